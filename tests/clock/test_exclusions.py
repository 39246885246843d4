"""Excluded days as runs: in order, overlapping and touching ones made one."""

from __future__ import annotations

from datetime import date

import pytest

from isa_programme.clock.exclusions import Exclusion, Run, Why, is_excluded, runs


def _jan(day: int) -> date:
    return date(2026, 1, day)


def _pause(first: int, last: int | None) -> Exclusion:
    end = None if last is None else _jan(last)
    return Exclusion(_jan(first), end, Why.PAUSE, _jan(first), "pause")


@pytest.mark.parametrize(
    ("pauses", "expected"),
    [
        pytest.param([], (), id="none"),
        pytest.param([(12, 9), (5, 6)], ((_jan(5), _jan(6)),), id="one without a day, last"),
        pytest.param([(5, 4), (12, 16)], ((_jan(12), _jan(16)),), id="one without a day, first"),
        pytest.param(
            [(12, 16), (5, 6)], ((_jan(5), _jan(6)), (_jan(12), _jan(16))), id="put in order"
        ),
        pytest.param([(5, 6), (7, 9)], ((_jan(5), _jan(9)),), id="touching"),
        pytest.param(
            [(5, 6), (8, 9)], ((_jan(5), _jan(6)), (_jan(8), _jan(9))), id="a day between"
        ),
        pytest.param([(5, 9), (6, 7)], ((_jan(5), _jan(9)),), id="one within another"),
        pytest.param(
            [(5, 9), (7, 12), (20, 21)],
            ((_jan(5), _jan(12)), (_jan(20), _jan(21))),
            id="two made one, then a third",
        ),
        pytest.param([(5, 9), (7, None)], ((_jan(5), None),), id="the second without end"),
        pytest.param([(5, None), (7, 9)], ((_jan(5), None),), id="the first without end"),
        pytest.param(
            [(5, 6), (9, None)], ((_jan(5), _jan(6)), (_jan(9), None)), id="apart, without end"
        ),
    ],
)
def test_exclusions_become_runs(
    pauses: list[tuple[int, int | None]], expected: tuple[Run, ...]
) -> None:
    assert expected == runs(_pause(*each) for each in pauses)


@pytest.mark.parametrize(
    ("day", "expected"),
    [(4, False), (5, True), (6, True), (7, False), (8, False), (9, True), (31, True)],
)
def test_a_day_is_excluded_from_the_first_of_a_run_to_its_last(day: int, expected: bool) -> None:
    assert expected == is_excluded(_jan(day), [(_jan(5), _jan(6)), (_jan(9), None)])

"""Bounds on extensions, where they are counted in other units, or a date is agreed instead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import attrs
import pytest

from isa_programme.calendars.scotland import scotland
from isa_programme.clock.response_clock import ResponseClock
from isa_programme.errors import RefusedError
from isa_programme.record.allowance import Allowance
from isa_programme.record.counting_rules import PauseExcludes
from isa_programme.record.stages import ExtensionCap, HoldingExtends, Stage
from registers import SUBSTANTIVE

CHRISTMAS_EVE = date(2025, 12, 24)
DEADLINE = date(2026, 1, 27)

Agree = Callable[[ResponseClock], bool]


def _jan(day: int) -> date:
    return date(2026, 1, day)


def _feb(day: int) -> date:
    return date(2026, 2, day)


def _stage(
    at_most: int | None = None, up_to: str | None = None, asks: str = "20 working days"
) -> Stage:
    bound = None if up_to is None else Allowance.parse(up_to)
    return attrs.evolve(
        SUBSTANTIVE,
        allowance=Allowance.parse(asks),
        extension=ExtensionCap(at_most=at_most, up_to=bound),
        clause="clause 7",
    )


def _clock(stage: Stage) -> ResponseClock:
    return ResponseClock(stage=stage, calendar=scotland(), day_zero=CHRISTMAS_EVE)


def _by(text: str, *, outside: bool = False) -> Agree:
    return lambda clock: clock.extend(_jan(5), Allowance.parse(text), outside_protocol=outside)


def _until(day: date, *, outside: bool = False) -> Agree:
    return lambda clock: clock.extend_to(_jan(5), day, outside_protocol=outside)


WITHIN: dict[str, tuple[Stage, tuple[Agree, ...], date]] = {
    "one of one": (_stage(at_most=1), (_by("90 working days"),), date(2026, 6, 5)),
    "the whole bound at once": (
        _stage(up_to="10 working days"),
        (_by("10 working days"),),
        _feb(10),
    ),
    "the whole bound in two": (
        _stage(up_to="10 working days"),
        (_by("4 working days"), _by("6 working days")),
        _feb(10),
    ),
    "ten working days where a month is the bound": (
        _stage(up_to="1 month"),
        (_by("10 working days"),),
        _feb(10),
    ),
    "a month where twenty-three working days are the bound": (
        _stage(up_to="23 working days"),
        (_by("1 month"),),
        _feb(27),
    ),
    "days and weeks are one unit": (
        _stage(up_to="2 weeks", asks="2 weeks"),
        (_by("6 days"), _by("8 days")),
        _jan(21),
    ),
    "until the last day of the bound": (
        _stage(up_to="10 working days"),
        (_until(_feb(10)),),
        _feb(10),
    ),
    "until a day, and on for what is left": (
        _stage(up_to="10 working days"),
        (_until(_feb(3)), _by("5 working days")),
        _feb(10),
    ),
    "beyond it, outside the protocol": (
        _stage(at_most=0, up_to="1 working day"),
        (_by("10 working days", outside=True),),
        _feb(10),
    ),
    "until a day beyond it, outside the protocol": (
        _stage(at_most=0),
        (_until(_feb(15), outside=True),),
        _feb(15),
    ),
    "the bound still whole after what was outside the protocol": (
        _stage(up_to="5 working days"),
        (_by("5 working days", outside=True), _by("5 working days")),
        _feb(10),
    ),
}


@pytest.mark.parametrize(("stage", "agreed", "expected"), WITHIN.values(), ids=WITHIN)
def test_what_keeps_within_a_bound_is_agreed(
    stage: Stage, agreed: tuple[Agree, ...], expected: date
) -> None:
    clock = _clock(stage)
    assert [True] * len(agreed) == [agree(clock) for agree in agreed]
    assert expected == clock.deadline


def _too_many(at_most: int) -> str:
    return (
        f"extension: at most {at_most} can be agreed under the protocol (clause 7);"
        " one more is recorded as outside it"
    )


def _too_long(up_to: str, to: date, not_to: date) -> str:
    return (
        f"extension: up to {up_to} in all can be agreed under the protocol (clause 7),"
        f" to {to} and not to {not_to}; more is recorded as outside it"
    )


BEYOND: dict[str, tuple[Stage, tuple[Agree, ...], Agree, str]] = {
    "none at all": (_stage(at_most=0), (), _by("1 working day"), _too_many(0)),
    "none at all, not even to the deadline itself": (
        _stage(at_most=0),
        (),
        _until(DEADLINE),
        _too_many(0),
    ),
    "a second of one": (
        _stage(at_most=1),
        (_by("1 working day"),),
        _until(_feb(20)),
        _too_many(1),
    ),
    "too long at once": (
        _stage(up_to="10 working days"),
        (),
        _by("11 working days"),
        _too_long("10 working days", _feb(10), _feb(11)),
    ),
    "too long in all": (
        _stage(up_to="10 working days"),
        (_by("6 working days"),),
        _by("5 working days"),
        _too_long("10 working days", _feb(10), _feb(11)),
    ),
    "too long in another unit": (
        _stage(up_to="10 working days"),
        (),
        _by("1 month"),
        _too_long("10 working days", _feb(10), _feb(27)),
    ),
    "too long by a bound in another unit": (
        _stage(up_to="1 week"),
        (),
        _by("6 working days"),
        _too_long("1 week", _feb(3), _feb(4)),
    ),
    "until a day beyond the bound": (
        _stage(up_to="10 working days"),
        (),
        _until(_feb(11)),
        _too_long("10 working days", _feb(10), _feb(11)),
    ),
    "on from a date agreed": (
        _stage(up_to="10 working days"),
        (_until(_feb(10)),),
        _by("1 working day"),
        _too_long("10 working days", _feb(10), _feb(11)),
    ),
}


@pytest.mark.parametrize(("stage", "agreed", "one_more", "fault"), BEYOND.values(), ids=BEYOND)
def test_what_breaks_a_bound_is_refused_and_changes_nothing(
    stage: Stage, agreed: tuple[Agree, ...], one_more: Agree, fault: str
) -> None:
    clock = _clock(stage)
    assert [True] * len(agreed) == [agree(clock) for agree in agreed]
    before = clock.deadline
    with pytest.raises(RefusedError) as refused:
        one_more(clock)
    assert (fault,) == refused.value.faults
    assert before == clock.deadline
    assert not clock.outside_protocol


def test_a_holding_reply_uses_up_no_bound_on_what_is_agreed() -> None:
    stage = attrs.evolve(
        _stage(at_most=1, up_to="5 working days"),
        holding=HoldingExtends(extends=Allowance.parse("5 working days")),
    )
    clock = _clock(stage)
    assert clock.hold(_jan(5))
    assert clock.extend(_jan(6), Allowance.parse("5 working days"))
    assert _feb(10) == clock.deadline


def test_a_bound_moves_with_what_was_paused() -> None:
    clock = _clock(_stage(up_to="10 working days"))
    clock.pause(_jan(12), "pause 1")
    clock.resume(_jan(15), "pause 1")
    # Three working days later than 10 February.
    with pytest.raises(RefusedError):
        clock.extend_to(_jan(16), _feb(14))
    assert clock.extend_to(_jan(16), _feb(13))


@pytest.mark.parametrize(
    ("by", "acted"),
    [
        pytest.param("10 working days", True, id="within"),
        pytest.param("11 working days", False, id="beyond"),
    ],
)
def test_a_bound_holds_while_the_clock_is_paused(by: str, acted: bool) -> None:
    clock = _clock(_stage(up_to="10 working days"))
    clock.pause(_jan(12), "pause 1")
    try:
        found = clock.extend(_jan(13), Allowance.parse(by))
    except RefusedError:
        found = False
    assert acted == found
    clock.resume(_jan(15), "pause 1")
    assert (_feb(13) if acted else _jan(30)) == clock.deadline


def test_a_restart_takes_no_part_in_what_was_agreed() -> None:
    clock = _clock(_stage(at_most=1))
    clock.extend(_jan(5), Allowance.parse("1 working day"))
    clock.restart(_jan(15))
    with pytest.raises(RefusedError) as refused:
        clock.extend(_jan(16), Allowance.parse("1 working day"))
    assert (_too_many(1),) == refused.value.faults


def test_too_late_is_told_before_too_much() -> None:
    clock = _clock(_stage(at_most=0))
    assert not clock.extend(_jan(28), Allowance.parse("1 working day"))
    assert not clock.extend_to(_jan(28), _feb(20))


def test_a_pause_that_holds_the_deadline_itself_is_no_way_round_a_bound() -> None:
    stage = attrs.evolve(_stage(up_to="1 working day"), pause_excludes=PauseExcludes.FROM)
    clock = _clock(stage)
    clock.pause(DEADLINE, "pause 1")
    with pytest.raises(RefusedError):
        clock.extend(DEADLINE, Allowance.parse("2 working days"))


def test_the_total_is_bounded_even_where_both_ends_roll_to_one_day() -> None:
    clock = _clock(_stage(up_to="1 day", asks="16 days"))  # Friday 9 January; Saturday rolls
    with pytest.raises(RefusedError, match="up to 1 day in all"):
        clock.extend(_jan(5), Allowance.parse("2 days"))

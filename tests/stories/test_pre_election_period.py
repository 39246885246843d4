"""A pre-election period stops a clock only where the protocol says so; else it is shown beside."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from isa_programme import Line, Period, Protocol, RefusedError, Suspension, Tracker

ELECTION = Suspension(
    name="pre-election period", period=Period(date(2026, 3, 26), date(2026, 5, 7))
)
SUMMER = Suspension(name="summer recess", period=Period(date(2026, 6, 27), date(2026, 8, 30)))


def agree(tracker: Tracker, answers: Protocol, *stopping: str) -> None:
    (stage,) = answers.stages
    tracker.agree_protocol(
        attrs.evolve(
            answers,
            version=2,
            effective_from=date(2026, 1, 1),
            stages=(attrs.evolve(stage, suspended_in=stopping),),
            suspensions=(ELECTION, SUMMER),
        )
    )


def line_of(tracker: Tracker, issued_on: str) -> Line:
    tracker.issue_advice(
        "One strategy, not two",
        issued_on=issued_on,
        addressees="minister",
        recommendations=["Publish one strategy"],
    )
    (line,) = tracker.standings(as_at=date.fromisoformat(issued_on))
    return line


@pytest.mark.parametrize(
    ("issued_on", "deadline", "falls_in"),
    [
        pytest.param("2026-02-25", date(2026, 3, 25), (), id="the day before it begins"),
        pytest.param("2026-02-26", date(2026, 3, 26), ("pre-election period",), id="its first day"),
        pytest.param("2026-03-25", date(2026, 4, 23), ("pre-election period",), id="within it"),
        pytest.param("2026-04-08", date(2026, 5, 7), ("pre-election period",), id="its last day"),
        pytest.param("2026-04-09", date(2026, 5, 8), (), id="the day after it ends"),
        pytest.param("2026-06-08", date(2026, 7, 7), ("summer recess",), id="another period"),
    ],
)
def test_a_period_that_merely_exists_is_shown_beside_the_deadline(
    tracker: Tracker,
    answers: Protocol,
    issued_on: str,
    deadline: date,
    falls_in: tuple[str, ...],
) -> None:
    agree(tracker, answers)
    line = line_of(tracker, issued_on)
    assert (deadline, falls_in) == (line.deadline, line.falls_in)
    (explained,) = tracker.explain("ADV-2026-001")
    told = [step.sentence for step in explained.steps if step.kind == "falls-in"]
    assert [
        f"the deadline falls in {name}, which does not stop this clock" for name in falls_in
    ] == told


def test_where_the_protocol_says_so_it_stops_the_clock(tracker: Tracker, answers: Protocol) -> None:
    agree(tracker, answers, "pre-election period")
    line = line_of(tracker, "2026-03-25")
    # No day from 26 March to 7 May counts; 25 May is a holiday.
    assert (date(2026, 6, 5), date(2026, 6, 5), ()) == (
        line.deadline,
        line.original_deadline,
        line.falls_in,
    )


def test_a_date_agreed_within_a_period_that_stops_the_clock_falls_in_none(
    tracker: Tracker, answers: Protocol
) -> None:
    agree(tracker, answers, "pre-election period")
    line_of(tracker, "2026-02-25")
    tracker.extend_clock(
        "ADV-2026-001",
        agreed_on="2026-03-02",
        agreed_by="both",
        until="2026-04-30",
        reason="as agreed",
    )
    (line,) = tracker.standings(as_at=date(2026, 3, 2))
    assert (date(2026, 4, 30), ()) == (line.deadline, line.falls_in)


def test_a_stage_that_names_a_period_nobody_listed_is_refused(
    tracker: Tracker, answers: Protocol
) -> None:
    with pytest.raises(RefusedError) as refused:
        agree(tracker, answers, "easter recess")
    assert (
        "substantive: suspended_in: no suspension 'easter recess' is listed",
    ) == refused.value.faults

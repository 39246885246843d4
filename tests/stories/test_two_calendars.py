"""A day counts only where it counts for both: for our office, and for the office that answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import attrs
import pytest

from isa_programme import (
    Closure,
    Protocol,
    Receipt,
    RefusedError,
    Tracker,
    WorkingCalendar,
    weekdays,
)
from isa_programme.clock.steps import PassedOver


def office(*closures: Closure, last: date = date(2026, 12, 31)) -> WorkingCalendar:
    bare = weekdays(date(2025, 1, 1), last, name="office")
    return bare.with_closures(added=closures)


AUTUMN = Closure(date(2025, 11, 24), date(2025, 11, 26), "the office moves")


@pytest.fixture
def both(answers: Protocol) -> Protocol:
    return attrs.evolve(
        answers,
        version=2,
        effective_from=date(2025, 11, 1),
        adopted_on=date(2025, 10, 1),
        calendars=("scotland", "office"),
    )


def issue(tracker: Tracker, issued_on: str = "2025-11-13") -> None:
    tracker.issue_advice(
        "One strategy, not two",
        issued_on=issued_on,
        addressees="minister",
        recommendations=["Publish one strategy"],
    )


def test_the_closed_days_of_both_are_passed_over(
    tracker: Tracker, both: Protocol, standing: Callable[[str], list[str]]
) -> None:
    tracker.adopt_calendar(office(AUTUMN), adopted_on="2025-10-01")
    tracker.agree_protocol(both)
    issue(tracker)
    # 12 December by Scotland's days alone; three days are the office's own.
    expected = ["ADV-2025-001.1 minister substantive: awaiting, 2025-12-17"]
    assert expected == standing("2025-11-13")
    (line,) = tracker.standings(as_at=date(2025, 11, 13))
    assert line.calendar == "scotland + office"
    (explained,) = tracker.explain("ADV-2025-001")
    assert [
        "Monday 24 November 2025 to Wednesday 26 November 2025: not counted, the office moves",
        "Sunday 30 November 2025: not counted, Saint Andrew's Day",
        "Monday 1 December 2025: not counted, Saint Andrew's Day (observed)",
    ] == [
        step.sentence
        for step in explained.steps
        if isinstance(step, PassedOver) and step.reason != "weekend"
    ]
    assert explained.sentences[1].startswith(
        "calendar: scotland + office, 2025-01-01 to 2026-12-31, fingerprint "
    )


def test_a_closure_of_one_of_them_adopted_later_moves_what_is_open(
    tracker: Tracker, both: Protocol
) -> None:
    tracker.adopt_calendar(office(AUTUMN), adopted_on="2025-10-01")
    tracker.agree_protocol(both)
    issue(tracker)
    tracker.close_days("2025-12-15", calendar="office", reason="a flood", adopted_on="2025-12-01")
    found = [
        (line.deadline, line.original_deadline)
        for day in (date(2025, 11, 30), date(2025, 12, 1))
        for line in tracker.standings(as_at=day)
    ]
    before, after = date(2025, 12, 17), date(2025, 12, 18)
    assert [(before, before), (after, before)] == found


def test_lateness_and_what_is_due_within_count_by_both(tracker: Tracker, both: Protocol) -> None:
    tracker.adopt_calendar(
        office(AUTUMN, Closure(date(2025, 12, 18), date(2025, 12, 18), "a party")),
        adopted_on="2025-10-01",
    )
    tracker.agree_protocol(both)
    issue(tracker)
    (late,) = tracker.overdue(as_at=date(2025, 12, 19))
    assert (1, 2) == (late.working_days_late, late.days_late)
    assert [0, 1] == [
        len(tracker.due(as_at=day, within="3 working days"))
        for day in (date(2025, 12, 11), date(2025, 12, 12))
    ]


def test_what_the_shorter_of_them_does_not_reach_cannot_be_worked_out(
    tracker: Tracker, both: Protocol
) -> None:
    tracker.adopt_calendar(office(last=date(2025, 12, 5)), adopted_on="2025-10-01")
    tracker.agree_protocol(both)
    issue(tracker)
    (line,) = tracker.standings(as_at=date(2025, 11, 13))
    assert (
        "cannot-be-worked-out",
        (
            "the count runs past the end of the calendar 'scotland + office', which covers"
            " 2025-01-01 to 2025-12-05"
        ),
    ) == (line.standing, line.because)


@pytest.mark.parametrize(
    ("other", "fault"),
    [
        pytest.param(
            weekdays(date(2001, 1, 1), date(2001, 12, 31), name="office"),
            "calendars: no day is covered by all the calendars: 'scotland' (2018-01-01 to"
            " 2028-12-31), 'office' (2001-01-01 to 2001-12-31)",
            id="no day is covered by both",
        ),
        pytest.param(
            WorkingCalendar(
                name="office",
                first=date(2025, 1, 1),
                last=date(2026, 12, 31),
                closed={},
                week=frozenset({5, 6}),
            ),
            "calendars: the calendar 'scotland + office' has no working day in it",
            id="one works when the other rests",
        ),
    ],
)
def test_calendars_with_no_day_in_common_are_refused(
    tracker: Tracker, both: Protocol, other: WorkingCalendar, fault: str
) -> None:
    tracker.adopt_calendar(other, adopted_on="2025-10-01")
    with pytest.raises(RefusedError) as refused:
        tracker.agree_protocol(both)
    assert (fault,) == refused.value.faults


def test_a_calendar_that_would_leave_a_protocol_without_a_day_is_refused(
    tracker: Tracker, both: Protocol
) -> None:
    tracker.adopt_calendar(office(AUTUMN), adopted_on="2025-10-01")
    tracker.agree_protocol(both)
    with pytest.raises(RefusedError) as refused:
        tracker.adopt_calendar(
            weekdays(date(2001, 1, 1), date(2001, 12, 31), name="office"), adopted_on="2025-12-01"
        )
    assert (
        (
            "calendar: answers version 2 would have nothing to count by; no day is covered by all"
            " the calendars: 'scotland' (2018-01-01 to 2028-12-31), 'office' (2001-01-01 to"
            " 2001-12-31)"
        ),
    ) == refused.value.faults


@pytest.mark.parametrize(
    ("calendars", "faults"),
    [
        pytest.param((), ("calendars: at least one is needed",), id="none"),
        pytest.param(
            ("scotland", "scotland"), ("calendars: scotland is there twice",), id="one twice"
        ),
        pytest.param(
            ("scotland", "mars"),
            ("calendars: no calendar 'mars' was adopted here; there is scotland",),
            id="one unknown",
        ),
    ],
)
def test_a_protocol_names_calendars_that_are_there(
    tracker: Tracker, both: Protocol, calendars: tuple[str, ...], faults: tuple[str, ...]
) -> None:
    with pytest.raises(RefusedError) as refused:
        tracker.agree_protocol(attrs.evolve(both, calendars=calendars))
    assert faults == refused.value.faults


def test_the_receipt_rule_asks_both_calendars_too(
    tracker: Tracker, both: Protocol, answers: Protocol
) -> None:
    (stage,) = answers.stages
    moves = attrs.evolve(stage, receipt=Receipt.NEXT_WORKING_DAY)
    tracker.adopt_calendar(office(AUTUMN), adopted_on="2025-10-01")
    tracker.agree_protocol(attrs.evolve(both, stages=(moves,)))
    issue(tracker, "2025-11-24")
    (line,) = tracker.standings(as_at=date(2025, 11, 24))
    assert line.day_zero == date(2025, 11, 27)

"""Calendars adopted, compared and closed, and deadlines told, by a program."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from isa_programme import FaultsError, RefusedError, Tracker, UnknownReferenceError
from isa_programme.calendars.closures import Closure
from isa_programme.calendars.scotland import scotland
from isa_programme.errors import CalendarError
from journal_samples import NOW

TODAY = NOW.date()


def test_a_closure_is_adopted_for_what_is_open_from_the_day_of_recording(tracker: Tracker) -> None:
    tracker.issue_advice("Paper", issued_on="2026-11-16", addressees="cosla")
    before = tracker.due(as_at=TODAY)[0].deadline

    recorded = tracker.close_days("2026-11-26", reason="flood")

    # Twenty working days from 16 November; 30 November is out, and now the 26th.
    assert (before, tracker.due(as_at=TODAY)[0].deadline) == (
        date(2026, 12, 15),
        date(2026, 12, 16),
    )
    assert [(each.adopted_on, each.entry) for each in tracker.calendars()] == [
        (TODAY, 2),
        (TODAY, recorded.number),
    ]
    days = tracker.closed_days("scotland", as_at=TODAY, year=2026)
    assert [each.reason for each in days if each.day == date(2026, 11, 26)] == ["flood"]


def test_what_a_calendar_would_change_is_told_before_it_is_adopted(tracker: Tracker) -> None:
    tracker.issue_advice("Paper", issued_on="2026-11-16", addressees="cosla")
    tracker.tell_deadline("ADV-2026-001", deadline="2026-12-15", told_on="2026-11-17")
    other = tracker.with_closures([Closure(date(2026, 11, 26), date(2026, 11, 26), "flood")])
    size = len(tracker.entries())

    change = tracker.calendar_change(other, as_at=TODAY)

    assert [(each.day, each.closed_before, each.closed_after) for each in change.days] == [
        (date(2026, 11, 26), None, "flood")
    ]
    assert [(move.deadline_after, move.told_on) for move in change.moves] == [
        (date(2026, 12, 16), date(2026, 11, 17))
    ]
    assert len(tracker.entries()) == size
    assert tracker.adopt_calendar(other, adopted_on="2026-11-23").number == size + 1


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (("2026-02-30",), "first: '2026-02-30' is not a date here: there is no such day"),
        (("2026-06-16", "soon"), "last: 'soon' is not a date here: write it year-month-day"),
        (("2026-06-16", "2026-06-15"), "a closure can't end on 2026-06-15, before it begins"),
        (("2035-06-16",), "the closure of 2035-06-16 lies outside 2018-01-01 to 2028-12-31"),
    ],
)
def test_a_closure_that_is_none_is_refused(
    tracker: Tracker, arguments: tuple[str, ...], fault: str
) -> None:
    with pytest.raises(FaultsError) as caught:
        tracker.close_days(*arguments, reason="flood")

    assert str(caught.value).startswith(fault)
    assert len(tracker.calendars()) == 1


def test_a_calendar_that_is_not_there_is_refused(tracker: Tracker) -> None:
    with pytest.raises(UnknownReferenceError) as caught:
        tracker.close_days("2026-11-26", reason="flood", calendar="moon")
    assert str(caught.value) == "no calendar 'moon' in this record: there is scotland"
    moon = attrs.evolve(scotland(), name="moon")
    with pytest.raises(UnknownReferenceError) as caught:
        tracker.calendar_change(moon, as_at=TODAY)
    assert str(caught.value) == "no calendar 'moon' in this record: there is scotland"


def test_what_was_told_is_given_as_days(tracker: Tracker) -> None:
    tracker.issue_advice("Paper", issued_on="2026-11-16", addressees="cosla")

    with pytest.raises(FaultsError) as caught:
        tracker.tell_deadline("ADV-2026-001", deadline="soon", told_on="2026-02-30")

    assert [fault.split(":")[0] for fault in caught.value.faults] == ["deadline", "told_on"]


def test_a_protocol_keeps_a_working_day_whatever_is_adopted(tracker: Tracker) -> None:
    with pytest.raises(CalendarError):
        tracker.close_days("2018-01-01", "2028-12-31", reason="flood")
    tracker.close_days("2026-11-26", reason="flood", adopted_on=TODAY)

    with pytest.raises(RefusedError) as caught:
        tracker.adopt_calendar(scotland(), adopted_on="2026-11-22")

    assert caught.value.faults == (
        "adopted_on: 2026-11-22 lies before scotland was adopted last, on 2026-11-23",
    )

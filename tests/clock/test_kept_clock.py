"""A clock kept as plain data ends where the clock itself would, if what holds it ended any day."""

from __future__ import annotations

import json
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

import clock_stories
from clock_stories import FIRST, LAST
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.kept_clock import end_if_resumed, kept_clock
from isa_programme.clock.response_clock import ResponseClock
from isa_programme.errors import FaultsError, OutsideCalendarError
from isa_programme.questions.stretches.calendar_bits import calendar_days, calendar_of
from registers import SUBSTANTIVE

later = st.integers(0, 200)


def end(clock: ResponseClock, on: date) -> date | None:
    try:
        return clock.if_resumed(on).deadline
    except (OutsideCalendarError, FaultsError):
        return None


def kept_end(clock: ResponseClock, on: date) -> date | None:
    """Where it ends once it was written down, its calendar too, and read again."""
    kept = json.loads(json.dumps(kept_clock(clock)))
    days = None if clock.calendar is None else calendar_days(clock.calendar)
    return end_if_resumed(kept, calendar_of(days), on)


@given(clock_stories.cases(), later)
def test_a_kept_clock_ends_where_the_clock_itself_would(
    case: clock_stories.Case, days: int
) -> None:
    clock = case.clock_after_all()
    newest = max([case.day_zero, *(told.on for told in case.story)])
    on = newest + timedelta(days=days)
    assert end(clock, on) == kept_end(clock, on)


@given(
    clock_stories.cases(among=("pause", "ask", "extend", "until", "restart"), reaches=True), later
)
def test_a_kept_clock_that_is_held_open_ends_later_the_later_it_goes_on(
    case: clock_stories.Case, days: int
) -> None:
    clock = case.clock_after_all()
    newest = max([case.day_zero, *(told.on for told in case.story)])
    first, then = (kept_end(clock, newest + timedelta(days=each)) for each in (days, days + 7))
    assert end(clock, newest + timedelta(days=days)) == first
    assert first is not None
    assert then is not None
    # A question on the last day itself holds nothing open; answered later, it moves nothing.
    assert first <= then or clock.end_known() is not None


def test_a_kept_clock_that_is_paused_ends_as_much_later_as_it_goes_on_later() -> None:
    paused = clock_stories.Told(date(2027, 3, 3), "pause", "pause 1")
    calendar = WorkingCalendar(name="long", first=FIRST, last=LAST, closed={})
    clock = clock_stories.Case(
        calendar, SUBSTANTIVE, date(2027, 3, 1), story=(paused,)
    ).clock_after_all()
    assert clock.end_known() is None
    assert [date(2027, 3, 30), date(2027, 4, 6), date(2027, 4, 13)] == [
        kept_end(clock, date(2027, 3, day)) for day in (4, 11, 18)
    ]


def test_a_kept_clock_tells_no_day_that_its_calendar_does_not_reach() -> None:
    case = clock_stories.Case(
        WorkingCalendar(name="short", first=date(2027, 1, 1), last=date(2027, 3, 31), closed={}),
        SUBSTANTIVE,
        date(2027, 3, 1),
        story=(clock_stories.Told(date(2027, 3, 3), "pause", "pause 1"),),
    )
    clock = case.clock_after_all()
    assert date(2027, 3, 30) == kept_end(clock, date(2027, 3, 4))
    assert kept_end(clock, date(2027, 3, 22)) is None

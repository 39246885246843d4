"""Counting backwards: the last day on which a clock can start and still end in time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from isa_programme.calendars.periods import Period
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.day_zero import work_out
from isa_programme.clock.response_clock import ResponseClock
from isa_programme.errors import DateError, OutsideCalendarError
from isa_programme.record.stages import Stage

_DAYS_CLAMPED = 4
"""How many days on a start can still end earlier: 28 to 31 January and a month, with days left out.
"""


def latest_start(
    stage: Stage,
    by: date,
    calendar: WorkingCalendar | None = None,
    *,
    channel: str | None = None,
    suspensions: Sequence[tuple[str, Period]] = (),
) -> date:
    """The last day on which a paper can go out so that its clock, left alone, ends by a day.

    A working day wherever there is a calendar: nobody sends a letter on a Sunday to gain nothing.
    Counting forward from it by the same rules gives `by`, or the nearest day before it that the
    rules can give.

    Args:
        stage: the rules.
        by: the day on or before which the deadline must lie.
        calendar: the working days.
        channel: how the paper is sent, where the rules date receipt by that.
        suspensions: periods not counted, by name.

    Raises:
        OutsideCalendarError: the calendar does not cover `by`, or begins after that day.
        DateError: that day lies before the year 1.
    """
    if calendar is not None and by not in calendar:
        raise OutsideCalendarError(calendar.name, by, calendar.first, calendar.last)

    def ends(ordinal: int) -> date:
        sent_on = date.fromordinal(ordinal)
        try:
            day_zero = work_out("sent", sent_on, stage, calendar, channel=channel).on
            assert day_zero is not None, "a day was given"
            clock = ResponseClock(
                stage=stage, calendar=calendar, day_zero=day_zero, suspensions=suspensions
            )
            end = clock.deadline
        except OutsideCalendarError:
            end = None  # beyond the calendar, and so beyond `by`
        return end or date.max

    first = 1 if calendar is None else calendar.first.toordinal()
    # A later start never ends earlier, so the last that ends in time can be searched by halves; but
    # for the end of a month, where one more day of January can mean one day less to count.
    found = first + bisect_right(range(first, by.toordinal() + 1), by, key=ends) - 1
    for ordinal in range(min(found + _DAYS_CLAMPED, by.toordinal()), first - 1, -1):
        day = date.fromordinal(ordinal)
        if (calendar is None or calendar.is_working_day(day)) and ends(ordinal) <= by:
            return day
    if calendar is None:
        raise DateError(by, f"{stage.allowance} before it lies before the year 1")
    raise OutsideCalendarError(
        calendar.name, calendar.first - timedelta(days=1), calendar.first, calendar.last
    )

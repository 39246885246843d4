"""Counting an allowance: the deadline from a day zero, by a calendar, past excluded days.

The conventions, each of which a protocol may change, are those of the guidance on the Freedom of
Information (Scotland) Act 2002, s.10: day zero is not counted, and the deadline is the last good
day, to its midnight.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from isa_programme.calendars.dates import add_months, require_day
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.exclusions import Run, is_excluded
from isa_programme.errors import CalendarError, DateError, OutsideCalendarError
from isa_programme.record.allowance import Allowance, Unit
from isa_programme.record.counting_rules import FirstDay, Roll

_ONE_DAY = timedelta(days=1)


def deadline(
    allowance: Allowance | str,
    day_zero: date,
    calendar: WorkingCalendar | None = None,
    *,
    first_day: FirstDay = FirstDay.AFTER,
    roll: Roll = Roll.FOLLOWING,
) -> date:
    """The last good day of an allowance that runs from a day zero, with nothing in between.

    Working days: the Nth working day after day zero. Days and weeks: day zero plus N, or 7 N,
    calendar days. Months: the corresponding date, clamped to the month's end. A result in calendar
    units that falls on no working day is rolled as `roll` says.

    Args:
        allowance: a number of working days, days, weeks or months, or its text.
        day_zero: the day counted from.
        calendar: the working days; needed for working days, and for every roll but ``none``.
        first_day: ``same`` makes day zero itself the first day counted.
        roll: where a result in calendar units goes that falls on no working day.

    Raises:
        OutsideCalendarError: the calendar does not reach the deadline.
        CalendarError: a calendar is needed and none was given.
        DateError: day zero is no date, or a time too; or the deadline lies beyond the year 9999.
    """
    require_day(day_zero, "day zero")
    allowance = Allowance.taken(allowance)
    found = rolled(
        leg_end(allowance, day_zero, calendar, (), first_day=first_day),
        allowance,
        roll,
        calendar,
        (),
        first_counted=first_counted(day_zero, first_day),
    )
    assert found is not None, "nothing is excluded, so the count comes to an end"
    return found


def first_counted(day_zero: date, first_day: FirstDay) -> date:
    """The first day that can be counted."""
    return day_zero if first_day is FirstDay.SAME else _later(day_zero, 1)


def leg_end(
    allowance: Allowance,
    day_zero: date,
    calendar: WorkingCalendar | None,
    excluded: Sequence[Run],
    *,
    first_day: FirstDay = FirstDay.AFTER,
) -> date | None:
    """The day an allowance is used up, unrolled; None if excluded days without end come first."""
    begin = first_counted(day_zero, first_day)
    if allowance.unit is Unit.WORKING_DAYS:
        return _working_day(begin, allowance.number, needed(calendar), excluded)
    return _calendar_day(begin, calendar_days(allowance, day_zero), excluded)


def calendar_days(allowance: Allowance, day_zero: date) -> int:
    """How many calendar days an allowance in days, weeks or months comes to from day zero."""
    match allowance.unit:
        case Unit.DAYS:
            return allowance.number
        case Unit.WEEKS:
            return 7 * allowance.number
        case Unit.MONTHS:
            return (add_months(day_zero, allowance.number) - day_zero).days
        case Unit.WORKING_DAYS:
            raise CalendarError("working days come to a number of days only by a calendar")


def needed(calendar: WorkingCalendar | None) -> WorkingCalendar:
    """The calendar, where a rule can't be applied without one.

    Raises:
        CalendarError: there is none.
    """
    if calendar is None:
        raise CalendarError("a calendar is needed to tell working days from others")
    return calendar


def _working_day(
    begin: date, number: int, calendar: WorkingCalendar, excluded: Sequence[Run]
) -> date | None:
    try:
        end = _nth_from(begin, number, calendar)
        for first, last in excluded:
            if last is not None and last < begin:
                continue
            counts_from = max(begin, first)
            if counts_from > end:
                break
            if last is None:
                return None
            if lost := _working_days_in(counts_from, last, calendar):
                end = calendar.nth_working_day(end, lost)
    except OutsideCalendarError:
        if _held_within(calendar, begin, excluded):
            return None
        raise
    return end


def _held_within(calendar: WorkingCalendar, begin: date, excluded: Sequence[Run]) -> bool:
    """Whether excluded days without end begin before a day that the calendar does not cover."""
    if begin < calendar.first or not excluded:
        return False
    first, last = excluded[-1]
    return last is None and first <= max(begin, calendar.last + _ONE_DAY)


def _nth_from(begin: date, number: int, calendar: WorkingCalendar) -> date:
    # Asks for no day before `begin`, which may be the first that the calendar covers.
    if not calendar.is_working_day(begin):
        return calendar.nth_working_day(begin, number)
    return begin if number == 1 else calendar.nth_working_day(begin, number - 1)


def _working_days_in(first: date, last: date, calendar: WorkingCalendar) -> int:
    return calendar.is_working_day(first) + calendar.working_days_between(first, last)


def _calendar_day(begin: date, number: int, excluded: Sequence[Run]) -> date | None:
    end = _later(begin, number - 1)
    for first, last in excluded:
        if last is not None and last < begin:
            continue
        first = max(first, begin)  # noqa: PLW2901 - a run counts from where counting begins
        if first > end:
            break
        if last is None:
            return None
        end = _later(end, (last - first).days + 1)
    return end


def _later(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise DateError(f"{day} + {days} days", "it lies beyond the year 9999") from None


def moved_date(
    agreed: date, unit: Unit, calendar: WorkingCalendar | None, excluded: Sequence[Run]
) -> date | None:
    """An agreed date, later by the days excluded before it; None if they have no end.

    Working days where the clock counts those, calendar days where it counts calendar units.
    """
    end = agreed
    for first, last in excluded:
        if first > end:
            break
        if last is None:
            return None
        if unit is not Unit.WORKING_DAYS:
            end = _later(end, (last - first).days + 1)
        elif lost := _working_days_in(first, last, needed(calendar)):
            end = needed(calendar).nth_working_day(end, lost)
    return end


def rolled(
    end: date | None,
    allowance: Allowance,
    roll: Roll,
    calendar: WorkingCalendar | None,
    excluded: Sequence[Run],
    *,
    first_counted: date,
    suspended: Sequence[Run] = (),
) -> date | None:
    """`end` moved to a working day as `roll` says; None if excluded days without end follow.

    A backward roll that would cross an excluded day, or reach a day before the first that could
    be counted, rolls following instead. A rolled date never falls on an excluded day; but whether
    the next day leaves the month is asked of the calendar and the days suspended, which are known
    beforehand, so that no pause makes a deadline roll back.
    """
    if end is None or roll is Roll.NONE or allowance.unit is Unit.WORKING_DAYS:
        return end
    calendar = needed(calendar)
    if calendar.is_working_day(end):
        return end
    if roll is Roll.PRECEDING or (
        roll is Roll.MODIFIED_FOLLOWING and _leaves_its_month(end, calendar, suspended)
    ):
        before = _preceding(end, calendar, excluded, first_counted)
        return before or _following(end, calendar, excluded)
    return _following(end, calendar, excluded)


def _leaves_its_month(end: date, calendar: WorkingCalendar, suspended: Sequence[Run]) -> bool:
    following = _following(end, calendar, suspended)
    return following is None or (following.year, following.month) != (end.year, end.month)


def _following(end: date, calendar: WorkingCalendar, excluded: Sequence[Run]) -> date | None:
    try:
        day = calendar.nth_working_day(end, 1)
        for first, last in excluded:
            if first <= day and (last is None or day <= last):
                if last is None:
                    return None
                day = calendar.nth_working_day(last, 1)
    except OutsideCalendarError:
        if _held_within(calendar, end, excluded):
            return None
        raise
    return day


def _preceding(
    end: date, calendar: WorkingCalendar, excluded: Sequence[Run], first_counted: date
) -> date | None:
    try:
        day = calendar.nth_working_day_before(end, 1)
    except OutsideCalendarError:
        # With every day that can be counted covered, there is no working day among them.
        if first_counted in calendar:
            return None
        raise
    if day < first_counted:
        return None
    crossed = (day + timedelta(days=on) for on in range((end - day).days))
    if any(is_excluded(each, excluded) for each in crossed):
        return None
    return day

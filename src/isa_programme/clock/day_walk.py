"""Walking an allowance day by day, for somebody who wants to check it by hand.

The clock itself never walks: it counts by tables. This is the same count the slow way, with a name
for every day passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from isa_programme.calendars.dates import weekday_name
from isa_programme.calendars.working import WEEKDAYS, WorkingCalendar
from isa_programme.clock.counting import calendar_days, first_counted
from isa_programme.clock.exclusions import Exclusion
from isa_programme.clock.steps import Counted, PassedOver
from isa_programme.record.allowance import Allowance, Unit
from isa_programme.record.counting_rules import FirstDay

_ONE_DAY = timedelta(days=1)
_WEEKEND = "weekend"


def _walked(
    allowance: Allowance,
    day_zero: date,
    calendar: WorkingCalendar | None,
    *,
    exclusions: tuple[Exclusion, ...],
    first_day: FirstDay,
) -> Iterator[Counted | PassedOver]:
    working = calendar if allowance.unit is Unit.WORKING_DAYS else None
    left = allowance.number if working else calendar_days(allowance, day_zero)
    unit = "working day" if working else "day"
    day, number = first_counted(day_zero, first_day), 0
    run: Counted | None = None
    weekends: list[date] = []
    while number < left:
        reason = reason_passed_over(day, working, exclusions)
        if reason is None:
            number += 1
            if run is None:
                yield from _passed(weekends)
                run = Counted(day, day, number, number, (), unit)
            else:
                between = (*run.weekends, *weekends)
                run = Counted(run.first, day, run.from_number, number, between, unit)
            weekends = []
        elif reason == _WEEKEND:
            weekends.append(day)
        else:
            if run is not None:
                yield run
                run = None
            yield from _passed(weekends)
            weekends = []
            yield PassedOver(day, day, reason)
        day += _ONE_DAY
    if run is not None:
        yield run


def reason_passed_over(
    day: date, calendar: WorkingCalendar | None, exclusions: tuple[Exclusion, ...]
) -> str | None:
    """Why a day does not count: an exclusion's label, a holiday's name, "weekend"; else None.

    A day from Monday to Friday that the calendar never counts is no weekend.
    """
    for exclusion in exclusions:
        if exclusion.first <= day and (exclusion.last is None or day <= exclusion.last):
            return exclusion.label
    if calendar is None or calendar.is_working_day(day):
        return None
    if day in calendar.closed:
        return calendar.closed[day] or "closed"
    return f"no {weekday_name(day)} counts" if day.weekday() in WEEKDAYS else _WEEKEND


def _passed(weekends: list[date]) -> Iterator[PassedOver]:
    if weekends:
        yield PassedOver(weekends[0], weekends[-1], _WEEKEND)


def counted_days(
    allowance: Allowance,
    day_zero: date,
    calendar: WorkingCalendar | None,
    *,
    exclusions: tuple[Exclusion, ...] = (),
    first_day: FirstDay = FirstDay.AFTER,
) -> Iterator[Counted | PassedOver]:
    """Every day from the first that can count to the one that uses the allowance up.

    Weekends between counted days are folded into them; days passed over in a row for one reason
    are one step.

    Raises:
        OutsideCalendarError: the calendar does not reach that far.
    """
    steps = _walked(allowance, day_zero, calendar, exclusions=exclusions, first_day=first_day)
    return _folded(steps)


def _folded(steps: Iterator[Counted | PassedOver]) -> Iterator[Counted | PassedOver]:
    held: PassedOver | None = None
    for step in steps:
        if held and isinstance(step, PassedOver) and step.reason == held.reason:
            held = PassedOver(held.first, step.last, held.reason)
            continue
        if held:
            yield held
        held = step if isinstance(step, PassedOver) else None
        if held is None:
            yield step
    if held:
        yield held

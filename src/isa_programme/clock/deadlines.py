"""Many deadlines at once: one allowance counted from each of many days."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from isa_programme.calendars.dates import require_day
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.counting import deadline
from isa_programme.errors import IsaProgrammeError
from isa_programme.record.allowance import Allowance
from isa_programme.record.counting_rules import FirstDay, Roll


def deadlines(
    allowance: Allowance | str,
    starts: Iterable[date],
    calendar: WorkingCalendar | None = None,
    *,
    first_day: FirstDay = FirstDay.AFTER,
    roll: Roll = Roll.FOLLOWING,
) -> list[date]:
    """The deadline from each day zero of `starts`, in their order.

    Each is what :func:`~isa_programme.clock.counting.deadline` gives, which is asked once for
    each different day: a million starts within ten years cost little more than looking them up.

    Args:
        allowance: a number of working days, days, weeks or months, or its text.
        starts: the days counted from, in any order and repeated as often as they are.
        calendar: the working days; needed for working days, and for every roll but ``none``.
        first_day: ``same`` makes day zero itself the first day counted.
        roll: where a result in calendar units goes that falls on no working day.

    Raises:
        OutsideCalendarError: the calendar does not reach a deadline.
        CalendarError: a calendar is needed and none was given.
        DateError: a start is no date, or a time too; or its deadline lies beyond the year 9999.

    A note on the error (``__notes__``) names the first start that has no deadline.
    """
    counted = Allowance.taken(allowance)

    def count(start: date) -> date:
        day_zero = require_day(start, "a start")
        return deadline(counted, day_zero, calendar, first_day=first_day, roll=roll)

    return list(map(_Found(count).__getitem__, starts))


class _Found(dict[date, date]):
    """The deadlines found so far; one looked up for the first time is counted."""

    def __init__(self, count: Callable[[date], date]) -> None:
        self._count = count

    def __missing__(self, start: date) -> date:
        try:
            found = self[start] = self._count(start)
        except IsaProgrammeError as refused:
            refused.add_note(f"counting from {start}")
            raise
        return found

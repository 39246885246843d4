"""How late, and how long still: where a deadline stands on a day, and the days between."""

from __future__ import annotations

from datetime import date

from isa_programme.calendars.working import WorkingCalendar
from isa_programme.errors import OutsideCalendarError
from isa_programme.questions.standing_words import Standing

WARN = 5
"""Working days within which an answer is due soon, where no protocol sets its own number."""


def standing_on(
    as_at: date, deadline: date, calendar: WorkingCalendar | None, *, warn: int = WARN
) -> Standing:
    """Where something unanswered stands at the end of a day, by its deadline."""
    if as_at > deadline:
        return Standing.OVERDUE
    if as_at == deadline:
        return Standing.DUE_TODAY
    left = working_days(calendar, as_at, deadline)
    return Standing.DUE_SOON if left is not None and left <= warn else Standing.AWAITING


def working_days(calendar: WorkingCalendar | None, since: date | None, until: date) -> int | None:
    """Working days in (since, until], 0 where it is empty; None where no calendar covers it."""
    if since is None or until <= since:
        return 0
    if calendar is None:
        return None
    try:
        return calendar.working_days_between(since, until)
    except OutsideCalendarError:
        return None


def told_days(number: int) -> str:
    """So many days in words: ``1 day``, ``2 days``."""
    return "1 day" if number == 1 else f"{number} days"


def calendar_days(since: date | None, until: date) -> int:
    """Calendar days in (since, until], 0 where it is empty."""
    return 0 if since is None else max(0, (until - since).days)

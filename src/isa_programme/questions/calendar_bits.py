"""Calendars as the bits of a number, and back: all that counting needs of them."""

from __future__ import annotations

import json
from datetime import date, timedelta

from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.kept_clock import end_if_resumed
from isa_programme.questions.owed import lies_within
from isa_programme.questions.stretch_rows import CalendarDays, Stretch
from isa_programme.record.allowance import Allowance


def calendar_days(calendar: WorkingCalendar) -> CalendarDays:
    """The working days of a calendar, without their names."""
    start = calendar.first.toordinal()
    working = sum(1 << (day.toordinal() - start) for day in calendar.working)
    return CalendarDays(
        calendar.fingerprint, str(calendar.first), str(calendar.last), f"{working:x}"
    )


def calendar_of(kept: CalendarDays | None) -> WorkingCalendar | None:
    """A calendar that counts as the one whose days were kept."""
    if kept is None:
        return None
    first, last = date.fromisoformat(kept.first), date.fromisoformat(kept.last)
    working = int(kept.working, 16)
    days = (first + timedelta(days=place) for place in range((last - first).days + 1))
    closed = {day: "" for place, day in enumerate(days) if not working >> place & 1}
    return WorkingCalendar(
        name=kept.fingerprint[:12], first=first, last=last, closed=closed, week=frozenset(range(7))
    )


def resumed(stretch: Stretch, calendar: CalendarDays | None, on: str) -> str | None:
    """Where the clock of a paused stretch would end if it went on that day."""
    if stretch.clock is None:
        return None
    end = end_if_resumed(json.loads(stretch.clock), calendar_of(calendar), date.fromisoformat(on))
    return None if end is None else str(end)


def is_within(
    stretch: Stretch, within: Allowance, calendar: CalendarDays | None, as_at: date
) -> bool:
    """Whether the deadline of a stretch lies at most so far ahead of a day."""
    day = None if stretch.deadline is None else date.fromisoformat(stretch.deadline)
    return lies_within(day, within, calendar_of(calendar), as_at)

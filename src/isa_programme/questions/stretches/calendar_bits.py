"""Calendars as the bits of a number, and back: all that counting needs of them."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache

from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.kept_clock import end_if_resumed
from isa_programme.questions.owed import lies_within
from isa_programme.questions.stretches.rows import CalendarDays, Stretch
from isa_programme.record.allowance import Allowance

_DIGITS = bytes.maketrans(b"\0\1", b"01")


@lru_cache(maxsize=16)  # asked for anew by every transaction
def calendar_days(calendar: WorkingCalendar) -> CalendarDays:
    """The working days of a calendar, without their names."""
    start = calendar.first.toordinal()
    days = bytearray(calendar.last.toordinal() - start + 1)
    for day in calendar.working:
        days[day.toordinal() - start] = 1
    working = int(days[::-1].translate(_DIGITS), 2)
    return CalendarDays(
        calendar.fingerprint, str(calendar.first), str(calendar.last), f"{working:x}"
    )


@lru_cache(maxsize=16)  # asked for again by every line that is counted by it
def calendar_of(kept: CalendarDays | None) -> WorkingCalendar | None:
    """A calendar that counts as the one whose days were kept."""
    if kept is None:
        return None
    first, last = date.fromisoformat(kept.first), date.fromisoformat(kept.last)
    start, days = first.toordinal(), (last - first).days + 1
    counted = f"{int(kept.working, 16):0{days}b}"[::-1]
    closed = {
        date.fromordinal(start + place): "" for place, counts in enumerate(counted) if counts == "0"
    }
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

"""Days as the dashboard writes them, short enough for a table: ``2 Dec 2025``, ``Dec 2025``."""

from __future__ import annotations

from functools import lru_cache

from isa_programme.calendars.months import CivilDate, Month

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@lru_cache(maxsize=20_000)
def short(when: CivilDate) -> str:
    """A day or a month, as short as it stays plain; the page's script sorts by it."""
    month = f"{_MONTHS[when.month - 1]} {when.year}"
    return month if isinstance(when, Month) else f"{when.day} {month}"

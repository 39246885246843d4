"""Days in a sentence: when something was, and how many working days it took."""

from __future__ import annotations

from isa_programme.calendars.dates import in_words
from isa_programme.calendars.months import CivilDate, Month
from isa_programme.questions.lateness import told_days


def on(when: CivilDate) -> str:
    """``on 5 January 2026``, or ``in January 2026`` for a month."""
    return f"{'in' if isinstance(when, Month) else 'on'} {in_words(when)}"


def working_days(number: int) -> str:
    """So many working days: ``1 working day``, ``2 working days``."""
    return f"{number} working day{'' if number == 1 else 's'}"


def how_long(days: int, working: int | None) -> str:
    """Working days where a calendar knows them, else calendar days."""
    return told_days(days) if working is None else working_days(working)

"""What another calendar would change, in sentences above the deadlines it would move."""

from __future__ import annotations

from isa_programme.calendars.dates import in_words_with_day
from isa_programme.questions.calendar_change import CalendarChange, DayChange


def change_in_words(change: CalendarChange) -> tuple[str, ...]:
    """The days that one calendar counts and the other does not, and what each covers."""
    said = [
        f"{change.calendar}, compared with {change.source_after or 'a calendar without a source'}",
        f"fingerprint {change.fingerprint_before[:12]}, then {change.fingerprint_after[:12]}",
    ]
    covers = f"{change.first_before} to {change.last_before}"
    then = f"{change.first_after} to {change.last_after}"
    said.append(f"covers {covers}" if covers == then else f"covers {covers}, then {then}")
    said += map(day_in_words, change.days)
    if not change.days:
        said.append("the days that both cover count alike")
    return tuple(said)


def day_in_words(change: DayChange) -> str:
    """A day that would count, or no longer count, and why."""
    day = in_words_with_day(change.day)
    if change.closed_after is None:
        return f"{day} would become a working day; it is closed now: {change.closed_before}"
    return f"{day} would be closed: {change.closed_after}; it is a working day now"

"""A story told part by part and recorded day by day, each entry on the day it tells of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta

from isa_programme import Tracker

Happening = tuple[str, Callable[[Tracker, date], object]]
"""A day, and what is recorded on it."""


class FixedClock:
    """Gives the instants of recording: from nine o'clock of the day it stands at, by minutes."""

    def __init__(self, day: date) -> None:
        self._next = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)

    def turn_to(self, day: date) -> None:
        self._next = max(self._next, datetime(day.year, day.month, day.day, 9, tzinfo=UTC))

    def __call__(self) -> datetime:
        now, self._next = self._next, self._next + timedelta(minutes=1)
        return now


def record(tracker: Tracker, clock: FixedClock, story: Iterable[Happening]) -> None:
    """Record a story, the earliest day first."""
    for day, happens in sorted(story, key=lambda each: each[0]):
        clock.turn_to(date.fromisoformat(day))
        happens(tracker, date.fromisoformat(day))

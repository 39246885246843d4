"""Followed: something that is recorded once, with everything recorded about it since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Generic, TypeVar

from attrs import frozen

from isa_programme.calendars.months import latest
from isa_programme.record.entries import Entry

N_co = TypeVar("N_co", covariant=True)


@frozen
class Followed(Generic[N_co]):
    """A milestone, a commitment, a meeting or the like, with everything recorded about it since.

    Attributes:
        noun: what was recorded; as it was recorded last, where it was seen again.
        recorded: the entry that recorded it first.
        entries: what followed, by the day it happened, then by number.
    """

    noun: N_co
    recorded: Entry
    entries: tuple[Entry, ...] = ()

    def entries_by(self, as_at: date) -> tuple[Entry, ...]:
        """What had happened by the end of a day; a month counts from its last day."""
        return tuple(entry for entry in self.entries if latest(entry.happened_on) <= as_at)

    def is_there(self, as_at: date) -> bool:
        """Whether it had been recorded as of the end of a day; a month counts from its last."""
        return any(latest(entry.happened_on) <= as_at for entry in self._sightings())

    def noun_by(self, as_at: date) -> N_co:
        """What it was by the end of a day: as it was seen last by then, else as first recorded."""
        seen = (entry for entry in self._sightings() if latest(entry.happened_on) <= as_at)
        newest = max(seen, key=lambda entry: entry.order, default=self.recorded)
        found: N_co = getattr(newest.fact, newest.fact.opens)
        return found

    def _sightings(self) -> Iterator[Entry]:
        """The entries that say what it is: the first, and those that saw it again."""
        yield self.recorded
        yield from (entry for entry in self.entries if entry.fact.opens)

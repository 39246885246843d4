"""Entries: facts as the record holds them, numbered and stamped."""

from __future__ import annotations

from bisect import insort
from datetime import date, datetime
from operator import attrgetter

from attrs import frozen

from isa_programme.calendars.dates import civil_day
from isa_programme.calendars.months import CivilDate, latest
from isa_programme.record.facts import Fact


@frozen(kw_only=True)
class Entry:
    """One recorded fact.

    Attributes:
        number: its place in the record, from 1, without gaps.
        fact: what happened.
        happened_on: the day (or month) it is about.
        recorded_at: the instant it was recorded, in UTC; never earlier than the entry before.
        recorded_by: who recorded it.
        identity: the caller's own name for it, if one was given.
        hash: SHA-256 of its stored bytes, which hold the hash of the entry before.
        erased_by: the number of the entry that erased its words, if one did.
    """

    number: int
    fact: Fact
    happened_on: CivilDate
    recorded_at: datetime
    recorded_by: str
    identity: str | None = None
    hash: str = ""
    erased_by: int | None = None

    @property
    def receipt(self) -> str:
        """``number:hash``: whoever keeps it can prove the record up to here."""
        return f"{self.number}:{self.hash}"

    @property
    def days_late(self) -> int:
        """How many calendar days after it happened it was recorded."""
        return max(0, (self.recorded_on - latest(self.happened_on)).days)

    @property
    def recorded_on(self) -> date:
        """The day it was recorded, in London."""
        return civil_day(self.recorded_at)

    @property
    def order(self) -> tuple[date, int]:
        """Clocks apply what happened by date, then by number."""
        return latest(self.happened_on), self.number


def with_entry(entries: tuple[Entry, ...], entry: Entry) -> tuple[Entry, ...]:
    """Some entries in order, with one more where it belongs: mostly at the end."""
    if not entries or entries[-1].order < entry.order:
        return (*entries, entry)
    found = [*entries]
    insort(found, entry, key=attrgetter("order"))
    return tuple(found)

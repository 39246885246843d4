"""Changes: what happened to a clock, and whether it moved it."""

from __future__ import annotations

from datetime import date

from attrs import frozen


@frozen(kw_only=True)
class Change:
    """Something that happened to a clock.

    Attributes:
        entry: the number of the entry that records it; None for a protocol version's first day.
        days_late: how many calendar days after it happened it was recorded.
        on: the day it happened.
        what: a sentence.
        acted: whether it moved the clock.
        deadline: the deadline right after it; None while a pause holds it open, or where the
            calendar does not reach it.
        held: whether a pause or an open question holds it open right after it.
        refused: why it moved nothing though it came in time; "" where it came too early or late.
        untimely: why it came too early or too late; "" where it did not.
    """

    entry: int | None
    on: date
    what: str
    acted: bool
    deadline: date | None
    days_late: int = 0
    held: bool = False
    refused: str = ""
    untimely: str = ""

    @property
    def why_not(self) -> str:
        """Why it moved nothing; "" where it did, or where nothing more is to be said."""
        return self.refused or self.untimely


TOO_EARLY = "the deadline would lie before that day, so the old one stands"
"""Why terms that came into force do not date what is open."""

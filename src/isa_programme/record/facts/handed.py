"""Facts about who writes the record: the writing is handed over, and taken over."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import frozen

from isa_programme.record.facts.recordable import Recordable
from isa_programme.record.words import words


@frozen(kw_only=True)
class HandedOver(Recordable):
    """The writing was handed over: whoever takes it over writes on, and nobody else.

    Nothing but a take-over is recorded after it, so whoever handed it over can't write on.

    Attributes:
        handed_over_on: the day.
        to: to whom, in words.
        reason: why, in words.
    """

    kind: ClassVar[str] = "handed-over.v1"
    dated_by: ClassVar[str] = "handed_over_on"
    handed_over_on: date
    to: str = words(line=True, internal=True)
    reason: str = words(default="", internal=True)


@frozen(kw_only=True)
class TakenOver(Recordable):
    """The writing was taken over from a published copy, and goes on from here.

    Attributes:
        taken_over_on: the day.
        handed_over: the number of the entry that handed it over; None where nobody had, as after
            the loss of a machine.
        reason: why, in words; needed where nobody had handed it over.
    """

    kind: ClassVar[str] = "taken-over.v1"
    dated_by: ClassVar[str] = "taken_over_on"
    taken_over_on: date
    handed_over: int | None = None
    reason: str = words(default="", internal=True)

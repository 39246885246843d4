"""Holds: the information requests for which nothing may be erased."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from isa_programme.record.facts import HoldSet
from isa_programme.record.register import Register


@frozen(kw_only=True)
class HoldRow:
    """A hold that is open.

    Attributes:
        request: the office's reference of the information request.
        received_on: the day the request was received.
        set_on: the day the hold was recorded.
        reason: what it asks for, or why there is a hold.
        entry: the number of the entry it rests on.
    """

    request: str
    received_on: date
    set_on: date
    reason: str
    entry: int


def open_holds(register: Register) -> tuple[HoldRow, ...]:
    """Every hold that was set and not lifted, in the order set."""
    return tuple(
        HoldRow(
            request=request,
            received_on=fact.received_on,
            set_on=entry.recorded_on,
            reason=fact.reason,
            entry=entry.number,
        )
        for request, entry in register.holds.items()
        if isinstance(fact := entry.fact, HoldSet)
    )

"""What was known: the record as it stood at an earlier moment is the entries up to then."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from isa_programme.calendars.dates import civil_day, parse_day, parse_instant
from isa_programme.errors import FaultsError, UnknownReferenceError
from isa_programme.record.entries import Entry
from isa_programme.record.receipts import RECEIPT

KnownAt = datetime | date | int | str
"""A moment of the record: an instant with its zone, the end of a day in London, the number of an
entry, or a receipt; or one of these as text."""

_NUMBER = re.compile(r"[1-9][0-9]{0,17}")
_RIGHT = (
    "write an entry's number, a receipt, a day as 2026-01-05, or an instant as 2026-01-05T12:00:00Z"
)


def known(entries: Sequence[Entry], at: KnownAt) -> tuple[Entry, ...]:
    """The entries that had been recorded by a moment, that moment included.

    Args:
        entries: all entries, in order.
        at: the moment; a day counts to its end in London.

    Raises:
        FaultsError: it is no moment, or a receipt of another record.
        UnknownReferenceError: there is no such entry.
    """
    match _moment(at):
        case datetime() as instant:
            return tuple(entry for entry in entries if entry.recorded_at <= instant)
        case date() as day:
            return tuple(entry for entry in entries if entry.recorded_on <= day)
        case int() as number:
            if not 0 <= number <= len(entries):
                raise UnknownReferenceError("entry", str(number), f"the last is {len(entries)}")
            return tuple(entries[:number])
        case str() as receipt:
            number = int(receipt.partition(":")[0])
            if number > len(entries) or entries[number - 1].receipt != receipt:
                raise FaultsError(f"known_at: the record holds no entry {number} of this receipt")
            return tuple(entries[:number])


def _moment(at: KnownAt) -> datetime | date | int | str:
    if isinstance(at, datetime):
        civil_day(at)  # an instant without its zone is refused
        return at
    if not isinstance(at, str):
        return at
    text = at.strip()
    if RECEIPT.fullmatch(text):
        return text
    if _NUMBER.fullmatch(text):
        return int(text)
    try:
        return parse_instant(text) if "T" in text else parse_day(text)
    except FaultsError:
        raise FaultsError(f"known_at: {at!a} is no moment of the record; {_RIGHT}") from None

"""Rows of the record as entries. What does not match its hash or commitment is never shown."""

from __future__ import annotations

import json
from typing import Any, NamedTuple, Protocol

from isa_programme.calendars.dates import parse_date, parse_instant
from isa_programme.errors import FaultsError, RecordDamagedError, RecordNewerError
from isa_programme.journal.chain import commitment_to, hash_of, parsed
from isa_programme.journal.codec import Words, joined
from isa_programme.journal.together import entries_together
from isa_programme.record.collector import collector_paused
from isa_programme.record.entries import Entry


class Row(NamedTuple):
    """An entry as it lies in its store; nothing in it is trusted before :meth:`said`."""

    number: int
    raw: bytes
    hash: str
    salt: bytes | None
    words: bytes | None
    erased_by: int | None

    def said(self) -> tuple[dict[str, Any], Words | None]:
        """What the bytes say, and the words: None where an entry erased them.

        Raises:
            RecordNewerError: the bytes are in a newer format.
            RecordDamagedError: bytes or words are not as they were recorded.
        """
        try:
            said = self._said()
            return said, self._words(said["commitment"])
        except RecordDamagedError as error:  # or a newer one, which is of this class
            raise type(error)(f"entry {self.number}: {error}; isa verify tells more") from None

    def _said(self) -> dict[str, Any]:
        said = parsed(self.raw)
        if hash_of(self.raw) != self.hash or said["number"] != self.number:
            raise RecordDamagedError("its bytes were altered")
        return said

    def _words(self, commitment: str) -> Words | None:
        if self.words is None and self.salt is None and self.erased_by:
            return None
        if not isinstance(self.salt, bytes) or not isinstance(self.words, bytes):
            raise RecordDamagedError("its words are missing, and no entry erases them")
        if commitment_to(self.salt, self.words) != commitment:
            raise RecordDamagedError("its words were altered")
        return words_of(self.words)

    def entry(self) -> Entry:
        """The entry it holds.

        Raises:
            RecordNewerError: it was recorded by a newer release.
            RecordDamagedError: it is not as it was recorded.
        """
        said, words = self.said()
        try:
            return Entry(
                number=self.number,
                fact=joined(said["kind"], said["structure"], words),
                happened_on=parse_date(said["happened_on"]),
                recorded_at=parse_instant(said["recorded_at"]),
                recorded_by=said["recorded_by"],
                identity=said["identity"],
                hash=self.hash,
                erased_by=self.erased_by,
            )
        except RecordNewerError as error:
            raise RecordNewerError(f"entry {self.number}: {error}") from None
        except FaultsError:  # its faults would quote the record
            raise RecordDamagedError(
                f"entry {self.number}: it does not read as its kind; isa verify tells more"
            ) from None


class HoldsRows(Protocol):
    """Whatever holds the rows of a record, as it is at one moment."""

    def rows(self, after: int, upto: int | None = None) -> tuple[Row, ...]:
        """The rows numbered above `after`, up to and with `upto`, or to the last; all at once."""
        ...


def entries_between(held: HoldsRows, after: int, upto: int | None = None) -> tuple[Entry, ...]:
    """The entries numbered above `after`, up to and with `upto`, or to the last.

    Raises:
        RecordDamagedError: one of them is not as it was recorded.
        RecordNewerError: one of them was recorded by a newer release.
    """
    rows = held.rows(after, upto)
    for expected, row in enumerate(rows, start=after + 1):
        if row.number != expected:
            raise RecordDamagedError(f"entry {expected} is missing; isa verify tells more")
    with collector_paused():
        seen = zip(rows, entries_together(rows), strict=True)
        return tuple(entry or row.entry() for row, entry in seen)


def words_of(raw: bytes) -> Words:
    """The words of an entry from the bytes in which they are kept.

    Raises:
        RecordDamagedError: they are no words.
    """
    try:
        words = json.loads(raw.decode("ascii"))
    except (ValueError, RecursionError):
        words = None
    if not isinstance(words, dict) or not all(isinstance(text, str) for text in words.values()):
        raise RecordDamagedError("its words can't be read")
    return words

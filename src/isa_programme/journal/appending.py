"""One transaction that appends: all of it is kept, or none."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from datetime import UTC, date, datetime

from attrs import frozen

from isa_programme.calendars.dates import civil_day, parse_instant, require_date
from isa_programme.calendars.months import CivilDate
from isa_programme.errors import (
    AlreadyRecordedError,
    FaultsError,
    RecordDamagedError,
    RefusedError,
)
from isa_programme.journal import chain
from isa_programme.journal.codec import Structure, Words, joined, split
from isa_programme.journal.columns import ContentColumns, EntryColumns
from isa_programme.journal.derived.deadline_rows import DeadlinesKept
from isa_programme.journal.parting import parted
from isa_programme.journal.reading import entries_between
from isa_programme.journal.replaced import holds
from isa_programme.journal.store import PublicCopy, Writing
from isa_programme.record.entries import Entry
from isa_programme.record.facts import Fact
from isa_programme.record.words import BIDI, CONTROLS, LINE, SURROGATES

_SALT = 32


class Appending:
    """The record while it is held for writing. :meth:`Journal.appending` makes these.

    Attributes:
        recorded_at: the instant of everything appended here, in UTC; never earlier than that of
            the last entry.
        recorded_on: its civil day in London.
        number: the number of the last entry, 0 while there is none.
        hash: the hash of the last entry.
        deadlines: the deadline table, to be kept in step with what is appended.
        within: by what the server knows the transaction of the caller's, of which this is part and
            which may still be undone; "" for one of our own.
    """

    def __init__(self, held: Writing, now: Callable[[], datetime]) -> None:
        self._held = held
        self.deadlines: DeadlinesKept = held.deadlines
        self.within: str = held.within
        self.number: int = 0
        self.hash: str = chain.START
        self._submitted: _Submitted | None = None
        instant = now()
        civil_day(instant)  # an instant without its zone is refused
        self.recorded_at: datetime = instant.astimezone(UTC)
        self._start_after_last()
        self.recorded_on: date = civil_day(self.recorded_at)

    def _start_after_last(self) -> None:
        last = self._held.last()
        if last is None:
            return
        self.number, raw, self.hash = last
        if not isinstance(raw, bytes) or chain.hash_of(raw) != self.hash:
            raise RecordDamagedError(
                f"entry {self.number}, the last, was altered; nothing is added to a damaged record"
            )
        self.recorded_at = max(self.recorded_at, parse_instant(chain.parsed(raw)["recorded_at"]))

    def entries(self, after: int) -> tuple[Entry, ...]:
        """The entries numbered above `after`, with those appended here."""
        if after >= self.number:
            return ()
        return entries_between(self._held, after)

    @property
    def public(self) -> PublicCopy | None:
        """What is public, where that is kept apart; None elsewhere."""
        return self._held.public

    def holds(self, receipt: str) -> bool:
        """Whether the record holds the entry of a receipt, or the receipt is "" for none."""
        return holds(self._held, receipt)

    def already(
        self, fact: Fact, happened_on: CivilDate, identity: str | None
    ) -> tuple[Entry, ...]:
        """The entries that recorded this before, in order.

        With an identity it is the entry of that identity. Without one they are the entries of
        the same kind, date, structure and words.

        Raises:
            AlreadyRecordedError: the identity was used for something else.
            RefusedError: the fact can't be kept as it is.
        """
        submitted = self._submission(fact, happened_on)
        told = submitted.digest
        if identity is None:
            return tuple(map(self._entry, self._held.numbered(told)))
        found = self._held.identified(_line(identity, "identity"))
        if found is None:
            return ()
        number, raw, before = found
        if before is None:  # its words were erased: what is left of it is compared
            said = chain.parsed(raw)
            before = chain.digest(said["kind"], said["happened_on"], said["structure"], {})
            told = chain.digest(fact.kind, happened_on, submitted.structure, {})
        if told != before:
            raise AlreadyRecordedError(
                f"this identity was used for other content in entry {number}; give what is"
                " new one of its own"
            )
        return (self._entry(number),)

    def append(
        self, fact: Fact, *, happened_on: CivilDate, recorded_by: str, identity: str | None = None
    ) -> Entry:
        """Append a fact; it is kept once the transaction ends well.

        One that erases the words of another entry takes them, and their salt, out of the record.

        Raises:
            AlreadyRecordedError: the identity was used before.
            RefusedError: the fact can't be kept as it is.
        """
        submitted = self._submission(fact, happened_on)
        require_date(happened_on, "happened_on")
        _line(recorded_by, "recorded_by")
        if identity is not None:
            self._refuse_twin(_line(identity, "identity"))
        kept, salt = chain.canonical_words(submitted.words), secrets.token_bytes(_SALT)
        number = self.number + 1
        raw = chain.stored(
            number=number,
            identity=identity,
            kind=fact.kind,
            happened_on=happened_on,
            recorded_at=self.recorded_at,
            recorded_by=recorded_by,
            structure=submitted.structure,
            commitment=chain.commitment_to(salt, kept),
            previous=self.hash,
            erases=fact.erases,
        )
        hashed = chain.hash_of(raw)
        entry = EntryColumns(
            number=number,
            identity=identity,
            kind=fact.kind,
            happened_on=str(happened_on),
            recorded_at=chain.instant_text(self.recorded_at),
            recorded_by=recorded_by,
            about=None if fact.about is None else _line(fact.about, "what it is about"),
            erases=fact.erases,
            raw=raw,
            hash=hashed,
        )
        self._held.insert(entry, ContentColumns(number, salt, kept, submitted.digest))
        if fact.erases is not None:
            self._held.erase(fact.erases)
        self.number, self.hash = number, hashed
        return Entry(
            number=number,
            fact=fact,
            happened_on=happened_on,
            recorded_at=self.recorded_at,
            recorded_by=recorded_by,
            identity=identity,
            hash=self.hash,
        )

    def _submission(self, fact: Fact, happened_on: CivilDate) -> _Submitted:
        """What is kept of a fact; that of the very object asked about last is at hand."""
        last = self._submitted
        if last is None or last.fact is not fact or last.happened_on is not happened_on:
            structure, words = _parts(fact)
            told = chain.digest(fact.kind, happened_on, structure, words)
            last = self._submitted = _Submitted(fact, happened_on, structure, words, told)
        return last

    def _entry(self, number: int) -> Entry:
        return entries_between(self._held, number - 1, number)[0]

    def _refuse_twin(self, identity: str) -> None:
        found = self._held.identified(identity)
        if found is not None:
            raise AlreadyRecordedError(f"this identity was used before, for entry {found.number}")


@frozen
class _Submitted:
    """A fact that is looked for and then appended, with what is kept of it."""

    fact: Fact
    happened_on: CivilDate
    structure: Structure
    words: Words
    digest: str


def _parts(fact: Fact) -> tuple[Structure, Words]:
    """The structure and words of a fact that is sure to be read again as what it is."""
    if (seen := parted(fact)) is not None:
        return seen
    other_type = RefusedError(f"{fact.kind}: a field holds another type than it declares")
    try:
        structure, words = split(fact)
        again = joined(fact.kind, json.loads(chain.canonical(structure)), words)
    except FaultsError as error:
        raise RefusedError(*error.faults) from None
    except (AttributeError, TypeError, ValueError):
        raise other_type from None
    if again != fact:
        raise other_type
    return structure, words


def _line(text: str, field: str) -> str:
    plain = text.isprintable() or not (CONTROLS.search(text) or SURROGATES.search(text))
    if not text.strip() or len(text) > LINE or not plain:
        raise RefusedError(f"{field}: one line of text is needed, of at most {LINE} characters")
    if BIDI.search(text):
        raise RefusedError(f"{field}: it holds invisible text-direction characters; leave them out")
    return text

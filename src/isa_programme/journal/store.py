"""What the journal asks of the place where a record is kept: a file, or a database on a server.

A store keeps rows, holds to the guards and settles what came of a commit. What an entry is, how
entries are chained and what may be recorded, it does not know: that is the journal's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, Protocol

from attrs import field, frozen

from isa_programme.errors import RecordDamagedError
from isa_programme.journal.columns import ContentColumns, EntryColumns, Identified, LastEntry
from isa_programme.journal.derived.deadline_rows import DeadlinesKept, DeadlinesRead
from isa_programme.journal.reading import Row
from isa_programme.record.findings import Finding


class GuardError(RecordDamagedError):
    """Raised when a guard of the record refuses a row: it does not follow from the last one."""


class Reading(Protocol):
    """A record at one moment: everything asked of it is of that moment.

    Attributes:
        deadlines: the deadline table.
    """

    @property
    def deadlines(self) -> DeadlinesRead:
        """The deadline table, to be read."""
        ...

    def size(self) -> int:
        """How many entries there are, which is also the number of the last."""
        ...

    def last(self) -> LastEntry | None:
        """The last entry; None while there is none."""
        ...

    def first_and_head(self) -> tuple[str, str]:
        """The hash of the first entry, the receipt of the last; both "" where there is none."""
        ...

    def hash_of(self, number: int) -> str | None:
        """The hash that stands beside an entry; None where there is no such entry."""
        ...

    def hashes(self) -> tuple[str, ...]:
        """The hash of every entry, in order."""
        ...

    def rows(self, after: int, upto: int | None = None) -> tuple[Row, ...]:
        """The rows numbered above `after`, up to and with `upto`, or to the last; all at once."""
        ...

    def identified(self, identity: str) -> Identified | None:
        """What is stored under an identity; None where nothing is."""
        ...

    def numbered(self, digest: str) -> tuple[int, ...]:
        """The numbers of the entries whose content has a digest, in order."""
        ...

    def columns(self, after: int) -> Iterable[tuple[EntryColumns, ContentColumns | None]]:
        """Everything stored of the entries numbered above `after`, in order, to be copied."""
        ...


class PublicCopy(Protocol):
    """What is public, kept beside the record for whoever may read nothing else of it.

    It is shown only while it is up to date: after whatever was recorded and not brought into it,
    nothing of it is.
    """

    def bring(
        self,
        was_at: str | None,
        now_at: str,
        *,
        gone: Sequence[int],
        shown: Sequence[Mapping[str, object]],
    ) -> bool:
        """Bring it from one head of the record to another; False, and nothing, if it was not there.

        Args:
            was_at: the receipt up to which it is; None for whatever it is.
            now_at: the receipt up to which it then is.
            gone: numbers of entries that are not public any more.
            shown: entries that are, or that changed.
        """
        ...

    def held(self) -> Mapping[int, Mapping[str, object]]:
        """What it holds, by the number of the entry, whether it is up to date or not."""
        ...


class Writing(Reading, Protocol):
    """A record held for writing: nobody else appends before this is kept or given up.

    Attributes:
        deadlines: the deadline table, written here too, so that it is kept with the entries or not
            at all.
    """

    @property
    def deadlines(self) -> DeadlinesKept:
        """The deadline table, to be read and written."""
        ...

    @property
    def within(self) -> str:
        """By what the server knows the transaction of the caller's; "" for one of our own."""
        ...

    @property
    def sees_one_moment(self) -> bool:
        """Whether it is as it was when the caller's transaction began, and so may be behind."""
        ...

    @property
    def public(self) -> PublicCopy | None:
        """What is public, where that is kept apart; None in a file, which is read whole or not."""
        ...

    def insert(self, entry: EntryColumns, content: ContentColumns | None) -> None:
        """Add an entry after the last, with its words.

        Raises:
            GuardError: it does not follow from the last entry, or its identity is taken.
        """
        ...

    def insert_each(self, columns: Iterable[tuple[EntryColumns, ContentColumns | None]]) -> None:
        """Add several entries after the last, each with its words.

        Raises:
            GuardError: one of them does not follow from the one before it.
        """
        ...

    def erase(self, number: int) -> None:
        """Take out the words of an entry that another one erases."""
        ...


@frozen
class Contents:
    """All that a store holds, as it was at one moment, to be proved.

    Attributes:
        entries: every entry as it lies there, in order; any value may stand in any place.
        words: salt, words and digest by the number of the entry.
        findings: what the store itself finds: guards that are not ours, damage.
    """

    entries: tuple[tuple[Any, ...], ...]
    words: dict[int, tuple[Any, Any, Any]]
    findings: tuple[Finding, ...] = field(default=())


class Store(Protocol):
    """The place where a record is kept."""

    @property
    def shown(self) -> str:
        """Where that is, as sentences name it. Never holds a password."""
        ...

    @property
    def label(self) -> str:
        """What its backups are called."""
        ...

    @property
    def failures(self) -> tuple[type[Exception], ...]:
        """What its connections raise when they fail, before that is told as a `RecordError`."""
        ...

    @property
    def joins(self) -> bool:
        """Whether writings are part of a transaction of the caller's, who may still undo them."""
        ...

    def look(self) -> None:
        """Look whether a record is there that can be used.

        Raises:
            RecordMissingError: there is none.
            RecordError: it can't be used; the concrete class says why.
        """
        ...

    def reading(self) -> AbstractContextManager[Reading]:
        """The record as it is now, to be read.

        Raises:
            RecordError: it can't be used; the concrete class says why.
        """
        ...

    def writing(
        self, *, kept: Callable[[Reading], None] | None = None
    ) -> AbstractContextManager[Writing]:
        """Hold the record for writing; at the end all is kept, or, after an exception, nothing.

        Args:
            kept: is called once everything is kept for good, with the record as it then is.

        Raises:
            RecordBusyError: another program held it for longer than the wait allows.
            OutcomeUnconfirmedError: the failure came so late that the outcome can't be told.
            RecordError: it can't be written; the concrete class says why. Nothing was kept.
        """
        ...

    def bring_up_to_date(self, now: Callable[[], datetime]) -> None:
        """Take the tables of an older record to the newest version, before it is written to."""
        ...

    def contents(self) -> Contents:
        """Everything in it, to be proved.

        Raises:
            RecordError: it can't be read at all; the concrete class says why.
        """
        ...

    def close(self) -> None:
        """Let go of whatever is held between calls."""
        ...

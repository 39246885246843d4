"""The journal: the record, read and appended to."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from isa_programme.errors import FaultsError, RecordError
from isa_programme.journal.appending import Appending
from isa_programme.journal.catching_up import catch_up
from isa_programme.journal.derived.deadline_rows import DeadlineRows
from isa_programme.journal.derived.deadline_table import (
    KeptLines,
    due_lines,
    overdue_lines,
    rows_up_to,
)
from isa_programme.journal.heads import HeadsSeen, Seen
from isa_programme.journal.reading import entries_between
from isa_programme.journal.replaced import holds, refuse_replaced, remember
from isa_programme.journal.sqlite.backup import Backup
from isa_programme.journal.sqlite.store import SqliteStore
from isa_programme.journal.store import Reading, Store
from isa_programme.journal.stores import opened
from isa_programme.record.allowance import Allowance
from isa_programme.record.entries import Entry
from isa_programme.record.receipts import number_of

if TYPE_CHECKING:
    from isa_programme.journal.stores import Place


def utc_now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)


class Journal:
    """Every entry ever recorded, in one place.

    It holds nothing between calls but what its store does, so a journal may be used from several
    threads, and beside others on the same record; and after a fork, if no other thread was reading
    or writing a file at that moment: SQLite would take over what it knew of locks, and no lock.

    Attributes:
        store: where the record is kept.
        now: gives the instant of recording.
        seen: the heads this machine has seen, if they are remembered.
    """

    def __init__(
        self,
        place: str | os.PathLike[str] | Store,
        *,
        now: Callable[[], datetime] = utc_now,
        seen: HeadsSeen | None = None,
    ) -> None:
        self.store: Store = SqliteStore(place) if isinstance(place, str | os.PathLike) else place
        self.seen = seen
        self.now = now
        self._closed = False

    @property
    def path(self) -> Path:
        """Where the record's file is.

        Raises:
            FaultsError: it is kept on a server.
        """
        if not isinstance(self.store, SqliteStore):
            raise FaultsError(
                f"{self.store.shown} is kept on a server, and this needs a record in a file:"
                " isa copy makes one of it"
            )
        return self.store.path

    @classmethod
    def create(
        cls,
        path: str | os.PathLike[str],
        *,
        now: Callable[[], datetime] = utc_now,
        seen: HeadsSeen | None = None,
    ) -> Journal:
        """A new record where there is no file yet, to be read and written by its owner alone.

        Raises:
            RecordExistsError: there is a file already; it is left as it is.
            RecordUnreadableError: the folder is missing, or can't be written to.
        """
        return cls(SqliteStore.create(path), now=now, seen=seen)

    @classmethod
    def open(
        cls,
        place: Place,
        *,
        schema: str | None = None,
        now: Callable[[], datetime] = utc_now,
        seen: HeadsSeen | None = None,
    ) -> Journal:
        """The record at a place; none is ever made by opening.

        Raises:
            RecordMissingError: there is none.
            RecordError: it can't be used; the concrete class says why.
        """
        return cls(opened(place, schema=schema), now=now, seen=seen)

    def close(self) -> None:
        """End the use of this journal."""
        self._closed = True
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _refuse_closed(self) -> None:
        if self._closed:
            raise RecordError(f"the journal of {self.store.shown} was closed; open it again")

    def entries(self, after: int = 0, upto: int | None = None) -> tuple[Entry, ...]:
        """The entries numbered above `after`, up to and with `upto`, or to the last.

        Raises:
            RecordError: the record can't be read; the concrete class says why.
        """
        self._refuse_closed()
        with self.store.reading() as held:
            found = entries_between(held, after, upto)
            if found:
                self._remember(held)
        return found

    def entries_since(self, head: str) -> tuple[Entry, ...] | None:
        """The entries after that of a receipt, "" for none; None where the record lacks that one.

        It may lack one that was read from it: a transaction that the entry was part of was rolled
        back, or an older copy was put in the record's place.

        Raises:
            RecordError: the record can't be read; the concrete class says why.
        """
        self._refuse_closed()
        with self.store.reading() as held:
            if not holds(held, head):
                return None
            found = entries_between(held, number_of(head))
            if found:
                self._remember(held)
        return found

    def overdue(self, *, as_at: date, since: date | None = None) -> KeptLines | None:
        """What is overdue, from the deadline table; None where that is out of step.

        Raises:
            RecordError: the record can't be read; the concrete class says why.
        """
        self._refuse_closed()
        with self.store.reading() as held:
            found = overdue_lines(held.deadlines, as_at=as_at, since=since)
            self._remember(held)
        return found

    def due(self, *, as_at: date, within: Allowance | None = None) -> KeptLines | None:
        """What is owed and not overdue, likewise."""
        self._refuse_closed()
        with self.store.reading() as held:
            found = due_lines(held.deadlines, as_at=as_at, within=within)
            self._remember(held)
        return found

    def newest(self) -> tuple[str, datetime] | None:
        """The receipt of the newest entry, and the instant it was recorded; None if there is none.

        Raises:
            RecordError: the record can't be read; the concrete class says why.
        """
        self._refuse_closed()
        with self.store.reading() as held:
            last = held.last()
            if last is None:
                return None
            (entry,) = entries_between(held, last.number - 1, last.number)
            self._remember(held)
        return entry.receipt, entry.recorded_at

    def deadlines(self, head: str) -> DeadlineRows | None:
        """Everything in the deadline table; None where it is not up to a head.

        Raises:
            RecordError: the record can't be read; the concrete class says why.
        """
        self._refuse_closed()
        with self.store.reading() as held:
            return rows_up_to(held.deadlines, head)

    def _remember(self, held: Reading) -> None:
        # What is kept is kept: that it can't be looked at again is no failure of keeping it.
        # What is part of a transaction of the caller's is not kept yet, and may never be.
        if self.seen is not None and not self.store.joins:
            with contextlib.suppress(*self.store.failures):
                remember(self.seen, held)

    def accept_head(self) -> str:
        """Let this machine go on from the newest entry there is; its receipt is given back."""
        self._refuse_closed()
        with self.store.reading() as held:
            first, head = held.first_and_head()
        if self.seen is not None and first:
            self.seen.accept(first, head)
        return head

    def made_backup(self, backup: Backup, on: date) -> None:
        """Let this machine remember a backup it made."""
        if self.seen is not None and backup.first:
            self.seen.made_backup(backup.first, backup.head, on)

    def machine_knows(self) -> Seen | None:
        """What this machine knows of the record; None where nothing is remembered."""
        if self.seen is None:
            return None
        with self.store.reading() as held:
            return self.seen.of(held.first_and_head()[0])

    def size(self) -> int:
        """How many entries there are, which is also the number of the last."""
        self._refuse_closed()
        with self.store.reading() as held:
            return held.size()

    @contextmanager
    def appending(self, *, after: Path | None = None) -> Iterator[Appending]:
        """Hold the record for writing: what is appended within is kept together, or not at all.

        Args:
            after: a whole copy that goes on from this record: what it holds besides is taken in
                first. What this machine has seen is then for the caller to hold against the copy.

        Raises:
            RecordBusyError: another program held it for longer than the wait allows.
            RecordReplacedError: it lacks what this machine has seen; or the copy is older, or was
                gone on with apart from it.
            OutcomeUnconfirmedError: the disk failed so late that the outcome can't be told.
            RecordError: it can't be written; the concrete class says why. Nothing was recorded.
        """
        self._refuse_closed()
        self.store.bring_up_to_date(self.now)
        with self.store.writing(kept=self._remember) as held:
            if after is not None:
                with SqliteStore(after).reading() as copy:
                    catch_up(held, copy)
            elif self.seen is not None:
                refuse_replaced(self.store.shown, self.seen, held)
            yield Appending(held, self.now)

"""The journal: the record's file, read and appended to."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from isa_programme.errors import (
    OutcomeUnconfirmedError,
    RecordBusyError,
    RecordError,
    RecordExistsError,
    RecordUnreadableError,
)
from isa_programme.journal.appending import Appending
from isa_programme.journal.backup import Backup
from isa_programme.journal.catching_up import catch_up
from isa_programme.journal.connection import connection, reading, writing
from isa_programme.journal.failures import failure, told
from isa_programme.journal.heads import HeadsSeen, Seen
from isa_programme.journal.making import make_empty
from isa_programme.journal.reading import entries_between
from isa_programme.journal.replaced import first_and_head, refuse_replaced, remember
from isa_programme.journal.schema import lay_out, newest_version, version_of
from isa_programme.journal.syncing import sync
from isa_programme.journal.upgrading import bring_up_to_date
from isa_programme.record.entries import Entry


def utc_now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)


class Journal:
    """Every entry ever recorded, in one file.

    Each reading and each append opens a connection of its own and closes it, so a journal may be
    used from several threads, after a fork, and beside others on the same file.

    Attributes:
        path: where the record is.
        now: gives the instant of recording.
        seen: the heads this machine has seen, if they are remembered.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        now: Callable[[], datetime] = utc_now,
        seen: HeadsSeen | None = None,
    ) -> None:
        # Absolute, for a program may change its folder while the journal is open.
        self.path = Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute() keeps ".." steps
        self.seen = seen
        self.now = now
        self._closed = False
        self._is_current = False

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
        made = cls(path, now=now, seen=seen)
        try:
            make_empty(made.path)
        except FileExistsError:
            raise RecordExistsError(f"there is a file at {made.path} already") from None
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or "no such place"
            raise RecordUnreadableError(f"no record can be made at {made.path}: {why}") from error
        try:
            made._lay_out()
        except BaseException:
            for left in (made.path, made.path.with_name(f"{made.path.name}-journal")):
                with contextlib.suppress(OSError):
                    left.unlink()
            raise
        return made

    def _lay_out(self) -> None:
        with told(self.path), closing(connection(self.path)) as connected:
            connected.execute("BEGIN IMMEDIATE")
            lay_out(connected)
            connected.execute("COMMIT")

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str],
        *,
        now: Callable[[], datetime] = utc_now,
        seen: HeadsSeen | None = None,
    ) -> Journal:
        """The record at a path; none is ever made by opening.

        Raises:
            RecordMissingError: there is no file.
            RecordError: it can't be used; the concrete class says why.
        """
        found = cls(path, now=now, seen=seen)
        with reading(found.path) as connected:
            found._is_current = version_of(connected) == newest_version()
        return found

    def close(self) -> None:
        """End the use of this journal; the file itself is open only while it is asked."""
        self._closed = True

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
            raise RecordError(f"the journal of {self.path} was closed; open it again")

    def entries(self, after: int = 0, upto: int | None = None) -> tuple[Entry, ...]:
        """The entries numbered above `after`, up to and with `upto`, or to the last.

        Raises:
            RecordError: the record can't be read; the concrete class says why.
        """
        self._refuse_closed()
        with reading(self.path) as connected:
            found = entries_between(connected, after, upto)
            if found:
                self._remember(connected)
        return found

    def _remember(self, connected: sqlite3.Connection) -> None:
        # What is kept is kept: that it can't be looked at again is no failure of keeping it.
        if self.seen is not None:
            with contextlib.suppress(sqlite3.Error):
                remember(self.seen, connected)

    def _refuse_older_tables(self, connected: sqlite3.Connection) -> None:
        if version_of(connected) != newest_version():
            self._is_current = False
            raise RecordBusyError(f"{self.path} was replaced just now; try again")

    def accept_head(self) -> str:
        """Let this machine go on from the newest entry of the file; its receipt is given back."""
        self._refuse_closed()
        with reading(self.path) as connected:
            first, head = first_and_head(connected)
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
        with reading(self.path) as connected:
            return self.seen.of(first_and_head(connected)[0])

    def size(self) -> int:
        """How many entries there are, which is also the number of the last."""
        self._refuse_closed()
        with reading(self.path) as connected:
            row = connected.execute("SELECT coalesce(max(number), 0) FROM entry").fetchone()
        return int(row[0])

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
        late: sqlite3.Error | None = None
        if not self._is_current:
            bring_up_to_date(self.path, self.now)
            self._is_current = True
        with writing(self.path) as connected:
            connected.execute("BEGIN IMMEDIATE")
            try:
                self._refuse_older_tables(connected)
                held = None if after is None else catch_up(connected, after)
                if held is None and self.seen is not None:
                    refuse_replaced(self.path, self.seen, connected)
                started = Appending(connected, self.now)
                number = started.number if held is None else held
                yield started
            except BaseException:
                _roll_back(connected)
                raise
            try:
                connected.execute("COMMIT")
            except sqlite3.Error as error:
                _roll_back(connected)
                late = error
            else:
                self._remember(connected)
        if late is not None:
            self._look_again(started, late, appended=started.number > number)

    def _look_again(self, done: Appending, error: sqlite3.Error, *, appended: bool) -> None:
        """Settle a commit that failed: the failure may have come after the entries were kept."""
        meant = failure(self.path, error)
        if not appended or isinstance(meant, RecordBusyError):
            raise meant from error
        try:
            with reading(self.path) as connected:
                kept = connected.execute(
                    "SELECT hash FROM entry WHERE number = ?", (done.number,)
                ).fetchone()
            if kept == (done.hash,):
                sync(self.path.resolve().parent)
        except OSError as second:  # a RecordError is one too
            raise OutcomeUnconfirmedError(
                f"{self.path}: the disk failed while entry {done.number} was being kept; look"
                " whether it is there before recording it again"
            ) from second
        if kept != (done.hash,):
            raise meant from error


def _roll_back(connected: sqlite3.Connection) -> None:
    # A rollback that fails is made good by whoever opens the record next.
    if connected.in_transaction:
        with contextlib.suppress(sqlite3.Error):
            connected.execute("ROLLBACK")

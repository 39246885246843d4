"""The journal: the record's file, read and appended to."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
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
from isa_programme.journal.connection import connection, reading, writing
from isa_programme.journal.failures import failure, told
from isa_programme.journal.reading import entries_between
from isa_programme.journal.schema import lay_out
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
    """

    def __init__(self, path: str | os.PathLike[str], *, now: Callable[[], datetime]) -> None:
        # Absolute, for a program may change its folder while the journal is open.
        self.path = Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute() keeps ".." steps
        self._now = now
        self._closed = False

    @classmethod
    def create(
        cls, path: str | os.PathLike[str], *, now: Callable[[], datetime] = utc_now
    ) -> Journal:
        """A new record where there is no file yet, to be read and written by its owner alone.

        Raises:
            RecordExistsError: there is a file already; it is left as it is.
            RecordUnreadableError: the folder is missing, or can't be written to.
        """
        made = cls(path, now=now)
        try:
            os.close(os.open(made.path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
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
        cls, path: str | os.PathLike[str], *, now: Callable[[], datetime] = utc_now
    ) -> Journal:
        """The record at a path; none is ever made by opening.

        Raises:
            RecordMissingError: there is no file.
            RecordError: it can't be used; the concrete class says why.
        """
        found = cls(path, now=now)
        with reading(found.path):
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
            return entries_between(connected, after, upto)

    def size(self) -> int:
        """How many entries there are, which is also the number of the last."""
        self._refuse_closed()
        with reading(self.path) as connected:
            row = connected.execute("SELECT coalesce(max(number), 0) FROM entry").fetchone()
        return int(row[0])

    @contextmanager
    def appending(self) -> Iterator[Appending]:
        """Hold the record for writing: what is appended within is kept together, or not at all.

        Raises:
            RecordBusyError: another program held it for longer than the wait allows.
            OutcomeUnconfirmedError: the disk failed so late that the outcome can't be told.
            RecordError: it can't be written; the concrete class says why. Nothing was recorded.
        """
        self._refuse_closed()
        late: sqlite3.Error | None = None
        with writing(self.path) as connected:
            connected.execute("BEGIN IMMEDIATE")
            try:
                started = Appending(connected, self._now)
                number = started.number
                yield started
            except BaseException:
                _roll_back(connected)
                raise
            try:
                connected.execute("COMMIT")
            except sqlite3.Error as error:
                _roll_back(connected)
                late = error
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
                _sync(self.path.resolve().parent)
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


def _sync(folder: Path) -> None:
    # Windows has no way to sync a folder, and needs none.
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

"""A record kept in a file: the store that is there without any server."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from isa_programme.errors import (
    OutcomeUnconfirmedError,
    RecordBusyError,
    RecordExistsError,
    RecordUnreadableError,
)
from isa_programme.journal.sqlite.connection import connection, reading, writing
from isa_programme.journal.sqlite.contents import contents_of
from isa_programme.journal.sqlite.failures import failure, told
from isa_programme.journal.sqlite.making import make_empty
from isa_programme.journal.sqlite.reading import SqliteReading
from isa_programme.journal.sqlite.schema import lay_out, newest_version, version_of
from isa_programme.journal.sqlite.upgrading import bring_up_to_date
from isa_programme.journal.sqlite.writing import SqliteWriting
from isa_programme.journal.store import Contents, Reading
from isa_programme.journal.syncing import sync


class SqliteStore:
    """One file. Each reading and each writing opens a connection of its own and closes it.

    So it may be used from several threads, after a fork, and beside others on the same file.

    Attributes:
        path: where the file is.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        # Absolute, for a program may change its folder while the record is open.
        # Path.absolute() would keep ".." steps.
        self.path: Path = Path(os.path.abspath(path))  # noqa: PTH100 - see above
        self._is_current = False

    @property
    def shown(self) -> str:
        """Where the file is, as sentences name it."""
        return str(self.path)

    @property
    def label(self) -> str:
        """What its backups are called."""
        return self.path.stem

    @property
    def failures(self) -> tuple[type[Exception], ...]:
        """What SQLite raises."""
        return (sqlite3.Error,)

    @classmethod
    def create(cls, path: str | os.PathLike[str]) -> SqliteStore:
        """A new file where there is none yet, to be read and written by its owner alone.

        Raises:
            RecordExistsError: there is a file already; it is left as it is.
            RecordUnreadableError: the folder is missing, or can't be written to.
        """
        made = cls(path)
        try:
            make_empty(made.path)
        except FileExistsError:
            raise RecordExistsError(f"there is a file at {made.path} already") from None
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or "no such place"
            raise RecordUnreadableError(f"no record can be made at {made.path}: {why}") from error
        try:
            made.lay_out()
        except BaseException:
            for left in (made.path, made.path.with_name(f"{made.path.name}-journal")):
                with contextlib.suppress(OSError):
                    left.unlink()
            raise
        return made

    def lay_out(self) -> None:
        """Make an empty record of an empty file."""
        with told(self.path), closing(connection(self.path)) as connected:
            connected.execute("BEGIN IMMEDIATE")
            lay_out(connected)
            connected.execute("COMMIT")

    @property
    def joins(self) -> bool:
        """Each writing is a transaction of its own."""
        return False

    def look(self) -> None:
        """Look whether there is a file that is a record.

        Raises:
            RecordMissingError: there is no file.
            RecordError: it can't be used; the concrete class says why.
        """
        with reading(self.path) as connected:
            self._is_current = version_of(connected) == newest_version()

    def close(self) -> None:
        """The file itself is open only while it is asked."""

    @contextmanager
    def reading(self) -> Iterator[SqliteReading]:
        """The record as it is now, to be read.

        Raises:
            RecordError: it can't be used; the concrete class says why.
        """
        with reading(self.path) as connected:
            yield SqliteReading(connected)

    @contextmanager
    def writing(self, *, kept: Callable[[Reading], None] | None = None) -> Iterator[SqliteWriting]:
        """Hold the record for writing; at the end all is kept, or, after an exception, nothing.

        Raises:
            RecordBusyError: another program held it for longer than the wait allows.
            OutcomeUnconfirmedError: the disk failed so late that the outcome can't be told.
            RecordError: it can't be written; the concrete class says why. Nothing was kept.
        """
        late: sqlite3.Error | None = None
        with writing(self.path) as connected:
            connected.execute("BEGIN IMMEDIATE")
            held = SqliteWriting(connected, self.path)
            try:
                self._refuse_older_tables(connected)
                yield held
            except BaseException:
                _roll_back(connected)
                raise
            try:
                connected.execute("COMMIT")
            except sqlite3.Error as error:
                _roll_back(connected)
                late = error
            else:
                if kept is not None:
                    kept(held)
        if late is not None:
            self._look_again(held.added, late)

    def _refuse_older_tables(self, connected: sqlite3.Connection) -> None:
        if version_of(connected) != newest_version():
            self._is_current = False
            raise RecordBusyError(f"{self.path} was replaced just now; try again")

    def _look_again(self, added: tuple[int, str] | None, error: sqlite3.Error) -> None:
        """Settle a commit that failed: the failure may have come after the entries were kept."""
        meant = failure(self.path, error)
        if added is None or isinstance(meant, RecordBusyError):
            raise meant from error
        number, hashed = added
        try:
            with reading(self.path) as connected:
                is_kept = SqliteReading(connected).hash_of(number) == hashed
            if is_kept:
                sync(self.path.resolve().parent)
        except OSError as second:  # a RecordError is one too
            raise OutcomeUnconfirmedError(
                f"{self.path}: the disk failed while entry {number} was being kept; look"
                " whether it is there before recording it again"
            ) from second
        if not is_kept:
            raise meant from error

    def bring_up_to_date(self, now: Callable[[], datetime]) -> None:
        """Take the tables of an older file to the newest version, after a verified backup.

        Raises:
            RecordError: the file, or the backup, can't be read or written. Nothing was changed.
        """
        if not self._is_current:
            bring_up_to_date(self.path, now)
            self._is_current = True

    def contents(self) -> Contents:
        """Everything in the file, to be proved.

        Raises:
            RecordError: it can't be read at all; the concrete class says why.
        """
        return contents_of(self.path)


def _roll_back(connected: sqlite3.Connection) -> None:
    # A rollback that fails is made good by whoever opens the record next.
    if connected.in_transaction:
        with contextlib.suppress(sqlite3.Error):
            connected.execute("ROLLBACK")

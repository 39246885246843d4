"""A record's file, written to through one connection."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from isa_programme.journal.columns import ContentColumns, EntryColumns
from isa_programme.journal.sqlite.failures import damaged
from isa_programme.journal.sqlite.reading import SqliteReading
from isa_programme.journal.store import GuardError


class SqliteWriting(SqliteReading):
    """A file held for writing, through a connection with a transaction begun.

    Attributes:
        added: the number and the hash of the entry added last; None while none was.
        within: "", since each transaction is one of our own.
        sees_one_moment: False, since what is held is the newest there is.
    """

    within = ""
    sees_one_moment = False

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        super().__init__(connection)
        self._path = path
        self.added: tuple[int, str] | None = None

    @property
    def public(self) -> None:
        """A file is read whole or not at all."""
        return

    def insert(self, entry: EntryColumns, content: ContentColumns | None) -> None:
        """Add an entry after the last, with its words.

        Raises:
            GuardError: it does not follow from the last entry, or its identity is taken.
        """
        try:
            self._connection.execute(
                "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", entry
            )
            if content is not None:
                self._connection.execute("INSERT INTO content VALUES (?, ?, ?, ?)", content)
        except (sqlite3.IntegrityError, OverflowError) as error:
            raise GuardError(str(damaged(self._path))) from error
        self.added = (entry.number, entry.hash)

    def insert_each(self, columns: Iterable[tuple[EntryColumns, ContentColumns | None]]) -> None:
        """Add several entries after the last, each with its words.

        Raises:
            GuardError: one of them does not follow from the one before it.
        """
        for entry, content in columns:
            self.insert(entry, content)

    def erase(self, number: int) -> None:
        """Take out the words of an entry that another one erases."""
        self._connection.execute("DELETE FROM content WHERE number = ?", (number,))

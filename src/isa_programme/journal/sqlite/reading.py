"""A record's file, asked through one connection."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING

from isa_programme.journal.sqlite.deadlines import SqliteDeadlines

if TYPE_CHECKING:
    from isa_programme.journal.columns import (
        ContentColumns,
        EntryColumns,
        Identified,
        LastEntry,
    )
    from isa_programme.journal.reading import Row

# What is asked of the deadlines alone needs no class of what is stored.

_ROWS = """
SELECT entry.number, bytes, hash, salt, words,
  (SELECT min(later.number) FROM entry AS later WHERE later.erases = entry.number)
FROM entry LEFT JOIN content ON content.number = entry.number
WHERE entry.number > ? AND entry.number <= ? ORDER BY entry.number"""
_IDENTIFIED = """
SELECT entry.number, bytes, digest FROM entry
LEFT JOIN content ON content.number = entry.number WHERE identity = ?"""
# One statement, so that entries and words are of one moment.
_COLUMNS = """
SELECT entry.number, identity, kind, happened_on, recorded_at, recorded_by, about, erases, bytes,
  hash, content.number, salt, words, digest
FROM entry LEFT JOIN content ON content.number = entry.number
WHERE entry.number > ? ORDER BY entry.number"""
_LAST = 2**63 - 1


class SqliteReading:
    """What a file holds, through a connection that reads it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.deadlines: SqliteDeadlines = SqliteDeadlines(connection)

    def size(self) -> int:
        """How many entries there are."""
        row = self._connection.execute("SELECT coalesce(max(number), 0) FROM entry").fetchone()
        return int(row[0])

    def last(self) -> LastEntry | None:
        """The last entry; None while there is none."""
        from isa_programme.journal.columns import LastEntry  # noqa: PLC0415 - see above

        row = self._connection.execute(
            "SELECT number, bytes, hash FROM entry ORDER BY number DESC LIMIT 1"
        ).fetchone()
        return None if row is None else LastEntry(*row)

    def first_and_head(self) -> tuple[str, str]:
        """The hash of the first entry, the receipt of the last; both "" where there is none."""
        row = self._connection.execute(
            "SELECT (SELECT hash FROM entry WHERE number = 1), number, hash"
            " FROM entry ORDER BY number DESC LIMIT 1"
        ).fetchone()
        return ("", "") if row is None else (row[0], f"{row[1]}:{row[2]}")

    def hash_of(self, number: int) -> str | None:
        """The hash that stands beside an entry; None where there is no such entry."""
        row = self._connection.execute(
            "SELECT hash FROM entry WHERE number = ?", (number,)
        ).fetchone()
        return None if row is None else row[0]

    def hashes(self) -> tuple[str, ...]:
        """The hash of every entry, in order."""
        rows = self._connection.execute("SELECT hash FROM entry ORDER BY number").fetchall()
        return tuple(row[0] for row in rows)

    def rows(self, after: int, upto: int | None = None) -> tuple[Row, ...]:
        """The rows numbered above `after`, up to and with `upto`, or to the last; all at once."""
        from isa_programme.journal.reading import Row  # noqa: PLC0415 - brings in every kind of fact

        bounds = (after, _LAST if upto is None else upto)
        found = self._connection.execute(_ROWS, bounds).fetchall()
        return tuple(map(Row._make, found))

    def identified(self, identity: str) -> Identified | None:
        """What is stored under an identity; None where nothing is."""
        from isa_programme.journal.columns import Identified  # noqa: PLC0415 - see above

        row = self._connection.execute(_IDENTIFIED, (identity,)).fetchone()
        return None if row is None else Identified(*row)

    def numbered(self, digest: str) -> tuple[int, ...]:
        """The numbers of the entries whose content has a digest, in order."""
        found = self._connection.execute(
            "SELECT number FROM content WHERE digest = ? ORDER BY number", (digest,)
        ).fetchall()
        return tuple(number for (number,) in found)

    def columns(self, after: int) -> Iterator[tuple[EntryColumns, ContentColumns | None]]:
        """Everything stored of the entries numbered above `after`, in order, to be copied."""
        from isa_programme.journal.columns import (  # noqa: PLC0415 - see above
            ContentColumns,
            EntryColumns,
        )

        for row in self._connection.execute(_COLUMNS, (after,)).fetchall():
            content = None if row[10] is None else ContentColumns(*row[10:])
            yield EntryColumns(*row[:10]), content

"""A record on a server, asked and written to within one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import psycopg

from isa_programme.errors import RecordBusyError
from isa_programme.journal.columns import ContentColumns, EntryColumns, Identified, LastEntry
from isa_programme.journal.postgres.deadlines import PostgresDeadlines
from isa_programme.journal.postgres.failures import told
from isa_programme.journal.postgres.public import PostgresPublic
from isa_programme.journal.postgres.session import Session
from isa_programme.journal.reading import Row

# What is erased is looked up once for all rows: asked for each, the server may look at every entry.
_ROWS = """
SELECT entry.number, bytes, hash, salt, words, gone.erased_by
FROM {s}.entry LEFT JOIN {s}.content ON content.number = entry.number
LEFT JOIN (
  SELECT erases, min(number) AS erased_by FROM {s}.entry WHERE erases > %s AND erases <= %s
  GROUP BY erases
) AS gone ON gone.erases = entry.number
WHERE entry.number > %s AND entry.number <= %s ORDER BY entry.number"""
_IDENTIFIED = """
SELECT entry.number, bytes, digest FROM {s}.entry
LEFT JOIN {s}.content ON content.number = entry.number WHERE identity = %s"""
_NUMBERED = "SELECT number FROM {s}.content WHERE digest = %s ORDER BY number"
_COLUMNS = """
SELECT entry.number, identity, kind, happened_on, recorded_at, recorded_by, about, erases, bytes,
  hash, content.number, salt, words, digest
FROM {s}.entry LEFT JOIN {s}.content ON content.number = entry.number
WHERE entry.number > %s ORDER BY entry.number"""
_HEAD = """
SELECT (SELECT hash FROM {s}.entry WHERE number = 1), number, hash
FROM {s}.entry ORDER BY number DESC LIMIT 1"""
_INSERT_ENTRY = """
INSERT INTO {s}.entry (number, identity, kind, happened_on, recorded_at, recorded_by, about,
  erases, bytes, hash) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"""
_INSERT_CONTENT = "INSERT INTO {s}.content (number, salt, words, digest) VALUES (%s, %s, %s, %s)"
_LAST = 2**63 - 1
_BATCH = 500
"""How many entries go to the server at once."""


class PostgresReading:
    """What a schema holds, through a session that reads it.

    Attributes:
        deadlines: the deadline table.
    """

    def __init__(self, session: Session, schema: str) -> None:
        self._session = session
        self._schema = schema
        self.deadlines: PostgresDeadlines = PostgresDeadlines(session, schema)

    def _ask(self, statement: str, *values: object) -> list[Any]:
        return self._session.ask(statement.format(s=self._schema), values)

    def size(self) -> int:
        """How many entries there are."""
        ((size,),) = self._ask("SELECT coalesce(max(number), 0) FROM {s}.entry")
        return int(size)

    def last(self) -> LastEntry | None:
        """The last entry; None while there is none."""
        found = self._ask("SELECT number, bytes, hash FROM {s}.entry ORDER BY number DESC LIMIT 1")
        return next((LastEntry(*row) for row in found), None)

    def first_and_head(self) -> tuple[str, str]:
        """The hash of the first entry, the receipt of the last; both "" where there is none."""
        found = self._ask(_HEAD)
        return next(((str(row[0]), f"{row[1]}:{row[2]}") for row in found), ("", ""))

    def hash_of(self, number: int) -> str | None:
        """The hash that stands beside an entry; None where there is no such entry."""
        found = self._ask("SELECT hash FROM {s}.entry WHERE number = %s", number)
        return next((str(row[0]) for row in found), None)

    def hashes(self) -> tuple[str, ...]:
        """The hash of every entry, in order."""
        return tuple(str(row[0]) for row in self._ask("SELECT hash FROM {s}.entry ORDER BY number"))

    def rows(self, after: int, upto: int | None = None) -> tuple[Row, ...]:
        """The rows numbered above `after`, up to and with `upto`, or to the last; all at once."""
        bounds = (after, _LAST if upto is None else upto)
        found = self._ask(_ROWS, *bounds, *bounds)
        return tuple(Row(*row) for row in found)

    def identified(self, identity: str) -> Identified | None:
        """What is stored under an identity; None where nothing is."""
        found = self._ask(_IDENTIFIED, identity)
        return next((Identified(*row) for row in found), None)

    def numbered(self, digest: str) -> tuple[int, ...]:
        """The numbers of the entries whose content has a digest, in order."""
        return tuple(number for (number,) in self._ask(_NUMBERED, digest))

    def columns(self, after: int) -> Iterator[tuple[EntryColumns, ContentColumns | None]]:
        """Everything stored of the entries numbered above `after`, in order, to be copied."""
        for row in self._ask(_COLUMNS, after):
            content = None if row[10] is None else ContentColumns(*row[10:])
            yield EntryColumns(*row[:10]), content


class PostgresWriting(PostgresReading):
    """A schema held for writing, through a session in a transaction that holds the lock.

    Attributes:
        added: the number and the hash of the entry added last; None while none was.
        within: by what the server knows the transaction of the caller's; "" for one of our own.
        sees_one_moment: whether that sees the moment at which it began, and nothing newer.
    """

    def __init__(
        self,
        session: Session,
        schema: str,
        shown: str,
        *,
        within: str = "",
        sees_one_moment: bool = False,
    ) -> None:
        super().__init__(session, schema)
        self.within: str = within
        self.sees_one_moment: bool = sees_one_moment
        self._shown = shown
        self.added: tuple[int, str] | None = None

    @property
    def public(self) -> PostgresPublic:
        """What is public, in tables of its own."""
        return PostgresPublic(self._session, self._schema, self._shown)

    def insert(self, entry: EntryColumns, content: ContentColumns | None) -> None:
        """Add an entry after the last, with its words.

        Raises:
            GuardError: it does not follow from the last entry, or its identity is taken.
            RecordBusyError: the transaction was begun before others wrote, and can't see it.
        """
        self.insert_each([(entry, content)])

    def insert_each(self, columns: Iterable[tuple[EntryColumns, ContentColumns | None]]) -> None:
        """Add entries after the last, each with its words.

        Raises:
            GuardError: one of them does not follow, or its identity is taken.
            RecordBusyError: the transaction was begun before others wrote, and can't see it.
        """
        inserting = _INSERT_ENTRY.format(s=self._schema), _INSERT_CONTENT.format(s=self._schema)
        left = iter(columns)
        while batch := list(islice(left, _BATCH)):
            rows = [
                (statement, row)
                for pair in batch
                for statement, row in zip(inserting, pair, strict=True)
                if row is not None
            ]
            with told(self._shown):
                try:
                    self._session.do_together(*rows)
                except psycopg.errors.UniqueViolation as error:
                    if error.diag.constraint_name != "entry_pkey":
                        raise
                    # The guard let the number pass: the transaction sees an older moment than now.
                    raise RecordBusyError(
                        f"{self._shown}: others wrote to it since this transaction began; begin it"
                        " again"
                    ) from None
            self.added = (batch[-1][0].number, batch[-1][0].hash)

    def erase(self, number: int) -> None:
        """Take out the words of an entry that another one erases."""
        self._ask("SELECT {s}.erase_words(%s)", number)

"""Transactions on a database server: our own, or a part of somebody else's.

In somebody else's we work between two savepoints, so that a failure of ours leaves it as it was.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from typing import Any

import psycopg
from psycopg.rows import tuple_row

WAIT = 10.0
"""How many seconds to wait for another program that holds the record."""

_FEW = 2
"""How many statements are carried out sooner one after the other than in one go."""

Raw = psycopg.Connection[Any]
Values = Sequence[object] | Mapping[str, object]


class Session:
    """A connection within a transaction."""

    def __init__(self, connection: Raw) -> None:
        self.connection = connection

    def ask(self, statement: str, values: Values = ()) -> list[Any]:
        """The rows that a statement gives, all at once."""
        with self._cursor() as cursor:
            return cursor.execute(statement.encode("ascii"), values, binary=True).fetchall()

    def do(self, *statements: str, values: Values | None = None) -> str:
        """Carry out statements that give nothing; what the server says that it did last."""
        with self._cursor() as cursor:
            cursor.execute("; ".join(statements).encode("ascii"), values)
            while cursor.nextset():
                pass
            return cursor.statusmessage or ""

    def do_together(self, *statements: tuple[str, Values]) -> None:
        """Carry out statements that give nothing, in one go to the server and back if it can be."""
        pays = len(statements) > _FEW and psycopg.Pipeline.is_supported()
        together = self.connection.pipeline if pays else nullcontext
        with together(), self._cursor() as cursor:
            for statement, values in statements:
                cursor.execute(statement.encode("ascii"), values)

    def do_each(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        """Carry out one statement that gives nothing for each of some rows."""
        given = list(rows)  # what fails in making them is not to fail half way here
        if given:
            with self._cursor() as cursor:
                cursor.executemany(statement.encode("ascii"), given)

    def _cursor(self) -> psycopg.Cursor[tuple[Any, ...]]:
        # Not one of the connection's own: whoever gave it may have set those up otherwise.
        return psycopg.Cursor(self.connection, row_factory=tuple_row)


@contextmanager
def bounds(session: Session) -> Iterator[None]:
    """A transaction of ours that was begun: committed at the end, or rolled back."""
    try:
        yield
    except BaseException:
        roll_back(session)
        raise
    session.do("COMMIT")


@contextmanager
def savepoint(session: Session) -> Iterator[None]:
    """A part of somebody else's transaction, of which nothing is left after an exception."""
    session.do("SAVEPOINT isa_programme")
    try:
        yield
    except BaseException:
        with contextlib.suppress(psycopg.Error):
            session.do("ROLLBACK TO SAVEPOINT isa_programme", "RELEASE SAVEPOINT isa_programme")
        raise
    session.do("RELEASE SAVEPOINT isa_programme")


def roll_back(session: Session) -> None:
    """Give up a transaction of ours; one that can't be is given up by the server."""
    with contextlib.suppress(psycopg.Error):
        session.do("ROLLBACK")


@contextmanager
def joined(session: Session, schema: str) -> Iterator[tuple[str, bool]]:
    """Hold the record in a schema until the end of the transaction that is under way.

    After an exception nothing of ours is left in it. Gives what the server knows it by, and whether
    it sees the moment at which it began, and nothing that others commit meanwhile.
    """
    with savepoint(session):
        ((before, _),) = session.ask(
            "SELECT current_setting('lock_timeout'), set_config('lock_timeout', %s, true)",
            (_milliseconds(),),
        )
        session.ask("SELECT pg_advisory_xact_lock(%s)", (lock_of(schema),))
        ((_, known_by, one_moment),) = session.ask(
            "SELECT set_config('lock_timeout', %s, true), pg_backend_pid() || ' since ' || now(),"
            " current_setting('transaction_isolation') NOT LIKE 'read %%'",
            (before,),
        )
        yield known_by, one_moment


def writing_begins(schema: str) -> Sequence[str]:
    """What begins a transaction of ours that holds a record, and is safe on the disk at its end.

    The lock is asked for in a statement of its own: what comes after it sees what whoever held it
    before has committed.
    """
    return (
        "BEGIN ISOLATION LEVEL READ COMMITTED",
        f"SET LOCAL lock_timeout = {_milliseconds()}",
        (
            "SELECT set_config('synchronous_commit', 'on', true)"
            " WHERE current_setting('synchronous_commit') = 'off'"
        ),
        f"SELECT pg_advisory_xact_lock({lock_of(schema)})",
    )


def _milliseconds() -> str:
    return str(max(1, int(WAIT * 1000)))


def lock_of(schema: str) -> int:
    """The number of the lock that whoever writes to the record in a schema holds."""
    told = hashlib.sha256(f"isa-programme {schema}".encode("ascii")).digest()
    return int.from_bytes(told[:8], "big", signed=True)

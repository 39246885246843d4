"""Transactions on a database server: our own, or a part of somebody else's.

Whoever gives us an engine gives us transactions of our own. Whoever gives us an open connection
has us join what is under way on it: we then work between two savepoints, so that a failure of ours
leaves theirs as it was, and never commit, roll back or close what we did not begin.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Protocol, cast

import psycopg
from psycopg.pq import TransactionStatus
from psycopg.rows import tuple_row
from sqlalchemy import Connection, Engine, create_engine

from isa_programme.errors import FaultsError, RecordUnreadableError
from isa_programme.journal.addresses import Address

WAIT = 10.0
"""How many seconds to wait for another program that holds the record."""

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

    def do_each(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        """Carry out one statement that gives nothing for each of some rows."""
        given = list(rows)  # what fails in making them is not to fail half way here
        if given:
            with self._cursor() as cursor:
                cursor.executemany(statement.encode("ascii"), given)

    def _cursor(self) -> psycopg.Cursor[tuple[Any, ...]]:
        # Not one of the connection's own: whoever gave it may have set those up otherwise.
        return psycopg.Cursor(self.connection, row_factory=tuple_row)


class Connections(Protocol):
    """Where connections come from."""

    joins: bool

    def session(self) -> contextlib.AbstractContextManager[tuple[Session, bool]]:
        """A connection, and whether the transaction on it is ours to begin and to end."""
        ...

    def close(self) -> None:
        """Let go of what was opened here."""
        ...


class FromEngine:
    """Connections of an engine's pool, each given back after one transaction."""

    joins = False

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @contextmanager
    def session(self) -> Iterator[tuple[Session, bool]]:
        """A connection from the pool."""
        # We say ourselves where a transaction begins and ends; the library undoes this setting.
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connected:
            yield Session(_driver_of(connected)), True

    def close(self) -> None:
        """The engine is whoever's who gave it."""


class FromAddress:
    """Connections of an engine of our own, and of a new one in each process after a fork."""

    joins = False

    def __init__(self, address: Address) -> None:
        self._address = address
        self._engine: Engine | None = None
        self._process = 0

    @contextmanager
    def session(self) -> Iterator[tuple[Session, bool]]:
        """A connection from the pool."""
        with FromEngine(self._at_hand()).session() as (session, begins):
            yield session, begins

    def _at_hand(self) -> Engine:
        if self._engine is not None and self._process != os.getpid():
            # What was opened before the fork is the other process's, and is not closed here.
            self._engine.dispose(close=False)
            self._engine = None
        if self._engine is None:
            self._process = os.getpid()
            self._engine = create_engine(
                self._address.url,
                pool_pre_ping=True,
                hide_parameters=True,
                use_native_hstore=False,
                connect_args={"client_encoding": "utf8", "application_name": "isa"},
            )
        return self._engine

    def close(self) -> None:
        """Close the connections at hand."""
        if self._engine is not None:
            self._engine.dispose(close=self._process == os.getpid())
            self._engine = None


class Given:
    """One open connection of somebody else's, and whatever transaction is under way on it."""

    joins = True

    def __init__(self, connection: Connection | Raw) -> None:
        self._connection = connection

    @contextmanager
    def session(self) -> Iterator[tuple[Session, bool]]:
        """The connection. On one that commits each statement, transactions are ours."""
        raw = self._raw()
        status = raw.info.transaction_status
        if raw.closed:
            raise RecordUnreadableError("the connection that was given for the record is closed")
        if status == TransactionStatus.INERROR:
            raise RecordUnreadableError(
                "the transaction that was given for the record has failed; roll it back first"
            )
        yield Session(raw), raw.autocommit and status == TransactionStatus.IDLE

    def _raw(self) -> Raw:
        if not isinstance(self._connection, Connection):
            return self._connection
        if not self._connection.in_transaction():
            self._connection.begin()  # as any statement would have done; for its owner to end
        return _driver_of(self._connection)

    def close(self) -> None:
        """The connection is whoever's who gave it."""


def connections_of(place: object) -> Connections:
    """Where the connections come from that a caller gave: an engine, or an open connection.

    Raises:
        FaultsError: it is neither, or none to PostgreSQL through psycopg 3, or not in UTF-8.
    """
    if isinstance(place, Engine):
        _refuse_other(place)
        return FromEngine(place)
    if isinstance(place, Connection):
        _refuse_other(place.engine)
    elif not isinstance(place, psycopg.Connection):
        raise FaultsError(
            "a record is opened by its path, its address, an SQLAlchemy engine, or an open"
            f" connection of SQLAlchemy or psycopg 3; {type(place).__name__!a} is none of them"
        )
    elif place.info.encoding != "utf-8":
        raise FaultsError("the connection given for the record has to speak UTF-8")
    return Given(place)


def _refuse_other(engine: Engine) -> None:
    if (engine.dialect.name, engine.dialect.driver) != ("postgresql", "psycopg"):
        raise FaultsError(
            "the engine given for the record is not one for PostgreSQL through psycopg 3"
            " (postgresql+psycopg)"
        )


def _driver_of(connection: Connection) -> Raw:
    return cast("Raw", connection.connection.driver_connection)


@contextmanager
def reading(connections: Connections) -> Iterator[Session]:
    """A session that reads at one moment, and can't write.

    Within somebody else's transaction it reads what that sees; each statement of ours that has to
    be of one moment is therefore a single one.
    """
    with connections.session() as (session, is_ours):
        begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        with _bounds(session, begin) if is_ours else _savepoint(session):
            yield session


@contextmanager
def _bounds(session: Session, begin: str) -> Iterator[None]:
    session.do(begin)
    try:
        yield
    except BaseException:
        roll_back(session)
        raise
    session.do("COMMIT")


@contextmanager
def _savepoint(session: Session) -> Iterator[None]:
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
def joined(session: Session, schema: str) -> Iterator[None]:
    """Hold the record in a schema until the end of the transaction that is under way.

    After an exception nothing of ours is left in it.
    """
    with _savepoint(session):
        ((before, _),) = session.ask(
            "SELECT current_setting('lock_timeout'), set_config('lock_timeout', %s, true)",
            (_milliseconds(),),
        )
        session.ask("SELECT pg_advisory_xact_lock(%s)", (lock_of(schema),))
        session.ask("SELECT set_config('lock_timeout', %s, true)", (before,))
        yield


def begin_writing(session: Session, schema: str) -> None:
    """Begin a transaction of ours that holds the record in a schema, and is safe on the disk.

    The lock is asked for in a statement of its own: what comes after it sees what whoever held it
    before has committed.
    """
    session.do(
        "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE",
        f"SET LOCAL lock_timeout = {_milliseconds()}",
        "SELECT set_config('synchronous_commit', 'on', true)"
        " WHERE current_setting('synchronous_commit') = 'off'",
        f"SELECT pg_advisory_xact_lock({lock_of(schema)})",
    )


def _milliseconds() -> str:
    return str(max(1, int(WAIT * 1000)))


def lock_of(schema: str) -> int:
    """The number of the lock that whoever writes to the record in a schema holds."""
    told = hashlib.sha256(f"isa-programme {schema}".encode("ascii")).digest()
    return int.from_bytes(told[:8], "big", signed=True)

"""Transactions on a database server: our own, or a part of somebody else's.

Whoever gives us an engine gives us transactions of our own. Whoever gives us an open connection
has us join what is under way on it: we then work between two savepoints, so that a failure of ours
leaves theirs as it was, and never commit, roll back or close what we did not begin.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from typing import Any, Protocol, cast

import psycopg
from psycopg.pq import TransactionStatus
from psycopg.rows import tuple_row
from sqlalchemy import Connection, Engine, create_engine

from isa_programme.errors import FaultsError, RecordUnreadableError
from isa_programme.journal.addresses import Address

WAIT = 10.0
"""How many seconds to wait for another program that holds the record."""

_STALE = 10
"""How many broken connections of a pool are passed over before the last failure is told."""

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
        together = self.connection.pipeline if psycopg.Pipeline.is_supported() else nullcontext
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


class Connections(Protocol):
    """Where connections come from."""

    joins: bool

    def session(
        self, first: Sequence[str]
    ) -> contextlib.AbstractContextManager[tuple[Session, bool]]:
        """A connection, and whether the transaction on it is ours to begin and to end.

        Args:
            first: what begins a transaction of ours; it is carried out if it is one.
        """
        ...

    def close(self) -> None:
        """Let go of what was opened here."""
        ...


class _BrokenError(psycopg.OperationalError):
    """Raised where a connection turns out to be broken before anything was done on it."""


class FromEngine:
    """Connections of an engine's pool, each given back after one transaction."""

    joins = False

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @contextmanager
    def session(self, first: Sequence[str]) -> Iterator[tuple[Session, bool]]:
        """A connection from the pool; one that broke while it lay there is replaced."""
        with ExitStack() as stack:
            yield self._at_hand(stack, first), True

    def _at_hand(self, stack: ExitStack, first: Sequence[str]) -> Session:
        # After a server was started anew, every connection that lay in the pool is broken.
        for _ in range(_STALE):
            with contextlib.suppress(_BrokenError):
                return self._begun(stack, first)
        return self._begun(stack, first)

    def _begun(self, stack: ExitStack, first: Sequence[str]) -> Session:
        # We say ourselves where a transaction begins and ends; the library undoes this setting.
        connected = stack.enter_context(self._engine.connect())
        session = Session(_driver_of(connected.execution_options(isolation_level="AUTOCOMMIT")))
        try:
            session.do(*first)
        except psycopg.OperationalError as error:
            if session.connection.broken:
                connected.invalidate(error)
                raise _BrokenError(str(error)) from None
            roll_back(session)
            raise
        return session

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
    def session(self, first: Sequence[str]) -> Iterator[tuple[Session, bool]]:
        """A connection from the pool; one that broke while it lay there is replaced."""
        with FromEngine(self._at_hand()).session(first) as (session, begins):
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
    """An open connection of somebody else's, and whatever transaction is under way on it.

    A function that gives one is asked each time, for a program that opens and closes its own.
    """

    joins = True

    def __init__(self, given: Connection | Raw | Callable[[], Connection | Raw]) -> None:
        self._given = given

    @contextmanager
    def session(self, first: Sequence[str]) -> Iterator[tuple[Session, bool]]:
        """The connection. On one that commits each statement, transactions are ours."""
        raw = self._raw()
        if raw.closed:
            raise RecordUnreadableError("the connection that was given for the record is closed")
        status = raw.info.transaction_status
        if status == TransactionStatus.INERROR:
            raise RecordUnreadableError(
                "the transaction that was given for the record has failed; roll it back first"
            )
        session, is_ours = Session(raw), raw.autocommit and status == TransactionStatus.IDLE
        if is_ours:
            try:
                session.do(*first)
            except psycopg.Error:
                roll_back(session)
                raise
        yield session, is_ours

    def _raw(self) -> Raw:
        given = self._given
        if not isinstance(given, Connection | psycopg.Connection):
            given = checked(given())
        if isinstance(given, psycopg.Connection):
            return given
        if not given.in_transaction():
            given.begin()  # as any statement would have done; for its owner to end
        return _driver_of(given)

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
    return Given(place if callable(place) else checked(place))


def checked(given: object) -> Connection | Raw:
    """An open connection that a caller gave.

    Raises:
        FaultsError: it is none, or none to PostgreSQL through psycopg 3, or not in UTF-8.
    """
    if isinstance(given, Connection):
        _refuse_other(given.engine)
    elif not isinstance(given, psycopg.Connection):
        raise FaultsError(
            "a record is opened by its path, its address, an SQLAlchemy engine, an open connection"
            " of SQLAlchemy or psycopg 3, or a function that gives one;"
            f" {type(given).__name__!a} is none of them"
        )
    elif not given.closed and given.info.encoding != "utf-8":
        raise FaultsError("the connection given for the record has to speak UTF-8")
    return given


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
    with connections.session(["BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"]) as given:
        session, is_ours = given
        with _bounds(session) if is_ours else _savepoint(session):
            yield session


@contextmanager
def _bounds(session: Session) -> Iterator[None]:
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
def joined(session: Session, schema: str) -> Iterator[str]:
    """Hold the record in a schema until the end of the transaction that is under way.

    After an exception nothing of ours is left in it. Gives what the server knows it by.
    """
    with _savepoint(session):
        ((before, _),) = session.ask(
            "SELECT current_setting('lock_timeout'), set_config('lock_timeout', %s, true)",
            (_milliseconds(),),
        )
        session.ask("SELECT pg_advisory_xact_lock(%s)", (lock_of(schema),))
        ((_, known_by),) = session.ask(
            "SELECT set_config('lock_timeout', %s, true), txid_current()::text", (before,)
        )
        yield known_by


def writing_begins(schema: str) -> Sequence[str]:
    """What begins a transaction of ours that holds a record, and is safe on the disk at its end.

    The lock is asked for in a statement of its own: what comes after it sees what whoever held it
    before has committed.
    """
    return (
        "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE",
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

"""Where connections to a database server come from: an address, an engine, or an open connection.

Whoever gives us an engine or an address gives us transactions of our own. Whoever gives us an open
connection has us join what is under way on it, and never commit, roll back or close what we did
not begin.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Protocol, cast

import psycopg
from psycopg.pq import Conninfo, TransactionStatus
from sqlalchemy import Connection, Engine, create_engine, make_url

from isa_programme.errors import FaultsError, RecordUnreadableError
from isa_programme.journal.addresses import Address
from isa_programme.journal.postgres.session import Raw, Session, bounds, roll_back, savepoint

_NOT_UTF8 = "the connection given for the record has to speak UTF-8; set its client_encoding"

_STALE = 10
"""How many broken connections of a pool are passed over before the last failure is told."""


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
        stack.callback(_give_up_if_broken, connected, session)
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
        _refuse_unknown(address)
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

    def __init__(self, given: Connection | Raw | Callable[..., object]) -> None:
        self._given = given

    @contextmanager
    def session(self, first: Sequence[str]) -> Iterator[tuple[Session, bool]]:
        """The connection. On one that commits each statement, transactions are ours."""
        raw = self._raw()
        if raw.closed:
            raise RecordUnreadableError(
                "the connection that was given for the record is closed; give an open one"
            )
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
        raise FaultsError(_NOT_UTF8)
    return given


def _refuse_other(engine: Engine) -> None:
    if (engine.dialect.name, engine.dialect.driver) != ("postgresql", "psycopg"):
        raise FaultsError(
            "the engine given for the record is not one for PostgreSQL through psycopg 3"
            " (postgresql+psycopg)"
        )


def _refuse_unknown(address: Address) -> None:
    """Refuse what stands after the question mark and is no option of the server's library.

    Raises:
        FaultsError: there is some.
    """
    known = {each.keyword.decode("ascii") for each in Conninfo.get_defaults()}
    unknown = sorted(set(make_url(address.url).query) - known)
    if unknown:
        raise FaultsError(
            f"the record's address: PostgreSQL's own library knows no {unknown[0]!a}; after"
            " the question mark stand schema, and its options, as sslmode"
        )


def _give_up_if_broken(connected: Connection, session: Session) -> None:
    """Keep a lost connection from the pool, which would log with a traceback that it is lost."""
    if session.connection.broken and not connected.invalidated:
        connected.invalidate()


def _driver_of(connection: Connection) -> Raw:
    raw = cast("Raw", connection.connection.driver_connection)
    if not raw.closed and raw.info.encoding != "utf-8":
        raise FaultsError(_NOT_UTF8)
    return raw


@contextmanager
def reading(connections: Connections) -> Iterator[Session]:
    """A session that reads at one moment, and can't write.

    Within somebody else's transaction it reads what that sees; each statement of ours that has to
    be of one moment is therefore a single one.
    """
    with connections.session(["BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"]) as given:
        session, is_ours = given
        with bounds(session) if is_ours else savepoint(session):
            yield session

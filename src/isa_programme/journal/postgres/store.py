"""A record kept in a schema of a PostgreSQL database."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

import psycopg

from isa_programme.errors import (
    OutcomeUnconfirmedError,
    RecordError,
    RecordExistsError,
    RecordMissingError,
    RecordNewerError,
    RecordUnreadableError,
)
from isa_programme.journal.postgres.connections import Connections, Given, reading
from isa_programme.journal.postgres.contents import contents_of
from isa_programme.journal.postgres.failures import FAILURES, failure, told
from isa_programme.journal.postgres.reading import PostgresReading, PostgresWriting
from isa_programme.journal.postgres.session import Session, joined, roll_back, writing_begins
from isa_programme.journal.postgres.tables import VERSION, laying_out
from isa_programme.journal.store import Contents, Reading


class PostgresStore:
    """One schema. Each reading and each writing is a transaction, or joins the caller's.

    Over an engine or an address it may be used from several threads and after a fork. Over an
    open connection it is used where that is: by one thread at a time.

    Attributes:
        schema: the schema that holds the tables.
        shown: where that is, as sentences name it. Never holds a password.
        joins: whether writings join a transaction of the caller's, who may still undo them.
    """

    def __init__(self, connections: Connections, schema: str, shown: str) -> None:
        self.schema: str = schema
        self.shown: str = shown
        self.joins: bool = connections.joins
        self._connections = connections

    @property
    def label(self) -> str:
        """What copies of it are called."""
        return self.schema

    @property
    def failures(self) -> tuple[type[Exception], ...]:
        """What the libraries raise."""
        return FAILURES

    def close(self) -> None:
        """Close the connections that were opened here; those that were given stay open."""
        self._connections.close()

    def lay_out(self) -> None:
        """Make an empty record, in the transaction under way, or in one of its own.

        Raises:
            RecordExistsError: there is one already; it is left as it is.
            RecordUnreadableError: the database is not in UTF-8, or the role may not.
        """
        with told(self.shown), self._connections.session(["BEGIN"]) as (session, is_ours):
            if is_ours:
                try:
                    self._make(session)
                    session.do("COMMIT")
                except BaseException:
                    roll_back(session)
                    raise
            else:
                self._make(session)

    def _make(self, session: Session) -> None:
        ((encoding, there),) = session.ask(
            "SELECT current_setting('server_encoding'), to_regclass(%s) IS NOT NULL",
            (f"{self.schema}.record",),
        )
        if there:
            raise self._exists()
        if encoding != "UTF8":
            raise RecordUnreadableError(
                f"no record can be made at {self.shown}: the database is in {encoding}, and names"
                " need UTF8"
            )
        try:
            session.do(laying_out(self.schema))
        except (psycopg.errors.DuplicateObject, psycopg.errors.UniqueViolation):
            raise self._exists() from None
        except psycopg.ProgrammingError as error:
            if isinstance(error, psycopg.errors.DuplicateTable | psycopg.errors.DuplicateFunction):
                raise self._exists() from None
            raise

    def _exists(self) -> RecordExistsError:
        return RecordExistsError(f"there is a record at {self.shown} already")

    def look(self) -> None:
        """Look whether the schema holds a record that can be used.

        Raises:
            RecordMissingError: it holds none.
            RecordNewerError: a newer release wrote it.
            RecordError: it can't be used; the concrete class says why.
        """
        with told(self.shown), reading(self._connections) as session:
            found = session.ask(f"SELECT application, version FROM {self.schema}.record")  # noqa: S608 - a checked name
        versions = [version for application, version in found if application == "isa-programme"]
        if not versions:
            raise RecordMissingError(f"there is no record at {self.shown}; isa init makes one")
        if (version := max(versions)) > VERSION:
            raise RecordNewerError(
                f"{self.shown} has record format {version}; this release reads up to {VERSION}:"
                " a newer release of isa-programme is needed"
            )

    @contextmanager
    def reading(self) -> Iterator[PostgresReading]:
        """The record as it is now, to be read.

        Raises:
            RecordError: it can't be used; the concrete class says why.
        """
        with told(self.shown), reading(self._connections) as session:
            yield PostgresReading(session, self.schema)

    @contextmanager
    def writing(
        self, *, kept: Callable[[Reading], None] | None = None
    ) -> Iterator[PostgresWriting]:
        """Hold the record for writing; at the end all is kept, or, after an exception, nothing.

        Within somebody else's transaction it is kept once they commit, and held until they end.

        Raises:
            RecordBusyError: another program held it for longer than the wait allows.
            OutcomeUnconfirmedError: the connection broke so late that the outcome can't be told.
            RecordError: it can't be written; the concrete class says why. Nothing was kept.
        """
        late: Exception | None = None
        begins = writing_begins(self.schema)
        with told(self.shown), self._connections.session(begins) as (session, is_ours):
            if not is_ours:
                with joined(session, self.schema) as (within, one_moment):
                    yield PostgresWriting(
                        session,
                        self.schema,
                        self.shown,
                        within=within,
                        sees_one_moment=one_moment,
                    )
                return
            held = PostgresWriting(session, self.schema, self.shown)
            try:
                yield held
            except BaseException:
                roll_back(session)
                raise
            try:
                self._commit(session)
            except psycopg.Error as error:
                roll_back(session)
                late = error
            else:
                if kept is not None:
                    kept(held)
        if late is not None:
            self._look_again(held.added, late)

    def _commit(self, session: Session) -> None:
        # A transaction that failed before is ended by COMMIT too, and rolled back without a word.
        if session.do("COMMIT") != "COMMIT":
            raise psycopg.errors.InFailedSqlTransaction

    def _look_again(self, added: tuple[int, str] | None, error: Exception) -> None:
        """Settle a commit that failed: the connection may have broken after it was done.

        The server may still be at it, so whether it was done is only asked once the lock that it
        holds until its end can be had.
        """
        meant = failure(self.shown, error)
        if added is None:
            raise meant from None
        number, hashed = added
        try:
            begins = writing_begins(self.schema)
            with told(self.shown), self._connections.session(begins) as (session, _):
                is_kept = PostgresReading(session, self.schema).hash_of(number) == hashed
                roll_back(session)
        except RecordError:
            raise OutcomeUnconfirmedError(
                f"{self.shown}: the connection broke while entry {number} was being kept; look"
                " whether it is there before recording it again"
            ) from None
        if not is_kept:
            raise meant from None

    def bring_up_to_date(self, now: Callable[[], datetime]) -> None:
        """There is only one version of the tables so far."""

    def contents(self) -> Contents:
        """Everything in it, to be proved.

        Raises:
            RecordError: it can't be read at all; the concrete class says why.
        """
        with told(self.shown), reading(self._connections) as session:
            return contents_of(session, self.schema)


@contextmanager
def made_at(connections: Connections, schema: str, shown: str) -> Iterator[PostgresStore]:
    """An empty record to be filled, that is there for others only once all of it is.

    Whoever is cut off meanwhile leaves nothing behind. Within somebody else's transaction it is
    there once they commit.

    Raises:
        RecordExistsError: there is one already; it is left as it is.
        RecordError: it can't be made; the concrete class says why.
    """
    begins = ["BEGIN ISOLATION LEVEL READ COMMITTED"]
    with told(shown), connections.session(begins) as (session, is_ours):
        made = PostgresStore(Given(session.connection), schema, shown)
        if not is_ours:
            made.lay_out()
            yield made
            return
        try:
            made.lay_out()
            yield made
        except BaseException:
            roll_back(session)
            raise
        try:
            session.do("COMMIT")
        except psycopg.Error as error:
            with contextlib.suppress(psycopg.Error):
                roll_back(session)
            raise OutcomeUnconfirmedError(
                f"{shown}: the connection broke while the record was being made; look whether it"
                " is there"
            ) from error

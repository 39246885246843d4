"""What only a server has: its guards, its failures, its connections."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import create_engine, exc

from isa_programme import (
    ExtraMissingError,
    FaultsError,
    OutcomeUnconfirmedError,
    RecordBusyError,
    RecordDamagedError,
    RecordError,
    RecordMissingError,
    RecordNewerError,
    RecordReplacedError,
    RecordUnreadableError,
    Tracker,
    copy_record,
)
from isa_programme.journal.heads import HeadsSeen
from isa_programme.journal.journal import Journal
from isa_programme.journal.postgres import contents as postgres_contents
from isa_programme.journal.postgres import session as postgres_session
from isa_programme.journal.postgres.failures import failure
from isa_programme.journal.postgres.reading import _ROWS, PostgresReading
from isa_programme.journal.postgres.session import Session, lock_of
from isa_programme.journal.postgres.store import PostgresStore
from isa_programme.journal.stores import made
from isa_programme.journal.verify import verified
from journal_samples import ISSUED, NOTED, NOW, note, record
from servers import Server


@pytest.fixture
def journal(address: str) -> Iterator[Journal]:
    """A record of three entries."""
    with made(address) as store:
        record(Journal(store, now=lambda: NOW), ISSUED, NOTED, note())
    with Journal.open(address, now=lambda: NOW) as opened:
        yield opened


# Guards

ROW = "(number, kind, happened_on, recorded_at, recorded_by, bytes, hash)"


@pytest.mark.parametrize("first", ["", "SET session_replication_role = replica;"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {s}.entry SET kind = 'x' WHERE number = 2",
        "DELETE FROM {s}.entry WHERE number = 3",
        "TRUNCATE {s}.entry CASCADE",
        "TRUNCATE {s}.content",
        "UPDATE {s}.content SET words = '{{}}' WHERE number = 2",
        "DELETE FROM {s}.content WHERE number = 2",
        f"INSERT INTO {{s}}.entry {ROW} VALUES (5, '', '', '', '', '', '')",
        f"INSERT INTO {{s}}.entry {ROW} VALUES (0, '', '', '', '', '', '')",
        f"INSERT INTO {{s}}.entry {ROW} VALUES (2, '', '', '', '', '', '')",
        "INSERT INTO {s}.content VALUES (2, '', '', '')",
        "INSERT INTO {s}.content VALUES (9, '', '', '')",
        (
            f"INSERT INTO {{s}}.entry {ROW} VALUES (3, '', '', '', '', '', '')"
            " ON CONFLICT (number) DO UPDATE SET kind = 'x'"
        ),
        "WITH gone AS (DELETE FROM {s}.content RETURNING number) SELECT count(*) FROM gone",
    ],
)
def test_a_guard_refuses_its_owner_too(
    server: Server, journal: Journal, schema: str, first: str, statement: str
) -> None:
    with (
        server.connection() as held,
        pytest.raises(psycopg.Error, match=r"entry|words") as caught,
    ):
        held.execute(f"{first}{statement.format(s=schema)}".encode())
    assert "ISA01" == caught.value.sqlstate
    assert (3, ()) == (journal.size(), verified(journal))


_IDLE = """
DROP TRIGGER entry_is_never_changed ON {s}.entry;
CREATE TRIGGER entry_is_never_changed {when} ON {s}.entry FOR EACH ROW {only}
EXECUTE FUNCTION {s}.refuse_change('an entry is never changed');
ALTER TABLE {s}.entry ENABLE ALWAYS TRIGGER entry_is_never_changed"""
"""A guard that is there, and looks away."""


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE {s}.entry DISABLE TRIGGER entry_is_never_deleted",
        "ALTER TABLE {s}.entry ENABLE TRIGGER entry_is_never_deleted",
        "DROP TRIGGER entry_is_appended ON {s}.entry",
        "ALTER TABLE {s}.entry DROP CONSTRAINT entry_identity_key",
        "ALTER TABLE {s}.entry ALTER COLUMN hash DROP NOT NULL",
        "ALTER TABLE {s}.content ADD COLUMN more text",
        "CREATE RULE mine AS ON INSERT TO {s}.entry DO ALSO NOTHING",
        (
            "CREATE OR REPLACE FUNCTION {s}.refuse_change() RETURNS trigger LANGUAGE plpgsql"
            " SET search_path = pg_catalog, pg_temp AS 'BEGIN RETURN NEW; END'"
        ),
        (
            "CREATE TRIGGER mine BEFORE INSERT ON {s}.entry FOR EACH ROW"
            " EXECUTE FUNCTION {s}.entry_is_appended()"
        ),
        "ALTER FUNCTION {s}.erase_words(bigint) SECURITY INVOKER",
        _IDLE.format(s="{s}", when="BEFORE UPDATE", only="WHEN (false)"),
        _IDLE.format(s="{s}", when="BEFORE UPDATE OF about", only=""),
    ],
)
def test_tables_and_guards_that_are_not_ours_are_found(
    server: Server, journal: Journal, schema: str, statement: str
) -> None:
    server.do(statement.format(s=schema))
    assert ["guards-altered"] == [each.rule for each in verified(journal)]


# Opening


def test_a_newer_record_is_refused_untouched(
    server: Server, journal: Journal, schema: str, address: str
) -> None:
    assert 3 == journal.size()
    server.do(f"UPDATE {schema}.record SET version = 2")
    with pytest.raises(RecordNewerError, match="has record format 2; this release reads up to 1"):
        Journal.open(address)


def test_tables_of_somebody_else_are_no_record(server: Server, schema: str, address: str) -> None:
    server.do(
        f"CREATE SCHEMA {schema}",
        f"CREATE TABLE {schema}.record (application text, version integer)",
        f"INSERT INTO {schema}.record VALUES ('another', 1)",
    )
    with pytest.raises(RecordMissingError, match="there is no record at"):
        Journal.open(address)


def test_a_database_that_is_not_in_utf8_is_refused(server: Server, schema: str) -> None:
    server.do(
        f"CREATE DATABASE {schema} ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'"
        " TEMPLATE template0"
    )
    there = server.address(schema).replace("/postgres?", f"/{schema}?")
    try:
        with pytest.raises(RecordUnreadableError, match="is in SQL_ASCII, and names need UTF8"):
            Tracker.create(there)
    finally:
        server.do(f"DROP DATABASE {schema}")


def test_the_extra_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "isa_programme.journal.postgres.connections", None)
    with pytest.raises(ExtraMissingError, match=r"isa-programme\[postgres\]"):
        Tracker.open("postgresql://db.example/records")


def test_a_schema_is_named_once(address: str) -> None:
    with pytest.raises(FaultsError, match="the address names the schema"):
        Tracker.open(address, schema="other")
    with pytest.raises(FaultsError, match="a record in a file has none"):
        Tracker.open("isa.db", schema="isa")


@pytest.mark.parametrize("place", [object(), 7, None])
def test_what_is_no_place_for_a_record_is_refused(place: Any) -> None:  # noqa: ANN401 - anything
    with pytest.raises(FaultsError, match="is none of them"):
        Tracker.open(place)


def test_an_engine_for_something_else_is_refused() -> None:
    engine = create_engine("sqlite://")
    with pytest.raises(FaultsError, match="not one for PostgreSQL through psycopg 3"):
        Tracker.open(engine)
    with engine.connect() as connected, pytest.raises(FaultsError, match="not one for PostgreSQL"):
        Tracker.open(connected)


# Reading and writing


def test_a_reading_is_of_one_moment(journal: Journal, address: str) -> None:
    with journal.store.reading() as held, Journal.open(address, now=lambda: NOW) as other:
        assert 3 == held.size()
        record(other, note("in between"))
        assert (3, 3) == (held.size(), len(held.rows(0)))
    assert 4 == journal.size()


def test_what_is_acknowledged_is_on_the_disk_whatever_the_server_is_set_to(address: str) -> None:
    lax = f"{address}&options=-c%20synchronous_commit%3Doff"
    with made(lax) as store:
        record(Journal(store, now=lambda: NOW), ISSUED)
    with Journal.open(lax) as journal, journal.store.writing() as held:
        assert isinstance(journal.store, PostgresStore)
        asked = held._session.ask("SELECT current_setting('synchronous_commit')")  # type: ignore[attr-defined] # a server's
        assert [("on",)] == asked


def test_where_it_can_only_be_read_it_is_read_and_foreseen_and_nothing_is_recorded(
    address: str,
) -> None:
    with Tracker.create(address, adopted_on=date(2025, 1, 1), now=lambda: NOW) as made_there:
        made_there.add_addressee("cosla", "COSLA")
        made_there.issue_advice("One strategy", issued_on="2025-11-13", addressees=["cosla"])
        head = made_there.head
    only = f"{address}&options=-c%20default_transaction_read_only%3Don"
    with Tracker.open(only, now=lambda: NOW) as tracker:
        assert (head, ()) == (tracker.head, tracker.verify())
        assert 1 == len(tracker.completed(note()))
        with pytest.raises(RecordUnreadableError, match="it can only be read there"):
            tracker.record(note())
        assert head == tracker.head


def test_a_server_that_does_without_its_disk_is_warned_of(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_contents, "_SAFE", ("fsync", "allow_in_place_tablespaces"))
    (found,) = verified(journal)
    assert ("server-not-durable", "warning") == (found.rule, found.severity)
    assert "allow_in_place_tablespaces = off" in found.sentence
    with made_of(journal) as copy:
        assert 3 == copy.size()


@contextmanager
def made_of(journal: Journal) -> Iterator[Journal]:
    """A backup of a record, opened."""
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - here alone

    with TemporaryDirectory() as folder:
        place = Path(folder) / "copy.db"
        store = journal.store
        assert isinstance(store, PostgresStore)
        with Session_of(store) as session:
            copy_record(session.connection, place, source_schema=store.schema)
        with Journal.open(place) as copy:
            yield copy


@contextmanager
def Session_of(store: PostgresStore) -> Iterator[Session]:  # noqa: N802 - it gives a Session
    with store._connections.session(["BEGIN"]) as (session, _):
        yield session


FORK = """
import os, sys
from datetime import date
from isa_programme.journal.journal import Journal
from isa_programme.record.facts import NoteTaken
journal = Journal.open(sys.argv[1])
fact = NoteTaken(advice="A", noted_on=date(2026, 1, 1), text="x")
with journal.appending() as appending:
    appending.append(fact, happened_on=date(2026, 1, 1), recorded_by="parent")
child = os.fork()
if child:
    status = os.waitpid(child, 0)[1]
with journal.appending() as appending:
    appending.append(fact, happened_on=date(2026, 1, 1), recorded_by="both")
journal.close()
if child:
    with Journal.open(sys.argv[1]) as again:
        print(status, [entry.recorded_by for entry in again.entries(after=3)])
"""


def test_a_journal_goes_on_in_a_forked_process(journal: Journal, address: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-W", "ignore::DeprecationWarning", "-c", FORK, address],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert ("0 ['parent', 'both', 'both']\n", "") == (ran.stdout, ran.stderr)
    assert () == verified(journal)


def test_an_older_copy_put_back_on_the_server_is_not_written_to(
    server: Server, journal: Journal, address: str, schema: str, tmp_path: Path
) -> None:
    copy_record(address, tmp_path / "older.db")
    with Journal.open(address, now=lambda: NOW, seen=HeadsSeen(tmp_path / "heads")) as newer:
        record(newer, note("newer"))
    server.do(f"DROP SCHEMA {schema} CASCADE")
    copy_record(tmp_path / "older.db", address)
    with Journal.open(address, now=lambda: NOW, seen=HeadsSeen(tmp_path / "heads")) as older:
        assert ["record-replaced"] == [each.rule for each in verified(older)]
        with pytest.raises(RecordReplacedError, match="ends at entry 3 and lacks entry 4"):
            record(older, note("again"))
    assert 3 == journal.size()


# A connection that breaks at the last moment


def breaking(
    monkeypatch: pytest.MonkeyPatch, server: Server, *, done: bool, then: Callable[[], None]
) -> None:
    """The next commit is cut off by the server, before or after it is done."""
    commit = PostgresStore._commit

    def cut_off(store: PostgresStore, session: Session) -> None:
        if done:
            commit(store, session)
        pid = session.connection.info.backend_pid
        server.do(f"SELECT pg_terminate_backend({pid}, 10000)")
        then()
        session.do("COMMIT")

    monkeypatch.setattr(PostgresStore, "_commit", cut_off)


def test_a_commit_that_was_done_before_the_connection_broke_is_found_done(
    server: Server, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaking(monkeypatch, server, done=True, then=lambda: None)
    record(journal, note("kept"))
    assert (4, ()) == (journal.size(), verified(journal))


def test_a_commit_that_was_not_done_when_the_connection_broke_leaves_nothing(
    server: Server, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaking(monkeypatch, server, done=False, then=lambda: None)
    with pytest.raises(RecordUnreadableError, match="can't be reached, or went away"):
        record(journal, note("lost"))
    assert (3, ()) == (journal.size(), verified(journal))


def test_an_outcome_that_can_not_be_looked_up_is_unconfirmed(
    server: Server, journal: Journal, monkeypatch: pytest.MonkeyPatch, schema: str
) -> None:
    """Whoever holds the lock may be the very transaction that is asked about."""
    monkeypatch.setattr(postgres_session, "WAIT", 0.05)
    with server.connection() as other:

        def somebody_holds_it() -> None:
            other.execute("SELECT pg_advisory_lock(%s)", (lock_of(schema),))

        breaking(monkeypatch, server, done=True, then=somebody_holds_it)
        with pytest.raises(OutcomeUnconfirmedError, match="while entry 4 was being kept"):
            record(journal, note("perhaps"))
    assert 4 == journal.size()


def test_a_connection_that_broke_between_two_calls_is_replaced(
    server: Server, journal: Journal
) -> None:
    store = journal.store
    assert isinstance(store, PostgresStore)
    with Session_of(store) as session:
        pid = session.connection.info.backend_pid
    server.do(f"SELECT pg_terminate_backend({pid}, 10000)")
    record(journal, note("after"))
    assert 4 == journal.size()


def test_no_entry_is_looked_at_again_for_each_that_is_read(journal: Journal) -> None:
    """A subquery for each row would make a load grow with the square of the record."""
    with journal.store.reading() as held:
        assert isinstance(held, PostgresReading)
        plan = held._ask(f"EXPLAIN {_ROWS}", 0, 10**6, 0, 10**6)
    assert "SubPlan" not in str(plan)


# Failures, told


class _Failing(psycopg.Error):
    def __init__(self, state: str) -> None:
        super().__init__("MARKER")
        self.sqlstate = state or None


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (_Failing("55P03"), RecordBusyError, "in use by another program"),
        (_Failing("40P01"), RecordBusyError, "try again"),
        (_Failing("40001"), RecordBusyError, "begin it again"),
        (_Failing("57014"), RecordBusyError, "gave up waiting"),
        (_Failing("53300"), RecordBusyError, "no connection left"),
        (exc.TimeoutError("MARKER"), RecordBusyError, "every connection is in use"),
        (_Failing("42501"), RecordUnreadableError, "may not do that there"),
        (_Failing("28P01"), RecordUnreadableError, "turned the name or password away"),
        (_Failing("25006"), RecordUnreadableError, "a replica"),
        (_Failing("53100"), RecordUnreadableError, "disk is full"),
        (_Failing("57P01"), RecordUnreadableError, "went away"),
        (_Failing(""), RecordUnreadableError, "went away"),
        (_Failing("58030"), RecordUnreadableError, "SQLSTATE 58030"),
        (_Failing("42P01"), RecordMissingError, "isa init makes one"),
        (_Failing("3D000"), RecordMissingError, "isa init makes one"),
        (_Failing("42703"), RecordDamagedError, "isa verify tells more"),
        (_Failing("23505"), RecordDamagedError, "a guard of the record"),
        (psycopg.DataError("MARKER"), RecordDamagedError, "a guard of the record"),
        (psycopg.OperationalError("password MARKER"), RecordUnreadableError, "password away"),
        (
            psycopg.OperationalError('role "MARKER" does not exist'),
            RecordUnreadableError,
            "no such database, or no such role",
        ),
    ],
)
def test_each_failure_is_told_in_our_own_words(
    error: Exception, kind: type[RecordError], words: str
) -> None:
    found = failure("the record", error)
    assert isinstance(found, kind)
    assert words in str(found)
    assert "MARKER" not in str(found)


def test_the_day_is_counted_alike(address: str, tmp_path: Path) -> None:
    """The table of deadlines on a server answers as that of a file does."""
    for place in (address, str(tmp_path / "isa.db")):
        with Tracker.create(
            place, example="foisa-like", adopted_on=date(2025, 1, 1), now=lambda: NOW
        ) as tracker:
            tracker.add_addressee("cosla", "COSLA")
            tracker.issue_advice("One strategy", issued_on="2025-11-13", addressees=["cosla"])
    with Tracker.open(address) as there, Tracker.open(tmp_path / "isa.db") as here:
        for day in (date(2025, 12, 1), date(2025, 12, 12), date(2026, 1, 5)):
            assert there._journal.overdue(as_at=day) is not None
            assert here.overdue(as_at=day) == there.overdue(as_at=day)
            assert here.due(as_at=day) == there.due(as_at=day)
        assert there.overdue(as_at=date(2026, 1, 5))

"""A record inside another program's transaction, on whatever connection that has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest
import sqlalchemy
from psycopg.pq import TransactionStatus
from psycopg.rows import dict_row
from sqlalchemy import text

from isa_programme import (
    Addressee,
    FaultsError,
    RecordBusyError,
    RecordExistsError,
    RecordMissingError,
    RecordUnreadableError,
    RefusedError,
    Tracker,
)
from isa_programme.journal.addresses import parse_address
from isa_programme.journal.postgres import session as postgres_session
from isa_programme.journal.postgres.reading import PostgresReading
from isa_programme.journal.reading import Row
from journal_samples import NOW, note
from servers import Server

AS_AT = date(2026, 1, 5)
IDLE, INTRANS = TransactionStatus.IDLE, TransactionStatus.INTRANS


@pytest.fixture
def tracker(address: str) -> Iterator[Tracker]:
    """A record with a paper, as another program sees it."""
    with Tracker.create(
        address,
        addressees=[Addressee(slug="cosla", name="COSLA")],
        example="foisa-like",
        adopted_on=date(2025, 11, 1),
        now=lambda: NOW,
    ) as made:
        made.issue_advice("One strategy", issued_on="2025-11-13", addressees=["cosla"])
        yield made


@pytest.fixture
def table(server: Server, schema: str, tracker: Tracker) -> str:
    """A table of the other program's own, beside the record."""
    assert tracker.register.size > 0
    name = f"{schema}.letter"
    server.do(f"CREATE TABLE {name} (title text)")
    return name


def letters(server: Server, table: str) -> list[str]:
    with server.connection() as held:
        return [row[0] for row in held.execute(f"SELECT title FROM {table}".encode()).fetchall()]


def opened(held: Any, schema: str) -> Tracker:  # noqa: ANN401 - any connection
    return Tracker.open(held, schema=schema, recorded_by="another tool", now=lambda: NOW)


# The two libraries, spoken to alike


class Host:
    """Another program's connection, with a transaction of its own under way."""

    def __init__(self, connection: Any, run: Callable[[str], object]) -> None:  # noqa: ANN401 - of any library
        self.connection, self.run = connection, run
        self.commit: Callable[[], None] = connection.commit
        self.roll_back: Callable[[], None] = connection.rollback


@contextmanager
def by_psycopg(server: Server) -> Iterator[Host]:
    with server.connection(autocommit=False) as held:
        yield Host(held, lambda said: held.execute(said.encode()))


@contextmanager
def by_psycopg_with_rows_of_its_own(server: Server) -> Iterator[Host]:
    with server.connection(
        autocommit=False, row_factory=dict_row, cursor_factory=psycopg.ClientCursor
    ) as held:
        yield Host(held, lambda said: held.execute(said.encode()))


@contextmanager
def by_sqlalchemy(server: Server) -> Iterator[Host]:
    engine = sqlalchemy.create_engine(parse_address(server.address("x")).url)
    with engine.connect() as held:
        yield Host(held, lambda said: held.execute(text(said)))
    engine.dispose()


HOSTS = (by_psycopg, by_psycopg_with_rows_of_its_own, by_sqlalchemy)


@pytest.fixture(params=HOSTS, ids=lambda each: each.__name__)
def host(request: pytest.FixtureRequest, server: Server, schema: str) -> Iterator[Host]:
    assert schema, "it is gone after the connection is"
    with request.param(server) as found:
        yield found
        found.roll_back()


def test_what_is_committed_is_kept_together(
    host: Host, server: Server, schema: str, table: str, tracker: Tracker
) -> None:
    before = tracker.register.size
    host.run(f"INSERT INTO {table} VALUES ('ours')")
    with opened(host.connection, schema) as inside:
        made = inside.record(note("rang"))
        assert (before + 1, before + 1) == (made.number, inside.register.size)
        assert (before, []) == (tracker.register.size, letters(server, table))
        inside.record(note("rang again"))
    host.commit()
    assert (before + 2, ["ours"]) == (tracker.register.size, letters(server, table))
    assert ((), made.receipt) == (tracker.verify(), tracker.entries()[-2].receipt)


def test_nothing_is_left_of_what_is_rolled_back_and_the_tracker_forgets_it(
    host: Host, server: Server, schema: str, table: str, tracker: Tracker
) -> None:
    lines = list(tracker.export())
    inside = opened(host.connection, schema)
    assert inside.register.size == len(lines) - 1
    host.run(f"INSERT INTO {table} VALUES ('ours')")
    inside.issue_advice("Never issued", issued_on="2025-12-01", addressees=["cosla"])
    assert ["ADV-2025-001", "ADV-2025-002"] == list(inside.register.files)
    host.roll_back()
    assert ["ADV-2025-001"] == list(inside.register.files)
    assert (lines, []) == (list(inside.export()), letters(server, table))
    again = inside.issue_advice("Issued", issued_on="2025-12-02", addressees=["cosla"])
    assert (len(lines), "ADV-2025-002") == (again.number, again.reference)
    assert "Issued" == inside.register.file("ADV-2025-002").advice.title
    host.commit()
    assert tracker.head == again.receipt == inside.head
    assert () == tracker.verify()


def test_what_somebody_else_recorded_after_a_rollback_is_what_is_known(
    host: Host, schema: str, tracker: Tracker
) -> None:
    inside = opened(host.connection, schema)
    inside.record(note("rolled back"))
    host.roll_back()
    theirs = tracker.record(note("theirs"))
    ours = inside.record(note("ours"))
    host.commit()
    assert theirs.number + 1 == ours.number
    assert [note("theirs"), note("ours")] == [each.fact for each in inside.entries()[-2:]]
    assert inside.overdue(as_at=AS_AT) == tracker.overdue(as_at=AS_AT) != ()


def test_a_rollback_to_a_savepoint_is_forgotten_too(
    host: Host, schema: str, tracker: Tracker
) -> None:
    inside = opened(host.connection, schema)
    kept = inside.record(note("kept"))
    host.run("SAVEPOINT theirs")
    inside.record(note("given up"))
    host.run("ROLLBACK TO SAVEPOINT theirs")
    assert kept.receipt == inside.head
    last = inside.record(note("last"))
    host.commit()
    assert [note("kept"), note("last")] == [each.fact for each in tracker.entries()[-2:]]
    assert (last.receipt, ()) == (tracker.head, tracker.verify())


def test_a_refusal_leaves_their_transaction_as_it_was(
    host: Host, server: Server, schema: str, table: str, tracker: Tracker
) -> None:
    lines = list(tracker.export())
    host.run(f"INSERT INTO {table} VALUES ('ours')")
    inside = opened(host.connection, schema)
    with pytest.raises(RefusedError):
        inside.record_response(
            "ADV-2030-009", sent_by="cosla", kind="substantive", received_on=AS_AT
        )
    host.commit()
    assert (lines, ["ours"]) == (list(tracker.export()), letters(server, table))


def test_a_failure_of_the_server_leaves_their_transaction_as_it_was(
    host: Host, server: Server, schema: str, table: str
) -> None:
    host.run(f"INSERT INTO {table} VALUES ('ours')")
    with pytest.raises(RecordMissingError):
        Tracker.open(host.connection, schema=f"{schema}_other")
    host.commit()
    assert ["ours"] == letters(server, table)


def test_a_record_is_made_in_their_transaction(host: Host, server: Server) -> None:
    with server.schema() as name:
        for ended in (host.roll_back, host.commit):
            with Tracker.create(host.connection, schema=name, now=lambda: NOW) as made:
                made.add_addressee("cosla", "COSLA")
            with pytest.raises(RecordMissingError):
                Tracker.open(server.address(name))
            ended()
        with Tracker.open(server.address(name)) as kept:
            assert (["cosla"], ()) == ([*kept.register.addressees][-1:], kept.verify())
        with pytest.raises(RecordExistsError):
            Tracker.create(host.connection, schema=name)


def test_nobody_else_records_while_their_transaction_lasts(
    host: Host, schema: str, tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_session, "WAIT", 0.05)
    inside = opened(host.connection, schema)
    inside.record(note("first"))
    with pytest.raises(RecordBusyError, match="in use by another program"):
        tracker.record(note("too early"))
    host.commit()
    assert note("first") == tracker.entries()[-1].fact
    tracker.record(note("now"))


def test_what_they_set_for_their_transaction_stays(host: Host, schema: str) -> None:
    host.run("SET LOCAL lock_timeout = '1234ms'")
    with opened_again(host, schema) as inside:
        inside.record(note("rang"))
    asked = host.run("SELECT current_setting('lock_timeout')")
    assert "1234ms" in str(asked.fetchall())  # type: ignore[attr-defined] # rows of either library


@contextmanager
def opened_again(host: Host, schema: str) -> Iterator[Tracker]:
    """A record of its own, made where none is."""
    with Tracker.create(host.connection, schema=schema, now=lambda: NOW) as made:
        made.add_addressee("cosla", "COSLA")
        made.issue_advice("One strategy", issued_on="2025-11-13", addressees=["cosla"])
        yield made


def test_closing_the_tracker_closes_nothing_of_theirs(host: Host, schema: str) -> None:
    with opened_again(host, schema):
        pass
    host.run("SELECT 1")
    host.roll_back()


# What only one of them has


def test_on_a_connection_that_commits_by_itself_each_call_is_a_transaction(
    server: Server, schema: str, tracker: Tracker
) -> None:
    with server.connection() as held:
        inside = opened(held, schema)
        made = inside.record(note("kept at once"))
        assert (made.receipt, IDLE) == (tracker.head, held.info.transaction_status)
        with held.transaction(force_rollback=True):
            inside.record(note("given up"))
            assert held.info.transaction_status == INTRANS
        assert made.receipt == inside.head == tracker.head


def test_a_function_is_asked_for_the_connection_each_time(
    server: Server, schema: str, tracker: Tracker
) -> None:
    with server.connection(autocommit=False) as first, server.connection() as second:
        at_hand = [first]
        inside = opened(lambda: at_hand[0], schema)
        inside.record(note("given up"))
        first.rollback()
        at_hand[0] = second
        made = inside.record(note("kept at once"))
        assert made.receipt == tracker.head == inside.head
        at_hand[0] = "none"  # type: ignore[call-overload] # what a program may do by mistake
        with pytest.raises(FaultsError, match="'str' is none of them"):
            inside.record(note("nowhere"))


def test_what_was_known_before_a_transaction_is_not_read_again_after_a_rollback(
    server: Server, schema: str, tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    rows = PostgresReading.rows

    def counted(self: PostgresReading, after: int, upto: int | None = None) -> tuple[Row, ...]:
        read.append(len(found := rows(self, after, upto)))
        return found

    with server.connection(autocommit=False) as held:
        inside = opened(held, schema)
        size = inside.register.size
        held.commit()
        monkeypatch.setattr(PostgresReading, "rows", counted)
        for text in ("given up", "given up too"):
            inside.record(note(text))
        held.rollback()
        assert size == inside.register.size == tracker.register.size
        inside.record(note("kept"))
        held.commit()
    assert sum(read) < size


def test_an_engine_gives_transactions_of_our_own_and_gets_its_connections_back(
    server: Server, schema: str, tracker: Tracker
) -> None:
    engine = sqlalchemy.create_engine(parse_address(server.address("x")).url)
    with opened(engine, schema) as inside:
        made = inside.record(note("kept at once"))
        assert made.receipt == tracker.head
    assert "Connections in pool: 1" in engine.pool.status()
    with engine.connect() as held:
        assert not held.connection.driver_connection.autocommit  # type: ignore[union-attr] # psycopg's
        held.execute(text("SELECT 1"))
    engine.dispose()


def test_a_transaction_that_has_failed_is_refused(
    server: Server, schema: str, tracker: Tracker
) -> None:
    head = tracker.head
    with server.connection(autocommit=False) as held:
        inside = opened(held, schema)
        with pytest.raises(psycopg.Error):
            held.execute("SELECT 1 / 0")
        with pytest.raises(RecordUnreadableError, match="has failed; roll it back first"):
            inside.record(note("rang"))
        held.rollback()
        assert head == inside.head


def test_a_connection_that_is_closed_is_refused(server: Server, schema: str) -> None:
    held = server.connection()
    held.close()
    with pytest.raises(RecordUnreadableError, match="is closed"):
        Tracker.open(held, schema=schema)


@pytest.mark.parametrize("level", ["REPEATABLE READ", "SERIALIZABLE"])
def test_a_transaction_that_sees_an_older_moment_is_told_to_begin_again(
    server: Server, schema: str, tracker: Tracker, level: str
) -> None:
    with server.connection(autocommit=False) as held:
        held.execute(f"SET TRANSACTION ISOLATION LEVEL {level}".encode())
        inside = opened(held, schema)
        size = inside.register.size
        theirs = tracker.record(note("theirs"))
        with pytest.raises(RecordBusyError, match="begin it again"):
            inside.record(note("ours"))
        held.rollback()
        assert size + 2 == inside.record(note("ours")).number == theirs.number + 1
        held.commit()
    assert () == tracker.verify()


@pytest.mark.parametrize("level", ["REPEATABLE READ", "SERIALIZABLE"])
def test_what_a_transaction_is_too_old_to_see_is_not_taken_for_an_older_copy(
    server: Server, schema: str, address: str, tmp_path: Path, level: str
) -> None:
    heads = tmp_path / "heads"
    with (
        Tracker.create(address, now=lambda: NOW, heads=heads) as theirs,
        server.connection(autocommit=False) as held,
    ):
        held.execute(f"SET TRANSACTION ISOLATION LEVEL {level}".encode())
        with Tracker.open(held, schema=schema, now=lambda: NOW, heads=heads) as inside:
            assert inside.register.size > 0
            theirs.add_addressee("cosla", "COSLA")
            with pytest.raises(RecordBusyError, match="begin it again"):
                inside.add_addressee("minister", "Minister")
            held.rollback()
            inside.add_addressee("minister", "Minister")
            held.commit()
        assert {"cosla", "minister"} <= theirs.register.addressees.keys()


def test_what_a_transaction_may_still_undo_is_not_remembered_as_seen(
    server: Server,
    schema: str,
    tracker: Tracker,
    address: str,
    tmp_path: Path,
) -> None:
    head, heads = tracker.head, tmp_path / "heads"
    with server.connection(autocommit=False) as held:
        with Tracker.open(held, schema=schema, heads=heads, now=lambda: NOW) as inside:
            inside.record(note("given up"))
            assert head != inside.head
        held.rollback()
    with Tracker.open(address, heads=heads, now=lambda: NOW) as after:
        assert (head, False) == (after.head, after.is_replaced())
        after.record(note("kept"))

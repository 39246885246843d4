"""What each role may do with a record on a server, tried as that role; and what the public sees."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from itertools import count
from typing import Any

import psycopg
import pytest

from isa_programme import (
    Addressee,
    FaultsError,
    RecordError,
    RecordUnreadableError,
    Tracker,
    roles_sql,
)
from isa_programme.journal.postgres.roles import RESERVED
from isa_programme.record.converter import unstructured
from isa_programme.record.facts import FACTS, HoldLifted, HoldSet, NoteTaken, WordsErased
from journal_samples import NOW
from servers import Server

ROLES = ("public", "reader", "recorder", "custodian")
_prefixes = count(1)

Held = psycopg.Connection[Any]


@pytest.fixture
def tracker(address: str) -> Iterator[Tracker]:
    """A record, as its owner has it: with papers for everybody, for some, and for few."""
    with Tracker.create(
        address,
        addressees=[Addressee(slug="cosla", name="COSLA")],
        adopted_on=date(2025, 1, 1),
        recorded_by="owner",
        now=lambda: NOW,
    ) as made:
        for visibility in ("public", "restricted", "confidential"):
            made.issue_advice(
                f"{visibility} paper",
                issued_on="2025-11-13",
                addressees=["cosla"],
                visibility=visibility,
            )
        yield made


@pytest.fixture
def prefix(server: Server, schema: str, tracker: Tracker) -> Iterator[str]:
    """What the names of this record's roles begin with; they are made, and gone afterwards."""
    assert tracker.register.size > 0
    name = f"{schema}_r{next(_prefixes)}"
    server.do(roles_sql(schema, prefix=name), roles_sql(schema, prefix=name))
    yield name
    server.do(
        *(f"DROP OWNED BY {name}_{role}" for role in ROLES),
        *(f"DROP ROLE {name}_{role}" for role in ROLES),
    )


@contextmanager
def acting(server: Server, prefix: str, role: str) -> Iterator[Held]:
    """A connection that has the rights of a role, and no others."""
    with server.connection() as connected:
        if role != "owner":
            connected.execute(f"SET ROLE {prefix}_{role}".encode())
        yield connected


def statement(text: str) -> Callable[[Held, str], None]:
    def tried(held: Held, schema: str) -> None:
        held.execute(text.format(s=schema).encode())

    return tried


def through_the_library(act: Callable[[Tracker], object]) -> Callable[[Held, str], None]:
    def tried(held: Held, schema: str) -> None:
        with Tracker.open(held, schema=schema, now=lambda: NOW) as opened:
            act(opened)

    return tried


ROW = "(99, NULL, '{kind}', '', '', '', NULL, {erases}, '', '')"
DEEDS: Mapping[str, Callable[[Held, str], None]] = {
    "see what is public": statement("SELECT fact FROM {s}.public_entry"),
    "read entries": statement("SELECT bytes FROM {s}.entry"),
    "read words": statement("SELECT words FROM {s}.content"),
    "read deadlines": statement("SELECT title FROM {s}.deadline"),
    "read what is kept for the public": statement("SELECT fact FROM {s}.public_row"),
    "ask the library": through_the_library(lambda tracker: tracker.overdue(as_at=date(2026, 1, 5))),
    "verify": through_the_library(lambda tracker: tracker.verify()),
    "record": through_the_library(
        lambda tracker: tracker.note("ADV-2025-001", "rang", noted_on="2025-12-01")
    ),
    "erase": through_the_library(
        lambda tracker: tracker.erase(5, authority="the keeper", reason="asked")
    ),
    "set a hold": through_the_library(
        lambda tracker: tracker.record(
            HoldSet(request="FOI/1", received_on=date(2026, 1, 5), reason="asked")
        )
    ),
    "erase past the library": statement("SELECT {s}.erase_words(4)"),
    "erase with a row of one's own": statement(
        "INSERT INTO {s}.entry VALUES " + ROW.format(kind="note-taken.v1", erases=1)
    ),
    "change an entry": statement("UPDATE {s}.entry SET kind = '' WHERE number = 1"),
    "delete an entry": statement("DELETE FROM {s}.entry WHERE number = 1"),
    "empty the entries": statement("TRUNCATE {s}.entry CASCADE"),
    "change words": statement("UPDATE {s}.content SET digest = '' WHERE number = 1"),
    "delete words": statement("DELETE FROM {s}.content WHERE number = 1"),
    "empty the words": statement("TRUNCATE {s}.content"),
    "take a guard away": statement("ALTER TABLE {s}.entry DISABLE TRIGGER entry_is_never_changed"),
    "drop a table": statement("DROP TABLE {s}.content"),
    "make a table": statement("CREATE TABLE {s}.mine (number int)"),
    "show the public something": statement("SELECT {s}.show_public(NULL, '', '{{}}', '[]')"),
    "write what is public": statement("INSERT INTO {s}.public_state VALUES ('')"),
    "take a table over": statement("ALTER TABLE {s}.entry OWNER TO CURRENT_USER"),
}
"""What may be tried."""

READS = {"see what is public", "read entries", "read words", "read deadlines", "ask the library"}
RECORDS = {"read what is kept for the public", "verify", "record", "show the public something"}
MAY: Mapping[str, set[str]] = {
    "public": {"see what is public"},
    "reader": {*READS, "verify"},
    "recorder": {*READS, *RECORDS},
    "custodian": {*READS, *RECORDS, "set a hold", "erase"},
}
"""What each role may do; whatever else is tried has to fail."""


@pytest.mark.parametrize("role", ROLES)
def test_a_role_may_do_what_it_may_and_nothing_else(
    server: Server, schema: str, prefix: str, role: str
) -> None:
    done = set()
    for name, deed in DEEDS.items():
        with acting(server, prefix, role) as held:
            try:
                deed(held, schema)
            except (psycopg.Error, RecordError):
                continue
            done.add(name)
    assert MAY[role] == done


_NOTE = """
INSERT INTO {s}.entry
SELECT max(number) + 1, NULL, 'note-taken.v1', '2026-01-05', '', '', NULL, NULL,
  convert_to('{said}', 'UTF8'), repeat('0', 64)
FROM {s}.entry"""


@pytest.mark.parametrize(
    ("said", "may"),
    [
        ('{"kind": "note-taken.v1", "erases": null}', True),
        ('{"kind": "hold-lifted.v1", "erases": null}', False),
        ('{"kind": "note-taken.v1", "erases": 1}', False),
    ],
)
def test_no_recorder_says_in_the_bytes_what_only_a_custodian_may(
    server: Server, schema: str, prefix: str, said: str, may: bool
) -> None:
    with acting(server, prefix, "recorder") as held:
        held.execute("BEGIN")
        if may:
            held.execute(_NOTE.format(s=schema, said=said).encode())
        else:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                held.execute(_NOTE.format(s=schema, said=said).encode())
        held.execute("ROLLBACK")


def test_whoever_has_no_right_is_told_so(server: Server, schema: str, prefix: str) -> None:
    with (
        acting(server, prefix, "reader") as held,
        Tracker.open(held, schema=schema) as opened,
        pytest.raises(RecordUnreadableError, match="the role that asks may not do that there"),
    ):
        opened.note("ADV-2025-001", "rang", noted_on="2025-12-01")
    with (
        acting(server, prefix, "public") as held,
        pytest.raises(RecordUnreadableError, match="the role that asks may not do that there"),
    ):
        Tracker.open(held, schema=schema)


def test_whoever_is_let_in_by_hand_reads_all_of_it_and_never_a_part(
    server: Server, schema: str, prefix: str, tracker: Tracker
) -> None:
    role = f"{prefix}_by_hand"
    tables = ("record", "entry", "content", "deadline", "deadline_state")
    more = ("deadline_calendar", "deadline_office")
    server.do(
        f"CREATE ROLE {role}",
        f"GRANT USAGE ON SCHEMA {schema} TO {role}",
        *(f"GRANT SELECT ON {schema}.{each} TO {role}" for each in (*tables, *more)),
    )
    try:
        with acting(server, prefix, "by_hand") as held, Tracker.open(held, schema=schema) as opened:
            assert tracker.entries() == opened.entries() != ()
    finally:
        server.do(f"DROP OWNED BY {role}", f"DROP ROLE {role}")


@pytest.mark.parametrize(
    "deed",
    [
        "change an entry",
        "delete an entry",
        "empty the entries",
        "change words",
        "delete words",
        "empty the words",
        "erase past the library",
        "erase with a row of one's own",
    ],
)
def test_the_owner_is_held_by_the_guards(
    server: Server, schema: str, tracker: Tracker, deed: str
) -> None:
    before = list(tracker.export())
    with server.connection() as held, pytest.raises(psycopg.Error, match=r"entry|words"):
        DEEDS[deed](held, schema)
    assert (before, ()) == (list(tracker.export()), tracker.verify())


def test_what_only_a_custodian_adds_is_named_by_its_kinds() -> None:
    assert {fact.kind for fact in (WordsErased, HoldSet, HoldLifted)} == set(RESERVED)
    assert set(RESERVED) <= FACTS.keys()


@pytest.mark.parametrize("name", ["Isa", "1sa", "pg_isa", "isa; DROP", ""])
def test_a_name_that_would_need_quoting_is_refused(name: str) -> None:
    with pytest.raises(FaultsError, match="small letters, figures and underscores"):
        roles_sql("isa", prefix=name)
    with pytest.raises(FaultsError, match="small letters, figures and underscores"):
        roles_sql(name)


# What the public sees


def shown(server: Server, schema: str) -> list[tuple[int, str, str, Any]]:
    statement = f"SELECT number, kind, about, fact FROM {schema}.public_entry ORDER BY number"
    with server.connection() as held:
        return held.execute(statement.encode()).fetchall()


def public(tracker: Tracker) -> list[tuple[int, str, str | None, object]]:
    return [
        (entry.number, entry.fact.kind, entry.fact.about, unstructured(entry.fact))
        for entry in tracker.seen_at("public").entries()
    ]


def _erase(tracker: Tracker) -> object:
    number = next(each.number for each in tracker.entries() if isinstance(each.fact, NoteTaken))
    return tracker.erase(number, authority="the keeper", reason="asked")


STEPS: tuple[Callable[[Tracker], object], ...] = (
    lambda tracker: tracker.note("ADV-2025-001", "MARKER of a call", noted_on="2025-12-01"),
    lambda tracker: tracker.issue_advice(
        "MARKER of few", issued_on="2025-12-01", addressees=["cosla"], visibility="confidential"
    ),
    lambda tracker: tracker.record_response(
        "ADV-2025-001", sent_by="cosla", kind="acknowledgement", received_on="2025-11-20"
    ),
    lambda tracker: tracker.record_response(
        *("ADV-2025-002",), sent_by="cosla", kind="acknowledgement", received_on="2025-11-21"
    ),
    lambda tracker: tracker.change_visibility(
        "ADV-2025-002", visibility="public", changed_on="2025-12-03", reason="published"
    ),
    lambda tracker: tracker.change_visibility(
        "ADV-2025-001", visibility="confidential", changed_on="2025-12-04", reason="taken back"
    ),
    _erase,
    lambda tracker: tracker.note("ADV-2025-002", "another call", noted_on="2025-12-02"),
)


def test_the_public_sees_what_is_public_after_every_step(
    server: Server, schema: str, tracker: Tracker
) -> None:
    assert public(tracker) == shown(server, schema) != []
    for step in STEPS:
        step(tracker)
        assert public(tracker) == shown(server, schema)
        assert "MARKER" not in str(shown(server, schema))


def test_nothing_is_shown_that_may_be_out_of_date(
    server: Server, schema: str, tracker: Tracker
) -> None:
    with tracker._journal.appending() as appending:
        fact = NoteTaken(advice="ADV-2025-001", noted_on=date(2025, 12, 1), text="past the library")
        appending.append(fact, happened_on=fact.noted_on, recorded_by="other")
    assert [] == shown(server, schema)
    tracker.rebuild()
    assert public(tracker) == shown(server, schema) != []

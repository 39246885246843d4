from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from isa_programme.journal.postgres.tables import laying_out
from servers import Server


@pytest.fixture
def schema(server: Server) -> Iterator[str]:
    """The name of a schema that is not there yet."""
    with server.schema() as name:
        yield name


@pytest.fixture
def address(server: Server, schema: str) -> str:
    """The address of a record that is not there yet."""
    return server.address(schema)


@pytest.fixture(params=["file", "server"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a record is to be: what holds for one kind of place holds for the other."""
    if request.param == "file":
        return str(tmp_path / "isa.db")
    address: str = request.getfixturevalue("address")
    return address


@pytest.fixture
def meddle(place: str, request: pytest.FixtureRequest) -> Callable[..., None]:
    """Carries out statements on a record behind the back of its guards, which are there again."""
    if "://" not in place:
        return lambda *statements: _meddle_with_file(place, statements)
    server, schema = request.getfixturevalue("server"), request.getfixturevalue("schema")
    return lambda *statements: _meddle_on_server(server, schema, statements)


def _meddle_with_file(place: str, statements: Sequence[str]) -> None:
    with closing(sqlite3.connect(place, isolation_level=None)) as connection:
        guards = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        for each in statements:
            connection.execute(each)
        for _, made in guards:
            connection.execute(made)


def _meddle_on_server(server: Server, schema: str, statements: Sequence[str]) -> None:
    tables = ("entry", "content")
    server.do(
        *(f"ALTER TABLE {schema}.{table} DISABLE TRIGGER USER" for table in tables),
        f"SET search_path = {schema}",
        *statements,
        *(
            f"ALTER TABLE {schema}.{each.split()[2]} ENABLE ALWAYS TRIGGER {each.split()[3]}"
            for each in guards_of(schema)
        ),
    )


def guards_of(schema: str) -> Iterator[str]:
    """Each guard, as ``ALTER TABLE table guard``, from the statements that make it."""
    for line in laying_out(schema).splitlines():
        if line.startswith("ALTER TABLE") and "ENABLE ALWAYS" in line:
            table, name = line.split()[2].partition(".")[2], line.split()[-1].rstrip(";")
            yield f"ALTER TABLE {table} {name}"


@pytest.fixture
def unguard(place: str, request: pytest.FixtureRequest) -> Callable[[], None]:
    """Takes one guard away."""

    def gone() -> None:
        if "://" not in place:
            with closing(sqlite3.connect(place)) as connection:
                connection.execute("DROP TRIGGER entry_is_never_changed")
            return
        schema = request.getfixturevalue("schema")
        request.getfixturevalue("server").do(
            f"ALTER TABLE {schema}.entry DISABLE TRIGGER entry_is_never_changed"
        )

    return gone

"""Meddling: every way of changing a record that somebody has who can write its file.

The guards are taken away and put back, so that nothing but what was said is different.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import combinations, permutations
from pathlib import Path

from attrs import field, frozen

from isa_programme.journal import chain
from isa_programme.journal.sqlite.schema import GUARDS

ENTRY = (
    *("number", "identity", "kind", "happened_on", "recorded_at", "recorded_by"),
    *("about", "erases", "bytes", "hash"),
)
CONTENT = ("number", "salt", "words", "digest")
_AWAY = 10_000
"""Added to a number to put its row out of the way."""


@frozen
class Change:
    """A change to a record, by what it does and the statements that do it."""

    name: str
    statements: Sequence[str] = field(repr=False)


@contextmanager
def unguarded(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that may do anything; the guards are put back after it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        for guard in GUARDS:
            connection.execute(f"DROP TRIGGER {_name(guard)}")
        yield connection
        there = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
        for guard in GUARDS:
            if _name(guard) not in there:
                connection.execute(guard)


def meddle(path: Path, change: Change) -> None:
    """Make a change to the record at a path."""
    with unguarded(path) as connection:
        for statement in change.statements:
            connection.execute(statement)


def changes(size: int) -> Iterator[Change]:
    """Every change of one kind at every place of a record of so many entries.

    What only cuts off the end is not among them: see :func:`cut`.
    """
    numbers = range(1, size + 1)
    for number in numbers:
        yield from _edits("entry", ENTRY, number)
        yield from _edits("content", CONTENT, number)
        yield Change(f"words {number} removed", [f"DELETE FROM content WHERE number = {number}"])
    for number in numbers[:-1]:
        yield Change(f"entry {number} removed with its words", _removed(number))
        yield Change(
            f"entry {number} removed, and those after it moved up",
            [*_removed(number), *_moved_up(number, size)],
        )
    for one, other in combinations(numbers, 2):
        yield Change(f"entries {one} and {other} swapped", _swapped("entry", one, other))
        yield Change(f"words {one} and {other} swapped", _swapped("content", one, other))
        both = [*_swapped("entry", one, other), *_swapped("content", one, other)]
        yield Change(f"entries {one} and {other} swapped with their words", both)
    for one, other in permutations(numbers, 2):
        entry, words = _replaced("entry", one, other), _replaced("content", one, other)
        yield Change(f"entry {one} replaced by {other}", [entry])
        yield Change(f"words {one} replaced by {other}", [words])
    yield Change("an entry added", [_replaced("entry", size + 1, size)])
    yield Change("words added", [_replaced("content", size + 1, size)])
    for guard in GUARDS:
        name, table = _name(guard), guard.split(" ON ")[1].split()[0]
        idle = f"CREATE TRIGGER {name} BEFORE INSERT ON {table} BEGIN SELECT 1; END"
        yield Change(f"{name} made idle", [f"{idle}"])


def _edits(table: str, columns: Sequence[str], number: int) -> Iterator[Change]:
    for column in columns:
        where = f"WHERE number = {number}"
        if column in {"number", "erases"}:
            values = [f"{_AWAY}"]
        elif column in {"bytes", "salt", "words"}:
            values = ["x''", f"CAST({column} || x'20' AS BLOB)", f"zeroblob(length({column}))"]
        else:
            values = ["''", f"coalesce({column}, '') || 'x'"]
        for value in values:
            name = f"{column} of {table} {number} set to {value}"
            yield Change(name, [f"UPDATE {table} SET {column} = {value} {where}"])


def _removed(number: int) -> list[str]:
    return [f"DELETE FROM {table} WHERE number = {number}" for table in ("content", "entry")]


def _moved_up(number: int, size: int) -> list[str]:
    return [
        f"UPDATE {table} SET number = {each - 1} WHERE number = {each}"
        for each in range(number + 1, size + 1)
        for table in ("entry", "content")
    ]


def _swapped(table: str, one: int, other: int) -> list[str]:
    return [
        f"UPDATE {table} SET number = {_AWAY} WHERE number = {one}",
        f"UPDATE {table} SET number = {one} WHERE number = {other}",
        f"UPDATE {table} SET number = {other} WHERE number = {_AWAY}",
    ]


def _replaced(table: str, number: int, other: int) -> str:
    columns = ENTRY if table == "entry" else CONTENT
    # An identity is the only one of its name, so the row that has it is left without.
    rest = ", ".join("NULL" if name == "identity" else name for name in columns[1:])
    of_other = f"SELECT {number}, {rest} FROM {table} WHERE number = {other}"
    return f"INSERT OR REPLACE INTO {table} {of_other}"


def _name(guard: str) -> str:
    return guard.split()[2]


def cut(path: Path, size: int) -> None:
    """Cut the end of a record off, so that so many entries are left."""
    meddle(
        path, Change("", [f"DELETE FROM {t} WHERE number > {size}" for t in ("content", "entry")])
    )


def forge(path: Path, number: int, name: str) -> None:
    """Change who recorded an entry, and make the whole chain from there on anew."""
    with unguarded(path) as connection:
        rows = connection.execute(
            "SELECT number, bytes FROM entry WHERE number >= ? ORDER BY number", (number,)
        ).fetchall()
        previous = None
        for each, raw in rows:
            said = chain.parsed(raw)
            if each == number:
                said["recorded_by"] = name
            if previous is not None:
                said["previous"] = previous
            forged = chain.canonical(said)
            previous = chain.hash_of(forged)
            connection.execute(
                "UPDATE entry SET bytes = ?, hash = ?, recorded_by = ? WHERE number = ?",
                (forged, previous, said["recorded_by"], each),
            )

"""Everything that is in a record's file, read in one transaction to be proved."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from isa_programme.journal.sqlite.connection import reading
from isa_programme.journal.sqlite.header import looked_up
from isa_programme.journal.sqlite.schema import our_schema, schema_of, version_of
from isa_programme.journal.store import Contents
from isa_programme.record.findings import Finding
from isa_programme.record.vocabulary import Severity

# What an index says is checked by SQLite itself; what the tables say is read from them.
_ENTRIES = """
SELECT number, identity, kind, happened_on, recorded_at, recorded_by, about, erases, bytes, hash
FROM entry NOT INDEXED ORDER BY number"""
_CONTENT = "SELECT number, salt, words, digest FROM content NOT INDEXED"


def contents_of(path: Path) -> Contents:
    """Everything in the file at a path, and what is wrong with the file itself.

    Raises:
        RecordError: it can't be read at all; the concrete class says why.
    """
    with reading(path) as connected:
        connected.execute("BEGIN")
        found = tuple(_of_the_file(path, connected))
        fetched = Contents(
            tuple(connected.execute(_ENTRIES)),
            {row[0]: row[1:] for row in connected.execute(_CONTENT)},
            found,
        )
        connected.execute("COMMIT")
    return fetched


def _of_the_file(path: Path, connected: sqlite3.Connection) -> Iterator[Finding]:
    schema = schema_of(connected)
    if astray := looked_up(path).st_size - _length(connected):
        odd = "longer" if astray > 0 else "shorter"
        yield _finding("bytes-astray", f"the file is {abs(astray)} bytes {odd} than its content")
    if schema != our_schema(version_of(connected)):
        yield _finding("guards-altered", "the tables or guards of the file are not those we make")
    for (complaint,) in connected.execute("PRAGMA integrity_check").fetchall():
        if str(complaint) != "ok":
            yield _finding("file-inconsistent", f"SQLite finds: {complaint}")


def _length(connected: sqlite3.Connection) -> int:
    pages, size = (
        connected.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size")
    )
    return int(pages * size)


def _finding(rule: str, sentence: str) -> Finding:
    return Finding(rule=rule, severity=Severity.ERROR, sentence=sentence)

"""Catching up: a record that another one goes on from takes in what it lacks, in one transaction.

Nothing of it is replaced, so nothing can be lost: rows are added under the guards of the file, and
words leave only where an entry that was added erases them.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from isa_programme.errors import RecordForkedError, RecordReplacedError
from isa_programme.journal.connection import reading

_ENTRIES = """
SELECT number, identity, kind, happened_on, recorded_at, recorded_by, about, erases, bytes, hash
FROM entry WHERE number > ? ORDER BY number"""
_CONTENT = "SELECT number, salt, words, digest FROM content WHERE number > ?"
_ERASE = """
DELETE FROM content
WHERE number IN (SELECT erases FROM entry WHERE erases IS NOT NULL AND number > ?)"""


def catch_up(connected: sqlite3.Connection, copy: Path) -> int:
    """Add the entries of a whole copy that the record held for writing lacks; how many it held.

    Args:
        connected: the record, in a transaction that may write.
        copy: the copy, proved to be whole.

    Raises:
        RecordForkedError: the record and the copy were both gone on with.
        RecordReplacedError: the record holds entries that the copy lacks.
    """
    ours = connected.execute("SELECT hash FROM entry ORDER BY number").fetchall()
    with reading(copy) as other:
        theirs = other.execute("SELECT hash FROM entry ORDER BY number").fetchall()
        for number, (our, their) in enumerate(zip(ours, theirs, strict=False), start=1):
            if our != their:
                raise RecordForkedError(
                    f"this machine's record and the copy part at entry {number}: both were gone on"
                    " with; isa unpublished shows what only this one holds, to be recorded there",
                    entry=number,
                )
        if len(ours) > len(theirs):
            raise RecordReplacedError(
                f"this machine's record ends at entry {len(ours)}, and the copy at entry"
                f" {len(theirs)}: the copy is older, and not to be gone on from"
            )
        entries = other.execute(_ENTRIES, (len(ours),)).fetchall()
        content = {row[0]: row for row in other.execute(_CONTENT, (len(ours),))}
    for entry in entries:
        connected.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", entry)
        if (words := content.get(entry[0])) is not None:
            connected.execute("INSERT INTO content VALUES (?, ?, ?, ?)", words)
    connected.execute(_ERASE, (len(ours),))
    return len(ours)

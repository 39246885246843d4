"""Catching up: a record that another one goes on from takes in what it lacks, in one transaction.

Nothing of it is replaced, so nothing can be lost: rows are added under the guards of the file, and
words leave only where an entry that was added erases them.
"""

from __future__ import annotations

from collections.abc import Iterable

from isa_programme.errors import RecordForkedError, RecordReplacedError
from isa_programme.journal.columns import ContentColumns, EntryColumns
from isa_programme.journal.store import Reading, Writing


def catch_up(held: Writing, copy: Reading) -> None:
    """Add the entries of a whole copy that the record held for writing lacks.

    Args:
        held: the record.
        copy: the copy, proved to be whole.

    Raises:
        RecordForkedError: the record and the copy were both gone on with.
        RecordReplacedError: the record holds entries that the copy lacks.
    """
    ours, theirs = held.hashes(), copy.hashes()
    for number, (our, their) in enumerate(zip(ours, theirs, strict=False), start=1):
        if our != their:
            raise RecordForkedError(
                f"this machine's record and the copy part at entry {number}: both were gone"
                " on with; isa unpublished shows what only this one holds, to be recorded there",
                entry=number,
            )
    if len(ours) > len(theirs):
        raise RecordReplacedError(
            f"this machine's record ends at entry {len(ours)}, and the copy at entry"
            f" {len(theirs)}: the copy is older, and not to be gone on from"
        )
    copy_entries(held, copy.columns(len(ours)))


def copy_entries(
    held: Writing, columns: Iterable[tuple[EntryColumns, ContentColumns | None]]
) -> None:
    """Add entries as they are stored elsewhere, the first of which follows the last one here."""
    given = tuple(columns)
    held.insert_each(given)
    for entry, _ in given:
        if entry.erases is not None:
            held.erase(entry.erases)

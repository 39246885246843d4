"""Catching up: a record that another one goes on from takes in what it lacks, in one transaction.

Nothing of it is replaced, so nothing can be lost: rows are added under the guards of the record,
and words leave only where an entry that was added erases them.
"""

from __future__ import annotations

from collections.abc import Iterable

from isa_programme.errors import RecordReplacedError
from isa_programme.journal.columns import ContentColumns, EntryColumns
from isa_programme.journal.forking import forked, forks_at
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
    if (number := forks_at(ours, theirs)) is not None:
        raise forked("this machine's record", "the copy", number)
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

"""Backups: a copy made while others go on writing, synced, and verified in full."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from attrs import frozen

from isa_programme.errors import FileError, RecordDamagedError
from isa_programme.journal.proving import proved
from isa_programme.journal.sqlite.connection import connection, reading
from isa_programme.journal.sqlite.failures import told
from isa_programme.journal.sqlite.making import make_empty, place_beside
from isa_programme.journal.sqlite.reading import SqliteReading
from isa_programme.journal.syncing import name_finished
from isa_programme.record.receipts import number_of


@frozen(kw_only=True)
class Backup:
    """A copy of the record that was made and verified.

    Attributes:
        path: where it lies.
        entries: how many entries it holds.
        head: the receipt of the last of them.
        first: the hash of the first of them, by which the record is known.
    """

    path: Path
    entries: int
    head: str
    first: str


def back_up(path: Path, folder: Path, *, now: Callable[[], datetime], label: str = "") -> Backup:
    """Copy a record into a folder, under a new name with the instant in it.

    The name is given only once the copy is on the disk and verified; an older backup is never
    replaced. To be read and written by its owner alone, where the system knows such rights.

    Raises:
        FileError: the folder is missing, or can't be written to.
        RecordDamagedError: the record is not whole; isa verify tells more. No backup was made.
        RecordError: the record can't be read, or the disk is full.
    """
    return filled(
        folder,
        lambda beside: _copy(path, beside),
        shown=str(path),
        name="-".join(part for part in (path.stem, stamp(now), label) if part),
    )


def stamp(now: Callable[[], datetime]) -> str:
    """This instant, as it stands in the name of a backup."""
    return now().astimezone(UTC).strftime("%Y-%m-%dT%H%M%SZ")


def filled(
    folder: Path, fill: Callable[[Path], tuple[str, str]], *, shown: str, name: str
) -> Backup:
    """A backup made by filling an empty file, which is then proved, and only then has its name.

    Args:
        folder: where it is to lie.
        fill: fills the file at a path; gives back the hash of the first entry and the newest
            receipt.
        shown: where the record is, as sentences name it.
        name: what the backup is called; a number is added where that name is taken.
    """
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 - Path.absolute() keeps ".." steps
    beside = place_beside(folder / name)
    try:
        make_empty(beside)
    except OSError as error:
        raise FileError(f"no backup can be made in {folder}: {error.strerror}") from error
    try:
        first, head = fill(beside)
        findings = proved(beside, receipt=head or None)
        if findings:
            raise RecordDamagedError(
                f"{shown} is not whole, so no backup was made; isa verify tells more"
            )
        place = _named(beside, folder, name)
    finally:
        for left in (beside, beside.with_name(f"{beside.name}-journal")):
            with contextlib.suppress(OSError):
                left.unlink()
    return Backup(path=place, entries=number_of(head), head=head, first=first)


def _copy(path: Path, beside: Path) -> tuple[str, str]:
    with reading(path) as source:
        # While this transaction reads, nobody can commit: the copy is of one moment.
        source.execute("BEGIN")
        first, head = SqliteReading(source).first_and_head()
        with told(beside), closing(connection(beside)) as target:
            source.backup(target)
        source.execute("COMMIT")
    return first, head


def _named(beside: Path, folder: Path, name: str) -> Path:
    number = 1
    while True:
        place = folder / (f"{name}.db" if number == 1 else f"{name}-{number}.db")
        try:
            name_finished(beside, place)
        except FileExistsError:
            number += 1
        except OSError as error:
            raise FileError(f"no backup can be made in {folder}: {error.strerror}") from error
        else:
            return place

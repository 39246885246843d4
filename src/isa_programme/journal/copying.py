"""Copying a record from one place to another, entry for entry and byte for byte."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from isa_programme.errors import RecordDamagedError
from isa_programme.journal.catching_up import copy_entries
from isa_programme.journal.derived.deriving import rebuild
from isa_programme.journal.journal import Journal
from isa_programme.journal.proving import proved
from isa_programme.journal.sqlite.backup import Backup, back_up, filled, stamp
from isa_programme.journal.sqlite.store import SqliteStore
from isa_programme.journal.store import Store
from isa_programme.journal.stores import at, made, opened
from isa_programme.record.receipts import number_of
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import Severity

if TYPE_CHECKING:
    from isa_programme.journal.stores import Place


@frozen(kw_only=True)
class Copied:
    """What came of copying a record.

    Attributes:
        place: where the copy is, as sentences name it; without a password.
        entries: how many entries it holds.
        head: the receipt of the last of them, which is that of the record it was made of.
    """

    place: str
    entries: int
    head: str


def copy_record(
    source: Place,
    target: Place,
    *,
    source_schema: str | None = None,
    target_schema: str | None = None,
) -> Copied:
    """Copy a whole record to a place where there is none yet: from a file to a server, or back.

    Every entry of the copy has the bytes, the hash and the words of the record, so its chain and
    its newest receipt are the same, and so is its export. Others may go on writing to the record
    meanwhile: the copy is of one moment. It is proved before it is there.

    Args:
        source: where the record is; see :meth:`Tracker.open`.
        target: where the copy is to be; nothing there is ever replaced.
        source_schema: the schema of the record, for an engine or a connection.
        target_schema: the schema of the copy, for an engine or a connection.

    Raises:
        RecordExistsError: there is a record, or a file, at the target already.
        RecordDamagedError: the record is not whole; there is no copy.
        RecordError: one of the two can't be used; the concrete class says why.
    """
    record = opened(source, schema=source_schema)
    try:
        with made(target, schema=target_schema) as copy:
            head = _filled(copy, record)
            register = Register().folded(Journal(copy).entries())
            with Journal(copy).appending() as appending:
                rebuild(appending, register)
        shown = at(target, schema=target_schema).shown
    finally:
        record.close()
    return Copied(place=shown, entries=number_of(head), head=head)


def back_up_store(store: Store, folder: Path, *, now: Callable[[], datetime]) -> Backup:
    """Copy a record into a folder, as a file, wherever it is kept; else as :func:`back_up` does.

    Raises:
        FileError: the folder is missing, or can't be written to.
        RecordDamagedError: the record is not whole; isa verify tells more. No backup was made.
        RecordError: the record can't be read, or the disk is full.
    """
    if isinstance(store, SqliteStore):
        return back_up(store.path, folder, now=now)

    def fill(beside: Path) -> tuple[str, str]:
        copy = SqliteStore(beside)
        copy.lay_out()
        _filled(copy, store)
        with copy.reading() as held:
            return held.first_and_head()

    return filled(folder, fill, shown=store.shown, name=f"{store.label}-{stamp(now)}")


def _filled(copy: Store, record: Store) -> str:
    with record.reading() as read, copy.writing() as held:
        columns = tuple(read.columns(0))
        copy_entries(held, columns)
    last = columns[-1][0] if columns else None
    head = "" if last is None else f"{last.number}:{last.hash}"
    if any(each.severity is Severity.ERROR for each in proved(copy, receipt=head or None)):
        raise RecordDamagedError(
            f"{record.shown} is not whole, so no copy was made; isa verify tells more"
        )
    return head

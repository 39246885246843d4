"""A glance at a record for somebody who can't wait: nothing is waited for, undone or remembered."""

from __future__ import annotations

import os
from pathlib import Path

from isa_programme.errors import RecordBusyError
from isa_programme.journal.addresses import is_address
from isa_programme.journal.reading import entries_between
from isa_programme.journal.sqlite.connection import reading
from isa_programme.journal.sqlite.reading import SqliteReading
from isa_programme.record.entries import Entry


def glance(path: str | os.PathLike[str]) -> tuple[Entry, ...]:
    """Every entry of a record, if they can be read at once.

    Raises:
        RecordBusyError: somebody writes to it just now, or a write that crashed has to be undone.
        RecordError: it can't be read; the concrete class says why.
    """
    if is_address(path):
        raise RecordBusyError("a server may take its time, so nobody asks it for a glance")
    place = Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute() keeps ".." steps
    if place.with_name(f"{place.name}-journal").exists():
        raise RecordBusyError(f"{path} is being written to")
    with reading(place, wait=0) as connected:
        return entries_between(SqliteReading(connected), 0)

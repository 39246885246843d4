"""What went wrong in SQLite, told once in our own terms. No sentence holds text of a record."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from isa_programme.errors import (
    RecordBusyError,
    RecordDamagedError,
    RecordError,
    RecordUnreadableError,
)

if TYPE_CHECKING:
    from isa_programme.journal.sqlite.header import Where

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_ERROR,  # a table that should be there is not
    sqlite3.SQLITE_SCHEMA,
    sqlite3.SQLITE_CONSTRAINT,  # a guard of the record refused
    sqlite3.SQLITE_MISMATCH,
}
_DISK = {
    sqlite3.SQLITE_READONLY: "it, or its folder, can only be read",
    sqlite3.SQLITE_CANTOPEN: "it can't be opened where it lies",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk reported a failure",
    sqlite3.SQLITE_PERM: "rights are missing",
    sqlite3.SQLITE_NOMEM: "memory ran out",
}


@contextmanager
def told(path: Where) -> Iterator[None]:
    """Tell any failure of SQLite within as one of the record at `path`."""
    try:
        yield
    except sqlite3.Error as error:
        raise failure(path, error) from error
    except UnicodeDecodeError as error:  # SQLite's own complaint quotes a damaged schema
        raise damaged(path) from error


def damaged(path: Where) -> RecordDamagedError:
    """That the record at `path` is not as it was made."""
    return RecordDamagedError(f"{path} is damaged, or no record; isa verify tells more")


def failure(path: Where, error: sqlite3.Error) -> RecordError:
    """What a failure of SQLite means for the record at `path`."""
    # The last eight bits are the kind of failure, those above them its particular form.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in _BUSY:
        return RecordBusyError(f"{path} is in use by another program; try again in a moment")
    if code in _DAMAGED:
        return damaged(path)
    why = _DISK.get(code, "SQLite failed")
    return RecordUnreadableError(f"{path} can't be read or written: {why}")

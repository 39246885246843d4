"""Telling a record by its first bytes, before SQLite opens the file.

SQLite takes an empty file for a new database and undoes a crashed write in any file it opens, so
a file that is no record of ours is turned away first, untouched.
"""

from __future__ import annotations

import os
import stat
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeAlias

from isa_programme.errors import (
    RecordDamagedError,
    RecordMissingError,
    RecordNewerError,
    RecordUnreadableError,
)
from isa_programme.journal.sqlite.schema import APPLICATION_ID, newest_version

Where: TypeAlias = str | os.PathLike[str]
"""Where a file is. It may be text: whoever asks one question does not wait for pathlib."""

LENGTH = 100
MAGIC = b"SQLite format 3\0"

# The one piece of state this room keeps outside its objects. Where POSIX file locks are used,
# closing any handle on a file drops all the locks this process has on it: reading the header while
# some connection of ours is writing would let a second writer in. So the files connected to are
# counted, for the whole process, and the header of one that is connected is not read again.
_connected: Counter[tuple[int, int]] = Counter()
_guard = threading.Lock()


@contextmanager
def recognised(path: Where) -> Iterator[os.stat_result]:
    """Hold a file known to be a record, for as long as a connection to it is open.

    Raises:
        RecordMissingError: there is no file.
        RecordUnreadableError: it is a folder, or can't be read.
        RecordNewerError: it is a record in a newer format.
        RecordDamagedError: it is no record.
    """
    found = looked_up(path)
    file = (found.st_dev, found.st_ino)
    with _guard:
        if not _connected[file]:
            _check(path, _first_bytes(path))
        _connected[file] += 1
    try:
        yield found
    finally:
        with _guard:
            _connected[file] -= 1
            if not _connected[file]:
                del _connected[file]


def looked_up(path: Where) -> os.stat_result:
    """What the system says of the file at a path, without opening it.

    Raises:
        RecordMissingError: there is no file.
        RecordUnreadableError: it is a folder or a device, or can't be looked at.
    """
    try:
        found = os.stat(path)  # noqa: PTH116 - see above
    except (FileNotFoundError, NotADirectoryError):
        raise RecordMissingError(f"there is no record at {path}; isa init makes one") from None
    except OSError as error:
        raise _unreadable(path, error) from error
    if not stat.S_ISREG(found.st_mode):
        raise RecordUnreadableError(f"{path} is a folder or a device, not a record's file")
    return found


def _first_bytes(path: Where) -> bytes:
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - see above
            return file.read(LENGTH)
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Where, error: OSError) -> RecordUnreadableError:
    return RecordUnreadableError(f"{path} can't be read: {error.strerror or 'no access'}")


def _check(path: Where, header: bytes) -> None:
    if not header:
        raise RecordDamagedError(
            f"{path} is empty, so it is no record; if an unfinished isa init left it, remove it"
        )
    if not header.startswith(MAGIC[: len(header)]):
        raise RecordDamagedError(f"{path} is some other kind of file, not a record")
    if len(header) < LENGTH:
        raise RecordDamagedError(f"{path} is cut short; put back a backup")
    application, version = _number_at(header, 68), _number_at(header, 60)
    if application != APPLICATION_ID:
        raise RecordDamagedError(f"{path} is a database of another program, not a record")
    if version > newest_version():
        raise RecordNewerError(
            f"{path} has record format {version}; this release reads up to {newest_version()}:"
            " a newer release of isa-programme is needed"
        )
    if version < 1 or header[18:20] != b"\1\1":
        raise RecordDamagedError(f"{path} was altered by another program; put back a backup")


def _number_at(header: bytes, offset: int) -> int:
    return int.from_bytes(header[offset : offset + 4], "big")

"""A connection to the record, opened for one reading or one append and closed after it.

Nothing is held between calls: reads fetch and release, another thread simply opens its own, and so
does a fork while none is open; and no lock outlives what it was taken for.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from isa_programme.errors import RecordDamagedError, RecordError, RecordUnreadableError
from isa_programme.journal.sqlite.failures import told
from isa_programme.journal.sqlite.header import recognised
from isa_programme.journal.sqlite.schema import APPLICATION_ID, SETTINGS, newest_version, version_of

if TYPE_CHECKING:
    from isa_programme.journal.sqlite.header import Where

WAIT = 10.0
"""How many seconds to wait for another program that holds the record."""

_AS_IT_STANDS = re.compile(r"[A-Za-z0-9/_.~-]+")
"""A path that stands in an address as it is."""


@contextmanager
def reading(path: Where, *, wait: float | None = None) -> Iterator[sqlite3.Connection]:
    """A connection that reads the record and can't change it.

    It opens the file for writing where the file allows that, since only so can it undo a write
    that crashed; a file that can only be read SQLite itself then opens so. `wait` is how many
    seconds to wait for another program that holds it; ten unless given.

    Raises:
        RecordError: the record can't be used; the concrete class says why.
    """
    with recognised(path), told(path), closing(connection(path, wait=wait)) as connected:
        connected.execute("PRAGMA query_only = ON")
        _check(path, connected)
        yield connected


@contextmanager
def writing(path: Where) -> Iterator[sqlite3.Connection]:
    """A connection that may append to the record.

    Raises:
        RecordError: the record can't be used; the concrete class says why.
    """
    with recognised(path) as found:
        from pathlib import Path  # noqa: PLC0415 - likewise

        from isa_programme.journal.sqlite.making import (  # noqa: PLC0415 - readers make nothing
            let_go_of_leftover,
        )

        if found.st_nlink > 1 and not let_go_of_leftover(Path(path)):
            # The rollback journal lies beside one name only: under the other, a crashed write
            # would not be undone.
            raise RecordUnreadableError(
                f"{path} has a second name (a hard link), so it is read but not written;"
                " remove the other name first"
            )
        with told(path), closing(connection(path)) as connected:
            _check(path, connected)
            connected.execute("PRAGMA journal_mode = DELETE")
            yield connected


def connection(path: Where, *, wait: float | None = None) -> sqlite3.Connection:
    """A bare connection with our settings, to a file that is there; it makes none."""
    if sqlite3.sqlite_version_info < (3, 37):
        raise RecordError(
            f"this Python has SQLite {sqlite3.sqlite_version}; a record needs 3.37 or newer"
        )
    made = sqlite3.connect(
        _address(path), timeout=WAIT if wait is None else wait, isolation_level=None, uri=True
    )
    try:
        # Text that is damaged is shown as such by verify; it must not stop it.
        made.text_factory = lambda raw: raw.decode("utf-8", "backslashreplace")
        for setting in SETTINGS:
            made.execute(setting)
    except BaseException:
        made.close()
        raise
    return made


def _address(path: Where) -> str:
    # Without mode=rw SQLite would make a missing file. The blank authority ("//") keeps drive
    # letters and network shares of Windows apart from it.
    plain = os.fspath(path).replace(os.sep, "/")
    if not _AS_IT_STANDS.fullmatch(plain):
        from urllib.parse import quote  # noqa: PLC0415 - slow to import, and seldom needed

        plain = quote(os.fsencode(plain))
    return f"file://{'' if plain.startswith('/') else '/'}{plain}?mode=rw"


def _check(path: Where, connected: sqlite3.Connection) -> None:
    # Undoing a crashed `isa init` leaves an empty file: only now is that seen.
    ours = connected.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    if not ours or not 1 <= version_of(connected) <= newest_version():
        raise RecordDamagedError(f"{path} holds no finished record; remove it or put back a backup")

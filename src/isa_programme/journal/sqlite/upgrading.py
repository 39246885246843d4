"""Upgrading the tables of an older record, never before a verified backup of it is made."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from isa_programme.journal.sqlite.backup import back_up
from isa_programme.journal.sqlite.connection import reading, writing
from isa_programme.journal.sqlite.schema import newest_version, upgrade, version_of


def bring_up_to_date(path: Path, now: Callable[[], datetime]) -> None:
    """Take the tables of a record to the newest version, if they are older.

    The backup lies beside the record and says in its name which version it is of. What is stored
    is not rewritten; only tables and guards change.

    Raises:
        RecordError: the record, or the backup, can't be read or written. Nothing was changed.
    """
    with reading(path) as connected:
        version = version_of(connected)
    if version == newest_version():
        return
    back_up(path, path.parent, now=now, label=f"before-format-{newest_version()}")
    with writing(path) as connected:
        connected.execute("BEGIN IMMEDIATE")
        try:
            upgrade(connected, newest_version())
            connected.execute("COMMIT")
        except sqlite3.Error:
            if connected.in_transaction:
                connected.execute("ROLLBACK")
            raise

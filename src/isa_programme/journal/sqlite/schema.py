"""The tables of a record, the guards that keep them append-only, the settings of a connection."""

from __future__ import annotations

import sqlite3

from isa_programme.journal.derived.deadline_schema import DEADLINE_TABLES

APPLICATION_ID = 0x49534150
"""Stands in the file's header and says that the file is a record: ``ISAP``."""

TABLES = (
    """\
CREATE TABLE entry (
  number INTEGER PRIMARY KEY,
  identity TEXT UNIQUE,
  kind TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  about TEXT,
  erases INTEGER,
  bytes BLOB NOT NULL,
  hash TEXT NOT NULL
) STRICT""",
    """\
CREATE TABLE content (
  number INTEGER PRIMARY KEY REFERENCES entry (number),
  salt BLOB NOT NULL,
  words BLOB NOT NULL,
  digest TEXT NOT NULL
) STRICT""",
    "CREATE INDEX entry_about ON entry (about)",
    "CREATE INDEX entry_erases ON entry (erases) WHERE erases IS NOT NULL",
    "CREATE INDEX content_digest ON content (digest)",
)

# INSERT OR REPLACE deletes without a DELETE unless recursive_triggers is on, which another
# program need not have set: hence the guards on INSERT.
GUARDS = (
    """\
CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
BEGIN SELECT RAISE (ABORT, 'an entry is never changed'); END""",
    """\
CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
BEGIN SELECT RAISE (ABORT, 'an entry is never deleted'); END""",
    """\
CREATE TRIGGER entry_is_appended BEFORE INSERT ON entry
WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entry)
  OR NEW.erases >= NEW.number
  OR EXISTS (SELECT 1 FROM entry WHERE identity = NEW.identity)
BEGIN SELECT RAISE (ABORT, 'an entry comes after the last, under its own identity'); END""",
    """\
CREATE TRIGGER content_is_never_changed BEFORE UPDATE ON content
BEGIN SELECT RAISE (ABORT, 'words are never changed'); END""",
    """\
CREATE TRIGGER content_comes_with_its_entry BEFORE INSERT ON content
WHEN NEW.number IS NOT (SELECT max(number) FROM entry)
  OR EXISTS (SELECT 1 FROM content WHERE number = NEW.number)
BEGIN SELECT RAISE (ABORT, 'words come once, with the newest entry'); END""",
    """\
CREATE TRIGGER content_leaves_by_erasure BEFORE DELETE ON content
WHEN NOT EXISTS (SELECT 1 FROM entry WHERE erases = OLD.number)
BEGIN SELECT RAISE (ABORT, 'words leave only by an erasure that names them'); END""",
)

UPGRADES: tuple[tuple[str, ...], ...] = (DEADLINE_TABLES,)
"""What takes the tables from each version to the next, from version 1 on."""

# Each of these holds for one connection and is set on every one. None of them writes.
SETTINGS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    # A large transaction that spills its cache would lock readers out before it commits.
    "PRAGMA cache_spill = OFF",
    "PRAGMA secure_delete = ON",
    # EXTRA also syncs the folder after the rollback journal is gone: what was acknowledged stays.
    "PRAGMA synchronous = EXTRA",
)

Schema = frozenset[tuple[str, str, str, str]]


def newest_version() -> int:
    """The version of the tables made here; a file with a higher one needs a newer release."""
    return 1 + len(UPGRADES)


def lay_out(connection: sqlite3.Connection, version: int | None = None) -> None:
    """Make the tables and guards in an empty file, and mark it as a record."""
    for statement in (*TABLES, *GUARDS):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 1")
    upgrade(connection, newest_version() if version is None else version)


def upgrade(connection: sqlite3.Connection, version: int) -> None:
    """Take the tables from the version they have to a newer one; stored rows stay as they are."""
    for statements in UPGRADES[version_of(connection) - 1 : version - 1]:
        for statement in statements:
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {version}")


def version_of(connection: sqlite3.Connection) -> int:
    """The version of the tables in a file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def schema_of(connection: sqlite3.Connection) -> Schema:
    """Every table, index and trigger in a file, as text."""
    return frozenset(
        connection.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema")
    )


def our_schema(version: int) -> Schema:
    """What :func:`schema_of` gives for a record of a version that nobody has meddled with."""
    connection = sqlite3.connect(":memory:")
    try:
        lay_out(connection, version)
        return schema_of(connection)
    finally:
        connection.close()

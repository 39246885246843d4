"""Older tables are read as they are, and brought up to date by the first write, after a backup."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from isa_programme.errors import (
    RecordBusyError,
    RecordDamagedError,
    RecordError,
    RecordNewerError,
)
from isa_programme.journal.journal import Journal
from isa_programme.journal.json_lines import exported
from isa_programme.journal.sqlite import schema
from isa_programme.journal.verify import verified
from journal_samples import NOW, note, record

STEP = (
    "CREATE TABLE shelf (place TEXT NOT NULL) STRICT",
    "CREATE INDEX entry_kind ON entry (kind)",
)
"""A step to the next version, such as a later release may bring."""

KNOWN = schema.UPGRADES
NOW_AT = schema.newest_version()
NEXT = NOW_AT + 1


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return schema.version_of(connection)


def tables(path: Path) -> schema.Schema:
    with closing(sqlite3.connect(path)) as connection:
        return schema.schema_of(connection)


@pytest.fixture
def older(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> Journal:
    """A record of this release, to a release that writes the next version."""
    monkeypatch.setattr(schema, "UPGRADES", (*KNOWN, STEP))
    return Journal.open(journal.path, now=lambda: NOW)


BACKUP = f"isa-2026-11-23T125800Z-before-format-{NEXT}.db"


def test_an_older_record_is_read_without_being_changed(older: Journal) -> None:
    before = (older.path.read_bytes(), older.path.stat().st_mtime_ns)
    assert (3, 3, ()) == (older.size(), len(older.entries()), verified(older))
    assert 4 == len(list(exported(older)))
    assert before == (older.path.read_bytes(), older.path.stat().st_mtime_ns)
    assert ["isa.db"] == names(older.path.parent)


def test_the_first_write_brings_it_up_to_date_after_a_verified_backup(older: Journal) -> None:
    before = list(exported(older))
    record(older, note("the fourth"))
    assert [BACKUP, "isa.db"] == names(older.path.parent)
    assert (NEXT, NOW_AT) == (version(older.path), version(older.path.with_name(BACKUP)))
    backup = Journal.open(older.path.with_name(BACKUP))
    assert (before, ()) == (list(exported(backup)), verified(backup))
    assert (before[1:], ()) == (list(exported(older))[1:4], verified(older))
    record(older, note("the fifth"))
    assert [BACKUP, "isa.db"] == names(older.path.parent)


def test_a_new_record_and_one_brought_up_to_date_have_the_same_tables(older: Journal) -> None:
    record(older, note("the fourth"))
    new = Journal.create(older.path.with_name("new.db"))
    assert (tables(new.path), version(new.path)) == (tables(older.path), version(older.path))
    assert () == verified(new)


def test_tables_of_an_older_record_that_were_altered_are_found(older: Journal) -> None:
    with closing(sqlite3.connect(older.path)) as connection:
        connection.execute(STEP[0])
    assert ["guards-altered"] == [each.rule for each in verified(older)]


def test_an_older_record_that_is_damaged_is_not_brought_up_to_date(older: Journal) -> None:
    raw = older.path.read_bytes()
    older.path.write_bytes(raw.replace(b"no answer", b"an answer"))
    before = older.path.read_bytes()
    with pytest.raises(RecordDamagedError, match="is not whole, so no backup was made"):
        record(older, note("the fourth"))
    assert (before, ["isa.db"]) == (older.path.read_bytes(), names(older.path.parent))


@pytest.mark.parametrize(
    "step",
    [
        (STEP[0], "CREATE TABLE entry (number INTEGER) STRICT"),
        (STEP[0], "no statement at all"),
    ],
)
def test_an_upgrade_that_fails_leaves_the_record_as_it_was(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, step: tuple[str, ...]
) -> None:
    monkeypatch.setattr(schema, "UPGRADES", (*KNOWN, step))
    opened = Journal.open(journal.path, now=lambda: NOW)
    before = (tables(journal.path), list(exported(journal)))
    with pytest.raises(RecordError):
        record(opened, note("the fourth"))
    assert before == (tables(journal.path), list(exported(journal)))
    assert NOW_AT == version(journal.path)
    monkeypatch.setattr(schema, "UPGRADES", (*KNOWN, STEP))
    record(opened, note("the fourth"))
    assert (NEXT, 4, ()) == (version(journal.path), journal.size(), verified(journal))


def test_without_a_backup_there_is_no_upgrade(
    older: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    before = older.path.read_bytes()
    with pytest.raises(OSError, match="No space left on device"):
        record(older, note("the fourth"))
    assert (before, ["isa.db"]) == (older.path.read_bytes(), names(older.path.parent))


def test_a_write_that_is_given_up_after_an_upgrade_records_nothing(older: Journal) -> None:
    with pytest.raises(KeyboardInterrupt), older.appending():
        raise KeyboardInterrupt
    assert (3, ()) == (older.size(), verified(older))


def test_an_older_file_put_in_its_place_meanwhile_is_brought_up_to_date_at_the_next_try(
    older: Journal,
) -> None:
    old = older.path.read_bytes()
    record(older, note("the fourth"))
    older.path.write_bytes(old)
    with pytest.raises(RecordBusyError, match="was replaced just now; try again"):
        record(older, note("another fourth"))
    assert old == older.path.read_bytes()
    record(older, note("another fourth"))
    assert (NEXT, 4, ()) == (version(older.path), older.size(), verified(older))


def test_several_steps_are_taken_at_once(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "UPGRADES", (*KNOWN, (STEP[0],), (STEP[1],)))
    opened = Journal.open(journal.path, now=lambda: NOW)
    record(opened, note("the fourth"))
    assert (NEXT + 1, ()) == (version(opened.path), verified(opened))


def test_a_newer_record_is_neither_read_nor_written(older: Journal) -> None:
    record(older, note("the fourth"))
    with pytest.MonkeyPatch.context() as earlier:
        earlier.setattr(schema, "UPGRADES", KNOWN)
        before = older.path.read_bytes()
        for use in (older.entries, older.size, lambda: record(older, note("x"))):
            with pytest.raises(
                RecordNewerError, match=rf"has record format {NEXT}; .* reads up to {NOW_AT}"
            ):
                use()
        with pytest.raises(RecordNewerError):
            verified(older)
        assert before == older.path.read_bytes()


@pytest.mark.parametrize("number", [0, 2**31 - 1])
def test_a_version_that_never_was_is_refused(journal: Journal, number: int) -> None:
    with closing(sqlite3.connect(journal.path)) as connection:
        connection.execute(f"PRAGMA user_version = {number}")
    before = journal.path.read_bytes()
    with pytest.raises(RecordDamagedError):
        journal.entries()
    assert before == journal.path.read_bytes()

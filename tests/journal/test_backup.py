"""Backups: of one moment, verified before they get their name, never in the place of another."""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from isa_programme.errors import (
    FileError,
    RecordDamagedError,
    RecordMissingError,
    RecordNewerError,
)
from isa_programme.journal.journal import Journal
from isa_programme.journal.json_lines import exported
from isa_programme.journal.sqlite.backup import Backup, back_up
from isa_programme.journal.verify import verified
from journal_samples import NOW, note, record


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "backups"
    made.mkdir()
    return made


def test_a_backup_holds_the_record_to_the_byte(journal: Journal, folder: Path) -> None:
    made = back_up(journal.path, folder, now=lambda: NOW)
    entries = journal.entries()
    expected = Backup(
        path=folder / "isa-2026-11-23T125800Z.db",
        entries=3,
        head=entries[-1].receipt,
        first=entries[0].hash,
    )
    assert expected == made
    copy = Journal.open(made.path)
    assert (list(exported(journal)), ()) == (list(exported(copy)), verified(copy))
    assert [made.path.name] == names(folder)


def test_the_instant_in_its_name_is_that_of_the_world(journal: Journal, folder: Path) -> None:
    here = NOW.astimezone(timezone(timedelta(hours=-9)))
    assert "isa-2026-11-23T125800Z.db" == back_up(journal.path, folder, now=lambda: here).path.name


def test_a_backup_is_for_its_owner_alone(journal: Journal, folder: Path) -> None:
    made = back_up(journal.path, folder, now=lambda: NOW)
    assert 0o600 == stat.S_IMODE(made.path.stat().st_mode)


def test_a_backup_never_takes_the_place_of_another(journal: Journal, folder: Path) -> None:
    (folder / "isa-2026-11-23T125800Z-2.db").write_text("something of mine")
    first = back_up(journal.path, folder, now=lambda: NOW)
    before = first.path.read_bytes()
    record(journal, note("one more"))
    second = back_up(journal.path, folder, now=lambda: NOW)
    assert ("isa-2026-11-23T125800Z-3.db", 4) == (second.path.name, second.entries)
    assert before == first.path.read_bytes()
    assert "something of mine" == (folder / "isa-2026-11-23T125800Z-2.db").read_text()


def test_a_backup_leaves_the_record_as_it_was(journal: Journal, folder: Path) -> None:
    before = (journal.path.read_bytes(), journal.path.stat().st_mtime_ns)
    back_up(journal.path, folder, now=lambda: NOW)
    assert before == (journal.path.read_bytes(), journal.path.stat().st_mtime_ns)


def test_an_empty_record_can_be_backed_up(path: Path, folder: Path) -> None:
    Journal.create(path)
    made = back_up(path, folder, now=lambda: NOW)
    assert (0, "", "") == (made.entries, made.head, made.first)


@pytest.mark.parametrize("rounds", [1, 5])
def test_a_backup_made_while_others_write_is_of_one_moment(
    journal: Journal, folder: Path, rounds: int
) -> None:
    done = threading.Event()

    def write() -> None:
        number = 0
        while not done.is_set():
            record(journal, note(f"{number}"), note(f"{number} and its twin"))
            number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [back_up(journal.path, folder, now=lambda: NOW) for _ in range(rounds)]
    finally:
        done.set()
        writer.join()
    receipts = {entry.receipt for entry in journal.entries()}
    for each in made:
        copy = Journal.open(each.path)
        assert () == verified(copy, receipt=each.head)
        assert each.head in receipts
        assert 1 == each.entries % 2
    assert () == verified(journal)


def _flip(path: Path) -> None:
    raw = path.read_bytes()
    place = raw.index(b"no answer")
    path.write_bytes(raw[:place] + b"an" + raw[place + 2 :])


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def _lengthen(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\0" * 10)


@pytest.mark.parametrize("damage", [_flip, _cut])
def test_of_a_damaged_record_no_backup_is_made_and_nothing_is_left(
    journal: Journal, folder: Path, damage: Callable[[Path], None]
) -> None:
    damage(journal.path)
    before = journal.path.read_bytes()
    with pytest.raises(RecordDamagedError):
        back_up(journal.path, folder, now=lambda: NOW)
    assert ([], before) == (names(folder), journal.path.read_bytes())


def test_what_is_no_record_is_not_backed_up(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(RecordMissingError):
        back_up(tmp_path / "none.db", folder, now=lambda: NOW)
    (tmp_path / "text.db").write_text("a text")
    with pytest.raises(RecordDamagedError, match="some other kind of file"):
        back_up(tmp_path / "text.db", folder, now=lambda: NOW)
    assert [] == names(folder)


def test_a_newer_record_is_not_backed_up(journal: Journal, folder: Path) -> None:
    whole = bytearray(journal.path.read_bytes())
    whole[63] = 9
    journal.path.write_bytes(whole)
    with pytest.raises(RecordNewerError):
        back_up(journal.path, folder, now=lambda: NOW)
    assert [] == names(folder)


def test_a_folder_that_is_none_is_named(journal: Journal, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    for folder in (tmp_path / "none", file):
        with pytest.raises(FileError, match=f"no backup can be made in {folder}"):
            back_up(journal.path, folder, now=lambda: NOW)


def test_a_disk_that_fails_leaves_nothing_behind(
    journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(FileError, match="Input/output error"):
        back_up(journal.path, folder, now=lambda: NOW)
    assert [] == names(folder)


def test_what_a_killed_backup_left_is_not_in_the_way(journal: Journal, folder: Path) -> None:
    left = folder / ".isa-2026-11-23T125800Z.1.part"
    left.write_text("half")
    made = back_up(journal.path, folder, now=lambda: datetime(2026, 11, 23, 12, 58, tzinfo=UTC))
    assert "isa-2026-11-23T125800Z.db" == made.path.name

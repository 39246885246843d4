"""The restore drill finds every way in which a backup is not what the record held."""

from __future__ import annotations

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from isa_programme.errors import FileError
from isa_programme.journal.journal import Journal
from isa_programme.journal.restore import RestoreDrill, newest_backup, restore_drill
from isa_programme.journal.sqlite.backup import back_up
from isa_programme.record.facts import WordsErased
from journal_samples import ISSUED, NOW, note, record


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "backups"
    made.mkdir()
    return made


def backed_up(journal: Journal, folder: Path) -> Path:
    return back_up(journal.path, folder, now=lambda: NOW).path


def found(drill: RestoreDrill) -> list[tuple[str, str, int | None]]:
    return [(each.rule, each.severity.value, each.entry) for each in drill.findings]


def erase(journal: Journal, number: int) -> None:
    with journal.appending() as appending:
        fact = WordsErased(entry=number, reason="time", authority="a rule")
        appending.append(fact, happened_on=NOW.date(), recorded_by="clerk")


def test_a_backup_that_is_what_the_record_holds_passes(journal: Journal, folder: Path) -> None:
    backup = backed_up(journal, folder)
    expected = RestoreDrill(
        backup=backup.name,
        entries=3,
        head=journal.entries()[-1].receipt,
        entries_since=0,
        findings=(),
    )
    drill = restore_drill(journal, backup)
    assert (expected, True) == (drill, drill.passed)


def test_a_backup_with_fewer_entries_passes_and_says_how_many(
    journal: Journal, folder: Path
) -> None:
    backup = backed_up(journal, folder)
    record(journal, note("the fourth"), note("the fifth"))
    drill = restore_drill(journal, backup)
    assert (3, 2, (), True) == (drill.entries, drill.entries_since, drill.findings, drill.passed)


def test_a_backup_with_more_entries_tells_that_the_record_lost_some(
    journal: Journal, folder: Path
) -> None:
    old = journal.path.read_bytes()
    record(journal, note("the fourth"))
    backup = backed_up(journal, folder)
    journal.path.write_bytes(old)
    drill = restore_drill(journal, backup)
    assert ([("backup-differs", "error", None)], False) == (found(drill), drill.passed)
    assert (4, 0) == (drill.entries, drill.entries_since)


def test_a_backup_of_a_forked_record_differs_from_the_fork_on(
    journal: Journal, folder: Path
) -> None:
    old = journal.path.read_bytes()
    record(journal, note("the fourth"), note("the fifth"))
    backup = backed_up(journal, folder)
    journal.path.write_bytes(old)
    record(journal, note("another fourth"), note("another fifth"))
    drill = restore_drill(journal, backup)
    assert [("backup-differs", "error", 4), ("backup-differs", "error", 5)] == found(drill)
    assert not drill.passed


def test_a_backup_of_another_record_is_told_as_that(
    journal: Journal, folder: Path, tmp_path: Path
) -> None:
    other = Journal.create(tmp_path / "other.db", now=lambda: NOW)
    record(other, ISSUED)
    drill = restore_drill(journal, backed_up(other, folder))
    assert [("backup-differs", "error", None)] == found(drill)
    assert "the backup is of another record" == drill.findings[0].sentence


def test_the_record_is_no_backup_of_itself(journal: Journal) -> None:
    with pytest.raises(FileError, match="is the record itself, not a backup of it"):
        restore_drill(journal, journal.path)


def test_a_backup_that_keeps_erased_words_is_told_without_them(
    journal: Journal, folder: Path
) -> None:
    backup = backed_up(journal, folder)
    erase(journal, 3)
    drill = restore_drill(journal, backup)
    assert ([("backup-keeps-erased-words", "warning", 3)], True) == (found(drill), drill.passed)
    assert "no answer" not in repr(drill)
    assert [] == found(restore_drill(journal, backed_up(journal, folder)))


@pytest.mark.parametrize("damage", ["flipped", "cut", "empty", "text"])
def test_a_damaged_backup_does_not_pass(journal: Journal, folder: Path, damage: str) -> None:
    backup = backed_up(journal, folder)
    raw = backup.read_bytes()
    backup.write_bytes(
        {
            "flipped": raw.replace(b"no answer", b"an answer"),
            "cut": raw[:-4096],
            "empty": b"",
            "text": b"a text",
        }[damage]
    )
    drill = restore_drill(journal, backup)
    assert (0, "", False) == (drill.entries, drill.head, drill.passed)


def test_nothing_is_changed_by_a_drill(journal: Journal, folder: Path) -> None:
    backup = backed_up(journal, folder)
    before = (journal.path.read_bytes(), backup.read_bytes(), names(folder))
    restore_drill(journal, backup)
    assert before == (journal.path.read_bytes(), backup.read_bytes(), names(folder))


def test_a_backup_that_can_not_be_read_is_named(journal: Journal, folder: Path) -> None:
    with pytest.raises(FileError, match="can't be restored"):
        restore_drill(journal, folder / "none.db")
    for place in (folder, Path(os.devnull)):
        with pytest.raises(FileError, match="is a folder or a device, not a backup's file"):
            restore_drill(journal, place)


def test_the_newest_backup_is_found_by_the_instant_in_its_name(
    journal: Journal, folder: Path
) -> None:
    newest = back_up(journal.path, folder, now=lambda: NOW + timedelta(days=9)).path
    older = backed_up(journal, folder)
    os.utime(older)
    shutil.copyfile(older, folder / "other-2027-11-23T125800Z.db")
    shutil.copyfile(older, folder / "isa-of-mine.db")
    assert newest == newest_backup(journal, folder)


def test_where_there_is_no_backup_that_is_said(journal: Journal, folder: Path) -> None:
    (folder / "other-2026-11-23T125800Z.db").write_text("of another record")
    with pytest.raises(FileError, match=r"there is no backup of isa\.db in .*; isa backup makes"):
        newest_backup(journal, folder)

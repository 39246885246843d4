"""Keeping a record on a machine: its backups, their drills, and the head this machine has seen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from isa_programme import RecordReplacedError, Tracker
from isa_programme.errors import FaultsError, FileError
from isa_programme.record.findings import Finding
from isa_programme.record.vocabulary import Severity
from journal_samples import NOW


@pytest.fixture
def days() -> list[datetime]:
    return [NOW]


@pytest.fixture
def kept(tmp_path: Path, days: list[datetime]) -> Iterator[Tracker]:
    """A record of three entries on a machine that remembers heads and backups."""
    with Tracker.create(
        tmp_path / "isa.db", heads=tmp_path / "heads", now=lambda: days[-1]
    ) as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "backups"
    made.mkdir()
    return made


def overdue_backups(tracker: Tracker, as_at: date) -> list[str]:
    return [each.sentence for each in tracker.check(as_at=as_at) if each.rule == "backup-overdue"]


def test_entries_are_a_week_without_a_backup_before_that_is_said(
    kept: Tracker, folder: Path, days: list[datetime]
) -> None:
    first = NOW.date()
    assert [] == overdue_backups(kept, first + timedelta(days=7))
    assert [
        (
            "3 entries are in no backup made on this machine, the first of them recorded on"
            " 2026-11-23; isa backup makes one"
        )
    ] == overdue_backups(kept, first + timedelta(days=8))
    kept.backup(folder)
    assert [] == overdue_backups(kept, first + timedelta(days=800))
    days.append(NOW + timedelta(days=10))
    kept.add_addressee("cosla", "COSLA")
    assert [] == overdue_backups(kept, first + timedelta(days=17))
    assert [
        (
            "1 entry is in no backup made on this machine, the first of them recorded on"
            " 2026-12-03; isa backup makes one"
        )
    ] == overdue_backups(kept, first + timedelta(days=18))


def test_a_machine_that_remembers_nothing_says_nothing_of_backups(tracker: Tracker) -> None:
    assert [] == overdue_backups(tracker, date(2030, 1, 1))


def test_an_empty_backup_folder_is_told(kept: Tracker, folder: Path) -> None:
    with pytest.raises(FileError, match=r"there is no backup of isa\.db in"):
        kept.restore_drill(folder)
    with pytest.raises(FileError, match="can't be restored"):
        kept.restore_drill(folder / "none.db")


def test_a_drill_is_of_a_file_of_the_newest_in_a_folder_or_of_one_made_for_it(
    kept: Tracker, folder: Path, days: list[datetime]
) -> None:
    older = kept.backup(folder)
    days.append(NOW + timedelta(days=1))
    kept.add_addressee("cosla", "COSLA")
    newer = kept.backup(folder)
    drills = [kept.restore_drill(each) for each in (older.path, folder, None)]
    assert [(3, 1, older.head, True), (4, 0, newer.head, True), (4, 0, newer.head, True)] == [
        (each.entries, each.entries_since, each.head, each.passed) for each in drills
    ]
    assert [older.path.name, newer.path.name] == [each.backup for each in drills[:2]]
    assert {older.path, newer.path} == {*folder.iterdir()}


def test_a_drill_remembers_no_backup(kept: Tracker) -> None:
    kept.restore_drill()
    assert 1 == len(overdue_backups(kept, NOW.date() + timedelta(days=8)))


def test_a_backup_put_back_is_gone_on_with_once_its_head_is_accepted(
    kept: Tracker, folder: Path, tmp_path: Path
) -> None:
    backup = kept.backup(folder)
    kept.add_addressee("cosla", "COSLA")
    lost = kept.head
    shutil.copyfile(backup.path, tmp_path / "isa.db")
    with Tracker.open(tmp_path / "isa.db", heads=tmp_path / "heads", now=lambda: NOW) as again:
        with pytest.raises(RecordReplacedError, match="ends at entry 3 and lacks entry 4"):
            again.add_addressee("minister", "Minister")
        assert ["record-replaced"] == [each.rule for each in again.verify()]
        assert backup.head == again.head == again.accept_head()
        again.add_addressee("minister", "Minister")
        assert () == again.verify(receipt=backup.head)
        expected = Finding(
            rule="receipt-not-found",
            severity=Severity.ERROR,
            sentence="the record does not hold entry 4 as the receipt gives it: its end was cut"
            " off, or another or older record was put in its place",
        )
        assert (expected,) == again.verify(receipt=lost)


@pytest.mark.parametrize("receipt", ["", "4", "4:abc", "latest"])
def test_what_is_no_receipt_is_refused(kept: Tracker, receipt: str) -> None:
    with pytest.raises(FaultsError, match="receipt: write it as it was given"):
        kept.verify(receipt=receipt)

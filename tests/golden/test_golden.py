"""The golden files: what is handed over is what was reviewed, byte for byte."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from golden.listing import listed
from golden.office import DAY
from golden.records import OFFICE, RECORDS, FrozenRecord, facts
from golden.rows import FILES, GOLDEN, Golden
from isa_programme import Tracker
from isa_programme.questions.standing_words import (
    CadenceStanding,
    CommitmentStanding,
    MilestoneStanding,
    Standing,
)

_ROWS = pytest.mark.parametrize("row", GOLDEN, ids=lambda row: row.name)
_AGAIN = """
import sys
from pathlib import Path
from golden.rows import GOLDEN
for row in GOLDEN:
    Path(sys.argv[1], row.name).write_bytes(row.make(Path.cwd()))
"""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the frozen records."""
    folder = tmp_path_factory.mktemp("golden")
    for record in RECORDS:
        record.put(folder)
    return folder


@_ROWS
def test_what_is_handed_over_is_what_was_reviewed(kept: Path, row: Golden) -> None:
    assert row.kept_at.read_bytes() == row.kept_as(row.make(kept))


def test_another_process_in_another_zone_makes_the_same_bytes(kept: Path, tmp_path: Path) -> None:
    made = {row.name: row.make(kept) for row in GOLDEN}
    other = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LANG": "C", "COLUMNS": "40"}
    path = os.pathsep.join(sys.path)
    subprocess.run(
        [sys.executable, "-c", _AGAIN, str(tmp_path)],
        cwd=kept,
        env={**os.environ, **other, "PYTHONPATH": path},
        check=True,
    )
    assert made == {row.name: (tmp_path / row.name).read_bytes() for row in GOLDEN}


def test_every_golden_file_is_the_file_of_one_row() -> None:
    assert sorted(path.name for path in FILES.iterdir()) == sorted(
        row.kept_at.name for row in GOLDEN
    )


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.name)
def test_a_frozen_record_says_what_is_told(record: FrozenRecord, tmp_path: Path) -> None:
    with record.tells(tmp_path / "told.db"):
        pass
    assert facts(tmp_path / "told.db") == facts(record.put(tmp_path))


def test_something_of_the_office_stands_in_every_standing(kept: Path) -> None:
    with Tracker.open(kept / "office.db") as tracker:
        assert {*Standing} == {line.standing for line in tracker.standings(as_at=DAY)}
        milestones = {row.standing for row in tracker.milestones(as_at=DAY)}
        commitments = {row.standing for row in tracker.commitments(as_at=DAY)}
        cadences = {row.standing for row in tracker.cadences(as_at=DAY)}
        passed = tracker.promises_passed(as_at=DAY)
    assert {*MilestoneStanding} == milestones
    assert {*CommitmentStanding} == commitments
    assert {CadenceStanding.KEPT, CadenceStanding.LAPSED} <= cadences
    assert ["ADV-2025-001.1", "ADV-2025-001.2", "ADV-2025-004.1"] == [
        promise.reference for promise in passed
    ]


def test_what_is_hidden_in_the_office_is_in_no_file_for_the_public() -> None:
    public = [
        row for row in GOLDEN if row.words[:1] == ("report",) and "--visibility" not in row.words
    ]
    for row in public:
        told = row.kept_at.read_bytes().replace(b"\r\n ", b"").decode("utf-8")
        assert [] == [
            mark
            for mark in ("For the office only", "For the eyes of two", "First desk")
            if mark in told
        ]
    assert OFFICE in {row.record for row in public}


def test_a_file_of_files_is_listed_member_by_member(tmp_path: Path) -> None:
    import zipfile  # noqa: PLC0415 - only here

    path = tmp_path / "book.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, held in (("a.xml", b"<a><b>1 &lt; 2</b></a>"), ("b.bin", b"")):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), held)
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert (
        "== a.xml (1980-01-01-00-00-00, stored, 0x1800000)\n<a>\n<b>1 &lt; 2</b>\n</a>\n"
        f"== b.bin (1980-01-01-00-00-00, stored, 0x1800000)\nsha256 {empty}\n"
    ) == listed(path.read_bytes())

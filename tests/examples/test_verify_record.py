"""The script that proves a record without this program, on whole records and on altered ones."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args

import pytest

from isa_programme import FactNoted, Holder, Tracker
from isa_programme.calendars.months import Month
from isa_programme.record.facts import FACTS, HandedOver, Linking, TakenOver

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "examples" / "verify_record.py"
ERASED = 9
_NOW = datetime(2026, 11, 23, 12, 58, tzinfo=UTC)


@pytest.fixture(scope="session")
def every_kind(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with an entry of every kind, the words of one erased."""
    path = tmp_path_factory.mktemp("every-kind") / "isa.db"
    with Tracker.create(path, example="foisa-like", now=lambda: _NOW) as tracker:
        _fill(tracker)
        held = tracker.entries()
    of_the_programme = {fact.kind for fact in get_args(Linking)}  # in the frozen record below
    assert {entry.fact.kind for entry in held} == set(FACTS) - of_the_programme
    assert [entry.number for entry in held if entry.erased_by] == [ERASED]
    return path


def _fill(tracker: Tracker) -> None:
    paper, day = "ADV-2026-001", date(2026, 1, 5)
    tracker.add_addressee("cosla", "COSLA")
    tracker.add_addressee("minister", "A minister")
    holder = Holder(name="A. Person", first=date(2025, 5, 1))
    tracker.appoint_holder("minister", holder.name, first=holder.first)
    tracker.issue_advice(
        "One strategy, not two",
        issued_on=day,
        addressees=["cosla", "minister"],
        recommendations=["Publish", "Name a director", "Report"],
        identity="outbox-1",
    )
    tracker.note(paper, "rang Jean at home", noted_on=day)
    tracker.mark_advice(paper, "received", on=day)
    tracker.pause_clock(paper, paused_on=day, reason="recess")
    tracker.resume_clock(paper, resumed_on=date(2026, 1, 9))
    tracker.ask_clarification(paper, asked_on=date(2026, 1, 12), text="Which director?")
    tracker.answer_clarification(paper, answered_on=date(2026, 1, 14), text="The one for data")
    tracker.extend_clock(
        paper, agreed_on=day, agreed_by="the office", reason="asked", by="5 working days"
    )
    tracker.tell_deadline(paper, deadline=date(2026, 2, 27), told_on=day)
    tracker.waive(paper, waived_on=day, reason="done already", recommendations=[3])
    tracker.transfer_advice(
        paper,
        sender="minister",
        to="cosla",
        transferred_on=day,
        reason="theirs",
        recommendations=[1],
    )
    tracker.escalate(paper, "letter asking for the answer", made_on=date(2026, 4, 1))
    tracker.record_response(
        paper,
        sent_by="cosla",
        kind="substantive",
        received_on=date(2026, 4, 2),
        dispositions={1: "accepted"},
        text="Yes",
    )
    tracker.record(FactNoted(noted_for=Month(2025, 9), title="A debate"))
    tracker.withdraw_advice(
        paper, withdrawn_on=date(2026, 5, 1), reason="overtaken", recommendations=[2]
    )
    tracker.rename_addressee("minister", "The minister", renamed_on=date(2026, 6, 1))
    tracker.close_addressee("minister", closed_on=date(2026, 7, 1))
    tracker.correct(8, {"title": "One strategy"}, because="the cover says so")
    tracker.change_visibility(paper, "public", changed_on=date(2026, 8, 3))
    tracker.set_hold("FOI-1", received_on=date(2026, 8, 4))
    tracker.lift_hold("FOI-1", lifted_on=date(2026, 9, 1), reason="answered")
    handed = tracker.record(HandedOver(handed_over_on=day, to="A. Colleague")).number
    tracker.record(TakenOver(taken_over_on=day, handed_over=handed))
    tracker.erase(ERASED, reason="a private number", authority="records manager")


@pytest.fixture
def record(every_kind: Path, tmp_path: Path) -> Path:
    """A copy of that record, to be tampered with."""
    return Path(shutil.copy(every_kind, tmp_path / "a record.db"))


def prove(*arguments: object) -> tuple[int, str]:
    """What the script leaves with, and what it says, in a process of its own."""
    ran = subprocess.run(
        [sys.executable, "-I", str(SCRIPT), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "Traceback" not in ran.stderr
    return ran.returncode, ran.stdout + ran.stderr


def test_a_record_with_every_kind_about_the_programme_is_whole_too(tmp_path: Path) -> None:
    frozen = ROOT / "tests" / "data" / "formats" / "v1-programme" / "record.db"
    copied = Path(shutil.copy(frozen, tmp_path / "isa.db"))
    with Tracker.open(copied) as tracker:
        kinds = {entry.fact.kind for entry in tracker.entries()}
        head = tracker.head
    assert {fact.kind for fact in get_args(Linking)} - kinds == set()
    code, said = prove(copied)
    assert (0, True) == (code, said.endswith(f"{head}\n"))


def meddle(path: Path, *statements: str) -> None:
    """Change the file as somebody would who takes the guards away first."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for (guard,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall():
            connection.execute(f"DROP TRIGGER {guard}")
        for statement in statements:
            connection.execute(statement)


def _receipt(path: Path, number: str = "(SELECT max(number) FROM entry)") -> str:
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(
            f"SELECT number || ':' || hash FROM entry WHERE number = {number}"
        ).fetchone()
    return str(found[0])


def test_it_has_thirty_lines_at_most() -> None:
    assert len(SCRIPT.read_text(encoding="utf-8").splitlines()) <= 30


def test_a_file_is_not_called_whole_where_only_an_index_of_it_is_damaged(record: Path) -> None:
    assert 0 == prove(record)[0]
    with closing(sqlite3.connect(record)) as connected:
        (size,) = connected.execute("PRAGMA page_size").fetchone()
        found = connected.execute("SELECT rootpage FROM sqlite_master WHERE type = 'index'")
        (page,) = found.fetchone()
    held = bytearray(record.read_bytes())
    held[size * (page - 1) : size * (page - 1) + 8] = b"Z" * 8
    record.write_bytes(held)
    assert 1 == prove(record)[0]


def test_it_needs_nothing_but_the_standard_library() -> None:
    imported = {
        line.split()[1].partition(".")[0]
        for line in SCRIPT.read_text(encoding="utf-8").splitlines()
        if line.startswith(("import ", "from "))
    }
    assert imported <= sys.stdlib_module_names


def test_a_whole_record_gives_its_receipt_and_is_left_as_it_is(record: Path) -> None:
    before = record.read_bytes()
    said = f"every entry is as it was recorded: {_receipt(record)}\n"

    assert prove(record) == (0, said)
    assert prove(record, _receipt(record, "3")) == (0, said)
    assert record.read_bytes() == before


def test_a_record_without_entries_is_whole(record: Path) -> None:
    meddle(record, "DELETE FROM content", "DELETE FROM entry")
    assert prove(record) == (0, f"every entry is as it was recorded: 0:{'0' * 64}\n")


_EDITED = (
    "UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), 'minister', 'other') AS BLOB)"
    " WHERE number = 6"
)


@pytest.mark.parametrize(
    ("statements", "sentence"),
    [
        ([_EDITED], "entry 6: its number or hash is wrong"),
        (["UPDATE entry SET hash = upper(hash) WHERE number = 6"], "entry 6: its number or hash"),
        (["DELETE FROM entry WHERE number = 12"], "entry 12: its number or hash is wrong"),
        (
            ["DELETE FROM content WHERE number = 1", "DELETE FROM entry WHERE number = 1"],
            "entry 1: it does not follow the one before",
        ),
        (
            [
                "UPDATE entry SET number = -1 WHERE number = 5",
                "UPDATE entry SET number = 5 WHERE number = 6",
                "UPDATE entry SET number = 6 WHERE number = -1",
            ],
            "entry 5: it does not follow the one before",
        ),
        (["UPDATE entry SET happened_on = '2026-01-06' WHERE number = 9"], "entry 9: a column"),
        (["UPDATE entry SET recorded_by = 'other' WHERE number = 9"], "entry 9: a column"),
        (
            [
                "UPDATE entry SET erases = 3 WHERE number = 9",
                "DELETE FROM content WHERE number = 3",
            ],
            "entry 9: a column differs from it",
        ),
        (["DELETE FROM content WHERE number = 3"], "entry 3: words leave by erasure"),
        (
            [f"INSERT INTO content SELECT {ERASED}, salt, words, '' FROM content LIMIT 1"],
            f"entry {ERASED}: words leave by erasure",
        ),
        (
            ["UPDATE content SET words = x'7b7d' WHERE number = 8"],
            "entry 8: its words were altered",
        ),
        (["UPDATE content SET salt = x'00' WHERE number = 8"], "entry 8: its words were altered"),
        (["INSERT INTO content VALUES (99, x'00', x'00', '')"], "there are words for entry 99"),
        (["UPDATE entry SET bytes = x'ff' WHERE number = 2"], "this can't be read as a record"),
    ],
)
def test_what_was_altered_is_told(record: Path, statements: list[str], sentence: str) -> None:
    meddle(record, *statements)

    code, said = prove(record)

    assert code == 1
    assert sentence in said


def test_a_tail_that_was_cut_off_is_found_by_a_receipt_alone(tmp_path: Path) -> None:
    path = tmp_path / "isa.db"
    Tracker.create(path).close()
    kept = _receipt(path)
    meddle(path, "DELETE FROM content WHERE number = 3", "DELETE FROM entry WHERE number = 3")

    assert prove(path) == (0, f"every entry is as it was recorded: {_receipt(path)}\n")
    assert prove(path, kept) == (1, f"no entry has the receipt {kept}\n")


def test_an_older_copy_is_whole_and_lacks_the_receipt(tmp_path: Path) -> None:
    path, older = tmp_path / "isa.db", tmp_path / "older.db"
    with Tracker.create(path) as tracker:
        shutil.copy(path, older)
        tracker.add_addressee("cosla", "COSLA")

    assert prove(older)[0] == 0
    assert prove(older, _receipt(path)) == (1, f"no entry has the receipt {_receipt(path)}\n")


def test_what_is_no_record_is_told(tmp_path: Path) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("Dear Sir\n" * 50)

    assert [prove(path)[0] for path in (other, tmp_path / "absent.db", tmp_path)] == [1, 1, 1]
    assert prove()[0] == 1
    assert not (tmp_path / "absent.db").exists()

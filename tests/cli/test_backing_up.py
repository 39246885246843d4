from __future__ import annotations

import json
import os
import re
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from masking import masked

Isa = Callable[..., CompletedProcess[str]]

posix = pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
WHOLE = "every entry of it is as the record holds it\n"


@pytest.fixture
def record(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small record, found without a word, and a folder for its backups."""
    monkeypatch.setenv("ISA_RECORD", str(small))
    Path("kept").mkdir()
    return small


def made(isa: Isa) -> Path:
    """The path of a backup just made."""
    row = json.loads(isa("backup", "kept", "--format", "json").stdout)["data"]
    return Path(row["backup"])


@pytest.mark.usefixtures("record")
def test_a_backup_is_told_by_its_place_and_its_receipt(isa: Isa) -> None:
    shown = isa("backup", "kept")
    lines = isa("backup", "kept", "--format", "jsonl").stdout

    assert (shown.returncode, shown.stderr) == (0, "")
    heading, dashes, row = masked(shown.stdout).splitlines()
    assert heading.split() == ["backup", "entries", "receipt"]
    assert {*dashes} == {"-", " "}
    assert row.split() == ["HERE/kept/small-STAMP.db", "6", "6:HASH"]
    told = re.sub(r"STAMP(-2)?", "STAMP", masked(lines))
    assert told == '{"backup": "HERE/kept/small-STAMP.db", "entries": 6, "receipt": "6:HASH"}\n'


def test_a_backup_is_the_record_and_can_be_used_as_one(record: Path, isa: Isa) -> None:
    exported = isa("export").stdout

    backup = made(isa)

    assert isa("--record", backup, "export").stdout == exported
    assert isa("--record", backup, "verify").returncode == 0
    shutil.copy(backup, record)
    assert isa("note", "1e5", "rang").returncode == 0


@pytest.mark.usefixtures("record")
def test_backups_made_in_one_second_lie_beside_each_other_and_the_last_is_the_newest(
    isa: Isa, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import UTC, datetime  # noqa: PLC0415 - this one test alone

    class Stopped(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]  # noqa: ARG003 - as datetime has it
            return datetime(2030, 1, 5, 12, tzinfo=UTC)

    monkeypatch.setattr("isa_programme.journal.journal.datetime", Stopped)
    names = []
    for text in ("rang", "wrote", "met"):
        assert isa("note", "1e5", text, "--on", "2025-11-20").returncode == 0
        names.append(made(isa).name)
    assert names == [
        "small-2030-01-05T120000Z.db",
        "small-2030-01-05T120000Z-2.db",
        "small-2030-01-05T120000Z-3.db",
    ]
    shutil.copy("kept/small-2030-01-05T120000Z-3.db", "kept/small-2030-01-05T120000Z-10.db")
    assert isa("restore-drill", "kept").stdout.startswith("small-2030-01-05T120000Z-10.db: 9 ")
    assert sorted(path.name for path in Path("kept").iterdir()) == sorted(
        [*names, "small-2030-01-05T120000Z-10.db"]
    )


@posix
@pytest.mark.usefixtures("record")
def test_a_backup_is_its_owners_alone_whatever_others_are_allowed(isa: Isa) -> None:
    before = os.umask(0)
    try:
        backup = made(isa)
    finally:
        os.umask(before)

    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


@pytest.mark.usefixtures("record")
def test_a_folder_that_is_missing_or_a_file_is_refused_and_nothing_is_left(isa: Isa) -> None:
    Path("file").touch()

    missing = isa("backup", "nowhere")
    file = isa("backup", "file")

    assert (missing.returncode, missing.stdout, masked(missing.stderr)) == (
        5,
        "",
        "isa: no backup can be made in HERE/nowhere: No such file or directory\n",
    )
    assert (file.returncode, file.stdout, file.stderr) == (
        2,
        "",
        (
            "isa: invalid value for 'FOLDER': Directory 'file' is a file"
            " (isa backup --help says more)\n"
        ),
    )
    assert sorted(path.name for path in Path.cwd().iterdir()) == ["file", "kept"]


def test_a_damaged_record_is_not_backed_up(record: Path, isa: Isa) -> None:
    whole = record.read_bytes()
    words = b'"Publish a plan"'  # as the entry has them; the table of deadlines does too
    assert whole.count(words) == 1
    record.write_bytes(whole.replace(words, b'"Publish a plot"'))

    refused = isa("backup", "kept")

    assert (refused.returncode, refused.stdout, list(Path("kept").iterdir())) == (4, "", [])
    assert refused.stderr in {
        f"isa: {record} is not whole, so no backup was made; isa verify tells more\n",
        "isa: entry 6: its words were altered; isa verify tells more\n",
    }


@pytest.mark.usefixtures("record")
def test_a_drill_takes_the_newest_backup_or_one_made_for_it(isa: Isa) -> None:
    backup = made(isa)
    assert isa("note", "1e5", "rang").returncode == 0

    newest = isa("restore-drill", "kept")
    named = isa("restore-drill", backup)
    fresh = isa("restore-drill")

    head = f"{backup.name}: 6 entries (receipt 6:HASH); 1 entry was recorded since\n\n{WHOLE}"
    assert (newest.returncode, newest.stderr) == (0, "")
    assert masked(newest.stdout) == masked(named.stdout) == masked(head)
    assert masked(fresh.stdout) == (
        f"small-STAMP.db: 7 entries (receipt 7:HASH); 0 entries were recorded since\n\n{WHOLE}"
    )
    assert [path.name for path in Path("kept").iterdir()] == [backup.name]


def test_a_drill_of_a_backup_that_was_altered_or_is_of_another_record_leaves_with_4(
    record: Path, isa: Isa
) -> None:
    backup = made(isa)
    backup.write_bytes(backup.read_bytes().replace(b"Publish a plan", b"Publish a plot"))
    altered = isa("restore-drill", backup)
    assert isa("--record", "other.db", "init", "--example", "foisa-like").returncode == 0
    other = isa("restore-drill", "other.db", "--format", "json")

    assert (altered.returncode, altered.stdout.splitlines()[0]) == (
        4,
        f"{backup.name} is not whole",
    )
    assert "words-altered" in altered.stdout
    found = json.loads(other.stdout)["data"]["findings"]
    assert (other.returncode, {each["rule"] for each in found}) == (4, {"backup-differs"})
    assert [each["sentence"] for each in found] == ["the backup is of another record"]
    assert isa("--record", record, "verify").returncode == 0


def test_a_drill_against_a_record_that_lost_its_end_leaves_with_4(record: Path, isa: Isa) -> None:
    shutil.copy(record, "older.db")
    assert isa("note", "1e5", "rang").returncode == 0
    backup = made(isa)
    shutil.copy("older.db", record)

    drill = isa("restore-drill", backup, "--format", "csv")

    assert drill.returncode == 4
    assert "the backup holds more entries than the record: the end of the record was lost" in (
        drill.stdout
    )


@pytest.mark.usefixtures("record")
def test_a_drill_names_erased_words_that_a_backup_still_holds(isa: Isa) -> None:
    backup = made(isa)
    erase = ("erase", "6", "--because", "names", "--authority", "the board", "--yes")
    assert isa(*erase).returncode == 0

    drill = isa("restore-drill", backup)

    assert drill.returncode == 0
    assert drill.stdout.splitlines()[-1].split(maxsplit=3) == [
        "warning",
        "backup-keeps-erased-words",
        "6",
        (
            "the backup still holds the words of entry 6, which were erased since; make a new"
            " backup and delete this one"
        ),
    ]


@pytest.mark.usefixtures("record")
def test_a_folder_without_a_backup_of_this_record_leaves_with_5(isa: Isa) -> None:
    Path("kept/other-2026-01-05T120000Z.db").touch()
    Path("kept/small-2026-01-05T120000Z.db.part").touch()

    drill = isa("restore-drill", "kept")

    assert (drill.returncode, drill.stdout, drill.stderr) == (
        5,
        "",
        "isa: there is no backup of small.db in kept; isa backup makes one\n",
    )


@pytest.mark.parametrize("name", ["is[a].db", "i*sa.db", "small-2026-01-05T120000Z.db", "i s a.db"])
def test_backups_of_a_record_of_any_name_are_found_again(
    record: Path, isa: Isa, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    shutil.copy(record, name)
    monkeypatch.setenv("ISA_RECORD", name)
    backup = made(isa)

    drill = isa("restore-drill", "kept")

    assert (drill.returncode, drill.stdout.partition(":")[0]) == (0, backup.name)


def test_check_warns_of_entries_that_are_in_no_backup_for_a_week(record: Path, isa: Isa) -> None:
    def overdue(day: str) -> list[str]:
        found = isa("check", "--as-at", day, "--format", "json")
        return [
            row["sentence"]
            for row in json.loads(found.stdout)["data"]
            if row["rule"] == "backup-overdue"
        ]

    far = "2028-01-05"
    assert [masked(sentence) for sentence in overdue(far)] == [
        (
            "6 entries are in no backup made on this machine, the first of them recorded on TODAY;"
            " isa backup makes one"
        )
    ]
    made(isa)
    assert overdue(far) == []
    assert isa("note", "1e5", "rang").returncode == 0
    assert [masked(sentence) for sentence in overdue(far)] == [
        (
            "1 entry is in no backup made on this machine, the first of them recorded on TODAY;"
            " isa backup makes one"
        )
    ]
    assert overdue("2025-12-01") == []
    assert record.exists()


@pytest.mark.parametrize("at_least", ["error", "warning", "note"])
def test_check_tells_only_what_is_as_grave_as_asked(record: Path, isa: Isa, at_least: str) -> None:
    def found(*more: str) -> tuple[int, list[str]]:
        told = isa("check", "--as-at", "2025-12-01", *more, "--format", "json")
        return told.returncode, [row["severity"] for row in json.loads(told.stdout)["data"]]

    noted = ("advice", "issue", "--title", "To nobody", "--on", "2025-11-14")
    assert isa("--record", record, *noted).returncode == 0

    assert found() == (0, ["note", "note"])
    assert (
        found("--at-least", at_least)
        == {
            "error": (0, []),
            "warning": (0, []),
            "note": (10, ["note", "note"]),
        }[at_least]
    )


def test_a_place_that_other_machines_write_to_is_warned_of_once(isa: Isa) -> None:
    Path("OneDrive - Office").mkdir()
    place = Path("OneDrive - Office") / "isa.db"
    warning = (
        "warning: the record is kept where two machines may write at once: OneDrive - Office is a"
        " folder that a program keeps in step with other machines; keep it on one machine's own"
        " disk, and backups there\n"
    )

    started = isa("--record", place, "init")
    read = isa("--record", place, "advice", "list")
    verified = isa("--record", place, "verify", "--format", "jsonl")

    assert (started.returncode, masked(started.stdout), started.stderr) == (
        0,
        "a new record is at HERE/OneDrive - Office/isa.db (receipt 3:HASH)\n",
        warning,
    )
    assert (read.returncode, read.stderr) == (0, "")
    assert (verified.returncode, json.loads(verified.stdout)["rule"]) == (0, "place-is-shared")

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from masking import masked

Isa = Callable[..., CompletedProcess[str]]

ERASE = ("--because", "too much", "--authority", "the board")
AFTER = "backups and exports made before still hold the words\n"


@pytest.fixture
def record(small: Path, isa: Isa, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small record, found without a word: entry 6 is its paper, entry 7 a note about it."""
    monkeypatch.setenv("ISA_RECORD", str(small))
    assert isa("note", "1e5", "UNSAYABLE").returncode == 0
    return small


def test_words_leave_the_file_at_once_and_who_when_why_stay(record: Path, isa: Isa) -> None:
    assert b"UNSAYABLE" in record.read_bytes()

    done = isa("erase", "7", *ERASE, "--yes")

    assert (done.returncode, masked(done.stdout), done.stderr) == (
        0,
        "ADV-2025-001: recorded as entry 8 (receipt 8:HASH)\n",
        AFTER,
    )
    assert b"UNSAYABLE" not in record.read_bytes()
    assert [each.name for each in record.parent.glob(f"{record.name}*")] == [record.name]
    assert isa("verify").returncode == 0
    history = json.loads(isa("history", "1e5", "--format", "json").stdout)["data"]
    assert [(row["number"], row["sentence"], row["erased_by"]) for row in history[1:]] == [
        (7, "note: [words erased]", 8),
        (8, "words of entry 7 erased, on the authority of the board: too much", None),
    ]
    assert history[2]["recorded_by"] == "clerk"


@pytest.mark.usefixtures("record")
def test_no_deadline_moves_and_no_export_holds_the_words(isa: Isa) -> None:
    due = ("due", "--as-at", "2025-12-01", "--format", "json")
    before = json.loads(isa(*due).stdout)["data"]

    assert isa("erase", "6", "7", *ERASE, "--yes").returncode == 0

    after = json.loads(isa(*due).stdout)["data"]
    gone = {"title": "[words erased]", "text": "[words erased]"}
    assert after == [{**row, **gone} for row in before]
    for more in ((), ("--visibility", "confidential"), ("--known-at", "7")):
        exported = isa("export", *more).stdout
        assert ("UNSAYABLE" in exported, "Publish a plan" in exported) == (False, False)


@pytest.mark.usefixtures("record")
def test_several_are_erased_together_each_once_and_again_is_already_recorded(isa: Isa) -> None:
    done = isa("erase", "7", "6", "7", *ERASE, "--yes")
    again = isa("erase", "7", *ERASE, "--yes")
    other = isa("erase", "7", "--because", "again", "--authority", "me", "--yes")

    assert masked(done.stdout) == (
        "ADV-2025-001: recorded as entry 8 (receipt 8:HASH)\n"
        "ADV-2025-001: recorded as entry 9 (receipt 9:HASH)\n"
    )
    assert (again.returncode, again.stdout) == (
        0,
        "ADV-2025-001: already recorded as entry 8; nothing was added\n",
    )
    assert (other.returncode, other.stdout, other.stderr) == (
        2,
        "",
        "isa: entry 7: its words were erased by entry 8\n",
    )


def test_nothing_is_erased_without_a_yes_where_nobody_can_be_asked(record: Path, isa: Isa) -> None:
    before = record.read_bytes()

    for more in ((), ("--no-input",)):
        refused = isa("erase", "7", *ERASE, *more)
        assert (refused.returncode, refused.stdout, refused.stderr) == (
            2,
            "",
            (
                "isa: words that are erased can't be had back: say --yes to erase them"
                " (isa erase --help says more)\n"
            ),
        )
    assert record.read_bytes() == before


def test_one_entry_that_can_not_be_erased_keeps_the_words_of_all(record: Path, isa: Isa) -> None:
    assert isa("erase", "6", *ERASE, "--yes").returncode == 0
    before = record.read_bytes()

    refused = isa("erase", "7", "8", *ERASE, "--yes")

    assert (refused.returncode, refused.stdout, refused.stderr) == (
        2,
        "",
        "isa: entry 8: it says what was erased and why, and stays\n",
    )
    assert record.read_bytes() == before


def test_while_a_request_holds_the_record_nothing_is_erased(record: Path, isa: Isa) -> None:
    held = isa("hold", "set", "FOI 7/26", "--received", "2026-01-05", "--because", "all letters")
    second = isa("hold", "set", "FOI 9/26", "--received", "2026-01-06")
    before = record.read_bytes()

    refused = isa("erase", "7", *ERASE, "--yes")

    assert [masked(each.stdout) for each in (held, second)] == [
        "FOI 7/26: recorded as entry 8 (receipt 8:HASH)\n",
        "FOI 9/26: recorded as entry 9 (receipt 9:HASH)\n",
    ]
    assert (refused.returncode, refused.stdout, refused.stderr) == (
        2,
        "",
        (
            "isa: hold: nothing is erased while an information request holds the record:"
            " FOI 7/26, FOI 9/26\n"
        ),
    )
    assert record.read_bytes() == before
    assert isa("hold", "lift", "FOI 9/26", "--because", "withdrawn").returncode == 0
    assert isa("erase", "7", *ERASE, "--yes").returncode == 2
    assert isa("hold", "lift", "FOI 7/26", "--because", "answered").returncode == 0
    assert isa("erase", "7", *ERASE, "--yes").returncode == 0


@pytest.mark.usefixtures("record")
def test_the_holds_that_are_open_are_listed_in_every_format(isa: Isa) -> None:
    assert isa("hold", "list").stdout == "no hold is open\n"
    assert isa("hold", "set", "FOI 7/26", "--received", "2026-01-05").returncode == 0
    because = ("--because", "all letters")
    assert isa("hold", "set", "FOI 9/26", "--received", "2026-01-06", *because).returncode == 0

    def listed(form: str) -> str:
        return masked(isa("hold", "list", "--format", form).stdout)

    assert listed("table") == (
        "request    received    set         entry    for\n"
        "---------  ----------  ----------  -------  -----------\n"
        "FOI 7/26   2026-01-05  TODAY  8\n"
        "FOI 9/26   2026-01-06  TODAY  9        all letters\n"
    )
    assert listed("markdown") == (
        "| request   | received   | set        | entry   | for         |\n"
        "|:----------|:-----------|:-----------|:--------|:------------|\n"
        "| FOI 7/26  | 2026-01-05 | TODAY | 8       |             |\n"
        "| FOI 9/26  | 2026-01-06 | TODAY | 9       | all letters |\n"
    )
    assert listed("csv") == (
        "request,received_on,set_on,reason,entry\r\n"
        "FOI 7/26,2026-01-05,TODAY,,8\r\n"
        "FOI 9/26,2026-01-06,TODAY,all letters,9\r\n"
    )
    row = '{"request": "FOI 7/26", "received_on": "2026-01-05", "set_on": "TODAY", "reason": "",'
    assert listed("jsonl").splitlines()[0] == f'{row} "entry": 8}}'
    assert isa("hold", "lift", "FOI 7/26", "--because", "answered").returncode == 0
    assert "FOI 7/26" not in listed("table")
    assert isa("hold", "set", "FOI 7/26", "--received", "2026-01-05").stdout.startswith(
        "FOI 7/26: recorded as entry 11"
    )

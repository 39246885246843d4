"""``isa import`` with a map: what it says, what it leaves, and with which code."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

import office_log
from isa_programme.exchange.log.map_file import read_log_map
from terminals import on_terminal, terminal

Isa = Callable[..., CompletedProcess[str]]

MAP = """\
name = "log"
dates = "dmy"

[advice]
own_reference = "Ref"
title = "Subject"
issued_on = "Sent"
addressees = "To"
recommendations = "Advice"

[substantive]
received_on = "Answered"
dispositions = "Outcome"
"""
HEADINGS = "Ref,Sent,To,Subject,Advice,Answered,Outcome\n"
ONE = "L-1,03/04/2025,cosla,Care,Do it,,\n"
TWO = "L-2,10/04/2025,cosla,Moves,Do that,01/05/2025,Accepted\n"


@pytest.fixture
def record(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small record, found without naming it; a log of two rows and its map lie beside."""
    monkeypatch.setenv("ISA_RECORD", str(small))
    Path("map.toml").write_text(MAP, encoding="utf-8")
    write(ONE, TWO)
    return small


def write(*rows: str) -> None:
    Path("log.csv").write_text(HEADINGS + "".join(rows), encoding="utf-8")


def said(done: CompletedProcess[str]) -> tuple[int, str, str]:
    return (
        done.returncode,
        re.sub(r"[0-9a-f]{64}", "HASH", done.stdout),
        re.sub(r"today is [0-9-]{10}", "today is TODAY", done.stderr),
    )


LOG = ("import", "log.csv", "--map", "map.toml")


def test_a_log_is_recorded_and_again_adds_nothing(record: Path, isa: Isa) -> None:
    assert said(isa(*LOG)) == (
        0,
        (
            "ADV-2025-002: recorded as entry 7 (receipt 7:HASH)\n"
            "ADV-2025-003: recorded as entry 8 (receipt 8:HASH)\n"
            "RSP-2025-001: recorded as entry 9 (receipt 9:HASH)\n"
        ),
        "",
    )
    before = record.read_bytes()
    assert said(isa(*LOG)) == (0, "nothing new in log.csv: 2 rows, recorded before\n", "")
    assert json.loads(isa(*LOG, "--format", "json").stdout)["data"] == []
    assert before == record.read_bytes()


def test_changed_cells_are_listed_and_corrected_with_one_reason(record: Path, isa: Isa) -> None:
    isa(*LOG)
    write(ONE.replace("Care", "Caring"), TWO.replace("Accepted", "Noted"))
    before = record.read_bytes()

    assert said(isa(*LOG)) == (
        2,
        "",
        (
            "isa: row 2: Subject: it was 'Care' and is 'Caring' now (ADV-2025-002, entry 7)\n"
            "isa: row 3: Outcome: it was 'accepted' and is 'noted' now (ADV-2025-003, entry 9)\n"
            "isa: cells changed since they were imported: say why (--because), and the record is"
            " corrected; nothing was recorded\n"
        ),
    )
    assert before == record.read_bytes()
    assert said(isa(*LOG, "--because", "checked")) == (
        0,
        (
            "ADV-2025-002: recorded as entry 10 (receipt 10:HASH)\n"
            "ADV-2025-003: recorded as entry 11 (receipt 11:HASH)\n"
        ),
        "",
    )
    assert "checked" in isa("history", "L-1").stdout


@pytest.mark.usefixtures("record")
def test_what_vanished_and_what_was_corrected_by_hand_is_told_on_standard_error(isa: Isa) -> None:
    isa(*LOG)
    assert isa("correct", "7", "--set", "title=By hand", "--because", "x").returncode == 0
    assert isa("correct", "9", "--void", "--because", "x").returncode == 0
    write(ONE)

    assert said(isa(*LOG)) == (
        0,
        "nothing new in log.csv: 1 row, recorded before\n",
        (
            "note: row 2: Subject: it is still 'Care'; the record was corrected by hand to 'By"
            " hand'"
            " (ADV-2025-002)\n"
            "warning: ADV-2025-003 (L-2), entry 8, is in the log no longer; it stays as it is\n"
        ),
    )
    write(ONE.replace("Care", "By hand"), TWO)
    assert said(isa(*LOG)) == (
        0,
        "nothing new in log.csv: 2 rows, recorded before\n",
        (
            "note: row 3: entry 9 was voided by hand, in entry 11; nothing of it is recorded again"
            " (ADV-2025-003)\n"
        ),
    )


def test_a_dry_run_says_what_would_be_recorded_and_leaves_nothing(record: Path, isa: Isa) -> None:
    before = record.read_bytes()

    dry = isa(*LOG, "--dry-run", "--as-at", "2025-06-30")

    assert (0, "") == (dry.returncode, dry.stderr)
    assert (
        re.sub(r" +\n", "\n", dry.stdout)
        == """\
2 rows; new entries: 2 advice, 1 substantive
1 deadline would be overdue on 2025-06-30

row    what    of           reference     own reference    date        entry
-----  ------  -----------  ------------  ---------------  ----------  -------
2      new     advice       ADV-2025-002  L-1              2025-04-03  7
3      new     advice       ADV-2025-003  L-2              2025-04-10  8
3      new     substantive  ADV-2025-003  L-2              2025-05-01  9
"""
    )
    assert before == record.read_bytes()


@pytest.mark.usefixtures("record")
def test_a_dry_run_as_json_holds_every_line_and_tells_the_counts_beside_it(isa: Isa) -> None:
    dry = isa(*LOG, "--dry-run", "--as-at", "2025-06-30", "--format", "jsonl")

    assert dry.stderr == (
        "2 rows; new entries: 2 advice, 1 substantive\n1 deadline would be overdue on 2025-06-30\n"
    )
    assert [("new", 2, 7), ("new", 3, 8), ("new", 3, 9)] == [
        (line["change"], line["row"], line["entry"])
        for line in map(json.loads, dry.stdout.splitlines())
    ]


@pytest.mark.usefixtures("record")
def test_a_dry_run_shows_the_first_new_entries_and_every_change(isa: Isa) -> None:
    isa(*LOG)
    more = [f"M-{n},11/04/2025,cosla,Paper {n},Do,,\n" for n in range(12)]
    write(ONE.replace("Care", "Caring"), *more)

    dry = isa(*LOG, "--dry-run", "--as-at", "2025-06-30")

    assert dry.stdout.splitlines()[:5] == [
        "13 rows; new entries: 12 advice",
        "1 cell changed since the last import",
        "1 paper in the log no longer",
        "the first 10 new entries are shown",
        "13 deadlines would be overdue on 2025-06-30",
    ]
    rows = dry.stdout.splitlines()[8:]
    assert (12, 10, ["2"]) == (
        len(rows),
        sum(" new " in line for line in rows),
        [line.split()[0] for line in rows if " changed " in line],
    )
    assert "" == dry.stderr


@pytest.mark.usefixtures("record")
def test_nothing_to_do_is_said_by_a_dry_run_too(isa: Isa) -> None:
    isa(*LOG)

    assert isa(*LOG, "--dry-run", "--as-at", "2025-06-30").stdout == (
        "2 rows; new entries: none\n1 deadline would be overdue on 2025-06-30\n\n"
        "nothing would be recorded\n"
    )


def test_a_map_is_proposed_where_there_is_no_record(isa: Isa) -> None:
    write(ONE, TWO)

    assert said(isa("import", "log.csv", "--suggest-map", "--output", "map.toml")) == (0, "", "")
    proposed = Path("map.toml").read_text(encoding="utf-8")
    assert "Subject" == read_log_map(proposed).fields["advice"]["title"].column
    assert proposed == isa("import", "log.csv", "--suggest-map").stdout


@pytest.mark.usefixtures("record")
def test_a_workbook_needs_a_map_and_is_read_by_one(isa: Isa) -> None:
    Path("log.xlsx").write_bytes(office_log.as_workbook())
    folder = office_log.FOLDER

    refused = isa("import", "log.xlsx")
    done = isa("import", "log.xlsx", "--map", folder / "map.toml")

    assert said(refused) == (
        2,
        "",
        (
            "isa: log.xlsx is a workbook, so --map has to say which column is what; --suggest-map"
            " proposes a map (isa import --help says more)\n"
        ),
    )
    assert (0, "", 318) == (done.returncode, done.stderr, len(done.stdout.splitlines()))
    proposed = isa("import", "log.xlsx", "--suggest-map", "--sheet", "Log")
    assert 'sheet = "Log"' in proposed.stdout


@terminal
@pytest.mark.usefixtures("record")
def test_at_a_terminal_what_would_be_recorded_is_told_before_it_is_asked() -> None:
    refused = on_terminal("n\n", *LOG, "--as-at", "2025-06-30")
    done = on_terminal("y\n", *LOG, "--as-at", "2025-06-30")

    told = (
        "2 rows; new entries: 2 advice, 1 substantive\n"
        "1 deadline would be overdue on 2025-06-30\n"
        "Record the rows of log.csv? [y/N]: "
    )
    assert (130, "") == (refused.returncode, refused.stdout)
    assert told in refused.stderr
    assert 0 == done.returncode
    assert done.stdout.startswith("ADV-2025-002: recorded as entry 7")


@terminal
@pytest.mark.usefixtures("record")
def test_at_a_terminal_changed_cells_are_listed_and_nothing_is_asked() -> None:
    on_terminal("", *LOG, "--yes")
    write(ONE.replace("Care", "Caring"), TWO)

    refused = on_terminal("", *LOG)

    assert (2, "") == (refused.returncode, refused.stdout)
    assert "isa: row 2: Subject: it was 'Care' and is 'Caring' now" in refused.stderr
    assert "[y/N]" not in refused.stderr


@terminal
@pytest.mark.usefixtures("record")
def test_a_long_import_shows_on_a_terminal_how_far_it_has_come() -> None:
    write(*(f"R-{n},03/04/2025,cosla,Paper {n},Do it,,\n" for n in range(1000)))

    done = on_terminal("", *LOG, "--yes")

    assert 0 == done.returncode
    assert "100%" in done.stderr
    assert 1000 == len(done.stdout.splitlines())
    assert "%" not in done.stdout

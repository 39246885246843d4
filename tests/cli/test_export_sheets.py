"""The desk from the command line: a workbook, or one sheet of it as CSV."""

from __future__ import annotations

import csv
import io
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from isa_programme import read_workbook

Isa = Callable[..., CompletedProcess[str]]

DAY = ("--as-at", "2026-01-05")


NOT_EVERYTHING = (
    "only what is public is in it, which is not everything; --visibility says who else may see it\n"
)


def rows(content: bytes) -> list[list[str]]:
    return [*csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))]


def made(done: CompletedProcess[str], name: str) -> bytes:
    assert (0, "", True) == (done.returncode, done.stdout, done.stderr in {"", NOT_EVERYTHING})
    return Path(name).read_bytes()


@pytest.mark.usefixtures("answered")
def test_a_workbook_is_made_where_the_file_ends_in_xlsx(isa: Isa) -> None:
    for name in ("desk.xlsx", "desk.XLSX"):
        sheets = read_workbook(made(isa("export", name, *DAY), name))
        assert ["About", "Advice", "Obligations", "Responses", "Commitments", "Milestones"] == [
            sheet.name for sheet in sheets
        ]
        assert "RSP-2025-001" == sheets[3].rows[4][0]


@pytest.mark.usefixtures("answered")
def test_a_csv_is_the_sheet_that_is_named(isa: Isa) -> None:
    filed = made(isa("export", "out.csv", "--sheet", "responses", *DAY), "out.csv")
    by_output = made(isa("export", "--output", "b.csv", "--sheet", "responses", *DAY), "b.csv")
    told = isa("export", "--sheet", "responses", *DAY)
    assert [["Reference", "Own reference"], ["RSP-2025-001", ""]] == [
        row[:2] for row in rows(filed)
    ]
    assert filed == by_output == told.stdout.encode()


@pytest.mark.usefixtures("plan")
def test_what_is_public_is_in_it_unless_more_is_asked_for(isa: Isa) -> None:
    def milestones(*level: str) -> list[str]:
        content = made(isa("export", "out.csv", "--sheet", "milestones", *level), "out.csv")
        return [row[0] for row in rows(content)[1:]]

    assert ["draft", "end"] == milestones()
    assert ["draft", "unseen", "end"] == milestones("--visibility", "restricted")
    titles = [sheet.rows for sheet in read_workbook(made(isa("export", "a.xlsx"), "a.xlsx"))]
    assert "unseen" not in repr(titles)


@pytest.mark.skipif(os.name != "posix", reason="Windows knows no such modes")
@pytest.mark.usefixtures("plan")
def test_only_what_is_public_may_be_read_by_others_on_the_machine(isa: Isa) -> None:
    made(isa("export", "public.xlsx"), "public.xlsx")
    made(isa("export", "ours.xlsx", "--visibility", "restricted"), "ours.xlsx")
    made(isa("export", "ours.csv", "--sheet", "advice", "--visibility", "restricted"), "ours.csv")
    modes = [
        stat.S_IMODE(Path(name).stat().st_mode) & 0o044
        for name in ("public.xlsx", "ours.xlsx", "ours.csv")
    ]
    assert [0o044, 0, 0] == modes


@pytest.mark.usefixtures("answered")
def test_it_is_as_at_the_day_and_as_known_at_the_moment_asked_for(isa: Isa) -> None:
    def answers(*when: str) -> int:
        content = made(isa("export", "out.csv", "--sheet", "responses", *when), "out.csv")
        return len(rows(content)) - 1

    assert [1, 0, 0] == [
        answers(*DAY),
        answers("--as-at", "2025-12-09"),
        answers(*DAY, "--known-at", "15"),
    ]


@pytest.mark.usefixtures("plan")
def test_any_process_at_any_place_makes_the_same_workbook(isa_process: Isa) -> None:
    bytes_made = set()
    for seed, zone in (("1", "UTC"), ("2", "Pacific/Kiritimati")):
        done = isa_process("export", "desk.xlsx", *DAY, PYTHONHASHSEED=seed, TZ=zone)
        bytes_made.add(made(done, "desk.xlsx"))
    assert 1 == len(bytes_made)


@pytest.mark.usefixtures("plan")
def test_text_that_no_workbook_can_hold_is_warned_of(isa: Isa) -> None:
    noted = isa(
        "advice",
        "issue",
        "--title",
        "a\ufffe",
        "--on",
        "2025-11-14",
        "--to",
        "cosla",
        "-r",
        "Do",
        "--visibility",
        "public",
    )
    assert 0 == noted.returncode
    done = isa("export", "desk.xlsx", *DAY)
    assert (0, "") == (done.returncode, done.stdout)
    assert (
        "warning: Advice C5, Title: 1 character that no workbook can hold is shown as a mark\n"
    ) == done.stderr.splitlines(keepends=True)[1]


REFUSED = {
    ("out.csv",): (
        "a CSV holds one sheet; name it with --sheet: advice, obligations, responses,"
        " commitments, milestones"
    ),
    ("out.xlsx", "--sheet", "advice"): "--sheet is for a CSV; a workbook holds every sheet",
    ("out.txt", "--sheet", "advice"): (
        "--sheet: a sheet is written as CSV; name a file that ends in .csv"
    ),
    ("out.xls",): "no file of the kind .xls is written; name one that ends in .xlsx",
    ("out.XLSM",): "no file of the kind .xlsm is written; name one that ends in .xlsx",
    ("out.jsonl", *DAY): (
        "--as-at is for a workbook or a sheet of it; --known-at gives what the record held then"
    ),
}


@pytest.mark.parametrize(("words", "said"), REFUSED.items(), ids=map(" ".join, REFUSED))
@pytest.mark.usefixtures("plan")
def test_what_can_not_be_is_refused_and_no_file_is_made(
    isa: Isa, words: tuple[str, ...], said: str
) -> None:
    refused = isa("export", *words)
    assert (2, "", f"isa: {said}\n") == (refused.returncode, refused.stdout, refused.stderr)
    assert not Path(words[0]).exists()


@pytest.mark.usefixtures("plan")
def test_without_the_extra_the_command_names_it(isa: Isa, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    refused = isa("export", "desk.xlsx")
    said = "isa: a workbook needs the extra xlsx: pip install 'isa-programme[xlsx]'\n"
    assert (2, "", said) == (refused.returncode, refused.stdout, refused.stderr)

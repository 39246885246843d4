from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Isa = Callable[..., CompletedProcess[str]]


def issue(isa: Isa, record: Path, on: str) -> CompletedProcess[str]:
    return isa("--record", record, "advice", "issue", "--title", "Dated", "--on", on)


def dates(isa: Isa, record: Path) -> list[str]:
    listed = isa("--record", record, "advice", "list", "--as-at", "2026-01-05", "--format", "json")
    return [
        row["issued_on"] for row in json.loads(listed.stdout)["data"] if row["title"] == "Dated"
    ]


@pytest.mark.parametrize(
    ("kept", "read_back", "typed"),
    [
        ("2026-01-05", "read as 5 January 2026 (2026-01-05)\n", "5 January 2026"),
        ("2026-01-05", "read as 5 January 2026 (2026-01-05)\n", "5 Jan 2026"),
        ("2026-01-05", "read as 5 January 2026 (2026-01-05)\n", "05 JAN 2026"),
        ("2026-01-05", "read as 5 January 2026 (2026-01-05)\n", "  5  january  2026 "),
        ("2026-01-05", "read as 5 January 2026 (2026-01-05)\n", " 2026-01-05"),
        ("2025-09-30", "read as 30 September 2025 (2025-09-30)\n", "30 sep 2025"),
        ("2026-01-05", "read as 5 January 2026 (2026-01-05)\n", "Monday 5 January 2026"),
        ("2026-01-05", "", "2026-01-05"),
        ("2025-09", "", "2025-09"),
    ],
)
def test_a_date_in_another_than_the_strict_form_is_read_back(
    small: Path, isa: Isa, kept: str, read_back: str, typed: str
) -> None:
    issued = issue(isa, small, typed)

    assert (issued.returncode, issued.stderr.partition("note: ")[0]) == (0, read_back)
    assert dates(isa, small) == [kept]


def test_the_day_asked_about_is_read_back_too(small: Path, isa: Isa) -> None:
    asked = isa("--record", small, "due", "--as-at", "1 Dec 2025", "--format", "json")

    assert (asked.returncode, asked.stderr) == (0, "read as 1 December 2025 (2025-12-01)\n")
    assert json.loads(asked.stdout)["as_at"] == "2025-12-01"


ORDER = "write it as 2026-01-05 or 5 January 2026"
NO_DAY = "there is no such day; write a real one, as in 2026-01-05"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("05/01/2026", ORDER),
        ("1/2/26", ORDER),
        ("05-01-2026", ORDER),
        ("5.1.2026", ORDER),
        ("20260105", ORDER),
        ("2026-1-5", ORDER),
        ("2026/01/05", ORDER),
        ("January 5, 2026", ORDER),
        ("5th January 2026", ORDER),
        ("5 January 26", ORDER),
        ("5 January", ORDER),
        ("Mon 5 January 2026", ORDER),
        ("Tuesday 5 January 2026", "5 January 2026 is no Tuesday"),
        ("2026", f"{ORDER}; put it in quotes"),
        ("5", f"{ORDER}; put it in quotes"),
        ("today", ORDER),
        ("now", ORDER),
        ("tomorrow", ORDER),
        ("P3W", ORDER),
        ("2026-W02-1", ORDER),
        ("2026-01-05T09:30", ORDER),
        ("2026-01-05 09:30", ORDER),
        ("", ORDER),
        ("2026-02-30", NO_DAY),
        ("2026-02-29", NO_DAY),
        ("2026-13-01", NO_DAY),
        ("0000-01-01", NO_DAY),
        ("2026-13", "there is no such month; write a real one: 2026-01"),
        ("31 February 2026", ORDER),
        ("5 Smarch 2026", ORDER),
        ("2026-01-0\u0665", ORDER),
        ("\uff12\uff10\uff12\uff16-01-05", ORDER),
        ("2026\u201101\u201105", ORDER),
    ],
)
def test_a_date_that_is_ambiguous_or_none_is_refused_and_never_guessed(
    small: Path, isa: Isa, typed: str, why: str
) -> None:
    before = small.read_bytes()

    refused = issue(isa, small, typed)

    assert (refused.returncode, refused.stdout, refused.stderr) == (
        2,
        "",
        (
            f"isa: invalid value for '--on': {typed!a} is not a date here: {why}"
            " (isa advice issue --help says more)\n"
        ),
    )
    assert small.read_bytes() == before


@pytest.mark.parametrize("month", ["2025-09", "2025-12"])
def test_a_month_is_refused_where_a_day_is_needed(small: Path, isa: Isa, month: str) -> None:
    refused = isa("--record", small, "due", "--as-at", month)

    assert (refused.returncode, refused.stdout, refused.stderr) == (
        2,
        "",
        (
            f"isa: invalid value for '--as-at': {month} is a month; a day is needed here,"
            f" as in {month}-15 (isa due --help says more)\n"
        ),
    )

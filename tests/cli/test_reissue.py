"""Papers issued again, and deadlines that were told."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

Isa = Callable[..., CompletedProcess[str]]


@pytest.fixture(autouse=True)
def record(small: Path, isa: Isa, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small record with a second office; ADV-2025-001 is due on 12 December 2025."""
    monkeypatch.setenv("ISA_RECORD", str(small))
    assert isa("addressee", "add", "solace", "Solace", "--kind", "government").returncode == 0
    return small


def data(isa: Isa, *command: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    found = isa(*command, "--format", "json")
    assert (found.returncode, found.stderr) == (0, "")
    return json.loads(found.stdout)["data"]


def told(said: str) -> str:
    return re.sub(r"(?<=:)[0-9a-f]{64}", "HASH", said)


def owed(isa: Isa, as_at: str) -> list[tuple[str, str, str, str]]:
    return [
        (row["reference"], row["addressee"], row["text"], row["deadline"])
        for row in data(isa, "due", "--as-at", as_at)
    ]


def test_a_paper_issued_again_is_a_new_one_on_a_clock_of_its_own(isa: Isa) -> None:
    again = isa("advice", "reissue", "1e5", "--on", "2025-12-01", "--source", "a page")

    assert (again.returncode, told(again.stdout), again.stderr) == (
        0,
        "ADV-2025-002: recorded as entry 8 (receipt 8:HASH)\n",
        "",
    )
    # Twenty working days from 1 December: 25 and 26 December, 1 and 2 January are out.
    assert owed(isa, "2025-12-02") == [
        ("ADV-2025-001.1", "cosla", "Publish a plan", "2025-12-12"),
        ("ADV-2025-001.2", "cosla", "Name a director", "2025-12-12"),
        ("ADV-2025-002.1", "cosla", "Publish a plan", "2025-12-31"),
        ("ADV-2025-002.2", "cosla", "Name a director", "2025-12-31"),
    ]


def test_each_paper_names_the_other(isa: Isa) -> None:
    assert isa("advice", "reissue", "1e5", "--on", "2025-12-01").returncode == 0

    def links(as_at: str) -> list[tuple[str, str, str, list[str]]]:
        return [
            (row["reference"], row["own_reference"], row["reissue_of"], row["reissued_as"])
            for row in data(isa, "advice", "list", "--as-at", as_at)
        ]

    assert links("2025-11-30") == [("ADV-2025-001", "1e5", "", [])]
    assert links("2025-12-01") == [
        ("ADV-2025-001", "1e5", "", ["ADV-2025-002"]),
        ("ADV-2025-002", "", "ADV-2025-001", []),
    ]
    again = [
        (row["number"], row["sentence"])
        for reference in ("ADV-2025-001", "ADV-2025-002")
        for row in data(isa, "history", reference)
        if row["kind"] == "advice-issued.v1"
    ]
    second = (
        8,
        (
            "ADV-2025-002 issued by independent-strategic-advisor to cosla"
            " (a re-issue of ADV-2025-001): One strategy, not two"
        ),
    )
    assert again[1:] == [second, second]
    table = isa("advice", "list", "--as-at", "2025-12-01").stdout.splitlines()
    assert table[0].endswith("  issued again as")
    assert table[2].endswith("  ADV-2025-002")
    explained = isa("explain", "ADV-2025-002.1").stdout.splitlines()
    assert explained[1] == "  a re-issue of ADV-2025-001, on a clock of its own"


def test_one_part_is_issued_again_to_others_with_a_date_of_its_own(isa: Isa) -> None:
    again = isa(
        *("advice", "reissue", "ADV-2025-001.2", "--on", "2025-12-01", "--to", "solace"),
        *("--requested-by", "2026-02-01", "--channel", "post"),
    )

    assert (again.returncode, again.stderr) == (0, "")
    assert owed(isa, "2025-12-02")[2:] == [
        ("ADV-2025-002.1", "solace", "Name a director", "2025-12-31")
    ]
    paper = data(isa, "advice", "list", "--as-at", "2025-12-02")[1]
    assert (paper["addressees"], paper["recommendations"], paper["requested_by"]) == (
        ["solace"],
        1,
        "2026-02-01",
    )


WITHDRAWN = """\
reference       addressee    stage        deadline now    deadline then    standing now    \
standing then    owed then by
--------------  -----------  -----------  --------------  ---------------  --------------  \
---------------  --------------
ADV-2025-001.2  cosla        substantive  2025-12-12      2025-12-12       overdue         \
withdrawn        cosla
"""


def test_what_the_first_issue_asks_is_withdrawn_in_the_same_step_where_that_is_said(
    isa: Isa,
) -> None:
    reissue = (
        *("advice", "reissue", "1e5.2", "--on", "2025-12-01", "--to", "solace"),
        *("--withdraw", "after the election"),
    )

    again = isa(*reissue)
    twice = isa(*reissue)

    assert (again.returncode, told(again.stdout), again.stderr) == (
        0,
        (
            "ADV-2025-002: recorded as entry 8 (receipt 8:HASH)\n"
            "ADV-2025-001: recorded as entry 9 (receipt 9:HASH)\n"
        ),
        WITHDRAWN,
    )
    assert twice.stdout == (
        "ADV-2025-002: already recorded as entry 8; nothing was added\n"
        "ADV-2025-001: already recorded as entry 9; nothing was added\n"
    )
    assert [row[:2] for row in owed(isa, "2025-12-01")] == [
        ("ADV-2025-001.1", "cosla"),
        ("ADV-2025-002.1", "solace"),
    ]
    assert data(isa, "history", "ADV-2025-001")[-1]["sentence"] == (
        "withdrawn for recommendation 2: after the election"
    )


def test_a_month_is_enough_to_issue_again_and_withdraws_at_its_end(isa: Isa) -> None:
    again = isa("advice", "reissue", "1e5", "--on", "2025-12", "--withdraw", "why")

    assert again.returncode == 0
    assert [row["happened_on"] for row in data(isa, "history", "ADV-2025-001")[1:]] == [
        "2025-12",
        "2025-12-31",
    ]


# What was told


def test_a_deadline_told_moves_nothing_and_is_kept(isa: Isa) -> None:
    said = isa("advice", "told", "1e5", "--deadline", "2025-12-12", "--on", "2025-11-14")

    assert (said.returncode, told(said.stdout), said.stderr) == (
        0,
        "ADV-2025-001: recorded as entry 8 (receipt 8:HASH)\n",
        "",
    )
    assert {row[3] for row in owed(isa, "2025-12-01")} == {"2025-12-12"}
    entry = data(isa, "history", "1e5")[-1]
    assert (entry["kind"], entry["happened_on"], entry["sentence"]) == (
        "deadline-told.v1",
        "2025-11-14",
        "deadline told: 2025-12-12",
    )


TOLD = """\
reference       addressee    stage        deadline now    deadline then    standing now    \
standing then    owed then by    told on
--------------  -----------  -----------  --------------  ---------------  --------------  \
---------------  --------------  ----------
ADV-2025-001.1  cosla        substantive  2025-12-12      2025-12-19       overdue         \
overdue          cosla           2025-11-14
ADV-2025-001.2  cosla        substantive  2025-12-12      2025-12-19       overdue         \
overdue          cosla
"""


def test_what_moves_is_shown_with_the_day_it_was_told(isa: Isa) -> None:
    for day, narrowed in (
        ("2025-11-20", ("--recommendation", "1", "--stage", "substantive")),
        ("2025-11-14", ("--recommendation", "1", "--addressee", "cosla")),
    ):
        said = isa("advice", "told", "1e5", "--deadline=2025-12-12", "--on", day, *narrowed)
        assert said.returncode == 0
    another = isa("advice", "told", "1e5.2", "--deadline=2025-12-15", "--on=2025-11-14")
    assert another.returncode == 0

    extended = isa(
        *("clock", "extend", "1e5", "--on", "2025-12-01", "--agreed-by", "us"),
        *("--because", "asked for", "--by", "5 working days"),
    )

    assert (extended.returncode, extended.stderr) == (0, TOLD)


def test_the_same_told_again_is_recognised(isa: Isa) -> None:
    say = ("advice", "told", "1e5", "--deadline", "2025-12-12", "--on", "2025-11-14")
    assert isa(*say).returncode == 0

    assert isa(*say).stdout == "ADV-2025-001: already recorded as entry 8; nothing was added\n"

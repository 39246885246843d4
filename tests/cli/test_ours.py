"""What is ours to answer, what commitments owe beside their date, and what has no clock."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Isa = Callable[..., CompletedProcess[str]]
Says = Callable[..., str]

PROTOCOL = """\
name = "with-updates"
version = 1
status = "borrowed-example"
title = "Answers, and updates on commitments"
effective_from = 2025-01-01
source = "none"
calendars = ["scotland"]

[applies_to]
kinds = ["government", "adviser"]

[[stages]]
name = "substantive"
allowance = "20 working days"

[[stages]]
name = "update"
allowance = "3 months"
every = "3 months"
times = 2
"""


@pytest.fixture
def ours(tmp_path: Path, isa: Isa, says: Says, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A paper to COSLA whose answer commits it, and one that COSLA puts to our own adviser."""
    path = tmp_path / "ours.db"
    Path("updates.toml").write_text(PROTOCOL, encoding="utf-8")
    made = isa("--record", path, "init", "--protocol", "updates.toml", "--adopted-on", "2025-01-01")
    assert made.returncode == 0
    monkeypatch.setenv("ISA_RECORD", str(path))
    says("addressee", "add", "cosla", "COSLA", "--kind", "government")
    says("advice", "issue", "--title", "Ours", "--on", "2025-11-13", "--to", "cosla", "-r", "Plan")
    says(
        *("response", "record", "ADV-2025-001", "--from", "cosla", "--kind", "substantive"),
        *("--on", "2025-12-10", "-d", "1=accepted"),
    )
    says(
        *("commitment", "make", "RSP-2025-001", "To write a plan", "--owner", "cosla"),
        *("--on", "2025-12-10", "--for", "2026-06"),
    )
    says(
        *("advice", "issue", "--title", "Theirs", "--on", "2026-01-13", "--by", "cosla"),
        *("--to", "independent-strategic-advisor", "-r", "Say why"),
    )
    return path


pytestmark = pytest.mark.usefixtures("ours")

DUE = """\
reference       addressee                      ours to answer    stage        period    \
standing    deadline    working days left    rests on          what
--------------  -----------------------------  ----------------  -----------  --------  \
----------  ----------  -------------------  ----------------  ---------------
ADV-2026-001.1  independent-strategic-advisor  yes               substantive            \
awaiting    2026-02-10  18                   borrowed-example  Say why
CMT-2025-001    cosla                          no                update       1         \
awaiting    2026-03-10  38                   borrowed-example  To write a plan
CMT-2025-001    cosla                          no                commitment             \
awaiting    2026-06-30  114                  promised          To write a plan
"""
OURS = """\
reference       addressee                      ours to answer    stage        standing    \
deadline    working days left    rests on          what
--------------  -----------------------------  ----------------  -----------  ----------  \
----------  -------------------  ----------------  -------
ADV-2026-001.1  independent-strategic-advisor  yes               substantive  awaiting    \
2026-02-10  18                   borrowed-example  Say why
"""


def test_what_is_due_tells_what_is_ours_to_answer(says: Says) -> None:
    due = ("due", "--as-at", "2026-01-15")

    assert DUE == says(*due)
    assert OURS == says(*due, "--ours")
    assert "ours to answer" not in says("due", "--as-at", "2025-12-15")


# After 10 February 2026 come 3, 5, 5 and 1 working days, to Monday 2 March.
OVERDUE = """\
reference       addressee                      ours to answer    stage        deadline    \
working days late    rests on          what
--------------  -----------------------------  ----------------  -----------  ----------  \
-------------------  ----------------  -------
ADV-2026-001.1  independent-strategic-advisor  yes               substantive  2026-02-10  \
14                   borrowed-example  Say why
"""


def test_what_is_overdue_can_be_narrowed_to_ours(isa: Isa, says: Says) -> None:
    assert OVERDUE == says("overdue", "--ours", "--as-at", "2026-03-02")
    everything = json.loads(says("overdue", "--as-at", "2026-07-01", "--format", "json"))["data"]
    assert [
        ("ADV-2026-001.1", "substantive", True, None),
        ("CMT-2025-001", "update", False, "CMT-2025-001"),
        ("CMT-2025-001", "update", False, "CMT-2025-001"),
        ("CMT-2025-001", "commitment", False, "CMT-2025-001"),
    ] == [(row["reference"], row["stage"], row["ours"], row["commitment"]) for row in everything]
    assert isa("overdue", "--ours", "--exit-code", "--as-at", "2026-03-02").returncode == 10


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (("due", "--ours"), "nothing of ours is due as at 2025-12-15"),
        (("overdue", "--ours"), "nothing of ours is overdue as at 2025-12-15"),
        (
            ("overdue", "--ours", "--since", "2025-12-01"),
            "nothing of ours became overdue after 2025-12-01, as at 2025-12-15",
        ),
        (("overdue",), "nothing is overdue as at 2025-12-15"),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_that_nothing_is_ours_is_said_so(isa: Isa, question: tuple[str, ...], said: str) -> None:
    asked = isa(*question, "--exit-code", "--as-at", "2025-12-15")

    assert (0, f"{said}\n", "") == (asked.returncode, asked.stdout, asked.stderr)


def test_updates_owed_on_a_commitment_are_explained_and_met(says: Says) -> None:
    def explained() -> list[str]:
        return says("explain", "CMT-2025-001", "--as-at", "2026-03-02").splitlines()

    first = explained()
    says("commitment", "update", "CMT-2025-001", "Half is written", "--on", "2026-02-27")
    then = explained()

    assert "CMT-2025-001, owed by cosla: update, period 1" == first[0]
    assert [
        "  day zero: committed on Wednesday 10 December 2025; not counted itself",
        "  Thursday 11 December 2025 to Tuesday 10 March 2026: days 1 to 90",
        "  deadline: Tuesday 10 March 2026, to midnight; late from Wednesday 11 March 2026",
    ] == first[3:6]
    assert [*first[:6], "  met by CMT-2025-001, received Friday 27 February 2026"] == then
    left = says("due", "--as-at", "2026-03-02", "--format", "jsonl").splitlines()
    assert ["commitment"] == [json.loads(line)["stage"] for line in left]


def test_a_commitment_on_which_nothing_else_is_owed_says_so(answered: Path, isa: Isa) -> None:
    made = isa(
        *("--record", answered, "commitment", "make", "RSP-2025-001", "x", "--owner", "cosla"),
        *("--on", "2025-12-10"),
    )
    refused = isa("--record", answered, "explain", "CMT-2025-001")

    assert made.returncode == 0
    assert (
        2,
        "",
        (
            "isa: no obligation 'CMT-2025-001' in this record: nothing is owed on it but what it"
            " promises; isa commitment list tells for when\n"
        ),
    ) == (refused.returncode, refused.stdout, refused.stderr)


NO_CLOCK = "isa: stage: a commitment has no clock; isa commitment revise moves its date\n"
_WHY = ("--on", "2026-01-14", "--because", "w")
SCOPED = (
    ("clock", "pause", "ADV-2025-001", *_WHY),
    ("clock", "clarified", "ADV-2025-001", "--asked", "2026-01-14"),
    ("clock", "extend", "ADV-2025-001", *_WHY, "--agreed-by", "us", "--by", "5 days"),
    ("clock", "waive", "ADV-2025-001", *_WHY),
    ("advice", "told", "ADV-2025-001", "--deadline", "2026-02-02", "--on", "2026-01-14"),
    ("escalation", "record", "ADV-2025-001", "--step", "letter", "--on", "2026-01-14"),
)


@pytest.mark.parametrize("command", SCOPED, ids=lambda command: " ".join(command[:2]))
def test_a_commitment_has_no_clock_to_move(ours: Path, isa: Isa, command: tuple[str, ...]) -> None:
    before = ours.read_bytes()

    refused = isa(*command, "--stage", "commitment")

    assert (2, "", NO_CLOCK) == (refused.returncode, refused.stdout, refused.stderr)
    assert before == ours.read_bytes()


def test_advice_open_with_an_office_that_nothing_took_the_place_of_is_found_by_check(
    isa: Isa, says: Says
) -> None:
    says("addressee", "add", "solace", "Solace", "--kind", "government")
    says("advice", "issue", "--title", "T", "--on", "2025-11-13", "--to", "solace", "-r", "Plan")
    assert isa("addressee", "close", "solace", "--on", "2025-12-01").returncode == 0

    shown = isa("check", "--format", "jsonl", "--as-at", "2026-01-15").stdout

    assert [
        (
            "solace has changed hands since it was asked ADV-2025-002.1;"
            " it closed, and nothing took its place"
        )
    ] == [
        row["sentence"]
        for row in map(json.loads, shown.splitlines())
        if row["rule"] == "successors-are-asked"
    ]

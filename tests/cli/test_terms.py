"""Terms of a protocol that reach further: bounds, periods, versions for what is open, what if."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

Isa = Callable[..., CompletedProcess[str]]

FIRST = """\
name = "answers"
version = 1
status = "agreed"
title = "Answering advice"
effective_from = 2025-01-01
adopted_on = 2024-12-16
source = "letters"
[[stages]]
name = "substantive"
allowance = "20 working days"
clause = "3"
[stages.extension]
at_most = 1
up_to = "10 working days"
[[stages]]
name = "update"
owed_per = "recommendation"
allowance = "3 months"
every = "3 months"
times = 3
[[suspensions]]
name = "election"
period = { first = 2025-12-15, last = 2025-12-19 }
"""
SECOND = (
    FIRST.replace("version = 1", "version = 2\ngoverns_open = true")
    .replace("2025-01-01", "2025-12-01")
    .replace("2024-12-16", "2025-11-17")
    .replace('"20 working days"', '"60 working days"')
)
RESTARTING = FIRST.replace('title = "', 'transfer = "restarts"\ntitle = "')

EXTEND = ("clock", "extend", "ADV-2025-001", "--agreed-by", "us", "--because", "asked for")
SUBSTANTIVE = (*EXTEND, "--stage", "substantive")
UPDATE = (*EXTEND, "--on", "2025-12-01", "--stage", "update")

HEADINGS = """\
reference       addressee    stage        deadline now    deadline then    standing now    \
standing then    owed then by
--------------  -----------  -----------  --------------  ---------------  --------------  \
---------------  --------------
"""
PERIOD_HEADINGS = """\
reference       addressee    stage    period    deadline now    deadline then    standing now    \
standing then    owed then by
--------------  -----------  -------  --------  --------------  ---------------  --------------  \
---------------  --------------
"""


@pytest.fixture(autouse=True)
def record(tmp_path: Path, isa: Isa, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record whose protocol has bounds and periods, with a paper of 13 November 2025."""
    path = tmp_path / "terms.db"
    monkeypatch.setenv("ISA_RECORD", str(path))
    for name, text in (("first", FIRST), ("second", SECOND), ("restarting", RESTARTING)):
        Path(f"{name}.toml").write_text(text, encoding="utf-8")
    for command in (
        ("--record", path, "init", "--protocol", "first.toml"),
        ("addressee", "add", "cosla", "COSLA"),
        ("addressee", "add", "solace", "Solace"),
        ("advice", "issue", "--title", "Paper", "--on", "2025-11-13", "--to", "cosla", "-r", "A"),
    ):
        assert isa(*command).returncode == 0
    return path


def data(isa: Isa, *command: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    found = isa(*command, "--format", "json")
    assert (found.returncode, found.stderr) == (0, "")
    return json.loads(found.stdout)["data"]


def told(said: str) -> str:
    return re.sub(r"(?<=:)[0-9a-f]{64}", "HASH", said)


def deadlines(isa: Isa, *command: str) -> dict[tuple[str, int | None], str]:
    return {(row["stage"], row["period"]): row["deadline"] for row in data(isa, *command)}


# Bounds


def test_an_extension_within_the_bounds_moves_the_deadline(isa: Isa) -> None:
    extended = isa(*SUBSTANTIVE, "--on", "2025-12-01", "--by", "10 working days")

    assert (extended.returncode, told(extended.stdout), extended.stderr) == (
        0,
        "ADV-2025-001: recorded as entry 8 (receipt 8:HASH)\n",
        (
            f"{HEADINGS}ADV-2025-001.1  cosla        substantive  2025-12-12      2025-12-30       "
            "overdue         overdue          cosla\n"
        ),
    )


def test_one_that_breaks_a_bound_is_refused_by_its_clause(isa: Isa, record: Path) -> None:
    too_long = isa(*SUBSTANTIVE, "--on", "2025-12-01", "--by", "11 working days")
    too_late = isa(*SUBSTANTIVE, "--on", "2025-12-01", "--until", "2025-12-31")
    assert isa(*SUBSTANTIVE, "--on", "2025-12-01", "--by", "1 working day").returncode == 0
    before = record.read_bytes()
    one_more = isa(*SUBSTANTIVE, "--on", "2025-12-02", "--by", "1 working day")

    up_to = "extension: up to 10 working days in all can be agreed under the protocol (3)"
    assert [(each.returncode, each.stdout, each.stderr) for each in (too_long, too_late)] == [
        (
            2,
            "",
            (
                f"isa: {up_to}, to 2025-12-30 and not to 2025-12-31; more is recorded as outside it"
                " (ADV-2025-001.1, cosla)\n"
            ),
        )
    ] * 2
    assert (one_more.returncode, one_more.stdout, one_more.stderr) == (
        2,
        "",
        (
            "isa: extension: at most 1 can be agreed under the protocol (3); one more is recorded"
            " as outside it (ADV-2025-001.1, cosla)\n"
        ),
    )
    assert record.read_bytes() == before


def test_outside_the_protocol_it_is_recorded_and_shows_as_such(isa: Isa) -> None:
    extended = isa(
        *(*SUBSTANTIVE, "--on", "2025-12-01", "--by", "11 working days", "--outside-protocol")
    )
    due = isa("due", "--as-at", "2025-12-02").stdout
    overdue = isa("overdue", "--as-at", "2026-01-05").stdout

    assert extended.returncode == 0
    assert extended.stderr.splitlines()[2].split()[3:5] == ["2025-12-12", "2025-12-31"]
    assert [
        (row["stage"], row["deadline"], row["outside_protocol"])
        for row in data(isa, "due", "--as-at", "2025-12-02")
    ] == [("substantive", "2025-12-31", True), ("update", "2026-02-13", False)]
    assert [line.split()[-2:] for line in due.splitlines()[2:]] == [["yes", "A"], ["no", "A"]]
    assert "outside the protocol" in due.splitlines()[0]
    assert "outside the protocol" in overdue.splitlines()[0]
    explained = isa("explain", "ADV-2025-001", "--stage", "substantive").stdout
    assert (
        "Monday 1 December 2025: extended by 11 working days, outside the protocol (entry 8,"
        " recorded LATE); deadline Wednesday 31 December 2025\n"
    ) in re.sub(r"recorded [0-9]+ days later", "recorded LATE", explained)
    assert data(isa, "history", "ADV-2025-001")[-1]["sentence"] == (
        "extended by 11 working days for substantive, outside the protocol, agreed by us: asked for"
    )


def test_outside_the_protocol_lifts_bounds_but_never_lets_it_shorten_the_time(isa: Isa) -> None:
    refused = isa(
        *(*SUBSTANTIVE, "--on", "2025-12-01", "--until", "2025-12-11", "--outside-protocol")
    )

    assert (refused.returncode, refused.stderr) == (
        2,
        (
            "isa: until: 2025-12-11 lies before the deadline in force, 2025-12-12; an extension"
            " can't shorten the time (ADV-2025-001.1, cosla)\n"
        ),
    )


def test_a_period_that_stops_nothing_is_shown_beside_the_deadline_that_falls_in_it(
    isa: Isa,
) -> None:
    assert isa(*SUBSTANTIVE, "--on", "2025-12-01", "--by", "3 working days").returncode == 0

    shown = isa("due", "--as-at", "2025-12-02").stdout.splitlines()

    assert "  falls in  " in shown[0]
    assert [line.split()[-2:] for line in shown[2:]] == [["election", "A"], ["agreed", "A"]]
    assert data(isa, "due", "--as-at", "2025-12-02")[0]["falls_in"] == ["election"]
    assert isa("explain", "ADV-2025-001", "--stage", "substantive").stdout.endswith(
        "the deadline falls in election, which does not stop this clock\n"
    )


# Periods


def test_periods_are_listed_one_after_the_other(isa: Isa) -> None:
    at = {day: deadlines(isa, "due", "--as-at", day) for day in ("2025-12-01", "2026-02-16")}

    assert at == {
        "2025-12-01": {("substantive", None): "2025-12-12", ("update", 1): "2026-02-13"},
        "2026-02-16": {("update", 2): "2026-05-13"},
    }
    assert deadlines(isa, "overdue", "--as-at", "2026-02-16") == {
        ("substantive", None): "2025-12-12",
        ("update", 1): "2026-02-13",
    }


def test_an_extension_names_the_period_it_moves(isa: Isa, record: Path) -> None:
    before = record.read_bytes()
    unnamed = isa(*UPDATE, "--by", "1 week")
    unchanged = record.read_bytes() == before
    named = isa(*UPDATE, "--by", "1 week", "--period", "2")

    assert (unnamed.returncode, unnamed.stderr, unchanged) == (
        2,
        (
            "isa: period: update recurs; name the period to be extended, or another stage"
            " (ADV-2025-001.1, cosla)\n"
        ),
        True,
    )
    assert (named.returncode, named.stderr) == (
        0,
        (
            f"{PERIOD_HEADINGS}ADV-2025-001.1  cosla        update   2         2026-05-13      "
            "2026-05-20       overdue         overdue          cosla\n"
        ),
    )
    assert data(isa, "history", "ADV-2025-001")[-1]["sentence"] == (
        "extended by 1 week for update, period 2, agreed by us: asked for"
    )


def test_a_period_is_not_extended_past_the_next_one(isa: Isa) -> None:
    refused = isa(*UPDATE, "--by", "4 months", "--period", "1")

    assert (refused.returncode, refused.stderr) == (
        2,
        (
            "isa: extension: period 1 would end on 2026-06-16, no earlier than the period after it,"
            " on 2026-05-13 (ADV-2025-001.1, cosla)\n"
        ),
    )


PAUSED = f"""\
{PERIOD_HEADINGS}\
ADV-2025-001.1  cosla        update   1         2026-02-13                       overdue         \
paused           cosla
ADV-2025-001.1  cosla        update   2         2026-05-13                       overdue         \
not-started      cosla
ADV-2025-001.1  cosla        update   3         2026-08-13                       overdue         \
not-started      cosla
"""
WAIVED = f"""\
{PERIOD_HEADINGS}\
ADV-2025-001.1  cosla        update   2         2026-05-13      2026-05-13       overdue         \
not-owed         cosla
"""


def test_a_pause_shows_that_the_next_periods_have_not_begun(isa: Isa) -> None:
    paused = isa(
        *("clock", "pause", "ADV-2025-001", "--on", "2025-12-01", "--because", "why"),
        *("--stage", "update"),
    )

    assert (paused.returncode, paused.stderr) == (0, PAUSED)


def test_one_period_is_waived_alone_and_the_others_stay_owed(isa: Isa) -> None:
    waived = isa(
        *("clock", "waive", "ADV-2025-001", "--on", "2025-12-01", "--because", "why"),
        *("--stage", "update", "--period", "2"),
    )

    assert (waived.returncode, waived.stderr) == (0, WAIVED)
    assert deadlines(isa, "overdue", "--as-at", "2026-11-02") == {
        ("substantive", None): "2025-12-12",
        ("update", 1): "2026-02-13",
        ("update", 3): "2026-08-13",
    }


def test_a_deadline_told_of_one_period_is_held_against_that_period(isa: Isa) -> None:
    told_of = ("advice", "told", "ADV-2025-001", "--stage", "update", "--on", "2026-02-16")

    amiss = isa(*told_of, "--period", "2", "--deadline", "2026-02-13")
    right = isa(*told_of, "--period", "2", "--deadline", "2026-05-13")

    assert [(each.returncode, each.stderr) for each in (amiss, right)] == [
        (
            0,
            (
                "warning: deadline: 2026-02-13 was told; ADV-2025-001.1, cosla (update, period 2)"
                " has 2026-05-13 in force\n"
            ),
        ),
        (0, ""),
    ]


def test_an_explanation_tells_which_period_it_is_of(isa: Isa) -> None:
    shown = isa("explain", "ADV-2025-001", "--stage", "update", "--as-at", "2026-02-16")

    lines = shown.stdout.splitlines()
    assert [line for line in lines if not line.startswith("  ")] == [
        "ADV-2025-001.1, owed by cosla: update, period 1",
        "",
        "ADV-2025-001.1, owed by cosla: update, period 2",
    ]
    assert (
        "  this period begins after Friday 13 February 2026, the deadline of the one before"
    ) in lines
    assert [row["period"] for row in data(isa, "explain", "ADV-2025-001", "--stage", "update")] == [
        *(1, 2, 3)
    ]


# Versions


def test_a_version_that_governs_what_is_open_shows_first_what_it_moves(isa: Isa) -> None:
    agreed = isa("protocol", "agree", "second.toml")

    # Sixty working days from 13 November: 1, 25, 26 December, 1 and 2 January are out.
    assert (agreed.returncode, told(agreed.stdout), agreed.stderr) == (
        0,
        "answers: recorded as entry 8 (receipt 8:HASH)\n",
        (
            f"{HEADINGS}ADV-2025-001.1  cosla        substantive  2025-12-12      2026-02-12       "
            "overdue         overdue          cosla\n"
        ),
    )
    assert deadlines(isa, "due", "--as-at", "2025-11-30")["substantive", None] == "2025-12-12"
    assert deadlines(isa, "due", "--as-at", "2025-12-01")["substantive", None] == "2026-02-12"
    shown = isa("explain", "ADV-2025-001", "--stage", "substantive", "--as-at", "2025-12-01").stdout
    assert (
        "  Monday 1 December 2025: answers version 2 governs what is open; deadline Thursday"
        " 12 February 2026\n"
    ) in shown
    assert shown.endswith("; the original deadline was Friday 12 December 2025\n")
    change = [
        step["change"]
        for row in data(isa, "explain", "ADV-2025-001", "--stage=substantive")
        for step in row["steps"]
        if step["kind"] == "happened"
    ]
    assert change == [
        {
            "entry": None,
            "on": "2025-12-01",
            "what": "answers version 2 governs what is open",
            "acted": True,
            "deadline": "2026-02-12",
            "days_late": 0,
            "held": False,
            "refused": "",
            "untimely": "",
        }
    ]


def test_a_version_that_changes_nothing_issued_shows_no_moves(isa: Isa) -> None:
    Path("later.toml").write_text(SECOND.replace("governs_open = true", ""), encoding="utf-8")

    agreed = isa("protocol", "agree", "later.toml")

    assert (agreed.returncode, agreed.stderr) == (0, "")
    assert deadlines(isa, "due", "--as-at", "2025-12-01")["substantive", None] == "2025-12-12"


def test_the_terms_of_every_version_are_listed(isa: Isa) -> None:
    assert isa("protocol", "agree", "second.toml").returncode == 0
    terms = ("stage", "extension_at_most", "extension_up_to", "every", "times", "until")
    more = ("transfer", "governs_open")

    assert [
        tuple(row[name] for name in (*terms, *more)) for row in data(isa, "protocol", "list")
    ] == [
        ("substantive", 1, "10 working days", None, None, None, "runs-on", False),
        ("update", None, None, "3 months", 3, None, "runs-on", False),
        ("substantive", 1, "10 working days", None, None, None, "runs-on", True),
        ("update", None, None, "3 months", 3, None, "runs-on", True),
    ]


# What if


@pytest.mark.parametrize("named", ["second.toml", "answers.2", "answers"])
def test_what_if_a_version_governed_is_answered_and_labelled(isa: Isa, named: str) -> None:
    if named != "second.toml":
        text = SECOND.replace("governs_open = true", "")
        Path("later.toml").write_text(text, encoding="utf-8")
        assert isa("protocol", "agree", "later.toml").returncode == 0
    under = ("--under", named)

    due = isa("due", "--as-at", "2025-12-01", *under)
    overdue = isa("overdue", "--as-at", "2026-02-13", *under)
    explained = isa("explain", "ADV-2025-001", "--stage", "substantive", *under)

    assert [each.returncode for each in (due, overdue, explained)] == [0, 0, 0]
    heading = "what if: under answers version 2, whatever governs it\n\nreference  "
    assert [each.stdout[: len(heading)] for each in (due, overdue)] == [heading, heading]
    plain = deadlines(isa, "due", "--as-at", "2025-12-01")
    supposed = deadlines(isa, "due", "--as-at", "2025-12-01", *under)
    assert (plain["substantive", None], supposed["substantive", None]) == (
        "2025-12-12",
        "2026-02-12",
    )
    late = deadlines(isa, "overdue", "--as-at", "2026-02-13", *under)
    assert late == {("substantive", None): "2026-02-12"}
    lines = explained.stdout.splitlines()
    assert lines[1:3] == [
        "  what if answers version 2 governed this: that is only supposed here",
        "  rule: 60 working days (3), under answers version 2, agreed",
    ]


def test_what_if_leaves_the_record_and_the_plain_answer_as_they_were(
    isa: Isa, record: Path
) -> None:
    before, plain = record.read_bytes(), isa("due", "--as-at", "2025-12-01").stdout

    pages = [
        json.loads(isa("due", "--as-at=2025-12-01", "--format=json", *under).stdout)["under"]
        for under in ((), ("--under", "second.toml"), ("--under", "answers.1"))
    ]

    assert pages == [None, "answers version 2", "answers version 1"]
    assert (record.read_bytes(), isa("due", "--as-at", "2025-12-01").stdout) == (before, plain)
    assert isa("due", "--as-at=2025-12-01", "--under=answers").stdout.endswith(plain)


def test_what_if_nothing_were_due_says_under_what(isa: Isa) -> None:
    shown = isa("overdue", "--as-at", "2025-12-31", "--under", "second.toml")
    left = isa("overdue", "--as-at", "2025-12-31", "--under", "second.toml", "--exit-code")
    plain = isa("overdue", "--as-at", "2025-12-31", "--exit-code")

    assert (shown.returncode, shown.stdout) == (
        0,
        (
            "what if: under answers version 2, whatever governs it\n\n"
            "nothing is overdue as at 2025-12-31\n"
        ),
    )
    assert (left.returncode, plain.returncode) == (0, 10)


# Transfers


def test_a_transfer_restarts_the_clock_where_the_protocol_says_so(
    tmp_path: Path, isa: Isa, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "restarting.db"
    monkeypatch.setenv("ISA_RECORD", str(path))
    for command in (
        ("--record", path, "init", "--protocol", "restarting.toml"),
        ("addressee", "add", "cosla", "COSLA"),
        ("addressee", "add", "solace", "Solace"),
        ("advice", "issue", "--title", "Paper", "--on", "2025-11-13", "--to", "cosla", "-r", "A"),
        (
            *("advice", "transfer", "ADV-2025-001", "--from", "cosla", "--to", "solace"),
            *("--on", "2025-11-20", "--because", "theirs"),
        ),
    ):
        moved = isa(*command)
        assert moved.returncode == 0

    # A week after the paper, a week after its deadline: 5 more working days.
    assert deadlines(isa, "due", "--as-at", "2025-11-21")["substantive", None] == "2025-12-19"
    assert (
        "2025-12-12      2025-12-19       overdue         overdue          solace" in moved.stderr
    )

"""More time agreed in time, and too late, told on the command line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from isa_programme import RefusedError
from isa_programme.cli.commands import isa

Tell = Callable[..., tuple[int, str, str]]

PROTOCOL = """
name = "answers"
version = 1
status = "agreed"
title = "Answering advice"
effective_from = 2025-01-01
adopted_on = 2024-12-02
source = "Exchange of letters"

[[stages]]
name = "substantive"
allowance = "20 working days"
"""


@pytest.fixture
def tell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tell:
    """Runs ``isa`` on a record with a protocol, an office and a paper of 13 November 2025."""
    for name in ("HOME", "XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("ISA_RECORD", str(tmp_path / "isa.db"))
    monkeypatch.setenv("ISA_RECORDED_BY", "clerk")
    (tmp_path / "answers.toml").write_text(PROTOCOL, encoding="utf-8")

    def run(*arguments: str) -> tuple[int, str, str]:
        done = CliRunner().invoke(isa, arguments)
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done.exit_code, re.sub("[0-9a-f]{64}", "<hash>", done.stdout), done.stderr

    run(
        *("--record", str(tmp_path / "isa.db")),
        *("init", "--protocol", str(tmp_path / "answers.toml")),
    )
    run("addressee", "add", "minister", "Minister")
    issue = ("advice", "issue", "--title", "One strategy", "--on", "2025-11-13")
    assert run(*issue, "--to", "minister", "-r", "Publish") == (
        0,
        "ADV-2025-001: recorded as entry 6 (receipt 6:<hash>)\n",
        "",
    )
    return run


def extend(tell: Tell, on: str, *how: str) -> tuple[int, str, str]:
    agreed = ("--on", on, "--agreed-by", "the adviser", "--because", "a by-election")
    return tell("clock", "extend", "ADV-2025-001.1", *agreed, *how)


def deadlines(tell: Tell, question: str, as_at: str) -> list[tuple[str, str, str]]:
    code, out, err = tell(question, "--as-at", as_at, "--format", "csv")
    assert (code, err) == (0, "")
    rows = csv.DictReader(io.StringIO(out))
    return [(row["reference"], row["standing"], row["deadline"]) for row in rows]


def test_agreed_in_time_it_shows_what_it_moves_and_moves_it(tell: Tell) -> None:
    code, out, shown = extend(tell, "2025-12-12", "--by", "10 working days")
    assert (code, out) == (
        0,
        "ADV-2025-001: recorded as entry 7 (receipt 7:<hash>)\n",
    )
    assert (
        "ADV-2025-001.1 minister substantive 2025-12-12 2025-12-30 overdue overdue minister"
        == " ".join(shown.splitlines()[-1].split())
    )
    expected = [("ADV-2025-001.1", "due-today", "2025-12-30")]
    assert expected == deadlines(tell, "due", "2025-12-30")
    assert deadlines(tell, "overdue", "2025-12-30") == []


def test_agreed_too_late_it_moves_nothing_and_check_says_so(tell: Tell) -> None:
    assert extend(tell, "2025-12-15", "--by", "10 working days") == (
        0,
        "ADV-2025-001: recorded as entry 7 (receipt 7:<hash>)\n",
        "no deadline or standing changes\n",
    )
    expected = [("ADV-2025-001.1", "overdue", "2025-12-12")]
    assert expected == deadlines(tell, "overdue", "2025-12-30")
    code, out, err = tell("check", "--as-at", "2025-12-30", "--format", "csv")
    moved = [row for row in csv.DictReader(io.StringIO(out)) if row["rule"].startswith("clocks-")]
    assert (10, "") == (code, err)
    assert moved == [
        {
            "rule": "clocks-were-moved-in-time",
            "severity": "warning",
            "sentence": "ADV-2025-001.1, minister, substantive: extended by 10 working days on"
            " 2025-12-15 moved nothing; it came after the deadline, 2025-12-12",
            "reference": "ADV-2025-001",
            "entry": "7",
        }
    ]


def test_neither_how_much_nor_until_when_is_refused(tell: Tell) -> None:
    with pytest.raises(RefusedError) as caught:
        extend(tell, "2025-12-12")
    assert caught.value.faults == ("extension: give either how much more, or until when",)


def test_an_allowance_that_is_none_is_shown_the_right_form(tell: Tell) -> None:
    code, out, err = extend(tell, "2025-12-12", "--by", "ten days")
    assert (code, out) == (2, "")
    expected = (
        "Error: Invalid value for '--by': 'ten days' is no allowance: write a whole number and"
        " working days, days, weeks or months, as in '20 working days'"
    )
    assert expected == err.splitlines()[-1]

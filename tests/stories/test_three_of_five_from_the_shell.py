"""The letter that answers three of five, told on the command line in processes of their own."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Isa = Callable[..., tuple[int, str, str]]


@pytest.fixture
def isa(tmp_path: Path) -> Isa:
    """Runs ``isa``; gives its exit code, standard output with receipts cut short, and error."""
    home = {"HOME": tmp_path, "XDG_CONFIG_HOME": tmp_path, "APPDATA": tmp_path}
    without = ("ISA_RECORD", "ISA_RECORDED_BY")
    environment = {
        **{name: value for name, value in os.environ.items() if name not in without},
        **{name: str(folder) for name, folder in home.items()},
    }

    def run(*arguments: str) -> tuple[int, str, str]:
        done = subprocess.run(
            [sys.executable, "-W", "error", "-m", "isa_programme", *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            check=False,
            timeout=120,
            stdin=subprocess.DEVNULL,
        )
        # The line endings are the machine's own; nothing else is.
        out, err = (
            text.decode("utf-8").replace("\r\n", "\n") for text in (done.stdout, done.stderr)
        )
        return done.returncode, re.sub("[0-9a-f]{64}", "<hash>", out), err

    return run


def test_one_letter_answers_three_of_five(isa: Isa, tmp_path: Path) -> None:
    place = (tmp_path / "isa.db").resolve()
    assert isa("init", "--example", "foisa-like", "--recorded-by", "clerk") == (
        0,
        f"a new record is at {place} (receipt 4:<hash>)\n",
        "foisa-like is a borrowed example: its dates are not agreed ones\n",
    )
    assert isa("addressee", "add", "minister", "Minister", "--kind", "government") == (
        0,
        "minister: recorded as entry 5 (receipt 5:<hash>)\n",
        "",
    )
    asked = [
        part for text in ("First", "Second", "Third", "Fourth", "Fifth") for part in ("-r", text)
    ]
    issue = ("advice", "issue", "--title", "Five things", "--on", "13 November 2025")
    assert isa(*issue, "--to", "minister", *asked) == (
        0,
        "ADV-2025-001: recorded as entry 6 (receipt 6:<hash>)\n",
        "read as 13 November 2025 (2025-11-13)\n",
    )
    letter = ("response", "record", "ADV-2025-001", "--from", "minister", "--kind", "substantive")
    decided = ("-d", "1=accepted", "-d", "2=not-accepted", "-d", "3=to-be-explored")
    refused = isa(*letter, "--on", "2025-12-12", *decided, "-d", "6=noted")
    assert refused == (
        2,
        "",
        (
            "isa: recommendation: ADV-2025-001 has no recommendation 6; they are numbered 1 to 5\n"
            "isa: reason: recommendation 2 is not accepted; the reason given is needed,"
            " or 'none given'\n"
        ),
    )
    assert isa(*letter, "--on", "2025-12-12", *decided, "--reason", "2=a post exists") == (
        0,
        "RSP-2025-001: recorded as entry 7 (receipt 7:<hash>)\n",
        "",
    )
    code, shown, err = isa("advice", "show", "ADV-2025-001", "--as-at", "2025-12-15")
    assert (code, err) == (0, "")
    assert [line.split() for line in shown.splitlines()] == [
        ["ADV-2025-001,", "issued", "2025-11-13", "by", "independent-strategic-advisor"],
        [],
        ["reference", "addressee", "standing", "decided", "in", "text"],
        shown.splitlines()[3].split(),
        ["ADV-2025-001.1", "minister", "answered-on-time", "accepted", "RSP-2025-001", "First"],
        [
            "ADV-2025-001.2",
            "minister",
            "answered-on-time",
            "not-accepted",
            "RSP-2025-001",
            "Second",
        ],
        [
            "ADV-2025-001.3",
            "minister",
            "answered-on-time",
            "to-be-explored",
            "RSP-2025-001",
            "Third",
        ],
        ["ADV-2025-001.4", "minister", "overdue", "Fourth"],
        ["ADV-2025-001.5", "minister", "overdue", "Fifth"],
    ]
    code, listed, err = isa("overdue", "--as-at", "2025-12-15", "--format", "json", "--exit-code")
    page = json.loads(listed)
    assert (10, "", "isa-programme/overdue.v1", "2025-12-15") == (
        code,
        err,
        page["schema"],
        page["as_at"],
    )
    expected = [
        ("ADV-2025-001.4", "2025-12-12", 1, "borrowed-example"),
        ("ADV-2025-001.5", "2025-12-12", 1, "borrowed-example"),
    ]
    assert expected == [
        (row["reference"], row["deadline"], row["working_days_late"], row["basis"])
        for row in page["data"]
    ]

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Isa = Callable[..., CompletedProcess[str]]

PROGRAMME = """\
[programme]
title = "Our work programme"
adviser = "our-adviser"
adviser_name = "Our adviser"

[[addressees]]
slug = "council"
name = "The council"
kind = "local-government"
"""
PROTOCOL = """\
name = "answers"
version = 1
status = "agreed"
title = "Answering advice"
effective_from = 2025-01-01
adopted_on = 2024-12-01
source = "minutes of the meeting"
calendars = ["office"]
[[stages]]
name = "substantive"
allowance = "10 working days"
"""
CALENDAR = """\
name = "office"
first = 2025-01-01
last = 2027-12-31
source = "the office's own list"
[[closed]]
day = 2025-04-21
reason = "Easter Monday"
"""


def rows(isa: Isa, *command: object) -> list[dict[str, object]]:
    shown = isa(*command, "--format", "json")
    assert shown.returncode == 0, shown.stderr
    found: list[dict[str, object]] = json.loads(shown.stdout)["data"]
    return found


def told(said: str) -> str:
    return re.sub(r"(?<=:)[0-9a-f]{64}", "HASH", said)


def test_init_makes_a_record_in_the_folder_one_stands_in_and_says_where(isa: Isa) -> None:
    made = isa("init")

    path = Path.cwd() / "isa.db"
    assert (made.returncode, told(made.stdout), made.stderr) == (
        0,
        f"a new record is at {path} (receipt 3:HASH)\n",
        "",
    )
    assert [(row["slug"], row["ours"]) for row in rows(isa, "addressee", "list")] == [
        ("independent-strategic-advisor", True)
    ]
    assert isa("protocol", "list").stdout == (
        "no protocol: dates are those the letters ask for, if any\n"
    )
    assert [row["calendar"] for row in rows(isa, "calendar", "show")][:1] == ["scotland"]


def test_init_never_makes_a_record_over_a_file_that_is_there(isa: Isa) -> None:
    path = Path.cwd() / "isa.db"
    path.write_text("something else", encoding="utf-8")

    refused = isa("init")

    assert (refused.returncode, refused.stdout, refused.stderr) == (
        5,
        "",
        f"isa: there is a file at {path} already\n",
    )
    assert path.read_text(encoding="utf-8") == "something else"


def test_init_with_an_example_says_that_it_is_borrowed(isa: Isa) -> None:
    made = isa("init", "--example", "fai-like")

    assert (made.returncode, made.stderr) == (
        0,
        "fai-like is a borrowed example: its dates are not agreed ones\n",
    )
    stages = rows(isa, "protocol", "list")
    assert [(row["protocol"], row["basis"], row["kinds"]) for row in stages] == [
        ("fai-like", "borrowed-example", [])
    ]


def test_init_takes_a_programme_a_protocol_and_a_calendar_from_files(
    tmp_path: Path, isa: Isa
) -> None:
    files = {"programme": PROGRAMME, "protocol": PROTOCOL, "calendar": CALENDAR}
    for name, text in files.items():
        # A byte order mark, as Notepad puts one, does no harm.
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8-sig")

    made = isa(
        *("init", tmp_path / "programme.toml", "--protocol", tmp_path / "protocol.toml"),
        *("--calendar", tmp_path / "calendar.toml"),
    )

    assert (made.returncode, made.stderr) == (0, "")
    assert [row["slug"] for row in rows(isa, "addressee", "list")] == ["our-adviser", "council"]
    assert rows(isa, "protocol", "list") == [
        {
            "protocol": "answers",
            "version": 1,
            "basis": "agreed",
            "title": "Answering advice",
            "effective_from": "2025-01-01",
            "kinds": [],
            "priorities": [],
            "functions": [],
            "stage": "substantive",
            "owed_per": "recommendation",
            "allowance": "10 working days",
            "clause": "",
            "counts_from": "issued",
            "first_day": "after",
            "receipt": "stands",
            "cut_off": None,
            "channel": {},
            "roll": "following",
            "pause_excludes": "after",
            "clarification": "restart",
            "holding_extends": None,
            "extension_at_most": None,
            "extension_up_to": None,
            "every": None,
            "times": None,
            "until": None,
            "suspended_in": [],
            "met_on": "received",
            "met_by": ["substantive"],
            "warn": 5,
            "escalation": [],
            "calendars": ["office"],
            "transfer": "runs-on",
            "governs_open": False,
            "source": "minutes of the meeting",
        }
    ]
    assert rows(isa, "calendar", "show", "office") == [
        {"calendar": "office", "day": "2025-04-21", "reason": "Easter Monday"}
    ]


@pytest.mark.parametrize(
    ("option", "text", "said"),
    [
        ((), "[programme]\n", "isa: programme.title: it is missing\n"),
        (("--protocol",), PROTOCOL.replace("office", "moon"), None),
        (("--calendar",), "name = 'x'\n", None),
    ],
    ids=["programme", "protocol", "calendar"],
)
def test_init_with_a_wrong_file_leaves_no_record_behind(
    tmp_path: Path, isa: Isa, option: tuple[str, ...], text: str, said: str | None
) -> None:
    said = said or {
        "--protocol": "isa: calendars: no calendar 'moon' was adopted here; there is scotland\n",
        "--calendar": (
            "isa: first: a date is needed, as in first = 2026-01-01\n"
            "isa: last: a date is needed, as in last = 2026-01-01\n"
        ),
    }.get("".join(option), "")
    file = tmp_path / "wrong.toml"
    file.write_text(text, encoding="utf-8")

    refused = isa("init", *option, file)

    assert (refused.returncode, refused.stdout, refused.stderr) == (2, "", said)
    assert list(Path.cwd().iterdir()) == []
    assert isa("due").returncode == 5


def test_a_settings_folder_that_cannot_be_written_does_not_spoil_a_record_that_was_made(
    tmp_path: Path, isa: Isa, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("", encoding="utf-8")
    for name in ("HOME", "XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(blocked))

    made = isa("init")

    assert made.returncode == 0
    assert told(made.stdout) == f"a new record is at {Path.cwd() / 'isa.db'} (receipt 3:HASH)\n"


DEMO_PAGE = """\
The public record of the promise, as at 5 January 2026.
No protocol for answering this advice is public. Dates marked borrowed-example are
counted by an example rule, not agreed; the others are those a letter asked for.

OVERDUE: no answer seen in the public record by then, under a borrowed example clock (or by the\
 date a letter asked for)

reference       addressee            stage        deadline    working days late    rests on    \
           asked by    what
--------------  -------------------  -----------  ----------  -------------------  ------------\
---------  ----------  ------------------------------------------------
ADV-2025-002    corporate-parents    substantive  2025-10-31  41                   requested, n\
ot agreed  2025-10-31  Letter repeating a Report THREE call to action;…
ADV-2025-003.6  scottish-government  substantive  2025-11-05  38                   borrowed-exa\
mple       2026-04-08  Set clear protocols for how Scottish Government…
ADV-2025-003.7  scottish-government  substantive  2025-11-05  38                   borrowed-exa\
mple                   Say how prevention strategies will be aligned

OWED, and not overdue

reference       addressee                      ours to answer    stage        standing         \
   deadline    working days left    rests on    what
--------------  -----------------------------  ----------------  -----------  -----------------\
-  ----------  -------------------  ----------  -----------------------------------------------\
-
ADV-2023-001    hearings-bodies                no                substantive  unanswered-no-dat\
e                                               Hearings for Children report (97 headline recom\
…
ADV-2025-003.7  independent-strategic-advisor  yes               substantive  unanswered-no-dat\
e                                               Say how prevention strategies will be aligned

ANSWERED, under a borrowed example clock

reference       addressee                      standing              deadline    answered    in\
            rests on          because
--------------  -----------------------------  --------------------  ----------  ----------  --\
----------  ----------------  ----------------------------------------------------
ADV-2023-001    scottish-government            answered-late         2023-06-23  2023-12-21  RS\
P-2023-001  borrowed-example
ADV-2025-001    scottish-government            answered-on-time      2025-03-05  2025-02-19  RS\
P-2025-001  borrowed-example
ADV-2025-001    independent-strategic-advisor  answered-no-date                  2025-05-09  RS\
P-2025-003
ADV-2025-001    the-promise-scotland           cannot-be-worked-out  2025-04-02  2025-05-09  RS\
P-2025-004  borrowed-example  answered, known by 9 May 2025; deadline 2 April 2025
ADV-2025-003.1  the-promise-scotland           answered-on-time      2025-12-03  2025-10-31  RS\
P-2025-006  borrowed-example

Go on with it:
  isa --record isa-demo.db overdue --as-at 2026-01-05
  isa --record isa-demo.db explain ADV-2025-002
  isa --record isa-demo.db advice list
"""


def test_demo_builds_the_public_record_and_shows_how_it_stands(isa: Isa) -> None:
    shown = isa("demo")

    assert (shown.returncode, shown.stdout, shown.stderr) == (0, DEMO_PAGE, "")
    assert [file.name for file in Path.cwd().iterdir()] == ["isa-demo.db"]


@pytest.mark.parametrize("is_on", [True, False])
def test_demo_says_how_its_environment_is_switched_on_where_it_is_not(
    *, is_on: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = Path(sysconfig.get_path("scripts"))
    monkeypatch.setenv("PATH", str(programs) if is_on else "")

    shown = subprocess.run([programs / "isa", "demo"], capture_output=True, check=True)

    activate = programs / ("Activate.ps1" if os.name == "nt" else "activate")
    command = str(activate) if os.name == "nt" else f". {activate}"
    said = f"to run isa by its name, switch its environment on first: {command}{os.linesep}"
    is_needed = not is_on and sys.prefix != sys.base_prefix  # else there is nothing to switch on
    assert (said if is_needed else "") == shown.stderr.decode()
    assert shown.stdout.decode().replace(os.linesep, "\n") == DEMO_PAGE


def test_demo_twice_shows_the_same_and_changes_nothing(isa: Isa) -> None:
    assert isa("demo").returncode == 0
    before = Path("isa-demo.db").read_bytes()

    again = isa("demo")

    assert (again.returncode, again.stdout, again.stderr) == (0, DEMO_PAGE, "")
    assert Path("isa-demo.db").read_bytes() == before


def test_demo_is_made_where_one_says_and_is_not_remembered(tmp_path: Path, isa: Isa) -> None:
    shown = isa("demo", tmp_path / "public.db")

    assert shown.returncode == 0
    assert f"isa --record {tmp_path / 'public.db'} advice list\n" in shown.stdout
    assert isa("advice", "list").returncode == 5


def test_demo_does_not_touch_a_file_that_is_no_record(isa: Isa) -> None:
    path = Path.cwd() / "isa-demo.db"
    path.write_text("something else", encoding="utf-8")

    refused = isa("demo")

    assert (refused.returncode, refused.stdout, refused.stderr) == (
        4,
        "",
        f"isa: {path} is some other kind of file, not a record\n",
    )
    assert path.read_text(encoding="utf-8") == "something else"

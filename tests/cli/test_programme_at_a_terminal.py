"""What is said of the programme, read back to somebody at a terminal before it is saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from terminals import on_terminal, terminal

Isa = Callable[..., CompletedProcess[str]]

pytestmark = [terminal, pytest.mark.usefixtures("answered")]

_ON, _WHY = ("--on", "2025-12-20"), ("--because", "why")
READ_BACK: dict[tuple[str, ...], str] = {
    ("milestone", "replan", "draft", "--for", "2026-02", *_ON, *_WHY): (
        "2025-12-20: milestone draft replanned for 2026-02: why\n"
    ),
    ("milestone", "link", "end", "--nothing", *_ON): (
        "2025-12-20: milestone end waits for nothing from now on\n"
    ),
    ("milestone", "mark", "draft", "shared", *_ON, "--with", "cosla"): (
        "2025-12-20: document of draft shared with cosla\n"
    ),
    ("commitment", "make", "RSP-2025-001", "To write", "--owner", "cosla", *_ON): (
        "2025-12-20: CMT-2025-001: cosla commits in RSP-2025-001: To write\n"
    ),
    (
        *("response", "record", "1e5", "--from", "cosla", "--kind", "holding", *_ON),
        *("--stance", "noted"),
    ): (
        "2025-12-20: RSP-2025-002: holding from cosla\n"
        "2025-12-20: RSP-2025-002 says of the paper as a whole: noted\n"
    ),
    ("response", "judge", "RSP-2025-001", "partly", *_ON, *_WHY): (
        "2025-12-20: RSP-2025-001 judged partly: why\n"
    ),
    (
        *("advice", "issue", "--title", "Two", *_ON, "--to", "cosla", "--topic", "plans"),
        *("--presses", "1e5"),
    ): (
        "2025-12-20: ADV-2025-002 issued by independent-strategic-advisor to cosla: Two\n"
        "2025-12-20: ADV-2025-002 linked: topics plans; presses again ADV-2025-001\n"
    ),
    ("engagement", "record", "cosla", *_ON, "--title", "The plan"): (
        "2025-12-20: ENG-2025-001: meeting with cosla: The plan\n"
    ),
    ("insight", "record", "Plans work", "--kind", "gap", *_ON, "--evidence", "e"): (
        "2025-12-20: INS-2025-001: insight, gap: Plans work\n"
    ),
    ("impact", "record", "Fewer moves", *_ON, "--evidence", "e"): (
        "2025-12-20: IMP-2025-001: impact claimed: Fewer moves\n"
    ),
    (
        *("policy", "fund", "home-visits", "--pounds", "2500000", "--year", "2026-27"),
        *(*_ON, "--source", "s"),
    ): "2025-12-20: investment of home-visits in 2026-27: \u00a32,500,000\n",
    (
        *("policy", "align", "home-visits", "early-help", "--relation", "data"),
        *("--status", "at-odds", *_ON),
    ): "2025-12-20: early-help and home-visits, data: at-odds\n",
    ("body", "describe", "cosla", "--level", "local", *_ON): (
        "2025-12-20: cosla described, local\n"
    ),
}


@pytest.mark.parametrize(("command", "said"), READ_BACK.items(), ids=map(" ".join, READ_BACK))
def test_what_is_to_be_saved_is_read_back_as_it_will_be(
    answered: Path, command: tuple[str, ...], said: str
) -> None:
    before = answered.read_bytes()

    declined = on_terminal("n\n", *command)

    assert (declined.returncode, declined.stdout) == (130, "")
    assert f"{said}Save this? [Y/n]: " in declined.stderr
    assert before == answered.read_bytes()


def test_a_file_is_loaded_only_once_that_is_confirmed(answered: Path) -> None:
    Path("more.toml").write_text(
        'dated_on = 2025-12-01\n[[aims]]\nslug = "late-help"\ntitle = "Late help"\n',
        encoding="utf-8",
    )
    before = answered.read_bytes()

    declined = on_terminal("n\n", "programme", "load", "more.toml")
    unchanged = before == answered.read_bytes()
    loaded = on_terminal("y\n", "programme", "load", "more.toml")

    assert (declined.returncode, declined.stdout, unchanged) == (130, "", True)
    assert "Add what more.toml says, 1 fact? [Y/n]: " in declined.stderr
    assert loaded.returncode == 0
    assert loaded.stdout.startswith("late-help: recorded as entry 17 (receipt 17:")


def test_what_is_open_is_shown_only_where_the_office_did_change_hands(answered: Path) -> None:
    holder = ("addressee", "holder", "cosla", "--name", "A. Person", "--from", "2026-01-06")
    before = answered.read_bytes()

    declined = on_terminal("n\n", *holder)
    unchanged = before == answered.read_bytes()
    saved = on_terminal("y\n", *holder)

    assert (declined.returncode, unchanged) == (130, True)
    assert "open with cosla" not in declined.stderr
    assert saved.returncode == 0
    assert "open with cosla:" in saved.stderr


def test_a_missing_option_is_asked_for() -> None:
    reached = on_terminal("2025-12-20\ny\n", "milestone", "reach", "draft")
    judged = on_terminal("2025-12-20\nno date\ny\n", "response", "judge", "RSP-2025-001", "partly")

    assert (reached.returncode, reached.stdout[:27]) == (0, "draft: recorded as entry 17")
    assert "Day reached: " in reached.stderr
    assert "2025-12-20: milestone draft reached\nSave this? [Y/n]: " in reached.stderr
    assert (judged.returncode, judged.stdout[:34]) == (0, "ADV-2025-001: recorded as entry 18")
    assert "Day: " in judged.stderr
    assert "Why: " in judged.stderr

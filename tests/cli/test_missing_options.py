from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from terminals import on_terminal, terminal

Isa = Callable[..., CompletedProcess[str]]

RESPONSE = ("response", "record", "1e5")

CHOICES = ". Choose from: acknowledgement, holding, clarification-request, substantive, update"
MISSING = {
    ("advice", "issue"): "--title",
    ("advice", "issue", "--title", "T"): "--on",
    ("advice", "withdraw", "1e5"): "--on",
    ("advice", "withdraw", "1e5", "--on", "2025-12-01"): "--because",
    ("advice", "transfer", "1e5"): "--from",
    ("advice", "transfer", "1e5", "--from", "cosla"): "--to",
    ("addressee", "holder", "cosla"): "--name",
    ("addressee", "holder", "cosla", "--name", "N"): "--from",
    ("addressee", "rename", "cosla", "N"): "--on",
    ("addressee", "close", "cosla"): "--on",
    RESPONSE: "--from",
    (*RESPONSE, "--from", "cosla"): "--kind",
    (*RESPONSE, "--from", "cosla", "--kind", "holding"): "--on",
    ("clock", "pause", "1e5"): "--on",
    ("clock", "pause", "1e5", "--on", "2025-12-01"): "--because",
    ("clock", "resume", "1e5"): "--on",
    ("clock", "extend", "1e5"): "--on",
    ("clock", "extend", "1e5", "--on", "2025-12-01"): "--agreed-by",
    ("clock", "waive", "1e5"): "--on",
    ("advice", "reissue", "1e5"): "--on",
    ("advice", "told", "1e5"): "--deadline",
    ("advice", "told", "1e5", "--deadline", "2025-12-12"): "--on",
    ("calendar", "close"): "--first",
    ("calendar", "close", "--first", "2025-12-01"): "--because",
    ("escalation", "record", "1e5"): "--step",
    ("escalation", "record", "1e5", "--step", "letter"): "--on",
}


@pytest.mark.parametrize(("command", "flag"), MISSING.items(), ids=map(" ".join, MISSING))
@pytest.mark.parametrize("silence", [(), ("--no-input",)], ids=["no terminal", "no input"])
def test_a_missing_option_is_named_where_nobody_can_be_asked(
    small: Path, isa: Isa, command: tuple[str, ...], flag: str, silence: tuple[str, ...]
) -> None:
    before = small.read_bytes()

    refused = isa("--record", small, *command, *silence)

    more = f" (isa {' '.join(command[:2])} --help says more)\n"
    assert (refused.returncode, refused.stdout, refused.stderr) == (
        2,
        "",
        f"isa: missing option '{flag}'{CHOICES if flag == '--kind' else ''}{more}",
    )
    assert small.read_bytes() == before


USAGE = {
    ("addressee", "add", "solace"): (
        "NAME is missing: the office's name in prose, in quotes"
        " (isa addressee add --help says more)"
    ),
    ("advice", "mark", "1e5"): (
        "give one of --received, --logged and --published, with its day"
        " (isa advice mark --help says more)"
    ),
    ("clock", "clarified", "1e5"): (
        "give --asked, --answered, or both (isa clock clarified --help says more)"
    ),
    ("protocol", "agree"): (
        "give either a protocol file, or --example with a name"
        " (isa protocol agree --help says more)"
    ),
    ("calendar", "adopt"): (
        "give one of: a calendar FILE, --package, or --closures with a CSV"
        " (isa calendar adopt --help says more)"
    ),
    ("calendar", "diff"): (
        "give one of: a calendar FILE, --package, or --closures with a CSV"
        " (isa calendar diff --help says more)"
    ),
    ("deadline",): (
        "from which day? give --from, or --batch with a file of starts"
        " (isa deadline --help says more)"
    ),
    ("deadline", "--from", "2025-11-13"): (
        "how long? give an allowance, as in '20 working days' (isa deadline --help says more)"
    ),
    ("note", "1e5"): "missing argument 'TEXT' (isa note --help says more)",
    ("explain",): "missing argument 'REFERENCE' (isa explain --help says more)",
}


@pytest.mark.parametrize(("command", "said"), USAGE.items(), ids=map(" ".join, USAGE))
def test_what_else_is_missing_is_said(
    small: Path, isa: Isa, command: tuple[str, ...], said: str
) -> None:
    refused = isa("--record", small, *command)

    assert (refused.returncode, refused.stdout, refused.stderr) == (2, "", f"isa: {said}\n")


@terminal
def test_on_a_terminal_what_was_typed_is_read_back_and_saved_only_if_confirmed(
    small: Path, isa: Isa
) -> None:
    before = small.read_bytes()
    note = ("--record", small, "note", "1e5", "rang", "--on", "2025-12-30")

    declined = on_terminal("n\n", *note)
    unchanged = small.read_bytes() == before
    saved = on_terminal("y\n", *note)

    assert (declined.returncode, declined.stdout, unchanged) == (130, "", True)
    assert "2025-12-30: note: rang\nSave this? [Y/n]: " in declined.stderr
    assert declined.stderr.endswith("isa: interrupted; nothing was saved\n")
    assert saved.returncode == 0
    assert saved.stdout.startswith("ADV-2025-001: recorded as entry 7 (receipt 7:")
    assert isa("--record", small, *note[2:]).stdout == (
        "ADV-2025-001: already recorded as entry 7; nothing was added\n"
    )


@terminal
def test_yes_saves_on_a_terminal_without_asking(small: Path) -> None:
    saved = on_terminal("", "--record", small, "note", "1e5", "rang", "--yes")

    assert (saved.returncode, saved.stderr) == (0, "")
    assert saved.stdout.startswith("ADV-2025-001: recorded as entry 7 (receipt 7:")


@terminal
def test_no_input_never_asks_on_a_terminal(small: Path) -> None:
    refused = on_terminal("", "--record", small, "advice", "issue", "--no-input")

    assert (refused.returncode, refused.stdout, refused.stderr) == (
        2,
        "",
        "isa: missing option '--title' (isa advice issue --help says more)\n",
    )


@terminal
def test_a_missing_option_is_asked_for_on_a_terminal_and_only_data_goes_to_standard_output(
    small: Path,
) -> None:
    given = ("advice", "issue", "--to", "cosla")

    asked = on_terminal("A title\n2025-12-01\ny\n", "--record", small, *given)

    assert asked.returncode == 0
    assert asked.stdout.startswith("ADV-2025-002: recorded as entry 7 (receipt 7:")
    assert "Title: " in asked.stderr
    assert "Day of issue: " in asked.stderr


@terminal
def test_a_sender_that_is_asked_for_is_taken_whole(small: Path) -> None:
    rest = ("--kind", "holding", "--on", "2025-12-30")

    asked = on_terminal("cosla\ny\n", "--record", small, *RESPONSE, *rest)

    assert asked.returncode == 0
    assert asked.stdout.startswith("RSP-2025-001: recorded as entry 7 (receipt 7:")
    assert "2025-12-30: RSP-2025-001: holding from cosla\nSave this? [Y/n]: " in asked.stderr


@terminal
@pytest.mark.parametrize(
    ("read_back", "command"),
    [
        (
            "2025-12-01: ADV-2025-002 issued by independent-strategic-advisor to cosla: Two\n",
            ("advice", "issue", "--title", "Two", "--on", "2025-12-01", "--to", "cosla"),
        ),
        (
            "2025-12-03: clarification asked\n2025-12-05: clarification answered (question 7)\n",
            (
                *("clock", "clarified", "1e5", "--asked", "2025-12-03"),
                *("--answered", "2025-12-05", "--stops-clock"),
            ),
        ),
        (
            (
                "2025-12-01: ADV-2025-002 issued by independent-strategic-advisor to cosla"
                " (a re-issue of ADV-2025-001): One strategy, not two\n"
                "2025-12-01: withdrawn for recommendation 2: why\n"
            ),
            ("advice", "reissue", "1e5.2", "--on", "2025-12-01", "--withdraw", "why"),
        ),
        (
            "2025-11-14: deadline told for recommendation 2: 2025-12-12\n",
            (
                *("advice", "told", "1e5", "--deadline", "2025-12-12", "--on", "2025-11-14"),
                *("--recommendation", "2"),
            ),
        ),
        (
            "2026-11-20: calendar adopted: office, 2018-01-01 to 2028-12-31\n",
            ("calendar", "adopt", "--package", "--name", "office", "--on", "2026-11-20"),
        ),
        (
            (
                "2025-12-02: extended by 5 working days for substantive, outside the protocol,"
                " agreed by us: why\n"
            ),
            (
                *("clock", "extend", "1e5", "--on", "2025-12-02", "--agreed-by", "us"),
                *("--because", "why", "--by", "5 working days", "--outside-protocol"),
                *("--stage", "substantive"),
            ),
        ),
    ],
    ids=["advice", "clarified", "reissue", "told", "adopt", "outside the protocol"],
)
def test_what_is_read_back_names_what_will_be_assigned(
    small: Path, read_back: str, command: tuple[str, ...]
) -> None:
    declined = on_terminal("n\nn\n", "--record", small, *command)

    assert f"{read_back}Save this? [Y/n]: " in declined.stderr


@terminal
def test_the_end_of_input_at_a_question_saves_nothing(small: Path) -> None:
    before = small.read_bytes()

    left = on_terminal("\x04", "--record", small, "advice", "issue")

    assert left.returncode == 130
    assert left.stderr.endswith("isa: interrupted; nothing was saved\n")
    assert small.read_bytes() == before

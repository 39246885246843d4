from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Isa = Callable[..., CompletedProcess[str]]

PAUSE = ("clock", "pause", "1e5", "--on", "2025-11-20", "--because", "election")
RESUME = ("clock", "resume", "1e5", "--on", "2025-12-01")
EXTEND = (
    *("clock", "extend", "1e5.2", "--on", "2025-12-02", "--agreed-by", "the adviser"),
    *("--because", "asked for", "--by", "5 working days"),
)
CLARIFIED = ("clock", "clarified", "1e5", "--asked", "2025-12-03", "--answered", "2025-12-05")
WAIVE = ("clock", "waive", "1e5.1", "--on", "2025-12-04", "--because", "overtaken")
MARK = ("advice", "mark", "1e5", "--received", "2025-11-14")

PAUSED = """\
reference       addressee    stage        deadline now    deadline then    standing now    \
standing then    owed then by
--------------  -----------  -----------  --------------  ---------------  --------------  \
---------------  --------------
ADV-2025-001.1  cosla        substantive  2025-12-12                       overdue         \
paused           cosla
ADV-2025-001.2  cosla        substantive  2025-12-12                       overdue         \
paused           cosla
"""
RESUMED = """\
reference       addressee    stage        deadline now    deadline then    standing now    \
standing then    owed then by
--------------  -----------  -----------  --------------  ---------------  --------------  \
---------------  --------------
ADV-2025-001.1  cosla        substantive                  2025-12-22       paused          \
overdue          cosla
ADV-2025-001.2  cosla        substantive                  2025-12-22       paused          \
overdue          cosla
"""
EXTENDED = """\
reference       addressee    stage        deadline now    deadline then    standing now    \
standing then    owed then by
--------------  -----------  -----------  --------------  ---------------  --------------  \
---------------  --------------
ADV-2025-001.2  cosla        substantive  2025-12-12      2025-12-19       overdue         \
overdue          cosla
"""
WAIVED = """\
reference       addressee    stage        deadline now    deadline then    standing now    \
standing then    owed then by
--------------  -----------  -----------  --------------  ---------------  --------------  \
---------------  --------------
ADV-2025-001.1  cosla        substantive  2025-12-12      2025-12-12       overdue         \
not-owed         cosla
"""
TRANSFERRED = """\
reference       addressee    stage        deadline now    deadline then    standing now    \
standing then    owed then by
--------------  -----------  -----------  --------------  ---------------  --------------  \
---------------  --------------
ADV-2025-001.2  cosla        substantive  2025-12-12      2025-12-12       overdue         \
overdue          solace
"""
NOTHING_MOVES = "no deadline or standing changes\n"


def told(said: str) -> str:
    """What was said of an entry, without the hash of its receipt."""
    return re.sub(r"(?<=:)[0-9a-f]{64}", "HASH", said)


def test_an_entry_is_told_by_its_reference_number_and_receipt(small: Path, isa: Isa) -> None:
    noted = isa("--record", small, "note", "1e5", "rang", "--on", "2025-12-30")

    assert (noted.returncode, told(noted.stdout), noted.stderr) == (
        0,
        "ADV-2025-001: recorded as entry 7 (receipt 7:HASH)\n",
        "",
    )
    assert noted.stdout.split()[-1].rstrip(")") in isa("--record", small, "verify").stdout


def test_what_would_move_is_shown_on_standard_error_before_it_is_saved(
    small: Path, isa: Isa
) -> None:
    paused = isa("--record", small, *PAUSE)
    resumed = isa("--record", small, *RESUME)

    assert (told(paused.stdout), paused.stderr) == (
        "ADV-2025-001: recorded as entry 7 (receipt 7:HASH)\n",
        PAUSED,
    )
    assert (told(resumed.stdout), resumed.stderr) == (
        "ADV-2025-001: recorded as entry 8 (receipt 8:HASH)\n",
        RESUMED,
    )


def test_an_extension_shows_the_one_deadline_it_moves(small: Path, isa: Isa) -> None:
    extended = isa("--record", small, *EXTEND)

    assert (extended.returncode, extended.stderr) == (0, EXTENDED)


def test_what_moves_nothing_says_so(small: Path, isa: Isa) -> None:
    marked = isa("--record", small, *MARK)

    assert (marked.returncode, marked.stderr) == (0, NOTHING_MOVES)


def test_a_waiver_shows_the_standing_it_changes(small: Path, isa: Isa) -> None:
    waived = isa("--record", small, *WAIVE)

    assert (waived.returncode, waived.stderr) == (0, WAIVED)


def test_a_transfer_shows_who_owes_the_answer_then(small: Path, isa: Isa) -> None:
    added = isa("--record", small, "addressee", "add", "solace", "Solace")
    transferred = isa(
        *("--record", small, "advice", "transfer", "1e5.2", "--from", "cosla", "--to", "solace"),
        *("--on", "2025-12-01", "--because", "theirs"),
    )

    assert added.returncode == 0
    assert (transferred.returncode, transferred.stderr) == (0, TRANSFERRED)


def test_a_transfer_shows_nothing_of_what_is_not_owed(small: Path, isa: Isa) -> None:
    for earlier in (("addressee", "add", "solace", "Solace"), WAIVE):
        assert isa("--record", small, *earlier).returncode == 0

    transferred = isa(
        *("--record", small, "advice", "transfer", "1e5", "--from", "cosla", "--to", "solace"),
        *("--on", "2025-12-05", "--because", "theirs"),
    )

    assert (transferred.returncode, transferred.stderr) == (0, TRANSFERRED)


def test_what_would_move_is_a_table_for_people_in_whatever_format_the_answer_is(
    small: Path, isa: Isa
) -> None:
    paused = isa("--record", small, *PAUSE, "--format", "json")

    assert paused.stderr == PAUSED
    assert [row["number"] for row in json.loads(paused.stdout)["data"]] == [7]


def test_what_the_rules_refuse_shows_no_moves_and_saves_nothing(small: Path, isa: Isa) -> None:
    before = small.read_bytes()

    refused = isa("--record", small, *RESUME)

    assert (refused.returncode, refused.stdout, refused.stderr) == (
        2,
        "",
        "isa: pause: none is open on ADV-2025-001\n",
    )
    assert small.read_bytes() == before


REPEATED = {
    "advice reissue": ("advice", "reissue", "1e5", "--on", "2025-12-01"),
    "advice told": ("advice", "told", "1e5", "--deadline", "2025-12-12", "--on", "2025-11-14"),
    "calendar close": ("calendar", "close", "--first", "2027-06-15", "--because", "flood"),
    "calendar adopt": ("calendar", "adopt", "--package", "--name", "office"),
    "addressee add": ("addressee", "add", "solace", "Solace"),
    "addressee holder": ("addressee", "holder", "cosla", "--name", "N", "--from", "2025-01"),
    "addressee rename": ("addressee", "rename", "cosla", "Cosla", "--on", "2025-01-01"),
    "addressee close": ("addressee", "close", "cosla", "--on", "2026-01-01"),
    "advice issue": ("advice", "issue", "--title", "Two", "--on", "2025-11-14", "--to", "cosla"),
    "advice mark": MARK,
    "advice withdraw": ("advice", "withdraw", "1e5", "--on", "2025-12-01", "--because", "why"),
    "clock pause": PAUSE,
    "clock waive": WAIVE,
    "clock extend": EXTEND,
    "note": ("note", "1e5", "rang", "--on", "2025-12-30"),
    "protocol agree": ("protocol", "agree", "--example", "foisa-like"),
    "response record": (
        *("response", "record", "1e5", "--from", "cosla", "--kind", "substantive"),
        *("--on", "2026-01-02", "-d", "1=accepted", "-d", "2=not-accepted", "--reason", "2=no"),
    ),
}


@pytest.mark.parametrize("command", REPEATED.values(), ids=REPEATED)
def test_the_same_again_is_already_recorded_and_leaves_with_0(
    small: Path, isa: Isa, command: tuple[str, ...]
) -> None:
    first = isa("--record", small, *command)
    before = small.read_bytes()
    again = isa("--record", small, *command)

    assert (first.returncode, again.returncode) == (0, 0), first.stderr + again.stderr
    assert re.fullmatch(
        r"[A-Za-z0-9-]+: already recorded as entry [47]; nothing was added\n", again.stdout
    )
    assert small.read_bytes() == before


@pytest.mark.parametrize(
    ("lead_up", "command"),
    [
        ((PAUSE,), RESUME),
        ((PAUSE,), (*RESUME, "--pause", "7")),
        ((), CLARIFIED),
    ],
    ids=["resume", "resume of a named pause", "clarified"],
)
def test_what_ended_a_pause_or_a_question_is_recognised_when_it_is_sent_again(
    small: Path, isa: Isa, lead_up: tuple[tuple[str, ...], ...], command: tuple[str, ...]
) -> None:
    for earlier in (*lead_up, command):
        assert isa("--record", small, *earlier).returncode == 0
    before = small.read_bytes()

    again = isa("--record", small, *command)

    assert again.returncode == 0, again.stderr
    assert "already recorded as entry 8; nothing was added\n" in again.stdout
    assert small.read_bytes() == before


def test_the_same_extension_again_shows_no_move_for_it_makes_none(small: Path, isa: Isa) -> None:
    assert isa("--record", small, *EXTEND).stderr == EXTENDED

    assert isa("--record", small, *EXTEND).stderr == NOTHING_MOVES


def test_a_deliberate_twin_is_recorded_when_that_is_said(small: Path, isa: Isa) -> None:
    two = ("advice", "issue", "--title", "Two", "--on", "2025-11-14", "--to", "cosla")

    said = [isa("--record", small, *two, *again).stdout for again in ((), ("--again",))]

    assert [told(each) for each in said] == [
        "ADV-2025-002: recorded as entry 7 (receipt 7:HASH)\n",
        "ADV-2025-003: recorded as entry 8 (receipt 8:HASH)\n",
    ]


def test_a_name_of_ones_own_is_recorded_once_and_refused_for_other_content(
    small: Path, isa: Isa
) -> None:
    two = ("advice", "issue", "--on", "2025-11-14", "--id", "letter-7")

    first = isa("--record", small, *two, "--title", "Two")
    same = isa("--record", small, *two, "--title", "Two")
    other = isa("--record", small, *two, "--title", "Three")

    assert (first.returncode, told(first.stdout)) == (
        0,
        "ADV-2025-002: recorded as entry 7 (receipt 7:HASH)\n",
    )
    assert (same.returncode, same.stdout) == (
        0,
        "ADV-2025-002: already recorded as entry 7; nothing was added\n",
    )
    assert (other.returncode, other.stdout, other.stderr) == (
        2,
        "",
        (
            "isa: this identity was used for other content in entry 7; give what is new one of its"
            " own\n"
        ),
    )


def test_what_is_worth_knowing_about_an_entry_goes_to_standard_error(small: Path, isa: Isa) -> None:
    issued = isa("--record", small, "advice", "issue", "--title", "Two", "--on", "2025-11-14")

    assert (issued.returncode, told(issued.stdout), issued.stderr) == (
        0,
        "ADV-2025-002: recorded as entry 7 (receipt 7:HASH)\n",
        "note: ADV-2025-002 names no addressee, so nobody owes an answer\n",
    )


def test_whoever_records_is_named_by_option_then_by_the_environment(small: Path, isa: Isa) -> None:
    note = ("--record", small, "note", "1e5", "--on", "2025-12-30")
    assert isa(*note, "one", "--recorded-by", "registrar").returncode == 0
    assert isa(*note, "two").returncode == 0

    history = isa("--record", small, "history", "1e5", "--format", "json")

    by = [(row["sentence"], row["recorded_by"]) for row in json.loads(history.stdout)["data"]]
    assert by[1:] == [("note: one", "registrar"), ("note: two", "clerk")]

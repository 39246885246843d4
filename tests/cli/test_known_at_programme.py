"""What was known then of the programme: answered again, byte for byte, whatever came since."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from every_question import asking, given, questions

Isa = Callable[..., CompletedProcess[str]]

DAYS = ("2025-12-15", "2026-03-02")
ARGUMENTS: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {
    ("weekly",): ((),),
    ("report", "weekly"): ((), ("--visibility", "restricted")),
    ("report", "dashboard"): ((), ("--visibility", "restricted")),
    ("report", "feed"): ((), ("--visibility", "restricted")),
    ("report", "briefing"): (("--for", "cosla", "--visibility", "restricted"),),
    ("addressee", "open"): ((),),
    ("agenda",): (("cosla",),),
    ("aim", "list"): ((),),
    ("alignment",): ((), ("--groups",), ("--pools",), ("--since", "2025-11-01")),
    ("bodies",): ((),),
    ("changes",): (("2025-11-01", "2026-03-02"),),
    ("commitment", "list"): ((),),
    ("due",): ((),),
    ("engagement", "cadences"): ((),),
    ("engagement", "list"): ((),),
    ("history",): (("openly-end",), ("CMT-2025-003",), ("ADV-2025-003",)),
    ("impact", "list"): ((),),
    ("insight", "list"): ((),),
    ("milestone", "list"): ((), ("--route-map", "openly-map")),
    ("overdue",): ((),),
    ("policy", "list"): ((),),
    ("programme", "route-maps"): ((),),
    ("programme", "show"): ((), ("--toml",)),
    ("progress",): (("--pace",),),
    ("refs",): ((), ("our-papers:1",)),
    ("response", "judgements"): ((),),
    ("response", "list"): ((),),
    ("response", "stances"): ((),),
    ("topic",): ((), ("openly-topic",)),
}
_ON, _WHY = ("--on", "2026-02-01"), ("--because", "as was said")
LATER: tuple[tuple[str, ...], ...] = (
    ("milestone", "replan", "openly-end", "--for", "2027-01", *_ON, *_WHY),
    ("milestone", "reach", "restrictedly-end", *_ON),
    ("milestone", "link", "openly-end", "--nothing", *_ON),
    ("commitment", "revise", "CMT-2025-003", "--for", "2026-06", *_ON, *_WHY),
    ("commitment", "done", "CMT-2025-002", *_ON),
    ("commitment", "make", "RSP-2025-003", "More", "--owner", "cosla", *_ON),
    ("engagement", "record", "cosla", *_ON, "--title", "Later", "--topic", "openly-topic"),
    (
        "engagement",
        "cadence",
        "openly-often",
        "cosla",
        "--since",
        "2025-12-01",
        "--every",
        "1 week",
    ),
    ("insight", "record", "Later", "--kind", "gap", *_ON, "--evidence", "e"),
    ("impact", "record", "Later", *_ON, "--evidence", "e", "--rests-on", "our-papers:1"),
    ("advice", "link", "ADV-2025-003", "--topic", "openly-topic", "--presses", "ADV-2025-001"),
    ("response", "stance", "RSP-2025-003", "accepted", *_ON),
    ("response", "judge", "RSP-2025-003", "responsive", *_ON, *_WHY),
    (
        *("policy", "align", "openly-policy", "openly-aim", "--relation", "data", "--status"),
        *("aligned", *_ON),
    ),
    (
        *("policy", "fund", "openly-policy", "--pounds", "7", "--year", "2026-27", *_ON),
        *("--source", "s"),
    ),
    ("aim", "add", "later-aim", "Later", *_ON),
    ("policy", "add", "later-policy", "Later", *_ON),
    ("reference", "note", "our-papers:1", "Anew", "--seen-on", "2026-02-01"),
    ("body", "describe", "cosla", "--level", "national", *_ON),
    ("addressee", "holder", "cosla", "--name", "A. Later", "--from", "2026-01-01"),
)
"""What is recorded later about days before, so that each of the answers would differ now."""


@pytest.fixture
def record(programmes: Path) -> Path:
    return Path(shutil.copy(programmes, "isa.db"))


def last(isa: Isa) -> str:
    head: str = json.loads(isa("verify", "--format", "json").stdout)["head"]
    return head.partition(":")[0]


@pytest.mark.usefixtures("record")
def test_what_was_answered_then_is_answered_again_and_would_differ_now(isa: Isa) -> None:
    asked = [each for words in ARGUMENTS for each in questions(ARGUMENTS, words, DAYS)]
    before = [(question, _asked(isa, question)) for question in asked]
    then = last(isa)

    for command in LATER:
        assert (command, 0) == (command, isa(*command).returncode)

    for question, said in before:
        assert (question, said) == (question, _asked(isa, question, "--known-at", then))
    same = {words for words in ARGUMENTS if not any(_differs(isa, words, before))}
    assert same == set(UNMOVED)


UNMOVED = (("programme", "route-maps"),)
"""Questions whose answers nothing recorded later moves here."""


def _asked(isa: Isa, question: tuple[str, ...], *more: str) -> dict[str, bytes]:
    """What a command gave, of which nothing is warned but that it is not everything."""
    said = isa(*question, *more)
    assert (question, 0) == (question, said.returncode)
    assert said.stderr == "" or said.stderr.startswith("only what is public is in it")
    return given(said, question)


def _differs(
    isa: Isa, words: tuple[str, ...], before: list[tuple[tuple[str, ...], dict[str, bytes]]]
) -> list[bool]:
    return [
        _asked(isa, question) != said
        for question, said in before
        if question[: len(words)] == words and question[-1] in {"csv", "2026-03-02"}
    ]


def test_every_command_about_the_programme_is_tried_here() -> None:
    elsewhere = {
        *("advice", "calendar", "check", "entry", "escalation", "explain", "export", "hold"),
        *("protocol", "addressee", "compliance"),
    }
    there = {words for words in asking() if words[0] not in elsewhere}
    assert there - {("report", "letter"), ("report", "letters")} <= {*ARGUMENTS}

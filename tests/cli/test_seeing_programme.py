"""Who may see what of the programme: what is hidden is in no answer, nor is what names it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import get_args

import pytest

from every_question import asking, questions, told
from hidden_programmes import (
    AROUND,
    CONFIDENTIAL,
    INTERNAL,
    NUMBERS,
    POUNDS,
    RESTRICTED,
)
from isa_programme.record.facts import Linking

Isa = Callable[..., CompletedProcess[str]]

OPEN = "ADV-2025-003"
ARGUMENTS: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {
    ("weekly",): ((), ("--since", "2025-11-01")),
    ("report", "weekly"): ((),),
    ("report", "dashboard"): ((),),
    ("report", "feed"): ((), ("--addressee", "cosla")),
    ("report", "briefing"): (("--for", "cosla"), ("--for", "cosla", "--since", "2025-11-01")),
    ("report", "letter"): ((OPEN,), ("CMT-2025-003",)),
    ("report", "letters"): (("made-letters",),),
    ("addressee", "open"): ((), ("cosla",)),
    ("advice", "list"): ((),),
    ("advice", "show"): ((OPEN,),),
    ("agenda",): (("cosla",),),
    ("aim", "list"): ((), ("--without-policy",)),
    ("alignment",): ((), ("--groups",), ("--pools",), ("--since", "2025-11-01")),
    ("bodies",): ((), ("--sector", "openly-sector")),
    ("changes",): (("2025-11-01", "2026-03-02"),),
    ("check",): (("--at-least", "note"),),
    ("commitment", "list"): ((), ("--owner", "cosla")),
    ("due",): ((),),
    ("engagement", "cadences"): ((),),
    ("engagement", "list"): ((), ("--with", "cosla")),
    ("entry",): tuple((str(number),) for number in range(5, 140, 4)),
    ("explain",): ((OPEN,),),
    ("export",): (
        (),
        ("made.xlsx",),
        *(
            ("--sheet", sheet)
            for sheet in ("advice", "obligations", "responses", "commitments", "milestones")
        ),
    ),
    ("history",): (
        *((OPEN,), ("RSP-2025-003",), ("CMT-2025-003",), ("openly-end",), ("openly-policy",)),
        *(("cosla",), ("openly-map",), ("ENG-2026-003",)),
    ),
    ("impact", "list"): ((),),
    ("insight", "list"): ((),),
    ("milestone", "list"): ((), ("--route-map", "openly-map"), ("--open",)),
    ("overdue",): ((), ("--ours",)),
    ("policy", "list"): ((),),
    ("programme", "route-maps"): ((),),
    ("programme", "show"): (
        *((), ("--toml",), ("--route-map", "openly-map")),
        ("--toml", "--route-map", "openly-map"),
    ),
    ("progress",): (("--pace",), ("--route-map", "openly-map")),
    ("refs",): ((), ("our-papers:1",), ("--sector", "openly-sector")),
    ("response", "judgements"): ((),),
    ("response", "list"): ((),),
    ("response", "stances"): ((),),
    ("topic",): ((), ("openly-topic",)),
}
ABOUT_ONE_PAPER = {("advice", "show"), ("explain",), ("report", "letter")}
"""Commands that say nothing of what else there is."""
ELSEWHERE = {
    *(("addressee",), ("calendar",), ("compliance",), ("escalation",)),
    *(("hold",), ("protocol",)),
}
"""Groups of commands that the programme is nothing to; of ``addressee``, all but ``open``."""
DAYS = ("2025-12-15", "2026-03-02")
PREFIXES = ("ADV-2025", "RSP-2025", "CMT-2025", "ENG-2026", "INS-2025", "IMP-2025")
HIDDEN = {
    "public": (INTERNAL, RESTRICTED, CONFIDENTIAL),
    "restricted": (CONFIDENTIAL,),
}


def leaks(said: str, level: str) -> list[str]:
    """What of the levels above one stands in an answer: marks, references, sums of money."""
    names = HIDDEN[level]
    numbers = [NUMBERS[name] for name in names if name in NUMBERS]
    pounds = [str(POUNDS[name]) for name in names if name in POUNDS]
    # A receipt's figures may hold any number, and so may the name of an entry of a calendar.
    plain = re.sub(r"[0-9]+:[0-9a-f]{64}|[0-9a-f]{32,64}", "", said).lower()
    marks = [
        *names,
        *(f"{prefix}-{number}".lower() for prefix in PREFIXES for number in numbers),
        *pounds,
        *(f"{int(each):,}" for each in pounds),
    ]
    return [mark for mark in marks if mark in plain]


@pytest.mark.parametrize("level", HIDDEN)
@pytest.mark.parametrize("command", ARGUMENTS, ids=" ".join)
def test_nothing_above_the_visibility_asked_for_is_in_any_answer(
    programmes: Path, isa: Isa, command: tuple[str, ...], level: str
) -> None:
    for question in questions(ARGUMENTS, command, DAYS):
        shown = isa("--record", programmes, *question, "--visibility", level)

        assert (question, []) == (question, leaks(told(shown, question), level))
        assert shown.returncode in {0, 2, 10}, shown.stderr
        assert "unexpected" not in shown.stderr


def test_every_command_about_the_programme_is_tried_here() -> None:
    elsewhere = {words for words in asking() if words[:1] in ELSEWHERE and words not in ARGUMENTS}
    assert {*ARGUMENTS} == {*asking()} - elsewhere


def test_each_mark_is_in_the_record_in_every_kind_of_fact(programmes: Path, isa: Isa) -> None:
    lines = isa("--record", programmes, "export").stdout.splitlines()[1:]
    kinds = {fact.kind for fact in get_args(Linking)}
    around = {fact.kind for fact in AROUND}

    for name in (RESTRICTED, CONFIDENTIAL):
        with_mark = {json.loads(line)["entry"]["kind"] for line in lines if name in line}
        assert kinds - around <= with_mark
    assert INTERNAL in "".join(lines)


def test_what_is_open_is_shown_to_the_public(programmes: Path, isa: Isa) -> None:
    def shown(*question: str) -> str:
        return isa("--record", programmes, *question, "--visibility", "public").stdout

    assert "openly-end" in shown("milestone", "list")
    assert "openly-map" in shown("programme", "route-maps")
    assert "CMT-2025-003" in shown("commitment", "list")
    assert "openly-often" in shown("engagement", "cadences")
    assert "ENG-2026-003" in shown("engagement", "list")
    assert "openly-aim" in shown("alignment")


@pytest.mark.parametrize(
    "command", [each for each in ARGUMENTS if each not in ABOUT_ONE_PAPER], ids=" ".join
)
def test_what_is_left_out_is_there_for_those_who_may_see_it(
    programmes: Path, isa: Isa, command: tuple[str, ...]
) -> None:
    everything = ("--visibility", "confidential")
    assert any(
        leaks(told(isa("--record", programmes, *question, *everything), question), "public")
        for question in questions(ARGUMENTS, command, DAYS)
    )


def test_money_that_is_hidden_is_in_no_sum(programmes: Path, isa: Isa) -> None:
    def pooled(level: str) -> int:
        asked = ("alignment", "--pools", "--visibility", level, "--format", "json")
        rows = json.loads(isa("--record", programmes, *asked).stdout)["data"]
        (babies,) = (row["pounds"] for row in rows if row["group"] == "babies")
        assert isinstance(babies, int)
        return babies

    # Two policies of each level; a figure for the same purpose takes the place of the one before.
    assert pooled("public") == 2 * 100
    assert pooled("restricted") == 2 * (20_002 + 100) + 2 * 100
    assert (
        pooled("confidential") == 2 * (3_000_003 + 20_002 + 100) + 2 * (3_000_003 + 100) + 2 * 100
    )


NAMED: dict[str, tuple[str, ...]] = {
    "milestone": ("history", "-end"),
    "milestones of a route map": ("milestone", "list", "--route-map", "-map"),
    "progress of a route map": ("progress", "--route-map", "-map"),
    "objectives of a route map": ("programme", "show", "--route-map", "-map"),
    "file of a route map": ("programme", "show", "--toml", "--route-map", "-map"),
    "topic": ("topic", "-topic"),
    "commitment": ("explain", "-done"),
    "cadence": ("history", "-often"),
    "policy": ("history", "-policy"),
}


@pytest.mark.parametrize("question", NAMED.values(), ids=NAMED)
def test_what_is_hidden_is_refused_like_what_is_not_there(
    programmes: Path, isa: Isa, question: tuple[str, ...]
) -> None:
    *words, ending = question

    def refused(name: str) -> tuple[int, str, str]:
        said = isa("--record", programmes, *words, f"{name}{ending}", "--visibility", "public")
        return said.returncode, said.stdout, said.stderr.replace(name, "NAME")

    assert refused(CONFIDENTIAL) == refused(RESTRICTED) == refused("nowhere")
    assert refused("nowhere")[:2] == (2, "")

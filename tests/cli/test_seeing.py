"""Who may see what: a mark in every hidden field appears in no answer of any command."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import get_args

import pytest

from every_question import HANDED_OVER, asking, handing_over, questions, told
from hidden_papers import (
    CLOSED,
    CONFIDENTIAL,
    HIDDEN,
    INTERNAL,
    OPEN,
    REFERENCES,
    RESTRICTED,
    SECRET,
    keep_hidden_papers,
)
from isa_programme.record.facts import FACTS, Linking
from isa_programme.record.vocabulary import Visibility

Isa = Callable[..., CompletedProcess[str]]


@pytest.fixture(scope="module")
def kept_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("seeing") / "isa.db"
    keep_hidden_papers(path)
    return path


ARGUMENTS: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {
    ("addressee", "list"): ((),),
    ("addressee", "open"): ((), ("cosla",)),
    ("addressee", "show"): (("cosla",),),
    ("agenda",): (("cosla",),),
    ("weekly",): ((),),
    ("report", "weekly"): ((),),
    ("aim", "list"): ((),),
    ("alignment",): ((), ("--groups",), ("--pools",)),
    ("bodies",): ((),),
    ("changes",): (("2025-01-01", "2026-03-02"),),
    ("commitment", "list"): ((),),
    ("compliance",): ((), ("--by", "protocol"), ("--by", "stage"), ("--by", "month")),
    ("engagement", "cadences"): ((),),
    ("engagement", "list"): ((),),
    ("impact", "list"): ((),),
    ("insight", "list"): ((),),
    ("milestone", "list"): ((),),
    ("policy", "list"): ((),),
    ("programme", "route-maps"): ((),),
    ("programme", "show"): ((), ("--toml",)),
    ("progress",): ((), ("--pace",)),
    ("refs",): ((), ("--sector", "health")),
    ("response", "judgements"): ((),),
    ("response", "stances"): ((),),
    ("topic",): ((),),
    ("advice", "list"): ((),),
    ("advice", "show"): ((OPEN,), (CLOSED,), (SECRET,)),
    ("calendar", "diff"): (("days.csv",),),
    ("calendar", "list"): ((),),
    ("calendar", "show"): ((),),
    ("check",): ((), ("--at-least", "note")),
    ("due",): ((), ("--within", "100 working days")),
    ("escalation", "list"): ((),),
    ("explain",): ((OPEN,), (CLOSED,), (SECRET,), (f"{OPEN}.1",)),
    ("report", "dashboard"): ((),),
    ("report", "feed"): ((), ("--addressee", "cosla")),
    ("export",): (
        (),
        ("made.xlsx",),
        *(
            ("--sheet", sheet)
            for sheet in ("advice", "obligations", "responses", "commitments", "milestones")
        ),
    ),
    ("report", "briefing"): (("--for", "cosla"),),
    ("report", "letters"): (("made-letters",),),
    ("report", "letter"): (
        *((OPEN,), (CLOSED,), (SECRET,), (f"{OPEN}.2",)),
        *((OPEN, "--addressee", "cosla"), (OPEN, "--addressee", "solace")),
    ),
    ("entry",): tuple((str(number),) for number in range(1, 60)),
    ("history",): (
        *((OPEN,), (CLOSED,), (SECRET,), ("cosla",), ("foisa-like",)),
        *(("RSP-2025-001",), ("RSP-2025-002",), ("RSP-2025-003",), ("RSP-2025-005",)),
    ),
    ("hold", "list"): ((),),
    ("overdue",): ((), ("--lead", f"{INTERNAL} lead, anew")),
    ("protocol", "list"): ((),),
    ("protocol", "show"): (("foisa-like",),),
    ("response", "list"): ((), (OPEN,), (CLOSED,), (SECRET,)),
}
DAYS = ("2025-11-14", "2025-12-08", "2026-01-05", "2026-03-02")


@pytest.fixture
def kept(kept_once: Path) -> Path:
    Path("days.csv").write_text(
        "date,reason\n2025-01-01,New Year\n2025-12-04,the boiler\n2028-12-25,Christmas\n",
        encoding="utf-8",
    )
    return kept_once


@pytest.mark.parametrize("level", HIDDEN)
@pytest.mark.parametrize("command", ARGUMENTS, ids=" ".join)
def test_nothing_above_the_visibility_asked_for_is_in_any_answer(
    kept: Path, isa: Isa, command: tuple[str, ...], level: str
) -> None:
    for question in questions(ARGUMENTS, command, DAYS):
        shown = isa("--record", kept, *question, "--visibility", level)
        asked = {word for word in question if word in shown.stderr}
        said = told(shown, question)
        marks = (*HIDDEN[level], *REFERENCES[level])
        # A refusal may say again what was asked about, and no more.
        assert (question, []) == (
            question,
            [mark for mark in marks if mark in said and not any(mark in word for word in asked)],
        )
        assert shown.returncode in {0, 2, 10}
        assert "unexpected" not in shown.stderr


def test_every_command_that_can_be_told_a_visibility_is_tried_here() -> None:
    assert sorted(ARGUMENTS) == sorted(asking())


def test_every_format_that_is_handed_over_is_tried_here() -> None:
    assert sorted(HANDED_OVER) == sorted(handing_over())


OF_THE_PROGRAMME = {
    *(("aim", "list"), ("alignment",), ("commitment", "list"), ("engagement", "cadences")),
    *(("engagement", "list"), ("impact", "list"), ("insight", "list"), ("milestone", "list")),
    *(("policy", "list"), ("programme", "route-maps"), ("programme", "show"), ("progress",)),
    *(("refs",), ("response", "judgements"), ("response", "stances"), ("topic",)),
}
"""Commands about what this record has nothing of; test_seeing_programme has."""
OFFICES_RULES_AND_COUNTS = {
    *(("addressee", "list"), ("addressee", "show"), ("calendar", "list"), ("calendar", "show")),
    *(("compliance",), ("protocol", "list"), ("protocol", "show")),
}
"""Commands that tell no word of a paper, to whoever asks."""


@pytest.mark.parametrize(
    "command",
    [each for each in ARGUMENTS if each not in OF_THE_PROGRAMME | OFFICES_RULES_AND_COUNTS],
    ids=" ".join,
)
def test_what_is_left_out_is_told_to_those_who_may_see_it(
    kept: Path, isa: Isa, command: tuple[str, ...]
) -> None:
    marks = (*HIDDEN["public"], *REFERENCES["public"])
    assert any(
        mark in told(isa("--record", kept, *question, "--visibility", "confidential"), question)
        for question in questions(ARGUMENTS, command, DAYS)
        for mark in marks
    )


def test_every_field_that_is_hidden_is_in_the_record_and_what_is_public_is_in_the_export(
    kept: Path, isa: Isa
) -> None:
    whole = isa("--record", kept, "export").stdout
    public = isa("--record", kept, "export", "--visibility", "public").stdout
    restricted = isa("--record", kept, "export", "--visibility", "restricted").stdout

    kinds = {json.loads(line)["entry"]["kind"] for line in whole.splitlines()[1:]}
    about_us = {"addressee-closed.v1", "addressee-renamed.v1", "holder-appointed.v1"}
    of_the_programme = {fact.kind for fact in get_args(Linking)}  # see test_seeing_programme
    assert {*FACTS} - kinds - of_the_programme == about_us
    for mark in (RESTRICTED, CONFIDENTIAL, INTERNAL):
        assert f"{mark} reason" in whole
        assert f"{mark} delay_reason" in whole
        assert f"{mark} kept_at" in whole
    assert ("One strategy" in public, "A debate" in public, "minutes" in public) == (True,) * 3
    assert (f"{RESTRICTED} title" in restricted, f"{INTERNAL} reason" in restricted) == (True, True)


def test_standings_stay_true_though_the_answer_is_not_shown(kept: Path, isa: Isa) -> None:
    def standing(level: str) -> list[tuple[str, str, str, str | None]]:
        shown = isa(
            *("--record", kept, "advice", "show", OPEN, "--as-at", "2025-12-31"),
            *("--visibility", level, "--format", "json"),
        )
        return [
            (row["reference"], row["addressee"], row["standing"], row["disposition"])
            for row in json.loads(shown.stdout)["data"]
        ]

    assert [each[:3] for each in standing("public")] == [
        each[:3] for each in standing("confidential")
    ]
    assert standing("public")[0][2:] == ("answered-on-time", None)
    assert standing("confidential")[0][2:] == ("answered-on-time", "accepted-with-conditions")


def test_an_answer_says_for_whom_it_is_to_people_and_to_programs(kept: Path, isa: Isa) -> None:
    asked = ("--record", kept, "advice", "list", "--as-at", "2026-03-02", "--visibility")

    public = isa(*asked, "public").stdout
    restricted = isa(*asked, "restricted", "--format", "markdown").stdout
    everything = isa(*asked, "confidential").stdout

    assert public.startswith("what is public; the rest is left out\n\n")
    assert restricted.startswith("what is public or restricted; the rest is left out\n\n")
    assert everything == isa(*asked[:-1]).stdout
    assert [
        json.loads(isa(*asked, level, "--format", "json").stdout)["visibility"]
        for level in Visibility
    ] == [*Visibility]


def test_what_is_hidden_is_refused_like_what_is_not_there(kept: Path, isa: Isa) -> None:
    asked = ("--record", kept, "--visibility", "public")

    hidden = isa(*asked, "explain", CLOSED)
    unknown = isa(*asked, "explain", "ADV-2025-009")

    assert (hidden.returncode, hidden.stdout) == (2, "")
    assert hidden.stderr.replace(CLOSED, "ADV-2025-009") == unknown.stderr


def test_a_public_export_is_told_from_a_record_and_none_is_made_of_it(kept: Path, isa: Isa) -> None:
    exported = isa("--record", kept, "export", "public.jsonl", "--visibility", "public")
    first = json.loads(Path("public.jsonl").read_text(encoding="utf-8").splitlines()[0])

    refused = isa("--record", "new.db", "import", "public.jsonl")

    assert (exported.returncode, exported.stdout, exported.stderr) == (0, "", "")
    assert (first["format"], first["visibility"]) == ("isa-programme-view.v1", "public")
    assert (refused.returncode, refused.stdout, refused.stderr) == (
        2,
        "",
        (
            "isa: line 1: this is a view of a record, with parts of it left out, and no record can"
            " be made of it; isa export without --visibility and --known-at writes the whole\n"
        ),
    )
    assert not Path("new.db").exists()

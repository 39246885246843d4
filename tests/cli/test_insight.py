"""What was learned, and claims that something changed."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

Refuses = Callable[..., None]
Says = Callable[..., str]

pytestmark = pytest.mark.usefixtures("plan")

TAGS = (
    *("--topic", "plans", "--milestone", "draft", "--rests-on", "vision-statement:3"),
    *("--text", "More", "--visibility", "public", "--source", "a page"),
)
INSIGHT = ("insight", "record", "Plans work", "--kind", "what-works", "--on", "2025-12-01")
IMPACT = ("impact", "record", "Fewer moves", "--on", "2025-12-02", "--evidence", "a count")

INSIGHTS = """\
reference     on          kind        what        rests on    concerns
------------  ----------  ----------  ----------  ----------  ----------
INS-2025-002  2025-12-01  what-works  Plans work  a study     cosla
INS-2025-001  2025-12     gap         A gap       a count
"""
PUBLIC_INSIGHTS = """\
what is public; the rest is left out

reference     on          kind        what        rests on    concerns
------------  ----------  ----------  ----------  ----------  ----------
INS-2025-002  2025-12-01  what-works  Plans work  a study     cosla
"""
IMPACTS = """\
reference     on          what         shown by    serves
------------  ----------  -----------  ----------  ------------------
IMP-2025-001  2025-12-02  Fewer moves  a count     vision-statement:3
IMP-2025-002  2025-12-03  A quiet one  a count
"""
PUBLIC_IMPACTS = """\
what is public; the rest is left out

reference     on          what         shown by    serves
------------  ----------  -----------  ----------  ------------------
IMP-2025-001  2025-12-02  Fewer moves  a count     vision-statement:3
"""


def test_insights_are_listed_the_oldest_first_and_restricted_ones_are_left_out(
    says: Says,
) -> None:
    quiet = says("insight", "record", "A gap", "--kind", "gap", "--on", "2025-12", *IMPACT[-2:])
    told = says(
        *(*INSIGHT, "--evidence", "a study", "--concerns", "cosla", "--sector", "housing"), *TAGS
    )

    assert "INS-2025-001: recorded as entry 15 (receipt 15:HASH)\n" == quiet
    assert "INS-2025-002: recorded as entry 16 (receipt 16:HASH)\n" == told
    listed = ("insight", "list", "--as-at", "2026-01-05")
    assert INSIGHTS == says(*listed)
    assert PUBLIC_INSIGHTS == says(*listed, "--visibility", "public")


def test_claims_of_impact_are_listed_and_restricted_ones_are_left_out(says: Says) -> None:
    told = says(*IMPACT, "--advice", "1e5", *TAGS)
    quiet = says("impact", "record", "A quiet one", "--on", "2025-12-03", *IMPACT[-2:])

    assert "IMP-2025-001: recorded as entry 15 (receipt 15:HASH)\n" == told
    assert "IMP-2025-002: recorded as entry 16 (receipt 16:HASH)\n" == quiet
    listed = ("impact", "list", "--as-at", "2026-01-05")
    assert IMPACTS == says(*listed)
    assert PUBLIC_IMPACTS == says(*listed, "--visibility", "public")


@pytest.mark.parametrize(("view", "advice"), [("public", []), ("restricted", ["ADV-2025-001"])])
def test_what_a_claim_followed_from_is_shown_to_those_who_may_see_it(
    says: Says, view: str, advice: list[str]
) -> None:
    says(*IMPACT, "--advice", "1e5", *TAGS)

    row = json.loads(says("impact", "list", "--visibility", view, "--format", "json"))["data"][0]

    assert {
        "reference": "IMP-2025-001",
        "claimed_on": "2025-12-02",
        "title": "Fewer moves",
        "text": "More",
        "evidence": "a count",
        "advice": advice,
        "milestones": ["draft"],
        "references": ["vision-statement:3"],
        "topics": ["plans"],
        "visibility": "public",
        "source": "a page",
        "entry": 15,
    } == row


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("insight", "no insight yet; isa insight record logs one\n"),
        ("impact", "no claim of impact yet; isa impact record logs one\n"),
    ],
)
def test_where_there_is_nothing_it_is_said_how_to_log_one(
    says: Says, noun: str, expected: str
) -> None:
    assert expected == says(noun, "list")


GAP = ("--kind", "gap", "--on", "2025-12", "--evidence", "a count")
BIDI = "title: it holds invisible text-direction characters; leave them out"
REFUSED = {
    ("insight", "record", " ", *GAP): "title: it can't be blank",
    ("insight", "record", "a\u202eb", *GAP): BIDI,
    ("impact", "record", "a\u202eb", *GAP[2:]): BIDI,
    ("impact", "record", "a\x1b[31mb", *GAP[2:]): (
        "title: it is one line; leave out line breaks and control characters"
    ),
    ("insight", "record", "x", *GAP[:-1], " "): "evidence: it can't be blank",
    ("impact", "record", "x", *GAP[2:-1], ""): "evidence: it can't be blank",
    ("insight", "record", "x", "--kind", "hunch", *GAP[2:]): (
        "invalid value for '--kind': 'hunch' is not one of 'what-works', 'gap', 'experience'"
        " (isa insight record --help says more)"
    ),
    ("insight", "record", "x", *GAP, "--concerns", "nobody"): (
        "concerns: no addressee 'nobody' in this record"
    ),
    ("insight", "record", "x", *GAP, "--milestone", "nowhere"): (
        "milestones: no milestone 'nowhere' in this record"
    ),
    ("impact", "record", "x", *GAP[2:], "--advice", "ADV-2025-009"): (
        "advice: no advice 'ADV-2025-009' in this record: isa advice list shows them all"
    ),
}


@pytest.mark.parametrize(("words", "said"), REFUSED.items(), ids=map(ascii, map(" ".join, REFUSED)))
def test_what_is_wrong_is_refused_in_a_sentence(
    refuses: Refuses, words: tuple[str, ...], said: str
) -> None:
    refuses(*words, said=said)

"""References, bodies, topics, and what advice rests on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Refuses = Callable[..., None]
Says = Callable[..., str]

pytestmark = pytest.mark.usefixtures("plan")

DAY = ("--as-at", "2026-01-05")
LEFT_OUT = "what is public; the rest is left out\n\n"

REFERENCES = """\
reference           title                  led by    seen on     rests on it
------------------  ---------------------  --------  ----------  -------------
vision-statement:3  Education, seen again  cosla     2025-12-01  3
our-papers:1        Paper one                        2025-12-01  0
"""
PUBLIC_REFERENCES = REFERENCES.replace("2025-12-01  3", "2025-12-01  2")
OURS = """\
reference     title      led by    seen on     rests on it
------------  ---------  --------  ----------  -------------
our-papers:1  Paper one            2025-12-01  0
"""
POINTING = """\
on          what       reference     offices    title
----------  ---------  ------------  ---------  ---------------------
2025-11-13  advice     ADV-2025-001  cosla      One strategy, not two
2025-12-01  reference  our-papers:1             Paper one
2026-03-02  milestone  end           cosla      The end
"""
PUBLIC_POINTING = """\
on          what       reference     offices    title
----------  ---------  ------------  ---------  ---------
2025-12-01  reference  our-papers:1             Paper one
2026-03-02  milestone  end           cosla      The end
"""
SECTOR = """\
on          what       reference           offices    title
----------  ---------  ------------------  ---------  ---------------------
2025-11-13  advice     ADV-2025-001        cosla      One strategy, not two
2025-11-13  reference  vision-statement:3  cosla      Education, seen again
"""
TOPICS = """\
topic    items    last
-------  -------  ----------
plans    1        2025-11-13
"""
THREAD = """\
on          what    reference     offices    title
----------  ------  ------------  ---------  ---------------------
2025-11-13  advice  ADV-2025-001  cosla      One strategy, not two
"""
BODIES = """\
body                           name                           level    sectors    \
owes                            overdue    commitments    milestones    leads
-----------------------------  -----------------------------  -------  ---------  \
------------------------------  ---------  -------------  ------------  ------------------
independent-strategic-advisor  Independent Strategic Advisor                      \
                                0
cosla                          COSLA                          local    housing    \
ADV-2025-001.1; ADV-2025-001.2  2                         end           vision-statement:3
"""
HOUSING = """\
body    name    level    sectors    owes                            overdue    commitments    \
milestones    leads
------  ------  -------  ---------  ------------------------------  ---------  -------------  \
------------  ------------------
cosla   COSLA   local    housing    ADV-2025-001.1; ADV-2025-001.2  2                         \
end           vision-statement:3
"""


@pytest.fixture
def around(plan: Path, says: Says) -> Path:
    """A paper with tags, a reference seen again, a scheme of our own, and a body."""
    tags = ("--topic", "plans", "--sector", "housing", "--rests-on", "vision-statement:3")
    for number, (about, words) in enumerate(
        (
            (
                "ADV-2025-001: ",
                ("advice", "link", "1e5", *tags, "--serves", "draft", "--on", "2025-11-20"),
            ),
            (
                "vision-statement:3: ",
                (
                    *("reference", "note", "vision-statement:3", "Education, seen again"),
                    *("--text", "Words", "--alias", "plan.example/ed", "--lead", "cosla"),
                    *("--sector", "housing", "--seen-on", "2025-12-01", "--source", "a page"),
                ),
            ),
            (
                "our-papers: ",
                ("reference", "scheme", "our-papers", "Papers of our own", "--source", "us"),
            ),
            (
                "our-papers:1: ",
                (
                    *("reference", "note", "our-papers:1", "Paper one"),
                    *("--part-of", "vision-statement:3", "--seen-on", "2025-12-01"),
                ),
            ),
            (
                "cosla: ",
                (
                    *("body", "describe", "cosla", "--level", "local", "--role", "Speaks"),
                    *("--sector", "housing", "--since", "2025-01-01", "--until", "2027-01-01"),
                    *("--source", "a page", "--on", "2025-12-01"),
                ),
            ),
        ),
        start=15,
    ):
        assert f"{about}recorded as entry {number} (receipt {number}:HASH)\n" == says(*words)
    return plan


LISTS = {
    ("refs",): (REFERENCES, PUBLIC_REFERENCES),
    ("refs", "--scheme", "our-papers"): (OURS, OURS),
    ("refs", "vision-statement:3"): (POINTING, PUBLIC_POINTING),
    ("refs", "plan.example/ed"): (POINTING, PUBLIC_POINTING),
    ("refs", "--sector", "housing"): (SECTOR, None),
    ("topic",): (TOPICS, "nothing to show\n"),
    ("topic", "plans"): (THREAD, None),
    ("bodies",): (BODIES, None),
    ("bodies", "--sector", "housing"): (HOUSING, None),
    ("bodies", "--level", "local"): (HOUSING, None),
    ("bodies", "--level", "national"): (
        "no such body; isa body describe says what part one has\n",
        "nothing to show\n",
    ),
}


@pytest.mark.usefixtures("around")
@pytest.mark.parametrize(("words", "shown"), LISTS.items(), ids=map(" ".join, LISTS))
def test_what_stands_around_is_listed_and_the_public_sees_only_what_is_public(
    says: Says, words: tuple[str, ...], shown: tuple[str, str | None]
) -> None:
    whole, public = shown

    assert whole == says(*words, *DAY)
    if public is not None:
        assert f"{LEFT_OUT}{public}" == says(*words, *DAY, "--visibility", "public")


@pytest.mark.usefixtures("around")
def test_what_a_body_owes_is_public_only_where_the_paper_is(says: Says) -> None:
    shown = says("bodies", *DAY, "--visibility", "public")

    assert "ADV-2025-001" not in shown
    assert "vision-statement:3" in shown


def test_a_paper_is_issued_with_what_it_rests_on_serves_and_presses(says: Says) -> None:
    issued = says(
        *("advice", "issue", "--title", "Pressed again", "--on", "2025-12-01", "--to", "cosla"),
        *("-r", "Do", "--topic", "plans", "--sector", "housing"),
        *("--rests-on", "vision-statement:3", "--serves", "draft", "--presses", "1e5"),
    )

    assert (
        "ADV-2025-002: recorded as entry 15 (receipt 15:HASH)\n"
        "ADV-2025-002: recorded as entry 16 (receipt 16:HASH)\n"
    ) == issued
    assert "Pressed again" in says("topic", "plans", *DAY)
    assert "Pressed again" in says("refs", "vision-statement:3", *DAY)


def test_where_there_is_nothing_it_is_said(says: Says) -> None:
    assert "nothing is tagged with a topic yet\n" == says("topic")
    assert "nothing is tagged with nowhere\n" == says("refs", "--sector", "nowhere")


NO_TOPIC = "no topic 'nowhere' in this record: isa topic shows them all"
NO_NAME = (
    "'nonsense' is no reference; write a scheme, a colon and an id in small letters,"
    " as in vision-statement:3"
)
REFUSED = {
    ("topic", "nowhere"): NO_TOPIC,
    ("refs", "nowhere"): "no reference 'nowhere' in this record: isa refs shows them all",
    ("refs", "a", "--sector", "b"): (
        "give one of NAME, --scheme and --sector (isa refs --help says more)"
    ),
    ("reference", "note", "nonsense", "x"): f"name: {NO_NAME}",
    ("reference", "note", "vision-statement:3", "a\u202eb"): (
        "title: it holds invisible text-direction characters; leave them out"
    ),
    ("reference", "note", "vision-statement:3", "x", "--alias", "a\x1bb"): (
        "aliases: one line of at most 500 visible characters, no blanks around"
    ),
    ("body", "describe", "cosla", "--level", "high"): (
        "invalid value for '--level': 'high' is not one of 'promise-body', 'national', 'local',"
        " 'plan-or-report' (isa body describe --help says more)"
    ),
    ("body", "describe", "nobody", "--level", "local"): (
        "addressee: no addressee 'nobody' in this record"
    ),
    ("advice", "link", "1e5", "--on", "2025-11-20"): (
        "give a --topic, --sector, --rests-on, --serves or --presses"
        " (isa advice link --help says more)"
    ),
    ("advice", "link", "1e5", "--topic", "plans", "--on", "2025-11-01"): (
        "date: 2025-11-01 lies before ADV-2025-001 was issued, on 2025-11-13"
    ),
    ("advice", "link", "1e5", "--serves", "nowhere", "--on", "2025-11-20"): (
        "milestones: no milestone 'nowhere' in this record"
    ),
    ("advice", "link", "1e5", "--presses", "ADV-2025-009", "--on", "2025-11-20"): (
        "presses: no advice 'ADV-2025-009' in this record: isa advice list shows them all"
    ),
}


@pytest.mark.parametrize(("words", "said"), REFUSED.items(), ids=map(ascii, map(" ".join, REFUSED)))
def test_what_is_wrong_is_refused_in_a_sentence(
    refuses: Refuses, words: tuple[str, ...], said: str
) -> None:
    refuses(*words, said=said)

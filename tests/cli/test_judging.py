"""What responses say of a paper as a whole, and our own judgement of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Isa = Callable[..., CompletedProcess[str]]
Says = Callable[..., str]

pytestmark = pytest.mark.usefixtures("answered")

NOTHING_PUBLIC = "what is public; the rest is left out\n\nnothing to show\n"
STANCES = """\
response      paper         as a whole    why
------------  ------------  ------------  -------------
RSP-2025-001  ADV-2025-001  noted         said so later
"""
JUDGEMENTS = """\
response      on              judged      day         why
------------  --------------  ----------  ----------  ---------------
RSP-2025-001  ADV-2025-001    partly      2025-12-15  only one of two
RSP-2025-001  ADV-2025-001.1  responsive  2025-12-16  it does
"""
AGENDA = """\
why             reference       due         what to raise
--------------  --------------  ----------  \
-----------------------------------------------------------
overdue         ADV-2025-001.2  2025-12-12  substantive, 24 days overdue: Name a director
not-responsive  ADV-2025-001                RSP-2025-001 judged only partly responsive: \
only one of two
"""


def judge(says: Says) -> None:
    says(
        *("response", "judge", "RSP-2025-001", "partly", "--on", "2025-12-15"),
        *("--because", "only one of two"),
    )
    says(
        *("response", "judge", "RSP-2025-001", "responsive", "--on", "2025-12-16"),
        *("--because", "it does", "--recommendation", "1"),
    )


def test_the_newest_stance_of_a_response_is_listed(says: Says) -> None:
    stance = ("response", "stance", "RSP-2025-001")

    first = says(*stance, "accepted-in-part", "--on", "2025-12-10", "--because", "as it says")
    later = says(*stance, "noted", "--on", "2025-12-12", "--because", "said so later")

    assert "ADV-2025-001: recorded as entry 17 (receipt 17:HASH)\n" == first
    assert "ADV-2025-001: recorded as entry 18 (receipt 18:HASH)\n" == later
    assert STANCES == says("response", "stances", "--as-at", "2026-01-05")


def test_a_stance_is_recorded_with_the_response_that_takes_it(says: Says) -> None:
    record = (
        *("response", "record", "1e5", "--from", "cosla", "--kind", "holding"),
        *("--on", "2025-12-11", "--stance", "noted", "--stance-reason", "said so later"),
    )

    assert (
        "RSP-2025-002: recorded as entry 17 (receipt 17:HASH)\n"
        "ADV-2025-001: recorded as entry 18 (receipt 18:HASH)\n"
    ) == says(*record)
    expected = STANCES.replace("RSP-2025-001", "RSP-2025-002")
    assert expected == says("response", "stances", "--as-at", "2026-01-05")
    assert (
        "RSP-2025-002: already recorded as entry 17; nothing was added\n"
        "ADV-2025-001: already recorded as entry 18; nothing was added\n"
    ) == says(*record)


def test_judgements_are_listed_and_never_public(says: Says) -> None:
    judge(says)
    listed = ("response", "judgements", "--as-at", "2026-01-05")

    assert JUDGEMENTS == says(*listed)
    assert f"what is public or restricted; the rest is left out\n\n{JUDGEMENTS}" == says(
        *listed, "--visibility", "restricted"
    )
    assert NOTHING_PUBLIC == says(*listed, "--visibility", "public")


@pytest.mark.parametrize("form", ["table", "markdown", "csv", "json", "jsonl"])
def test_nothing_public_tells_how_a_response_was_judged(says: Says, form: str) -> None:
    judge(says)
    view = ("--visibility", "public", "--format", form)

    for question in (
        ("agenda", "cosla", "--as-at", "2026-01-05"),
        ("response", "list", "--as-at", "2026-01-05"),
        ("advice", "show", "1e5", "--as-at", "2026-01-05"),
        ("history", "1e5"),
        ("changes", "2025-10-01", "2026-01-05"),
        ("progress", "--as-at", "2026-01-05"),
    ):
        shown = says(*question, *view)
        assert "only one of two" not in shown, question
        assert "partly" not in shown, question


def test_what_was_judged_not_to_answer_is_on_the_agenda(says: Says) -> None:
    judge(says)

    assert AGENDA == says("agenda", "cosla", "--as-at", "2026-01-05")


HELP = "(isa response judge --help says more)"
REFUSED = {
    ("judge", "RSP-2025-001", "maybe", "--on", "2025-12-15", "--because", "x"): (
        "invalid value for '{responsive|partly|not-responsive}': 'maybe' is not one of"
        f" 'responsive', 'partly', 'not-responsive' {HELP}"
    ),
    ("judge", "RSP-2025-009", "partly", "--on", "2025-12-15", "--because", "x"): (
        "response: no response 'RSP-2025-009' in this record"
    ),
    ("judge", "RSP-2025-001", "partly", "--on", "2025-12-15", "--because", " "): (
        "reason: it can't be blank"
    ),
    (
        *("judge", "RSP-2025-001", "partly", "--on", "2025-12-15", "--because", "x"),
        *("--recommendation", "3"),
    ): (
        "recommendation: no recommendation 'ADV-2025-001.3' in this record:"
        " ADV-2025-001 has 2 of them"
    ),
    ("judge", "RSP-2025-001", "partly", "--on", "9999-01-01", "--because", "x"): (
        "date: 9999-01-01 has not come yet; today is TODAY"
    ),
    ("stance", "1e5", "noted", "--on", "2025-12-20"): (
        "response: no response '1e5' in this record"
    ),
}


@pytest.mark.parametrize(("words", "said"), REFUSED.items(), ids=map(" ".join, REFUSED))
def test_what_is_wrong_is_refused_in_a_sentence(
    answered: Path, isa: Isa, words: tuple[str, ...], said: str
) -> None:
    before = answered.read_bytes()

    refused = isa("response", *words)

    told = said.split("TODAY", maxsplit=1)[0]
    assert (2, "") == (refused.returncode, refused.stdout)
    assert refused.stderr.startswith(f"isa: {told}")
    assert 1 == refused.stderr.count("\n")
    assert before == answered.read_bytes()

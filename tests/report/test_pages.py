"""Pages for people: lists within lists stay so in Markdown, and sentences end once."""

from __future__ import annotations

from datetime import date

import pytest

from isa_programme.questions.changes.rows import Changed, ChangeRow
from isa_programme.questions.programme.progress import progress
from isa_programme.record.held import Held
from isa_programme.report.changes_page import changes_page
from isa_programme.report.progress_page import progress_page
from plans import planned

HELD = Held(head="")
DAY = date(2026, 2, 2)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        (
            False,
            [
                "  what the end hangs on, the first to come first:",
                "    a_1, A_1: 2 March 2026; 30 days before the next",
                "    b, B: 1 April 2026",
            ],
        ),
        (
            True,
            [
                "- what the end hangs on, the first to come first:",
                "  - a\\_1, A\\_1: 2 March 2026; 30 days before the next",
                "  - b, B: 1 April 2026",
            ],
        ),
    ],
    ids=["text", "markdown"],
)
def test_the_critical_chain_is_a_list_within_the_list(markdown: bool, expected: list[str]) -> None:
    plan = planned({"a_1": date(2026, 3, 2), "b": date(2026, 4, 1)}, {"b": ["a_1"]})
    page = progress_page(progress(plan, as_at=DAY), HELD, markdown=markdown).splitlines()
    first = page.index(expected[0])
    assert expected == page[first : first + 3]


@pytest.mark.parametrize(
    ("said", "told"),
    [("no money", "no money."), ("No money.", "No money."), ("Why?", "Why?")],
)
def test_a_sentence_that_somebody_ended_is_not_ended_again(said: str, told: str) -> None:
    row = ChangeRow(
        what=Changed.MILESTONE_DROPPED,
        on=DAY,
        reference="b",
        offices=(),
        sentence=said,
        entry=12,
    )
    page = changes_page([row], HELD, date(2026, 1, 31), date(2026, 2, 28))
    assert f"  2 February 2026: b: {told}" == page.splitlines()[-1]

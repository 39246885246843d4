"""Offices with so much to do, for the page they look at on Monday."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import attrs

from documents import HOSTILE
from isa_programme.record.advice import Advice
from isa_programme.record.counting_rules import ProtocolStatus
from isa_programme.record.facts import Fact
from isa_programme.record.protocols import EscalationStep
from isa_programme.record.vocabulary import Visibility
from isa_programme.report.document.document import Document
from isa_programme.report.weekly_page import weekly_page
from isa_programme.tracker.viewing import View
from registers import COSLA, SUBSTANTIVE, ground, issued, paper, protocol, register

ISSUED = date(2025, 11, 3)
MONDAY = date(2025, 12, 8)
OURSELVES = Visibility.CONFIDENTIAL


def office(*happened: Fact, papers: Sequence[Advice]) -> View:
    """An office whose protocol is a borrowed example with one escalation step."""
    rules = attrs.evolve(
        protocol(SUBSTANTIVE),
        status=ProtocolStatus.BORROWED_EXAMPLE,
        escalation=(EscalationStep(name="a reminder", after=2, to=COSLA),),
    )
    return View(register(*ground(rules), *map(issued, papers), *happened))


def page(shown: View, as_at: date = MONDAY, *, since: date | None = None) -> Document:
    return weekly_page(shown, as_at=as_at, visibility=OURSELVES, since=since)


def one_paper(*happened: Fact, items: int = 2, lead: str = "Ann") -> View:
    return office(*happened, papers=[attrs.evolve(paper(ISSUED, items=items), lead=lead)])


def many(papers: int, *leads: str, title: str = "One strategy, not two") -> View:
    """So many papers, each of its own day, looked after in turn."""
    return office(
        papers=[
            attrs.evolve(
                paper(ISSUED - timedelta(days=number)),
                reference=f"ADV-2025-{number:03d}",
                title=title,
                lead=leads[number % len(leads)],
            )
            for number in range(1, papers + 1)
        ]
    )


BUSY = {
    "one lead": many(60, "Ann"),
    "three leads": many(60, "Ann", "Bob", "Cat"),
    "eight leads": many(60, *(f"Lead {number}" for number in range(8))),
    "forty leads": many(60, *(f"Lead {number}" for number in range(40))),
    "wide letters": many(60, "W" * 100, title="W" * 200),
    "what can't be seen": many(60, "Ann", title="a\u200b" * 90),
    "words of other scripts": many(60, "漢字" * 50, title="漢字" * 90),
    "hostile": many(60, "Ann", title=" ".join(HOSTILE.split())[:190]),
}
"""More than fits on a page, by what is hard about it."""

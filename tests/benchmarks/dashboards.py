"""The dashboard of 10,000 obligations, against its lines and explanations in plain f-strings."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from html import escape

import attrs

import registers
from benchmarks.measuring import Contender, Goal, Row, Sense, race
from isa_programme.clock.explanation import explain
from isa_programme.questions.standing import standings_read
from isa_programme.record.advice import Recommendation
from isa_programme.record.facts import Fact
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import Visibility
from isa_programme.report.dashboard import dashboard
from isa_programme.report.dashboard.assembling import assembled
from isa_programme.report.dashboard.page import Page
from isa_programme.report.dashboard.writing import written
from isa_programme.report.visible import visible
from isa_programme.tracker.viewing import View

AS_AT = date(2027, 3, 1)
PAPERS, ASKED = 2_000, 5
"""Papers, and recommendations of each: 10,000 obligations."""
MEGABYTES = 15
_ROUNDS = 3


def rows() -> Iterator[Row]:
    """The rows of the table about dashboards; the page is to be small enough to be sent, too."""
    view = View(_record())
    page = assembled(view, AS_AT)
    size = len(written(page).encode("utf-8"))
    assert size < MEGABYTES * 1_000_000, f"{size} bytes are too many to be sent"
    yield from race(
        "a dashboard of 10,000 obligations",
        Contender("ours", lambda: [view], _ours),
        (Contender("its lines in plain f-strings", lambda: [view], _plain), _GOAL),
        rounds=_ROUNDS,
    )
    yield from race(
        "the same, written once it is assembled",
        Contender("ours", lambda: [page], _written),
        (Contender("its rows in plain f-strings", lambda: [page], _plainly_written), _GOAL),
        rounds=_ROUNDS,
    )


_GOAL = Goal(Sense.COST, must=2, aim=1.5)


def _ours(views: Sequence[View]) -> list[str]:
    return [dashboard(view, as_at=AS_AT, visibility=Visibility.CONFIDENTIAL) for view in views]


def _written(pages: Sequence[Page]) -> list[str]:
    return [written(page) for page in pages]


def _plain(views: Sequence[View]) -> list[str]:
    """Every line with its explanation, read once and written with nothing but f-strings."""
    made = []
    for view in views:
        seen = view.seen_at(Visibility.CONFIDENTIAL)
        for reading, line in standings_read(seen.register, as_at=AS_AT):
            name = f"{line.reference}:{line.addressee}"
            steps = "".join(
                f"<li>{_safe(each)}</li>" for each in explain(reading, line.addressee).sentences
            )
            made.append(
                f'<tr id="line-{name}"><th scope="row"><a href="#explain-{name}">'
                f"{_safe(line.reference)}</a></th><td>{_safe(line.text)}</td>"
                f"<td>{_safe(line.addressee_name)}</td><td>{line.stage}</td>"
                f"<td>{line.standing}</td><td>{line.deadline}</td><td>{line.met_on}</td>"
                f"<td>{line.working_days_late}</td><td>{line.disposition}</td></tr>"
                f'<details id="explain-{name}"><summary>{_safe(line.reference)},'
                f" {_safe(line.addressee_name)}</summary><ol>{steps}</ol></details>"
            )
    return ["\n".join(made)]


def _plainly_written(pages: Sequence[Page]) -> list[str]:
    """Every cell and every step of a page, with nothing but f-strings."""
    made = []
    for page in pages:
        for part in page.parts:
            for table in part.tables:
                made += [
                    f'<tr id="{row.name}" data-k="{row.tags}">'
                    f"{''.join(f'<td>{_safe(str(cell))}</td>' for cell in row.cells)}</tr>"
                    for row in table.rows
                ]
        for each in page.explained:
            heads = "".join(
                f'<span id="{line.name}">{_safe(line.heading)}</span>'
                f"<li>{''.join(map(_safe, line.sentences))}</li>"
                for line in each.lines
            )
            steps = "".join(f"<li>{_safe(step)}</li>" for step in each.sentences)
            made.append(f"<details>{heads}<ol>{steps}</ol></details>")
    return ["\n".join(made)]


def _safe(text: str) -> str:
    return escape(visible(text))


def _record() -> Register:
    """Papers over two years, two in three of them answered in part."""
    drawn = random.Random(PAPERS)
    facts: list[Fact] = [*registers.ground(registers.protocol(registers.SUBSTANTIVE))]
    for number in range(1, PAPERS + 1):
        issued_on = date(2025, 1, 1) + timedelta(days=drawn.randrange(780))
        office = drawn.choice(registers.OFFICES)
        paper = attrs.evolve(
            registers.paper(issued_on, office),
            reference=f"ADV-2025-{number:04d}",
            title=f"A paper of some length, with the number {number} and a little more",
            recommendations=tuple(
                Recommendation(
                    text=f"Do what is asked in paper {number}, part {part}, and say by when",
                    addressees=(office,),
                )
                for part in range(1, ASKED + 1)
            ),
        )
        facts.append(registers.issued(paper))
        if drawn.randrange(3):
            answer = registers.letter(
                min(AS_AT, issued_on + timedelta(days=drawn.randrange(40))), office, number=number
            )
            facts.append(registers.came(attrs.evolve(answer, advice=paper.reference)))
    return registers.register(*facts)

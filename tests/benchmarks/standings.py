"""How quick the standing of every obligation is, against a plain scan of a table."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import attrs
from attrs import frozen

import registers
from benchmarks.measuring import Contender, Goal, Row, Sense, race
from isa_programme.questions.standing import standings
from isa_programme.questions.standing_table import StandingTable, standing_table
from isa_programme.record.facts import Fact
from isa_programme.record.register import Register

PAPERS = 2_000
AS_AT = date(2027, 3, 1)
NEXT_WEEK = AS_AT + timedelta(days=7)


@frozen
class Owed:
    """What a plain table would hold."""

    deadline: date
    met_on: date | None


def rows() -> Iterator[Row]:
    """The row about standings, as it is measured."""
    record = _record()
    table = standing_table(record, as_at=AS_AT)
    if table.standings(as_at=NEXT_WEEK) != [
        line.standing for line in standings(record, as_at=NEXT_WEEK)
    ]:
        raise AssertionError("the table gives other standings")
    owed = [Owed(row.deadline, None if row.settled is None else AS_AT) for row in table.rows]

    def scan(owed: Sequence[Owed]) -> list[bool]:
        return [each.met_on is None and each.deadline < NEXT_WEEK for each in owed]

    def ours(_: Sequence[Owed]) -> object:
        return table.standings(as_at=NEXT_WEEK)

    yield from race(
        "standing of every obligation, each",
        Contender("ours", lambda: owed, ours),
        (
            Contender("a plain scan for what is overdue", lambda: owed, scan),
            Goal(Sense.COST, must=3, aim=1.5),
        ),
    )
    yield from race(
        "the table of standings made, each obligation",
        Contender("ours", lambda: owed, lambda _: _made(record)),
        (Contender("a plain scan for what is overdue", lambda: owed, scan), Goal(Sense.COST)),
        rounds=2,
    )


def _made(record: Register) -> StandingTable:
    return standing_table(record, as_at=AS_AT)


def _record() -> Register:
    """Papers over two years, two in three of them answered."""
    drawn = random.Random(PAPERS)
    facts: list[Fact] = [*registers.ground(registers.protocol(registers.SUBSTANTIVE))]
    for number in range(1, PAPERS + 1):
        issued_on = date(2025, 1, 1) + timedelta(days=drawn.randrange(780))
        paper = attrs.evolve(registers.paper(issued_on), reference=f"ADV-2025-{number:04d}")
        facts.append(registers.issued(paper))
        if drawn.randrange(3):
            answer = registers.letter(min(AS_AT, issued_on + timedelta(days=drawn.randrange(40))))
            facts.append(registers.came(attrs.evolve(answer, advice=paper.reference)))
    return registers.register(*facts)

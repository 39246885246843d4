"""How quick it is to make what is handed over, of a record with 10,000 obligations."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import attrs

import registers
from benchmarks.measuring import Goal, Row, Sense
from isa_programme import Addressee, Tracker
from isa_programme.record.facts import Fact
from isa_programme.record.vocabulary import Function, Visibility
from isa_programme.report.calendar_feed import calendar_feed

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
AS_AT = NOW.date()
OFFICES = ("minister", "cosla", "council", "health-board", "police-authority")
OBLIGATIONS = 10_002
_A_PAPER_OWES = 6
"""Two offices, each an acknowledgement and an answer to two recommendations."""
_ROUNDS = 3


def rows() -> Iterator[Row]:
    """Every row about what is handed over, as each is measured."""
    with TemporaryDirectory(prefix="isa-benchmark-") as folder:
        path = large_record(Path(folder))
        yield feed(path)


def large_record(folder: Path) -> Path:
    """Papers over two years for all to see, two in three of them answered in part."""
    path = folder / "large.db"
    drawn = random.Random(OBLIGATIONS)
    with Tracker.create(
        path,
        adopted_on=registers.BEFORE_ALL,
        addressees=[Addressee(slug=slug, name=slug.title()) for slug in OFFICES],
        protocols=[registers.protocol(registers.ACKNOWLEDGEMENT, registers.SUBSTANTIVE)],
        now=lambda: NOW,
    ) as tracker:
        tracker.record_all(_facts(drawn))
        owed = len(tracker.standings(as_at=AS_AT))
    if owed != OBLIGATIONS:
        raise AssertionError(f"{owed} obligations")
    return path


def _facts(drawn: random.Random) -> Iterator[Fact]:
    numbers = {2025: 0, 2026: 0, 2027: 0}
    for _ in range(OBLIGATIONS // _A_PAPER_OWES):
        issued_on = date(2025, 1, 6) + timedelta(days=drawn.randrange(780))
        asked = drawn.sample(OFFICES, 2)
        numbers[issued_on.year] += 1
        reference = f"ADV-{issued_on.year}-{numbers[issued_on.year]:03d}"
        paper = registers.paper(issued_on, *asked, items=2)
        yield registers.issued(
            attrs.evolve(
                paper,
                reference="",
                title=f"{paper.title}, for the {drawn.randrange(1000)}th time",
                issued_by="independent-strategic-advisor",
                function=drawn.choice([*Function]),
                visibility=Visibility.PUBLIC,
            )
        )
        if drawn.randrange(3):
            came_on = min(AS_AT, issued_on + timedelta(days=drawn.randrange(40)))
            letter = registers.letter(came_on, asked[0])
            yield registers.came(
                attrs.evolve(letter, reference="", advice=reference, visibility=Visibility.PUBLIC)
            )


def feed(path: Path) -> Row:
    """The calendar feed, from opening the record to its last byte, against three seconds."""
    best = float("inf")
    for _ in range(_ROUNDS):
        begun = perf_counter()
        with Tracker.open(path) as tracker:
            made = calendar_feed(tracker, as_at=AS_AT)
        best = min(best, perf_counter() - begun)
    events = made.count(b"BEGIN:VEVENT")
    if events != OBLIGATIONS + 1:
        raise AssertionError(f"{events} events")
    return Row(
        f"a calendar feed of {OBLIGATIONS:,} obligations",
        "three seconds",
        best,
        3.0,
        Goal(Sense.COST, must=1),
    )

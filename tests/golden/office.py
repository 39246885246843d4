"""An office's year, made up from beginning to end: no office, paper, date or figure in it is real.

What is made of it is compared with the golden files; see :mod:`golden.__main__`.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from golden.papers import PAPERS
from golden.story import FixedClock, record
from golden.surroundings import SURROUNDINGS
from isa_programme import (
    Addressee,
    Allowance,
    AppliesTo,
    EscalationStep,
    Programme,
    Protocol,
    ProtocolStatus,
    Stage,
    StageName,
    Tracker,
    WorkingCalendar,
)
from isa_programme.calendars.periods import Period
from isa_programme.record.counting_rules import CountsFrom
from isa_programme.record.stages import HoldingExtends

DAY = date(2026, 3, 2)
"""The day on which the office is looked at: something of it stands in every standing."""

_BEGUN = date(2025, 9, 1)
_PROGRAMME = Programme(
    title="An invented office\u2019s programme",
    adviser="invented-adviser",
    adviser_name="The Invented Adviser",
    length=Allowance.parse("18 months"),
    period=Period(_BEGUN, date(2027, 2, 28)),
    source="made up for tests",
)
_OFFICES = (
    Addressee(slug="invented-adviser", name="The Invented Adviser", kind="adviser", ours=True),
    Addressee(slug="government", name="Government of Nowhere", kind="government"),
    Addressee(
        slug="minister",
        name="Minister for Families (invented)",
        kind="government",
        body="government",
    ),
    Addressee(slug="councils", name="Councils of Nowhere", kind="local-government"),
    Addressee(slug="health", name="Bòrd Slàinte nan Eilean Beaga", kind="health"),
    Addressee(slug="scrutiny", name="Scrutiny of Nowhere", kind="scrutiny"),
)
_CALENDAR = WorkingCalendar(
    name="nowhere",
    first=date(2025, 1, 1),
    last=date(2027, 12, 31),
    closed={
        date(2025, 12, 25): "Christmas Day",
        date(2025, 12, 26): "Boxing Day",
        date(2026, 1, 1): "New Year\u2019s Day",
        date(2026, 1, 2): "2 January",
        date(2026, 4, 3): "Good Friday",
    },
    week=frozenset({0, 1, 2, 3, 4}),
    source="made up for tests",
    provisional_from=date(2027, 1, 1),
)
_PROTOCOLS = (
    Protocol(
        name="answers",
        version=1,
        status=ProtocolStatus.BORROWED_EXAMPLE,
        title="A borrowed example, not agreed: twenty working days",
        effective_from=_BEGUN,
        source="made up for tests",
        calendars=("nowhere",),
        applies_to=AppliesTo(kinds=frozenset({"government", "local-government"})),
        stages=(
            Stage(name=StageName.ACKNOWLEDGEMENT, allowance=Allowance.parse("5 working days")),
            Stage(
                name=StageName.SUBSTANTIVE,
                allowance=Allowance.parse("20 working days"),
                clause="2.1",
                holding=HoldingExtends(extends=Allowance.parse("10 working days")),
            ),
            Stage(
                name=StageName.UPDATE,
                allowance=Allowance.parse("3 months"),
                every=Allowance.parse("3 months"),
                times=4,
            ),
        ),
        escalation=(
            EscalationStep(name="a reminder", stage=StageName.ACKNOWLEDGEMENT, after=3),
            EscalationStep(name="a letter asking for the answer", after=1),
            EscalationStep(name="a letter to the Government", after=10, to="government"),
            EscalationStep(name="the next meeting of the sub-committee", after=20),
        ),
    ),
    Protocol(
        name="health-answers",
        version=1,
        status=ProtocolStatus.AGREED,
        title="Agreed in this story, and nowhere else",
        adopted_on=date(2025, 8, 4),
        effective_from=_BEGUN,
        source="made up for tests",
        calendars=("nowhere",),
        applies_to=AppliesTo(kinds=frozenset({"health"})),
        stages=(
            Stage(
                name=StageName.SUBSTANTIVE,
                allowance=Allowance.parse("6 weeks"),
                counts_from=CountsFrom.RECEIVED,
            ),
        ),
    ),
)


def make(path: Path) -> Tracker:
    """The record of the year at a path where there is none yet."""
    clock = FixedClock(_BEGUN)
    tracker = Tracker.create(
        path,
        programme=_PROGRAMME,
        addressees=_OFFICES,
        calendar=_CALENDAR,
        adopted_on=date(2025, 1, 1),
        protocols=_PROTOCOLS,
        recorded_by="The invented office",
        now=clock,
    )
    record(tracker, clock, (*SURROUNDINGS, *PAPERS))
    return tracker

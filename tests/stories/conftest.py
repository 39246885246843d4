from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from isa_programme import (
    Addressee,
    Allowance,
    AppliesTo,
    EscalationStep,
    Protocol,
    ProtocolStatus,
    Stage,
    StageName,
    Tracker,
)
from isa_programme.errors import RecordError
from journal_samples import NOW
from stretches_asked import assert_the_table_tells_it

OFFICES = (
    Addressee(slug="government", name="Scottish Government", kind="government"),
    Addressee(slug="minister", name="Minister", kind="government", body="government"),
    Addressee(slug="secretary", name="Permanent Secretary", kind="government", body="government"),
    Addressee(slug="cosla", name="COSLA", kind="local-government"),
    Addressee(slug="charity", name="A charity", kind="third-sector"),
)

ANSWERS = Protocol(
    name="answers",
    version=1,
    status=ProtocolStatus.AGREED,
    title="Answering advice",
    effective_from=date(2025, 1, 1),
    adopted_on=date(2024, 12, 2),
    source="Exchange of letters",
    applies_to=AppliesTo(kinds=frozenset({"government", "local-government"})),
    stages=(Stage(name=StageName.SUBSTANTIVE, allowance=Allowance.parse("20 working days")),),
    escalation=(
        EscalationStep(name="a letter asking for the answer", after=1),
        EscalationStep(name="a meeting with the First Minister", after=10, to="government"),
    ),
)
"""Twenty working days for the offices of central and local government, and nothing else."""


@pytest.fixture(autouse=True)
def told_from_the_table(tmp_path: Path) -> Iterator[None]:
    """After every story, each record in its folder tells from its table what its entries tell."""
    yield
    for path in sorted(tmp_path.rglob("*.db")):
        with suppress(RecordError), Tracker.open(path) as left:
            assert_the_table_tells_it(left)


@pytest.fixture
def answers() -> Protocol:
    return ANSWERS


@pytest.fixture
def tracker(tmp_path: Path) -> Iterator[Tracker]:
    """A record with five offices and the protocol, in which it is always the same instant."""
    with Tracker.create(
        tmp_path / "isa.db",
        addressees=OFFICES,
        protocols=[ANSWERS],
        recorded_by="clerk",
        now=lambda: NOW,
    ) as made:
        yield made


@pytest.fixture
def standing(tracker: Tracker) -> Callable[[str], list[str]]:
    """Where everything stands at the end of a day, a sentence for each line."""

    def told(day: str) -> list[str]:
        return [
            f"{line.reference} {line.addressee} {line.stage}: {line.standing}, {line.deadline}"
            for line in tracker.standings(as_at=date.fromisoformat(day))
        ]

    return told

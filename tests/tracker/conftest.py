from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from isa_programme import (
    Addressee,
    Allowance,
    Protocol,
    ProtocolStatus,
    Stage,
    StageName,
    Tracker,
)
from journal_samples import NOW


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "isa.db"


@pytest.fixture
def tracker(path: Path) -> Iterator[Tracker]:
    """A record of six entries: programme, calendar, adviser, two offices, protocol."""
    with Tracker.create(
        path,
        addressees=[
            Addressee(slug="minister", name="Minister"),
            Addressee(slug="cosla", name="COSLA"),
        ],
        protocols=[
            Protocol(
                name="answers",
                version=1,
                status=ProtocolStatus.AGREED,
                title="Answering advice",
                effective_from=date(2024, 1, 1),
                adopted_on=date(2023, 12, 1),
                source="Exchange of letters",
                stages=(
                    Stage(name=StageName.SUBSTANTIVE, allowance=Allowance.parse("20 working days")),
                ),
            )
        ],
        recorded_by="clerk",
        now=lambda: NOW,
    ) as made:
        yield made

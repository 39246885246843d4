from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from isa_programme.record.addressees import Addressee
from isa_programme.tracker.tracker import Tracker


@pytest.fixture
def tracker(tmp_path: Path) -> Iterator[Tracker]:
    """A record of a few offices and no papers, in which it is always November 2026."""
    with Tracker.create(
        tmp_path / "isa.db",
        addressees=[
            Addressee(slug=slug, name=slug.upper(), kind="government")
            for slug in ("minister", "cosla", "solace", "board")
        ],
        example="foisa-like",
        now=lambda: datetime(2026, 11, 23, 12, 0, tzinfo=UTC),
    ) as made:
        yield made

from __future__ import annotations

from pathlib import Path

import pytest

from isa_programme.journal.journal import Journal
from journal_samples import ISSUED, NOTED, NOW, note, record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "isa.db"


@pytest.fixture
def journal(path: Path) -> Journal:
    """A record of three entries."""
    made = Journal.create(path, now=lambda: NOW)
    record(made, ISSUED, NOTED, note())
    return made

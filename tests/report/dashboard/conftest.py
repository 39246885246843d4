from __future__ import annotations

from collections.abc import Iterator

import pytest

from golden.records import OFFICE
from isa_programme import Tracker
from isa_programme.record.vocabulary import Visibility
from isa_programme.report.dashboard import dashboard
from pages_read import Element, read


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tracker]:
    """The invented office's year, in which something stands in every standing."""
    with Tracker.open(OFFICE.put(tmp_path_factory.mktemp("dashboard"))) as tracker:
        yield tracker


@pytest.fixture(scope="session")
def texts(office: Tracker) -> dict[Visibility, str]:
    """Its dashboard at every visibility."""
    return {level: dashboard(office, as_at=OFFICE.as_at, visibility=level) for level in Visibility}


@pytest.fixture(scope="session")
def pages(texts: dict[Visibility, str]) -> dict[Visibility, Element]:
    """The same, read back."""
    return {level: read(text) for level, text in texts.items()}


@pytest.fixture(params=list(Visibility))
def level(request: pytest.FixtureRequest) -> Visibility:
    """Each visibility."""
    found: Visibility = request.param
    return found


@pytest.fixture
def page(pages: dict[Visibility, Element], level: Visibility) -> Element:
    """The dashboard at a visibility."""
    return pages[level]

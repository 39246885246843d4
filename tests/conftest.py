from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from servers import Server

settings.register_profile("dev", max_examples=50, derandomize=True, deadline=None)
settings.register_profile("ci", max_examples=300, derandomize=True, deadline=None)
settings.register_profile(
    "mutants", max_examples=10, derandomize=True, deadline=None, database=None
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))


def pytest_addoption(parser: pytest.Parser) -> None:
    # Only here does pytest look for options, whichever part of the tests it is given.
    parser.addoption("--full", action="store_true", help="prove the promises in full figures")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server; what needs one is skipped where there is none."""
    why = "psycopg is not installed"
    servers = pytest.importorskip("servers", reason=why, exc_type=ImportError)
    try:
        with servers.server() as found:
            yield found
    except servers.NoServerError as error:
        pytest.skip(str(error))

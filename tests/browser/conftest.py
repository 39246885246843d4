from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser import chromium, printed
from browser.opened import WIDE, OpenedPage, context_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

Opens = Callable[..., OpenedPage]


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """Chromium; whatever asks for it is skipped, and says why, where it is missing."""
    if reason := chromium.why_not():
        if request.config.getoption("--full"):
            pytest.fail(reason)
        pytest.skip(reason)
    with chromium.launched() as running:
        yield running


@pytest.fixture(scope="session")
def paper(request: pytest.FixtureRequest) -> None:
    """Asks for what reads a printed page; skipped, and says why, where it is missing."""
    if reason := printed.why_not():
        if request.config.getoption("--full"):
            pytest.fail(reason)
        pytest.skip(reason)


@pytest.fixture
def opens(browser: Browser, tmp_path: Path) -> Iterator[Opens]:
    """Opens a page, given as its text, from a file of its own."""
    contexts: list[BrowserContext] = []

    def run(text: str, *, script: bool = True, width: int = WIDE) -> OpenedPage:
        file = tmp_path / f"page-{len(contexts)}.html"
        file.write_text(text, encoding="utf-8")
        contexts.append(context_of(browser, script=script, width=width))
        return OpenedPage(contexts[-1], file)

    yield run
    for context in contexts:
        context.close()

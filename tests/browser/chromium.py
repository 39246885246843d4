"""The browser that pages are looked at in: Debian's Chromium without a window, and alone."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_ALONE = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
    # Whatever a page asks for by name is nowhere to be found.
    "--host-resolver-rules=MAP * ~NOTFOUND",
)


def found() -> str | None:
    """Where Chromium is, if it is on this machine."""
    return next((place for name in _NAMES if (place := shutil.which(name))), None)


def why_not() -> str:
    """Why no page can be looked at here, as a sentence; "" where they can."""
    if importlib.util.find_spec("playwright") is None:
        return "no page is looked at: playwright is missing (pip install '.[browser]')"
    if found() is None:
        return "no page is looked at: chromium is missing (apt-get install chromium)"
    return ""


@contextmanager
def launched() -> Iterator[Browser]:
    """Chromium, running."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - may be missing

    # The administrator of a machine made for one run has no sandbox to be put in.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    flags = (*_ALONE, "--no-sandbox") if is_root else _ALONE
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found(), args=flags)
        yield browser
        browser.close()

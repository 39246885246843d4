"""A page opened from a file, with everything that it said, asked for and tried."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Request

NARROW, WIDE = 320, 1280
"""Widths in CSS pixels: what a page enlarged four times has left (WCAG 2.2, 1.4.10), a desk's."""
_HEIGHT = 800


class OpenedPage:
    """A page in a browser of its own.

    Attributes:
        page: Playwright's page.
        said: errors and warnings on the console, and errors that nothing caught.
        asked: addresses asked for, but the file itself.
        tried: what else it tried: dialogs, windows.
    """

    def __init__(self, context: BrowserContext, file: Path) -> None:
        self.said: list[str] = []
        self.asked: list[str] = []
        self.tried: list[str] = []
        self._own = file.as_uri()
        self.page = context.new_page()
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", self._request)
        self.page.on("dialog", self._dialog)
        context.on("page", lambda page: self.tried.append(f"a window: {page.url}"))
        self.page.goto(self._own, wait_until="load")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.said.append(message.text)

    def _request(self, request: Request) -> None:
        if request.url.partition("#")[0] != self._own and not request.url.startswith("data:"):
            self.asked.append(request.url)

    def _dialog(self, dialog: Dialog) -> None:
        self.tried.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    @property
    def quiet(self) -> tuple[list[str], list[str], list[str]]:
        """What it said, asked for and tried; three empty lists of a page as it should be."""
        return self.said, self.asked, self.tried

    def told(self, script: str, *given: Any) -> Any:  # noqa: ANN401 - whatever a script finds
        """What a function in JavaScript finds in the page, with script off too."""
        return self.page.evaluate(script, *given)

    def widen(self, width: int) -> None:
        """Give its window another width."""
        self.page.set_viewport_size({"width": width, "height": _HEIGHT})


def context_of(browser: Browser, *, script: bool, width: int) -> BrowserContext:
    """A browser of its own: nothing kept, nothing known, no address to be reached."""
    return browser.new_context(
        java_script_enabled=script,
        viewport={"width": width, "height": _HEIGHT},
        locale="en-GB",
        timezone_id="Europe/London",
        offline=True,
        accept_downloads=False,
        # Nothing moves while it is looked at.
        reduced_motion="reduce",
    )

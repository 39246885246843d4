"""A page on paper: printed as A4, and read back from what was printed."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from browser.opened import OpenedPage

A4 = (210, 297)
"""In millimetres."""
_POINT = 25.4 / 72


def why_not() -> str:
    """Why nothing printed can be read here, as a sentence; "" where it can."""
    if shutil.which("pdftotext") is None:
        return "nothing printed is read: pdftotext is missing (apt-get install poppler-utils)"
    return ""


def printed(opened: OpenedPage, folder: Path) -> Path:
    """The page as a PDF of A4 pages, unless its own style says otherwise."""
    path = folder / "page.pdf"
    opened.page.pdf(path=path, format="A4", prefer_css_page_size=True, print_background=False)
    return path


def sizes(pdf: Path) -> set[tuple[int, int]]:
    """Width and height of its pages, in whole millimetres, the shorter side first."""
    told = _run("pdfinfo", "-l", "9999", str(pdf))
    found = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+) pts", told)
    pairs = [sorted(round(float(side) * _POINT) for side in (wide, high)) for wide, high in found]
    return {(short, long) for short, long in pairs}


def pages(pdf: Path) -> int:
    """How many pages it has."""
    return int(re.findall(r"Pages: +(\d+)", _run("pdfinfo", str(pdf)))[0])


def lost(opened: OpenedPage, pdf: Path) -> list[str]:
    """The words that the page shows in print, and that are not on paper."""
    opened.page.emulate_media(media="print")
    shown = (
        opened.page.inner_text("body")
        + " "
        + " ".join(opened.page.locator("svg text").all_text_contents())
    )
    opened.page.emulate_media(media="screen")
    # A word may be broken at the end of a line, so what is printed is read without its spaces.
    told = _joined(_run("pdftotext", "-raw", str(pdf), "-"))
    return sorted({word for word in shown.split() if _joined(word) not in told})


def _joined(text: str) -> str:
    # A hyphen that only breaks a word, and what has no width, are no part of it.
    return re.sub(r"[\s\u00ad\u200b\ufeff]+", "", text)


def _run(*command: str) -> str:
    ran = subprocess.run(command, check=True, capture_output=True)
    return ran.stdout.decode("utf-8")

"""A page on paper: printed as A4, and read back from what was printed."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

from browser.opened import OpenedPage

A4 = (210, 297)
"""In millimetres."""
_POINT = 25.4 / 72
_LEFT_OUT = frozenset({"Cc", "Cf", "So", "Zl", "Zp", "Zs"})


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


_UNFOLDED = """() => {
  const folded = [...document.querySelectorAll('details:not([open])')];
  for (const each of folded) each.open = true;
  const shown = document.body.innerText;
  for (const each of folded) each.open = false;
  return shown;
}"""


def shown_in_print(opened: OpenedPage) -> str:
    """The words that the page is to show in print: in its pictures too, and what is folded."""
    opened.page.emulate_media(media="print")
    drawn = " ".join(opened.page.locator("svg text").all_text_contents())
    shown = opened.told(_UNFOLDED)
    opened.page.emulate_media(media="screen")
    return f"{shown} {drawn}"


def lost(shown: str, pdf: Path) -> list[str]:
    """The words that are to be on paper, and are not."""
    # A word may be broken at the end of a line, so what is printed is read without its spaces.
    told = _joined(_run("pdftotext", "-raw", str(pdf), "-"))
    return sorted({word for word in shown.split() if _joined(word) not in told})


def _joined(text: str) -> str:
    # What has no width is no part of a word; signs beyond letters (emoji) need a font of their own.
    return "".join(each for each in text if unicodedata.category(each) not in _LEFT_OUT)


def _run(*command: str) -> str:
    ran = subprocess.run(command, check=True, capture_output=True)
    return ran.stdout.decode("utf-8")

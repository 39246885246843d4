"""How many lines a text takes in a column on paper: near enough to fill a page, and no more."""

from __future__ import annotations

import re
import unicodedata

_ACROSS = 57.0
"""How wide a page of A4 is between margins of 12 mm, in letters' heights (em) of 9 points."""
_AROUND = 0.9
"""What a cell keeps free on its two sides, in the same."""
_NARROW = frozenset("ijlIt.,:;|!'()[]/-f r")
_WIDE = frozenset("mwMWGOQ@%\u2026")
_SIGNS = frozenset("<>&+=~#$")
_PARTS = re.compile(r"[^\s>-]*[>-]|[^\s>-]+|\s+")
"""What stays together on a line: it may break at spaces, and after a hyphen or a bracket."""


def lines_on_paper(text: str, width: int) -> int:
    """The lines that a text takes in a column of so many hundredths of the page, set in 9 points.

    Letters are taken as wide as in Arial or a little wider, so that it is rather too many.
    """
    room = _ACROSS * width / 100 - _AROUND
    lines, used = 1, 0.0
    for part in _PARTS.findall(text):
        wide = sum(map(_width, part))
        if used + wide > room and not part.isspace():
            lines += used > 0
            over, used = divmod(wide, room)  # what is wider than the column is broken anywhere
            lines += int(over)
        else:
            used += wide
    return lines


def _width(letter: str) -> float:
    if letter in _NARROW:
        return 0.34
    if letter in _WIDE:
        return 0.95
    if letter.isupper() or letter in _SIGNS:
        return 0.72
    return 1.1 if unicodedata.east_asian_width(letter) in ("W", "F") else 0.57

"""Draws the rooms of the house anew: from the folder ``tests``, ``python -m house_picture``.

A room stands on what it may use: whatever lies below it, and nothing beside it. What each is
about, and the steps of one entry through them, are those that the page of the architecture tells.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

EXPLANATION = Path(__file__).parents[1] / "docs" / "explanation"
PICTURE = EXPLANATION / "rooms.svg"

_STOREY, _GAP, _WIDE = 58, 6, 780


class Room(NamedTuple):
    """Where a room stands: its storey from the ground up, and from where to where, in twelfths."""

    storey: int
    left: int
    right: int

    def stands_above(self, other: Room) -> bool:
        """Whether the other lies somewhere below it."""
        return self.storey > other.storey and self.left < other.right and other.left < self.right


ROOMS = {
    "errors": Room(0, 0, 12),
    "calendars": Room(1, 0, 12),
    "record": Room(2, 0, 12),
    "clock": Room(3, 0, 12),
    "questions": Room(4, 0, 12),
    "journal": Room(5, 0, 4),
    "exchange": Room(5, 4, 8),
    "report": Room(5, 8, 12),
    "tracker": Room(6, 0, 8),
    "cli": Room(7, 0, 12),
}
_COLOURS = ("#dbe7d3", "#dbe7d3", "#dbe7d3", "#dbe7d3", "#dbe7d3", "#f3e3c3", "#f0d5c8", "#d5dfee")


def told(page: str) -> dict[str, str]:
    """What each room is about, as the table of the page tells it."""
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \|", page, re.MULTILINE)
    return {room: about for room, about in rows if room in ROOMS}


def steps(page: str) -> dict[str, list[int]]:
    """The steps by which a response is recorded, by the room that takes them."""
    way = page.split("  what was typed\n", 1)[1].split("\n\n", 1)[0]
    taken: dict[str, list[int]] = {room: [] for room in ROOMS}
    for number, room in enumerate(re.findall(r"^    -> (\w+)", way, re.MULTILINE), start=1):
        taken[room].append(number)
    return taken


def picture(page: str) -> str:
    """The picture as it should stand."""
    about, taken = told(page), steps(page)
    storeys = 1 + max(room.storey for room in ROOMS.values())
    high = storeys * (_STOREY + _GAP) + _GAP
    drawn = "".join(
        _drawn(name, room, about[name], taken[name], storeys) for name, room in ROOMS.items()
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {high}" role="img"'
        ' aria-labelledby="title told" font-family="sans-serif">\n'
        '<title id="title">The rooms of the house</title>\n'
        '<desc id="told">Each room stands on those that it may use. Numbers are the steps of one'
        " response on its way into the record.</desc>\n"
        f'<rect width="{_WIDE}" height="{high}" fill="#ffffff"/>\n{drawn}</svg>\n'
    )


def _drawn(name: str, room: Room, about: str, taken: list[int], storeys: int) -> str:
    twelfth = (_WIDE - _GAP) / 12
    x = _GAP + room.left * twelfth
    y = _GAP + (storeys - 1 - room.storey) * (_STOREY + _GAP)
    wide = (room.right - room.left) * twelfth - _GAP
    dots = "".join(
        f'<circle cx="{x + wide - 18 - 26 * place:g}" cy="{y + 18:g}" r="11" fill="#1f3a5f"/>'
        f'<text x="{x + wide - 18 - 26 * place:g}" y="{y + 22:g}" font-size="12" fill="#ffffff"'
        f' text-anchor="middle">{number}</text>\n'
        for place, number in enumerate(reversed(taken))
    )
    lines = _lines(about, 34 if room.right - room.left == 4 else 90)
    words = "".join(
        f'<text x="{x + 12:g}" y="{y + 38 + 14 * at:g}" font-size="12" fill="#333333">'
        f"{escape(line)}</text>\n"
        for at, line in enumerate(lines)
    )
    return (
        f'<rect id="{name}" x="{x:g}" y="{y:g}" width="{wide:g}" height="{_STOREY}"'
        f' rx="4" fill="{_COLOURS[room.storey]}"/>\n'
        f'<text x="{x + 12:g}" y="{y + 21:g}" font-size="15" font-weight="bold" fill="#111111">'
        f"{name}</text>\n{words}{dots}"
    )


def _lines(text: str, most: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(f"{lines[-1]} {word}") > most:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


if __name__ == "__main__":
    text = (EXPLANATION / "architecture.md").read_text(encoding="utf-8")
    PICTURE.write_text(picture(text), encoding="utf-8", newline="\n")

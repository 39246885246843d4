"""The front of a briefing: as much of each part as two pages hold, and a count of the rest.

Nothing is lost by it: what is cut here stands in the appendix, whole.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from math import ceil

from attrs import frozen

from isa_programme.report.document.document import Block, Heading, Listed, Paragraph
from isa_programme.report.visible import shortened, visible

_LONGEST_ITEM = 240
"""The most characters of an item: three lines."""
_HEADING, _BELOW_ITEM = 2.5, 0.25
"""What a heading takes with the space around it, and the space below an item, in lines."""
_NARROW, _WIDE = frozenset("iljtfrI.,:;'|!()[]- "), frozenset("mwMW@%—…")


@frozen(kw_only=True)
class Room:
    """What two A4 pages are taken to hold; a little less than they do.

    Attributes:
        lines: how many lines.
        width: how many usual letters a line.
    """

    lines: int
    width: int


PLAIN = Room(lines=104, width=90)
"""The plain page: 20 mm around it, letters of 10.5 points."""
TEMPLATE = Room(lines=80, width=80)
"""An office's own: 25 mm around it, letters of 12 points."""


@frozen(kw_only=True)
class Part:
    """A part of the front.

    Attributes:
        heading: its heading.
        items: everything it could tell, the most pressing first.
        nothing: what to say where there is nothing to tell.
    """

    heading: str
    items: tuple[str, ...]
    nothing: str


def item(told: str, what: str = "") -> str:
    """A line of a list: what has to be told, then as much of the words as three lines hold."""
    whole = " ".join(part for part in (visible(told), visible(what).strip()) if part)
    return shortened(whole, _LONGEST_ITEM)


def front(parts: Sequence[Part], room: Room, *, above: float) -> Iterator[Block]:
    """The parts as two pages hold them.

    Each part has its heading and its first item; the others take turns until the pages are full.

    Args:
        parts: the parts, in order.
        room: what the pages hold.
        above: how many lines stand above them.
    """
    for part, shown in zip(parts, _shown(parts, room, above), strict=True):
        yield Heading(text=part.heading)
        if part.items:
            yield Listed(items=part.items[:shown])
        else:
            yield Paragraph(text=part.nothing)
        if rest := len(part.items) - shown:
            yield Paragraph(text=f"And {rest} more, in the appendix.")


def _shown(parts: Sequence[Part], room: Room, above: float) -> list[int]:
    """How many items of each part are shown."""
    shown = [min(1, len(part.items)) for part in parts]
    left = room.lines - above
    for part in parts:
        # Room for the line that counts the rest is kept, whether or not it is needed.
        left -= _HEADING + 2 + (lines_of(part.items[0], room) if part.items else 1)
    growing = True
    while growing:
        growing = False
        for place, part in enumerate(parts):
            if shown[place] < len(part.items):
                takes = lines_of(part.items[shown[place]], room)
                if takes <= left:
                    left -= takes
                    shown[place] += 1
                    growing = True
    return shown


def lines_of(text: str, room: Room) -> float:
    """How many lines an item is taken to need, with the space below it."""
    return max(1, ceil(sum(map(_width, text)) / room.width)) + _BELOW_ITEM


def _width(letter: str) -> float:
    """How wide a letter is; a usual small one is 1."""
    if letter in _NARROW:
        return 0.7
    if letter in _WIDE:
        return 2.1
    if unicodedata.east_asian_width(letter) in {"W", "F"}:
        return 2.0
    return 1.35 if letter.isupper() or not letter.isascii() else 1.05

"""Drawing a picture as SVG: shapes by what they stand for, and words that keep to their room."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from html import escape

from attrs import field, frozen

from isa_programme.report.visible import visible

WIDTH = 800
"""How wide every picture is, in its own units; on a page as wide as that, pixels."""
MOST = 30
"""How many rows a picture, or a function on the timeline, has at most; the table has them all."""
_WIDE, _USUAL, _SMALL = 13.0, 6.9, 12 / 13


@frozen(kw_only=True)
class Picture:
    """A picture on its way to the page.

    Attributes:
        name: its name on the page.
        title: what it is.
        described: what it shows, in a sentence or two, for who can't see it.
        note: a sentence under it; "" for none.
        svg: the picture.
    """

    name: str
    title: str
    described: str
    note: str = ""
    svg: str = field(repr=False)


def width_of(words: str) -> float:
    """How much room words take at most, in units of the picture."""
    return sum(_WIDE if unicodedata.east_asian_width(each) in "WF" else _USUAL for each in words)


def fitted(words: str, room: float, *, small: bool = False) -> str:
    """Words as they fit into so much room, with an ellipsis where they were longer.

    Args:
        words: the words.
        room: how much room there is, in units of the picture.
        small: whether they are written small, as what is said besides is.
    """
    shown = visible(words)
    room = room / _SMALL if small else room
    if len(shown) * _WIDE <= room or width_of(shown) <= room:
        return shown
    taken, kept = _USUAL, 0
    for each in shown:
        taken += width_of(each)
        if taken > room:
            break
        kept += 1
    return f"{shown[:kept].rstrip()}…"


def figure(number: float) -> str:
    """A coordinate, to a tenth."""
    return f"{number:.1f}".removesuffix(".0")


class Drawing:
    """A picture as it is drawn, line by line.

    Shapes have a class for what they stand for; the style sheet gives them their looks.
    """

    def __init__(self) -> None:
        self._drawn: list[str] = []

    def text(self, x: float, y: float, words: str, kind: str = "", *, at: str = "start") -> None:
        """Words on a base line; `at` says which part of them stands at `x`: start, middle, end."""
        anchor = {"start": "", "middle": " m", "end": " e"}[at]
        looks = f' class="{(kind + anchor).strip()}"' if kind or anchor else ""
        shown = escape(visible(words))
        self._drawn.append(f'<text x="{figure(x)}" y="{figure(y)}"{looks}>{shown}</text>')

    def box(self, x: float, y: float, width: float, height: float, kind: str) -> None:
        """A rectangle."""
        self._drawn.append(
            f'<rect x="{figure(x)}" y="{figure(y)}" width="{figure(width)}"'
            f' height="{figure(height)}" class="{kind}"/>'
        )

    def line(self, x1: float, y1: float, x2: float, y2: float, kind: str) -> None:
        """A straight line."""
        self._drawn.append(
            f'<line x1="{figure(x1)}" y1="{figure(y1)}" x2="{figure(x2)}" y2="{figure(y2)}"'
            f' class="{kind}"/>'
        )

    def dot(self, x: float, y: float, radius: float, kind: str) -> None:
        """A circle."""
        self._drawn.append(
            f'<circle cx="{figure(x)}" cy="{figure(y)}" r="{figure(radius)}" class="{kind}"/>'
        )

    def shape(self, points: Sequence[tuple[float, float]], kind: str) -> None:
        """A closed shape by its corners."""
        corners = " ".join(f"{figure(x)},{figure(y)}" for x, y in points)
        self._drawn.append(f'<polygon points="{corners}" class="{kind}"/>')

    def diamond(self, x: float, y: float, kind: str, size: float = 6) -> None:
        """A milestone's mark."""
        self.shape([(x, y - size), (x + size, y), (x, y + size), (x - size, y)], kind)

    def cross(self, x: float, y: float, kind: str, size: float = 5) -> None:
        """Two strokes through what is not to be."""
        self.line(x - size, y - size, x + size, y + size, kind)
        self.line(x - size, y + size, x + size, y - size, kind)

    def arrow(self, x: float, y: float, kind: str, size: float = 5) -> None:
        """The open end of what still runs, pointing on."""
        self.shape([(x, y - size), (x + size * 1.6, y), (x, y + size)], kind)

    def striped(self, x: float, y: float, width: float, height: float, kind: str) -> None:
        """A rectangle with upright stripes, told from a full one without its colour."""
        self.box(x, y, width, height, f"{kind} hollow")
        strokes = "".join(
            f"M{figure(x + at)} {figure(y)}v{figure(height)}"
            for at in (3 + 4 * number for number in range(int(max(0.0, width - 2) // 4)))
        )
        if strokes:
            self._drawn.append(f'<path d="{strokes}" class="{kind} stripes"/>')

    def picture(
        self, *, name: str, title: str, described: str, height: float, note: str = ""
    ) -> Picture:
        """The picture as it was drawn."""
        svg = (
            f'<svg role="img" aria-labelledby="{name}-title {name}-described"'
            f' viewBox="0 0 {WIDTH} {figure(height)}" width="{WIDTH}" height="{figure(height)}">'
            f'<title id="{name}-title">{escape(visible(title))}</title>'
            f'<desc id="{name}-described">{escape(visible(described))}</desc>'
            f"{''.join(self._drawn)}</svg>"
        )
        return Picture(name=name, title=title, described=described, note=note, svg=svg)

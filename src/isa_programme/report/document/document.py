"""A document on its way to a reader: headings, sentences, lists and tables, in no format yet.

The words stand as they were recorded; whatever writes a document makes them safe for its format.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen


@frozen(kw_only=True)
class Heading:
    """A heading.

    Attributes:
        text: its words.
        level: 1 for the document's own, 2 for a part of it, 3 for a part of that.
    """

    text: str
    level: int = 2


@frozen(kw_only=True)
class Paragraph:
    """A few sentences.

    Attributes:
        text: the sentences.
        strong: whether they are to stand out.
    """

    text: str
    strong: bool = False


@frozen(kw_only=True)
class Lines:
    """Short lines one below the other, as in an address.

    Attributes:
        lines: the lines.
    """

    lines: tuple[str, ...]


@frozen(kw_only=True)
class Listed:
    """A list.

    Attributes:
        items: what it lists, a sentence or two each.
        numbered: whether its order counts.
    """

    items: tuple[str, ...]
    numbered: bool = False


@frozen(kw_only=True)
class Table:
    """A table.

    Attributes:
        caption: what it shows.
        heads: the words above its columns.
        rows: its rows, each with a cell for every column; the first cell names the row.
        widths: how many hundredths of the page each column has on paper; () for what they need.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()


@frozen
class NewPage:
    """What follows begins on a page of its own, where there are pages."""


Worded = Heading | Paragraph | Lines | Listed | Table
"""A part of a document that holds words."""

Block = Worded | NewPage
"""A part of a document."""


@frozen(kw_only=True)
class Document:
    """Something to read, print, send or file.

    Attributes:
        title: what it is called in a list of files or of mails; not shown in it by itself.
        as_at: the day it is about; a file says that it was made then, so that the same document
            is the same file on any day and any machine.
        blocks: its parts, in order.
        imprint: sentences for its foot: as at which day, from which record, how it was made.
        author: the office it comes from, where a file says so; "" where none is named.
        compact: whether it is set small, so that it stands on one page.
    """

    title: str
    as_at: date
    blocks: tuple[Block, ...]
    imprint: tuple[str, ...] = ()
    author: str = ""
    compact: bool = False

    @property
    def foot(self) -> str:
        """The imprint in one piece; "" where there is none."""
        return " ".join(sentence for sentence in self.imprint if sentence.strip())

    def pages(self) -> Iterator[tuple[Worded, ...]]:
        """Its parts by what begins on a page of its own; what holds no words is left out."""
        page: list[Worded] = []
        for block in self.blocks:
            if not isinstance(block, NewPage):
                if _said(block):
                    page.append(block)
            elif page:
                yield tuple(page)
                page = []
        if page:
            yield tuple(page)


def _said(block: Worded) -> bool:
    match block:
        case Heading(text=text) | Paragraph(text=text):
            return bool(text.strip())
        case Lines(lines=lines):
            return any(line.strip() for line in lines)
        case Listed(items=items):
            return bool(items)
        case Table(heads=heads):
            return bool(heads)

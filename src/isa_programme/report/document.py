"""A document on its way to a reader: headings, sentences, lists and tables, in no format yet.

The words stand as they were recorded; whatever writes a document makes them safe for its format.
"""

from __future__ import annotations

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
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@frozen
class NewPage:
    """What follows begins on a page of its own, where there are pages."""


Block = Heading | Paragraph | Lines | Listed | Table | NewPage
"""A part of a document."""


@frozen(kw_only=True)
class Document:
    """Something to read, print, send or file.

    Attributes:
        title: what it is called in a list of files or of mails; not shown in it by itself.
        blocks: its parts, in order.
        imprint: sentences for its foot: as at which day, from which record, how it was made.
    """

    title: str
    blocks: tuple[Block, ...]
    imprint: tuple[str, ...] = ()

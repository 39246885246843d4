"""A document as Markdown: CommonMark, with tables as GitHub has them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isa_programme.report.document.document import (
    Document,
    Heading,
    Lines,
    Listed,
    Paragraph,
    Table,
    Worded,
)
from isa_programme.report.visible import escaped

_MARKS = re.compile(r"[~$@#]|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""What some readers of Markdown take for theirs: strikes, formulas, mentions, addresses, heads."""
_FIRST = re.compile(r"^(?P<number>[0-9]*)(?P<mark>[-+=:%.)])")
"""What at the start of a line would begin a list, underline a heading, or more."""


def document_markdown(document: Document) -> str:
    """The document as Markdown, ending in a line break; its words stay words, whatever they are.

    A new page is a line across, and so is what parts the imprint from the rest.
    """
    pages = ["\n\n".join(_blocks(page)) for page in document.pages()]
    if document.foot:
        pages.append(_inline(document.foot))
    return "\n\n---\n\n".join(pages) + "\n"


def _blocks(page: tuple[Worded, ...]) -> Iterator[str]:
    before: Listed | None = None
    apart = False
    for block in page:
        match block:
            case Heading(text=text, level=level):
                yield f"{'#' * level} {_inline(text)}"
            case Paragraph(text=text, strong=strong):
                yield _strong(text) if strong else _inline(text)
            case Lines(lines=lines):
                yield "\\\n".join(_inline(line) for line in lines if line.strip())
            case Listed():
                # One list after another would be read as one, but for another mark.
                follows = before is not None and before.numbered == block.numbered
                apart = follows and not apart
                yield "\n".join(_items(block, apart=apart))
            case Table():
                yield from _table(block)
        before = block if isinstance(block, Listed) else None


def _items(listed: Listed, *, apart: bool) -> Iterator[str]:
    for number, item in enumerate(listed.items, start=1):
        plain = f"{number}{')' if apart else '.'}"
        yield f"{plain if listed.numbered else '*' if apart else '-'} {_inline(item)}".rstrip()


def _table(table: Table) -> Iterator[str]:
    if table.caption.strip():
        yield _strong(table.caption)
    rows = (table.heads, ("---",) * len(table.heads), *table.rows)
    yield "\n".join(
        f"| {' | '.join(cell if row is rows[1] else _cell(cell) for cell in row)} |" for row in rows
    )


def _strong(text: str) -> str:
    return f"**{_cell(text)}**"


def _inline(text: str) -> str:
    """A text as it may stand at the start of a line."""
    return _FIRST.sub(r"\g<number>\\\g<mark>", _cell(text))


def _cell(text: str) -> str:
    """A text as it may stand within a line."""
    return _MARKS.sub(lambda mark: f"\\{mark[0]}", escaped(text).strip())

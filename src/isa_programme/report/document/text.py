"""A document as plain text, for a mail that is read without pictures and tables."""

from __future__ import annotations

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
from isa_programme.report.visible import visible

_UNDERLINED = {1: "=", 2: "-"}
"""What a heading of a level is underlined with; one further in stands by itself."""


def document_text(document: Document) -> str:
    """The document as text, ending in a line break; what can't be seen is shown as a mark.

    A row of a table is a line: what it is about, and then each cell with the word above it.
    """
    parts = [line for page in document.pages() for block in page for line in _block(block)]
    if document.foot:
        parts += ["--", visible(document.foot)]
    return "\n".join(parts).rstrip("\n") + "\n"


def _block(block: Worded) -> Iterator[str]:
    match block:
        case Heading(text=text, level=level):
            yield visible(text)
            if rule := _UNDERLINED.get(level):
                yield rule * min(len(visible(text)), 72)
        case Paragraph(text=text):
            yield visible(text)
        case Lines(lines=lines):
            yield from map(visible, lines)
        case Listed(items=items, numbered=numbered):
            for number, item in enumerate(items, start=1):
                yield f"{f'{number}.' if numbered else '-'} {visible(item)}"
        case Table():
            yield from _table(block)
    yield ""


def _table(table: Table) -> Iterator[str]:
    if table.caption.strip():
        yield visible(table.caption)
    for row in table.rows:
        told = "; ".join(
            f"{visible(head)}: {visible(cell)}" if head.strip() else visible(cell)
            for head, cell in zip(table.heads[1:], row[1:], strict=True)
            if cell.strip()
        )
        yield f"- {visible(row[0])}{f' ({told})' if told else ''}"

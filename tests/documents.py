"""Documents to hand over: any there can be, and one with a part of every kind."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from isa_programme.report.document.document import (
    Document,
    Heading,
    Lines,
    Listed,
    NewPage,
    Paragraph,
    Table,
)
from isa_programme.report.visible import visible
from strategies import texts

DAY = date(2026, 1, 5)

HOSTILE = (
    "1. # *x* <script>alert(1)</script> &amp; | [a](javascript:b) `c` \\ ~~s~~ http://x.y www.z.q"
    " a@b.c $x$ \x00\x1b[31m\u202e\ufffe é 😀\r\nBcc: x@y.z\n\n---\n    code\n<!--"
)

EVERY = Document(
    title="Monday's page",
    as_at=DAY,
    author="The office",
    imprint=("As at 5 January 2026.", "Made up for a test."),
    blocks=(
        Heading(text="Monday's page", level=1),
        Paragraph(text="A few words."),
        Paragraph(text="Mark these.", strong=True),
        Lines(lines=("The Office", "1 Street")),
        Heading(text="Part"),
        Listed(items=("one", "two")),
        Heading(text="Part of it", level=3),
        Listed(items=("first", "second"), numbered=True),
        Table(
            caption="What is overdue",
            heads=("reference", "with whom", "days"),
            rows=(("ADV-2025-001", "Minister", "3"), ("ADV-2025-002", "COSLA", "")),
        ),
        NewPage(),
        Paragraph(text="Behind."),
    ),
)

_nasty = texts | st.sampled_from(
    (
        *(
            HOSTILE,
            "",
            " ",
            "# a",
            "- a",
            "+",
            "* a",
            "1. a",
            "23) a",
            "> a",
            "    a",
            "\ta",
            "~~~",
        ),
        *("```", "===", "---", "| a | b |", "a\\", "a|", "\\|", "**a**", "_a_", "[a]: b", "<a>"),
        *("&lt;", "a  ", "\\", "http://a.b", "\u00a0a\u00a0", "a #", "![a](b)", ":::", "% a", "1-"),
        *("123456789. a", "1234567890. a", "\x85a\u2028b", "\ud800", "\ufffe\uffff"),
    )
)
_rows = st.integers(1, 4).flatmap(
    lambda columns: st.lists(st.tuples(*[_nasty] * columns), min_size=1, max_size=4)
)
_blocks = st.one_of(
    st.builds(Heading, text=_nasty, level=st.integers(1, 3)),
    st.builds(Paragraph, text=_nasty, strong=st.booleans()),
    st.builds(Lines, lines=st.lists(_nasty, max_size=3).map(tuple)),
    st.builds(Listed, items=st.lists(_nasty, max_size=3).map(tuple), numbered=st.booleans()),
    st.tuples(_nasty, _rows).map(
        lambda found: Table(caption=found[0], heads=found[1][0], rows=tuple(found[1][1:]))
    ),
    st.builds(NewPage),
)
documents_to_hand_over = st.builds(
    Document,
    title=_nasty,
    as_at=st.dates(date(1900, 1, 1)),
    blocks=st.lists(_blocks, max_size=6).map(tuple),
    imprint=st.lists(_nasty, max_size=2).map(tuple),
    author=_nasty,
)

Told = tuple[str, ...]
"""A part of a document as a reader sees it: what it is, and its texts with single spaces."""


def told(text: str) -> str:
    """A text as a reader sees it, who sees no difference between one space and two."""
    return " ".join(visible(text).split())


def as_read(document: Document) -> list[Told]:
    """The parts of a document as a reader should see them, whatever the form."""
    found: list[Told] = []
    for page in document.pages():
        if found:
            found.append(("new page",))
        for block in page:
            match block:
                case Heading(text=text, level=level):
                    found.append((f"heading {level}", told(text)))
                case Paragraph(text=text, strong=strong):
                    found.append(("strong" if strong else "paragraph", told(text)))
                case Lines(lines=lines):
                    said = [told(line) for line in lines if line.strip()]
                    found.append(("lines" if len(said) > 1 else "paragraph", *said))
                case Listed(items=items, numbered=numbered):
                    kind = "numbered" if numbered else "bullets"
                    found.append((kind, *map(told, items)))
                case Table(caption=caption, heads=heads, rows=rows):
                    if caption.strip():
                        found.append(("caption", told(caption)))
                    found.append(("heads", *map(told, heads)))
                    found.extend(("row", *map(told, row)) for row in rows)
    return found

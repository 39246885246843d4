"""Documents as pages, looked at in Chromium; and Monday's page on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from browser import printed
from browser.accessible import found_by_axe
from browser.fitting import cut
from browser.keyboard import walked
from browser.opened import NARROW, WIDE, OpenedPage
from busy_offices import BUSY, page
from documents import DAY, EVERY, HOSTILE
from isa_programme.report.document.document import Document, Heading, Paragraph, Table
from isa_programme.report.document.html import document_html
from isa_programme.tracker.viewing import View

Opens = Callable[..., OpenedPage]

HARMFUL = Document(
    title=HOSTILE,
    as_at=DAY,
    blocks=(
        Heading(text=HOSTILE, level=1),
        Paragraph(text=HOSTILE),
        Table(caption=HOSTILE, heads=("what", HOSTILE), rows=((HOSTILE, HOSTILE),)),
    ),
    imprint=(HOSTILE,),
)
DOCUMENTS = {
    "every part": EVERY,
    "hostile": HARMFUL,
    "Monday's page": page(BUSY["three leads"]),
    "one set small": attrs.evolve(HARMFUL, compact=True),
}


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_document_is_for_everybody_and_asks_for_nothing(
    opens: Opens, document: Document, width: int
) -> None:
    opened = opens(document_html(document), width=width)
    assert ([], [], []) == opened.quiet
    assert ([], []) == found_by_axe(opened)
    assert ([], []) == (cut(opened), walked(opened))


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
@pytest.mark.usefixtures("paper")
def test_a_document_prints_whole_on_a4(opens: Opens, document: Document, tmp_path: Path) -> None:
    opened = opens(document_html(document), script=False)
    pdf = printed.printed(opened, tmp_path)
    assert ({(210, 297)}, []) == (
        printed.sizes(pdf),
        printed.lost(printed.shown_in_print(opened), pdf),
    )


@pytest.mark.usefixtures("paper")
def test_a_part_on_a_page_of_its_own_begins_one(opens: Opens, tmp_path: Path) -> None:
    assert 2 == printed.pages(printed.printed(opens(document_html(EVERY)), tmp_path))


@pytest.mark.parametrize("shown", BUSY.values(), ids=BUSY)
@pytest.mark.usefixtures("paper")
def test_mondays_page_is_one_page_and_a_full_one(opens: Opens, shown: View, tmp_path: Path) -> None:
    document = page(shown)
    pdf = printed.printed(opens(document_html(document)), tmp_path)
    lines = sum(len(block.rows) for block in document.blocks if isinstance(block, Table))
    assert 1 == printed.pages(pdf)
    assert 12 <= lines

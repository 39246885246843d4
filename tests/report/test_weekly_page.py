"""Monday's page: what it says, in every form; what is cut is counted; and it is one page."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest

from busy_offices import ISSUED, MONDAY, many, office, one_paper, page
from isa_programme.errors import FaultsError
from isa_programme.questions.week_rows import WeekPart
from isa_programme.questions.weekly import weekly
from isa_programme.record.facts import ClarificationAsked
from isa_programme.record.responses import Response
from isa_programme.record.scope import Scope
from isa_programme.record.vocabulary import ResponseKind, Visibility
from isa_programme.report.document.document import Document, Heading, Paragraph, Table
from isa_programme.report.document.forms import document_file
from isa_programme.report.document.markdown import document_markdown
from isa_programme.report.formats import DocumentForm
from isa_programme.report.lines_on_paper import lines_on_paper
from isa_programme.report.weekly_page import weekly_page
from registers import (
    MINISTER,
    PAPER,
    came,
    letter,
    paper,
)


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def test_the_page_says_by_lead_what_is_to_do_and_what_each_date_rests_on() -> None:
    holding = Response(
        reference="RSP-2025-001",
        advice=PAPER,
        kind=ResponseKind.HOLDING,
        sent_by=(MINISTER,),
        received_on=date(2025, 11, 20),
        promised_for=date(2025, 12, 1),
    )
    answer = attrs.evolve(letter(date(2025, 12, 5)), reference="RSP-2025-002")
    asked = ClarificationAsked(
        scope=Scope(advice=PAPER, recommendations=(2,)), asked_on=date(2025, 12, 4), text="Which?"
    )
    shown = one_paper(came(holding), came(answer), asked, items=3)
    told = document_markdown(page(shown)).splitlines()
    receipt = next(line for line in told if "receipt" in line)
    assert [
        "# The week as at Monday 8 December 2025",
        "",
        (
            "Coming: due by Monday 22 December 2025 (ten working days). Answered: came after"
            " Monday 1 December 2025, or recorded since."
        ),
        "",
        "## Ann",
        "",
        "**2 overdue, 2 promised and passed, 1 answered or done, 1 asked of us, 2 to chase**",
        "",
        "| reference | with whom | how it stands | what |",
        "| --- | --- | --- | --- |",
        (
            "| ADV-2025-001.2, .3 | MINISTER | overdue by 4 working days: due 2 December 2025 (an"
            " example rule, not agreed) | One strategy, not two |"
        ),
        (
            "| ADV-2025-001.2, .3 | MINISTER | answer promised for 1 December 2025 in RSP-2025-001,"
            " 7 days ago | One strategy, not two |"
        ),
        (
            "| ADV-2025-001.1 | MINISTER | answered 5 December 2025 in RSP-2025-002, accepted, 3"
            " working days late | Recommendation 1 |"
        ),
        "| ADV-2025-001.2 | MINISTER | asked 4 December 2025: for us to answer | Which? |",
        (
            "| ADV-2025-001.2, .3 | MINISTER | chase: a reminder (to COSLA), fell due 4 December"
            " 2025 | One strategy, not two |"
        ),
        "",
        "---",
        "",
    ] == told[:-1]
    assert receipt.startswith("As at 8 December 2025. From the record up to the entry with ")
    assert receipt.endswith(
        " Dates marked as an example rule are counted by one that nobody agreed."
        " Made with isa report weekly --since 2025-12-01 --visibility confidential"
        " --as-at 2025-12-08."
    )


def test_what_is_coming_and_what_is_ours_says_by_when() -> None:
    told = document_markdown(page(one_paper(items=1), date(2025, 12, 2)))
    assert "answer due today, 2 December 2025 (an example rule, not agreed)" in told
    told = document_markdown(page(one_paper(items=1), date(2025, 12, 1)))
    assert "answer due 2 December 2025 (an example rule, not agreed)" in told


def test_the_public_are_shown_one_list_without_leads() -> None:
    advice = attrs.evolve(paper(ISSUED), lead="Ann", visibility=Visibility.PUBLIC)
    document = weekly_page(office(papers=[advice]), as_at=MONDAY)
    assert [1] == [block.level for block in document.blocks if isinstance(block, Heading)]
    assert "Ann" not in document_markdown(document)
    assert "Only what is public; the rest is left out." in document.imprint
    hidden = weekly_page(one_paper(), as_at=MONDAY)
    assert (
        Paragraph(
            text="Nothing that is public is overdue, coming, answered or waiting on us.",
            strong=True,
        )
        in hidden.blocks
    )


def test_what_does_not_fit_is_counted_and_nothing_is_left_out_unsaid() -> None:
    shown = many(80, "Ann", "Bob")
    document = page(shown)
    rows = weekly(shown.register, as_at=MONDAY).rows
    for table, lead in zip(tables(document), ("Ann", "Bob"), strict=True):
        assert "40 overdue, 40 to chase" == table.caption
        assert 80 == sum(row.lead == lead for row in rows)
        for part, words in ((WeekPart.OVERDUE, "overdue"), (WeekPart.TO_CHASE, "to chase")):
            mine = [row for row in rows if row.lead == lead and row.part is part]
            shown_here = [
                cells[0]
                for cells in table.rows
                if cells[0].startswith("ADV") and ("overdue" in cells[2]) == (words == "overdue")
            ]
            left_out = [cells[0] for cells in table.rows if cells[2].startswith(f"{words};")]
            assert [row.reference for row in mine[: len(shown_here)]] == shown_here
            assert [f"and {len(mine) - len(shown_here)} more"] == left_out
            assert shown_here


def test_with_very_many_leads_the_page_is_not_by_lead_and_says_so() -> None:
    document = page(many(80, *(f"Lead {number}" for number in range(40))))
    assert (
        Paragraph(text="By lead it would not fit on a page; isa weekly shows it by lead.")
        in document.blocks
    )
    (table,) = tables(document)
    assert "80 overdue, 80 to chase" == table.caption


def test_the_last_list_can_not_be_of_a_later_day() -> None:
    with pytest.raises(FaultsError):
        page(one_paper(), since=MONDAY + timedelta(days=1))


def test_the_file_names_the_programme_and_its_office() -> None:
    document = page(one_paper())
    programme = one_paper().register.programme
    assert programme is None
    assert ("The week as at Monday 8 December 2025", "", MONDAY) == (
        *(document.title, document.author, document.as_at),
    )


@pytest.mark.parametrize("form", list(DocumentForm))
def test_the_same_record_and_day_give_the_same_bytes(form: DocumentForm) -> None:
    made = {document_file(page(one_paper()), form) for _ in range(2)}
    assert 1 == len(made)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 24, 1),
        ("a", 24, 1),
        ("a few words that go on for quite a while", 24, 2),
        ("one-word-of-many-parts-that-may-break-at-each", 24, 2),
        ("x" * 60, 24, 3),
        ("漢" * 24, 24, 3),
        (" " * 500, 24, 1),
    ],
)
def test_the_lines_of_a_text_on_paper_are_near_enough(text: str, width: int, lines: int) -> None:
    assert lines == lines_on_paper(text, width)

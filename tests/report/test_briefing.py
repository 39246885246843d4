"""Briefings: two pages that count what they leave out, and an appendix that leaves out nothing."""

from __future__ import annotations

import io
import shutil
import subprocess
from datetime import date
from pathlib import Path

import attrs
import docx
import pytest
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from hypothesis import given
from hypothesis import strategies as st

from isa_programme.record.facts import AdviceIssued, Fact
from isa_programme.record.vocabulary import ResponseKind, Visibility
from isa_programme.report.briefing.briefing import briefing_document
from isa_programme.report.briefing.front import PLAIN, TEMPLATE, Part, Room, front, item, lines_of
from isa_programme.report.document.document import (
    Block,
    Document,
    Heading,
    Listed,
    NewPage,
    Paragraph,
    Table,
)
from isa_programme.report.document.text import document_text
from isa_programme.report.document.word import document_word
from isa_programme.report.document.word_plain import plain_template
from isa_programme.tracker.viewing import View
from letters_due import EXAMPLE, GOVERNMENT, ISSUED, SECRETARY, late, promise
from registers import COSLA, MINISTER, PAPER, came, issued, letter, paper

DAY = date(2025, 12, 16)
ALL = Visibility.CONFIDENTIAL
OFFICE, PDFTOTEXT = shutil.which("libreoffice"), shutil.which("pdftotext")


def made(*facts: Fact, of: str = GOVERNMENT, on_template: bool = False) -> Document:
    return briefing_document(
        View(late(*facts)), addressee=of, as_at=DAY, visibility=ALL, on_template=on_template
    )


def office_paper() -> bytes:
    """An office's own template: 25 mm around it, letters of 12 points."""
    word = docx.Document(io.BytesIO(plain_template()))
    normal = word.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    normal.font.size = Pt(12)
    for name in ("List Bullet", "Heading 2"):
        style = word.styles[name]
        assert isinstance(style, ParagraphStyle)
        style.font.size = Pt(12 if name == "List Bullet" else 14)
    page = word.sections[0]
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(25)
    saved = io.BytesIO()
    word.save(saved)
    return saved.getvalue()


def story() -> tuple[Fact, ...]:
    asked = attrs.evolve(paper(ISSUED, MINISTER, COSLA, items=2), own_reference="ISA/7")
    holding = attrs.evolve(
        letter(date(2025, 11, 20), decided=None, number=2),
        kind=ResponseKind.HOLDING,
        promised_for=date(2025, 12, 15),
        promise="before Christmas",
        delay_reason="HIDDEN",
    )
    return (
        issued(asked),
        came(letter(date(2025, 11, 28), MINISTER)),
        came(holding),
        promise(promised_for=date(2025, 12, 12)),
    )


def test_a_briefing_word_for_word() -> None:
    document = attrs.evolve(made(*story(), of=SECRETARY), imprint=())
    assert document_text(document) == (
        "Briefing for Permanent Secretary\n"
        "================================\n"
        "\n"
        "As at Tuesday 16 December 2025. What was advised and what came back is told from the whole"
        " record; all else is told as it stands.\n"
        "\n"
        "Asked of this office and its body: 0. Steps that go to it: 3. Papers advised: 1. Replies:"
        " 2. Answers overdue, of all offices: 4. Promises passed: 1. Commitments overdue: 1.\n"
        "\n"
        "What is asked of the meeting\n"
        "----------------------------\n"
        "\n"
        "Nothing is asked of it.\n"
        "\n"
        "Steps that fell due and go to it\n"
        "--------------------------------\n"
        "\n"
        "- ADV-2025-001.1, ADV-2025-001.2, owed by COSLA, due 2 December 2025: “letter to the"
        " Permanent Secretary” fell due 16 December 2025.\n"
        "- ADV-2025-001.2, owed by MINISTER, due 2 December 2025: “letter to the Permanent"
        " Secretary” fell due 16 December 2025.\n"
        "\n"
        "What was advised\n"
        "----------------\n"
        "\n"
        "- ADV-2025-001 (ISA/7), 3 November 2025, “One strategy, not two”: of 4 answers owed, 1"
        " came, 3 overdue. To MINISTER, COSLA.\n"
        "\n"
        "What came back\n"
        "--------------\n"
        "\n"
        "- ADV-2025-001.1: accepted, MINISTER, on 28 November 2025 (RSP-2025-001).\n"
        "- ADV-2025-001: holding reply, MINISTER, on 20 November 2025 (RSP-2025-002). It promised"
        " an answer for 15 December 2025 (“before Christmas”).\n"
        "\n"
        "What is overdue, and the next step\n"
        "----------------------------------\n"
        "\n"
        "- ADV-2025-001, COSLA, an acknowledgement: due 10 November 2025, 25 working days late."
        " Next: “chaser”, fell due 11 November 2025. One strategy, not two\n"
        "- ADV-2025-001.1, COSLA: due 2 December 2025, 10 working days late. Next: “letter to the"
        " Permanent Secretary”, fell due 16 December 2025. Recommendation 1\n"
        "- ADV-2025-001.2, COSLA: due 2 December 2025, 10 working days late. Next: “letter to the"
        " Permanent Secretary”, fell due 16 December 2025. Recommendation 2\n"
        "- ADV-2025-001.2, MINISTER: due 2 December 2025, 10 working days late. Next: “letter to"
        " the Permanent Secretary”, fell due 16 December 2025. Recommendation 2\n"
        "\n"
        "Promises of an answer that passed\n"
        "---------------------------------\n"
        "\n"
        "- ADV-2025-001.2, MINISTER: RSP-2025-002 promised an answer for 15 December 2025, 1 day"
        " ago.\n"
        "\n"
        "Commitments due or moved\n"
        "------------------------\n"
        "\n"
        "- CMT-2025-001, MINISTER: promised for 12 December 2025, 4 days overdue. Publish it\n"
        "\n"
        "Appendix: all of it, in full\n"
        "============================\n"
        "\n"
        "Steps that fell due and go to this office or its body\n"
        "-----------------------------------------------------\n"
        "\n"
        "- ADV-2025-001.1, ADV-2025-001.2, owed by COSLA, due 2 December 2025: “letter to the"
        " Permanent Secretary” fell due 16 December 2025.\n"
        "- ADV-2025-001.2, owed by MINISTER, due 2 December 2025: “letter to the Permanent"
        " Secretary” fell due 16 December 2025.\n"
        "\n"
        "What was advised\n"
        "----------------\n"
        "\n"
        "ADV-2025-001: One strategy, not two\n"
        "\n"
        "Issued on 3 November 2025 by Adviser to MINISTER, COSLA; own reference ISA/7.\n"
        "\n"
        "- ADV-2025-001.1 (asked of: MINISTER; stands: answered on time; decided: accepted; in"
        " full: Recommendation 1)\n"
        "- ADV-2025-001.1 (asked of: COSLA; stands: overdue; in full: Recommendation 1)\n"
        "- ADV-2025-001.2 (asked of: MINISTER; stands: overdue; in full: Recommendation 2)\n"
        "- ADV-2025-001.2 (asked of: COSLA; stands: overdue; in full: Recommendation 2)\n"
        "\n"
        "What came back\n"
        "--------------\n"
        "\n"
        "- ADV-2025-001 (what it says: holding reply; from: MINISTER; when: 20 November 2025"
        " (RSP-2025-002); why, or what it promised: promised an answer for 15 December 2025"
        " (“before Christmas”); about what: One strategy, not two)\n"
        "- ADV-2025-001.1 (what it says: accepted; from: MINISTER; when: 28 November 2025"
        " (RSP-2025-001); about what: Recommendation 1)\n"
        "\n"
        "What is overdue, and the next step\n"
        "----------------------------------\n"
        "\n"
        "- ADV-2025-001 (owed by: COSLA; what: an acknowledgement; stands: due 10 November 2025, 25"
        " working days late; next step: Next: “chaser”, fell due 11 November 2025.; in full: One"
        " strategy, not two)\n"
        "- ADV-2025-001.1 (owed by: COSLA; what: an answer; stands: due 2 December 2025, 10 working"
        " days late; next step: Next: “letter to the Permanent Secretary”, fell due 16 December"
        " 2025.; in full: Recommendation 1)\n"
        "- ADV-2025-001.2 (owed by: COSLA; what: an answer; stands: due 2 December 2025, 10 working"
        " days late; next step: Next: “letter to the Permanent Secretary”, fell due 16 December"
        " 2025.; in full: Recommendation 2)\n"
        "- ADV-2025-001.2 (owed by: MINISTER; what: an answer; stands: due 2 December 2025, 10"
        " working days late; next step: Next: “letter to the Permanent Secretary”, fell due 16"
        " December 2025.; in full: Recommendation 2)\n"
        "\n"
        "Promises of an answer that passed\n"
        "---------------------------------\n"
        "\n"
        "- ADV-2025-001.2 (owed by: MINISTER; promised for: 15 December 2025; in its words: before"
        " Christmas; reply: RSP-2025-002; days ago: 1)\n"
        "\n"
        "Commitments due or moved\n"
        "------------------------\n"
        "\n"
        "- CMT-2025-001 (of: MINISTER; stands: overdue; promised for 12 December 2025, 4 days"
        " overdue; in full: Publish it)\n"
    )


def test_its_foot_says_how_it_is_made_again() -> None:
    document = briefing_document(
        View(late(*story(), rules=(EXAMPLE,))),
        addressee=COSLA,
        as_at=DAY,
        since=ISSUED,
        visibility=Visibility.RESTRICTED,
    )
    assert (
        "As at 16 December 2025.",
        "From the record up to the entry with the receipt 14:.",
        "Only what is public or restricted; the rest is left out.",
        "Dates marked as an example rule are counted by one that nobody agreed.",
        (
            "Made with isa report briefing --for cosla --since 2025-11-03 --visibility restricted"
            " --as-at 2025-12-16."
        ),
    ) == document.imprint


def test_what_rests_on_an_example_says_so_in_each_line() -> None:
    document = briefing_document(
        View(late(*story(), rules=(EXAMPLE,))), addressee=SECRETARY, as_at=DAY, visibility=ALL
    )
    dated = [line for line in document_text(document).splitlines() if "due 2 December" in line]
    assert dated
    assert all("(an example rule, not agreed)" in line for line in dated)


def test_where_there_is_nothing_it_says_so() -> None:
    said = document_text(made(of=COSLA))
    for nothing in ("Nothing is asked of it.", "Nothing is overdue.", "None."):
        assert nothing in said
    assert "and go to it" not in said


LENGTHS = st.lists(st.lists(st.integers(1, 400), max_size=60), min_size=1, max_size=7)


def parts_of(lengths: list[list[int]]) -> tuple[Part, ...]:
    """Parts of items with so many letters each."""
    return tuple(
        Part(
            heading=f"Part {n}",
            items=tuple(item("ab de fgh" * length)[:length].strip() for length in part),
            nothing="Nothing.",
        )
        for n, part in enumerate(lengths)
    )


@given(LENGTHS, st.sampled_from((PLAIN, TEMPLATE)))
def test_what_is_not_shown_is_counted_and_no_more_than_fits_is_shown(
    lengths: list[list[int]], room: Room
) -> None:
    parts = parts_of(lengths)
    blocks = list(front(parts, room, above=10))
    told = by_part(blocks)
    assert [part.heading for part in parts] == list(told)
    for part in parts:
        listed, rest = told[part.heading]
        assert part.items[: len(listed)] == listed
        assert len(part.items) == len(listed) + rest
        assert not part.items or listed
    needed = sum(lines_of(each, room) for listed, _ in told.values() for each in listed)
    assert needed + 10 <= max(room.lines, 10 + 3.25 * len(parts))


def by_part(blocks: list[Block]) -> dict[str, tuple[tuple[str, ...], int]]:
    """What each part lists, and how many more it counts."""
    found: dict[str, tuple[tuple[str, ...], int]] = {}
    for block in blocks:
        match block:
            case Heading(text=text):
                heading = text
                found[heading] = (), 0
            case Listed(items=items):
                found[heading] = items, 0
            case Paragraph(text=text) if text.startswith("And "):
                found[heading] = found[heading][0], int(text.split()[1])
    return found


def test_short_parts_leave_their_room_to_long_ones() -> None:
    short, long = by_part(list(front(parts_of([[1], [1] * 200]), TEMPLATE, above=5))).values()
    assert (("a",), 0) == short
    assert 45 < len(long[0]) < 60


def test_a_line_is_cut_with_a_mark_and_shows_what_can_not_be_seen() -> None:
    assert "ADV-2025-001: a b<U+202E>c" == item("ADV-2025-001:", "a\nb\u202ec ")
    assert 240 == len(item("a", "b " * 300))
    assert item("a", "b " * 300).endswith("…")


def crowded(text: str) -> tuple[AdviceIssued, ...]:
    """More than two pages hold: 25 papers, each with two recommendations."""
    return tuple(
        issued(
            attrs.evolve(
                asked,
                reference=f"ADV-2025-{number:03d}",
                title=text[:180].strip() or "a",
                recommendations=tuple(
                    attrs.evolve(each, text=f"{number}: {text}") for each in asked.recommendations
                ),
            )
        )
        for number in range(1, 26)
        for asked in [paper(ISSUED, SECRETARY, COSLA, items=2)]
    )


PROSE = "Publish the joint statement on prevention, and name one director who answers for it. " * 4


def test_nothing_is_lost_what_is_cut_stands_in_the_appendix_whole() -> None:
    document = made(*crowded(PROSE), of=SECRETARY)
    (behind,) = [n for n, block in enumerate(document.blocks) if isinstance(block, NewPage)]
    fronted = by_part([b for b in document.blocks[:behind] if b != document.blocks[0]])
    tables = [block for block in document.blocks[behind:] if isinstance(block, Table)]
    cells = {cell for table in tables for row in table.rows for cell in row}
    for number in range(1, 26):
        for part in (1, 2):
            assert f"ADV-2025-{number:03d}.{part}" in cells
        assert f"{number}: {PROSE}" in cells
    asked, rest = fronted["What is asked of the meeting"]
    # Two recommendations and an acknowledgement of each paper.
    assert (75, True) == (len(asked) + rest, rest > 0)
    late_listed, late_rest = fronted["What is overdue, and the next step"]
    assert 3 * 50 == len(late_listed) + late_rest


@pytest.mark.skipif(
    OFFICE is None or PDFTOTEXT is None,
    reason="LibreOffice or poppler, which lay out and read pages, is not here",
)
def test_the_front_is_two_pages_however_much_there_is(tmp_path: Path) -> None:
    """One run for all: starting LibreOffice is what takes its time."""
    assert OFFICE is not None
    texts = {"prose": PROSE, "capitals": "WAM " * 80, "wide": "漢字" * 150, "short": "a"}
    papers = {"plain": None, "office": office_paper()}
    for name, text in texts.items():
        for kind, template in papers.items():
            whole = made(*crowded(text), of=SECRETARY, on_template=template is not None)
            behind_it = whole.blocks.index(NewPage()) + 2
            fronted = attrs.evolve(whole, blocks=whole.blocks[:behind_it])
            word = document_word(fronted, template=template)
            (tmp_path / f"{name}-{kind}.docx").write_bytes(word)
    subprocess.run(
        [
            *(OFFICE, f"-env:UserInstallation=file://{tmp_path}/settings", "--headless"),
            *("--convert-to", "pdf", "--outdir", str(tmp_path)),
            *map(str, tmp_path.glob("*.docx")),
        ],
        check=True,
        capture_output=True,
    )
    behind = {}
    for made_of in sorted(tmp_path.glob("*.pdf")):
        text = subprocess.run(
            ["pdftotext", "-layout", str(made_of), "-"],
            check=True,
            capture_output=True,
        ).stdout.decode()
        pages = text.split("\f")
        behind[made_of.stem] = next(
            n for n, page in enumerate(pages) if "Appendix: all of it" in page
        )
    assert {f"{name}-{kind}": 2 for name in texts for kind in papers} == behind


def test_what_is_hidden_is_in_no_public_briefing() -> None:
    view = View(late(*story()))
    said = document_text(briefing_document(view, addressee=MINISTER, as_at=DAY))
    assert PAPER not in said
    assert "HIDDEN" not in document_text(made(*story(), of=MINISTER))

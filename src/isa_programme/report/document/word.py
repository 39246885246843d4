"""A document as a Word file, on the office's own template or on a plain one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from isa_programme.report.document.document import (
    Document,
    Heading,
    Lines,
    Listed,
    Paragraph,
    Table,
    Worded,
)
from isa_programme.report.document.word_opening import CAPTION, GRID, LISTS, opened
from isa_programme.report.document.word_template import packed
from isa_programme.report.visible import visible

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import Table as WordTable
    from docx.text.paragraph import Paragraph as WordParagraph

_IMPRINT = "Imprint"
_LONGEST_PROPERTY = 255
_EARLIEST = date(1980, 1, 1)
"""No Word file was made before."""
_LINE, _LONGEST_WORD, _LONGEST_TEXT = 90, 18, 60
"""How many characters a line has, and how many of a word and a text count for a column's width."""


def document_word(document: Document, *, template: bytes | None = None) -> bytes:
    """The document as a Word file (.docx) in British English, on A4 unless the template says else.

    Of a template its styles, page, header and footer are used; what stands on its pages is left
    out. Headings, lists and tables have the styles of Word (Heading 1, List Bullet, Table Grid),
    so that they look as the template has them; only the tables of a document that is set small are
    in 9 points on any template. The same document and template give the same bytes.

    Args:
        document: what to write.
        template: a .docx or .dotx file of the office; a plain page in Arial without one.

    Raises:
        FaultsError: the template is no Word file, is damaged, holds macros, is larger than a
            template is, or has not the styles that this document needs.
        ExtraMissingError: the extra `docx` is not installed.
    """
    word = opened(document, template)
    _Writer(word, small=document.compact and template is not None).write(document)
    _describe(word, document)
    made = io.BytesIO()
    word.save(made)
    with zipfile.ZipFile(made) as zipped:
        return packed({name: zipped.read(name) for name in zipped.namelist()})


def _describe(word: Word, document: Document) -> None:
    """Say in the file what it is, and nothing of when and where it was really made."""
    told = word.core_properties
    for each in ("category", "comments", "content_status", "identifier", "keywords", "subject"):
        setattr(told, each, "")
    told.title = visible(document.title)[:_LONGEST_PROPERTY]
    told.author = told.last_modified_by = visible(document.author)[:_LONGEST_PROPERTY]
    told.language, told.version, told.revision = "en-GB", "", 1
    told.created = told.modified = told.last_printed = datetime.combine(
        max(document.as_at, _EARLIEST), time.min
    )


class _Writer:
    """Writes the parts of one document, the one below the other."""

    def __init__(self, word: Word, *, small: bool) -> None:
        self._word = word
        self._small = small
        self._after_table = False

    def write(self, document: Document) -> None:
        for number, page in enumerate(document.pages()):
            for place, block in enumerate(page):
                first = self._block(block)
                if number and not place:
                    first.paragraph_format.page_break_before = True
                self._after_table = isinstance(block, Table)
        if document.foot:
            if _IMPRINT not in self._word.styles:
                self._make_imprint()
            self._paragraph(document.foot, _IMPRINT)

    def _block(self, block: Worded) -> WordParagraph:
        """Write a part; what it begins with."""
        match block:
            case Heading(text=text, level=level):
                return self._paragraph(text, f"Heading {level}")
            case Paragraph(text=text, strong=strong):
                return self._paragraph(text, strong=strong)
            case Lines(lines=lines):
                first, *rest = [line for line in lines if line.strip()]
                made = self._paragraph(first)
                for line in rest:
                    made.add_run().add_break()
                    made.add_run(visible(line))
                return made
            case Listed(items=items, numbered=numbered):
                made_items = [self._paragraph(item, LISTS[numbered]) for item in items]
                if numbered:
                    self._count_anew(made_items)
                return made_items[0]
            case Table():
                return self._table(block)

    def _paragraph(
        self, text: str, style: str | None = None, *, strong: bool = False
    ) -> WordParagraph:
        from docx.shared import Pt  # noqa: PLC0415 - an extra

        made = self._word.add_paragraph(style=style)
        made.add_run(visible(text)).bold = True if strong else None
        if self._after_table and style in (None, *LISTS.values()):
            made.paragraph_format.space_before = Pt(6)
        self._after_table = False
        return made

    def _make_imprint(self) -> None:
        from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415 - an extra
        from docx.shared import Pt  # noqa: PLC0415 - an extra
        from docx.styles.style import ParagraphStyle  # noqa: PLC0415 - an extra

        made = self._word.styles.add_style(_IMPRINT, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(made, ParagraphStyle)
        made.font.size = Pt(8)
        made.paragraph_format.space_before = Pt(8)

    def _count_anew(self, items: Sequence[WordParagraph]) -> None:
        """Let a list begin at 1: Word would count on from the one before it."""
        counts_by = _numbered_by(items[0])
        if counts_by is None:
            return
        try:
            numbering = self._word.part.numbering_part.element
            kind = numbering.num_having_numId(counts_by).abstractNumId.val
        except (KeyError, NotImplementedError):
            return  # the template says nothing of how it counts
        number = numbering.add_num(kind)
        number.add_lvlOverride(ilvl=0).add_startOverride(1)
        for item in items:
            counted = item._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - the way to its XML
            counted.get_or_add_ilvl().val = 0
            counted.get_or_add_numId().val = number.numId

    def _table(self, table: Table) -> WordParagraph:
        from docx.oxml.parser import OxmlElement  # noqa: PLC0415 - an extra
        from docx.shared import Pt  # noqa: PLC0415 - an extra

        caption = None
        if table.caption.strip():
            caption = self._paragraph(table.caption, CAPTION)
            caption.paragraph_format.keep_with_next = True
        made = self._word.add_table(rows=0, cols=len(table.heads), style=GRID)
        for number, row in enumerate((table.heads, *table.rows)):
            drawn = made.add_row()
            for cell, text in zip(drawn.cells, row, strict=True):
                run = cell.paragraphs[0].add_run(visible(text))
                run.bold = True if not number else None
                if self._small:
                    run.font.size = Pt(9)
            marks = ("w:cantSplit",) if number else ("w:cantSplit", "w:tblHeader")
            for mark in marks:
                drawn._tr.get_or_add_trPr().append(OxmlElement(mark))  # noqa: SLF001 - as above
        _set_widths(made, table)
        return caption or made.cell(0, 0).paragraphs[0]


def _numbered_by(item: WordParagraph) -> int | None:
    """The numbering that the style of a paragraph has, or takes from the style it is based on."""
    from docx.styles.style import ParagraphStyle  # noqa: PLC0415 - an extra

    style = item.style
    while isinstance(style, ParagraphStyle):
        own = style.element.pPr
        if own is not None and own.numPr is not None and own.numPr.numId is not None:
            return int(own.numPr.numId.val)
        style = style.base_style
    return None


def _set_widths(made: WordTable, table: Table) -> None:
    """Give each column its share of the page by what stands in it."""
    from docx.shared import Emu  # noqa: PLC0415 - an extra

    shares = table.widths or _shares([*zip(table.heads, *table.rows, strict=True)])
    whole = sum(column.width or 0 for column in made.columns) / sum(shares)
    made.autofit = False
    widths = [Emu(int(whole * share)) for share in shares]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    for row in made.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def _shares(columns: Sequence[Sequence[str]]) -> Sequence[float]:
    """How wide each column is to be, in characters: its longest word, and more for more words."""
    least = [
        min(_LONGEST_WORD, max(len(word) for text in column for word in ("", *text.split()))) + 4
        for column in columns
    ]
    more = [
        max(0, min(_LONGEST_TEXT, max(map(len, column))) - few)
        for column, few in zip(columns, least, strict=True)
    ]
    room = max(0, _LINE - sum(least))
    return [
        few + room * much / sum(more) if any(more) else few
        for few, much in zip(least, more, strict=True)
    ]

"""Writing a workbook (XLSX): sheets as tables, with text that stays text whatever it is."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from attrs import frozen

from isa_programme.errors import ExtraMissingError, FaultsError
from isa_programme.exchange.csv_cells import needs_guard
from isa_programme.exchange.desk.sheets import CellType, Sheet, SheetCell, SheetColumn
from isa_programme.exchange.workbook.column_letters import letters_of
from isa_programme.exchange.workbook.text import as_xml, held, what_is_lost

if TYPE_CHECKING:
    import xlsxwriter  # type: ignore[import-untyped]  # it ships no types
    from xlsxwriter.format import Format  # type: ignore[import-untyped]  # likewise
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # likewise

FIRST_DAY = date(1900, 3, 1)
"""The first day that stands as a date: Excel counts a 29 February 1900 that never was."""
MOST_ROWS = 1_000_000
"""The most rows of a sheet."""

_DAY_NOUGHT = date(1899, 12, 30)
_A4 = 9
_AS_TEXT = 49  # the number of Excel's own format for text
_FIGURES = 15
"""Of a number with more figures than this, Excel keeps only the first."""
_WRAPS_FROM = 18
_LINE = 15.0
"""The height of a line, in points."""
_TALLEST = 12
"""The most lines that a row is shown tall; the rest of a longer text is there all the same."""
_TOKEN = re.compile(rb"<si><t[^>]*>text:([0-9]+)</t></si>")
_STRINGS = "xl/sharedStrings.xml"


@frozen(kw_only=True)
class Page:
    """A sheet of a workbook, with the lines that stand above its table, a title first.

    On paper it is as wide as one page, or as many as it takes, with its first column on each.
    """

    sheet: Sheet
    above: tuple[str, ...]
    fits_a_page: bool = False

    @property
    def head(self) -> int:
        """The row of the headings, counted from 0."""
        return len(self.above) + 1

    def lost(self) -> Iterator[str]:
        """A sentence for each cell whose text the workbook can't hold as it is."""
        for row, cells in enumerate(self.sheet.rows, start=self.head + 2):
            for column, (cell, of) in enumerate(zip(cells, self.sheet.columns, strict=True)):
                if isinstance(cell, str) and held(cell) != cell:
                    place = f"{self.sheet.title} {letters_of(column)}{row}, {of.heading}"
                    yield f"{place}: {', and '.join(what_is_lost(cell))}"


def written_pages(pages: Sequence[Page], *, title: str, subject: str, made_at: datetime) -> bytes:
    """Pages as the bytes of a workbook; the same pages give the same bytes.

    Each table has a name, headings and a filter; no cells are merged, and none is a formula or a
    link. A day is a date from 1 March 1900 on, and text before; a month is text.

    Args:
        pages: its sheets, in order.
        title: what it is, for its properties.
        subject: what it rests on, for its properties.
        made_at: the instant its properties give as that of its making.

    Raises:
        FaultsError: a sheet has more rows than a workbook can hold.
        ExtraMissingError: the extra `xlsx` is not installed.
    """
    try:
        import xlsxwriter  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise ExtraMissingError("a workbook", "xlsx") from error
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, _AS_TYPED) as book:
        book.set_properties(
            {"title": held(title), "comments": held(subject), "created": made_at.astimezone(UTC)}
        )
        writing = _Writing(book)
        for page in pages:
            writing.add(page)
    return _repacked(content.getvalue(), writing.strings())


_AS_TYPED = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


class _Writing:
    """Adds pages to a workbook."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._texts: dict[str, int] = {}
        top = {"valign": "top"}
        self._title = book.add_format({"bold": True, "font_size": 14})
        self._heading = book.add_format({"bold": True, "text_wrap": True, **top})
        # A short text stays text when it is edited; a long one would be shown as marks then.
        self._text = book.add_format({"num_format": _AS_TEXT, **top})
        self._wrapped = book.add_format({"text_wrap": True, **top})
        self._guarded = book.add_format({"text_wrap": True, "quote_prefix": True, **top})
        self._day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left", **top})
        self._number = book.add_format({"num_format": "0", "align": "right", "indent": 1, **top})

    def strings(self) -> list[bytes]:
        """The XML of each text, by the number that stands for it until it is packed anew."""
        return [as_xml(text).encode("utf-8") for text in self._texts]

    def add(self, page: Page) -> None:
        found = page.sheet
        if len(found.rows) > MOST_ROWS:
            raise FaultsError(
                f"the sheet {found.name} has {len(found.rows)} rows; a workbook holds at most"
                f" {MOST_ROWS}: write it as CSV"
            )
        made: Worksheet = self._book.add_worksheet(found.title)
        for row, line in enumerate(page.above):
            made.write_string(row, 0, self._token(line), self._title if row == 0 else None)
        for number, column in enumerate(found.columns):
            made.set_column(number, number, column.width, self._format(column))
        made.add_table(
            *(page.head, 0, page.head + max(1, len(found.rows)), len(found.columns) - 1),
            {
                "name": found.title,
                "title": found.title,
                "description": page.above[0],
                "style": "Table Style Light 1",
                "columns": [
                    {"header": each.heading, "header_format": self._heading}
                    for each in found.columns
                ],
            },
        )
        headings = tuple(each.heading for each in found.columns)
        formats = [self._format(column) for column in found.columns]
        # Not every program makes rows as tall as what they hold.
        made.set_row(page.head, _height(headings, found.columns, heads=True))
        for row, cells in enumerate(found.rows, start=page.head + 1):
            if (height := _height(cells, found.columns)) > _LINE:
                made.set_row(row, height)
            for place, (cell, shape) in enumerate(zip(cells, formats, strict=True)):
                if cell not in (None, ""):
                    self._write(made, (row, place), cell, shape)
        made.freeze_panes(page.head + 1, 1)
        made.set_landscape()
        made.set_paper(_A4)
        made.repeat_rows(page.head)
        if page.fits_a_page:
            made.fit_to_pages(1, 0)
        else:
            made.repeat_columns("A:A")
        made.set_footer("&L&A&RPage &P of &N")

    def _write(
        self, made: Worksheet, place: tuple[int, int], cell: SheetCell, shape: Format
    ) -> None:
        match cell:
            case int() if len(str(abs(cell))) <= _FIGURES:
                made.write_number(*place, cell, shape)
            case date() if cell >= FIRST_DAY:
                made.write_number(*place, (cell - _DAY_NOUGHT).days, shape)
            case _:
                text = str(cell)
                live = shape is not self._text and needs_guard(text)
                made.write_string(*place, self._token(text), self._guarded if live else shape)

    def _token(self, text: str) -> str:
        return f"text:{self._texts.setdefault(held(text), len(self._texts))}"

    def _format(self, column: SheetColumn) -> Format:
        match column.type:
            case CellType.DATE:
                return self._day
            case CellType.NUMBER:
                return self._number
            case CellType.TEXT:
                return self._wrapped if _wraps(column) else self._text


def _wraps(column: SheetColumn) -> bool:
    return column.type is CellType.TEXT and column.width >= _WRAPS_FROM


def _height(
    cells: Sequence[SheetCell], columns: Sequence[SheetColumn], *, heads: bool = False
) -> float:
    """How tall a row has to be, in points, for what it holds; beside a heading is a button."""
    lines = 1
    for cell, column in zip(cells, columns, strict=True):
        if isinstance(cell, str) and (heads or _wraps(column)):
            room = column.width - (3 if heads else 1)
            seen = cell[: _TALLEST * room]
            lines = max(lines, sum(-(-len(line) // room) or 1 for line in seen.split("\n")))
    return min(lines, _TALLEST) * _LINE


def _repacked(content: bytes, strings: Sequence[bytes]) -> bytes:
    """The workbook with the texts in place of what stood for them, dated by no machine.

    The library escapes texts by rules of its own: what looks like an escape is not always read
    back as it was, and what looks like its XML is taken for it.
    """
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as given,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for each in given.infolist():
            part = given.read(each)
            if each.filename == _STRINGS:
                part = _TOKEN.sub(lambda found: strings[int(found[1])], part)
            entry = zipfile.ZipInfo(each.filename)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            made.writestr(entry, part)
    return packed.getvalue()

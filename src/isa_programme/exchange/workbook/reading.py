"""A workbook (XLSX) read back: its sheets as typed cells."""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from attrs import frozen

from isa_programme.errors import ExtraMissingError, FaultsError
from isa_programme.exchange.workbook.marks import (
    CellFault,
    Place,
    faults_of,
    hidden_rows_of,
    refuse_too_large,
)
from isa_programme.exchange.workbook.parts import repacked, workbook_parts

if TYPE_CHECKING:
    import python_calamine

GivenCell = str | int | float | bool | date | datetime | time | timedelta | CellFault | None
"""What a cell holds: see :func:`read_workbook`."""

_Row = tuple[GivenCell, ...]

_EXACT = 2**53
"""From here on a workbook does not hold every whole number."""


@frozen(kw_only=True)
class MergedArea:
    """Cells that are merged into one, from a first to a last; rows and columns count from 1.

    The value stands in the first; the others are empty.

    Attributes:
        first: the row and the column of the first cell.
        last: the row and the column of the last.
    """

    first: Place
    last: Place


@frozen(kw_only=True)
class GivenSheet:
    """A sheet of a workbook as it was given.

    Attributes:
        name: its name on the tab.
        rows: its rows from row 1 on, each from column A on, all of one length: the cell in row 3
            of column B is ``rows[2][1]``. Rows and columns after the last value are not there.
        hidden: whether the sheet is hidden.
        hidden_rows: the numbers, from 1, of rows that are hidden by a filter or by hand; they are
            among the rows like any other.
        merged: areas of merged cells.
    """

    name: str
    rows: tuple[_Row, ...]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    merged: tuple[MergedArea, ...] = ()


def read_workbook(content: bytes) -> tuple[GivenSheet, ...]:
    """The sheets of a workbook (.xlsx), in its order, with what their cells hold.

    A cell is one of these:

    * ``None``: empty, or a text of no characters.
    * ``str``: text, exactly as typed, with blanks and line breaks. What looks like a number or a
      date and was typed as text stays text.
    * ``int``: a whole number; Excel itself knows only numbers with fractions, so 5.0 is 5.
    * ``float``: any other number, and whole ones of more than 15 digits or so, of which Excel keeps
      no more digits.
    * ``date``: a day, that is a number shown as a date, without a time or with that of midnight.
      Days of either date system (1900, 1904) come out right. In the 1900 system a day before 1
      March 1900 is not to be relied on: Excel counts a 29 February 1900 that never was.
    * ``datetime``: a day with a time, to the thousandth of a second, in no zone.
    * ``time``, ``timedelta``: a time without a day; a duration.
    * ``bool``: TRUE or FALSE.
    * ``CellFault``: an error such as ``#N/A``, or a formula that was never worked out.

    Of a formula, the result saved with it counts; nothing is worked out here. Sheets of charts are
    left out. Hidden sheets and rows are read like all others, and told of. Nothing in the workbook
    is run, and no address in it is fetched.

    Raises:
        FaultsError: the file is no XLSX (an .xls, .xlsm, .xlsb or .ods, say), is protected by a
            password, is damaged, unpacks to more than 512 MiB, or has a sheet that reaches over
            more than ten million cells.
        ExtraMissingError: the extra `xlsx` is not installed.
    """
    try:
        import python_calamine  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise ExtraMissingError("reading a workbook", "xlsx") from error
    parts = workbook_parts(content)
    places = _sheet_parts(parts)
    for name, place in places.items():
        refuse_too_large(parts.get(place, b""), name)
    try:
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(repacked(parts))) as book:
            visible = python_calamine.SheetVisibleEnum.Visible
            return tuple(
                _sheet(book, each, parts.get(places.get(each.name, ""), b""), visible)
                for each in book.sheets_metadata
                if each.typ == python_calamine.SheetTypeEnum.WorkSheet
            )
    except (python_calamine.CalamineError, OSError, OverflowError) as error:
        raise FaultsError(_DAMAGED) from error


_DAMAGED = "the workbook is damaged; open it in Excel and save it again"


def _sheet(
    book: python_calamine.CalamineWorkbook,
    known: python_calamine.SheetMetadata,
    part: bytes,
    visible: python_calamine.SheetVisibleEnum,
) -> GivenSheet:
    read = book.get_sheet_by_name(known.name)
    rows: list[_Row] = [
        tuple(
            [
                _number(value) if isinstance(value, float) else None if value == "" else value
                for value in row
            ]
        )
        for row in read.to_python(skip_empty_area=False)
    ]
    _put(faults_of(part), rows)
    return GivenSheet(
        name=known.name,
        rows=tuple(rows),
        hidden=known.visible != visible,
        hidden_rows=hidden_rows_of(part),
        merged=tuple(_merged(read)),
    )


def _number(value: float) -> GivenCell:
    if value.is_integer() and -_EXACT < value < _EXACT:
        return int(value)
    if value - value != 0:
        return CellFault("a number that is none")
    return value


def _put(faults: Mapping[Place, CellFault], rows: list[_Row]) -> None:
    """Put faults where the values of a sheet have empty cells, or end before."""
    if not faults:
        return
    width = max(len(rows[0]) if rows else 0, *(column for _, column in faults), 0)
    height = max(len(rows), *(row for row, _ in faults))
    grid = [[*row, *[None] * (width - len(row))] for row in rows]
    grid += [[None] * width for _ in range(height - len(rows))]
    for (row, column), fault in faults.items():
        grid[row - 1][column - 1] = fault
    rows[:] = map(tuple, grid)


def _merged(read: python_calamine.CalamineSheet) -> Iterator[MergedArea]:
    for first, last in read.merged_cell_ranges or ():
        yield MergedArea(
            first=(first[0] + 1, first[1] + 1),
            last=(last[0] + 1, last[1] + 1),
        )


# Which part holds which sheet

_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def _sheet_parts(parts: Mapping[str, bytes]) -> Mapping[str, str]:
    """The names of the parts that hold the sheets, by the name of each sheet."""
    try:
        relations = _parsed(parts.get("xl/_rels/workbook.xml.rels", b"<none/>"))
        targets = {
            each.get("Id"): posixpath.normpath(posixpath.join("/xl", each.get("Target", "")))[1:]
            for each in relations.iter()
        }
        return {
            each.get("name", ""): targets.get(_relation(each), "")
            for each in _parsed(parts["xl/workbook.xml"]).iter()
            if each.tag.rpartition("}")[2] == "sheet"
        }
    except (ET.ParseError, LookupError, ValueError) as error:
        # The latter two where a part names an encoding that there is not.
        raise FaultsError(_DAMAGED) from error


def _parsed(part: bytes) -> ET.Element:
    if _DECLARED.search(part):
        # Entities that unfold without end; no program that makes workbooks declares any.
        raise FaultsError(_DAMAGED)
    return ET.fromstring(part)  # noqa: S314 - it declares no entities


def _relation(sheet: ET.Element) -> str | None:
    return next((value for key, value in sheet.items() if key.endswith("}id")), None)

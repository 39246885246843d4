"""What a workbook's sheet says beside its values: errors, formulas never worked out, hidden rows.

The library that reads values tells of none of these, and gives an error as an empty cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from attrs import frozen

from isa_programme.errors import FaultsError
from isa_programme.exchange.workbook.column_letters import place_of_letters

LARGEST = 10_000_000
"""The most cells that the area from A1 to the last cell of a sheet may have."""


@frozen
class CellFault:
    """What stands in a cell that has no value: an error, or a formula never worked out.

    Attributes:
        text: the error as Excel shows it, such as ``#N/A``; else a few words.
    """

    text: str

    def __str__(self) -> str:
        return self.text


UNWORKED = "a formula that was never worked out"
"""The text of a :class:`CellFault` for a formula that holds no result."""

Place = tuple[int, int]
"""A row and a column, both from 1."""

_CELL = re.compile(rb"<(?:\w+:)?c((?:\s[^<>]*)?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_ROW = re.compile(rb"<(?:\w+:)?row((?:\s[^<>]*)?)>")
_AT = re.compile(rb"""\sr=["']([A-Za-z]{0,3})([0-9]{1,7})["']""")
_HIDDEN = re.compile(rb"""\shidden=["'](?:1|true)["']""")
_ERROR = re.compile(rb"""\st=["']e["']""")
_RESULT = re.compile(rb"<(?:\w+:)?v>([^<]+)</|<(?:\w+:)?is>")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_TELLING = (b't="e"', b"t='e'", b"<f", b":f")
"""What a part holds, among others, if there is an error or a formula in it: quick to look for."""

_NOWHERE = re.compile(rb"""r=["'](?<=\sr=["'])(?:[A-Za-z]{4}|[A-Za-z]*[0-9]{8})""")
_WIDE = re.compile(rb"""r=["'][A-Za-z]{2,}[0-9]""")
_VERY_WIDE = re.compile(rb"""r=["'][A-Za-z]{3,}[0-9]""")
_LONG = re.compile(rb"""r=["'][A-Za-z]*[0-9]{5}""")
_VERY_LONG = re.compile(rb"""r=["'][A-Za-z]*(?:[3-9][0-9]{5}|[0-9]{7})""")


def _cells(part: bytes) -> Iterator[tuple[Place, bytes, bytes]]:
    """Each cell of a sheet with its place, its attributes and what it holds, in XML."""
    row = column = 0
    rows = _ROW.finditer(part)
    ahead = next(rows, None)
    for found in _CELL.finditer(part):
        while ahead is not None and ahead.start() < found.start():
            named = _AT.search(ahead[1])
            row, column = (int(named[2]) if named else row + 1), 0
            ahead = next(rows, None)
        named = _AT.search(found[1])
        if named and named[1]:
            row, column = int(named[2]), place_of_letters(named[1].decode("ascii").upper()) + 1
        else:
            column += 1
        yield (row, column), found[1], found[2] or b""


def faults_of(part: bytes) -> Mapping[Place, CellFault]:
    """The cells of a sheet that hold an error, or a formula that was never worked out."""
    return dict(_faults(part)) if any(each in part for each in _TELLING) else {}


def _faults(part: bytes) -> Iterator[tuple[Place, CellFault]]:
    for place, attributes, held in _cells(part):
        result = _RESULT.search(held)
        if _ERROR.search(attributes):
            said = (result[1] if result else None) or b"#N/A"
            yield place, CellFault(said.decode("utf-8", "replace"))
        elif result is None and _FORMULA.search(held):
            yield place, CellFault(UNWORKED)


def hidden_rows_of(part: bytes) -> frozenset[int]:
    """The numbers of the rows of a sheet that are hidden, by a filter or by hand."""
    if b"hidden=" not in part:
        return frozenset()
    hidden, row = set(), 0
    for found in _ROW.finditer(part):
        named = _AT.search(found[1])
        row = int(named[2]) if named else row + 1
        if _HIDDEN.search(found[1]):
            hidden.add(row)
    return frozenset(hidden)


def refuse_too_large(part: bytes, name: str) -> None:
    """Refuse a sheet that reaches so far that its empty cells alone would fill the memory.

    Raises:
        FaultsError: the area from A1 to its last cell has more than ten million cells, or a cell
            stands where there can be none.
    """
    if _says_each_place(part):
        if not _WIDE.search(part) and not _VERY_LONG.search(part):
            return  # at most 26 columns and 299,999 rows, which is quick to see
        if not _VERY_WIDE.search(part) and not _LONG.search(part):
            return  # at most 702 columns and 9,999 rows
    if _NOWHERE.search(part):
        raise FaultsError(f"the sheet {name!a} has a cell beyond the last row and column there is")
    rows = columns = 0
    for (row, column), _, held in _cells(part):
        if held:
            rows, columns = max(rows, row), max(columns, column)
    if rows * columns > LARGEST:
        raise FaultsError(
            f"the sheet {name!a} reaches {columns} columns to the right and {rows} rows down;"
            f" at most {LARGEST} cells are read; delete what stands far from its table"
        )


def _says_each_place(part: bytes) -> bool:
    """Whether each cell begins by saying where it stands, as all known programs write them."""
    said = part.count(b'<c r="') + part.count(b"<c r='")
    return b":c" not in part and said == part.count(b"<c ") + part.count(b"<c>")

"""Sheets: what an office wants of the record on its desk, as columns and rows, in no format yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Generic, TypeVar

from attrs import field, frozen

from isa_programme.calendars.months import CivilDate

R = TypeVar("R")


class CellType(StrEnum):
    """What the cells of a column of a sheet hold.

    Attributes:
        TEXT: text, whatever it looks like.
        DATE: a date; text where only a month is known.
        NUMBER: a whole number.
    """

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"


SheetCell = str | int | CivilDate | None
"""What a cell of a sheet holds; None is empty. In a column of dates, a month stands as a month."""


@frozen(kw_only=True)
class SheetColumn:
    """A column of a sheet.

    Attributes:
        name: its name for programs.
        heading: the words above it.
        type: what its cells hold.
        meaning: what they mean, with the unit of a number, in a sentence without a full stop.
        width: how many characters wide it is shown.
    """

    name: str
    heading: str
    type: CellType
    meaning: str
    width: int


@frozen(kw_only=True)
class Sheet:
    """A sheet: one table.

    Attributes:
        name: its name for programs and on the tab: ``advice``.
        title: its name for people.
        columns: its columns, in order.
        rows: its rows, each with a cell for every column.
    """

    name: str
    title: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[SheetCell, ...], ...] = field(repr=False)


@frozen
class Filled(Generic[R]):
    """A column with what fills it.

    Attributes:
        column: the column.
        fill: what gives its cell for something that has a row.
    """

    column: SheetColumn
    fill: Callable[[R], SheetCell]


def text(
    name: str, heading: str, meaning: str, fill: Callable[[R], str | None], *, width: int = 15
) -> Filled[R]:
    """A column of texts."""
    return Filled(_column(name, heading, CellType.TEXT, meaning, width), fill)


def dated(
    name: str, heading: str, meaning: str, fill: Callable[[R], CivilDate | None]
) -> Filled[R]:
    """A column of dates."""
    return Filled(_column(name, heading, CellType.DATE, meaning), fill)


def number(name: str, heading: str, meaning: str, fill: Callable[[R], int | None]) -> Filled[R]:
    """A column of whole numbers."""
    return Filled(_column(name, heading, CellType.NUMBER, meaning), fill)


def _column(name: str, heading: str, kind: CellType, meaning: str, width: int = 12) -> SheetColumn:
    # The longest word of the heading stands on one line, with the button of the filter beside it.
    widest = max(width, *(len(word) + 4 for word in heading.split()))
    return SheetColumn(name=name, heading=heading, type=kind, meaning=meaning, width=widest)


def sheet(name: str, title: str, columns: tuple[Filled[R], ...], found: Iterable[R]) -> Sheet:
    """The sheet with a row for everything found."""
    return Sheet(
        name=name,
        title=title,
        columns=tuple(each.column for each in columns),
        rows=tuple(tuple([_cell(each.fill(row)) for each in columns]) for row in found),
    )


def _cell(value: SheetCell) -> SheetCell:
    if isinstance(value, str):
        return str(value) or None  # a fixed word as the text it is
    return value


def several(parts: Iterable[object]) -> str:
    """Several values as the text of one cell, with semicolons between them."""
    return "; ".join(map(str, parts))


def yes(holds: bool) -> str:
    """``yes`` where something holds; an empty cell else."""
    return "yes" if holds else ""

"""The tables of the dashboard as data: typed cells, so that they sort by what they mean."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import attrs
from attrs import field, frozen

from isa_programme.calendars.months import CivilDate, Month


class ColumnKind(StrEnum):
    """By what a column is sorted."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"


@frozen
class Column:
    """A column: the word above it, what its cells are, and whether it goes where all are empty."""

    head: str
    kind: ColumnKind = ColumnKind.TEXT
    optional: bool = False


@frozen
class Linked:
    """Words that lead to another place on the page."""

    words: str
    to: str


@frozen
class Dated:
    """A day or month, with a word on it where there is one to say: what it rests on, say."""

    when: CivilDate | None
    note: str = ""


@frozen
class Several:
    """Words on lines of their own."""

    each: tuple[str, ...]


@frozen
class Measured:
    """Words that are sorted by a number: a rate, a median."""

    words: str
    by: float | None


Cell = str | int | date | Month | Linked | Dated | Several | Measured | None
"""What a cell can hold; None where there is nothing to say."""


@frozen(kw_only=True)
class Row:
    """A row; its first cell names it.

    Attributes:
        cells: a cell for every column.
        name: the name by which the page leads to it; "" for none.
        tags: what it can be filtered by, as :class:`Filters` has it.
    """

    cells: tuple[Cell, ...]
    name: str = ""
    tags: str = ""


@frozen(kw_only=True)
class Table:
    """A table.

    Attributes:
        name: its name on the page.
        caption: what it shows.
        columns: its columns.
        rows: its rows.
        nothing: the sentence in its place where it has no rows.
        filtered_by: the letters of the filters that narrow it; "" where none does.
    """

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = field(repr=False)
    nothing: str
    filtered_by: str = ""

    def without_empty(self) -> Table:
        """The same without the optional columns in which no row has anything to say."""
        kept = [
            place
            for place, column in enumerate(self.columns)
            if not column.optional or any(_says(row.cells[place]) for row in self.rows)
        ]
        if len(kept) == len(self.columns):
            return self
        return attrs.evolve(
            self,
            columns=tuple(self.columns[place] for place in kept),
            rows=tuple(
                attrs.evolve(row, cells=tuple(row.cells[place] for place in kept))
                for row in self.rows
            ),
        )


def _says(cell: Cell) -> bool:
    match cell:
        case Several(each=each):
            return bool(each)
        case Dated(when=when, note=note):
            return when is not None or bool(note)
        case _:
            return cell not in (None, "")

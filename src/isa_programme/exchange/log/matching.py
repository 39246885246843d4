"""Which column of a log seems to fill which field of a map, by the table of synonyms.

A column whose heading the table does not know, or whose cells do not fit, is left to the office.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import field, frozen

from isa_programme.exchange.log.fields import FIELDS, FieldKey, Reading
from isa_programme.exchange.log.guessing import Cell, DateGuess, guessed_dates, heading_row_of
from isa_programme.exchange.log.synonyms import field_of
from isa_programme.exchange.log.words import alike, tidy
from isa_programme.exchange.workbook.column_letters import letters_of
from isa_programme.exchange.workbook.reading import GivenSheet

_TOTALS = ("total", "totals", "grand total", "sum", "count")


@frozen(kw_only=True)
class SeenColumn:
    """A column of a log.

    Attributes:
        heading: its heading; "" where it has none.
        letter: its letter.
        is_named: whether it has a heading that no other has.
        cells: its filled cells, but for those of totals.
    """

    heading: str
    letter: str
    is_named: bool
    cells: tuple[Cell, ...] = field(repr=False)


@frozen(kw_only=True)
class LeftColumn:
    """A column that is left to the office.

    Attributes:
        column: the column.
        could_be: the field it could fill; None where its heading is not known.
        rival: the column that fills that field already, if one does.
        odd: a cell that is no such value, if that is why.
    """

    column: SeenColumn
    could_be: FieldKey | None = None
    rival: SeenColumn | None = None
    odd: Cell | None = None


@frozen(kw_only=True)
class Matching:
    """What the columns of a log seem to be.

    Attributes:
        heading_row: the number of the row of its headings.
        total: the number of the first row that sums others up, with the column that says so and
            its word for it; None where there is none.
        columns: the column that fills each field.
        dates: how the dates of each field seem to be written.
        left: the columns that are left to the office.
    """

    heading_row: int
    total: tuple[int, SeenColumn, str] | None
    columns: Mapping[FieldKey, SeenColumn]
    dates: Mapping[FieldKey, DateGuess]
    left: tuple[LeftColumn, ...]


def matching(sheet: GivenSheet) -> Matching:
    """What the columns of a sheet seem to be."""
    row = heading_row_of(sheet.rows)
    headings = sheet.rows[row - 1] if sheet.rows else ()
    below = [*enumerate(sheet.rows[row:], row + 1)]
    totals = [(number, cells) for number, cells in below if any(map(_is_total, cells))]
    papers = [(number, cells) for number, cells in below if not any(map(_is_total, cells))]
    seen = [*_seen(headings, papers)]
    columns: dict[FieldKey, SeenColumn] = {}
    dates: dict[FieldKey, DateGuess] = {}
    left: list[LeftColumn] = []
    for column in seen:
        key = field_of(column.heading) if column.heading else None
        if key is None:
            if column.heading or column.cells:
                left.append(LeftColumn(column=column))
            continue
        if key in columns:
            left.append(LeftColumn(column=column, could_be=key, rival=columns[key]))
            continue
        if FIELDS[key[0]][key[1]].reading is Reading.DATE:
            guess = guessed_dates(column.cells)
            if guess.others and len(guess.others) >= guess.dates:
                left.append(LeftColumn(column=column, could_be=key, odd=guess.others[0]))
                continue
            dates[key] = guess
        columns[key] = column
    total = None
    if totals:
        number, cells = totals[0]
        place = next(at for at, cell in enumerate(cells) if _is_total(cell))
        total = number, seen[place], tidy(str(cells[place]))
    return Matching(heading_row=row, total=total, columns=columns, dates=dates, left=tuple(left))


def _seen(
    headings: Sequence[object], rows: Sequence[tuple[int, Sequence[object]]]
) -> Iterator[SeenColumn]:
    names = ["" if each is None else tidy(str(each)) for each in headings]
    for place, heading in enumerate(names):
        yield SeenColumn(
            heading=heading,
            letter=letters_of(place),
            is_named=bool(heading) and names.count(heading) == 1,
            cells=tuple(
                (number, row[place])
                for number, row in rows
                if place < len(row) and row[place] not in (None, "") and str(row[place]).strip()
            ),
        )


def _is_total(cell: object) -> bool:
    return isinstance(cell, str) and alike(cell).rstrip(":") in _TOTALS

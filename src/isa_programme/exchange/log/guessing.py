"""What the cells of a log suggest: how its dates are written, and what stands between offices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from attrs import field, frozen

from isa_programme.errors import DateError
from isa_programme.exchange.log.dates import DateForms, DateOrder, date_reader, orders_of
from isa_programme.exchange.log.synonyms import EMPTY, plain
from isa_programme.exchange.log.words import tidy

Cell = tuple[int, object]
"""A cell that is filled, with the number of its row."""

_LOOKED_AT = 50
"""How many rows from the top the headings are looked for in."""


def heading_row_of(rows: Sequence[Sequence[object]]) -> int:
    """The number of the row that seems to hold the headings.

    It is the first near the top that is about as full as any there, and holds nothing but text.
    """
    filled = [[each for each in row if each not in (None, "")] for row in rows[:_LOOKED_AT]]
    most = max(map(len, filled), default=0)
    for number, cells in enumerate(filled, start=1):
        if cells and len(cells) >= 0.6 * most and all(isinstance(each, str) for each in cells):
            return number
    return 1


@frozen(kw_only=True)
class DateGuess:
    """How the dates of a column seem to be written.

    Attributes:
        fitting: the orders that fit every date in figures; None where there is none in figures.
        example: a date in figures, which tells most about the order.
        month_names: a cell with the name of a month, if one is there.
        short_year: a cell with a year of two figures, if one is there.
        timed: a cell with a time of day, if one is there.
        empties: words that seem to mean a cell is empty.
        others: cells that are no dates.
        dates: how many cells are dates.
    """

    fitting: frozenset[DateOrder] | None = None
    example: Cell | None = None
    month_names: Cell | None = None
    short_year: Cell | None = None
    timed: Cell | None = None
    empties: tuple[str, ...] = ()
    others: tuple[Cell, ...] = field(default=())
    dates: int = 0


_ISO = date_reader(DateForms())
_NAMED = date_reader(DateForms(month_names=True, century=2000))
_LONG = date_reader(DateForms(month_names=True))
_TIMED = date_reader(DateForms(month_names=True, times=True))


def guessed_dates(cells: Iterable[Cell]) -> DateGuess:
    """How the dates of a column seem to be written."""
    fitting: frozenset[DateOrder] | None = None
    example: Cell | None = None
    named = short = timed = None
    empties: dict[str, None] = {}
    others: list[Cell] = []
    dates = 0
    for number, cell in cells:
        text = tidy(cell) if isinstance(cell, str) else ""
        if text and plain(text) in map(plain, EMPTY) and tidy(text).casefold() in EMPTY:
            empties.setdefault(text)
            continue
        orders = orders_of(text) if text else None
        if orders:
            tells_more = example is None or fitting is None or len(orders & fitting) < len(fitting)
            example = (number, text) if tells_more else example
            fitting = orders if fitting is None else fitting & orders
            if not any(len(part) == 4 for part in _parts(text)):
                short = short or (number, text)
            dates += 1
        elif _reads(_ISO, cell):
            dates += 1
        elif _reads(_NAMED, cell):
            named = named or (number, text)
            if not _reads(_LONG, cell):
                short = short or (number, text)
            dates += 1
        elif isinstance(cell, datetime) or _reads(_TIMED, cell):
            timed = timed or (number, cell)
            dates += 1
        else:
            others.append((number, cell))
    return DateGuess(
        fitting=fitting,
        example=example,
        month_names=named,
        short_year=short,
        timed=timed,
        empties=tuple(empties),
        others=tuple(others),
        dates=dates,
    )


def _parts(text: str) -> list[str]:
    for mark in "/.":
        text = text.replace(mark, "-")
    return text.split("-")


def _reads(read: Callable[[object], object], cell: object) -> bool:
    try:
        read(cell)
    except DateError:
        return False
    return True


def guessed_split(cells: Iterable[Cell], *, numbered: bool = False) -> tuple[str, ...]:
    """What seems to stand between several values in one cell."""
    texts = [cell for _, cell in cells if isinstance(cell, str)]
    found = []
    if numbered and any(text.lstrip().startswith(("1. ", "1) ", "(1) ")) for text in texts):
        found.append("numbered")
    if any(";" in text for text in texts):
        found.append(";")
    if any("\n" in text.strip() for text in texts):
        found.append("lines")
    return tuple(found)

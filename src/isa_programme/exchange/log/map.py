"""A map of an office's log: which column is what, and how its cells are written."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from isa_programme.exchange.log.dates import DateForms, DateOrder
from isa_programme.exchange.log.fields import ADVICE
from isa_programme.record.addressees import Addressee

LINES = "lines"
"""Several values in a cell stand each on its own line."""
NUMBERED = "numbered"
"""Several values in a cell are numbered: 1. and 2. before them."""


@frozen(kw_only=True)
class Source:
    """Where the values of one field come from.

    Attributes:
        column: the heading of its column, as it stands in the log.
        letter: the letter of its column, in place of the heading.
        always: the value of every row, where there is no column.
        same_as: the field whose value it has where there is no column, or an empty cell: the
            senders of a letter are the ``addressees`` of its row.
        otherwise: the value of a row whose cell is empty.
        split: what stands between several values in one cell: texts such as ``;``, ``lines`` for
            line breaks, ``numbered`` for 1. and 2. before them.
        words: what the office's words stand for.
        empty: words that mean the cell is empty.
        join_lines: whether line breaks in a title become blanks.
        dates: the order of the parts of a date; that of the whole log unless given.
        month_names: whether names of months are read.
        two_digit_years: the century of years of two figures.
        times: whether a time of day is left out.
    """

    column: str = ""
    letter: str = ""
    always: str = ""
    same_as: str = ""
    otherwise: str = ""
    split: tuple[str, ...] = ()
    words: Mapping[str, str] = field(factory=dict)
    empty: tuple[str, ...] = ()
    join_lines: bool = False
    dates: DateOrder | None = None
    month_names: bool | None = None
    two_digit_years: int | None = None
    times: bool | None = None

    @property
    def is_column(self) -> bool:
        """Whether its values stand in a column."""
        return bool(self.column or self.letter)


@frozen(kw_only=True)
class Skipped:
    """Rows that are no papers, such as totals: those whose cell in a column holds just a value."""

    column: str = ""
    letter: str = ""
    value: str


@frozen(kw_only=True)
class Ignored:
    """A column that is deliberately left out."""

    column: str = ""
    letter: str = ""


@frozen(kw_only=True)
class LogMap:
    """How the rows of an office's log become papers and the letters about them.

    Attributes:
        name: the name of the log, a slug. What was recorded from it is known again by it.
        sheet: the sheet of the workbook; it may be left out where only one is to be seen.
        heading_row: the number of the row that holds the headings.
        dates: the order of the parts of a date; None for 2026-01-05 alone.
        month_names: whether English names of months are read.
        two_digit_years: the century of years of two figures, such as 2000; None to refuse them.
        times: whether a time of day beside a date is left out.
        empty: words that mean a cell is empty, such as ``n/a``.
        ignore: columns that are left out.
        skip: rows that are left out.
        offices: the slug of each office by the words the log uses for it.
        addressees: offices to be added to the record, if it does not have them.
        fields: where the value of each field comes from, by section and field.
    """

    name: str
    sheet: str = ""
    heading_row: int = 1
    dates: DateOrder | None = None
    month_names: bool = False
    two_digit_years: int | None = None
    times: bool = False
    empty: tuple[str, ...] = ()
    ignore: tuple[Ignored, ...] = ()
    skip: tuple[Skipped, ...] = ()
    offices: Mapping[str, str] = field(factory=dict)
    addressees: tuple[Addressee, ...] = ()
    fields: Mapping[str, Mapping[str, Source]] = field(factory=dict)

    def forms(self, source: Source) -> DateForms:
        """How the dates of a field are written."""
        own = source.month_names
        return DateForms(
            order=source.dates or self.dates,
            month_names=self.month_names if own is None else own,
            century=self.two_digit_years
            if source.two_digit_years is None
            else source.two_digit_years,
            times=self.times if source.times is None else source.times,
        )

    @property
    def is_known_by_reference(self) -> bool:
        """Whether rows are known again by the office's own reference."""
        return "own_reference" in self.fields.get(ADVICE, {})

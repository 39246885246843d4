"""A spreadsheet's rows: the facts they make, each with its row, and what is wrong with others."""

from __future__ import annotations

import re

import attrs
from attrs import frozen

from isa_programme.errors import FaultsError
from isa_programme.exchange.csv_cells import Cells, read_cells
from isa_programme.exchange.csv_facts import by_column, lost_cells, row_fact, row_recommendation
from isa_programme.record.advice import Recommendation
from isa_programme.record.facts import AdviceIssued, Fact

_PART = re.compile(r"recommendations? ([1-9][0-9]*): (.*)", re.DOTALL)


@frozen(kw_only=True)
class CsvRow:
    """A row that makes a fact.

    Attributes:
        number: its number in the file, the row of column names being 1.
        fact: the fact.
        own_reference: its own id, if it has one.
        about: the id or reference of the paper it is about, if it is about one.
        parts: the numbers of the rows of its recommendations, in order.
    """

    number: int
    fact: Fact
    own_reference: str
    about: str
    parts: tuple[int, ...] = ()

    def placed(self, fault: str) -> tuple[int, str]:
        """A fault of the fact, with its row and by its column, as a spreadsheet's author has it."""
        number = self.number
        if self.parts and (found := _PART.match(fault)):
            number, fault = self.parts[int(found[1]) - 1], found[2]
        return number, by_column(fault)


@frozen(kw_only=True)
class CsvRows:
    """What a CSV holds.

    Attributes:
        rows: the rows that make facts, in order; recommendations have joined their paper.
        faults: what is wrong with the others, by the number of the row.
        faulty: ids of papers that have faults, so that what is about them need not be looked at.
    """

    rows: tuple[CsvRow, ...]
    faults: tuple[tuple[int, str], ...]
    faulty: frozenset[str]


def read_rows(text: str, *, from_excel: bool = False) -> CsvRows:
    """The facts a CSV holds, and the faults of its rows.

    Args:
        text: the CSV, with or without a byte order mark.
        from_excel: strip exactly one apostrophe from the beginning of each cell, which guards a
            cell in a CSV written for Excel against being taken for a formula.

    Raises:
        FaultsError: the file is no CSV, or its columns are wrong, so that no row can be read.
    """
    reading = _Reading()
    for number, cells in read_cells(text, from_excel=from_excel, faults=reading.faults):
        try:
            reading.read(number, cells)
        except FaultsError as error:
            reading.refuse(number, cells, error)
    return reading.found()


class _Reading:
    """What the rows read so far hold."""

    def __init__(self) -> None:
        self.faults: list[tuple[int, str]] = []
        self._rows: dict[int, CsvRow] = {}
        self._papers: dict[str, int] = {}
        self._faulty: set[str] = set()

    def found(self) -> CsvRows:
        return CsvRows(
            rows=tuple(self._rows.values()),
            faults=tuple(self.faults),
            faulty=frozenset(self._faulty),
        )

    def refuse(self, number: int, cells: Cells, error: FaultsError) -> None:
        self.faults += [(number, by_column(fault)) for fault in error.faults]
        if cells["id"]:
            self._faulty.add(cells["id"])

    def read(self, number: int, cells: Cells) -> None:
        self.faults += [(number, fault) for fault in lost_cells(cells)]
        if cells["kind"] == "recommendation":
            self._recommended(number, cells)
            return
        self._rows[number] = CsvRow(
            number=number,
            fact=row_fact(cells),
            own_reference=cells["id"],
            about=cells["about"],
        )
        if cells["kind"] == "advice" and cells["id"]:
            self._papers[cells["id"]] = number

    def _recommended(self, number: int, cells: Cells) -> None:
        paper = self._papers.get(cells["about"])
        if paper is not None:
            # A place is kept for it even if it has faults, so that numbers stay right.
            part = Recommendation(text="-")
            try:
                part = row_recommendation(cells)
            finally:
                self._rows[paper] = _with_part(self._rows[paper], number, part)
            self.faults += [(number, fault) for fault in _another_paper(self._rows[paper], cells)]
        elif cells["about"] in self._faulty:
            row_recommendation(cells)  # for what is wrong with it alone
        else:
            self.faults.append((number, _no_paper(cells)))


def _with_part(row: CsvRow, number: int, part: Recommendation) -> CsvRow:
    """The paper with the recommendation of one more row."""
    assert isinstance(row.fact, AdviceIssued), "only advice has recommendations"
    advice = row.fact.advice
    fact = AdviceIssued(
        advice=attrs.evolve(advice, recommendations=(*advice.recommendations, part))
    )
    return attrs.evolve(row, fact=fact, parts=(*row.parts, number))


def _another_paper(row: CsvRow, cells: Cells) -> list[str]:
    assert isinstance(row.fact, AdviceIssued), "only advice has recommendations"
    advice = row.fact.advice
    return [
        f"{column}: it is the paper's own; leave it empty here"
        for column, own in (("date", str(advice.issued_on)), ("from", advice.issued_by))
        if own and cells[column] not in ("", own)
    ]


def _no_paper(cells: Cells) -> str:
    return f"about: no advice row above has the id {cells['about']!a}"

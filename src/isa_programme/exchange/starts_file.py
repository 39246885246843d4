"""A file of starts for the calculator: one clock a row."""

from __future__ import annotations

from isa_programme.errors import FaultsError
from isa_programme.exchange.csv_cells import Cells, read_cells
from isa_programme.questions.calculation.calculated import GivenStart
from isa_programme.record.intake import Intake

STARTS = ("reference", "from", "allowance", "answered")
"""Every column a file of starts may have; only `from` is needed."""


def read_starts(text: str) -> tuple[GivenStart, ...]:
    """The starts in a CSV with the columns ``from``, ``reference``, ``allowance``, ``answered``.

    Raises:
        FaultsError: the file is no CSV, a column is missing or unknown, or rows are wrong; the
            faults of all rows are reported together.
    """
    faults: list[tuple[int, str]] = []
    starts: list[GivenStart] = []
    for number, cells in read_cells(text, faults=faults, columns=STARTS, needed=("from",)):
        try:
            starts.append(_start(cells))
        except FaultsError as error:
            faults += [(number, fault) for fault in error.faults]
    if faults:
        raise FaultsError(*(f"row {number}: {fault}" for number, fault in sorted(faults)))
    return tuple(starts)


def _start(cells: Cells) -> GivenStart:
    intake = Intake()
    on, at = intake.moment("from", cells["from"])
    start = GivenStart(
        reference=cells["reference"],
        start=on,
        at=at,
        allowance=intake.maybe_allowance("allowance", cells["allowance"] or None),
        answered_on=intake.maybe_day("answered", cells["answered"] or None),
    )
    intake.done()
    return start

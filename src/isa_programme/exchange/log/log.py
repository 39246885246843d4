"""An office's log: its rows as facts, and what is needed to speak of them in the office's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import field, frozen

from isa_programme.exchange.log.fields import ADVICE, FieldKey
from isa_programme.exchange.log.map import LogMap
from isa_programme.exchange.log.rows import LogRow, LogRows
from isa_programme.exchange.log.sheet import log_sheet
from isa_programme.exchange.workbook.reading import GivenSheet
from isa_programme.record.addressees import Addressee

_OF_ADVICE = {"date": "issued_on"}
_OF_LETTERS = {"date": "received_on", "reason": "reasons", "disposition": "dispositions"}


@frozen(kw_only=True)
class Log:
    """What an office's log holds.

    Attributes:
        name: its name, by which what was recorded from it is known again.
        rows: the rows that make papers, in order.
        faults: what is wrong with other rows, by the number of the row.
        headings: the name of the column of each field, by section and field; those without a
            column have none.
        mapped: the fields that the map fills, by section.
        addressees: offices to be added to the record, if it does not have them.
        is_known_by_reference: whether rows are known again by the office's own reference.
    """

    name: str
    rows: Sequence[LogRow]
    faults: tuple[tuple[int, str], ...] = ()
    headings: Mapping[FieldKey, str] = field(factory=dict)
    mapped: Mapping[str, tuple[str, ...]] = field(factory=dict)
    addressees: tuple[Addressee, ...] = ()
    is_known_by_reference: bool = True

    def heading(self, section: str, name: str) -> str:
        """The name of a field for people: the heading of its column, else its own name."""
        return self.headings.get((section, name), name)

    def placed(self, section: str, fault: str) -> str:
        """A fault of a fact by the column of the log, not by the field that the column became."""
        name, colon, said = fault.partition(": ")
        if colon and name.startswith("recommendation "):
            name, said = "recommendations", fault
        name = (_OF_ADVICE if section == ADVICE else _OF_LETTERS).get(name, name)
        heading = self.headings.get((section, name))
        return f"{heading}: {said}" if colon and heading else fault


def read_log(content: bytes, log_map: LogMap, *, from_excel: bool = False) -> Log:
    """The facts that an office's log holds, and the faults of its rows.

    Args:
        content: the file: a workbook (.xlsx), or a CSV in UTF-8.
        log_map: which column is what.
        from_excel: strip exactly one apostrophe from the beginning of each cell of a CSV.

    Raises:
        FaultsError: the file can't be read, or its columns are not those of the map.
        ExtraMissingError: it is a workbook, and the extra `xlsx` is not installed.
    """
    return log_of(log_sheet(content, name=log_map.sheet, from_excel=from_excel), log_map)


def log_of(sheet: GivenSheet, log_map: LogMap) -> Log:
    """The facts that a sheet holds, and the faults of its rows.

    Raises:
        FaultsError: its columns are not those of the map.
    """
    rows = LogRows(sheet, log_map)
    return Log(
        name=log_map.name,
        rows=rows,
        faults=tuple(rows.faults),
        headings={
            (section.name, cell.name): cell.column.name
            for section in rows.sections
            for cell in section.cells
        },
        mapped={section.name: section.mapped for section in rows.sections},
        addressees=log_map.addressees,
        is_known_by_reference=log_map.is_known_by_reference,
    )

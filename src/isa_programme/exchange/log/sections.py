"""The sections of a map with their columns found: what each row says of a paper, or of a letter."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from attrs import field, frozen

from isa_programme.errors import FaultsError
from isa_programme.exchange.log.cells import Reader, reader
from isa_programme.exchange.log.columns import LogColumn, LogColumns
from isa_programme.exchange.log.fields import FIELDS, NEEDED, Reading
from isa_programme.exchange.log.map import LogMap

Row = Sequence[Any]
"""The cells of a row, of whatever kinds they are."""

_KEYS = (str, date)
_SAID_AGAIN = (Reading.DATE, Reading.OFFICE, Reading.OFFICES, Reading.WORD, Reading.WORDS)

ToldFault = Callable[[str, str], None]
"""Takes a fault: the name of its column, and a sentence."""


@frozen
class LogCell:
    """A field that is filled from a column.

    Attributes:
        name: its name.
        place: the place of its column in a row, from 0.
        read: reads a cell.
        known: what it read of texts and days before, where a log says the same again and again.
        column: its column.
    """

    name: str
    place: int
    read: Reader
    known: dict[object, Any] | None
    column: LogColumn


@frozen(kw_only=True)
class LogSection:
    """A section of a map.

    Attributes:
        name: its name.
        cells: the fields that have columns.
        fixed: the values of fields where a row says nothing of them.
        mapped: the names of all fields it fills.
        from_everyone: whether a letter is from all the offices asked, where its row names none.
        needed: the fields of which each row has to say something.
    """

    name: str
    cells: tuple[LogCell, ...]
    fixed: Mapping[str, Any] = field(factory=dict)
    mapped: tuple[str, ...] = ()
    from_everyone: bool = False
    needed: tuple[str, ...] = ()
    _parts: tuple[tuple[str, int, Reader, dict[object, Any] | None, LogColumn], ...] = field(
        init=False, repr=False, eq=False
    )

    def __attrs_post_init__(self) -> None:
        # A field a cell, taken apart once: this is gone through for every row.
        parts = tuple((c.name, c.place, c.read, c.known, c.column) for c in self.cells)
        object.__setattr__(self, "_parts", parts)

    def values(self, row: Row, fault: ToldFault) -> dict[str, Any]:
        """What a row says of each field; a field of which it says nothing is not there."""
        values = {**self.fixed}
        for name, place, read, known, column in self._parts:
            held = row[place]
            if not held and (held is None or held == ""):
                continue
            if known is None or (value := known.get(held)) is None:
                try:
                    value = read(held)
                except FaultsError as error:
                    for sentence in error.faults:
                        fault(column.name, sentence)
                    continue
                # Other cells are no keys: 1 and True would be taken for each other.
                if known is not None and type(held) in _KEYS:
                    known[held] = value
            if value:
                values[name] = value
        return values

    def looked_at(self, row: Row) -> tuple[dict[str, Any], set[str]]:
        """What a row says of each field, and the names of the columns that can't be read."""
        faulty = set[str]()
        return self.values(row, lambda column, _: faulty.add(column)), faulty

    def cell(self, name: str) -> LogCell | None:
        """The field of a name, if it has a column."""
        return next((each for each in self.cells if each.name == name), None)

    def heading(self, name: str) -> str:
        """The name of the column of a field, else that of the field."""
        cell = self.cell(name)
        return name if cell is None else cell.column.name


def log_section(name: str, log_map: LogMap, columns: LogColumns) -> LogSection:
    """A section of a map, with its columns among those of a log.

    What is wrong with its columns is told by `columns`.

    Raises:
        FaultsError: a value it gives to every row can't be read.
    """
    cells: list[LogCell] = []
    fixed: dict[str, Any] = {}
    faults: list[str] = []
    for field_name, source in log_map.fields[name].items():
        read = reader(FIELDS[name][field_name], source, log_map)
        if source.is_column:
            column = columns.find(source, f"{name}.{field_name}")
            if column is not None:
                again = FIELDS[name][field_name].reading in _SAID_AGAIN
                known: dict[object, Any] | None = {} if again else None
                cells.append(LogCell(field_name, column.place, read, known, column))
        for key in ("always", "otherwise"):
            if given := getattr(source, key):
                try:
                    fixed[field_name] = read(given)
                except FaultsError as error:
                    faults += [f"{name}.{field_name}.{key}: {fault}" for fault in error.faults]
    if faults:
        raise FaultsError(*faults)
    return LogSection(
        name=name,
        cells=tuple(cells),
        fixed=fixed,
        mapped=tuple(log_map.fields[name]),
        from_everyone=any(source.same_as for source in log_map.fields[name].values()),
        needed=tuple(
            each for each in (*NEEDED[name], "own_reference") if each in log_map.fields[name]
        ),
    )

"""The rows of an office's log as facts: each a paper, with the letters about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, overload

from attrs import field, frozen

from isa_programme.errors import FaultsError
from isa_programme.exchange.log.columns import LogColumns
from isa_programme.exchange.log.fields import FIELDS
from isa_programme.exchange.log.map import LogMap
from isa_programme.exchange.log.sections import LogSection, Row, log_section
from isa_programme.exchange.log.words import alike
from isa_programme.exchange.workbook.reading import GivenSheet
from isa_programme.record.advice import Advice, Recommendation
from isa_programme.record.facts import AdviceIssued, ResponseReceived
from isa_programme.record.responses import Disposition, Response
from isa_programme.record.vocabulary import DispositionKind, ResponseKind

_KINDS = {kind.value: kind for kind in ResponseKind}

Values = dict[str, Any]
"""What a row says of each field of a section, of whatever kinds they are."""


@frozen(kw_only=True)
class LogRow:
    """A row of a log that makes a paper.

    Attributes:
        number: its number in the sheet, as Excel shows it.
        advice: the paper.
        responses: the letters about it, by the section of the map that made each. They name no
            paper yet.
    """

    number: int
    advice: AdviceIssued
    responses: Mapping[str, ResponseReceived] = field(factory=dict)

    @property
    def reference(self) -> str:
        """The office's own reference of the paper, by which the row is known; "" without one."""
        return self.advice.advice.own_reference


class LogRows(Sequence[LogRow]):
    """The rows of a sheet that make papers, in order.

    All are checked once, when this is made. Their facts are drafted whenever they are asked for:
    a log of many rows is never in memory as facts as a whole.

    Attributes:
        sections: the sections of the map, with their columns found.
        faults: what is wrong with the other rows, by the number of the row.

    Raises:
        FaultsError: the columns of the sheet are not those of the map.
    """

    def __init__(self, sheet: GivenSheet, log_map: LogMap) -> None:
        self.faults: list[tuple[int, str]] = []
        self._number = 0
        self._decided: dict[tuple[object, ...], tuple[Disposition, ...]] = {}
        heading_row = log_map.heading_row
        if len(sheet.rows) < heading_row:
            there = len(sheet.rows)
            raise FaultsError(
                f"row {heading_row}: no headings are there; the sheet has {there} rows"
            )
        headings, rows = sheet.rows[heading_row - 1], sheet.rows[heading_row:]
        self._width = len(headings)
        self._find_columns(LogColumns(headings, heading_row), log_map, rows)
        self._sound = self._checked(rows, heading_row + 1)
        self._refuse_merged(sheet)

    def __len__(self) -> int:
        return len(self._sound)

    @overload
    def __getitem__(self, index: int) -> LogRow: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[LogRow, ...]: ...
    def __getitem__(self, index: int | slice) -> LogRow | tuple[LogRow, ...]:
        if isinstance(index, slice):
            return tuple(self._drafted(*each) for each in self._sound[index])
        return self._drafted(*self._sound[index])

    def __iter__(self) -> Iterator[LogRow]:
        for number, row in self._sound:
            yield self._drafted(number, row)

    # The columns

    def _find_columns(self, columns: LogColumns, log_map: LogMap, rows: Sequence[Row]) -> None:
        faults: list[str] = []
        found: list[LogSection] = []
        for name in FIELDS:
            if name in log_map.fields:
                try:
                    found.append(log_section(name, log_map, columns))
                except FaultsError as error:
                    faults += error.faults
        self._skips = tuple(
            (column.place, alike(each.value))
            for number, each in enumerate(log_map.skip)
            if (column := columns.find(each, f"skip[{number}]")) is not None
        )
        for number, ignored in enumerate(log_map.ignore):
            columns.find(ignored, f"ignore[{number}]")
        columns.refuse_unused()
        if columns.faults or faults:
            raise FaultsError(*columns.faults, *faults)
        self.sections: tuple[LogSection, ...] = tuple(found)
        self._advice, self._letters = found[0], found[1:]
        ours = {cell.place for cell in self._advice.cells}
        self._own = {
            each.name: frozenset(cell.place for cell in each.cells) - ours for each in found[1:]
        }
        self._mapped = sorted({cell.place for each in found for cell in each.cells})
        self._unnamed = [
            column
            for column in columns.unused()
            if any(len(row) > column.place and _filled(row[column.place]) for row in rows)
        ]

    # The rows, checked

    def _checked(self, rows: Sequence[Row], first: int) -> list[tuple[int, Row]]:
        """The rows that make papers; what is wrong with the others is kept."""
        sound: list[tuple[int, Row]] = []
        known: dict[str, int] = {}
        for number, row in enumerate(rows, first):
            if len(row) != self._width:
                if any(map(_filled, row)):
                    said = f"{self._width} cells are expected, {len(row)} found"
                    self.faults.append((number, said))
                continue
            if self._skips and any(alike(str(row[place])) == said for place, said in self._skips):
                continue
            self._number, before = number, len(self.faults)
            values = self._values(row)
            if values is None or len(self.faults) != before:
                continue
            reference = values[0].get("own_reference")
            if reference is not None and known.setdefault(reference, number) != number:
                said = f"{reference!a} is in row {known[reference]} too; rows are known by it"
                self._fault(self._advice.heading("own_reference"), said)
                continue
            sound.append((number, row))
        return sound

    def _fault(self, column: str, sentence: str) -> None:
        self.faults.append((self._number, f"{column}: {sentence}"))

    def _values(self, row: Row) -> tuple[Values, list[tuple[LogSection, Values]]] | None:
        """What a row says of its paper and of each letter; None where it says nothing."""
        paper = self._advice.values(row, self._fault)
        missing = [name for name in self._advice.needed if name not in paper]
        if missing and not any(_filled(row[place]) for place in self._mapped):
            return None
        for column in self._unnamed:
            if _filled(row[column.place]):
                self._fault(column.name, "it has no heading; give it one, or name it by its letter")
        for name in missing:
            self._refuse_blank(row, name)
        letters = []
        for section in self._letters:
            values = section.values(row, self._fault)
            if "received_on" in values:
                self._complete(section, values, paper)
                letters.append((section, values))
        if len(letters) != len(self._letters):
            self._refuse_lost(row, {section.name for section, _ in letters})
        return paper, letters

    def _refuse_blank(self, row: Row, name: str) -> None:
        heading = self._advice.heading(name)
        if heading not in self._advice.looked_at(row)[1]:
            self._fault(heading, "it can't be blank")

    def _complete(self, section: LogSection, values: Values, paper: Values) -> None:
        """Settle whose a letter is, and what it decides about which recommendation."""
        if "sent_by" not in values:
            asked = values["sent_by"] = paper.get("addressees", ())
            if len(asked) > 1 and not section.from_everyone:
                said = f"sent_by in the map has to say from which of {', '.join(asked)} it is"
                self._fault(section.heading("received_on"), said)
        if "dispositions" in values or "reasons" in values:
            kinds, reasons = values.get("dispositions", ()), values.pop("reasons", ())
            parts = len(paper.get("recommendations", ()))
            key = (kinds, reasons, parts)
            if key not in self._decided:
                faults = tuple(_amiss(section, parts, kinds, reasons))
                for column, said in faults:
                    self._fault(column, said)
                if faults:
                    return
                self._decided[key] = _dispositions(parts, kinds, reasons)
            values["dispositions"] = self._decided[key]

    def _refuse_lost(self, row: Row, made: set[str]) -> None:
        """Refuse what a row says of a letter that it gives no date for: it would be lost."""
        for section in self._letters:
            own = self._own[section.name]
            if section.name in made or not any(row[place] for place in own):
                continue
            values, faulty = section.looked_at(row)
            received = section.heading("received_on")
            if received in faulty:
                continue
            kept = {c.place for each in self._letters if each.name in made for c in each.cells}
            for cell in section.cells:
                if cell.place in own - kept and _filled(row[cell.place]) and cell.name in values:
                    self._fault(cell.column.name, f"it is filled, and {received!r} is not")

    def _refuse_merged(self, sheet: GivenSheet) -> None:
        """Refuse merged cells of rows that make papers: what is meant for all stands in one."""
        made = {number for number, _ in self._sound} if sheet.merged else set[int]()
        for area in sheet.merged:
            (top, left), (bottom, right) = area.first, area.last
            touched = any(left <= place + 1 <= right for place in self._mapped)
            if touched and not made.isdisjoint(range(top, bottom + 1)):
                where = f"rows {top} to {bottom}" if bottom > top else "several columns"
                said = f"cells are merged over {where}; unmerge them, and fill each"
                self.faults.append((top, said))

    # The rows, drafted

    def _drafted(self, number: int, row: Row) -> LogRow:
        paper, letters = self._values(row) or ({}, [])  # it was checked: there is something
        addressees = paper.get("addressees", ())
        if "recommendations" in paper:
            paper["recommendations"] = tuple(
                [
                    Recommendation(text=part, addressees=addressees)
                    for part in paper["recommendations"]
                ]
            )
        paper.setdefault("issued_by", "")
        return LogRow(
            number=number,
            advice=AdviceIssued(advice=Advice(**paper)),
            responses={
                section.name: ResponseReceived(
                    response=Response(advice="", kind=_KINDS[section.name], **values)
                )
                for section, values in letters
            },
        )


def _amiss(
    section: LogSection, parts: int, kinds: tuple[str, ...], reasons: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """What is wrong with decisions and reasons, each with its column."""
    decided, why = section.heading("dispositions"), section.heading("reasons")
    if not kinds:
        yield why, f"a reason needs what it is for, in {decided!r}"
    elif not parts:
        yield decided, "the row holds no recommendation that this could be decided about"
    elif len(kinds) not in (1, parts):
        yield decided, f"{len(kinds)} decisions, and {parts} recommendations they could be about"
    elif len(reasons) not in (0, 1, parts):
        yield why, f"{len(reasons)} reasons, and {parts} recommendations they could be about"


def _dispositions(
    parts: int, kinds: tuple[str, ...], reasons: tuple[str, ...]
) -> tuple[Disposition, ...]:
    """What is decided about each recommendation: one decision, or one reason, is that of all."""
    each = kinds * parts if len(kinds) == 1 else kinds
    why = (reasons or ("",)) * parts if len(reasons) < 2 else reasons
    return tuple(
        Disposition(recommendation=number, kind=DispositionKind(kind), reason=why[number - 1])
        for number, kind in enumerate(each, start=1)
        if kind
    )


def _filled(cell: object) -> bool:
    return cell is not None and cell != "" and not (isinstance(cell, str) and cell.isspace())

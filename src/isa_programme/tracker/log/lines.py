"""What an import of an office's log found, line by line."""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen

from isa_programme.calendars.months import CivilDate
from isa_programme.tracker.recorded import Recorded

_SHOWN = 60
"""The most characters of a cell in a sentence."""


class LogChange(StrEnum):
    """What an import finds about a row or a cell.

    Attributes:
        NEW: a row, or a letter in it, that the record does not hold: it is recorded.
        CHANGED: a cell that is another than at the last import: the record is corrected, once a
            reason is given.
        KEPT: a cell that the record has corrected by hand, and that still says what it said: it is
            left alone.
        VANISHED: a paper that is in the log no longer: it stays in the record as it is.
    """

    NEW = "new"
    CHANGED = "changed"
    KEPT = "kept"
    VANISHED = "vanished"


@frozen(kw_only=True)
class LogLine:
    """One thing that an import of a log finds.

    Attributes:
        change: what it is: ``new``, an entry of its own; ``changed``, a cell that is another than
            at the last import, and is corrected; ``kept``, a cell that the record has corrected
            by hand since, and which the log still holds as it was; ``vanished``, a paper that is
            in the log no longer. Nothing comes of the latter two.
        row: the number of the row, as Excel shows it; None where it is in the log no longer, and
            for an office that the map adds.
        kind: what the row says it of: ``advice``, or the kind of a response; ``addressee`` for an
            office that the map adds.
        column: the name of the column; "" where it is the row as a whole.
        reference: the reference of the paper, or the slug of the office.
        own_reference: the office's own reference of it.
        happened_on: the day (or month) that a new entry is about.
        entry: the number of the entry made, corrected, kept or left alone.
        was: what the record says of a cell, as it stands.
        now: what the cell says.
    """

    change: LogChange
    row: int | None
    kind: str
    column: str = ""
    reference: str = ""
    own_reference: str = ""
    happened_on: CivilDate | None = None
    entry: int | None = None
    was: str = ""
    now: str = ""


@frozen(kw_only=True)
class ImportedLog:
    """What came of importing an office's log, or would come of it.

    Attributes:
        rows: how many rows make papers.
        recorded: the entries made, in order.
        lines: what was found that is not in the record as it stands.
        overdue: how many deadlines are overdue once it is recorded; None where that was not asked.
    """

    rows: int
    recorded: tuple[Recorded, ...] = field(default=())
    lines: tuple[LogLine, ...] = field(default=())
    overdue: int | None = None

    def of(self, change: LogChange) -> tuple[LogLine, ...]:
        """The lines of one kind."""
        return tuple(line for line in self.lines if line.change is change)


def changed_from(line: LogLine) -> str:
    """What changed, as a sentence: what the record says, and what the cell says now."""
    whose = f"{line.reference}, entry {line.entry}"
    return f"it was {quoted(line.was)} and is {quoted(line.now)} now ({whose})"


def in_words(value: object) -> str:
    """The value of a field as a cell of a log would hold it."""
    if value is None:
        return ""
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def quoted(text: str) -> str:
    """What a cell holds, as a sentence tells it: short, and told from the words around it."""
    if not text:
        return "empty"
    return f"'{text if len(text) <= _SHOWN else f'{text[:_SHOWN]}...'}'"

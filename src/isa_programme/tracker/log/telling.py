"""Telling what was found of a log, in the office's own terms: its rows and columns."""

from __future__ import annotations

from isa_programme.exchange.log.fields import ADVICE
from isa_programme.exchange.log.log import Log
from isa_programme.exchange.log.rows import LogRow
from isa_programme.record.entries import Entry
from isa_programme.record.register import Register
from isa_programme.tracker.log.changes import LogChanges
from isa_programme.tracker.log.lines import LogChange, LogLine


class Telling:
    """Adds lines and faults to the changes of a log.

    Args:
        register: the record.
        log: the log.
        changes: what the lines and faults are added to.
    """

    def __init__(self, register: Register, log: Log, changes: LogChanges) -> None:
        self._register, self._log, self._changes = register, log, changes

    def column(self, section: str, name: str) -> str:
        """The name of the column of a field as corrections name it."""
        return self._log.heading(*self._place(section, name))

    def has_cell(self, section: str, name: str) -> bool:
        """Whether a field is filled from the log itself; senders may follow from the offices."""
        if section == ADVICE:
            return not name.endswith(".addressees")
        return name != "sent_by" or (section, name) in self._log.headings

    def _place(self, section: str, name: str) -> tuple[str, str]:
        first, _, rest = name.partition(".")
        last = rest.rpartition(".")[2]
        if last == "addressees" or (
            name == "sent_by" and (section, name) not in self._log.headings
        ):
            return ADVICE, "addressees"
        if last == "reason" and (section, "reasons") in self._log.headings:
            return section, "reasons"
        return section, first

    def fault(self, row: LogRow, section: str, name: str, sentence: str) -> None:
        """Tell what is in the way, at the cell of a field."""
        self._changes.faults.append((row.number, f"{self.column(section, name)}: {sentence}"))

    def tell(
        self,
        change: LogChange,
        row: LogRow | None,
        section: str,
        *,
        entry: Entry,
        column: str = "",
        was: str = "",
        now: str = "",
    ) -> None:
        """Tell one thing that was found; see :class:`LogLine` for each value."""
        fact = self._register.entry(entry.number).fact
        paper = self._register.files.get(str(fact.about))
        self._changes.lines.append(
            LogLine(
                change=change,
                row=None if row is None else row.number,
                kind=section,
                column=column,
                reference=str(fact.about),
                own_reference="" if paper is None else paper.advice.own_reference,
                entry=entry.number,
                was=was,
                now=now,
            )
        )

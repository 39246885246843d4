"""Recording a log: its changed cells corrected and its new facts appended, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import attrs

from isa_programme.errors import FaultsError, RefusedError
from isa_programme.exchange.log.fields import ADVICE
from isa_programme.exchange.log.log import Log
from isa_programme.record.correcting import draft_correction, draft_voiding
from isa_programme.record.facts import AddresseeAdded, EntryCorrected, Fact
from isa_programme.record.findings import Finding
from isa_programme.record.rules.about_handing import refuse_after_a_hand_over
from isa_programme.record.vocabulary import Severity
from isa_programme.tracker.log.changes import ChangedEntry, LogChanges, NewFacts
from isa_programme.tracker.log.lines import ImportedLog, LogChange, LogLine, changed_from
from isa_programme.tracker.log.rows_compared import log_changes
from isa_programme.tracker.recorded import Recorded
from isa_programme.tracker.recording import Recording

Through = Callable[[Sequence[NewFacts]], Iterable[NewFacts]]
"""Gives back the rows it is given, one by one, and may show meanwhile how far it has come."""


def record_log(
    recording: Recording, log: Log, *, because: str | None, through: Through
) -> ImportedLog:
    """Append what a log adds to a record, and correct what it says otherwise than before.

    Raises:
        FaultsError: rows are wrong, or changed without a reason; all of it is reported together.
    """
    return _LogRecording(recording, log, because, through).done()


_NOT_SAID = "not said"
"""Why cells changed, in a correction that is never kept."""


class _LogRecording:
    """A log on its way into a record."""

    def __init__(
        self, recording: Recording, log: Log, because: str | None, through: Through
    ) -> None:
        self._recording, self._log = recording, log
        self._because, self._through = because, through
        self._faults = list(log.faults)
        self._recorded: list[Recorded] = []
        self._lines: list[LogLine] = []

    def done(self) -> ImportedLog:
        refuse_after_a_hand_over(self._recording.register)
        self._add_offices()
        changes = log_changes(self._recording.register, self._log)
        self._faults += changes.faults
        # Without a reason too, so that what builds on a changed cell is looked at as it will be.
        self._correct(changes.changed, _NOT_SAID if self._because is None else self._because)
        for new in self._through(changes.new):
            self._append(new)
        if self._faults or (self._because is None and changes.changed):
            raise FaultsError(*self._told(changes))
        return ImportedLog(
            rows=len(self._log.rows),
            recorded=tuple(self._recorded),
            lines=tuple(sorted((*changes.lines, *self._lines), key=_in_order)),
        )

    def _told(self, changes: LogChanges) -> list[str]:
        """Everything that is in the way, in the order of the rows."""
        found = list(self._faults)
        if self._because is None:
            found += [
                (line.row or 0, f"{line.column}: {changed_from(line)}")
                for line in changes.lines
                if line.change is LogChange.CHANGED
            ]
        told = [f"row {row}: {said}" if row else said for row, said in sorted(found, key=_of_row)]
        if self._because is None and changes.changed:
            told.append(
                "cells changed since they were imported: say why (--because), and the record is"
                " corrected; nothing was recorded"
            )
        return told

    def _add_offices(self) -> None:
        for office in self._log.addressees:
            if office.slug not in self._recording.register.addressees:
                try:
                    recorded = self._recording.record(AddresseeAdded(addressee=office))
                except FaultsError as error:
                    self._faults += [(0, f"addressees: {office.slug}: {f}") for f in error.faults]
                    continue
                self._recorded.append(recorded)
                self._lines.append(
                    LogLine(
                        change=LogChange.NEW,
                        row=None,
                        kind="addressee",
                        reference=office.slug,
                        entry=recorded.number,
                    )
                )

    def _correct(self, changed: Sequence[ChangedEntry], because: str) -> None:
        drafts: list[tuple[EntryCorrected, str]] = []
        for each in changed:
            standing = self._recording.register.entry(each.entry)
            try:
                draft = (
                    draft_correction(standing, each.settings, because=because)
                    if each.settings
                    else draft_voiding(standing, because=because)
                )
            except FaultsError as error:
                self._refuse(each, error.faults)
            else:
                drafts.append((draft, each.identity))
        if self._faults or not drafts:
            return
        by_entry = {each.entry: each for each in changed}
        try:
            recorded, found = self._recording.correct_all(drafts)
        except RefusedError as error:
            for fault in error.faults:
                named, _, said = fault.partition(": ")
                self._refuse(by_entry[int(named.removeprefix("entry "))], [said])
            return
        self._recorded += recorded
        for misfit in found:
            if misfit.severity is Severity.ERROR:
                self._refuse_misfit(by_entry.get(misfit.entry or 0), misfit)

    def _refuse_misfit(self, changed: ChangedEntry | None, found: Finding) -> None:
        if changed is None:
            said = f"entry {found.entry} would no longer fit: {found.sentence}"
            self._faults.append((0, said))
        else:
            self._refuse(changed, [found.sentence])

    def _refuse(self, changed: ChangedEntry, faults: Iterable[str]) -> None:
        for fault in faults:
            self._faults.append((changed.row, self._log.placed(changed.section, fault)))

    def _append(self, new: NewFacts) -> None:
        row = self._log.rows[new.place]
        paper = new.paper
        for section, identity in new.identities.items():
            fact: Fact = row.advice
            if section != ADVICE:
                letter = row.responses[section]
                fact = attrs.evolve(letter, response=attrs.evolve(letter.response, advice=paper))
            try:
                recorded = self._recording.record(fact, identity=identity)
            except FaultsError as error:
                self._faults += [
                    (row.number, self._log.placed(section, fault)) for fault in error.faults
                ]
                if section == ADVICE:
                    return  # what is about a paper that has faults would only repeat it
                continue
            self._recorded.append(recorded)
            if section == ADVICE:
                paper = recorded.reference
            self._lines.append(
                LogLine(
                    change=LogChange.NEW,
                    row=row.number,
                    kind=section,
                    reference=paper,
                    own_reference=row.reference,
                    happened_on=fact.happened_on,
                    entry=recorded.number,
                )
            )


def _of_row(fault: tuple[int, str]) -> int:
    return fault[0]


def _in_order(line: LogLine) -> int:
    """Offices first, then the rows in order, then what is in the log no longer."""
    if line.row is not None:
        return line.row
    return 0 if line.change is LogChange.NEW else _LAST


_LAST = 10**9

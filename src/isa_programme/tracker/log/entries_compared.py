"""Comparing an entry that was made of a log with what its row says now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from isa_programme.exchange.log.fields import ADVICE
from isa_programme.exchange.log.log import Log
from isa_programme.exchange.log.rows import LogRow
from isa_programme.record.correcting import path_of
from isa_programme.record.corrections import attribute_at
from isa_programme.record.entries import Entry
from isa_programme.record.facts import Fact, ResponseReceived
from isa_programme.record.register import Register
from isa_programme.record.words import holds_words
from isa_programme.tracker.log.cells_compared import ComparedField, Difference, compared, parts_of
from isa_programme.tracker.log.changes import ChangedEntry, LogChanges
from isa_programme.tracker.log.lines import LogChange, in_words, quoted
from isa_programme.tracker.log.memory import LogMemory, Version
from isa_programme.tracker.log.telling import Telling


class ComparingEntries:
    """Entries of a log, each against the row, or the letter in it, that it was made of.

    Args:
        register: the record.
        log: the log.
        memory: what the record remembers of the log.
        changes: what has to be corrected is added to it.
        telling: tells what was found.
    """

    def __init__(
        self,
        register: Register,
        log: Log,
        memory: LogMemory,
        changes: LogChanges,
        telling: Telling,
    ) -> None:
        self._register, self._log, self._memory = register, log, memory
        self._changes, self._telling = changes, telling

    def leave_voided(
        self, row: LogRow, section: str, known: Entry, draft: Fact, voided_by: int
    ) -> bool:
        """What was voided by hand is not recorded again by the log that still says it."""
        if parts_of(draft) != parts_of(known.fact) or any(
            each.difference is not Difference.KEPT
            for each in compared(self._memory.versions(known), draft, self._log.mapped[section])
        ):
            said = (
                f"entry {known.number} was voided by hand, and the log says something else now;"
                f" isa correct {voided_by} --void lets it stand again, to be corrected"
            )
            self._telling.fault(
                row, section, "issued_on" if section == ADVICE else "received_on", said
            )
        else:
            said = f"entry {known.number} was voided by hand, in entry {voided_by}"
            self._telling.tell(LogChange.KEPT, row, section, entry=known, was=said)
        return False

    def compare(self, row: LogRow, section: str, entry: Entry, draft: Fact) -> bool:
        """Compare a row with an entry; whether it has to be recorded anew."""
        versions = self._memory.versions(entry)
        if parts_of(draft) != parts_of(versions[-1].fact):
            return self._recorded_anew(row, section, versions, draft)
        settings: dict[str, Any] = {}
        for each in compared(versions, draft, self._log.mapped[section]):
            if entry.erased_by is not None and _is_words(entry.fact, each.name):
                continue
            column = self._telling.column(section, each.name)
            if each.difference is Difference.CONFLICT:
                self._telling.fault(row, section, each.name, _in_conflict(each))
                continue
            if each.difference is Difference.CHANGED:
                settings[each.name] = each.now
            if self._telling.has_cell(section, each.name):
                change = LogChange(each.difference.value)
                self._telling.tell(
                    change,
                    row,
                    section,
                    entry=entry,
                    column=column,
                    was=in_words(each.was),
                    now=in_words(each.now),
                )
        if settings:
            self._changes.changed.append(
                ChangedEntry(
                    row=row.number,
                    section=section,
                    entry=entry.number,
                    settings=settings,
                    identity=self._memory.correction_identity(entry.number),
                )
            )
        return False

    def _recorded_anew(
        self, row: LogRow, section: str, versions: Sequence[Version], draft: Fact
    ) -> bool:
        """Where a correction can't add or take away a part, a letter is voided and made anew."""
        name = "recommendations" if section == ADVICE else "dispositions"
        if (why_not := self._why_not_anew(section, versions, draft)) is not None:
            self._telling.fault(row, section, name, why_not)
            return False
        number = versions[0].entry
        self._telling.tell(
            LogChange.CHANGED,
            row,
            section,
            entry=self._register.entries[number - 1],
            column=self._telling.column(section, name),
            was="; ".join(_decided(versions[-1].fact)),
            now="; ".join(_decided(draft)),
        )
        self._changes.changed.append(
            ChangedEntry(
                row=row.number,
                section=section,
                entry=number,
                settings={},
                identity=self._memory.correction_identity(number),
            )
        )
        return True

    def _why_not_anew(self, section: str, versions: Sequence[Version], draft: Fact) -> str | None:
        """Why an entry can't be voided and made anew of its row; None where it can."""
        number, now, there = versions[0].entry, parts_of(draft), parts_of(versions[-1].fact)
        if section == ADVICE:
            return (
                f"it holds {now} recommendations, and entry {number} has {there}: a paper that went"
                " out keeps its number of them; give a further one a row of its own"
            )
        if any(version.entry in self._register.erased for version in versions):
            return (
                f"it decides about {now} recommendations, and entry {number} about {there};"
                " words of that were erased, so that it can't be recorded anew from the log: do it"
                " by hand"
            )
        by_hand = [version.entry for version in versions if not version.from_log]
        if by_hand:
            return (
                f"it decides about {now} recommendations, and entry {number} about {there}; that"
                f" was recorded by hand (entry {by_hand[-1]}), so put it right by hand, or void it"
            )
        return None


def _is_words(fact: Fact, name: str) -> bool:
    return holds_words(attribute_at(fact, path_of(fact, name)))


def _in_conflict(each: ComparedField) -> str:
    imported, now, was = (quoted(in_words(v)) for v in (each.imported, each.now, each.was))
    return (
        f"it was {imported} at the last import and is {now} now, while the record was corrected by"
        f" hand to {was} (entry {each.entry}): let both agree"
    )


def _decided(fact: Fact) -> Iterator[str]:
    if isinstance(fact, ResponseReceived):
        for each in fact.response.dispositions:
            yield f"{each.recommendation}={each.kind}{f': {each.reason}' if each.reason else ''}"

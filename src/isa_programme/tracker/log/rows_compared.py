"""Comparing a log with a record: each row with the entries that were made of it."""

from __future__ import annotations

import attrs

from isa_programme.exchange.log.fields import ADVICE
from isa_programme.exchange.log.log import Log
from isa_programme.exchange.log.rows import LogRow
from isa_programme.record.entries import Entry
from isa_programme.record.facts import AdviceIssued, ResponseReceived
from isa_programme.record.register import Register
from isa_programme.record.responses import Response
from isa_programme.record.words import ERASED
from isa_programme.tracker.log.changes import LogChanges, NewFacts
from isa_programme.tracker.log.entries_compared import ComparingEntries
from isa_programme.tracker.log.lines import LogChange
from isa_programme.tracker.log.memory import LogMemory
from isa_programme.tracker.log.recognising import natural_keys, recognised
from isa_programme.tracker.log.telling import Telling


def log_changes(register: Register, log: Log) -> LogChanges:
    """Compare each row of a log with what was recorded of it before."""
    memory = LogMemory(register, log.name)
    known = recognised(register, log, memory)
    comparing = _ComparingRows(register, log, memory)
    for place, row in enumerate(log.rows):
        if place in known:
            comparing.compare(place, row, *known[place])
        else:
            comparing.add(place, row)
    comparing.look_for_vanished({entry.number for _, entry in known.values()})
    return comparing.changes


class _ComparingRows:
    """The rows of a log, each against the entries that were made of it."""

    def __init__(self, register: Register, log: Log, memory: LogMemory) -> None:
        self._register, self._log, self._memory = register, log, memory
        self._seen: dict[tuple[object, ...], int] = {}
        self.changes = LogChanges()
        self._telling = Telling(register, log, self.changes)
        self._entries = ComparingEntries(register, log, memory, self.changes, self._telling)

    def add(self, place: int, row: LogRow) -> None:
        """A row that the record does not know."""
        if row.reference:
            key = f"={row.reference}"
        else:
            key = self._memory.new_key()
            same = self._seen.setdefault(next(natural_keys(row.advice)), row.number)
            if same != row.number:
                said = f"it has the title, date and offices of row {same}; only a column of"
                said += " references (advice.own_reference in the map) could tell the two apart"
                self._telling.fault(row, ADVICE, "title", said)
        identities = {
            section: self._memory.identity(section, key) for section in (ADVICE, *row.responses)
        }
        self.changes.new.append(NewFacts(place=place, identities=identities))

    def compare(self, place: int, row: LogRow, key: str, entry: Entry) -> None:
        """A row that the record knows, with the entry of its paper as it was recorded."""
        voided_by = self._memory.voided_by(entry)
        if voided_by is not None:
            self._entries.leave_voided(row, ADVICE, entry, self._settled(row.advice), voided_by)
            self._refuse_letters_of_voided(row, key, entry, voided_by)
            return
        if self._is_another(row, entry):
            return
        fact = entry.fact
        assert isinstance(fact, AdviceIssued), "a row is known by the entry of its paper"
        paper = fact.advice.reference
        if not self._log.is_known_by_reference:
            self._seen.setdefault(next(natural_keys(row.advice)), row.number)
        self._entries.compare(row, ADVICE, entry, self._settled(row.advice))
        new: dict[str, str] = {}
        for section in self._log.mapped:
            if section != ADVICE and self._is_new(row, section, key, paper):
                new[section] = self._memory.identity(section, key)
        if new:
            self.changes.new.append(NewFacts(place=place, paper=paper, identities=new))

    def _refuse_letters_of_voided(
        self, row: LogRow, key: str, entry: Entry, voided_by: int
    ) -> None:
        for section in row.responses:
            if self._memory.letter(key, section) is None:
                said = (
                    f"entry {entry.number}, the paper, was voided by hand, in entry {voided_by}: it"
                    " can't be answered; give the paper that took its place this row's reference"
                )
                self._telling.fault(row, section, "received_on", said)

    def _is_another(self, row: LogRow, entry: Entry) -> bool:
        """Whether a row seems to be another paper under a reference that was in use."""
        here = row.advice.advice
        said_before = [
            version.fact.advice
            for version in self._memory.versions(entry)
            if isinstance(version.fact, AdviceIssued)
        ]
        if any(
            ERASED in (each.title, here.title)
            or each.title == here.title
            or each.issued_on == here.issued_on
            for each in said_before
        ):
            return False
        said = (
            f"entry {entry.number} has another title and another date under this reference; if it"
            " is another paper, give it a reference of its own; if not, change one of the two first"
        )
        self._telling.fault(row, ADVICE, "title", said)
        return True

    def _settled(self, draft: AdviceIssued) -> AdviceIssued:
        """A paper with what the record itself settles: without an issuer it is the adviser's."""
        adviser = self._register.programme.adviser if self._register.programme else ""
        if draft.advice.issued_by or not adviser:
            return draft
        return AdviceIssued(advice=attrs.evolve(draft.advice, issued_by=adviser))

    def _is_new(self, row: LogRow, section: str, key: str, paper: str) -> bool:
        """Whether a row says of a letter what has to be recorded as an entry of its own."""
        draft, known = row.responses.get(section), self._memory.letter(key, section)
        if draft is None:
            if known is not None and self._memory.voided_by(known) is None:
                said = (
                    f"it is empty, and held {known.happened_on} at an earlier import (entry"
                    f" {known.number}); if no such letter came: isa correct {known.number} --void"
                )
                self._telling.fault(row, section, "received_on", said)
            return False
        if known is not None and self._is_about_another(known, paper):
            known = None
        voided_by = None if known is None else self._memory.voided_by(known)
        if known is None or voided_by is not None:
            alike = self._by_hand(paper, draft.response)
            same = [each for each in alike if each.happened_on == draft.response.received_on]
            if same:
                return self._entries.compare(row, section, same[0], draft)
            if known is not None and voided_by is not None:
                return self._entries.leave_voided(row, section, known, draft, voided_by)
            for each in alike:
                said = (
                    f"entry {each.number}, recorded by hand, is such a letter of"
                    f" {each.happened_on}; if it is this one, correct its date by hand; if not,"
                    " record this one by hand"
                )
                self._telling.fault(row, section, "received_on", said)
                return False
            return True
        return self._entries.compare(row, section, known, draft)

    def _is_about_another(self, letter: Entry, paper: str) -> bool:
        return str(letter.fact.about) != paper

    def _by_hand(self, paper: str, letter: Response) -> list[Entry]:
        """The entries of such letters of the same office, where somebody recorded them by hand."""
        alike = [
            entry
            for entry in self._register.files[paper].entries
            if isinstance(entry.fact, ResponseReceived)
            and entry.fact.response.kind is letter.kind
            and entry.fact.response.speaks_for & letter.speaks_for
        ]
        return [self._register.entries[entry.number - 1] for entry in alike]

    def look_for_vanished(self, seen: set[int]) -> None:
        """Tell of the papers that were in the log before and are not now; they stay as they are."""
        gone = [
            entry
            for entry in self._memory.papers.values()
            if entry.number not in seen and self._memory.voided_by(entry) is None
        ]
        for entry in gone:
            self._telling.tell(LogChange.VANISHED, None, ADVICE, entry=entry)
        if gone and not self._log.is_known_by_reference:
            numbers = ", ".join(str(entry.number) for entry in gone)
            for each in self.changes.new:
                row = self._log.rows[each.place]
                if not each.paper:
                    said = (
                        f"it is new, and what entries {numbers} were made of is gone: a changed row"
                        " can't be told from a new one without a column of references"
                        " (advice.own_reference in the map); put the row back as it was, or void"
                        " the entry that this one takes the place of"
                    )
                    self._telling.fault(row, ADVICE, "title", said)

"""Comparing a log with a record: each row with the entries that were made of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from isa_programme.exchange.log.fields import ADVICE
from isa_programme.exchange.log.log import Log
from isa_programme.exchange.log.rows import LogRow
from isa_programme.record.correcting import path_of
from isa_programme.record.corrections import attribute_at
from isa_programme.record.entries import Entry
from isa_programme.record.facts import AdviceIssued, Fact, ResponseReceived
from isa_programme.record.register import Register
from isa_programme.record.responses import Response
from isa_programme.record.words import ERASED, holds_words
from isa_programme.tracker.log.cells_compared import ComparedField, Difference, compared, parts_of
from isa_programme.tracker.log.changes import ChangedEntry, LogChanges, NewFacts
from isa_programme.tracker.log.lines import LogChange, LogLine, in_words, quoted
from isa_programme.tracker.log.memory import LogMemory, Version
from isa_programme.tracker.log.recognising import natural_keys, recognised


def log_changes(register: Register, log: Log) -> LogChanges:
    """Compare each row of a log with what was recorded of it before."""
    memory = LogMemory(register, log.name)
    known = recognised(register, log, memory)
    comparing = _Comparing(register, log, memory)
    for place, row in enumerate(log.rows):
        if place in known:
            comparing.compare(place, row, *known[place])
        else:
            comparing.add(place, row)
    comparing.look_for_vanished({entry.number for _, entry in known.values()})
    return comparing.changes


class _Comparing:
    """The rows of a log, each against the entries that were made of it."""

    def __init__(self, register: Register, log: Log, memory: LogMemory) -> None:
        self._register, self._log, self._memory = register, log, memory
        self._seen: dict[tuple[object, ...], int] = {}
        self.changes = LogChanges()

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
                self._fault(row, ADVICE, "title", said)
        identities = {
            section: self._memory.identity(section, key) for section in (ADVICE, *row.responses)
        }
        self.changes.new.append(NewFacts(place=place, identities=identities))

    def compare(self, place: int, row: LogRow, key: str, entry: Entry) -> None:
        """A row that the record knows, with the entry of its paper as it was recorded."""
        voided_by = self._memory.voided_by(entry)
        if voided_by is not None:
            self._leave_voided(row, ADVICE, entry, self._settled(row.advice), voided_by)
            self._refuse_letters_of_voided(row, key, entry, voided_by)
            return
        if self._is_another(row, entry):
            return
        fact = entry.fact
        assert isinstance(fact, AdviceIssued), "a row is known by the entry of its paper"
        paper = fact.advice.reference
        if not self._log.is_known_by_reference:
            self._seen.setdefault(next(natural_keys(row.advice)), row.number)
        self._compare(row, ADVICE, entry, self._settled(row.advice))
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
                self._fault(row, section, "received_on", said)

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
        self._fault(row, ADVICE, "title", said)
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
                self._fault(row, section, "received_on", said)
            return False
        if known is not None and self._is_about_another(known, paper):
            known = None
        voided_by = None if known is None else self._memory.voided_by(known)
        if known is None or voided_by is not None:
            alike = self._by_hand(paper, draft.response)
            same = [each for each in alike if each.happened_on == draft.response.received_on]
            if same:
                return self._compare(row, section, same[0], draft)
            if known is not None and voided_by is not None:
                return self._leave_voided(row, section, known, draft, voided_by)
            for each in alike:
                said = (
                    f"entry {each.number}, recorded by hand, is such a letter of"
                    f" {each.happened_on}; if it is this one, correct its date by hand; if not,"
                    " record this one by hand"
                )
                self._fault(row, section, "received_on", said)
                return False
            return True
        return self._compare(row, section, known, draft)

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

    def _leave_voided(
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
            self._fault(row, section, _DATED[section != ADVICE], said)
        else:
            said = f"entry {known.number} was voided by hand, in entry {voided_by}"
            self._tell(LogChange.KEPT, row, section, entry=known, was=said)
        return False

    def _compare(self, row: LogRow, section: str, entry: Entry, draft: Fact) -> bool:
        """Compare a row with an entry; whether it has to be recorded anew."""
        versions = self._memory.versions(entry)
        if parts_of(draft) != parts_of(versions[-1].fact):
            return self._recorded_anew(row, section, versions, draft)
        settings: dict[str, Any] = {}
        for each in compared(versions, draft, self._log.mapped[section]):
            if entry.erased_by is not None and _is_words(entry.fact, each.name):
                continue
            column = self._column(section, each.name)
            if each.difference is Difference.CONFLICT:
                self.changes.faults.append((row.number, f"{column}: {_in_conflict(each)}"))
                continue
            if each.difference is Difference.CHANGED:
                settings[each.name] = each.now
            if self._has_cell(section, each.name):
                change = LogChange(each.difference.value)
                self._tell(
                    change,
                    row,
                    section,
                    entry=entry,
                    column=column,
                    was=in_words(each.was),
                    now=in_words(each.now),
                )
        if settings:
            self.changes.changed.append(
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
        column, number = self._column(section, name), versions[0].entry
        there, now = parts_of(versions[-1].fact), parts_of(draft)
        if section == ADVICE:
            said = (
                f"it holds {now} recommendations, and entry {number} has {there}: a paper that went"
                " out keeps its number of them; give a further one a row of its own"
            )
            self.changes.faults.append((row.number, f"{column}: {said}"))
            return False
        if any(version.entry in self._register.erased for version in versions):
            said = (
                f"it decides about {now} recommendations, and entry {number} about {there};"
                " words of that were erased, so that it can't be recorded anew from the log: do it"
                " by hand"
            )
            self.changes.faults.append((row.number, f"{column}: {said}"))
            return False
        by_hand = [version.entry for version in versions if not version.from_log]
        if by_hand:
            said = (
                f"it decides about {now} recommendations, and entry {number} about {there}; that"
                f" was recorded by hand (entry {by_hand[-1]}), so put it right by hand, or void it"
            )
            self.changes.faults.append((row.number, f"{column}: {said}"))
            return False
        self._tell(
            LogChange.CHANGED,
            row,
            section,
            entry=self._register.entries[number - 1],
            column=column,
            was="; ".join(_decided(versions[-1].fact)),
            now="; ".join(_decided(draft)),
        )
        self.changes.changed.append(
            ChangedEntry(
                row=row.number,
                section=section,
                entry=number,
                settings={},
                identity=self._memory.correction_identity(number),
            )
        )
        return True

    # Papers that vanished

    def look_for_vanished(self, seen: set[int]) -> None:
        """Tell of the papers that were in the log before and are not now; they stay as they are."""
        gone = [
            entry
            for entry in self._memory.papers.values()
            if entry.number not in seen and self._memory.voided_by(entry) is None
        ]
        for entry in gone:
            self._tell(LogChange.VANISHED, None, ADVICE, entry=entry)
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
                    self._fault(row, ADVICE, "title", said)

    # Telling

    def _column(self, section: str, name: str) -> str:
        """The name of the column of a field as corrections name it."""
        return self._log.heading(*self._place(section, name))

    def _has_cell(self, section: str, name: str) -> bool:
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

    def _fault(self, row: LogRow, section: str, name: str, sentence: str) -> None:
        self.changes.faults.append((row.number, f"{self._column(section, name)}: {sentence}"))

    def _tell(
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
        fact = self._register.entry(entry.number).fact
        paper = self._register.files.get(str(fact.about))
        self.changes.lines.append(
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


_DATED = ("issued_on", "received_on")


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

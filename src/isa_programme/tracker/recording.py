"""Recording: one transaction in which facts are completed, held to the rules, and appended."""

from __future__ import annotations

from collections.abc import Iterable

from isa_programme.errors import FaultsError, RecordMovedOnError, RefusedError
from isa_programme.exchange.csv_rows import CsvRows
from isa_programme.journal.appending import Appending
from isa_programme.record.assigning import assigned
from isa_programme.record.corrections import amends
from isa_programme.record.entries import Entry
from isa_programme.record.facts import EntryCorrected, Fact
from isa_programme.record.findings import Finding
from isa_programme.record.register import Register
from isa_programme.record.rules import newly_found, refuse_errors
from isa_programme.record.rules.about_handing import refuse_after_a_hand_over
from isa_programme.record.touched import Touched
from isa_programme.tracker.following import Before, before_next, following
from isa_programme.tracker.recognising import refuse_ended
from isa_programme.tracker.recorded import Recorded
from isa_programme.tracker.weighing import Weighing, reference_of


class Recording(Weighing):
    """The facts of one transaction, each held against the record as it then stands.

    Attributes:
        register: what the record adds up to, with what this transaction has appended so far; it
            is good until the next fact is recorded.
    """

    def __init__(self, appending: Appending, register: Register, recorded_by: str) -> None:
        super().__init__(appending, register, recorded_by)
        self._touched = Touched()

    def _go_on_from(self, register: Register) -> None:
        super()._go_on_from(register)
        self._folding = register.folding()

    def _amend(self, entries: Iterable[Entry]) -> None:
        """Go on from the register with entries that change what came before them."""
        amended = self.register.folded(entries)
        self._touched = self.touched | amended.touched_since(self.register)
        self._go_on_from(amended)

    @property
    def touched(self) -> Touched:
        """What was set anew by what this transaction has appended so far."""
        return self._touched | self._folding.touched

    def refuse_moved_on(self, looked_at: str) -> None:
        """Refuse to record what was decided from an older head than the record has.

        Raises:
            RecordMovedOnError: entries came in since.
        """
        head = self.register.head
        if head != looked_at:
            raise RecordMovedOnError(
                f"the record has moved on from {looked_at or 'nothing'} to {head}; look again"
            )

    def record(self, fact: Fact, *, identity: str | None = None, again: bool = False) -> Recorded:
        """Append one fact, or recognise it as recorded already.

        Raises:
            RefusedError: it breaks rules; all of them are reported together.
            AlreadyRecordedError: the identity stands for other content.
        """
        fact = assigned(fact, self.register)
        happened_on = fact.happened_on or self.recorded_on
        known = None if again else self._known(fact, identity)
        if known is not None:
            refuse_ended(self.register, known)
            return Recorded(
                number=known.number,
                reference=reference_of(known.fact),
                receipt=known.receipt,
                already=True,
            )
        found = self._held_to_rules(fact)
        entry = self._appending.append(
            fact, happened_on=happened_on, recorded_by=self._recorded_by, identity=identity
        )
        if amends(entry):
            self._amend([entry])
        else:
            self._folding.add(entry)
            self.register: Register = Register.of(self._folding)
        return Recorded(
            number=entry.number,
            reference=reference_of(fact),
            receipt=entry.receipt,
            findings=found,
        )

    def correct_all(
        self, corrections: Iterable[tuple[EntryCorrected, str]]
    ) -> tuple[tuple[Recorded, ...], tuple[Finding, ...]]:
        """Append corrections of papers and responses that belong together, each by its identity.

        Each is held to the rules of corrections, and the record to all its rules once every one
        is made: dates that move together need not fit each other half way.

        Gives back what was recorded, and what the rules find in the record as it then is and did
        not find before. An error among that means that the corrections must not be kept.

        Raises:
            RefusedError: some can't be made; their faults are reported together, each with the
                number of the entry to be corrected before it.
        """
        before = self.register
        made: list[Entry] = []
        faults: list[str] = []
        for fact, identity in corrections:
            try:
                refuse_errors(before, fact, self.recorded_on)
            except RefusedError as error:
                faults += [f"entry {fact.entry}: {fault}" for fault in error.faults]
                continue
            made.append(
                self._appending.append(
                    fact,
                    happened_on=self.recorded_on,
                    recorded_by=self._recorded_by,
                    identity=identity,
                )
            )
        if faults:
            raise RefusedError(*faults)
        self._amend(made)
        recorded = tuple(
            Recorded(number=each.number, reference=reference_of(each.fact), receipt=each.receipt)
            for each in made
        )
        return recorded, newly_found(before.entries, made)

    def record_rows(self, read: CsvRows) -> tuple[Recorded, ...]:
        """Append the rows of a CSV, each after the ones it builds on.

        Raises:
            FaultsError: rows are wrong; the faults of all rows are reported together.
        """
        refuse_after_a_hand_over(self.register)
        recorded: list[Recorded] = []
        faults = list(read.faults)
        faulty = set(read.faulty)
        for row in read.rows:
            # What is about a paper that has faults would only repeat that it is not there.
            if row.about in faulty:
                continue
            try:
                recorded.append(self.record(row.fact))
            except FaultsError as error:
                faults += [row.placed(fault) for fault in error.faults]
                if row.own_reference:
                    faulty.add(row.own_reference)
        if faults:
            raise FaultsError(*(f"row {number}: {fault}" for number, fault in sorted(faults)))
        return tuple(recorded)

    def record_all(
        self, facts: Iterable[Fact], *, identity: str | None = None, again: bool = False
    ) -> tuple[Recorded, ...]:
        """Append several facts, each after the ones it builds on.

        What follows a fact and leaves open what it is about takes that; see :func:`following`.

        Raises:
            RefusedError: one of them breaks a rule.
        """
        recorded: list[Recorded] = []
        before: Before | None = None
        for fact in facts:
            new = following(fact, before)
            own = None if recorded else identity
            recorded.append(self.record(new, identity=own, again=again and not recorded))
            before = before_next(before, fact, recorded[-1].number, recorded[-1].reference)
        return tuple(recorded)

    def record_each(self, facts: Iterable[Fact]) -> tuple[Recorded, ...]:
        """Append the facts of a programme file, each after the ones it builds on.

        Raises:
            RefusedError: some of them break rules; the faults of all are reported together.
        """
        refuse_after_a_hand_over(self.register)
        recorded: list[Recorded] = []
        faults: list[str] = []
        for fact in facts:
            try:
                recorded.append(self.record(fact))
            except FaultsError as error:
                about = f"{_shown(fact.about)}: " if fact.about else ""
                faults += [f"{about}{fault}" for fault in error.faults]
        if faults:
            raise RefusedError(*dict.fromkeys(faults))
        return tuple(recorded)


def _shown(name: str) -> str:
    """A name as a sentence shows it, though it may not be fit to be one."""
    return name if name.isascii() and name.isprintable() else ascii(name)

"""Recording: one transaction in which facts are completed, held to the rules, and appended."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs
from attrs import field, frozen

from isa_programme.clock.refusing import refuse_extension, told_amiss
from isa_programme.errors import FaultsError, RefusedError
from isa_programme.exchange.csv_rows import CsvRows
from isa_programme.journal.appending import Appending
from isa_programme.questions.moves import Move, moves
from isa_programme.record.assigning import assigned
from isa_programme.record.entries import Entry
from isa_programme.record.facts import (
    CalendarAdopted,
    ClarificationAnswered,
    ClarificationAsked,
    ClockPaused,
    DeadlineTold,
    ExtensionAgreed,
    Fact,
    ProtocolAgreed,
    ResponseReceived,
)
from isa_programme.record.findings import Finding
from isa_programme.record.register import Register
from isa_programme.record.rules import refuse_errors


@frozen(kw_only=True)
class Recorded:
    """What came of recording a fact.

    Attributes:
        number: the number of its entry.
        reference: the reference of the paper or response, the slug of the office or protocol.
        receipt: ``number:hash``; kept somewhere else, it proves the record up to here.
        already: the very same was recorded before, and nothing was added.
        findings: what is worth knowing about it, short of an error.
    """

    number: int
    reference: str
    receipt: str
    already: bool = False
    findings: tuple[Finding, ...] = field(default=())


@frozen(kw_only=True)
class Completed:
    """A fact as it would be recorded.

    Attributes:
        fact: the fact with its reference, and what was left open settled.
        findings: what is worth knowing about it, short of an error.
    """

    fact: Fact
    findings: tuple[Finding, ...] = field(default=())


class Recording:
    """The facts of one transaction, each held against the record as it then stands.

    Attributes:
        register: what the record adds up to, with what this transaction has appended so far.
    """

    def __init__(self, appending: Appending, register: Register, recorded_by: str) -> None:
        self._appending = appending
        self._recorded_by = recorded_by
        self.register = register.folded(appending.entries(after=register.size))

    @property
    def recorded_on(self) -> date:
        """The day of recording, in London."""
        return self._appending.recorded_on

    def record(self, fact: Fact, *, identity: str | None = None, again: bool = False) -> Recorded:
        """Append one fact, or recognise it as recorded already.

        Raises:
            RefusedError: it breaks rules; all of them are reported together.
            AlreadyRecordedError: the identity stands for other content.
        """
        fact = assigned(fact, self.register)
        happened_on = fact.happened_on or self.recorded_on
        known = None if again else self._appending.already(fact, happened_on, identity)
        if known is not None:
            self._refuse_ended(known)
            return Recorded(
                number=known.number,
                reference=_reference(known.fact),
                receipt=known.receipt,
                already=True,
            )
        found = self._held_to_rules(fact)
        entry = self._appending.append(
            fact, happened_on=happened_on, recorded_by=self._recorded_by, identity=identity
        )
        self.register = self.register.folded([entry])
        return Recorded(
            number=entry.number,
            reference=_reference(fact),
            receipt=entry.receipt,
            findings=found,
        )

    def _held_to_rules(self, fact: Fact) -> tuple[Finding, ...]:
        """What the rules and the clocks find short of an error.

        Raises:
            RefusedError: it breaks rules; all of them are reported together.
        """
        found = refuse_errors(self.register, fact, self.recorded_on)
        match fact:
            case ExtensionAgreed():
                refuse_extension(self.register, self._with(fact), fact)
            case DeadlineTold():
                return (*found, *told_amiss(self._with(fact), fact, self.recorded_on))
        return found

    def _refuse_ended(self, known: Entry) -> None:
        # Taking it for the one that ended would leave a clock running that somebody paused.
        if isinstance(known.fact, ClockPaused):
            file = self.register.files[known.fact.scope.advice]
            if known.number not in {entry.number for entry in file.open_pauses()}:
                raise RefusedError(
                    f"pause: the very same is entry {known.number}, and has ended;"
                    " say again=True (--again) if the clock was paused once more"
                )

    def record_rows(self, read: CsvRows) -> tuple[Recorded, ...]:
        """Append the rows of a CSV, each after the ones it builds on.

        Raises:
            FaultsError: rows are wrong; the faults of all rows are reported together.
        """
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

    def record_all(self, facts: Iterable[Fact]) -> tuple[Recorded, ...]:
        """Append several facts, each after the ones it builds on.

        The answer to a clarification that follows its question takes that question.

        Raises:
            RefusedError: one of them breaks a rule.
        """
        recorded: list[Recorded] = []
        question = None
        for fact in facts:
            recorded.append(self.record(_answering(fact, question)))
            question = recorded[-1].number if isinstance(fact, ClarificationAsked) else None
        return tuple(recorded)

    def foresee(self, facts: Iterable[Fact]) -> tuple[Move, ...]:
        """Which obligations facts would move, as at the day of recording.

        Raises:
            RefusedError: one of them breaks a rule, so it could not be recorded at all.
        """
        before = self.register
        completed = self.completed(facts)
        agreed = any(isinstance(c.fact, CalendarAdopted | ProtocolAgreed) for c in completed)
        named = {each.fact.about for each in completed}
        return tuple(
            move
            for reference in before.files
            if agreed or reference in named
            for move in moves(before, self.register, reference, self.recorded_on)
        )

    def completed(self, facts: Iterable[Fact]) -> tuple[Completed, ...]:
        """Facts as they would be recorded: with their references, and what was left open settled.

        Raises:
            RefusedError: one of them breaks a rule, so it could not be recorded at all.
        """
        completed: list[Completed] = []
        question = None
        for each in facts:
            fact = assigned(_answering(each, question), self.register)
            happened_on = fact.happened_on or self.recorded_on
            known = self._appending.already(fact, happened_on, None)
            found: tuple[Finding, ...] = ()
            if known is None:
                found = self._held_to_rules(fact)
                self.register = self._with(fact)
            number = self.register.size if known is None else known.number
            question = number if isinstance(fact, ClarificationAsked) else None
            completed.append(Completed(fact=fact, findings=found))
        return tuple(completed)

    def _with(self, fact: Fact) -> Register:
        tentative = Entry(
            number=self.register.size + 1,
            fact=fact,
            happened_on=fact.happened_on or self.recorded_on,
            recorded_at=self._appending.recorded_at,
            recorded_by=self._recorded_by,
        )
        return self.register.folded([tentative])


def _answering(fact: Fact, question: int | None) -> Fact:
    if isinstance(fact, ClarificationAnswered) and fact.question is None:
        return attrs.evolve(fact, question=question)
    return fact


def _reference(fact: Fact) -> str:
    if isinstance(fact, ResponseReceived):
        return fact.response.reference
    return fact.about or ""

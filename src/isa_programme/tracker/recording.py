"""Recording: one transaction in which facts are completed, held to the rules, and appended."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from isa_programme.clock.moves import Move, moves, refuse_shortening
from isa_programme.errors import FaultsError
from isa_programme.exchange.csv_rows import CsvRows
from isa_programme.journal.appending import Appending
from isa_programme.record.assigning import assigned
from isa_programme.record.entries import Entry
from isa_programme.record.facts import Fact, ResponseReceived
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
            return Recorded(
                number=known.number,
                reference=_reference(known.fact),
                receipt=known.receipt,
                already=True,
            )
        found = refuse_errors(self.register, fact, self.recorded_on)
        refuse_shortening(self.register, self._with(fact), fact, self.recorded_on)
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
                faults += [(row.number, fault) for fault in error.faults]
                if row.own_reference:
                    faulty.add(row.own_reference)
        if faults:
            raise FaultsError(*(f"row {number}: {fault}" for number, fault in sorted(faults)))
        return tuple(recorded)

    def foresee(self, fact: Fact) -> tuple[Move, ...]:
        """Which deadlines of its paper a fact would move, as at the day of recording.

        Raises:
            RefusedError: it breaks rules, so it could not be recorded at all.
        """
        fact = assigned(fact, self.register)
        refuse_errors(self.register, fact, self.recorded_on)
        after = self._with(fact)
        refuse_shortening(self.register, after, fact, self.recorded_on)
        if (reference := fact.about) is None or reference not in self.register.files:
            return ()
        return moves(self.register, after, reference, self.recorded_on)

    def _with(self, fact: Fact) -> Register:
        tentative = Entry(
            number=self.register.size + 1,
            fact=fact,
            happened_on=fact.happened_on or self.recorded_on,
            recorded_at=self._appending.recorded_at,
            recorded_by=self._recorded_by,
        )
        return self.register.folded([tentative])


def _reference(fact: Fact) -> str:
    if isinstance(fact, ResponseReceived):
        return fact.response.reference
    return fact.about or ""

"""Weighing: whether a record has a fact already, and whether its rules and clocks would take it."""

from __future__ import annotations

from datetime import date

import attrs

from isa_programme.clock.refusing import refuse_extension, told_amiss
from isa_programme.journal.appending import Appending
from isa_programme.record.entries import Entry
from isa_programme.record.facts import (
    DeadlineTold,
    EntryCorrected,
    ExtensionAgreed,
    Fact,
    ResponseReceived,
)
from isa_programme.record.findings import Finding
from isa_programme.record.register import Register
from isa_programme.record.rules import refuse_correction, refuse_errors
from isa_programme.tracker.recognising import corrected_to, still_standing


class Weighing:
    """A record held for writing, against which facts are weighed; nothing is appended here.

    Args:
        appending: the transaction that holds the record.
        register: what the record added up to when it was last looked at.
        recorded_by: who records.

    Attributes:
        register: what the record adds up to.
    """

    def __init__(self, appending: Appending, register: Register, recorded_by: str) -> None:
        self._appending = appending
        self._recorded_by = recorded_by
        self._go_on_from(register.folded(appending.entries(after=register.size)))

    def _go_on_from(self, register: Register) -> None:
        self.register: Register = register

    @property
    def recorded_on(self) -> date:
        """The day of recording, in London."""
        return self._appending.recorded_on

    def _known(self, fact: Fact, identity: str | None) -> Entry | None:
        """The entry that recorded this before, and that nothing has undone since."""
        happened_on = fact.happened_on or self.recorded_on
        alike = self._appending.already(fact, happened_on, identity)
        if identity is not None:
            return still_standing(self.register, alike)
        return still_standing(self.register, alike) or corrected_to(self.register, fact)

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
            case EntryCorrected():
                fitting = refuse_correction(self.register.entries, self._tentative(fact))
                self._refuse_corrected_extension(fact)
                return (*found, *fitting)
        return found

    def _refuse_corrected_extension(self, correction: EntryCorrected) -> None:
        """Hold an extension, as corrected, to the bounds it is held to when it is recorded."""
        after = self._with(correction)
        right = after.corrected.get(correction.entry)
        if right is not None and isinstance(right.fact, ExtensionAgreed):
            void = attrs.evolve(correction, voids=True, changes=())
            refuse_extension(self._with(void), after, right.fact)

    def _with(self, fact: Fact) -> Register:
        """What the record would add up to with a fact more."""
        return self.register.folded([self._tentative(fact)])

    def _tentative(self, fact: Fact) -> Entry:
        """The entry that a fact would be, but for its hash."""
        return Entry(
            number=self.register.size + 1,
            fact=fact,
            happened_on=fact.happened_on or self.recorded_on,
            recorded_at=self._appending.recorded_at,
            recorded_by=self._recorded_by,
        )


def reference_of(fact: Fact) -> str:
    """What somebody who recorded a fact is told it is about: of a response, its own reference."""
    if isinstance(fact, ResponseReceived):
        return fact.response.reference
    return fact.about or ""

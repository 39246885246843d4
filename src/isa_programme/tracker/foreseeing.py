"""Foreseeing: what would come of facts if they were recorded now, of which nothing is kept."""

from __future__ import annotations

from collections.abc import Iterable

from isa_programme.questions.moves import Move, moves
from isa_programme.questions.past_standings import StandingChange, standing_changes
from isa_programme.record.assigning import assigned
from isa_programme.record.facts import EntryCorrected, Fact, FactNoted
from isa_programme.record.findings import Finding
from isa_programme.record.register import Register
from isa_programme.tracker.following import Before, before_next, following
from isa_programme.tracker.recorded import Completed
from isa_programme.tracker.weighing import Weighing, reference_of


class Foreseeing(Weighing):
    """Facts as they would be recorded, each on top of the ones before it.

    Attributes:
        register: what the record would add up to, with what was completed here so far.
    """

    def foresee(self, facts: Iterable[Fact]) -> tuple[Move, ...]:
        """Which obligations facts would move, as at the day of recording.

        Raises:
            RefusedError: one of them breaks a rule, so it could not be recorded at all.
        """
        before = self.register
        completed = self.completed(facts)
        return tuple(
            move
            for reference in _concerned(before, completed)
            if reference in before.files and reference in self.register.files
            for move in moves(before, self.register, reference, self.recorded_on)
        )

    def foresee_past(self, correction: EntryCorrected) -> tuple[StandingChange, ...]:
        """Which past standings a correction would change, up to the day of recording.

        Raises:
            RefusedError: it breaks a rule, so it could not be recorded at all.
        """
        before = self.register
        completed = self.completed([correction])
        after = self.register
        papers = dict.fromkeys((*_concerned(before, completed), *_concerned(after, completed)))
        return standing_changes(before, after, papers, until=self.recorded_on)

    def completed(self, facts: Iterable[Fact]) -> tuple[Completed, ...]:
        """Facts as they would be recorded: with their references, and what was left open settled.

        Raises:
            RefusedError: one of them breaks a rule, so it could not be recorded at all.
        """
        completed: list[Completed] = []
        before: Before | None = None
        for each in facts:
            fact = assigned(following(each, before), self.register)
            known = self._known(fact, None)
            found: tuple[Finding, ...] = ()
            if known is None:
                found = self._held_to_rules(fact)
                self._go_on_from(self._with(fact))
            number = self.register.size if known is None else known.number
            reference = reference_of(fact if known is None else known.fact)
            before = before_next(before, fact, number, reference)
            completed.append(Completed(fact=fact, findings=found))
        return tuple(completed)


def _concerned(register: Register, completed: Iterable[Completed]) -> tuple[str, ...]:
    """References of the papers that some facts may move: all of them, for what is agreed."""
    named = []
    for each in completed:
        fact = each.fact
        while isinstance(fact, EntryCorrected):
            fact = register.entries[fact.entry - 1].fact
        followed = register.followed.get(str(fact.about))
        if fact.opens or followed is not None:
            # Only a commitment from a response moves anything: what is owed on it.
            noun = getattr(fact, fact.opens) if followed is None else followed.noun
            named.append(str(getattr(noun, "advice", "")))
        elif not isinstance(fact, FactNoted) and fact.about not in register.files:
            return tuple(register.files)
        else:
            named.append(str(fact.about))
    return tuple(reference for reference in register.files if reference in named)

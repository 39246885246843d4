"""Obligations: one stage, one addressee, one paper or recommendation, each with its own clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs
from attrs import frozen

from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.counting_rules import OwedPer
from isa_programme.record.entries import Entry
from isa_programme.record.facts import AdviceTransferred, CommitmentMade, Scoped
from isa_programme.record.governing import governing
from isa_programme.record.names import reference_of
from isa_programme.record.protocols import Protocol
from isa_programme.record.register import Register
from isa_programme.record.stages import Stage
from isa_programme.record.vocabulary import AnsweredBy, StageName


@frozen
class Obligation:
    """Something owed.

    Attributes:
        advice: the paper's reference.
        recommendation: the number of the recommendation, or None for the paper as a whole.
        addressee: the slug of the office first asked; a transfer does not change it.
        stage: the step owed.
        rules: the stage of the protocol that governs it, or None where none is in force.
        protocol: that protocol version, or None.
        lead: the slug of the office whose answer settles it, where the paper names a lead.
        period: which period of a stage that recurs, from 1; None for a stage owed once.
        since: the deadline of the period before; only what comes after it meets this one.
        commitment: the reference of the commitment it belongs to, or None.
    """

    advice: str
    recommendation: int | None
    addressee: str
    stage: StageName
    rules: Stage | None
    protocol: Protocol | None
    lead: str | None = None
    period: int | None = None
    since: date | None = None
    commitment: str | None = None

    @property
    def owed_per(self) -> OwedPer:
        """What it belongs to."""
        return self.rules.owed_per if self.rules else OwedPer.RECOMMENDATION

    @property
    def reference(self) -> str:
        """``ADV-2026-014.2``: the paper, and the recommendation if it is about one.

        That of the commitment, where it belongs to one.
        """
        return self.commitment or reference_of(self.advice, self.recommendation)

    @property
    def key(self) -> tuple[str, int, str, str, str, int]:
        """What makes it one of its kind, and the order it is listed in."""
        part, period = self.recommendation or 0, self.period or 0
        return self.advice, part, self.addressee, self.stage.value, self.commitment or "", period

    def concerns(self, fact: Scoped, responsible: str) -> bool:
        """Whether a fact about this paper names this obligation."""
        scope = fact.scope
        return (
            scope.advice == self.advice
            and scope.names_recommendation(self.recommendation)
            and scope.names_addressee(self.addressee, responsible)
            and scope.names_stage(self.stage)
            and scope.names_period(self.period)
        )

    def responsible(self, entries: Iterable[Entry], before: Entry | None = None) -> str:
        """The slug of the office that owes it after the transfers among some entries.

        Args:
            entries: entries about the paper, in order of date and number.
            before: only entries that come before this one.
        """
        slug = self.addressee
        for transfer in self.transfers(entries, before):
            slug = transfer.to
        return slug

    def transfers(
        self, entries: Iterable[Entry], before: Entry | None = None
    ) -> Iterator[AdviceTransferred]:
        """The transfers among some entries that moved it, each from the office that then owed it.

        Args:
            entries: entries about the paper, in order of date and number.
            before: only entries that come before this one.
        """
        slug = self.addressee
        for entry in entries:
            if entry is before:
                break
            fact = entry.fact
            if isinstance(fact, AdviceTransferred) and self.concerns(fact, slug):
                # Once handed on, it is no longer the first office's to hand over.
                named = fact.scope.addressees
                if fact.to != slug and (not named or slug in named):
                    yield fact
                    slug = fact.to


def obligations(register: Register, file: AdviceFile) -> tuple[Obligation, ...]:
    """Everything owed on one paper, whether met or not, in order of recommendation.

    With no protocol in force a substantive response is owed, by the date the paper itself asks
    for, if it asks for one. Of a stage that recurs, the first period.
    """
    advice = file.advice
    parts: tuple[int | None, ...] = tuple(range(1, len(advice.recommendations) + 1)) or (None,)
    found = [
        obligation
        for slug in advice.everyone_asked
        for obligation in _owed_by_paper(register, file, slug)
    ]
    for part in parts:
        asked = advice.asked(part)
        lead = asked[0] if asked and advice.answered_by is AnsweredBy.LEAD else None
        for slug in asked:
            found += _owed_by_part(register, file, slug, part, lead)
    found += _owed_by_commitments(register, file)
    return tuple(found)


def _owed_by_commitments(register: Register, file: AdviceFile) -> Iterator[Obligation]:
    """What is owed on the commitments that responses to a paper made, in the order recorded.

    One that was seen again is owed once, as it was seen last.
    """
    facts = (entry.fact for entry in file.entries)
    seen = {
        fact.commitment.reference: fact.commitment
        for fact in facts
        if isinstance(fact, CommitmentMade)
    }
    for made in seen.values():
        protocol = _governing(register, file, made.owner, made.recommendation)
        for stage in protocol.stages if protocol else ():
            if protocol and stage.owed_per is OwedPer.COMMITMENT:
                owed = _obligation(file, made.recommendation, made.owner, stage, protocol)
                yield attrs.evolve(owed, commitment=made.reference)


def _owed_by_paper(register: Register, file: AdviceFile, slug: str) -> Iterator[Obligation]:
    protocol = _governing(register, file, slug, None)
    for stage in protocol.stages if protocol else ():
        if protocol and stage.owed_per is OwedPer.ADVICE:
            yield _obligation(file, None, slug, stage, protocol)


def _owed_by_part(
    register: Register, file: AdviceFile, slug: str, part: int | None, lead: str | None
) -> Iterator[Obligation]:
    reference = file.advice.reference
    protocol = _governing(register, file, slug, part)
    if protocol is None:
        yield Obligation(reference, part, slug, StageName.SUBSTANTIVE, None, None, lead)
        return
    for stage in protocol.stages:
        if stage.owed_per is OwedPer.RECOMMENDATION:
            yield _obligation(file, part, slug, stage, protocol, lead)


def _obligation(  # noqa: PLR0917 - what an obligation is made of, in its order
    file: AdviceFile,
    part: int | None,
    slug: str,
    stage: Stage,
    protocol: Protocol,
    lead: str | None = None,
) -> Obligation:
    first = None if stage.every is None else 1
    return Obligation(file.advice.reference, part, slug, stage.name, stage, protocol, lead, first)


def _governing(
    register: Register, file: AdviceFile, slug: str, part: int | None
) -> Protocol | None:
    advice, kind = file.advice, register.addressee(slug).kind
    if (what_if := register.supposed) is not None and what_if.applies_to.admits(
        kind, advice.priority_of(part), advice.function
    ):
        return what_if
    return governing(register.protocols, advice, part, kind)

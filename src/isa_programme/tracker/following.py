"""Following: what a fact leaves open is settled by the one recorded just before it."""

from __future__ import annotations

import attrs
from attrs import frozen

from isa_programme.record.facts import (
    AdviceIssued,
    AdviceLinked,
    ClarificationAnswered,
    ClarificationAsked,
    CommitmentMade,
    Fact,
    ResponseReceived,
    StanceTaken,
)


@frozen(kw_only=True)
class Before:
    """The fact recorded just before.

    Attributes:
        kind: its class.
        number: the number of its entry.
        reference: the reference it was given.
    """

    kind: type[Fact]
    number: int
    reference: str


def before_next(before: Before | None, fact: Fact, number: int, reference: str) -> Before | None:
    """What the next fact follows: this one, or the one that this one only adds to."""
    if isinstance(fact, AdviceLinked | CommitmentMade | StanceTaken):
        return before
    return Before(kind=type(fact), number=number, reference=reference)


def following(fact: Fact, before: Before | None) -> Fact:
    """A fact with what it left open taken from the one before it.

    The answer to a clarification takes the question; a stance, or a commitment of no plan, the
    response; topics and references the paper.
    """
    if before is None:
        return fact
    match fact:
        case ClarificationAnswered(question=None) if before.kind is ClarificationAsked:
            return attrs.evolve(fact, question=before.number)
        case StanceTaken(response="") if before.kind is ResponseReceived:
            return attrs.evolve(fact, response=before.reference)
        case AdviceLinked(advice="") if before.kind is AdviceIssued:
            return attrs.evolve(fact, advice=before.reference)
        case CommitmentMade(commitment=made) if (
            before.kind is ResponseReceived and not made.response and not made.route_map
        ):
            again = attrs.evolve(made, response=before.reference)
            return attrs.evolve(fact, commitment=again)
        case _:
            return fact

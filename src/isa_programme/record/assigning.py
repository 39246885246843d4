"""What the record itself settles as a fact is recorded: references, and what was left to it."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from isa_programme.calendars.months import earliest
from isa_programme.errors import UnknownReferenceError
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.commitments import Commitment
from isa_programme.record.entries import Entry
from isa_programme.record.facts import (
    AdviceIssued,
    AdviceLinked,
    AdviceMarked,
    AdviceTransferred,
    AdviceWithdrawn,
    ClarificationAnswered,
    ClarificationAsked,
    ClockPaused,
    ClockResumed,
    CommitmentMade,
    DeadlineTold,
    EngagementHeld,
    EscalationMade,
    ExtensionAgreed,
    Fact,
    FactNoted,
    ImpactClaimed,
    InsightStated,
    Linking,
    NoteTaken,
    ObligationWaived,
    ResponseJudged,
    ResponseReceived,
    StanceTaken,
)
from isa_programme.record.links import Link, LinkTo, relinked
from isa_programme.record.names import Target, looks_assigned, next_reference
from isa_programme.record.register import Register
from isa_programme.record.scope import Scope


def assigned(fact: Fact, register: Register) -> Fact:
    """The fact with its reference given, and older references replaced by the record's own.

    Advice that names no issuer is the programme's adviser's. A resume or an answer that names no
    pause or question takes the only one open.
    """
    if isinstance(fact, Linking):
        fact = relinked(fact, lambda link: _own_name(link, register))
    match fact:
        case AdviceIssued(advice=advice):
            advice = attrs.evolve(
                advice,
                reference=_next("ADV", earliest(advice.issued_on).year, register),
                issued_by=advice.issued_by or _adviser(register),
                see_also=tuple(_own(other, register) for other in advice.see_also),
                reissue_of=advice.reissue_of and _own(advice.reissue_of, register),
            )
            return AdviceIssued(advice=advice)
        case ResponseReceived(response=response):
            target = _target(response.advice, register)
            about = response.recommendations
            if target.recommendation is not None and target.recommendation not in about:
                about = (*about, target.recommendation)
            response = attrs.evolve(
                response,
                reference=_next("RSP", earliest(response.received_on).year, register),
                advice=target.paper,
                recommendations=about,
            )
            return ResponseReceived(response=response)
        case ClockResumed():
            reference = _own(fact.advice, register)
            pause = fact.pause
            if pause is None and (file := register.files.get(reference)):
                pause = _only(file.open_pauses()) or _resumed_before(fact, file)
            return attrs.evolve(fact, advice=reference, pause=pause)
        case ClarificationAnswered():
            reference = _own(fact.advice, register)
            question = fact.question
            if question is None and (file := register.files.get(reference)):
                question = _only(file.open_questions()) or _answered_before(fact, file)
            return attrs.evolve(fact, advice=reference, question=question)
        case AdviceMarked() | NoteTaken():
            return attrs.evolve(fact, advice=_own(fact.advice, register))
        case AdviceLinked():
            target = _target(fact.advice, register)
            about = fact.recommendations
            if target.recommendation is not None and target.recommendation not in about:
                about = (*about, target.recommendation)
            return attrs.evolve(fact, advice=target.paper, recommendations=about)
        case StanceTaken() | ResponseJudged():
            letter = register.letters.get(fact.response, fact.response)
            paper = register.responses.get(letter, fact.advice)
            return attrs.evolve(fact, response=letter, advice=paper)
        case CommitmentMade(commitment=commitment):
            return attrs.evolve(fact, commitment=_arisen(commitment, register))
        case EngagementHeld(engagement=engagement):
            reference = _next("ENG", earliest(engagement.held_on).year, register)
            return attrs.evolve(fact, engagement=attrs.evolve(engagement, reference=reference))
        case InsightStated(insight=insight):
            reference = _next("INS", earliest(insight.stated_on).year, register)
            return attrs.evolve(fact, insight=attrs.evolve(insight, reference=reference))
        case ImpactClaimed(impact=impact):
            reference = _next("IMP", earliest(impact.claimed_on).year, register)
            return attrs.evolve(fact, impact=attrs.evolve(impact, reference=reference))
        case FactNoted(advice=str(reference)):
            return attrs.evolve(fact, advice=_own(reference, register))
        case (
            AdviceWithdrawn()
            | AdviceTransferred()
            | ClockPaused()
            | ClarificationAsked()
            | ExtensionAgreed()
            | ObligationWaived()
            | DeadlineTold()
            | EscalationMade()
        ):
            return attrs.evolve(fact, scope=_scoped(fact.scope, register))
        case _:
            return fact


def _arisen(commitment: Commitment, register: Register) -> Commitment:
    """A commitment with its reference, and the paper its response answers."""
    own = commitment.reference
    year = earliest(commitment.made_on).year
    return attrs.evolve(
        commitment,
        reference=own if own and not looks_assigned(own) else _next("CMT", year, register),
        advice=register.responses.get(commitment.response, commitment.advice),
    )


def _own_name(link: Link, register: Register) -> str:
    """What a link names, by the record's own reference of it."""
    match link.to:
        case LinkTo.ADVICE:
            return str(_target(link.name, register))
        case LinkTo.RESPONSE:
            return register.letters.get(link.name, link.name)
        case LinkTo.ANSWER if link.name not in register.followed:
            reference, at, office = link.name.partition("@")
            return f"{_target(reference, register)}{at}{office}"
        case _:
            return link.name


def _adviser(register: Register) -> str:
    return register.programme.adviser if register.programme else ""


def _own(reference: str, register: Register) -> str:
    """The paper's own reference, for a reference of the paper or of a part of it."""
    return _target(reference, register).paper


def _target(reference: str, register: Register) -> Target:
    try:
        return register.target(reference)
    except UnknownReferenceError:
        return Target(reference)  # the rules refuse it, with what else is wrong


def _scoped(scope: Scope, register: Register) -> Scope:
    target = _target(scope.advice, register)
    parts = scope.recommendations
    if target.recommendation is not None and target.recommendation not in parts:
        parts = (*parts, target.recommendation)
    return attrs.evolve(scope, advice=target.paper, recommendations=parts)


def _next(prefix: str, year: int, register: Register) -> str:
    return next_reference(prefix, year, register.numbered.get((prefix, year), 0))


def _resumed_before(fact: ClockResumed, file: AdviceFile) -> int | None:
    """The pause that the very same resume named, if it was recorded already."""
    for known in (entry.fact for entry in file.entries):
        if isinstance(known, ClockResumed) and known == attrs.evolve(
            fact, advice=known.advice, pause=known.pause
        ):
            return known.pause
    return None


def _answered_before(fact: ClarificationAnswered, file: AdviceFile) -> int | None:
    """The question that the very same answer named, if it was recorded already."""
    for known in (entry.fact for entry in file.entries):
        if isinstance(known, ClarificationAnswered) and known == attrs.evolve(
            fact, advice=known.advice, question=known.question
        ):
            return known.question
    return None


def _only(entries: Sequence[Entry]) -> int | None:
    return entries[0].number if len(entries) == 1 else None

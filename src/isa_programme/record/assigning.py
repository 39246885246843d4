"""What the record itself settles as a fact is recorded: references, and what was left to it."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from isa_programme.calendars.months import CivilDate, earliest
from isa_programme.errors import UnknownReferenceError
from isa_programme.record.advice import Advice
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.commitments import Commitment
from isa_programme.record.entries import Entry
from isa_programme.record.facts import (
    AdviceIssued,
    AdviceLinked,
    AdviceMarked,
    ClarificationAnswered,
    ClockResumed,
    CommitmentMade,
    EngagementHeld,
    Fact,
    FactNoted,
    ImpactClaimed,
    InsightStated,
    Linking,
    NoteTaken,
    ResponseJudged,
    ResponseReceived,
    Scoped,
    StanceTaken,
)
from isa_programme.record.links import Link, LinkTo, relinked
from isa_programme.record.names import Target, looks_assigned, next_reference
from isa_programme.record.register import Register
from isa_programme.record.responses import Response
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
            return AdviceIssued(advice=_issued(advice, register))
        case ResponseReceived(response=response):
            return ResponseReceived(response=_received(response, register))
        case ClockResumed():
            return _resumed(fact, register)
        case ClarificationAnswered():
            return _answered(fact, register)
        case AdviceMarked() | NoteTaken():
            return attrs.evolve(fact, advice=_own(fact.advice, register))
        case AdviceLinked():
            paper, parts = _paper_and_parts(fact.advice, fact.recommendations, register)
            return attrs.evolve(fact, advice=paper, recommendations=parts)
        case StanceTaken() | ResponseJudged():
            letter = register.letters.get(fact.response, fact.response)
            paper = register.responses.get(letter, fact.advice)
            return attrs.evolve(fact, response=letter, advice=paper)
        case CommitmentMade(commitment=commitment):
            return attrs.evolve(fact, commitment=_arisen(commitment, register))
        case EngagementHeld(engagement=engagement):
            reference = _next("ENG", engagement.held_on, register)
            return attrs.evolve(fact, engagement=attrs.evolve(engagement, reference=reference))
        case InsightStated(insight=insight):
            reference = _next("INS", insight.stated_on, register)
            return attrs.evolve(fact, insight=attrs.evolve(insight, reference=reference))
        case ImpactClaimed(impact=impact):
            reference = _next("IMP", impact.claimed_on, register)
            return attrs.evolve(fact, impact=attrs.evolve(impact, reference=reference))
        case FactNoted(advice=str(reference)):
            return attrs.evolve(fact, advice=_own(reference, register))
        case _ if isinstance(fact, Scoped):
            return attrs.evolve(fact, scope=_scoped(fact.scope, register))
        case _:
            return fact


def _issued(advice: Advice, register: Register) -> Advice:
    return attrs.evolve(
        advice,
        reference=_next("ADV", advice.issued_on, register),
        issued_by=advice.issued_by or _adviser(register),
        see_also=tuple(_own(other, register) for other in advice.see_also),
        reissue_of=advice.reissue_of and _own(advice.reissue_of, register),
    )


def _received(response: Response, register: Register) -> Response:
    paper, parts = _paper_and_parts(response.advice, response.recommendations, register)
    return attrs.evolve(
        response,
        reference=_next("RSP", response.received_on, register),
        advice=paper,
        recommendations=parts,
    )


def _resumed(fact: ClockResumed, register: Register) -> ClockResumed:
    reference, pause = _own(fact.advice, register), fact.pause
    if pause is None and (file := register.files.get(reference)):
        pause = _only(file.open_pauses()) or _resumed_before(fact, file)
    return attrs.evolve(fact, advice=reference, pause=pause)


def _answered(fact: ClarificationAnswered, register: Register) -> ClarificationAnswered:
    reference, question = _own(fact.advice, register), fact.question
    if question is None and (file := register.files.get(reference)):
        question = _only(file.open_questions()) or _answered_before(fact, file)
    return attrs.evolve(fact, advice=reference, question=question)


def _arisen(commitment: Commitment, register: Register) -> Commitment:
    """A commitment with its reference, and the paper its response answers."""
    own = commitment.reference
    return attrs.evolve(
        commitment,
        reference=own
        if own and not looks_assigned(own)
        else _next("CMT", commitment.made_on, register),
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
    paper, parts = _paper_and_parts(scope.advice, scope.recommendations, register)
    return attrs.evolve(scope, advice=paper, recommendations=parts)


def _paper_and_parts(
    reference: str, named: tuple[int, ...], register: Register
) -> tuple[str, tuple[int, ...]]:
    """The paper's own reference, and the parts named, one that the reference names among them."""
    target = _target(reference, register)
    if target.recommendation is None or target.recommendation in named:
        return target.paper, named
    return target.paper, (*named, target.recommendation)


def _next(prefix: str, on: CivilDate, register: Register) -> str:
    year = earliest(on).year
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

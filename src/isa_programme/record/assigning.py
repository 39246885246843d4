"""What the record itself settles as a fact is recorded: references, and what was left to it."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from isa_programme.calendars.months import earliest
from isa_programme.record.entries import Entry
from isa_programme.record.facts import (
    AdviceIssued,
    AdviceMarked,
    AdviceTransferred,
    AdviceWithdrawn,
    ClarificationAnswered,
    ClarificationAsked,
    ClockPaused,
    ClockResumed,
    EscalationMade,
    ExtensionAgreed,
    Fact,
    FactNoted,
    NoteTaken,
    ObligationWaived,
    ResponseReceived,
)
from isa_programme.record.names import next_reference
from isa_programme.record.register import Register


def assigned(fact: Fact, register: Register) -> Fact:
    """The fact with its reference given, and older references replaced by the record's own.

    Advice that names no issuer is the programme's adviser's. A resume or an answer that names no
    pause or question takes the only one open.
    """
    match fact:
        case AdviceIssued(advice=advice):
            advice = attrs.evolve(
                advice,
                reference=_next("ADV", earliest(advice.issued_on).year, register),
                issued_by=advice.issued_by or _adviser(register),
                see_also=tuple(_own(other, register) for other in advice.see_also),
            )
            return attrs.evolve(fact, advice=advice)
        case ResponseReceived(response=response):
            response = attrs.evolve(
                response,
                reference=_next("RSP", earliest(response.received_on).year, register),
                advice=_own(response.advice, register),
            )
            return attrs.evolve(fact, response=response)
        case ClockResumed():
            reference = _own(fact.advice, register)
            pause = fact.pause
            if pause is None and (file := register.files.get(reference)):
                pause = _only(file.open_pauses())
            return attrs.evolve(fact, advice=reference, pause=pause)
        case ClarificationAnswered():
            reference = _own(fact.advice, register)
            question = fact.question
            if question is None and (file := register.files.get(reference)):
                question = _only(file.open_questions())
            return attrs.evolve(fact, advice=reference, question=question)
        case AdviceMarked() | NoteTaken():
            return attrs.evolve(fact, advice=_own(fact.advice, register))
        case FactNoted(advice=str(reference)):
            return attrs.evolve(fact, advice=_own(reference, register))
        case (
            AdviceWithdrawn()
            | AdviceTransferred()
            | ClockPaused()
            | ClarificationAsked()
            | ExtensionAgreed()
            | ObligationWaived()
            | EscalationMade()
        ):
            scope = attrs.evolve(fact.scope, advice=_own(fact.scope.advice, register))
            return attrs.evolve(fact, scope=scope)
        case _:
            return fact


def _adviser(register: Register) -> str:
    return register.programme.adviser if register.programme else ""


def _own(reference: str, register: Register) -> str:
    return register.aliases.get(reference, reference)


def _next(prefix: str, year: int, register: Register) -> str:
    return next_reference(prefix, year, register.numbered.get((prefix, year), 0))


def _only(entries: Sequence[Entry]) -> int | None:
    return entries[0].number if len(entries) == 1 else None

"""Applying the record to a clock: which entries concern it, and whether each moved it."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from isa_programme.calendars.months import earliest, latest
from isa_programme.clock.obligations import Obligation
from isa_programme.clock.response_clock import ResponseClock
from isa_programme.errors import RefusedError
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.entries import Entry
from isa_programme.record.facts import (
    ClarificationAnswered,
    ClarificationAsked,
    ClockPaused,
    ClockResumed,
    ExtensionAgreed,
    ResponseReceived,
)
from isa_programme.record.vocabulary import ResponseKind, StageName


@frozen(kw_only=True)
class Change:
    """Something that happened to a clock.

    Attributes:
        entry: the number of the entry that records it.
        on: the day it happened.
        what: a sentence.
        acted: whether it moved the clock, or came too early or too late to.
        deadline: the deadline right after it; None while a pause holds it open.
    """

    entry: int
    on: date
    what: str
    acted: bool
    deadline: date | None


def applied(
    clock: ResponseClock, obligation: Obligation, file: AdviceFile, until: date
) -> tuple[Change, ...]:
    """Apply what happened by the end of a day, in order of date, then of number."""
    changes = []
    entries = file.entries_by(until)
    for entry in entries:
        told = _apply(clock, obligation, entry, obligation.responsible(entries, entry))
        if told is not None:
            acted, what = told
            changes.append(
                Change(
                    entry=entry.number,
                    on=latest(entry.happened_on),
                    what=what,
                    acted=acted,
                    deadline=clock.deadline,
                )
            )
    return tuple(changes)


def _apply(
    clock: ResponseClock, obligation: Obligation, entry: Entry, responsible: str
) -> tuple[bool, str] | None:
    """Whether an entry acted on the clock, and in what words; None if it does not concern it."""
    fact, number = entry.fact, entry.number
    match fact:
        case ClockPaused(paused_on=on) if obligation.concerns(fact, responsible):
            return clock.pause(on, f"pause {number}"), "paused"
        case ClockResumed(resumed_on=on, pause=pause) if _knows(clock, f"pause {pause}"):
            return clock.resume(on, f"pause {pause}"), f"resumed (pause {pause})"
        case ClarificationAsked(asked_on=on) if _asks(fact, obligation, responsible):
            return clock.ask(on, f"question {number}"), "clarification asked"
        case ClarificationAnswered(answered_on=on, question=question) if _knows(
            clock, f"question {question}"
        ):
            return (
                clock.answer(on, f"question {question}"),
                f"clarification answered (question {question}): {clock.stage.clarification}",
            )
        case ExtensionAgreed() if obligation.concerns(fact, responsible):
            return _extend(clock, fact)
        case ResponseReceived() if obligation.stage is StageName.SUBSTANTIVE:
            return _respond(clock, obligation, entry, fact, responsible)
        case _:
            return None


def _knows(clock: ResponseClock, label: str) -> bool:
    return label in clock.open_labels()


def _asks(fact: ClarificationAsked, obligation: Obligation, responsible: str) -> bool:
    return (
        not fact.moves_nothing
        and obligation.stage is StageName.SUBSTANTIVE
        and obligation.concerns(fact, responsible)
    )


def _extend(clock: ResponseClock, fact: ExtensionAgreed) -> tuple[bool, str]:
    outside = ", outside the protocol" if fact.outside_protocol else ""
    if fact.by is not None:
        return clock.extend(fact.agreed_on, fact.by), f"extended by {fact.by}{outside}"
    assert fact.until is not None, "an extension is by an allowance or until a date"
    what = f"extended to {fact.until}{outside}"
    try:
        return clock.extend_to(fact.agreed_on, fact.until), what
    except RefusedError:
        return False, f"{what}, which would shorten the time"


def _respond(
    clock: ResponseClock,
    obligation: Obligation,
    entry: Entry,
    fact: ResponseReceived,
    responsible: str,
) -> tuple[bool, str] | None:
    response = fact.response
    if responsible not in response.speaks_for:
        return None
    on = response.received_on
    exact = not response.known_by and earliest(on) == latest(on)
    match response.kind:
        case ResponseKind.CLARIFICATION_REQUEST:
            label = f"question {entry.number}"
            named = response.recommendations
            if named and obligation.recommendation not in named:
                return None
            what = f"clarification asked in {response.reference}"
            return (exact and clock.ask(latest(on), label)), what
        case ResponseKind.HOLDING:
            rule = clock.stage.holding
            if rule is None:
                return None
            what = f"holding reply {response.reference}, which extends by {rule.extends}"
            return (exact and clock.hold(latest(on))), what
        case _:
            return None

"""Applying the record to a clock: which entries concern it, and whether each moved it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from isa_programme.calendars.months import earliest, latest
from isa_programme.clock.case import Case
from isa_programme.clock.changes import TOO_EARLY, Change
from isa_programme.clock.day_zero import day_zero_of
from isa_programme.clock.obligations import Obligation
from isa_programme.clock.response_clock import ResponseClock
from isa_programme.clock.terms import NewTerms, Terms
from isa_programme.errors import RefusedError
from isa_programme.record.counting_rules import OnTransfer
from isa_programme.record.entries import Entry
from isa_programme.record.facts import (
    AdviceTransferred,
    ClarificationAnswered,
    ClarificationAsked,
    ClockPaused,
    ClockResumed,
    ExtensionAgreed,
    ResponseReceived,
)
from isa_programme.record.vocabulary import ResponseKind, StageName


class _Effect(NamedTuple):
    """What an entry did to a clock: whether it moved it, in what words, and why it was refused."""

    acted: bool
    what: str
    refused: str = ""


def applied(
    case: Case,
    clock: ResponseClock,
    terms: Terms,
    until: date,
    news: Sequence[NewTerms] = (),
) -> tuple[Terms, tuple[Change, ...]]:
    """Apply what happened by the end of a day, in order of date, then of number.

    Args:
        case: whose clock it is.
        clock: the clock, just started; it is moved.
        terms: what it is counted by as it starts.
        until: the day to whose end to apply.
        news: terms that come into force after the clock started.

    Returns:
        The terms it is counted by in the end, and what happened to it.
    """
    changes: list[Change] = []
    obligation, entries = case.obligation, case.file.entries_by(until)
    for happened in _in_order(entries, news):
        entry: int | None
        days_late = 0
        if isinstance(happened, Entry):
            responsible = obligation.responsible(entries, happened)
            effect = _apply(clock, terms, obligation, happened, responsible)
            on, entry = latest(happened.happened_on), happened.number
            days_late = happened.days_late
        else:
            before = clock.end_known()
            terms, effect = _renewed(case, clock, terms, happened)
            on, entry = happened.on, happened.entry
            heeded = effect is not None and bool(effect.refused)
            if happened.protocol is None and clock.end_known() == before and not heeded:
                continue  # other days of the calendar, none of which this clock counts
        if effect is not None:
            changes.append(
                Change(
                    entry=entry,
                    on=on,
                    what=effect.what,
                    acted=effect.acted,
                    deadline=clock.end_known(),
                    days_late=days_late,
                    held=bool(clock.open_labels()),
                    refused=effect.refused,
                    untimely="" if effect.acted else clock.untimely(on),
                )
            )
    return terms, tuple(changes)


def _in_order(entries: Sequence[Entry], news: Sequence[NewTerms]) -> Sequence[Entry | NewTerms]:
    if not news:
        return entries
    dated: list[tuple[date, int, Entry | NewTerms]] = [
        *((latest(entry.happened_on), entry.number, entry) for entry in entries),
        *((each.on, each.entry or 0, each) for each in news),
    ]
    return [happened for _, _, happened in sorted(dated, key=lambda each: each[:2])]


def _renewed(
    case: Case, clock: ResponseClock, terms: Terms, news: NewTerms
) -> tuple[Terms, _Effect | None]:
    """The terms from then on, and what they did; None if the clock had run out, or heeds none."""
    renewed = news.taking_over(case, terms)
    if renewed is None or not clock.open_on(news.on):
        return terms, None
    if news.protocol is None:
        acted = clock.change_rules(news.on, calendar=renewed.calendar)
    else:
        day_zero = clock.day_zero
        if terms.rules is None:
            begun = day_zero_of(case, renewed, news.on)
            if begun.on is None:
                why = begun.unknown or f"not yet {renewed.counts_from}"
                return terms, _Effect(acted=False, what=news.what, refused=why)
            day_zero = begun.on
        acted = clock.change_rules(
            news.on,
            stage=renewed.rules,
            calendar=renewed.calendar,
            suspensions=renewed.suspensions,
            day_zero=day_zero,
        )
    if not acted:
        return terms, _Effect(acted=False, what=news.what, refused=TOO_EARLY)
    return renewed, _Effect(acted=True, what=news.what)


def _apply(
    clock: ResponseClock, terms: Terms, obligation: Obligation, entry: Entry, responsible: str
) -> _Effect | None:
    """What an entry did to the clock; None if it does not concern it."""
    fact, number = entry.fact, entry.number
    match fact:
        case ClockPaused(paused_on=on) if obligation.concerns(fact, responsible):
            return _Effect(clock.pause(on, f"pause {number}"), "paused")
        case ClockResumed(resumed_on=on, pause=pause) if _knows(clock, f"pause {pause}"):
            return _Effect(clock.resume(on, f"pause {pause}"), f"resumed (pause {pause})")
        case ClarificationAsked(asked_on=on) if _asks(fact, obligation, responsible):
            return _Effect(clock.ask(on, f"question {number}"), "clarification asked")
        case ClarificationAnswered(answered_on=on, question=question) if _knows(
            clock, f"question {question}"
        ):
            return _Effect(
                clock.answer(on, f"question {question}"),
                f"clarification answered (question {question}): {clock.stage.clarification}",
            )
        case ExtensionAgreed() if obligation.concerns(fact, responsible):
            return _extend(clock, fact)
        case AdviceTransferred(to=to, transferred_on=on) if _restarts(
            terms, obligation, fact, responsible
        ):
            return _Effect(clock.restart(on), f"transferred to {to}: the clock restarts")
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


def _restarts(
    terms: Terms, obligation: Obligation, fact: AdviceTransferred, responsible: str
) -> bool:
    return (
        terms.protocol is not None
        and terms.protocol.transfer is OnTransfer.RESTARTS
        and responsible in fact.scope.addressees
        and obligation.concerns(fact, responsible)
    )


def _extend(clock: ResponseClock, fact: ExtensionAgreed) -> _Effect:
    on, outside = fact.agreed_on, fact.outside_protocol
    said = f"extended {f'by {fact.by}' if fact.by else f'to {fact.until}'}"
    said += ", outside the protocol" if outside else ""
    try:
        if fact.by is not None:
            return _Effect(clock.extend(on, fact.by, outside_protocol=outside), said)
        assert fact.until is not None, "an extension is by an allowance or until a date"
        return _Effect(clock.extend_to(on, fact.until, outside_protocol=outside), said)
    except RefusedError as error:
        return _Effect(acted=False, what=said, refused=str(error))


def _respond(
    clock: ResponseClock,
    obligation: Obligation,
    entry: Entry,
    fact: ResponseReceived,
    responsible: str,
) -> _Effect | None:
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
            return _Effect(exact and clock.ask(latest(on), label), what)
        case ResponseKind.HOLDING:
            rule = clock.stage.holding
            if rule is None:
                return None
            what = f"holding reply {response.reference}, which extends by {rule.extends}"
            return _Effect(exact and clock.hold(latest(on)), what)
        case _:
            return None

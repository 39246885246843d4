"""Rules about responses: order, senders, dispositions and their reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from isa_programme.calendars.months import earliest, latest
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.facts import AdviceTransferred, ResponseReceived
from isa_programme.record.findings import Finding
from isa_programme.record.register import Register
from isa_programme.record.rules.found import note, refusal, warning
from isa_programme.record.rules.rule import rule
from isa_programme.record.vocabulary import DispositionKind, ResponseKind

_DECIDING = (ResponseKind.SUBSTANTIVE, ResponseKind.UPDATE)


@rule
def responses_follow_advice(
    register: Register, fact: ResponseReceived, _on: date
) -> Iterator[Finding]:
    """A response dated before the paper is refused, unless a reason is given."""
    response = fact.response
    file = register.files.get(response.advice)
    if file is None or response.early_reason:
        return
    issued = file.advice.issued_on
    for field, when in (("received_on", response.received_on), ("dated_on", response.dated_on)):
        if when is not None and latest(when) < earliest(issued):
            yield refusal(
                "responses-follow-advice",
                f"{field}: {when} lies before {response.advice} was issued, on {issued};"
                " give a reason if that is right",
                fact,
            )


@rule
def letters_are_written_before_they_arrive(
    _register: Register, fact: ResponseReceived, _on: date
) -> Iterator[Finding]:
    """A letter's own date is not after the day it was received."""
    if fact.response.dated_on is None:
        return
    response = fact.response
    if earliest(fact.response.dated_on) > latest(response.received_on):
        yield refusal(
            "letters-are-written-before-they-arrive",
            f"dated_on: {response.dated_on} lies after it was received, on {response.received_on}",
            fact,
        )


@rule
def senders_are_named_once(
    _register: Register, fact: ResponseReceived, _on: date
) -> Iterator[Finding]:
    """A response has at least one sender, and nobody twice."""
    response = fact.response
    if not response.sent_by:
        yield refusal("senders-are-named-once", "sent_by: a sender is needed", fact)
    named = Counter((*response.sent_by, *response.on_behalf_of))
    for slug in (slug for slug, times in named.items() if times > 1):
        yield refusal("senders-are-named-once", f"sent_by: {slug} is named twice", fact)


@rule
def senders_were_asked(register: Register, fact: ResponseReceived, _on: date) -> Iterator[Finding]:
    """A letter from an office that was not asked is kept, and meets nothing."""
    response = fact.response
    file = register.files.get(response.advice)
    if file is not None and not response.speaks_for & _may_owe(file):
        senders = ", ".join(sorted(response.speaks_for))
        yield note(
            "senders-were-asked",
            f"{response.reference or 'the response'} is from {senders}, which"
            f" {response.advice} does not ask: it meets nothing",
            fact,
        )


def _may_owe(file: AdviceFile) -> set[str]:
    taken_over = (e.fact.to for e in file.entries if isinstance(e.fact, AdviceTransferred))
    return {*file.advice.everyone_asked, *taken_over}


@rule
def senders_may_speak(register: Register, fact: ResponseReceived, _on: date) -> Iterator[Finding]:
    """Answering for another office is worth a look where the record does not foresee it."""
    response = fact.response
    may = {
        other
        for slug in response.sent_by
        if (sender := register.addressees.get(slug)) is not None
        for other in sender.answers_for
    }
    for slug in response.on_behalf_of:
        if slug not in may:
            yield warning(
                "senders-may-speak",
                f"on_behalf_of: no sender is recorded as one that answers for {slug}",
                fact,
            )


@rule
def dispositions_are_reasoned(
    _register: Register, fact: ResponseReceived, _on: date
) -> Iterator[Finding]:
    """One disposition per recommendation, in a letter that decides; a refusal has its reason."""
    response = fact.response
    rule = "dispositions-are-reasoned"
    if response.dispositions and response.kind not in _DECIDING:
        yield refusal(
            rule,
            f"dispositions: {response.kind} decides nothing; record it as substantive if it does",
            fact,
        )
    numbers = Counter(decided.recommendation for decided in response.dispositions)
    for number in (number for number, times in numbers.items() if times > 1):
        yield refusal(rule, f"dispositions: recommendation {number} is named twice", fact)
    for decided in response.dispositions:
        if decided.kind is DispositionKind.NOT_ACCEPTED and not decided.reason.strip():
            yield refusal(
                rule,
                f"reason: recommendation {decided.recommendation} is not accepted;"
                " the reason given is needed, or 'none given'",
                fact,
            )


@rule
def answers_mention_something(
    register: Register, fact: ResponseReceived, _on: date
) -> Iterator[Finding]:
    """A substantive response that decides no recommendation covers none."""
    response = fact.response
    file = register.files.get(response.advice)
    if (
        file is not None
        and file.advice.recommendations
        and response.kind is ResponseKind.SUBSTANTIVE
        and not response.dispositions
    ):
        yield warning(
            "answers-mention-something",
            f"{response.reference or 'the response'} has no disposition for any recommendation"
            f" of {response.advice}, so it answers none of them",
            fact,
        )


@rule
def letters_are_logged_once(
    register: Register, fact: ResponseReceived, _on: date
) -> Iterator[Finding]:
    """A response by a reference that another one has: an edited row would double it."""
    own = fact.response.own_reference
    if own and (known := register.letters.get(own)):
        yield refusal(
            "letters-are-logged-once",
            f"own_reference: {own!a} is {known} already, with other content",
            fact,
        )


RESPONSE_RULES = (
    letters_are_logged_once,
    responses_follow_advice,
    letters_are_written_before_they_arrive,
    senders_are_named_once,
    senders_were_asked,
    senders_may_speak,
    dispositions_are_reasoned,
    answers_mention_something,
)

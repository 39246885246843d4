"""Rules about what moves a clock: pauses and questions that end, extensions that extend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from isa_programme.calendars.months import earliest
from isa_programme.record.entries import Entry
from isa_programme.record.facts import (
    ClarificationAnswered,
    ClockResumed,
    ExtensionAgreed,
    Fact,
)
from isa_programme.record.findings import Finding
from isa_programme.record.register import Register
from isa_programme.record.rules.found import refusal, warning
from isa_programme.record.rules.rule import rule


@rule
def pauses_end_once(register: Register, fact: ClockResumed, _on: date) -> Iterator[Finding]:
    """A resume names a pause that is open, and does not lie before it."""
    if file := register.files.get(fact.advice):
        yield from _ends(
            fact, "pause", fact.pause, file.open_pauses(), "pauses-end-once", fact.resumed_on
        )


@rule
def questions_end_once(
    register: Register, fact: ClarificationAnswered, _on: date
) -> Iterator[Finding]:
    """An answer names a question that is open, and does not lie before it."""
    if file := register.files.get(fact.advice):
        yield from _ends(
            fact,
            "question",
            fact.question,
            file.open_questions(),
            "questions-end-once",
            fact.answered_on,
        )


def _ends(  # noqa: PLR0917 - one sentence's parts, in its order
    fact: Fact, noun: str, named: int | None, open_now: Sequence[Entry], rule: str, on: date
) -> Iterator[Finding]:
    listed = ", ".join(f"{entry.number} of {entry.happened_on}" for entry in open_now)
    if not open_now:
        yield refusal(rule, f"{noun}: none is open on {fact.about}", fact)
    elif named is None:
        yield refusal(rule, f"{noun}: several are open, name one of {listed}", fact)
    elif not (found := [entry for entry in open_now if entry.number == named]):
        yield refusal(rule, f"{noun}: {named} is not open; open are {listed}", fact)
    elif on < earliest(found[0].happened_on):
        yield refusal(rule, f"date: {on} lies before the {noun} of {found[0].happened_on}", fact)


@rule
def extensions_extend(_register: Register, fact: ExtensionAgreed, _on: date) -> Iterator[Finding]:
    """An extension is by an allowance, or until a date from its agreement on: one of the two."""
    if (fact.by is None) == (fact.until is None):
        yield refusal(
            "extensions-extend", "extension: give either how much more, or until when", fact
        )
    elif fact.until is not None and fact.until < fact.agreed_on:
        yield refusal(
            "extensions-extend",
            f"until: {fact.until} lies before it was agreed, on {fact.agreed_on}",
            fact,
        )


@rule
def agreed_dates_wait_for_nothing(
    register: Register, fact: ExtensionAgreed, _on: date
) -> Iterator[Finding]:
    """A date agreed while a pause or question is open is not moved by it: worth knowing."""
    if fact.until is None:
        return
    file = register.files.get(fact.scope.advice)
    for entry in (*file.open_pauses(), *file.open_questions()) if file else ():
        yield warning(
            "agreed-dates-wait-for-nothing",
            f"until: what entry {entry.number} holds open began before {fact.until} was"
            " agreed, so it does not move that date; end it, or agree an allowance instead",
            fact,
        )


CLOCK_RULES = (
    pauses_end_once,
    questions_end_once,
    extensions_extend,
    agreed_dates_wait_for_nothing,
)

"""Rules about who writes: after a hand-over nothing is recorded but a take-over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isa_programme.calendars.months import latest
from isa_programme.errors import RefusedError
from isa_programme.record.entries import Entry
from isa_programme.record.facts import Fact, TakenOver
from isa_programme.record.findings import Finding
from isa_programme.record.register import Register
from isa_programme.record.rules.rule import rule
from isa_programme.record.vocabulary import Severity


@rule
def nothing_follows_a_hand_over(register: Register, fact: Fact, _on: date) -> Iterator[Finding]:
    """Whoever handed the writing over records nothing more, until somebody has taken it over."""
    if register.handed_over is not None and not isinstance(fact, TakenOver):
        yield Finding(
            rule="nothing-follows-a-hand-over",
            severity=Severity.ERROR,
            sentence=_told(register.handed_over),
        )


def refuse_after_a_hand_over(register: Register) -> None:
    """Refuse many facts in one sentence, where each alone would be refused by it.

    Raises:
        RefusedError: the writing was handed over, and nobody has taken it over.
    """
    if register.handed_over is not None:
        raise RefusedError(_told(register.handed_over))


def _told(handed_over: Entry) -> str:
    return (
        f"the writing was handed over on {handed_over.happened_on} (entry {handed_over.number}),"
        " so nothing is recorded here; isa take-over takes it up again (--back if nobody took it)"
    )


@rule
def take_overs_say_from_what(register: Register, fact: TakenOver, _on: date) -> Iterator[Finding]:
    """A take-over names the hand-over that is open; where there is none, it gives its reason."""
    for sentence in _faults_of_take_over(register, fact):
        yield Finding(rule="take-overs-say-from-what", severity=Severity.ERROR, sentence=sentence)


def _faults_of_take_over(register: Register, fact: TakenOver) -> Iterator[str]:
    handed_over = register.handed_over
    if handed_over is None:
        if fact.handed_over is not None:
            yield f"handed_over: entry {fact.handed_over} is no hand-over that is open"
        if not fact.reason.strip():
            yield "reason: nobody handed the writing over; say why it is taken over all the same"
    elif fact.handed_over != handed_over.number:
        yield f"handed_over: it is entry {handed_over.number} that handed the writing over"
    elif fact.taken_over_on < latest(handed_over.happened_on):
        yield (
            f"taken_over_on: {fact.taken_over_on} lies before {handed_over.happened_on}, when it"
            " was handed over"
        )


HAND_OVER_RULES = (nothing_follows_a_hand_over,)
TAKE_OVER_RULES = (take_overs_say_from_what,)

"""Random histories of one paper, with corrections, voidings and erasures among what happened."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

import registers
from isa_programme.record.allowance import Allowance
from isa_programme.record.correcting import draft_correction, draft_voiding
from isa_programme.record.entries import Entry
from isa_programme.record.facts import (
    AdviceMarked,
    AdviceWithdrawn,
    ClockPaused,
    ClockResumed,
    ExtensionAgreed,
    Fact,
    NoteTaken,
    ObligationWaived,
    ResponseReceived,
    WordsErased,
)
from isa_programme.record.register import Register
from isa_programme.record.scope import Scope
from isa_programme.record.vocabulary import Mark

DAY_ZERO = date(2025, 11, 13)
GROUND: tuple[Fact, ...] = (
    *registers.ground(registers.protocol(registers.SUBSTANTIVE, registers.ACKNOWLEDGEMENT)),
    registers.issued(registers.paper(DAY_ZERO, registers.MINISTER, registers.COSLA, items=2)),
)
"""A calendar, three offices, a protocol and a paper with two recommendations: six entries."""

days = st.dates(DAY_ZERO, date(2026, 2, 28))
scopes = st.builds(
    Scope,
    advice=st.just(registers.PAPER),
    recommendations=st.sampled_from([(), (1,), (2,)]),
    addressees=st.sampled_from([(), (registers.MINISTER,), (registers.COSLA,)]),
)
words = st.sampled_from(["rang, no answer", "in recess", "as agreed by letter"])
DATE_FIELDS = {
    ClockPaused: "paused_on",
    ClockResumed: "resumed_on",
    ExtensionAgreed: "agreed_on",
    AdviceWithdrawn: "withdrawn_on",
    ObligationWaived: "waived_on",
    AdviceMarked: "marked_on",
    NoteTaken: "noted_on",
    ResponseReceived: "received_on",
}
WORD_FIELDS = {
    ClockPaused: "reason",
    ExtensionAgreed: "reason",
    NoteTaken: "text",
    ResponseReceived: "text",
    AdviceWithdrawn: "reason",
    ObligationWaived: "reason",
}


@st.composite
def happenings(draw: st.DrawFn, number: int) -> Fact:
    """One thing that happens to the paper and is recorded under a number."""
    paper, day, scope = registers.PAPER, draw(days), draw(scopes)
    made: tuple[Fact, ...] = (
        ClockPaused(scope=scope, paused_on=day, reason=draw(words)),
        ClockResumed(advice=paper, resumed_on=day, pause=draw(st.integers(7, max(7, number - 1)))),
        ExtensionAgreed(
            scope=scope,
            agreed_on=day,
            agreed_by="us",
            by=Allowance.parse("10 working days"),
            reason=draw(words),
        ),
        AdviceWithdrawn(scope=scope, withdrawn_on=day, reason=draw(words)),
        ObligationWaived(scope=scope, waived_on=day, reason=draw(words)),
        AdviceMarked(advice=paper, mark=Mark.RECEIVED, marked_on=day),
        NoteTaken(advice=paper, noted_on=day, text=draw(words)),
        registers.came(
            registers.letter(day, draw(st.sampled_from(registers.OFFICES[:2])), number=number)
        ),
        registers.came(registers.letter(day, decided=None, number=number)),
    )
    return draw(st.sampled_from(made))


def open_to_amendment(register: Register) -> list[Entry]:
    """The entries about the paper that stand, and are no erasures."""
    return [
        entry
        for entry in register.entries[len(GROUND) :]
        if entry.number not in register.voided and not isinstance(entry.fact, WordsErased)
    ]


@st.composite
def amendments(draw: st.DrawFn, register: Register) -> Fact:
    """Something that puts right, voids or erases an entry about the paper."""
    entry = draw(st.sampled_from(open_to_amendment(register)))
    standing, erased = register.entry(entry.number), entry.number in register.erased
    field = DATE_FIELDS.get(type(entry.fact))
    match draw(st.sampled_from(["date", "words", "erase", "void"])):
        case "date" if field and (on := draw(days)) != standing.happened_on:
            return draft_correction(standing, {field: on}, because="misread")
        case "words" if not erased and (field := WORD_FIELDS.get(type(entry.fact))):
            said = f"as entry {register.size + 1} says"
            return draft_correction(standing, {field: said}, because="a slip")
        case "erase" if not erased:
            about = entry.fact.about
            return WordsErased(
                entry=entry.number, reference=about, reason="time", authority="a rule"
            )
        case _:
            return draft_voiding(entry, because="a twin")


LAID = registers.register(*GROUND)


@st.composite
def histories(draw: st.DrawFn, *, amended: bool = True) -> tuple[Entry, ...]:
    """Entries about the paper, some of them putting earlier ones right."""
    facts: list[Fact] = []
    register = LAID
    for number in range(len(GROUND) + 1, len(GROUND) + 1 + draw(st.integers(0, 7))):
        amends = amended and open_to_amendment(register) and draw(st.booleans())
        facts.append(draw(amendments(register) if amends else happenings(number)))
        entries = registers.entries(*GROUND, *facts)
        register = register.folded(entries[-1:])
    return registers.entries(*GROUND, *facts)

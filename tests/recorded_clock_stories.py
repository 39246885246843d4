"""Clock stories through a register: the facts that tell each, and the record they add up to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import attrs

import registers
from clock_stories import Case, Shut, Told
from isa_programme.record.counting_rules import (
    OnTransfer,
)
from isa_programme.record.facts import (
    AdviceTransferred,
    CalendarAdopted,
    ClarificationAnswered,
    ClarificationAsked,
    ClockPaused,
    ClockResumed,
    ExtensionAgreed,
    Fact,
    ProtocolAgreed,
)
from isa_programme.record.protocols import Protocol, Suspension
from isa_programme.record.register import Register
from isa_programme.record.stages import Stage
from isa_programme.record.vocabulary import ResponseKind
from registers import BEFORE_ALL


def for_a_register(case: Case) -> Case:
    """The story as a record tells it: a version of the rules comes first on its day, and alone.

    Rules take over after the day of issue, one version a day, with the calendar then adopted; a
    version lists every period in which its clocks stand still.
    """
    calendar, story = case.calendar, []
    taken: set[tuple[date, bool]] = set()
    adopted = [each for each in case.story if each.calendar is not None and each.stage is None]
    for told in sorted(case.story, key=lambda each: (each.on, each.stage is None)):
        if told.what == "rules":
            kind = (told.on, told.stage is None)
            if told.on <= case.day_zero or kind in taken:
                continue
            taken.add(kind)
        if told.stage is not None:
            # A calendar adopted that very day is in force already.
            today = [each.calendar for each in adopted if each.on == told.on]
            told = told._replace(  # noqa: PLW2901 - as the record tells it
                calendar=(today or [calendar])[0], shut=told.shut or ()
            )
        elif told.calendar is not None:
            calendar = told.calendar
        story.append(told)
    return case._replace(story=tuple(story))


def one_a_day(case: Case) -> Case:
    """The story with only the first thing that happens on each day."""
    seen: dict[date, Told] = {}
    for told in case.story:
        seen.setdefault(told.on, told)
    return case._replace(story=tuple(seen.values()))


def register_of(case: Case, order: Sequence[int] | None = None) -> Register:
    """The record of a clock and its story, entered in the order given or in that of the story."""
    before = (
        *registers.ground(_version(case.stage, case.shut, 1, BEFORE_ALL), calendar=case.calendar),
        registers.issued(registers.paper(case.day_zero)),
    )
    places = range(len(case.story)) if order is None else order
    facts = _facts(case, {index: len(before) + 1 + at for at, index in enumerate(places)})
    return registers.register(*before, *(facts[index] for index in places))


def _version(stage: Stage, shut: Shut, number: int, since: date) -> Protocol:
    listed = attrs.evolve(stage, suspended_in=tuple(name for name, _ in shut))
    return attrs.evolve(
        registers.protocol(listed, version=number, effective_from=since),
        calendars=("drawn",),
        suspensions=tuple(Suspension(name=name, period=period) for name, period in shut),
        transfer=OnTransfer.RESTARTS,
        governs_open=number > 1,
    )


def _facts(case: Case, numbers: Mapping[int, int]) -> list[Fact]:
    begun = {
        told.label: numbers[index]
        for index, told in enumerate(case.story)
        if told.what in {"pause", "ask"}
    }
    facts: list[Fact] = []
    owes, other = registers.MINISTER, registers.COSLA
    version = 1
    for index, told in enumerate(case.story):
        version += told.stage is not None
        fact = _fact(told, begun.get(told.label, 0), owes, other)
        if fact is None:
            fact = registers.came(
                attrs.evolve(
                    registers.letter(told.on, owes, decided=None, number=index + 1),
                    kind=ResponseKind.HOLDING,
                )
            )
        if told.stage is not None:
            agreed = _version(told.stage, told.shut or (), version, told.on)
            fact = ProtocolAgreed(protocol=agreed)
        if told.what == "restart":
            owes, other = other, owes
        facts.append(fact)
    return facts


def _fact(told: Told, number: int, owes: str, other: str) -> Fact | None:
    scope, on = registers.WHOLE_PAPER, told.on
    match told.what:
        case "pause":
            return ClockPaused(scope=scope, paused_on=on, reason="story")
        case "resume":
            return ClockResumed(advice=registers.PAPER, resumed_on=on, pause=number)
        case "ask":
            return ClarificationAsked(scope=scope, asked_on=on)
        case "answer":
            return ClarificationAnswered(advice=registers.PAPER, answered_on=on, question=number)
        case "extend":
            return ExtensionAgreed(
                scope=scope,
                agreed_on=on,
                agreed_by="both",
                by=told.by,
                until=told.until,
                outside_protocol=told.outside,
                reason="story",
            )
        case "restart":
            handed = attrs.evolve(scope, addressees=(owes,))
            return AdviceTransferred(scope=handed, to=other, transferred_on=on, reason="story")
        case "rules" if told.calendar is not None:
            return CalendarAdopted(calendar=told.calendar, adopted_on=on)
        case _:
            return None

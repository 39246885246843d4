"""Recognising: whether what is to be recorded is in the record already, and still says the same."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from isa_programme.errors import RefusedError
from isa_programme.record.entries import Entry
from isa_programme.record.facts import (
    AdviceIssued,
    ClockPaused,
    EntryCorrected,
    Fact,
    HandedOver,
    HoldLifted,
    HoldSet,
    ResponseReceived,
    TakenOver,
    VisibilityChanged,
)
from isa_programme.record.names import looks_assigned
from isa_programme.record.register import Register


def still_standing(register: Register, alike: Iterable[Entry]) -> Entry | None:
    """The first of some entries that nothing has undone since; None if all were."""
    return next((entry for entry in alike if _stands(register, entry)), None)


def _stands(register: Register, known: Entry) -> bool:
    if known.number in register.voided:
        return False
    match known.fact:
        case HoldSet(request=request):
            return register.holds.get(request) == known
        case HoldLifted(request=request):
            return request not in register.holds
        case HandedOver():
            return register.handed_over == known
        case TakenOver():
            return known.number == register.size
        case VisibilityChanged(advice=advice, response=response, visibility=visibility):
            return register.files[advice].visibility_of(response) is visibility
        case EntryCorrected(entry=entry, voids=voids):
            return voids or register.corrections_of(entry)[-1] == known
        case _:
            return True


def corrected_to(register: Register, fact: Fact) -> Entry | None:
    """The entry that was corrected to say just this, but for the reference it was given."""
    when, kind = fact.happened_on, type(fact)
    alike = (
        entry
        for entry in register.corrected.values()
        if type(entry.fact) is kind and entry.fact.happened_on == when and _same(entry.fact, fact)
    )
    return still_standing(register, alike)


def _same(known: Fact, fact: Fact) -> bool:
    match known, fact:
        case AdviceIssued(advice=before), AdviceIssued(advice=advice):
            return before == attrs.evolve(advice, reference=before.reference)
        case ResponseReceived(response=before), ResponseReceived(response=response):
            return before == attrs.evolve(response, reference=before.reference)
        case _ if fact.opens and type(known) is type(fact):
            before, noun = getattr(known, fact.opens), getattr(fact, fact.opens)
            given = getattr(before, "reference", "")
            return looks_assigned(given) and before == attrs.evolve(noun, reference=given)
        case _:
            return known == fact


def refuse_ended(register: Register, known: Entry) -> None:
    """Refuse to take a pause for one that has ended.

    Otherwise a clock would run on that somebody paused.

    Raises:
        RefusedError: it has ended.
    """
    if isinstance(known.fact, ClockPaused):
        file = register.files[known.fact.scope.advice]
        if known.number not in {entry.number for entry in file.open_pauses()}:
            raise RefusedError(
                f"pause: the very same is entry {known.number}, and has ended;"
                " say again=True (--again) if the clock was paused once more"
            )

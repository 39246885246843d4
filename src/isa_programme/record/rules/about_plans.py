"""Rules about plans: objectives, milestones, and what has to come before them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isa_programme.record.courses import milestone_course
from isa_programme.record.facts import (
    MilestoneDropped,
    MilestoneLinked,
    MilestoneMarked,
    MilestonePlanned,
    MilestoneReached,
    MilestoneReplanned,
    ObjectiveSet,
)
from isa_programme.record.findings import Finding
from isa_programme.record.followed import Followed
from isa_programme.record.milestones import Milestone
from isa_programme.record.register import Register
from isa_programme.record.rings import ring
from isa_programme.record.rules.found import note, refusal
from isa_programme.record.rules.rule import rule
from isa_programme.record.vocabulary import DocumentMark

Follows = (
    MilestoneReplanned | MilestoneLinked | MilestoneMarked | MilestoneReached | MilestoneDropped
)


def _milestone(register: Register, slug: str) -> Followed[Milestone] | None:
    found = register.followed.get(slug)
    return found if found is not None and isinstance(found.noun, Milestone) else None


@rule
def objectives_have_a_place(register: Register, fact: ObjectiveSet, _on: date) -> Iterator[Finding]:
    """An objective belongs to a function of the programme, or to a route map."""
    objective, programme = fact.objective, register.programme
    functions = programme.functions if programme else ()
    sentence = ""
    if objective.function is None and not objective.route_map:
        sentence = "function: name a function of the programme, or a route_map"
    elif objective.function is not None and objective.function not in functions:
        has = ", ".join(functions) or "none"
        sentence = f"function: {objective.function} is none of the programme's; it has {has}"
    if sentence:
        yield refusal("objectives-have-a-place", sentence, fact)


@rule
def milestones_are_open(register: Register, fact: Follows, _on: date) -> Iterator[Finding]:
    """What was reached or dropped moves no more; a mistake is put right by a correction."""
    if (known := _milestone(register, fact.milestone)) is None:
        return
    course = milestone_course(known)
    if course.dropped is not None:
        ended = f"dropped on {course.dropped.dropped_on}"
    elif course.reached is not None and not isinstance(fact, MilestoneMarked | MilestoneLinked):
        ended = f"reached on {course.reached.reached_on}"
    else:
        return
    yield refusal(
        "milestones-are-open",
        f"milestone: {fact.milestone} was {ended}; if that is wrong, isa correct puts it right",
        fact,
    )


@rule
def replans_move(register: Register, fact: MilestoneReplanned, _on: date) -> Iterator[Finding]:
    """A milestone is replanned for a date other than the one it has."""
    known = _milestone(register, fact.milestone)
    if known is not None and milestone_course(known).planned_for == fact.planned_for:
        yield refusal(
            "replans-move",
            f"planned_for: {fact.milestone} is planned for {fact.planned_for} already",
            fact,
        )


@rule
def marks_are_of_documents(
    register: Register, fact: MilestoneMarked, _on: date
) -> Iterator[Finding]:
    """Only a document is drafted, shared or held back; with whom, and why, is said."""
    known = _milestone(register, fact.milestone)
    if known is not None and not known.noun.publishes:
        sentence = f"milestone: {fact.milestone} is not the publication of a document"
    elif fact.mark is DocumentMark.SHARED and not fact.shared_with:
        sentence = "shared_with: name the offices it was shared with"
    elif fact.mark is not DocumentMark.SHARED and fact.shared_with:
        sentence = f"shared_with: what is {fact.mark} is not shared; leave it out"
    elif fact.mark is DocumentMark.HELD_BACK and not fact.reason:
        sentence = "reason: say why it was held back"
    else:
        return
    yield refusal("marks-are-of-documents", sentence, fact)


@rule
def dependencies_make_no_ring(
    register: Register, fact: MilestoneLinked | MilestonePlanned, _on: date
) -> Iterator[Finding]:
    """On no day does a milestone have to wait for itself, however far round.

    A milestone waits for what was recorded before it, so that only one linked anew can close a
    ring.
    """
    found: tuple[str, ...] = ()
    match fact:
        case MilestonePlanned(milestone=milestone) if milestone.slug in milestone.depends_on:
            found = (milestone.slug, milestone.slug)
        case MilestoneLinked():
            rings = (_ring_on(register, fact, day) for day in _days_linked_so(register, fact))
            found = next(filter(None, rings), ())
        case _:
            return
    if found:
        yield refusal(
            "dependencies-make-no-ring",
            f"depends_on: each would wait for the next for ever: {' -> '.join(found)}",
            fact,
        )


def _days_linked_so(register: Register, fact: MilestoneLinked) -> list[date]:
    """The days, while a milestone is linked so, on which it or another begins to wait anew."""
    known = _milestone(register, fact.milestone)
    later = [day for day in _linked_on(known) if day > fact.linked_on] if known else []
    until = min(later, default=date.max)
    others = (day for each in register.all_of(Milestone) for day in _linked_on(each))
    return sorted({fact.linked_on, *(day for day in others if fact.linked_on < day < until)})


def _linked_on(milestone: Followed[Milestone]) -> Iterator[date]:
    for entry in milestone.entries:
        if isinstance(fact := entry.fact, MilestoneLinked):
            yield fact.linked_on


def _ring_on(register: Register, fact: MilestoneLinked, day: date) -> tuple[str, ...]:
    def needs(name: str) -> tuple[str, ...]:
        if name == fact.milestone:
            return fact.depends_on
        known = _milestone(register, name)
        return () if known is None else milestone_course(known, day).depends_on

    return ring(fact.milestone, needs)


@rule
def reached_in_turn(register: Register, fact: MilestoneReached, _on: date) -> Iterator[Finding]:
    """A milestone reached before another that had to come first is worth a second look."""
    known = _milestone(register, fact.milestone)
    if known is None:
        return
    for name in milestone_course(known).depends_on:
        first = _milestone(register, name)
        if first is not None and milestone_course(first).is_open:
            yield note(
                "reached-in-turn",
                f"{fact.milestone} waited for {name}, which is not reached yet",
                fact,
            )


PLAN_RULES = (
    objectives_have_a_place,
    milestones_are_open,
    replans_move,
    marks_are_of_documents,
    dependencies_make_no_ring,
    reached_in_turn,
)

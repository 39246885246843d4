"""Loading: what a programme file adds to a record that exists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs
from attrs import field, frozen

from isa_programme.errors import RefusedError
from isa_programme.exchange.programme_file import ProgrammeFile
from isa_programme.record.courses import milestone_course
from isa_programme.record.facts import (
    AddresseeAdded,
    BodyDescribed,
    CadenceSet,
    Fact,
    MilestoneLinked,
    MilestonePlanned,
    MilestoneReplanned,
    ObjectiveSet,
    ProgrammeAdopted,
    ReferenceNoted,
    RouteMapSeen,
)
from isa_programme.record.followed import Followed
from isa_programme.record.milestones import Milestone
from isa_programme.record.objectives import Objective
from isa_programme.record.register import Register
from isa_programme.tracker.recorded import Recorded

_SEEN_AGAIN = (CadenceSet, ReferenceNoted, RouteMapSeen)


@frozen(kw_only=True)
class Loaded:
    """What came of loading a programme file.

    Attributes:
        recorded: what was recorded, or recognised as recorded before.
        missing: slugs of open milestones of the same programme or route maps that the file leaves
            out. They stay as they are.
    """

    recorded: tuple[Recorded, ...]
    missing: tuple[str, ...] = field(default=())


def added_by(
    register: Register, file: ProgrammeFile, *, because: str | None, on: date
) -> tuple[Fact, ...]:
    """The facts a file adds to a register, in order.

    A milestone that the record plans for another date, or that waits for something else, is
    replanned or linked anew where a reason is given. What is the same is left out.

    Args:
        register: the record.
        file: the file.
        because: why milestones moved; without it, one that moved is refused.
        on: the day they were moved.

    Raises:
        RefusedError: the file says something else of what is recorded already.
    """
    faults: list[str] = []
    added: list[Fact] = [
        AddresseeAdded(addressee=addressee)
        for addressee in file.addressees
        if addressee.slug not in register.addressees
    ]
    given, programme = file.programme, register.programme
    if given is not None and programme is not None and given != programme:
        if programme.is_unnamed and given.adviser == programme.adviser:
            added.insert(0, ProgrammeAdopted(programme=given))
        else:
            other = _other(programme, given)
            faults.append(f"programme: the record has another {other}; isa correct puts it right")
    for fact in file.facts:
        try:
            added += _added(register, fact, because, on)
        except RefusedError as error:
            faults += error.faults
    if faults:
        raise RefusedError(*faults)
    return tuple(added)


def _added(register: Register, fact: Fact, because: str | None, on: date) -> Iterator[Fact]:
    if isinstance(fact, BodyDescribed):
        described = [entry.fact for entry in register.bodies.get(fact.body.addressee, ())]
        if not described or described[-1] != fact:
            yield fact
        return
    known = register.followed.get(str(fact.about)) if fact.opens else None
    if known is None:
        yield fact
        return
    noun = getattr(fact, fact.opens)
    if isinstance(fact, MilestonePlanned) and isinstance(known.noun, Milestone):
        moves = tuple(_moves(fact.milestone, known, because or "", on))
        if moves and because is None:
            raise RefusedError(
                f"{fact.about}: its date, or what it waits for, is another than recorded; say why"
                " it moved (--because), and it is replanned"
            )
        yield from moves
        kept = {name: getattr(known.noun, name) for name in ("planned_for", "depends_on")}
        noun = attrs.evolve(noun, **kept)
    if noun == known.noun:
        return
    if not isinstance(fact, _SEEN_AGAIN):
        raise RefusedError(
            f"{fact.about}: the record has another {_other(known.noun, noun)}; isa correct"
            f" {known.recorded.number} puts it right"
        )
    yield fact


def _moves(
    milestone: Milestone, known: Followed[Milestone], because: str, on: date
) -> Iterator[Fact]:
    recorded, course = known.noun, milestone_course(known)
    if milestone.planned_for not in (recorded.planned_for, course.planned_for):
        yield MilestoneReplanned(
            milestone=milestone.slug,
            planned_for=milestone.planned_for,
            replanned_on=on,
            reason=because,
        )
    if milestone.depends_on not in (recorded.depends_on, course.depends_on):
        yield MilestoneLinked(
            milestone=milestone.slug,
            depends_on=milestone.depends_on,
            linked_on=on,
            reason=because,
        )


def _other(recorded: Any, given: Any) -> str:  # noqa: ANN401 - two nouns of one class
    """The fields in which two nouns differ."""
    names = (each.name for each in attrs.fields(type(recorded)))
    return ", ".join(name for name in names if getattr(recorded, name) != getattr(given, name))


def left_out(register: Register, file: ProgrammeFile) -> tuple[str, ...]:
    """Slugs of open milestones, of the plans a file is about, that it does not name."""
    plans = {fact.objective.route_map for fact in file.facts if isinstance(fact, ObjectiveSet)}
    under = {fact.milestone.objective for fact in file.facts if isinstance(fact, MilestonePlanned)}
    recorded = register.all_of(Objective)
    plans |= {each.noun.route_map for each in recorded if each.noun.slug in under}
    named = {str(fact.about) for fact in file.facts}
    return tuple(
        milestone.noun.slug
        for milestone in register.all_of(Milestone)
        if milestone.noun.slug not in named
        and milestone_course(milestone).is_open
        and register.one_of(Objective, milestone.noun.objective).noun.route_map in plans
    )

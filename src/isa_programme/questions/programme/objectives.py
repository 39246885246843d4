"""Objectives and route maps as rows, each with how far its milestones have come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from isa_programme.questions.programme.milestones import MilestoneRow, milestones
from isa_programme.questions.standing_words import MilestoneStanding
from isa_programme.record.objectives import Objective
from isa_programme.record.register import Register
from isa_programme.record.route_maps import RouteMap
from isa_programme.record.vocabulary import Function, Visibility


@frozen(kw_only=True)
class ObjectiveRow:
    """An objective, with how many of its milestones stand how; see :class:`Objective`.

    Attributes:
        slug: its slug.
        title: its title.
        function: the function it belongs to, if to any.
        route_map: the slug of the route map it stands in; empty for the programme itself.
        milestones: how many milestones it has.
        reached: how many of them are reached.
        overdue: how many are past their date and not reached.
        dropped: how many were dropped.
        text: what it says.
        references: names of what it rests on or serves around the programme.
        visibility: who may see it.
        source: where it stands.
        entry: the number of the entry it rests on.
    """

    slug: str
    title: str
    function: Function | None
    route_map: str
    milestones: int
    reached: int
    overdue: int
    dropped: int
    text: str
    references: tuple[str, ...]
    visibility: Visibility
    source: str
    entry: int


@frozen(kw_only=True)
class RouteMapRow:
    """A route map, with how many of its milestones stand how; see :class:`RouteMap`.

    Attributes:
        slug: its slug.
        title: its title.
        reference: the name of the reference that it is, where it is one.
        starting_position: where it begins, in its own words.
        destination: where it leads.
        how_known: how it will be known that it is there.
        responsible: slugs of those responsible.
        sectors: the sectors it is tagged with.
        fully_populated: whether it says that all of its content is there; None where it does not
            say.
        seen_on: the day it was seen.
        milestones: how many milestones it has.
        reached: how many of them are reached.
        overdue: how many are past their date and not reached.
        dropped: how many were dropped.
        visibility: who may see it.
        source: where it stands.
        entry: the number of the entry it rests on.
    """

    slug: str
    title: str
    reference: str
    starting_position: str
    destination: str
    how_known: str
    responsible: tuple[str, ...]
    sectors: tuple[str, ...]
    fully_populated: bool | None
    seen_on: date | None
    milestones: int
    reached: int
    overdue: int
    dropped: int
    visibility: Visibility
    source: str
    entry: int


_NOT_REACHED = (MilestoneStanding.PLANNED, MilestoneStanding.OVERDUE, MilestoneStanding.DROPPED)


def objectives(
    register: Register, *, as_at: date, route_map: str | None = None
) -> tuple[ObjectiveRow, ...]:
    """Every objective set by the end of a day, in the order recorded.

    Args:
        register: the record.
        as_at: the day asked about, to its end.
        route_map: only those of this route map; "" for those of the programme itself; None for all.

    Raises:
        UnknownReferenceError: the record holds no such route map.
    """
    planned = milestones(register, as_at=as_at, route_map=route_map)
    rows = []
    for each in register.all_of(Objective):
        objective = each.noun
        if not each.is_there(as_at) or route_map not in (None, objective.route_map):
            continue
        mine = _counted(row for row in planned if row.objective == objective.slug)
        rows.append(
            ObjectiveRow(
                slug=objective.slug,
                title=objective.title,
                function=objective.function,
                route_map=objective.route_map,
                milestones=mine.total(),
                reached=mine.total() - sum(mine[each] for each in _NOT_REACHED),
                overdue=mine[MilestoneStanding.OVERDUE],
                dropped=mine[MilestoneStanding.DROPPED],
                text=objective.text,
                references=objective.references,
                visibility=objective.visibility,
                source=objective.source,
                entry=each.recorded.number,
            )
        )
    return tuple(rows)


def route_maps(register: Register, *, as_at: date) -> tuple[RouteMapRow, ...]:
    """Every route map seen by the end of a day, as it was seen last; one without a day always."""
    planned = milestones(register, as_at=as_at)
    rows = []
    for route_map, entry in route_maps_seen(register, as_at=as_at):
        mine = _counted(row for row in planned if row.route_map == route_map.slug)
        rows.append(
            RouteMapRow(
                slug=route_map.slug,
                title=route_map.title,
                reference=route_map.reference,
                starting_position=route_map.starting_position,
                destination=route_map.destination,
                how_known=route_map.how_known,
                responsible=route_map.responsible,
                sectors=route_map.sectors,
                fully_populated=route_map.fully_populated,
                seen_on=route_map.seen_on,
                milestones=mine.total(),
                reached=mine.total() - sum(mine[standing] for standing in _NOT_REACHED),
                overdue=mine[MilestoneStanding.OVERDUE],
                dropped=mine[MilestoneStanding.DROPPED],
                visibility=route_map.visibility,
                source=route_map.source,
                entry=entry,
            )
        )
    return tuple(rows)


def route_maps_seen(register: Register, *, as_at: date) -> Iterator[tuple[RouteMap, int]]:
    """Each route map as it was seen last by the end of a day, with the entry it was first in."""
    for each in register.all_of(RouteMap):
        route_map = each.noun_by(as_at)
        if route_map.seen_on is None or each.is_there(as_at):
            yield route_map, each.recorded.number


def _counted(rows: Iterable[MilestoneRow]) -> Counter[MilestoneStanding]:
    return Counter(row.standing for row in rows)

"""The critical chain: on what the end of the programme hangs, one milestone on the other."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from isa_programme.calendars.months import CivilDate, latest
from isa_programme.questions.programme.milestones import known_route_map
from isa_programme.questions.programme.plan import Plan, Wait
from isa_programme.record.register import Register


@frozen(kw_only=True)
class ChainRow:
    """One link of the critical chain.

    Attributes:
        name: the milestone's slug, the commitment's reference, or what is to be answered.
        what: what it is: its title, or a sentence.
        office: the slug of the office it is awaited from, where there is one.
        due: the day (or month) it is planned, promised or due for.
        late: whether that day has passed.
        days_between: calendar days from its date to that of the next link; None for the last. Less
            than 0 where the next is planned before it.
        room: the calendar days by which another thing that the next link waits for could come
            later than it is to come now and still be no later than this one; None where the next
            waits for nothing else that is dated.
    """

    name: str
    what: str
    office: str | None
    due: CivilDate
    late: bool
    days_between: int | None
    room: int | None


def critical_chain(register: Register, *, as_at: date, route_map: str = "") -> tuple[ChainRow, ...]:
    """What the end of the programme hangs on, the first to come first.

    The end is the open milestone planned last. Before each milestone stands what it waits for that
    is to come last, since nothing else it waits for can hold it up so long; and so on back, to what
    waits for nothing. What is reached, done, answered or dropped holds nothing up; what has no date
    can't be compared, and is left out. Of two on one day, the first by name counts.

    Args:
        register: the record.
        as_at: the day asked about, to its end.
        route_map: the slug of a route map; "" for the programme itself.

    Raises:
        UnknownReferenceError: the record holds no such route map.
    """
    if route_map:
        known_route_map(register, route_map)
    return chain_of(Plan(register, as_at), route_map)


def chain_of(plan: Plan, route_map: str = "") -> tuple[ChainRow, ...]:
    """The critical chain of a plan."""
    ends = [slug for slug in plan.of(route_map) if plan.courses[slug].is_open]
    if not ends:
        return ()
    last = min(ends, key=lambda slug: (-_ordinal(plan.courses[slug].planned_for), slug))
    course = plan.courses[last]
    rows = [
        ChainRow(
            name=last,
            what=plan.milestones[last].noun.title,
            office=next(iter(plan.milestones[last].noun.owners), None),
            due=course.planned_for,
            late=latest(course.planned_for) < plan.as_at,
            days_between=None,
            room=None,
        )
    ]
    while dated := _dated(plan, rows[-1].name):
        first, *others = dated
        if any(row.name == first[0].name for row in rows):
            break  # a ring, which the rules refuse; a record they were not asked of may hold one
        rows.append(_link(plan, first, others, rows[-1].due))
    return tuple(reversed(rows))


def _dated(plan: Plan, name: str) -> list[tuple[Wait, CivilDate]]:
    """What a milestone waits for that has a date, the last to come first."""
    if name not in plan.milestones:
        return []
    waits = [(each, each.due) for each in plan.waits(name) if not each.dropped and each.due]
    return sorted(waits, key=lambda each: (-_ordinal(each[1]), each[0].name, each[0].office or ""))


def _link(
    plan: Plan, first: tuple[Wait, CivilDate], others: list[tuple[Wait, CivilDate]], then: CivilDate
) -> ChainRow:
    wait, due = first
    milestone = plan.milestones.get(wait.name)
    return ChainRow(
        name=wait.name,
        what=milestone.noun.title if milestone else wait.sentence,
        office=wait.office,
        due=due,
        late=wait.late,
        days_between=_ordinal(then) - _ordinal(due),
        room=_ordinal(due) - _ordinal(others[0][1]) if others else None,
    )


def _ordinal(when: CivilDate) -> int:
    return latest(when).toordinal()

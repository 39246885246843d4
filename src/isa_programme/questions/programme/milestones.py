"""Milestones as rows: where each stands, how it moved, what it waits for."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from isa_programme.calendars.dates import in_words
from isa_programme.calendars.months import CivilDate, earliest, is_by, latest
from isa_programme.errors import UnknownReferenceError
from isa_programme.questions.lateness import calendar_days
from isa_programme.questions.programme.plan import Plan, Wait
from isa_programme.questions.standing_words import MilestoneStanding
from isa_programme.record.courses import MilestoneCourse, Slip
from isa_programme.record.register import Register
from isa_programme.record.route_maps import RouteMap
from isa_programme.record.vocabulary import DocumentMark, Function, Visibility


@frozen(kw_only=True)
class MarkRow:
    """A step of a document on its way to its publication.

    Attributes:
        mark: drafted, shared or held back.
        marked_on: the day (or month) it was.
        shared_with: slugs of those with whom it was shared.
        reason: why it was held back.
        source: where it stands.
    """

    mark: DocumentMark
    marked_on: CivilDate
    shared_with: tuple[str, ...]
    reason: str
    source: str


@frozen(kw_only=True)
class MilestoneRow:
    """A milestone as it stands at the end of a day.

    Attributes:
        slug: its name in files and commands.
        title: its title.
        function: the function of the programme it belongs to; None in a route map.
        objective: the slug of its objective.
        route_map: the slug of its route map; "" for the programme's own.
        owners: slugs of the offices that own it, the accountable one first.
        planned_for: the day (or month) it is planned for now; a month is to its last day.
        first_planned_for: what it was planned for first.
        slips: every time it was moved.
        days_slipped: calendar days from the first planned date to the one now, earlier being less.
        standing: where it stands.
        because: why it stands so, where the standing alone does not say.
        reached_on: the day (or month) it was reached.
        days_late: calendar days past the date it is planned for now: to the day it was reached,
            else to the day asked about; 0 where it is not late.
        days_late_first: calendar days likewise past the date it was planned for first.
        blocked: whether something that has to come first has not come.
        waits_for: the names of that.
        waits: the same, each with its date and a sentence.
        publishes: the document whose publication it is.
        marks: its document's steps on the way.
        evidence: what will show that it is reached.
        shown_by: what showed it.
        condition: what it depends on that no record can tell.
        depends_on: everything that has to come first, come or not.
        advice: the advice that serves it.
        responses: responses that concern it.
        commitments: commitments that serve it.
        references: what around the promise it rests on.
        topics: its topics.
        sectors: the sectors it concerns.
        visibility: who may see it.
        source: where it is published.
        entry: the number of the entry that recorded it.
    """

    slug: str
    title: str
    function: Function | None
    objective: str
    route_map: str
    owners: tuple[str, ...]
    planned_for: CivilDate
    first_planned_for: CivilDate
    slips: tuple[Slip, ...]
    days_slipped: int
    standing: MilestoneStanding
    because: str
    reached_on: CivilDate | None
    days_late: int
    days_late_first: int
    blocked: bool
    waits_for: tuple[str, ...]
    waits: tuple[Wait, ...]
    publishes: str
    marks: tuple[MarkRow, ...]
    evidence: str
    shown_by: str
    condition: str
    depends_on: tuple[str, ...]
    advice: tuple[str, ...]
    responses: tuple[str, ...]
    commitments: tuple[str, ...]
    references: tuple[str, ...]
    topics: tuple[str, ...]
    sectors: tuple[str, ...]
    visibility: Visibility
    source: str
    entry: int

    @property
    def is_open(self) -> bool:
        """Whether it is still to be reached."""
        return self.standing in (MilestoneStanding.PLANNED, MilestoneStanding.OVERDUE)


def milestones(
    register: Register, *, as_at: date, route_map: str | None = None
) -> tuple[MilestoneRow, ...]:
    """Every milestone planned by the end of a day, by the date it is planned for.

    Args:
        register: the record.
        as_at: the day asked about, to its end.
        route_map: only those of this route map; "" for those of the programme itself; None for all.

    Raises:
        UnknownReferenceError: the record holds no such route map.
    """
    if route_map:
        known_route_map(register, route_map)
    return rows(Plan(register, as_at), route_map)


def known_route_map(register: Register, slug: str) -> RouteMap:
    """A route map by its slug.

    Raises:
        UnknownReferenceError: the record holds no such route map.
    """
    found = register.followed.get(slug)
    if found is None or not isinstance(found.noun, RouteMap):
        known = ", ".join(each.noun.slug for each in register.all_of(RouteMap)) or "none"
        raise UnknownReferenceError("route map", slug, f"there is {known}")
    return found.noun


def rows(plan: Plan, route_map: str | None = None) -> tuple[MilestoneRow, ...]:
    """The milestones of a plan, by the date each is planned for."""
    slugs = plan.milestones if route_map is None else plan.of(route_map)
    found = (_row(plan, slug) for slug in slugs)
    return tuple(sorted(found, key=lambda row: (latest(row.planned_for), row.slug)))


def _row(plan: Plan, slug: str) -> MilestoneRow:
    followed, course = plan.milestones[slug], plan.courses[slug]
    milestone, objective = followed.noun, plan.objective(followed.noun)
    standing, because = milestone_standing(course, plan.as_at)
    waits = plan.waits(slug)
    return MilestoneRow(
        slug=slug,
        title=milestone.title,
        function=objective.function,
        objective=objective.slug,
        route_map=objective.route_map,
        owners=milestone.owners,
        planned_for=course.planned_for,
        first_planned_for=milestone.planned_for,
        slips=course.slips,
        days_slipped=(latest(course.planned_for) - latest(milestone.planned_for)).days,
        standing=standing,
        because=because,
        reached_on=course.reached.reached_on if course.reached else None,
        days_late=_days_late(course, course.planned_for, plan.as_at),
        days_late_first=_days_late(course, milestone.planned_for, plan.as_at),
        blocked=bool(waits),
        waits_for=tuple(dict.fromkeys(wait.name for wait in waits)),
        waits=waits,
        publishes=milestone.publishes,
        marks=tuple(
            MarkRow(
                mark=each.mark,
                marked_on=each.marked_on,
                shared_with=each.shared_with,
                reason=each.reason,
                source=each.source,
            )
            for each in course.marks
        ),
        evidence=milestone.evidence,
        shown_by=course.reached.evidence if course.reached else "",
        condition=milestone.condition,
        depends_on=course.depends_on,
        advice=milestone.advice,
        responses=milestone.responses,
        commitments=milestone.commitments,
        references=milestone.references,
        topics=milestone.topics,
        sectors=milestone.sectors,
        visibility=milestone.visibility,
        source=milestone.source,
        entry=followed.recorded.number,
    )


def milestone_standing(course: MilestoneCourse, as_at: date) -> tuple[MilestoneStanding, str]:
    """Where a milestone stands at the end of a day, and why where that needs a word.

    A month it is planned for is to its last day. One reached in a month, planned for a day of that
    month, may have been in time or not: that is said, and not guessed.
    """
    if course.dropped is not None:
        return MilestoneStanding.DROPPED, course.dropped.reason
    if course.reached is None:
        late = latest(course.planned_for) < as_at
        return (MilestoneStanding.OVERDUE if late else MilestoneStanding.PLANNED), ""
    reached_on, planned_for = course.reached.reached_on, course.planned_for
    in_time = is_by(reached_on, planned_for)
    if in_time is None:
        why = f"reached in {in_words(reached_on)}, planned for {in_words(planned_for)}"
        return MilestoneStanding.CANNOT_BE_WORKED_OUT, why
    return MilestoneStanding.REACHED_ON_TIME if in_time else MilestoneStanding.REACHED_LATE, ""


def _days_late(course: MilestoneCourse, planned_for: CivilDate, as_at: date) -> int:
    """Calendar days past a planned date; of a month, only those that are certain."""
    if course.dropped is not None:
        return 0
    until = earliest(course.reached.reached_on) if course.reached else as_at
    return calendar_days(latest(planned_for), until)

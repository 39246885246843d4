"""Facts about what is planned: route maps, objectives, milestones, and how they moved."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import frozen

from isa_programme.calendars.months import CivilDate
from isa_programme.record.facts.recordable import Recordable
from isa_programme.record.links import LinkTo, link, links
from isa_programme.record.milestones import Milestone
from isa_programme.record.objectives import Objective
from isa_programme.record.route_maps import RouteMap
from isa_programme.record.vocabulary import DocumentMark
from isa_programme.record.words import words


@frozen(kw_only=True)
class RouteMapSeen(Recordable):
    """A route map as it stood when it was seen; seen again later, the newest counts.

    Attributes:
        route_map: the route map: see its part below.
    """

    kind: ClassVar[str] = "route-map-seen.v1"
    dated_by: ClassVar[str] = "route_map.seen_on"
    named_by: ClassVar[str] = "route_map.slug"
    opens: ClassVar[str] = "route_map"
    route_map: RouteMap


@frozen(kw_only=True)
class ObjectiveSet(Recordable):
    """An objective of the programme, or of a route map.

    Attributes:
        objective: the objective: see its part below.
        set_on: the day it was set; None for the day of recording.
    """

    kind: ClassVar[str] = "objective-set.v1"
    dated_by: ClassVar[str] = "set_on"
    named_by: ClassVar[str] = "objective.slug"
    opens: ClassVar[str] = "objective"
    objective: Objective
    set_on: CivilDate | None = None


@frozen(kw_only=True)
class MilestonePlanned(Recordable):
    """A milestone was planned, for a day or a month.

    Attributes:
        milestone: the milestone: see its part below.
        planned_on: the day or month it was planned; None for the day of recording.
    """

    kind: ClassVar[str] = "milestone-planned.v1"
    dated_by: ClassVar[str] = "planned_on"
    named_by: ClassVar[str] = "milestone.slug"
    opens: ClassVar[str] = "milestone"
    milestone: Milestone
    planned_on: CivilDate | None = None


@frozen(kw_only=True)
class MilestoneReplanned(Recordable):
    """A milestone is planned for another date; every earlier one is kept.

    Attributes:
        milestone: the slug of the milestone.
        planned_for: the day or month it is planned for.
        replanned_on: the day or month it was moved.
        reason: why.
    """

    kind: ClassVar[str] = "milestone-replanned.v1"
    dated_by: ClassVar[str] = "replanned_on"
    named_by: ClassVar[str] = "milestone"
    milestone: str = link(LinkTo.MILESTONE)
    planned_for: CivilDate
    replanned_on: CivilDate
    reason: str = words()


@frozen(kw_only=True)
class MilestoneLinked(Recordable):
    """What has to come before a milestone was decided anew: all of it, in place of what was.

    Attributes:
        milestone: the slug of the milestone.
        depends_on: what has to come first, all of it.
        linked_on: the day that was decided.
        reason: why.
    """

    kind: ClassVar[str] = "milestone-linked.v1"
    dated_by: ClassVar[str] = "linked_on"
    named_by: ClassVar[str] = "milestone"
    milestone: str = link(LinkTo.MILESTONE)
    depends_on: tuple[str, ...] = links(LinkTo.ANSWER)
    linked_on: date
    reason: str = words(default="")


@frozen(kw_only=True)
class MilestoneMarked(Recordable):
    """A document on its way to its publication was drafted, shared or held back.

    Attributes:
        milestone: the slug of the milestone that its publication is.
        mark: what happened to it.
        marked_on: the day or month.
        shared_with: slugs of the offices it was shared with.
        reason: why, where it was held back.
        source: where that is stated.
    """

    kind: ClassVar[str] = "milestone-marked.v1"
    dated_by: ClassVar[str] = "marked_on"
    named_by: ClassVar[str] = "milestone"
    milestone: str = link(LinkTo.MILESTONE)
    mark: DocumentMark
    marked_on: CivilDate
    shared_with: tuple[str, ...] = links(LinkTo.ADDRESSEE)
    reason: str = words(default="")
    source: str = words(default="")


@frozen(kw_only=True)
class MilestoneReached(Recordable):
    """A milestone was reached; of a document, it was published.

    Attributes:
        milestone: the slug of the milestone.
        reached_on: the day or month it was reached.
        evidence: what shows it.
        source: where that is stated.
    """

    kind: ClassVar[str] = "milestone-reached.v1"
    dated_by: ClassVar[str] = "reached_on"
    named_by: ClassVar[str] = "milestone"
    milestone: str = link(LinkTo.MILESTONE)
    reached_on: CivilDate
    evidence: str = words(default="")
    source: str = words(default="")


@frozen(kw_only=True)
class MilestoneDropped(Recordable):
    """A milestone will not be reached, and why.

    Attributes:
        milestone: the slug of the milestone.
        dropped_on: the day or month it was dropped.
        reason: why.
    """

    kind: ClassVar[str] = "milestone-dropped.v1"
    dated_by: ClassVar[str] = "dropped_on"
    named_by: ClassVar[str] = "milestone"
    milestone: str = link(LinkTo.MILESTONE)
    dropped_on: date
    reason: str = words()

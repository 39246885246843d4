"""The kinds of tables in a programme file, and the fact each table becomes."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from isa_programme.record.facts import (
    AimSet,
    AlignmentFound,
    BodyDescribed,
    CadenceSet,
    CommitmentDone,
    CommitmentDropped,
    CommitmentMade,
    CommitmentRevised,
    CommitmentUpdated,
    EngagementHeld,
    Fact,
    ImpactClaimed,
    InsightStated,
    InvestmentNoted,
    MilestoneDropped,
    MilestoneLinked,
    MilestoneMarked,
    MilestonePlanned,
    MilestoneReached,
    MilestoneReplanned,
    ObjectiveSet,
    PolicyNoted,
    ReferenceNoted,
    RouteMapSeen,
    SchemeNamed,
)


@frozen(kw_only=True)
class Section:
    """A kind of table, and the fact each becomes.

    Attributes:
        key: its name in the file.
        fact: the class of the fact.
        noun: the field of the fact that holds the table.
        dated: the field of the fact with the day it is about, which the table may name too.
        below: the tables below it: what they are called, and the facts they become.
    """

    key: str
    fact: type[Fact]
    noun: str
    dated: str = ""
    below: Mapping[str, type[Fact]] = field(factory=dict)


SECTIONS = (
    Section(key="schemes", fact=SchemeNamed, noun="scheme", dated="named_on"),
    Section(key="references", fact=ReferenceNoted, noun="reference"),
    Section(key="bodies", fact=BodyDescribed, noun="body", dated="described_on"),
    Section(key="route_maps", fact=RouteMapSeen, noun="route_map"),
    Section(key="objectives", fact=ObjectiveSet, noun="objective", dated="set_on"),
    Section(key="aims", fact=AimSet, noun="aim", dated="set_on"),
    Section(
        key="policies",
        fact=PolicyNoted,
        noun="policy",
        dated="noted_on",
        below={"alignments": AlignmentFound, "investments": InvestmentNoted},
    ),
    Section(
        key="commitments",
        fact=CommitmentMade,
        noun="commitment",
        below={
            "revised": CommitmentRevised,
            "updated": CommitmentUpdated,
            "done": CommitmentDone,
            "dropped": CommitmentDropped,
        },
    ),
    Section(
        key="milestones",
        fact=MilestonePlanned,
        noun="milestone",
        dated="planned_on",
        below={
            "marked": MilestoneMarked,
            "replanned": MilestoneReplanned,
            "linked": MilestoneLinked,
            "reached": MilestoneReached,
            "dropped": MilestoneDropped,
        },
    ),
    Section(key="cadences", fact=CadenceSet, noun="cadence", dated="set_on"),
    Section(key="engagements", fact=EngagementHeld, noun="engagement"),
    Section(key="insights", fact=InsightStated, noun="insight"),
    Section(key="impacts", fact=ImpactClaimed, noun="impact"),
)
"""Every kind of table, in the order in which they are recorded."""

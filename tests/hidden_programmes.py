"""A programme of each visibility, of which each names the more hidden ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from isa_programme.calendars.months import Month
from isa_programme.record import facts
from isa_programme.record.advice import Advice, Recommendation
from isa_programme.record.allowance import Allowance
from isa_programme.record.bodies import BodyRole
from isa_programme.record.commitments import Commitment
from isa_programme.record.engagements import Cadence, Engagement
from isa_programme.record.facts import Fact
from isa_programme.record.insights import Impact, Insight
from isa_programme.record.milestones import Milestone
from isa_programme.record.objectives import Objective
from isa_programme.record.prevention import Aim, Policy
from isa_programme.record.references import Reference, Scheme
from isa_programme.record.responses import Response
from isa_programme.record.route_maps import RouteMap
from isa_programme.record.vocabulary import (
    AlignmentStatus,
    BodyLevel,
    DispositionKind,
    DocumentMark,
    Function,
    InsightKind,
    InvestmentKind,
    Judgement,
    Relation,
    ResponseKind,
    Visibility,
)
from isa_programme.record.words import with_every_word

DAY, LATER = date(2025, 12, 1), date(2026, 2, 2)
INTERNAL, RESTRICTED, CONFIDENTIAL = "internally", "restrictedly", "confidentially"
LEVELS = {
    CONFIDENTIAL: Visibility.CONFIDENTIAL,
    RESTRICTED: Visibility.RESTRICTED,
    "openly": Visibility.PUBLIC,
}
"""The name of each level as it is marked, the most hidden first, so that others can name it."""

POUNDS = {CONFIDENTIAL: 3_000_003, RESTRICTED: 20_002, "openly": 100}
NUMBERS = {CONFIDENTIAL: "001", RESTRICTED: "002", "openly": "003"}


def _planned(name: str, hidden: tuple[str, ...]) -> Iterator[Fact]:
    """A route map, objectives, a paper and milestones of one level, which name those hidden."""
    level, number = LEVELS[name], NUMBERS[name]
    stones = tuple(f"{each}-end" for each in hidden)
    yield facts.RouteMapSeen(
        route_map=RouteMap(
            slug=f"{name}-map",
            title="A map",
            responsible=("cosla",),
            sectors=(f"{name}-sector",),
            seen_on=DAY,
            visibility=level,
        )
    )
    yield facts.AdviceIssued(
        advice=Advice(
            title="One strategy",
            issued_on=date(2025, 11, 13),
            issued_by="independent-strategic-advisor",
            addressees=("cosla",),
            recommendations=(Recommendation(text="Plain", addressees=("cosla",)),),
            visibility=level,
        )
    )
    yield facts.ResponseReceived(
        response=Response(
            advice=f"ADV-2025-{number}",
            kind=ResponseKind.HOLDING,
            sent_by=("cosla",),
            received_on=DAY,
            visibility=level,
        )
    )
    yield facts.CommitmentMade(
        commitment=Commitment(
            response=f"RSP-2025-{number}",
            advice=f"ADV-2025-{number}",
            owner="cosla",
            text="Plain",
            made_on=DAY,
            promised_for=Month(2026, 1),
            topics=(f"{name}-topic",),
            sectors=(f"{name}-sector",),
            visibility=level,
        )
    )
    for goal, route_map in ((f"{name}-goal", ""), (f"{name}-far-goal", f"{name}-map")):
        function = None if route_map else Function.STRATEGY
        yield facts.ObjectiveSet(
            objective=Objective(
                slug=goal, title="Goal", function=function, route_map=route_map, visibility=level
            ),
            set_on=DAY,
        )
        for slug in (f"{goal}-first", f"{goal}-second", goal.replace("goal", "end")):
            yield facts.MilestonePlanned(
                milestone=Milestone(
                    slug=slug,
                    objective=goal,
                    title="Plain",
                    planned_for=Month(2026, 1),
                    publishes="A plan",
                    owners=("cosla",),
                    depends_on=(*stones, *(f"ADV-2025-{NUMBERS[each]}.1" for each in hidden)),
                    advice=tuple(f"ADV-2025-{NUMBERS[each]}" for each in (*hidden, name)),
                    responses=tuple(f"RSP-2025-{NUMBERS[each]}" for each in hidden),
                    commitments=tuple(f"CMT-2025-{NUMBERS[each]}" for each in hidden),
                    topics=(f"{name}-topic",),
                    sectors=(f"{name}-sector",),
                    visibility=level,
                ),
                planned_on=DAY,
            )
    yield facts.MilestoneReplanned(
        milestone=f"{name}-end", planned_for=LATER, replanned_on=DAY, reason="Plain"
    )
    waits = (*stones, *(f"CMT-2025-{NUMBERS[each]}" for each in (*hidden, name)))
    yield facts.MilestoneLinked(milestone=f"{name}-end", depends_on=waits, linked_on=DAY)
    yield facts.MilestoneMarked(
        milestone=f"{name}-end", mark=DocumentMark.HELD_BACK, marked_on=DAY, reason="Plain"
    )
    yield facts.MilestoneReached(milestone=f"{name}-goal-first", reached_on=LATER)
    yield facts.MilestoneDropped(milestone=f"{name}-goal-second", dropped_on=LATER, reason="Plain")


def _promised(name: str, hidden: tuple[str, ...]) -> Iterator[Fact]:
    """What is said and done about the paper, the response and the commitments of one level."""
    number = NUMBERS[name]
    response, first = f"RSP-2025-{number}", f"CMT-2025-{number}"
    yield facts.CommitmentUpdated(commitment=first, updated_on=DAY, text="Plain")
    yield facts.CommitmentRevised(
        commitment=first, promised_for=LATER, revised_on=DAY, reason="Plain"
    )
    for slug in (f"{name}-done", f"{name}-dropped"):
        yield facts.CommitmentMade(
            commitment=Commitment(
                reference=slug,
                route_map=f"{name}-map",
                owner="cosla",
                text="Plain",
                made_on=DAY,
                visibility=LEVELS[name],
            )
        )
    yield facts.CommitmentDone(commitment=f"{name}-done", done_on=LATER)
    yield facts.CommitmentDropped(commitment=f"{name}-dropped", dropped_on=LATER, reason="Plain")
    yield facts.AdviceLinked(
        advice=f"ADV-2025-{number}",
        linked_on=DAY,
        topics=(f"{name}-topic",),
        sectors=(f"{name}-sector",),
        milestones=tuple(f"{each}-end" for each in (*hidden, name)),
        presses=tuple(f"ADV-2025-{NUMBERS[each]}" for each in hidden),
    )
    yield facts.StanceTaken(
        response=response, stance=DispositionKind.NOTED, taken_on=DAY, reason="Plain"
    )
    yield facts.ResponseJudged(
        response=response, judgement=Judgement.PARTLY, judged_on=DAY, reason=INTERNAL
    )


def _met(name: str, hidden: tuple[str, ...]) -> Iterator[Fact]:
    """Contact, what came of it, and prevention, of one level."""
    level = LEVELS[name]
    tags: dict[str, Any] = {"topics": (f"{name}-topic",), "visibility": level}
    stones = tuple(f"{each}-end" for each in hidden)
    papers = tuple(f"ADV-2025-{NUMBERS[each]}" for each in (*hidden, name))
    yield facts.CadenceSet(
        cadence=Cadence(
            slug=f"{name}-often",
            addressee="cosla",
            every=Allowance.parse("6 weeks"),
            since=DAY,
            visibility=level,
        ),
        set_on=DAY,
    )
    yield facts.EngagementHeld(
        engagement=Engagement(
            addressees=("cosla",),
            held_on=LATER,
            title="Plain",
            advice=papers,
            milestones=stones,
            present=INTERNAL,
            text=INTERNAL,
            **tags,
        )
    )
    yield facts.InsightStated(
        insight=Insight(
            kind=InsightKind.GAP,
            stated_on=DAY,
            title="Plain",
            evidence="Plain",
            concerns=("cosla",),
            milestones=stones,
            references=("our-papers:1",),
            sectors=(f"{name}-sector",),
            **tags,
        )
    )
    yield facts.ImpactClaimed(
        impact=Impact(
            claimed_on=DAY,
            title="Plain",
            evidence="Plain",
            advice=papers,
            milestones=stones,
            **tags,
        )
    )
    groups = ("babies", f"{name}-group")
    yield facts.AimSet(
        aim=Aim(slug=f"{name}-aim", title="Plain", groups=groups, visibility=level), set_on=DAY
    )
    for slug in (f"{name}-policy", f"{name}-other"):
        noted = Policy(
            slug=slug,
            title="Plain",
            owner="cosla",
            groups=groups,
            systems=(f"{name}-system",),
            visibility=level,
        )
        yield facts.PolicyNoted(policy=noted, noted_on=DAY)


def _found(name: str, about: str) -> Iterator[Fact]:
    """What was found of a level about an aim and policies, perhaps of another."""
    for relation, aim in ((Relation.DATA, about), (Relation.RISK, name)):
        yield facts.AlignmentFound(
            aim=f"{aim}-aim",
            policy=f"{about}-policy",
            relation=relation,
            tag=f"{name}-tag",
            status=AlignmentStatus.AT_ODDS,
            found_on=DAY,
            evidence="Plain",
            visibility=LEVELS[name],
        )
    for slug in (f"{about}-policy", f"{about}-other"):
        yield facts.InvestmentNoted(
            policy=slug,
            direction=InvestmentKind.INVESTMENT,
            pounds=POUNDS[name],
            year="2026-27",
            noted_on=DAY,
            purpose="Plain",
            visibility=LEVELS[name],
            source="Plain",
        )


AROUND: tuple[Fact, ...] = (
    facts.SchemeNamed(scheme=Scheme(slug="our-papers", title="Papers"), named_on=DAY),
    facts.ReferenceNoted(reference=Reference(name="our-papers:1", title="One", seen_on=DAY)),
    facts.BodyDescribed(body=BodyRole(addressee="cosla", level=BodyLevel.LOCAL), described_on=DAY),
)


def _marked(fact: Fact, *names: str) -> Fact:
    """A fact with the mark of the most hidden level in its words, where it is hidden at all."""
    most = min(names, key=[*LEVELS].index)
    return fact if most == "openly" else with_every_word(fact, f"{most} words")


def everything() -> Iterator[Fact]:
    """The facts of all of them, in the order in which they can be recorded."""
    yield from AROUND
    for place, name in enumerate(LEVELS):
        hidden = tuple(LEVELS)[:place]
        for part in (_planned, _promised, _met):
            for fact in part(name, hidden):
                yield _marked(fact, name)
    for name in LEVELS:
        for about in LEVELS:
            for fact in _found(name, about):
                yield _marked(fact, name, about)

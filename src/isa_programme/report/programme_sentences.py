"""Entries about the programme and what stands around it, as sentences for a history."""

from __future__ import annotations

from isa_programme.record.facts import (
    AdviceLinked,
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
    ImpactClaimed,
    InsightStated,
    InvestmentNoted,
    Linking,
    MilestoneDropped,
    MilestoneLinked,
    MilestoneMarked,
    MilestonePlanned,
    MilestoneReached,
    MilestoneReplanned,
    ObjectiveSet,
    PolicyNoted,
    ReferenceNoted,
    ResponseJudged,
    RouteMapSeen,
    SchemeNamed,
    StanceTaken,
)
from isa_programme.record.names import reference_of


def programme_sentence(fact: Linking) -> str:
    """What such a fact says, in one sentence without a full stop."""
    match fact:
        case RouteMapSeen(route_map=route_map):
            return f"route map {route_map.slug} seen: {route_map.title}"
        case ObjectiveSet(objective=objective):
            place = objective.function or objective.route_map
            return f"objective {objective.slug} of {place} set: {objective.title}"
        case MilestonePlanned(milestone=milestone):
            after = f", after {', '.join(milestone.depends_on)}" if milestone.depends_on else ""
            return (
                f"milestone {milestone.slug} planned for {milestone.planned_for}"
                f"{after}: {milestone.title}"
            )
        case MilestoneReplanned(milestone=slug, planned_for=planned_for, reason=reason):
            return f"milestone {slug} replanned for {planned_for}: {reason}"
        case MilestoneLinked(milestone=slug, depends_on=depends_on, reason=reason):
            waits = ", ".join(depends_on) or "nothing"
            return f"milestone {slug} waits for {waits} from now on{_said(reason)}"
        case MilestoneMarked(milestone=slug, mark=mark, shared_with=shared_with, reason=reason):
            whom = f" with {', '.join(shared_with)}" if shared_with else ""
            return f"document of {slug} {mark.replace('-', ' ')}{whom}{_said(reason)}"
        case MilestoneReached(milestone=slug, evidence=evidence):
            return f"milestone {slug} reached{_said(evidence)}"
        case MilestoneDropped(milestone=slug, reason=reason):
            return f"milestone {slug} dropped: {reason}"
        case CommitmentMade() | CommitmentUpdated() | CommitmentRevised():
            return _committed(fact)
        case CommitmentDone(commitment=reference, evidence=evidence):
            return f"commitment {reference} done{_said(evidence)}"
        case CommitmentDropped(commitment=reference, reason=reason):
            return f"commitment {reference} dropped: {reason}"
        case CadenceSet(cadence=cadence):
            often = f"{cadence.times} in {cadence.per}"
            often = f"every {cadence.every}" if cadence.every else often
            return f"cadence {cadence.slug} with {cadence.addressee} set: {often}"
        case EngagementHeld(engagement=held):
            topics = f" on {', '.join(held.topics)}" if held.topics else ""
            whom = ", ".join(held.addressees)
            return f"{held.reference}: {held.kind} with {whom}{topics}{_said(held.title)}"
        case InsightStated(insight=insight):
            return f"{insight.reference}: insight, {insight.kind}: {insight.title}"
        case ImpactClaimed(impact=impact):
            return f"{impact.reference}: impact claimed: {impact.title}"
        case AdviceLinked() | StanceTaken() | ResponseJudged():
            return _about_advice(fact)
        case _:
            return _around(fact)


def _committed(fact: CommitmentMade | CommitmentUpdated | CommitmentRevised) -> str:
    match fact:
        case CommitmentMade(commitment=made):
            when = f" for {made.promised_for}" if made.promised_for else ""
            source = made.response or made.route_map
            return f"{made.reference}: {made.owner} commits{when} in {source}: {made.text}"
        case CommitmentUpdated(commitment=reference, text=text):
            return f"commitment {reference} updated: {text}"
        case CommitmentRevised(commitment=reference, promised_for=promised_for, reason=reason):
            return f"commitment {reference} now promised for {promised_for}: {reason}"


def _about_advice(fact: AdviceLinked | StanceTaken | ResponseJudged) -> str:
    match fact:
        case AdviceLinked():
            parts = ", ".join(map(str, fact.recommendations))
            said = [
                ("topics", fact.topics),
                ("sectors", fact.sectors),
                ("rests on", fact.references),
                ("serves", fact.milestones),
                ("presses again", fact.presses),
            ]
            linked = "; ".join(f"{what} {', '.join(names)}" for what, names in said if names)
            part = f" (recommendation {parts})" if parts else ""
            return f"{fact.advice}{part} linked: {linked or 'to nothing'}"
        case StanceTaken(response=response, stance=stance, reason=reason):
            return f"{response} says of the paper as a whole: {stance}{_said(reason)}"
        case ResponseJudged(response=response, judgement=judgement, reason=reason):
            number = fact.recommendation
            what = f" on {reference_of(fact.advice, number)}" if number is not None else ""
            return f"{response}{what} judged {judgement.replace('-', ' ')}: {reason}"


def _around(
    fact: AimSet
    | PolicyNoted
    | AlignmentFound
    | InvestmentNoted
    | SchemeNamed
    | ReferenceNoted
    | BodyDescribed,
) -> str:
    match fact:
        case AimSet(aim=aim):
            return f"aim {aim.slug} set: {aim.title}"
        case PolicyNoted(policy=policy):
            return f"policy {policy.slug} noted: {policy.title}"
        case AlignmentFound(aim=aim_slug, policy=slug, relation=relation, status=status):
            tag = f" ({fact.tag})" if fact.tag else ""
            return f"{aim_slug} and {slug}, {relation}{tag}: {status}{_said(fact.evidence)}"
        case InvestmentNoted(policy=slug, direction=direction, pounds=pounds, year=year):
            return f"{direction} of {slug} in {year}: £{pounds:,}{_said(fact.purpose)}"
        case SchemeNamed(scheme=scheme):
            return f"scheme {scheme.slug} named: {scheme.title}"
        case ReferenceNoted(reference=reference):
            return f"{reference.name} noted: {reference.title}"
        case BodyDescribed(body=body):
            return f"{body.addressee} described, {body.level}{_said(body.role)}"


def _said(text: str) -> str:
    return f": {text}" if text else ""

"""Changes between two days: what happened, what moved, what fell overdue, what lapsed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from attrs import frozen

from isa_programme.calendars.dates import in_words
from isa_programme.calendars.months import CivilDate, latest
from isa_programme.errors import FaultsError
from isa_programme.questions.cadences import cadences
from isa_programme.questions.commitments import commitments
from isa_programme.questions.lines import Line
from isa_programme.questions.milestones import milestones
from isa_programme.questions.standing import standings
from isa_programme.record.entries import Entry
from isa_programme.record.facts import (
    AdviceIssued,
    AdviceWithdrawn,
    AlignmentFound,
    CommitmentDone,
    CommitmentDropped,
    CommitmentMade,
    CommitmentRevised,
    EngagementHeld,
    Fact,
    ImpactClaimed,
    InsightStated,
    MilestoneDropped,
    MilestonePlanned,
    MilestoneReached,
    MilestoneReplanned,
    ResponseReceived,
)
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import CommitmentStanding, MilestoneStanding, Standing

_ONE_DAY = timedelta(days=1)


class Changed(StrEnum):
    """What changed, in the order a report tells it."""

    ADVICE_GIVEN = "advice-given"
    ADVICE_WITHDRAWN = "advice-withdrawn"
    ANSWER_COME = "answer-come"
    FALLEN_OVERDUE = "fallen-overdue"
    MILESTONE_PLANNED = "milestone-planned"
    MILESTONE_REACHED = "milestone-reached"
    MILESTONE_MOVED = "milestone-moved"
    MILESTONE_DROPPED = "milestone-dropped"
    MILESTONE_OVERDUE = "milestone-overdue"
    COMMITMENT_MADE = "commitment-made"
    COMMITMENT_MOVED = "commitment-moved"
    COMMITMENT_DONE = "commitment-done"
    COMMITMENT_DROPPED = "commitment-dropped"
    COMMITMENT_OVERDUE = "commitment-overdue"
    CONTACT_KEPT = "contact-kept"
    CONTACT_LAPSED = "contact-lapsed"
    INSIGHT_STATED = "insight-stated"
    IMPACT_CLAIMED = "impact-claimed"
    ALIGNMENT_FOUND = "alignment-found"


@frozen(kw_only=True)
class ChangeRow:
    """Something that changed.

    Attributes:
        what: what changed.
        on: the day (or month) it did; what falls overdue or lapses does on the day after its last
            good day.
        reference: what it is about.
        offices: slugs of the offices concerned.
        sentence: what happened, in a sentence without a full stop.
        entry: the number of the entry that says so; None for what came about by a day passing.
    """

    what: Changed
    on: CivilDate
    reference: str
    offices: tuple[str, ...]
    sentence: str
    entry: int | None


def changes(register: Register, since: date, until: date) -> tuple[ChangeRow, ...]:
    """What changed after the end of one day, by the end of another, by kind and then by date.

    Args:
        register: the record.
        since: the day before the first that counts.
        until: the last day that counts.

    Raises:
        FaultsError: the last day lies before the first.
    """
    if until < since:
        raise FaultsError(f"to: {until} lies before {since}")
    found = [
        *_happened(register, since, until),
        *_fallen_overdue(register, since, until),
        *_missed(register, since, until),
        *_lapsed(register, since, until),
    ]
    order = list(Changed)
    return tuple(
        sorted(found, key=lambda row: (order.index(row.what), latest(row.on), row.reference))
    )


def _happened(register: Register, since: date, until: date) -> Iterator[ChangeRow]:
    entries: dict[int, Entry] = {}
    for file in register.files.values():
        entries.update((entry.number, entry) for entry in (file.issued, *file.entries))
    for followed in register.followed.values():
        entries.update((entry.number, entry) for entry in (followed.recorded, *followed.entries))
    for number in sorted(entries):
        entry = entries[number]
        if since < latest(entry.happened_on) <= until:
            told = _told(entry.fact)
            if told is not None:
                what, reference, offices, sentence = told
                yield ChangeRow(
                    what=what,
                    on=entry.happened_on,
                    reference=reference,
                    offices=offices,
                    sentence=sentence,
                    entry=number,
                )


def _told(fact: Fact) -> tuple[Changed, str, tuple[str, ...], str] | None:
    """What changed by a fact: what, about what, with whom, in which words; None for nothing."""
    match fact:
        case AdviceIssued(advice=advice):
            return Changed.ADVICE_GIVEN, advice.reference, advice.everyone_asked, advice.title
        case AdviceWithdrawn(scope=scope, reason=reason):
            return Changed.ADVICE_WITHDRAWN, scope.advice, scope.addressees, reason
        case ResponseReceived(response=response) if response.shown:
            decided = ", ".join(f"{d.recommendation} {d.kind}" for d in response.dispositions)
            said = f"{response.kind} to {response.advice}" + (f": {decided}" if decided else "")
            return Changed.ANSWER_COME, response.reference, response.sent_by, said
        case MilestonePlanned(milestone=milestone):
            said = f"{milestone.title}, for {in_words(milestone.planned_for)}"
            return Changed.MILESTONE_PLANNED, milestone.slug, milestone.owners, said
        case MilestoneReached(milestone=slug, evidence=evidence):
            return Changed.MILESTONE_REACHED, slug, (), evidence or "reached"
        case MilestoneReplanned(milestone=slug, planned_for=planned_for, reason=reason):
            return Changed.MILESTONE_MOVED, slug, (), f"to {in_words(planned_for)}: {reason}"
        case MilestoneDropped(milestone=slug, reason=reason):
            return Changed.MILESTONE_DROPPED, slug, (), reason
        case CommitmentMade(commitment=made):
            return Changed.COMMITMENT_MADE, made.reference, (made.owner,), made.text
        case CommitmentRevised(commitment=name, promised_for=promised_for, reason=reason):
            return Changed.COMMITMENT_MOVED, name, (), f"to {in_words(promised_for)}: {reason}"
        case CommitmentDone(commitment=name, evidence=evidence):
            return Changed.COMMITMENT_DONE, name, (), evidence or "done"
        case CommitmentDropped(commitment=name, reason=reason):
            return Changed.COMMITMENT_DROPPED, name, (), reason
        case EngagementHeld(engagement=held):
            said = held.title or f"{held.kind} with {', '.join(held.addressees)}"
            return Changed.CONTACT_KEPT, held.reference, held.addressees, said
        case InsightStated(insight=insight):
            return Changed.INSIGHT_STATED, insight.reference, insight.concerns, insight.title
        case ImpactClaimed(impact=impact):
            serves = f" ({', '.join(impact.references)})" if impact.references else ""
            return Changed.IMPACT_CLAIMED, impact.reference, (), f"{impact.title}{serves}"
        case AlignmentFound(aim=aim, policy=policy, relation=relation, status=status):
            return Changed.ALIGNMENT_FOUND, policy, (), f"with {aim}, {relation}: {status}"
        case _:
            return None


def _fallen_overdue(register: Register, since: date, until: date) -> Iterator[ChangeRow]:
    """What fell overdue, whether or not it was answered since."""
    for line in standings(register, as_at=until):
        late = line.standing in (Standing.OVERDUE, Standing.ANSWERED_LATE)
        if late and line.deadline is not None and since <= line.deadline < until:
            yield ChangeRow(
                what=Changed.FALLEN_OVERDUE,
                on=line.deadline + _ONE_DAY,
                reference=line.reference,
                offices=(line.addressee,),
                sentence=_owed(line),
                entry=None,
            )


def _owed(line: Line) -> str:
    since = f", answered on {in_words(line.met_on)}" if line.met_on is not None else ""
    return (
        f"{line.stage} of {line.addressee_name}, due {in_words(line.deadline or date.max)}{since}"
    )


def _missed(register: Register, since: date, until: date) -> Iterator[ChangeRow]:
    """Milestones and commitments that passed their date, whether or not they came since."""
    for row in milestones(register, as_at=until):
        late = row.standing in (MilestoneStanding.OVERDUE, MilestoneStanding.REACHED_LATE)
        if late and since <= latest(row.planned_for) < until:
            yield ChangeRow(
                what=Changed.MILESTONE_OVERDUE,
                on=latest(row.planned_for) + _ONE_DAY,
                reference=row.slug,
                offices=row.owners,
                sentence=f"{row.title}, planned for {in_words(row.planned_for)}",
                entry=None,
            )
    for made in commitments(register, as_at=until):
        late = made.standing in (CommitmentStanding.OVERDUE, CommitmentStanding.DONE_LATE)
        due = made.promised_for
        if late and due is not None and since <= latest(due) < until:
            yield ChangeRow(
                what=Changed.COMMITMENT_OVERDUE,
                on=latest(due) + _ONE_DAY,
                reference=made.reference,
                offices=(made.owner,),
                sentence=f"{made.text}, promised for {in_words(due)}",
                entry=None,
            )


def _lapsed(register: Register, since: date, until: date) -> Iterator[ChangeRow]:
    for row in cadences(register, as_at=until):
        for lapse in row.lapses:
            if since <= lapse.last < until:
                had = "" if lapse.held is None else f", {lapse.held} of {lapse.wanted} held"
                yield ChangeRow(
                    what=Changed.CONTACT_LAPSED,
                    on=lapse.last + _ONE_DAY,
                    reference=row.slug,
                    offices=(row.addressee,),
                    sentence=f"contact {row.often}, by {in_words(lapse.last)}{had}",
                    entry=None,
                )

"""Changes between two days: what happened, what moved, what fell overdue, what lapsed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isa_programme.calendars.dates import in_words
from isa_programme.calendars.months import latest
from isa_programme.errors import FaultsError
from isa_programme.questions.changes.fallen_overdue import (
    answers_overdue,
    contact_lapsed,
    plans_overdue,
)
from isa_programme.questions.changes.rows import Changed, ChangeRow
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
        *answers_overdue(register, since, until),
        *plans_overdue(register, since, until),
        *contact_lapsed(register, since, until),
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

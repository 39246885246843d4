"""Every date by which something is owed, promised or planned: what a calendar is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs
from attrs import frozen

from isa_programme.calendars.months import latest
from isa_programme.questions.commitments import CommitmentRow, commitments
from isa_programme.questions.lines import Line
from isa_programme.questions.programme.milestones import MilestoneRow, milestones
from isa_programme.questions.standing import standings
from isa_programme.questions.standing_words import CommitmentStanding, MilestoneStanding, Standing
from isa_programme.record.names import parse_target
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import Basis, Function, StageName

MILESTONE = "milestone"
"""The kind of a date that is planned, not owed."""


@frozen(kw_only=True)
class DateOwed:
    """A day by which something is owed, promised or planned.

    Attributes:
        name: what it is the date of, the same however often the date moves.
        kind: the step owed (``acknowledgement``, ``substantive``, ``update``), ``commitment`` or
            ``milestone``.
        reference: the paper, recommendation, commitment or milestone.
        what: what it asks or promises; its title.
        addressees: slugs of the offices that owe or own it.
        handed_on_by: the slug of the office first asked, where it was transferred.
        who: their names.
        function: the function of the programme it belongs to.
        lead: who in our office looks after it.
        on: the day; a month is to its last day. While a clock is paused, the deadline at issue.
        basis: what the date rests on; None for a milestone, and while there is no deadline.
        ended: why nothing is owed by that day, in a word; "" while it is.
        overdue: whether it passed.
        days_late: calendar days past it; 0 where it is not overdue.
    """

    name: str
    kind: str
    reference: str
    what: str
    addressees: tuple[str, ...]
    handed_on_by: str | None
    who: tuple[str, ...]
    function: Function | None
    lead: str
    on: date
    basis: Basis | None
    ended: str
    overdue: bool
    days_late: int


def dates_owed(
    register: Register,
    *,
    as_at: date,
    addressee: str | None = None,
    function: Function | None = None,
    lead: str | None = None,
) -> tuple[DateOwed, ...]:
    """Every date there is, ended ones too, by day and then by name.

    What has no date, and never had one, is left out.

    Args:
        register: the record.
        as_at: the day asked about, to its end.
        addressee: only what this office owes or owns; what it was asked first and no longer owes,
            since it was transferred, is among it as ended.
        function: only what belongs to this function.
        lead: only what this person in our office looks after, however it is capitalised.

    Raises:
        UnknownReferenceError: the record holds no such office.
    """
    if addressee is not None:
        register.addressee(addressee)
    found = (
        each
        for each in _concerning(addressee, _every(register, as_at))
        if (function is None or function is each.function)
        and (lead is None or lead.casefold() == each.lead.casefold())
    )
    return tuple(sorted(found, key=lambda each: (each.on, each.name)))


def _concerning(addressee: str | None, found: Iterable[DateOwed]) -> Iterator[DateOwed]:
    for each in found:
        if addressee is None or addressee in each.addressees:
            yield each
        elif addressee == each.handed_on_by:
            yield attrs.evolve(each, ended="transferred", overdue=False, days_late=0)


def _every(register: Register, as_at: date) -> Iterator[DateOwed]:
    for line in standings(register, as_at=as_at):
        if (on := line.deadline or line.original_deadline) is not None:
            yield _answer(line, on)
    for promised in commitments(register, as_at=as_at):
        if promised.promised_for is not None:
            yield _commitment(register, promised, latest(promised.promised_for))
    for planned in milestones(register, as_at=as_at):
        yield _milestone(register, planned, as_at)


def _answer(line: Line, on: date) -> DateOwed:
    first_asked = line.transferred_from or line.addressee
    parts = (line.reference, first_asked, line.stage, line.commitment, line.period)
    ended = _why_ended(line)
    overdue = line.standing is Standing.OVERDUE and not ended
    return DateOwed(
        name="/".join(str(part) for part in parts if part is not None),
        kind=line.stage,
        reference=line.reference,
        what=line.text or line.title,
        addressees=(line.addressee,),
        handed_on_by=line.transferred_from,
        who=(line.addressee_name,),
        function=line.function,
        lead=line.lead,
        on=on,
        basis=line.basis,
        ended=ended,
        overdue=overdue,
        days_late=line.days_late if overdue else 0,
    )


def _why_ended(line: Line) -> str:
    if line.met_by is not None:
        return "answered"
    if line.withdrawn_on is not None or line.standing is Standing.WITHDRAWN:
        return "withdrawn"
    if line.standing is Standing.NOT_OWED:
        return "not owed"
    if line.deadline is None:
        return "paused" if line.standing is Standing.PAUSED else "no date now"
    return ""


def _commitment(register: Register, row: CommitmentRow, on: date) -> DateOwed:
    file = register.files.get(parse_target(row.answers).paper) if row.answers else None
    overdue = row.standing is CommitmentStanding.OVERDUE
    return DateOwed(
        name=f"{row.reference}/{StageName.COMMITMENT}",
        kind=StageName.COMMITMENT,
        reference=row.reference,
        what=row.text,
        addressees=(row.owner,),
        handed_on_by=None,
        who=(row.owner_name,),
        function=file.advice.function if file else None,
        lead=file.advice.lead if file else "",
        on=on,
        basis=Basis.PROMISED,
        ended=_COMMITMENT_ENDED.get(row.standing, ""),
        overdue=overdue,
        days_late=row.days_late if overdue else 0,
    )


_COMMITMENT_ENDED = {
    CommitmentStanding.DROPPED: "dropped",
    CommitmentStanding.DONE_ON_TIME: "done",
    CommitmentStanding.DONE_LATE: "done",
    CommitmentStanding.DONE_NO_DATE: "done",
    CommitmentStanding.CANNOT_BE_WORKED_OUT: "done",
}


def _milestone(register: Register, row: MilestoneRow, as_at: date) -> DateOwed:
    overdue = row.standing is MilestoneStanding.OVERDUE
    return DateOwed(
        name=f"{row.slug}/{MILESTONE}",
        kind=MILESTONE,
        reference=row.slug,
        what=row.title,
        addressees=row.owners,
        handed_on_by=None,
        who=tuple(register.addressee(slug).name_on(as_at) for slug in row.owners),
        function=row.function,
        lead="",
        on=latest(row.planned_for),
        basis=None,
        ended=_MILESTONE_ENDED.get(row.standing, ""),
        overdue=overdue,
        days_late=row.days_late if overdue else 0,
    )


_MILESTONE_ENDED = {
    MilestoneStanding.DROPPED: "dropped",
    MilestoneStanding.REACHED_ON_TIME: "reached",
    MilestoneStanding.REACHED_LATE: "reached",
    MilestoneStanding.CANNOT_BE_WORKED_OUT: "reached",
}

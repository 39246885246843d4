"""Briefing: what an office that is about to meet the adviser has to know, as at a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum

from attrs import frozen

from isa_programme.calendars.dates import ahead_of
from isa_programme.calendars.months import CivilDate, latest
from isa_programme.questions.agenda import AgendaRow, Raised, agenda
from isa_programme.questions.commitments import CommitmentRow, commitments
from isa_programme.questions.engagements import EngagementRow, engagements
from isa_programme.questions.escalation import (
    EscalationDue,
    ProposedStep,
    escalations_due,
    next_step,
    proposed_steps,
)
from isa_programme.questions.judgements import stances
from isa_programme.questions.lines import Line
from isa_programme.questions.papers import PaperRow, papers
from isa_programme.questions.promises import PromisePassed, promises_passed
from isa_programme.questions.since import refuse_since_ahead
from isa_programme.questions.standing import standings_read
from isa_programme.questions.standing_words import CommitmentStanding, Standing
from isa_programme.record.names import reference_of
from isa_programme.record.register import Register
from isa_programme.record.responses import Response
from isa_programme.record.vocabulary import DispositionKind, ResponseKind, StageName

AHEAD = timedelta(days=90)
"""Commitments promised for within so many calendar days are due."""
_ONE_DAY = timedelta(days=1)


class BriefedSince(StrEnum):
    """From when on a briefing tells what happened.

    Attributes:
        GIVEN: the day that was named.
        LAST_ENGAGEMENT: the last engagement with the office before the day asked about.
        PROGRAMME_BEGUN: the first day of the programme, that day included.
        WHOLE_RECORD: everything in the record.
    """

    GIVEN = "given"
    LAST_ENGAGEMENT = "last-engagement"
    PROGRAMME_BEGUN = "programme-begun"
    WHOLE_RECORD = "whole-record"


@frozen(kw_only=True)
class CameBack:
    """What a response says about one recommendation, or about a paper as a whole.

    Attributes:
        reference: the recommendation, or the paper.
        what: what the recommendation asks; the paper's title.
        response: the reference of the response.
        kind: what the response is.
        sent_by: slugs of its senders.
        received_on: the day (or month) it arrived.
        known_by: the date is that by which it was known to have arrived.
        disposition: what it decides; None where it decides nothing about this.
        reason: why, in its own words or a summary.
        promised_for: the day (or month) for which a holding reply promises an answer.
        promise: the promise in its own words.
    """

    reference: str
    what: str
    response: str
    kind: ResponseKind
    sent_by: tuple[str, ...]
    received_on: CivilDate
    known_by: bool
    disposition: DispositionKind | None
    reason: str
    promised_for: CivilDate | None
    promise: str


@frozen(kw_only=True)
class LateAnswer:
    """An answer that is overdue, with what its protocol proposes next.

    Attributes:
        line: the answer owed.
        step: the newest step that fell due and was not made, else the next to fall due; None where
            none is left, or none is proposed.
    """

    line: Line
    step: ProposedStep | None


@frozen(kw_only=True)
class Briefing:
    """What an office has to know as at a day.

    What happened is told of the days after `since`; what is overdue, promised and committed, as it
    stands. Our own judgement of answers is no part of it, whoever may see it.

    Attributes:
        addressee: the slug of the office it is for.
        name: its name.
        as_at: the day asked about, to its end.
        since: the day after which what happened is told; None for everything in the record.
        since_what: what that day is.
        engagement: the last engagement with the office, where it is that day's.
        advised: papers issued since.
        came_back: what responses received since say, per recommendation, by day.
        late: answers overdue, the longest first.
        promises: answers promised for a date that passed without one.
        commitments: open commitments that are overdue, due within 90 days, or were moved.
        asked: what the office itself, the body it belongs to and the offices that belong to it
            are asked and have not answered, the soonest deadline first.
        escalated: escalation steps that fell due and go to one of those.
        raised: what else to raise with the office.
    """

    addressee: str
    name: str
    as_at: date
    since: date | None
    since_what: BriefedSince
    engagement: EngagementRow | None
    advised: tuple[PaperRow, ...]
    came_back: tuple[CameBack, ...]
    late: tuple[LateAnswer, ...]
    promises: tuple[PromisePassed, ...]
    commitments: tuple[CommitmentRow, ...]
    asked: tuple[Line, ...]
    escalated: tuple[EscalationDue, ...]
    raised: tuple[AgendaRow, ...]


def briefing(
    register: Register, addressee: str, *, as_at: date, since: date | None = None
) -> Briefing:
    """What an office has to know at the end of a day.

    Args:
        register: the record.
        addressee: the slug of the office.
        as_at: the day asked about, to its end.
        since: the day after which what happened is told. Without it, the day of the last
            engagement with the office before the day asked about, else the day before the
            programme began, else everything.

    Raises:
        FaultsError: `since` lies after the day asked about.
        UnknownReferenceError: the record holds no such office.
    """
    office = register.addressee(addressee)
    refuse_since_ahead(since, as_at)
    after, what, engagement = _since(register, addressee, as_at, since)
    late, owed = _owed(register, as_at)
    concerned = {
        addressee,
        *([office.body] if office.body else []),
        *(each.slug for each in register.addressees.values() if each.body == addressee),
    }
    asked = [
        line for line in owed if line.stage is StageName.SUBSTANTIVE and line.addressee in concerned
    ]
    return Briefing(
        addressee=addressee,
        name=office.name_on(as_at),
        as_at=as_at,
        since=after,
        since_what=what,
        engagement=engagement,
        advised=tuple(row for row in papers(register, as_at=as_at) if _is_in(row.issued_on, after)),
        came_back=_came_back(register, after, as_at),
        late=tuple(late),
        promises=promises_passed(register, as_at=as_at),
        commitments=tuple(_due_or_moved(register, as_at)),
        asked=tuple(sorted(asked, key=_by_deadline)),
        escalated=tuple(
            step for step in escalations_due(register, as_at=as_at) if step.to in concerned
        ),
        raised=tuple(_raised(register, addressee, as_at, asked)),
    )


def _since(
    register: Register, addressee: str, as_at: date, given: date | None
) -> tuple[date | None, BriefedSince, EngagementRow | None]:
    if given is not None:
        return given, BriefedSince.GIVEN, None
    held = [
        row
        for row in engagements(register, as_at=as_at, addressee=addressee)
        if latest(row.held_on) < as_at
    ]
    if held:
        return latest(held[-1].held_on), BriefedSince.LAST_ENGAGEMENT, held[-1]
    period = register.programme.period if register.programme else None
    if period is not None and date.min < period.first <= as_at:
        return period.first - _ONE_DAY, BriefedSince.PROGRAMME_BEGUN, None
    return None, BriefedSince.WHOLE_RECORD, None


def _is_in(when: CivilDate, after: date | None) -> bool:
    return after is None or latest(when) > after


def _owed(register: Register, as_at: date) -> tuple[list[LateAnswer], list[Line]]:
    """The answers overdue, the longest first, and all that is still owed."""
    late, owed = [], []
    for reading, line in standings_read(register, as_at=as_at):
        if line.standing is Standing.OVERDUE:
            steps = proposed_steps(
                register.files[line.advice], reading, line.addressee, as_at=as_at
            )
            late.append(LateAnswer(line=line, step=next_step(steps, as_at) if line.owed else None))
        if line.owed:
            owed.append(line)
    return sorted(late, key=lambda each: _by_deadline(each.line)), owed


def _by_deadline(line: Line) -> tuple[date, str, str]:
    return line.deadline or date.max, line.reference, line.addressee


def _came_back(register: Register, after: date | None, as_at: date) -> tuple[CameBack, ...]:
    taken = {row.response: row for row in stances(register, as_at=as_at)}
    found: list[CameBack] = []
    for file in register.files.values():
        titles: dict[int | None, str] = {None: file.advice.title}
        titles |= {n: part.text for n, part in enumerate(file.advice.recommendations, start=1)}
        for response in file.responses_by(as_at):
            if not response.shown or not _is_in(response.received_on, after):
                continue
            said = [(each.recommendation, each.kind, each.reason) for each in response.dispositions]
            stance = taken.get(response.reference)
            whole = (None, stance.stance, stance.reason) if stance else None
            for part, kind, reason in _said(response, said, whole):
                found.append(
                    CameBack(
                        reference=reference_of(response.advice, part),
                        what=titles[part],
                        response=response.reference,
                        kind=response.kind,
                        sent_by=response.sent_by,
                        received_on=response.received_on,
                        known_by=response.known_by,
                        disposition=kind,
                        reason=reason,
                        promised_for=response.promised_for,
                        promise=response.promise,
                    )
                )
    return tuple(sorted(found, key=lambda row: (latest(row.received_on), row.response)))


_Said = tuple[int | None, DispositionKind | None, str]


def _said(
    response: Response,
    decided: Sequence[tuple[int, DispositionKind, str]],
    whole: tuple[None, DispositionKind, str] | None,
) -> Iterator[_Said]:
    """What a response says: of the paper as a whole first, then per recommendation."""
    if whole is not None:
        yield whole
    yield from decided
    if whole is None and not decided:
        for part in response.recommendations or (None,):
            yield part, None, ""


def _due_or_moved(register: Register, as_at: date) -> Iterator[CommitmentRow]:
    ahead = ahead_of(as_at, AHEAD)
    for row in commitments(register, as_at=as_at):
        due = row.promised_for is not None and latest(row.promised_for) <= ahead
        overdue = row.standing is CommitmentStanding.OVERDUE
        if row.is_open and (due or overdue or row.slips):
            yield row


def _raised(
    register: Register, addressee: str, as_at: date, asked: Sequence[Line]
) -> Iterator[AgendaRow]:
    """What else to raise: neither what is asked of it already, nor our own judgement."""
    there = {line.reference for line in asked if line.addressee == addressee}
    owed = (Raised.OVERDUE, Raised.DUE_SOON, Raised.PROMISE_PASSED)
    for row in agenda(register, addressee, as_at=as_at):
        if row.why is Raised.NOT_RESPONSIVE or (row.why in owed and row.reference in there):
            continue
        yield row

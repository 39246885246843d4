"""Commitments as rows: where each stands, how it moved, what was told of it."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from isa_programme.calendars.dates import in_words
from isa_programme.calendars.months import CivilDate, earliest, is_by, latest
from isa_programme.questions.lateness import calendar_days
from isa_programme.questions.standing_words import CommitmentStanding
from isa_programme.record.commitments import Commitment
from isa_programme.record.courses import CommitmentCourse, Slip, commitment_course
from isa_programme.record.followed import Followed
from isa_programme.record.names import reference_of
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import Visibility


@frozen(kw_only=True)
class CommitmentRow:
    """A commitment as it stands at the end of a day.

    Attributes:
        reference: its reference, or its slug in a route map.
        text: what was promised.
        owner: the slug of the office that is to do it.
        owner_name: its name.
        ours: whether that is our own office or body, so that it is ours to carry out.
        response: the reference of the response it arises from; "" for none.
        answers: the recommendation, or paper, that response answers; "" for none.
        route_map: the slug of the route map that holds it; "" for none.
        made_on: the day (or month) it was made.
        promised_for: the day (or month) it is promised for now; None where none was named.
        first_promised_for: what it was promised for first.
        promise: that date in its own words.
        slips: every time it was moved.
        days_slipped: calendar days from the first date named to the one now.
        standing: where it stands.
        because: why it stands so, where the standing alone does not say.
        done_on: the day (or month) it was done.
        days_late: calendar days past the date now: to the day it was done, else to the day asked
            about; 0 where it is not late.
        updated_on: the day (or month) its owner last told of it.
        update: what it told.
        evidence: what will show that it is done.
        shown_by: what showed it.
        references: what around the promise it rests on.
        topics: its topics.
        sectors: the sectors it concerns.
        visibility: who may see it.
        source: where it is published.
        entry: the number of the entry that recorded it.
    """

    reference: str
    text: str
    owner: str
    owner_name: str
    ours: bool
    response: str
    answers: str
    route_map: str
    made_on: CivilDate
    promised_for: CivilDate | None
    first_promised_for: CivilDate | None
    promise: str
    slips: tuple[Slip, ...]
    days_slipped: int
    standing: CommitmentStanding
    because: str
    done_on: CivilDate | None
    days_late: int
    updated_on: CivilDate | None
    update: str
    evidence: str
    shown_by: str
    references: tuple[str, ...]
    topics: tuple[str, ...]
    sectors: tuple[str, ...]
    visibility: Visibility
    source: str
    entry: int

    @property
    def is_open(self) -> bool:
        """Whether it is still to be carried out."""
        return self.standing in OPEN


OPEN = frozenset(
    {CommitmentStanding.PROMISED, CommitmentStanding.UNDER_WAY, CommitmentStanding.OVERDUE}
)
"""The standings of what is still to be carried out."""


def commitments(register: Register, *, as_at: date) -> tuple[CommitmentRow, ...]:
    """Every commitment made by the end of a day, by the date it is promised for; undated last."""
    made = (each for each in register.all_of(Commitment) if each.is_there(as_at))
    found = [_row(register, each, as_at) for each in made]
    return tuple(sorted(found, key=lambda row: (_promised(row.promised_for), row.reference)))


def commitment_row(register: Register, reference: str, *, as_at: date) -> CommitmentRow:
    """One commitment as it stands at the end of a day.

    Raises:
        UnknownReferenceError: the record holds no such commitment.
    """
    return _row(register, register.one_of(Commitment, reference), as_at)


def _promised(when: CivilDate | None) -> date:
    return date.max if when is None else latest(when)


def _row(register: Register, followed: Followed[Commitment], as_at: date) -> CommitmentRow:
    made, course = followed.noun, commitment_course(followed, as_at)
    owner = register.addressee(made.owner)
    standing, because = commitment_standing(course, as_at)
    first = made.promised_for or next((slip.after for slip in course.slips), None)
    now = course.promised_for
    slipped = (latest(now) - latest(first)).days if now and first else 0
    told = course.updates[-1] if course.updates else None
    return CommitmentRow(
        reference=made.reference,
        text=made.text,
        owner=made.owner,
        owner_name=owner.name_on(as_at),
        ours=owner.ours,
        response=made.response,
        answers=reference_of(made.advice, made.recommendation) if made.advice else "",
        route_map=made.route_map,
        made_on=made.made_on,
        promised_for=now,
        first_promised_for=first,
        promise=course.promise,
        slips=course.slips,
        days_slipped=slipped,
        standing=standing,
        because=because,
        done_on=course.done.done_on if course.done else None,
        days_late=_days_late(course, as_at),
        updated_on=told.updated_on if told else None,
        update=told.text if told else "",
        evidence=made.evidence,
        shown_by=course.done.evidence if course.done else "",
        references=made.references,
        topics=made.topics,
        sectors=made.sectors,
        visibility=made.visibility,
        source=made.source,
        entry=followed.recorded.number,
    )


def commitment_standing(course: CommitmentCourse, as_at: date) -> tuple[CommitmentStanding, str]:
    """Where a commitment stands at the end of a day, and why where that needs a word."""
    if course.dropped is not None:
        return CommitmentStanding.DROPPED, course.dropped.reason
    promised_for = course.promised_for
    if course.done is None:
        if promised_for is not None and latest(promised_for) < as_at:
            return CommitmentStanding.OVERDUE, ""
        told = CommitmentStanding.UNDER_WAY if course.updates else CommitmentStanding.PROMISED
        return told, ""
    done_on = course.done.done_on
    if promised_for is None:
        return CommitmentStanding.DONE_NO_DATE, ""
    in_time = is_by(done_on, promised_for)
    if in_time is None:
        why = f"done in {in_words(done_on)}, promised for {in_words(promised_for)}"
        return CommitmentStanding.CANNOT_BE_WORKED_OUT, why
    return CommitmentStanding.DONE_ON_TIME if in_time else CommitmentStanding.DONE_LATE, ""


def _days_late(course: CommitmentCourse, as_at: date) -> int:
    if course.dropped is not None or course.promised_for is None:
        return 0
    until = earliest(course.done.done_on) if course.done else as_at
    return calendar_days(latest(course.promised_for), until)

"""Open commitments as lines, to stand beside the answers that are owed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isa_programme.calendars.months import latest
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.terms import calendar_in_force
from isa_programme.questions.lateness import calendar_days, standing_on, working_days
from isa_programme.questions.lines import Line
from isa_programme.questions.standing_words import Standing
from isa_programme.record.commitments import Commitment
from isa_programme.record.courses import CommitmentCourse, commitment_course
from isa_programme.record.followed import Followed
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import Basis, Priority, StageName


def commitment_lines(register: Register, *, as_at: date) -> Iterator[Line]:
    """Each open commitment as a line to stand beside answers that are owed.

    The date is the one promised, a month to its last day; working days are those of the calendar
    adopted first.
    """
    calendar = calendar_in_force(register, None, as_at)
    for followed in register.all_of(Commitment):
        line = commitment_line(register, followed, calendar, as_at=as_at)
        if line is not None:
            yield line


def commitment_line(
    register: Register,
    followed: Followed[Commitment],
    calendar: WorkingCalendar | None,
    *,
    as_at: date,
) -> Line | None:
    """One commitment as a line, by the working days of a calendar; None where it is not open."""
    if not followed.is_there(as_at):
        return None
    course = commitment_course(followed, as_at)
    return _line(register, followed.noun, course, calendar, as_at) if course.is_open else None


def _line(
    register: Register,
    made: Commitment,
    course: CommitmentCourse,
    calendar: WorkingCalendar | None,
    as_at: date,
) -> Line:
    owner = register.addressee(made.owner)
    due = None if course.promised_for is None else latest(course.promised_for)
    first = None if made.promised_for is None else latest(made.promised_for)
    standing = _owed_standing(due, calendar, as_at)
    late = standing is Standing.OVERDUE
    file = register.files.get(made.advice)
    return Line(
        reference=made.reference,
        own_reference=file.advice.own_reference if file else "",
        advice=made.advice,
        recommendation=made.recommendation,
        title=file.advice.title if file else "",
        text=made.text,
        addressee=made.owner,
        addressee_name=owner.name_on(as_at),
        ours=owner.ours,
        transferred_from=None,
        stage=StageName.COMMITMENT,
        commitment=made.reference,
        period=None,
        standing=standing,
        because="",
        basis=None if due is None else Basis.PROMISED,
        protocol=None,
        calendar=calendar.name if calendar else None,
        day_zero=None,
        deadline=due,
        original_deadline=first,
        outside_protocol=False,
        falls_in=(),
        requested_by=None,
        assumption="",
        held_on=None,
        working_days_held=None,
        promised_for=course.promised_for,
        promised_by=made.response or None,
        met_on=None,
        met_by=None,
        withdrawn_on=None,
        disposition=None,
        working_days_left=None if due is None or late else working_days(calendar, as_at, due),
        working_days_late=working_days(calendar, due, as_at),
        days_late=calendar_days(due, as_at),
        working_days_late_original=working_days(calendar, first, as_at),
        days_late_original=calendar_days(first, as_at),
        earliest_if_resumed=None,
        age=(as_at - latest(made.made_on)).days,
        function=file.advice.function if file else None,
        priority=file.advice.priority_of(made.recommendation) if file else Priority.ROUTINE,
        visibility=made.visibility,
        lead=file.advice.lead if file else "",
    )


def _owed_standing(due: date | None, calendar: WorkingCalendar | None, as_at: date) -> Standing:
    if due is None:
        return Standing.UNANSWERED_NO_DATE
    return standing_on(as_at, due, calendar)

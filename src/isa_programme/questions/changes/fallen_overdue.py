"""What came about by a day passing: answers, plans and commitments overdue, contact lapsed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import zip_longest
from typing import Any, TypeVar

from isa_programme.calendars.dates import in_words
from isa_programme.calendars.months import CivilDate, latest
from isa_programme.questions.cadences import cadence_row
from isa_programme.questions.changes.rows import Changed, ChangeRow
from isa_programme.questions.commitments import commitment_standing
from isa_programme.questions.lines import Line
from isa_programme.questions.programme.milestones import milestone_standing
from isa_programme.questions.standing import standings, standings_of
from isa_programme.questions.standing_words import CommitmentStanding, MilestoneStanding, Standing
from isa_programme.record.commitments import Commitment
from isa_programme.record.courses import commitment_course, milestone_course
from isa_programme.record.engagements import Cadence
from isa_programme.record.followed import Followed
from isa_programme.record.milestones import Milestone
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import StageName

N = TypeVar("N")
_ONE_DAY = timedelta(days=1)


def answers_overdue(register: Register, since: date, until: date) -> Iterator[ChangeRow]:
    """What fell overdue, whatever became of it since."""
    for line in standings(register, as_at=until):
        if line.deadline is None or line.deadline >= until:
            continue
        on = max(line.deadline + _ONE_DAY, _there_from(register, line))
        if since < on <= until and _was_overdue(register, line, on):
            yield ChangeRow(
                what=Changed.FALLEN_OVERDUE,
                on=on,
                reference=line.reference,
                offices=(line.addressee,),
                sentence=_owed(line),
                entry=None,
            )


def _there_from(register: Register, line: Line) -> date:
    """The first day on which it is owed, which may lie after a deadline where a month is known."""
    if line.commitment is not None:
        return latest(register.one_of(Commitment, line.commitment).noun.made_on)
    return latest(register.files[line.advice].advice.issued_on)


def _was_overdue(register: Register, line: Line, on: date) -> bool:
    if line.standing in (Standing.OVERDUE, Standing.ANSWERED_LATE):
        return True
    if line.standing is Standing.ANSWERED_ON_TIME:
        return False
    then = standings_of(register, register.files[line.advice], as_at=on)
    return any(each.standing is Standing.OVERDUE and _key(each) == _key(line) for each in then)


def _key(line: Line) -> tuple[str, str, StageName, int | None]:
    return line.reference, line.transferred_from or line.addressee, line.stage, line.period


def _owed(line: Line) -> str:
    since = f", answered on {in_words(line.met_on)}" if line.met_on is not None else ""
    return (
        f"{line.stage} of {line.addressee_name}, due {in_words(line.deadline or date.max)}{since}"
    )


def plans_overdue(register: Register, since: date, until: date) -> Iterator[ChangeRow]:
    """Milestones and commitments that fell overdue, whatever became of them since."""
    for planned in register.all_of(Milestone):
        milestone = planned.noun
        for on, due in _falls(planned, _milestone_due, since, until):
            yield ChangeRow(
                what=Changed.MILESTONE_OVERDUE,
                on=on,
                reference=milestone.slug,
                offices=milestone.owners,
                sentence=f"{milestone.title}, planned for {in_words(due)}",
                entry=None,
            )
    for made in register.all_of(Commitment):
        commitment = made.noun
        for on, due in _falls(made, _commitment_due, since, until):
            yield ChangeRow(
                what=Changed.COMMITMENT_OVERDUE,
                on=on,
                reference=commitment.reference,
                offices=(commitment.owner,),
                sentence=f"{commitment.text}, promised for {in_words(due)}",
                entry=None,
            )


def _falls(
    followed: Followed[N],
    due_on: Callable[[Followed[N], date], CivilDate | None],
    since: date,
    until: date,
) -> Iterator[tuple[date, CivilDate]]:
    """The days on which something fell overdue that was not the day before, each with its date."""
    for on in _days_of(followed, since, until):
        due = due_on(followed, on)
        if due is not None and due_on(followed, on - _ONE_DAY) is None:
            yield on, due


def _days_of(followed: Followed[Any], since: date, until: date) -> list[date]:
    """The days after one and by another on which it can have fallen overdue, in order."""
    nouns = (followed.noun, *(entry.fact for entry in followed.entries))
    dates = (
        getattr(noun, field, None) for noun in nouns for field in ("planned_for", "promised_for")
    )
    days = {latest(when) + _ONE_DAY for when in dates if when is not None}
    days |= {latest(entry.happened_on) for entry in (followed.recorded, *followed.entries)}
    return sorted(day for day in days if since < day <= until)


def _milestone_due(planned: Followed[Milestone], day: date) -> CivilDate | None:
    """The date it had passed by a day, where it was overdue then."""
    course = milestone_course(planned, day)
    late = milestone_standing(course, day)[0] is MilestoneStanding.OVERDUE
    return course.planned_for if late and planned.is_there(day) else None


def _commitment_due(made: Followed[Commitment], day: date) -> CivilDate | None:
    """The date it had passed by a day, where it was overdue then."""
    course = commitment_course(made, day)
    late = commitment_standing(course, day)[0] is CommitmentStanding.OVERDUE
    return course.promised_for if late and made.is_there(day) else None


def contact_lapsed(register: Register, since: date, until: date) -> Iterator[ChangeRow]:
    """Contact that lapsed, by what was set for that day; set otherwise later changes nothing."""
    for followed in register.all_of(Cadence):
        seen = (followed.recorded, *(each for each in followed.entries if each.fact.opens))
        begins = sorted({latest(entry.happened_on) for entry in seen})
        for first, after in zip_longest(begins, begins[1:]):
            last = until if after is None else min(until, after - _ONE_DAY)
            if last < first or last <= since:
                continue
            row = cadence_row(register, followed, last)
            for lapse in row.lapses:
                if max(since, first - _ONE_DAY) <= lapse.last < last:
                    had = "" if lapse.held is None else f", {lapse.held} of {lapse.wanted} held"
                    yield ChangeRow(
                        what=Changed.CONTACT_LAPSED,
                        on=lapse.last + _ONE_DAY,
                        reference=row.slug,
                        offices=(row.addressee,),
                        sentence=f"contact {row.often}, by {in_words(lapse.last)}{had}",
                        entry=None,
                    )

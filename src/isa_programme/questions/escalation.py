"""Escalation: steps a protocol proposes once an answer is late enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.reading import Reading
from isa_programme.errors import OutsideCalendarError
from isa_programme.questions.lines import Line
from isa_programme.questions.standing import lines_read
from isa_programme.questions.standing_words import Standing
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.facts import EscalationMade
from isa_programme.record.register import Register


@frozen(kw_only=True)
class EscalationDue:
    """A step that fell due, and that nobody has recorded as made.

    Attributes:
        reference: the recommendation or paper still unanswered.
        addressee: the slug of the office that owes it.
        period: which period of a step that recurs; None for one owed once.
        step: what the protocol proposes.
        to: the slug of the office it goes to, if one is named.
        fell_due_on: the working day it fell due; that counts, not the day somebody looked.
        deadline: the deadline that passed.
        protocol: the protocol version that proposes it.
    """

    reference: str
    addressee: str
    period: int | None
    step: str
    to: str | None
    fell_due_on: date
    deadline: date
    protocol: str


@frozen(kw_only=True)
class ProposedStep:
    """A step that a protocol proposes for something owed, whether or not it has fallen due.

    Attributes:
        step: what the protocol proposes.
        to: the slug of the office it goes to, if one is named.
        after: working days past the deadline.
        falls_due_on: the working day it falls due, if the answer is still missing then; None where
            the calendar does not reach it.
        made_on: the day somebody made it, the last where it was made more than once; None while
            nobody has recorded that.
    """

    step: str
    to: str | None
    after: int
    falls_due_on: date | None
    made_on: date | None

    def is_due(self, as_at: date) -> bool:
        """Whether it has fallen due by the end of a day, and nobody has made it."""
        fell_due = self.falls_due_on is not None and self.falls_due_on <= as_at
        return fell_due and self.made_on is None


def escalations_due(register: Register, *, as_at: date) -> tuple[EscalationDue, ...]:
    """Every step fallen due by the end of a day and not made, the oldest first."""
    due: list[EscalationDue] = []
    for file in register.files.values():
        for reading, line in lines_read(register, file, as_at=as_at):
            if line.standing is Standing.OVERDUE:
                due += _fallen_due(file, reading, line, line.withdrawn_on or as_at)
    return tuple(sorted(due, key=lambda each: (each.fell_due_on, each.reference)))


def _fallen_due(
    file: AdviceFile, reading: Reading, line: Line, as_at: date
) -> Iterator[EscalationDue]:
    for step in proposed_steps(file, reading, line.addressee, as_at=as_at):
        if step.is_due(as_at) and step.falls_due_on and line.deadline:
            yield EscalationDue(
                reference=line.reference,
                addressee=line.addressee,
                period=line.period,
                step=step.step,
                to=step.to,
                fell_due_on=step.falls_due_on,
                deadline=line.deadline,
                protocol=str(reading.protocol),
            )


def proposed_steps(
    file: AdviceFile, reading: Reading, slug: str, *, as_at: date
) -> tuple[ProposedStep, ...]:
    """Every step that is proposed for something owed, in the order the protocol lists them.

    None where no protocol governs it, where its protocol proposes none for its stage, and while it
    has no deadline.

    Args:
        file: the paper.
        reading: the clock of what is owed, as it was read for that day.
        slug: the slug of the office that owes it.
        as_at: the day asked about, to its end.
    """
    obligation, protocol, deadline = reading.obligation, reading.protocol, reading.deadline
    if protocol is None or deadline is None or reading.calendar is None:
        return ()
    made = {
        fact.step: fact.made_on
        for entry in file.entries_by(as_at)
        if isinstance(fact := entry.fact, EscalationMade) and obligation.concerns(fact, slug)
    }
    return tuple(
        ProposedStep(
            step=step.name,
            to=step.to,
            after=step.after,
            falls_due_on=_working_day(reading.calendar, deadline, step.after),
            made_on=made.get(step.name),
        )
        for step in protocol.escalation
        if step.stage is obligation.stage
    )


def _working_day(calendar: WorkingCalendar, after: date, number: int) -> date | None:
    try:
        return calendar.nth_working_day(after, number)
    except OutsideCalendarError:
        return None


def next_step(steps: Iterable[ProposedStep], as_at: date) -> ProposedStep | None:
    """The step to be made next: the newest that fell due, else the first still to fall due.

    None where every step was made, or none is proposed.
    """
    dated = [
        (step.falls_due_on, step)
        for step in steps
        if step.made_on is None and step.falls_due_on is not None
    ]
    fallen = [each for each in dated if each[0] <= as_at]
    if fallen:
        return max(fallen, key=lambda each: each[0])[1]
    return min(dated, key=lambda each: each[0])[1] if dated else None

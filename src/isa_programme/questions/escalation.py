"""Escalation: steps a protocol proposes once an answer is late enough."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from isa_programme.clock.reading import Reading
from isa_programme.errors import OutsideCalendarError
from isa_programme.questions.standing import lines_read
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.facts import EscalationMade
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import Standing


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


def escalations_due(register: Register, *, as_at: date) -> tuple[EscalationDue, ...]:
    """Every step fallen due by the end of a day and not made, the oldest first."""
    due = []
    for file in register.files.values():
        for reading, line in lines_read(register, file, as_at=as_at):
            if line.standing is Standing.OVERDUE:
                until = line.withdrawn_on or as_at
                due += _fallen_due(file, reading, line.addressee, until)
    return tuple(sorted(due, key=lambda each: (each.fell_due_on, each.reference)))


def _fallen_due(file: AdviceFile, reading: Reading, slug: str, as_at: date) -> list[EscalationDue]:
    obligation, protocol = reading.obligation, reading.protocol
    if protocol is None or reading.deadline is None or reading.calendar is None:
        return []
    made = {
        fact.step
        for entry in file.entries_by(as_at)
        if isinstance(fact := entry.fact, EscalationMade) and obligation.concerns(fact, slug)
    }
    due = []
    for step in protocol.escalation:
        if step.stage is not obligation.stage or step.name in made:
            continue
        try:
            fell_due_on = reading.calendar.nth_working_day(reading.deadline, step.after)
        except OutsideCalendarError:
            continue
        if fell_due_on <= as_at:
            due.append(
                EscalationDue(
                    reference=obligation.reference,
                    addressee=slug,
                    period=obligation.period,
                    step=step.name,
                    to=step.to,
                    fell_due_on=fell_due_on,
                    deadline=reading.deadline,
                    protocol=str(protocol),
                )
            )
    return due

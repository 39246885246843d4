"""Many calculations at once: one rule, or one a row, from each of many starts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, time

import attrs
from attrs import frozen

from isa_programme.calendars.working import WorkingCalendar
from isa_programme.errors import FaultsError, OutsideCalendarError
from isa_programme.questions.calculation.calculation import Calculation, calculate, stage_meant
from isa_programme.questions.standing_words import Standing
from isa_programme.record.allowance import Allowance
from isa_programme.record.protocols import Protocol
from isa_programme.record.stages import Stage
from isa_programme.record.vocabulary import Basis


@frozen(kw_only=True)
class GivenStart:
    """A start to count from.

    Attributes:
        reference: the caller's own name for it, given back as it is.
        start: the day the clock counts from.
        at: the time of day in London, where it is given.
        allowance: its own allowance; the rule's unless given.
        answered_on: the day it was answered, if it was.
    """

    reference: str = ""
    start: date
    at: time | None = None
    allowance: Allowance | None = None
    answered_on: date | None = None


@frozen(kw_only=True)
class CalculatedStart:
    """A start with its deadline; see :class:`Calculation` for the fields they share.

    Attributes:
        reference: the caller's own name for it.
        start: the day the clock counts from.
        allowance: how long, in words.
        day_zero: the day counted from; None where it can't be worked out.
        deadline: the last good day; None where it can't be worked out.
        original_deadline: the same, since nothing happens to these clocks.
        overdue_from: the day after the deadline.
        standing: where it stands on the day asked about; None if no day was.
        because: why it can't be worked out; "" where it can.
        working_days_left: working days in (as at, deadline].
        working_days_late: working days in (deadline, answered or as at].
        days_late: calendar days, likewise.
        answered_on: the day it was answered, if it was.
        protocol: the protocol version the rule is taken from; None for a rule of one's own.
        basis: what the deadline rests on, likewise.
        calendar: the name of the calendar counted by.
        fingerprint: that calendar's fingerprint.
        explanation: how the deadline was worked out, where that was asked for.
    """

    reference: str
    start: date
    allowance: str
    day_zero: date | None = None
    deadline: date | None = None
    original_deadline: date | None = None
    overdue_from: date | None = None
    standing: Standing | None = None
    because: str = ""
    working_days_left: int | None = None
    working_days_late: int | None = None
    days_late: int | None = None
    answered_on: date | None = None
    protocol: str | None = None
    basis: Basis | None = None
    calendar: str | None = None
    fingerprint: str | None = None
    explanation: tuple[str, ...] = ()


def calculate_each(
    rule: Stage | Allowance | str,
    starts: Iterable[GivenStart],
    calendar: WorkingCalendar | None = None,
    *,
    channel: str | None = None,
    period: int = 1,
    protocol: Protocol | None = None,
    suspensions: Iterable[tuple[date, date]] = (),
    as_at: date | None = None,
    explain: bool = False,
) -> tuple[CalculatedStart, ...]:
    """The deadline of each start, in the order given.

    A start that the calendar does not cover stands as ``cannot-be-worked-out`` and says why; every
    other is still answered.

    Args:
        rule: a stage with every rule of the clocks, or an allowance with the usual ones.
        starts: what to count from.
        calendar: the working days.
        channel: how each was sent, where the rule dates receipt by that.
        period: which period of a rule that recurs, from 1.
        protocol: the version the rule is taken from, to be named beside each deadline.
        suspensions: the first and last day of each stretch the rule does not count.
        as_at: the day asked about; without one there is no standing.
        explain: whether to say how each deadline was worked out.
    """
    stage, shut = stage_meant(rule), tuple(suspensions)

    def worked_out(counted: Stage, start: GivenStart) -> Calculation:
        return calculate(
            counted,
            start.start,
            calendar,
            at=start.at,
            channel=channel,
            period=period,
            protocol=protocol,
            suspensions=shut,
            as_at=as_at,
            answered_on=start.answered_on,
        )

    return tuple(_calculated(stage, start, worked_out, explain=explain) for start in starts)


def _calculated(
    rule: Stage,
    given: GivenStart,
    worked_out: Callable[[Stage, GivenStart], Calculation],
    *,
    explain: bool,
) -> CalculatedStart:
    stage = rule if given.allowance is None else attrs.evolve(rule, allowance=given.allowance)
    bare = CalculatedStart(
        reference=given.reference,
        start=given.start,
        allowance=str(stage.allowance),
        answered_on=given.answered_on,
    )
    try:
        found = worked_out(stage, given)
    except (OutsideCalendarError, FaultsError) as error:
        return attrs.evolve(bare, standing=Standing.CANNOT_BE_WORKED_OUT, because=str(error))
    return attrs.evolve(
        bare,
        day_zero=found.day_zero,
        deadline=found.deadline,
        original_deadline=found.original_deadline,
        overdue_from=found.overdue_from,
        standing=found.standing,
        working_days_left=found.working_days_left,
        working_days_late=found.working_days_late,
        days_late=found.days_late,
        protocol=found.protocol,
        basis=found.basis,
        calendar=found.calendar,
        fingerprint=found.fingerprint,
        explanation=found.explanation if explain else (),
    )

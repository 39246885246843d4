"""Progress: is the work being done, is it fast enough, is it answered?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from attrs import frozen

from isa_programme.calendars.dates import ahead_of
from isa_programme.calendars.months import latest
from isa_programme.questions.commitments import OPEN, commitments
from isa_programme.questions.lines import Line
from isa_programme.questions.programme.chain import ChainRow, chain_of
from isa_programme.questions.programme.milestones import MilestoneRow, known_route_map, rows
from isa_programme.questions.programme.pace import Pace, pace_of
from isa_programme.questions.programme.plan import Plan
from isa_programme.questions.promises import promises_passed
from isa_programme.questions.standing import standings
from isa_programme.questions.standing_words import CommitmentStanding, MilestoneStanding, Standing
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import Function

NEXT = timedelta(days=90)
"""Milestones planned within so many calendar days are due next."""


@frozen(kw_only=True)
class WorkDone:
    """Milestones by where they stand, of one function or of all.

    Attributes:
        function: the function; None for all of them, and for milestones of a route map.
        milestones: how many there are, dropped ones among them.
        due_by_now: how many were due by the day asked about, as they are planned now; dropped ones
            are not among them.
        reached: how many are reached.
        on_time: how many of those in time, by the date they were then planned for.
        late: how many of those late.
        overdue: how many are past their date and not reached.
        planned: how many are still to come.
        dropped: how many were dropped.
        blocked: how many open ones wait for something.
    """

    function: Function | None
    milestones: int
    due_by_now: int
    reached: int
    on_time: int
    late: int
    overdue: int
    planned: int
    dropped: int
    blocked: int


@frozen(kw_only=True)
class Slippage:
    """How milestones moved.

    Attributes:
        moved: how many milestones were moved at least once.
        later: how many stand later than they were first planned.
        times: how often they were moved, together.
        most_days: the most calendar days by which one stands later than first planned.
    """

    moved: int
    later: int
    times: int
    most_days: int


@frozen(kw_only=True)
class Answered:
    """What advice and commitments came to; counts of what is owed, not of papers.

    Attributes:
        owed: answers still owed, overdue ones among them.
        overdue: answers overdue.
        on_time: answered on time.
        late: answered late.
        no_date: answered where no date was asked for.
        promises_passed: answers promised for a date that passed without one.
        commitments_open: commitments still to be carried out, overdue ones among them.
        commitments_overdue: commitments past the date promised.
        commitments_done: commitments carried out.
    """

    owed: int
    overdue: int
    on_time: int
    late: int
    no_date: int
    promises_passed: int
    commitments_open: int
    commitments_overdue: int
    commitments_done: int


@frozen(kw_only=True)
class Progress:
    """The three questions as at a day: is it being done, is it fast enough, is it answered?

    Attributes:
        as_at: the day asked about.
        route_map: the slug of the route map; "" for the programme itself.
        work: milestones by where they stand, all of them and then by function.
        slippage: how they moved.
        overdue: milestones past their date and not reached, the longest first.
        due_next: open milestones planned within 90 calendar days.
        blocked: open milestones that wait for something.
        chain: the critical chain, the first to come first.
        pace: earned schedule, where it was asked for.
        answered: what advice and commitments came to, of the whole record.
    """

    as_at: date
    route_map: str
    work: tuple[WorkDone, ...]
    slippage: Slippage
    overdue: tuple[MilestoneRow, ...]
    due_next: tuple[MilestoneRow, ...]
    blocked: tuple[MilestoneRow, ...]
    chain: tuple[ChainRow, ...]
    pace: Pace | None
    answered: Answered


def progress(
    register: Register, *, as_at: date, route_map: str = "", with_pace: bool = False
) -> Progress:
    """How the programme, or a route map, stands at the end of a day.

    Args:
        register: the record.
        as_at: the day asked about, to its end.
        route_map: the slug of a route map; "" for the programme itself.
        with_pace: whether to tell the pace by earned schedule too.

    Raises:
        UnknownReferenceError: the record holds no such route map.
    """
    if route_map:
        known_route_map(register, route_map)
    plan = Plan(register, as_at)
    found = rows(plan, route_map)
    functions = [
        each
        for each in (register.programme.functions if register.programme else ())
        if any(row.function is each for row in found)
    ]
    return Progress(
        as_at=as_at,
        route_map=route_map,
        work=(
            _work(None, found, as_at),
            *(_work(each, [r for r in found if r.function is each], as_at) for each in functions),
        ),
        slippage=_slippage(found),
        overdue=tuple(row for row in found if row.standing is MilestoneStanding.OVERDUE),
        due_next=tuple(
            row
            for row in found
            if row.standing is MilestoneStanding.PLANNED
            and latest(row.planned_for) <= ahead_of(as_at, NEXT)
        ),
        blocked=tuple(row for row in found if row.blocked),
        chain=chain_of(plan, route_map),
        pace=pace_of(plan, route_map) if with_pace else None,
        answered=_answered(register, as_at),
    )


def _work(function: Function | None, found: Sequence[MilestoneRow], as_at: date) -> WorkDone:
    standing = Counter(row.standing for row in found)
    dropped = standing[MilestoneStanding.DROPPED]
    overdue, planned = standing[MilestoneStanding.OVERDUE], standing[MilestoneStanding.PLANNED]
    return WorkDone(
        function=function,
        milestones=len(found),
        due_by_now=sum(
            row.standing is not MilestoneStanding.DROPPED and latest(row.planned_for) <= as_at
            for row in found
        ),
        reached=len(found) - dropped - overdue - planned,
        on_time=standing[MilestoneStanding.REACHED_ON_TIME],
        late=standing[MilestoneStanding.REACHED_LATE],
        overdue=overdue,
        planned=planned,
        dropped=dropped,
        blocked=sum(row.blocked for row in found),
    )


def _slippage(found: Sequence[MilestoneRow]) -> Slippage:
    return Slippage(
        moved=sum(bool(row.slips) for row in found),
        later=sum(row.days_slipped > 0 for row in found),
        times=sum(len(row.slips) for row in found),
        most_days=max((row.days_slipped for row in found), default=0),
    )


def _answered(register: Register, as_at: date) -> Answered:
    lines: Sequence[Line] = standings(register, as_at=as_at)
    standing = Counter(line.standing for line in lines)
    made = Counter(row.standing for row in commitments(register, as_at=as_at))
    done = (
        CommitmentStanding.DONE_ON_TIME,
        CommitmentStanding.DONE_LATE,
        CommitmentStanding.DONE_NO_DATE,
        CommitmentStanding.CANNOT_BE_WORKED_OUT,
    )
    return Answered(
        owed=sum(line.owed for line in lines),
        overdue=sum(line.owed and line.standing is Standing.OVERDUE for line in lines),
        on_time=standing[Standing.ANSWERED_ON_TIME],
        late=standing[Standing.ANSWERED_LATE],
        no_date=standing[Standing.ANSWERED_NO_DATE],
        promises_passed=len(promises_passed(register, as_at=as_at)),
        commitments_open=sum(made[each] for each in OPEN),
        commitments_overdue=made[CommitmentStanding.OVERDUE],
        commitments_done=sum(made[each] for each in done),
    )

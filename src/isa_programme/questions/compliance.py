"""Compliance: how much was answered in time, and how long answers take.

By the definitions of the counting rules: answered on time / (answered + overdue). What is open and
not yet due is in neither number, and what was withdrawn while overdue stays counted as overdue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from enum import StrEnum

from attrs import frozen

from isa_programme.clock.reading import Reading
from isa_programme.questions.lateness import calendar_days
from isa_programme.questions.lines import Line
from isa_programme.questions.spreads import Spread, spread
from isa_programme.questions.standing import standings_read
from isa_programme.questions.standing_words import Standing
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import Basis, StageName

_ENDED = {Standing.NOT_OWED, Standing.WITHDRAWN}
_UNDATED = {
    Standing.ANSWERED_NO_DATE,
    Standing.UNANSWERED_NO_DATE,
    Standing.CANNOT_BE_WORKED_OUT,
}


class ComplianceBy(StrEnum):
    """What the lines of a compliance answer are.

    Attributes:
        ADDRESSEE: the office that owes the answer on that day.
        FUNCTION: the function of the programme that the paper belongs to.
        PROTOCOL: the protocol version that governs it.
        STAGE: the stage owed; every stage is counted.
        MONTH: the month of the deadline.
    """

    ADDRESSEE = "addressee"
    FUNCTION = "function"
    PROTOCOL = "protocol"
    STAGE = "stage"
    MONTH = "month"


@frozen(kw_only=True)
class Rate:
    """Answered on time / (answered + overdue), both numbers beside it.

    Attributes:
        on_time: how many were answered by their deadline.
        late: how many were answered after it.
        overdue: how many are past it and not answered, those withdrawn then among them.
        counted: the denominator: the three together.
        percent: on time of counted, in hundredths, to one decimal place; 100 only where everything
            was on time, and 0 only where nothing was. None where there is nothing to count.
    """

    on_time: int
    late: int
    overdue: int
    counted: int
    percent: float | None


@frozen(kw_only=True)
class ComplianceRow:
    """How one office, function, protocol version, stage or month did, as at a day.

    Attributes:
        group: the slug, name, version or month (``2026-01``); "" where there is none.
        name: the same in words.
        basis: what the deadlines rest on, in the order of the words: agreed, a borrowed example, or
            only asked for; empty where there is none.
        rate: against the deadlines in force, with everything that has moved them.
        original: against the deadlines at issue, as if nothing had moved them.
        not_yet_due: how many are open and not past their deadline; in neither number.
        undated: how many have no deadline that can be told, answered or not; in neither number.
        days: calendar days from day zero (from issue, where no clock ran) to the answer; stages
            that recur are left out.
        held: calendar days from the first holding reply to the substantive answer.
    """

    group: str
    name: str
    basis: tuple[Basis, ...]
    rate: Rate
    original: Rate
    not_yet_due: int
    undated: int
    days: Spread
    held: Spread


def compliance(
    register: Register,
    *,
    as_at: date,
    by: ComplianceBy = ComplianceBy.ADDRESSEE,
    stage: StageName | None = StageName.SUBSTANTIVE,
) -> tuple[ComplianceRow, ...]:
    """A row for each group at the end of a day, in order of its name.

    Only answers to advice are counted, each obligation once. One stage is counted, so that quick
    acknowledgements do not flatter the rate; None counts every stage, and so does `by` stage. What
    is not owed, or was withdrawn before it was overdue, is not counted. A month is that of the
    deadline in force; what has none is told with "".
    """
    read = standings_read(register, as_at=as_at)
    return compliance_of(read, as_at=as_at, by=by, stage=stage)


def compliance_of(
    read: Iterable[tuple[Reading, Line]],
    *,
    as_at: date,
    by: ComplianceBy = ComplianceBy.ADDRESSEE,
    stage: StageName | None = StageName.SUBSTANTIVE,
) -> tuple[ComplianceRow, ...]:
    """The same of lines that were read already, each with its clock."""
    counted = None if by is ComplianceBy.STAGE else stage
    groups: dict[tuple[str, str], list[tuple[Reading, Line]]] = {}
    for reading, line in read:
        if line.stage is StageName.COMMITMENT or counted not in (None, line.stage):
            continue
        if line.standing not in _ENDED:
            groups.setdefault(_GROUP[by](line), []).append((reading, line))
    return tuple(_row(group, name, groups[group, name], as_at) for group, name in sorted(groups))


def _row(group: str, name: str, owed: list[tuple[Reading, Line]], as_at: date) -> ComplianceRow:
    lines = [line for _, line in owed]
    rate = _rate(lines)
    undated = sum(line.standing in _UNDATED for line in lines)
    return ComplianceRow(
        group=group,
        name=name,
        basis=tuple(each for each in Basis if any(line.basis is each for line in lines)),
        rate=rate,
        original=_original(owed, as_at),
        not_yet_due=len(lines) - rate.counted - undated,
        undated=undated,
        days=_days([line for line in lines if line.period is None], as_at),
        held=_held(lines, as_at),
    )


def _rate(lines: list[Line]) -> Rate:
    standing = [line.standing for line in lines]
    return _counted(
        on_time=standing.count(Standing.ANSWERED_ON_TIME),
        late=standing.count(Standing.ANSWERED_LATE),
        overdue=standing.count(Standing.OVERDUE),
    )


def _original(owed: list[tuple[Reading, Line]], as_at: date) -> Rate:
    on_time = late = overdue = 0
    for reading, line in owed:
        deadline = line.original_deadline
        if deadline is None:
            continue
        if reading.met is None or line.withdrawn_on is not None:
            overdue += (line.withdrawn_on or as_at) > deadline
        else:
            # Of an answer of which only the month is known, neither may be certain.
            in_time = reading.met.in_time_for(deadline)
            on_time += in_time is True
            late += in_time is False
    return _counted(on_time=on_time, late=late, overdue=overdue)


def _counted(*, on_time: int, late: int, overdue: int) -> Rate:
    counted = on_time + late + overdue
    percent = round(100 * on_time / counted, 1) if counted else None
    if percent is not None and 0 < on_time < counted:
        percent = min(max(percent, 0.1), 99.9)
    return Rate(on_time=on_time, late=late, overdue=overdue, counted=counted, percent=percent)


def _days(lines: list[Line], as_at: date) -> Spread:
    taken = [days_taken(line, as_at) for line in lines]
    return spread(
        [days for days, ended in filter(None, taken) if ended],
        [days for days, ended in filter(None, taken) if not ended],
    )


def days_taken(line: Line, as_at: date) -> tuple[int, bool] | None:
    """The calendar days an answer took, or has run, and whether it came; None before its day zero.

    Where no clock runs, they are counted from the day of issue.
    """
    began = line.day_zero or as_at - timedelta(days=line.age)
    if line.met_on is not None:
        return calendar_days(began, line.met_on), True
    return None if began > as_at else (((line.withdrawn_on or as_at) - began).days, False)


def _held(lines: list[Line], as_at: date) -> Spread:
    ended, running = [], []
    for line in lines:
        if line.stage is not StageName.SUBSTANTIVE or line.held_on is None:
            continue
        if line.met_on is None:
            running.append(((line.withdrawn_on or as_at) - line.held_on).days)
        elif line.met_on >= line.held_on:
            ended.append((line.met_on - line.held_on).days)
    return spread(ended, running)


def _month(line: Line) -> tuple[str, str]:
    if line.deadline is None:
        return "", "no deadline"
    month = line.deadline.isoformat()[:7]
    return month, month


_GROUP: dict[ComplianceBy, Callable[[Line], tuple[str, str]]] = {
    ComplianceBy.ADDRESSEE: lambda line: (line.addressee, line.addressee_name),
    ComplianceBy.FUNCTION: lambda line: (line.function or "", line.function or "no function"),
    ComplianceBy.PROTOCOL: lambda line: (line.protocol or "", line.protocol or "no protocol"),
    ComplianceBy.STAGE: lambda line: (line.stage, line.stage),
    ComplianceBy.MONTH: _month,
}

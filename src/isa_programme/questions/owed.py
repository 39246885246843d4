"""What is due, and what is overdue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.counting import deadline
from isa_programme.clock.terms import calendar_in_force
from isa_programme.errors import OutsideCalendarError
from isa_programme.questions.commitment_lines import commitment_lines
from isa_programme.questions.lines import Line
from isa_programme.questions.standing import standings, standings_read
from isa_programme.questions.standing_words import Standing
from isa_programme.record.allowance import Allowance
from isa_programme.record.counting_rules import Roll
from isa_programme.record.register import Register


def due(
    register: Register, *, as_at: date, within: Allowance | None = None, ours: bool = False
) -> tuple[Line, ...]:
    """Every line still owed and not yet overdue, the soonest deadline first.

    Open commitments stand among them, by the date promised. Paused lines, and lines without a date
    or whose date can't be worked out, come last: they are owed too.

    Args:
        register: the record.
        as_at: the day asked about, to its end.
        within: only lines whose deadline lies at most so far ahead; lines without one are left
            out then. Working days count by each line's own calendar.
        ours: only what is ours to answer or carry out.
    """
    return _soonest_first(
        line
        for line, calendar in _owed(register, as_at)
        if line.standing is not Standing.OVERDUE
        and (within is None or lies_within(line.deadline, within, calendar, as_at))
        and (not ours or line.ours)
    )


def overdue(
    register: Register,
    *,
    as_at: date,
    since: date | None = None,
    lead: str | None = None,
    ours: bool = False,
) -> tuple[Line, ...]:
    """Every line whose deadline passed without an answer, the longest overdue first.

    Commitments not carried out by the date promised stand among them.

    Args:
        register: the record.
        as_at: the day asked about, to its end; what is due that day is not overdue yet.
        since: only lines that became overdue after this day, so that a daily notice does not
            repeat itself.
        lead: only papers that this person in our office looks after, however it is capitalised.
        ours: only what is ours to answer or carry out.
    """
    return _soonest_first(
        line
        for line in _every(register, as_at)
        if line.standing is Standing.OVERDUE
        and (since is None or (line.deadline is not None and line.deadline >= since))
        and is_asked(line, lead=lead, ours=ours)
    )


def is_asked(line: Line, *, lead: str | None = None, ours: bool = False) -> bool:
    """Whether a line is what a person in our office looks after, and ours, where that is asked."""
    return (not ours or line.ours) and (lead is None or line.lead.casefold() == lead.casefold())


def _owed(register: Register, as_at: date) -> Iterator[tuple[Line, WorkingCalendar | None]]:
    for reading, line in standings_read(register, as_at=as_at):
        if line.owed:
            yield line, reading.calendar
    calendar = calendar_in_force(register, None, as_at)
    for line in commitment_lines(register, as_at=as_at):
        yield line, calendar


def _every(register: Register, as_at: date) -> Iterator[Line]:
    yield from standings(register, as_at=as_at)
    yield from commitment_lines(register, as_at=as_at)


def lies_within(
    day: date | None, within: Allowance, calendar: WorkingCalendar | None, as_at: date
) -> bool:
    """Whether a deadline lies at most so far ahead of a day, by the working days of a calendar."""
    if day is None:
        return False
    try:
        return day <= deadline(within, as_at, calendar, roll=Roll.NONE)
    except OutsideCalendarError:
        return True  # so far ahead that the calendar has ended by then


def _soonest_first(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(
        sorted(lines, key=lambda line: (line.deadline or date.max, line.reference, line.addressee))
    )

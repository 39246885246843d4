"""What another calendar would change: which days, and which open deadlines, told or not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import attrs
from attrs import frozen

from isa_programme.calendars.months import latest
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.errors import RefusedError
from isa_programme.questions.calendars import calendar_named
from isa_programme.questions.moves import Move, moves
from isa_programme.record.adoption import Adoption
from isa_programme.record.register import Register


@frozen(kw_only=True)
class DayChange:
    """A day that one calendar counts and another does not.

    Attributes:
        day: the day.
        closed_before: why it did not count before; None if it was a working day.
        closed_after: why it does not count then; None if it is a working day.
    """

    day: date
    closed_before: str | None
    closed_after: str | None


@frozen(kw_only=True)
class CalendarChange:
    """What adopting another calendar would change, as at a day.

    Attributes:
        calendar: the name both go by.
        fingerprint_before: that of the calendar in force.
        fingerprint_after: that of the other.
        first_before: the first day covered now.
        last_before: the last day covered now.
        first_after: the first day covered then.
        last_after: the last day covered then.
        source_after: where the other's days come from.
        days: the days, covered by both, that count in one and not in the other.
        moves: the obligations whose deadline or standing would change.
    """

    calendar: str
    fingerprint_before: str
    fingerprint_after: str
    first_before: date
    last_before: date
    first_after: date
    last_after: date
    source_after: str
    days: tuple[DayChange, ...]
    moves: tuple[Move, ...]


def calendar_change(
    register: Register, calendar: WorkingCalendar, *, as_at: date
) -> CalendarChange:
    """What would change if a calendar were adopted, under its own name, on a day.

    Raises:
        UnknownReferenceError: no calendar of that name was adopted, so there is nothing to compare.
        RefusedError: one of that name was adopted only after that day.
    """
    before = calendar_named(register, calendar.name, as_at)
    newest = register.calendars[calendar.name][-1].adopted_on
    if as_at < newest:
        raise RefusedError(
            f"as at: {calendar.name} was adopted last on {newest}; it can't be adopted anew before"
        )
    after = _with_adopted(register, calendar, as_at)
    return CalendarChange(
        calendar=calendar.name,
        fingerprint_before=before.fingerprint,
        fingerprint_after=calendar.fingerprint,
        first_before=before.first,
        last_before=before.last,
        first_after=calendar.first,
        last_after=calendar.last,
        source_after=calendar.source,
        days=tuple(days_changed(before, calendar)),
        moves=tuple(
            move
            for reference, file in register.files.items()
            if latest(file.advice.issued_on) <= as_at
            for move in moves(register, after, reference, as_at)
        ),
    )


def _with_adopted(register: Register, calendar: WorkingCalendar, on: date) -> Register:
    adoption = Adoption(calendar=calendar, adopted_on=on, entry=register.size + 1)
    adopted = {
        **register.calendars,
        calendar.name: (*register.calendars[calendar.name], adoption),
    }
    return attrs.evolve(register, calendars=adopted)


def days_changed(before: WorkingCalendar, after: WorkingCalendar) -> Iterator[DayChange]:
    """The days, covered by both calendars, that count in one and not in the other."""
    first, last = max(before.first, after.first), min(before.last, after.last)
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        if before.is_working_day(day) != after.is_working_day(day):
            yield DayChange(
                day=day,
                closed_before=before.reason_closed(day),
                closed_after=after.reason_closed(day),
            )

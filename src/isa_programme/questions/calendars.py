"""Calendars in the record: which were adopted and when, and the days they do not count."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from isa_programme.calendars.closures import Closure
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.errors import OutsideCalendarError, UnknownReferenceError
from isa_programme.record.register import Register


@frozen(kw_only=True)
class AdoptedCalendar:
    """A calendar as it was adopted; the newest of a name counts for what is open since.

    Attributes:
        calendar: its name.
        adopted_on: the day from which it counts.
        entry: the number of the entry that records it.
        first: the first day covered.
        last: the last day covered.
        closed: how many days besides weekends it does not count.
        provisional_from: from this day on its days are projected, not yet published.
        source: where its days come from.
        fingerprint: SHA-256 over everything in it that can move a date.
    """

    calendar: str
    adopted_on: date
    entry: int
    first: date
    last: date
    closed: int
    provisional_from: date | None
    source: str
    fingerprint: str


@frozen(kw_only=True)
class ClosedDay:
    """A day that a calendar does not count, and why; weekends are not listed.

    Attributes:
        calendar: the name of the calendar.
        day: the day.
        reason: why it does not count.
    """

    calendar: str
    day: date
    reason: str


def calendar_named(register: Register, name: str, as_at: date) -> WorkingCalendar:
    """The calendar adopted under a name and in force on a day.

    Raises:
        UnknownReferenceError: no such calendar was adopted.
    """
    found = register.calendar(name, as_at)
    if found is None:
        known = ", ".join(register.calendars) or "none"
        raise UnknownReferenceError("calendar", name, f"there is {known}")
    return found


def adopted_calendars(register: Register) -> tuple[AdoptedCalendar, ...]:
    """Every calendar as it was adopted, by name and in the order adopted."""
    return tuple(
        AdoptedCalendar(
            calendar=name,
            adopted_on=adoption.adopted_on,
            entry=adoption.entry,
            first=adoption.calendar.first,
            last=adoption.calendar.last,
            closed=len(adoption.calendar.closed),
            provisional_from=adoption.calendar.provisional_from,
            source=adoption.calendar.source,
            fingerprint=adoption.calendar.fingerprint,
        )
        for name, adopted in register.calendars.items()
        for adoption in adopted
    )


def closed_days(
    register: Register, name: str, *, as_at: date, year: int | None = None
) -> tuple[ClosedDay, ...]:
    """The days the calendar in force on a day does not count, of all years or of one.

    Raises:
        UnknownReferenceError: no such calendar was adopted.
        OutsideCalendarError: it does not cover the year.
    """
    calendar = calendar_named(register, name, as_at)
    if year is not None and not calendar.first.year <= year <= calendar.last.year:
        day = date(min(max(year, 1), 9999), 1, 1)
        raise OutsideCalendarError(name, day, calendar.first, calendar.last)
    return tuple(
        ClosedDay(calendar=name, day=day, reason=reason)
        for day, reason in calendar.closed.items()
        if year in (None, day.year)
    )


def with_closures(
    register: Register,
    closures: Iterable[Closure],
    *,
    calendar: str | None,
    source: str = "",
    as_at: date = date.max,
) -> WorkingCalendar:
    """The calendar in force on a day, the newest unless said, with further closures.

    Raises:
        UnknownReferenceError: no such calendar was adopted.
        CalendarError: a closure lies outside the calendar.
    """
    name = calendar or next(iter(register.calendars), "")
    return calendar_named(register, name, as_at).with_closures(added=closures, source=source)

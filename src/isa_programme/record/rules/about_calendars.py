"""Rules about calendars: what is adopted anew moves on, and leaves nobody without a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isa_programme.calendars.combined import combined
from isa_programme.errors import CalendarError
from isa_programme.record.facts import CalendarAdopted
from isa_programme.record.findings import Finding
from isa_programme.record.register import Register
from isa_programme.record.rules.found import refusal, warning
from isa_programme.record.rules.rule import rule

LONGEST = 1_000
"""The most characters of a calendar's source, and of the reason of a closed day."""


@rule
def calendars_are_short_of_words(
    _register: Register, fact: CalendarAdopted, _on: date
) -> Iterator[Finding]:
    """A reason and a source are sentences, not books."""
    calendar = fact.calendar
    said = {"source": calendar.source, **{f"closed {d}": r for d, r in calendar.closed.items()}}
    for field, text in said.items():
        if len(text) > LONGEST:
            yield refusal(
                "calendars-are-short-of-words",
                f"{field}: {len(text)} characters; {LONGEST} are the most",
                fact,
            )


@rule
def calendars_move_on(register: Register, fact: CalendarAdopted, on: date) -> Iterator[Finding]:
    """A calendar adopted anew has other days, and counts from no earlier day than the one before.

    One that covers fewer days than before is worth knowing about.
    """
    calendar, since = fact.calendar, fact.adopted_on or on
    adopted = register.calendars.get(calendar.name)
    if not adopted:
        return
    before = adopted[-1]
    if before.calendar == calendar:
        yield refusal(
            "calendars-move-on",
            f"calendar: the days of {calendar.name} are those adopted already",
            fact,
        )
    if since < before.adopted_on:
        yield refusal(
            "calendars-move-on",
            f"adopted_on: {since} lies before {calendar.name} was adopted last,"
            f" on {before.adopted_on}",
            fact,
        )
    lost = [
        day
        for day, is_lost in (
            (before.calendar.first, calendar.first > before.calendar.first),
            (before.calendar.last, calendar.last < before.calendar.last),
        )
        if is_lost
    ]
    for day in lost:
        yield warning(
            "calendars-move-on",
            f"calendar: {calendar.name} no longer covers {day}, as the one before did",
            fact,
        )


@rule
def protocols_keep_working_days(
    register: Register, fact: CalendarAdopted, _on: date
) -> Iterator[Finding]:
    """A protocol's calendars still have working days in common once one is adopted anew."""
    if fact.calendar.name not in register.calendars:
        return
    new = fact.calendar
    for protocol in register.protocols:
        if new.name not in protocol.calendars:
            continue
        newest = (
            new if name == new.name else register.calendar(name) for name in protocol.calendars
        )
        try:
            combined(tuple(each for each in newest if each is not None))
        except CalendarError as error:
            yield refusal(
                "protocols-keep-working-days",
                f"calendar: {protocol} would have nothing to count by; {error}",
                fact,
            )


CALENDAR_RULES = (calendars_are_short_of_words, calendars_move_on, protocols_keep_working_days)

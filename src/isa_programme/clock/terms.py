"""Terms: the protocol version and the calendar that an obligation is counted by, and since when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs
from attrs import frozen

from isa_programme.calendars.combined import combined
from isa_programme.calendars.months import earliest
from isa_programme.calendars.periods import Period
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.case import Case
from isa_programme.record.governing import governing
from isa_programme.record.protocols import Protocol
from isa_programme.record.register import Register
from isa_programme.record.stages import Stage


@frozen(kw_only=True)
class Terms:
    """What an obligation is counted by.

    Attributes:
        protocol: the protocol version, or None where none is in force.
        rules: its stage for this obligation, or None likewise.
        calendar: the working days: those of every calendar the protocol names; without a protocol,
            those of the calendar adopted first. None where nothing was adopted.
    """

    protocol: Protocol | None
    rules: Stage | None
    calendar: WorkingCalendar | None

    @property
    def counts_from(self) -> str:
        """The event the clock counts from, in words; "" without a protocol."""
        event = "" if self.rules is None else self.rules.counts_from.value
        return "reached: the previous stage" if "stage" in event else event

    @property
    def suspensions(self) -> tuple[tuple[str, Period], ...]:
        """The protocol's periods that stop this clock, by name."""
        if self.protocol is None or self.rules is None:
            return ()
        return tuple(
            (listed.name, listed.period)
            for listed in self.protocol.suspensions
            if listed.name in self.rules.suspended_in
        )


@frozen(kw_only=True)
class NewTerms:
    """Terms that came into force after the paper was issued.

    Attributes:
        on: the day from which they count, for what is open that day.
        entry: the number of the entry that records a calendar's adoption; None for a protocol
            version, which comes before whatever else its first day holds.
        what: a sentence.
        protocol: the version that takes over what is open, or None for a calendar.
    """

    on: date
    entry: int | None
    what: str
    protocol: Protocol | None = None

    def taking_over(self, case: Case, terms: Terms) -> Terms | None:
        """The terms from then on, or None if nothing of them is new to what is owed.

        Raises:
            CalendarError: the calendars then in force have no day in common.
        """
        if self.protocol is None:
            calendar = calendar_in_force(case.register, terms.protocol, self.on)
            changed = attrs.evolve(terms, calendar=calendar)
            return None if changed == terms else changed
        obligation = case.obligation
        stages = [
            stage
            for stage in self.protocol.stages
            if (stage.name, stage.owed_per, stage.every is None)
            == (obligation.stage, obligation.owed_per, obligation.period is None)
        ]
        if not stages:
            return None
        calendar = calendar_in_force(case.register, self.protocol, self.on)
        return Terms(protocol=self.protocol, rules=stages[0], calendar=calendar)


def calendar_in_force(
    register: Register, protocol: Protocol | None, on: date
) -> WorkingCalendar | None:
    """The calendar that a protocol's clocks count by on a day, of those adopted into the record.

    Raises:
        CalendarError: the calendars the protocol names have no day in common.
    """
    named = next(iter(register.calendars), "")
    names = (named,) if protocol is None else protocol.calendars
    found = [calendar for name in names if (calendar := register.calendar(name, on)) is not None]
    return combined(tuple(found)) if found else None


def terms_at_issue(case: Case) -> Terms:
    """What an obligation is counted by on the day its paper is issued."""
    obligation, issued_on = case.obligation, earliest(case.file.advice.issued_on)
    calendar = calendar_in_force(case.register, obligation.protocol, issued_on)
    return Terms(protocol=obligation.protocol, rules=obligation.rules, calendar=calendar)


def new_terms(case: Case, until: date) -> tuple[NewTerms, ...]:
    """What came into force after issue and by the end of a day, in order of date and entry."""
    issued_on = earliest(case.file.advice.issued_on)
    found = [*_adopted(case.register), *_taken_over(case)]
    return tuple(
        sorted(
            (each for each in found if issued_on < each.on <= until),
            key=lambda each: (each.on, each.entry or 0),
        )
    )


def _adopted(register: Register) -> Iterator[NewTerms]:
    for name, adopted in register.calendars.items():
        for adoption in adopted[1:]:
            yield NewTerms(
                on=adoption.adopted_on,
                entry=adoption.entry,
                what=f"the calendar {name} adopted anew",
            )


def _taken_over(case: Case) -> Iterator[NewTerms]:
    register, obligation = case.register, case.obligation
    if obligation.protocol is not None and obligation.protocol is register.supposed:
        return  # what if this version governed it, and nothing came after
    kind = register.addressee(obligation.addressee).kind
    for version in register.protocols:
        if version.governs_open and version == governing(
            register.protocols,
            case.file.advice,
            obligation.recommendation,
            kind,
            on=version.effective_from,
        ):
            yield NewTerms(
                on=version.effective_from,
                entry=None,
                what=f"{version} governs what is open",
                protocol=version,
            )

"""One method for each thing that is agreed: offices, protocols, calendars."""

from __future__ import annotations

from collections.abc import Iterable

from isa_programme.calendars.closures import Closure
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.questions.calendars import with_closures
from isa_programme.record.addressees import Addressee, Holder
from isa_programme.record.facts import (
    AddresseeAdded,
    AddresseeClosed,
    AddresseeRenamed,
    CalendarAdopted,
    HolderAppointed,
    ProtocolAgreed,
)
from isa_programme.record.intake import DateLike, DayLike, Intake, taken_day
from isa_programme.record.protocols import Protocol
from isa_programme.tracker.kept_record import KeptRecord
from isa_programme.tracker.recorded import Recorded


class Agreeing(KeptRecord):
    """Records what is agreed, one method for each kind of fact."""

    def add_addressee(
        self,
        slug: str,
        name: str,
        *,
        kind: str = "office",
        body: str | None = None,
        answers_for: Iterable[str] = (),
        ours: bool = False,
    ) -> Recorded:
        """Add an office or body; see :class:`Addressee`.

        Raises:
            RefusedError: the slug is taken or malformed, or an office named is unknown.
        """
        addressee = Addressee(
            slug=slug,
            name=name,
            kind=kind,
            body=body,
            answers_for=tuple(answers_for),
            ours=ours,
        )
        return self.record(AddresseeAdded(addressee=addressee))

    def appoint_holder(
        self,
        addressee: str,
        name: str,
        *,
        first: DateLike,
        last: DateLike | None = None,
        source: str = "",
    ) -> Recorded:
        """Record who holds an office from a day (or month); the term before ends the day before.

        Raises:
            FaultsError: a value is wrong; all of them are reported together.
            RefusedError: the office is unknown, or a term begins twice on one day.
        """
        intake = Intake()
        holder = Holder(
            name=name,
            first=intake.date("first", first),
            last=intake.maybe_date("last", last),
            source=source,
        )
        intake.done()
        return self.record(HolderAppointed(addressee=addressee, holder=holder))

    def rename_addressee(self, slug: str, name: str, *, renamed_on: DayLike) -> Recorded:
        """Give an office or body a new name from a day on; its slug stays.

        Raises:
            FaultsError: the day is no date.
            RefusedError: the office is unknown.
        """
        day = taken_day("renamed_on", renamed_on)
        return self.record(AddresseeRenamed(addressee=slug, name=name, renamed_on=day))

    def close_addressee(
        self, slug: str, *, closed_on: DayLike, successor: str | None = None
    ) -> Recorded:
        """Record the last day of an office or body, and its successor where there is one.

        Raises:
            FaultsError: the day is no date.
            RefusedError: the office or its successor is unknown, or it was closed before.
        """
        day = taken_day("closed_on", closed_on)
        return self.record(AddresseeClosed(addressee=slug, closed_on=day, successor=successor))

    def agree_protocol(self, protocol: Protocol) -> Recorded:
        """Put a protocol version in force from its effective day, for advice issued from then.

        Raises:
            RefusedError: it can't be counted, or could govern a paper beside another.
        """
        return self.record(ProtocolAgreed(protocol=protocol))

    def adopt_calendar(
        self, calendar: WorkingCalendar, *, adopted_on: DayLike | None = None
    ) -> Recorded:
        """Adopt a calendar's days, which then stay as they are until it is adopted anew.

        One adopted anew counts from its day, for what is unmet and not past its deadline that day;
        everything else keeps the calendar it was judged by. :meth:`calendar_change` says what
        would move.

        Args:
            calendar: the days, under the name protocols use.
            adopted_on: from which day they count; the day of recording unless given.

        Raises:
            FaultsError: the day is no date.
            RefusedError: the days are those adopted already, or it would count from an earlier day
                than the one before, or a protocol would be left without a working day.
        """
        day = None if adopted_on is None else taken_day("adopted_on", adopted_on)
        return self.record(CalendarAdopted(calendar=calendar, adopted_on=day))

    def close_days(
        self,
        first: DayLike,
        last: DayLike | None = None,
        *,
        reason: str,
        calendar: str | None = None,
        adopted_on: DayLike | None = None,
    ) -> Recorded:
        """Adopt a calendar anew with a further closure: a day, or the days from first to last.

        Args:
            first: the first day closed.
            last: the last day closed; the first one unless given.
            reason: why.
            calendar: the calendar's name; the one adopted first unless given.
            adopted_on: from which day it counts; the day of recording unless given.

        Raises:
            UnknownReferenceError: no such calendar was adopted.
            FaultsError: the day is no date.
            CalendarError: the closure has no reason, ends before it begins, or lies outside the
                calendar.
            RefusedError: the days are closed already.
        """
        closure = drafted_closure(first, last, reason)
        closed = with_closures(self.register, [closure], calendar=calendar)
        return self.adopt_calendar(closed, adopted_on=adopted_on)


def drafted_closure(first: DayLike, last: DayLike | None, reason: str) -> Closure:
    """A closure from loose values.

    Raises:
        CalendarError: it has no reason, or ends before it begins.
        FaultsError: a day is wrong.
    """
    intake = Intake()
    begins = intake.day("first", first)
    ends = begins if last is None else intake.day("last", last)
    intake.done()
    return Closure(begins, ends, reason)

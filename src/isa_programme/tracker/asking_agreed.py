"""One method for each question about what was agreed: offices, protocols, calendars."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from datetime import date

from isa_programme.calendars.closures import Closure
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.questions.calendar_change import CalendarChange, calendar_change
from isa_programme.questions.calendars import (
    AdoptedCalendar,
    ClosedDay,
    adopted_calendars,
    closed_days,
    with_closures,
)
from isa_programme.questions.offices import HolderRow, OfficeRow, holders, offices
from isa_programme.questions.stages import StageRow, protocol_stages
from isa_programme.record.register import Register


class AskingAgreed(ABC):
    """Answers questions about what was agreed from a register."""

    @property
    @abstractmethod
    def register(self) -> Register:
        """What the record adds up to."""

    def addressees(self, *, as_at: date) -> tuple[OfficeRow, ...]:
        """Every office and body, with who holds it on a day."""
        return offices(self.register, as_at=as_at)

    def holders(self, addressee: str) -> tuple[HolderRow, ...]:
        """The terms in an office, in order.

        Raises:
            UnknownReferenceError: the record holds no such office.
        """
        return holders(self.register, addressee)

    def protocols(self, name: str | None = None) -> tuple[StageRow, ...]:
        """Every stage of every protocol version, or of one protocol's.

        Raises:
            UnknownReferenceError: the record holds no such protocol.
        """
        return protocol_stages(self.register, name)

    def calendars(self) -> tuple[AdoptedCalendar, ...]:
        """Every calendar as it was adopted, by name and in the order adopted."""
        return adopted_calendars(self.register)

    def calendar_change(self, calendar: WorkingCalendar, *, as_at: date) -> CalendarChange:
        """What adopting a calendar on a day would change: days, and open deadlines, told or not.

        Nothing is recorded.

        Raises:
            UnknownReferenceError: no calendar of that name was adopted.
        """
        return calendar_change(self.register, calendar, as_at=as_at)

    def with_closures(
        self,
        closures: Iterable[Closure],
        *,
        calendar: str | None = None,
        source: str = "",
        as_at: date = date.max,
    ) -> WorkingCalendar:
        """The calendar in force on a day, the newest unless said, with further closures.

        Nothing is recorded.

        Raises:
            UnknownReferenceError: no such calendar was adopted.
            CalendarError: a closure lies outside the calendar.
        """
        return with_closures(self.register, closures, calendar=calendar, source=source, as_at=as_at)

    def closed_days(
        self, calendar: str, *, as_at: date, year: int | None = None
    ) -> tuple[ClosedDay, ...]:
        """The days besides weekends that the calendar in force does not count, and why.

        Raises:
            UnknownReferenceError: no such calendar was adopted.
            OutsideCalendarError: it does not cover the year.
        """
        return closed_days(self.register, calendar, as_at=as_at, year=year)

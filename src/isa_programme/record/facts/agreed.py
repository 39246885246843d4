"""Facts about what was agreed: programme, calendars, protocols, offices."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import frozen

from isa_programme.calendars.working import WorkingCalendar
from isa_programme.record.addressees import Addressee, Holder
from isa_programme.record.programme import Programme
from isa_programme.record.protocols import Protocol
from isa_programme.record.words import words


@frozen(kw_only=True)
class ProgrammeAdopted:
    """The programme whose record this is, with its period and functions."""

    kind: ClassVar[str] = "programme-adopted.v1"
    programme: Programme
    adopted_on: date | None = None

    @property
    def happened_on(self) -> date | None:
        """The day it was adopted, or None for the day of recording."""
        return self.adopted_on

    @property
    def about(self) -> str | None:
        """What it is about, for its history."""
        return None


@frozen(kw_only=True)
class CalendarAdopted:
    """The days a named calendar counts, from now on held in the record itself."""

    kind: ClassVar[str] = "calendar-adopted.v1"
    calendar: WorkingCalendar
    adopted_on: date | None = None

    @property
    def happened_on(self) -> date | None:
        """The day it was adopted, or None for the day of recording."""
        return self.adopted_on

    @property
    def about(self) -> str | None:
        """What it is about, for its history."""
        return self.calendar.name


@frozen(kw_only=True)
class ProtocolAgreed:
    """A version of a protocol, agreed or adopted as a borrowed example."""

    kind: ClassVar[str] = "protocol-agreed.v1"
    protocol: Protocol

    @property
    def happened_on(self) -> date:
        """The day it was agreed or adopted."""
        return self.protocol.adopted_on or self.protocol.effective_from

    @property
    def about(self) -> str | None:
        """What it is about, for its history."""
        return self.protocol.name


@frozen(kw_only=True)
class AddresseeAdded:
    """An office or body that can be addressed, or that gives advice."""

    kind: ClassVar[str] = "addressee-added.v1"
    addressee: Addressee
    added_on: date | None = None

    @property
    def happened_on(self) -> date | None:
        """The day it was added, or None for the day of recording."""
        return self.added_on

    @property
    def about(self) -> str | None:
        """What it is about, for its history."""
        return self.addressee.slug


@frozen(kw_only=True)
class HolderAppointed:
    """A person who holds an office from a date; whoever held it before ends the day before."""

    kind: ClassVar[str] = "holder-appointed.v1"
    addressee: str
    holder: Holder

    @property
    def happened_on(self) -> date | None:
        """None: a term is content, and may lie in the future; the day of recording counts."""
        return None

    @property
    def about(self) -> str | None:
        """What it is about, for its history."""
        return self.addressee


@frozen(kw_only=True)
class AddresseeRenamed:
    """A new name for an office or body; its slug stays."""

    kind: ClassVar[str] = "addressee-renamed.v1"
    addressee: str
    name: str = words(line=True)
    renamed_on: date

    @property
    def happened_on(self) -> date:
        """The day the new name came into use."""
        return self.renamed_on

    @property
    def about(self) -> str | None:
        """What it is about, for its history."""
        return self.addressee


@frozen(kw_only=True)
class AddresseeClosed:
    """The end of an office or body, with its successor where there is one."""

    kind: ClassVar[str] = "addressee-closed.v1"
    addressee: str
    closed_on: date
    successor: str | None = None

    @property
    def happened_on(self) -> date:
        """The last day the office existed."""
        return self.closed_on

    @property
    def about(self) -> str | None:
        """What it is about, for its history."""
        return self.addressee

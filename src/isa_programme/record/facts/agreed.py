"""Facts about what was agreed: programme, calendars, protocols, offices."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import frozen

from isa_programme.calendars.working import WorkingCalendar
from isa_programme.record.addressees import Addressee, Holder
from isa_programme.record.facts.recordable import Recordable
from isa_programme.record.programme import Programme
from isa_programme.record.protocols import Protocol
from isa_programme.record.words import words


@frozen(kw_only=True)
class ProgrammeAdopted(Recordable):
    """The programme whose record this is, with its period and functions.

    Attributes:
        programme: the programme.
        adopted_on: the day it was adopted; None for the day of recording.
    """

    kind: ClassVar[str] = "programme-adopted.v1"
    dated_by: ClassVar[str] = "adopted_on"
    programme: Programme
    adopted_on: date | None = None


@frozen(kw_only=True)
class CalendarAdopted(Recordable):
    """The days a named calendar counts, from now on held in the record itself.

    Attributes:
        calendar: the calendar.
        adopted_on: the day it was adopted; None for the day of recording.
    """

    kind: ClassVar[str] = "calendar-adopted.v1"
    dated_by: ClassVar[str] = "adopted_on"
    named_by: ClassVar[str] = "calendar.name"
    calendar: WorkingCalendar
    adopted_on: date | None = None


@frozen(kw_only=True)
class ProtocolAgreed(Recordable):
    """A version of a protocol, agreed or adopted as a borrowed example.

    Attributes:
        protocol: the version of the protocol.
    """

    kind: ClassVar[str] = "protocol-agreed.v1"
    dated_by: ClassVar[str] = "protocol.decided_on"
    named_by: ClassVar[str] = "protocol.name"
    protocol: Protocol


@frozen(kw_only=True)
class AddresseeAdded(Recordable):
    """An office or body that can be addressed, or that gives advice.

    Attributes:
        addressee: the office or body.
        added_on: the day it was added; None for the day of recording.
    """

    kind: ClassVar[str] = "addressee-added.v1"
    dated_by: ClassVar[str] = "added_on"
    named_by: ClassVar[str] = "addressee.slug"
    addressee: Addressee
    added_on: date | None = None


@frozen(kw_only=True)
class HolderAppointed(Recordable):
    """A person who holds an office from a date; whoever held it before ends the day before.

    Attributes:
        addressee: the slug of the office.
        holder: who holds it, and from when.
    """

    kind: ClassVar[str] = "holder-appointed.v1"
    named_by: ClassVar[str] = "addressee"
    addressee: str
    holder: Holder


@frozen(kw_only=True)
class AddresseeRenamed(Recordable):
    """A new name for an office or body; its slug stays.

    Attributes:
        addressee: the slug of the office.
        name: the name.
        renamed_on: from which day.
    """

    kind: ClassVar[str] = "addressee-renamed.v1"
    dated_by: ClassVar[str] = "renamed_on"
    named_by: ClassVar[str] = "addressee"
    addressee: str
    name: str = words(line=True)
    renamed_on: date


@frozen(kw_only=True)
class AddresseeClosed(Recordable):
    """The end of an office or body, with its successor where there is one.

    Attributes:
        addressee: the slug of the office.
        closed_on: its last day.
        successor: the slug of what takes its place, if anything does.
    """

    kind: ClassVar[str] = "addressee-closed.v1"
    dated_by: ClassVar[str] = "closed_on"
    named_by: ClassVar[str] = "addressee"
    addressee: str
    closed_on: date
    successor: str | None = None

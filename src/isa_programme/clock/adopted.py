"""The calendar an obligation counts by, of those adopted into the record."""

from __future__ import annotations

from isa_programme.calendars.working import WorkingCalendar
from isa_programme.record.protocols import Protocol
from isa_programme.record.register import Register


def calendar_for(register: Register, protocol: Protocol | None) -> WorkingCalendar | None:
    """The calendar a protocol names; without a protocol, the one adopted first.

    None where nothing was adopted under that name.
    """
    if protocol is not None:
        return register.calendar(protocol.calendars[0]) if protocol.calendars else None
    return next((adopted[-1] for adopted in register.calendars.values()), None)

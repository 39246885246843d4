"""An adoption: from which day a calendar's days are the ones the record counts by."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from isa_programme.calendars.working import WorkingCalendar


@frozen(kw_only=True)
class Adoption:
    """A calendar adopted into the record.

    Attributes:
        calendar: the days, from then on held in the record itself.
        adopted_on: the day from which they count, for what is still open that day.
        entry: the number of the entry that records it.
    """

    calendar: WorkingCalendar
    adopted_on: date
    entry: int

"""Stretches as rows: plain values, as a table keeps them."""

# Annotations are no text here: each text in a tuple of so many fields has to be compiled again.

from datetime import date
from typing import Any, NamedTuple

RULES = 1
"""Raised when the same entries give other stretches, or other lines of them, than before: a table
made by other rules is not used, but made anew."""

Plain = dict[str, Any]
"""A line as JSON has it: its fields in order, dates as text."""


class Stretch(NamedTuple):
    """Something open, over a run of days on which nothing happens to it.

    A tuple, since there is one for everything ever owed, and a row of a table becomes one as it is.

    Attributes:
        file: the reference of the paper, or of the commitment, to which it belongs.
        kind: 0 for what is owed on a paper, 1 for a commitment: the order in which lines are told.
        place: the number of the entry that recorded the paper or commitment.
        part: its place among what is owed on that; all periods of a step that recurs have one.
        first_day: the first of the days.
        until_day: the first day that is not one of them; None while nothing ends them.
        settled: where it stands on all of the days; None where the deadline decides.
        warn: due soon means at most this many working days left.
        counted_to: the day to which lateness is counted, where it is not the day asked about.
        counted_place: the place of that day among the working days; None where no calendar tells.
        deadline_place: likewise of the deadline.
        original_place: likewise of the deadline at issue.
        held_place: likewise of the first holding reply.
        met_place: likewise of what met it, too late to settle it.
        fingerprint: that of the calendar by which it is counted; None where there is none.
        begun_on: the day from which its age is counted.
        clock: while it is paused, its clock as JSON.
        reference: this and the rest: as :class:`isa_programme.questions.lines.Line` has them.
    """

    file: str
    kind: int
    place: int
    part: int
    first_day: str
    until_day: str | None
    settled: str | None
    warn: int
    counted_to: str | None
    counted_place: int | None
    deadline_place: int | None
    original_place: int | None
    held_place: int | None
    met_place: int | None
    fingerprint: str | None
    begun_on: str
    clock: str | None
    reference: str
    own_reference: str
    advice: str
    recommendation: int | None
    title: str
    text: str
    addressee: str
    transferred_from: str | None
    stage: str
    commitment: str | None
    period: int | None
    because: str
    basis: str | None
    protocol: str | None
    calendar: str | None
    day_zero: str | None
    deadline: str | None
    original_deadline: str | None
    outside_protocol: int
    falls_in: str
    requested_by: str | None
    assumption: str
    held_on: str | None
    promised_for: str | None
    promised_by: str | None
    met_on: str | None
    met_by: str | None
    withdrawn_on: str | None
    disposition: str | None
    function: str | None
    priority: str
    visibility: str
    lead: str


class CalendarDays(NamedTuple):
    """The working days of a calendar, as a number with a bit for each day covered.

    Attributes:
        fingerprint: the calendar's.
        first: the first day covered.
        last: the last day covered.
        working: the number in hexadecimal; bit 0 is the first day, and set where it counts.
    """

    fingerprint: str
    first: str
    last: str
    working: str

    def place(self, day: str) -> int | None:
        """The place of the last working day by a day, from 0; None for a day not covered."""
        if not self.first <= day <= self.last:
            return None
        days = date.fromisoformat(day).toordinal() - date.fromisoformat(self.first).toordinal() + 1
        return (int(self.working, 16) & ((1 << days) - 1)).bit_count() - 1


class OfficeName(NamedTuple):
    """A name of an office from a day on.

    Attributes:
        slug: the office's.
        since: the first day of the name; "" for the one it was added under.
        name: the name.
        ours: 1 for our own office, else 0.
    """

    slug: str
    since: str
    name: str
    ours: int

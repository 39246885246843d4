"""A table of standings: every obligation worked out once, then asked about for day after day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import attrs
from attrs import frozen

from isa_programme.calendars.months import latest
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.reading import Reading
from isa_programme.errors import DateError
from isa_programme.questions.lines import Line
from isa_programme.questions.standing import standings_read
from isa_programme.questions.standing_words import Standing
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import StageName

_ONE_DAY = timedelta(days=1)


@frozen(kw_only=True)
class StandingRow:
    """An obligation, with what its standing depends on.

    Attributes:
        reference: the recommendation, or the paper where it has none.
        addressee: the slug of the office that owes it.
        stage: the step owed.
        period: which period of a step that recurs; None for one owed once.
        settled: where it stands whatever the day; None where the deadline decides.
        deadline: the last good day of what waits on one; the last day there is for the others.
        soon_from: the first day on which it is due soon, likewise.
    """

    reference: str
    addressee: str
    stage: StageName
    period: int | None
    settled: Standing | None
    deadline: date = date.max
    soon_from: date = date.max


@frozen(kw_only=True)
class StandingTable:
    """Every obligation of a record, for the days between two things that happen.

    Attributes:
        first: the first day it holds for: the day the newest thing in it happened.
        last: the last day it holds for: the day before the next thing in the record happens, or a
            period of a step that recurs begins.
        rows: the obligations, in the order of :func:`standings`.
    """

    first: date
    last: date
    rows: Sequence[StandingRow]

    def standings(self, *, as_at: date) -> list[Standing]:
        """Where each row stands at the end of a day.

        Raises:
            DateError: the table does not hold for that day.
        """
        if not self.first <= as_at <= self.last:
            right = f"the table holds from {self.first} to {self.last}; make one for that day"
            raise DateError(as_at, right)
        overdue, today = Standing.OVERDUE, Standing.DUE_TODAY
        soon, awaiting = Standing.DUE_SOON, Standing.AWAITING
        return [
            row.settled
            or (
                overdue
                if as_at > row.deadline
                else today
                if as_at == row.deadline
                else soon
                if as_at >= row.soon_from
                else awaiting
            )
            for row in self.rows
        ]


def standing_table(register: Register, *, as_at: date) -> StandingTable:
    """The table that holds for a day, and for all days around it on which nothing happens."""
    rows, ends, begins = [], [date.max], [date.min]
    for reading, line in standings_read(register, as_at=as_at):
        rows.append(_row(reading, line))
        if reading.next_begins_after is not None:
            ends.append(reading.next_begins_after)
        if reading.obligation.since is not None:
            begins.append(reading.obligation.since + _ONE_DAY)
    happened = tuple(_dates(register))
    following = [day - _ONE_DAY for day in happened if day > as_at]
    return StandingTable(
        first=max([*begins, *(day for day in happened if day <= as_at)]),
        last=min([*ends, *following]),
        rows=tuple(rows),
    )


def _row(reading: Reading, line: Line) -> StandingRow:
    settled = StandingRow(
        reference=line.reference,
        addressee=line.addressee,
        stage=line.stage,
        period=line.period,
        settled=line.standing,
    )
    if not line.by_deadline or line.deadline is None:
        return settled
    soon_from = _soon_from(reading.calendar, line.deadline, reading.warn)
    return attrs.evolve(settled, settled=None, deadline=line.deadline, soon_from=soon_from)


def _soon_from(calendar: WorkingCalendar | None, deadline: date, warn: int) -> date:
    """The first day with at most `warn` working days left; the deadline where none can tell."""
    if calendar is None or deadline not in calendar:
        return deadline
    place = calendar.ordinals[deadline] - warn
    return calendar.first if place < 0 else calendar.working[place]


def _dates(register: Register) -> Iterator[date]:
    """Every day on which something in the record happened, or comes into force."""
    for file in register.files.values():
        yield latest(file.advice.issued_on)
        yield from (latest(entry.happened_on) for entry in file.entries)
    for adopted in register.calendars.values():
        yield from (adoption.adopted_on for adoption in adopted)
    for protocol in register.protocols:
        yield protocol.effective_from

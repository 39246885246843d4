"""Reading a clock: one obligation's dates as at a day, from what the record holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypedDict

import attrs
from attrs import field, frozen

from isa_programme.calendars.months import CivilDate, latest
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.applying import applied
from isa_programme.clock.case import Case
from isa_programme.clock.changes import Change
from isa_programme.clock.day_zero import DayZero, day_zero_of
from isa_programme.clock.ending import ended_by
from isa_programme.clock.meeting import Meeting, met
from isa_programme.clock.obligations import Obligation
from isa_programme.clock.response_clock import ResponseClock
from isa_programme.clock.starting import REQUESTED, Start, before_its_start, started
from isa_programme.clock.terms import (
    NewTerms,
    Terms,
    calendar_in_force,
    new_terms,
    terms_at_issue,
)
from isa_programme.errors import FaultsError, OutsideCalendarError
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.entries import Entry
from isa_programme.record.protocols import Protocol
from isa_programme.record.register import Register
from isa_programme.record.stages import Stage
from isa_programme.record.vocabulary import Basis

_ONE_DAY = timedelta(days=1)


@frozen(kw_only=True)
class Reading:
    """The dates of one obligation, and how they came about.

    Attributes:
        obligation: what is owed.
        responsible: the slug of the office that owes it, or owed it when it was met or ended.
        terms: the protocol version and calendar it is counted by in the end.
        calendar_at_issue: the calendar in force when the paper was issued, if there was one.
        day_zero: the day counted from.
        clock: the clock with everything applied, or None where there is none to run: no day zero,
            neither protocol nor requested date, or a date that can't be worked out.
        deadline: the last good day, or None while a pause holds it open or there is none.
        original_deadline: what it was at issue, before anything happened to it.
        requested_by: the date the paper itself asks for.
        assumption: why that date is an assumption, where it is one.
        met: what met it, if it is met.
        ended: the entry that ended what is owed without an answer, if one did.
        changes: what happened to the clock, in order.
        unknown: why the dates can't be worked out, where they can't.
        reissue_of: the reference of the paper that this one issues again; "" for none.
        supposed: whether its protocol is only supposed to govern it, to ask what if.
        next_begins_after: of a step that recurs, the day after which its next period begins; None
            where that is not known, or there is none.
    """

    obligation: Obligation
    responsible: str
    terms: Terms
    calendar_at_issue: WorkingCalendar | None = None
    day_zero: DayZero = field(default=DayZero(None))
    clock: ResponseClock | None = None
    deadline: date | None = None
    original_deadline: date | None = None
    requested_by: CivilDate | None = None
    assumption: str = ""
    met: Meeting | None = None
    ended: Entry | None = None
    changes: tuple[Change, ...] = field(default=())
    unknown: str = ""
    reissue_of: str = ""
    supposed: bool = False
    next_begins_after: date | None = None

    @property
    def protocol(self) -> Protocol | None:
        """The protocol version it is counted by, or None where none is in force."""
        return self.terms.protocol

    @property
    def rules(self) -> Stage | None:
        """That version's stage, or None."""
        return self.terms.rules

    @property
    def calendar(self) -> WorkingCalendar | None:
        """The calendar it counts by, if any."""
        return self.terms.calendar

    @property
    def basis(self) -> Basis | None:
        """What its deadline rests on, or None where there is no date."""
        if self.protocol is not None:
            return self.protocol.basis
        return None if self.deadline is None else Basis.REQUESTED

    @property
    def warn(self) -> int:
        """How many working days before its deadline an answer is due soon."""
        return (self.rules or REQUESTED).warn

    @property
    def outside_protocol(self) -> bool:
        """Whether an extension recorded as outside the protocol's bounds moved the deadline."""
        return self.clock is not None and self.clock.outside_protocol

    @property
    def falls_in(self) -> tuple[str, ...]:
        """Names of the protocol's periods that hold the deadline, though they stop nothing."""
        if self.protocol is None or self.rules is None or self.deadline is None:
            return ()
        return tuple(
            listed.name
            for listed in self.protocol.suspensions
            if listed.name not in self.rules.suspended_in and self.deadline in listed.period
        )

    @property
    def paused(self) -> bool:
        """Whether a pause or an open question holds the clock."""
        return self.clock is not None and self.deadline is None and not self.unknown

    @property
    def unmoved(self) -> tuple[Change, ...]:
        """What moved nothing: it came too early or too late, or was refused."""
        return tuple(change for change in self.changes if not change.acted)


class _Dates(TypedDict, total=False):
    """What is found of a reading bit by bit; a reading for each bit would take as long again."""

    terms: Terms
    calendar_at_issue: WorkingCalendar | None
    day_zero: DayZero
    clock: ResponseClock | None
    deadline: date | None
    original_deadline: date | None
    changes: tuple[Change, ...]
    unknown: str


def read(register: Register, file: AdviceFile, obligation: Obligation, as_at: date) -> Reading:
    """Read the clock of one obligation as at the end of a day.

    Nothing is raised for a date that can't be worked out: the reading says why, and every other
    line is still answered.
    """
    case = Case(register, file, obligation)
    meeting, ended = met(obligation, file, as_at), ended_by(obligation, file, as_at)
    owed_until = min(
        as_at if meeting is None else meeting.on.last,
        as_at if ended is None else latest(ended.happened_on),
    )
    requested_by, assumption = file.advice.request_of(obligation.recommendation)
    dates: _Dates = {
        "terms": Terms(protocol=obligation.protocol, rules=obligation.rules, calendar=None)
    }
    settled = meeting is not None or ended is not None
    open_until = owed_until - _ONE_DAY if settled else owed_until
    try:
        terms = terms_at_issue(case)
        news = new_terms(case, open_until)
        dates["terms"], dates["calendar_at_issue"] = terms, terms.calendar
        dates.update(_run(case, terms, news, as_at=as_at, until=owed_until))
    except (OutsideCalendarError, FaultsError) as error:
        dates["unknown"] = str(error)
    return Reading(
        obligation=obligation,
        responsible=_responsible(obligation, file, as_at, meeting, ended),
        requested_by=requested_by,
        assumption=assumption,
        met=meeting,
        ended=ended,
        reissue_of=file.advice.reissue_of,
        supposed=obligation.protocol is not None and obligation.protocol is register.supposed,
        **dates,
    )


def _responsible(
    obligation: Obligation,
    file: AdviceFile,
    as_at: date,
    meeting: Meeting | None,
    ended: Entry | None,
) -> str:
    """Who owes it; a transfer moves what is owed, and what was met or ended is owed no more."""
    settled = {number for number in (meeting and meeting.entry, ended and ended.number) if number}
    entries = file.entries_by(as_at)
    before = next((entry for entry in entries if entry.number in settled), None)
    return obligation.responsible(entries, before)


def _run(case: Case, terms: Terms, news: Sequence[NewTerms], *, as_at: date, until: date) -> _Dates:
    first = started(case, terms, as_at)
    original_deadline = first.end
    while True:
        try:
            found = _counted(case, first, news, as_at=as_at, until=until)
        except (OutsideCalendarError, FaultsError) as error:
            # What the calendar so far can't tell is counted by the next one adopted.
            unknown = str(error)
        else:
            return {**found, "original_deadline": original_deadline}
        place = next((at for at, each in enumerate(news) if each.protocol is None), None)
        if place is None:
            return {
                "terms": first.terms,
                "day_zero": first.day_zero,
                "clock": first.clock,
                "original_deadline": original_deadline,
                "unknown": unknown,
            }
        calendar = calendar_in_force(case.register, first.terms.protocol, news[place].on)
        terms = attrs.evolve(first.terms, calendar=calendar)
        first = started(case, terms, as_at)
        news = [each for at, each in enumerate(news) if at != place]


def _counted(
    case: Case, first: Start, news: Sequence[NewTerms], *, as_at: date, until: date
) -> _Dates:
    """The dates with everything applied to the clock from its start on.

    Raises:
        OutsideCalendarError: the calendar does not reach something that has to be known.
        FaultsError: the dates can't be worked out for another reason.
    """
    begun, left_alone, later = before_its_start(case, first, news, as_at)
    found: _Dates = {
        "terms": begun.terms,
        "day_zero": begun.day_zero,
        "clock": begun.clock,
        "changes": left_alone,
        "unknown": begun.day_zero.unknown,
    }
    if begun.clock is None:
        return found
    terms, changes = applied(case, begun.clock, begun.terms, until, later)
    if begun.terms.rules is None and terms.rules is not None:
        # A protocol took over what only a letter had dated.
        found["day_zero"] = day_zero_of(case, terms, as_at)
    found["terms"], found["changes"] = terms, (*left_alone, *changes)
    try:
        found["deadline"] = begun.clock.deadline
    except OutsideCalendarError as error:
        if any(each.protocol is None for each in news):
            raise
        found["unknown"] = str(error)
    return found

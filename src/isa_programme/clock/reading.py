"""Reading a clock: one obligation's dates as at a day, from what the record holds."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from isa_programme.calendars.months import CivilDate, latest
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.adopted import calendar_for
from isa_programme.clock.applying import Change, applied
from isa_programme.clock.day_zero import DayZero
from isa_programme.clock.meeting import Meeting, met
from isa_programme.clock.obligations import Obligation
from isa_programme.clock.response_clock import ResponseClock
from isa_programme.clock.starting import day_zero_of
from isa_programme.errors import FaultsError, OutsideCalendarError
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.allowance import Allowance, Unit
from isa_programme.record.counting_rules import OnClarification
from isa_programme.record.register import Register
from isa_programme.record.stages import Stage
from isa_programme.record.vocabulary import StageName


@frozen(kw_only=True)
class Reading:
    """The dates of one obligation, and how they came about.

    Attributes:
        obligation: what is owed.
        day_zero: the day counted from.
        clock: the clock with everything applied, or None where there is none to run: no day zero,
            neither protocol nor requested date, or a date that can't be worked out.
        calendar: the calendar it counts by, if any.
        deadline: the last good day, or None while a pause holds it open or there is none.
        original_deadline: what it was before anything happened to it.
        requested_by: the date the paper itself asks for.
        assumption: why that date is an assumption, where it is one.
        met: what met it, if it is met.
        changes: what happened to the clock, in order.
        unknown: why the dates can't be worked out, where they can't.
    """

    obligation: Obligation
    day_zero: DayZero
    clock: ResponseClock | None = None
    calendar: WorkingCalendar | None = None
    deadline: date | None = None
    original_deadline: date | None = None
    requested_by: CivilDate | None = None
    assumption: str = ""
    met: Meeting | None = None
    changes: tuple[Change, ...] = field(default=())
    unknown: str = ""

    @property
    def paused(self) -> bool:
        """Whether a pause or an open question holds the clock."""
        return self.clock is not None and self.deadline is None and not self.unknown

    @property
    def too_late(self) -> tuple[Change, ...]:
        """What came too early or too late to move the clock."""
        return tuple(change for change in self.changes if not change.acted)


def read(register: Register, file: AdviceFile, obligation: Obligation, as_at: date) -> Reading:
    """Read the clock of one obligation as at the end of a day.

    Nothing is raised for a date that can't be worked out: the reading says why, and every other
    line is still answered.
    """
    meeting = met(obligation, file, as_at)
    requested_by, assumption = file.advice.request_of(obligation.recommendation)
    rules, calendar = obligation.rules, calendar_for(register, obligation.protocol)
    day_zero = DayZero(None)
    clock, deadline, original, unknown = None, None, None, ""
    changes: tuple[Change, ...] = ()
    try:
        if rules is not None:
            day_zero = day_zero_of(file, obligation, rules, calendar, as_at)
            unknown = day_zero.unknown
            if day_zero.on is not None:
                clock = _clock(obligation, rules, calendar, day_zero.on)
        elif requested_by is not None:
            clock = _requested(file, calendar, latest(requested_by))
        if clock is not None:
            original = clock.deadline
            until = as_at if meeting is None else min(as_at, meeting.on.last)
            changes = applied(clock, obligation, file, until)
            deadline = clock.deadline
    except (OutsideCalendarError, FaultsError) as error:
        unknown = str(error)
    return Reading(
        obligation=obligation,
        day_zero=day_zero,
        clock=clock,
        calendar=calendar,
        deadline=deadline,
        original_deadline=original,
        requested_by=requested_by,
        assumption=assumption,
        met=meeting,
        changes=changes,
        unknown=unknown,
    )


REQUESTED = Stage(
    name=StageName.SUBSTANTIVE,
    allowance=Allowance(1, Unit.WORKING_DAYS),
    clarification=OnClarification.PAUSE,
)
"""The rules of a date that a letter asks for, where no protocol is in force.

It has no allowance to run anew; the unit says that what a pause excludes is made good in working
days.
"""


def _requested(
    file: AdviceFile, calendar: WorkingCalendar | None, requested_by: date
) -> ResponseClock:
    issued = min(latest(file.advice.issued_on), requested_by)
    return ResponseClock(stage=REQUESTED, calendar=calendar, day_zero=issued, until=requested_by)


def _clock(
    obligation: Obligation, rules: Stage, calendar: WorkingCalendar | None, day_zero: date
) -> ResponseClock:
    listed = obligation.protocol.suspensions if obligation.protocol else ()
    suspensions = [(s.name, s.period) for s in listed if s.name in rules.suspended_in]
    return ResponseClock(stage=rules, calendar=calendar, day_zero=day_zero, suspensions=suspensions)

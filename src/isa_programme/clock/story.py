"""A clock's whole story in one call: the deadline after everything that happened, and no more.

For whoever has very many clocks and asks of each only where it ends. Working days are numbered by
their calendar, so that a pause, an extension and a restart are each an addition, whatever their
length; what can't be told by such numbers is left to :class:`ResponseClock`, which gives the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import Enum, auto

from isa_programme.calendars.periods import Period
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.response_clock import ResponseClock
from isa_programme.record.allowance import Allowance, Unit
from isa_programme.record.counting_rules import FirstDay, OnClarification, PauseExcludes
from isa_programme.record.stages import Stage

_ONE_DAY = timedelta(days=1)


class Happening(Enum):
    """What can happen to a clock."""

    PAUSED = auto()
    RESUMED = auto()
    ASKED = auto()
    ANSWERED = auto()
    EXTENDED = auto()
    RESTARTED = auto()


Story = Sequence[tuple[Happening, date, str | Allowance | date]]
"""What happened, in order of date: what, when, and the label of the pause or question, or how much
more time was agreed, or until when; a restart has any text.
"""

# Looked up once: a clock is asked a million times.
_WORKING_DAYS, _AFTER, _FROM = Unit.WORKING_DAYS, FirstDay.AFTER, PauseExcludes.FROM
_RESTART, _IGNORE = OnClarification.RESTART, OnClarification.IGNORE
_PAUSED, _RESUMED, _ASKED, _ANSWERED, _EXTENDED, _RESTARTED = Happening


def clock_deadline(
    stage: Stage,
    day_zero: date,
    calendar: WorkingCalendar | None,
    story: Story = (),
    *,
    suspensions: Sequence[tuple[str, Period]] = (),
) -> date | None:
    """The deadline of a response clock after everything that happened to it.

    None while a pause or a question holds it open.

    Args:
        stage: the rules.
        day_zero: the day counted from.
        calendar: the working days; None serves only calendar units with ``roll = "none"``.
        story: what happened, in order of date; what came too early or too late moves nothing.
        suspensions: periods not counted, by name.

    Raises:
        OutsideCalendarError: the calendar does not reach the deadline.
        RefusedError: an extension shortens the time, or breaks a bound of the stage.
    """
    if (
        calendar is not None
        and stage.allowance.unit is _WORKING_DAYS
        and stage.first_day is _AFTER
        and stage.extension is None
        and not suspensions
    ):
        try:
            return _numbered(stage, day_zero, calendar, story)
        except (KeyError, IndexError, _Unnumbered):
            pass  # past the calendar's end, say: what is to be said of that, the clock knows
    return _told(stage, day_zero, calendar, story, suspensions)


class _Unnumbered(Exception):  # noqa: N818 - it is no error: the clock tells this story
    """Something that an addition of working days does not tell."""


def _numbered(stage: Stage, day_zero: date, calendar: WorkingCalendar, story: Story) -> date | None:
    """The deadline, told by the numbers of working days alone.

    With one pause or question open at a time, whatever a restarted clock is spared is spared the
    first way of counting too, so of the two ends only the later one has to be kept.
    """
    ordinals, working = calendar.ordinals, calendar.working
    number = stage.allowance.number
    spent = ordinals[day_zero]  # the last working day excluded so far, or before the first counted
    end = spent + number
    since = end  # what is open excludes the days after this one; from the end on, none that count
    held: object = None
    if story and story[0][1] < day_zero:
        raise _Unnumbered
    for what, on, which in story:
        today = ordinals[on]
        if today >= end and since >= end and (today > end or on != working[end]):
            continue  # too late
        if what is _PAUSED or what is _ASKED:
            if what is _ASKED and stage.clarification is _IGNORE:
                continue
            if held is not None:
                raise _Unnumbered
            held = which
            since = today
            if stage.pause_excludes is _FROM:
                since = max(ordinals[on - _ONE_DAY], spent)
        elif what is _RESUMED or what is _ANSWERED:
            if held != which or held is None:
                continue
            if since < end:
                end += today - since
            held, since, spent = None, end, today
            if what is _ANSWERED and stage.clarification is _RESTART and today + number > end:
                end = since = today + number
        elif what is _EXTENDED:
            if type(which) is not Allowance or which.unit is not _WORKING_DAYS:
                raise _Unnumbered
            end += which.number
            if held is None:
                since = end
        elif held is not None:
            raise _Unnumbered
        elif today + number > end:
            end = since = today + number
            spent = today
    return None if since < end else working[end]


def _told(
    stage: Stage,
    day_zero: date,
    calendar: WorkingCalendar | None,
    story: Story,
    suspensions: Sequence[tuple[str, Period]],
) -> date | None:
    clock = ResponseClock(
        stage=stage, calendar=calendar, day_zero=day_zero, suspensions=suspensions
    )
    for what, on, which in story:
        match what:
            case Happening.PAUSED:
                clock.pause(on, str(which))
            case Happening.RESUMED:
                clock.resume(on, str(which))
            case Happening.ASKED:
                clock.ask(on, str(which))
            case Happening.ANSWERED:
                clock.answer(on, str(which))
            case Happening.RESTARTED:
                clock.restart(on)
            case Happening.EXTENDED if isinstance(which, Allowance):
                clock.extend(on, which)
            case Happening.EXTENDED if isinstance(which, date):
                clock.extend_to(on, which)
    return clock.deadline

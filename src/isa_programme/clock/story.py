"""A clock's whole story in one call: the deadline after everything that happened, and no more.

For whoever has very many clocks and asks of each only where it ends. Working days are numbered by
their calendar, so that a pause, an extension and a restart are each an addition, whatever their
length; what can't be told by such numbers is left to :class:`ResponseClock`, which gives the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import Enum, auto

from isa_programme.calendars.dates import require_day
from isa_programme.calendars.periods import Period
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.response_clock import ResponseClock
from isa_programme.errors import FaultsError
from isa_programme.record.allowance import Allowance, Unit
from isa_programme.record.counting_rules import FirstDay, OnClarification, PauseExcludes
from isa_programme.record.stages import Stage

_ONE_DAY = timedelta(days=1)


class Happening(Enum):
    """What can happen to a clock, and what stands third beside it in a story.

    `PAUSED` and `RESUMED` with the label of the pause, `ASKED` and `ANSWERED` with that of the
    question: any text, the same at both ends. `EXTENDED` with an :class:`Allowance`, or the date
    until which time was given. `RESTARTED` with any text.
    """

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
        story: what happened, in order of date, as triples: ``(Happening.PAUSED, date(2026, 1, 12),
            "pause 1")``; see :class:`Happening`. What came too early or too late moves nothing.
        suspensions: periods not counted, by name.

    Raises:
        OutsideCalendarError: the calendar does not reach the deadline.
        RefusedError: an extension shortens the time, or breaks a bound of the stage.
        FaultsError: the story holds what is none of these, or is not in order.
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
        except (KeyError, IndexError, TypeError, ValueError, _Unnumbered):
            pass  # past the calendar's end, say, or no story: what is to be said, the clock knows
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
    before = day_zero
    for what, on, which in story:
        if (
            on < before
            or type(what) is not Happening
            or type(which) is not (Allowance if what is _EXTENDED else str)
        ):
            raise _Unnumbered
        before = on
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
    before = date.min
    for number, each in enumerate(story, start=1):
        try:
            what, on, which = each
        except (TypeError, ValueError):
            right = "what happened, the day, and its label or how much more"
            raise FaultsError(f"story {number}: {right}") from None
        if require_day(on, f"story {number}") < before:
            raise FaultsError(f"story {number}: {on} lies before {before}; put it in order of date")
        before = on
        match what, which:
            case Happening.PAUSED, str():
                clock.pause(on, which)
            case Happening.RESUMED, str():
                clock.resume(on, which)
            case Happening.ASKED, str():
                clock.ask(on, which)
            case Happening.ANSWERED, str():
                clock.answer(on, which)
            case Happening.RESTARTED, str():
                clock.restart(on)
            case Happening.EXTENDED, Allowance():
                clock.extend(on, which)
            case Happening.EXTENDED, date():
                clock.extend_to(on, which)
            case _:
                raise FaultsError(f"story {number}: {which!a} does not go with {what}")
    return clock.deadline

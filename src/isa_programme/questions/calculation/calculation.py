"""A calculation: one deadline worked out from its rules alone, with no record."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta

import attrs
from attrs import frozen

from isa_programme.calendars.dates import in_words_with_day, require_day
from isa_programme.calendars.periods import Period
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.backwards import latest_start
from isa_programme.clock.day_zero import work_out
from isa_programme.clock.response_clock import ResponseClock
from isa_programme.clock.steps import Happened, Step, Told
from isa_programme.clock.workings import (
    calendar_steps,
    counting_steps,
    day_zero_steps,
    period_steps,
    result_step,
    rule_steps,
)
from isa_programme.errors import FaultsError
from isa_programme.questions.calculation.events import (
    PAUSE,
    QUESTIONS,
    Agreed,
    Other,
    Rules,
    Spans,
    extended,
    happened,
    held,
    recounted,
    restarted,
    stopped,
)
from isa_programme.questions.lateness import calendar_days, standing_on, working_days
from isa_programme.questions.standing_words import Standing
from isa_programme.record.allowance import Allowance
from isa_programme.record.protocols import Protocol
from isa_programme.record.stages import Stage
from isa_programme.record.vocabulary import Basis, StageName

_ONE_DAY = timedelta(days=1)


@frozen(kw_only=True)
class Calculation:
    """A deadline worked out from its rules alone.

    Attributes:
        start_by: worked back, the last day to start on; None where it was counted forward.
        day_zero: the day counted from.
        deadline: the last good day, to its midnight; None while a pause or question is open.
        original_deadline: the deadline before anything happened to the clock; None where the
            calendar does not reach it, and a date was agreed instead.
        overdue_from: the day after the deadline; None where there is none.
        standing: where it stands on the day asked about; None if no day was.
        answered_on: the day it was answered, if it was.
        working_days_left: working days in (as at, deadline]; None once answered or passed, where
            no day was asked about, or where no calendar covers it.
        working_days_late: working days in (deadline, answered or as at], 0 where not late; None
            where no day was asked about, or where no calendar covers it.
        days_late: calendar days, likewise.
        earliest_if_resumed: while paused, the deadline if the clock went on on the day asked about.
        protocol: the protocol version the rule is taken from; None for a rule of one's own.
        basis: what the deadline rests on, likewise.
        calendar: the name of the calendar counted by.
        fingerprint: that calendar's fingerprint.
        explanation: how it was worked out, sentence by sentence.
        steps: the same as typed steps.
    """

    start_by: date | None = None
    day_zero: date
    deadline: date | None
    original_deadline: date | None
    overdue_from: date | None
    standing: Standing | None
    answered_on: date | None
    working_days_left: int | None
    working_days_late: int | None
    days_late: int | None
    earliest_if_resumed: date | None
    protocol: str | None
    basis: Basis | None
    calendar: str | None
    fingerprint: str | None
    explanation: tuple[str, ...]
    steps: tuple[Step, ...]


def calculate(
    rule: Stage | Allowance | str,
    start: date,
    calendar: WorkingCalendar | None = None,
    *,
    at: time | None = None,
    channel: str | None = None,
    period: int = 1,
    protocol: Protocol | None = None,
    pauses: Spans = (),
    clarifications: Spans = (),
    extensions: Iterable[tuple[Agreed, date]] = (),
    outside_protocol: Iterable[tuple[Agreed, date]] = (),
    holding: Iterable[date] = (),
    restarts: Iterable[date] = (),
    redated: Iterable[tuple[Other, date]] = (),
    suspensions: Iterable[tuple[date, date]] = (),
    as_at: date | None = None,
    answered_on: date | None = None,
) -> Calculation:
    """Work out one deadline, through everything that can move it, with no record.

    Everything given counts, whatever the day asked about; only what comes after the answer moves
    nothing. What is still open must have begun by that day.

    Args:
        rule: a stage with every rule of its clock, or an allowance with the usual ones.
        start: the day the paper was issued, or whatever else the clock counts from.
        calendar: the working days; needed for working days, and for every roll but ``none``.
        at: the time of day in London, where the rule has a cut-off.
        channel: how it was sent, where the rule dates receipt by that.
        period: which period of a rule that recurs, from 1.
        protocol: the version the rule is taken from, to be named in the explanation.
        pauses: the day each begins and the last day it excludes; None while it is open.
        clarifications: the day each question was asked and answered; None while it is open.
        extensions: how much more, or until when, and the day that was agreed.
        outside_protocol: the same, agreed outside the bounds that the rule sets on extensions.
        holding: the days of holding replies; they move the clock only if the rule says so.
        restarts: days from which the whole allowance runs anew, as for a transfer.
        redated: another rule, or another calendar, and the day from which it counts, for a clock
            that has not run out by then; one that starts later starts by it.
        suspensions: the first and last day of each stretch the rule does not count.
        as_at: the day asked about; without one there is no standing.
        answered_on: the day it was answered, if it was.

    Raises:
        AllowanceError: an allowance is none.
        OutsideCalendarError: the calendar does not cover a day that is needed.
        CalendarError: a calendar is needed and none was given.
        RefusedError: an extension shortens the time, or breaks a bound of the rule.
        FaultsError: it was answered, or something ended, before it began; or what is still open
            begins only after the day asked about.
        DateError: the deadline lies beyond the year 9999.
    """
    stage = stage_meant(rule)
    if answered_on is not None and answered_on < start:
        raise FaultsError(f"answered: {answered_on} lies before the start, {start}")
    require_day(start, "start")
    pauses, clarifications = tuple(pauses), tuple(clarifications)
    event = "the clock starts" if channel is None else "sent"
    rules, later = Rules(stage, calendar), sorted(redated, key=lambda each: each[1])
    day_zero = work_out(event, start, rules.stage, rules.calendar, at=at, channel=channel)
    while later and day_zero.on is not None and later[0][1] <= day_zero.on:
        # What comes into force before a clock starts is what it starts by.
        rules = rules.renewed(later.pop(0)[0])
        day_zero = work_out(event, start, rules.stage, rules.calendar, at=at, channel=channel)
    assert day_zero.on is not None, "a day was given"
    named = [("suspension", Period(first, last)) for first, last in suspensions]
    clock = ResponseClock(
        stage=rules.stage,
        calendar=rules.calendar,
        day_zero=day_zero.on,
        suspensions=named,
        period=period,
    )
    original = clock.end_known()
    events = [
        *stopped(pauses, PAUSE),
        *stopped(clarifications, QUESTIONS[stage.clarification]),
        *extended(extensions),
        *extended(outside_protocol, outside_protocol=True),
        *held(holding),
        *restarted(restarts),
        *recounted(later, rules.stage),
    ]
    changes = happened(clock, events, answered_on or date.max)
    deadline = clock.deadline
    if deadline is None:
        _refuse_open_later((*pauses, *clarifications), as_at)
    steps = (
        *rule_steps(rules.stage, clock.stage, protocol),
        *calendar_steps(rules.calendar, clock.calendar),
        *day_zero_steps(day_zero, rules.stage.first_day),
        *period_steps(clock),
        *map(Happened, changes),
        *counting_steps(clock, deadline),
        _outcome(clock, deadline, original),
    )
    found = _calculation(clock, deadline, original, steps, as_at, answered_on)
    if protocol is None:
        return found
    under = str(protocol) if stage in protocol.stages else f"changed from {protocol}"
    return attrs.evolve(found, protocol=under, basis=protocol.basis)


def _refuse_open_later(spans: Spans, as_at: date | None) -> None:
    for first, last in spans:
        if last is None and as_at is not None and first > as_at:
            raise FaultsError(
                f"what begins on {first} can't be open on {as_at} already; say when it ends, or"
                " ask as at a later day"
            )


def worked_back(
    rule: Stage | Allowance | str,
    by: date,
    calendar: WorkingCalendar | None = None,
    *,
    channel: str | None = None,
    protocol: Protocol | None = None,
    suspensions: Iterable[tuple[date, date]] = (),
) -> Calculation:
    """Work back from a date: the last day to start on so that the deadline lies no later.

    A working day wherever there is a calendar. The deadline given is the one that counting forward
    from that day comes to.

    Raises:
        AllowanceError: the allowance is none.
        OutsideCalendarError: the calendar does not cover a day that is needed.
    """
    stage, spans = stage_meant(rule), tuple(suspensions)
    named = [("suspension", Period(first, last)) for first, last in spans]
    start = latest_start(stage, by, calendar, channel=channel, suspensions=named)
    found = calculate(stage, start, calendar, channel=channel, protocol=protocol, suspensions=spans)
    lead = Told(
        "worked-back",
        f"worked back from {in_words_with_day(by)}: the last day to start on is"
        f" {in_words_with_day(start)}",
    )
    steps = (lead, *found.steps)
    said = tuple(step.sentence for step in steps)
    return attrs.evolve(found, start_by=start, steps=steps, explanation=said)


def stage_meant(rule: Stage | Allowance | str) -> Stage:
    """The stage itself, or one of an allowance with the usual rules.

    Raises:
        AllowanceError: it is neither.
    """
    if isinstance(rule, Stage):
        return rule
    return Stage(name=StageName.SUBSTANTIVE, allowance=Allowance.taken(rule))


def _outcome(clock: ResponseClock, deadline: date | None, original: date | None) -> Told:
    if deadline is None:
        return Told("paused", f"no deadline while open: {', '.join(clock.open_labels())}")
    return result_step(deadline, original)


def _calculation(  # noqa: PLR0917 - a clock run out, and what is asked about it
    clock: ResponseClock,
    deadline: date | None,
    original: date | None,
    steps: tuple[Step, ...],
    as_at: date | None,
    answered_on: date | None,
) -> Calculation:
    standing = None if as_at is None else _standing(clock, deadline, as_at, answered_on)
    counted_to = as_at
    if as_at is not None and answered_on is not None:
        counted_to = min(as_at, answered_on)
    resumed = clock.if_resumed(as_at).end_known() if standing is PAUSED and as_at else None
    open_until = resumed if standing is PAUSED else deadline
    return Calculation(
        day_zero=clock.day_zero,
        deadline=deadline,
        original_deadline=original,
        overdue_from=None if deadline is None or deadline == date.max else deadline + _ONE_DAY,
        standing=standing,
        answered_on=answered_on,
        working_days_left=working_days(clock.calendar, as_at, open_until)
        if standing in _OPEN and open_until is not None
        else None,
        working_days_late=None
        if counted_to is None
        else working_days(clock.calendar, deadline, counted_to),
        days_late=None if counted_to is None else calendar_days(deadline, counted_to),
        protocol=None,
        basis=None,
        earliest_if_resumed=resumed,
        calendar=None if clock.calendar is None else clock.calendar.name,
        fingerprint=None if clock.calendar is None else clock.calendar.fingerprint,
        explanation=tuple(step.sentence for step in steps),
        steps=steps,
    )


PAUSED = Standing.PAUSED
_OPEN = frozenset(
    {Standing.AWAITING, Standing.DUE_SOON, Standing.DUE_TODAY, Standing.NOT_STARTED, PAUSED}
)


def _standing(
    clock: ResponseClock, deadline: date | None, as_at: date, answered_on: date | None
) -> Standing:
    if answered_on is not None and answered_on <= as_at:
        late = deadline is not None and answered_on > deadline
        return Standing.ANSWERED_LATE if late else Standing.ANSWERED_ON_TIME
    if as_at < clock.day_zero:
        return Standing.NOT_STARTED
    if deadline is None:
        return PAUSED
    return standing_on(as_at, deadline, clock.calendar, warn=clock.stage.warn)

"""What holds for every calendar and every clock, compared with counts made day by day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

import day_by_day
import registers
from isa_programme.calendars.periods import Period
from isa_programme.calendars.scotland import scotland
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.counting import calendar_days, deadline
from isa_programme.clock.day_walk import counted_days
from isa_programme.clock.exclusions import Exclusion, Why, is_excluded, runs
from isa_programme.clock.explanation import explain
from isa_programme.clock.obligations import obligations
from isa_programme.clock.reading import read
from isa_programme.clock.response_clock import ResponseClock
from isa_programme.clock.steps import Counted, PassedOver, Rolled, Step
from isa_programme.record.allowance import Allowance, Unit
from isa_programme.record.counting_rules import FirstDay, OnClarification, PauseExcludes, Roll
from isa_programme.record.facts import (
    ClarificationAnswered,
    ClarificationAsked,
    ClockPaused,
    ClockResumed,
    ExtensionAgreed,
    Fact,
)
from isa_programme.record.protocols import Suspension
from isa_programme.record.stages import Stage

FIRST, LAST = date(2025, 1, 1), date(2030, 12, 31)
ONE_DAY = timedelta(days=1)
LONG = 1_500
"""Days within which every clock here runs out, if it runs out at all."""


@st.composite
def working_calendars(draw: st.DrawFn) -> WorkingCalendar:
    closed = draw(
        st.sets(st.dates(FIRST, FIRST + timedelta(days=500)), max_size=40)
        | st.just(set(scotland(2025, 2030).closed))
    )
    return WorkingCalendar(
        name="drawn",
        first=FIRST,
        last=LAST,
        week=draw(st.just(frozenset(range(5))) | st.frozensets(st.integers(0, 6), min_size=1)),
        closed=dict.fromkeys(closed, "closed"),
    )


days = st.dates(FIRST + timedelta(days=200), FIRST + timedelta(days=400))
numbers = st.integers(1, 30)
units = st.sampled_from(Unit)


class Told(NamedTuple):
    """One thing that happens to a clock: so many days after day zero, and what."""

    after: int
    what: str
    label: str = ""
    more: int = 0


@st.composite
def stories(draw: st.DrawFn, deadline_after: int = 0) -> tuple[Told, ...]:
    """Pauses, questions and extensions in the order in which they happen.

    Every pause ends on or after the day it began, if it ends; things may come too late.
    """
    told = []
    for number in range(draw(st.integers(0, 5))):
        what = draw(st.sampled_from(["pause", "ask", "extend"]))
        near = st.integers(max(0, deadline_after - 2), deadline_after + 1)
        begins = draw(st.integers(0, 45) | near | st.just(deadline_after))
        if what == "extend":
            told.append(Told(begins, what, more=draw(st.integers(1, 10))))
            continue
        label = f"{'pause' if what == 'pause' else 'question'} {number}"
        told.append(Told(begins, what, label))
        lasts = draw(st.integers(0, 25) | st.none() if number == 0 else st.integers(0, 25))
        if lasts is not None:
            told.append(Told(begins + lasts, "resume" if what == "pause" else "answer", label))
    # A stable sort keeps each end after its own beginning where both are on one day.
    return tuple(sorted(told, key=lambda each: each.after))


@st.composite
def stages(draw: st.DrawFn) -> Stage:
    unit = draw(units)
    most = {Unit.WORKING_DAYS: 25, Unit.DAYS: 60, Unit.WEEKS: 8, Unit.MONTHS: 3}[unit]
    return attrs.evolve(
        registers.SUBSTANTIVE,
        allowance=Allowance(draw(st.integers(1, most)), unit),
        first_day=draw(st.sampled_from(FirstDay)),
        pause_excludes=draw(st.sampled_from(PauseExcludes)),
        clarification=draw(st.sampled_from([OnClarification.RESTART, OnClarification.PAUSE])),
    )


@st.composite
def suspensions(draw: st.DrawFn) -> list[tuple[str, Period]]:
    begins = draw(days)
    period = Period(begins, begins + timedelta(days=draw(st.integers(0, 20))))
    return draw(st.just([("recess", period)]) | st.just([]))


class Case(NamedTuple):
    """A clock before anything happens to it, and what then happens."""

    calendar: WorkingCalendar
    stage: Stage
    day_zero: date
    story: tuple[Told, ...]
    shut: list[tuple[str, Period]]

    def clock(self) -> ResponseClock:
        """The clock as it starts."""
        return ResponseClock(
            stage=self.stage,
            calendar=self.calendar,
            day_zero=self.day_zero,
            suspensions=self.shut,
        )

    def clock_after_all(self) -> ResponseClock:
        """The clock once everything has happened to it."""
        return _told_to(self.clock(), self.story)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A clock and its story, in which much happens around the first deadline."""
    bare = Case(draw(working_calendars()), draw(stages()), draw(days), (), draw(suspensions()))
    end = bare.clock().deadline
    assert end is not None
    return bare._replace(story=draw(stories((end - bare.day_zero).days)))


def _happens(clock: ResponseClock, on: date, told: Told) -> bool:
    match told.what:
        case "pause":
            return clock.pause(on, told.label)
        case "resume":
            return clock.resume(on, told.label)
        case "ask":
            return clock.ask(on, told.label)
        case "answer":
            return clock.answer(on, told.label)
        case _:
            return clock.extend(on, Allowance(told.more, clock.stage.allowance.unit))


def _told_to(clock: ResponseClock, story: Iterable[Told]) -> ResponseClock:
    for told in story:
        _happens(clock, clock.day_zero + timedelta(days=told.after), told)
    return clock


def _by_hand(case: Case) -> date | None:
    stage = case.stage
    rules = day_by_day.Rules(
        number=stage.allowance.number,
        unit=stage.allowance.unit.value.removesuffix("s").replace("-", " "),
        works=lambda day: _works(case.calendar, day),
        excludes_from=stage.pause_excludes.value == "from",
        same_day=stage.first_day.value == "same",
        answer=stage.clarification.value,
        shut=[(period.first, period.last) for _, period in case.shut],
    )
    events = [
        day_by_day.Event(
            case.day_zero + timedelta(days=told.after), told.what, told.label, told.more
        )
        for told in case.story
    ]
    return day_by_day.run(rules, case.day_zero, events, LONG)


def _works(calendar: WorkingCalendar, day: date) -> bool:
    return day.weekday() in calendar.week and day not in calendar.closed


# Calendars


@given(working_calendars(), days, numbers)
def test_the_nth_working_day_is_found_by_looking_at_one_day_after_another(
    calendar: WorkingCalendar, after: date, n: int
) -> None:
    day, left = after, n
    while left:
        day += ONE_DAY
        left -= _works(calendar, day)
    assert day == calendar.nth_working_day(after, n)


@given(working_calendars(), days, st.integers(1, 20))
def test_the_nth_working_day_before_is_found_by_looking_backwards(
    calendar: WorkingCalendar, before: date, n: int
) -> None:
    assume(calendar.working_days_between(FIRST, before - ONE_DAY) >= n)
    day, left = before, n
    while left:
        day -= ONE_DAY
        left -= _works(calendar, day)
    assert day == calendar.nth_working_day_before(before, n)


@given(working_calendars(), days, days)
def test_working_days_between_two_dates_are_counted_one_by_one(
    calendar: WorkingCalendar, since: date, until: date
) -> None:
    first, last = sorted((since, until))
    counted = sum(
        _works(calendar, first + timedelta(days=on)) for on in range(1, (last - first).days + 1)
    )
    expected = counted if since <= until else -counted
    assert expected == calendar.working_days_between(since, until)


@given(working_calendars(), days, numbers)
def test_counting_to_the_nth_working_day_gives_n(
    calendar: WorkingCalendar, after: date, n: int
) -> None:
    assert n == calendar.working_days_between(after, calendar.nth_working_day(after, n))


@given(working_calendars(), days, numbers)
def test_going_forward_and_back_again_returns_to_a_working_day(
    calendar: WorkingCalendar, day: date, n: int
) -> None:
    start = calendar.working_day_on_or_after(day)
    assert start == calendar.nth_working_day_before(calendar.nth_working_day(start, n), n)


@given(working_calendars(), days)
def test_a_day_has_a_reason_to_be_closed_or_is_a_working_day(
    calendar: WorkingCalendar, day: date
) -> None:
    assert calendar.is_working_day(day) == (calendar.reason_closed(day) is None)


# One call


@given(working_calendars(), days, numbers, st.sampled_from(FirstDay))
def test_a_deadline_in_working_days_is_a_working_day(
    calendar: WorkingCalendar, day_zero: date, number: int, first_day: FirstDay
) -> None:
    allowance = Allowance(number, Unit.WORKING_DAYS)
    found = deadline(allowance, day_zero, calendar, first_day=first_day)
    assert calendar.is_working_day(found)


@given(
    working_calendars(),
    days,
    st.builds(Allowance, numbers, st.sampled_from([Unit.DAYS, Unit.WEEKS, Unit.MONTHS])),
    st.sampled_from([Roll.FOLLOWING, Roll.PRECEDING, Roll.MODIFIED_FOLLOWING]),
    st.sampled_from(FirstDay),
)
def test_a_rolled_deadline_is_a_working_day_that_could_be_counted(
    calendar: WorkingCalendar,
    day_zero: date,
    allowance: Allowance,
    roll: Roll,
    first_day: FirstDay,
) -> None:
    found = deadline(allowance, day_zero, calendar, first_day=first_day, roll=roll)
    assert calendar.is_working_day(found)
    assert found >= day_zero + (ONE_DAY if first_day is FirstDay.AFTER else timedelta())


@given(working_calendars(), days, numbers, units)
def test_following_is_never_before_the_unrolled_end_and_preceding_never_after_following(
    calendar: WorkingCalendar, day_zero: date, number: int, unit: Unit
) -> None:
    preceding, none, following = (
        deadline(Allowance(number, unit), day_zero, calendar, roll=roll)
        for roll in (Roll.PRECEDING, Roll.NONE, Roll.FOLLOWING)
    )
    assert none <= following
    assert preceding <= following


@given(working_calendars(), days, numbers, units)
def test_a_longer_allowance_never_ends_earlier(
    calendar: WorkingCalendar, day_zero: date, number: int, unit: Unit
) -> None:
    one, more = (Allowance(count, unit) for count in (number, number + 1))
    assert deadline(one, day_zero, calendar) <= deadline(more, day_zero, calendar)


@given(working_calendars(), days, numbers, units)
def test_a_later_day_zero_never_ends_earlier(
    calendar: WorkingCalendar, day_zero: date, number: int, unit: Unit
) -> None:
    allowance = Allowance(number, unit)
    assert deadline(allowance, day_zero, calendar) <= deadline(
        allowance, day_zero + ONE_DAY, calendar
    )


# Exclusions


@given(st.lists(st.tuples(st.integers(0, 60), st.none() | st.integers(-1, 20)), max_size=6))
def test_runs_hold_exactly_the_days_that_some_exclusion_holds(
    spans: list[tuple[int, int | None]],
) -> None:
    exclusions = [
        Exclusion(
            FIRST + timedelta(days=begins),
            None if lasts is None else FIRST + timedelta(days=begins + lasts),
            Why.PAUSE,
            None,
            "pause",
        )
        for begins, lasts in spans
    ]
    merged = runs(exclusions)
    for day in (FIRST + timedelta(days=on) for on in range(100)):
        held = any(e.first <= day and (e.last is None or day <= e.last) for e in exclusions)
        assert held == is_excluded(day, merged)
    assert all(
        last is not None and last + ONE_DAY < first for (_, last), (first, _) in pairwise(merged)
    )


# Clocks


@given(cases())
def test_a_clock_agrees_with_one_that_looks_at_one_day_after_another(case: Case) -> None:
    assert _by_hand(case) == case.clock_after_all().deadline


@given(cases())
def test_a_deadline_never_falls_on_a_day_its_rule_excludes(case: Case) -> None:
    clock = case.clock_after_all()
    found = clock.deadline
    assume(found is not None)
    assert found is not None
    assert case.calendar.is_working_day(found)
    assert not is_excluded(found, clock.excluded_for(clock.governing))


@given(cases(), stories())
def test_nothing_that_happens_after_the_deadline_moves_it(
    case: Case, late: tuple[Told, ...]
) -> None:
    clock = case.clock_after_all()
    before = clock.deadline
    assume(before is not None)
    assert before is not None
    for label in clock.open_labels():
        ends = "resume" if label.startswith("pause") else "answer"
        _happens(clock, before + ONE_DAY, Told(0, ends, label))
    for told in late:
        label = f"{told.label} later" if told.label else ""
        _happens(clock, before + timedelta(days=told.after + 1), told._replace(label=label))
    assert before == clock.deadline


@given(cases(), st.integers(0, 60))
def test_a_zero_length_pause_moves_nothing(case: Case, after: int) -> None:
    stage = attrs.evolve(case.stage, pause_excludes=PauseExcludes.AFTER)
    nothing = (Told(after, "pause", "nothing"), Told(after, "resume", "nothing"))
    with_it = tuple(sorted((*case.story, *nothing), key=lambda each: each.after))
    without, paused = (
        case._replace(stage=stage, story=story).clock_after_all() for story in (case.story, with_it)
    )
    assert without.deadline == paused.deadline


@given(cases())
def test_no_restart_brings_a_deadline_forward(case: Case) -> None:
    restarts, pauses = (
        case._replace(stage=attrs.evolve(case.stage, clarification=rule)).clock_after_all().deadline
        for rule in (OnClarification.RESTART, OnClarification.PAUSE)
    )
    assert restarts is None or (pauses is not None and restarts >= pauses)


@given(cases())
def test_whatever_happens_no_deadline_comes_forward(case: Case) -> None:
    before, after = case.clock().deadline, case.clock_after_all().deadline
    assert before is not None
    assert after is None or after >= before


# Explanations


def _counted(steps: Iterable[Step]) -> list[date]:
    """The days of the counted steps, one by one, without the weekends folded into them."""
    return [
        day
        for step in steps
        if isinstance(step, Counted)
        for on in range((step.last - step.first).days + 1)
        if (day := step.first + timedelta(days=on)) not in step.weekends
    ]


@given(working_calendars(), days, numbers, units, st.sampled_from(FirstDay))
def test_the_days_counted_in_a_walk_come_to_the_allowance_and_end_on_the_deadline(
    calendar: WorkingCalendar, day_zero: date, number: int, unit: Unit, first_day: FirstDay
) -> None:
    allowance = Allowance(number, unit)
    counted = _counted(counted_days(allowance, day_zero, calendar, first_day=first_day))
    needed = number if unit is Unit.WORKING_DAYS else calendar_days(allowance, day_zero)
    assert needed == len(counted)
    assert counted[-1] == deadline(
        allowance, day_zero, calendar, first_day=first_day, roll=Roll.NONE
    )


@given(working_calendars(), days, numbers, units)
def test_a_walk_names_every_day_once_and_in_order(
    calendar: WorkingCalendar, day_zero: date, number: int, unit: Unit
) -> None:
    steps = list(counted_days(Allowance(number, unit), day_zero, calendar))
    assert steps[0].first == day_zero + ONE_DAY
    assert all(later.first == earlier.last + ONE_DAY for earlier, later in pairwise(steps))


def _facts(case: Case, first_number: int) -> list[Fact]:
    """The story as facts, entries numbered from `first_number`."""
    facts: list[Fact] = []
    numbered: dict[str, int] = {}
    for number, told in enumerate(case.story, start=first_number):
        on = case.day_zero + timedelta(days=told.after)
        fact: Fact
        match told.what:
            case "pause":
                fact = ClockPaused(scope=registers.WHOLE_PAPER, paused_on=on, reason="story")
            case "resume":
                fact = ClockResumed(
                    advice=registers.PAPER, resumed_on=on, pause=numbered[told.label]
                )
            case "ask":
                fact = ClarificationAsked(scope=registers.WHOLE_PAPER, asked_on=on)
            case "answer":
                fact = ClarificationAnswered(
                    advice=registers.PAPER, answered_on=on, question=numbered[told.label]
                )
            case _:
                fact = ExtensionAgreed(
                    scope=registers.WHOLE_PAPER,
                    agreed_on=on,
                    agreed_by="both",
                    by=Allowance(told.more, case.stage.allowance.unit),
                    reason="story",
                )
        numbered.setdefault(told.label, number)
        facts.append(fact)
    return facts


@given(cases())
def test_counting_an_explanation_by_hand_gives_the_deadline(case: Case) -> None:
    stage = attrs.evolve(case.stage, suspended_in=tuple(name for name, _ in case.shut))
    agreed = attrs.evolve(
        registers.protocol(stage),
        calendars=("drawn",),
        suspensions=tuple(Suspension(name=name, period=period) for name, period in case.shut),
    )
    ground = (
        *registers.ground(agreed, calendar=case.calendar),
        registers.issued(registers.paper(case.day_zero)),
    )
    known = registers.register(*ground, *_facts(case, len(ground) + 1))
    file = known.files[registers.PAPER]
    (obligation,) = obligations(known, file)
    explained = explain(read(known, file, obligation, LAST), registers.MINISTER)

    assert _by_hand(case) == explained.deadline
    assume(explained.deadline is not None)
    end = _counted(explained.steps)[-1]
    rolled = [step for step in explained.steps if isinstance(step, Rolled)]
    assert explained.deadline == (rolled[0].to if rolled else end)
    assert [end] * len(rolled) == [step.fell_on for step in rolled]
    passed_over = {
        step.first + timedelta(days=on)
        for step in explained.steps
        if isinstance(step, PassedOver)
        for on in range((step.last - step.first).days + 1)
    }
    assert explained.deadline not in passed_over

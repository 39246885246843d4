"""Clocks and what happens to them, drawn by hypothesis and told to the library in its own words.

Every story is drawn step by step with the slow clock beside it, so that much of it happens on the
days that matter: on the deadline of that moment, and on the days around it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

import attrs
from hypothesis import strategies as st

import day_by_day
from isa_programme.calendars.periods import Period
from isa_programme.calendars.scotland import scotland
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.response_clock import ResponseClock
from isa_programme.errors import OutsideCalendarError, RefusedError
from isa_programme.record.allowance import Allowance, Unit
from isa_programme.record.counting_rules import (
    FirstDay,
    OnClarification,
    PauseExcludes,
    Roll,
)
from isa_programme.record.stages import ExtensionCap, HoldingExtends, Stage
from isa_programme.record.vocabulary import StageName
from registers import SUBSTANTIVE

FIRST, LAST = date(2027, 1, 1), date(2032, 12, 31)
ONE_DAY = timedelta(days=1)

days = st.dates(date(2027, 7, 1), date(2028, 3, 31)) | st.sampled_from(
    [
        date(2027, 8, 31),
        date(2027, 11, 30),
        date(2027, 12, 31),
        date(2028, 1, 29),
        date(2028, 1, 30),
        date(2028, 1, 31),
        date(2028, 2, 28),
        date(2028, 2, 29),
    ]
)
"""Days to count from: any, and those that have no corresponding date in some later month."""

allowances = st.builds(Allowance, st.integers(1, 12), st.sampled_from(Unit))
Shut = tuple[tuple[str, Period], ...]


@st.composite
def closures(draw: st.DrawFn) -> frozenset[date]:
    """Closed days: clusters of them, days here and there, or Scotland's bank holidays."""
    around = st.dates(FIRST + timedelta(days=170), FIRST + timedelta(days=700))
    clusters = st.tuples(around, st.integers(2, 16))
    closed = {
        first + timedelta(days=on)
        for first, lasts in draw(st.lists(clusters, max_size=5))
        for on in range(lasts)
    }
    return frozenset(closed | draw(st.sets(around, max_size=20) | st.just(_SCOTLAND)))


_SCOTLAND = {day for day in scotland(2027, 2028).closed if day.year > 2026}


@st.composite
def working_calendars(draw: st.DrawFn, last: date = LAST) -> WorkingCalendar:
    """A calendar of any week, with closures in it."""
    closed = draw(closures())
    return WorkingCalendar(
        name="drawn",
        first=FIRST,
        last=last,
        week=draw(st.just(frozenset(range(5))) | st.frozensets(st.integers(0, 6), min_size=1)),
        closed={day: "closed" for day in closed if day <= last},
    )


@st.composite
def stages(draw: st.DrawFn, *, recurring: bool = False) -> Stage:
    """A stage with every rule of its clock drawn."""
    unit = draw(st.sampled_from(Unit))
    most = {Unit.WORKING_DAYS: 25, Unit.DAYS: 60, Unit.WEEKS: 8, Unit.MONTHS: 3}[unit]
    every = draw(allowances) if recurring else None
    return attrs.evolve(
        SUBSTANTIVE,
        name=StageName.UPDATE if recurring else StageName.SUBSTANTIVE,
        allowance=Allowance(draw(st.integers(1, most)), unit),
        first_day=draw(st.sampled_from(FirstDay)),
        roll=draw(st.sampled_from(Roll)),
        pause_excludes=draw(st.sampled_from(PauseExcludes)),
        clarification=draw(st.sampled_from(OnClarification)),
        holding=draw(
            st.none() | st.builds(HoldingExtends, extends=allowances, at_most=st.integers(1, 2))
        ),
        extension=draw(st.none() | st.builds(ExtensionCap, at_most=st.integers(0, 2))),
        every=every,
        times=None if every is None else 9,
    )


@st.composite
def suspensions(draw: st.DrawFn) -> Shut:
    """Up to two periods in which the clock does not count."""
    begins = st.tuples(days, st.integers(0, 20))
    return tuple(
        (f"recess {number}", Period(first, first + timedelta(days=lasts)))
        for number, (first, lasts) in enumerate(draw(st.lists(begins, max_size=2)))
    )


class Told(NamedTuple):
    """One thing that happens to a clock."""

    on: date
    what: str
    label: str = ""
    by: Allowance | None = None
    until: date | None = None
    outside: bool = False
    stage: Stage | None = None
    calendar: WorkingCalendar | None = None
    shut: Shut | None = None


class Case(NamedTuple):
    """A clock before anything happens to it, and what then happens."""

    calendar: WorkingCalendar
    stage: Stage
    day_zero: date
    shut: Shut = ()
    period: int = 1
    story: tuple[Told, ...] = ()

    def clock(self) -> ResponseClock:
        """The clock as it starts."""
        return ResponseClock(
            stage=self.stage,
            calendar=self.calendar,
            day_zero=self.day_zero,
            suspensions=self.shut,
            period=self.period,
        )

    def slow_clock(self) -> day_by_day.Clock:
        """The same clock, which looks at one day after another."""
        return day_by_day.Clock(
            rules_of(self.stage, self.calendar, self.shut), self.day_zero, self.period
        )

    def clock_after_all(self) -> ResponseClock:
        """The clock once everything has happened to it."""
        clock = self.clock()
        for told in self.story:
            happens(clock, told)
        return clock


def rules_of(stage: Stage, calendar: WorkingCalendar, shut: Shut) -> day_by_day.Rules:
    """The rules of a stage in the words of the slow clock."""
    holding, every = stage.holding, stage.every
    return day_by_day.Rules(
        number=stage.allowance.number,
        unit=stage.allowance.unit.value,
        works=works(calendar),
        roll=stage.roll.value,
        same_day=stage.first_day.value == "same",
        excludes_from=stage.pause_excludes.value == "from",
        answer=stage.clarification.value,
        shut=tuple((period.first, period.last) for _, period in shut),
        every=None if every is None else (every.number, every.unit.value),
        holding=None
        if holding is None
        else day_by_day.Stretch(holding.extends.number, holding.extends.unit.value),
        holding_at_most=0 if holding is None else holding.at_most,
        extensions_at_most=None if stage.extension is None else stage.extension.at_most,
    )


def works(calendar: WorkingCalendar) -> day_by_day.Works:
    """Whether a day is a working day, asked of nothing but the lists a calendar is made of."""

    def is_working(day: date) -> bool | None:
        if not calendar.first <= day <= calendar.last:
            return None
        return day.weekday() in calendar.week and day not in calendar.closed

    return is_working


class Telling:
    """Tells both clocks the same: the slow one needs to know which rules are in force."""

    def __init__(self, case: Case) -> None:
        self._stage, self._calendar, self._shut = case.stage, case.calendar, case.shut
        self.slow = case.slow_clock()

    def happens(self, told: Told) -> str:
        """Whether something acts on the slow clock, or why not."""
        if told.what != "rules":
            return self.slow.happens(_event(told))
        stage, calendar = told.stage or self._stage, told.calendar or self._calendar
        shut = self._shut if told.shut is None else told.shut
        rules = rules_of(stage, calendar, shut)
        found = self.slow.happens(day_by_day.Event(told.on, "rules", rules=rules))
        if found == day_by_day.ACTED:
            self._stage, self._calendar, self._shut = stage, calendar, shut
        return found


def _event(told: Told) -> day_by_day.Event:
    number, unit = (0, "") if told.by is None else (told.by.number, told.by.unit.value)
    more = day_by_day.Stretch(number, unit, told.until, bounded=not told.outside)
    return day_by_day.Event(told.on, told.what, told.label, more)


def happens(clock: ResponseClock, told: Told) -> str:
    """Whether something acts on the library's clock, or why not."""
    try:
        return day_by_day.ACTED if _acts(clock, told) else day_by_day.NOTHING
    except RefusedError:
        return day_by_day.REFUSED
    except OutsideCalendarError:
        return day_by_day.BEYOND


def _acts(clock: ResponseClock, told: Told) -> bool:
    on = told.on
    match told.what:
        case "pause":
            return clock.pause(on, told.label)
        case "resume":
            return clock.resume(on, told.label)
        case "ask":
            return clock.ask(on, told.label)
        case "answer":
            return clock.answer(on, told.label)
        case "restart":
            return clock.restart(on)
        case "hold":
            return clock.hold(on)
        case "rules":
            return clock.change_rules(
                on, stage=told.stage, calendar=told.calendar, suspensions=told.shut
            )
        case _ if told.until is not None:
            return clock.extend_to(on, told.until, outside_protocol=told.outside)
        case _:
            assert told.by is not None
            return clock.extend(on, told.by, outside_protocol=told.outside)


def deadline_of(clock: ResponseClock) -> date | str:
    """The library's deadline, or why there is none."""
    try:
        return clock.deadline or day_by_day.HELD
    except OutsideCalendarError:
        return day_by_day.BEYOND


EVERYTHING = ("pause", "resume", "ask", "answer", "extend", "until", "restart", "hold", "rules")
"""All that can happen; an extension is by an allowance, or until a date."""


@st.composite
def bare_cases(draw: st.DrawFn, *, recurring: bool | None = None, reaches: bool = False) -> Case:
    """A clock to which nothing has happened yet, by a calendar that may end too soon."""
    day_zero = draw(days)
    recurs = draw(st.booleans()) if recurring is None else recurring
    soon = st.integers(10, 150).map(lambda on: day_zero + timedelta(days=on))
    last = LAST if reaches else draw(st.just(LAST) | soon)
    return Case(
        draw(working_calendars(last).filter(_has_days)),
        draw(stages(recurring=recurs)),
        day_zero,
        draw(suspensions()),
        draw(st.integers(1, 4)) if recurs else 1,
    )


def _has_days(calendar: WorkingCalendar) -> bool:
    return calendar.working_days_between(calendar.first, calendar.last) > 1


@st.composite
def cases(
    draw: st.DrawFn,
    *,
    among: Iterable[str] = EVERYTHING,
    recurring: bool | None = None,
    reaches: bool = False,
    at_most: int = 7,
) -> Case:
    """A clock and its story, drawn with the slow clock beside it."""
    bare = draw(bare_cases(recurring=recurring, reaches=reaches))
    telling, on, story = Telling(bare), bare.day_zero, []
    last = bare.calendar.last
    for number in range(draw(st.integers(0, at_most))):
        on = draw(_next_day(on, telling.slow.deadline()))
        if on > last:
            break
        told = draw(_happenings(on, number, tuple(among), telling.slow, reaches=reaches))
        if told.calendar is not None:
            last = min(last, told.calendar.last)
        telling.happens(told)
        story.append(told)
    return bare._replace(story=tuple(story))


def _next_day(on: date, deadline: date | str) -> st.SearchStrategy[date]:
    later = st.integers(0, 20).map(lambda more: on + timedelta(days=more))
    if isinstance(deadline, str) or deadline < on:
        return later
    in_time = st.integers(0, min(30, (deadline - on).days)).map(lambda n: on + timedelta(days=n))
    around = [deadline + timedelta(days=off) for off in (-1, 0, 1)]
    return in_time | in_time | st.sampled_from([day for day in around if day >= on])


@st.composite
def _happenings(
    draw: st.DrawFn,
    on: date,
    number: int,
    among: tuple[str, ...],
    slow: day_by_day.Clock,
    *,
    reaches: bool,
) -> Told:
    still_open = [stop.label for stop in slow.stops if stop.last is None]
    what = draw(st.sampled_from([*among, *_ends(still_open, among)]))
    match what:
        case "pause" | "ask":
            return Told(on, what, f"{_NOUNS[what]} {number}")
        case "resume" | "answer":
            labels = [label for label in still_open if label.startswith(_NOUNS[what])]
            return Told(on, what, draw(st.sampled_from(labels or [f"{_NOUNS[what]} 99"])))
        case "extend":
            return Told(on, what, by=draw(allowances), outside=draw(st.booleans()))
        case "until":
            found = slow.deadline()
            since = found if isinstance(found, date) else on
            until = since + timedelta(days=draw(st.integers(-3, 25)))
            return Told(on, "extend", until=until, outside=draw(st.booleans()))
        case "rules":
            return draw(_other_rules(on, recurring=slow.rules.every is not None, reaches=reaches))
        case _:
            return Told(on, what)


_NOUNS = {"pause": "pause", "resume": "pause", "ask": "question", "answer": "question"}


def _ends(still_open: list[str], among: tuple[str, ...]) -> list[str]:
    """The ends of what is open, often enough that half the time it is ended next."""
    ends = ["resume" if label.startswith("pause") else "answer" for label in still_open]
    return [end for end in ends for _ in among]


@st.composite
def _other_rules(draw: st.DrawFn, on: date, *, recurring: bool, reaches: bool) -> Told:
    soon = st.integers(10, 150).map(lambda more: on + timedelta(days=more))
    last = LAST if reaches else draw(st.just(LAST) | soon)
    calendar = draw(working_calendars(last).filter(_has_days))
    if draw(st.booleans()):
        return Told(on, "rules", calendar=calendar)
    return Told(
        on,
        "rules",
        stage=draw(stages(recurring=recurring)),
        calendar=draw(st.just(calendar) | st.none()),
        shut=draw(suspensions() | st.none()),
    )

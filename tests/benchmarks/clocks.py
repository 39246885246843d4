"""How quick a full response clock is, against a tight loop over days."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from benchmarks.measuring import Contender, Goal, Row, Sense, race
from isa_programme.calendars.scotland import scotland
from isa_programme.clock.response_clock import ResponseClock
from isa_programme.clock.story import Happening, Story, clock_deadline
from isa_programme.record.allowance import Allowance, Unit
from isa_programme.record.stages import Stage
from isa_programme.record.vocabulary import StageName

CALENDAR = scotland(2023, 2027)
CLOSED = frozenset(CALENDAR.closed)
ONE_DAY = timedelta(days=1)
MORE = Allowance(10, Unit.WORKING_DAYS)
TOLD = Goal(Sense.GAIN)


class Clock(NamedTuple):
    """A day zero, and a pause, an extension and an answered question that follow it."""

    day_zero: date
    story: Story


def rows() -> Iterator[Row]:
    """Every row about clocks, as each is measured."""
    yield from full_clock(20, Goal(Sense.GAIN, must=3, aim=6))
    yield from full_clock(120, TOLD)


def full_clock(number: int, goal: Goal) -> Iterator[Row]:
    """Clocks of so many working days: paused, extended, restarted, and all of it in time."""
    clocks = _clocks(number)
    stage = Stage(name=StageName.SUBSTANTIVE, allowance=Allowance(number, Unit.WORKING_DAYS))

    def ours(clock: Clock) -> date | None:
        return clock_deadline(stage, clock.day_zero, CALENDAR, clock.story)

    def step_by_step(clock: Clock) -> date | None:
        return _step_by_step(stage, clock)

    def day_by_day(clock: Clock) -> date:
        return _day_by_day(number, clock)

    what = f"a clock of {number} working days, paused, extended, restarted"
    yield from race(
        what,
        _all("ours", clocks, ours, day_by_day),
        (_all("a loop over days and a set", clocks, day_by_day, day_by_day), goal),
    )
    yield from race(
        f"{what}, told step by step",
        _all("ours", clocks, step_by_step, day_by_day),
        (_all("a loop over days and a set", clocks, day_by_day, day_by_day), TOLD),
    )


def _clocks(number: int) -> tuple[Clock, ...]:
    drawn = random.Random(number)
    return tuple(_clock(drawn) for _ in range(1_000))


def _clock(drawn: random.Random) -> Clock:
    day_zero = date(2023, 1, 1) + timedelta(days=drawn.randrange(1000))
    days = [day_zero + timedelta(days=each) for each in sorted(drawn.sample(range(2, 25), 5))]
    paused_on, resumed_on, extended_on, asked_on, answered_on = days
    story = (
        (Happening.PAUSED, paused_on, "pause 1"),
        (Happening.RESUMED, resumed_on, "pause 1"),
        (Happening.EXTENDED, extended_on, MORE),
        (Happening.ASKED, asked_on, "question 2"),
        (Happening.ANSWERED, answered_on, "question 2"),
    )
    return Clock(day_zero, story)


def _all(
    name: str,
    clocks: Sequence[Clock],
    ask: Callable[[Clock], date | None],
    reference: Callable[[Clock], date],
) -> Contender:
    """One call for each clock; made sure first to give the deadlines of the loop over days."""
    if list(map(ask, clocks)) != list(map(reference, clocks)):
        raise AssertionError(f"{name} gives other deadlines")

    def run(clocks: Sequence[Clock]) -> None:
        for clock in clocks:
            ask(clock)

    return Contender(name, lambda: clocks, run)


def _step_by_step(stage: Stage, asked: Clock) -> date | None:
    clock = ResponseClock(stage=stage, calendar=CALENDAR, day_zero=asked.day_zero)
    (_, paused_on, pause), (_, resumed_on, _), (_, extended_on, _), *rest = asked.story
    (_, asked_on, question), (_, answered_on, _) = rest
    clock.pause(paused_on, str(pause))
    clock.resume(resumed_on, str(pause))
    clock.extend(extended_on, MORE)
    clock.ask(asked_on, str(question))
    clock.answer(answered_on, str(question))
    return clock.deadline


def _day_by_day(number: int, clock: Clock) -> date:
    """The same clock by looking at one day after the other, as tightly as can be."""
    closed, one = CLOSED, ONE_DAY
    happens = {on: (what, more) for what, on, more in clock.story}
    left, anew, off, day = number, 0, False, clock.day_zero
    while True:
        day += one
        if not off and day.weekday() < 5 and day not in closed:
            left -= 1
            anew -= 1
        if day in happens:
            what, more = happens.pop(day)
            if what is Happening.EXTENDED:
                assert isinstance(more, Allowance), "an extension is by so many working days"
                left += more.number
            elif what is Happening.ANSWERED:
                off, anew = False, number
            else:
                off = what is not Happening.RESUMED
        if left <= 0 and anew <= 0 and not happens:
            return day

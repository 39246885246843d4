"""How quick working days are, against a bare look-up and against other packages."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from importlib import import_module
from itertools import accumulate
from typing import Any

from benchmarks.measuring import Contender, Goal, Row, Sense, best_times, race
from isa_programme.calendars.scotland import scotland
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.deadlines import deadlines
from isa_programme.record.allowance import Allowance, Unit

CALENDAR = scotland(2023, 2027)
N = 20
ONE_DAY = timedelta(days=1)
TOLD = Goal(Sense.COST)
FASTER = Goal(Sense.GAIN)


def _days(count: int) -> list[date]:
    """Days out of the first four of the five years, the same ones on every run."""
    drawn = random.Random(count)
    return [CALENDAR.first + timedelta(days=drawn.randrange(1461)) for _ in range(count)]


FEW, SOME, MANY, MILLION = _days(100), _days(2_000), _days(20_000), _days(1_000_000)


def rows() -> Iterator[Row]:
    """Every row about working days, as each is measured."""
    yield from nth_working_day()
    yield from a_million_deadlines()
    yield set_up()
    yield from growth()


# The Nth working day


def nth_working_day() -> Iterator[Row]:
    """One call at a time, with our own checks in it."""
    what = f"day number {N} after another"
    ours = _each("ours", MANY, CALENDAR.nth_working_day)
    yield from race(what, ours, (_bare(MANY), Goal(Sense.COST, must=2, aim=1.3)))
    yield from race(f"{what}, asked of new date objects", _anew(ours), (_anew(_bare(MANY)), TOLD))
    yield from race(
        what,
        ours,
        (_each("the package business-calendar", *_business_calendar()), Goal(Sense.GAIN, 10, 15)),
        (_each("numpy, one date a call", *_numpy_scalar()), FASTER),
        (_each("a loop over days and a set", SOME, _day_loop()), FASTER),
        (_each("the package holidays", FEW, _holidays()), Goal(Sense.GAIN, aim=300)),
    )


def _each(name: str, days: Sequence[Any], ask: Callable[[Any, int], Any]) -> Contender:
    """One call for each day; made sure first to give the answers that ours gives."""
    expected = [CALENDAR.nth_working_day(_as_date(day), N) for day in days[:100]]
    if expected != [_as_date(ask(day, N)) for day in days[:100]]:
        raise AssertionError(f"{name} gives other answers")

    def run(days: Sequence[Any]) -> None:
        for day in days:
            ask(day, N)

    return Contender(name, lambda: days, run)


def _as_date(day: Any) -> date:  # noqa: ANN401 - each package has dates of its own
    if isinstance(day, datetime):
        return day.date()
    return day if isinstance(day, date) else date.fromisoformat(str(day))


def _anew(contender: Contender) -> Contender:
    """The same, with dates nobody has used before; a date remembers its hash once asked for it."""

    def deal() -> list[date]:
        return [day.replace() for day in contender.deal()]

    return Contender(contender.name, deal, contender.run)


def _bare(days: Sequence[date]) -> Contender:
    """The least that can be done: two lists, and no check of anything."""
    covered = [CALENDAR.first + timedelta(days=on) for on in range(1826)]
    base = CALENDAR.first.toordinal()
    passed = list(accumulate(map(CALENDAR.is_working_day, covered)))
    working = list(filter(CALENDAR.is_working_day, covered))

    def run(days: Sequence[date]) -> None:
        n = N
        for day in days:
            working[passed[day.toordinal() - base] + n - 1]

    return Contender("a bare look-up in two lists", lambda: days, run)


def _day_loop() -> Callable[[date, int], date]:
    closed = set(CALENDAR.closed)

    def nth(day: date, n: int) -> date:
        while n:
            day += ONE_DAY
            if day.weekday() < 5 and day not in closed:
                n -= 1
        return day

    return nth


# Peers, each given dates of its own kind ready made. They are imported only here and by name: this
# file is checked where they are not installed.

_Peer = tuple[Sequence[Any], Callable[[Any, int], Any]]


def _business_calendar() -> _Peer:
    midnights = [datetime(day.year, day.month, day.day) for day in SOME]  # noqa: DTZ001 - as the others want them
    holidays = [datetime(day.year, day.month, day.day) for day in CALENDAR.closed]  # noqa: DTZ001 - as the others want them
    calendar = import_module("business_calendar").Calendar(holidays=holidays)
    return midnights, calendar.addbusdays


def _numpy_calendar() -> Any:  # noqa: ANN401 - numpy is imported by name
    return import_module("numpy").busdaycalendar(holidays=list(CALENDAR.closed))


def _numpy_scalar() -> _Peer:
    numpy = import_module("numpy")
    offset = partial(numpy.busday_offset, roll="backward", busdaycal=_numpy_calendar())
    return [numpy.datetime64(day, "D") for day in SOME], offset


def _holidays() -> Callable[[date, int], date]:
    years = range(CALENDAR.first.year, CALENDAR.last.year + 1)
    found = import_module("holidays").country_holidays("GB", subdiv="SCT", years=years)
    nth: Callable[[date, int], date] = found.get_nth_working_day
    return nth


# A million deadlines


def a_million_deadlines() -> Iterator[Row]:
    """From date objects to date objects, against numpy's own arrays, and from and to dates."""
    allowance = Allowance(N, Unit.WORKING_DAYS)
    ours = Contender(
        "ours", lambda: MILLION, lambda days: deadlines(allowance, days, calendar=CALENDAR)
    )
    numpy, calendar = import_module("numpy"), _numpy_calendar()
    dated = numpy.array(MILLION, dtype="datetime64[D]")

    def offset(days: Any) -> Any:  # noqa: ANN401 - an array, and numpy is imported by name
        return numpy.busday_offset(days, N, roll="backward", busdaycal=calendar)

    def from_dates(days: Sequence[date]) -> list[date]:
        return list(offset(numpy.array(days, dtype="datetime64[D]")).astype(object))

    if from_dates(MILLION) != ours.run(MILLION):
        raise AssertionError("numpy gives other deadlines")
    yield from race(
        "a million deadlines, each",
        ours,
        (Contender("numpy, array to array", lambda: dated, offset), Goal(Sense.COST, 1.3, 1)),
        (Contender("numpy, dates to dates", lambda: MILLION, from_dates), TOLD),
        rounds=7,
    )


# Setting up


def set_up() -> Row:
    """A calendar of five years from days that are known to be closed."""
    closed = dict(CALENDAR.closed)
    five_years = partial(
        WorkingCalendar, name="new", first=CALENDAR.first, last=CALENDAR.last, closed=closed
    )
    contender = Contender("ours", lambda: [None], lambda _: five_years())
    (seconds,) = best_times([contender], rounds=200)
    goal = Goal(Sense.COST, must=1, aim=0.35)
    return Row("a calendar of five years made", "one millisecond", seconds, 1e-3, goal)


# What the cost does not depend on


def growth() -> Iterator[Row]:
    """The same questions of a calendar twenty times as long, and a hundred times as far."""
    flat = Goal(Sense.COST, must=1.5, aim=1.25)
    five, hundred = (
        WorkingCalendar(name="", first=date(first, 1, 1), last=CALENDAR.last, closed={})
        for first in (2023, 1928)
    )
    yield from race(
        "a day in a calendar of 100 years",
        _asked("ours", hundred, N),
        (_asked("one of 5 years", five, N), flat),
    )
    yield from race(
        "500 working days on",
        _asked("ours", hundred, 500),
        (_asked("5 working days on", hundred, 5), flat),
    )


def _asked(name: str, calendar: WorkingCalendar, n: int) -> Contender:
    asked = [day for day in MANY if day.year < 2026]

    def run(days: Sequence[date]) -> None:
        for day in days:
            calendar.nth_working_day(day, n)

    return Contender(name, lambda: asked, run)

"""A response clock the slow way: one day after the other, sharing no code with the library.

It exists to be compared with. Nothing here is summed up or looked up in a table: whether something
came in time, and what the deadline then is, is found each time by walking from day zero, asking of
every single day whether it counts.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from itertools import count

ONE = timedelta(days=1)

BEYOND = "beyond"
"""What is said where a day is needed of which nobody knows whether it is a working day."""
HELD = "held"
"""What is said while a pause or question keeps the count from coming to an end."""
ACTED, NOTHING, REFUSED = "acted", "nothing", "refused"

Works = Callable[[date], bool | None]
"""Whether a day is a working day; None where the calendar does not say."""


class Beyond(Exception):  # noqa: N818 - no error, but an answer
    """A day is needed that the calendar does not cover."""


class Held(Exception):  # noqa: N818 - the same
    """The count runs into a pause that nobody has ended."""


@dataclass(frozen=True)
class Stretch:
    """So much time, or a date that was agreed in its place."""

    number: int = 0
    unit: str = ""
    until: date | None = None
    agreed_on: date | None = None
    bounded: bool = False

    def together(self, other: Stretch) -> Stretch | None:
        """One stretch of both, where they are in one unit; days and weeks are one."""
        if self.until or other.until:
            return None
        if self.unit == other.unit:
            return replace(self, number=self.number + other.number)
        if {self.unit, other.unit} == {"days", "weeks"}:
            days = sum(each.number * (7 if each.unit == "weeks" else 1) for each in (self, other))
            return replace(self, number=days, unit="days")
        return None


@dataclass(frozen=True)
class Rules:
    """The rules of a clock, in words of one's own."""

    number: int
    unit: str
    works: Works
    roll: str = "following"
    same_day: bool = False
    excludes_from: bool = False
    answer: str = "restart"
    shut: tuple[tuple[date, date], ...] = ()
    every: tuple[int, str] | None = None
    holding: Stretch | None = None
    holding_at_most: int = 0
    extensions_at_most: int | None = None

    def stretches(self, period: int) -> list[Stretch]:
        """What runs from day zero to the end of a period."""
        first = Stretch(self.number, self.unit)
        if self.every is None or period == 1:
            return [first]
        number, unit = self.every
        return _joined([first, Stretch(number * (period - 1), unit)])


@dataclass(frozen=True)
class Stop:
    """A pause or question: the days it takes out, without end until it is over."""

    label: str
    began_on: date
    first: date
    last: date | None = None


@dataclass(frozen=True)
class Way:
    """One way of counting: from where, with what on top, and whether it began the count anew."""

    begins: date
    more: tuple[Stretch, ...] = ()
    anew: bool = False


@dataclass(frozen=True)
class Event:
    """Something that happens to the clock."""

    on: date
    what: str
    label: str = ""
    more: Stretch = field(default_factory=Stretch)
    rules: Rules | None = None


def month_later(day: date, months: int) -> date:
    """The corresponding date, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def day_zero(
    on: date,
    works: Works,
    *,
    moves: bool,
    at: time | None = None,
    cut_off: time | None = None,
    delay: int | None = None,
) -> date:
    """The day counted from: after so many working days by post, or on receipt, moved if need be."""
    if delay is not None:
        return _working_days_on(on, delay, works)
    if cut_off and at and at > cut_off and _known(on, works):
        return _working_days_on(on, 1, works)
    while moves and not _known(on, works):
        on += ONE
    return on


def _working_days_on(day: date, number: int, works: Works) -> date:
    while number:
        day += ONE
        number -= _known(day, works)
    return day


def _known(day: date, works: Works) -> bool:
    found = works(day)
    if found is None:
        raise Beyond
    return found


def _joined(stretches: list[Stretch]) -> list[Stretch]:
    joined: list[Stretch] = []
    for stretch in stretches:
        longer = joined[-1].together(stretch) if joined else None
        joined[-1:] = [longer] if longer else [*joined[-1:], stretch]
    return joined


@dataclass
class Clock:
    """A clock, and what has happened to it so far."""

    rules: Rules
    day_zero: date
    period: int = 1
    ways: list[Way] = field(default_factory=list)
    stops: list[Stop] = field(default_factory=list)
    held_replies: int = 0

    def __post_init__(self) -> None:
        self.ways = self.ways or [Way(self.day_zero)]

    def deadline(self) -> date | str:
        """The last good day, or why there is none."""
        ends: list[date] = []
        beyond = False
        for way in self.ways:
            try:
                ends.append(self._end(way))
            except Held:
                return HELD
            except Beyond:
                beyond = True
        return BEYOND if beyond else max(ends)

    def happens(self, event: Event) -> str:
        """Whether something acts on the clock, or why not."""
        if event.what == "rules":
            return self._changed(event)
        if event.on < self.day_zero or self._ran_out_before(event.on):
            return NOTHING
        match event.what:
            case "pause" | "ask":
                if event.what == "ask" and self.rules.answer == "ignore":
                    return NOTHING
                first = event.on if self.rules.excludes_from else event.on + ONE
                self.stops.append(Stop(event.label, event.on, first))
                return ACTED
            case "resume" | "answer":
                return self._over(event)
            case "restart":
                self.ways.append(Way(event.on, anew=True))
                return ACTED
            case "hold":
                if self.rules.holding is None or self.held_replies >= self.rules.holding_at_most:
                    return NOTHING
                self.held_replies += 1
                return self._add(self.rules.holding)
            case _:
                return self._extended(event)

    def _ran_out_before(self, on: date) -> bool:
        found = self.deadline()
        return isinstance(found, date) and found < on

    def _over(self, event: Event) -> str:
        for place, stop in enumerate(self.stops):
            if stop.label == event.label and stop.last is None:
                self.stops[place] = replace(stop, last=event.on)
                if event.what == "answer" and self.rules.answer == "restart":
                    self.ways.append(Way(event.on, anew=True))
                return ACTED
        return NOTHING

    def _extended(self, event: Event) -> str:
        more = replace(event.more, agreed_on=event.on)
        if more.until is not None:
            floor = self._if_all_ended(event.on)
            # A deadline beyond the calendar lies after every day the calendar knows.
            known = self.rules.works(more.until) is not None
            if (floor == BEYOND and known) or (isinstance(floor, date) and more.until < floor):
                return REFUSED
        most = self.rules.extensions_at_most
        agreed = sum(each.bounded for each in self.ways[0].more)
        if more.bounded and most is not None and agreed >= most:
            return REFUSED
        return self._add(more)

    def _add(self, more: Stretch) -> str:
        self.ways = [replace(way, more=(*way.more, more)) for way in self.ways]
        return ACTED

    def _if_all_ended(self, on: date) -> date | str:
        found = self.deadline()
        if found != HELD:
            return found
        ended = self._copy()
        for stop in self.stops:
            if stop.last is None:
                what = "answer" if stop.label.startswith("question") else "resume"
                ended.happens(Event(on, what, stop.label))
        return ended.deadline()

    def _changed(self, event: Event) -> str:
        assert event.rules is not None
        before = self.deadline()
        if event.on < self.day_zero or (isinstance(before, date) and before < event.on):
            return NOTHING
        changed = self._copy()
        changed.rules = event.rules
        after = changed.deadline()
        judged = before != BEYOND or any(stop.last is None for stop in self.stops)
        if judged and isinstance(after, date) and after < event.on:
            return NOTHING
        self.rules = event.rules
        return ACTED

    def _copy(self) -> Clock:
        return replace(self, ways=[*self.ways], stops=[*self.stops])

    # Walking

    def _end(self, way: Way) -> date:
        own = self.rules.stretches(self.period)
        if way.anew and self.period > 1 and self.rules.every is not None:
            own = [Stretch(*self.rules.every)]  # of a later period only the interval runs anew
        legs = _joined([*own, *way.more])
        agreed = [place for place, leg in enumerate(legs) if leg.until is not None]
        begin, end = way.begins + (not self.rules.same_day) * ONE, way.begins
        for place, leg in enumerate(legs):
            if agreed and place < agreed[-1]:
                continue  # the date agreed stands whatever came before it
            end = self._moved(leg, way) if leg.until else self._counted(leg, begin, end, way)
            begin = end + ONE
        last = legs[-1]
        if last.until or last.unit == "working-days" or self.rules.roll == "none":
            return end
        return self._rolled(end, way)

    def _counted(self, leg: Stretch, begin: date, start: date, way: Way) -> date:
        left = {"days": leg.number, "weeks": 7 * leg.number, "working-days": leg.number}.get(
            leg.unit, (month_later(start, leg.number) - start).days
        )
        for day in self._from(begin):
            if self._out(day, way):
                continue
            left -= leg.unit != "working-days" or _known(day, self.rules.works)
            if not left:
                return day
        raise AssertionError

    def _moved(self, leg: Stretch, way: Way) -> date:
        """The agreed date, a day later for every day that a later pause takes out of the time."""
        assert leg.until is not None
        assert leg.agreed_on is not None
        end, within = leg.until, False
        for day in self._from(leg.agreed_on):
            if day > end and not within:
                return end
            within = self._out(day, way, begun_after=leg.agreed_on)
            if not within:
                continue
            if self.rules.unit != "working-days":
                end += ONE
            elif _known(day, self.rules.works):
                end = _working_days_on(end, 1, self.rules.works)
        raise AssertionError

    def _rolled(self, end: date, way: Way) -> date:
        if _known(end, self.rules.works):
            return end
        back = self.rules.roll == "preceding" or (
            self.rules.roll == "modified-following" and self._leaves_its_month(end)
        )
        return (self._before(end, way) if back else None) or self._after(end, way)

    def _leaves_its_month(self, end: date) -> bool:
        """Whether the next day that is known to be one, but for what only happens, is another's."""
        for day in self._from(end + ONE):
            shut = any(first <= day <= last for first, last in self.rules.shut)
            if not shut and _known(day, self.rules.works):
                return (day.year, day.month) != (end.year, end.month)
        raise AssertionError

    def _after(self, end: date, way: Way) -> date:
        for day in self._from(end + ONE):
            if not self._out(day, way) and _known(day, self.rules.works):
                return day
        raise AssertionError

    def _before(self, end: date, way: Way) -> date | None:
        first = way.begins + (not self.rules.same_day) * ONE
        day = end - ONE
        while day >= first and not self._out(day, way):
            if _known(day, self.rules.works):
                return day
            day -= ONE
        return None

    def _from(self, day: date) -> Iterator[date]:
        return (day + on * ONE for on in count())

    def _out(self, day: date, way: Way, begun_after: date | None = None) -> bool:
        """Whether a day is taken out of the time; a pause not yet over takes out all that come."""
        for stop in self.stops:
            spent = way.anew and stop.last is not None and stop.last <= way.begins
            late = begun_after is None or stop.began_on > begun_after
            if spent or not late or day < stop.first:
                continue
            if stop.last is None:
                raise Held
            if day <= stop.last:
                return True
        return begun_after is None and any(first <= day <= last for first, last in self.rules.shut)

"""A response clock the slow way: one day after the other, sharing no code with the library.

It exists to be compared with. Days are looked at in order; what happened on a day is heard first,
then the day is counted or not. The clock has run out on the first day on which every way of
counting (the first, and one for each restart) has had its fill.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta


@dataclass
class Event:
    """Something that happens to the clock: what, and to which pause or by how much."""

    on: date
    what: str  # "pause", "resume", "ask", "answer" or "extend"
    label: str = ""
    more: int = 0


@dataclass
class Way:
    """One way of counting: what it needs, and the days it has counted so far."""

    begins: date
    units: int
    spent: str = ""
    counted: list[date] = field(default_factory=list)


@dataclass
class Rules:
    """The rules of the clock, in words of one's own."""

    number: int
    unit: str  # "working day", "day", "week" or "month"
    works: Callable[[date], bool]
    excludes_from: bool = False
    same_day: bool = False
    answer: str = "restart"  # or "pause"
    shut: Sequence[tuple[date, date]] = ()


def month_later(day: date, months: int) -> date:
    """The corresponding date, or the last day of a shorter month."""
    months_since = day.year * 12 + day.month - 1 + months
    year, month = divmod(months_since, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def needed(rules: Rules, day_zero: date, units: int) -> int:
    """How many days have to be counted."""
    if rules.unit == "month":
        return (month_later(day_zero, units) - day_zero).days
    return units * 7 if rules.unit == "week" else units


def run(rules: Rules, day_zero: date, events: Sequence[Event], days: int) -> date | None:
    """The last good day, or None if it has not come within so many days."""
    in_working_days = rules.unit == "working day"
    ways = [Way(day_zero, rules.number)]
    open_now: dict[str, str] = {}
    off: dict[date, set[str]] = {}
    one = timedelta(days=1)

    def ended(way: Way, today: date) -> date | None:
        enough = needed(rules, way.begins, way.units)
        if len(way.counted) < enough:
            return None
        end = way.counted[enough - 1]
        while not in_working_days and end <= today:
            if rules.works(end) and not off[end] - {way.spent}:
                return end
            end += one
        return end if in_working_days else None

    day = day_zero
    for _ in range(days):
        off[day] = set(open_now)
        off[day].update("shut" for first, last in rules.shut if first <= day <= last)
        for event in events:
            if event.on != day:
                continue
            if event.what in {"pause", "ask"}:
                open_now[event.label] = event.what
                if rules.excludes_from:
                    off[day].add(event.label)
            elif event.what == "extend":
                for way in ways:
                    way.units += event.more
            elif event.label in open_now:
                del open_now[event.label]
                if event.what == "answer" and rules.answer == "restart":
                    ways.append(Way(day, rules.number, spent=event.label))
        for way in ways:
            counts = day > way.begins or rules.same_day
            if counts and not off[day] - {way.spent} and (rules.works(day) or not in_working_days):
                way.counted.append(day)
        ends = [ended(way, day) for way in ways]
        if all(ends):
            return max(end for end in ends if end)
        day += one
    return None

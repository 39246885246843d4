"""Several calendars as one: a day counts where it counts in every one of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from isa_programme.calendars.working import WorkingCalendar
from isa_programme.errors import CalendarError


def combined(calendars: Sequence[WorkingCalendar]) -> WorkingCalendar:
    """The calendar in which a day is a working day if it is one in every calendar given.

    It covers the days that all of them cover, and is called after all of them ("scotland +
    cosla"). A closed day keeps its reason; where calendars close it for different reasons, each
    reason is told with the calendars that give it. One calendar alone is given back as it is.

    Args:
        calendars: at least one, in the order in which their names are told.

    Raises:
        CalendarError: there is no calendar, or no day that all of them cover, or none of the days
            they all cover is a working day in every one.
    """
    if not calendars:
        raise CalendarError("there is no calendar to combine; give at least one")
    if len(calendars) == 1:
        return calendars[0]
    return _made(tuple(calendars), tuple(map(id, calendars)))


# Calendars of the same days are equal though their reasons and sources differ, so those kept are
# told apart by which object they are; being kept too, no other object takes their place.
@lru_cache(maxsize=16)
def _made(calendars: tuple[WorkingCalendar, ...], _which: tuple[int, ...]) -> WorkingCalendar:
    first = max(each.first for each in calendars)
    last = min(each.last for each in calendars)
    if last < first:
        ranges = ", ".join(f"{each.name!r} ({each.first} to {each.last})" for each in calendars)
        raise CalendarError(f"no day is covered by all the calendars: {ranges}")
    closed = {day for each in calendars for day in each.closed if first <= day <= last}
    provisional = (each.provisional_from for each in calendars)
    return WorkingCalendar(
        name=" + ".join(each.name for each in calendars),
        first=first,
        last=last,
        closed={day: _reason(day, calendars) for day in closed},
        week=frozenset.intersection(*(each.week for each in calendars)),
        source="; ".join(f"{each.name}: {each.source or 'no source given'}" for each in calendars),
        provisional_from=min(filter(None, provisional), default=None),
    )


def _reason(day: date, calendars: Sequence[WorkingCalendar]) -> str:
    names: dict[str, list[str]] = {}
    for each in calendars:
        if day in each.closed:
            names.setdefault(each.closed[day] or "closed", []).append(each.name)
    if len(names) == 1:
        return next(iter(names))
    return "; ".join(f"{', '.join(given_by)}: {reason}" for reason, given_by in names.items())

"""Dates as an office's own log writes them: in the order its map names, and no other."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum

from attrs import frozen

from isa_programme.calendars.dates import parse_date, weekday_name
from isa_programme.calendars.months import CivilDate, Month
from isa_programme.errors import DateError


class DateOrder(StrEnum):
    """The order of the parts of a date in figures."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


@frozen(kw_only=True)
class DateForms:
    """How the dates of a column are written; nothing else is taken for a date.

    Attributes:
        order: the order of day, month and year in figures, as in 05/01/2026; None where only
            2026-01-05 is right.
        month_names: whether English names of months are read: 5 January 2026, 5-Jan-2026.
        century: what a year of two figures is added to: 2000 makes 26 the year 2026. None where
            such a year is refused.
        times: whether a time of day beside the date is left out; else only midnight may stand
            there, which is how a workbook holds a day.
    """

    order: DateOrder | None = None
    month_names: bool = False
    century: int | None = None
    times: bool = False


_ISO = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
_CLOCK = re.compile(r"(.+?)(?:T| )([0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.0+)?)?)")
_MIDNIGHT = re.compile(r"[0:.]+")
_FIGURES = re.compile(r"([0-9]{1,4})([./-])([0-9]{1,2})\2([0-9]{1,4})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -]([0-9]{2,4})")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{2,4})")
_NO_DAY = re.compile(r"([a-z]{3,9})[ -]([0-9]{4})")
_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTHS = {
    **{name: number for number, name in enumerate(_NAMES, start=1)},
    **{name[:3]: number for number, name in enumerate(_NAMES, start=1)},
    "sept": 9,
}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FIRST = date(1900, 3, 1)
"""Days before it are what a workbook makes of a nought, or of a cell that only looks like a day."""
_WRITTEN = {
    DateOrder.DMY: "day/month/year, as in 05/01/2026 for 5 January",
    DateOrder.MDY: "month/day/year, as in 01/05/2026 for 5 January",
    DateOrder.YMD: "year/month/day, as in 2026/01/05",
}
_PARTS = {DateOrder.DMY: (2, 1, 0), DateOrder.MDY: (2, 0, 1), DateOrder.YMD: (0, 1, 2)}
"""Where year, month and day stand among three figures."""


def date_reader(forms: DateForms) -> Callable[[object], CivilDate]:
    """A function that reads one cell that is not empty as a day, or a month where no day stands.

    A day that a workbook holds as such is taken as it is. ``2026-01-05`` and ``2026-01`` are read
    whatever the order. What could be either of two days is never guessed: the order decides.

    The function raises :class:`DateError`: the cell is no date, or is one in another form.
    """

    def read(cell: object) -> CivilDate:
        match cell:
            case datetime():
                if not forms.times and (cell.hour or cell.minute or cell.second):
                    raise DateError(str(cell), "it has a time of day; times = true leaves that out")
                return _real(cell.date())
            case date():
                return _real(cell)
            case str():
                return _typed(" ".join(cell.split()), forms)
            case _:
                raise DateError(
                    str(cell), f"it is no day; format its column as dates, or {_right(forms)}"
                )

    return read


def _real(day: date) -> date:
    if day < _FIRST:
        raise DateError(str(day), "a workbook shows a nought so; clear the cell, or give the day")
    return day


def _typed(text: str, forms: DateForms) -> CivilDate:
    clock = _CLOCK.fullmatch(text)
    if clock and (forms.times or _MIDNIGHT.fullmatch(clock[2])):
        text = clock[1]
    elif clock:
        raise DateError(text, "it has a time of day; times = true leaves that out")
    if _ISO.fullmatch(text):
        return parse_date(text)
    if forms.order is not None and (found := _FIGURES.fullmatch(text)):
        figures = (found[1], found[3], found[4])
        year, month, day = (figures[place] for place in _PARTS[forms.order])
        if len(month) <= 2 and len(day) <= 2:
            return _day(text, _year(text, year, forms), int(month), int(day), forms)
    if forms.month_names and (named := _named(text, forms)) is not None:
        return named
    raise DateError(text, _right(forms))


def _named(text: str, forms: DateForms) -> CivilDate | None:
    """A date with the name of its month, which has only one meaning in whatever order."""
    weekday, _, rest = text.lower().partition(" ")
    weekday = weekday.rstrip(",")
    plain = rest if weekday in _WEEKDAYS else text.lower()
    if found := _DAY_FIRST.fullmatch(plain):
        day, name, year = found.groups()
    elif found := _MONTH_FIRST.fullmatch(plain):
        name, day, year = found.groups()
    elif (found := _NO_DAY.fullmatch(plain)) and found[1] in _MONTHS and plain == text.lower():
        return Month(int(found[2]), _MONTHS[found[1]])
    else:
        return None
    if name not in _MONTHS:
        return None
    when = _day(text, _year(text, year, forms), _MONTHS[name], int(day), forms)
    if weekday in _WEEKDAYS and weekday_name(when).lower() != weekday:
        raise DateError(text, f"{when} is no {weekday.title()}")
    return when


def _year(text: str, year: str, forms: DateForms) -> int:
    if len(year) == 4:
        return int(year)
    if len(year) == 2 and forms.century is not None:
        return forms.century + int(year)
    if len(year) == 2:
        raise DateError(text, "the year needs four figures; two_digit_years names its century")
    raise DateError(text, _right(forms))


def _day(text: str, year: int, month: int, day: int, forms: DateForms) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise DateError(text, f"there is no such day; {_right(forms)}") from None


def _right(forms: DateForms) -> str:
    if forms.order is not None:
        right = f"write {_WRITTEN[forms.order]}"
    elif forms.month_names:
        return "write it as 5 January 2026 or 2026-01-05"
    else:
        return "write it as 2026-01-05, or name the order of its dates in the map"
    return f"{right}, or 5 January 2026" if forms.month_names else right


def orders_of(text: str) -> frozenset[DateOrder] | None:
    """The orders in which figures are a date; None if they are none, or 2026-01-05."""
    tidy = " ".join(text.split())
    if not _FIGURES.fullmatch(tidy) or _ISO.fullmatch(tidy):
        return None
    fitting = set()
    for order in DateOrder:
        try:
            _typed(tidy, DateForms(order=order, century=2000))
        except DateError:
            continue
        fitting.add(order)
    return frozenset(fitting) or None

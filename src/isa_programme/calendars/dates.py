"""Reading dates strictly, writing them for people, and adding months.

The only file that knows pendulum, and it asks it for two things: the day N months on, and a date
in the forms people type. Everything that leaves here is a plain :class:`datetime.date`.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from isa_programme.calendars.london import LONDON
from isa_programme.calendars.months import CivilDate, Month
from isa_programme.errors import DateError, FaultsError

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_TYPED = re.compile(r"[0-9]{1,2} [A-Za-z]{3,9} [0-9]{4}")
_TYPED_FORMS = ("D MMMM YYYY", "D MMM YYYY")


def parse_day(text: str) -> date:
    """Read a day written ``YYYY-MM-DD``, and nothing else.

    Raises:
        DateError: it is another form, or no day of the calendar.
    """
    if not _DAY.fullmatch(text):
        raise DateError(text, "write it year-month-day, as in 2026-01-05")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise DateError(text, "there is no such day; write a real one, as in 2026-01-05") from None


def parse_date(text: str) -> CivilDate:
    """Read a day ``YYYY-MM-DD``, or a month ``YYYY-MM`` where the source gives no day.

    Raises:
        DateError: it is another form, or no day or month of the calendar.
    """
    if found := _MONTH.fullmatch(text):
        return Month(int(found[1]), int(found[2]))
    return parse_day(text)


def parse_typed_date(text: str) -> CivilDate:
    """Read a date as people type it: also ``5 January 2026`` and ``5 Jan 2026``.

    A day of the week before it has to be the right one: ``Monday 5 January 2026``.

    Forms whose order can't be told (``05/01/2026``) are refused, never guessed.

    Raises:
        DateError: it is another form, or no day or month of the calendar.
    """
    tidy = " ".join(text.split())
    weekday, _, rest = tidy.partition(" ")
    if rest and weekday.title() in _DAY_NAMES:
        day = parse_typed_date(rest)
        if isinstance(day, Month) or weekday_name(day) != weekday.title():
            raise DateError(text, f"{in_words(day)} is no {weekday.title()}")
        return day
    if _DAY.fullmatch(tidy) or _MONTH.fullmatch(tidy):
        return parse_date(tidy)
    if not _TYPED.fullmatch(tidy):
        raise DateError(text, "write it as 2026-01-05 or 5 January 2026")
    import pendulum  # noqa: PLC0415 - slow to import, and only people type such dates

    for form in _TYPED_FORMS:
        try:
            found = pendulum.from_format(tidy.title(), form)
        except ValueError:
            continue
        return date(found.year, found.month, found.day)
    raise DateError(text, "write it as 2026-01-05 or 5 January 2026")


def parse_instant(text: str) -> datetime:
    """Read an instant with its zone, such as ``2026-01-05T09:30:00Z``.

    Raises:
        DateError: it is no instant, or it names no zone, so that its day can't be known.
    """
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise DateError(text, "write an instant with its zone: 2026-01-05T09:30:00Z") from None
    if instant.tzinfo is None:
        raise DateError(text, "a time needs its zone, as in 2026-01-05T09:30:00Z")
    return instant


def is_time(text: str) -> bool:
    """Whether a text is a time of day written ``HH:MM``."""
    return _CLOCK.fullmatch(text) is not None


def parse_time(text: str) -> time:
    """Read a time of day written ``HH:MM``, and nothing else.

    Raises:
        FaultsError: it is another form, or no time of day.
    """
    if not (found := _CLOCK.fullmatch(text)):
        raise FaultsError(f"{text!a} is not a time: write hour and minute, as in 09:30")
    return time(int(found[1]), int(found[2]))


def parse_moment(text: str) -> tuple[date, time | None]:
    """Read a day, with the time in London where it is given.

    ``2026-01-05``, ``2026-01-05T17:30`` as a clock in London shows it, or an instant with its zone,
    ``2026-01-05T17:30+01:00``, which becomes the day and time it is in London.

    Raises:
        DateError: it is another form, or no day or time there is.
    """
    day, at, clock = text.partition("T")
    if not at:
        return parse_day(day), None
    on = parse_day(day)
    if _CLOCK.fullmatch(clock):
        return on, parse_time(clock)
    try:
        instant = parse_instant(text).astimezone(LONDON)
    except (DateError, OverflowError, ValueError):
        raise DateError(text, "write the time as hour and minute: 2026-01-05T17:30") from None
    return instant.date(), instant.time()


def civil_day(instant: datetime) -> date:
    """The date in London at an instant.

    Raises:
        DateError: the instant names no zone, so its date can't be known.
    """
    if instant.tzinfo is None:
        raise DateError(instant, "a time needs its zone before it can be a date in London")
    return instant.astimezone(LONDON).date()


def require_day(value: object, field: str) -> date:
    """Give back `value` if it is a plain date; a datetime is refused, since its zone decides.

    Raises:
        DateError: it is no plain date.
    """
    if type(value) is not date:
        raise DateError(value, f"{field} takes a date (year, month, day), not a time")
    return value


def require_date(value: object, field: str) -> CivilDate:
    """Give back `value` if it is a plain date or a :class:`Month`.

    Raises:
        DateError: it is neither.
    """
    return value if isinstance(value, Month) else require_day(value, field)


def ahead_of(day: date, by: timedelta) -> date:
    """The day so many calendar days later, or the last day there is."""
    return day + min(by, date.max - day)


def add_months(day: date, months: int) -> date:
    """The corresponding date `months` months later, clamped to the end of that month.

    31 August + 6 months is 28 February: always counted from the first date, never step by step.

    Raises:
        DateError: the result lies beyond the year 9999.
    """
    import pendulum  # noqa: PLC0415 - slow to import, and only months need it

    try:
        later = pendulum.date(day.year, day.month, day.day).add(months=months)
    except (ValueError, OverflowError):
        raise DateError(f"{day} + {months} months", "it lies beyond the year 9999") from None
    return date(later.year, later.month, later.day)


_MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def weekday_name(day: date) -> str:
    """The English name of a day of the week, whatever the machine's language."""
    return _DAY_NAMES[day.weekday()]


def in_words(when: CivilDate) -> str:
    """A date for a sentence: ``5 January 2026``, or ``September 2025`` for a month."""
    name = _MONTH_NAMES[when.month - 1]
    if isinstance(when, Month):
        return f"{name} {when.year}"
    return f"{when.day} {name} {when.year}"


def in_words_with_day(day: date) -> str:
    """A date with its day of the week, for a sentence: ``Monday 5 January 2026``."""
    return f"{weekday_name(day)} {in_words(day)}"

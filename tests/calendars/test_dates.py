"""Dates: read strictly, written for people, and months added from the first date."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from isa_programme.calendars.dates import (
    add_months,
    ahead_of,
    civil_day,
    in_words,
    in_words_with_day,
    is_time,
    parse_date,
    parse_day,
    parse_instant,
    parse_moment,
    parse_time,
    parse_typed_date,
    require_date,
    require_day,
    weekday_name,
)
from isa_programme.calendars.months import Month
from isa_programme.errors import DateError, FaultsError, IsaProgrammeError

_FORM = "write it year-month-day, as in 2026-01-05"
_NO_DAY = "there is no such day; write a real one, as in 2026-01-05"
_NO_MONTH = "there is no such month; write a real one: 2026-01"
_TYPED = "write it as 2026-01-05 or 5 January 2026"
_ZONE = "a time needs its zone, as in 2026-01-05T09:30:00Z"

NO_DAYS = {
    "in another order": ("05/01/2026", _FORM),
    "in a third order": ("01-05-2026", _FORM),
    "without noughts": ("2026-1-5", _FORM),
    "without hyphens": ("20260105", _FORM),
    "by week": ("2026-W02-1", _FORM),
    "by day of the year": ("2026-005", _FORM),
    "with a time": ("2026-01-05T00:00:00", _FORM),
    "with a blank": (" 2026-01-05", _FORM),
    "with a newline": ("2026-01-05\n", _FORM),
    "with a sign": ("+2026-01-05", _FORM),
    "of two figures": ("26-01-05", _FORM),
    "empty": ("", _FORM),
    "Arabic-Indic figures": ("\u0662\u0660\u0662\u0666-\u0660\u0661-\u0660\u0665", _FORM),
    "full-width figures": ("\uff12\uff10\uff12\uff16-01-05", _FORM),
    "another hyphen": ("2026\u201001\u201005", _FORM),
    "30 February": ("2026-02-30", _NO_DAY),
    "29 February of a common year": ("2026-02-29", _NO_DAY),
    "no day": ("2026-01-00", _NO_DAY),
    "a month too many": ("2026-13-01", _NO_DAY),
    "the year nought": ("0000-01-01", _NO_DAY),
}

each_that_is_no_day = pytest.mark.parametrize(("text", "right"), NO_DAYS.values(), ids=NO_DAYS)


def _message(given: str, right: str) -> str:
    return f"{given!a} is not a date here: {right}"


# Reading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-05", date(2026, 1, 5)),
        ("2024-02-29", date(2024, 2, 29)),
        ("0001-01-01", date.min),
        ("9999-12-31", date.max),
    ],
)
def test_a_day_is_read_year_month_day(text: str, expected: date) -> None:
    assert expected == parse_day(text) == parse_date(text) == parse_typed_date(text)


@each_that_is_no_day
def test_what_is_no_day_is_refused_with_the_right_form(text: str, right: str) -> None:
    with pytest.raises(DateError) as refused:
        parse_day(text)
    assert _message(text, right) == str(refused.value)
    assert text == refused.value.given


@each_that_is_no_day
def test_what_is_no_day_is_no_date_either(text: str, right: str) -> None:
    with pytest.raises(DateError) as refused:
        parse_date(text)
    assert _message(text, right) == str(refused.value)


@pytest.mark.parametrize(
    ("text", "expected"), [("2026-01", Month(2026, 1)), ("2025-12", Month(2025, 12))]
)
def test_a_month_will_do_where_the_source_gives_no_day(text: str, expected: Month) -> None:
    assert expected == parse_date(text) == parse_typed_date(text)


@pytest.mark.parametrize("text", ["2026-13", "2026-00", "0000-01"])
def test_there_is_no_such_month(text: str) -> None:
    with pytest.raises(DateError) as refused:
        parse_date(text)
    assert _message(text, _NO_MONTH) == str(refused.value)


def test_a_month_is_no_day() -> None:
    with pytest.raises(DateError) as refused:
        parse_day("2026-01")
    assert _message("2026-01", _FORM) == str(refused.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("5 January 2026", date(2026, 1, 5), id="in full"),
        pytest.param("5 Jan 2026", date(2026, 1, 5), id="short"),
        pytest.param("05 January 2026", date(2026, 1, 5), id="with a nought"),
        pytest.param("  5   January 2026 ", date(2026, 1, 5), id="with blanks"),
        pytest.param("5 january 2026", date(2026, 1, 5), id="in small letters"),
        pytest.param("5 JAN 2026", date(2026, 1, 5), id="in capitals"),
        pytest.param("5 May 2026", date(2026, 5, 5), id="a month that is its own short form"),
        pytest.param("29 February 2024", date(2024, 2, 29), id="a leap day"),
        pytest.param("31 Dec 1999", date(1999, 12, 31), id="the last day of a year"),
        pytest.param("\n2026-01-05\n", date(2026, 1, 5), id="year-month-day with blanks"),
        pytest.param("Monday 1 June 2026", date(2026, 6, 1), id="with its weekday"),
        pytest.param("monday 2026-06-01", date(2026, 6, 1), id="with its weekday in small letters"),
    ],
)
def test_people_type_dates_in_words(text: str, expected: date) -> None:
    assert expected == parse_typed_date(text)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        pytest.param("31 February 2026", _TYPED, id="no such day"),
        pytest.param("0 January 2026", _TYPED, id="day nought"),
        pytest.param("5 Sept 2026", _TYPED, id="a short form of four letters"),
        pytest.param("5 janvier 2026", _TYPED, id="another language"),
        pytest.param("5 Janua 2026", _TYPED, id="half a name"),
        pytest.param("1 Jan 0000", _TYPED, id="the year nought"),
        pytest.param("05/01/2026", _TYPED, id="January or May"),
        pytest.param("5.1.2026", _TYPED, id="with full stops"),
        pytest.param("5 1 2026", _TYPED, id="figures alone"),
        pytest.param("January 5, 2026", _TYPED, id="the month first"),
        pytest.param("5th January 2026", _TYPED, id="an ordinal"),
        pytest.param("Mon 5 January 2026", _TYPED, id="with a short weekday"),
        pytest.param("Monday", _TYPED, id="a weekday alone"),
        pytest.param("5 Jan 26", _TYPED, id="a year of two figures"),
        pytest.param("January 2026", _TYPED, id="a month in words"),
        pytest.param("today", _TYPED, id="a word"),
        pytest.param("\u0665 January 2026", _TYPED, id="another script's figures"),
        pytest.param("5 J\u0430nuary 2026", _TYPED, id="a Cyrillic letter in the name"),
        pytest.param("Tuesday 1 June 2026", "1 June 2026 is no Tuesday", id="the wrong weekday"),
        pytest.param("monday 2026-06", "June 2026 is no Monday", id="a weekday before a month"),
    ],
)
def test_what_people_type_is_never_guessed(text: str, right: str) -> None:
    with pytest.raises(DateError) as refused:
        parse_typed_date(text)
    assert _message(text, right) == str(refused.value)


# Instants


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-05T09:30:00Z", datetime(2026, 1, 5, 9, 30, tzinfo=UTC)),
        ("2026-06-05T09:30:00+01:00", datetime(2026, 6, 5, 8, 30, tzinfo=UTC)),
    ],
)
def test_an_instant_is_read_with_its_zone(text: str, expected: datetime) -> None:
    assert expected == parse_instant(text)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        pytest.param("2026-01-05T09:30:00", _ZONE, id="no zone"),
        pytest.param("2026-01-05", _ZONE, id="a date"),
        pytest.param(
            "yesterday", "write an instant with its zone: 2026-01-05T09:30:00Z", id="a word"
        ),
        pytest.param(
            "2026-01-05T25:00:00Z",
            "write an instant with its zone: 2026-01-05T09:30:00Z",
            id="no such hour",
        ),
    ],
)
def test_what_is_no_instant_is_refused(text: str, right: str) -> None:
    with pytest.raises(DateError) as refused:
        parse_instant(text)
    assert _message(text, right) == str(refused.value)


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        pytest.param(
            datetime(2026, 6, 14, 23, 30, tzinfo=UTC), date(2026, 6, 15), id="summer: not UTC's day"
        ),
        pytest.param(
            datetime(2026, 1, 14, 23, 30, tzinfo=UTC), date(2026, 1, 14), id="winter: UTC's day"
        ),
        pytest.param(
            datetime(2026, 1, 15, 8, 0, tzinfo=timezone(timedelta(hours=9))),
            date(2026, 1, 14),
            id="morning in Seoul",
        ),
        pytest.param(
            datetime(2026, 3, 29, 0, 59, tzinfo=UTC), date(2026, 3, 29), id="before the spring gap"
        ),
        pytest.param(
            datetime(2026, 10, 24, 23, 30, tzinfo=UTC), date(2026, 10, 25), id="before the autumn"
        ),
        pytest.param(
            datetime(2022, 11, 10, 0, 30, tzinfo=ZoneInfo("Asia/Seoul")),
            date(2022, 11, 9),
            id="half past midnight in Seoul",
        ),
    ],
)
def test_an_instant_is_a_date_in_london(instant: datetime, expected: date) -> None:
    assert expected == civil_day(instant)


def test_a_time_without_a_zone_has_no_date() -> None:
    naive = datetime(2026, 1, 5, 9, 30)  # noqa: DTZ001 - the fault that is tested
    with pytest.raises(DateError) as refused:
        civil_day(naive)
    assert str(refused.value) == (
        "datetime.datetime(2026, 1, 5, 9, 30) is not a date here:"
        " a time needs its zone before it can be a date in London"
    )


# Times of day

_MOMENT = "write the time as hour and minute: 2026-01-05T17:30"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("00:00", time(0, 0)),
        ("09:05", time(9, 5)),
        ("17:30", time(17, 30)),
        ("23:59", time(23, 59)),
    ],
)
def test_a_time_is_read_hour_and_minute(text: str, expected: time) -> None:
    assert is_time(text)
    assert expected == parse_time(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "24:00", "17:60", "7:30", "17.30", "1730", "5pm", "17:30:00", " 17:30", "17:30\n"),
        "\u0661\u0667:00",
    ],
)
def test_what_is_no_time_is_refused(text: str) -> None:
    assert not is_time(text)
    with pytest.raises(FaultsError) as refused:
        parse_time(text)
    assert f"{text!a} is not a time: write hour and minute, as in 09:30" == str(refused.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2026-01-05", (date(2026, 1, 5), None), id="a day alone"),
        pytest.param("2026-01-05T17:30", (date(2026, 1, 5), time(17, 30)), id="as in London"),
        pytest.param(
            "2026-06-05T17:30Z", (date(2026, 6, 5), time(18, 30)), id="an instant in summer"
        ),
        pytest.param(
            "2026-06-30T23:30Z", (date(2026, 7, 1), time(0, 30)), id="already tomorrow in London"
        ),
        pytest.param(
            "2026-01-05T08:00+09:00", (date(2026, 1, 4), time(23, 0)), id="a morning in Seoul"
        ),
    ],
)
def test_a_moment_is_a_day_and_the_time_in_london(
    text: str, expected: tuple[date, time | None]
) -> None:
    assert expected == parse_moment(text)


@pytest.mark.parametrize(
    ("text", "given", "right"),
    [
        pytest.param("soon", "soon", _FORM, id="no day"),
        pytest.param("T17:30", "", _FORM, id="a time alone"),
        pytest.param("2026-02-30T17:30", "2026-02-30", _NO_DAY, id="no such day"),
        pytest.param("2026-01-05T", "2026-01-05T", _MOMENT, id="no time after the T"),
        pytest.param("2026-01-05T5pm", "2026-01-05T5pm", _MOMENT, id="a time in words"),
        pytest.param("2026-01-05T24:01", "2026-01-05T24:01", _MOMENT, id="no such time"),
        pytest.param("2026-01-05T17:30:00", "2026-01-05T17:30:00", _MOMENT, id="no zone"),
        pytest.param("2026-01-05T17:30T", "2026-01-05T17:30T", _MOMENT, id="another T"),
        pytest.param(
            "0001-01-01T00:00+14:00", "0001-01-01T00:00+14:00", _MOMENT, id="before the year 1"
        ),
    ],
)
def test_what_is_no_moment_is_refused(text: str, given: str, right: str) -> None:
    with pytest.raises(DateError) as refused:
        parse_moment(text)
    assert _message(given, right) == str(refused.value)


# What callers pass


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(datetime(2026, 1, 5, 9, 30, tzinfo=UTC), id="an instant"),
        pytest.param("2026-01-05", id="a text"),
        pytest.param(20260105, id="a number"),
        pytest.param(None, id="nothing"),
        pytest.param(Month(2026, 1), id="a month"),
    ],
)
def test_where_a_day_is_needed_nothing_else_will_do(value: object) -> None:
    with pytest.raises(DateError) as refused:
        require_day(value, "issued_on")
    assert (
        f"{value!a} is not a date here: issued_on takes a date (year, month, day), not a time"
    ) == str(refused.value)


def test_a_day_is_given_back() -> None:
    assert date(2026, 1, 5) == require_day(date(2026, 1, 5), "issued_on")


@pytest.mark.parametrize("value", [date(2026, 1, 5), Month(2026, 1)], ids=["a day", "a month"])
def test_where_a_date_is_needed_a_month_will_do(value: date | Month) -> None:
    assert value == require_date(value, "issued_on")


def test_where_a_date_is_needed_an_instant_will_not_do() -> None:
    with pytest.raises(DateError, match=re.escape("issued_on takes a date (year, month, day)")):
        require_date(datetime(2026, 1, 5, tzinfo=UTC), "issued_on")


# Months on


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        pytest.param(date(2026, 1, 5), 1, date(2026, 2, 5), id="the corresponding date"),
        pytest.param(date(2025, 8, 31), 6, date(2026, 2, 28), id="31 August + 6: clamped"),
        pytest.param(date(2012, 1, 31), 1, date(2012, 2, 29), id="31 January of a leap year"),
        pytest.param(date(2003, 1, 31), 1, date(2003, 2, 28), id="31 January of a common year"),
        pytest.param(date(2000, 2, 29), 12, date(2001, 2, 28), id="a leap day + 12"),
        pytest.param(date(2000, 2, 29), 48, date(2004, 2, 29), id="a leap day + 48"),
        pytest.param(date(2019, 8, 31), 1, date(2019, 9, 30), id="31 August + 1"),
        pytest.param(date(2025, 11, 30), 3, date(2026, 2, 28), id="over the turn of a year"),
        pytest.param(date(2026, 12, 31), 1, date(2027, 1, 31), id="31 December + 1"),
        pytest.param(date(2026, 2, 28), 1, date(2026, 3, 28), id="the end of a month is not kept"),
        pytest.param(date(9999, 11, 30), 1, date(9999, 12, 30), id="as far as dates go"),
    ],
)
def test_months_on_is_the_corresponding_date_clamped(
    day: date, months: int, expected: date
) -> None:
    assert expected == add_months(day, months)


def test_months_are_counted_from_the_first_date_never_step_by_step() -> None:
    quarters = [add_months(date(2025, 8, 31), months) for months in (3, 6, 9, 12)]
    assert [date(2025, 11, 30), date(2026, 2, 28), date(2026, 5, 31), date(2026, 8, 31)] == quarters


def test_months_on_is_a_plain_date() -> None:
    assert type(add_months(date(2026, 1, 5), 1)) is date
    assert type(parse_typed_date("5 January 2026")) is date


@pytest.mark.parametrize(
    ("day", "months"),
    [
        pytest.param(date(9999, 12, 1), 1, id="by a month"),
        pytest.param(date.min, 9999 * 13, id="far"),
    ],
)
def test_months_on_ends_with_the_year_9999(day: date, months: int) -> None:
    with pytest.raises(DateError) as refused:
        add_months(day, months)
    assert f"'{day} + {months} months' is not a date here: it lies beyond the year 9999" == str(
        refused.value
    )


# Writing


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (date(2026, 1, 5), "5 January 2026"),
        (date(2025, 12, 31), "31 December 2025"),
        (Month(2025, 9), "September 2025"),
    ],
    ids=str,
)
def test_a_date_in_words(when: date | Month, expected: str) -> None:
    assert expected == in_words(when)


def test_a_date_in_words_with_its_day_of_the_week() -> None:
    assert in_words_with_day(date(2026, 1, 5)) == "Monday 5 January 2026"


def test_the_days_of_the_week_have_their_english_names() -> None:
    week = [weekday_name(date(2026, 1, day)) for day in range(5, 12)]
    assert week == [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ]


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_in_words_is_read_again(month: int) -> None:
    assert date(2026, month, 5) == parse_typed_date(in_words(date(2026, month, 5)))


def test_a_fault_in_a_date_is_an_error_of_ours_and_a_value_error() -> None:
    assert issubclass(DateError, IsaProgrammeError)
    assert issubclass(DateError, ValueError)


@pytest.mark.parametrize(
    ("expected", "day"),
    [
        (date(2026, 4, 5), date(2026, 1, 5)),
        (date.max, date.max - timedelta(days=90)),
        (date.max, date.max - timedelta(days=89)),
        (date.max, date.max),
    ],
)
def test_looking_ahead_goes_no_further_than_the_last_day_there_is(
    expected: date, day: date
) -> None:
    assert expected == ahead_of(day, timedelta(days=90))

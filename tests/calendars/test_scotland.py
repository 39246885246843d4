"""Scotland's bank holidays against the official tables."""

from __future__ import annotations

from datetime import date

import pytest

from isa_programme.calendars.scotland import FIRST_YEAR, LAST_PUBLISHED_YEAR, scotland
from isa_programme.errors import CalendarError, OutsideCalendarError

OFFICIAL = {
    2025: [
        "2025-01-01",
        "2025-01-02",
        "2025-04-18",
        "2025-05-05",
        "2025-05-26",
        "2025-08-04",
        "2025-12-01",
        "2025-12-25",
        "2025-12-26",
    ],
    2026: [
        "2026-01-01",
        "2026-01-02",
        "2026-04-03",
        "2026-05-04",
        "2026-05-25",
        "2026-06-15",
        "2026-08-03",
        "2026-11-30",
        "2026-12-25",
        "2026-12-28",
    ],
    2027: [
        "2027-01-01",
        "2027-01-04",
        "2027-03-26",
        "2027-05-03",
        "2027-05-31",
        "2027-08-02",
        "2027-11-30",
        "2027-12-27",
        "2027-12-28",
    ],
}
"""Days out besides Saturdays and Sundays, substitutes for weekend days in their place."""


@pytest.mark.parametrize("year", OFFICIAL)
def test_the_weekdays_out_are_those_of_the_official_table(year: int) -> None:
    out = [str(day) for day in scotland().closed if day.year == year and day.weekday() < 5]
    assert OFFICIAL[year] == out


@pytest.mark.parametrize("year", OFFICIAL)
def test_a_year_has_its_weekdays_less_the_official_table(year: int) -> None:
    weekdays = 261
    taken = scotland().working_days_between(date(year - 1, 12, 31), date(year, 12, 31))
    assert weekdays - len(OFFICIAL[year]) == taken


def test_the_world_cup_day_is_out_and_has_its_name() -> None:
    assert not scotland().is_working_day(date(2026, 6, 15))
    assert "World Cup" in str(scotland().reason_closed(date(2026, 6, 15)))


@pytest.mark.parametrize(
    "day",
    [
        pytest.param(date(2025, 4, 21), id="Easter Monday 2025"),
        pytest.param(date(2026, 4, 6), id="Easter Monday 2026"),
        pytest.param(date(2027, 3, 29), id="Easter Monday 2027"),
        pytest.param(date(2025, 8, 25), id="the last Monday of August 2025"),
        pytest.param(date(2026, 8, 31), id="the last Monday of August 2026"),
        pytest.param(date(2027, 8, 30), id="the last Monday of August 2027"),
        pytest.param(date(2025, 7, 14), id="a holiday of Northern Ireland 2025"),
        pytest.param(date(2026, 3, 17), id="Saint Patrick's Day 2026"),
    ],
)
def test_holidays_of_other_parts_of_the_uk_are_working_days(day: date) -> None:
    assert scotland().is_working_day(day)
    assert scotland().reason_closed(day) is None


@pytest.mark.parametrize(
    "day",
    [
        pytest.param(date(2018, 1, 2), id="2 January 2018"),
        pytest.param(date(2020, 5, 8), id="VE Day 2020, in place of the first Monday of May"),
        pytest.param(date(2022, 6, 2), id="the late May holiday of 2022, moved to June"),
        pytest.param(date(2022, 6, 3), id="the Platinum Jubilee 2022"),
        pytest.param(date(2022, 9, 19), id="the State Funeral 2022"),
        pytest.param(date(2023, 5, 8), id="the Coronation 2023"),
        pytest.param(date(2024, 12, 2), id="St Andrew's substitute 2024, in December"),
        pytest.param(date(2022, 1, 4), id="a substitute for 2 January 2022"),
        pytest.param(date(2021, 12, 28), id="a substitute for Boxing Day 2021"),
        pytest.param(date(2028, 1, 4), id="a substitute for 2 January 2028"),
    ],
)
def test_days_that_lists_get_wrong_are_out(day: date) -> None:
    assert not scotland().is_working_day(day)


@pytest.mark.parametrize("day", [date(2020, 5, 4), date(2022, 5, 30)], ids=str)
def test_days_whose_holiday_was_moved_are_working_days(day: date) -> None:
    assert scotland().is_working_day(day)


@pytest.mark.parametrize(
    "day", [date(2026, 12, 25), date(2027, 12, 25), date(2026, 11, 30)], ids=str
)
def test_a_day_out_says_why(day: date) -> None:
    assert scotland().reason_closed(day)


@pytest.mark.parametrize("day", [date(2017, 12, 31), date(2029, 1, 1)], ids=str)
def test_outside_its_years_nothing_is_guessed(day: date) -> None:
    with pytest.raises(OutsideCalendarError) as refused:
        scotland().is_working_day(day)
    assert (
        f"{day} is outside the calendar 'scotland', which covers 2018-01-01 to 2028-12-31"
        == str(refused.value)
    )


def test_a_count_that_runs_out_of_days_says_so() -> None:
    with pytest.raises(OutsideCalendarError) as refused:
        scotland(2025, 2025).nth_working_day(date(2025, 12, 24), 20)
    assert str(refused.value) == (
        "the count runs past the end of the calendar 'scotland',"
        " which covers 2025-01-01 to 2025-12-31"
    )


def test_it_covers_the_years_of_the_official_list() -> None:
    calendar = scotland()
    assert ("scotland", date(FIRST_YEAR, 1, 1), date(LAST_PUBLISHED_YEAR, 12, 31), None) == (
        calendar.name,
        calendar.first,
        calendar.last,
        calendar.provisional_from,
    )


@pytest.mark.parametrize(
    ("first_year", "last_year", "expected"),
    [
        pytest.param(2020, 2028, None, id="all published"),
        pytest.param(2020, 2035, date(2029, 1, 1), id="some projected"),
        pytest.param(2031, 2035, date(2031, 1, 1), id="all projected"),
    ],
)
def test_years_not_yet_published_are_marked(
    first_year: int, last_year: int, expected: date | None
) -> None:
    assert expected == scotland(first_year, last_year).provisional_from


@pytest.mark.parametrize(
    ("first_year", "last_year"),
    [
        pytest.param(1972, 2026, id="before the rules"),
        pytest.param(2026, 2025, id="out of order"),
        pytest.param(2026, 2100, id="too far ahead"),
    ],
)
def test_years_beyond_the_rules_are_refused(first_year: int, last_year: int) -> None:
    with pytest.raises(CalendarError) as refused:
        scotland(first_year, last_year)
    assert str(refused.value) == "years run from 1973 to 2099, the first not after the last"


def test_a_shorter_stretch_of_years_agrees_with_a_longer_one() -> None:
    longer = {day: name for day, name in scotland().closed.items() if day.year == 2026}
    assert longer == dict(scotland(2026, 2026).closed)

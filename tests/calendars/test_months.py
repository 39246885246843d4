"""A month as a date: the interval from its first day to its last."""

from __future__ import annotations

from datetime import date

import pytest

from isa_programme.calendars.months import CivilDate, Month, earliest, is_by, latest
from isa_programme.calendars.periods import Period
from isa_programme.errors import FaultsError, IsaProgrammeError


@pytest.mark.parametrize(
    ("month", "first", "last"),
    [
        (Month(2026, 2), date(2026, 2, 1), date(2026, 2, 28)),
        (Month(2024, 2), date(2024, 2, 1), date(2024, 2, 29)),
        (Month(2025, 12), date(2025, 12, 1), date(2025, 12, 31)),
        (Month(9999, 12), date(9999, 12, 1), date.max),
        (Month(1, 1), date.min, date(1, 1, 31)),
    ],
    ids=str,
)
def test_a_month_lasts_from_its_first_day_to_its_last(
    month: Month, first: date, last: date
) -> None:
    assert (first, last) == (month.first, month.last) == (earliest(month), latest(month))


def test_a_day_is_its_own_earliest_and_latest() -> None:
    when: CivilDate = date(2026, 1, 5)
    assert when == earliest(when) == latest(when)


@pytest.mark.parametrize(
    ("month", "expected"), [(Month(2025, 9), "2025-09"), (Month(987, 12), "0987-12")]
)
def test_a_month_is_written_as_it_is_read(month: Month, expected: str) -> None:
    assert expected == str(month)


def test_months_are_in_order_of_time() -> None:
    months = [Month(2026, 1), Month(2025, 12), Month(2025, 2)]
    assert [Month(2025, 2), Month(2025, 12), Month(2026, 1)] == sorted(months)


@pytest.mark.parametrize(("year", "month"), [(2026, 0), (2026, 13), (0, 1), (10_000, 1)])
def test_there_is_no_such_month(year: int, month: int) -> None:
    with pytest.raises(IsaProgrammeError) as refused:
        Month(year, month)
    assert (
        f"'{year:04d}-{month:02d}' is not a date here:"
        " there is no such month; write a real one: 2026-01"
    ) == str(refused.value)


def test_months_run_from_january_of_the_year_1_to_december_9999() -> None:
    assert (date.min, date.max) == (Month(1, 1).first, Month(9999, 12).last)


# Periods


JANUARY = Period(date(2026, 1, 12), date(2026, 1, 15))


@pytest.mark.parametrize(
    ("day", "expected"),
    [(11, False), (12, True), (13, True), (15, True), (16, False)],
)
def test_a_period_holds_its_first_and_its_last_day(day: int, expected: bool) -> None:
    assert expected == (date(2026, 1, day) in JANUARY)


def test_a_period_may_be_one_day() -> None:
    assert date(2026, 1, 5) in Period(date(2026, 1, 5), date(2026, 1, 5))


def test_a_period_is_written_with_both_its_ends() -> None:
    assert str(JANUARY) == "2026-01-12 to 2026-01-15"


def test_a_period_never_ends_before_it_begins() -> None:
    with pytest.raises(FaultsError) as refused:
        Period(date(2026, 1, 5), date(2026, 1, 4))
    assert str(refused.value) == (
        "a period can't end on 2026-01-04, before it begins on 2026-01-05"
    )


@pytest.mark.parametrize(
    ("expected", "when", "due"),
    [
        (True, date(2026, 3, 31), date(2026, 3, 31)),
        (False, date(2026, 4, 1), date(2026, 3, 31)),
        (True, date(2026, 3, 31), Month(2026, 3)),
        (False, date(2026, 4, 1), Month(2026, 3)),
        (True, Month(2026, 3), Month(2026, 3)),
        (True, Month(2026, 3), date(2026, 3, 31)),
        (None, Month(2026, 3), date(2026, 3, 30)),
        (None, Month(2026, 3), date(2026, 3, 1)),
        (False, Month(2026, 3), date(2026, 2, 28)),
        (False, Month(2026, 3), Month(2026, 2)),
    ],
)
def test_a_month_is_in_time_if_all_of_it_is_and_late_if_none_of_it_is(
    expected: bool | None, when: CivilDate, due: CivilDate
) -> None:
    assert expected is is_by(when, due)

"""Dates of an office's log: read in the order its map names, never guessed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isa_programme.calendars.months import Month
from isa_programme.errors import DateError
from isa_programme.exchange.log.dates import DateForms, DateOrder, date_reader, orders_of

FIFTH = date(2026, 1, 5)
DMY = DateForms(order=DateOrder.DMY)
NAMED = DateForms(order=DateOrder.DMY, month_names=True)
LOOSE = DateForms(order=DateOrder.DMY, month_names=True, century=2000, times=True)


@pytest.mark.parametrize(
    ("cell", "forms", "expected"),
    [
        ("2026-01-05", DateForms(), FIFTH),
        ("2026-01", DateForms(), Month(2026, 1)),
        (" 2026-01-05 ", DMY, FIFTH),
        ("2026-01-05 00:00:00", DateForms(), FIFTH),
        ("2026-01-05T00:00:00.000", DateForms(), FIFTH),
        (FIFTH, DateForms(), FIFTH),
        (datetime(2026, 1, 5), DateForms(), FIFTH),  # noqa: DTZ001 - a workbook knows no zone
        (datetime(2026, 1, 5, 9, 30), LOOSE, FIFTH),  # noqa: DTZ001 - likewise
        ("05/01/2026", DMY, FIFTH),
        ("5.1.2026", DMY, FIFTH),
        ("05-01-2026", DMY, FIFTH),
        ("01/05/2026", DateForms(order=DateOrder.MDY), FIFTH),
        ("2026/1/5", DateForms(order=DateOrder.YMD), FIFTH),
        ("05/01/26", LOOSE, FIFTH),
        ("05/01/26 17:45", LOOSE, FIFTH),
        ("5 January 2026", NAMED, FIFTH),
        ("5th Jan. 2026", NAMED, FIFTH),
        ("05-Jan-2026", NAMED, FIFTH),
        ("January 5, 2026", NAMED, FIFTH),
        ("Monday, 5 January 2026", NAMED, FIFTH),
        ("MONDAY 5 JANUARY 2026", NAMED, FIFTH),
        ("Sept 2025", NAMED, Month(2025, 9)),
        ("5-Jan-26", LOOSE, FIFTH),
    ],
)
def test_a_date_is_read_in_the_forms_its_map_names(
    cell: object, forms: DateForms, expected: date | Month
) -> None:
    assert expected == date_reader(forms)(cell)


ISO = "write it as 2026-01-05, or name the order of its dates in the map"
WRITE = "write day/month/year, as in 05/01/2026 for 5 January"
EITHER = f"{WRITE}, or 5 January 2026"


@pytest.mark.parametrize(
    ("cell", "forms", "said"),
    [
        ("03/04/2025", DateForms(), f"'03/04/2025' is not a date here: {ISO}"),
        ("31/02/2025", DMY, f"'31/02/2025' is not a date here: there is no such day; {WRITE}"),
        ("04/13/2025", DMY, f"'04/13/2025' is not a date here: there is no such day; {WRITE}"),
        ("05/01-2026", DMY, f"'05/01-2026' is not a date here: {WRITE}"),
        ("2026/01/05", DMY, f"'2026/01/05' is not a date here: {WRITE}"),
        ("05/01/126", DMY, f"'05/01/126' is not a date here: {WRITE}"),
        (
            "05/01/26",
            DMY,
            (
                "'05/01/26' is not a date here: the year needs four figures; two_digit_years names"
                " its century"
            ),
        ),
        (
            "\u0660\u0665/01/2026",
            DMY,
            f"'\\u0660\\u0665/01/2026' is not a date here: {WRITE}",
        ),
        ("5 January 2026", DMY, f"'5 January 2026' is not a date here: {WRITE}"),
        ("5 Januar 2026", NAMED, f"'5 Januar 2026' is not a date here: {EITHER}"),
        ("Monday January 2026", NAMED, f"'Monday January 2026' is not a date here: {EITHER}"),
        (
            "30 February 2026",
            NAMED,
            f"'30 February 2026' is not a date here: there is no such day; {EITHER}",
        ),
        (
            "Friday 5 January 2026",
            NAMED,
            "'Friday 5 January 2026' is not a date here: 2026-01-05 is no Friday",
        ),
        (
            "05/01/2026 17:45",
            DMY,
            (
                "'05/01/2026 17:45' is not a date here: it has a time of day; times = true leaves"
                " that out"
            ),
        ),
        (
            datetime(2026, 1, 5, 9, 30),  # noqa: DTZ001 - a workbook knows no zone
            DMY,
            (
                "'2026-01-05 09:30:00' is not a date here: it has a time of day; times = true"
                " leaves that out"
            ),
        ),
        (
            date(1899, 12, 31),
            DMY,
            (
                "'1899-12-31' is not a date here: a workbook shows a nought so; clear"
                " the cell, or give the day"
            ),
        ),
        (
            45000,
            DMY,
            f"'45000' is not a date here: it is no day; format its column as dates, or {WRITE}",
        ),
        (
            float("nan"),
            DMY,
            f"'nan' is not a date here: it is no day; format its column as dates, or {WRITE}",
        ),
        (
            True,
            DMY,
            f"'True' is not a date here: it is no day; format its column as dates, or {WRITE}",
        ),
        (
            time(9, 30),
            DMY,
            f"'09:30:00' is not a date here: it is no day; format its column as dates, or {WRITE}",
        ),
        (
            timedelta(1),
            DMY,
            (
                "'1 day, 0:00:00' is not a date here: it is no day; format its column as"
                f" dates, or {WRITE}"
            ),
        ),
    ],
)
def test_what_is_no_date_in_that_form_is_refused_and_the_right_form_shown(
    cell: object, forms: DateForms, said: str
) -> None:
    with pytest.raises(DateError) as caught:
        date_reader(forms)(cell)

    assert said == str(caught.value)


@given(st.dates(min_value=date(1900, 3, 1)), st.sampled_from(DateOrder))
def test_every_day_comes_back_from_its_figures(day: date, order: DateOrder) -> None:
    written = {
        DateOrder.DMY: f"{day.day:02d}/{day.month:02d}/{day.year:04d}",
        DateOrder.MDY: f"{day.month:02d}/{day.day:02d}/{day.year:04d}",
        DateOrder.YMD: f"{day.year:04d}/{day.month:02d}/{day.day:02d}",
    }[order]

    assert day == date_reader(DateForms(order=order))(written)
    assert order in (orders_of(written) or ())


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        ("03/04/2025", {DateOrder.DMY, DateOrder.MDY}),
        ("13/04/2025", {DateOrder.DMY}),
        ("04/13/2025", {DateOrder.MDY}),
        ("2025/04/13", {DateOrder.YMD}),
        ("03/04/05", {*DateOrder}),
        ("31/31/2025", None),
        ("soon", None),
        ("2025-04-13", None),
    ],
)
def test_the_orders_that_fit_a_date_in_figures_are_all_told(
    text: str, orders: set[DateOrder] | None
) -> None:
    assert orders == orders_of(text)

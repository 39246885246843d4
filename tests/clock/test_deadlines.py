"""Many deadlines at once are the deadlines one by one, and are refused where one is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isa_programme.calendars.scotland import scotland
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.counting import deadline
from isa_programme.clock.deadlines import deadlines
from isa_programme.errors import (
    AllowanceError,
    CalendarError,
    DateError,
    IsaProgrammeError,
    OutsideCalendarError,
)
from isa_programme.record.allowance import Allowance, Unit
from isa_programme.record.counting_rules import FirstDay, Roll

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
CALENDAR = WorkingCalendar(
    name="2026",
    first=FIRST,
    last=LAST,
    closed={FIRST: "New Year's Day", date(2026, 4, 3): "Good Friday"},
)
TWENTY = Allowance(20, Unit.WORKING_DAYS)

allowances = st.builds(Allowance, st.integers(1, 40), st.sampled_from(Unit))
# From before the calendar begins, so that some of what is asked is refused.
starts = st.dates(FIRST - timedelta(days=3), LAST)


@given(
    allowances,
    st.lists(starts, max_size=20),
    st.just(CALENDAR) | st.none(),
    st.sampled_from(FirstDay),
    st.sampled_from(Roll),
)
def test_many_deadlines_are_the_deadlines_one_by_one(
    allowance: Allowance,
    several: list[date],
    calendar: WorkingCalendar | None,
    first_day: FirstDay,
    roll: Roll,
) -> None:
    def one_by_one() -> list[date]:
        return [
            deadline(allowance, each, calendar, first_day=first_day, roll=roll) for each in several
        ]

    def at_once() -> list[date]:
        return deadlines(allowance, several, calendar, first_day=first_day, roll=roll)

    assert _outcome(one_by_one) == _outcome(at_once)


def _outcome(ask: Callable[[], list[date]]) -> object:
    try:
        return ask()
    except IsaProgrammeError as refused:
        return type(refused), str(refused)


def test_any_iterable_will_do_and_keeps_its_order() -> None:
    expected = [date(2026, 2, 3), date(2026, 2, 2), date(2026, 2, 3)]
    given_once = iter([date(2026, 1, 6), date(2026, 1, 5), date(2026, 1, 6)])
    assert expected == deadlines(TWENTY, given_once, CALENDAR)


def test_no_starts_have_no_deadlines() -> None:
    assert deadlines(TWENTY, []) == []


IN_TIME, TIME = date(2026, 1, 5), datetime(2026, 1, 5, 9, 30)  # noqa: DTZ001 - what is refused
REFUSED: dict[str, tuple[Allowance, date, WorkingCalendar | None, type[Exception], str]] = {
    "a start before the calendar": (
        TWENTY,
        date(2025, 12, 30),
        CALENDAR,
        OutsideCalendarError,
        "2025-12-31 is outside the calendar '2026', which covers 2026-01-01 to 2026-12-31",
    ),
    "a deadline beyond it": (
        TWENTY,
        date(2026, 12, 10),
        CALENDAR,
        OutsideCalendarError,
        (
            "the count runs past the end of the calendar '2026', which covers 2026-01-01"
            " to 2026-12-31"
        ),
    ),
    "a time": (
        Allowance(1, Unit.WEEKS),
        TIME,
        CALENDAR,
        DateError,
        (
            "datetime.datetime(2026, 1, 5, 9, 30) is not a date here: a start takes a date"
            " (year, month, day), not a time"
        ),
    ),
    "no calendar": (
        TWENTY,
        IN_TIME,
        None,
        CalendarError,
        "a calendar is needed to tell working days from others",
    ),
}


@pytest.mark.parametrize(
    ("allowance", "start", "calendar", "error", "expected"), REFUSED.values(), ids=REFUSED
)
def test_a_start_without_a_deadline_is_named(
    allowance: Allowance,
    start: date,
    calendar: WorkingCalendar | None,
    error: type[Exception],
    expected: str,
) -> None:
    with pytest.raises(error) as refused:
        deadlines(allowance, [IN_TIME, start, IN_TIME], calendar)
    assert (expected, [f"counting from {start}"]) == (str(refused.value), refused.value.__notes__)


def test_an_allowance_may_be_its_text() -> None:
    start, expected = date(2025, 11, 13), date(2025, 12, 12)
    assert expected == deadline("20 Working Days", start, scotland())
    assert [expected] == deadlines("20 working days", [start], scotland())


def test_text_that_is_no_allowance_is_refused() -> None:
    with pytest.raises(AllowanceError):
        deadline("twenty days", date(2025, 11, 13), scotland())
    with pytest.raises(AllowanceError):
        deadlines("20", [], scotland())


@pytest.mark.parametrize("given", [datetime(2026, 1, 5, 9, 30, tzinfo=UTC), "2026-01-05"])
def test_a_deadline_counts_from_a_day_and_from_no_time_or_text(given: object) -> None:
    with pytest.raises(DateError) as refused:
        deadline(TWENTY, given, CALENDAR)  # type: ignore[arg-type]  # what a caller may get wrong
    assert str(refused.value) == (
        f"{given!a} is not a date here: day zero takes a date (year, month, day), not a time"
    )


def test_a_deadline_beyond_the_last_year_there_is_says_what_was_counted() -> None:
    with pytest.raises(DateError) as refused:
        deadline("2 days", date(9999, 12, 30), roll=Roll.NONE)
    assert str(refused.value) == (
        "'9999-12-31 + 1 days' is not a date here: it lies beyond the year 9999"
    )

"""Working days: which count, how many lie between two dates, which is the Nth."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import attrs
import pytest

from isa_programme.calendars.working import WEEKDAYS, WorkingCalendar, weekdays
from isa_programme.errors import CalendarError, DateError, OutsideCalendarError

FIRST, LAST = date(2026, 1, 1), date(2026, 1, 31)
NEW_YEAR = {date(2026, 1, 1): "New Year's Day", date(2026, 1, 2): "2 January"}
JANUARY = WorkingCalendar(name="january", first=FIRST, last=LAST, closed=NEW_YEAR)
COVERS = "the calendar 'january', which covers 2026-01-01 to 2026-01-31"


def _jan(day: int) -> date:
    return date(2026, 1, day)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(1, "New Year's Day", id="closed"),
        pytest.param(2, "2 January", id="closed too"),
        pytest.param(3, "Saturday", id="Saturday"),
        pytest.param(4, "Sunday", id="Sunday"),
        pytest.param(5, None, id="Monday"),
        pytest.param(9, None, id="Friday"),
        pytest.param(31, "Saturday", id="the last day covered"),
    ],
)
def test_a_day_is_a_working_day_or_says_why_not(day: int, expected: str | None) -> None:
    assert expected == JANUARY.reason_closed(_jan(day))
    assert (expected is None) == JANUARY.is_working_day(_jan(day))


def test_a_holiday_on_a_weekend_keeps_its_name() -> None:
    calendar = attrs.evolve(JANUARY, closed={_jan(3): "a Saturday holiday"})
    assert calendar.reason_closed(_jan(3)) == "a Saturday holiday"


@pytest.mark.parametrize(
    ("after", "n", "expected"),
    [
        pytest.param(1, 1, 5, id="over closed days and a weekend"),
        pytest.param(4, 1, 5, id="from a Sunday, Monday is the first"),
        pytest.param(5, 1, 6, id="the day itself is never counted"),
        pytest.param(5, 5, 12, id="over a weekend"),
        pytest.param(1, 20, 30, id="the last there is"),
    ],
)
def test_the_nth_working_day_after(after: int, n: int, expected: int) -> None:
    assert _jan(expected) == JANUARY.nth_working_day(_jan(after), n)


@pytest.mark.parametrize(
    ("before", "n", "expected"),
    [
        pytest.param(12, 1, 9, id="over a weekend"),
        pytest.param(11, 1, 9, id="from a Sunday"),
        pytest.param(9, 1, 8, id="the day itself is never counted"),
        pytest.param(31, 20, 5, id="the first there is"),
    ],
)
def test_the_nth_working_day_before(before: int, n: int, expected: int) -> None:
    assert _jan(expected) == JANUARY.nth_working_day_before(_jan(before), n)


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        pytest.param(5, 9, 4, id="the first is not counted, the last is"),
        pytest.param(9, 10, 0, id="Friday to Saturday"),
        pytest.param(9, 12, 1, id="Friday to Monday"),
        pytest.param(5, 5, 0, id="the same day"),
        pytest.param(1, 31, 20, id="all there are"),
        pytest.param(9, 5, -4, id="backwards"),
        pytest.param(12, 10, -1, id="backwards from a Monday"),
    ],
)
def test_the_working_days_between_two_dates(since: int, until: int, expected: int) -> None:
    assert expected == JANUARY.working_days_between(_jan(since), _jan(until))


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        pytest.param(9, 9, 9, id="a working day stays"),
        pytest.param(10, 9, 12, id="a Saturday"),
        pytest.param(11, 9, 12, id="a Sunday"),
    ],
)
def test_the_working_day_nearest_to_a_day(day: int, before: int, after: int) -> None:
    assert (_jan(before), _jan(after)) == (
        JANUARY.working_day_on_or_before(_jan(day)),
        JANUARY.working_day_on_or_after(_jan(day)),
    )


BEFORE, BEYOND = date(2025, 12, 31), date(2026, 2, 1)
OUTSIDE: dict[str, tuple[Callable[[], object], str]] = {
    "is it one, before": (
        lambda: JANUARY.is_working_day(BEFORE),
        f"2025-12-31 is outside {COVERS}",
    ),
    "is it one, beyond": (
        lambda: JANUARY.is_working_day(BEYOND),
        f"2026-02-01 is outside {COVERS}",
    ),
    "why not": (lambda: JANUARY.reason_closed(BEYOND), f"2026-02-01 is outside {COVERS}"),
    "after a day before": (
        lambda: JANUARY.nth_working_day(BEFORE, 1),
        f"2025-12-31 is outside {COVERS}",
    ),
    "more than there are": (
        lambda: JANUARY.nth_working_day(FIRST, 21),
        f"the count runs past the end of {COVERS}",
    ),
    "before a day beyond": (
        lambda: JANUARY.nth_working_day_before(BEYOND, 1),
        f"2026-02-01 is outside {COVERS}",
    ),
    "between, since before": (
        lambda: JANUARY.working_days_between(BEFORE, LAST),
        f"2025-12-31 is outside {COVERS}",
    ),
    "between, until beyond": (
        lambda: JANUARY.working_days_between(FIRST, BEYOND),
        f"2026-02-01 is outside {COVERS}",
    ),
    "on or after the last Saturday": (
        lambda: JANUARY.working_day_on_or_after(LAST),
        f"the count runs past the end of {COVERS}",
    ),
}


@pytest.mark.parametrize(("ask", "expected"), OUTSIDE.values(), ids=OUTSIDE)
def test_outside_the_calendar_nothing_is_guessed(ask: Callable[[], object], expected: str) -> None:
    with pytest.raises(OutsideCalendarError) as refused:
        ask()
    assert expected == str(refused.value)


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda: JANUARY.nth_working_day_before(LAST, 21), id="more than there are"),
        pytest.param(
            lambda: JANUARY.working_day_on_or_before(FIRST), id="on or before the first holiday"
        ),
    ],
)
def test_a_count_backwards_never_runs_past_the_end(ask: Callable[[], object]) -> None:
    with pytest.raises(OutsideCalendarError) as refused:
        ask()
    assert f"2025-12-31 is outside {COVERS}" == str(refused.value)


NOT_DAYS: tuple[Any, ...] = (datetime(2026, 1, 5), "2026-01-05", None)  # noqa: DTZ001 - what is refused
ASKING: dict[str, Callable[[Any], object]] = {
    "is it one": JANUARY.is_working_day,
    "why not": JANUARY.reason_closed,
    "the next": lambda day: JANUARY.nth_working_day(day, 1),
    "the one before": lambda day: JANUARY.nth_working_day_before(day, 1),
    "between, since": lambda day: JANUARY.working_days_between(day, LAST),
    "between, until": lambda day: JANUARY.working_days_between(FIRST, day),
    "on or after": JANUARY.working_day_on_or_after,
    "on or before": JANUARY.working_day_on_or_before,
}


@pytest.mark.parametrize("given", NOT_DAYS, ids=["a time", "text", "nothing"])
@pytest.mark.parametrize("ask", ASKING.values(), ids=ASKING)
def test_a_time_is_never_taken_as_a_date(ask: Callable[[Any], object], given: object) -> None:
    expected = (
        f"{given!a} is not a date here: a calendar takes a date (year, month, day), not a time"
    )
    with pytest.raises(DateError) as refused:
        ask(given)
    assert expected == str(refused.value)


def test_an_error_outside_carries_what_was_asked() -> None:
    with pytest.raises(LookupError) as refused:
        JANUARY.is_working_day(BEYOND)
    error = refused.value
    assert isinstance(error, OutsideCalendarError)
    assert (
        error.calendar,
        error.day,
        error.first,
        error.last,
    ) == ("january", BEYOND, FIRST, LAST)


@pytest.mark.parametrize("n", [0, -1])
def test_there_is_no_working_day_before_the_first(n: int) -> None:
    with pytest.raises(CalendarError) as refused:
        JANUARY.nth_working_day(FIRST, n)
    assert f"the working day to count to is at least the first, not {n}" == str(refused.value)
    with pytest.raises(CalendarError) as refused:
        JANUARY.nth_working_day_before(LAST, n)
    assert f"the working day to count back to is at least the first, not {n}" == str(refused.value)


FAULTY: dict[str, tuple[dict[str, Any], str]] = {
    "it ends before it begins": (
        {"last": date(2025, 12, 31)},
        "a calendar can't end on 2025-12-31, before 2026-01-01",
    ),
    "no such day of the week": (
        {"week": frozenset({0, 7})},
        "week takes numbers from 0 (Monday) to 6 (Sunday)",
    ),
    "a week without days": (
        {"week": frozenset()},
        "the calendar 'january' has no working day in it",
    ),
    "a weekend long": (
        {"first": _jan(3), "last": _jan(4)},
        "the calendar 'january' has no working day in it",
    ),
    "closed throughout": (
        {"closed": dict.fromkeys(map(_jan, range(1, 32)), "closed")},
        "the calendar 'january' has no working day in it",
    ),
}


@pytest.mark.parametrize(("changes", "expected"), FAULTY.values(), ids=FAULTY)
def test_a_calendar_that_cannot_be_counted_by_is_refused_when_made(
    changes: dict[str, Any], expected: str
) -> None:
    with pytest.raises(CalendarError) as refused:
        attrs.evolve(JANUARY, **changes)
    assert expected == str(refused.value)


def test_a_calendar_counts_the_week_it_is_given() -> None:
    fridays = attrs.evolve(JANUARY, week=frozenset({4}), closed={_jan(9): "closed"})
    assert [_jan(2), _jan(16), _jan(23), _jan(30)] == [
        fridays.nth_working_day(FIRST, n) for n in range(1, 5)
    ]


def test_weekdays_have_no_holidays() -> None:
    calendar = weekdays(FIRST, LAST)
    assert (
        calendar.name,
        calendar.week,
        dict(calendar.closed),
        calendar.source,
        calendar.working_days_between(FIRST, LAST),
    ) == ("weekdays", WEEKDAYS, {}, "Monday to Friday, no holidays", 21)


# Sameness


def test_the_closed_days_can_not_be_changed_afterwards() -> None:
    given = dict(NEW_YEAR)
    calendar = attrs.evolve(JANUARY, closed=given)
    given[_jan(5)] = "added later"
    assert calendar == JANUARY
    assert calendar.is_working_day(_jan(5))


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        pytest.param({"source": "elsewhere"}, True, id="its source"),
        pytest.param({"closed": dict.fromkeys(NEW_YEAR, "closed")}, True, id="the reasons"),
        pytest.param({"closed": dict(reversed(NEW_YEAR.items()))}, True, id="their order"),
        pytest.param(
            {"closed": {**NEW_YEAR, date(2027, 1, 1): "closed"}}, True, id="a day it does not cover"
        ),
        pytest.param({"provisional_from": _jan(20)}, True, id="what is provisional"),
        pytest.param({"closed": {}}, False, id="its holidays"),
        pytest.param({"week": frozenset(range(6))}, False, id="its week"),
        pytest.param({"first": _jan(2)}, False, id="its first day"),
        pytest.param({"last": _jan(30)}, False, id="its last day"),
    ],
)
def test_a_fingerprint_is_over_what_can_move_a_date(changes: dict[str, Any], same: bool) -> None:
    other = attrs.evolve(JANUARY, **changes)
    assert same == (JANUARY.fingerprint == other.fingerprint) == (other == JANUARY)


def test_a_fingerprint_is_the_same_on_every_machine() -> None:
    expected = "2ed894cb66fb283b6f3fcf098af6c91edc28d5fdf1e97b47b607838dfac0c18c"
    assert expected == JANUARY.fingerprint


def test_calendars_of_another_name_are_not_equal() -> None:
    other = attrs.evolve(JANUARY, name="another")
    assert other != JANUARY
    assert len({JANUARY, other, attrs.evolve(JANUARY)}) == 2


def test_a_calendar_is_no_text() -> None:
    assert JANUARY != "january"


def test_a_calendar_holds_the_days_it_covers() -> None:
    assert [day in JANUARY for day in (BEFORE, FIRST, LAST, BEYOND)] == [False, True, True, False]


def test_a_closed_day_without_a_word_is_no_working_day_either() -> None:
    calendar = attrs.evolve(JANUARY, closed={_jan(5): ""})
    assert not calendar.is_working_day(_jan(5))
    assert calendar.reason_closed(_jan(5)) == "closed"


def test_a_calendar_may_be_one_day() -> None:
    calendar = attrs.evolve(JANUARY, first=_jan(5), last=_jan(5))
    assert [_jan(5)] == list(calendar.working)


@pytest.mark.parametrize(
    ("known", "source", "expected"),
    [
        pytest.param("the list", "a letter of 5 May", "the list; a letter of 5 May", id="beside"),
        pytest.param("", "a letter of 5 May", "a letter of 5 May", id="alone"),
        pytest.param("the list", "", "the list", id="none"),
        pytest.param("the list; a letter of 5 May", "the list", None, id="the first again"),
        pytest.param("the list; a letter of 5 May", "a letter of 5 May", None, id="the last again"),
        pytest.param("the list of 5 May", "the list", "the list of 5 May; the list", id="a part"),
    ],
)
def test_where_closures_come_from_is_told_once(
    known: str, source: str, expected: str | None
) -> None:
    calendar = attrs.evolve(JANUARY, source=known)
    assert (known if expected is None else expected) == calendar.with_closures(source=source).source

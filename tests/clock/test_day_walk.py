"""Walking an allowance day by day, with a name for every day passed over."""

from __future__ import annotations

from datetime import date

import pytest

from isa_programme.calendars.scotland import scotland
from isa_programme.calendars.working import WorkingCalendar, weekdays
from isa_programme.clock.day_walk import counted_days
from isa_programme.clock.exclusions import Exclusion, Why
from isa_programme.clock.steps import Counted, PassedOver
from isa_programme.errors import CalendarError, OutsideCalendarError
from isa_programme.record.allowance import Allowance
from isa_programme.record.counting_rules import FirstDay

TWENTY = Allowance.parse("20 working days")
CHRISTMAS_EVE = date(2025, 12, 24)


def _jan(day: int) -> date:
    return date(2026, 1, day)


def test_the_turn_of_the_year_is_walked_day_by_day() -> None:
    assert [
        PassedOver(date(2025, 12, 25), date(2025, 12, 25), "Christmas Day"),
        PassedOver(date(2025, 12, 26), date(2025, 12, 26), "Boxing Day"),
        PassedOver(date(2025, 12, 27), date(2025, 12, 28), "weekend"),
        Counted(date(2025, 12, 29), date(2025, 12, 31), 1, 3, (), "working day"),
        PassedOver(_jan(1), _jan(1), "New Year's Day"),
        PassedOver(_jan(2), _jan(2), "New Year Holiday"),
        PassedOver(_jan(3), _jan(4), "weekend"),
        Counted(
            _jan(5),
            _jan(27),
            4,
            20,
            (_jan(10), _jan(11), _jan(17), _jan(18), _jan(24), _jan(25)),
            "working day",
        ),
    ] == list(counted_days(TWENTY, CHRISTMAS_EVE, scotland()))


def test_excluded_days_in_a_row_are_one_step_under_the_name_of_what_excludes_them() -> None:
    pause = Exclusion(_jan(13), _jan(15), Why.PAUSE, _jan(12), "pause 9")
    steps = list(
        counted_days(Allowance.parse("5 working days"), _jan(9), scotland(), exclusions=(pause,))
    )
    assert [
        PassedOver(_jan(10), _jan(11), "weekend"),
        Counted(_jan(12), _jan(12), 1, 1, (), "working day"),
        PassedOver(_jan(13), _jan(15), "pause 9"),
        Counted(_jan(16), _jan(21), 2, 5, (_jan(17), _jan(18)), "working day"),
    ] == steps


def test_a_day_of_the_week_that_the_calendar_never_counts_is_no_weekend() -> None:
    shut_on_wednesdays = WorkingCalendar(
        name="part-time",
        first=_jan(1),
        last=_jan(31),
        closed={},
        week=frozenset({0, 1, 3, 4}),
        source="made up",
    )
    assert [
        Counted(_jan(6), _jan(6), 1, 1, (), "working day"),
        PassedOver(_jan(7), _jan(7), "no Wednesday counts"),
        Counted(_jan(8), _jan(12), 2, 4, (_jan(10), _jan(11)), "working day"),
    ] == list(counted_days(Allowance.parse("4 working days"), _jan(5), shut_on_wednesdays))


def test_a_closed_day_whose_reason_nobody_gave_is_passed_over_as_closed() -> None:
    closed = WorkingCalendar(
        name="unsaid", first=_jan(1), last=_jan(31), closed={_jan(6): ""}, source="made up"
    )
    passed, _ = counted_days(Allowance.parse("1 working day"), _jan(5), closed)
    assert "Tuesday 6 January 2026: not counted, closed" == passed.sentence


def test_calendar_days_count_weekends_and_need_no_calendar() -> None:
    assert [Counted(_jan(10), _jan(16), 1, 7, (), "day")] == list(
        counted_days(Allowance.parse("1 week"), _jan(9), None)
    )


def test_with_the_first_day_the_same_day_zero_is_counted() -> None:
    assert [Counted(_jan(9), _jan(15), 1, 7, (), "day")] == list(
        counted_days(Allowance.parse("1 week"), _jan(9), None, first_day=FirstDay.SAME)
    )


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        pytest.param(
            Counted(_jan(5), _jan(5), 4, 4, (), "working day"),
            "Monday 5 January 2026: working day 4",
            id="one day",
        ),
        pytest.param(
            Counted(_jan(5), _jan(12), 1, 6, (_jan(10), _jan(11)), "working day"),
            "Monday 5 January 2026 to Monday 12 January 2026: working days 1 to 6;"
            " not counted: the weekend of 10-11 January 2026",
            id="over a weekend",
        ),
        pytest.param(
            Counted(
                _jan(30),
                date(2026, 2, 9),
                1,
                7,
                (_jan(31), date(2026, 2, 1), date(2026, 2, 7), date(2026, 2, 8)),
                "working day",
            ),
            "Friday 30 January 2026 to Monday 9 February 2026: working days 1 to 7;"
            " not counted: the weekends of 31 January 2026 to 1 February 2026,"
            " 7-8 February 2026",
            id="over two weekends, one between months",
        ),
        pytest.param(
            PassedOver(_jan(13), _jan(15), "pause 9"),
            "Tuesday 13 January 2026 to Thursday 15 January 2026: not counted, pause 9",
            id="days passed over",
        ),
        pytest.param(
            PassedOver(_jan(1), _jan(1), "New Year's Day"),
            "Thursday 1 January 2026: not counted, New Year's Day",
            id="a day passed over",
        ),
    ],
)
def test_a_step_is_a_sentence(step: Counted | PassedOver, expected: str) -> None:
    assert expected == step.sentence


def test_working_days_are_not_walked_without_a_calendar() -> None:
    with pytest.raises(CalendarError) as refused:
        list(counted_days(TWENTY, CHRISTMAS_EVE, None))
    assert str(refused.value) == "working days come to a number of days only by a calendar"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("4 working days", id="no weekend between the calendar's end and the walk's"),
        pytest.param("5 working days", id="a weekend between them"),
    ],
)
def test_a_walk_never_counts_a_day_that_the_calendar_does_not_cover(text: str) -> None:
    calendar = weekdays(date(2025, 1, 1), _jan(7))  # it ends on a Wednesday
    with pytest.raises(OutsideCalendarError):
        list(counted_days(Allowance.parse(text), _jan(5), calendar))

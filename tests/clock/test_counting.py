"""Counting past excluded days at its edges: where they begin, where the calendar ends."""

from __future__ import annotations

from datetime import date

import pytest

from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.counting import leg_end, moved_date, rolled
from isa_programme.clock.exclusions import Run
from isa_programme.errors import OutsideCalendarError
from isa_programme.record.allowance import Allowance, Unit
from isa_programme.record.counting_rules import Roll


def _jan(day: int) -> date:
    return date(2026, 1, day)


def _feb(day: int) -> date:
    return date(2026, 2, day)


NEW_YEARS_EVE = date(2025, 12, 31)
JANUARY = WorkingCalendar(name="january", first=_jan(1), last=_jan(31), closed={})
A_DAY: Run = (_jan(12), _jan(12))
A_WEEK: Run = (_jan(12), _jan(16))


@pytest.mark.parametrize(
    ("day_zero", "excluded"),
    [
        pytest.param(_jan(5), [(_jan(26), None)], id="within the calendar"),
        pytest.param(_jan(5), [(_feb(1), None)], id="on the day after its last"),
        pytest.param(_jan(5), [A_WEEK, (_feb(1), None)], id="after a week excluded"),
        pytest.param(
            _jan(5), [(_jan(7), _jan(7)), A_WEEK, (_feb(1), None)], id="after a day and a week"
        ),
        pytest.param(NEW_YEARS_EVE, [(_feb(1), None)], id="counted from its first day"),
        pytest.param(_feb(9), [(_feb(5), None)], id="already when counting begins beyond it"),
        pytest.param(_feb(9), [(_feb(10), None)], id="as counting begins beyond it"),
    ],
)
def test_a_count_held_without_end_before_the_calendar_runs_out_comes_to_no_day(
    day_zero: date, excluded: list[Run]
) -> None:
    found = leg_end(Allowance(25, Unit.WORKING_DAYS), day_zero, JANUARY, excluded)
    assert found is None


@pytest.mark.parametrize(
    ("day_zero", "excluded"),
    [
        pytest.param(_jan(5), [], id="nothing is excluded"),
        pytest.param(_jan(5), [A_WEEK], id="a week is"),
        pytest.param(_jan(5), [(_feb(2), None)], id="the first day beyond is counted"),
        pytest.param(_feb(9), [(_feb(11), None)], id="a day beyond is counted first"),
        pytest.param(date(2025, 12, 30), [(_feb(1), None)], id="a day before it is counted first"),
    ],
)
def test_a_count_that_runs_out_of_the_calendar_is_refused(
    day_zero: date, excluded: list[Run]
) -> None:
    with pytest.raises(OutsideCalendarError):
        leg_end(Allowance(25, Unit.WORKING_DAYS), day_zero, JANUARY, excluded)


@pytest.mark.parametrize(
    ("excluded", "working_days", "days"),
    [
        pytest.param([], _jan(12), _jan(10), id="nothing excluded"),
        pytest.param([(_jan(1), _jan(5))], _jan(12), _jan(10), id="up to day zero"),
        pytest.param([(_jan(5), _jan(6))], _jan(13), _jan(11), id="up to the first day counted"),
        pytest.param([(_jan(6), _jan(6))], _jan(13), _jan(11), id="the first day counted"),
        pytest.param([(_jan(5), _jan(7))], _jan(14), _jan(12), id="from day zero on"),
        pytest.param(
            [(_jan(1), _jan(2)), (_jan(8), _jan(8))], _jan(13), _jan(11), id="before, and a day"
        ),
        pytest.param([(_jan(10), _jan(10))], _jan(12), _jan(11), id="the Saturday"),
        pytest.param([(_jan(12), _jan(12))], _jan(13), _jan(10), id="the Monday"),
        pytest.param([(_jan(13), _jan(13))], _jan(12), _jan(10), id="the Tuesday after"),
        pytest.param([A_DAY, (_jan(13), _jan(13))], _jan(14), _jan(10), id="two days in a row"),
        pytest.param(
            [(_jan(8), _jan(8)), (_jan(11), _jan(12))], _jan(14), _jan(13), id="as far as moved to"
        ),
        pytest.param([(_jan(7), None)], None, None, id="without end"),
        pytest.param([(_jan(5), None)], None, None, id="without end, from day zero"),
        pytest.param([(_jan(12), None)], None, _jan(10), id="without end from that Monday"),
        pytest.param([(_jan(13), None)], _jan(12), _jan(10), id="without end after the count"),
    ],
)
def test_five_days_from_monday_5_january_pass_over_what_is_excluded(
    excluded: list[Run], working_days: date | None, days: date | None
) -> None:
    asked = [Allowance(5, unit) for unit in (Unit.WORKING_DAYS, Unit.DAYS)]
    assert [working_days, days] == [leg_end(each, _jan(5), JANUARY, excluded) for each in asked]


@pytest.mark.parametrize(
    ("unit", "excluded", "expected"),
    [
        pytest.param(Unit.DAYS, (_jan(9), _jan(11)), _jan(12), id="days, from the date itself"),
        pytest.param(Unit.DAYS, (_jan(10), _jan(11)), _jan(9), id="days, from the day after"),
        pytest.param(Unit.DAYS, (_jan(9), None), None, id="days, without end"),
        pytest.param(Unit.WORKING_DAYS, (_jan(9), _jan(12)), _jan(13), id="working days"),
        pytest.param(Unit.WORKING_DAYS, (_jan(3), _jan(4)), _jan(9), id="none of them working"),
        pytest.param(Unit.WORKING_DAYS, (_jan(12), _jan(13)), _jan(9), id="after the date"),
    ],
)
def test_an_agreed_date_moves_by_the_days_excluded_up_to_it(
    unit: Unit, excluded: Run, expected: date | None
) -> None:
    assert expected == moved_date(_jan(9), unit, JANUARY, [excluded])


@pytest.mark.parametrize(
    ("excluded", "first_counted", "expected"),
    [
        pytest.param([], _jan(5), _jan(9), id="nothing excluded"),
        pytest.param([(_jan(8), _jan(8))], _jan(5), _jan(9), id="the day before it goes to"),
        pytest.param([(_jan(9), _jan(9))], _jan(5), _jan(12), id="the day it would go to"),
        pytest.param([(_jan(10), _jan(10))], _jan(5), _jan(12), id="the day between"),
        pytest.param([(_jan(12), _jan(12))], _jan(5), _jan(9), id="the Monday after"),
        pytest.param([], _jan(9), _jan(9), id="to the first day counted"),
        pytest.param([], _jan(10), _jan(12), id="not before the first day counted"),
    ],
)
def test_a_deadline_on_a_sunday_rolls_back_over_no_excluded_day(
    excluded: list[Run], first_counted: date, expected: date
) -> None:
    assert expected == rolled(
        _jan(11),
        Allowance(5, Unit.DAYS),
        Roll.PRECEDING,
        JANUARY,
        excluded,
        first_counted=first_counted,
    )


@pytest.mark.parametrize(
    ("excluded", "expected"),
    [
        pytest.param([], _jan(12), id="nothing excluded"),
        pytest.param([(_jan(12), _jan(12))], _jan(13), id="the Monday it would go to"),
        pytest.param([(_jan(8), _jan(12))], _jan(13), id="up to that Monday"),
        pytest.param([(_jan(12), _jan(16))], _jan(19), id="from that Monday for a week"),
        pytest.param([(_jan(13), _jan(13))], _jan(12), id="the Tuesday after"),
        pytest.param([(_jan(8), _jan(9))], _jan(12), id="the days before"),
        pytest.param([A_DAY, (_jan(13), _jan(13))], _jan(14), id="two days, one after the other"),
        pytest.param([(_jan(12), None)], None, id="that Monday without end"),
        pytest.param([A_DAY, (_jan(13), None)], None, id="that Monday, then without end"),
        pytest.param([(_jan(13), None)], _jan(12), id="the Tuesday after without end"),
    ],
)
def test_a_deadline_on_a_saturday_rolls_on_to_no_excluded_day(
    excluded: list[Run], expected: date | None
) -> None:
    assert expected == rolled(
        _jan(10),
        Allowance(5, Unit.DAYS),
        Roll.FOLLOWING,
        JANUARY,
        excluded,
        first_counted=_jan(5),
    )


def _rolled_on_from_31_january(excluded: list[Run]) -> date | None:
    return rolled(
        _jan(31),
        Allowance(5, Unit.DAYS),
        Roll.FOLLOWING,
        JANUARY,
        excluded,
        first_counted=_jan(5),
    )


def test_a_deadline_on_the_last_day_of_the_calendar_rolls_on_to_no_day_held_without_end() -> None:
    assert _rolled_on_from_31_january([(_feb(1), None)]) is None


@pytest.mark.parametrize("excluded", [[], [A_WEEK], [(_feb(2), None)]])
def test_a_deadline_on_the_last_day_of_the_calendar_can_not_be_rolled_on(
    excluded: list[Run],
) -> None:
    with pytest.raises(OutsideCalendarError):
        _rolled_on_from_31_january(excluded)

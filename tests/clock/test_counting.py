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

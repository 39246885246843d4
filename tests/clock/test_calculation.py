"""The calculator: one deadline from its rules alone, and what it says to odd questions."""

from __future__ import annotations

from datetime import date, time

import attrs
import pytest

from isa_programme.calendars.scotland import scotland
from isa_programme.calendars.working import weekdays
from isa_programme.errors import (
    AllowanceError,
    CalendarError,
    DateError,
    FaultsError,
    OutsideCalendarError,
    RefusedError,
)
from isa_programme.questions.calculation.calculated import GivenStart, calculate_each
from isa_programme.questions.calculation.calculation import calculate, worked_back
from isa_programme.questions.standing_words import Standing
from isa_programme.record.allowance import Allowance
from isa_programme.record.counting_rules import Receipt, Roll
from isa_programme.record.stages import ExtensionCap, HoldingExtends, Stage
from registers import SUBSTANTIVE

CHRISTMAS_EVE = date(2025, 12, 24)
DEADLINE = date(2026, 1, 27)
TWENTY = "20 working days"


def _jan(day: int) -> date:
    return date(2026, 1, day)


def _feb(day: int) -> date:
    return date(2026, 2, day)


def test_the_least_that_can_be_asked_is_a_rule_and_a_day() -> None:
    found = calculate("56 days", date(2025, 11, 13), scotland())
    assert (date(2025, 11, 13), date(2026, 1, 8), date(2026, 1, 8), date(2026, 1, 9)) == (
        found.day_zero,
        found.deadline,
        found.original_deadline,
        found.overdue_from,
    )
    assert (None, None, None, None) == (
        found.standing,
        found.working_days_left,
        found.working_days_late,
        found.days_late,
    )


@pytest.mark.parametrize(
    ("as_at", "answered_on", "expected"),
    [
        pytest.param(date(2025, 12, 23), None, (Standing.NOT_STARTED, 21, 0, 0), id="before"),
        pytest.param(CHRISTMAS_EVE, None, (Standing.AWAITING, 20, 0, 0), id="day zero"),
        pytest.param(_jan(20), None, (Standing.DUE_SOON, 5, 0, 0), id="soon"),
        pytest.param(DEADLINE, None, (Standing.DUE_TODAY, 0, 0, 0), id="today"),
        pytest.param(_jan(28), None, (Standing.OVERDUE, None, 1, 1), id="the day after"),
        pytest.param(_feb(2), None, (Standing.OVERDUE, None, 4, 6), id="overdue"),
        pytest.param(
            _feb(2), DEADLINE, (Standing.ANSWERED_ON_TIME, None, 0, 0), id="answered in time"
        ),
        pytest.param(
            _feb(20), _feb(2), (Standing.ANSWERED_LATE, None, 4, 6), id="late by what it was then"
        ),
        pytest.param(_jan(30), _feb(2), (Standing.OVERDUE, None, 3, 3), id="not answered yet"),
    ],
)
def test_where_it_stands_on_a_day(
    as_at: date, answered_on: date | None, expected: tuple[Standing, int | None, int, int]
) -> None:
    found = calculate(TWENTY, CHRISTMAS_EVE, scotland(), as_at=as_at, answered_on=answered_on)
    assert expected == (
        found.standing,
        found.working_days_left,
        found.working_days_late,
        found.days_late,
    )


def test_everything_that_can_move_it_at_once() -> None:
    stage = attrs.evolve(
        SUBSTANTIVE,
        receipt=Receipt.NEXT_WORKING_DAY,
        holding=HoldingExtends(extends=Allowance.parse("5 working days")),
    )
    found = calculate(
        stage,
        date(2026, 1, 3),  # a Saturday
        scotland(),
        pauses=[(_jan(8), _jan(9))],
        clarifications=[(_jan(12), _jan(14))],
        extensions=[("5 working days", _jan(16))],
        holding=[_jan(19)],
        suspensions=[(_feb(2), _feb(3))],
    )
    # Day zero Monday 5 January: 2 February, or 12 with the three days paused, the five agreed and
    # the two suspended; anew from 14 January 11 February, and with ten working days more, and the
    # two suspended, 27 February.
    assert (_jan(5), date(2026, 2, 4), date(2026, 2, 27)) == (
        found.day_zero,
        found.original_deadline,
        found.deadline,
    )


def test_of_what_is_open_it_gives_the_days_left_and_the_earliest_date() -> None:
    found = calculate(TWENTY, CHRISTMAS_EVE, scotland(), pauses=[(_jan(12), None)], as_at=_jan(15))
    assert (None, None, Standing.PAUSED, 11, _jan(30)) == (
        found.deadline,
        found.overdue_from,
        found.standing,
        found.working_days_left,
        found.earliest_if_resumed,
    )
    assert "no deadline while open: pause 1" == found.explanation[-1]


def test_what_comes_after_the_answer_moves_nothing() -> None:
    found = calculate(
        TWENTY,
        CHRISTMAS_EVE,
        scotland(),
        extensions=[("5 working days", _jan(12))],
        answered_on=_jan(9),
        as_at=_feb(2),
    )
    assert (DEADLINE, Standing.ANSWERED_ON_TIME) == (found.deadline, found.standing)


def test_the_time_of_day_and_the_way_it_was_sent_date_receipt() -> None:
    friday = _jan(9)
    stage = attrs.evolve(
        SUBSTANTIVE, cut_off=time(17), channel={"post": Allowance.parse("2 working days")}
    )
    found = [
        calculate(stage, friday, scotland(), at=time(17, 1)).day_zero,
        calculate(stage, friday, scotland(), at=time(17)).day_zero,
        calculate(stage, friday, scotland(), channel="post").day_zero,
    ]
    assert [_jan(12), friday, _jan(13)] == found


def test_another_rule_and_another_calendar_take_over_from_a_day() -> None:
    shut = attrs.evolve(scotland(), closed={**scotland().closed, _jan(26): "a flood"})
    found = calculate(
        TWENTY, CHRISTMAS_EVE, scotland(), redated=[("25 working days", _jan(5)), (shut, _jan(12))]
    )
    assert (date(2026, 2, 4), DEADLINE) == (found.deadline, found.original_deadline)
    assert shut.fingerprint == found.fingerprint


REFUSED: dict[str, tuple[dict[str, object], type[Exception], str]] = {
    "an end before its beginning": (
        {"pauses": [(_jan(15), _jan(12))]},
        FaultsError,
        "pause 1: it can't end on 2026-01-12, before it began on 2026-01-15",
    ),
    "an answer before its question": (
        {"clarifications": [(_jan(15), _jan(12))]},
        FaultsError,
        "question 1: it can't end on 2026-01-12, before it began on 2026-01-15",
    ),
    "an answer before the start": (
        {"answered_on": date(2025, 12, 23)},
        FaultsError,
        "answered: 2025-12-23 lies before the start, 2025-12-24",
    ),
    "an allowance that is none": (
        {"extensions": [("a while", _jan(12))]},
        AllowanceError,
        (
            "'a while' is no allowance: write a whole number and working days, days, weeks or"
            " months, as in '20 working days'"
        ),
    ),
    "an agreed date that shortens the time": (
        {"extensions": [(_jan(20), _jan(12))]},
        RefusedError,
        (
            "until: 2026-01-20 lies before the deadline in force, 2026-01-27; an extension can't"
            " shorten the time"
        ),
    ),
}


@pytest.mark.parametrize(("happened", "error", "fault"), REFUSED.values(), ids=REFUSED)
def test_what_can_not_have_happened_is_refused(
    happened: dict[str, object], error: type[Exception], fault: str
) -> None:
    with pytest.raises(error) as refused:
        calculate(TWENTY, CHRISTMAS_EVE, scotland(), **happened)  # type: ignore[arg-type] # one table for all
    assert fault == str(refused.value)


def test_a_bound_that_is_broken_is_refused() -> None:
    stage = attrs.evolve(SUBSTANTIVE, extension=ExtensionCap(at_most=0), clause="clause 7")
    with pytest.raises(RefusedError) as refused:
        calculate(stage, CHRISTMAS_EVE, scotland(), extensions=[("1 day", _jan(5))])
    assert "(clause 7)" in str(refused.value)


def test_no_calendar_and_too_short_a_calendar_are_no_answer() -> None:
    with pytest.raises(CalendarError):
        calculate(TWENTY, CHRISTMAS_EVE)
    with pytest.raises(OutsideCalendarError):
        calculate(TWENTY, CHRISTMAS_EVE, weekdays(date(2025, 1, 1), _jan(9)))


def test_beyond_the_year_9999_there_is_no_answer() -> None:
    stage = attrs.evolve(SUBSTANTIVE, allowance=Allowance.parse("9999 weeks"), roll=Roll.NONE)
    with pytest.raises(DateError):
        calculate(stage, date(9900, 1, 1))


# Counting back


def test_worked_back_says_the_last_day_to_start_on() -> None:
    found = worked_back(TWENTY, DEADLINE, scotland())
    assert (CHRISTMAS_EVE, DEADLINE) == (found.day_zero, found.deadline)
    assert (
        "worked back from Tuesday 27 January 2026: the last day to start on is"
        " Wednesday 24 December 2025"
    ) == found.explanation[0]


@pytest.mark.parametrize(
    ("by", "start", "ends"),
    [
        pytest.param(_jan(25), date(2025, 12, 22), _jan(23), id="a Sunday: the Friday before"),
        pytest.param(date(2026, 1, 2), date(2025, 11, 28), date(2025, 12, 31), id="a holiday"),
    ],
)
def test_worked_back_from_a_day_the_rule_can_not_end_on(by: date, start: date, ends: date) -> None:
    found = worked_back(TWENTY, by, scotland())
    assert (start, ends) == (found.day_zero, found.deadline)


def test_worked_back_past_the_beginning_of_the_calendar_is_no_answer() -> None:
    calendar = weekdays(_jan(1), date(2026, 12, 31))
    with pytest.raises(OutsideCalendarError):
        worked_back(TWENTY, _jan(28), calendar)
    assert _jan(1) == worked_back(TWENTY, _jan(29), calendar).day_zero


def test_worked_back_from_a_day_outside_the_calendar_is_no_answer() -> None:
    with pytest.raises(OutsideCalendarError):
        worked_back(TWENTY, date(2027, 1, 1), weekdays(_jan(1), date(2026, 12, 31)))


def test_worked_back_without_a_calendar_knows_no_weekends() -> None:
    stage = attrs.evolve(SUBSTANTIVE, allowance=Allowance.parse("1 month"), roll=Roll.NONE)
    # 28 to 31 January all lead to 28 February.
    assert _jan(31) == worked_back(stage, _feb(28)).day_zero
    with pytest.raises(DateError) as refused:
        worked_back(stage, date(1, 1, 20))
    assert "1 month before it lies before the year 1" in str(refused.value)


def test_worked_back_leaves_out_what_is_suspended() -> None:
    found = worked_back(TWENTY, DEADLINE, scotland(), suspensions=[(_jan(12), _jan(15))])
    assert (date(2025, 12, 18), DEADLINE) == (found.day_zero, found.deadline)


def test_worked_back_sends_by_post_so_many_working_days_before() -> None:
    stage = attrs.evolve(SUBSTANTIVE, channel={"post": Allowance.parse("2 working days")})
    found = worked_back(stage, DEADLINE, scotland(), channel="post")
    assert (CHRISTMAS_EVE, DEADLINE) == (found.day_zero, found.deadline)
    assert "the last day to start on is Monday 22 December 2025" in found.explanation[0]


@pytest.mark.parametrize("rule", [TWENTY, Allowance.parse(TWENTY), SUBSTANTIVE])
def test_many_starts_are_counted_by_a_stage_an_allowance_or_its_text(
    rule: Stage | Allowance | str,
) -> None:
    starts = [GivenStart(start=date(2025, 11, 13)), GivenStart(start=date(2025, 12, 24))]
    expected = [date(2025, 12, 12), date(2026, 1, 27)]
    assert expected == [each.deadline for each in calculate_each(rule, starts, scotland())]


def test_more_time_agreed_outside_the_bounds_is_no_breach_of_them() -> None:
    bounded = attrs.evolve(SUBSTANTIVE, extension=ExtensionCap(at_most=0))
    more = [("10 working days", _jan(6))]
    with pytest.raises(RefusedError):
        calculate(bounded, CHRISTMAS_EVE, scotland(), extensions=more)
    found = calculate(bounded, CHRISTMAS_EVE, scotland(), outside_protocol=more)
    assert _feb(10) == found.deadline


def test_a_date_agreed_stands_where_the_calendar_does_not_reach_the_original_one() -> None:
    short = weekdays(date(2025, 1, 1), _jan(12), name="short")
    agreed = [(date(2026, 3, 2), _jan(6))]
    found = calculate(TWENTY, CHRISTMAS_EVE, short, extensions=agreed)
    assert (date(2026, 3, 2), None) == (found.deadline, found.original_deadline)

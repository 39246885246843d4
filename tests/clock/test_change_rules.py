"""A clock whose rules change while it runs, and what is asked of one before it ends.

Most tests start from the same clock: day zero Wednesday 24 December 2025, 20 working days, so that
the deadline is Tuesday 27 January 2026.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import attrs
import pytest

from isa_programme.calendars.periods import Period
from isa_programme.calendars.scotland import scotland
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.exclusions import Exclusion, Why
from isa_programme.clock.response_clock import ResponseClock
from isa_programme.errors import OutsideCalendarError, RefusedError
from isa_programme.record.allowance import Allowance
from isa_programme.record.counting_rules import FirstDay, OnClarification, PauseExcludes, Roll
from isa_programme.record.stages import ExtensionCap, Stage
from registers import SUBSTANTIVE

CHRISTMAS_EVE = date(2025, 12, 24)
DEADLINE = date(2026, 1, 27)


def _jan(day: int) -> date:
    return date(2026, 1, day)


def _feb(day: int) -> date:
    return date(2026, 2, day)


def _asks(text: str, stage: Stage = SUBSTANTIVE) -> Stage:
    return attrs.evolve(stage, allowance=Allowance.parse(text))


SAME = attrs.evolve(SUBSTANTIVE, first_day=FirstDay.SAME)
RECURS = attrs.evolve(SUBSTANTIVE, every=Allowance.parse("10 working days"), times=5)
SCOTLAND = scotland()
FROM_5_JANUARY = WorkingCalendar(name="late", first=_jan(5), last=_feb(27), closed={})
TO_20_JANUARY = WorkingCalendar(name="short", first=CHRISTMAS_EVE, last=_jan(20), closed={})


def _clock(
    stage: Stage = SUBSTANTIVE,
    *,
    day_zero: date = CHRISTMAS_EVE,
    calendar: WorkingCalendar = SCOTLAND,
    suspensions: Sequence[tuple[str, Period]] = (),
    until: date | None = None,
    period: int = 1,
) -> ResponseClock:
    return ResponseClock(
        stage=stage,
        calendar=calendar,
        day_zero=day_zero,
        suspensions=suspensions,
        until=until,
        period=period,
    )


def _restarted(stage: Stage = SUBSTANTIVE, period: int = 1) -> ResponseClock:
    clock = _clock(stage, period=period)
    assert clock.restart(_jan(5))
    return clock


# Other rules


def test_other_rules_count_from_the_same_day_zero() -> None:
    clock = _clock()
    assert clock.change_rules(_jan(5), stage=_asks("25 working days"))
    assert _feb(3) == clock.deadline


def test_rules_that_come_after_the_deadline_change_nothing() -> None:
    clock = _clock()
    assert not clock.change_rules(_jan(28), stage=_asks("25 working days"))
    assert clock.deadline == DEADLINE


@pytest.mark.parametrize(
    ("on", "acted", "expected"),
    [
        pytest.param(13, True, _jan(13), id="on the day itself"),
        pytest.param(14, False, DEADLINE, id="on the day after"),
    ],
)
def test_rules_change_nothing_after_the_day_their_own_deadline_would_be(
    on: int, acted: bool, expected: date
) -> None:
    clock = _clock()
    assert acted == clock.change_rules(_jan(on), stage=_asks("10 working days"))
    assert expected == clock.deadline


def test_rules_by_which_a_pause_would_have_come_too_late_leave_it_held() -> None:
    clock = _clock()
    assert clock.pause(_jan(12), "pause 1")
    assert not clock.change_rules(_jan(14), stage=_asks("5 working days"))
    assert clock.deadline is None


def test_another_calendar_leaves_a_date_that_stands_for_the_allowance() -> None:
    clock = _clock(until=_jan(20))
    assert clock.change_rules(_jan(5), calendar=SCOTLAND)
    assert _jan(20) == clock.deadline


def test_no_suspension_moves_a_date_that_stands_for_the_allowance_and_a_pause_does() -> None:
    clock = _clock(until=_jan(20), suspensions=[("recess", Period(_jan(12), _jan(16)))])
    assert _jan(20) == clock.deadline
    assert clock.pause(_jan(6), "pause 1")
    assert clock.resume(_jan(7), "pause 1")
    assert _jan(21) == clock.deadline


def test_other_rules_take_the_place_of_a_date_that_stood_for_the_allowance() -> None:
    clock = _clock(until=_jan(20))
    assert clock.change_rules(_jan(5), stage=SUBSTANTIVE)
    assert (None, DEADLINE) == (clock.until, clock.deadline)


@pytest.mark.parametrize("stage", [SUBSTANTIVE, None], ids=["other rules", "another calendar"])
def test_an_extension_outlasts_a_change(stage: Stage | None) -> None:
    clock = _clock()
    assert clock.extend(_jan(5), Allowance.parse("5 working days"))
    assert clock.change_rules(_jan(6), stage=stage, calendar=SCOTLAND)
    assert _feb(3) == clock.deadline


def test_other_suspensions_take_the_place_of_those_before_and_of_no_pause() -> None:
    recess = ("recess", Period(_jan(12), _jan(16)))
    closure = ("closure", Period(_jan(19), _jan(20)))
    clock = _clock(suspensions=[recess])
    assert clock.pause(_jan(6), "pause 1")
    assert clock.resume(_jan(7), "pause 1")
    assert _feb(4) == clock.deadline
    assert clock.change_rules(_jan(8), suspensions=[closure])
    assert ([closure], _jan(30)) == (clock.suspensions, clock.deadline)
    assert clock.exclusions == (
        Exclusion(_jan(19), _jan(20), Why.SUSPENSION, None, "closure"),
        Exclusion(_jan(7), _jan(7), Why.PAUSE, _jan(6), "pause 1"),
    )


# Restarts


def test_a_restart_says_whether_it_came_in_time() -> None:
    days = (date(2025, 12, 23), CHRISTMAS_EVE, DEADLINE, _jan(28))
    assert [False, True, True, False] == [_clock().restart(day) for day in days]


def test_other_rules_count_anew_where_the_clock_was_restarted() -> None:
    clock = _restarted()
    assert _feb(2) == clock.deadline
    assert clock.change_rules(_jan(6), stage=_asks("25 working days"))
    assert _feb(9) == clock.deadline


def test_another_calendar_leaves_a_restart_with_its_extension() -> None:
    clock = _restarted()
    assert clock.extend(_jan(6), Allowance.parse("5 working days"))
    assert clock.change_rules(_jan(7), calendar=SCOTLAND)
    assert _feb(9) == clock.deadline


def test_what_was_excluded_up_to_a_restart_stays_spent() -> None:
    clock = _clock(SAME)
    assert clock.pause(_jan(12), "pause 1")
    assert clock.resume(_jan(15), "pause 1")
    assert clock.restart(_jan(15))
    assert _feb(11) == clock.deadline
    assert clock.change_rules(_jan(16), calendar=SCOTLAND)
    assert _feb(11) == clock.deadline
    assert clock.extend(_jan(19), Allowance.parse("5 working days"))
    assert _feb(18) == clock.deadline


def test_what_was_excluded_up_to_a_restart_lengthens_no_bound() -> None:
    cap = ExtensionCap(up_to=Allowance.parse("10 working days"))
    clock = _clock(attrs.evolve(SAME, extension=cap))
    assert clock.pause(_jan(12), "pause 1")
    assert clock.resume(_jan(15), "pause 1")
    assert clock.restart(_jan(15))
    with pytest.raises(RefusedError) as refused:
        clock.extend_to(_jan(16), _feb(26))
    assert str(refused.value) == (
        "extension: up to 10 working days in all can be agreed under the protocol,"
        " to 2026-02-25 and not to 2026-02-26; more is recorded as outside it"
    )


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        pytest.param(1, _feb(2), id="the first: the whole allowance from the restart"),
        pytest.param(2, _feb(10), id="the second: 30 working days from day zero"),
    ],
)
def test_a_restart_of_a_period_counts_its_own_time_anew(period: int, expected: date) -> None:
    assert expected == _restarted(RECURS, period).deadline


def test_a_later_period_counts_only_its_interval_anew() -> None:
    clock = _clock(RECURS, period=2)
    assert clock.restart(_feb(2))
    assert _feb(16) == clock.deadline
    assert clock.change_rules(_feb(3), stage=attrs.evolve(RECURS, clause="clause 7"))
    assert _feb(16) == clock.deadline


def test_the_first_period_ends_by_no_restart_of_a_later_one() -> None:
    clock = _clock(RECURS, period=3)
    assert clock.restart(_feb(9))
    assert [DEADLINE, _feb(23), _feb(24)] == [clock.end_of_period(each) for each in (1, 2, 3)]


def test_what_is_excluded_on_day_zero_is_spent_by_no_restart_where_there_was_none() -> None:
    clock = _clock(attrs.evolve(SAME, pause_excludes=PauseExcludes.FROM))
    assert _jan(26) == clock.deadline
    assert clock.pause(CHRISTMAS_EVE, "pause 1")
    assert clock.resume(CHRISTMAS_EVE, "pause 1")
    assert clock.deadline == DEADLINE


# What is asked of a clock that runs


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2025, 12, 23), "it came before the clock started"),
        (CHRISTMAS_EVE, ""),
        (DEADLINE, ""),
        (_jan(28), "it came after the deadline, 2026-01-27"),
    ],
)
def test_why_something_moves_nothing_is_said_where_it_comes_out_of_time(
    on: date, expected: str
) -> None:
    assert expected == _clock().untimely(on)


def test_the_earliest_end_of_a_clock_held_open_is_as_if_the_pause_ended_that_day() -> None:
    clock = _clock()
    assert clock.pause(_jan(12), "pause 1")
    assert (_jan(30), None) == (clock.earliest(_jan(15)), clock.deadline)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [(OnClarification.RESTART, _feb(12)), (OnClarification.PAUSE, _jan(30))],
)
def test_the_earliest_end_of_a_question_that_is_open_is_as_if_answered(
    rule: OnClarification, expected: date
) -> None:
    clock = _clock(attrs.evolve(SUBSTANTIVE, clarification=rule))
    assert clock.ask(_jan(12), "question 1")
    open_question = Exclusion(_jan(13), None, Why.CLARIFICATION, _jan(12), "question 1")
    assert (open_question,) == clock.exclusions
    assert expected == clock.earliest(_jan(15))


# Rolling


A_MONTH = attrs.evolve(_asks("1 month"), roll=Roll.MODIFIED_FOLLOWING)  # to Saturday 24 January
LAST_WEEK = Period(_jan(26), _jan(30))


def test_where_the_rest_of_the_month_is_suspended_a_deadline_rolls_back() -> None:
    assert _jan(23) == _clock(A_MONTH, suspensions=[("recess", LAST_WEEK)]).deadline


def test_where_the_rest_of_the_month_is_paused_a_deadline_rolls_on() -> None:
    clock = _clock(A_MONTH)
    assert clock.pause(_jan(24), "pause 1")
    assert clock.resume(LAST_WEEK.last, "pause 1")
    assert _feb(2) == clock.deadline


@pytest.mark.parametrize(
    ("first_day", "asks"),
    [
        pytest.param(FirstDay.SAME, "2 days", id="to day zero, where that is counted"),
        pytest.param(FirstDay.AFTER, "1 day", id="not to day zero, where that is not counted"),
    ],
)
def test_a_deadline_rolls_back_no_further_than_the_first_day_counted(
    first_day: FirstDay, asks: str
) -> None:
    stage = attrs.evolve(_asks(asks), first_day=first_day, roll=Roll.PRECEDING)
    expected = {FirstDay.SAME: _jan(9), FirstDay.AFTER: _jan(12)}[first_day]
    assert expected == _clock(stage, day_zero=_jan(9)).deadline  # a Friday


def test_an_extension_in_another_unit_ends_a_clock_no_sooner_than_its_pause_does() -> None:
    clock = _clock()
    assert clock.pause(_jan(12), "pause 1")
    assert clock.extend(_jan(13), Allowance.parse("1 week"))
    assert clock.deadline is None
    assert clock.resume(_jan(15), "pause 1")
    assert _feb(6) == clock.deadline


# Where the calendar begins late, or ends early


@pytest.mark.parametrize(
    ("calendar", "on"),
    [
        pytest.param(TO_20_JANUARY, _jan(20), id="its last day, before the deadline"),
        pytest.param(FROM_5_JANUARY, CHRISTMAS_EVE, id="day zero, before its first day"),
    ],
)
def test_what_can_be_in_time_only_is_so_wherever_the_calendar_ends(
    calendar: WorkingCalendar, on: date
) -> None:
    assert _clock(calendar=calendar).in_time(on)


@pytest.mark.parametrize(
    ("calendar", "on"),
    [
        pytest.param(TO_20_JANUARY, _jan(21), id="beyond its last day"),
        pytest.param(FROM_5_JANUARY, _jan(6), id="within it, but day zero is not"),
    ],
)
def test_what_may_be_too_late_is_not_called_in_time(calendar: WorkingCalendar, on: date) -> None:
    with pytest.raises(OutsideCalendarError):
        _clock(calendar=calendar).in_time(on)


def test_a_date_agreed_where_the_calendar_ends_before_the_deadline_lies_beyond_it() -> None:
    clock = _clock(calendar=TO_20_JANUARY)
    with pytest.raises(RefusedError) as refused:
        clock.extend_to(_jan(5), _jan(20))
    assert str(refused.value) == (
        "until: 2026-01-20 lies before the deadline in force, which is after 2026-01-20;"
        " an extension can't shorten the time"
    )
    assert clock.extend_to(_jan(5), _jan(21))
    assert _jan(21) == clock.deadline


def test_a_bound_is_told_without_days_that_the_calendar_does_not_reach() -> None:
    cap = ExtensionCap(up_to=Allowance.parse("10 working days"))
    stage = attrs.evolve(SUBSTANTIVE, extension=cap, clause="clause 7")
    clock = _clock(stage, calendar=TO_20_JANUARY)
    with pytest.raises(RefusedError) as refused:
        clock.extend(_jan(5), Allowance.parse("11 working days"))
    assert str(refused.value) == (
        "extension: up to 10 working days in all can be agreed under the protocol (clause 7);"
        " more is recorded as outside it"
    )


def test_a_date_beyond_a_bound_in_another_unit_is_refused() -> None:
    cap = ExtensionCap(up_to=Allowance.parse("1 month"))
    clock = _clock(attrs.evolve(SUBSTANTIVE, extension=cap))
    with pytest.raises(RefusedError) as refused:
        clock.extend_to(_jan(5), date(2026, 3, 2))
    assert str(refused.value) == (
        "extension: up to 1 month in all can be agreed under the protocol,"
        " to 2026-02-27 and not to 2026-03-02; more is recorded as outside it"
    )


def test_time_added_to_a_date_agreed_is_not_told_where_the_calendar_does_not_reach_it() -> None:
    clock = _clock(_asks("10 working days"), calendar=TO_20_JANUARY)
    assert clock.extend_to(_jan(5), _jan(19))
    assert clock.extend(_jan(6), Allowance.parse("1 working day"))
    assert _jan(20) == clock.deadline
    assert clock.extend(_jan(7), Allowance.parse("1 working day"))
    with pytest.raises(OutsideCalendarError):
        _ = clock.deadline

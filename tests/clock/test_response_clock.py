"""The rules of what moves a clock, one by one.

Most tests start from the same clock: day zero Wednesday 24 December 2025, 20 working days, so that
the deadline is Tuesday 27 January 2026.
"""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from isa_programme.calendars.periods import Period
from isa_programme.calendars.scotland import scotland
from isa_programme.calendars.working import weekdays
from isa_programme.clock.counting import deadline
from isa_programme.clock.response_clock import ResponseClock
from isa_programme.errors import (
    CalendarError,
    IsaProgrammeError,
    OutsideCalendarError,
    RefusedError,
)
from isa_programme.record.allowance import Allowance
from isa_programme.record.counting_rules import (
    FirstDay,
    OnClarification,
    PauseExcludes,
    Roll,
)
from isa_programme.record.stages import HoldingExtends, Stage
from registers import SUBSTANTIVE

CHRISTMAS_EVE = date(2025, 12, 24)
DEADLINE = date(2026, 1, 27)

FROM = attrs.evolve(SUBSTANTIVE, pause_excludes=PauseExcludes.FROM)
SAME = attrs.evolve(SUBSTANTIVE, first_day=FirstDay.SAME)


def _jan(day: int) -> date:
    return date(2026, 1, day)


def _feb(day: int) -> date:
    return date(2026, 2, day)


def _asks(text: str, stage: Stage = SUBSTANTIVE) -> Stage:
    return attrs.evolve(stage, allowance=Allowance.parse(text))


def _clock(
    stage: Stage = SUBSTANTIVE,
    day_zero: date = CHRISTMAS_EVE,
    suspended: tuple[Period, ...] = (),
) -> ResponseClock:
    return ResponseClock(
        stage=stage,
        calendar=scotland(),
        day_zero=day_zero,
        suspensions=[(f"recess {number}", period) for number, period in enumerate(suspended)],
    )


def _paused(clock: ResponseClock, first: date, last: date, label: str = "pause 1") -> None:
    assert clock.pause(first, label)
    assert clock.resume(last, label)


def _clarified(
    clock: ResponseClock, asked: date, answered: date, label: str = "question 1"
) -> None:
    assert clock.ask(asked, label)
    assert clock.answer(answered, label)


# Pauses


def test_a_clock_left_alone_keeps_its_deadline() -> None:
    assert _clock().deadline == DEADLINE


def test_the_days_after_a_pause_up_to_the_resume_are_not_counted() -> None:
    clock = _clock()
    _paused(clock, _jan(12), _jan(15))
    assert _jan(30) == clock.deadline


def test_with_from_the_day_of_the_pause_is_not_counted_either() -> None:
    clock = _clock(FROM)
    _paused(clock, _jan(12), _jan(15))
    assert _feb(2) == clock.deadline


def test_a_pause_moves_a_deadline_by_working_days_not_by_calendar_days() -> None:
    clock = _clock()
    _paused(clock, _jan(9), _jan(12))  # Friday to Monday: one working day
    assert _jan(28) == clock.deadline


def test_a_pause_over_a_weekend_moves_nothing() -> None:
    clock = _clock()
    _paused(clock, _jan(9), _jan(11))
    assert clock.deadline == DEADLINE


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        pytest.param(SUBSTANTIVE, DEADLINE, id="after"),
        pytest.param(FROM, _jan(28), id="from: the day itself is out"),
    ],
)
def test_a_pause_and_a_resume_on_one_day(stage: Stage, expected: date) -> None:
    clock = _clock(stage)
    _paused(clock, _jan(12), _jan(12))
    assert expected == clock.deadline


@pytest.mark.parametrize(
    "spans",
    [
        pytest.param(((12, 20), (16, 22)), id="overlapping"),
        pytest.param(((12, 22), (14, 16)), id="one inside the other"),
        pytest.param(((12, 16), (16, 22)), id="touching"),
        pytest.param(((12, 22), (12, 22)), id="the same twice"),
    ],
)
def test_overlapping_pauses_are_one(spans: tuple[tuple[int, int], ...]) -> None:
    clock = _clock(day_zero=_jan(5))
    for number, (first, _) in enumerate(spans):
        assert clock.pause(_jan(first), f"pause {number}")
    for number, (_, last) in enumerate(spans):
        assert clock.resume(_jan(last), f"pause {number}")
    assert _feb(12) == clock.deadline


def test_a_resume_ends_the_pause_it_names_and_no_other() -> None:
    clock = _clock()
    clock.pause(_jan(12), "pause 1")
    clock.pause(_jan(13), "pause 2")
    assert clock.resume(_jan(15), "pause 1")
    assert clock.open_labels() == ("pause 2",)
    assert clock.deadline is None


def test_a_resume_of_a_pause_that_is_not_open_does_nothing() -> None:
    clock = _clock()
    _paused(clock, _jan(12), _jan(15))
    assert not clock.resume(_jan(16), "pause 1")
    assert not clock.resume(_jan(16), "pause 2")
    assert _jan(30) == clock.deadline


def test_while_a_pause_is_open_there_is_no_deadline() -> None:
    clock = _clock()
    assert clock.pause(_jan(12), "pause 1")
    assert clock.deadline is None


def test_an_open_pause_with_nothing_left_to_exclude_stops_nothing() -> None:
    clock = _clock()
    assert clock.pause(DEADLINE, "pause 1")
    assert clock.deadline == DEADLINE


def test_with_from_a_pause_on_the_deadline_itself_stops_the_clock() -> None:
    clock = _clock(FROM)
    assert clock.pause(DEADLINE, "pause 1")
    assert clock.deadline is None
    assert clock.resume(_jan(28), "pause 1")
    assert _jan(29) == clock.deadline


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2 months", date(2026, 3, 16), id="59 days, and Sunday 15 March rolls"),
        pytest.param("8 weeks", date(2026, 3, 12), id="56 days"),
        pytest.param("14 days", _jan(29), id="14 days"),
    ],
)
def test_calendar_units_skip_the_same_calendar_days(text: str, expected: date) -> None:
    clock = _clock(_asks(text), _jan(5))
    _paused(clock, _jan(12), _jan(22))
    assert expected == clock.deadline


def test_calendar_units_that_never_roll_need_no_calendar() -> None:
    stage = attrs.evolve(_asks("2 months"), roll=Roll.NONE)
    clock = ResponseClock(stage=stage, calendar=None, day_zero=_jan(5))
    _paused(clock, _jan(12), _jan(22))
    assert date(2026, 3, 15) == clock.deadline


@pytest.mark.parametrize(
    "stage",
    [
        pytest.param(SUBSTANTIVE, id="working days"),
        pytest.param(_asks("1 month"), id="a month that rolls"),
    ],
)
def test_without_a_calendar_working_days_cannot_be_told(stage: Stage) -> None:
    # Saturday 24 January would have to roll.
    clock = ResponseClock(stage=stage, calendar=None, day_zero=CHRISTMAS_EVE)
    with pytest.raises(CalendarError) as refused:
        _ = clock.deadline
    assert str(refused.value) == "a calendar is needed to tell working days from others"


def test_a_deadline_beyond_the_calendar_is_not_guessed() -> None:
    clock = ResponseClock(
        stage=SUBSTANTIVE,
        calendar=weekdays(date(2025, 1, 1), date(2025, 12, 31)),
        day_zero=CHRISTMAS_EVE,
    )
    with pytest.raises(OutsideCalendarError) as refused:
        _ = clock.deadline
    assert str(refused.value) == (
        "the count runs past the end of the calendar 'weekdays',"
        " which covers 2025-01-01 to 2025-12-31"
    )


# What comes too early or too late


def test_nothing_before_day_zero_acts() -> None:
    clock = _clock(
        attrs.evolve(SUBSTANTIVE, holding=HoldingExtends(extends=Allowance.parse("1 day")))
    )
    before = date(2025, 12, 23)
    acted = (
        clock.pause(before, "pause 1"),
        clock.ask(before, "question 1"),
        clock.extend(before, Allowance.parse("10 working days")),
        clock.extend_to(before, _feb(27)),
        clock.hold(before),
    )
    assert acted == (False,) * 5
    assert clock.deadline == DEADLINE


def test_everything_on_day_zero_acts() -> None:
    clock = _clock()
    assert clock.extend(CHRISTMAS_EVE, Allowance.parse("10 working days"))
    assert _feb(10) == clock.deadline


def test_everything_on_the_deadline_acts() -> None:
    clock = _clock()
    assert clock.extend(DEADLINE, Allowance.parse("10 working days"))
    assert _feb(10) == clock.deadline


def test_nothing_after_the_deadline_acts() -> None:
    clock = _clock(
        attrs.evolve(SUBSTANTIVE, holding=HoldingExtends(extends=Allowance.parse("1 day")))
    )
    after = _jan(28)
    acted = (
        clock.pause(after, "pause 1"),
        clock.ask(after, "question 1"),
        clock.extend(after, Allowance.parse("10 working days")),
        clock.extend_to(after, _feb(27)),
        clock.hold(after),
    )
    assert acted == (False,) * 5
    assert clock.deadline == DEADLINE


def test_what_comes_after_the_deadline_moved_earlier_still_acts() -> None:
    clock = _clock()
    _paused(clock, _jan(12), _jan(15))
    assert clock.pause(_jan(29), "pause 2")
    assert clock.deadline is None


def test_a_clock_that_has_run_out_is_not_restarted_by_an_answer_that_comes_late() -> None:
    # The question was asked on the deadline: there was nothing left for it to exclude.
    clock = _clock()
    assert clock.ask(DEADLINE, "question 1")
    assert clock.deadline == DEADLINE
    assert not clock.answer(_jan(30), "question 1")
    assert clock.deadline == DEADLINE


def test_a_resume_after_the_deadline_says_that_it_moved_nothing() -> None:
    clock = _clock()
    assert clock.pause(DEADLINE, "pause 1")
    assert not clock.resume(_jan(30), "pause 1")
    assert clock.deadline == DEADLINE


# Clarification


def test_the_answer_to_a_clarification_starts_the_whole_allowance_anew() -> None:
    clock = _clock()
    _clarified(clock, _jan(12), _jan(15))
    assert _feb(12) == clock.deadline


def test_between_question_and_answer_there_is_no_deadline() -> None:
    clock = _clock()
    assert clock.ask(_jan(12), "question 1")
    assert clock.deadline is None


def test_a_clarification_may_only_pause() -> None:
    clock = _clock(attrs.evolve(SUBSTANTIVE, clarification=OnClarification.PAUSE))
    _clarified(clock, _jan(12), _jan(15))
    assert _jan(30) == clock.deadline


def test_a_clarification_may_be_ignored() -> None:
    clock = _clock(attrs.evolve(SUBSTANTIVE, clarification=OnClarification.IGNORE))
    assert not clock.ask(_jan(12), "question 1")
    assert clock.deadline == DEADLINE
    assert not clock.answer(_jan(15), "question 1")
    assert clock.deadline == DEADLINE


def test_a_restart_with_the_first_day_the_same_counts_the_day_of_the_answer() -> None:
    clock = _clock(SAME)
    _clarified(clock, _jan(12), _jan(15))
    assert _feb(11) == clock.deadline


def test_a_restart_spends_what_was_excluded_earlier() -> None:
    clock = _clock()
    _paused(clock, date(2025, 12, 29), _jan(9))
    _clarified(clock, _jan(12), _jan(15))
    # 27 January moved by 30, 31 December, 5 to 9 January (seven) and 13 to 15 January: 10 February.
    assert _feb(12) == clock.deadline


def test_a_restart_never_brings_a_deadline_forward() -> None:
    clock = _clock()
    assert clock.extend(_jan(5), Allowance.parse("10 working days"))
    _clarified(clock, _jan(12), _jan(15))
    assert _feb(13) == clock.deadline


def test_extensions_agreed_before_a_restart_are_no_part_of_what_runs_anew() -> None:
    clock = _clock()
    assert clock.extend(_jan(5), Allowance.parse("1 working day"))
    _clarified(clock, _jan(12), _jan(15))
    assert _feb(12) == clock.deadline


def test_extensions_agreed_after_a_restart_lengthen_it() -> None:
    clock = _clock()
    _clarified(clock, _jan(12), _jan(15))
    assert clock.extend(_jan(16), Allowance.parse("1 working day"))
    assert _feb(13) == clock.deadline


def test_pauses_after_a_restart_move_both_ways_of_counting() -> None:
    clock = _clock()
    _clarified(clock, _jan(12), _jan(15))
    _paused(clock, _jan(19), _jan(21))
    assert _feb(16) == clock.deadline


def test_a_second_clarification_restarts_again() -> None:
    clock = _clock()
    _clarified(clock, _jan(12), _jan(15))
    _clarified(clock, _jan(19), _jan(20), "question 2")
    assert date(2026, 2, 17) == clock.deadline


def test_a_restart_in_months_counts_from_the_day_of_the_answer() -> None:
    clock = _clock(_asks("1 month"), _jan(5))
    _clarified(clock, _jan(12), _jan(30))
    assert date(2026, 3, 2) == clock.deadline  # 28 February is a Saturday


# Extension


@pytest.mark.parametrize(
    ("allowance", "more", "expected"),
    [
        pytest.param("20 working days", "10 working days", _feb(10), id="30 from day zero"),
        pytest.param("10 days", "1 week", _jan(12), id="days and weeks are one unit: 17 days"),
        pytest.param("2 weeks", "3 days", _jan(12), id="weeks and days: 17 days, no roll between"),
        pytest.param("2 weeks", "1 week", _jan(14), id="three weeks"),
        pytest.param("1 month", "1 month", _feb(24), id="two months from day zero"),
    ],
)
def test_an_extension_in_the_same_unit_lengthens_the_leg(
    allowance: str, more: str, expected: date
) -> None:
    clock = _clock(_asks(allowance))
    # 24 December + 17 days is Saturday 10 January, which rolls to Monday.
    assert clock.extend(date(2025, 12, 30), Allowance.parse(more))
    assert expected == clock.deadline


def test_months_are_added_up_from_day_zero_never_step_by_step() -> None:
    clock = _clock(attrs.evolve(_asks("1 month"), roll=Roll.NONE), _jan(31))
    assert clock.extend(_feb(2), Allowance.parse("1 month"))
    assert date(2026, 3, 31) == clock.deadline


@pytest.mark.parametrize(
    ("allowance", "more", "expected"),
    [
        pytest.param("20 working days", "1 month", _feb(27), id="27 January + 1 month"),
        pytest.param("20 working days", "5 days", date(2026, 2, 2), id="Sunday 1 February rolls"),
        pytest.param(
            "1 month", "5 working days", _jan(30), id="from Saturday 24 January, unrolled"
        ),
        pytest.param("1 month", "1 week", date(2026, 2, 2), id="Saturday 31 January rolls once"),
    ],
)
def test_an_extension_in_another_unit_begins_a_new_leg_at_the_unrolled_end(
    allowance: str, more: str, expected: date
) -> None:
    clock = _clock(_asks(allowance))
    assert clock.extend(_jan(5), Allowance.parse(more))
    assert expected == clock.deadline


def test_a_third_leg_in_the_unit_of_the_second_lengthens_the_second() -> None:
    clock = _clock(attrs.evolve(SUBSTANTIVE, roll=Roll.NONE))
    assert clock.extend(_jan(5), Allowance.parse("1 month"))
    assert clock.extend(_jan(6), Allowance.parse("1 month"))
    assert date(2026, 3, 27) == clock.deadline


def test_the_first_day_governs_the_first_leg_only() -> None:
    clock = _clock(attrs.evolve(_asks("1 month", SAME), roll=Roll.NONE), _jan(1))
    assert _jan(31) == clock.deadline
    assert clock.extend(_jan(5), Allowance.parse("10 working days"))
    assert _feb(13) == clock.deadline


def test_an_extension_to_a_date_is_that_date_even_on_a_sunday() -> None:
    clock = _clock(_asks("1 month"))
    assert clock.extend_to(_jan(5), _feb(15))
    assert _feb(15) == clock.deadline


def test_an_extension_to_a_date_that_shortens_the_time_is_refused() -> None:
    clock = _clock()
    with pytest.raises(RefusedError) as refused:
        clock.extend_to(_jan(5), _jan(26))
    assert str(refused.value) == (
        "until: 2026-01-26 lies before the deadline in force, 2026-01-27;"
        " an extension can't shorten the time"
    )
    assert clock.deadline == DEADLINE


def test_an_extension_to_the_deadline_itself_is_no_shortening() -> None:
    clock = _clock()
    assert clock.extend_to(_jan(5), DEADLINE)
    assert clock.deadline == DEADLINE


def test_an_extension_to_a_date_replaces_earlier_ways_of_counting() -> None:
    clock = _clock()
    _clarified(clock, _jan(12), _jan(15))
    assert clock.extend_to(_jan(16), _feb(20))
    assert _feb(20) == clock.deadline


def test_after_an_agreed_date_an_extension_begins_a_new_leg_even_in_the_same_unit() -> None:
    clock = _clock()
    assert clock.extend_to(_jan(5), _feb(15))  # a Sunday
    assert clock.extend(_jan(6), Allowance.parse("5 working days"))
    assert _feb(20) == clock.deadline


@pytest.mark.parametrize(
    ("stage", "first", "last", "expected"),
    [
        pytest.param(SUBSTANTIVE, 12, 16, _feb(26), id="working days: four of them"),
        pytest.param(SUBSTANTIVE, 9, 12, _feb(23), id="working days: over a weekend, one"),
        pytest.param(FROM, 12, 16, _feb(27), id="from: five"),
        pytest.param(_asks("1 month"), 12, 16, _feb(24), id="calendar days: four of them"),
        pytest.param(_asks("1 month"), 9, 13, _feb(24), id="calendar days: the weekend too"),
        pytest.param(SUBSTANTIVE, 12, 12, _feb(20), id="none, where it ends the day it began"),
        pytest.param(SUBSTANTIVE, 6, 16, _feb(20), id="none, where it began on the agreement"),
    ],
)
def test_a_pause_begun_after_the_agreement_moves_an_agreed_date(
    stage: Stage, first: int, last: int, expected: date
) -> None:
    clock = _clock(stage)
    assert clock.extend_to(_jan(6), _feb(20))
    _paused(clock, _jan(first), _jan(last))
    assert expected == clock.deadline


def test_a_pause_begun_before_the_agreement_does_not_move_an_agreed_date() -> None:
    clock = _clock()
    assert clock.pause(_jan(5), "pause 1")
    assert clock.extend_to(_jan(6), _feb(20))
    assert clock.resume(_jan(16), "pause 1")
    assert _feb(20) == clock.deadline


def test_an_open_pause_begun_after_the_agreement_holds_an_agreed_date_open() -> None:
    clock = _clock()
    assert clock.extend_to(_jan(6), _feb(20))
    assert clock.pause(_jan(12), "pause 1")
    assert clock.deadline is None


def test_a_suspension_does_not_move_an_agreed_date() -> None:
    clock = _clock(suspended=(Period(_feb(9), _feb(13)),))
    assert clock.extend_to(_jan(6), _feb(20))
    assert _feb(20) == clock.deadline


def test_a_restart_stands_beside_an_agreed_date_and_the_later_counts() -> None:
    clock = _clock()
    assert clock.extend_to(_jan(6), _jan(28))
    _clarified(clock, _jan(12), _jan(15))
    assert _feb(12) == clock.deadline


def test_an_extension_may_be_agreed_while_paused() -> None:
    clock = _clock()
    assert clock.pause(_jan(12), "pause 1")
    assert clock.extend(_jan(13), Allowance.parse("10 working days"))
    assert clock.resume(_jan(15), "pause 1")
    assert _feb(13) == clock.deadline


# Holding replies


HOLDS = attrs.evolve(
    SUBSTANTIVE, holding=HoldingExtends(extends=Allowance.parse("20 working days"), at_most=1)
)


def test_a_holding_reply_moves_no_deadline_by_itself() -> None:
    clock = _clock()
    assert not clock.hold(_jan(12))
    assert clock.deadline == DEADLINE


def test_a_holding_reply_extends_where_the_protocol_says_so() -> None:
    clock = _clock(HOLDS)
    assert clock.hold(_jan(12))
    assert _feb(24) == clock.deadline


def test_holding_replies_extend_at_most_as_often_as_the_protocol_says() -> None:
    clock = _clock(HOLDS)
    assert (clock.hold(_jan(12)), clock.hold(_jan(13))) == (True, False)
    assert _feb(24) == clock.deadline


def test_a_holding_reply_that_came_too_late_is_not_one_of_those_allowed() -> None:
    clock = _clock(HOLDS)
    assert not clock.hold(_jan(28))
    assert clock.holding_extensions == 0


def test_two_holding_replies_may_extend() -> None:
    twice = HoldingExtends(extends=Allowance.parse("20 working days"), at_most=2)
    clock = _clock(attrs.evolve(SUBSTANTIVE, holding=twice))
    acted = (clock.hold(_jan(12)), clock.hold(_jan(13)), clock.hold(_jan(14)))
    assert acted == (True, True, False)
    assert date(2026, 3, 24) == clock.deadline


# Suspension


@pytest.mark.parametrize(
    "stage",
    [pytest.param(SUBSTANTIVE, id="after"), pytest.param(FROM, id="from")],
)
def test_a_suspension_excludes_its_first_and_its_last_day(stage: Stage) -> None:
    clock = _clock(stage, suspended=(Period(_jan(12), _jan(15)),))
    assert _feb(2) == clock.deadline


@pytest.mark.parametrize(
    "period",
    [
        pytest.param(Period(date(2025, 12, 1), date(2025, 12, 24)), id="before the first day"),
        pytest.param(Period(_jan(28), _feb(20)), id="after the deadline"),
        pytest.param(Period(date(2000, 1, 1), date(2000, 1, 9)), id="before the calendar"),
        pytest.param(Period(date(2090, 1, 1), date(2090, 1, 9)), id="after the calendar"),
    ],
)
def test_a_suspension_that_holds_no_counted_day_moves_nothing(period: Period) -> None:
    assert _clock(suspended=(period,)).deadline == DEADLINE


def test_a_suspension_that_reaches_over_day_zero_excludes_what_comes_after_it() -> None:
    clock = _clock(suspended=(Period(date(2025, 12, 1), date(2025, 12, 31)),))
    assert _jan(30) == clock.deadline  # 29, 30 and 31 December are out


def test_a_suspension_and_a_pause_that_overlap_are_one() -> None:
    clock = _clock(suspended=(Period(_jan(12), _jan(15)),))
    _paused(clock, _jan(13), _jan(16))
    assert _feb(3) == clock.deadline


def test_a_suspension_of_which_two_overlap_is_counted_once() -> None:
    periods = (Period(_jan(12), _jan(14)), Period(_jan(13), _jan(15)))
    assert _feb(2) == _clock(suspended=periods).deadline


# Rolling


@pytest.mark.parametrize(
    ("roll", "expected"),
    [
        pytest.param(Roll.FOLLOWING, date(2026, 3, 2), id="following"),
        pytest.param(Roll.PRECEDING, _feb(27), id="preceding"),
        pytest.param(Roll.MODIFIED_FOLLOWING, _feb(27), id="modified: 2 March leaves February"),
        pytest.param(Roll.NONE, _feb(28), id="none"),
    ],
)
def test_a_deadline_in_calendar_units_rolls_as_the_protocol_says(
    roll: Roll, expected: date
) -> None:
    clock = _clock(attrs.evolve(_asks("1 month"), roll=roll), _jan(28))
    assert expected == clock.deadline


def test_modified_following_rolls_forward_within_the_month() -> None:
    clock = _clock(attrs.evolve(_asks("1 month"), roll=Roll.MODIFIED_FOLLOWING), CHRISTMAS_EVE)
    assert _jan(26) == clock.deadline


@pytest.mark.parametrize(
    ("roll", "expected"),
    [
        pytest.param(Roll.FOLLOWING, _jan(29), id="past all excluded days"),
        pytest.param(Roll.PRECEDING, _jan(23), id="back before them"),
        pytest.param(Roll.NONE, _jan(24), id="not rolled"),
    ],
)
def test_a_rolled_date_never_falls_on_an_excluded_day(roll: Roll, expected: date) -> None:
    # The month ends on Saturday 24 January.
    stage = attrs.evolve(_asks("1 month"), roll=roll)
    clock = _clock(stage, suspended=(Period(_jan(26), _jan(28)),))
    assert expected == clock.deadline


def test_a_backward_roll_that_would_cross_an_excluded_day_rolls_following() -> None:
    # 29 days lead to Thursday; two excluded days make it Saturday, and Friday is one of them.
    stage = attrs.evolve(_asks("29 days"), roll=Roll.PRECEDING)
    clock = _clock(stage, suspended=(Period(_jan(22), _jan(23)),))
    assert _jan(26) == clock.deadline


@pytest.mark.parametrize(
    ("first_day", "expected"),
    [
        pytest.param(FirstDay.AFTER, date(2026, 5, 5), id="day zero can't be counted"),
        pytest.param(FirstDay.SAME, date(2026, 5, 1), id="day zero is the first day counted"),
    ],
)
def test_a_backward_roll_stops_at_the_first_day_that_could_be_counted(
    first_day: FirstDay, expected: date
) -> None:
    allowance = Allowance.parse("1 day" if first_day is FirstDay.AFTER else "2 days")
    assert expected == deadline(
        allowance, date(2026, 5, 1), scotland(), first_day=first_day, roll=Roll.PRECEDING
    )


def test_a_backward_roll_needs_no_day_after_the_calendar() -> None:
    calendar = weekdays(date(2026, 1, 1), date(2026, 1, 31))  # it ends on a Saturday
    assert _jan(30) == deadline(
        Allowance.parse("1 month"), date(2025, 12, 31), calendar, roll=Roll.PRECEDING
    )


def test_a_backward_roll_before_the_calendar_is_not_guessed() -> None:
    calendar = weekdays(_jan(3), date(2026, 12, 31))  # it begins on a Saturday
    with pytest.raises(OutsideCalendarError) as refused:
        deadline(Allowance.parse("10 days"), CHRISTMAS_EVE, calendar, roll=Roll.PRECEDING)
    assert ("weekdays", _jan(3)) == (refused.value.calendar, refused.value.first)


def test_the_first_day_the_same_needs_no_day_before_day_zero() -> None:
    calendar = weekdays(date(2026, 1, 1), date(2026, 12, 31))
    assert date(2026, 1, 1) == deadline(
        Allowance.parse("1 working day"), date(2026, 1, 1), calendar, first_day=FirstDay.SAME
    )


@pytest.mark.parametrize("text", ["9999 days", "9999 weeks", "9999 months"])
def test_a_count_beyond_the_year_9999_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(IsaProgrammeError):
        deadline(Allowance.parse(text), date(9990, 1, 1), roll=Roll.NONE)


def test_working_days_are_never_rolled() -> None:
    assert date(2026, 1, 27) == deadline(
        Allowance.parse("20 working days"), CHRISTMAS_EVE, scotland(), roll=Roll.PRECEDING
    )


@pytest.mark.parametrize(
    ("day_zero", "expected"),
    [
        pytest.param(date(2026, 1, 5), date(2026, 1, 9), id="a Monday is day one"),
        pytest.param(date(2026, 1, 3), date(2026, 1, 9), id="a Saturday makes no difference"),
    ],
)
def test_with_the_first_day_the_same_a_working_day_zero_is_day_one(
    day_zero: date, expected: date
) -> None:
    assert expected == deadline(
        Allowance.parse("5 working days"), day_zero, scotland(), first_day=FirstDay.SAME
    )


def test_the_third_quarter_is_nine_months_from_day_zero() -> None:
    quarters = [
        deadline(Allowance.parse(f"{months} months"), date(2025, 11, 30), roll=Roll.NONE)
        for months in (3, 6, 9)
    ]
    assert [date(2026, 2, 28), date(2026, 5, 30), date(2026, 8, 30)] == quarters

"""The clock of the library against one that looks at one day after another, at every step."""

from __future__ import annotations

from datetime import date, time, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import day_by_day
from clock_stories import (
    FIRST,
    LAST,
    Case,
    Telling,
    Told,
    bare_cases,
    cases,
    days,
    deadline_of,
    happens,
    working_calendars,
    works,
)
from isa_programme.calendars.working import WorkingCalendar, weekdays
from isa_programme.clock.day_zero import work_out
from isa_programme.errors import OutsideCalendarError
from isa_programme.record.allowance import Allowance, Unit
from isa_programme.record.counting_rules import Receipt, Roll
from isa_programme.record.vocabulary import StageName
from registers import SUBSTANTIVE

Seen = tuple[str, date | str]
"""What came of something that happened, and the deadline right after it."""


def _both(case: Case) -> tuple[list[Seen], list[Seen]]:
    """What each of the two clocks says at the start and after everything that happens."""
    telling, clock = Telling(case), case.clock()
    slow: list[Seen] = [("", telling.slow.deadline())]
    quick: list[Seen] = [("", deadline_of(clock))]
    for told in case.story:
        slow.append((telling.happens(told), telling.slow.deadline()))
        quick.append((happens(clock, told), deadline_of(clock)))
    return slow, quick


@given(bare_cases())
def test_left_alone_both_clocks_end_on_one_day(case: Case) -> None:
    slow, quick = _both(case)
    assert slow == quick


@given(cases())
def test_after_everything_that_happens_both_clocks_say_the_same(case: Case) -> None:
    slow, quick = _both(case)
    assert slow == quick


@given(cases(among=["pause", "resume", "ask", "answer"], at_most=10))
def test_both_clocks_agree_on_pauses_and_questions_that_overlap(case: Case) -> None:
    slow, quick = _both(case)
    assert slow == quick


@given(cases(among=["ask", "answer", "restart", "pause", "resume", "extend", "hold"], at_most=9))
def test_both_clocks_agree_on_what_is_counted_anew(case: Case) -> None:
    slow, quick = _both(case)
    assert slow == quick


@given(cases(among=["until", "extend", "pause", "resume", "rules"], at_most=9))
def test_both_clocks_agree_on_dates_that_were_agreed(case: Case) -> None:
    slow, quick = _both(case)
    assert slow == quick


@given(cases(among=["rules", "rules", "pause", "resume", "extend", "restart"], reaches=True))
def test_both_clocks_agree_on_other_rules_and_calendars_from_a_day_on(case: Case) -> None:
    slow, quick = _both(case)
    assert slow == quick


@given(cases(recurring=True))
def test_both_clocks_agree_on_every_period_of_a_step_that_recurs(case: Case) -> None:
    slow, quick = _both(case)
    assert slow == quick


# What the comparison found


def _weekdays_to(last: date) -> WorkingCalendar:
    return weekdays(FIRST, last, name="drawn")


WEEKLY = attrs.evolve(
    SUBSTANTIVE,
    name=StageName.UPDATE,
    allowance=Allowance(1, Unit.WEEKS),
    every=Allowance(1, Unit.WEEKS),
    times=9,
)
FOUND: dict[str, tuple[Case, list[Seen]]] = {
    "a pause that begins within the calendar is a pause": (
        Case(
            _weekdays_to(date(2027, 7, 11)),
            SUBSTANTIVE,
            date(2027, 7, 1),
            story=(
                Told(date(2027, 7, 5), "pause", "pause 1"),
                Told(date(2027, 7, 6), "resume", "pause 1"),
            ),
        ),
        [("", "beyond"), ("acted", "held"), ("acted", "beyond")],
    ),
    "so is one that takes out the very first day after it": (
        Case(
            _weekdays_to(date(2027, 7, 11)),
            SUBSTANTIVE,
            date(2027, 7, 1),
            story=(Told(date(2027, 7, 11), "pause", "pause 1"),),
        ),
        [("", "beyond"), ("acted", "held")],
    ),
    "so it is where only the roll is left": (
        Case(
            _weekdays_to(date(2027, 7, 10)),
            attrs.evolve(SUBSTANTIVE, allowance=Allowance(9, Unit.DAYS)),
            date(2027, 7, 1),
            story=(Told(date(2027, 7, 10), "pause", "pause 1"),),
        ),
        [("", "beyond"), ("acted", "held")],
    ),
    "other rules leave what runs anew in a later period its interval alone": (
        Case(
            _weekdays_to(LAST),
            WEEKLY,
            date(2027, 7, 1),
            period=2,
            # A week from Friday 2 July; then two weeks and one by the other rules, from the 1st.
            story=(
                Told(date(2027, 7, 2), "restart"),
                Told(
                    date(2027, 7, 2),
                    "rules",
                    stage=attrs.evolve(WEEKLY, allowance=Allowance(2, Unit.WEEKS)),
                    shut=(),
                ),
            ),
        ),
        [
            ("", date(2027, 7, 15)),
            ("acted", date(2027, 7, 15)),
            ("acted", date(2027, 7, 22)),
        ],
    ),
    "nor does it end later for periods that it did not count": (
        Case(
            _weekdays_to(LAST),
            WEEKLY,
            date(2027, 7, 1),
            period=2,
            story=(
                Told(date(2027, 7, 14), "restart"),
                Told(date(2027, 7, 14), "rules", stage=WEEKLY, shut=()),
            ),
        ),
        [
            ("", date(2027, 7, 15)),
            ("acted", date(2027, 7, 21)),
            ("acted", date(2027, 7, 21)),
        ],
    ),
    "an agreed date stands though the calendar no longer reaches what it replaced": (
        Case(
            _weekdays_to(LAST),
            SUBSTANTIVE,
            date(2027, 7, 1),
            story=(
                Told(date(2027, 7, 2), "extend", until=date(2027, 9, 1)),
                Told(date(2027, 7, 5), "rules", calendar=_weekdays_to(date(2027, 7, 15))),
            ),
        ),
        [("", date(2027, 7, 29)), ("acted", date(2027, 9, 1)), ("acted", date(2027, 9, 1))],
    ),
}


@pytest.mark.parametrize(("case", "expected"), FOUND.values(), ids=FOUND)
def test_what_the_comparison_once_found(case: Case, expected: list[Seen]) -> None:
    assert (expected, expected) == _both(case)


# Day zero


@given(
    working_calendars(),
    days,
    st.sampled_from([None, time(9), time(17), time(17, 1), time(23, 59)]),
    st.none() | st.integers(1, 5),
    st.tuples(
        st.sampled_from([None, Receipt.STANDS, Receipt.NEXT_WORKING_DAY]),
        st.sampled_from([None, time(17)]),
    ),
)
def test_day_zero_is_found_by_looking_at_one_day_after_another(
    calendar: WorkingCalendar,
    on: date,
    at: time | None,
    delay: int | None,
    rules: tuple[Receipt | None, time | None],
) -> None:
    receipt, cut_off = rules
    stage = attrs.evolve(
        SUBSTANTIVE,
        receipt=receipt,
        cut_off=cut_off,
        channel={} if delay is None else {"post": Allowance(delay, Unit.WORKING_DAYS)},
    )
    moves = receipt is Receipt.NEXT_WORKING_DAY or (receipt is None and cut_off is not None)
    expected = day_by_day.day_zero(
        on, works(calendar), moves=moves, at=at, cut_off=cut_off, delay=delay
    )
    assert expected == work_out("received", on, stage, calendar, at=at, channel="post").on


@given(working_calendars(last=date(2027, 12, 31)), st.integers(-9, 9))
def test_day_zero_is_beyond_the_calendar_for_both_or_for_none(
    calendar: WorkingCalendar, off: int
) -> None:
    stage = attrs.evolve(SUBSTANTIVE, receipt=Receipt.NEXT_WORKING_DAY)
    on = calendar.last + timedelta(days=off)
    try:
        expected = day_by_day.day_zero(on, works(calendar), moves=True)
    except day_by_day.Beyond:
        with pytest.raises(OutsideCalendarError):
            work_out("received", on, stage, calendar)
    else:
        assert expected == work_out("received", on, stage, calendar).on


def test_the_slow_clock_is_held_to_a_count_made_with_pencil_and_paper() -> None:
    stage = attrs.evolve(SUBSTANTIVE, allowance=Allowance(1, Unit.MONTHS), roll=Roll.PRECEDING)
    story = (
        Told(date(2028, 2, 3), "pause", "pause 1"),
        Told(date(2028, 2, 5), "resume", "pause 1"),
        Told(date(2028, 2, 10), "extend", by=Allowance(1, Unit.WORKING_DAYS)),
    )
    case = Case(_weekdays_to(LAST), stage, date(2028, 1, 31), story=story)
    # 31 January to 29 February: 29 days; 4 and 5 February are out, so Thursday 2 March.
    expected: list[Seen] = [
        ("", date(2028, 2, 29)),
        ("acted", "held"),
        ("acted", date(2028, 3, 2)),
        ("acted", date(2028, 3, 3)),
    ]
    assert (expected, expected) == _both(case)

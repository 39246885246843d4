"""What holds for every calendar and every clock, compared with counts made day by day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from clock_stories import FIRST, days, working_calendars, works
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.counting import calendar_days, deadline
from isa_programme.clock.day_walk import counted_days
from isa_programme.clock.exclusions import Exclusion, Why, is_excluded, runs
from isa_programme.clock.steps import Counted, Step
from isa_programme.record.allowance import Allowance, Unit
from isa_programme.record.counting_rules import FirstDay, Roll

ONE_DAY = timedelta(days=1)

numbers = st.integers(1, 30)
units = st.sampled_from(Unit)


def _works(calendar: WorkingCalendar, day: date) -> bool:
    found = works(calendar)(day)
    assert found is not None
    return found


# Calendars


@given(working_calendars(), days, numbers)
def test_the_nth_working_day_is_found_by_looking_at_one_day_after_another(
    calendar: WorkingCalendar, after: date, n: int
) -> None:
    day, left = after, n
    while left:
        day += ONE_DAY
        left -= _works(calendar, day)
    assert day == calendar.nth_working_day(after, n)


@given(working_calendars(), days, st.integers(1, 20))
def test_the_nth_working_day_before_is_found_by_looking_backwards(
    calendar: WorkingCalendar, before: date, n: int
) -> None:
    assume(calendar.working_days_between(FIRST, before - ONE_DAY) >= n)
    day, left = before, n
    while left:
        day -= ONE_DAY
        left -= _works(calendar, day)
    assert day == calendar.nth_working_day_before(before, n)


@given(working_calendars(), days, days)
def test_working_days_between_two_dates_are_counted_one_by_one(
    calendar: WorkingCalendar, since: date, until: date
) -> None:
    first, last = sorted((since, until))
    counted = sum(
        _works(calendar, first + timedelta(days=on)) for on in range(1, (last - first).days + 1)
    )
    expected = counted if since <= until else -counted
    assert expected == calendar.working_days_between(since, until)


@given(working_calendars(), days, numbers)
def test_counting_to_the_nth_working_day_gives_n(
    calendar: WorkingCalendar, after: date, n: int
) -> None:
    assert n == calendar.working_days_between(after, calendar.nth_working_day(after, n))


@given(working_calendars(), days, numbers)
def test_going_forward_and_back_again_returns_to_a_working_day(
    calendar: WorkingCalendar, day: date, n: int
) -> None:
    start = calendar.working_day_on_or_after(day)
    assert start == calendar.nth_working_day_before(calendar.nth_working_day(start, n), n)


@given(working_calendars(), days)
def test_a_day_has_a_reason_to_be_closed_or_is_a_working_day(
    calendar: WorkingCalendar, day: date
) -> None:
    assert calendar.is_working_day(day) == (calendar.reason_closed(day) is None)


# One call


@given(working_calendars(), days, numbers, st.sampled_from(FirstDay))
def test_a_deadline_in_working_days_is_a_working_day(
    calendar: WorkingCalendar, day_zero: date, number: int, first_day: FirstDay
) -> None:
    allowance = Allowance(number, Unit.WORKING_DAYS)
    found = deadline(allowance, day_zero, calendar, first_day=first_day)
    assert calendar.is_working_day(found)


@given(
    working_calendars(),
    days,
    st.builds(Allowance, numbers, st.sampled_from([Unit.DAYS, Unit.WEEKS, Unit.MONTHS])),
    st.sampled_from([Roll.FOLLOWING, Roll.PRECEDING, Roll.MODIFIED_FOLLOWING]),
    st.sampled_from(FirstDay),
)
def test_a_rolled_deadline_is_a_working_day_that_could_be_counted(
    calendar: WorkingCalendar,
    day_zero: date,
    allowance: Allowance,
    roll: Roll,
    first_day: FirstDay,
) -> None:
    found = deadline(allowance, day_zero, calendar, first_day=first_day, roll=roll)
    assert calendar.is_working_day(found)
    assert found >= day_zero + (ONE_DAY if first_day is FirstDay.AFTER else timedelta())


@given(working_calendars(), days, numbers, units)
def test_following_is_never_before_the_unrolled_end_and_preceding_never_after_following(
    calendar: WorkingCalendar, day_zero: date, number: int, unit: Unit
) -> None:
    preceding, none, following = (
        deadline(Allowance(number, unit), day_zero, calendar, roll=roll)
        for roll in (Roll.PRECEDING, Roll.NONE, Roll.FOLLOWING)
    )
    assert none <= following
    assert preceding <= following


@given(working_calendars(), days, numbers, units)
def test_a_longer_allowance_never_ends_earlier(
    calendar: WorkingCalendar, day_zero: date, number: int, unit: Unit
) -> None:
    one, more = (Allowance(count, unit) for count in (number, number + 1))
    assert deadline(one, day_zero, calendar) <= deadline(more, day_zero, calendar)


@given(working_calendars(), days, numbers, units)
def test_a_later_day_zero_never_ends_earlier(
    calendar: WorkingCalendar, day_zero: date, number: int, unit: Unit
) -> None:
    allowance = Allowance(number, unit)
    assert deadline(allowance, day_zero, calendar) <= deadline(
        allowance, day_zero + ONE_DAY, calendar
    )


# Exclusions


@given(st.lists(st.tuples(st.integers(0, 60), st.none() | st.integers(-1, 20)), max_size=6))
def test_runs_hold_exactly_the_days_that_some_exclusion_holds(
    spans: list[tuple[int, int | None]],
) -> None:
    exclusions = [
        Exclusion(
            FIRST + timedelta(days=begins),
            None if lasts is None else FIRST + timedelta(days=begins + lasts),
            Why.PAUSE,
            None,
            "pause",
        )
        for begins, lasts in spans
    ]
    merged = runs(exclusions)
    for day in (FIRST + timedelta(days=on) for on in range(100)):
        held = any(e.first <= day and (e.last is None or day <= e.last) for e in exclusions)
        assert held == is_excluded(day, merged)
    assert all(
        last is not None and last + ONE_DAY < first for (_, last), (first, _) in pairwise(merged)
    )


# Explanations


def _counted(steps: Iterable[Step]) -> list[date]:
    """The days of the counted steps, one by one, without the weekends folded into them."""
    return [
        day
        for step in steps
        if isinstance(step, Counted)
        for on in range((step.last - step.first).days + 1)
        if (day := step.first + timedelta(days=on)) not in step.weekends
    ]


@given(working_calendars(), days, numbers, units, st.sampled_from(FirstDay))
def test_the_days_counted_in_a_walk_come_to_the_allowance_and_end_on_the_deadline(
    calendar: WorkingCalendar, day_zero: date, number: int, unit: Unit, first_day: FirstDay
) -> None:
    allowance = Allowance(number, unit)
    counted = _counted(counted_days(allowance, day_zero, calendar, first_day=first_day))
    needed = number if unit is Unit.WORKING_DAYS else calendar_days(allowance, day_zero)
    assert needed == len(counted)
    assert counted[-1] == deadline(
        allowance, day_zero, calendar, first_day=first_day, roll=Roll.NONE
    )


@given(working_calendars(), days, numbers, units)
def test_a_walk_names_every_day_once_and_in_order(
    calendar: WorkingCalendar, day_zero: date, number: int, unit: Unit
) -> None:
    steps = list(counted_days(Allowance(number, unit), day_zero, calendar))
    assert steps[0].first == day_zero + ONE_DAY
    assert all(later.first == earlier.last + ONE_DAY for earlier, later in pairwise(steps))

"""Earned schedule: cases worked by hand, and the plan walked day by day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from isa_programme.calendars.months import Month
from isa_programme.calendars.periods import Period
from isa_programme.questions.pace import Pace, pace
from isa_programme.record.facts import (
    Fact,
    MilestoneDropped,
    MilestoneReached,
    MilestoneReplanned,
)
from plans import BEGUN, planned

PERIOD = Period(BEGUN, date(2027, 3, 31))
DATES = {"a": date(2025, 11, 1), "b": date(2025, 12, 1), "c": date(2026, 1, 1)}


def reached(*slugs: str) -> list[Fact]:
    return [MilestoneReached(milestone=slug, reached_on=date(2025, 10, 20)) for slug in slugs]


def test_behind_is_counted_from_the_day_before_the_next_was_planned() -> None:
    """One is reached. The plan has one reached from 1 November to 30 November. On 10 December that
    is 10 days behind. Since 1 October 70 days have gone; 70 - 10 = 60 are earned."""
    register = planned(DATES, {}, reached("a"), period=PERIOD)
    assert Pace(
        as_at=date(2025, 12, 10),
        first_day=date(2025, 10, 1),
        counted=3,
        dropped=0,
        planned=2,
        reached=1,
        earned_from=date(2025, 11, 1),
        earned_until=date(2025, 11, 30),
        days_behind=10,
        days_ahead=0,
        days_elapsed=70,
        days_earned=60,
        sentences=(
            "3 milestones, each by the date it was planned for first",
            "to be reached by 10 December 2025: 2; reached: 1",
            "the plan has 1 reached from 1 November 2025 on, until 30 November 2025",
            "that is 10 days behind the first plan",
            "of 70 days since 1 October 2025, 60 days are earned",
            "when the end will be reached is not foretold",
        ),
    ) == pace(register, as_at=date(2025, 12, 10))


def test_ahead_is_counted_to_the_day_the_last_one_reached_was_planned() -> None:
    """Two are reached by 20 November; the second was planned for 1 December, 11 days later."""
    found = pace(planned(DATES, {}, reached("a", "b")), as_at=date(2025, 11, 20))
    assert (0, 11, 1, None) == (
        found.days_behind,
        found.days_ahead,
        found.planned,
        found.days_earned,
    )
    assert "that is 11 days ahead of the first plan" in found.sentences
    assert "the first day is not recorded, so no share of the time can be told" in found.sentences


def test_between_two_planned_dates_it_is_in_step() -> None:
    """One is reached and the next is not planned before 1 December: on 15 November, in step."""
    found = pace(planned(DATES, {}, reached("a")), as_at=date(2025, 11, 15))
    assert (0, 0) == (found.days_behind, found.days_ahead)
    assert "that is in step with the first plan" in found.sentences


def test_a_replanned_milestone_counts_by_its_first_date() -> None:
    """A was moved from 1 November to 1 March and is not reached. None reached is the plan's state
    until 31 October; on 10 November that is 10 days behind."""
    moved = MilestoneReplanned(
        milestone="a",
        planned_for=date(2026, 3, 1),
        replanned_on=date(2025, 10, 15),
        reason="late",
    )
    found = pace(planned(DATES, {}, [moved]), as_at=date(2025, 11, 10))
    assert (10, None, date(2025, 10, 31)) == (
        found.days_behind,
        found.earned_from,
        found.earned_until,
    )


def test_what_was_dropped_is_left_out() -> None:
    """A is dropped; B and C are left, and nothing was to be reached by 10 November."""
    gone = MilestoneDropped(milestone="a", dropped_on=date(2025, 10, 15), reason="no use")
    found = pace(planned(DATES, {}, [gone]), as_at=date(2025, 11, 10))
    assert (2, 1, 0, 0) == (found.counted, found.dropped, found.planned, found.days_behind)


def test_where_two_were_planned_for_one_day_the_plan_goes_past_one_reached() -> None:
    """A and B were planned for 1 November. With one of them reached, the plan never stands so: it
    has none until 31 October and two from 1 November on. On 1 November that is 1 day behind."""
    dates = {"a": date(2025, 11, 1), "b": date(2025, 11, 1)}
    found = pace(planned(dates, {}, reached("a")), as_at=date(2025, 11, 1))
    assert (1, 0) == (found.days_behind, found.days_ahead)
    assert "the plan goes past 1 reached in one step, on 1 November 2025" in found.sentences


def test_all_reached_is_never_behind_and_a_month_is_to_its_last_day() -> None:
    """A was planned for November, so to the 30th; reached on 20 October, asked on 1 November."""
    found = pace(planned({"a": Month(2025, 11)}, {}, reached("a")), as_at=date(2025, 11, 1))
    assert (0, 29, None) == (found.days_behind, found.days_ahead, found.earned_until)


def test_without_milestones_there_is_no_pace() -> None:
    found = pace(planned({}), as_at=date(2025, 11, 1))
    assert ("no milestone is planned, so there is no pace to tell",) == found.sentences


@given(
    st.lists(st.integers(0, 60), min_size=1, max_size=8),
    st.integers(0, 8),
    st.integers(0, 80),
)
def test_it_is_what_walking_through_the_plan_day_by_day_gives(
    offsets: list[int], done: int, asked: int
) -> None:
    """The days on which the plan stands as the work does, found by counting on every day."""
    dates = {f"m{place}": BEGUN + timedelta(days=days) for place, days in enumerate(offsets)}
    as_at = BEGUN + timedelta(days=asked)
    finished = [MilestoneReached(milestone=slug, reached_on=BEGUN) for slug in list(dates)[:done]]
    found = pace(planned(dates, {}, finished), as_at=as_at)
    number = min(done, len(dates))
    walk = [BEGUN + timedelta(days=days) for days in range(-1, 90)]
    planned_by = {day: sum(when <= day for when in dates.values()) for day in walk}
    enough = [day for day in walk if planned_by[day] >= number]
    too_many = [day for day in walk if planned_by[day] > number]
    last = too_many[0] - timedelta(days=1) if too_many else None
    assert planned_by[as_at] == found.planned
    assert (0 if last is None else max(0, (as_at - last).days)) == found.days_behind
    ahead = max(0, (enough[0] - as_at).days) if number else 0
    assert ahead == found.days_ahead

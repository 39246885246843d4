"""Earned schedule: cases worked by hand, and the plan walked day by day."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from isa_programme.calendars.months import CivilDate, Month
from isa_programme.calendars.periods import Period
from isa_programme.errors import UnknownReferenceError
from isa_programme.questions.programme.pace import Pace, pace
from isa_programme.record.facts import (
    Fact,
    MilestoneDropped,
    MilestonePlanned,
    MilestoneReached,
    MilestoneReplanned,
    ObjectiveSet,
    RouteMapSeen,
)
from isa_programme.record.milestones import Milestone
from isa_programme.record.objectives import Objective
from isa_programme.record.route_maps import RouteMap
from plans import BEGUN, planned

ONE_DAY = timedelta(days=1)
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


def test_a_milestone_counts_from_the_day_it_is_recorded() -> None:
    """B is planned on 3 November: on the 2nd there is one milestone, on the 3rd there are two."""
    late = MilestonePlanned(
        milestone=Milestone(slug="b", objective="o", title="B", planned_for=date(2025, 12, 1)),
        planned_on=date(2025, 11, 3),
    )
    register = planned({"a": date(2025, 11, 1)}, {}, [late])
    assert [1, 2] == [pace(register, as_at=date(2025, 11, day)).counted for day in (2, 3)]


def test_before_the_first_day_no_time_has_gone_and_none_is_earned() -> None:
    register = planned(DATES, {}, period=PERIOD)
    told = {day: pace(register, as_at=day) for day in (date(2025, 9, 30), date(2025, 10, 1))}
    assert [(None, None), (0, 0)] == [(x.days_elapsed, x.days_earned) for x in told.values()]
    assert ["it begins on 1 October 2025", "of 0 days since 1 October 2025, 0 days are earned"] == [
        found.sentences[4] for found in told.values()
    ]


def test_a_route_map_has_a_pace_of_its_own_and_no_first_day() -> None:
    """Its one milestone was planned for 1 November; on the 3rd the plan has it for 3 days."""
    register = planned(
        {"a": date(2026, 1, 1)},
        {},
        [
            RouteMapSeen(route_map=RouteMap(slug="map", title="Map")),
            ObjectiveSet(objective=Objective(slug="far", title="Far", route_map="map")),
            MilestonePlanned(
                milestone=Milestone(
                    slug="m", objective="far", title="M", planned_for=date(2025, 11, 1)
                )
            ),
        ],
        period=PERIOD,
    )
    found = pace(register, as_at=date(2025, 11, 3), route_map="map")
    assert (1, 3, None, None) == (
        found.counted,
        found.days_behind,
        found.first_day,
        found.days_earned,
    )
    assert (1, 0) == ((own := pace(register, as_at=date(2025, 11, 3))).counted, own.days_behind)
    with pytest.raises(UnknownReferenceError, match="route map"):
        pace(register, as_at=date(2025, 11, 3), route_map="a")


# Day by day


def _when(after: int | None) -> CivilDate:
    """So many days after the first day of the programme; None is the month of November."""
    return Month(2025, 11) if after is None else BEGUN + after * ONE_DAY


def _last(when: CivilDate) -> date:
    return when if isinstance(when, date) else date(2025, 11, 30)


offsets = st.none() | st.integers(0, 60)
ends = st.none() | st.tuples(st.sampled_from(["reached", "dropped"]), offsets)


@given(
    st.lists(st.tuples(offsets, offsets, ends), max_size=8),
    st.integers(-5, 80),
    st.sampled_from([None, PERIOD]),
)
def test_it_is_what_walking_through_the_plan_day_by_day_gives(
    drawn: list[tuple[int | None, int | None, tuple[str, int | None] | None]],
    asked: int,
    period: Period | None,
) -> None:
    """The days on which the plan stands as the work does, found by counting on every day."""
    as_at = BEGUN + asked * ONE_DAY
    dates = {f"m{place}": _when(first) for place, (first, _, _) in enumerate(drawn)}
    facts: list[Fact] = []
    first_plan: list[date] = []
    gone = done = 0
    for (slug, first), (_, moved, end) in zip(dates.items(), drawn, strict=True):
        facts.append(
            MilestoneReplanned(
                milestone=slug, planned_for=_when(moved), replanned_on=BEGUN, reason="moved"
            )
        )
        what, on = ("", None) if end is None else end
        if what == "reached":
            facts.append(MilestoneReached(milestone=slug, reached_on=_when(on)))
            done += _last(_when(on)) <= as_at
        elif what == "dropped":
            facts.append(
                MilestoneDropped(milestone=slug, dropped_on=_last(_when(on)), reason="no use")
            )
            gone += _last(_when(on)) <= as_at
        if what != "dropped" or _last(_when(on)) > as_at:
            first_plan.append(_last(first))

    walk = [BEGUN + on * ONE_DAY for on in range(-10, 100)]
    planned_by = {day: sum(each <= day for each in first_plan) for day in walk}
    enough = [day for day in walk if planned_by[day] >= done]
    not_more = [day for day in walk if planned_by[day] <= done]
    earned_from = enough[0] if done else None
    earned_until = not_more[-1] if done < len(first_plan) else None
    behind = ahead = 0
    if earned_until is not None:
        behind = sum(earned_until < day <= as_at for day in walk)
    if earned_from is not None:
        ahead = sum(as_at < day <= earned_from for day in walk)
    elapsed = asked if period is not None and asked >= 0 else None
    found = pace(planned(dates, {}, facts, period=period), as_at=as_at)
    assert Pace(
        as_at=as_at,
        first_day=None if period is None else BEGUN,
        counted=len(first_plan),
        dropped=gone,
        planned=planned_by[as_at],
        reached=done,
        earned_from=earned_from,
        earned_until=earned_until,
        days_behind=behind,
        days_ahead=ahead,
        days_elapsed=elapsed,
        days_earned=None if elapsed is None else elapsed - behind + ahead,
        sentences=(),
    ) == attrs.evolve(found, sentences=())

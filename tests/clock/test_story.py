"""The whole story in one call gives what the clock itself gives, told step by step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import registers
from isa_programme.calendars.periods import Period
from isa_programme.calendars.scotland import scotland
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.response_clock import ResponseClock
from isa_programme.clock.story import Happening, Story, clock_deadline
from isa_programme.errors import (
    DateError,
    FaultsError,
    IsaProgrammeError,
    OutsideCalendarError,
    RefusedError,
)
from isa_programme.record.allowance import Allowance, Unit
from isa_programme.record.counting_rules import FirstDay, OnClarification, PauseExcludes, Roll
from isa_programme.record.stages import ExtensionCap, Stage

FIRST = date(2025, 1, 1)
CHRISTMAS_EVE = date(2025, 12, 24)
TEN_MORE = Allowance(10, Unit.WORKING_DAYS)
MONTHS = attrs.evolve(registers.SUBSTANTIVE, allowance=Allowance(2, Unit.MONTHS))


@st.composite
def calendars(draw: st.DrawFn) -> WorkingCalendar:
    """Calendars with clusters of closures, some of which end before the clocks do."""
    closed = draw(st.sets(st.integers(0, 120), max_size=60))
    return WorkingCalendar(
        name="drawn",
        first=FIRST,
        last=FIRST + timedelta(days=draw(st.sampled_from([150, 400]))),
        closed=dict.fromkeys((FIRST + timedelta(days=each) for each in closed), "closed"),
        week=draw(st.just(frozenset(range(5))) | st.frozensets(st.integers(0, 6), min_size=1)),
    )


@st.composite
def stages(draw: st.DrawFn) -> Stage:
    """Mostly the rules that numbers of working days tell, and now and then others."""
    return attrs.evolve(
        registers.SUBSTANTIVE,
        allowance=Allowance(
            draw(st.integers(1, 25)), draw(st.just(Unit.WORKING_DAYS) | st.sampled_from(Unit))
        ),
        first_day=draw(st.just(FirstDay.AFTER) | st.sampled_from(FirstDay)),
        roll=draw(st.sampled_from(Roll)),
        pause_excludes=draw(st.sampled_from(PauseExcludes)),
        clarification=draw(st.sampled_from(OnClarification)),
    )


@st.composite
def stories(draw: st.DrawFn, day_zero: date) -> Story:
    """What happens in order of date, some of it before the clock starts or after it ran out."""
    story: list[tuple[Happening, date, str | Allowance | date]] = []
    begun: list[str] = []
    on = day_zero + timedelta(days=draw(st.integers(-1, 5)))
    for number in range(draw(st.integers(0, 8))):
        what = draw(st.sampled_from(Happening))
        match what:
            case Happening.PAUSED | Happening.ASKED:
                begun.append(f"{what.name} {number}")
                story.append((what, on, begun[-1]))
            case Happening.RESUMED | Happening.ANSWERED if begun:
                story.append((what, on, draw(st.sampled_from(begun))))
            case Happening.EXTENDED:
                more = draw(st.integers(1, 10))
                unit = draw(st.just(Unit.WORKING_DAYS) | st.sampled_from(Unit))
                story.append((what, on, Allowance(more, unit)))
            case Happening.RESTARTED:
                story.append((what, on, ""))
        on += timedelta(days=draw(st.integers(0, 9)))
    return story


def _step_by_step(
    stage: Stage, day_zero: date, calendar: WorkingCalendar, story: Story
) -> date | None:
    clock = ResponseClock(stage=stage, calendar=calendar, day_zero=day_zero)
    for what, on, which in story:
        match what, which:
            case Happening.PAUSED, str(label):
                clock.pause(on, label)
            case Happening.RESUMED, str(label):
                clock.resume(on, label)
            case Happening.ASKED, str(label):
                clock.ask(on, label)
            case Happening.ANSWERED, str(label):
                clock.answer(on, label)
            case Happening.EXTENDED, Allowance() as more:
                clock.extend(on, more)
            case Happening.EXTENDED, date() as until:
                clock.extend_to(on, until)
            case _:
                clock.restart(on)
    return clock.deadline


@given(st.data(), calendars(), stages(), st.integers(-1, 60))
def test_one_call_gives_what_the_clock_gives_told_step_by_step(
    data: st.DataObject, calendar: WorkingCalendar, stage: Stage, after: int
) -> None:
    day_zero = FIRST + timedelta(days=after)
    story = data.draw(stories(day_zero))
    told = partial(_step_by_step, stage, day_zero, calendar, story)
    in_one_call = partial(clock_deadline, stage, day_zero, calendar, story)
    assert _outcome(told) == _outcome(in_one_call)


def _outcome(ask: Callable[[], date | None]) -> object:
    """The deadline, or what was raised instead and in which words."""
    try:
        return ask()
    except IsaProgrammeError as error:
        return type(error), str(error)


def test_without_a_story_it_is_the_deadline_of_the_allowance() -> None:
    assert date(2026, 1, 27) == clock_deadline(registers.SUBSTANTIVE, CHRISTMAS_EVE, scotland())


def test_calendar_units_need_no_calendar() -> None:
    stage = attrs.evolve(
        registers.SUBSTANTIVE, allowance=Allowance.parse("8 weeks"), roll=Roll.NONE
    )
    assert date(2026, 2, 18) == clock_deadline(stage, CHRISTMAS_EVE, None)


def test_an_open_pause_leaves_no_deadline() -> None:
    story = ((Happening.PAUSED, date(2026, 1, 12), "pause 1"),)
    assert clock_deadline(registers.SUBSTANTIVE, CHRISTMAS_EVE, scotland(), story) is None


def test_an_agreed_date_is_the_deadline() -> None:
    story = ((Happening.EXTENDED, date(2026, 1, 12), date(2026, 2, 28)),)
    found = clock_deadline(registers.SUBSTANTIVE, CHRISTMAS_EVE, scotland(), story)
    assert date(2026, 2, 28) == found


def test_a_suspension_is_not_counted() -> None:
    recess = [("recess", Period(date(2026, 1, 12), date(2026, 1, 15)))]
    found = clock_deadline(registers.SUBSTANTIVE, CHRISTMAS_EVE, scotland(), suspensions=recess)
    assert date(2026, 2, 2) == found


def test_a_bound_of_the_stage_is_kept() -> None:
    stage = attrs.evolve(registers.SUBSTANTIVE, extension=ExtensionCap(at_most=0))
    story = ((Happening.EXTENDED, date(2026, 1, 12), TEN_MORE),)
    with pytest.raises(RefusedError, match="at most 0"):
        clock_deadline(stage, CHRISTMAS_EVE, scotland(), story)


def test_past_the_end_of_the_calendar_nothing_is_guessed() -> None:
    with pytest.raises(OutsideCalendarError):
        clock_deadline(registers.SUBSTANTIVE, date(2028, 12, 24), scotland())


JANUARY = date(2026, 1, 12)
BAD_STORIES: dict[str, tuple[object, str]] = {
    "an allowance as text": (
        [(Happening.EXTENDED, JANUARY, "10 working days")],
        "story 1: '10 working days' does not go with Happening.EXTENDED",
    ),
    "no label": (
        [(Happening.PAUSED, JANUARY, None)],
        "story 1: None does not go with Happening.PAUSED",
    ),
    "no text beside a restart": (
        [(Happening.RESTARTED, JANUARY, None)],
        "story 1: None does not go with Happening.RESTARTED",
    ),
    "what happened as text": (
        [("PAUSED", JANUARY, "pause 1")],
        "story 1: 'pause 1' does not go with PAUSED",
    ),
    "a pair": (
        [(Happening.PAUSED, JANUARY, "pause 1"), (Happening.RESUMED, date(2026, 1, 15))],
        "story 2: what happened, the day, and its label or how much more",
    ),
    "no triple at all": (
        [None],
        "story 1: what happened, the day, and its label or how much more",
    ),
    "an allowance as text, after the deadline": (
        [(Happening.EXTENDED, date(2026, 6, 1), "10 working days")],
        "story 1: '10 working days' does not go with Happening.EXTENDED",
    ),
    "what happened as text, after the deadline": (
        [("PAUSED", date(2026, 6, 1), "pause 1")],
        "story 1: 'pause 1' does not go with PAUSED",
    ),
    "a Saturday after its Sunday": (
        [
            (Happening.PAUSED, date(2026, 1, 18), "pause 1"),
            (Happening.RESUMED, date(2026, 1, 17), "pause 1"),
        ],
        "story 2: 2026-01-17 lies before 2026-01-18; put it in order of date",
    ),
    "the end before the begin": (
        [
            (Happening.PAUSED, JANUARY, "pause 1"),
            (Happening.RESUMED, date(2026, 1, 9), "pause 1"),
        ],
        "story 2: 2026-01-09 lies before 2026-01-12; put it in order of date",
    ),
}


@pytest.mark.parametrize("stage", [registers.SUBSTANTIVE, MONTHS], ids=["working days", "months"])
@pytest.mark.parametrize(("story", "fault"), BAD_STORIES.values(), ids=BAD_STORIES)
def test_a_story_that_is_none_is_refused_by_the_item_that_is_wrong(
    stage: Stage, story: Story, fault: str
) -> None:
    with pytest.raises(FaultsError) as refused:
        clock_deadline(stage, CHRISTMAS_EVE, scotland(), story)
    assert (fault,) == refused.value.faults


def test_a_time_in_a_story_is_no_day() -> None:
    story = [(Happening.PAUSED, datetime(2026, 1, 12, 9, tzinfo=UTC), "pause 1")]
    with pytest.raises(DateError, match="story 1"):
        clock_deadline(registers.SUBSTANTIVE, CHRISTMAS_EVE, scotland(), story)

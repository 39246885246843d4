"""Laws that hold for every clock and every story, whatever its rules."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from random import Random

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

import registers
from clock_stories import (
    EVERYTHING,
    FIRST,
    LAST,
    ONE_DAY,
    Case,
    Shut,
    Telling,
    Told,
    cases,
    days,
    deadline_of,
    happens,
    stages,
    suspensions,
    working_calendars,
    works,
)
from day_by_day import ACTED, BEYOND
from isa_programme.calendars.periods import Period
from isa_programme.calendars.working import WorkingCalendar, weekdays
from isa_programme.clock.backwards import latest_start
from isa_programme.clock.explanation import Explanation, explain
from isa_programme.clock.obligations import obligations
from isa_programme.clock.reading import read
from isa_programme.clock.response_clock import ResponseClock
from isa_programme.clock.steps import Counted, PassedOver, Rolled, Step
from isa_programme.errors import OutsideCalendarError
from isa_programme.questions.calculation.calculation import Calculation, calculate, worked_back
from isa_programme.questions.lines import Line
from isa_programme.questions.standing import standings
from isa_programme.record.allowance import Allowance, Unit
from isa_programme.record.counting_rules import FirstDay, OnClarification, PauseExcludes, Roll
from isa_programme.record.facts import CalendarAdopted
from isa_programme.record.register import Register
from isa_programme.record.stages import Stage
from recorded_clock_stories import for_a_register, one_a_day, register_of

PAUSES = ("pause", "resume")
QUESTIONS = ("ask", "answer")


def _sorted(*happenings: Told) -> tuple[Told, ...]:
    return tuple(sorted(happenings, key=lambda told: told.on))


def _ends_on(case: Case) -> date:
    """The last day of a clock left alone; the case is given up where it has none."""
    end = deadline_of(case.clock())
    assume(isinstance(end, date))
    assert isinstance(end, date)
    return end


# What happens never brings a deadline forward


@given(cases(among=[*PAUSES, *QUESTIONS, "extend", "until", "restart", "hold"]))
def test_whatever_happens_but_a_change_of_rules_no_deadline_comes_forward(case: Case) -> None:
    clock = case.clock()
    latest = deadline_of(clock)
    for told in case.story:
        happens(clock, told)
        found = deadline_of(clock)
        if isinstance(found, date) and isinstance(latest, date):
            assert latest <= found
        latest = found if isinstance(found, date) else latest


def test_a_pause_on_the_day_a_deadline_rolled_to_does_not_roll_it_back() -> None:
    clock = ResponseClock(
        stage=attrs.evolve(
            registers.SUBSTANTIVE, allowance=Allowance(29, Unit.DAYS), roll=Roll.MODIFIED_FOLLOWING
        ),
        calendar=weekdays(FIRST, LAST),
        day_zero=date(2027, 12, 31),
    )
    # Saturday 29 January rolls to Monday the 31st, within its month.
    assert date(2028, 1, 31) == clock.deadline
    assert clock.pause(date(2028, 1, 30), "pause 1")
    assert clock.resume(date(2028, 1, 31), "pause 1")
    assert date(2028, 2, 1) == clock.deadline


@given(cases(among=[*PAUSES, *QUESTIONS, *QUESTIONS, "extend", "until", "hold"], reaches=True))
def test_no_clarification_that_restarts_ends_before_one_that_pauses(case: Case) -> None:
    restarts, pauses = (
        deadline_of(
            case._replace(stage=attrs.evolve(case.stage, clarification=rule)).clock_after_all()
        )
        for rule in (OnClarification.RESTART, OnClarification.PAUSE)
    )
    if isinstance(restarts, date):
        assert isinstance(pauses, date)
        assert pauses <= restarts


@given(cases(reaches=True))
def test_no_restart_brings_a_deadline_forward(case: Case) -> None:
    clock = case.clock_after_all()
    before = deadline_of(clock)
    on = case.story[-1].on if case.story else case.day_zero
    clock.restart(on)
    after = deadline_of(clock)
    assert not isinstance(before, date) or not isinstance(after, date) or before <= after


@given(cases(), cases())
def test_nothing_that_happens_after_the_deadline_moves_it(case: Case, later: Case) -> None:
    clock = case.clock_after_all()
    before = deadline_of(clock)
    assume(isinstance(before, date))
    assert isinstance(before, date)
    for label in clock.open_labels():
        ends = "resume" if label.startswith("pause") else "answer"
        happens(clock, Told(before + ONE_DAY, ends, label))
    for told in later.story:
        after = before + ONE_DAY + (told.on - later.day_zero)
        happens(clock, told._replace(on=after, label=f"{told.label} later"))
    assert before == deadline_of(clock)


# Days


@given(
    cases(among=[*PAUSES, *QUESTIONS, "extend", "restart", "hold"], reaches=True),
    days,
    st.sampled_from([Roll.FOLLOWING, Roll.NONE]),
)
def test_a_day_closed_later_never_makes_an_earlier_deadline(
    case: Case, closed: date, roll: Roll
) -> None:
    # Not so where a last day rolls backwards, or where a month that begins later is shorter.
    stage = attrs.evolve(case.stage, roll=roll, holding=None, every=None)
    story = [
        told._replace(by=Allowance(told.by.number, Unit.WORKING_DAYS)) if told.by else told
        for told in case.story
    ]
    one = case._replace(stage=stage, story=tuple(story), period=1)
    other = one._replace(calendar=_with_closed(case.calendar, closed))
    before, after = (deadline_of(each.clock_after_all()) for each in (one, other))
    assert not isinstance(before, date) or not isinstance(after, date) or before <= after


def _with_closed(calendar: WorkingCalendar, closed: date) -> WorkingCalendar:
    return attrs.evolve(calendar, closed={**calendar.closed, closed: "closed later"})


@given(cases(reaches=True))
def test_a_deadline_never_falls_on_a_day_its_rule_excludes(case: Case) -> None:
    telling, clock = Telling(case), case.clock()
    for told in case.story:
        telling.happens(told)
        happens(clock, told)
    found = deadline_of(clock)
    assume(isinstance(found, date))
    assert isinstance(found, date)
    track = clock.governing
    assume(not any(leg.agreed for leg in track.extensions))
    assert clock.stage.roll is Roll.NONE or clock.calendar is None or works(clock.calendar)(found)
    assert not any(first <= found <= last for first, last in telling.slow.rules.shut)


# Pauses


@given(cases(), st.integers(0, 60))
def test_a_zero_length_pause_moves_nothing(case: Case, after: int) -> None:
    on = case.day_zero + timedelta(days=after)
    assume(on <= case.calendar.last)
    after_only = attrs.evolve(case.stage, pause_excludes=PauseExcludes.AFTER)
    story = tuple(
        told._replace(stage=attrs.evolve(told.stage, pause_excludes=PauseExcludes.AFTER))
        if told.stage
        else told
        for told in case.story
    )
    bare = case._replace(stage=after_only, story=story)
    nothing = (Told(on, "pause", "nothing"), Told(on, "resume", "nothing"))
    with_it = bare._replace(story=_sorted(*story, *nothing))
    without, paused = (deadline_of(each.clock_after_all()) for each in (bare, with_it))
    assert without == paused


@given(
    cases(among=[*PAUSES, *QUESTIONS, "extend", "restart", "hold", "rules"]),
    st.integers(0, 40),
    st.tuples(st.integers(0, 15), st.integers(0, 15)),
)
def test_a_pause_split_at_a_day_that_both_halves_name_changes_nothing(
    case: Case, after: int, halves: tuple[int, int]
) -> None:
    # A date agreed between the halves is moved by the second alone, so none is agreed here.
    begins = case.day_zero + timedelta(days=after)
    middle = begins + timedelta(days=halves[0])
    ends = middle + timedelta(days=halves[1])
    assume(ends <= min([case.calendar.last, *_last_days(case.story)]))
    assume(middle not in {told.on for told in case.story})
    whole = (Told(begins, "pause", "whole"), Told(ends, "resume", "whole"))
    split = (
        Told(begins, "pause", "one"),
        Told(middle, "resume", "one"),
        Told(middle, "pause", "two"),
        Told(ends, "resume", "two"),
    )
    one, two = (
        deadline_of(case._replace(story=_sorted(*case.story, *pauses)).clock_after_all())
        for pauses in (whole, split)
    )
    assert one == two


def _last_days(story: Iterable[Told]) -> list[date]:
    return [told.calendar.last for told in story if told.calendar is not None]


# Through a register


def _shown(known: Register, as_at: date) -> list[Line]:
    """Every line as at a day; a pause is known by the number of its entry, which is no date."""
    return [
        attrs.evolve(line, because=re.sub(r"\d+", "#", line.because))
        for line in standings(known, as_at=as_at)
    ]


@given(cases().map(for_a_register).map(one_a_day), st.randoms(use_true_random=False), st.data())
def test_the_order_in_which_facts_are_entered_changes_nothing(
    case: Case, shuffle: Random, data: st.DataObject
) -> None:
    orders = [list(range(len(case.story))), list(reversed(range(len(case.story))))]
    for _ in range(2):
        orders.append(list(range(len(case.story))))
        shuffle.shuffle(orders[-1])
    orders = [_versions_in_order(case, order) for order in orders]
    last = max((told.on for told in case.story), default=case.day_zero)
    as_at = data.draw(st.dates(case.day_zero, last + timedelta(days=60)))
    told, *others = (_shown(register_of(case, order), as_at) for order in orders)
    assert [told] * len(others) == others


@given(cases().map(for_a_register), st.integers(0, 60))
def test_what_happens_later_changes_nothing_as_at_an_earlier_day(case: Case, after: int) -> None:
    as_at = case.day_zero + timedelta(days=after)
    by_then = case._replace(story=tuple(told for told in case.story if told.on <= as_at))
    expected = standings(register_of(by_then), as_at=as_at)
    assert expected == standings(register_of(case), as_at=as_at)


@given(cases(recurring=False, reaches=True).map(for_a_register))
def test_a_register_says_what_the_slow_clock_says(case: Case) -> None:
    telling = Telling(case)
    outcomes = [telling.happens(told) for told in case.story]
    assume(BEYOND not in outcomes)
    found = telling.slow.deadline()
    line = registers.the_line(register_of(case), LAST)
    assert (found if isinstance(found, date) else None) == line.deadline


def _versions_in_order(case: Case, order: list[int]) -> list[int]:
    """The same order, but that versions of the rules, and of a calendar, come one by one."""
    for chosen in (_is_version, _is_adoption):
        places = [at for at, index in enumerate(order) if chosen(case.story[index])]
        for at, index in zip(places, sorted(order[at] for at in places), strict=True):
            order[at] = index
    return order


def _is_version(told: Told) -> bool:
    return told.stage is not None


def _is_adoption(told: Told) -> bool:
    return told.calendar is not None and told.stage is None


@given(
    cases(among=[each for each in EVERYTHING if each != "rules"], recurring=False),
    working_calendars(),
    st.integers(1, 30),
)
def test_a_calendar_adopted_after_the_deadline_changes_nothing(
    case: Case, calendar: WorkingCalendar, after: int
) -> None:
    case = for_a_register(case)
    end = deadline_of(case.clock_after_all())
    assume(isinstance(end, date))
    assert isinstance(end, date)
    on = max([end, *(told.on for told in case.story)]) + timedelta(days=after)
    adopted = Told(on, "rules", calendar=calendar)
    without, with_it = (
        register_of(each) for each in (case, case._replace(story=(*case.story, adopted)))
    )
    for as_at in (end, on - ONE_DAY, on, on + timedelta(days=40)):
        assert standings(without, as_at=as_at) == standings(with_it, as_at=as_at)


@given(cases(recurring=False), working_calendars(), st.integers(0, 40), st.integers(0, 10))
def test_a_calendar_adopted_once_it_was_answered_changes_nothing(
    case: Case, calendar: WorkingCalendar, after: int, later: int
) -> None:
    case = for_a_register(case)
    answered_on = case.day_zero + timedelta(days=after)
    facts = (registers.came(registers.letter(answered_on, *registers.OFFICES[:2], number=900)),)
    on = max(answered_on + timedelta(days=later), case.day_zero + ONE_DAY)
    new = registers.entries(*facts, CalendarAdopted(calendar=calendar, adopted_on=on))
    known = register_of(case)
    answer, adoption = (attrs.evolve(entry, number=entry.number + known.size) for entry in new)
    answered = known.folded([answer])
    adopted = answered.folded([adoption])
    for as_at in (answered_on, on, on + timedelta(days=40)):
        # What another adoption moves later is moved by both.
        before, after_it = (standings(each, as_at=as_at) for each in (answered, adopted))
        assert before == after_it


# Explanations


def _by_hand(steps: Iterable[Step], calendar: WorkingCalendar | None) -> date | None:
    """The deadline, from counting the days of an explanation and from nothing else."""
    day: date | None = None
    number = 0
    for step in steps:
        match step:
            case Counted():
                counted = [on for on in _days(step.first, step.last) if on not in step.weekends]
                assert step.from_number == number + 1
                number = step.to_number
                assert len(counted) == step.to_number - step.from_number + 1
                if step.unit == "working day":
                    assert calendar is not None
                    assert all(works(calendar)(on) for on in counted)
                day = step.last
            case Rolled():
                assert step.fell_on == day
                day = step.to
            case _ if step.kind == "leg":
                number = 0
            case _ if step.kind == "agreed":
                written = re.findall(r"\d+ [A-Z][a-z]+ \d{4}", step.sentence)[-1]
                day = datetime.strptime(written, "%d %B %Y").replace(tzinfo=UTC).date()
            case _:
                pass
    return day


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=on) for on in range((last - first).days + 1)]


def _explained(case: Case) -> tuple[Explanation, WorkingCalendar | None]:
    known = register_of(case)
    file = known.files[registers.PAPER]
    (obligation,) = obligations(known, file)
    reading = read(known, file, obligation, LAST)
    return explain(reading, registers.MINISTER), reading.calendar


@given(cases(recurring=False).map(for_a_register))
def test_counting_an_explanation_by_hand_gives_the_deadline(case: Case) -> None:
    telling = Telling(case)
    outcomes = [telling.happens(told) for told in case.story]
    assume(BEYOND not in outcomes)
    explained, calendar = _explained(case)
    expected = telling.slow.deadline()
    if not isinstance(expected, date):
        kinds = {step.kind for step in explained.steps}
        assert (None, {"unknown" if expected == BEYOND else "paused"}) == (
            explained.deadline,
            kinds & {"unknown", "paused", "deadline"},
        )
        return
    assert (expected, expected) == (explained.deadline, _by_hand(explained.steps, calendar))
    if "agreed" in {step.kind for step in explained.steps}:
        return  # what was agreed stands, whatever day it falls on
    passed_over = {
        day
        for step in explained.steps
        if isinstance(step, PassedOver)
        for day in _days(step.first, step.last)
    }
    assert explained.deadline not in passed_over


def test_a_second_leg_that_begins_on_day_zero_is_told_as_a_leg() -> None:
    # Day zero is itself the first and last of one working day; a day more follows.
    stage = attrs.evolve(
        registers.SUBSTANTIVE,
        allowance=Allowance(1, Unit.WORKING_DAYS),
        first_day=FirstDay.SAME,
    )
    tuesday = date(2027, 8, 31)
    extended = Told(tuesday, "extend", by=Allowance(1, Unit.DAYS))
    case = Case(weekdays(FIRST, LAST, name="drawn"), stage, tuesday, story=(extended,))
    explained, _ = _explained(case)
    assert (
        "Tuesday 31 August 2027: working day 1",
        "then 1 day from Tuesday 31 August 2027",
        "Wednesday 1 September 2027: day 1",
        (
            "deadline: Wednesday 1 September 2027, to midnight; late from Thursday 2 September"
            " 2027; the original deadline was Tuesday 31 August 2027"
        ),
    ) == explained.sentences[-4:]


@given(cases(recurring=False, reaches=True).map(for_a_register))
def test_an_explanation_passes_over_no_day_without_naming_it(case: Case) -> None:
    explained, _ = _explained(case)
    steps = explained.steps
    rolled = [number for number, step in enumerate(steps) if isinstance(step, Rolled)]
    # From a roll on the days are those it crosses, backwards if need be.
    for earlier, later in pairwise(steps[: rolled[0]] if rolled else steps):
        if isinstance(earlier, Counted | PassedOver) and isinstance(later, Counted | PassedOver):
            assert earlier.last + ONE_DAY == later.first


# Counting back


@given(
    stages(),
    working_calendars(),
    suspensions(),
    days,
)
def test_worked_back_is_the_last_working_day_to_start_on(
    stage: Stage, calendar: WorkingCalendar, shut: Shut, by: date
) -> None:
    expected = _latest_by_trying(stage, calendar, shut, by)
    assume(expected is not None)
    assert expected == latest_start(stage, by, calendar, suspensions=shut)


def test_the_end_of_a_month_with_a_day_left_out_is_worked_back_to_its_last_day() -> None:
    stage = attrs.evolve(registers.SUBSTANTIVE, allowance=Allowance(1, Unit.MONTHS), roll=Roll.NONE)
    left_out = date(2028, 1, 31)
    shut = (("recess", Period(left_out, left_out)),)
    # 28 and 31 January lead to 29 February, but 29 and 30 January to 1 March.
    for calendar in (None, weekdays(FIRST, LAST)):
        assert left_out == latest_start(stage, date(2028, 2, 29), calendar, suspensions=shut)


def _latest_by_trying(stage: Stage, calendar: WorkingCalendar, shut: Shut, by: date) -> date | None:
    day = by
    while day > FIRST:
        if works(calendar)(day):
            clock = ResponseClock(stage=stage, calendar=calendar, day_zero=day, suspensions=shut)
            end = deadline_of(clock)
            if isinstance(end, date) and end <= by:
                return day
        day -= ONE_DAY
    return None


@given(
    stages(), working_calendars(), st.lists(st.tuples(days, st.integers(0, 9)), max_size=1), days
)
def test_counting_on_from_where_it_was_worked_back_to_never_passes_the_date(
    stage: Stage, calendar: WorkingCalendar, spans: list[tuple[date, int]], by: date
) -> None:
    shut = [(first, first + timedelta(days=lasts)) for first, lasts in spans]
    try:
        found = worked_back(stage, by, calendar, suspensions=shut)
    except OutsideCalendarError:
        assume(False)
    start = found.day_zero
    forward = calculate(stage, start, calendar, suspensions=shut)
    assert (forward.deadline, forward.steps) == (found.deadline, found.steps[1:])
    assert found.deadline is not None
    assert found.deadline <= by
    named = tuple(("recess", Period(*span)) for span in shut)
    assert start == _latest_by_trying(stage, calendar, named, by)


# The calculator


@given(cases(recurring=False, reaches=True).map(for_a_register).map(one_a_day), st.integers(0, 60))
def test_the_calculator_agrees_with_a_register(case: Case, later: int) -> None:
    story = _calculable(case)
    last = max((told.on for told in story.story), default=case.day_zero)
    as_at = last + timedelta(days=later)
    found = _calculated(story, as_at)
    line = registers.the_line(register_of(story), as_at)
    assert (
        line.day_zero,
        line.deadline,
        line.original_deadline,
        line.standing,
        line.working_days_left,
        line.working_days_late,
        line.days_late,
        line.earliest_if_resumed,
        line.calendar,
    ) == (
        found.day_zero,
        found.deadline,
        found.original_deadline,
        found.standing,
        found.working_days_left,
        found.working_days_late,
        found.days_late,
        found.earliest_if_resumed,
        found.calendar,
    )


def _calculable(case: Case) -> Case:
    """The story without what a call can't say: what was refused, and ends of nothing."""
    telling = Telling(case)
    story: list[Told] = []
    still_open: set[str] = set()
    for told in case.story:
        shut = None if told.stage is None else case.shut
        one = told._replace(outside=False, shut=shut)
        if one.what in {"pause", "ask"}:
            still_open.add(one.label)
        elif one.what in {"resume", "answer"} and one.label not in still_open:
            continue
        elif one.what in {"resume", "answer"}:
            still_open.discard(one.label)
        if telling.happens(one) in {ACTED, "nothing"}:
            story.append(one)
    return case._replace(story=tuple(story))


def _calculated(case: Case, as_at: date) -> Calculation:
    story = case.story
    ends = {told.label: told.on for told in story if told.what in {"resume", "answer"}}
    return calculate(
        case.stage,
        case.day_zero,
        case.calendar,
        pauses=[(told.on, ends.get(told.label)) for told in story if told.what == "pause"],
        clarifications=[(told.on, ends.get(told.label)) for told in story if told.what == "ask"],
        extensions=[
            (told.by or told.until or date.max, told.on) for told in story if told.what == "extend"
        ],
        holding=[told.on for told in story if told.what == "hold"],
        restarts=[told.on for told in story if told.what == "restart"],
        redated=[
            (other, told.on) for told in story if (other := told.stage or told.calendar) is not None
        ],
        suspensions=[(period.first, period.last) for _, period in case.shut],
        as_at=as_at,
    )

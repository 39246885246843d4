"""Steps that recur: one obligation for each period, held against updates counted by hand."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import day_by_day
from clock_stories import LAST, allowances, days, rules_of, working_calendars
from isa_programme.calendars.closures import Closure
from isa_programme.calendars.scotland import scotland
from isa_programme.calendars.working import WorkingCalendar, weekdays
from isa_programme.clock.refusing import refuse_extension
from isa_programme.errors import RefusedError
from isa_programme.questions.lines import Line
from isa_programme.questions.standing import standings
from isa_programme.questions.standing_words import Standing
from isa_programme.record.allowance import Allowance
from isa_programme.record.counting_rules import FirstDay, OnTransfer, OwedPer, Roll
from isa_programme.record.facts import (
    AdviceTransferred,
    AdviceWithdrawn,
    CalendarAdopted,
    ClarificationAsked,
    ClockPaused,
    ExtensionAgreed,
    Fact,
    ProtocolAgreed,
    ResponseReceived,
)
from isa_programme.record.register import Register
from isa_programme.record.rules import refuse_errors
from isa_programme.record.scope import Scope
from isa_programme.record.stages import Stage
from isa_programme.record.vocabulary import ResponseKind, StageName
from registers import (
    ACKNOWLEDGEMENT,
    COSLA,
    MINISTER,
    PAPER,
    WHOLE_PAPER,
    came,
    ground,
    issued,
    letter,
    paper,
    protocol,
    register,
)

START = date(2025, 11, 30)
QUARTERS = Stage(
    name=StageName.UPDATE,
    allowance=Allowance.parse("3 months"),
    owed_per=OwedPer.ADVICE,
    roll=Roll.NONE,
    every=Allowance.parse("3 months"),
    times=4,
)
ROLLED = attrs.evolve(QUARTERS, roll=Roll.FOLLOWING)
ONE_PERIOD = Scope(advice=PAPER, periods=(1,))
FOUR = [date(2026, 2, 28), date(2026, 5, 30), date(2026, 8, 30), date(2026, 11, 30)]


def _known(
    *facts: Fact, stage: Stage = QUARTERS, calendar: WorkingCalendar | None = None, on: date = START
) -> Register:
    agreed = protocol(stage)
    if calendar is not None:
        agreed = attrs.evolve(agreed, calendars=(calendar.name,))
    return register(*ground(agreed, calendar=calendar), issued(paper(on)), *facts)


def _update(on: date, number: int = 1) -> ResponseReceived:
    answer = letter(on, decided=None, number=number)
    return came(attrs.evolve(answer, kind=ResponseKind.UPDATE))


def _extension(on: date, by: str, *periods: int) -> ExtensionAgreed:
    return ExtensionAgreed(
        scope=Scope(advice=PAPER, stages=(StageName.UPDATE,), periods=periods),
        agreed_on=on,
        agreed_by="both",
        by=Allowance.parse(by),
        reason="more time",
    )


def _told(known: Register, as_at: date) -> list[tuple[int | None, str, date | None]]:
    return [
        (line.period, line.standing.value, line.deadline) for line in standings(known, as_at=as_at)
    ]


# Which update meets which period


@given(
    st.lists(st.integers(0, 500), max_size=6),
    st.tuples(st.integers(1, 100), st.integers(1, 100)),
    st.integers(0, 600),
)
def test_an_update_meets_the_period_it_comes_in_and_earlier_ones_late(
    after: list[int], rule: tuple[int, int], asked: int
) -> None:
    stage = attrs.evolve(
        QUARTERS, allowance=Allowance(rule[0], "days"), every=Allowance(rule[1], "days"), times=5
    )
    came_on = sorted(START + timedelta(days=each) for each in after)
    as_at = START + timedelta(days=asked)
    known = _known(
        *(_update(on, number) for number, on in enumerate(came_on, start=1)), stage=stage
    )
    expected: list[tuple[int, date, date | None]] = []
    before = date.min
    for period in range(1, 6):
        end = START + timedelta(days=rule[0] + (period - 1) * rule[1])
        # An update of a day belongs to the period the day lies in; those without one of their own
        # are met late, by the next that comes.
        meeting = min((on for on in came_on if before < on <= as_at), default=None)
        expected.append((period, end, meeting))
        before = end
        if as_at <= end:
            break
    assert expected == [
        (line.period, line.deadline, line.met_on) for line in standings(known, as_at=as_at)
    ]
    for line, (_, end, meeting) in zip(standings(known, as_at=as_at), expected, strict=True):
        assert _expected_standing(end, meeting, as_at) == _in_short(line)


def _expected_standing(end: date, met_on: date | None, as_at: date) -> str:
    if met_on is not None:
        return "late" if met_on > end else "on time"
    return "overdue" if as_at > end else "open"


def _in_short(line: Line) -> str:
    return {
        Standing.ANSWERED_ON_TIME: "on time",
        Standing.ANSWERED_LATE: "late",
        Standing.OVERDUE: "overdue",
    }.get(line.standing, "open")


@given(days, allowances, allowances, st.sampled_from(FirstDay), st.sampled_from(Roll))
def test_every_period_ends_where_a_count_from_day_zero_ends(
    day_zero: date, first: Allowance, every: Allowance, first_day: FirstDay, roll: Roll
) -> None:
    calendar = attrs.evolve(scotland(2027, 2028), name="drawn", last=LAST, closed={})
    stage = attrs.evolve(
        QUARTERS, allowance=first, every=every, first_day=first_day, roll=roll, times=4
    )
    known = _known(stage=stage, calendar=calendar, on=day_zero)
    rules = rules_of(stage, calendar, ())
    expected = [
        (period, day_by_day.Clock(rules, day_zero, period).deadline()) for period in range(1, 5)
    ]
    assert expected == [(line.period, line.deadline) for line in standings(known, as_at=LAST)]


def test_periods_that_one_long_closure_ends_on_one_day_are_met_together() -> None:
    weekly = attrs.evolve(
        ROLLED, allowance=Allowance.parse("1 week"), every=Allowance.parse("1 week"), times=5
    )
    shut = Closure(date(2025, 12, 22), date(2026, 1, 4), "shut")
    calendar = weekdays(date(2025, 1, 1), LAST, name="scotland").with_closures(added=[shut])
    updates = (_update(date(2025, 12, 17)), _update(date(2026, 1, 5), 2))
    known = _known(*updates, stage=weekly, calendar=calendar, on=date(2025, 12, 10))
    # 24 and 31 December both roll to 5 January.
    expected = [
        (1, "answered-on-time", date(2025, 12, 17)),
        (2, "answered-on-time", date(2026, 1, 5)),
        (3, "answered-on-time", date(2026, 1, 5)),
        (4, "due-today", date(2026, 1, 7)),
    ]
    assert expected == _told(known, date(2026, 1, 7))


# How they end


def test_all_of_them_are_listed_in_the_end() -> None:
    expected = [(number, "overdue", day) for number, day in enumerate(FOUR, start=1)]
    assert expected == _told(_known(), date(2027, 12, 1))


@pytest.mark.parametrize(
    ("until", "periods"),
    [
        pytest.param(date(2026, 2, 27), 0, id="before the first deadline: none at all"),
        pytest.param(date(2026, 2, 28), 1, id="on the first deadline"),
        pytest.param(date(2026, 5, 29), 1, id="before the second"),
        pytest.param(date(2026, 5, 30), 2, id="on the second"),
        pytest.param(date(2026, 12, 31), 4, id="after the fourth"),
    ],
)
def test_until_a_day_there_are_the_periods_that_end_by_then(until: date, periods: int) -> None:
    known = _known(stage=attrs.evolve(QUARTERS, times=None, until=until))
    expected = [(number, "overdue", day) for number, day in enumerate(FOUR[:periods], start=1)]
    assert expected == _told(known, date(2027, 12, 1))


def test_an_extension_past_the_last_day_of_all_keeps_its_period() -> None:
    stage = attrs.evolve(QUARTERS, times=None, until=date(2026, 5, 30))
    known = _known(_extension(date(2026, 5, 4), "1 month", 2), stage=stage)
    expected = [(1, "overdue", FOUR[0]), (2, "overdue", date(2026, 6, 30))]
    assert expected == _told(known, date(2027, 12, 1))


def test_once_is_one_period() -> None:
    once = attrs.evolve(QUARTERS, times=1)
    assert [(1, "overdue", FOUR[0])] == _told(_known(stage=once), date(2027, 12, 1))


def test_a_withdrawal_on_the_day_of_a_deadline_ends_it_there() -> None:
    withdrawn = AdviceWithdrawn(scope=WHOLE_PAPER, withdrawn_on=FOUR[0], reason="done")
    assert [(1, "withdrawn", FOUR[0])] == _told(_known(withdrawn), date(2027, 12, 1))


# Calendars that end


def _short(last: date) -> WorkingCalendar:
    return weekdays(date(2025, 1, 1), last, name="scotland")


def test_a_calendar_that_ends_within_the_periods_leaves_the_first_uncounted_one_unknown() -> None:
    known = _known(stage=ROLLED, calendar=_short(date(2026, 3, 31)))
    expected = [
        (1, "overdue", date(2026, 3, 2)),
        (2, "cannot-be-worked-out", None),
    ]
    assert expected == _told(known, date(2027, 12, 1))


def test_a_calendar_adopted_later_lets_them_go_on() -> None:
    adopted = CalendarAdopted(calendar=scotland(), adopted_on=date(2026, 7, 1))
    known = _known(adopted, stage=ROLLED, calendar=_short(date(2026, 3, 31)))
    before, after = _told(known, date(2026, 6, 30)), _told(known, date(2026, 7, 1))
    first = (1, "overdue", date(2026, 3, 2))
    assert [first, (2, "cannot-be-worked-out", None)] == before
    assert [
        first,
        (2, "overdue", date(2026, 6, 1)),
        (3, "awaiting", date(2026, 8, 31)),
    ] == after


def test_until_a_day_that_the_calendar_covers_needs_no_day_beyond_it() -> None:
    # The second period would end on Saturday 30 May: after the last day of all in any case.
    stage = attrs.evolve(ROLLED, times=None, until=date(2026, 4, 30))
    known = _known(stage=stage, calendar=_short(date(2026, 5, 29)))
    assert [(1, "overdue", date(2026, 3, 2))] == _told(known, date(2027, 12, 1))


def test_without_a_roll_they_need_no_calendar_at_all() -> None:
    known = _known(calendar=_short(date(2026, 1, 31)))
    expected = [(number, "overdue", day) for number, day in enumerate(FOUR, start=1)]
    assert expected == _told(known, date(2027, 12, 1))


# What moves one period, and what moves them all


def test_an_extension_moves_the_period_it_names_and_no_other() -> None:
    known = _known(_extension(date(2026, 1, 12), "1 month", 1))
    expected = [date(2026, 3, 30), *FOUR[1:]]
    assert expected == [day for _, _, day in _told(known, date(2027, 12, 1))]


def test_several_periods_may_be_named() -> None:
    known = _known(_extension(date(2026, 1, 12), "1 week", 1, 2, 4))
    expected = [date(2026, 3, 7), date(2026, 6, 6), FOUR[2], date(2026, 12, 7)]
    assert expected == [day for _, _, day in _told(known, date(2027, 12, 1))]


def test_an_update_after_the_old_deadline_of_an_extended_period_meets_that_period() -> None:
    known = _known(_extension(date(2026, 1, 12), "1 month", 1), _update(date(2026, 3, 16)))
    expected = [(1, "answered-on-time", date(2026, 3, 30)), (2, "awaiting", FOUR[1])]
    assert expected == _told(known, date(2026, 3, 31))


def test_the_next_period_begins_after_the_extended_deadline() -> None:
    known = _known(_extension(date(2026, 1, 12), "1 month", 1))
    assert [(1, "due-today", date(2026, 3, 30))] == _told(known, date(2026, 3, 30))


def test_an_extension_that_names_no_period_is_no_trouble_where_it_moves_none() -> None:
    # It names the acknowledgement as well as the update, but came too late for both.
    stages = (ACKNOWLEDGEMENT, QUARTERS)
    known = register(*ground(protocol(*stages)), issued(paper(START)))
    extension = attrs.evolve(_extension(date(2027, 12, 1), "1 week"), scope=WHOLE_PAPER)
    after = register(*ground(protocol(*stages)), issued(paper(START)), extension)
    refuse_extension(known, after, extension)
    in_time = attrs.evolve(extension, agreed_on=date(2025, 12, 1))
    after = register(*ground(protocol(*stages)), issued(paper(START)), in_time)
    with pytest.raises(RefusedError):
        refuse_extension(known, after, in_time)


def test_a_version_in_which_it_recurs_otherwise_takes_over_the_open_period() -> None:
    monthly = attrs.evolve(
        QUARTERS, allowance=Allowance.parse("4 months"), every=Allowance.parse("1 month")
    )
    second = protocol(monthly, version=2, effective_from=date(2026, 1, 12))
    agreed = ProtocolAgreed(protocol=attrs.evolve(second, governs_open=True))
    # Four months from 30 November, and a month for each further period.
    expected = [date(2026, 3, 30), date(2026, 4, 30), date(2026, 5, 30), date(2026, 6, 30)]
    assert expected == [day for _, _, day in _told(_known(agreed), date(2027, 12, 1))]


@given(working_calendars(), st.integers(1, 9))
def test_periods_in_working_days_follow_one_another(calendar: WorkingCalendar, every: int) -> None:
    stage = attrs.evolve(
        QUARTERS,
        allowance=Allowance(5, "working-days"),
        every=Allowance(every, "working-days"),
        times=6,
    )
    known = _known(stage=stage, calendar=calendar, on=date(2027, 8, 2))
    ends = [line.deadline for line in standings(known, as_at=LAST)]
    expected = [
        calendar.nth_working_day(date(2027, 8, 2), 5 + period * every) for period in range(6)
    ]
    assert expected == ends


# None vanishes


JUNE = date(2025, 6, 2)
MONTHLY = attrs.evolve(
    ROLLED, allowance=Allowance.parse("1 month"), every=Allowance.parse("1 month")
)
WEEKDAYS = weekdays(date(2025, 1, 1), date(2026, 12, 31), name="scotland")


def _governs_open(stage: Stage, since: date) -> ProtocolAgreed:
    second = protocol(stage, version=2, effective_from=since)
    return ProtocolAgreed(protocol=attrs.evolve(second, governs_open=True))


def test_where_a_version_lets_later_periods_end_before_the_first_none_vanishes() -> None:
    update, second = _update(date(2025, 6, 20)), _governs_open(MONTHLY, date(2025, 7, 1))
    known = _known(update, second, stage=ROLLED, calendar=WEEKDAYS, on=JUNE)
    met = (1, "answered-on-time", date(2025, 9, 2))
    expected = {
        date(2025, 7, 2): [met],
        # 2 August is a Saturday; by the new rules the first period ended on 2 July.
        date(2025, 7, 3): [met, (2, "awaiting", date(2025, 8, 4))],
        date(2025, 8, 5): [
            met,
            (2, "overdue", date(2025, 8, 4)),
            (3, "awaiting", date(2025, 9, 2)),
        ],
        date(2025, 10, 3): [
            met,
            (2, "overdue", date(2025, 8, 4)),
            (3, "overdue", date(2025, 9, 2)),
            (4, "overdue", date(2025, 10, 2)),
        ],
    }
    assert expected == {day: _told(known, day) for day in expected}


def test_a_version_under_which_a_later_period_ends_first_lists_both() -> None:
    stage = attrs.evolve(ROLLED, every=Allowance.parse("1 month"))
    second = _governs_open(MONTHLY, date(2025, 8, 1))
    known = _known(second, stage=stage, calendar=WEEKDAYS, on=JUNE)
    first, september = (1, "awaiting", date(2025, 9, 2)), date(2025, 9, 2)
    expected = {
        date(2025, 7, 31): [first],
        # One month would have ended on 2 July, so the first stays; two months are 4 August.
        date(2025, 8, 1): [first, (2, "due-soon", date(2025, 8, 4))],
        date(2025, 8, 4): [first, (2, "due-today", date(2025, 8, 4))],
        date(2025, 9, 3): [
            (1, "overdue", september),
            (2, "overdue", date(2025, 8, 4)),
            (3, "overdue", september),
            (4, "awaiting", date(2025, 10, 2)),
        ],
    }
    assert expected == {day: _told(known, day) for day in expected}


@pytest.mark.parametrize("update", [None, date(2025, 7, 7)])
def test_periods_that_a_calendar_adopted_anew_ends_on_one_day_are_met_by_one_update(
    update: date | None,
) -> None:
    weekly = attrs.evolve(
        ROLLED, allowance=Allowance.parse("1 week"), every=Allowance.parse("1 week")
    )
    shut = Closure(date(2025, 6, 9), date(2025, 7, 4), "shut")
    adopted = CalendarAdopted(
        calendar=WEEKDAYS.with_closures(added=[shut]), adopted_on=date(2025, 6, 5)
    )
    came_in = [] if update is None else [_update(update)]
    known = _known(adopted, *came_in, stage=weekly, calendar=WEEKDAYS, on=JUNE)
    monday, after = date(2025, 7, 7), "answered-on-time" if update else "overdue"
    expected = {
        date(2025, 6, 4): [(1, "due-soon", date(2025, 6, 9))],
        date(2025, 6, 5): [(number, "due-soon", monday) for number in range(1, 5)],
        date(2025, 7, 8): [(number, after, monday) for number in range(1, 5)],
    }
    assert expected == {day: _told(known, day) for day in expected}


def test_a_transfer_that_restarts_in_a_later_period_runs_only_the_interval_anew() -> None:
    restarting = attrs.evolve(protocol(ROLLED), transfer=OnTransfer.RESTARTS)
    handed_on = AdviceTransferred(
        scope=Scope(advice=PAPER, addressees=(MINISTER,)),
        to=COSLA,
        transferred_on=date(2025, 7, 15),
        reason="theirs",
    )
    known = register(*ground(restarting), issued(paper(date(2025, 1, 6))), handed_on)
    before = [(1, "overdue", date(2025, 4, 7)), (2, "overdue", date(2025, 7, 7))]
    expected = {
        date(2025, 7, 14): [*before, (3, "awaiting", date(2025, 10, 6))],
        date(2025, 7, 15): [*before, (3, "awaiting", date(2025, 10, 15))],
        # What was handed on in the third period moves no later one.
        date(2026, 1, 5): [
            *before,
            (3, "overdue", date(2025, 10, 15)),
            (4, "due-soon", date(2026, 1, 6)),
        ],
    }
    assert expected == {day: _told(known, day) for day in expected}


OF_ALL_PERIODS: dict[str, Fact] = {
    "pause": ClockPaused(scope=ONE_PERIOD, paused_on=date(2026, 1, 12), reason="asked to"),
    "question": ClarificationAsked(scope=ONE_PERIOD, asked_on=date(2026, 1, 12)),
    "transfer": AdviceTransferred(
        scope=attrs.evolve(ONE_PERIOD, addressees=(MINISTER,)),
        to=COSLA,
        transferred_on=date(2026, 1, 12),
        reason="theirs",
    ),
    "withdrawal": AdviceWithdrawn(scope=ONE_PERIOD, withdrawn_on=date(2026, 1, 12), reason="done"),
}


@pytest.mark.parametrize("fact", OF_ALL_PERIODS.values(), ids=OF_ALL_PERIODS)
def test_what_concerns_every_period_may_name_none(fact: Fact) -> None:
    with pytest.raises(RefusedError) as refused:
        refuse_errors(_known(), fact, date(2026, 1, 12))
    assert ("period: this concerns every period; name none",) == refused.value.faults

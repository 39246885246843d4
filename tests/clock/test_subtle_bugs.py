"""Bugs that other systems had: a test for each that a clock of whole days could have.

Each test bears the name of its row among the subtle clock bugs in the design's notes on peers.
These rows have no whole-day form, so no test here:

* Midnight that does not exist; recurrence loses an hour and so a day: no deadline is an instant,
  and no date here is made from a sum of hours.
* Deadlines in wall-clock time while policy says office hours: only days are counted; the one time
  of day that counts is the cut-off.
* Pauses kept as HH:MM per day: a pause is two dates.
* ICS UID made from the end date only: no ICS file is written.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise

import attrs
import pytest

from isa_programme.calendars.dates import civil_day
from isa_programme.calendars.scotland import scotland
from isa_programme.calendars.working import WorkingCalendar, weekdays
from isa_programme.clock.counting import deadline
from isa_programme.clock.day_zero import work_out
from isa_programme.clock.response_clock import ResponseClock
from isa_programme.errors import CalendarError
from isa_programme.questions.calculation.calculation import calculate
from isa_programme.questions.escalation import escalations_due
from isa_programme.questions.lines import Line
from isa_programme.questions.owed import due, overdue
from isa_programme.questions.standing import standings
from isa_programme.questions.standing_words import Standing
from isa_programme.record.allowance import Allowance
from isa_programme.record.counting_rules import (
    FirstDay,
    OwedPer,
    PauseExcludes,
    Receipt,
    Roll,
)
from isa_programme.record.facts import (
    ClarificationAnswered,
    ClarificationAsked,
    ClockPaused,
    ClockResumed,
    EscalationMade,
    ExtensionAgreed,
    Fact,
    ProtocolAgreed,
)
from isa_programme.record.protocols import EscalationStep
from isa_programme.record.register import Register
from isa_programme.record.stages import Stage
from isa_programme.record.vocabulary import DispositionKind, StageName
from registers import (
    PAPER,
    SUBSTANTIVE,
    WHOLE_PAPER,
    came,
    ground,
    issued,
    letter,
    paper,
    protocol,
    register,
    the_line,
)

CHRISTMAS_EVE = date(2025, 12, 24)
DEADLINE = date(2026, 1, 27)
GROUND = ground(protocol(SUBSTANTIVE))
FIRST_ENTRY = len(GROUND) + 2
"""The number of the first entry after the paper."""


def _jan(day: int) -> date:
    return date(2026, 1, day)


def _feb(day: int) -> date:
    return date(2026, 2, day)


def _known(*facts: Fact) -> Register:
    return register(*GROUND, issued(paper(CHRISTMAS_EVE)), *facts)


def _clock(stage: Stage = SUBSTANTIVE, day_zero: date = CHRISTMAS_EVE) -> ResponseClock:
    return ResponseClock(stage=stage, calendar=scotland(), day_zero=day_zero)


def _paused(on: date) -> ClockPaused:
    return ClockPaused(scope=WHOLE_PAPER, paused_on=on, reason="fees")


def _resumed(on: date, pause: int = FIRST_ENTRY) -> ClockResumed:
    return ClockResumed(advice=PAPER, resumed_on=on, pause=pause)


# Time zones


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        pytest.param(datetime(2026, 6, 14, 22, 59, tzinfo=UTC), date(2026, 6, 14), id="in time"),
        pytest.param(datetime(2026, 6, 14, 23, 0, tzinfo=UTC), date(2026, 6, 15), id="summer"),
        pytest.param(datetime(2026, 1, 14, 23, 59, tzinfo=UTC), date(2026, 1, 14), id="winter"),
    ],
)
def test_due_date_computed_from_the_utc_date(instant: datetime, expected: date) -> None:
    assert expected == civil_day(instant)


def test_holidays_stored_as_datetimes_miss_after_a_zone_change() -> None:
    closed = {date(2026, 6, 15): "World Cup"}
    calendar = attrs.evolve(weekdays(date(2026, 1, 1), date(2026, 12, 31)), closed=closed)
    evening = datetime(2026, 6, 14, 23, 30, tzinfo=UTC)
    assert not calendar.is_working_day(civil_day(evening))


# The two sides of a deadline


def test_overdue_and_response_received_counted_in_both_groups() -> None:
    known = _known(came(letter(_jan(30))))
    for day in (DEADLINE, _jan(28), _jan(30)):
        lines = standings(known, as_at=day)
        assert len(lines) == 1
        late, open_still = overdue(known, as_at=day), due(known, as_at=day)
        assert len(late) + len(open_still) == (0 if day == _jan(30) else 1)
    assert the_line(known, _jan(30)).standing is Standing.ANSWERED_LATE


def test_answer_exactly_at_the_deadline_is_a_hit_unanswered_that_day_is_no_miss() -> None:
    answered = the_line(_known(came(letter(DEADLINE))), DEADLINE)
    unanswered = the_line(_known(), DEADLINE)
    assert (Standing.ANSWERED_ON_TIME, Standing.DUE_TODAY) == (
        answered.standing,
        unanswered.standing,
    )
    assert the_line(_known(), _jan(28)).standing is Standing.OVERDUE


def test_interval_ends_open_or_closed() -> None:
    calendar = scotland()
    friday, saturday, monday = _jan(9), _jan(10), _jan(12)
    assert [0, 0, 1, 1, -1] == [
        calendar.working_days_between(friday, friday),
        calendar.working_days_between(friday, saturday),
        calendar.working_days_between(friday, monday),
        calendar.working_days_between(saturday, monday),
        calendar.working_days_between(monday, friday),
    ]


def test_start_plus_end_minus_start_is_end() -> None:
    calendar = scotland()
    start, end = _jan(9), date(2026, 6, 16)
    between = calendar.working_days_between(start, end)
    assert end == calendar.nth_working_day(start, between)


def test_closing_did_not_record_time_taken() -> None:
    line = the_line(_known(came(letter(_feb(2)))), date(2026, 6, 1))
    assert (_feb(2), 4, 6) == (line.met_on, line.working_days_late, line.days_late)


def test_open_and_not_yet_late_counted_as_compliant() -> None:
    line = the_line(_known(), _jan(20))
    assert (Standing.DUE_SOON, None, True) == (line.standing, line.met_on, line.owed)
    assert line.standing not in {Standing.ANSWERED_ON_TIME, Standing.ANSWERED_LATE}


# Clarification, and what is recorded late


def test_late_reclassification_as_clarification_must_re_date_later_events() -> None:
    extended = ExtensionAgreed(
        scope=WHOLE_PAPER,
        agreed_on=_feb(2),
        agreed_by="both",
        by=Allowance.parse("5 working days"),
        reason="found to be in time after all",
    )
    late = _known(extended)
    assert (DEADLINE, Standing.OVERDUE) == (
        (line := the_line(late, _feb(2))).deadline,
        line.standing,
    )
    # Later the office finds that a letter of 12 January was a question, answered on the 15th.
    asked = ClarificationAsked(scope=WHOLE_PAPER, asked_on=_jan(12))
    answered = ClarificationAnswered(advice=PAPER, answered_on=_jan(15), question=FIRST_ENTRY + 1)
    line = the_line(_known(extended, asked, answered), _feb(2))
    assert (_feb(19), Standing.AWAITING) == (line.deadline, line.standing)


def test_resume_uses_today_not_the_date_of_the_event() -> None:
    on_the_day = _known(_paused(_jan(12)), _resumed(_jan(15)))
    entered_late = _known(
        ClarificationAsked(scope=WHOLE_PAPER, asked_on=_jan(20), moves_nothing=True),
        _paused(_jan(12)),
        _resumed(_jan(15), FIRST_ENTRY + 1),
    )
    assert _jan(30) == the_line(on_the_day, _feb(2)).deadline
    assert _jan(30) == the_line(entered_late, _feb(2)).deadline


# Pauses


def test_hold_time_added_to_the_start_instead_of_to_the_budget() -> None:
    clock = _clock(day_zero=date(2025, 12, 15))
    assert date(2026, 1, 16) == clock.deadline
    clock.pause(date(2025, 12, 23), "pause 1")
    clock.resume(date(2026, 1, 6), "pause 1")
    # Lost are 24, 29, 30 and 31 December, 5 and 6 January: six working days. The two weeks that
    # lie between the two dates, put before the start, would lose no holiday and give 28 January.
    assert date(2026, 1, 26) == clock.deadline


def test_pause_counted_in_calendar_time_deadline_in_working_days() -> None:
    clock = _clock()
    clock.pause(_jan(9), "pause 1")  # from Friday to Monday
    clock.resume(_jan(12), "pause 1")
    assert _jan(28) == clock.deadline


def test_pause_forgotten_when_the_rule_changes() -> None:
    clock = _clock()
    clock.pause(_jan(12), "pause 1")
    clock.resume(_jan(15), "pause 1")
    thirty = attrs.evolve(SUBSTANTIVE, allowance=Allowance.parse("30 working days"))
    assert clock.change_rules(_jan(16), stage=thirty)
    # 30 working days are 10 February; three more were paused.
    assert _feb(13) == clock.deadline


def test_open_pause_forgotten_when_the_rule_changes() -> None:
    clock = _clock()
    clock.pause(_jan(12), "pause 1")
    thirty = attrs.evolve(SUBSTANTIVE, allowance=Allowance.parse("30 working days"))
    assert clock.change_rules(_jan(14), stage=thirty)
    assert clock.deadline is None
    clock.resume(_jan(15), "pause 1")
    assert _feb(13) == clock.deadline


def test_statuses_not_listed_as_hold_left_fields_empty_so_the_sla_failed() -> None:
    known = _known(_paused(_jan(12)))
    for day in (_jan(12), _jan(15), _feb(27)):
        line = the_line(known, day)
        assert (Standing.PAUSED, None, 11) == (
            line.standing,
            line.deadline,
            line.working_days_left,
        )
        assert line.earliest_if_resumed is not None
    resumed = the_line(_known(_paused(_jan(12)), _resumed(_jan(15))), _jan(15))
    assert (Standing.AWAITING, _jan(30)) == (resumed.standing, resumed.deadline)


def test_zero_day_pause_moves_a_deadline() -> None:
    for stage in (
        SUBSTANTIVE,
        attrs.evolve(SUBSTANTIVE, allowance=Allowance.parse("1 month")),
        attrs.evolve(SUBSTANTIVE, first_day=FirstDay.SAME),
    ):
        clock = _clock(stage)
        before = clock.deadline
        # A working day, a Saturday, and a holiday.
        for number, day in enumerate((_jan(12), _jan(17), _jan(2))):
            clock.pause(day, f"pause {number}")
            clock.resume(day, f"pause {number}")
        assert before == clock.deadline


def test_duplicate_stop_overwrites_the_first_days_lost() -> None:
    clock = _clock()
    clock.pause(_jan(12), "pause 1")
    clock.pause(_jan(14), "pause 2")
    clock.resume(_jan(15), "pause 2")
    assert clock.deadline is None
    clock.resume(_jan(16), "pause 1")
    assert _feb(2) == clock.deadline


def test_report_says_out_of_time_while_the_clock_is_stopped() -> None:
    known = _known(_paused(_jan(12)))
    after = date(2026, 6, 1)
    assert overdue(known, as_at=after) == ()
    assert escalations_due(known, as_at=after) == ()
    assert [Standing.PAUSED] == [line.standing for line in due(known, as_at=after)]


# Rules over time


def test_rule_chosen_by_todays_date_not_by_the_date_of_the_item() -> None:
    ten = attrs.evolve(SUBSTANTIVE, allowance=Allowance.parse("10 working days"))
    second = ProtocolAgreed(protocol=protocol(ten, version=2, effective_from=_jan(5)))
    found = [the_line(_known(second), day) for day in (_jan(4), _jan(5), date(2026, 6, 1))]
    assert [("answers version 1", DEADLINE)] * 3 == [
        (line.protocol, line.deadline) for line in found
    ]


# Receipt


def test_weekend_receipt_day_one_monday_or_tuesday() -> None:
    saturday = _jan(10)
    stands, moves = (
        work_out("received", saturday, attrs.evolve(SUBSTANTIVE, receipt=rule), scotland()).on
        for rule in (Receipt.STANDS, Receipt.NEXT_WORKING_DAY)
    )
    assert (saturday, _jan(12)) == (stands, moves)
    one = Allowance.parse("1 working day")
    assert [_jan(12), _jan(13)] == [
        deadline(one, day, scotland()) for day in (stands, moves) if day is not None
    ]


# Months


def test_month_steps_drift_31_to_28_for_ever() -> None:
    monthly = attrs.evolve(
        SUBSTANTIVE,
        name=StageName.UPDATE,
        allowance=Allowance.parse("1 month"),
        every=Allowance.parse("1 month"),
        times=5,
        roll=Roll.NONE,
    )
    found = [
        calculate(monthly, date(2026, 1, 31), period=period).deadline for period in range(1, 6)
    ]
    expected = [_feb(28), *(date(2026, month, day) for month, day in ((3, 31), (4, 30), (5, 31)))]
    assert [*expected, date(2026, 6, 30)] == found


def test_extension_starts_from_an_already_exclusive_due_date() -> None:
    # Three months at once and three times one month are one date.
    stage = attrs.evolve(SUBSTANTIVE, allowance=Allowance.parse("1 month"))
    at_once, step_by_step = _clock(stage, date(2025, 11, 30)), _clock(stage, date(2025, 11, 30))
    at_once.extend(date(2025, 12, 1), Allowance.parse("2 months"))
    for day in (1, 2):
        step_by_step.extend(date(2025, 12, day), Allowance.parse("1 month"))
    # 28 February is a Saturday.
    assert date(2026, 3, 2) == at_once.deadline == step_by_step.deadline


# Escalation


def _escalating(*facts: Fact) -> Register:
    agreed = attrs.evolve(
        protocol(SUBSTANTIVE), escalation=(EscalationStep(name="a reminder", after=1),)
    )
    return register(*ground(agreed), issued(paper(CHRISTMAS_EVE)), *facts)


@pytest.mark.parametrize(
    "settled",
    [
        pytest.param(came(letter(_jan(30))), id="answered"),
        pytest.param(came(letter(_jan(30), decided=DispositionKind.SUPERSEDED)), id="superseded"),
    ],
)
def test_merged_or_non_matching_items_stay_escalated(settled: Fact) -> None:
    known = _escalating(settled)
    assert [1, 0] == [len(escalations_due(known, as_at=day)) for day in (_jan(29), _jan(30))]


def test_overdue_mail_every_day_for_ever_no_record_of_sending() -> None:
    made = EscalationMade(scope=WHOLE_PAPER, step="a reminder", made_on=_jan(29))
    known = _escalating(made)
    assert [1, 0, 0] == [
        len(escalations_due(known, as_at=day)) for day in (_jan(28), _jan(29), _feb(27))
    ]
    # And of what is overdue only what has become so since somebody last looked.
    assert [1, 0] == [
        len(overdue(known, as_at=_feb(2), since=since)) for since in (DEADLINE, _jan(28))
    ]


# Figures


def test_rate_formula_reads_misspelt_keys() -> None:
    # Every field of a line is named in full where it is made: one left out or misspelt is an error.
    assert all(field.default is attrs.NOTHING for field in attrs.fields(Line))


# No working time at all


def test_no_working_day_in_the_calendar_endless_loop() -> None:
    with pytest.raises(CalendarError) as refused:
        WorkingCalendar(
            name="never",
            first=date(2026, 1, 1),
            last=date(2026, 12, 31),
            closed={},
            week=frozenset(),
        )
    assert "has no working day in it" in str(refused.value)


def test_a_calendar_that_runs_out_while_counting_is_an_error_and_no_fallback() -> None:
    known = register(
        *ground(
            protocol(SUBSTANTIVE), calendar=weekdays(date(2025, 1, 1), _jan(9), name="scotland")
        ),
        issued(paper(CHRISTMAS_EVE)),
    )
    assert the_line(known, _jan(5)).standing is Standing.CANNOT_BE_WORKED_OUT


# Conflicts that the protocol settles in words


def test_due_is_the_last_good_day_and_not_the_first_bad_one() -> None:
    found = calculate(SUBSTANTIVE, CHRISTMAS_EVE, scotland())
    assert (DEADLINE, _jan(28)) == (found.deadline, found.overdue_from)


def test_roll_each_step_or_only_the_final_date() -> None:
    # 26 September 2019 + 1 month is a Saturday; rolled each time it would be 30 December.
    stage = attrs.evolve(SUBSTANTIVE, allowance=Allowance.parse("1 month"))
    clock = _clock(stage, date(2019, 9, 26))
    clock.extend(date(2019, 10, 1), Allowance.parse("2 months"))
    assert date(2019, 12, 27) == clock.deadline


def test_fifty_six_days_beginning_with_the_day_are_one_day_shorter() -> None:
    allowance = Allowance.parse("56 days")
    within, beginning = (
        deadline(allowance, date(2025, 11, 13), roll=Roll.NONE, first_day=first_day)
        for first_day in FirstDay
    )
    assert (date(2026, 1, 8), date(2026, 1, 7)) == (within, beginning)


def test_the_day_of_a_pause_counts_or_not_as_the_protocol_says() -> None:
    found = []
    for rule in PauseExcludes:
        clock = _clock(attrs.evolve(SUBSTANTIVE, pause_excludes=rule))
        clock.pause(_jan(12), "pause 1")
        clock.resume(_jan(15), "pause 1")
        found.append(clock.deadline)
    assert [_jan(30), _feb(2)] == found


def test_each_of_several_obligations_has_a_line_of_its_own_though_due_on_one_day() -> None:
    stage = attrs.evolve(SUBSTANTIVE, owed_per=OwedPer.RECOMMENDATION)
    known = register(*ground(protocol(stage)), issued(paper(CHRISTMAS_EVE, items=3)))
    lines = standings(known, as_at=_jan(5))
    assert [DEADLINE] * 3 == [line.deadline for line in lines]
    assert all(one.reference != other.reference for one, other in pairwise(lines))

"""Cases collected from other systems' tests and from published guidance, row by row."""

from __future__ import annotations

import csv
from datetime import date, time, timedelta
from pathlib import Path

import attrs
import pytest

from isa_programme.calendars.dates import parse_day
from isa_programme.calendars.scotland import scotland
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.counting import deadline
from isa_programme.clock.day_zero import work_out
from isa_programme.clock.response_clock import ResponseClock
from isa_programme.errors import RefusedError
from isa_programme.record.allowance import Allowance
from isa_programme.record.counting_rules import FirstDay, Roll
from isa_programme.record.facts import ClockPaused, ClockResumed
from isa_programme.record.register import Register
from isa_programme.record.rules import refuse_errors
from registers import SUBSTANTIVE, WHOLE_PAPER, entries, ground, issued, paper

_FILE = Path(__file__).parent.parent / "data" / "clock-cases.csv"
with _FILE.open(encoding="utf-8", newline="") as _lines:
    ROWS = {row["id"]: row for row in csv.DictReader(_lines)}

AFTER, SAME = FirstDay.AFTER, FirstDay.SAME
FOLLOWING, NONE = Roll.FOLLOWING, Roll.NONE

ONE_CALL = {
    "C001": ("20 working days", AFTER, FOLLOWING),
    "C003": ("20 working days", AFTER, FOLLOWING),
    "C005": ("20 working days", AFTER, FOLLOWING),
    "C007": ("20 working days", AFTER, FOLLOWING),
    "C009": ("20 working days", AFTER, FOLLOWING),
    "C011": ("20 days", AFTER, FOLLOWING),
    "C013": ("20 days", AFTER, FOLLOWING),
    "C015": ("20 days", AFTER, FOLLOWING),
    "C017": ("20 days", AFTER, FOLLOWING),
    "C021": ("20 working days", AFTER, FOLLOWING),
    "C026": ("3 working days", AFTER, FOLLOWING),
    "C028": ("20 working days", AFTER, FOLLOWING),
    "C030": ("20 working days", SAME, FOLLOWING),
    "C032": ("3 working days", AFTER, FOLLOWING),
    "C034": ("20 working days", AFTER, FOLLOWING),
    "C036": ("10 working days", AFTER, FOLLOWING),
    "C038": ("3 working days", AFTER, FOLLOWING),
    "C040": ("20 working days", AFTER, FOLLOWING),
    "C046": ("1 month", AFTER, FOLLOWING),
    "C048": ("2 months", AFTER, FOLLOWING),
    "C058": ("1 month", AFTER, FOLLOWING),
    "C060": ("15 months", AFTER, FOLLOWING),
    "C064": ("30 days", AFTER, NONE),
    "C066": ("3 working days", AFTER, FOLLOWING),
    "C068": ("8 working days", AFTER, FOLLOWING),
    "C103": ("7 working days", AFTER, FOLLOWING),
    "C121": ("1 month", AFTER, NONE),
    "C123": ("12 months", AFTER, NONE),
    "C125": ("1 month", AFTER, NONE),
    "C127": ("1 week", AFTER, NONE),
    "C130": ("1 day", AFTER, NONE),
    "C132": ("1 week", AFTER, NONE),
    "C138": ("1 month", AFTER, NONE),
    "C140": ("1 month", AFTER, NONE),
    "C142": ("1 month", AFTER, NONE),
    "C154": ("20 working days", AFTER, FOLLOWING),
    "C156": ("20 working days", AFTER, FOLLOWING),
}
"""Rows whose start is a date, and whose deadline is one call."""

OF_THEIR_OWN = {
    "C024": "test_a_clarification_restarts_the_clock_from_the_day_it_is_answered",
    "C042": "test_working_days_count_backwards",
    "C105": "test_working_days_count_backwards",
    "C044": "test_working_days_late_leave_out_the_first_day",
    "C050": "test_pauses_move_a_deadline_by_the_days_they_exclude",
    "C052": "test_a_pause_before_day_zero_moves_nothing",
    "C056": "test_a_resume_before_its_pause_is_refused",
    "C134": "test_clear_days_count_backwards_on_a_calendar_of_all_days",
    "C136": "test_a_start_without_a_year_is_that_of_its_guidance",
    "C147": "test_a_cut_off_that_must_be_beaten_is_the_minute_before_it",
    "C150": "test_post_arrives_so_many_working_days_after_it_was_sent",
    "C152": "test_a_report_is_dated_and_its_deadline_is_one_call",
}
"""Rows that need more than one call, each with its test."""

NOT_COVERED = {
    "C054": "pauses here have numbers and may overlap, which makes them one: a pause that begins"
    " before another was resumed is no fault",
    "C062": "the source adds a day of its own to the receipt before it adds the month; here day"
    " zero itself is what months are added to",
    "C079": "a pause within an hour: clocks here count whole days",
    "C112": "a wall-clock time that does not exist: days have no such times",
    "C114": "a wall-clock time that exists twice: days have no such times",
    "C158": "an interval between two instants in Seoul: nothing here is rebuilt from intervals",
}
"""Rows that whole-day rules do not cover, each with the reason."""


def _start(row: dict[str, str]) -> date:
    return parse_day(row["start"][:10])


def _calendar(row: dict[str, str], around: date | None = None) -> WorkingCalendar:
    year = (around or _start(row)).year
    closed = {parse_day(day): "closed" for day in filter(None, row["holidays"].split(";"))}
    return WorkingCalendar(
        name="case", first=date(year - 1, 1, 1), last=date(year + 2, 12, 31), closed=closed
    )


def test_every_row_is_a_test_or_says_why_not() -> None:
    assert sorted([*ONE_CALL, *OF_THEIR_OWN, *NOT_COVERED]) == sorted(ROWS)


def test_every_row_with_a_test_of_its_own_names_one() -> None:
    assert set(OF_THEIR_OWN.values()) <= set(globals())


@pytest.mark.parametrize(
    ("case", "text", "first_day", "roll"),
    [pytest.param(case, *rule, id=case) for case, rule in ONE_CALL.items()],
)
def test_the_deadline_is_that_of_the_source(
    case: str, text: str, first_day: FirstDay, roll: Roll
) -> None:
    row = ROWS[case]
    assert parse_day(row["expected_due"][:10]) == deadline(
        Allowance.parse(text), _start(row), _calendar(row), first_day=first_day, roll=roll
    )


@pytest.mark.parametrize(
    "case",
    [
        case
        for case, row in ROWS.items()
        if case not in NOT_COVERED and case != "C136" and row["expected_overdue_on"]
    ],
)
def test_late_begins_the_day_after_the_deadline_in_every_source(case: str) -> None:
    row = ROWS[case]
    late_from = parse_day(row["expected_due"]) + timedelta(days=1)
    assert parse_day(row["expected_overdue_on"]) == late_from


def test_an_empty_year_of_holidays_moves_a_deadline_as_c021_warns() -> None:
    row = ROWS["C021"]
    closed = {date(2015, 1, 1): "New Year's Day", date(2015, 1, 2): "2 January"}
    loaded = attrs.evolve(_calendar(row), closed=closed)
    assert date(2015, 1, 30) == deadline(Allowance.parse("20 working days"), _start(row), loaded)


def test_a_clarification_restarts_the_clock_from_the_day_it_is_answered() -> None:
    row = ROWS["C024"]
    clock = ResponseClock(stage=SUBSTANTIVE, calendar=_calendar(row), day_zero=_start(row))
    clock.ask(date(2014, 12, 31), "question 1")
    clock.answer(date(2015, 1, 1), "question 1")
    assert parse_day(row["expected_due"]) == clock.deadline


def test_an_extension_of_a_month_is_counted_from_day_zero_as_c048_says() -> None:
    row = ROWS["C048"]
    stage = attrs.evolve(SUBSTANTIVE, allowance=Allowance.parse("1 month"))
    clock = ResponseClock(stage=stage, calendar=_calendar(row), day_zero=_start(row))
    clock.extend(date(2019, 9, 20), Allowance.parse("1 month"))
    assert parse_day(row["expected_due"]) == clock.deadline


@pytest.mark.parametrize(("case", "number"), [("C042", 10), ("C105", 7)])
def test_working_days_count_backwards(case: str, number: int) -> None:
    row = ROWS[case]
    before = _calendar(row).nth_working_day_before(_start(row), number)
    assert parse_day(row["expected_due"][:10]) == before


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        pytest.param(date(2017, 5, 23), 3, id="three days on"),
        pytest.param(date(2017, 5, 18), 0, id="the same day"),
        # The source says 0; here the count is signed, and lateness is never less than 0.
        pytest.param(date(2017, 5, 17), -1, id="the day before"),
    ],
)
def test_working_days_late_leave_out_the_first_day(until: date, expected: int) -> None:
    row = ROWS["C044"]
    assert expected == _calendar(row).working_days_between(_start(row), until)


_STOPS_OF_C050 = ((5, 10), (12, 15), (20, 29), (32, 36))
"""Closed stops of C050, as days from 1 March 2025, which is day 1."""


@pytest.mark.parametrize(
    ("later_stops", "expected"),
    [
        pytest.param(((41, 42),), 22, id="as the source counts: the second stop replaces one"),
        pytest.param(((40, 42), (41, 42)), 23, id="as here: no stop is lost, overlaps are one"),
    ],
)
def test_pauses_move_a_deadline_by_the_days_they_exclude(
    later_stops: tuple[tuple[int, int], ...], expected: int
) -> None:
    row = ROWS["C050"]
    stage = attrs.evolve(SUBSTANTIVE, allowance=Allowance.parse("100 days"), roll=Roll.NONE)
    clock = ResponseClock(stage=stage, calendar=None, day_zero=_start(row))
    before = clock.deadline
    assert before is not None
    for number, (stopped, resumed) in enumerate((*_STOPS_OF_C050, *later_stops)):
        clock.pause(_start(row) + timedelta(days=stopped - 1), f"pause {number}")
        clock.resume(_start(row) + timedelta(days=resumed - 1), f"pause {number}")
    assert before + timedelta(days=expected) == clock.deadline


def test_the_stops_of_c050_come_to_what_its_source_says() -> None:
    assert ROWS["C050"]["expected_other"] == "22"


def test_a_pause_before_day_zero_moves_nothing() -> None:
    row = ROWS["C052"]
    clock = ResponseClock(stage=SUBSTANTIVE, calendar=scotland(), day_zero=date(2025, 11, 1))
    before = clock.deadline
    assert not clock.pause(date(2025, 10, 31), "pause 1")
    assert before == clock.deadline
    assert row["start"] == "received 2025-11-01"


def test_a_resume_before_its_pause_is_refused() -> None:
    assert ROWS["C056"]["start"] == "received 2025-11-01; stopped 2025-11-06"
    pause = ClockPaused(scope=WHOLE_PAPER, paused_on=date(2025, 11, 6), reason="fees")
    known = entries(*ground(), issued(paper(date(2025, 11, 1))), pause)
    resume = ClockResumed(advice="ADV-2025-001", resumed_on=date(2025, 11, 5), pause=6)
    with pytest.raises(RefusedError) as refused:
        refuse_errors(Register().folded(known), resume, date(2025, 12, 1))
    assert str(refused.value) == "date: 2025-11-05 lies before the pause of 2025-11-06"


def test_clear_days_count_backwards_on_a_calendar_of_all_days() -> None:
    row = ROWS["C134"]
    every_day = attrs.evolve(_calendar(row, date(2023, 10, 20)), week=frozenset(range(7)))
    # Three clear days lie between: neither the hearing nor the day of service is one of them.
    service = every_day.nth_working_day_before(date(2023, 10, 20), 3 + 1)
    assert parse_day(row["expected_due"]) == service


def test_a_start_without_a_year_is_that_of_its_guidance() -> None:
    row = ROWS["C136"]
    assert row["start"] == "served 2 October"
    assert row["expected_due"] == "16 October"
    assert date(2023, 10, 16) == deadline(Allowance.parse("14 days"), date(2023, 10, 2), roll=NONE)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        pytest.param(time(16, 30), "2026-01-19", id="at the cut-off"),
        pytest.param(time(16, 29), "2026-01-16", id="the minute before"),
    ],
)
def test_a_cut_off_that_must_be_beaten_is_the_minute_before_it(at: time, expected: str) -> None:
    assert ROWS["C147"]["expected_due"] == "2026-01-19"
    stage = attrs.evolve(SUBSTANTIVE, cut_off=time(16, 29))
    assert (
        parse_day(expected) == work_out("received", date(2026, 1, 16), stage, scotland(), at=at).on
    )


def test_post_arrives_so_many_working_days_after_it_was_sent() -> None:
    row = ROWS["C150"]
    stage = attrs.evolve(SUBSTANTIVE, channel={"post": Allowance.parse("4 working days")})
    posted = date(2025, 12, 19)
    calendar = _calendar(row, posted)
    assert (
        parse_day(row["expected_due"])
        == work_out("issued", posted, stage, calendar, channel="post").on
    )


def test_a_report_is_dated_and_its_deadline_is_one_call() -> None:
    row = ROWS["C152"]
    assert row["start"] == "report dated 2025-12-01"
    assert parse_day(row["expected_due"]) == deadline(
        Allowance.parse("56 days"), date(2025, 12, 1), roll=Roll.NONE
    )


@pytest.mark.parametrize("case", ["C154", "C156"])
def test_scottish_rows_agree_with_the_scottish_calendar(case: str) -> None:
    row = ROWS[case]
    assert parse_day(row["expected_due"]) == deadline(
        Allowance.parse("20 working days"), _start(row), scotland()
    )

"""How a program counts days with no record, as type checkers see it. Nothing here is run."""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from datetime import date
from typing import assert_type

from isa_programme import (
    Allowance,
    CalculatedStart,
    Calculation,
    CivilDate,
    Closure,
    DateError,
    FirstDay,
    GivenStart,
    Happening,
    Month,
    OutsideCalendarError,
    Roll,
    Stage,
    Standing,
    Unit,
    WorkingCalendar,
    calculate,
    calculate_each,
    clock_deadline,
    combined,
    deadline,
    deadlines,
    latest_start,
    read_calendar_csv,
    scotland,
    weekdays,
    worked_back,
)

START = date(2025, 11, 13)


def a_calendar_is_made() -> None:
    calendar = scotland()
    assert_type(calendar, WorkingCalendar)
    assert_type(calendar.is_working_day(START), bool)
    assert_type(weekdays(START, date(2026, 12, 31)), WorkingCalendar)
    assert_type(read_calendar_csv("", name="office"), WorkingCalendar)
    assert_type(combined([calendar, calendar]), WorkingCalendar)
    combined(calendar)  # type: ignore[arg-type]  # of which calendars?
    calendar.is_working_day("2025-11-13")  # type: ignore[arg-type]  # a text is no day
    read_calendar_csv("")  # type: ignore[call-arg]  # a calendar has a name
    Closure(START, START)  # type: ignore[call-arg]  # why?


def a_deadline_is_counted(calendar: WorkingCalendar) -> None:
    assert_type(deadline("20 working days", START, calendar), date)
    assert_type(deadline(Allowance(20, Unit.WORKING_DAYS), START, calendar), date)
    assert_type(deadline("1 month", START, first_day=FirstDay.SAME, roll=Roll.NONE), date)
    assert_type(deadlines("20 working days", [START, START], calendar), list[date])
    deadline(20, START, calendar)  # type: ignore[arg-type]  # twenty of what?
    deadline("20 working days", "2025-11-13", calendar)  # type: ignore[arg-type]  # no day
    deadline("20 working days", START, "scotland")  # type: ignore[arg-type]  # no calendar
    deadline("1 month", START, calendar, FirstDay.SAME)  # type: ignore[call-arg]  # by name
    deadline("1 month", START, calendar, roll="none")  # type: ignore[arg-type]  # by its word
    deadlines("20 working days", START, calendar)  # type: ignore[arg-type]  # of which starts?


def a_clock_is_worked_out(calendar: WorkingCalendar, stage: Stage) -> None:
    worked = calculate(
        stage,
        START,
        calendar,
        pauses=[(date(2025, 11, 20), None)],
        extensions=[(Allowance.parse("5 working days"), START)],
        as_at=date(2026, 1, 5),
    )
    assert_type(worked, Calculation)
    assert_type(worked.deadline, date | None)
    assert_type(worked.standing, Standing | None)
    assert_type(latest_start(stage, START, calendar), date)
    assert_type(worked_back(stage, START, calendar), Calculation)
    assert_type(
        clock_deadline(stage, START, calendar, [(Happening.PAUSED, START, "pause 1")]), date | None
    )
    starts = [GivenStart(start=START)]
    assert_type(calculate_each("20 working days", starts, calendar), tuple[CalculatedStart, ...])
    calculate(stage, START, calendar, pauses=[START])  # type: ignore[list-item]  # until when?
    calculate_each(stage, [START], calendar)  # type: ignore[list-item]  # a start is a GivenStart
    clock_deadline(stage, START)  # type: ignore[call-arg]  # a calendar, or None said


def dates_may_be_months(on: CivilDate) -> None:
    assert_type(on, date | Month)
    assert_type(Month(2025, 9), Month)
    _ = on.day  # type: ignore[union-attr]  # a month has none


def a_fault_says_what_is_wrong(calendar: WorkingCalendar) -> None:
    try:
        deadline("20 working days", START, calendar)
    except OutsideCalendarError as error:
        assert_type(error.day, date | None)
        assert_type(error.last, date)
    except DateError as error:
        assert_type(error.given, str)
        assert_type(error.faults, tuple[str, ...])

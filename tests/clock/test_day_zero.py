"""Day zero: which day a clock counts from."""

from __future__ import annotations

from datetime import date, time

import attrs
import pytest

from isa_programme.calendars.months import Month
from isa_programme.calendars.scotland import scotland
from isa_programme.clock.day_zero import DayZero, work_out
from isa_programme.errors import CalendarError
from isa_programme.record.allowance import Allowance
from isa_programme.record.counting_rules import Receipt
from isa_programme.record.stages import Stage
from registers import SUBSTANTIVE

FRIDAY, SATURDAY, MONDAY, TUESDAY = (date(2026, 1, day) for day in (9, 10, 12, 13))
MOVES = attrs.evolve(SUBSTANTIVE, receipt=Receipt.NEXT_WORKING_DAY)
CUT_OFF = attrs.evolve(SUBSTANTIVE, cut_off=time(17))
POST = attrs.evolve(CUT_OFF, channel={"post": Allowance.parse("2 working days")})


def test_receipt_on_a_working_day_is_day_zero() -> None:
    assert DayZero(FRIDAY, ("received on Friday 9 January 2026",)) == work_out(
        "received", FRIDAY, SUBSTANTIVE, scotland()
    )


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        pytest.param(SUBSTANTIVE, SATURDAY, id="stands by default"),
        pytest.param(MOVES, MONDAY, id="moves where the protocol says so"),
        pytest.param(CUT_OFF, MONDAY, id="moves by default beside a cut-off"),
        pytest.param(attrs.evolve(CUT_OFF, receipt=Receipt.STANDS), SATURDAY, id="stands if said"),
    ],
)
def test_receipt_on_a_saturday(stage: Stage, expected: date) -> None:
    assert expected == work_out("received", SATURDAY, stage, scotland()).on


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        pytest.param(time(16, 59), FRIDAY, id="before the cut-off"),
        pytest.param(time(17), FRIDAY, id="exactly at the cut-off is in time"),
        pytest.param(time(17, 1), MONDAY, id="after the cut-off"),
        pytest.param(None, FRIDAY, id="at a time nobody noted"),
    ],
)
def test_after_the_cut_off_day_zero_is_the_next_working_day(
    at: time | None, expected: date
) -> None:
    assert expected == work_out("received", FRIDAY, CUT_OFF, scotland(), at=at).on


def test_friday_evening_is_never_later_than_saturday_morning() -> None:
    evening = work_out("received", FRIDAY, CUT_OFF, scotland(), at=time(20)).on
    morning = work_out("received", SATURDAY, CUT_OFF, scotland(), at=time(9)).on
    assert MONDAY == evening == morning


def test_a_cut_off_says_why_it_moved_day_zero() -> None:
    assert DayZero(
        MONDAY,
        (
            "received on Friday 9 January 2026",
            "at 17:30, after the cut-off of 17:00, so it counts as Monday 12 January 2026",
        ),
    ) == work_out("received", FRIDAY, CUT_OFF, scotland(), at=time(17, 30))


def test_a_channel_dates_receipt_and_leaves_the_cut_off_out() -> None:
    assert DayZero(
        TUESDAY,
        (
            "issued on Friday 9 January 2026",
            "by post, 2 working days after sending: Tuesday 13 January 2026",
        ),
    ) == work_out("issued", FRIDAY, POST, scotland(), at=time(20), channel="post")


def test_a_channel_the_protocol_does_not_name_changes_nothing() -> None:
    assert work_out("issued", FRIDAY, POST, scotland(), channel="e-mail").on == FRIDAY


def test_what_has_not_happened_yet_gives_no_day_zero_and_nothing_unknown() -> None:
    assert DayZero(None) == work_out("received", None, SUBSTANTIVE, scotland())


def test_a_month_without_a_day_cannot_be_counted_from() -> None:
    assert DayZero(None, unknown="issued in September 2025: the source gives no day") == work_out(
        "issued", Month(2025, 9), SUBSTANTIVE, scotland()
    )


def test_a_month_with_an_assumed_day_is_counted_from_and_labelled() -> None:
    assert DayZero(
        date(2025, 9, 15),
        ("issued in September 2025; Monday 15 September 2025 is an assumed day",),
    ) == work_out("issued", Month(2025, 9), SUBSTANTIVE, scotland(), assumed_day=15)


@pytest.mark.parametrize(
    ("stage", "day", "channel"),
    [
        pytest.param(MOVES, SATURDAY, None, id="receipt that moves"),
        pytest.param(POST, FRIDAY, "post", id="a channel in working days"),
    ],
)
def test_a_rule_that_needs_a_calendar_is_not_passed_over_without_one(
    stage: Stage, day: date, channel: str | None
) -> None:
    with pytest.raises(CalendarError) as refused:
        work_out("received", day, stage, None, channel=channel)
    assert str(refused.value) == "a calendar is needed to tell working days from others"


def test_a_day_that_stands_needs_no_calendar() -> None:
    assert work_out("received", SATURDAY, SUBSTANTIVE, None).on == SATURDAY

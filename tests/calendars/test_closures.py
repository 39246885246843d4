"""Closures: days on which an office is shut though the calendar does not say so."""

from __future__ import annotations

from datetime import date

import pytest

from isa_programme.calendars.closures import Closure
from isa_programme.calendars.scotland import scotland
from isa_programme.errors import CalendarError

EASTER_MONDAY = date(2026, 4, 6)
SUMMER = Closure(date(2026, 7, 6), date(2026, 7, 10), "summer closure")


def test_a_closure_is_every_day_from_its_first_to_its_last() -> None:
    assert [date(2026, 7, day) for day in range(6, 11)] == list(SUMMER.days())


def test_a_closure_may_be_one_day() -> None:
    assert list(Closure(EASTER_MONDAY, EASTER_MONDAY, "Easter Monday").days()) == [EASTER_MONDAY]


def test_a_closure_never_ends_before_it_begins() -> None:
    with pytest.raises(CalendarError) as refused:
        Closure(date(2026, 7, 10), date(2026, 7, 6), "summer closure")
    assert str(refused.value) == (
        "a closure can't end on 2026-07-06, before it begins on 2026-07-10"
    )


@pytest.mark.parametrize("reason", ["", "  ", "\n"], ids=ascii)
def test_a_closure_has_a_reason(reason: str) -> None:
    with pytest.raises(CalendarError) as refused:
        Closure(EASTER_MONDAY, EASTER_MONDAY, reason)
    assert str(refused.value) == "the closure of 2026-04-06 needs a reason"


def test_a_calendar_with_a_closure_does_not_count_its_days() -> None:
    office = scotland().with_closures(added=[SUMMER], source="office notice")
    assert [
        date(2026, 7, 3),
        date(2026, 7, 13),
    ] == [office.nth_working_day(date(2026, 7, 2), n) for n in (1, 2)]
    assert office.reason_closed(date(2026, 7, 8)) == "summer closure"


def test_the_calendar_it_was_made_from_stays_as_it_was() -> None:
    before = scotland().fingerprint
    office = scotland().with_closures(added=[SUMMER])
    assert before == scotland().fingerprint != office.fingerprint


def test_a_day_that_counts_after_all_is_named() -> None:
    before = scotland().with_closures(removed=[date(2026, 6, 15)])
    assert date(2026, 6, 16) == before.nth_working_day(date(2026, 5, 18), 20)


def test_the_source_of_a_closure_is_kept_beside_that_of_the_calendar() -> None:
    bare = scotland().source
    office = scotland().with_closures(added=[SUMMER], source="office notice")
    assert f"{bare}; office notice" == office.source
    assert bare == scotland().with_closures(added=[SUMMER]).source


def test_a_closure_takes_nothing_else_away() -> None:
    office = scotland(2026, 2040).with_closures(added=[SUMMER])
    bare = scotland(2026, 2040)
    assert (bare.name, bare.first, bare.last, bare.week, bare.provisional_from) == (
        office.name,
        office.first,
        office.last,
        office.week,
        office.provisional_from,
    )


def test_all_faults_of_a_change_are_reported_together() -> None:
    outside = [
        Closure(date(2029, 1, 1), date(2029, 1, 2), "too late"),
        Closure(date(2017, 12, 31), date(2018, 1, 1), "begins too early"),
    ]
    with pytest.raises(CalendarError) as refused:
        scotland().with_closures(added=outside, removed=[EASTER_MONDAY, date(2026, 1, 10)])
    assert refused.value.faults == (
        "2026-04-06 is not closed in the calendar 'scotland'",
        "2026-01-10 is not closed in the calendar 'scotland'",
        "the closure of 2029-01-01 lies outside 2018-01-01 to 2028-12-31",
        "the closure of 2017-12-31 lies outside 2018-01-01 to 2028-12-31",
    )


def test_a_day_is_taken_out_only_once() -> None:
    with pytest.raises(CalendarError) as refused:
        scotland().with_closures(removed=[date(2026, 6, 15)] * 2)
    assert str(refused.value) == "2026-06-15 is not closed in the calendar 'scotland'"

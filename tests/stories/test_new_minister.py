"""A Minister leaves and another comes: people change, offices answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from isa_programme import Holder, Month, RefusedError, Tracker
from isa_programme.questions.offices import HolderRow, holders


@pytest.fixture
def told(tracker: Tracker) -> Tracker:
    tracker.appoint_holder("minister", "A. Before", first="2021-05", source="gov.scot")
    tracker.issue_advice(
        "One strategy, not two",
        issued_on="2025-11-13",
        addressees="minister",
        recommendations=["Publish one strategy"],
    )
    tracker.appoint_holder("minister", "B. After", first="2025-12-01", source="parliament.scot")
    return tracker


def test_both_terms_are_shown_and_the_older_one_ended_the_day_before(told: Tracker) -> None:
    expected = (
        HolderRow(
            addressee="minister",
            name="A. Before",
            first=Month(2021, 5),
            last=date(2025, 11, 30),
            source="gov.scot",
        ),
        HolderRow(
            addressee="minister",
            name="B. After",
            first=date(2025, 12, 1),
            last=None,
            source="parliament.scot",
        ),
    )
    assert expected == holders(told.register, "minister")


def test_the_office_has_one_holder_each_day(told: Tracker) -> None:
    office = told.register.addressee("minister")
    days = (date(2021, 4, 30), date(2021, 5, 1), date(2025, 11, 30), date(2025, 12, 1))
    found = [office.holder_on(day) for day in days]
    expected = [None, "A. Before", "A. Before", "B. After"]
    assert expected == [held.name if held else None for held in found]


@pytest.mark.usefixtures("told")
def test_what_is_owed_stays_with_the_office(standing: Callable[[str], list[str]]) -> None:
    expected = {
        "2025-11-30": ["ADV-2025-001.1 minister substantive: awaiting, 2025-12-12"],
        "2025-12-01": ["ADV-2025-001.1 minister substantive: awaiting, 2025-12-12"],
        "2025-12-15": ["ADV-2025-001.1 minister substantive: overdue, 2025-12-12"],
    }
    assert expected == {day: standing(day) for day in expected}


def test_a_term_recorded_afterwards_takes_its_place_in_time(tracker: Tracker) -> None:
    tracker.appoint_holder("minister", "B. After", first="2025-12-01")
    tracker.appoint_holder("minister", "A. Before", first="2021-05-20")
    office = tracker.register.addressee("minister")
    days = (date(2025, 11, 30), date(2025, 12, 1), date(2026, 6, 1))
    expected = ["A. Before", "B. After", "B. After"]
    found = [office.holder_on(day) for day in days]
    assert expected == [held.name if held else None for held in found]


def test_a_term_ends_by_its_own_last_day_where_one_is_given(tracker: Tracker) -> None:
    tracker.appoint_holder("minister", "A. Before", first="2021-05-20", last="2025-10-31")
    tracker.appoint_holder("minister", "B. After", first="2025-12-01")
    expected = (
        Holder(name="A. Before", first=date(2021, 5, 20), last=date(2025, 10, 31)),
        Holder(name="B. After", first=date(2025, 12, 1)),
    )
    assert expected == tracker.register.addressee("minister").holders


def test_faults_of_a_term_are_told_together(told: Tracker) -> None:
    with pytest.raises(RefusedError) as caught:
        told.appoint_holder("minister", "C", first="2025-12-01", last="2025-11-01")
    expected = (
        "last: 2025-11-01 lies before 2025-12-01",
        "first: a term of minister from 2025-12-01 is recorded already",
    )
    assert expected == caught.value.faults

"""More time is agreed: on the last day it counts, a day later it moves nothing and is found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from isa_programme import (
    Allowance,
    Finding,
    Move,
    RefusedError,
    Scope,
    Severity,
    StageName,
    Standing,
    Tracker,
)
from isa_programme.record.facts import ExtensionAgreed


@pytest.fixture(autouse=True)
def paper(tracker: Tracker) -> None:
    tracker.issue_advice(
        "One strategy, not two",
        issued_on="2025-11-13",
        addressees=["minister", "cosla"],
        recommendations=["Publish one strategy"],
    )


def extend(tracker: Tracker, agreed_on: str, **how: str) -> int:
    return tracker.extend_clock(
        "ADV-2025-001",
        agreed_on=agreed_on,
        agreed_by="the adviser",
        reason="a by-election",
        addressees="minister",
        by=how.get("by"),
        until=how.get("until"),
    ).number


def fact(agreed_on: date) -> ExtensionAgreed:
    return ExtensionAgreed(
        scope=Scope(advice="ADV-2025-001", addressees=("minister",)),
        agreed_on=agreed_on,
        agreed_by="the adviser",
        by=Allowance.parse("10 working days"),
        reason="a by-election",
    )


def test_agreed_on_the_last_day_it_lengthens_the_time(
    tracker: Tracker, standing: Callable[[str], list[str]]
) -> None:
    extend(tracker, "2025-12-12", by="10 working days")
    cosla = "ADV-2025-001.1 cosla substantive: {}, 2025-12-12"
    expected = {
        "2025-12-11": [
            "ADV-2025-001.1 minister substantive: due-soon, 2025-12-12",
            cosla.format("due-soon"),
        ],
        "2025-12-12": [
            "ADV-2025-001.1 minister substantive: awaiting, 2025-12-30",
            cosla.format("due-today"),
        ],
        "2025-12-30": [
            "ADV-2025-001.1 minister substantive: due-today, 2025-12-30",
            cosla.format("overdue"),
        ],
        "2025-12-31": [
            "ADV-2025-001.1 minister substantive: overdue, 2025-12-30",
            cosla.format("overdue"),
        ],
    }
    assert expected == {day: standing(day) for day in expected}


def test_lateness_is_told_against_both_dates(tracker: Tracker) -> None:
    extend(tracker, "2025-12-12", by="10 working days")
    late = tracker.overdue(as_at=date(2026, 1, 5))
    expected = [
        ("cosla", date(2025, 12, 12), date(2025, 12, 12), 12, 24, 12, 24),
        ("minister", date(2025, 12, 30), date(2025, 12, 12), 2, 6, 12, 24),
    ]
    assert expected == [
        (
            line.addressee,
            line.deadline,
            line.original_deadline,
            line.working_days_late,
            line.days_late,
            line.working_days_late_original,
            line.days_late_original,
        )
        for line in late
    ]


def test_agreed_a_day_too_late_it_moves_nothing_and_check_says_so(
    tracker: Tracker, standing: Callable[[str], list[str]]
) -> None:
    before, stood = tracker.check(as_at=date(2025, 12, 31)), standing("2025-12-31")
    number = extend(tracker, "2025-12-13", by="10 working days")
    expected = [
        Finding(
            rule="clocks-were-moved-in-time",
            severity=Severity.WARNING,
            sentence="ADV-2025-001.1, minister, substantive: extended by 10 working days on"
            " 2025-12-13 moved nothing; it came after the deadline, 2025-12-12",
            reference="ADV-2025-001",
            entry=number,
        )
    ]
    found = tracker.check(as_at=date(2025, 12, 31))
    assert expected == [
        each for each in found if each not in before and each.rule != "recorded-late"
    ]
    assert stood == standing("2025-12-31")


def test_as_at_the_day_before_it_was_agreed_check_says_nothing(tracker: Tracker) -> None:
    before = set(tracker.check(as_at=date(2025, 12, 12)))
    extend(tracker, "2025-12-13", by="10 working days")
    added = {each.rule for each in {*tracker.check(as_at=date(2025, 12, 12))} - before}
    assert {"recorded-late"} == added


def test_what_an_extension_will_move_is_foreseen(tracker: Tracker) -> None:
    expected = (
        Move(
            reference="ADV-2025-001.1",
            addressee="minister",
            stage=StageName.SUBSTANTIVE,
            period=None,
            deadline_before=date(2025, 12, 12),
            deadline_after=date(2025, 12, 30),
            standing_before=Standing.OVERDUE,
            standing_after=Standing.OVERDUE,
            addressee_after="minister",
            told_on=None,
        ),
    )
    assert expected == tracker.foresee(fact(date(2025, 12, 12)))
    assert tracker.foresee(fact(date(2025, 12, 13))) == ()


def test_an_agreed_date_stands_as_agreed(
    tracker: Tracker, standing: Callable[[str], list[str]]
) -> None:
    extend(tracker, "2025-12-01", until="2026-01-03")
    expected = [
        "ADV-2025-001.1 minister substantive: awaiting, 2026-01-03",
        "ADV-2025-001.1 cosla substantive: overdue, 2025-12-12",
    ]
    assert expected == standing("2025-12-15")


@pytest.mark.parametrize(
    ("how", "fault"),
    [
        ({}, "extension: give either how much more, or until when"),
        (
            {"by": "10 working days", "until": "2026-01-30"},
            "extension: give either how much more, or until when",
        ),
        ({"until": "2025-11-28"}, "until: 2025-11-28 lies before it was agreed, on 2025-12-01"),
        (
            {"until": "2025-12-05"},
            (
                "until: 2025-12-05 lies before the deadline in force, 2025-12-12;"
                " an extension can't shorten the time (ADV-2025-001.1, minister)"
            ),
        ),
    ],
)
def test_an_extension_that_extends_nothing_is_refused(
    tracker: Tracker, how: dict[str, str], fault: str
) -> None:
    with pytest.raises(RefusedError) as caught:
        extend(tracker, "2025-12-01", **how)
    assert caught.value.faults == (fault,)

"""The Minister answers one recommendation in time, and the other in a second letter, too late."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from isa_programme import Recorded, Tracker


def tell(tracker: Tracker) -> tuple[Recorded, ...]:
    return (
        tracker.issue_advice(
            "One strategy, not two",
            issued_on="2025-11-13",
            addressees="minister",
            recommendations=["Publish one strategy", "Name a director"],
        ),
        tracker.record_response(
            "ADV-2025-001",
            sent_by="minister",
            kind="substantive",
            received_on="2025-12-10",
            dispositions={1: "accepted"},
        ),
        tracker.record_response(
            "ADV-2025-001",
            sent_by="minister",
            kind="substantive",
            received_on="2025-12-17",
            dispositions={2: "accepted-in-part"},
        ),
    )


def test_each_letter_settles_what_it_decides_and_no_more(
    tracker: Tracker, standing: Callable[[str], list[str]]
) -> None:
    tell(tracker)
    days = ("2025-11-12", "2025-12-04", "2025-12-05", "2025-12-10", "2025-12-12", "2025-12-13")
    expected = {
        "2025-11-12": [],
        "2025-12-04": [
            "ADV-2025-001.1 minister substantive: awaiting, 2025-12-12",
            "ADV-2025-001.2 minister substantive: awaiting, 2025-12-12",
        ],
        "2025-12-05": [
            "ADV-2025-001.1 minister substantive: due-soon, 2025-12-12",
            "ADV-2025-001.2 minister substantive: due-soon, 2025-12-12",
        ],
        "2025-12-10": [
            "ADV-2025-001.1 minister substantive: answered-on-time, 2025-12-12",
            "ADV-2025-001.2 minister substantive: due-soon, 2025-12-12",
        ],
        "2025-12-12": [
            "ADV-2025-001.1 minister substantive: answered-on-time, 2025-12-12",
            "ADV-2025-001.2 minister substantive: due-today, 2025-12-12",
        ],
        "2025-12-13": [
            "ADV-2025-001.1 minister substantive: answered-on-time, 2025-12-12",
            "ADV-2025-001.2 minister substantive: overdue, 2025-12-12",
        ],
    }
    assert expected == {day: standing(day) for day in days}


def test_the_second_letter_is_late_by_its_own_day(tracker: Tracker) -> None:
    tell(tracker)
    expected = [
        ("ADV-2025-001.1", "answered-on-time", date(2025, 12, 10), "RSP-2025-001", 0, 0),
        ("ADV-2025-001.2", "answered-late", date(2025, 12, 17), "RSP-2025-002", 3, 5),
    ]
    assert expected == [
        (
            line.reference,
            line.standing,
            line.met_on,
            line.met_by,
            line.working_days_late,
            line.days_late,
        )
        for line in tracker.standings(as_at=date(2026, 6, 1))
    ]


def test_papers_and_letters_get_references_of_their_own(tracker: Tracker) -> None:
    expected = ["ADV-2025-001", "RSP-2025-001", "RSP-2025-002"]
    assert expected == [recorded.reference for recorded in tell(tracker)]

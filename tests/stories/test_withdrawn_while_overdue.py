"""A paper is withdrawn three working days late: it stays counted as overdue, and grows no later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from isa_programme import RefusedError, Tracker


@pytest.fixture(autouse=True)
def paper(tracker: Tracker) -> None:
    tracker.issue_advice(
        "One strategy, not two",
        issued_on="2025-11-13",
        addressees="minister",
        recommendations=["Publish one strategy", "Name a director"],
    )


def late(tracker: Tracker, as_at: date) -> list[tuple[object, ...]]:
    return [
        (line.reference, line.because, line.working_days_late, line.days_late)
        for line in tracker.overdue(as_at=as_at)
    ]


def test_lateness_is_counted_to_the_day_of_withdrawal(tracker: Tracker) -> None:
    tracker.withdraw_advice(
        "ADV-2025-001", withdrawn_on="2025-12-17", reason="overtaken", recommendations=[1]
    )
    withdrawn = "withdrawn on 17 December 2025, when overdue"
    expected = {
        date(2025, 12, 16): [
            ("ADV-2025-001.1", "", 2, 4),
            ("ADV-2025-001.2", "", 2, 4),
        ],
        date(2025, 12, 17): [
            ("ADV-2025-001.1", withdrawn, 3, 5),
            ("ADV-2025-001.2", "", 3, 5),
        ],
        date(2025, 12, 19): [
            ("ADV-2025-001.1", withdrawn, 3, 5),
            ("ADV-2025-001.2", "", 5, 7),
        ],
    }
    assert expected == {day: late(tracker, day) for day in expected}


def test_an_answer_is_awaited_only_until_the_withdrawal(tracker: Tracker) -> None:
    tracker.withdraw_advice("ADV-2025-001", withdrawn_on="2025-12-17", reason="overtaken")
    days = (date(2025, 12, 16), date(2025, 12, 17), date(2026, 6, 1))
    expected = [True, True, False, False, False, False]
    assert expected == [line.owed for day in days for line in tracker.standings(as_at=day)]


def test_withdrawn_on_the_last_day_it_was_never_overdue(
    tracker: Tracker, standing: Callable[[str], list[str]]
) -> None:
    tracker.withdraw_advice("ADV-2025-001", withdrawn_on="2025-12-12", reason="overtaken")
    expected = [
        "ADV-2025-001.1 minister substantive: withdrawn, 2025-12-12",
        "ADV-2025-001.2 minister substantive: withdrawn, 2025-12-12",
    ]
    assert expected == standing("2025-12-12") == standing("2026-06-01")
    assert tracker.overdue(as_at=date(2026, 6, 1)) == ()


def test_what_was_answered_before_stays_answered(
    tracker: Tracker, standing: Callable[[str], list[str]]
) -> None:
    tracker.record_response(
        "ADV-2025-001",
        sent_by="minister",
        kind="substantive",
        received_on="2025-12-11",
        dispositions={1: "accepted"},
    )
    tracker.withdraw_advice("ADV-2025-001", withdrawn_on="2025-12-17", reason="overtaken")
    expected = [
        "ADV-2025-001.1 minister substantive: answered-on-time, 2025-12-12",
        "ADV-2025-001.2 minister substantive: overdue, 2025-12-12",
    ]
    assert expected == standing("2025-12-31")


def test_a_paper_is_not_withdrawn_before_it_was_issued(tracker: Tracker) -> None:
    with pytest.raises(RefusedError) as caught:
        tracker.withdraw_advice("ADV-2025-001", withdrawn_on="2025-11-12", reason=" ")
    expected = (
        "reason: it can't be blank",
        "date: 2025-11-12 lies before ADV-2025-001 was issued, on 2025-11-13",
    )
    assert expected == caught.value.faults

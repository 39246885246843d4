"""A later letter takes an answer back: the first met the obligation, the latest is the position."""

from __future__ import annotations

from datetime import date

import pytest

from isa_programme import Coverage, DispositionKind, Standing, Tracker


@pytest.fixture
def told(tracker: Tracker) -> Tracker:
    tracker.issue_advice(
        "One strategy, not two",
        issued_on="2025-11-13",
        addressees="minister",
        recommendations=["Publish one strategy"],
    )
    tracker.record_response(
        "ADV-2025-001",
        sent_by="minister",
        kind="substantive",
        received_on="2025-12-10",
        dispositions={1: "accepted"},
    )
    tracker.record_response(
        "ADV-2025-001",
        sent_by="minister",
        kind="substantive",
        received_on="2026-02-03",
        dispositions={1: "not-accepted"},
        reasons={1: "the money went elsewhere"},
    )
    return tracker


def covered(disposition: DispositionKind, reason: str, response: str) -> tuple[Coverage]:
    return (
        Coverage(
            reference="ADV-2025-001.1",
            text="Publish one strategy",
            addressee="minister",
            standing=Standing.ANSWERED_ON_TIME,
            first_disposition=DispositionKind.ACCEPTED,
            disposition=disposition,
            reason=reason,
            response=response,
            answered=True,
        ),
    )


def test_the_latest_position_is_shown_beside_the_first(told: Tracker) -> None:
    expected = covered(DispositionKind.NOT_ACCEPTED, "the money went elsewhere", "RSP-2026-001")
    assert expected == told.coverage("ADV-2025-001", as_at=date(2026, 2, 3))


def test_as_at_a_day_before_the_second_letter_the_first_still_holds(told: Tracker) -> None:
    expected = covered(DispositionKind.ACCEPTED, "", "RSP-2025-001")
    assert expected == told.coverage("ADV-2025-001", as_at=date(2026, 2, 2))


def test_the_first_letter_is_the_one_that_met_the_obligation(told: Tracker) -> None:
    (line,) = told.standings(as_at=date(2026, 3, 1))
    expected = ("RSP-2025-001", date(2025, 12, 10), 0, DispositionKind.NOT_ACCEPTED)
    assert expected == (line.met_by, line.met_on, line.working_days_late, line.disposition)


def test_both_letters_are_kept(told: Tracker) -> None:
    expected = ["RSP-2025-001", "RSP-2026-001"]
    file = told.register.file("ADV-2025-001")
    assert expected == [response.reference for response in file.responses_by(date(2026, 2, 3))]
    assert len(told.history("ADV-2025-001")) == 3

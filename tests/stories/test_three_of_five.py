"""One letter answers three of five recommendations: one it leaves open by name, one unmentioned."""

from __future__ import annotations

from datetime import date

import pytest

from isa_programme import Coverage, DispositionKind, Standing, Tracker


@pytest.fixture
def told(tracker: Tracker) -> Tracker:
    tracker.issue_advice(
        "Five things to do",
        issued_on="2025-11-13",
        addressees="minister",
        recommendations=["First", "Second", "Third", "Fourth", "Fifth"],
    )
    tracker.record_response(
        "ADV-2025-001",
        sent_by="minister",
        kind="substantive",
        received_on="2025-12-12",
        dispositions={
            1: "accepted",
            2: "not-accepted",
            3: "to-be-explored",
            4: "not-addressed",
        },
        reasons={2: "it would duplicate a post"},
    )
    return tracker


def covered(
    number: int,
    text: str,
    standing: Standing,
    *,
    decided: DispositionKind | None,
    met: bool,
    reason: str = "",
) -> Coverage:
    return Coverage(
        reference=f"ADV-2025-001.{number}",
        text=text,
        addressee="minister",
        standing=standing,
        first_disposition=decided if met else None,
        disposition=decided,
        reason=reason,
        response=None if decided is None else "RSP-2025-001",
        answered=met,
    )


def test_three_of_five_are_covered(told: Tracker) -> None:
    on_time, kinds = Standing.ANSWERED_ON_TIME, DispositionKind
    expected = (
        covered(1, "First", on_time, decided=kinds.ACCEPTED, met=True),
        covered(
            2,
            "Second",
            on_time,
            decided=kinds.NOT_ACCEPTED,
            met=True,
            reason="it would duplicate a post",
        ),
        covered(3, "Third", on_time, decided=kinds.TO_BE_EXPLORED, met=True),
        covered(4, "Fourth", Standing.DUE_TODAY, decided=kinds.NOT_ADDRESSED, met=False),
        covered(5, "Fifth", Standing.DUE_TODAY, decided=None, met=False),
    )
    assert expected == told.coverage("ADV-2025-001", as_at=date(2025, 12, 12))


def test_what_the_letter_leaves_open_falls_overdue(told: Tracker) -> None:
    expected = ["ADV-2025-001.4", "ADV-2025-001.5"]
    assert expected == [line.reference for line in told.overdue(as_at=date(2025, 12, 13))]


def test_before_the_letter_nothing_is_covered(told: Tracker) -> None:
    expected = tuple(
        covered(number, text, Standing.DUE_SOON, decided=None, met=False)
        for number, text in enumerate(("First", "Second", "Third", "Fourth", "Fifth"), start=1)
    )
    assert expected == told.coverage("ADV-2025-001", as_at=date(2025, 12, 11))

"""Nobody answers: each step falls due in its turn, and is listed until somebody takes it."""

from __future__ import annotations

from datetime import date

import pytest

from isa_programme import EscalationDue, Scope, Tracker
from isa_programme.record.facts import EscalationMade

LETTER, MEETING = "a letter asking for the answer", "a meeting with the First Minister"


@pytest.fixture(autouse=True)
def paper(tracker: Tracker) -> None:
    tracker.issue_advice(
        "One strategy, not two",
        issued_on="2025-11-13",
        addressees="minister",
        recommendations=["Publish one strategy"],
    )


def step(name: str, fell_due_on: date) -> EscalationDue:
    return EscalationDue(
        reference="ADV-2025-001.1",
        addressee="minister",
        period=None,
        step=name,
        to="government" if name == MEETING else None,
        fell_due_on=fell_due_on,
        deadline=date(2025, 12, 12),
        protocol="answers version 1",
    )


FIRST, SECOND = step(LETTER, date(2025, 12, 15)), step(MEETING, date(2025, 12, 30))


def test_each_step_falls_due_on_its_own_working_day(tracker: Tracker) -> None:
    expected = {
        date(2025, 12, 12): (),
        date(2025, 12, 14): (),
        date(2025, 12, 15): (FIRST,),
        date(2025, 12, 29): (FIRST,),
        date(2025, 12, 30): (FIRST, SECOND),
        date(2026, 6, 1): (FIRST, SECOND),
    }
    assert expected == {day: tracker.escalations_due(as_at=day) for day in expected}


def test_a_step_that_was_made_is_listed_no_more(tracker: Tracker) -> None:
    tracker.record(
        EscalationMade(scope=Scope(advice="ADV-2025-001"), step=LETTER, made_on=date(2025, 12, 18))
    )
    expected = {
        date(2025, 12, 17): (FIRST,),
        date(2025, 12, 18): (),
        date(2025, 12, 30): (SECOND,),
    }
    assert expected == {day: tracker.escalations_due(as_at=day) for day in expected}


def test_a_step_made_for_another_office_changes_nothing_here(tracker: Tracker) -> None:
    tracker.record(
        EscalationMade(
            scope=Scope(advice="ADV-2025-001", addressees=("cosla",)),
            step=LETTER,
            made_on=date(2025, 12, 18),
        )
    )
    assert tracker.escalations_due(as_at=date(2025, 12, 18)) == (FIRST,)


def test_an_answer_ends_all_steps(tracker: Tracker) -> None:
    tracker.record_response(
        "ADV-2025-001",
        sent_by="minister",
        kind="substantive",
        received_on="2025-12-30",
        dispositions={1: "accepted"},
    )
    assert tracker.escalations_due(as_at=date(2025, 12, 29)) == (FIRST,)
    assert tracker.escalations_due(as_at=date(2025, 12, 30)) == ()


def test_a_holding_reply_ends_none(tracker: Tracker) -> None:
    tracker.record_response(
        "ADV-2025-001", sent_by="minister", kind="holding", received_on="2025-12-16"
    )
    assert tracker.escalations_due(as_at=date(2025, 12, 30)) == (FIRST, SECOND)


def test_no_step_falls_due_on_what_was_withdrawn_before(tracker: Tracker) -> None:
    tracker.withdraw_advice("ADV-2025-001", withdrawn_on="2025-12-17", reason="overtaken")
    assert tracker.escalations_due(as_at=date(2026, 6, 1)) == (FIRST,)

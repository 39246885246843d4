"""A holding reply promises an answer "by Easter"; the promise passes, the deadline never moves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from isa_programme import Month, PromisePassed, Protocol, Stage, Tracker
from isa_programme.record.allowance import Allowance
from isa_programme.record.vocabulary import StageName
from journal_samples import NOW


@pytest.fixture
def told(tracker: Tracker) -> Tracker:
    tracker.issue_advice(
        "One strategy, not two",
        issued_on="2026-01-05",
        addressees="minister",
        recommendations=["Publish one strategy"],
    )
    tracker.record_response(
        "ADV-2026-001",
        sent_by="minister",
        kind="holding",
        received_on="2026-01-20",
        promised_for="2026-04",
        promise="by Easter",
        delay_reason="a bill is before Parliament",
    )
    return tracker


def passed(days: int) -> tuple[PromisePassed]:
    return (
        PromisePassed(
            reference="ADV-2026-001.1",
            addressee="minister",
            response="RSP-2026-001",
            promise="by Easter",
            promised_for=Month(2026, 4),
            days_passed=days,
            deadline=date(2026, 2, 2),
        ),
    )


def test_the_promise_has_passed_only_when_its_month_has(told: Tracker) -> None:
    days = (date(2026, 1, 20), date(2026, 4, 30), date(2026, 5, 1), date(2026, 6, 1))
    expected = [(), (), passed(1), passed(32)]
    assert expected == [told.promises_passed(as_at=day) for day in days]


@pytest.mark.usefixtures("told")
def test_a_promise_moves_no_deadline(standing: Callable[[str], list[str]]) -> None:
    expected = {
        "2026-01-19": ["ADV-2026-001.1 minister substantive: awaiting, 2026-02-02"],
        "2026-01-20": ["ADV-2026-001.1 minister substantive: awaiting, 2026-02-02"],
        "2026-02-02": ["ADV-2026-001.1 minister substantive: due-today, 2026-02-02"],
        "2026-02-03": ["ADV-2026-001.1 minister substantive: overdue, 2026-02-02"],
        "2026-04-01": ["ADV-2026-001.1 minister substantive: overdue, 2026-02-02"],
    }
    assert expected == {day: standing(day) for day in expected}


def test_the_promise_stands_beside_the_deadline_from_the_day_it_came(told: Tracker) -> None:
    days = (date(2026, 1, 19), date(2026, 1, 20))
    promised = [line.promised_for for day in days for line in told.standings(as_at=day)]
    assert promised == [None, Month(2026, 4)]


def test_a_newer_promise_takes_the_place_of_the_older(told: Tracker) -> None:
    told.record_response(
        "ADV-2026-001",
        sent_by="minister",
        kind="holding",
        received_on="2026-04-29",
        promised_for="2026-05-29",
        promise="by the end of next month",
    )
    expected = PromisePassed(
        reference="ADV-2026-001.1",
        addressee="minister",
        response="RSP-2026-002",
        promise="by the end of next month",
        promised_for=date(2026, 5, 29),
        days_passed=3,
        deadline=date(2026, 2, 2),
    )
    assert told.promises_passed(as_at=date(2026, 5, 1)) == ()
    assert told.promises_passed(as_at=date(2026, 6, 1)) == (expected,)


def test_an_answer_ends_the_promise(told: Tracker) -> None:
    told.record_response(
        "ADV-2026-001",
        sent_by="minister",
        kind="substantive",
        received_on="2026-05-06",
        dispositions={1: "accepted"},
    )
    assert passed(5) == told.promises_passed(as_at=date(2026, 5, 5))
    assert told.promises_passed(as_at=date(2026, 5, 6)) == ()


def test_what_was_withdrawn_is_promised_no_more(told: Tracker) -> None:
    told.withdraw_advice("ADV-2026-001", withdrawn_on="2026-03-02", reason="overtaken by a bill")
    assert told.promises_passed(as_at=date(2026, 5, 1)) == ()


def test_a_holding_reply_meets_the_acknowledgement_and_no_more(
    told: Tracker, answers: Protocol, tmp_path: Path
) -> None:
    both = Protocol(
        name="both",
        version=1,
        status=answers.status,
        title="Acknowledge, then answer",
        effective_from=answers.effective_from,
        adopted_on=answers.adopted_on,
        source=answers.source,
        stages=(
            Stage(name=StageName.ACKNOWLEDGEMENT, allowance=Allowance.parse("5 working days")),
            *answers.stages,
        ),
    )
    with Tracker.create(
        tmp_path / "both.db",
        addressees=told.register.addressees.values(),
        protocols=[both],
        now=lambda: NOW,
    ) as other:
        other.record_all(entry.fact for entry in told.history("ADV-2026-001"))
        expected = [
            ("ADV-2026-001", "acknowledgement", "answered-late", date(2026, 1, 12)),
            ("ADV-2026-001.1", "substantive", "awaiting", date(2026, 2, 2)),
        ]
        assert expected == [
            (line.reference, line.stage, line.standing, line.deadline)
            for line in other.standings(as_at=date(2026, 1, 20))
        ]

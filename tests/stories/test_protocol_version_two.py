"""Version 2 halves the time: what was issued before it keeps the rules it was issued under."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import attrs
import pytest

from isa_programme import Allowance, Protocol, RefusedError, Tracker


def issue(tracker: Tracker, issued_on: str) -> None:
    tracker.issue_advice(
        f"A paper of {issued_on}",
        issued_on=issued_on,
        addressees="minister",
        recommendations=["Do"],
    )


@pytest.fixture
def second(answers: Protocol) -> Protocol:
    (stage,) = answers.stages
    return attrs.evolve(
        answers,
        version=2,
        effective_from=date(2026, 1, 1),
        adopted_on=date(2025, 12, 15),
        stages=(attrs.evolve(stage, allowance=Allowance.parse("10 working days")),),
    )


def test_papers_keep_the_version_in_force_on_their_day_of_issue(
    tracker: Tracker, second: Protocol, standing: Callable[[str], list[str]]
) -> None:
    issue(tracker, "2025-12-31")
    before = [tracker.standings(as_at=day) for day in (date(2026, 1, 5), date(2026, 2, 2))]
    tracker.agree_protocol(second)
    assert before == [tracker.standings(as_at=day) for day in (date(2026, 1, 5), date(2026, 2, 2))]
    issue(tracker, "2026-01-01")
    issue(tracker, "2025-12-30")
    expected = [
        "ADV-2025-001.1 minister substantive: awaiting, 2026-01-30",
        "ADV-2026-001.1 minister substantive: awaiting, 2026-01-16",
        "ADV-2025-002.1 minister substantive: awaiting, 2026-01-29",
    ]
    assert expected == standing("2026-01-05")
    assert ["answers version 1", "answers version 2", "answers version 1"] == [
        line.protocol for line in tracker.standings(as_at=date(2026, 1, 5))
    ]


def test_escalation_follows_the_version_too(tracker: Tracker, second: Protocol) -> None:
    issue(tracker, "2025-12-31")
    tracker.agree_protocol(attrs.evolve(second, escalation=()))
    issue(tracker, "2026-01-01")
    expected = [("ADV-2025-001.1", date(2026, 2, 2), "answers version 1")]
    assert expected == [
        (each.reference, each.fell_due_on, each.protocol)
        for each in tracker.escalations_due(as_at=date(2026, 2, 2))
    ]


def test_a_version_out_of_order_is_refused_with_all_its_faults(
    tracker: Tracker, second: Protocol
) -> None:
    with pytest.raises(RefusedError) as caught:
        tracker.agree_protocol(
            attrs.evolve(
                second,
                version=3,
                effective_from=date(2025, 1, 1),
                adopted_on=None,
                calendars=("wales",),
            )
        )
    expected = (
        "version: the next version of answers is 2, not 3",
        "effective_from: 2025-01-01 is not after the version before, 2025-01-01",
        "adopted_on: the day it was agreed is needed",
        "calendars: no calendar 'wales' was adopted here; there is scotland",
    )
    assert expected == caught.value.faults

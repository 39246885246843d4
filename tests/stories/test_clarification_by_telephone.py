"""Two minutes on the telephone: asked and settled at once, recorded, and nothing moves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from isa_programme import RefusedError, Tracker
from isa_programme.record.facts import ClarificationAsked
from isa_programme.record.scope import Scope

CALLED = ClarificationAsked(
    scope=Scope(advice="ADV-2025-001"),
    asked_on=date(2025, 11, 20),
    moves_nothing=True,
    text="rang: which budget is meant?",
)


@pytest.fixture(autouse=True)
def paper(tracker: Tracker) -> None:
    tracker.issue_advice(
        "One strategy, not two",
        issued_on="2025-11-13",
        addressees="minister",
        recommendations=["Publish one strategy"],
    )


def call(tracker: Tracker) -> None:
    tracker.ask_clarification(
        "ADV-2025-001",
        asked_on="2025-11-20",
        moves_nothing=True,
        text="rang: which budget is meant?",
    )


def test_a_call_that_settles_itself_moves_nothing(tracker: Tracker) -> None:
    days = [date(2025, 11, day) for day in (19, 20, 21)] + [date(2025, 12, 15)]
    before = [tracker.standings(as_at=day) for day in days]
    explained = str(tracker.explain("ADV-2025-001.1"))
    call(tracker)
    assert before == [tracker.standings(as_at=day) for day in days]
    assert explained == str(tracker.explain("ADV-2025-001.1"))


def test_it_is_foreseen_that_nothing_moves(tracker: Tracker) -> None:
    assert tracker.foresee(CALLED) == ()


def test_it_is_kept_all_the_same(tracker: Tracker) -> None:
    call(tracker)
    assert tracker.history("ADV-2025-001")[-1].fact == CALLED


def test_there_is_nothing_left_to_answer(tracker: Tracker) -> None:
    call(tracker)
    with pytest.raises(RefusedError) as caught:
        tracker.answer_clarification("ADV-2025-001", answered_on="2025-11-21")
    assert caught.value.faults == ("question: none is open on ADV-2025-001",)


def test_check_has_nothing_to_say_about_it(
    tracker: Tracker, standing: Callable[[str], list[str]]
) -> None:
    before = set(tracker.check(as_at=date(2025, 12, 1)))
    call(tracker)
    added = {each.rule for each in {*tracker.check(as_at=date(2025, 12, 1))} - before}
    assert {"recorded-late"} == added
    assert standing("2025-12-01") == ["ADV-2025-001.1 minister substantive: awaiting, 2025-12-12"]

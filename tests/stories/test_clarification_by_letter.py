"""The Minister asks by letter what is meant; our answer is a new day zero (worked examples)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from isa_programme import Move, RefusedError, StageName, Standing, Tracker
from isa_programme.record.facts import ClarificationAnswered


@pytest.fixture
def asked(tracker: Tracker) -> int:
    """The number of the entry that holds the question."""
    tracker.issue_advice(
        "One strategy, not two",
        issued_on="2025-12-24",
        addressees=["minister", "cosla"],
        recommendations=["Publish one strategy"],
    )
    return tracker.record_response(
        "ADV-2025-001",
        sent_by="minister",
        kind="clarification-request",
        received_on="2026-01-12",
        text="Which budget is meant?",
    ).number


COSLA = "ADV-2025-001.1 cosla substantive: {}, 2026-01-27"


@pytest.mark.usefixtures("asked")
def test_an_open_question_holds_the_clock_of_the_office_that_asked(
    standing: Callable[[str], list[str]],
) -> None:
    expected = {
        "2026-01-11": [
            "ADV-2025-001.1 minister substantive: awaiting, 2026-01-27",
            COSLA.format("awaiting"),
        ],
        "2026-01-12": [
            "ADV-2025-001.1 minister substantive: paused, None",
            COSLA.format("awaiting"),
        ],
        "2026-03-02": [
            "ADV-2025-001.1 minister substantive: paused, None",
            COSLA.format("overdue"),
        ],
    }
    assert expected == {day: standing(day) for day in expected}


@pytest.mark.usefixtures("asked")
def test_the_answer_starts_the_clock_anew_for_that_office_alone(
    tracker: Tracker, standing: Callable[[str], list[str]]
) -> None:
    tracker.answer_clarification("ADV-2025-001", answered_on="2026-01-15")
    expected = {
        "2026-01-14": [
            "ADV-2025-001.1 minister substantive: paused, None",
            COSLA.format("awaiting"),
        ],
        "2026-01-15": [
            "ADV-2025-001.1 minister substantive: awaiting, 2026-02-12",
            COSLA.format("awaiting"),
        ],
        "2026-02-13": [
            "ADV-2025-001.1 minister substantive: overdue, 2026-02-12",
            COSLA.format("overdue"),
        ],
    }
    assert expected == {day: standing(day) for day in expected}


def test_the_restart_explains_itself_and_keeps_the_original_date(
    tracker: Tracker, asked: int
) -> None:
    answered = tracker.answer_clarification("ADV-2025-001", answered_on="2026-01-15").number
    (explained,) = tracker.explain("ADV-2025-001.1", addressee="minister")
    assert (explained.original_deadline, explained.deadline) == (
        date(2026, 1, 27),
        date(2026, 2, 12),
    )
    calendar = tracker.register.calendar("scotland")
    assert calendar is not None
    expected = (
        "rule: 20 working days, under answers version 1, agreed",
        (
            f"calendar: scotland, {calendar.first} to {calendar.last},"
            f" fingerprint {calendar.fingerprint[:12]} ({calendar.source})"
        ),
        "day zero: issued on Wednesday 24 December 2025; not counted itself",
        (
            f"Monday 12 January 2026: clarification asked in RSP-2026-001 (entry {asked},"
            " recorded 315 days later); no deadline while this is open"
        ),
        (
            f"Thursday 15 January 2026: clarification answered (question {asked}): restart"
            f" (entry {answered}, recorded 312 days later); deadline Thursday 12 February 2026"
        ),
        "counted anew from Thursday 15 January 2026",
        (
            "counted on from Wednesday 24 December 2025 it would end on Friday 30 January 2026;"
            " the later date stands"
        ),
        (
            "Friday 16 January 2026 to Thursday 12 February 2026: working days 1 to 20;"
            " not counted: the weekends of 17-18 January 2026, 24-25 January 2026,"
            " 31 January 2026 to 1 February 2026, 7-8 February 2026"
        ),
        (
            "deadline: Thursday 12 February 2026, to midnight; late from Friday 13 February 2026;"
            " the original deadline was Tuesday 27 January 2026"
        ),
    )
    assert expected == explained.sentences


@pytest.mark.usefixtures("asked")
def test_what_the_answer_will_move_is_foreseen(tracker: Tracker) -> None:
    expected = (
        Move(
            reference="ADV-2025-001.1",
            addressee="minister",
            stage=StageName.SUBSTANTIVE,
            period=None,
            deadline_before=None,
            deadline_after=date(2026, 2, 12),
            standing_before=Standing.PAUSED,
            standing_after=Standing.OVERDUE,
            addressee_after="minister",
            told_on=None,
        ),
    )
    answer = ClarificationAnswered(advice="ADV-2025-001", answered_on=date(2026, 1, 15))
    assert expected == tracker.foresee(answer)


def test_an_answer_before_the_question_is_refused(tracker: Tracker, asked: int) -> None:
    with pytest.raises(RefusedError) as caught:
        tracker.answer_clarification("ADV-2025-001", answered_on="2026-01-09")
    expected = ("date: 2026-01-09 lies before the question of 2026-01-12",)
    assert expected == caught.value.faults
    tracker.answer_clarification("ADV-2025-001", answered_on="2026-01-12", question=asked)


def test_a_question_is_answered_once(tracker: Tracker, asked: int) -> None:
    tracker.answer_clarification("ADV-2025-001", answered_on="2026-01-15")
    with pytest.raises(RefusedError) as caught:
        tracker.answer_clarification("ADV-2025-001", answered_on="2026-01-16", question=asked)
    assert caught.value.faults == ("question: none is open on ADV-2025-001",)

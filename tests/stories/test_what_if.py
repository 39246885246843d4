"""What if another version had governed? Asked of the record, and never recorded in it."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from isa_programme import Allowance, AppliesTo, Protocol, Standing, Tracker

AS_AT = date(2025, 12, 4)


@pytest.fixture(autouse=True)
def papers(tracker: Tracker) -> None:
    for office in ("minister", "cosla", "charity"):
        tracker.issue_advice(
            f"A paper to {office}",
            issued_on="2025-11-13",
            addressees=office,
            recommendations=["Publish one strategy"],
        )


def ten(answers: Protocol, applies_to: AppliesTo | None = None) -> Protocol:
    (stage,) = answers.stages
    return attrs.evolve(
        answers,
        name="proposed",
        effective_from=date(2027, 1, 1),
        adopted_on=None,
        stages=(attrs.evolve(stage, allowance=Allowance.parse("10 working days")),),
        applies_to=applies_to or answers.applies_to,
    )


def told(
    tracker: Tracker, under: Protocol | None
) -> list[tuple[str, str, date | None, str | None]]:
    return [
        (line.addressee, line.standing, line.deadline, line.protocol)
        for line in tracker.standings(as_at=AS_AT, under=under)
    ]


def test_a_proposal_is_taken_to_govern_whatever_it_admits(
    tracker: Tracker, answers: Protocol
) -> None:
    before = tracker.entries()
    due, proposed = date(2025, 11, 27), "proposed version 1"
    assert [
        ("minister", "overdue", due, proposed),
        ("cosla", "overdue", due, proposed),
        ("charity", "unanswered-no-date", None, None),
    ] == told(tracker, ten(answers))
    assert [
        ("minister", "awaiting", date(2025, 12, 12), "answers version 1"),
        ("cosla", "awaiting", date(2025, 12, 12), "answers version 1"),
        ("charity", "unanswered-no-date", None, None),
    ] == told(tracker, None)
    assert before == tracker.entries()


def test_what_it_does_not_admit_keeps_its_own_rules(tracker: Tracker, answers: Protocol) -> None:
    councils = ten(answers, AppliesTo(kinds=frozenset({"local-government", "third-sector"})))
    assert [
        ("minister", "awaiting", date(2025, 12, 12), "answers version 1"),
        ("cosla", "overdue", date(2025, 11, 27), "proposed version 1"),
        ("charity", "overdue", date(2025, 11, 27), "proposed version 1"),
    ] == told(tracker, councils)


def test_what_would_be_due_and_overdue_is_asked_the_same_way(
    tracker: Tracker, answers: Protocol
) -> None:
    overdue = tracker.overdue(as_at=AS_AT, under=ten(answers))
    due = tracker.due(as_at=AS_AT, under=ten(answers))
    assert ["minister", "cosla"] == sorted((line.addressee for line in overdue), reverse=True)
    assert ["charity"] == [line.addressee for line in due]
    assert (4, 7) == (overdue[0].working_days_late, overdue[0].days_late)


def test_the_explanation_says_that_it_is_only_supposed(tracker: Tracker, answers: Protocol) -> None:
    supposed = ten(answers)
    (explained,) = tracker.explain("ADV-2025-001", as_at=AS_AT, under=supposed)
    assert (
        "what if proposed version 1 governed this: that is only supposed here",
        "rule: 10 working days, under proposed version 1, agreed",
    ) == explained.sentences[:2]
    (plain,) = tracker.explain("ADV-2025-001", as_at=AS_AT)
    assert "what-if" not in {step.kind for step in plain.steps}


def test_what_happened_to_the_clock_still_counts(tracker: Tracker, answers: Protocol) -> None:
    tracker.pause_clock("ADV-2025-001", paused_on="2025-11-20", reason="fees")
    tracker.resume_clock("ADV-2025-001", resumed_on="2025-11-24")
    (line, *_) = tracker.standings(as_at=AS_AT, under=ten(answers))
    assert (date(2025, 12, 2), date(2025, 11, 27)) == (line.deadline, line.original_deadline)


def test_no_later_version_takes_over_from_the_one_supposed(
    tracker: Tracker, answers: Protocol
) -> None:
    thirty = attrs.evolve(answers.stages[0], allowance=Allowance.parse("30 working days"))
    tracker.agree_protocol(
        attrs.evolve(
            answers,
            version=2,
            effective_from=date(2025, 11, 20),
            stages=(thirty,),
            governs_open=True,
        )
    )
    (actual, *_) = tracker.standings(as_at=AS_AT)
    (supposed, *_) = tracker.standings(as_at=AS_AT, under=ten(answers))
    (as_it_was, *_) = tracker.standings(as_at=AS_AT, under=tracker.register.version("answers.1"))
    assert [date(2025, 12, 30), date(2025, 11, 27), date(2025, 12, 12)] == [
        line.deadline for line in (actual, supposed, as_it_was)
    ]


def test_an_answer_is_held_against_the_date_supposed(tracker: Tracker, answers: Protocol) -> None:
    tracker.record_response(
        "ADV-2025-001",
        sent_by="minister",
        kind="substantive",
        received_on="2025-12-02",
        dispositions={1: "accepted"},
    )
    found = [
        tracker.standings(as_at=AS_AT, under=under)[0].standing for under in (None, ten(answers))
    ]
    assert [Standing.ANSWERED_ON_TIME, Standing.ANSWERED_LATE] == found

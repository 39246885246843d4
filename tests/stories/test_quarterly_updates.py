"""A report is owed every quarter: one missed, one late, one put off, and then withdrawn.

Three months from 30 November are 28 February, nine are 30 August, never three more than the last.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import attrs
import pytest

from isa_programme import (
    Allowance,
    EscalationDue,
    EscalationStep,
    OwedPer,
    Protocol,
    RefusedError,
    Stage,
    StageName,
    Standing,
    Tracker,
)
from journal_samples import NOW

PAPER = "ADV-2024-001"
QUARTERS = Stage(
    name=StageName.UPDATE,
    allowance=Allowance.parse("3 months"),
    owed_per=OwedPer.ADVICE,
    every=Allowance.parse("3 months"),
    times=4,
)
REMINDER = "a reminder"


@pytest.fixture
def tracker(tmp_path: Path, answers: Protocol) -> Iterator[Tracker]:
    """A paper of 30 November 2024, on which an update is owed every quarter of a year."""
    quarterly = attrs.evolve(
        answers,
        effective_from=date(2024, 1, 1),
        adopted_on=date(2024, 1, 1),
        stages=(QUARTERS,),
        escalation=(EscalationStep(name=REMINDER, stage=StageName.UPDATE, after=3),),
    )
    with Tracker.create(tmp_path / "isa.db", protocols=[quarterly], now=lambda: NOW) as made:
        made.add_addressee("minister", "Minister", kind="government")
        issue(made, "2024-11-30")
        yield made


def issue(tracker: Tracker, issued_on: str) -> None:
    tracker.issue_advice(
        "One strategy, not two",
        issued_on=issued_on,
        addressees="minister",
        recommendations=["Publish one strategy"],
    )


def update(tracker: Tracker, received_on: str) -> None:
    tracker.record_response(PAPER, sent_by="minister", kind="update", received_on=received_on)


def extend(tracker: Tracker, agreed_on: str, by: str, *periods: int) -> None:
    tracker.extend_clock(
        PAPER,
        agreed_on=agreed_on,
        agreed_by="both",
        by=by,
        reason="the election",
        stages=["update"],
        periods=periods,
    )


def told(tracker: Tracker, day: str, paper: str = PAPER) -> list[str]:
    return [
        f"{line.period}: {line.standing}, {line.deadline}"
        for line in tracker.standings(as_at=date.fromisoformat(day))
        if line.advice == paper
    ]


def test_each_period_is_counted_from_day_zero_and_listed_once_begun(tracker: Tracker) -> None:
    first, second = "1: {}, 2025-02-28", "2: {}, 2025-05-30"
    third, fourth = "3: {}, 2025-09-01", "4: {}, 2025-12-02"
    overdue = [each.format("overdue") for each in (first, second, third, fourth)]
    expected = {
        "2024-11-30": [first.format("awaiting")],
        "2025-02-28": [first.format("due-today")],
        "2025-03-01": [overdue[0], second.format("awaiting")],
        # 30 August is a Saturday, 30 November a Sunday before St Andrew's holiday.
        "2025-05-31": [*overdue[:2], third.format("awaiting")],
        "2025-09-02": [*overdue[:3], fourth.format("awaiting")],
        "2025-12-03": overdue,
        "2026-11-01": overdue,
    }
    assert expected == {day: told(tracker, day) for day in expected}


def test_the_last_day_of_august_has_no_corresponding_date_in_november(tracker: Tracker) -> None:
    issue(tracker, "2025-08-31")
    expected = [
        "1: overdue, 2025-12-02",
        "2: overdue, 2026-03-02",
        "3: overdue, 2026-06-01",
        "4: due-today, 2026-08-31",
    ]
    assert expected == told(tracker, "2026-08-31", "ADV-2025-001")


def test_an_update_meets_the_period_it_comes_in_and_the_missed_one_late(tracker: Tracker) -> None:
    update(tracker, "2025-03-05")
    expected = {
        "2025-03-04": ["1: overdue, 2025-02-28", "2: awaiting, 2025-05-30"],
        "2025-03-05": ["1: answered-late, 2025-02-28", "2: answered-on-time, 2025-05-30"],
    }
    assert expected == {day: told(tracker, day) for day in expected}
    late = tracker.standings(as_at=date(2025, 3, 5))[0]
    assert (date(2025, 3, 5), "RSP-2025-001", 3, 5) == (
        late.met_on,
        late.met_by,
        late.working_days_late,
        late.days_late,
    )


def test_two_updates_in_one_period_leave_the_next_one_owed(tracker: Tracker) -> None:
    update(tracker, "2025-01-10")
    update(tracker, "2025-02-28")
    expected = ["1: answered-on-time, 2025-02-28", "2: overdue, 2025-05-30"]
    assert expected == told(tracker, "2025-05-31")[:2]


def test_an_update_on_the_last_day_of_a_period_is_of_that_period(tracker: Tracker) -> None:
    update(tracker, "2025-02-28")
    update(tracker, "2025-03-01")
    expected = ["1: answered-on-time, 2025-02-28", "2: answered-on-time, 2025-05-30"]
    assert expected == told(tracker, "2025-03-01")


def test_the_whole_story(tracker: Tracker) -> None:
    update(tracker, "2025-03-05")
    extend(tracker, "2025-08-20", "1 month", 3)
    update(tracker, "2025-09-20")
    tracker.withdraw_advice(PAPER, withdrawn_on="2025-11-03", reason="it was done")
    first, second = "1: answered-late, 2025-02-28", "2: answered-on-time, 2025-05-30"
    expected = {
        "2025-08-19": [first, second, "3: awaiting, 2025-09-01"],
        "2025-09-02": [first, second, "3: awaiting, 2025-09-30"],
        "2025-09-20": [first, second, "3: answered-on-time, 2025-09-30"],
        "2025-11-02": [
            first,
            second,
            "3: answered-on-time, 2025-09-30",
            "4: awaiting, 2025-12-02",
        ],
        "2026-11-01": [
            first,
            second,
            "3: answered-on-time, 2025-09-30",
            "4: withdrawn, 2025-12-02",
        ],
    }
    assert expected == {day: told(tracker, day) for day in expected}
    third = tracker.standings(as_at=date(2025, 9, 20))[2]
    assert (date(2025, 9, 30), date(2025, 9, 1)) == (third.deadline, third.original_deadline)


def test_a_withdrawal_between_two_deadlines_leaves_what_was_overdue(tracker: Tracker) -> None:
    tracker.withdraw_advice(PAPER, withdrawn_on="2025-03-10", reason="it was done")
    assert ["1: overdue, 2025-02-28", "2: withdrawn, 2025-05-30"] == told(tracker, "2025-12-31")


def test_what_is_waived_before_the_next_period_begins_is_the_last(tracker: Tracker) -> None:
    tracker.waive(PAPER, waived_on="2025-02-03", reason="one report will do")
    assert ["1: not-owed, 2025-02-28"] == told(tracker, "2025-12-31")


def test_one_period_may_be_waived_alone(tracker: Tracker) -> None:
    tracker.waive(PAPER, waived_on="2025-02-03", reason="too soon", periods=[1])
    expected = ["1: not-owed, 2025-02-28", "2: awaiting, 2025-05-30"]
    assert expected == told(tracker, "2025-03-03")


@pytest.mark.parametrize(
    ("agreed_on", "by", "periods", "fault"),
    [
        pytest.param(
            "2025-02-03",
            "1 month",
            (),
            "period: update recurs; name the period to be extended, or another stage"
            " (ADV-2024-001, minister)",
            id="which period?",
        ),
        pytest.param(
            "2025-02-03",
            "3 months",
            (1,),
            "extension: period 1 would end on 2025-05-30, no earlier than the period after it,"
            " on 2025-05-30 (ADV-2024-001, minister)",
            id="as long as the next one",
        ),
        pytest.param(
            "2025-02-03",
            "1 month",
            (0,),
            "period: 0; they are numbered from 1",
            id="no such period",
        ),
    ],
)
def test_an_extension_of_no_period_or_past_the_next_one_is_refused(
    tracker: Tracker, agreed_on: str, by: str, periods: tuple[int, ...], fault: str
) -> None:
    before = tracker.entries()
    with pytest.raises(RefusedError) as refused:
        extend(tracker, agreed_on, by, *periods)
    assert (fault,) == refused.value.faults
    assert before == tracker.entries()


def test_a_period_is_named_only_where_a_step_recurs(tmp_path: Path, answers: Protocol) -> None:
    with Tracker.create(tmp_path / "other.db", protocols=[answers], now=lambda: NOW) as once:
        once.add_addressee("minister", "Minister", kind="government")
        issue(once, "2025-11-13")
        with pytest.raises(RefusedError) as refused:
            once.waive("ADV-2025-001", waived_on="2025-11-20", reason="no", periods=[1])
    assert ("period: no protocol here has a step that recurs",) == refused.value.faults


def test_each_period_explains_itself(tracker: Tracker) -> None:
    extend(tracker, "2025-05-12", "1 week", 2)
    explained = tracker.explain(PAPER, as_at=date(2025, 5, 12))
    assert [1, 2] == [each.period for each in explained]
    second = tuple(explained)[1]
    assert (
        "rule: 3 months; and every 3 months after that; a last day that is no working day moves to"
        " the next one, under answers version 1, agreed"
    ) == second.sentences[0]
    assert (
        "this period begins after Friday 28 February 2025, the deadline of the one before"
    ) == second.sentences[3]
    assert (date(2025, 6, 6), date(2025, 5, 30)) == (second.deadline, second.original_deadline)
    assert str(second).startswith(f"{PAPER}, owed by minister: update, period 2\n")


def test_escalation_proposes_a_step_for_each_period_that_is_late(tracker: Tracker) -> None:
    def due(period: int, fell_due_on: date, deadline: date) -> EscalationDue:
        return EscalationDue(
            reference=PAPER,
            addressee="minister",
            period=period,
            step=REMINDER,
            to=None,
            fell_due_on=fell_due_on,
            deadline=deadline,
            protocol="answers version 1",
        )

    first = due(1, date(2025, 3, 5), date(2025, 2, 28))
    second = due(2, date(2025, 6, 4), date(2025, 5, 30))
    expected = {date(2025, 3, 5): (first,), date(2025, 6, 4): (first, second)}
    assert expected == {day: tracker.escalations_due(as_at=day) for day in expected}
    tracker.escalate(PAPER, REMINDER, made_on="2025-03-06", periods=[1])
    assert (second,) == tracker.escalations_due(as_at=date(2025, 6, 4))


def test_an_update_says_what_it_updates_where_one_is_owed_for_each_recommendation(
    tmp_path: Path, answers: Protocol
) -> None:
    each = attrs.evolve(QUARTERS, owed_per=OwedPer.RECOMMENDATION, times=2)
    quarterly = attrs.evolve(
        answers, effective_from=date(2024, 1, 1), stages=(each,), escalation=()
    )
    with Tracker.create(tmp_path / "other.db", protocols=[quarterly], now=lambda: NOW) as other:
        other.add_addressee("minister", "Minister", kind="government")
        other.issue_advice(
            "Two things",
            issued_on="2024-11-30",
            addressees="minister",
            recommendations=["Publish it", "Name a director"],
        )
        other.record_response(
            PAPER,
            sent_by="minister",
            kind="update",
            received_on="2025-02-03",
            dispositions={2: "noted"},
        )
        expected = [
            (1, 1, Standing.OVERDUE),
            (1, 2, Standing.AWAITING),
            (2, 1, Standing.ANSWERED_ON_TIME),
            (2, 2, Standing.AWAITING),
        ]
        assert expected == [
            (line.recommendation, line.period, line.standing)
            for line in other.standings(as_at=date(2025, 3, 3))
        ]

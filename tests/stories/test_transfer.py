"""What the Minister owes is handed to COSLA: the clock runs on, and both offices are kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import attrs
import pytest

from isa_programme import OnTransfer, Protocol, RefusedError, Tracker


def issue(tracker: Tracker, issued_on: str = "2025-11-13") -> None:
    tracker.issue_advice(
        "One strategy, not two",
        issued_on=issued_on,
        addressees="minister",
        recommendations=["Publish one strategy", "Name a director"],
    )


def hand_over(
    tracker: Tracker, on: str, sender: str = "minister", to: str = "cosla", *numbers: int
) -> None:
    tracker.transfer_advice(
        "ADV-2025-001",
        sender=sender,
        to=to,
        transferred_on=on,
        reason="a matter for councils",
        recommendations=numbers,
    )


def test_the_clock_runs_on_for_the_office_that_takes_over(
    tracker: Tracker, standing: Callable[[str], list[str]]
) -> None:
    issue(tracker)
    hand_over(tracker, "2025-12-01", "minister", "cosla", 1)
    expected = {
        "2025-11-30": [
            "ADV-2025-001.1 minister substantive: awaiting, 2025-12-12",
            "ADV-2025-001.2 minister substantive: awaiting, 2025-12-12",
        ],
        "2025-12-01": [
            "ADV-2025-001.1 cosla substantive: awaiting, 2025-12-12",
            "ADV-2025-001.2 minister substantive: awaiting, 2025-12-12",
        ],
        "2025-12-15": [
            "ADV-2025-001.1 cosla substantive: overdue, 2025-12-12",
            "ADV-2025-001.2 minister substantive: overdue, 2025-12-12",
        ],
    }
    assert expected == {day: standing(day) for day in expected}


def test_both_offices_are_kept(tracker: Tracker) -> None:
    issue(tracker)
    hand_over(tracker, "2025-12-01", "minister", "cosla", 1)
    expected = [
        ("ADV-2025-001.1", "cosla", "COSLA", "minister"),
        ("ADV-2025-001.2", "minister", "Minister", None),
    ]
    assert expected == [
        (line.reference, line.addressee, line.addressee_name, line.transferred_from)
        for line in tracker.standings(as_at=date(2025, 12, 1))
    ]


def test_only_the_office_that_owes_can_answer(
    tracker: Tracker, standing: Callable[[str], list[str]]
) -> None:
    issue(tracker)
    hand_over(tracker, "2025-12-01")
    for sender, day in (("minister", "2025-12-10"), ("cosla", "2025-12-11")):
        tracker.record_response(
            "ADV-2025-001",
            sent_by=sender,
            kind="substantive",
            received_on=day,
            dispositions={1: "accepted", 2: "noted"},
        )
    expected = {
        "2025-12-10": [
            "ADV-2025-001.1 cosla substantive: due-soon, 2025-12-12",
            "ADV-2025-001.2 cosla substantive: due-soon, 2025-12-12",
        ],
        "2025-12-11": [
            "ADV-2025-001.1 cosla substantive: answered-on-time, 2025-12-12",
            "ADV-2025-001.2 cosla substantive: answered-on-time, 2025-12-12",
        ],
    }
    assert expected == {day: standing(day) for day in expected}


def test_a_restart_before_the_transfer_still_counts_after_it(
    tracker: Tracker, standing: Callable[[str], list[str]]
) -> None:
    issue(tracker, "2025-12-24")
    tracker.record_response(
        "ADV-2025-001", sent_by="minister", kind="clarification-request", received_on="2026-01-12"
    )
    tracker.answer_clarification("ADV-2025-001", answered_on="2026-01-15")
    hand_over(tracker, "2026-01-20")
    expected = {
        "2026-01-19": [
            "ADV-2025-001.1 minister substantive: awaiting, 2026-02-12",
            "ADV-2025-001.2 minister substantive: awaiting, 2026-02-12",
        ],
        "2026-01-20": [
            "ADV-2025-001.1 cosla substantive: awaiting, 2026-02-12",
            "ADV-2025-001.2 cosla substantive: awaiting, 2026-02-12",
        ],
    }
    assert expected == {day: standing(day) for day in expected}


def test_an_extension_given_between_two_transfers_still_counts_after_the_second(
    tracker: Tracker, standing: Callable[[str], list[str]]
) -> None:
    issue(tracker)
    hand_over(tracker, "2025-11-20")
    tracker.extend_clock(
        "ADV-2025-001",
        agreed_on="2025-12-01",
        agreed_by="the adviser",
        reason="a meeting of leaders",
        by="10 working days",
        addressees="cosla",
    )
    hand_over(tracker, "2025-12-03", "cosla", "secretary")
    expected = {
        "2025-12-02": [
            "ADV-2025-001.1 cosla substantive: awaiting, 2025-12-30",
            "ADV-2025-001.2 cosla substantive: awaiting, 2025-12-30",
        ],
        "2025-12-03": [
            "ADV-2025-001.1 secretary substantive: awaiting, 2025-12-30",
            "ADV-2025-001.2 secretary substantive: awaiting, 2025-12-30",
        ],
    }
    assert expected == {day: standing(day) for day in expected}


def test_a_transfer_to_oneself_or_to_nobody_known_is_refused(tracker: Tracker) -> None:
    issue(tracker)
    with pytest.raises(RefusedError) as caught:
        hand_over(tracker, "2025-12-01", "minister", "minister")
    assert caught.value.faults == ("to: minister is the office that hands over",)
    with pytest.raises(RefusedError) as caught:
        hand_over(tracker, "2025-12-01", "minister", "cabinet", 3)
    expected = (
        (
            "to: no addressee 'cabinet' in this record; isa addressee list shows them all,"
            " isa addressee add makes one"
        ),
        "recommendation: ADV-2025-001 has no recommendation 3; they are numbered 1 to 2",
    )
    assert expected == caught.value.faults


def issue_to_restart(tracker: Tracker, answers: Protocol) -> None:
    """The paper, under a version by which a transfer starts the clock anew."""
    tracker.agree_protocol(
        attrs.evolve(
            answers,
            version=2,
            effective_from=date(2025, 11, 1),
            transfer=OnTransfer.RESTARTS,
        )
    )
    issue(tracker)


def test_where_the_protocol_says_so_the_clock_of_what_is_handed_over_starts_anew(
    tracker: Tracker, answers: Protocol, standing: Callable[[str], list[str]]
) -> None:
    issue_to_restart(tracker, answers)
    hand_over(tracker, "2025-12-01", "minister", "cosla", 1)
    expected = {
        "2025-11-30": [
            "ADV-2025-001.1 minister substantive: awaiting, 2025-12-12",
            "ADV-2025-001.2 minister substantive: awaiting, 2025-12-12",
        ],
        # 1 December is a holiday; the first day counted is the second.
        "2025-12-01": [
            "ADV-2025-001.1 cosla substantive: awaiting, 2025-12-31",
            "ADV-2025-001.2 minister substantive: awaiting, 2025-12-12",
        ],
    }
    assert expected == {day: standing(day) for day in expected}
    (explained,) = tracker.explain("ADV-2025-001.1")
    assert (date(2025, 12, 31), date(2025, 12, 12)) == (
        explained.deadline,
        explained.original_deadline,
    )
    entry = tracker.entries()[-1].number
    assert {
        (
            f"Monday 1 December 2025: transferred to cosla: the clock restarts (entry {entry},"
            " recorded 357 days later); deadline Wednesday 31 December 2025"
        ),
        "counted anew from Monday 1 December 2025",
    } <= {*explained.sentences}


def test_a_clock_that_has_run_out_is_not_restarted_by_handing_it_over(
    tracker: Tracker, answers: Protocol, standing: Callable[[str], list[str]]
) -> None:
    issue_to_restart(tracker, answers)
    hand_over(tracker, "2025-12-13")
    expected = [
        "ADV-2025-001.1 cosla substantive: overdue, 2025-12-12",
        "ADV-2025-001.2 cosla substantive: overdue, 2025-12-12",
    ]
    assert expected == standing("2025-12-13")


def test_handed_over_and_back_again_it_starts_anew_each_time(
    tracker: Tracker, answers: Protocol, standing: Callable[[str], list[str]]
) -> None:
    issue_to_restart(tracker, answers)
    hand_over(tracker, "2025-11-20", "minister", "cosla", 1)
    hand_over(tracker, "2025-12-02", "cosla", "minister", 1)
    expected = {
        "2025-11-20": "ADV-2025-001.1 cosla substantive: awaiting, 2025-12-19",
        "2025-12-02": "ADV-2025-001.1 minister substantive: awaiting, 2026-01-05",
    }
    assert expected == {day: standing(day)[0] for day in expected}

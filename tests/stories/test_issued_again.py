"""After an election what was asked of one minister is asked of her successor, on a new clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from isa_programme import PaperRow, RefusedError, Tracker, UnknownReferenceError

FIRST, AGAIN = "ADV-2026-001", "ADV-2026-002"


@pytest.fixture(autouse=True)
def paper(tracker: Tracker) -> None:
    tracker.add_addressee("cabinet-secretary", "Cabinet Secretary", kind="government")
    tracker.issue_advice(
        "One strategy, not two",
        issued_on="2026-03-16",
        addressees=["minister", "cosla"],
        recommendations=["Publish one strategy", "Name a director"],
        requested_by="2026-04-30",
        own_reference="ISA/7",
        text="Two strategies are one too many.",
    )


def rows(tracker: Tracker) -> dict[str, PaperRow]:
    return {row.reference: row for row in tracker.papers(as_at=date(2026, 6, 1))}


def test_the_new_paper_has_a_clock_of_its_own_and_the_old_one_ends(
    tracker: Tracker, standing: Callable[[str], list[str]]
) -> None:
    recorded = tracker.reissue_advice(
        FIRST, issued_on="2026-05-18", to="cabinet-secretary", withdraw="after the election"
    )
    assert recorded.reference == AGAIN
    old = [
        f"{FIRST}.{part} {office} substantive: overdue, 2026-04-14"
        for part in (1, 2)
        for office in ("minister", "cosla")
    ]
    expected = {
        "2026-05-17": old,
        # It was overdue when it was withdrawn, and stays counted so.
        "2026-05-18": [
            *old,
            f"{AGAIN}.1 cabinet-secretary substantive: awaiting, 2026-06-17",
            f"{AGAIN}.2 cabinet-secretary substantive: awaiting, 2026-06-17",
        ],
    }
    assert expected == {day: standing(day) for day in expected}
    assert {"withdrawn on 18 May 2026, when overdue"} == {
        line.because for line in tracker.overdue(as_at=date(2026, 5, 18)) if line.advice == FIRST
    }


def test_what_it_asks_is_carried_over_and_what_belonged_to_the_first_issue_is_not(
    tracker: Tracker,
) -> None:
    tracker.reissue_advice(FIRST, issued_on="2026-05-18", to="cabinet-secretary")
    again = tracker.register.file(AGAIN).advice
    assert (
        "One strategy, not two",
        "Two strategies are one too many.",
        ("Publish one strategy", "Name a director"),
        ("cabinet-secretary",),
        None,
        "",
        FIRST,
    ) == (
        again.title,
        again.text,
        tuple(part.text for part in again.recommendations),
        again.everyone_asked,
        again.requested_by,
        again.own_reference,
        again.reissue_of,
    )


def test_both_papers_name_each_other(tracker: Tracker) -> None:
    tracker.reissue_advice("ISA/7", issued_on="2026-05-18", to="cabinet-secretary")
    found = rows(tracker)
    assert {FIRST: ("", (AGAIN,)), AGAIN: (FIRST, ())} == {
        reference: (row.reissue_of, row.reissued_as) for reference, row in found.items()
    }
    (explained, _) = tracker.explain(AGAIN)
    assert f"a re-issue of {FIRST}, on a clock of its own" == explained.sentences[0]
    assert tracker.entries()[-1] == tracker.history(FIRST)[-1] == tracker.history(AGAIN)[-1]


def test_not_withdrawn_both_stay_owed(
    tracker: Tracker, standing: Callable[[str], list[str]]
) -> None:
    tracker.reissue_advice(f"{FIRST}.2", issued_on="2026-03-23", to="cabinet-secretary")
    expected = [
        f"{FIRST}.1 minister substantive: awaiting, 2026-04-14",
        f"{FIRST}.1 cosla substantive: awaiting, 2026-04-14",
        f"{FIRST}.2 minister substantive: awaiting, 2026-04-14",
        f"{FIRST}.2 cosla substantive: awaiting, 2026-04-14",
        f"{AGAIN}.1 cabinet-secretary substantive: awaiting, 2026-04-21",
    ]
    assert expected == standing("2026-03-23")


def test_one_recommendation_issued_again_is_withdrawn_alone(
    tracker: Tracker, standing: Callable[[str], list[str]]
) -> None:
    tracker.reissue_advice(
        f"{FIRST}.2", issued_on="2026-03-23", to="cabinet-secretary", withdraw="wrong office"
    )
    expected = [
        f"{FIRST}.1 minister substantive: awaiting, 2026-04-14",
        f"{FIRST}.1 cosla substantive: awaiting, 2026-04-14",
        f"{FIRST}.2 minister substantive: withdrawn, 2026-04-14",
        f"{FIRST}.2 cosla substantive: withdrawn, 2026-04-14",
        f"{AGAIN}.1 cabinet-secretary substantive: awaiting, 2026-04-21",
    ]
    assert expected == standing("2026-03-23")


def test_an_answer_to_the_first_issue_answers_the_first_alone(
    tracker: Tracker, standing: Callable[[str], list[str]]
) -> None:
    tracker.reissue_advice(f"{FIRST}.1", issued_on="2026-03-23")
    tracker.record_response(
        FIRST,
        sent_by="minister",
        kind="substantive",
        received_on="2026-03-24",
        dispositions={1: "accepted"},
    )
    expected = [
        f"{FIRST}.1 minister substantive: answered-on-time, 2026-04-14",
        f"{AGAIN}.1 minister substantive: awaiting, 2026-04-21",
    ]
    assert expected == [each for each in standing("2026-03-24") if ".1 minister" in each]


def test_a_paper_is_not_issued_again_before_it_was_issued(tracker: Tracker) -> None:
    before = tracker.entries()
    with pytest.raises(RefusedError) as refused:
        tracker.reissue_advice(FIRST, issued_on="2026-03-13", withdraw="too soon")
    assert (
        f"issued_on: 2026-03-13 lies before {FIRST} was first issued, on 2026-03-16",
    ) == refused.value.faults
    assert before == tracker.entries()


def test_a_paper_that_the_record_does_not_hold_is_not_issued_again(tracker: Tracker) -> None:
    with pytest.raises(UnknownReferenceError):
        tracker.reissue_advice("ADV-2026-009", issued_on="2026-05-18")

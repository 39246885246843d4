"""Three offices are asked; two of them answer in one letter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from isa_programme import Coverage, DispositionKind, Standing, Tracker

ASKED = ("minister", "cosla", "secretary")


def tell(tracker: Tracker, answered_by: str = "all") -> None:
    tracker.issue_advice(
        "One table",
        issued_on="2025-11-13",
        addressees=ASKED,
        recommendations=["Sit at one table"],
        answered_by=answered_by,
    )
    tracker.record_response(
        "ADV-2025-001",
        sent_by=("minister", "cosla"),
        kind="substantive",
        received_on="2025-12-09",
        dispositions={1: "accepted"},
    )


def test_a_joint_letter_answers_for_each_of_its_senders(
    tracker: Tracker, standing: Callable[[str], list[str]]
) -> None:
    tell(tracker)
    expected = [
        "ADV-2025-001.1 minister substantive: answered-on-time, 2025-12-12",
        "ADV-2025-001.1 cosla substantive: answered-on-time, 2025-12-12",
        "ADV-2025-001.1 secretary substantive: overdue, 2025-12-12",
    ]
    assert expected == standing("2025-12-15")


@pytest.mark.parametrize(
    ("answered_by", "third", "answered"),
    [("all", Standing.OVERDUE, False), ("any", Standing.NOT_OWED, True)],
)
def test_whether_the_paper_is_answered_goes_by_its_rule(
    tracker: Tracker, answered_by: str, third: Standing, answered: bool
) -> None:
    tell(tracker, answered_by)
    expected = tuple(
        Coverage(
            reference="ADV-2025-001.1",
            text="Sit at one table",
            addressee=office,
            standing=Standing.ANSWERED_ON_TIME if sent else third,
            first_disposition=DispositionKind.ACCEPTED if sent else None,
            disposition=DispositionKind.ACCEPTED if sent else None,
            reason="",
            response="RSP-2025-001" if sent else None,
            answered=answered,
        )
        for office, sent in zip(ASKED, (True, True, False), strict=True)
    )
    assert expected == tracker.coverage("ADV-2025-001", as_at=date(2025, 12, 15))


def test_a_letter_of_the_others_does_not_answer_for_the_lead(tracker: Tracker) -> None:
    tracker.issue_advice(
        "One table",
        issued_on="2025-11-13",
        addressees=["secretary", "minister"],
        recommendations=["Sit at one table"],
        answered_by="lead",
    )
    tracker.record_response(
        "ADV-2025-001",
        sent_by="minister",
        kind="substantive",
        received_on="2025-12-09",
        dispositions={1: "accepted"},
    )
    expected = [("secretary", Standing.OVERDUE, False), ("minister", Standing.NOT_OWED, False)]
    assert expected == [
        (each.addressee, each.standing, each.answered)
        for each in tracker.coverage("ADV-2025-001", as_at=date(2025, 12, 15))
    ]


def test_one_letter_is_one_entry_with_both_its_senders(tracker: Tracker) -> None:
    tell(tracker)
    expected = {"RSP-2025-001": "ADV-2025-001"}
    assert expected == tracker.register.responses
    assert [("minister", "cosla")] == [
        response.sent_by
        for response in tracker.register.file("ADV-2025-001").responses_by(date(2025, 12, 9))
    ]

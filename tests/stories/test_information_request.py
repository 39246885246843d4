"""Somebody asks under the Act for what is held, and somebody else asks to be forgotten.

The copy is what was held on the day the request came. Until its hold is lifted nothing is erased;
after that words go, and what was answered before can still be shown to have been answered.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from isa_programme import Addressee, RefusedError, Tracker
from isa_programme.record.requests import InformationRequest, Withheld
from journal_samples import NOW

PERSON = "Ms A. Carer"


@pytest.fixture
def days() -> list[datetime]:
    """The instant it is taken for now; a day is added for each that passes."""
    return [NOW]


@pytest.fixture
def tracker(tmp_path: Path, days: list[datetime]) -> Iterator[Tracker]:
    with Tracker.create(
        tmp_path / "isa.db",
        addressees=[Addressee(slug="minister", name="Minister", kind="government")],
        example="foisa-like",
        recorded_by="clerk",
        now=lambda: days[-1],
    ) as made:
        yield made


def pass_days(days: list[datetime], number: int = 1) -> date:
    days.append(days[-1] + timedelta(days=number))
    return days[-1].date()


def test_a_request_is_answered_before_anything_is_erased(
    tracker: Tracker, days: list[datetime]
) -> None:
    paper = tracker.issue_advice(
        "One strategy, not two",
        issued_on="2026-10-01",
        addressees=["minister"],
        recommendations=["Publish"],
    ).reference
    note = tracker.note(paper, f"{PERSON} rang", noted_on="2026-10-02").number
    received = days[-1].date()
    pass_days(days)
    tracker.correct(note, {"text": f"{PERSON} wrote"}, because="it was a letter")

    request = InformationRequest(
        reference="FOI/26/9",
        received_on=received,
        about=(paper,),
        withhold=(Withheld(entry=note, field="text", exemption="FOISA s.38(1)(b)"),),
    )
    copy = tracker.disclose(request)
    assert PERSON not in repr(copy)
    assert [note] == [row.entry for row in copy.schedule]

    with pytest.raises(RefusedError, match="while an information request holds the record"):
        tracker.erase(note, note + 1, reason="her request", authority="UK GDPR article 17")

    lifted = pass_days(days, 30)
    tracker.lift_hold("FOI/26/9", lifted_on=lifted, reason="answered, no review asked for")
    receipt = tracker.head
    before = tracker.standings(as_at=lifted)
    tracker.erase(note, note + 1, reason="her request", authority="UK GDPR article 17")

    assert PERSON not in repr((tracker.register, tracker.known_at(receipt).register))
    assert before == tracker.standings(as_at=lifted)
    assert () == tracker.verify(receipt=receipt)
    assert (copy.head, len(copy.entries)) == (
        tracker.foresee_disclosure(
            InformationRequest(reference="FOI/26/9", received_on=received)
        ).head,
        2,
    )


def test_a_report_is_made_again_as_it_was_though_the_answer_turned_out_to_be_earlier(
    tracker: Tracker, days: list[datetime]
) -> None:
    paper = tracker.issue_advice(
        "One strategy, not two",
        issued_on="2026-10-01",
        addressees=["minister"],
        recommendations=["Publish"],
    ).reference
    reported = days[-1].date()
    report, receipt = tracker.overdue(as_at=reported), tracker.head
    assert 1 == len(report)

    pass_days(days, 2)
    answer = tracker.record_response(
        paper,
        sent_by="minister",
        kind="substantive",
        received_on="2026-11-24",
        dispositions={1: "accepted"},
    ).number
    pass_days(days)
    tracker.correct(answer, {"received_on": "2026-10-28"}, because="it lay in another tray")

    assert () == tracker.overdue(as_at=reported)
    assert report == tracker.known_at(receipt).overdue(as_at=reported)
    assert report == tracker.known_at(answer).overdue(as_at=reported)

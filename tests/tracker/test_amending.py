"""Putting the record right through a tracker: what is refused, what is known, what is a twin."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from isa_programme import (
    Addressee,
    AlreadyRecordedError,
    FaultsError,
    RefusedError,
    Tracker,
    UnknownReferenceError,
)
from isa_programme.record.correcting import draft_correction
from isa_programme.record.facts import EntryCorrected, FieldChange
from isa_programme.tracker.recorded import Recorded
from journal_samples import NOW

PAPER = "ADV-2025-001"


def issue(tracker: Tracker, title: str = "One strategy, not two") -> Recorded:
    return tracker.issue_advice(
        title,
        issued_on=date(2025, 11, 13),
        addressees=["minister", "cosla"],
        recommendations=["Publish"],
    )


def answer(tracker: Tracker, day: date = date(2025, 12, 15), **details: str) -> Recorded:
    return tracker.record_response(
        PAPER,
        sent_by="minister",
        kind="substantive",
        received_on=day,
        dispositions={1: "accepted"},
        text=details.get("text", ""),
    )


def standing(tracker: Tracker, day: date) -> list[str]:
    return [
        f"{line.addressee}: {line.standing}"
        for line in tracker.standings(as_at=day)
        if line.addressee == "minister"
    ]


# What can't be corrected


@pytest.mark.parametrize("field", ["reference", "advice.reference", "response.reference"])
def test_a_reference_once_given_stays(tracker: Tracker, field: str) -> None:
    issue(tracker)
    number = answer(tracker).number if field == "response.reference" else 7
    with pytest.raises(RefusedError, match="what an entry is about stays; void it, and record it"):
        tracker.correct(number, {field: "RSP-2025-009"}, because="a slip")


def test_what_an_entry_is_about_stays(tracker: Tracker) -> None:
    issue(tracker)
    number = answer(tracker).number
    with pytest.raises(RefusedError) as refused:
        tracker.correct(number, {"advice": "ADV-2025-002"}, because="a slip")
    assert refused.value.faults[0] == (
        "response.advice: what an entry is about stays; void it, and record it anew"
    )


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (
            lambda tracker: tracker.set_hold("FOI-1", received_on=date(2026, 1, 5)),
            "entry 8: an erasure or a hold is not corrected; what was done stays",
        ),
        (
            lambda tracker: tracker.erase(7, reason="time", authority="a rule")[0],
            "entry 8: an erasure or a hold is not corrected; what was done stays",
        ),
        (
            lambda tracker: tracker.correct(7, {"title": "Two"}, because="a slip"),
            "entry 8: it can be voided, or followed by another, but not changed",
        ),
        (
            lambda tracker: tracker.change_visibility(
                PAPER, "public", changed_on=date(2026, 1, 5), reason="published"
            ),
            "entry 8: it can be voided, or followed by another, but not changed",
        ),
    ],
)
def test_what_was_done_to_the_record_is_not_changed_afterwards(
    tracker: Tracker, act: Callable[[Tracker], Recorded], sentence: str
) -> None:
    issue(tracker)
    done = act(tracker)
    before = tracker.entries()
    change = EntryCorrected(
        entry=done.number,
        reference=before[-1].fact.about,
        changes=(FieldChange(field="reason", text="another"),),
        because="a slip",
    )
    with pytest.raises(RefusedError) as refused:
        tracker.record(change)
    assert ((sentence,), before) == (refused.value.faults, tracker.entries())


@pytest.mark.parametrize("number", [0, -1, 8, 2**70])
def test_an_entry_that_is_not_there_is_not_corrected_nor_voided(
    tracker: Tracker, number: int
) -> None:
    issue(tracker)
    with pytest.raises(UnknownReferenceError, match="the last is 7"):
        tracker.correct(number, {"title": "Two"}, because="a slip")
    with pytest.raises(UnknownReferenceError, match="the last is 7"):
        tracker.void(number, because="a twin")
    with pytest.raises(RefusedError, match="entry: there is no entry"):
        tracker.record(EntryCorrected(entry=number, voids=True, because="a twin"))


@pytest.mark.parametrize(
    ("correction", "faults"),
    [
        (
            {"voids": True, "changes": (FieldChange(field="advice.title", text="x"),)},
            ("set: name a field and its new value, or void the entry; one of the two",),
        ),
        ({}, ("set: name a field and its new value, or void the entry; one of the two",)),
        (
            {"changes": (FieldChange(field="advice.title", value='"x"'),)},
            ("advice.title: words and structure are set apart",),
        ),
        (
            {"changes": (FieldChange(field="advice.issued_on", value="nan"),)},
            ("value: it is no JSON",),
        ),
        (
            {
                "reference": "ADV-2025-002",
                "voids": False,
                "changes": (FieldChange(field="advice.title", text="x"),),
            },
            (f"reference: entry 7 is about {PAPER}",),
        ),
        (
            {"changes": (FieldChange(field="advice.nothing", text="x"),)},
            ("advice.nothing: there is no such field",),
        ),
    ],
)
def test_a_correction_a_program_made_up_is_held_to_the_same_rules(
    tracker: Tracker, correction: dict[str, object], faults: tuple[str, ...]
) -> None:
    issue(tracker)
    made: dict[str, object] = {"entry": 7, "reference": PAPER, "because": "a slip", **correction}
    with pytest.raises(RefusedError) as refused:
        tracker.record(EntryCorrected(**made))  # type: ignore[arg-type]  # made up
    assert faults == refused.value.faults


@pytest.mark.parametrize("because", ["", "  ", "a\0b"])
def test_why_has_to_be_said(tracker: Tracker, because: str) -> None:
    issue(tracker)
    with pytest.raises(RefusedError, match="because"):
        tracker.correct(7, {"title": "Two"}, because=because)
    with pytest.raises(RefusedError, match="because"):
        tracker.void(7, because=because)


def test_the_new_words_are_held_to_the_rules_of_words(tracker: Tracker) -> None:
    issue(tracker)
    before = tracker.entries()
    for title in ("", "x" * 201, "two\nlines", "\u202egnirts"):
        with pytest.raises(RefusedError, match="title"):
            tracker.correct(7, {"title": title}, because="a slip")
    assert before == tracker.entries()


# What no longer fits


def test_entries_that_would_no_longer_fit_are_listed_and_nothing_is_written(
    tracker: Tracker,
) -> None:
    issue(tracker)
    answer(tracker)
    tracker.note(PAPER, "rang", noted_on=date(2025, 12, 1))
    before = tracker.entries()
    with pytest.raises(RefusedError) as refused:
        tracker.void(7, because="a twin")
    assert before == tracker.entries()
    assert ["entry 8 would no longer fit", "entry 9 would no longer fit"] == [
        fault.partition(":")[0] for fault in refused.value.faults
    ]


def test_a_date_after_the_day_of_recording_is_refused_in_a_correction_too(
    tracker: Tracker,
) -> None:
    issue(tracker)
    number = answer(tracker).number
    with pytest.raises(RefusedError, match=r"entry 8 would no longer fit: date: 2026-11-24 has"):
        tracker.correct(number, {"received_on": NOW.date() + timedelta(days=1)}, because="a slip")


def test_an_answer_can_not_be_corrected_to_before_its_paper(tracker: Tracker) -> None:
    issue(tracker)
    number = answer(tracker).number
    with pytest.raises(RefusedError, match="entry 8 would no longer fit"):
        tracker.correct(number, {"received_on": "2025-11-12"}, because="a slip")


def test_an_office_that_is_asked_is_not_voided(tracker: Tracker) -> None:
    issue(tracker)
    with pytest.raises(RefusedError, match=r"entry 7 would no longer fit: .*minister"):
        tracker.void(4, because="a twin")


def test_what_was_voided_is_voided_once(tracker: Tracker) -> None:
    issue(tracker)
    tracker.void(7, because="a twin")
    with pytest.raises(RefusedError) as refused:
        tracker.void(7, because="a twin, as before")
    assert refused.value.faults == (
        "entry 7: it was voided by entry 8; void that entry to go on with it",
    )


# References and twins


def test_a_reference_of_a_voided_paper_is_never_given_again(tracker: Tracker) -> None:
    first = issue(tracker)
    tracker.void(first.number, because="a twin")
    second = issue(tracker)
    assert (PAPER, "ADV-2025-002", 9, False) == (
        first.reference,
        second.reference,
        second.number,
        second.already,
    )


def test_a_reference_of_a_voided_response_is_never_given_again(tracker: Tracker) -> None:
    issue(tracker)
    first = answer(tracker)
    tracker.void(first.number, because="a twin")
    second = answer(tracker)
    assert ("RSP-2025-001", "RSP-2025-002") == (first.reference, second.reference)


def test_the_same_is_recorded_anew_after_it_was_voided_and_recognised_after_that(
    tracker: Tracker,
) -> None:
    issue(tracker)
    first = answer(tracker)
    tracker.void(first.number, because="a twin")
    second, third = answer(tracker), answer(tracker)
    assert (10, False) == (second.number, second.already)
    assert (10, True) == (third.number, third.already)


def test_what_was_corrected_is_recognised_as_it_was_and_as_it_is(tracker: Tracker) -> None:
    issue(tracker)
    first = answer(tracker)
    tracker.correct(first.number, {"received_on": "2025-12-10"}, because="a slip")
    before, after = answer(tracker), answer(tracker, date(2025, 12, 10))
    assert [(8, True), (8, True)] == [(each.number, each.already) for each in (before, after)]
    assert 9 == len(tracker.entries())


def test_what_was_voided_is_not_recognised_as_it_was_corrected_either(tracker: Tracker) -> None:
    issue(tracker)
    first = answer(tracker)
    tracker.correct(first.number, {"received_on": "2025-12-10"}, because="a slip")
    tracker.void(first.number, because="a twin")
    before, after = answer(tracker), answer(tracker, date(2025, 12, 10))
    assert [(11, False), (12, False)] == [(each.number, each.already) for each in (before, after)]


def test_an_identity_of_a_voided_entry_stays_its_own(tracker: Tracker) -> None:
    first = tracker.issue_advice("Two", issued_on=date(2025, 11, 13), identity="mail-1")
    tracker.void(first.number, because="a twin")
    with pytest.raises(AlreadyRecordedError, match="used before, for entry 7"):
        tracker.issue_advice("Two", issued_on=date(2025, 11, 13), identity="mail-1")


def test_the_same_correction_is_recognised_until_another_follows(tracker: Tracker) -> None:
    issue(tracker)
    number = answer(tracker).number
    standing_entry = tracker.register.entry(number)
    first = draft_correction(standing_entry, {"received_on": "2025-12-10"}, because="a slip")
    other = draft_correction(standing_entry, {"received_on": "2025-12-11"}, because="a slip")
    done = [tracker.record(each) for each in (first, first, other, first)]
    assert [(9, False), (9, True), (10, False), (11, False)] == [
        (each.number, each.already) for each in done
    ]


# What was known


@pytest.fixture
def passing(tmp_path: Path) -> tuple[Tracker, list[datetime]]:
    """A record, and the instant it takes for now."""
    clock = [NOW]
    tracker = Tracker.create(
        tmp_path / "passing.db",
        addressees=[Addressee(slug=slug, name=slug.upper()) for slug in ("minister", "cosla")],
        example="foisa-like",
        now=lambda: clock[-1],
    )
    return tracker, clock


def test_a_correction_acts_on_what_was_known_from_its_own_recording_on(
    passing: tuple[Tracker, list[datetime]],
) -> None:
    tracker, clock = passing
    issue(tracker)
    number = answer(tracker).number
    asked = date(2025, 12, 10)
    then = standing(tracker, asked)
    clock.append(NOW + timedelta(days=3))
    receipt = tracker.head
    right = tracker.correct(number, {"received_on": "2025-12-10"}, because="a slip")
    assert (["minister: due-soon"], ["minister: answered-on-time"]) == (
        then,
        standing(tracker, asked),
    )
    before = (number, receipt, NOW, NOW.date(), str(number), NOW + timedelta(days=2))
    for moment in before:
        assert then == [
            f"{line.addressee}: {line.standing}"
            for line in tracker.known_at(moment).standings(as_at=asked)
            if line.addressee == "minister"
        ]
    for moment in (right.number, right.receipt, clock[-1], clock[-1].date()):
        assert tracker.standings(as_at=asked) == tracker.known_at(moment).standings(as_at=asked)


def test_foreseeing_tells_what_recording_does_and_writes_nothing(tracker: Tracker) -> None:
    issue(tracker)
    number = answer(tracker).number
    change = draft_correction(
        tracker.register.entry(number), {"received_on": "2025-12-10"}, because="a slip"
    )
    before = tracker.entries()
    seen = tracker.foresee_past(change)
    assert before == tracker.entries()
    assert [(date(2025, 12, 10), NOW.date())] == [
        (min(each.first for each in seen), max(each.last for each in seen))
    ]
    impossible = EntryCorrected(entry=99, voids=True, because="a twin")
    with pytest.raises(RefusedError, match="there is no entry 99"):
        tracker.foresee_past(impossible)


def test_a_fault_in_many_fields_is_told_of_all(tracker: Tracker) -> None:
    issue(tracker)
    with pytest.raises(FaultsError) as refused:
        tracker.correct(7, {"issued_at": "12:00", "lead": 5, "titel": "x"}, because="a slip")
    assert ["lead", "titel"] == [fault.partition(":")[0] for fault in refused.value.faults]


def test_the_same_correction_again_is_recognised(tracker: Tracker) -> None:
    number = tracker.issue_advice("A paper", issued_on="2025-12-01", addressees="cosla").number
    first = tracker.correct(number, {"title": "Another"}, because="a slip")
    again = tracker.correct(number, {"title": "Another"}, because="a slip")
    assert (first.number, True) == (again.number, again.already)


def test_a_correction_that_changes_nothing_is_refused(tracker: Tracker) -> None:
    number = tracker.issue_advice("A paper", issued_on="2025-12-01", addressees="cosla").number
    with pytest.raises(RefusedError) as caught:
        tracker.correct(
            number,
            {"title": "A paper", "addressees": "cosla", "issued_on": "2025-12-02"},
            because="a slip",
        )
    expected = ("title: it is that already", "addressees: it is that already")
    assert expected == caught.value.faults

from __future__ import annotations

import pytest

from isa_programme import FieldRow, Tracker, UnknownReferenceError
from isa_programme.tracker.viewing import Viewing


@pytest.fixture
def number(tracker: Tracker) -> int:
    issued = tracker.issue_advice(
        "A paper",
        issued_on="2025-12-01",
        addressees=["minister", "cosla"],
        recommendations=["Publish", "Name"],
        lead="Ann",
    )
    return issued.number


def said(tracker: Viewing, number: int) -> dict[str, object]:
    return {row.field: row.value for row in tracker.fields(number)}


def test_fields_have_the_names_by_which_they_are_corrected(tracker: Tracker, number: int) -> None:
    found = said(tracker, number)
    expected = {
        "title": "A paper",
        "issued_on": "2025-12-01",
        "addressees": ["minister", "cosla"],
        "recommendations.2.text": "Name",
        "assumed_day": None,
    }
    assert expected == {name: found[name] for name in expected}
    for name in ("title", "issued_on", "recommendations.2.text"):
        wanted = "2025-11-30" if name == "issued_on" else f"{name}, anew"
        tracker.correct(number, {name: wanted}, because="a slip")
        assert wanted == said(tracker, number)[name]


def test_a_field_that_was_corrected_shows_what_was_recorded(tracker: Tracker, number: int) -> None:
    tracker.correct(number, {"title": "Another"}, because="a slip")
    corrected = [row for row in tracker.fields(number) if row.corrected]
    expected = FieldRow(
        entry=number, field="title", value="Another", corrected=True, recorded="A paper"
    )
    assert [expected] == corrected


def test_what_a_view_leaves_out_is_not_there(tracker: Tracker, number: int) -> None:
    with pytest.raises(UnknownReferenceError):
        tracker.seen_at("public").fields(number)
    tracker.change_visibility("ADV-2025-001", "public", changed_on="2026-01-05")
    found = said(tracker.seen_at("public"), number)
    assert ("A paper", "") == (found["title"], found["lead"])


@pytest.mark.parametrize("absent", [0, 99, -1])
def test_an_entry_that_is_not_there_has_no_fields(tracker: Tracker, absent: int) -> None:
    with pytest.raises(UnknownReferenceError, match=f"no entry '{absent}'"):
        tracker.fields(absent)

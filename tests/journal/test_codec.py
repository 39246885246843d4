from __future__ import annotations

import json
from datetime import date

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

from isa_programme.calendars.months import Month
from isa_programme.errors import FaultsError, RecordNewerError
from isa_programme.journal.chain import canonical, canonical_words
from isa_programme.journal.codec import joined, split
from isa_programme.record.advice import Advice, Recommendation
from isa_programme.record.facts import FACTS, AdviceIssued, Fact, NoteTaken, ProgrammeAdopted
from isa_programme.record.programme import Programme
from strategies import facts, facts_by_kind, texts

ISSUED = AdviceIssued(
    advice=Advice(
        reference="ADV-2025-001",
        title="One strategy, not two",
        issued_on=Month(2025, 11),
        issued_by="isa",
        addressees=("cosla",),
        recommendations=(Recommendation(text="Publish"), Recommendation(text="Name a lead")),
    )
)


def test_structure_holds_everything_but_words_and_words_stand_under_their_paths() -> None:
    recommendation: dict[str, object] = {
        "own_reference": "",
        "addressees": [],
        "requested_by": None,
        "priority": None,
    }
    expected = (
        {
            "advice": {
                "reference": "ADV-2025-001",
                "own_reference": "",
                "issued_on": "2025-11",
                "assumed_day": None,
                "issued_at": None,
                "issued_by": "isa",
                "channel": None,
                "function": None,
                "priority": "routine",
                "visibility": "restricted",
                "addressees": ["cosla"],
                "copied_to": [],
                "answered_by": "all",
                "requested_by": None,
                "recommendations": [recommendation, recommendation],
                "documents": [],
                "see_also": [],
                "reissue_of": "",
            }
        },
        {
            "advice.title": "One strategy, not two",
            "advice.recommendations.0.text": "Publish",
            "advice.recommendations.1.text": "Name a lead",
        },
    )
    assert split(ISSUED) == expected


def test_a_recommendation_has_its_own_reference_in_structure_and_its_source_in_words() -> None:
    asked = Recommendation(own_reference="L-7.1", text="Publish", source="page 9")
    issued = attrs.evolve(
        ISSUED,
        advice=attrs.evolve(
            ISSUED.advice, own_reference="L-7", recommendations=(asked,), source="a page"
        ),
    )
    structure, words = split(issued)

    advice = structure["advice"]
    assert isinstance(advice, dict)
    assert advice["own_reference"] == "L-7"
    assert [part["own_reference"] for part in advice["recommendations"]] == ["L-7.1"]
    assert words == {
        "advice.title": "One strategy, not two",
        "advice.source": "a page",
        "advice.recommendations.0.text": "Publish",
        "advice.recommendations.0.source": "page 9",
    }
    assert joined(issued.kind, structure, words) == issued


def test_erased_words_say_so_where_there_must_be_some_and_are_blank_elsewhere() -> None:
    structure, _ = split(ISSUED)
    expected = AdviceIssued(
        advice=Advice(
            reference="ADV-2025-001",
            title="[words erased]",
            issued_on=Month(2025, 11),
            issued_by="isa",
            addressees=("cosla",),
            recommendations=(
                Recommendation(text="[words erased]"),
                Recommendation(text="[words erased]"),
            ),
        )
    )
    assert joined("advice-issued.v1", structure, None) == expected


def test_words_left_blank_stay_blank_though_their_default_is_not() -> None:
    adopted = ProgrammeAdopted(programme=Programme(title="P", adviser_name=""))
    structure, words = split(adopted)
    assert words == {"programme.title": "P"}
    assert joined(adopted.kind, structure, words) == adopted


def test_joining_leaves_what_it_was_given_as_it_was() -> None:
    structure, words = split(ISSUED)
    before = json.dumps([structure, words])
    joined("advice-issued.v1", structure, words)
    assert json.dumps([structure, words]) == before


def test_an_unknown_kind_names_itself_and_asks_for_a_newer_release() -> None:
    with pytest.raises(RecordNewerError) as caught:
        joined("advice-issued.v2", {}, {})
    assert str(caught.value) == (
        "entries of the kind 'advice-issued.v2' are unknown here:"
        " a newer release of isa-programme reads them"
    )


@pytest.mark.parametrize(
    ("structure", "words", "faults"),
    [
        (
            {"advice": "ADV-2025-001", "noted_on": "2026-01-01", "text": "hidden"},
            {"text": "x"},
            ("text: words stand where only structure may",),
        ),
        (
            {"advice": "ADV-2025-001", "noted_on": "2026-01-01"},
            {"text": "x", "elsewhere": "y"},
            ("note-taken.v1: some of the words belong to no field of it",),
        ),
        ({"advice": "ADV-2025-001"}, {"text": "x"}, ("noted_on: it is missing",)),
    ],
)
def test_what_does_not_fit_its_kind_is_refused(
    structure: dict[str, object], words: dict[str, str], faults: tuple[str, ...]
) -> None:
    with pytest.raises(FaultsError) as caught:
        joined("note-taken.v1", structure, words)
    assert caught.value.faults == faults


def test_facts_of_every_kind_are_generated() -> None:
    assert facts_by_kind.keys() == FACTS.keys()


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(facts)
def test_a_fact_comes_back_as_it_went_and_its_bytes_stay_the_same(fact: Fact) -> None:
    structure, words = split(fact)
    stored, kept = canonical(structure), canonical_words(words)
    again = joined(fact.kind, json.loads(stored), json.loads(kept))
    structure_again, words_again = split(again)
    assert again == fact
    assert (canonical(structure_again), canonical_words(words_again)) == (stored, kept)


@given(texts)
def test_no_word_is_left_in_the_structure(text: str) -> None:
    note = NoteTaken(advice="ADV-2025-001", noted_on=date(2026, 1, 1), text=f"x{text}")
    assert split(note) == (
        {"advice": "ADV-2025-001", "noted_on": "2026-01-01"},
        {"text": f"x{text}"},
    )

"""Disclosure: what was held on the day a request came, less what is exempt, with a schedule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from isa_programme import Addressee, Tracker
from isa_programme.errors import FaultsError, RefusedError
from isa_programme.questions.disclosure import DisclosedEntry, Disclosure, ScheduleRow
from isa_programme.record.facts import HoldSet
from isa_programme.record.requests import InformationRequest, Withheld

PAPER, OTHER = "ADV-2026-001", "ADV-2026-002"
MONDAY = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
RECEIVED = date(2026, 3, 4)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Tracker]:
    """Entries 5 to 8 were held when the request came on Wednesday; 9 to 11 came after it."""
    clock = [MONDAY]
    with Tracker.create(
        tmp_path / "isa.db",
        addressees=[Addressee(slug="minister", name="Minister")],
        recorded_by="A. Clerk",
        now=lambda: clock[-1],
    ) as tracker:
        tracker.issue_advice(
            "One strategy, not two",
            issued_on=date(2026, 2, 2),
            addressees=["minister"],
            recommendations=["Publish", "Name a director"],
            own_reference="ISA/1",
        )
        clock.append(MONDAY + timedelta(days=1))
        tracker.issue_advice(
            "In confidence",
            issued_on=date(2026, 2, 3),
            addressees=["minister"],
            visibility="confidential",
            reissue_of=PAPER,
        )
        tracker.note(PAPER, "rang the clerk", noted_on=date(2026, 3, 3))
        clock.append(MONDAY + timedelta(days=2, hours=13, minutes=59))  # the last minute of the day
        tracker.correct(5, {"title": "One strategy"}, because="misread")
        clock.append(MONDAY + timedelta(days=2, hours=14))
        tracker.record_response(
            PAPER, sent_by="minister", kind="holding", received_on=date(2026, 3, 4)
        )
        tracker.correct(5, {"title": "A strategy"}, because="misread twice")
        tracker.void(7, because="another paper was meant")
        yield tracker


def request(*withheld: Withheld, about: tuple[str, ...] = ()) -> InformationRequest:
    return InformationRequest(
        reference="FOI/26/7", received_on=RECEIVED, about=about, withhold=withheld
    )


def by_number(found: Disclosure) -> dict[int, DisclosedEntry]:
    return {each.number: each for each in found.entries}


def _row(entry: int, kind: str, field: str, exemption: str) -> ScheduleRow:
    return ScheduleRow(entry=entry, kind=kind, field=field, exemption=exemption)


def test_it_is_what_was_held_at_the_end_of_the_day_the_request_came(record: Tracker) -> None:
    found = record.foresee_disclosure(request())
    assert ([1, 2, 3, 4, 5, 6, 7, 8], record.entries()[7].receipt) == (
        [each.number for each in found.entries],
        found.head,
    )
    given = by_number(found)
    assert "One strategy, not two" == given[5].content["title"]
    assert "One strategy" == given[8].content["changes.1.text"]
    assert "rang the clerk" == given[7].content["text"]


def test_an_entry_is_given_with_every_field(record: Tracker) -> None:
    expected = DisclosedEntry(
        number=7,
        kind="note-taken.v1",
        happened_on=date(2026, 3, 3),
        recorded_on=date(2026, 3, 3),
        recorded_by="A. Clerk",
        withheld="",
        content={"advice": PAPER, "noted_on": "2026-03-03", "text": "rang the clerk"},
    )
    assert expected == by_number(record.foresee_disclosure(request()))[7]


def test_words_erased_since_are_not_given(record: Tracker) -> None:
    record.erase(7, reason="her request", authority="a rule")
    given = by_number(record.foresee_disclosure(request()))
    assert ("[words erased]", 8) == (given[7].content["text"], len(given))


@pytest.mark.parametrize(
    ("about", "numbers"),
    [
        ((PAPER,), [5, 6, 7, 8]),
        (("ISA/1",), [5, 6, 7, 8]),
        ((OTHER,), [6]),
        (("minister",), [4]),
        ((OTHER, "minister"), [4, 6]),
    ],
)
def test_it_is_about_what_was_asked_for(
    record: Tracker, about: tuple[str, ...], numbers: list[int]
) -> None:
    assert numbers == [
        each.number for each in record.foresee_disclosure(request(about=about)).entries
    ]


def test_a_field_withheld_is_marked_with_its_exemption(record: Tracker) -> None:
    found = record.foresee_disclosure(
        request(
            Withheld(entry=5, field="title", exemption="FOISA s.30(c)"),
            Withheld(entry=5, field="recommendations.2.text", exemption="FOISA s.29"),
            Withheld(entry=7, field="recorded_by", exemption="FOISA s.38(1)(b)"),
        )
    )
    given = by_number(found)
    paper: Any = given[5].content
    assert ("[withheld: FOISA s.30(c)]", "Publish", "[withheld: FOISA s.29]", PAPER) == (
        paper["title"],
        paper["recommendations.1.text"],
        paper["recommendations.2.text"],
        paper["reference"],
    )
    assert ("[withheld: FOISA s.38(1)(b)]", "A. Clerk") == (
        given[7].recorded_by,
        given[5].recorded_by,
    )
    assert (
        _row(5, "advice-issued.v1", "recommendations.2.text", "FOISA s.29"),
        _row(5, "advice-issued.v1", "title", "FOISA s.30(c)"),
        _row(7, "note-taken.v1", "recorded_by", "FOISA s.38(1)(b)"),
    ) == found.schedule


def test_a_whole_entry_withheld_gives_its_number_kind_and_exemption(record: Tracker) -> None:
    found = record.foresee_disclosure(request(Withheld(entry=7, exemption="FOISA s.30(b)(ii)")))
    expected = DisclosedEntry(
        number=7,
        kind="note-taken.v1",
        happened_on=None,
        recorded_on=date(2026, 3, 3),
        recorded_by="",
        withheld="FOISA s.30(b)(ii)",
        content={},
    )
    assert expected == by_number(found)[7]
    assert [(7, "")] == [(row.entry, row.field) for row in found.schedule]


@pytest.mark.parametrize(("entry", "field"), [(5, "issued_on"), (7, "noted_on")])
def test_a_date_withheld_is_not_given_beside_it(record: Tracker, entry: int, field: str) -> None:
    found = record.foresee_disclosure(
        request(Withheld(entry=entry, field=field, exemption="FOISA s.30"))
    )
    given = by_number(found)[entry]
    assert given.happened_on is None
    assert "[withheld: FOISA s.30]" in given.content.values()
    assert str(record.entries()[entry - 1].happened_on) not in map(str, given.content.values())


def test_what_is_confidential_and_given_is_pointed_at(record: Tracker) -> None:
    sentence = "entry 6 is confidential, and is given out but for the fields withheld"
    assert [sentence] == [each.sentence for each in record.foresee_disclosure(request()).findings]
    whole = record.foresee_disclosure(request(Withheld(entry=6, exemption="FOISA s.30")))
    assert () == whole.findings


def test_a_hold_is_set_once_and_nothing_else_is_recorded(record: Tracker) -> None:
    before = record.entries()
    foreseen = record.foresee_disclosure(request())
    assert before == record.entries()
    first, second = record.disclose(request()), record.disclose(request())
    assert foreseen == first == second
    (hold,) = record.entries()[len(before) :]
    assert HoldSet(request="FOI/26/7", received_on=RECEIVED) == hold.fact
    with pytest.raises(RefusedError, match="FOI/26/7"):
        record.erase(7, reason="her request", authority="a rule")


@pytest.mark.parametrize(
    ("asked", "faults"),
    [
        (
            {"about": ("ADV-2026-009",)},
            ("about: nothing held on 2026-03-04 is about 'ADV-2026-009'",),
        ),
        (
            {
                "withhold": (
                    Withheld(entry=9, exemption="s.30"),
                    Withheld(entry=0, exemption="s.30"),
                )
            },
            (
                "withhold: entry 9 is not among what was asked for and held",
                "withhold: entry 0 is not among what was asked for and held",
            ),
        ),
        (
            {"about": (OTHER,), "withhold": (Withheld(entry=5, exemption="s.30"),)},
            ("withhold: entry 5 is not among what was asked for and held",),
        ),
        (
            {"withhold": (Withheld(entry=7, field="title", exemption="s.30"),)},
            ("withhold: entry 7: title: there is no such field; there is advice, noted_on, text",),
        ),
        (
            {"withhold": (Withheld(entry=5, field="recommendations", exemption="s.30"),)},
            ("withhold: entry 5: recommendations: it has parts; correct one of them, or void it",),
        ),
    ],
)
def test_what_was_not_held_can_not_be_asked_for_or_withheld(
    record: Tracker, asked: dict[str, Any], faults: tuple[str, ...]
) -> None:
    before = record.entries()
    made = InformationRequest(reference="FOI/26/7", received_on=RECEIVED, **asked)
    for ask in (record.foresee_disclosure, record.disclose):
        with pytest.raises(FaultsError) as refused:
            ask(made)
        assert faults == refused.value.faults
    assert before == record.entries()


def test_before_anything_was_held_nothing_is_given(record: Tracker) -> None:
    early = InformationRequest(reference="FOI/25/1", received_on=date(2026, 3, 1))
    expected = Disclosure(request=early, head="", entries=(), schedule=(), findings=())
    assert expected == record.foresee_disclosure(early)


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ({"reference": " "}, "reference: the request's own is needed"),
        ({"reference": "x" * 201}, "reference: the request's own is needed"),
        (
            {"withhold": (Withheld(entry=5, exemption=" "),)},
            "withhold 1, entry 5: exemption: name the provision, as in FOISA s.30(b)(ii)",
        ),
        (
            {"withhold": (Withheld(entry=5, exemption="a"), Withheld(entry=5, exemption="b"))},
            "withhold 1, entry 5: it is withheld twice",
        ),
        (
            {
                "withhold": (
                    Withheld(entry=5, exemption="a"),
                    Withheld(entry=5, field="title", exemption="b"),
                )
            },
            "withhold 2, entry 5: the whole entry is withheld already",
        ),
    ],
)
def test_a_request_that_makes_no_sense_is_refused(asked: dict[str, Any], fault: str) -> None:
    with pytest.raises(FaultsError) as refused:
        InformationRequest(**{"reference": "FOI/1", "received_on": RECEIVED, **asked})
    assert fault in str(refused.value)

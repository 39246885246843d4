"""The demonstration: the real public record, with borrowed clocks that say so."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import attrs
import pytest

from isa_programme import (
    Basis,
    Explanation,
    IsaProgrammeError,
    Line,
    Priority,
    RecordDamagedError,
    RecordUnreadableError,
    StageName,
    Standing,
    Tracker,
    Visibility,
    demonstrate,
)
from isa_programme.exchange.shipped import public_rows
from isa_programme.record.counting_rules import ProtocolStatus
from isa_programme.record.facts import Fact, FactNoted
from isa_programme.tracker.demonstration import AS_AT
from journal_samples import NOW


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Tracker]:
    with demonstrate(tmp_path / "demo.db", recorded_by="clerk", now=lambda: NOW) as made:
        yield made


OVERDUE = Line(
    reference="ADV-2025-002",
    own_reference="row-29",
    advice="ADV-2025-002",
    recommendation=None,
    title="Letter repeating a Report THREE call to action; reply asked by the end of October 2025",
    text="",
    addressee="corporate-parents",
    addressee_name="every corporate parent in Scotland",
    ours=False,
    transferred_from=None,
    commitment=None,
    stage=StageName.SUBSTANTIVE,
    period=None,
    standing=Standing.OVERDUE,
    because="",
    basis=Basis.REQUESTED,
    protocol=None,
    calendar="scotland",
    day_zero=None,
    deadline=date(2025, 10, 31),
    original_deadline=date(2025, 10, 31),
    outside_protocol=False,
    falls_in=(),
    requested_by=date(2025, 10, 31),
    assumption="",
    held_on=None,
    working_days_held=None,
    promised_for=None,
    promised_by=None,
    withdrawn_on=None,
    met_on=None,
    met_by=None,
    disposition=None,
    working_days_left=None,
    working_days_late=41,
    days_late=66,
    working_days_late_original=41,
    days_late_original=66,
    earliest_if_resumed=None,
    age=97,
    function=None,
    priority=Priority.ROUTINE,
    visibility=Visibility.PUBLIC,
    lead="",
)
PREVENTION = attrs.evolve(
    OVERDUE,
    reference="ADV-2025-003.7",
    own_reference="row-32",
    advice="ADV-2025-003",
    recommendation=7,
    title="Improving care experience: Delivering The Promise (report)",
    text="Say how prevention strategies will be aligned",
    addressee="scottish-government",
    addressee_name="Scottish Government",
    basis=Basis.BORROWED_EXAMPLE,
    protocol="foisa-like version 1",
    day_zero=date(2025, 10, 8),
    deadline=date(2025, 11, 5),
    original_deadline=date(2025, 11, 5),
    requested_by=None,
    held_on=date(2025, 10, 8),
    working_days_held=58,
    working_days_late=38,
    days_late=61,
    working_days_late_original=38,
    days_late_original=61,
    age=89,
)
PROTOCOLS = attrs.evolve(
    PREVENTION,
    reference="ADV-2025-003.6",
    recommendation=6,
    text="Set clear protocols for how Scottish Government responds to ISA recommendations",
    requested_by=date(2026, 4, 8),
    assumption="counted here: six months from 8 October 2025; the six months that the source"
    " attaches to another item of the same report (row-33) are assumed for this one; whether they"
    " apply to it could not be read",
)


def test_the_overdue_list_of_5_january_2026(demo: Tracker) -> None:
    assert date(2026, 1, 5) == AS_AT
    expected = (OVERDUE, PROTOCOLS, PREVENTION)
    assert expected == demo.overdue(as_at=AS_AT)


def test_the_public_record_has_58_rows_and_all_are_kept(demo: Tracker) -> None:
    rows = [*csv.DictReader(public_rows().splitlines())]
    assert len(rows) == 58
    facts = [entry.fact for entry in demo.entries()]
    kept = {
        "advice": facts_of(facts, "advice-issued.v1"),
        "response": facts_of(facts, "response-received.v1"),
        "fact": facts_of(facts, "fact-noted.v1"),
        "recommendation": sum(
            len(file.advice.recommendations) for file in demo.register.files.values()
        ),
    }
    assert kept == {kind: [row["kind"] for row in rows].count(kind) for kind in kept}
    assert sum(kept.values()) == 58


def facts_of(facts: Sequence[Fact], kind: str) -> int:
    return sum(fact.kind == kind for fact in facts)


def test_every_row_is_found_by_its_own_name(demo: Tracker) -> None:
    names = {row["id"] for row in csv.DictReader(public_rows().splitlines())}
    named = {
        *demo.register.aliases,
        *(
            fact.own_reference
            for entry in demo.register.public_facts
            if isinstance(fact := entry.fact, FactNoted)
        ),
        *(
            response.own_reference
            for file in demo.register.files.values()
            for response in file.responses_by(date.max)
        ),
    }
    assert names == named


def test_whatever_an_example_dates_says_so(demo: Tracker) -> None:
    assert {protocol.status for protocol in demo.register.protocols} == {
        ProtocolStatus.BORROWED_EXAMPLE
    }
    days = [date(2024, 1, 5), AS_AT, date(2026, 11, 23)]
    found = {
        (line.protocol is not None, line.deadline is not None, line.basis)
        for day in days
        for line in demo.standings(as_at=day)
    }
    expected = {
        (True, True, Basis.BORROWED_EXAMPLE),
        (False, True, Basis.REQUESTED),
        (False, False, None),
    }
    assert expected == found
    explained = [
        explanation
        for reference in demo.register.files
        for explanation in _explained(demo, reference)
        if explanation.basis is Basis.BORROWED_EXAMPLE
    ]
    assert len(explained) == 6
    assert all("a borrowed example, not agreed" in each.sentences[0] for each in explained)


def _explained(demo: Tracker, reference: str) -> tuple[Explanation, ...]:
    asked = demo.register.file(reference).advice.everyone_asked
    return demo.explain(reference).each if asked else ()


def test_a_second_demonstration_opens_the_first_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "demo.db"
    with demonstrate(path, now=lambda: NOW) as first:
        first.note("row-32", "went on with it", noted_on="2026-01-06")
        head = first.head
    before = path.read_bytes(), path.stat().st_mtime_ns
    with demonstrate(path, now=lambda: NOW) as second:
        assert head == second.head
        assert second.history("row-32")[-1].fact.kind == "note-taken.v1"
    assert before == (path.read_bytes(), path.stat().st_mtime_ns)


def test_importing_its_rows_again_adds_nothing(demo: Tracker) -> None:
    size = len(demo.entries())
    assert {recorded.already for recorded in demo.import_csv(public_rows())} == {True}
    assert size == len(demo.entries())


def test_the_demonstration_is_whole(demo: Tracker) -> None:
    assert demo.verify() == ()
    assert {entry.recorded_by for entry in demo.entries()} == {"clerk"}


def test_what_is_no_record_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(b"Dear Minister")
    with pytest.raises(RecordDamagedError):
        demonstrate(path)
    assert path.read_bytes() == b"Dear Minister"


def test_a_folder_that_is_missing_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(RecordUnreadableError) as caught:
        demonstrate(tmp_path / "none" / "demo.db")
    expected = (
        f"no record can be made at {tmp_path / 'none' / 'demo.db'}: No such file or directory"
    )
    assert isinstance(caught.value, IsaProgrammeError)
    assert expected == str(caught.value)
    assert [*tmp_path.iterdir()] == []

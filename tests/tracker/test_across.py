from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import attrs
import pytest

import isa_programme
from isa_programme import (
    Across,
    FaultsError,
    RecordDamagedError,
    RecordMissingError,
    Tracker,
    UnknownReferenceError,
    View,
    Visibility,
    due_across,
    example_protocol,
    overdue_across,
)

DAY = date(2026, 1, 5)
THEN = datetime(2026, 1, 5, 12, tzinfo=UTC)


def council(path: Path, *papers: tuple[str, date], lead: str = "") -> Path:
    """A record of one council, with a paper for each title and day."""
    with Tracker.create(path, example="foisa-like", now=lambda: THEN) as tracker:
        tracker.add_addressee("council", "The council")
        for title, on in papers:
            tracker.issue_advice(title, issued_on=on, addressees=["council"], lead=lead)
    return path


@pytest.fixture
def glasgow(tmp_path: Path) -> Path:
    return council(
        tmp_path / "glasgow.db",
        ("Homes", date(2025, 11, 13)),
        ("Moves", date(2025, 11, 3)),
        ("Later", date(2025, 12, 22)),
        lead="Morag",
    )


@pytest.fixture
def fife(tmp_path: Path) -> Path:
    return council(
        tmp_path / "fife.db",
        ("Data", date(2025, 11, 3)),
        ("Money", date(2025, 10, 1)),
        ("Words", DAY),
    )


def told(found: Across) -> list[tuple[str | None, str, str]]:
    return [(line.record, line.title, str(line.deadline)) for line in found]


def test_the_lines_of_all_are_one_list_by_deadline_then_as_the_records_were_named(
    glasgow: Path, fife: Path
) -> None:
    assert told(overdue_across([glasgow, fife], as_at=DAY)) == [
        ("fife", "Money", "2025-10-29"),
        ("glasgow", "Moves", "2025-12-02"),
        ("fife", "Data", "2025-12-02"),
        ("glasgow", "Homes", "2025-12-12"),
    ]
    assert told(overdue_across([fife, glasgow], as_at=DAY))[1:3] == [
        ("fife", "Data", "2025-12-02"),
        ("glasgow", "Moves", "2025-12-02"),
    ]
    assert told(due_across([glasgow, fife], as_at=DAY)) == [
        ("glasgow", "Later", "2026-01-23"),
        ("fife", "Words", "2026-02-02"),
    ]


def test_each_line_is_the_line_that_its_record_gives_alone(glasgow: Path, fife: Path) -> None:
    for across, alone in ((overdue_across, Tracker.overdue), (due_across, Tracker.due)):
        found = across([glasgow, fife], as_at=DAY)
        for name, path in (("glasgow", glasgow), ("fife", fife)):
            with Tracker.open(path) as tracker:
                expected = [attrs.asdict(each) for each in alone(tracker, as_at=DAY)]
                held = tracker.held
            lines = [attrs.asdict(each) for each in found if each.record == name]
            assert [{**each, "record": name} for each in expected] == lines
            assert [held] == [each.held for each in found.records if each.record == name]


def test_what_narrows_one_record_narrows_all(glasgow: Path, fife: Path) -> None:
    both = [glasgow, fife]

    assert [
        title for _, title, _ in told(overdue_across(both, as_at=DAY, since=date(2025, 12, 2)))
    ] == [*("Moves", "Data", "Homes")]
    assert told(overdue_across(both, as_at=DAY, ours=True)) == []
    assert told(due_across(both, as_at=DAY, within="15 working days")) == [
        ("glasgow", "Later", "2026-01-23")
    ]
    assert told(overdue_across(both, as_at=DAY, visibility=Visibility.PUBLIC)) == []
    assert told(overdue_across(both, as_at=DAY, known_at=date(2026, 1, 4))) == []
    assert len(overdue_across(both, as_at=DAY, known_at="2026-01-05")) == 4
    found = overdue_across(both, as_at=DAY, lead="morag")
    assert [title for _, title, _ in told(found)] == ["Moves", "Homes"]
    assert [each.knows_lead for each in found.records] == [True, False]
    nobodys = overdue_across(both, as_at=DAY, lead="")
    assert [title for _, title, _ in told(nobodys)] == ["Money", "Data"]
    assert [each.knows_lead for each in nobodys.records] == [False, True]


def test_a_version_may_be_supposed_by_name_or_as_it_is(glasgow: Path, fife: Path) -> None:
    both = [glasgow, fife]
    borrowed = example_protocol("fai-like")

    by_name = overdue_across(both, as_at=DAY, under="foisa-like.1")
    assert ("foisa-like version 1", 4) == (by_name.under, len(by_name))
    given = overdue_across(both, as_at=DAY, under=borrowed)
    assert (str(borrowed), told(given)) == (
        given.under,
        told(overdue_across(both, as_at=DAY, under="fai-like")),
    )
    with pytest.raises(FaultsError) as refused:
        overdue_across(both, as_at=DAY, under="none.1")
    assert str(refused.value) == (
        "record glasgow: no protocol version 'none.1' in this record: there is foisa-like.1"
    )
    assert isinstance(refused.value.__cause__, UnknownReferenceError)


def test_a_record_that_cannot_be_read_hides_no_other(
    glasgow: Path, fife: Path, tmp_path: Path
) -> None:
    damaged = tmp_path / "moray.db"
    damaged.write_text("no record")
    missing = tmp_path / "angus.db"
    found = overdue_across([damaged, glasgow, missing, fife], as_at=DAY)

    assert told(overdue_across([glasgow, fife], as_at=DAY)) == told(found)
    assert [("moray", RecordDamagedError), ("angus", RecordMissingError)] == [
        (each.record, type(each.fault)) for each in found.unread
    ]
    assert [None, None] == [each.held for each in found.unread]
    assert ["moray", "glasgow", "angus", "fife"] == [each.record for each in found.records]
    assert not missing.exists()


def test_trackers_and_views_are_asked_under_names_of_the_callers_own(
    glasgow: Path, fife: Path
) -> None:
    with Tracker.open(glasgow) as tracker:
        view = tracker.known_at(6)
        assert isinstance(view, View)
        found = overdue_across({"G": tracker, "then": view, "F": fife}, as_at=DAY)
        assert told(found) == [
            ("F", "Money", "2025-10-29"),
            ("G", "Moves", "2025-12-02"),
            ("F", "Data", "2025-12-02"),
            ("G", "Homes", "2025-12-12"),
            ("then", "Homes", "2025-12-12"),
        ]
        assert tracker.head  # it is still open


@pytest.mark.parametrize("known_at", [3, "3", f"3:{'0' * 64}"])
def test_a_moment_of_one_record_is_refused_for_several(
    glasgow: Path, fife: Path, known_at: int | str
) -> None:
    with pytest.raises(FaultsError, match="is a moment of one record; of several, write a day"):
        overdue_across([glasgow, fife], as_at=DAY, known_at=known_at)


def test_what_names_no_several_records_is_refused(glasgow: Path) -> None:
    with pytest.raises(FaultsError, match="this is one place; give a list of them"):
        overdue_across(str(glasgow), as_at=DAY)
    with pytest.raises(FaultsError, match="none is named"):
        overdue_across([], as_at=DAY)
    with pytest.raises(FaultsError, match="name each record once"):
        overdue_across({"a": glasgow, "b": str(glasgow)}, as_at=DAY)
    with pytest.raises(FaultsError, match="visibility"):
        overdue_across([glasgow], as_at=DAY, visibility="secret")


def test_an_older_copy_in_the_place_of_a_record_is_told(
    glasgow: Path, fife: Path, tmp_path: Path
) -> None:
    heads = tmp_path / "heads"
    older = Path(shutil.copy(glasgow, tmp_path / "older.db"))
    with Tracker.open(glasgow, heads=heads) as tracker:
        tracker.note("ADV-2025-001", "Rang.", noted_on=DAY)
    shutil.copy(older, glasgow)
    found = overdue_across([glasgow, fife], as_at=DAY, heads=heads)

    assert [True, False] == [each.replaced for each in found.records]
    assert len(found) == 4


def test_what_was_restricted_since_is_told_by_its_record(glasgow: Path, fife: Path) -> None:
    for day, level in ((6, "public"), (8, "restricted")):
        then = datetime(2026, 1, day, 12, tzinfo=UTC)
        with Tracker.open(glasgow, now=iter([then] * 9).__next__) as tracker:
            tracker.change_visibility("ADV-2025-001", level, changed_on=then.date())
    found = overdue_across(
        [glasgow, fife], as_at=DAY, known_at=date(2026, 1, 7), visibility="public"
    )

    assert [("glasgow", "Homes", "2025-12-12")] == told(found)
    assert [("ADV-2025-001",), ()] == [each.restricted_since for each in found.records]


def test_the_functions_are_public() -> None:
    assert isa_programme.overdue_across is overdue_across

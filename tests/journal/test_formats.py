"""Every format that was ever released is read in full, as it was, for ever.

The records in ``tests/data/formats`` are frozen; how they were made is told there.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import attrs
import pytest

from isa_programme import Tracker, import_record
from isa_programme.errors import RecordNewerError
from isa_programme.questions.lines import Line
from isa_programme.record.facts import FACTS, WordsErased
from isa_programme.record.words import ERASED, without_words

FORMATS = Path(__file__).parent.parent / "data" / "formats"
RELEASED = sorted(folder.name for folder in FORMATS.iterdir() if folder.is_dir())
IN_WORDS = frozenset({"title", "text", "because", "assumption", "lead", "addressee_name"})
LATER = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)


def lines_of(folder: Path) -> list[str]:
    return (folder / "record.jsonl").read_text(encoding="ascii").splitlines()


@pytest.fixture(params=RELEASED)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a frozen record, its export and its standings."""
    return Path(shutil.copytree(FORMATS / request.param, tmp_path / "frozen"))


@pytest.fixture
def tracker(folder: Path) -> Iterator[Tracker]:
    with Tracker.open(folder / "record.db", now=lambda: LATER) as opened:
        yield opened


def test_it_is_whole(tracker: Tracker) -> None:
    assert () == tracker.verify()
    assert [()] * len(tracker.entries()) == [
        tracker.verify(receipt=entry.receipt) for entry in tracker.entries()
    ]


@pytest.mark.parametrize("as_at", [date(2025, 12, 13), date(2026, 1, 5), date(2027, 1, 1)])
def test_what_is_overdue_in_it_is_what_its_entries_say(tracker: Tracker, as_at: date) -> None:
    replayed = tracker.known_at(tracker.head).overdue(as_at=as_at)

    assert replayed == tracker.overdue(as_at=as_at)


def test_reading_it_changes_nothing(folder: Path, tracker: Tracker) -> None:
    before = (folder / "record.db").read_bytes()
    tracker.standings(as_at=date(2026, 1, 5))
    tracker.verify()
    list(tracker.export())
    assert before == (folder / "record.db").read_bytes()
    assert {"record.db", "record.jsonl", "standings.json"} == {p.name for p in folder.iterdir()}


def test_its_export_is_what_it_was(folder: Path, tracker: Tracker) -> None:
    assert lines_of(folder) == list(tracker.export())


def test_its_export_makes_the_same_record_again(folder: Path, tracker: Tracker) -> None:
    import_record((folder / "record.jsonl").read_text(encoding="ascii"), folder / "again.db")
    with Tracker.open(folder / "again.db") as again:
        assert (tracker.entries(), tracker.register) == (again.entries(), again.register)
        assert lines_of(folder) == list(again.export())


def test_its_entries_read_as_what_is_written_in_it(folder: Path, tracker: Tracker) -> None:
    said = [json.loads(line)["entry"] for line in lines_of(folder)[1:]]
    assert [
        {
            "number": each["number"],
            "identity": each["identity"],
            "kind": each["kind"],
            "happened_on": each["happened_on"],
            "recorded_by": each["recorded_by"],
        }
        for each in said
    ] == [
        {
            "number": entry.number,
            "identity": entry.identity,
            "kind": entry.fact.kind,
            "happened_on": str(entry.happened_on),
            "recorded_by": entry.recorded_by,
        }
        for entry in tracker.entries()
    ]


def plain(line: Line) -> dict[str, Any]:
    return {
        name: None if value is None else str(value) for name, value in attrs.asdict(line).items()
    }


def test_its_standings_are_what_they_were(folder: Path, tracker: Tracker) -> None:
    frozen = json.loads((folder / "standings.json").read_text(encoding="utf-8"))
    # Later releases may say more of a line; what was said before stays.
    found = {
        day: [
            {name: value for name, value in plain(line).items() if name in told}
            for line, told in zip(
                tracker.standings(as_at=date.fromisoformat(day)), frozen[day], strict=True
            )
        ]
        for day in frozen
    }
    assert frozen == found


def test_it_is_gone_on_with(folder: Path, tracker: Tracker) -> None:
    before = lines_of(folder)[1:]
    tracker.note("ADV-2025-001", "one more", noted_on=date(2027, 3, 1))
    assert before == list(tracker.export())[1:-1]
    assert () == tracker.verify()


def test_it_holds_what_was_corrected_voided_and_erased(tracker: Tracker) -> None:
    register = tracker.register
    told = (register.voided, register.corrected, register.erased)
    assert (1, 1, 1) == tuple(map(len, told))
    (gone,) = register.erased
    assert ERASED in repr(register.entry(gone).fact)


def test_whatever_is_erased_of_it_no_standing_moves(folder: Path, tracker: Tracker) -> None:
    days = [date.fromisoformat(day) for day in json.loads(_text(folder / "standings.json"))]

    def structure() -> list[dict[str, Any]]:
        return [
            {name: value for name, value in plain(line).items() if name not in IN_WORDS}
            for day in days
            for line in tracker.standings(as_at=day)
        ]

    before = structure()
    for entry in tracker.entries():
        wordless = without_words(entry.fact, ERASED) == entry.fact
        if entry.erased_by is None and not wordless and not isinstance(entry.fact, WordsErased):
            tracker.erase(entry.number, reason="a test", authority="a rule")
            assert before == structure()
    assert () == tracker.verify()
    assert sum('content":null' in line for line in tracker.export()) == len(tracker.register.erased)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", sorted(FACTS))
def test_every_kind_has_a_frozen_entry(kind: str) -> None:
    kinds = {
        json.loads(line)["entry"]["kind"]
        for name in RELEASED
        for line in lines_of(FORMATS / name)[1:]
    }
    assert kind in kinds


def test_a_format_of_a_newer_release_is_refused_untouched(folder: Path) -> None:
    path = folder / "record.db"
    whole = bytearray(path.read_bytes())
    whole[63] = 99
    path.write_bytes(whole)
    with pytest.raises(RecordNewerError, match=r"record format 99; this release reads up to \d+"):
        Tracker.open(path)
    assert bytes(whole) == path.read_bytes()


def test_what_was_known_then_is_known_now(tracker: Tracker) -> None:
    (voided,) = tracker.register.voided
    view = tracker.known_at(voided)
    assert (voided, {}) == (view.register.size, view.register.voided)
    first = tracker.entries()[0].recorded_at
    assert 1 <= tracker.known_at(first + timedelta(seconds=1)).register.size < voided

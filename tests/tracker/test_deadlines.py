"""What is due and overdue in a file, for whoever asks nothing else of it."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from isa_programme import Addressee, FaultsError, RecordError, Tracker, overdue_across
from isa_programme.errors import RecordMissingError
from isa_programme.journal.journal import Journal
from isa_programme.record.allowance import Allowance
from isa_programme.record.facts import NoteTaken
from isa_programme.report.plain import plain_row
from isa_programme.tracker.deadlines import Deadlines
from journal_samples import NOW, record

LATE, SOON = date(2026, 2, 2), date(2025, 11, 20)


@pytest.fixture
def tracker(path: Path) -> Iterator[Tracker]:
    """A record of one paper to two offices."""
    with Tracker.create(
        path,
        addressees=[Addressee(slug=slug, name=slug.upper()) for slug in ("cosla", "minister")],
        example="foisa-like",
        adopted_on=date(2025, 1, 1),
        now=lambda: NOW,
    ) as made:
        for title, on in (("One strategy", date(2025, 11, 13)), ("Two", date(2025, 11, 14))):
            made.issue_advice(
                title, issued_on=on, addressees=["cosla", "minister"], recommendations=["Publish"]
            )
        yield made


def test_it_tells_what_a_tracker_tells_as_json_has_it(tracker: Tracker, path: Path) -> None:
    held = Deadlines(path)
    late, due = held.overdue(as_at=LATE), held.due(as_at=SOON)
    assert late is not None
    assert due is not None
    assert [dict(plain_row(line)) for line in tracker.overdue(as_at=LATE)] == late.lines != []
    assert [dict(plain_row(line)) for line in tracker.due(as_at=SOON)] == due.lines != []
    assert [[*line] for line in late.lines] == [
        [*plain_row(line)] for line in tracker.overdue(as_at=LATE)
    ]
    assert (tracker.held.head, NOW) == (late.head, late.known_at)


def test_a_since_that_lies_ahead_is_refused_however_it_is_asked(
    tracker: Tracker, path: Path
) -> None:
    told = "since: 2026-02-03 lies after 2026-02-02, the day asked about"
    for ask in (
        Deadlines(path).overdue,
        tracker.overdue,
        tracker.known_at(tracker.head).overdue,
        functools.partial(overdue_across, [path]),
    ):
        assert ask(as_at=LATE, since=LATE) is not None
        with pytest.raises(FaultsError) as refused:
            ask(as_at=LATE, since=date(2026, 2, 3))
        assert told == str(refused.value)


def test_it_narrows_as_a_tracker_does(tracker: Tracker, path: Path) -> None:
    held, since, near = Deadlines(path), date(2025, 12, 15), Allowance.parse("15 working days")
    late, due = held.overdue(as_at=LATE, since=since), held.due(as_at=SOON, within=near)
    assert late is not None
    assert due is not None
    assert ["ADV-2025-002.1"] * 2 == [line["reference"] for line in late.lines]
    assert [line.reference for line in tracker.due(as_at=SOON, within=near)] == [
        line["reference"] for line in due.lines
    ]
    assert 0 < len(due.lines) < len(tracker.due(as_at=SOON))


def test_a_table_out_of_step_gives_no_answer(tracker: Tracker, path: Path) -> None:
    note = NoteTaken(advice="ADV-2025-001", noted_on=LATE, text="rang")
    with Journal.open(path, now=lambda: NOW) as bare:
        record(bare, note)
    assert Deadlines(path).overdue(as_at=LATE) is None
    assert Deadlines(path).due(as_at=SOON) is None
    tracker.rebuild()
    assert Deadlines(path).overdue(as_at=LATE) is not None


def test_what_is_no_record_is_refused_and_none_is_made(tmp_path: Path) -> None:
    (tmp_path / "other.db").write_text("no record")
    with pytest.raises(RecordError):
        Deadlines(tmp_path / "other.db").overdue(as_at=LATE)
    with pytest.raises(RecordMissingError):
        Deadlines(tmp_path / "none.db").due(as_at=LATE)
    assert ["other.db"] == [each.name for each in tmp_path.iterdir()]


def test_it_sees_that_this_machine_has_seen_more_of_the_record(
    tracker: Tracker, path: Path, tmp_path: Path
) -> None:
    heads, older = tmp_path / "heads", path.read_bytes()
    held = Deadlines(path, heads=heads)
    held.overdue(as_at=LATE)
    assert not held.is_replaced
    tracker.note("ADV-2025-001", "rang", noted_on=LATE)
    held.overdue(as_at=LATE)
    assert not held.is_replaced
    path.write_bytes(older)
    held.due(as_at=SOON)
    assert held.is_replaced


@pytest.mark.usefixtures("tracker")
def test_asking_changes_nothing_in_the_file(path: Path) -> None:
    before = path.read_bytes(), path.stat().st_mtime_ns
    Deadlines(path).overdue(as_at=LATE)
    Deadlines(path).due(as_at=SOON)
    assert before == (path.read_bytes(), path.stat().st_mtime_ns)

from __future__ import annotations

import os
from pathlib import Path

import pytest

from isa_programme.errors import OutcomeUnconfirmedError, RecordExistsError, RecordUnreadableError
from isa_programme.journal.journal import Journal
from isa_programme.journal.proving import proved
from isa_programme.journal.sqlite.making import made_whole
from journal_samples import ISSUED, NOW, note, record


def names(path: Path) -> list[str]:
    return [each.name for each in path.parent.iterdir()]


def make(path: Path) -> None:
    with made_whole(path) as beside:
        record(Journal.create(beside, now=lambda: NOW), ISSUED)


def test_a_record_has_its_name_only_once_it_is_whole(path: Path) -> None:
    with made_whole(path) as beside:
        record(Journal.create(beside, now=lambda: NOW), ISSUED)
        assert [beside.name] == names(path)
    assert [path.name] == names(path)
    assert (1, ()) == (Journal.open(path).size(), proved(path))


def test_what_fails_on_the_way_leaves_nothing(path: Path) -> None:
    def fail() -> None:
        with made_whole(path) as beside:
            Journal.create(beside)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert [] == names(path)


def test_a_file_that_is_there_is_left_as_it_is(path: Path) -> None:
    path.write_bytes(b"mine")
    with pytest.raises(RecordExistsError):
        make(path)
    assert (b"mine", [path.name]) == (path.read_bytes(), names(path))


def test_a_file_that_came_meanwhile_is_left_as_it_is(path: Path) -> None:
    def be_late() -> None:
        with made_whole(path) as beside:
            Journal.create(beside)
            path.write_bytes(b"mine")

    with pytest.raises(RecordExistsError):
        be_late()
    assert (b"mine", [path.name]) == (path.read_bytes(), names(path))


def test_a_failure_names_the_place_that_was_asked_for(path: Path) -> None:
    place = path.parent / "missing" / path.name
    with pytest.raises(RecordUnreadableError, match=f"^no record can be made at {place}: "):
        make(place)


def test_a_disk_that_fails_after_the_naming_leaves_the_outcome_open(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(place: Path) -> None:
        if place.is_dir():
            raise OSError(5, "Input/output error")

    monkeypatch.setattr("isa_programme.journal.syncing.sync", fail)
    with pytest.raises(OutcomeUnconfirmedError, match="was made, but the disk failed before"):
        make(path)
    assert 1 == Journal.open(path).size()


def test_the_unfinished_name_that_a_kill_left_goes_with_the_next_write(path: Path) -> None:
    make(path)
    os.link(path, path.with_name(".isa-0123456789abcdef.part"))
    journal = Journal.open(path, now=lambda: NOW)
    record(journal, note())
    assert (2, [path.name]) == (journal.size(), names(path))


def test_any_other_second_name_still_forbids_writing(path: Path) -> None:
    make(path)
    os.link(path, path.with_name("twin.db"))
    path.with_name(".isa-fedcba9876543210.part").write_bytes(b"of another")
    with pytest.raises(RecordUnreadableError, match="has a second name"):
        record(Journal.open(path), note())
    assert 3 == len(names(path))

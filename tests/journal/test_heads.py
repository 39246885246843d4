"""What this machine has seen of a record: an older or forked copy is read, but not written to."""

from __future__ import annotations

import json
import os
import shutil
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from isa_programme.errors import RecordReplacedError
from isa_programme.journal.heads import HeadsSeen, Seen
from isa_programme.journal.journal import Journal
from isa_programme.journal.verify import verified
from isa_programme.record.receipts import number_of
from journal_samples import ISSUED, NOTED, NOW, note, record


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "heads"


@pytest.fixture
def watched(path: Path, folder: Path) -> Journal:
    """A record of three entries, of which this machine remembers the head."""
    made = Journal.create(path, now=lambda: NOW, seen=HeadsSeen(folder))
    record(made, ISSUED, NOTED, note())
    return made


def kept(folder: Path) -> list[str]:
    return [json.loads(file.read_text())["head"] for file in sorted(folder.iterdir())]


def head(journal: Journal) -> str:
    return journal.entries()[-1].receipt


def test_a_written_head_is_remembered_and_nothing_else_lies_in_the_folder(
    watched: Journal, folder: Path
) -> None:
    first = watched.entries()[0].hash
    assert [f"{first}.json"] == [file.name for file in folder.iterdir()]
    said = json.loads((folder / f"{first}.json").read_text())
    assert {"head": head(watched), "backed_up": "", "backed_up_on": None} == said


def test_a_read_head_is_remembered(watched: Journal, folder: Path, path: Path) -> None:
    record(Journal.open(path, now=lambda: NOW), note("by another machine"))
    assert 3 == number_of(kept(folder)[0])
    newest = head(watched)
    assert [newest] == kept(folder)


def test_an_empty_record_has_no_head_to_remember(path: Path, folder: Path) -> None:
    made = Journal.create(path, seen=HeadsSeen(folder))
    assert () == made.entries()
    assert (Seen(), "", ()) == (made.machine_knows(), made.accept_head(), verified(made))
    assert not folder.exists()


def put_back_older(watched: Journal) -> None:
    old = watched.path.read_bytes()
    record(watched, note("the fourth"))
    watched.path.write_bytes(old)


def fork(watched: Journal) -> None:
    put_back_older(watched)
    record(Journal.open(watched.path, now=lambda: NOW), note("another fourth"), note("a fifth"))


REPLACED = [put_back_older, fork]


@pytest.mark.parametrize("replace", REPLACED)
def test_a_replaced_file_is_read_but_not_written_to_and_its_head_is_not_taken(
    watched: Journal, folder: Path, replace: Callable[[Journal], None]
) -> None:
    replace(watched)
    before, seen = watched.path.read_bytes(), kept(folder)
    assert watched.entries()
    with pytest.raises(
        RecordReplacedError, match=r"lacks (the )?entry 4(, which| that) this machine has seen"
    ):
        record(watched, note("one more"))
    assert (before, seen) == (watched.path.read_bytes(), kept(folder))
    assert [("record-replaced", "error")] == [
        (each.rule, each.severity.value) for each in verified(watched)
    ]


@pytest.mark.parametrize("replace", REPLACED)
def test_after_its_head_is_accepted_it_is_written_to_again(
    watched: Journal, folder: Path, replace: Callable[[Journal], None]
) -> None:
    replace(watched)
    newest = head(watched)
    assert newest == watched.accept_head()
    assert ([newest], ()) == (kept(folder), verified(watched))
    record(watched, note("one more"))
    assert number_of(newest) + 1 == watched.size()


def test_the_newer_file_put_back_again_is_written_to(watched: Journal, tmp_path: Path) -> None:
    old = watched.path.read_bytes()
    record(watched, note("the fourth"))
    shutil.copyfile(watched.path, tmp_path / "newer.db")
    watched.path.write_bytes(old)
    with pytest.raises(RecordReplacedError):
        record(watched, note("one more"))
    shutil.copyfile(tmp_path / "newer.db", watched.path)
    record(watched, note("one more"))
    assert 5 == watched.size()


def test_another_record_in_its_place_is_another_record(
    watched: Journal, tmp_path: Path, folder: Path
) -> None:
    other = Journal.create(tmp_path / "other.db", now=lambda: NOW, seen=HeadsSeen(folder))
    record(other, NOTED)
    assert 2 == len(kept(folder))
    shutil.copyfile(other.path, watched.path)
    record(watched, note("one more"))
    assert 2 == watched.size()


def test_the_record_is_known_wherever_it_lies(watched: Journal, tmp_path: Path) -> None:
    old = tmp_path / "elsewhere.db"
    shutil.copyfile(watched.path, old)
    record(watched, note("the fourth"))
    moved = Journal.open(old, now=lambda: NOW, seen=watched.seen)
    with pytest.raises(RecordReplacedError):
        record(moved, note("one more"))


def test_a_machine_that_remembers_nothing_writes_to_any_copy(watched: Journal) -> None:
    put_back_older(watched)
    forgetful = Journal.open(watched.path, now=lambda: NOW)
    record(forgetful, note("one more"))
    assert (None, ()) == (forgetful.machine_knows(), verified(forgetful))


@pytest.mark.parametrize(
    "said",
    [
        "",
        "{}",
        "[]",
        "null",
        '{"head": 7, "backed_up": "", "backed_up_on": null}',
        '{"head": "7:abc", "backed_up": "", "backed_up_on": null}',
        '{"head": "", "backed_up": "", "backed_up_on": "soon"}',
        "\udcff",
        "[" * 50_000,
    ],
)
def test_what_is_kept_and_can_not_be_read_counts_as_nothing(
    watched: Journal, folder: Path, said: str
) -> None:
    (file,) = folder.iterdir()
    file.write_bytes(said.encode("utf-8", "surrogateescape"))
    assert Seen() == watched.machine_knows()
    record(watched, note("the fourth"))
    assert ([head(watched)], ()) == (kept(folder), verified(watched))


def test_a_file_in_place_of_the_folder_changes_nothing(path: Path, folder: Path) -> None:
    folder.parent.mkdir()
    folder.write_text("in the way")
    made = Journal.create(path, now=lambda: NOW, seen=HeadsSeen(folder))
    record(made, ISSUED, NOTED)
    assert (2, Seen(), ()) == (made.size(), made.machine_knows(), verified(made))
    assert (head(made), "in the way") == (made.accept_head(), folder.read_text())


def test_a_folder_in_place_of_a_file_changes_nothing(watched: Journal, folder: Path) -> None:
    (file,) = folder.iterdir()
    file.unlink()
    file.mkdir()
    record(watched, note("the fourth"))
    assert (4, Seen(), ()) == (watched.size(), watched.machine_knows(), verified(watched))


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_rights_changes_nothing(watched: Journal, folder: Path) -> None:
    folder.chmod(0o500)
    record(watched, note("the fourth"))
    assert 4 == watched.size()


def test_many_writers_at_once_leave_the_newest_head(watched: Journal, folder: Path) -> None:
    def write(name: int) -> None:
        mine = Journal.open(watched.path, now=lambda: NOW, seen=HeadsSeen(folder))
        for number in range(5):
            record(mine, note(f"{name} {number}"))

    writers = [threading.Thread(target=write, args=(name,)) for name in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert (23, ()) == (watched.size(), verified(watched))
    assert [head(watched)] == kept(folder)


def test_a_head_is_never_exchanged_for_an_older_one(folder: Path) -> None:
    seen = HeadsSeen(folder)
    seen.saw("a" * 64, f"7:{'b' * 64}")
    seen.saw("a" * 64, f"6:{'c' * 64}")
    seen.made_backup("a" * 64, f"5:{'d' * 64}", date(2026, 11, 23))
    expected = Seen(f"7:{'b' * 64}", f"5:{'d' * 64}", date(2026, 11, 23))
    assert expected == seen.of("a" * 64)
    seen.accept("a" * 64, f"6:{'c' * 64}")
    assert f"6:{'c' * 64}" == seen.of("a" * 64).head

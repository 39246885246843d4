"""P5: a disk that is full, can only be read or is not there loses nothing, and is named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from promises.commands import (
    BEFORE,
    BRINGING,
    COPYING,
    FINDING,
    MAKING,
    MENDING,
    READING,
    RECORD,
    WRITING,
    line,
)
from promises.desk import Desk, damage, receipts
from promises.disks import (
    PAGE,
    exported,
    one_sentence,
    open_to_all,
    own_mount,
    refused,
)
from promises.faults import Stepped
from promises.launcher import Launcher

pytestmark = pytest.mark.promise

FULL = "the disk is full"


def answered(command: str) -> int:
    """The code with which a question leaves that was answered."""
    return 10 if command in FINDING else 0


def limits(desk: Desk, *, full: bool) -> range:
    """Sizes of file: from one that no journal fits in to one that the record can grow to."""
    return range(512, desk.record.stat().st_size + 8 * PAGE, 2048 if full else 15 * 1024)


@pytest.mark.parametrize("command", ["note", "advice reissue", "import"])
def test_a_file_that_may_grow_no_further_keeps_all_or_nothing(
    launcher: Launcher, desk: Desk, command: str, *, full: bool
) -> None:
    story = Stepped(command, launcher, desk, desk.record.read_bytes(), desk.entries())
    sizes = limits(desk, full=full)
    whole, found, codes = story.whole(), [], set()
    for size in sizes:
        desk.lay(story.record)
        ran = story.run(file_size=size)
        codes.add(ran.code)
        found += [f"at {size} bytes: {sentence}" for sentence in story.found(ran, whole)]
    assert [] == found
    # Where even undoing the write fails, the outcome can't be told: that is 6.
    assert {0, 5} == codes - {6}


def test_a_store_that_ignores_a_full_disk_is_seen(launcher: Launcher, desk: Desk) -> None:
    faults = ["ignores failures"]
    story = Stepped("note", launcher, desk, desk.record.read_bytes(), desk.entries(), faults)
    whole = story.whole()
    found = []
    for size in limits(desk, full=False):
        desk.lay(story.record)
        found += story.found(story.run(file_size=size), whole)
    assert any(sentence.startswith("it succeeded, but kept []") for sentence in found)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Launcher]:
    """A launcher that sees a small disk at the folder of the record, and nobody else does."""
    kept = (tmp_path / RECORD).parent
    kept.mkdir(exist_ok=True)
    if why := refused(kept):
        pytest.skip(f"no small disk can be mounted: {why}")
    with Launcher(folder=tmp_path, within=own_mount(kept)) as made:
        yield made


def test_a_full_disk_keeps_all_or_nothing_and_can_be_read(
    desk: Desk, small_disk: Launcher, *, full: bool
) -> None:
    before, folder = desk.entries(), desk.folder
    prepared = folder / "prepared.db"
    prepared.write_bytes(desk.record.read_bytes())
    codes = set()
    for free in range(0, 16, 1 if full else 5):
        laid = (str(prepared), RECORD, str(free))
        assert 0 == small_disk.run(*laid, folder=folder, call="promises.disks:fill").code
        if not free:
            for command in READING:
                ran = small_disk.run(*line(command), folder=folder)
                assert (command, answered(command)) == (command, ran.code), ran.err
        ran = small_disk.run(*line("note"), folder=folder)
        codes.add(ran.code)
        assert ran.code == 0 or (one_sentence(ran) and FULL in ran.err), (free, ran)
        kept = exported(small_disk, folder)
        assert receipts(before) == receipts(kept)[: len(before)], free
        assert len(kept) - len(before) == (1 if ran.code == 0 else 0), free
        cleared = small_disk.run(RECORD, folder=folder, call="promises.disks:clear")
        again = small_disk.run(*line("note"), folder=folder)
        assert (free, 0) == (free, again.code), again.err
        assert len(before) + 1 == len(exported(small_disk, folder)), free
        assert 0 == small_disk.run(*line("verify"), folder=folder).code, free
        assert "isa.db" in cleared.out
    assert {0, 5} == codes


RIGHTS = [
    pytest.param(0o444, 0o555, id="neither file nor folder"),
    pytest.param(0o444, 0o777, id="not the file"),
    pytest.param(0o666, 0o555, id="not the folder"),
]


@pytest.mark.parametrize(("file", "folder"), RIGHTS)
def test_what_can_only_be_read_is_read_and_refuses_to_be_written(
    launcher: Launcher, prepared: bytes, file: int, folder: int
) -> None:
    with open_to_all(prepared) as desk:
        desk.record.chmod(file)
        desk.kept.chmod(folder)
        before = desk.state()
        for command in (*READING, *COPYING):
            ran = launcher.run(*line(command), folder=desk.folder, nobody=True)
            assert (command, answered(command)) == (command, ran.code), ran.err
            assert before == desk.state(), command
        for command in {*WRITING, *MENDING} - {*BEFORE}:
            ran = launcher.run(*line(command), folder=desk.folder, nobody=True)
            assert (command, 5, True) == (command, ran.code, one_sentence(ran)), ran.err
            assert before == desk.state(), command


def test_a_crashed_write_that_cannot_be_undone_is_no_answer(
    launcher: Launcher, prepared: bytes
) -> None:
    with open_to_all(prepared) as desk:
        launcher.run(RECORD, folder=desk.folder, call="promises.disks:crash")
        assert ("isa.db", "isa.db-journal") == desk.names
        before = desk.state()
        for path in (desk.record, desk.kept / "isa.db-journal"):
            path.chmod(0o444)
        desk.kept.chmod(0o555)
        for command in (*READING, *COPYING):
            ran = launcher.run(*line(command), folder=desk.folder, nobody=True)
            assert (command, 5, True) == (command, ran.code, one_sentence(ran)), ran.err
            assert "" == ran.out, command
        desk.kept.chmod(0o700)
        for path in (desk.record, desk.kept / "isa.db-journal"):
            path.chmod(0o600)
        assert [each[:2] for each in before] == [each[:2] for each in desk.state()]
        assert 0 == launcher.run(*line("due"), folder=desk.folder).code
        assert [] == damage(desk.record)


@pytest.mark.parametrize(
    "command", [each for each in (*WRITING, *MENDING, *READING, *COPYING) if each not in BRINGING]
)
def test_a_record_that_is_not_there_is_named_and_never_made(
    launcher: Launcher, desk: Desk, command: str
) -> None:
    for missing in (desk.record, desk.kept):
        missing.rmdir() if missing.is_dir() else missing.unlink()
        ran = launcher.run(*line(command), folder=desk.folder)
        assert (5, "", True) == (ran.code, ran.out, one_sentence(ran)), ran.err
        assert "isa init makes one" in ran.err
        assert not missing.exists()


@pytest.mark.parametrize("command", MAKING)
def test_a_record_in_a_missing_folder_is_refused(
    launcher: Launcher, desk: Desk, command: str
) -> None:
    desk.record.unlink()
    desk.kept.rmdir()
    ran = launcher.run(*line(command), folder=desk.folder)
    assert (5, "", True, False) == (ran.code, ran.out, one_sentence(ran), desk.kept.exists())


@pytest.mark.parametrize("command", ["due", "note"])
def test_a_store_that_makes_a_missing_record_is_seen(
    launcher: Launcher, desk: Desk, command: str
) -> None:
    desk.record.unlink()
    launcher.run(*line(command), folder=desk.folder, faults=["makes what is missing"])
    assert desk.record.exists()

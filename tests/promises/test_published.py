"""P1, P2 and P5 for what is published: each file whole, each edition named, nothing lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from isa_programme.journal.published import RECORD
from promises.commands import BACKUPS, HANDED, PAPER, line
from promises.commands import RECORD as LIVE
from promises.desk import Desk, damage
from promises.disks import one_sentence, open_to_all
from promises.folders import Published
from promises.launcher import Launcher

pytestmark = pytest.mark.promise

PUBLISH = ("report", "publish", BACKUPS, "--as-at", "2025-12-10")
COMMANDS = {"report publish": PUBLISH, "hand-over": ("hand-over", BACKUPS, "--to", "Ben")}


@pytest.fixture
def publishing(launcher: Launcher, desk: Desk) -> Callable[[str], Published]:
    """A command that publishes over an older edition, with an entry recorded since."""

    def begin(command: str) -> Published:
        assert 0 == launcher.run("--record", LIVE, *PUBLISH, folder=desk.folder).code
        folder = {path.name: path.read_bytes() for path in (desk.folder / BACKUPS).iterdir()}
        noted = ("note", PAPER, "since", "--on", "2025-12-09")
        assert 0 == launcher.run("--record", LIVE, *noted, folder=desk.folder).code
        words = ("--record", LIVE, *COMMANDS[command])
        record = desk.record.read_bytes()
        return Published(words, launcher, desk, record, folder, desk.entries())

    return begin


@pytest.mark.usefixtures("strace")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_fault_at_any_call_leaves_every_file_whole_and_the_next_time_completes_it(
    publishing: Callable[[str], Published],
    command: str,
    record_property: Callable[[str, object], None],
    *,
    full: bool,
) -> None:
    story = publishing(command)
    steps, _, whole = story.listed()
    assert {"rename", "fsync", "write"} <= {step.call for step in steps}
    taken = steps[:: 1 if full else 11]
    struck = [story.struck(step, whole) for step in taken]
    record_property("struck", sum(each.happened for each in struck))
    assert [] == [f"{each.step}: {sentence}" for each in struck for sentence in each.found]
    missed = [each.step for each in struck if not each.happened]
    # How often Python itself opens and closes files is not always the same.
    assert {"close", "openat"} >= {step.call for step in missed}
    assert len(missed) <= len(struck) // 4, missed


@pytest.mark.parametrize("size", [512, 4096, 20_000, 40_000])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_may_grow_no_further_leaves_the_older_edition(
    publishing: Callable[[str], Published], command: str, size: int
) -> None:
    story = publishing(command)
    story.lay()
    ran = story.launcher.run(*story.words, folder=story.desk.folder, file_size=size)
    assert (True, True) == (ran.code in {4, 5, 6}, one_sentence(ran)), ran.err
    assert [] == [*story._of_an_edition()]
    assert [] == damage(story.desk.record)
    assert 0 == story.run().code
    assert [] == [*story._complete(story.desk.entries())]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_that_can_only_be_read_is_named_before_anything_is_recorded(
    launcher: Launcher, prepared: bytes, command: str
) -> None:
    with open_to_all(prepared) as desk:
        desk.kept.chmod(0o777)
        desk.record.chmod(0o666)
        (desk.folder / BACKUPS).chmod(0o555)
        before = desk.state()
        words = ("--record", LIVE, *COMMANDS[command])
        ran = launcher.run(*words, folder=desk.folder, nobody=True)
        assert (5, True) == (ran.code, one_sentence(ran)), ran.err
        assert "nothing can be published in" in ran.err
        assert [each[:2] for each in before] == [each[:2] for each in desk.state()]


def test_a_copy_that_may_not_be_read_is_named(
    launcher: Launcher, prepared: bytes, handed: Mapping[str, bytes]
) -> None:
    with open_to_all(prepared) as desk:
        desk.kept.chmod(0o777)
        desk.record.chmod(0o666)
        (desk.folder / HANDED).mkdir()
        for name, content in handed.items():
            (desk.folder / HANDED / name).write_bytes(content)
        (desk.folder / HANDED / RECORD).chmod(0o600)
        before = desk.state()
        ran = launcher.run(*line("take-over"), folder=desk.folder, nobody=True)
        assert (5, True) == (ran.code, one_sentence(ran)), ran.err
        assert f"{HANDED}/{RECORD} can't be read: Permission denied" in ran.err
        (desk.folder / HANDED / RECORD).chmod(0o644)
        desk.record.chmod(0o444)
        ran = launcher.run(*line("take-over"), folder=desk.folder, nobody=True)
        assert (5, True) == (ran.code, one_sentence(ran)), ran.err
        desk.record.chmod(0o666)
        assert [each[:2] for each in before] == [each[:2] for each in desk.state()]
        ran = launcher.run(*line("take-over"), folder=desk.folder, nobody=True)
        assert 0 == ran.code, ran.err
        assert [] == damage(desk.record)

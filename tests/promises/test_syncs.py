"""P3: success means synced, the record and its folder, before anything says so."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from promises.commands import MAKING, RECORD, SILENT, WRITING, line
from promises.desk import Begun, Desk
from promises.launcher import CLI, Launcher
from promises.syncs import OPTIONS, unsynced

pytestmark = [pytest.mark.promise, pytest.mark.usefixtures("strace")]


def traced(
    launcher: Launcher,
    desk: Desk,
    arguments: Sequence[str],
    call: str = CLI,
    faults: Sequence[str] = (),
) -> tuple[int, list[str]]:
    log = desk.folder / "calls"
    ran = launcher.run(
        *arguments, folder=desk.folder, call=call, faults=faults, trace=("-o", str(log), *OPTIONS)
    )
    assert (0, True) == (ran.code, bool(ran.out)), ran.err
    return unsynced(log.read_text(), desk)


@pytest.mark.parametrize("command", [*MAKING, *WRITING])
def test_a_command_syncs_before_it_says_so_and_before_it_ends(
    launcher: Launcher, desk: Desk, begun: Begun, command: str
) -> None:
    begun(command)
    told, found = traced(launcher, desk, line(command))
    assert [] == found
    assert (1 if command in SILENT - {"programme load", "take-over"} else 2) == told


def test_the_library_syncs_before_a_call_returns(launcher: Launcher, desk: Desk) -> None:
    told, found = traced(launcher, desk, [RECORD, "0", "5"], "promises.killing:notes")
    assert (6, []) == (told, found)


@pytest.mark.parametrize("command", ["init", "note"])
@pytest.mark.parametrize(
    ("fault", "unsynced_name"), [("never syncs", RECORD), ("never syncs the folder", "kept")]
)
def test_a_store_that_does_not_sync_is_seen(
    launcher: Launcher, desk: Desk, begun: Begun, *, command: str, fault: str, unsynced_name: str
) -> None:
    begun(command)
    _, found = traced(launcher, desk, line(command), faults=[fault])
    place = desk.folder / unsynced_name
    assert f"a receipt was given, and not synced was {place}" in found
    assert f"the process ended, and not synced was {place}" in found


def test_a_store_that_acknowledges_before_it_commits_is_seen(
    launcher: Launcher, desk: Desk
) -> None:
    _, found = traced(launcher, desk, line("note"), faults=["acknowledges first"])
    assert "a receipt was given, and nothing had been written" in found


def test_a_record_written_before_its_journal_is_synced_is_seen(
    launcher: Launcher, desk: Desk
) -> None:
    _, found = traced(launcher, desk, line("note"), faults=["never syncs"])
    assert f"the record was written before {desk.record}-journal was synced" in found

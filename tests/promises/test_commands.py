"""Every command has its story, and every story is a good one."""

from __future__ import annotations

import click
import pytest

from isa_programme.cli.commands import isa
from isa_programme.cli.options import asks, calculates, exports, writes
from promises.commands import (
    COPYING,
    FINDING,
    MENDING,
    READING,
    RECORD,
    SILENT,
    WRITING,
    line,
    without_command,
    without_story,
)
from promises.desk import Begun, Desk, damage, said
from promises.launcher import Launcher

pytestmark = pytest.mark.promise


def test_every_command_that_writes_or_reads_a_record_has_a_story() -> None:
    assert [] == without_story(isa)


def test_every_story_is_of_a_command_that_is_there() -> None:
    assert set() == without_command(isa)


def test_a_command_without_a_story_is_named() -> None:
    group = click.Group()
    inner = click.Group("later")
    group.add_command(inner)
    for name, kind in (("burn", writes), ("seen", asks), ("given", exports), ("sum", calculates)):
        inner.add_command(click.command(name)(kind(lambda: None)))
    assert ["later burn", "later seen", "later given"] == without_story(group)


@pytest.mark.parametrize("command", WRITING)
def test_a_command_adds_its_entries_and_repeated_adds_none(
    launcher: Launcher, desk: Desk, begun: Begun, command: str
) -> None:
    begun(command)
    before = desk.entries()
    first = launcher.run(*line(command), folder=desk.folder)
    assert (0, []) == (first.code, damage(desk.record)), first.err
    added = desk.entries(after=len(before))
    assert added
    again = launcher.run(*line(command, again=True), folder=desk.folder)
    assert 0 == again.code, again.err
    if command not in SILENT:
        assert all(entry.receipt in first.out for entry in added)
    if command not in SILENT:
        assert len(added) == again.out.count("already recorded")
    assert said(added) == said(desk.entries(after=len(before)))


def test_closures_adopted_twice_are_recognised(launcher: Launcher, desk: Desk) -> None:
    adopt = ("calendar", "adopt", "--closures", "closures.csv", "--on", "2025-12-10")
    codes = [launcher.run("--record", RECORD, *adopt, folder=desk.folder).code for _ in range(2)]
    assert [0, 0] == codes


@pytest.mark.parametrize("command", [*READING, *COPYING, *MENDING])
def test_a_command_answers(launcher: Launcher, desk: Desk, command: str) -> None:
    ran = launcher.run(*line(command), folder=desk.folder)
    assert (10 if command in FINDING else 0) == ran.code, ran.err
    assert ran.out

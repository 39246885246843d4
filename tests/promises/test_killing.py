"""P1: what was acknowledged survives ``kill -9``, and the next command needs no repair."""

from __future__ import annotations

import itertools
import random
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest
from attrs import evolve

from promises.commands import RECORD
from promises.desk import Desk, Kept
from promises.killing import (
    Round,
    command,
    judged,
    killed_commands,
    killed_notes,
    moments,
    told,
    unkilled,
)
from promises.launcher import Launcher

pytestmark = pytest.mark.promise

BATCHES = range(8)


def usual(launcher: Launcher, desk: Desk) -> tuple[Round, float]:
    """A round that nobody killed, and a time in which a command has usually ended."""
    begun = time.perf_counter()
    first = unkilled(launcher, desk, 0)
    return first, 1.3 * (time.perf_counter() - begun)


@pytest.mark.parametrize("batch", BATCHES)
def test_what_a_command_acknowledged_survives_a_kill(
    launcher: Launcher, desk: Desk, batch: int, *, full: bool
) -> None:
    size = len(desk.entries())
    first, ending = usual(launcher, desk)
    rounds = [first]
    numbers = range(1, 126 if full else 7)
    kills = moments(batch, desk, ending)
    for each in killed_commands(launcher, desk, kills, numbers):
        rounds.append(each)
        # Now a reader undoes what the kill left, and now the next writer.
        if len(rounds) % 2:
            assert [] == judged(rounds, desk, size), f"batch {batch}"
    rounds.append(unkilled(launcher, desk, numbers.stop))
    assert [] == judged(rounds, desk, size), f"batch {batch}"
    assert ("isa.db",) == desk.names
    if full:
        assert 3 * sum(each.killed for each in rounds) > len(rounds), "most kills came too late"


@pytest.mark.parametrize("batch", BATCHES)
def test_what_the_library_acknowledged_survives_a_kill(
    launcher: Launcher, desk: Desk, batch: int, *, full: bool
) -> None:
    size = len(desk.entries())
    rounds: list[Round] = []
    kills = moments(batch, desk, 0.5)
    while sum(len(each.acknowledged) for each in rounds) < (625 if full else 25):
        rounds.append(killed_notes(launcher, desk, next(kills), 1000 * len(rounds)))
        assert [] == judged(rounds, desk, size), f"batch {batch}"
    assert 0 == unkilled(launcher, desk, 999_999).code
    assert ("isa.db",) == desk.names


def test_what_the_installed_command_acknowledged_survives_a_kill(desk: Desk, *, full: bool) -> None:
    size = len(desk.entries())
    chance = random.Random(1)
    rounds = [
        _of_the_command(desk, number, chance.uniform(0, 0.6)) for number in range(20 if full else 2)
    ]
    rounds.append(_of_the_command(desk, 20, None))
    assert [] == judged(rounds, desk, size)
    assert ("isa.db",) == desk.names


def _of_the_command(desk: Desk, number: int, kill: float | None) -> Round:
    text, words = command(number)
    script = Path(sysconfig.get_path("scripts")) / "isa"
    isa = [str(script)] if script.exists() else [sys.executable, "-m", "isa_programme"]
    with subprocess.Popen(
        [*isa, "--recorded-by", "clerk", "--record", RECORD, *words],
        cwd=desk.folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            out, err = process.communicate(timeout=kill)
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
    receipts = [line.rpartition(" ")[2].rstrip(")") for line in out.splitlines()]
    code = process.returncode
    return Round(texts=(text,), acknowledged=receipts, killed=code < 0, code=code, err=err)


def test_a_store_that_acknowledges_before_it_commits_is_seen_at_the_command_line(
    launcher: Launcher, desk: Desk
) -> None:
    size = len(desk.entries())
    kills = moments(1, desk, 0.05)
    killed = killed_commands(launcher, desk, kills, range(200), faults=["acknowledges first"])
    assert any("but lost" in sentence for sentence in _first_seen(killed, desk, size))


def _first_seen(killed: Iterable[Round], desk: Desk, size: int) -> list[str]:
    rounds = []
    for each in killed:
        rounds.append(each)
        if seen := judged(rounds, desk, size):
            return seen
    return []


def test_a_library_that_acknowledges_before_it_commits_is_seen(
    launcher: Launcher, desk: Desk
) -> None:
    size = len(desk.entries())
    kills = moments(1, desk, 0.5)
    rounds = (
        killed_notes(launcher, desk, kill, 1000 * place, faults=["acknowledges first"])
        for place, kill in enumerate(itertools.islice(kills, 20))
    )
    assert any("but lost" in sentence for sentence in _first_seen(rounds, desk, size))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda kept: kept[:-1], "acknowledged, but lost: 'call 1'"),
        (lambda kept: [*kept, kept[-1]], "doubled or made up: entry 21, 'call 1'"),
        (lambda kept: [kept[0], *kept], "acknowledged, but lost: 'call 1'"),
        (lambda kept: [kept[1], kept[0]], "acknowledged, but lost: 'call 0'"),
    ],
)
def test_what_is_lost_doubled_or_out_of_order_is_told(
    launcher: Launcher,
    desk: Desk,
    change: Callable[[Sequence[Kept]], Sequence[Kept]],
    sentence: str,
) -> None:
    size = len(desk.entries())
    rounds = [unkilled(launcher, desk, number) for number in range(2)]
    kept = desk.entries(after=size)
    assert [] == told(rounds, kept)
    assert any(each.startswith(sentence) for each in told(rounds, change(kept)))


def test_a_second_entry_that_nobody_acknowledged_is_told(launcher: Launcher, desk: Desk) -> None:
    size = len(desk.entries())
    rounds = [unkilled(launcher, desk, number) for number in range(2)]
    kept = desk.entries(after=size)
    silent = [evolve(each, acknowledged=()) for each in rounds]
    assert [] == told(silent, kept)
    together = [evolve(silent[0], texts=("call 0", "call 1"))]
    assert ["doubled or made up: entry 21, 'call 1'"] == told(together, kept)

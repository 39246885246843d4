"""P4: many write at once, and nothing is lost or doubled; whoever reads meanwhile is answered."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from attrs import asdict, evolve

from promises.commands import RECORD
from promises.desk import Desk
from promises.launcher import Launcher
from promises.writers import Crowd, Report, judged

pytestmark = pytest.mark.promise

SMALL = Crowd(writers=4, each=10, readers=2)


def let_loose(
    launcher: Launcher, desk: Desk, meant: Crowd, faults: Sequence[str] = ()
) -> list[Report]:
    ran = launcher.run(
        *(RECORD, json.dumps(asdict(meant))),
        folder=desk.folder,
        call="promises.writers:crowd",
        faults=faults,
    )
    assert 0 == ran.code, ran.err
    return [Report(**json.loads(line)) for line in ran.out.splitlines()]


@pytest.mark.parametrize("way", ["library", "command line"])
def test_many_writers_lose_and_double_nothing_and_no_reader_fails(
    launcher: Launcher, desk: Desk, way: str, *, full: bool
) -> None:
    size = len(desk.entries())
    meant = Crowd(writers=8, each=50, readers=2, way=way) if full else evolve(SMALL, way=way)
    reports = let_loose(launcher, desk, meant)
    assert [] == judged(reports, meant, desk, size)
    assert meant.writers * meant.each == sum(len(each.receipts) for each in reports)
    assert meant.readers == sum(each.answered > 0 for each in reports)
    assert ("isa.db",) == desk.names


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ("numbers outside the lock", "one of them failed"),
        ("replaces", "lost: writer"),
        ("waits for nobody", "one of them failed"),
    ],
)
def test_a_store_that_does_not_hold_out_is_seen(
    launcher: Launcher, desk: Desk, fault: str, sentence: str
) -> None:
    size = len(desk.entries())
    reports = let_loose(launcher, desk, SMALL, faults=[fault])
    found = judged(reports, SMALL, desk, size)
    assert any(each.startswith(sentence) for each in found), found


def test_a_receipt_that_leads_nowhere_or_was_given_twice_is_told(
    launcher: Launcher, desk: Desk
) -> None:
    size = len(desk.entries())
    meant = evolve(SMALL, writers=1, each=2, readers=0)
    (report,) = let_loose(launcher, desk, meant)
    first, second = report.receipts
    twice = evolve(report, receipts=(first, first))
    assert [f"given twice: {first}"] == judged([twice], meant, desk, size)
    astray = evolve(report, receipts=(first, f"{second}0"))
    assert [f"lost: {second}0"] == judged([astray], meant, desk, size)
    assert ["made up: writer 0, call 1"] == judged([report], evolve(meant, each=1), desk, size)

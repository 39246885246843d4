"""Faults: a command run once for each call it makes on the record, in which that call fails.

strace makes the call fail, or kills the process at it. Only calls on the record, its journal and
their folder are counted and struck; the first run, in which nothing fails, lists them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from attrs import frozen

from isa_programme.cli.exit_codes import BUSY, DAMAGED, UNCONFIRMED, UNREADABLE
from promises.commands import KEEPING, SILENT, line
from promises.desk import Desk, Kept, damage, receipts, said
from promises.launcher import Launcher, Ran

CHANGING = frozenset(
    [
        "openat",
        "write",
        "pwrite64",
        "pwritev",
        "fsync",
        "fdatasync",
        "sync_file_range",
        "ftruncate",
        "truncate",
        "fallocate",
        "unlink",
        "unlinkat",
        "rename",
        "renameat",
        "renameat2",
        "link",
        "linkat",
        "close",
        "fchown",
        "fchmod",
    ]
)
"""The calls that change what is on the disk, or make sure of it."""
KILL = "KILL"
_CALL = re.compile(r"^(\w+)\(", re.MULTILINE)
_KILLED = -9
_FAILED = frozenset({BUSY, DAMAGED, UNREADABLE, UNCONFIRMED})


@frozen
class Step:
    """One call of a command, by its name and its number among those of its name, and its fault."""

    call: str
    number: int
    fault: str

    @property
    def injection(self) -> str:
        what = "signal=KILL" if self.fault == KILL else f"error={self.fault}"
        return f"inject={self.call}:{what}:when={self.number}"


@frozen
class Struck:
    """What came of one step.

    Attributes:
        step: the step.
        happened: the call was made and struck.
        found: what was not as promised, in sentences.
    """

    step: Step
    happened: bool
    found: Sequence[str]


def watched(desk: Desk) -> list[str]:
    """The options of strace by which only calls on the record are seen."""
    kept = (desk.kept, desk.record, desk.record.with_name(f"{desk.record.name}-journal"))
    return [option for path in kept for option in ("-P", str(path))]


def steps(calls: Counter[str], *, every: int = 1) -> Iterator[Step]:
    """Every fault at every call that changes something; at the others a failure of the disk.

    Where only one in so many is asked for, it is one in so many of the full disks, and of the
    failures at the calls that only look.
    """
    for call, count in sorted(calls.items()):
        for number in range(1, count + 1):
            if call in CHANGING:
                yield Step(call, number, "EIO")
                yield Step(call, number, KILL)
            elif number % every == 0:
                yield Step(call, number, "EIO")
            if call in CHANGING and number % every == 0:
                yield Step(call, number, "ENOSPC")


@frozen
class Stepped:
    """A command whose calls are made to fail, one in each run."""

    command: str
    launcher: Launcher
    desk: Desk
    record: bytes | None
    before: Sequence[Kept] = ()
    faults: Sequence[str] = ()

    def listed(self) -> tuple[Counter[str], tuple[Kept, ...]]:
        """The calls it makes when nothing fails, and the entries that are then there."""
        log = self.desk.folder / "calls"
        self.desk.lay(self.record)
        ran = self.run(trace=("-o", str(log), *watched(self.desk)))
        assert (0, []) == (ran.code, damage(self.desk.record)), ran.err
        return Counter(_CALL.findall(log.read_text())), self.desk.entries()

    def struck(self, step: Step, whole: Sequence[Kept]) -> Struck:
        """One step, judged by the entries there are when nothing fails."""
        self.desk.lay(self.record)
        log = self.desk.folder / "calls"
        only = ("-o", str(log), *watched(self.desk), "-e", f"trace={step.call}")
        ran = self.run(trace=(*only, "-e", step.injection))
        happened = ran.code == _KILLED if step.fault == KILL else "(INJECTED)" in log.read_text()
        return Struck(step, happened, self.found(ran, whole, may_be_killed=step.fault == KILL))

    def found(self, ran: Ran, whole: Sequence[Kept], *, may_be_killed: bool = False) -> list[str]:
        """What is not as promised after a run in which something failed."""
        return [*self._told(ran, may_be_killed=may_be_killed), *self._kept(ran, whole)]

    def run(self, *, again: bool = False, **how: Any) -> Ran:  # noqa: ANN401 - of Order
        return self.launcher.run(
            *line(self.command, again=again), folder=self.desk.folder, faults=self.faults, **how
        )

    def whole(self) -> tuple[Kept, ...]:
        """The entries there are when nothing fails."""
        self.desk.lay(self.record)
        ran = self.run()
        assert (0, []) == (ran.code, damage(self.desk.record)), ran.err
        return self.desk.entries()

    def _told(self, ran: Ran, *, may_be_killed: bool) -> Iterator[str]:
        if ran.code == 0 or (ran.code == _KILLED and may_be_killed):
            return
        if ran.code not in _FAILED:
            yield f"it left with {ran.code}: {ran.err}"
        sentences = [each for each in ran.err.splitlines() if each.startswith("isa: ")]
        if len(sentences) != 1 or ran.err.splitlines()[-1] not in sentences:
            yield f"it left with {ran.code} and no one sentence: {ran.err}"
        if "Traceback" in ran.err:
            yield f"a traceback: {ran.err}"

    def _kept(self, ran: Ran, whole: Sequence[Kept]) -> Iterator[str]:
        # The copy is opened by a reader, and the record itself by the command that is repeated:
        # either of them has to undo what the fault left.
        copy = self.desk.copied(self.desk.folder / "copy")
        if self.record is None:
            yield from self._made(copy, ran, whole)
            return
        after, added = len(self.before), said(whole)[len(self.before) :]
        if wrong := damage(copy.record):
            yield f"what is left is damaged: {'; '.join(wrong)}"
            return
        kept = copy.entries()
        new = said(kept)[after:]
        # An erasure takes the words of an earlier entry.
        earlier = said(whole)[:after] if new else said(self.before)
        if receipts(kept)[:after] != receipts(self.before) or said(kept)[:after] != earlier:
            yield "earlier entries are no longer what they were"
        if new not in ([], added):
            yield f"neither all nor nothing is kept: {new}"
        if ran.code == 0 and new != added:
            yield f"it succeeded, but kept {new}: {ran.out}"
        if ran.code == 0 and self.command not in SILENT:
            missing = [each for each in receipts(kept)[after:] if each not in ran.out]
            yield from (f"it succeeded, but did not tell {each}" for each in missing)
        if ran.code in _FAILED - {UNCONFIRMED} and new:
            yield f"it failed with {ran.code}, but kept {new}"
        again = self.run(again=True)
        if again.code != 0:
            yield f"repeated, it leaves with {again.code}: {again.err}"
        if wrong := damage(self.desk.record):
            yield f"repeated, it damages: {'; '.join(wrong)}"
        elif said(self.desk.entries())[after:] != added:
            yield f"repeated, it keeps {said(self.desk.entries())[after:]}"
        if self.desk.names != (self.desk.record.name,):
            yield f"repeated, it leaves behind {self.desk.names}"

    def _made(self, copy: Desk, ran: Ran, whole: Sequence[Kept]) -> Iterator[str]:
        """A record is made whole or not at all; what a kill leaves unfinished says so."""
        there = copy.record.exists()
        wrong = damage(copy.record) if there else []
        kept = said(copy.entries()) if there and not wrong else []
        if ran.code == 0 and (wrong or kept != said(whole)):
            yield f"it succeeded, but made {kept} {wrong}"
        if ran.code in _FAILED - {UNCONFIRMED} and self.desk.names:
            yield f"it failed with {ran.code}, but left {self.desk.names}: {wrong or len(kept)}"
        if there and not wrong and kept != said(whole):
            yield f"a record is left that holds {len(kept)} of {len(whole)} entries"
        if wrong and not all("remove it" in sentence for sentence in wrong):
            yield f"what is left is damaged: {'; '.join(wrong)}"
        if wrong:
            self.desk.lay(None)
        again = self.run(again=True)
        expected = UNREADABLE if there and not wrong and self.command not in KEEPING else 0
        if again.code != expected:
            yield f"repeated, it leaves with {again.code}: {again.err}"
        elif said(self.desk.entries()) != said(whole):
            yield f"repeated, it makes {len(self.desk.entries())} of {len(whole)} entries"

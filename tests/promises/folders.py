"""Folders for others: a command killed, or its calls made to fail, while it publishes.

strace lists the calls that change something in the folder in a run in which nothing fails, each by
its name and its number among all of the process; then each of them is struck, one in each run.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from isa_programme.cli.exit_codes import UNCONFIRMED, UNREADABLE
from isa_programme.journal.published import MANIFEST, RECORD, read_manifest
from promises.commands import BACKUPS
from promises.desk import Desk, Kept, damage, receipts, said
from promises.faults import KILL, Step, Struck
from promises.launcher import Launcher, Ran

CHANGING = (
    "write",
    "fsync",
    "chmod",
    "fchmodat",
    "rename",
    "renameat",
    "unlink",
    "close",
)
"""The calls that are struck. Files are opened by libraries too, and not always as many."""
_CALL = re.compile(r"^(\w+)\(")
_KILLED = -9


@frozen
class Published:
    """A command that publishes, run in a folder where an older edition lies.

    Attributes:
        words: the command.
        launcher: what runs it.
        desk: where it runs.
        record: the record as it is before.
        folder: the files of the folder as they are before.
        before: the entries of the record as they are before.
    """

    words: Sequence[str]
    launcher: Launcher
    desk: Desk
    record: bytes
    folder: Mapping[str, bytes]
    before: Sequence[Kept]

    @property
    def place(self) -> Path:
        return self.desk.folder / BACKUPS

    def files(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.place.iterdir()}

    def lay(self) -> None:
        self.desk.lay(self.record)
        for name, content in self.folder.items():
            (self.place / name).write_bytes(content)

    def run(self, *trace: str) -> Ran:
        return self.launcher.run(*self.words, folder=self.desk.folder, trace=trace)

    def listed(self) -> tuple[list[Step], dict[str, bytes], tuple[Kept, ...]]:
        """Every step there is, and what is there when nothing fails."""
        self.lay()
        log = self.desk.folder / "calls"
        ran = self.run("-y", "-o", str(log), "-e", f"trace={','.join(CHANGING)}")
        assert (0, []) == (ran.code, damage(self.desk.record)), ran.err
        return [*self._steps(log.read_text())], self.files(), self.desk.entries()

    def _steps(self, log: str) -> Iterator[Step]:
        counted: Counter[str] = Counter()
        for call in log.splitlines():
            if (named := _CALL.match(call)) is None:
                continue
            name = named[1]
            counted[name] += 1
            if str(self.place) in call and "O_DIRECTORY" not in call:
                for fault in (KILL, "EIO", "ENOSPC"):
                    yield Step(name, counted[name], fault)

    def struck(self, step: Step, whole: Sequence[Kept]) -> Struck:
        """One step, and what of it is not as promised.

        What Python itself opens and closes is not always as much, so that another call than the
        one meant may have been struck. Then nothing is said of it.
        """
        self.lay()
        log = self.desk.folder / "calls"
        ran = self.run("-y", "-o", str(log), "-e", f"trace={step.call}", "-e", step.injection)
        calls = [line for line in log.read_text().splitlines() if _CALL.match(line)]
        struck = [line for line in calls if "(INJECTED)" in line]
        if step.fault == KILL and ran.code == _KILLED:
            struck = calls[-1:]
        happened = any(str(self.place) in line for line in struck)
        return Struck(step, happened, [*self._found(ran, step, whole)] if happened else [])

    def _found(self, ran: Ran, step: Step, whole: Sequence[Kept]) -> Iterator[str]:
        if ran.code not in {0, UNREADABLE, UNCONFIRMED, *([_KILLED] if step.fault == KILL else ())}:
            yield f"it left with {ran.code}: {ran.err}"
        if "Traceback" in ran.err:
            yield f"a traceback: {ran.err}"
        yield from self._of_an_edition()
        yield from self._kept(ran, whole)
        if ran.code == 0:
            yield from self._complete(self.desk.entries())
        again = self.run()
        if again.code != 0:
            yield f"repeated, it leaves with {again.code}: {again.err}"
        if said(whole) != said(self.desk.entries()):
            yield "repeated, the record is another"
        yield from self._complete(self.desk.entries())

    def _of_an_edition(self) -> Iterator[str]:
        """Every file is whole, and of an edition that the folder names."""
        manifest = read_manifest(self.place)
        there = self.files()
        for name in sorted({*self.folder} - {*there}):
            yield f"{name} is gone"
        for name, content in there.items():
            if name == MANIFEST or name.endswith(".part"):
                continue
            if manifest is None or manifest.holding(name, content) is None:
                yield f"{name} is of no edition"
        copy = self.desk.folder / "copied.db"
        copy.write_bytes(there.get(RECORD, b""))
        yield from (f"the copy: {sentence}" for sentence in damage(copy))

    def _kept(self, ran: Ran, whole: Sequence[Kept]) -> Iterator[str]:
        if wrong := damage(self.desk.record):
            yield f"the record is damaged: {wrong}"
            return
        kept = self.desk.entries()
        if receipts(kept)[: len(self.before)] != receipts(self.before):
            yield "earlier entries are no longer what they were"
        if said(kept) not in (said(self.before), said(whole)):
            yield "neither all nor nothing is recorded"
        if ran.code == UNREADABLE and len(kept) != len(self.before):
            yield "it failed with 5, but recorded something"

    def _complete(self, entries: Sequence[Kept]) -> Iterator[str]:
        """The folder holds one edition and nothing else, of the record as it is."""
        manifest = read_manifest(self.place)
        if manifest is None or manifest.published is None or manifest.under_way:
            yield "it succeeded, but no edition is complete"
            return
        if manifest.published.head != receipts(entries)[-1]:
            yield "it succeeded, but an older edition is published"
        names = {MANIFEST, *(each.name for each in manifest.published.files)}
        if names != self.files().keys():
            yield f"it succeeded, but left {sorted(self.files())}"
        for each in manifest.published.files:
            if not each.is_of((self.place / each.name).read_bytes()):
                yield f"it succeeded, but {each.name} is of another edition"

"""A desk: a folder in which commands run, with the record they are about in a folder of its own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from isa_programme.errors import IsaProgrammeError
from isa_programme.journal.journal import Journal
from isa_programme.journal.json_lines import exported
from isa_programme.journal.verify import verified
from isa_programme.record.vocabulary import Severity
from isa_programme.tracker.tracker import Tracker
from promises.commands import BACKUPS, FILES, GIVEN, RECORD
from promises.launcher import SETTINGS

_MADE = (SETTINGS, BACKUPS, GIVEN, f"{GIVEN}-again")
Begun = Callable[[str], bytes | None]
"""Lays the record that the story of a command begins with, and gives it; None for none."""

_EACH_TIME = ("recorded_at", "commitment", "previous")
"""What differs each time the same is recorded: the instant, and what the salt goes into."""


@frozen
class Kept:
    """An entry as the record gives it out.

    Attributes:
        number: its number.
        receipt: its number and hash.
        said: what it says, without what differs each time the same is recorded.
        words: its words, by their path; None where they were erased.
    """

    number: int
    receipt: str
    said: dict[str, Any]
    words: dict[str, str] | None


@frozen
class Desk:
    """A folder to stand in, with the record at :data:`RECORD`, and beside it nothing."""

    folder: Path

    @property
    def record(self) -> Path:
        return self.folder / RECORD

    @property
    def kept(self) -> Path:
        """The folder of the record, in which there is nothing else."""
        return self.record.parent

    @property
    def names(self) -> tuple[str, ...]:
        """Every name in the folder of the record."""
        return tuple(sorted(path.name for path in self.kept.iterdir()))

    def lay(self, record: bytes | None) -> None:
        """Put everything as it was at the start: this record, or none yet."""
        for old in (self.kept, *(self.folder / name for name in _MADE)):
            shutil.rmtree(old, ignore_errors=True)
        self.kept.mkdir(parents=True)
        (self.folder / BACKUPS).mkdir()
        for name, text in FILES.items():
            if not (self.folder / name).exists():
                (self.folder / name).write_text(text, encoding="utf-8")
        if record is not None:
            self.record.write_bytes(record)
            self.record.chmod(0o600)

    def copied(self, folder: Path) -> Desk:
        """The same record, and the journal that a crash left beside it, in another place."""
        other = Desk(folder)
        shutil.rmtree(other.kept, ignore_errors=True)
        shutil.copytree(self.kept, other.kept)
        return other

    def state(self) -> list[tuple[str, bytes, int, int]]:
        """Bytes, time stamp and rights of the record and of every file beside it."""
        found = []
        for path in sorted(self.kept.iterdir()):
            kept = path.stat()
            found.append((path.name, path.read_bytes(), kept.st_mtime_ns, kept.st_mode))
        return found

    def entries(self, after: int = 0) -> tuple[Kept, ...]:
        """The entries numbered above `after`, as they are exported."""
        _, *lines = exported(Journal.open(self.record))
        return tuple(map(given_out, lines[after:]))


def given_out(line: str) -> Kept:
    """An entry from its line of the export."""
    whole = json.loads(line)
    said = {name: value for name, value in whole["entry"].items() if name not in _EACH_TIME}
    number, content = said["number"], whole["content"]
    return Kept(number, f"{number}:{whole['hash']}", said, content and content["words"])


def said(entries: Sequence[Kept]) -> list[tuple[dict[str, Any], dict[str, str] | None]]:
    """What entries say, without what differs each time the same is recorded."""
    return [(each.said, each.words) for each in entries]


def receipts(entries: Sequence[Kept]) -> tuple[str, ...]:
    return tuple(entry.receipt for entry in entries)


def damage(record: Path) -> list[str]:
    """Everything that is wrong with a record, in sentences; none if it is whole.

    Whoever proves a record leaves the deadline table aside, so that is looked at besides.
    Verifying compares the numbers too: they are contiguous where it finds nothing.
    """
    try:
        found = verified(Journal.open(record))
        if not any(finding.severity is Severity.ERROR for finding in found):
            with Tracker.open(record) as tracker:
                found = tuple(tracker._amiss_in_table())
    except IsaProgrammeError as error:
        return [str(error)]
    return [finding.sentence for finding in found if finding.severity is Severity.ERROR]

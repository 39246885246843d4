"""The records that golden files are made of, each frozen as an export of the whole.

A record made again has other salts, and so other receipts: what is made of it would never be the
same. It is therefore told once and kept, and told anew only where it tells something else.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import attrs
from attrs import frozen

from golden import office
from golden.story import FixedClock
from isa_programme import Tracker
from isa_programme.journal.json_lines import import_record
from isa_programme.record.facts import CalendarAdopted, Fact
from isa_programme.tracker import demonstration

_RECORDED_ON = date(2026, 6, 1)
"""After the last day that the public record knows of."""


def _public(path: Path) -> Tracker:
    return demonstration.demonstrate(path, now=FixedClock(_RECORDED_ON))


@frozen(kw_only=True)
class FrozenRecord:
    """A record that stands still.

    Attributes:
        name: its name, by which the rows name it.
        tells: makes it anew, at a path where there is none yet.
        as_at: the day it is looked at, unless a row names another.
    """

    name: str
    tells: Callable[[Path], Tracker]
    as_at: date

    @property
    def kept_at(self) -> Path:
        return Path(__file__).with_name(f"{self.name}.jsonl")

    def put(self, folder: Path) -> Path:
        """Put the record in a folder, entry for entry as it was frozen."""
        path = folder / f"{self.name}.db"
        import_record(self.kept_at.read_text(encoding="utf-8"), path)
        return path

    def freeze_if_retold(self) -> bool:
        """Freeze it as it is told now, where that is something else than was frozen."""
        with tempfile.TemporaryDirectory() as folder:
            kept = facts(self.put(Path(folder))) if self.kept_at.exists() else ()
            with self.tells(Path(folder, "told.db")) as told:
                exported = "".join(f"{line}\n" for line in told.export())
            if kept == facts(Path(folder, "told.db")):
                return False
        self.kept_at.write_bytes(exported.encode())
        return True


def facts(record: Path) -> tuple[Fact, ...]:
    """What a record says, without the version of the package that its closed days come from."""
    with Tracker.open(record) as tracker:
        return tuple(_plain(entry.fact) for entry in tracker.entries())


def _plain(fact: Fact) -> Fact:
    match fact:
        case CalendarAdopted(calendar=calendar):
            return attrs.evolve(fact, calendar=attrs.evolve(calendar, source=""))
        case _:
            return fact


OFFICE = FrozenRecord(name="office", tells=office.make, as_at=office.DAY)
"""The invented office's year; see :mod:`golden.office`."""
PUBLIC = FrozenRecord(name="public", tells=_public, as_at=demonstration.AS_AT)
"""The public record that is shipped, on the day it was read for."""
RECORDS = (OFFICE, PUBLIC)

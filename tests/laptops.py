"""Laptops: each with a record of its own and a memory of its own, beside one shared folder."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

from attrs import define, field

from isa_programme import Tracker
from isa_programme.journal.published import MANIFEST, RECORD
from isa_programme.record.shown import Shown
from isa_programme.tracker.handing import HandOver, Publication
from isa_programme.tracker.taking import TakeOver, take_over

DAY = date(2026, 1, 5)
PAPER = "ADV-2025-001"
_minutes = count()


def now() -> datetime:
    """An instant, each a minute after the one before."""
    return datetime(2026, 11, 23, 9, tzinfo=UTC) + timedelta(minutes=next(_minutes))


def pages(shown: Shown) -> Mapping[str, bytes]:
    """One page, which says from what it was made."""
    return {"page.txt": shown.held.head.encode()}


@define
class Laptop:
    """A machine on which somebody works."""

    home: Path
    shared: Path
    name: str
    path: Path = field(init=False)

    def __attrs_post_init__(self) -> None:
        (self.home / self.name).mkdir(parents=True)
        self.path = self.home / self.name / "isa.db"

    @property
    def heads(self) -> Path:
        return self.home / self.name / "heads"

    def begin(self) -> None:
        """Start the record, with one paper in it: seven entries."""
        with Tracker.create(
            self.path, example="foisa-like", recorded_by=self.name, now=now, heads=self.heads
        ) as tracker:
            tracker.add_addressee("cosla", "COSLA")
            tracker.issue_advice(
                "One strategy, not two",
                issued_on="2025-11-13",
                addressees=["cosla"],
                visibility="public",
            )
            tracker.note(PAPER, "rang", noted_on="2025-11-20")

    def open(self) -> Tracker:
        return Tracker.open(self.path, recorded_by=self.name, now=now, heads=self.heads)

    def note(self, text: str) -> str:
        """Record something; its receipt."""
        with self.open() as tracker:
            return tracker.note(PAPER, text, noted_on="2025-12-01").receipt

    def publish(self) -> Publication:
        with self.open() as tracker:
            return tracker.publish(self.shared, as_at=DAY, pages=pages)

    def hand_over(self, to: str, *, reason: str = "") -> HandOver:
        with self.open() as tracker:
            return tracker.hand_over(
                to, self.shared, handed_over_on=DAY, reason=reason, pages=pages
            )

    def take_over(
        self,
        *,
        receipt: str | None = None,
        without_hand_over: bool = False,
        back: bool = False,
        reason: str = "",
        accept_head: bool = False,
    ) -> TakeOver:
        return take_over(
            self.shared,
            self.path,
            taken_over_on=DAY,
            receipt=receipt,
            without_hand_over=without_hand_over,
            back=back,
            reason=reason,
            accept_head=accept_head,
            recorded_by=self.name,
            now=now,
            heads=self.heads,
        )

    def said(self) -> list[tuple[str, str]]:
        """Who recorded what, in order."""
        with self.open() as tracker:
            return [(entry.recorded_by, entry.fact.kind) for entry in tracker.entries()]

    def unpublished(self) -> list[int]:
        """The numbers of the entries that only this laptop holds."""
        with self.open() as tracker:
            return [entry.number for entry in tracker.unpublished(self.shared)]

    def snapshot(self) -> dict[str, bytes]:
        """Everything on it, for comparing: nothing changed where something was refused."""
        return contents(self.path.parent)


def contents(folder: Path) -> dict[str, bytes]:
    """The files in a folder, but for what a machine remembers."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def copied(shared: Path, elsewhere: Path) -> Path:
    """The shared folder as it is now, to be put back later."""
    return Path(shutil.copytree(shared, elsewhere))


def put_back(shared: Path, kept: Path, *names: str) -> None:
    """Some files of a shared folder as they were, or all."""
    for name in names or (*contents(kept),):
        if (shared / name).exists():
            removed(shared / name)
        shutil.copyfile(kept / name, shared / name)


def removed(*paths: Path) -> None:
    """Remove what was published, which Windows does only once it may be written."""
    for path in paths:
        path.chmod(0o600)
        path.unlink()


__all__ = [
    "DAY",
    "MANIFEST",
    "PAPER",
    "RECORD",
    "Laptop",
    "contents",
    "copied",
    "now",
    "pages",
    "put_back",
    "removed",
]

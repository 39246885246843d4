"""The golden files: for each its name, the record it is made of, and the command that makes it."""

from __future__ import annotations

import contextlib
import io
import os
from datetime import date
from pathlib import Path
from unittest import mock

from attrs import frozen

from golden.listing import cells, is_zip, listed
from golden.records import OFFICE, PUBLIC, FrozenRecord
from isa_programme.cli import main
from isa_programme.exchange.desk.desk import SHEETS

FILES = Path(__file__).with_name("files")


@frozen
class Golden:
    """A file that is handed over, and how it is made.

    Attributes:
        name: its name under ``files``.
        record: the record it is made of.
        words: the command, without the record, the day and the place.
        as_at: the day it is made for; the record's own unless given.
    """

    name: str
    record: FrozenRecord
    words: tuple[str, ...]
    as_at: date | None = None

    @property
    def kept_at(self) -> Path:
        """Where it is kept: a file of files (Word, Excel) as a listing that can be read."""
        return FILES / (f"{self.name}.txt" if is_zip(self.name) else self.name)

    def make(self, folder: Path) -> bytes:
        """Run its command on the record put in a folder, and return the file that it wrote."""
        out = folder / self.name
        given = (
            *(
                "--record",
                f"{self.record.name}.db",
                "--as-at",
                str(self.as_at or self.record.as_at),
            ),
            *("--output", str(out), *self.words),
        )
        settings = {name: str(folder) for name in ("HOME", "XDG_CONFIG_HOME", "APPDATA")}
        said = io.StringIO()
        with (
            contextlib.chdir(folder),
            mock.patch.dict(os.environ, settings),
            contextlib.redirect_stderr(said),
        ):
            try:
                main(given)
            except SystemExit as left:
                if left.code not in {0, 10}:
                    raise AssertionError(f"{self.name}: {said.getvalue()}") from None
        made = out.read_bytes()
        out.unlink()
        return made

    def kept_as(self, made: bytes) -> bytes:
        """What is kept of the file: itself, or a listing where it holds files of its own."""
        if self.name.endswith(".xlsx"):
            return cells(made).encode()
        return listed(made).encode() if is_zip(self.name) else made


ALL = ("--visibility", "confidential")
GOLDEN = (
    Golden("dashboard.html", OFFICE, ("report", "dashboard")),
    Golden("dashboard-of-all.html", OFFICE, ("report", "dashboard", *ALL)),
    Golden("dashboard-of-the-public-record.html", PUBLIC, ("report", "dashboard")),
    Golden("feed.ics", OFFICE, ("report", "feed")),
    Golden("feed-of-an-addressee.ics", OFFICE, ("report", "feed", "--addressee", "councils")),
    Golden("feed-of-all.ics", OFFICE, ("report", "feed", *ALL)),
    Golden("feed-of-the-public-record.ics", PUBLIC, ("report", "feed")),
    Golden("briefing.md", OFFICE, ("report", "briefing", "--for", "minister")),
    Golden("briefing-of-all.md", OFFICE, ("report", "briefing", "--for", "minister", *ALL)),
    Golden("briefing.docx", OFFICE, ("report", "briefing", "--for", "government", *ALL)),
    Golden(
        "briefing-of-the-public-record.html",
        PUBLIC,
        ("report", "briefing", "--for", "cabinet-sub-committee"),
    ),
    *(
        Golden(
            f"letter.{ending}",
            OFFICE,
            ("report", "letter", "ADV-2026-002", "--addressee", "councils", *ALL),
        )
        for ending in ("md", "docx", "eml")
    ),
    Golden("letter-about-an-update.md", OFFICE, ("report", "letter", "CMT-2025-001", *ALL)),
    Golden(
        "letter-that-goes-higher.md",
        OFFICE,
        (
            *("report", "letter", "ADV-2025-001", "--addressee", "councils"),
            *("--step", "a letter to the Government", *ALL),
        ),
    ),
    *(
        Golden(f"compliance-by-{by}.txt", OFFICE, ("compliance", "--by", by))
        for by in ("addressee", "function", "protocol", "stage", "month")
    ),
    Golden("compliance.json", OFFICE, ("compliance", "--format", "json")),
    Golden("compliance.csv", OFFICE, ("compliance", "--format", "csv")),
    Golden("compliance.md", OFFICE, ("compliance", "--format", "markdown", *ALL)),
    Golden("compliance-of-the-public-record.txt", PUBLIC, ("compliance",)),
    Golden("demo.txt", PUBLIC, ("demo", "public.db")),
    Golden("progress.txt", OFFICE, ("progress", "--pace")),
    Golden("progress.md", OFFICE, ("progress", "--format", "markdown", "--visibility", "public")),
    Golden("progress.json", OFFICE, ("progress", "--pace", "--format", "json")),
    *(
        Golden(f"{question}.{ending}", OFFICE, (question, "--format", form))
        for question in ("overdue", "due")
        for form, ending in (
            ("table", "txt"),
            ("json", "json"),
            ("jsonl", "jsonl"),
            ("csv", "csv"),
            ("markdown", "md"),
        )
    ),
    Golden("desk.xlsx", OFFICE, ("export",)),
    Golden("desk-of-all.xlsx", OFFICE, ("export", *ALL)),
    *(
        Golden(f"{sheet}-for-excel.csv", OFFICE, ("export", "--sheet", sheet, *ALL))
        for sheet in SHEETS
    ),
    *(
        Golden(f"weekly.{ending}", OFFICE, ("report", "weekly", *ALL))
        for ending in ("md", "html", "docx", "eml")
    ),
    Golden("weekly-for-the-public.md", OFFICE, ("report", "weekly")),
    Golden("weekly-of-the-public-record.html", PUBLIC, ("report", "weekly")),
    Golden("weekly.json", OFFICE, ("weekly", "--format", "json")),
    Golden("weekly-as-a-table.txt", OFFICE, ("weekly",)),
    Golden("overdue-for-the-public.txt", OFFICE, ("overdue", "--visibility", "public")),
)
"""Every format that is handed over, at least once; a new one gets a row here."""

"""What a command was told: which record, as at which day, in which format, by whom."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from isa_programme.cli.remembering import place_of, remembered

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from isa_programme.record.vocabulary import Visibility

# Every page of help needs this module, so it imports what it uses where it uses it.

FORMATS = ("table", "json", "jsonl", "csv", "markdown")
"""The words of ``--format``."""

HERE = "isa.db"
"""Where a record is looked for, and made, when nothing else says where."""


class Settings:
    """The options a command was given, wherever on the line they stood."""

    # A plain class: every command makes one, and some need nothing else of attrs.
    as_at: date | None = None
    known_at: str | None = None
    visibility: str | None = None
    format: str = FORMATS[0]
    output: Path | None = None
    written_as: str | None = None
    template: Path | None = None
    recorded_by: str | None = None
    no_input: bool = False
    yes: bool = False
    debug: bool = False

    def __init__(self, *, record: str | None = None) -> None:
        self.records: tuple[str, ...] = () if record is None else (record,)

    @property
    def text(self) -> str:
        """The record: the one named, else ``ISA_RECORD``, else the one `init` made, else here."""
        return self.named or remembered() or HERE

    @property
    def place(self) -> Path | str:
        """The same as a place: text is an address on a server."""
        return place_of(self.text)

    @property
    def named(self) -> str | None:
        """The record named on the line, else in ``ISA_RECORD``."""
        if len(self.records) > 1:
            raise click.UsageError("this takes one --record; due and overdue alone take several")
        given = self.records or os.environ.get("ISA_RECORD")
        if given is None:
            return None
        named = (given,) if isinstance(given, str) else given
        _refuse_blank(named)
        return named[0]

    @property
    def several(self) -> tuple[Path | str, ...]:
        """The records named on the line, where they are more than one; text is an address."""
        if len(self.records) < 2:
            return ()
        _refuse_blank(self.records)
        return tuple(map(place_of, self.records))

    @property
    def today(self) -> date:
        """Today in London. Read here, nowhere else."""
        from datetime import datetime  # noqa: PLC0415 - not every command asks for today

        from isa_programme.calendars.london import LONDON  # noqa: PLC0415 - likewise

        return datetime.now(LONDON).date()

    @property
    def day(self) -> date:
        """The day asked about: the one named, else today."""
        return self.as_at or self.today

    @property
    def by(self) -> str:
        """Who records: the one named, else ``ISA_RECORDED_BY``, else whoever is logged in."""
        if named := self.recorded_by or os.environ.get("ISA_RECORDED_BY"):
            return named
        import getpass  # noqa: PLC0415 - only where nobody is named

        try:
            return getpass.getuser()
        except (OSError, KeyError, ImportError):
            return "not named"

    @property
    def audience(self) -> Visibility:
        """Who may see what is handed over: as named, else the public."""
        from isa_programme.record.vocabulary import Visibility  # noqa: PLC0415 - not every command

        return Visibility(self.visibility or Visibility.PUBLIC)

    @property
    def interactive(self) -> bool:
        """Whether somebody is there to be asked."""
        return not self.no_input and sys.stdin.isatty() and sys.stderr.isatty()

    @property
    def asks_back(self) -> bool:
        """Whether somebody is asked before anything is saved: is there, and did not say yes."""
        return self.interactive and not self.yes


def _refuse_blank(named: tuple[str, ...]) -> None:
    if any(not each.strip() for each in named):
        from isa_programme.errors import FaultsError  # noqa: PLC0415 - no page of help needs it

        raise FaultsError(
            "the record's place is blank: --record or ISA_RECORD names a file, or an address"
        )


def settings() -> Settings:
    """The settings of the command that is running."""
    found: Settings = click.get_current_context().find_root().ensure_object(Settings)
    return found

"""What every command can be told: which record, as at which day, in which format, by whom."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from isa_programme.cli.typed_dates import DAY

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from isa_programme.record.vocabulary import Visibility

# Every page of help needs this module, so it imports what it uses where it uses it, and has the
# fixed words of its options as they stand; a test holds them to the enumerations.

_C = TypeVar("_C", bound=Callable[..., Any])

VISIBILITIES = ("public", "restricted", "confidential")
"""The words of ``--visibility``."""

FORMATS = ("table", "json", "jsonl", "csv", "markdown")
"""The words of ``--format``."""

DOCUMENT_FORMS = ("markdown", "html", "word", "mail")
"""The words of ``--as``."""

HERE = "isa.db"
"""Where a record is looked for, and made, when nothing else says where."""

HEADS = "heads"
"""The folder, in the folder for a user's settings, for what this machine has seen of records."""

REMEMBERED = "record"
"""The file, in the folder for a user's settings, that holds where `init` made the record."""


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
    def place(self) -> Path | str:
        """The record: the one named, else ``ISA_RECORD``, else the one `init` made, else here.

        Text is an address on a server.
        """
        from pathlib import Path  # noqa: PLC0415 - no page of help needs it

        return self.named or remembered() or Path(HERE)

    @property
    def named(self) -> Path | str | None:
        """The record named on the line, else in ``ISA_RECORD``."""
        if len(self.records) > 1:
            raise click.UsageError("this takes one --record; due and overdue alone take several")
        given = self.records or os.environ.get("ISA_RECORD")
        if given is None:
            return None
        named = (given,) if isinstance(given, str) else given
        _refuse_blank(named)
        return place_of(named[0])

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
        """Whether what may be left out is asked for: somebody is there, and did not say yes."""
        return self.interactive and not self.yes


def _refuse_blank(named: tuple[str, ...]) -> None:
    if any(not each.strip() for each in named):
        from isa_programme.errors import FaultsError  # noqa: PLC0415 - no page of help needs it

        raise FaultsError("the record's place is blank: --record or ISA_RECORD names a file")


def settings() -> Settings:
    """The settings of the command that is running."""
    found: Settings = click.get_current_context().find_root().ensure_object(Settings)
    return found


def _kept_in(name: str) -> Path:
    from pathlib import Path  # noqa: PLC0415 - no page of help needs it

    return Path(click.get_app_dir("isa-programme")) / name


def heads() -> Path:
    """The folder in which this machine remembers the newest receipt of each record."""
    return _kept_in(HEADS)


def place_of(named: str) -> Path | str:
    """The place that a text names: an address on a server as it stands, else a path."""
    from pathlib import Path  # noqa: PLC0415 - no page of help needs it

    if "://" not in named and not named.lower().startswith("postgres"):
        return Path(named)
    from isa_programme.journal.addresses import is_address  # noqa: PLC0415 - seldom needed

    return named if is_address(named) else Path(named)


def holds_secret(named: str) -> bool:
    """Whether the name of a record is an address with a password in it."""
    from isa_programme.journal.addresses import (  # noqa: PLC0415 - no page of help needs it
        is_address,
        parse_address,
    )

    return is_address(named) and parse_address(named).holds_secret


def remembered() -> Path | str | None:
    """Where `init` made the record, if it did and it is still there."""
    try:
        named = _kept_in(REMEMBERED).read_text(encoding="utf-8").strip()
        place = place_of(named)
        if isinstance(place, str):
            return place
        return place if place.name and place.exists() else None
    except (OSError, UnicodeDecodeError):
        return None


def remember(place: Path | str) -> bool:
    """Remember where the record is, for commands that name none; False where that fails.

    An address that holds a password is not written down.
    """
    if isinstance(place, str) and holds_secret(place):
        return False
    kept = place if isinstance(place, str) else str(place.resolve())
    file = _kept_in(REMEMBERED)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{kept}\n", encoding="utf-8", newline="\n")
    except (OSError, UnicodeError):
        return False
    return True


class _File(click.Path):
    """A file, of whose place a :class:`~pathlib.Path` is made when one is given."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - click's own
        from pathlib import Path  # noqa: PLC0415 - no page of help needs it

        return Path(str(super().convert(value, param, ctx)))


def _keep(context: click.Context, parameter: click.Parameter, value: object) -> None:
    # The same option may stand before the command and after it; the later one given counts.
    if value is not None and value is not False and value != ():
        setattr(context.find_root().ensure_object(Settings), str(parameter.name), value)


def _option(*names: str, **details: Any) -> Callable[[_C], _C]:  # noqa: ANN401 - click's own
    return click.option(*names, expose_value=False, callback=_keep, **details)


_ONE_RECORD = "The record; else ISA_RECORD, else init's."


def _record(told: str) -> Callable[[_C], _C]:
    # All of them may be said several times, so that a second one is refused and not forgotten.
    return _option("--record", "records", metavar="FILE", multiple=True, help=told)


_RECORD = _record(_ONE_RECORD)
_RECORDS = _record(f"{_ONE_RECORD} Repeatable: the lines of several as one list.")
_ANY_RECORDS = _record(f"{_ONE_RECORD} Repeatable for due and overdue.")
_DEBUG = _option("--debug", is_flag=True, help="Show where an unexpected failure came from.")
_AS_AT = _option("--as-at", type=DAY, help="The day asked about; today unless given.")
_KNOWN_AT = _option(
    "--known-at",
    metavar="WHEN",
    help="As known then: an entry's number, a receipt, a day, an instant.",
)
_VISIBILITY = _option(
    "--visibility",
    type=click.Choice(VISIBILITIES),
    help="Only what may be seen so; everything unless given.",
)
_FORMAT = _option(
    "--format",
    type=click.Choice(FORMATS),
    help="How the answer is written; a table unless given.",
)
_OUTPUT = _option(
    "--output",
    type=_File(dir_okay=False),
    help="Write the answer to this file, in UTF-8.",
)
_OUT = click.argument(
    "output",
    metavar="[OUT]",
    required=False,
    expose_value=False,
    callback=_keep,
    type=_File(dir_okay=False),
)
_AS = _option(
    "--as",
    "written_as",
    type=click.Choice(DOCUMENT_FORMS),
    help="What OUT is; else its ending tells: .md, .html, .docx, .eml.",
)
_TEMPLATE = _option(
    "--template",
    metavar="FILE",
    type=_File(exists=True, dir_okay=False),
    help="The office's own .docx or .dotx, whose styles a Word file takes.",
)
_BY = _option("--recorded-by", metavar="NAME", help="Who records; else ISA_RECORDED_BY.")
_NO_INPUT = _option("--no-input", is_flag=True, help="Never ask; name what is missing.")
_YES = _option("--yes", is_flag=True, help="Save without reading back first.")


def asks(command: _C) -> _C:
    """Give a command that reads the options for it."""
    for option in (_DEBUG, _OUTPUT, _FORMAT, _VISIBILITY, _KNOWN_AT, _AS_AT, _RECORD):
        command = option(command)
    return command


def asks_across(command: _C) -> _C:
    """Give a command that reads, of several records too, the options for it."""
    for option in (_DEBUG, _OUTPUT, _FORMAT, _VISIBILITY, _KNOWN_AT, _AS_AT, _RECORDS):
        command = option(command)
    return command


def calculates(command: _C) -> _C:
    """Give a command that needs no record the options for it."""
    for option in (_DEBUG, _OUTPUT, _FORMAT, _AS_AT):
        command = option(command)
    return command


def exports(command: _C) -> _C:
    """Give a command that writes formats of its own the options for it."""
    for option in (_DEBUG, _OUTPUT, _VISIBILITY, _KNOWN_AT, _AS_AT, _RECORD):
        command = option(command)
    return command


def copies(command: _C) -> _C:
    """Give a command that names its records itself the options for it."""
    for option in (_DEBUG, _OUTPUT, _FORMAT):
        command = option(command)
    return command


def states(command: _C) -> _C:
    """Give a command that only states something of a record's place the options for it."""
    for option in (_DEBUG, _OUTPUT, _RECORD):
        command = option(command)
    return command


def hands_over(command: _C) -> _C:
    """Give a command that makes a file for others the options for it, and the file's name."""
    for option in (_DEBUG, _VISIBILITY, _KNOWN_AT, _AS_AT, _RECORD, _OUT):
        command = option(command)
    return command


def makes_documents(command: _C) -> _C:
    """Give a command that makes a document for others the options for it."""
    for option in (_TEMPLATE, _AS):
        command = option(command)
    return hands_over(command)


def drafts_documents(command: _C) -> _C:
    """Give a command that makes several documents, in a folder, the options for it."""
    for option in (_TEMPLATE, _AS, _DEBUG, _VISIBILITY, _KNOWN_AT, _AS_AT, _RECORD):
        command = option(command)
    return command


def publishes(command: _C) -> _C:
    """Give a command that puts files in a folder for others the options for it."""
    for option in (_DEBUG, _BY, _VISIBILITY, _AS_AT, _RECORD):
        command = option(command)
    return command


def keeps(command: _C) -> _C:
    """Give a command about the file itself the options for it."""
    for option in (_DEBUG, _OUTPUT, _FORMAT, _RECORD):
        command = option(command)
    return command


def mends(command: _C) -> _C:
    """Give a command that works on the file itself, and answers nothing, the options for it."""
    for option in (_DEBUG, _RECORD):
        command = option(command)
    return command


def writes(command: _C) -> _C:
    """Give a command that records the options for it."""
    for option in (_DEBUG, _YES, _NO_INPUT, _BY, _OUTPUT, _FORMAT, _RECORD):
        command = option(command)
    return command


def hands_on(command: _C) -> _C:
    """Give a command that records, and then publishes, the options for it."""
    return writes(_VISIBILITY(command))


def foresees(command: _C) -> _C:
    """Give a command that records, or foresees it for a day, the options for it."""
    return writes(_AS_AT(command))


def everything(command: _C) -> _C:
    """Give the group all of them, to stand before the command."""
    for option in (
        *(_DEBUG, _YES, _NO_INPUT, _BY, _OUTPUT, _FORMAT),
        *(_VISIBILITY, _KNOWN_AT, _AS_AT, _ANY_RECORDS),
    ):
        command = option(command)
    return command

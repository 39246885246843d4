"""The options that commands share, and which of them each kind of command takes.

What is given stands in the settings of the command that runs, wherever on the line it stood.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from isa_programme.cli.settings import FORMATS, Settings
from isa_programme.cli.typed_dates import DAY

# Every page of help needs this module, so it has the fixed words of its options as they stand; a
# test holds them to the enumerations.

_C = TypeVar("_C", bound=Callable[..., Any])

VISIBILITIES = ("public", "restricted", "confidential")
"""The words of ``--visibility``."""

DOCUMENT_FORMS = ("markdown", "html", "word", "mail")
"""The words of ``--as``."""


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
    return _option("--record", "records", metavar="FILE|ADDRESS", multiple=True, help=told)


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
_AUDIENCE = _option(
    "--visibility",
    type=click.Choice(VISIBILITIES),
    help="Who may see it; only what is public is in it unless given.",
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


def _given(command: _C, *options: Callable[[_C], _C]) -> _C:
    """A command with some options, the last of which its page of help lists first."""
    for option in options:
        command = option(command)
    return command


def asks(command: _C) -> _C:
    """Give a command that reads the options for it."""
    return _given(command, _DEBUG, _OUTPUT, _FORMAT, _VISIBILITY, _KNOWN_AT, _AS_AT, _RECORD)


def asks_across(command: _C) -> _C:
    """Give a command that reads, of several records too, the options for it."""
    return _given(command, _DEBUG, _OUTPUT, _FORMAT, _VISIBILITY, _KNOWN_AT, _AS_AT, _RECORDS)


def calculates(command: _C) -> _C:
    """Give a command that needs no record the options for it."""
    return _given(command, _DEBUG, _OUTPUT, _FORMAT, _AS_AT)


def exports(command: _C) -> _C:
    """Give a command that writes formats of its own the options for it."""
    return _given(command, _DEBUG, _OUTPUT, _VISIBILITY, _KNOWN_AT, _AS_AT, _RECORD)


def copies(command: _C) -> _C:
    """Give a command that names its records itself the options for it."""
    return _given(command, _DEBUG, _OUTPUT, _FORMAT)


def states(command: _C) -> _C:
    """Give a command that only states something of a record's place the options for it."""
    return _given(command, _DEBUG, _OUTPUT, _RECORD)


def hands_over(command: _C) -> _C:
    """Give a command that makes a file for others the options for it, and the file's name."""
    return _given(command, _DEBUG, _AUDIENCE, _KNOWN_AT, _AS_AT, _RECORD, _OUT)


def makes_documents(command: _C) -> _C:
    """Give a command that makes a document for others the options for it."""
    return hands_over(_given(command, _TEMPLATE, _AS))


def drafts_documents(command: _C) -> _C:
    """Give a command that makes several documents, in a folder, the options for it."""
    documents = _given(command, _TEMPLATE, _AS)
    return _given(documents, _DEBUG, _AUDIENCE, _KNOWN_AT, _AS_AT, _RECORD)


def publishes(command: _C) -> _C:
    """Give a command that puts files in a folder for others the options for it."""
    return _given(command, _DEBUG, _BY, _AUDIENCE, _AS_AT, _RECORD)


def keeps(command: _C) -> _C:
    """Give a command about how the record is kept the options for it."""
    return _given(command, _DEBUG, _OUTPUT, _FORMAT, _RECORD)


def mends(command: _C) -> _C:
    """Give a command that works on how the record is kept, and answers nothing, the options."""
    return _given(command, _DEBUG, _RECORD)


def writes(command: _C) -> _C:
    """Give a command that records the options for it."""
    return _given(command, _DEBUG, _YES, _NO_INPUT, _BY, _OUTPUT, _FORMAT, _RECORD)


def hands_on(command: _C) -> _C:
    """Give a command that records, and then publishes, the options for it."""
    return writes(_AUDIENCE(command))


def foresees(command: _C) -> _C:
    """Give a command that records, or foresees it for a day, the options for it."""
    return writes(_AS_AT(command))


def supposes(command: _C) -> _C:
    """Give a command that asks where things stand the option to ask what if."""
    option = click.option(
        "--under", metavar="NAME.VERSION|FILE", help="What if this protocol version governed it?"
    )
    return option(command)


def everything(command: _C) -> _C:
    """Give the group all of them, to stand before the command."""
    return _given(
        command,
        *(_DEBUG, _YES, _NO_INPUT, _BY, _OUTPUT, _FORMAT),
        *(_VISIBILITY, _KNOWN_AT, _AS_AT, _ANY_RECORDS),
    )

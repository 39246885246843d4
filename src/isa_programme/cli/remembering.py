"""What a machine remembers for its user: where the record is, and which heads were seen."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

# Every page of help and every question needs this module, so it imports what it uses where it uses
# it, and does with paths as text: pathlib alone takes as long as a question put to a record.

HEADS = "heads"
"""The folder, in the folder for a user's settings, for what this machine has seen of records."""

REMEMBERED = "record"
"""The file, in the folder for a user's settings, that holds where `init` made the record."""


def _kept_in(name: str) -> str:
    return os.path.join(click.get_app_dir("isa-programme"), name)  # noqa: PTH118 - see above


def heads() -> str:
    """The folder in which this machine remembers the newest receipt of each record."""
    return _kept_in(HEADS)


def is_path(named: str) -> bool:
    """Whether a text names the path of a file, and is no address on a server."""
    # What is_address takes for one, a blank before it too, else a path: a password would be shown.
    if "://" not in named and not named.lstrip().lower().startswith("postgres"):
        return True
    from isa_programme.journal.addresses import is_address  # noqa: PLC0415 - seldom needed

    return not is_address(named)


def place_of(named: str) -> Path | str:
    """The place that a text names: an address on a server as it stands, else a path."""
    from pathlib import Path  # noqa: PLC0415 - no page of help needs it

    return Path(named) if is_path(named) else named


def holds_secret(named: str) -> bool:
    """Whether the name of a record is an address with a password in it."""
    from isa_programme.journal.addresses import (  # noqa: PLC0415 - no page of help needs it
        is_address,
        parse_address,
    )

    return is_address(named) and parse_address(named).holds_secret


def remembered() -> str | None:
    """The place where `init` made the record, if it did and it is still there."""
    try:
        with open(_kept_in(REMEMBERED), encoding="utf-8") as file:  # noqa: PTH123 - see above
            named = file.read().strip()
    except (OSError, UnicodeDecodeError):
        return None
    if is_path(named) and not (_names_a_file(named) and os.path.exists(named)):  # noqa: PTH110 - see above
        return None
    return named


def _names_a_file(named: str) -> bool:
    return os.path.basename(named) not in {"", ".", ".."}  # noqa: PTH119 - see above


def remember(place: Path | str) -> bool:
    """Remember where the record is, for commands that name none; False where that fails.

    An address that holds a password is not written down.
    """
    if isinstance(place, str) and holds_secret(place):
        return False
    kept = place if isinstance(place, str) else str(place.resolve())
    from pathlib import Path  # noqa: PLC0415 - no page of help needs it

    file = Path(_kept_in(REMEMBERED))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{kept}\n", encoding="utf-8", newline="\n")
    except (OSError, UnicodeError):
        return False
    return True

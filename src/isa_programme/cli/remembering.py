"""What a machine remembers for its user: where the record is, and which heads were seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

# Every page of help needs this module, so it imports what it uses where it uses it.

HEADS = "heads"
"""The folder, in the folder for a user's settings, for what this machine has seen of records."""

REMEMBERED = "record"
"""The file, in the folder for a user's settings, that holds where `init` made the record."""


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

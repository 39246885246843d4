"""Supposing: what if a protocol version governed that ``--under`` names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from isa_programme.cli.values import is_file, read_text

if TYPE_CHECKING:
    from isa_programme.record.protocols import Protocol
    from isa_programme.tracker.viewing import Viewing


def version_supposed(tracker: Viewing, named: str | None) -> Protocol | None:
    """The version meant: of the record, else in a file, else a borrowed example."""
    if named is None:
        return None
    from isa_programme.exchange.shipped import EXAMPLES, example_protocol  # noqa: PLC0415 - rare
    from isa_programme.exchange.toml_files import read_protocol  # noqa: PLC0415 - rare

    register = tracker.register
    if named in EXAMPLES and all(each.name != named for each in register.protocols):
        return example_protocol(named)
    return read_protocol(read_text(Path(named))) if is_file(named) else register.version(named)


def version_for_several(named: str | None) -> Protocol | str | None:
    """The version in a file; else its name, under which each record or the examples have it."""
    if named is None:
        return None
    from isa_programme.exchange.shipped import EXAMPLES  # noqa: PLC0415 - rare
    from isa_programme.exchange.toml_files import read_protocol  # noqa: PLC0415 - rare

    if named in EXAMPLES or not is_file(named):
        return named
    return read_protocol(read_text(Path(named)))

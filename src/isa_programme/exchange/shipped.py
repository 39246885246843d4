"""The examples that travel with the package: the public record and three borrowed protocols."""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import attrs

from isa_programme.errors import UnknownReferenceError
from isa_programme.exchange.programme_file import ProgrammeFile, read_programme
from isa_programme.exchange.toml_files import read_protocol
from isa_programme.record.protocols import AppliesTo, Protocol

EXAMPLES = ("committee-like", "fai-like", "foisa-like")
"""Names of the borrowed-example protocols. None of them is agreed for advice to Government."""


def example_protocol(name: str) -> Protocol:
    """A borrowed-example protocol by name, as one governing every addressee.

    Raises:
        UnknownReferenceError: there is no such example.
    """
    if name not in EXAMPLES:
        raise UnknownReferenceError("example protocol", name, f"there are {', '.join(EXAMPLES)}")
    return attrs.evolve(_protocol(name), applies_to=AppliesTo())


def public_protocols() -> tuple[Protocol, ...]:
    """The three examples as the public record uses them, each for some kinds of addressee."""
    return tuple(map(_protocol, EXAMPLES))


def public_programme() -> ProgrammeFile:
    """The programme, offices and bodies of the public record."""
    return read_programme(_text("programme.toml"))


def public_surroundings() -> tuple[ProgrammeFile, ...]:
    """What stands around the programme: references and bodies, then the plans of others."""
    return tuple(read_programme(_text(name)) for name in ("references.toml", "route-maps.toml"))


def public_rows() -> str:
    """The 58 rows of the public record, as the text of an importable CSV."""
    return _text("record.csv")


def _protocol(name: str) -> Protocol:
    return read_protocol(_text("protocols", f"{name}.toml"))


def _text(*path: str) -> str:
    folder = _folder()
    return folder.joinpath(*path).read_text(encoding="utf-8")


def _folder() -> Traversable:
    installed = resources.files("isa_programme") / "examples" / "public-record"
    if installed.is_dir():
        return installed
    # In a checkout that was not built, the files lie where a visitor reads them.
    return Path(__file__).parents[3] / "examples" / "public-record"

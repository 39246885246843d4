"""Names of places on the page: stable, and made of letters that can't break a link."""

from __future__ import annotations

import re

from isa_programme.clock.obligations import Obligation
from isa_programme.record.vocabulary import StageName

_OTHER = re.compile(r"[^A-Za-z0-9.-]")


def anchor(*parts: str) -> str:
    """A name of some parts, each of them told from any other; every other letter by its number."""
    return ":".join(_OTHER.sub(_numbered, part) for part in parts if part)


def _numbered(found: re.Match[str]) -> str:
    return f"_{ord(found[0]):x}_"


def obligation_anchor(owed: Obligation) -> str:
    """The name of an obligation, the same however often its date moves, or whoever has it now.

    ``ADV-2026-014.2:minister`` for a substantive answer; other steps, and periods, follow it.
    """
    parts = [owed.reference, owed.addressee]
    if owed.stage is not StageName.SUBSTANTIVE:
        parts.append(owed.stage)
    if owed.period is not None:
        parts.append(str(owed.period))
    return anchor(*parts)


def explains(name: str) -> str:
    """The place at which a line is explained."""
    return f"explain-{name}"


def line_of(name: str) -> str:
    """The place of a line in the table of every line."""
    return f"line-{name}"

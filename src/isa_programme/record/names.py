"""Names of things: slugs, references of papers, references of their recommendations."""

from __future__ import annotations

import re

from attrs import frozen

from isa_programme.errors import FaultsError

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_REFERENCE = re.compile(r"([A-Z]{3})-([0-9]{4})-([0-9]{3,})")
_PART = re.compile(r"[1-9][0-9]{0,3}")


def check_slug(text: str, field: str) -> str:
    """Give back `text` if it is a slug: small ASCII letters, figures and hyphens, at most 64.

    Raises:
        FaultsError: it is none.
    """
    if not _SLUG.fullmatch(text):
        raise FaultsError(
            f"{field}: {text!a} is no slug; use small letters a-z, figures and hyphens,"
            " as in minister-promise"
        )
    return text


@frozen
class Target:
    """What a reference points at: a paper, or one recommendation of it.

    Attributes:
        paper: the paper's reference, as typed.
        recommendation: the number of the recommendation, or None for the whole paper.
    """

    paper: str
    recommendation: int | None = None

    def __str__(self) -> str:
        return reference_of(self.paper, self.recommendation)


def reference_of(paper: str, recommendation: int | None) -> str:
    """``ADV-2026-014`` for the paper, ``ADV-2026-014.2`` for its second recommendation."""
    return paper if recommendation is None else f"{paper}.{recommendation}"


def parse_target(text: str) -> Target:
    """Read ``ADV-2026-014.2``, or an older reference of the office's own followed by ``.2``.

    Without such an ending the whole is the paper's reference.
    """
    paper, dot, number = text.rpartition(".")
    if dot and _PART.fullmatch(number):
        return Target(paper, int(number))
    return Target(text)


def next_reference(prefix: str, year: int, taken: int) -> str:
    """The reference after `taken` others of the same prefix and year: ``ADV-2026-014``."""
    return f"{prefix}-{year:04d}-{taken + 1:03d}"


def looks_assigned(text: str) -> bool:
    """Whether `text` has the form of the references this package assigns."""
    return _REFERENCE.fullmatch(text) is not None


def assigned_parts(text: str) -> tuple[str, int, int] | None:
    """Prefix, year and number of a reference as this package assigns them; None for another."""
    found = _REFERENCE.fullmatch(text)
    return None if found is None else (found[1], int(found[2]), int(found[3]))

"""What came of recording a fact, and what would come of it."""

from __future__ import annotations

from attrs import field, frozen

from isa_programme.record.facts import Fact
from isa_programme.record.findings import Finding


@frozen(kw_only=True)
class Recorded:
    """What came of recording a fact.

    Attributes:
        number: the number of its entry.
        reference: the reference of the paper or response, the slug of the office or protocol.
        receipt: ``number:hash``; kept somewhere else, it proves the record up to here.
        already: the very same was recorded before, and nothing was added.
        findings: what is worth knowing about it, short of an error.
    """

    number: int
    reference: str
    receipt: str
    already: bool = False
    findings: tuple[Finding, ...] = field(default=())


@frozen(kw_only=True)
class Completed:
    """A fact as it would be recorded.

    Attributes:
        fact: the fact with its reference, and what was left open settled.
        findings: what is worth knowing about it, short of an error.
    """

    fact: Fact
    findings: tuple[Finding, ...] = field(default=())

"""Findings: faults in the record, as data, all of them reported."""

from __future__ import annotations

from attrs import frozen

from isa_programme.record.vocabulary import Severity


@frozen(kw_only=True)
class Finding:
    """Something about the record that somebody should know.

    Attributes:
        rule: the name of the rule that found it.
        severity: an error is refused when an entry is made; a warning or note is listed.
        sentence: what, where, and what would be right.
        reference: the paper, office or protocol concerned, if one is.
        entry: the number of the entry concerned, if one is.
    """

    rule: str
    severity: Severity
    sentence: str
    reference: str | None = None
    entry: int | None = None

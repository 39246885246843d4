"""What importing a log would do to a record: what is new, what changed, what is in the way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define, field, frozen

from isa_programme.tracker.log.lines import LogLine


@frozen(kw_only=True)
class NewFacts:
    """What a row adds to the record.

    Attributes:
        place: the place of the row among the rows of the log, from 0.
        paper: the reference of its paper, where the record holds it already; else "".
        identities: the identity of the entry of each fact it adds, by the section of the map that
            made it, in order.
    """

    place: int
    paper: str = ""
    identities: Mapping[str, str]


@frozen(kw_only=True)
class ChangedEntry:
    """An entry that is corrected, or voided so that it can be recorded anew.

    Attributes:
        row: the number of the row.
        section: the section of the map that made it.
        entry: its number.
        settings: the right value of each field, by its name; empty where it is recorded anew.
        identity: the identity of the correction.
    """

    row: int
    section: str
    entry: int
    settings: Mapping[str, Any]
    identity: str


@define(kw_only=True)
class LogChanges:
    """What importing a log would do to a record.

    Attributes:
        new: what rows add, in their order.
        changed: the entries that are corrected.
        lines: what is told of cells and of papers that vanished, in order.
        faults: what is in the way, by the number of the row.
    """

    new: list[NewFacts] = field(factory=list)
    changed: list[ChangedEntry] = field(factory=list)
    lines: list[LogLine] = field(factory=list)
    faults: list[tuple[int, str]] = field(factory=list)

"""Comparing a row of a log with the entry that was made of it: cell by cell, as last imported."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum
from typing import Any

from attrs import frozen

from isa_programme.record.facts import AdviceIssued, Fact, ResponseReceived
from isa_programme.record.words import ERASED
from isa_programme.tracker.log.memory import Version


class Difference(StrEnum):
    """How a cell and the record differ."""

    CHANGED = "changed"
    KEPT = "kept"
    CONFLICT = "conflict"


@frozen(kw_only=True)
class ComparedField:
    """A field in which a row and the entry made of it differ.

    Attributes:
        name: the field, by the name a correction gives it.
        difference: ``changed``, where the log alone has moved on; ``kept``, where it says what it
            said before and the record was corrected by hand; ``conflict``, where both moved on.
        was: what the record says, as it stands.
        imported: what the log said when it was imported last, where it was.
        now: what the row says.
        entry: the number of the entry by which the record says so.
    """

    name: str
    difference: Difference
    was: Any
    imported: Any
    now: Any
    entry: int


def said(fact: Fact, mapped: Collection[str]) -> dict[str, Any]:
    """What a fact says in the fields that a map fills, by the names that corrections give them."""
    match fact:
        case AdviceIssued(advice=advice):
            found = {name: getattr(advice, name) for name in mapped if name != "recommendations"}
            for number, part in enumerate(advice.recommendations, start=1):
                if "recommendations" in mapped:
                    found[f"recommendations.{number}.text"] = part.text
                    if "addressees" in mapped:
                        found[f"recommendations.{number}.addressees"] = part.addressees
            return found
        case ResponseReceived(response=response):
            plain = [name for name in mapped if name not in ("dispositions", "reasons")]
            found = {name: getattr(response, name) for name in dict.fromkeys((*plain, "sent_by"))}
            if len(plain) < len(mapped):
                for number, decided in enumerate(response.dispositions, start=1):
                    found[f"dispositions.{number}.recommendation"] = decided.recommendation
                    found[f"dispositions.{number}.kind"] = decided.kind
                    found[f"dispositions.{number}.reason"] = decided.reason
            return found
    return {}


def parts_of(fact: Fact) -> int:
    """How many recommendations a paper has, or how many dispositions a response."""
    match fact:
        case AdviceIssued(advice=advice):
            return len(advice.recommendations)
        case ResponseReceived(response=response):
            return len(response.dispositions)
    return 0


def compared(
    versions: Sequence[Version], draft: Fact, mapped: Collection[str]
) -> Iterator[ComparedField]:
    """The fields in which a row and the entry made of it differ.

    A cell that holds what the log said at its last import, or what the record has said since, is
    no change: the record was corrected by hand, and an old sheet does not take that back.

    Args:
        versions: what the entry said, from when it was recorded until now.
        draft: what the row would be recorded as.
        mapped: the fields that the map fills.
    """
    history = [said(version.fact, mapped) for version in versions]
    for name, now in said(draft, mapped).items():
        values = [each.get(name) for each in history]
        was = values[-1]
        # Words that were erased can't be compared, and must not come back.
        if now == was or ERASED in values:
            continue
        moved = [
            place for place, value in enumerate(values) if place == 0 or value != values[place - 1]
        ]
        imported = [place for place in moved if versions[place].from_log]
        since = imported[-1] if imported else 0
        if now in values[since:]:
            difference = Difference.KEPT
        elif not imported or since == moved[-1]:
            difference = Difference.CHANGED
        else:
            difference = Difference.CONFLICT
        yield ComparedField(
            name=name,
            difference=difference,
            was=was,
            imported=values[since],
            now=now,
            entry=versions[moved[-1]].entry,
        )

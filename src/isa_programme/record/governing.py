"""Which protocol governs an obligation, and whether two could."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from isa_programme.calendars.months import earliest
from isa_programme.record.advice import Advice
from isa_programme.record.protocols import Protocol


def in_force(protocols: Iterable[Protocol], day: date) -> tuple[Protocol, ...]:
    """For each protocol, the version in force on a day."""
    latest: dict[str, Protocol] = {}
    for protocol in sorted(protocols, key=lambda each: (each.effective_from, each.version)):
        if protocol.effective_from <= day:
            latest[protocol.name] = protocol
    return tuple(latest.values())


def governing(
    protocols: Iterable[Protocol],
    advice: Advice,
    recommendation: int | None,
    kind: str,
    on: date | None = None,
) -> Protocol | None:
    """The protocol version that governs what an addressee of a kind owes on a paper.

    It is pinned by the day of issue: of the versions in force that day whose criteria are all met,
    the one that names most criteria. A later version changes nothing already issued, unless it
    says ``governs_open``; `on` asks which one would govern the paper, had it been issued that day.
    """
    priority = advice.priority_of(recommendation)
    meeting = [
        protocol
        for protocol in in_force(protocols, on or earliest(advice.issued_on))
        if protocol.applies_to.admits(kind, priority, advice.function)
    ]
    return max(meeting, key=lambda protocol: protocol.applies_to.criteria, default=None)


def ties(protocol: Protocol, others: Iterable[Protocol]) -> Iterator[Protocol]:
    """Protocols of another name that could govern the same paper with as many criteria."""
    rivals = [other for other in others if other.name != protocol.name]
    for rival in in_force(rivals, date.max):
        if (
            rival.applies_to.criteria == protocol.applies_to.criteria
            and rival.applies_to.could_meet(protocol.applies_to)
        ):
            yield rival

"""Recognising the rows of a log: which entry was made of which row."""

from __future__ import annotations

from collections.abc import Iterator

from isa_programme.exchange.log.log import Log
from isa_programme.record.entries import Entry
from isa_programme.record.facts import AdviceIssued, Fact
from isa_programme.record.register import Register
from isa_programme.record.words import ERASED
from isa_programme.tracker.log.memory import LogMemory

Known = dict[int, tuple[str, Entry]]
"""The key and the entry of each row that the record knows, by the place of the row."""


def recognised(register: Register, log: Log, memory: LogMemory) -> Known:
    """The key and the entry of each row that the record knows.

    A row is known by the office's own reference, as the log gave it first; else by the reference
    the record has now, corrected by hand or recorded by hand; else, if the paper is claimed by no
    other row, by its title, date and offices.
    """
    if memory.is_empty() and not register.aliases:
        return {}
    found: Known = {}
    claimed: set[int] = set()
    keys = {entry.number: key for key, entry in memory.papers.items()}

    def claim(place: int, entry: Entry, key: str) -> None:
        found[place] = (key, entry)
        claimed.add(entry.number)

    references = [row.reference for row in log.rows]
    for place, reference in enumerate(references):
        key = f"={reference}"
        if reference and key in memory.papers:
            claim(place, _in_its_stead(register, memory.papers[key], reference), key)
    for place, reference in enumerate(references):
        named = register.aliases.get(reference) if reference and place not in found else None
        if named is not None and named.recommendation is None:
            number = register.files[named.paper].issued.number
            if number not in claimed:
                key = keys.get(number, f"={reference}")
                claim(place, register.entries[number - 1], key)
    if len(claimed) < len(memory.papers):
        unclaimed = _unclaimed(memory, claimed)
        for place, row in enumerate(log.rows):
            if place not in found:
                for natural in natural_keys(row.advice):
                    entry = unclaimed.get(natural)
                    if entry is not None and entry.number not in claimed:
                        claim(place, entry, keys[entry.number])
                        break
    return found


def _in_its_stead(register: Register, entry: Entry, reference: str) -> Entry:
    """The paper that somebody recorded by hand in the place of one that was voided, if any."""
    named = register.aliases.get(reference) if entry.number in register.voided else None
    if named is None or named.recommendation is not None:
        return entry
    return register.entries[register.files[named.paper].issued.number - 1]


def _unclaimed(memory: LogMemory, claimed: set[int]) -> dict[tuple[object, ...], Entry]:
    """The papers that no row has claimed by its reference, by what else they are known by."""
    return {
        next(natural_keys(version.fact)): entry
        for entry in reversed([*memory.papers.values()])
        if entry.number not in claimed
        for version in memory.versions(entry)
    }


def natural_keys(fact: Fact) -> Iterator[tuple[object, ...]]:
    """What a paper is known by without a reference; also if its title was erased since."""
    if isinstance(fact, AdviceIssued):
        advice = fact.advice
        yield advice.title, advice.issued_on, frozenset(advice.addressees)
        yield ERASED, advice.issued_on, frozenset(advice.addressees)

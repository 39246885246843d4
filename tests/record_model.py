"""A record in the plainest form there is: a list of what was said, and what it then comes to.

It exists to be compared with, and shares no code with the library but the facts themselves.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import attrs

from isa_programme.record.facts import (
    AdviceIssued,
    EntryCorrected,
    Fact,
    HoldLifted,
    HoldSet,
    NoteTaken,
    WordsErased,
)

GONE = "[words erased]"


@dataclass
class RecordModel:
    """Facts in the order recorded; an entry's number is its place in the list, from 1."""

    facts: list[Fact] = field(default_factory=list)

    def said(self, number: int) -> Fact | None:
        """What an entry said when it was recorded; None where there is none."""
        return self.facts[number - 1] if 1 <= number <= len(self.facts) else None

    def erased(self) -> set[int]:
        """Numbers of the entries whose words are gone."""
        return {fact.entry for fact in self.facts if isinstance(fact, WordsErased)}

    def voided(self) -> set[int]:
        """Numbers of the entries that count as never recorded."""
        gone: set[int] = set()
        for number in range(len(self.facts), 0, -1):
            fact = self.facts[number - 1]
            if isinstance(fact, EntryCorrected) and fact.voids and number not in gone:
                gone.add(fact.entry)
        return gone

    def holds(self) -> set[str]:
        """Requests for which nothing may be erased."""
        open_now: set[str] = set()
        for fact in self.facts:
            if isinstance(fact, HoldSet):
                open_now.add(fact.request)
            elif isinstance(fact, HoldLifted):
                open_now.discard(fact.request)
        return open_now

    def read(self, number: int) -> Fact:
        """What can still be read of what a note or paper said."""
        fact = self.facts[number - 1]
        return _without_words(fact) if number in self.erased() else fact

    def corrected(self, number: int) -> Fact | None:
        """What a note or paper says once it is put right; None where nothing puts it right."""
        gone, erased = self.voided(), self.erased()
        fact, found = self.read(number), False
        for place, each in enumerate(self.facts, start=1):
            if not isinstance(each, EntryCorrected) or each.voids or place in gone:
                continue
            if each.entry == number:
                found = True
                for change in each.changes:
                    words = GONE if place in erased else change.text
                    fact = _with(fact, change.field, change.value, words)
        return fact if found else None

    def alike(self, fact: Fact) -> int | None:
        """The entry that says the same already, as it was recorded or as it was put right."""
        gone, erased = self.voided(), self.erased()
        standing = [number for number in range(1, len(self.facts) + 1) if number not in gone]
        recorded = [n for n in standing if n not in erased and self.facts[n - 1] == fact]
        corrected = [n for n in standing if self.corrected(n) == fact]
        return next(iter([*recorded, *corrected]), None)

    def papers(self) -> dict[str, date]:
        """The papers that stand, each with the day it was issued."""
        gone = self.voided()
        return {
            fact.advice.reference: fact.advice.issued_on
            for number, fact in enumerate(self.facts, start=1)
            if isinstance(fact, AdviceIssued)
            and isinstance(fact.advice.issued_on, date)
            and number not in gone
        }

    def next_paper(self) -> str:
        """The reference the next paper of 2025 is given: none is ever given twice."""
        issued = sum(isinstance(fact, AdviceIssued) for fact in self.facts)
        return f"ADV-2025-{issued + 1:03d}"


def _with(fact: Fact, path: str, value: str | None, words: str) -> Fact:
    match fact, path, value:
        case NoteTaken(), "text", None:
            return attrs.evolve(fact, text=words)
        case NoteTaken(), "noted_on", str():
            return attrs.evolve(fact, noted_on=date.fromisoformat(value.strip('"')))
        case AdviceIssued(advice=advice), "advice.title", None:
            return AdviceIssued(advice=attrs.evolve(advice, title=words))
        case _:
            raise AssertionError(path)


def _without_words(fact: Fact) -> Fact:
    match fact:
        case NoteTaken():
            return attrs.evolve(fact, text=GONE)
        case AdviceIssued(advice=advice):
            parts = tuple(attrs.evolve(part, text=GONE) for part in advice.recommendations)
            return AdviceIssued(advice=attrs.evolve(advice, title=GONE, recommendations=parts))
        case _:
            return fact

"""Rules about words: what can be kept as it was typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isa_programme.record.facts import Fact
from isa_programme.record.findings import Finding
from isa_programme.record.register import Register
from isa_programme.record.rules.found import refusal
from isa_programme.record.rules.rule import rule
from isa_programme.record.words import faults_in_words


@rule
def words_can_be_kept(_register: Register, fact: Fact, _on: date) -> Iterator[Finding]:
    """Titles and names are one line of at most 200 characters; texts are at most 1 MiB."""
    for sentence in faults_in_words(fact):
        yield refusal("words-can-be-kept", sentence, fact)


WORD_RULES = (words_can_be_kept,)

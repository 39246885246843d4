"""What a rule finds in a fact: an error refuses it, a warning or a note is worth knowing."""

from __future__ import annotations

from isa_programme.record.facts import Fact
from isa_programme.record.findings import Finding
from isa_programme.record.vocabulary import Severity


def refusal(rule: str, sentence: str, fact: Fact) -> Finding:
    """An error, about what the fact is about."""
    return Finding(rule=rule, severity=Severity.ERROR, sentence=sentence, reference=fact.about)


def warning(rule: str, sentence: str, fact: Fact) -> Finding:
    """A warning, about what the fact is about."""
    return Finding(rule=rule, severity=Severity.WARNING, sentence=sentence, reference=fact.about)


def note(rule: str, sentence: str, fact: Fact) -> Finding:
    """A note, about what the fact is about."""
    return Finding(rule=rule, severity=Severity.NOTE, sentence=sentence, reference=fact.about)

"""The rules of the record: small functions of one shape that give findings.

An error refuses the fact when it is to be recorded; warnings and notes are listed by ``check``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import attrs

from isa_programme.errors import RefusedError
from isa_programme.record.entries import Entry
from isa_programme.record.facts import Fact
from isa_programme.record.findings import Finding
from isa_programme.record.register import Register
from isa_programme.record.rules.about_advice import ADVICE_RULES
from isa_programme.record.rules.about_calendars import CALENDAR_RULES
from isa_programme.record.rules.about_clocks import CLOCK_RULES
from isa_programme.record.rules.about_dates import DATE_RULES
from isa_programme.record.rules.about_offices import OFFICE_RULES
from isa_programme.record.rules.about_protocols import PROTOCOL_RULES
from isa_programme.record.rules.about_responses import RESPONSE_RULES
from isa_programme.record.rules.about_stages import STAGE_RULES
from isa_programme.record.rules.about_words import WORD_RULES
from isa_programme.record.vocabulary import Severity

Rule = Callable[[Register, Fact, date], Iterable[Finding]]
"""A rule: from the record so far, a new fact and the day of recording, what is wrong with it."""

RULES: tuple[Rule, ...] = (
    *WORD_RULES,
    *DATE_RULES,
    *OFFICE_RULES,
    *CALENDAR_RULES,
    *PROTOCOL_RULES,
    *STAGE_RULES,
    *ADVICE_RULES,
    *RESPONSE_RULES,
    *CLOCK_RULES,
)
"""Every rule. A new one is a function and a line."""


def findings(register: Register, fact: Fact, recorded_on: date) -> tuple[Finding, ...]:
    """Everything the rules find in a fact, against the record as it was before it."""
    return tuple(found for rule in RULES for found in rule(register, fact, recorded_on))


def refuse_errors(register: Register, fact: Fact, recorded_on: date) -> tuple[Finding, ...]:
    """What the rules find short of an error.

    Raises:
        RefusedError: the rules find errors; all of them are reported together.
    """
    found = findings(register, fact, recorded_on)
    errors = [each.sentence for each in found if each.severity is Severity.ERROR]
    if errors:
        raise RefusedError(*dict.fromkeys(errors))
    return found


def replayed(entries: Iterable[Entry], recorded_on: Callable[[Entry], date]) -> tuple[Finding, ...]:
    """Everything the rules find in a whole record, each entry against what was before it."""
    found: list[Finding] = []
    register = Register()
    for entry in entries:
        found += [
            attrs.evolve(each, entry=entry.number)
            for each in findings(register, entry.fact, recorded_on(entry))
        ]
        register = register.folded([entry])
    return tuple(found)

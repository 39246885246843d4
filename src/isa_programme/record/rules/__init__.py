"""The rules of the record: small functions of one shape that give findings.

An error refuses the fact when it is to be recorded; warnings and notes are listed by ``check``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

import attrs

from isa_programme.errors import RefusedError
from isa_programme.record.corrections import amends, put_right
from isa_programme.record.entries import Entry
from isa_programme.record.facts import EntryCorrected, Fact
from isa_programme.record.findings import Finding
from isa_programme.record.register import Register
from isa_programme.record.rules.about_advice import ADVICE_RULES
from isa_programme.record.rules.about_alignment import ALIGNMENT_RULES
from isa_programme.record.rules.about_calendars import CALENDAR_RULES
from isa_programme.record.rules.about_clocks import CLOCK_RULES
from isa_programme.record.rules.about_commitments import COMMITMENT_RULES
from isa_programme.record.rules.about_dates import DATE_RULES
from isa_programme.record.rules.about_handing import HAND_OVER_RULES, TAKE_OVER_RULES
from isa_programme.record.rules.about_kept import KEEPING_RULES
from isa_programme.record.rules.about_links import LINK_RULES
from isa_programme.record.rules.about_offices import OFFICE_RULES
from isa_programme.record.rules.about_plans import PLAN_RULES
from isa_programme.record.rules.about_protocols import PROTOCOL_RULES
from isa_programme.record.rules.about_responses import RESPONSE_RULES
from isa_programme.record.rules.about_stages import STAGE_RULES
from isa_programme.record.rules.about_words import WORD_RULES
from isa_programme.record.rules.rule import Rule
from isa_programme.record.vocabulary import Severity
from isa_programme.record.words import ERASED, with_every_word

RULES: tuple[Rule, ...] = (
    *HAND_OVER_RULES,
    *TAKE_OVER_RULES,
    *WORD_RULES,
    *DATE_RULES,
    *OFFICE_RULES,
    *CALENDAR_RULES,
    *PROTOCOL_RULES,
    *STAGE_RULES,
    *ADVICE_RULES,
    *RESPONSE_RULES,
    *CLOCK_RULES,
    *LINK_RULES,
    *PLAN_RULES,
    *COMMITMENT_RULES,
    *ALIGNMENT_RULES,
    *KEEPING_RULES,
)
"""Every rule, in order. A new one is a function, and its name at the end of its file."""


@cache
def rules_about(cls: type) -> tuple[Rule, ...]:
    """The rules that have something to say about facts of a class, in their order."""
    return tuple(rule for rule in RULES if issubclass(cls, rule.about))


def findings(register: Register, fact: Fact, recorded_on: date) -> tuple[Finding, ...]:
    """Everything the rules find in a fact, against the record as it was before it."""
    cls: type = type(fact)
    return tuple(
        found for rule in rules_about(cls) for found in rule.look(register, fact, recorded_on)
    )


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


def replayed(entries: Iterable[Entry]) -> tuple[Finding, ...]:
    """Everything the rules find in a whole record, each entry against what was before it.

    The entries are taken as corrected. One that breaks a rule is passed over by those after it.
    """
    found: list[Finding] = []
    before = Register().folding()
    for entry in put_right(entries).entries:
        if amends(entry):
            continue  # it was held to its rules when recorded, and has been applied here
        broken = [
            attrs.evolve(each, entry=entry.number) for each in _found_in(Register.of(before), entry)
        ]
        found += broken
        if all(each.severity is not Severity.ERROR for each in broken):
            before.add(entry)
    return tuple(found)


def _found_in(register: Register, entry: Entry) -> tuple[Finding, ...]:
    """What the rules find in an entry; the lack of words that were erased is no fault of it."""
    found = findings(register, entry.fact, entry.recorded_on)
    if entry.erased_by is None or not found:
        return found
    filled = with_every_word(entry.fact, ERASED)
    still = set(findings(register, filled, entry.recorded_on))
    return tuple(each for each in found if each in still)


def refuse_correction(entries: Sequence[Entry], correction: Entry) -> tuple[Finding, ...]:
    """What the rules find in a corrected record, short of an error, and did not find before.

    Raises:
        RefusedError: with the correction, entries would break rules; all are reported together.
    """
    found = newly_found(entries, [correction])
    errors = [each for each in found if each.severity is Severity.ERROR]
    if errors:
        raise RefusedError(
            *(f"entry {each.entry} would no longer fit: {each.sentence}" for each in errors)
        )
    return found


def newly_found(entries: Sequence[Entry], corrections: Sequence[Entry]) -> tuple[Finding, ...]:
    """What the rules find in a record once corrections are made together, and not before.

    Of errors, those of the corrected entries are given alone, if there are such: what builds on an
    entry that is wrong itself would only repeat that.
    """
    before = set(replayed(entries))
    found = [each for each in replayed((*entries, *corrections)) if each not in before]
    corrected = {each.fact.entry for each in corrections if isinstance(each.fact, EntryCorrected)}
    own = {each.entry for each in found if each.severity is Severity.ERROR} & corrected
    return tuple(
        each
        for each in found
        if not own or each.severity is not Severity.ERROR or each.entry in own
    )

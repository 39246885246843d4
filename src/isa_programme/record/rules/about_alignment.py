"""Rules about contact, prevention and the promise around the programme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from isa_programme.errors import FaultsError
from isa_programme.record.allowance import Unit
from isa_programme.record.engagements import Cadence
from isa_programme.record.facts import (
    AlignmentFound,
    BodyDescribed,
    CadenceSet,
    EngagementHeld,
    InvestmentNoted,
    StanceTaken,
)
from isa_programme.record.findings import Finding
from isa_programme.record.names import check_slug
from isa_programme.record.register import Register
from isa_programme.record.rules.found import refusal
from isa_programme.record.rules.rule import rule
from isa_programme.record.vocabulary import DispositionKind

_YEAR = re.compile(r"([0-9]{4})-([0-9]{2})")
_MOST = 10**15


@rule
def cadences_can_be_counted(_register: Register, fact: CadenceSet, _on: date) -> Iterator[Finding]:
    """A cadence has one form, in calendar units, and runs forward."""
    for sentence in _uncountable(fact.cadence):
        yield refusal("cadences-can-be-counted", sentence, fact)


def _uncountable(cadence: Cadence) -> Iterator[str]:
    by_period = cadence.times is not None or cadence.per is not None
    if (cadence.every is not None) == by_period:
        yield "every: give either every, as in '6 weeks', or times and per, as in 4 and '12 months'"
    elif by_period and (cadence.times is None or cadence.per is None):
        yield "times: give times and per together, as in 4 and '12 months'"
    if cadence.times is not None and not 1 <= cadence.times <= 366:
        yield "times: from 1 to 366"
    for field, length in (("every", cadence.every), ("per", cadence.per)):
        if length is not None and length.unit is Unit.WORKING_DAYS:
            yield f"{field}: count it in days, weeks or months"
    if cadence.until is not None and cadence.until < cadence.since:
        yield f"until: {cadence.until} lies before {cadence.since}"


@rule
def engagements_are_with_somebody(
    _register: Register, fact: EngagementHeld, _on: date
) -> Iterator[Finding]:
    """A meeting or letter is with at least one office or body."""
    if not fact.engagement.addressees:
        yield refusal("engagements-are-with-somebody", "addressees: name who it was with", fact)


@rule
def stances_are_reasoned(_register: Register, fact: StanceTaken, _on: date) -> Iterator[Finding]:
    """A paper that was not accepted as a whole was not accepted for a reason."""
    if not fact.response:
        yield refusal("stances-are-reasoned", "response: name the response", fact)
    if fact.stance is DispositionKind.NOT_ACCEPTED and not fact.reason:
        yield refusal("stances-are-reasoned", "reason: say why it was not accepted", fact)


@rule
def findings_are_labelled(
    _register: Register, fact: AlignmentFound, _on: date
) -> Iterator[Finding]:
    """A tag of a finding on alignment is a slug."""
    if fact.tag:
        try:
            check_slug(fact.tag, "tag")
        except FaultsError as error:
            yield refusal("findings-are-labelled", str(error), fact)


@rule
def figures_are_figures(_register: Register, fact: InvestmentNoted, _on: date) -> Iterator[Finding]:
    """A figure is a number of whole pounds, in one financial year."""
    if not 1 <= fact.pounds <= _MOST:
        yield refusal("figures-are-figures", f"pounds: a whole number from 1 to {_MOST}", fact)
    year = _YEAR.fullmatch(fact.year) if fact.year.isascii() else None
    if year is None or (int(year[1]) + 1) % 100 != int(year[2]):
        yield refusal(
            "figures-are-figures", "year: a financial year is written as in 2026-27", fact
        )


@rule
def roles_run_forward(_register: Register, fact: BodyDescribed, _on: date) -> Iterator[Finding]:
    """A body's part does not end before it begins."""
    since, until = fact.body.since, fact.body.until
    if since is not None and until is not None and until < since:
        yield refusal("roles-run-forward", f"until: {until} lies before {since}", fact)


ALIGNMENT_RULES = (
    cadences_can_be_counted,
    engagements_are_with_somebody,
    stances_are_reasoned,
    findings_are_labelled,
    figures_are_figures,
    roles_run_forward,
)

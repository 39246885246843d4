"""Refusing an extension that shortens the time, breaks the protocol's bounds, or is too vague."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from isa_programme.clock.periods import readings
from isa_programme.clock.reading import Reading
from isa_programme.errors import RefusedError
from isa_programme.record.facts import ExtensionAgreed
from isa_programme.record.register import Register


def refuse_extension(before: Register, after: Register, fact: ExtensionAgreed) -> None:
    """Refuse an extension that can't be agreed for an obligation it concerns.

    Args:
        before: the record without it.
        after: the record with it, as its newest entry.
        fact: the extension.

    Raises:
        RefusedError: it would shorten the time, break a bound of the protocol, reach past the
            next period of a step that recurs, or not say which period it extends; each obligation
            concerned is named.
    """
    known, found = (
        readings(register, register.files[fact.scope.advice], date.max)
        for register in (before, after)
    )
    faults = [
        *_refused(known, found),
        *_overtaking(known, found),
        *_of_no_period(found, fact, after.size),
    ]
    if faults:
        raise RefusedError(*dict.fromkeys(faults))


def _refused(known: Sequence[Reading], found: Sequence[Reading]) -> Iterator[str]:
    before = {(each.obligation.key, c.entry) for each in known for c in each.changes if c.refused}
    for reading in found:
        for change in reading.changes:
            if change.refused and (reading.obligation.key, change.entry) not in before:
                yield f"{change.refused} ({_whose(reading)})"


def _overtaking(known: Sequence[Reading], found: Sequence[Reading]) -> Iterator[str]:
    """Each period that ended after the one extended, and would have no day of its own."""
    left = {reading.obligation.key: reading for reading in found}
    for before, reading in pairwise(known):
        extended = left.get(before.obligation.key)
        if (
            reading.obligation.since is not None
            and reading.obligation.key not in left
            and reading.deadline is not None
            and extended is not None
            and extended.deadline is not None
            and extended.deadline >= reading.deadline
        ):
            yield (
                f"extension: period {extended.obligation.period} would end on"
                f" {extended.deadline}, no earlier than the period after it, on"
                f" {reading.deadline} ({_whose(reading)})"
            )


def _of_no_period(found: Sequence[Reading], fact: ExtensionAgreed, entry: int) -> Iterator[str]:
    periods = [reading for reading in found if reading.obligation.period is not None]
    known = {reading.obligation.period for reading in periods}
    for number in fact.scope.periods:
        if number not in known:
            yield f"period: there is no period {number} of {fact.scope.advice} to extend"
    if fact.scope.periods:
        return
    for reading in periods:
        if any(change.entry == entry and change.acted for change in reading.changes):
            yield (
                f"period: {reading.obligation.stage} recurs; name the period to be extended,"
                f" or another stage ({_whose(reading)})"
            )


def _whose(reading: Reading) -> str:
    return f"{reading.obligation.reference}, {reading.obligation.addressee}"

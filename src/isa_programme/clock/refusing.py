"""What the clocks have to say of a new fact: an extension refused, a deadline told amiss."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from isa_programme.clock.periods import readings
from isa_programme.clock.reading import Reading
from isa_programme.errors import RefusedError
from isa_programme.record.facts import DeadlineTold, ExtensionAgreed
from isa_programme.record.findings import Finding
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import Severity


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


def told_amiss(after: Register, fact: DeadlineTold, as_at: date) -> tuple[Finding, ...]:
    """A warning for each obligation in scope whose deadline is not the one that was told.

    Args:
        after: the record with the fact.
        fact: what was told.
        as_at: the day of recording.
    """
    file = after.files[fact.scope.advice]
    return tuple(
        Finding(
            rule="told-deadlines-hold",
            severity=Severity.WARNING,
            sentence=f"deadline: {fact.deadline} was told; {_whose(reading)}"
            f" ({_which(reading)}) has {reading.deadline or 'none'} in force",
            reference=fact.scope.advice,
        )
        for reading in readings(after, file, as_at)
        if reading.met is None
        and reading.deadline != fact.deadline
        and reading.obligation.concerns(fact, reading.responsible)
    )


def _refused(known: Sequence[Reading], found: Sequence[Reading]) -> Iterator[str]:
    before = {(each.obligation.key, c.entry) for each in known for c in each.changes if c.refused}
    for reading in found:
        for change in reading.changes:
            if change.refused and (reading.obligation.key, change.entry) not in before:
                yield f"{change.refused} ({_whose(reading)})"


def _overtaking(known: Sequence[Reading], found: Sequence[Reading]) -> Iterator[str]:
    before = {reading.obligation.key for reading, _ in _overtakers(known)}
    for reading, following in _overtakers(found):
        if reading.obligation.key not in before:
            yield (
                f"extension: period {reading.obligation.period} would end on {reading.deadline},"
                f" no earlier than the period after it, on {following.deadline} ({_whose(reading)})"
            )


def _overtakers(found: Sequence[Reading]) -> Iterator[tuple[Reading, Reading]]:
    """Periods that end no earlier than the one after them."""
    for reading, following in pairwise(found):
        if (
            following.obligation.period is not None
            and following.obligation.period > 1
            and reading.deadline is not None
            and following.deadline is not None
            and following.deadline <= reading.deadline
        ):
            yield reading, following


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


def _which(reading: Reading) -> str:
    owed = reading.obligation
    return f"{owed.stage}" if owed.period is None else f"{owed.stage}, period {owed.period}"

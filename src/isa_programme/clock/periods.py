"""Periods: what is owed on a paper, each period of a step that recurs on a clock of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import attrs

from isa_programme.clock.obligations import Obligation, obligations
from isa_programme.clock.reading import Reading, read
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.facts import AdviceWithdrawn, ObligationWaived
from isa_programme.record.register import Register


def readings(register: Register, file: AdviceFile, as_at: date) -> tuple[Reading, ...]:
    """Read the clock of everything owed on one paper as at the end of a day.

    In order of recommendation, addressee and stage. Of a stage that recurs there is a reading for
    each period begun: the first, and those after a period whose deadline has passed.
    """
    return tuple(
        reading
        for obligation in obligations(register, file)
        for reading in _periods(register, file, obligation, as_at)
    )


def _periods(
    register: Register, file: AdviceFile, obligation: Obligation, as_at: date
) -> Sequence[Reading]:
    found: list[Reading] = []
    following: Obligation | None = obligation
    while following is not None:
        reading = read(register, file, following, as_at)
        if _past_its_end(reading):
            break
        if not _empty(reading):
            found.append(reading)
        following = _next_period(file, reading, as_at)
    return found


def _empty(reading: Reading) -> bool:
    """Whether a period has no day of its own, two of them ending after one long closure."""
    since, deadline = reading.obligation.since, reading.deadline
    return since is not None and deadline is not None and deadline <= since


def _past_its_end(reading: Reading) -> bool:
    """Whether a period of a stage that recurs until a day would end after that day."""
    until = reading.rules.until if reading.rules else None
    if until is None:
        return False
    if reading.original_deadline is not None:
        return reading.original_deadline > until
    # The count ran past the end of the calendar, and so past that day.
    return bool(reading.unknown and reading.calendar and reading.calendar.last >= until)


def _next_period(file: AdviceFile, reading: Reading, as_at: date) -> Obligation | None:
    """The obligation of the period after one whose deadline has passed, if there is one."""
    rules, passed, period = reading.rules, reading.deadline, reading.obligation.period
    if rules is None or passed is None or period is None:
        return None
    passed = max(passed, reading.obligation.since or passed)
    if as_at <= passed:
        return None
    if rules.times is not None and period >= rules.times:
        return None
    following = attrs.evolve(reading.obligation, period=period + 1, since=passed)
    entries = file.entries_by(passed)
    ended = any(
        isinstance(entry.fact, AdviceWithdrawn | ObligationWaived)
        and not entry.fact.scope.periods  # one period by its number takes no other with it
        and following.concerns(entry.fact, following.responsible(entries, entry))
        for entry in entries
    )
    return None if ended else following

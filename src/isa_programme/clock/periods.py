"""Periods: what is owed on a paper, each period of a step that recurs on a clock of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import attrs

from isa_programme.clock.ending import ended_by
from isa_programme.clock.meeting import met
from isa_programme.clock.obligations import Obligation, obligations
from isa_programme.clock.reading import Reading, read
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.facts import AdviceWithdrawn, CommitmentMade, ObligationWaived
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import AnsweredBy


def readings(register: Register, file: AdviceFile, as_at: date) -> tuple[Reading, ...]:
    """Read the clock of everything owed on one paper as at the end of a day.

    In order of recommendation, addressee and stage. Of a stage that recurs there is a reading for
    each period begun: the first, and those after a period that has ended.
    """
    return tuple(
        reading
        for obligation in obligations(register, file)
        if _is_there(file, obligation, as_at)
        for reading in _periods(register, file, obligation, as_at)
    )


def unsettled_readings(
    register: Register, file: AdviceFile, owed: Iterable[Obligation], as_at: date
) -> tuple[Reading, ...]:
    """The same, but for what was answered once and for all, whose clock is not read.

    Args:
        register: the record.
        file: the paper.
        owed: everything owed on it, as :func:`obligations` gives it for any day.
        as_at: the day.
    """
    # Where any one answer will do, an answer settles what others owe; what was overdue when a paper
    # was taken back stays so, whatever came later; and of what recurs more is owed in time.
    settles = file.advice.answered_by is not AnsweredBy.ANY and not any(
        isinstance(entry.fact, AdviceWithdrawn) for entry in file.entries_by(as_at)
    )
    return tuple(
        reading
        for obligation in owed
        if _is_there(file, obligation, as_at)
        if not (settles and _is_answered_for_good(file, obligation, as_at))
        for reading in _periods(register, file, obligation, as_at)
    )


def _is_answered_for_good(file: AdviceFile, obligation: Obligation, as_at: date) -> bool:
    return obligation.period is None and met(obligation, file, as_at) is not None


def _is_there(file: AdviceFile, obligation: Obligation, as_at: date) -> bool:
    """Whether the commitment it belongs to, if it belongs to one, had been made by a day."""
    if obligation.commitment is None:
        return True
    facts = (entry.fact for entry in file.entries_by(as_at))
    return any(
        isinstance(fact, CommitmentMade) and fact.commitment.reference == obligation.commitment
        for fact in facts
    )


def periods_since(
    register: Register, file: AdviceFile, newest: Reading, as_at: date
) -> Sequence[Reading]:
    """The newest period read of a stage that recurs, and those begun since, by the end of a day.

    For days on which nothing else happens: what was read of the periods before is then as it was.
    """
    known = attrs.evolve(newest, next_begins_after=None)
    return _begun(register, file, [known], _next_period(known), as_at)


def _periods(
    register: Register, file: AdviceFile, obligation: Obligation, as_at: date
) -> Sequence[Reading]:
    return _begun(register, file, [], obligation, as_at)


def _begun(
    register: Register,
    file: AdviceFile,
    found: list[Reading],
    following: Obligation | None,
    as_at: date,
) -> Sequence[Reading]:
    while following is not None:
        reading = _read(register, file, following, found, as_at)
        since = reading.obligation.since
        if _past_its_end(reading) or (since is not None and _ended(following, file, since)):
            break
        if since is not None and as_at <= since:
            found[-1] = attrs.evolve(found[-1], next_begins_after=since)
            break
        found.append(reading)
        following = _next_period(reading)
    return found


def _read(
    register: Register,
    file: AdviceFile,
    obligation: Obligation,
    earlier: Sequence[Reading],
    as_at: date,
) -> Reading:
    """The reading of a period, which begins where its own clock ends the period before.

    That is the deadline of the period before, but for one that other rules or an extension made
    end later than this one; and where a long closure makes both end on one day, both begin where
    the earlier does, so that one update meets them.
    """
    reading = read(register, file, obligation, as_at)
    since, deadline = obligation.since, reading.deadline
    if since is None or deadline is None or since < deadline or reading.clock is None:
        return reading
    begins = reading.clock.end_of_period((obligation.period or 1) - 1)
    if begins is None or begins >= deadline:
        begins = earlier[-1].obligation.since
    return read(register, file, attrs.evolve(obligation, since=begins), as_at)


def _ended(obligation: Obligation, file: AdviceFile, on: date) -> bool:
    """Whether nothing more is owed from a day on; one period waived takes no other with it."""
    ended = ended_by(obligation, file, on)
    return ended is not None and not (
        isinstance(ended.fact, ObligationWaived) and ended.fact.scope.periods
    )


def _past_its_end(reading: Reading) -> bool:
    """Whether a period of a stage that recurs until a day would end after that day."""
    until = reading.rules.until if reading.rules else None
    if until is None:
        return False
    if reading.original_deadline is not None:
        return reading.original_deadline > until
    # The count ran past the end of the calendar, and so past that day.
    return bool(reading.unknown and reading.calendar and reading.calendar.last >= until)


def _next_period(reading: Reading) -> Obligation | None:
    """The obligation of the period after one, if there is one; None while it is held open."""
    rules, ends, period = reading.rules, reading.deadline, reading.obligation.period
    if rules is None or ends is None or period is None:
        return None
    if rules.times is not None and period >= rules.times:
        return None
    return attrs.evolve(reading.obligation, period=period + 1, since=ends)

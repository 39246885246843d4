"""Verdicts: where an obligation stands, and why."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from operator import attrgetter

import attrs
from attrs import frozen

from isa_programme.calendars.dates import in_words
from isa_programme.calendars.months import latest
from isa_programme.clock.meeting import Meeting, latest_position
from isa_programme.clock.obligations import Obligation
from isa_programme.clock.reading import Reading
from isa_programme.questions.lateness import standing_on
from isa_programme.questions.standing_words import Standing
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.entries import Entry
from isa_programme.record.facts import (
    AdviceWithdrawn,
    CommitmentDone,
    CommitmentDropped,
    Fact,
    ObligationWaived,
)
from isa_programme.record.responses import Response
from isa_programme.record.vocabulary import AnsweredBy, DispositionKind


@frozen
class Verdict:
    """Where an obligation stands as at a day.

    Attributes:
        standing: where it stands.
        because: why, where the standing alone does not say.
        counted_to: the day up to which lateness is counted.
        withdrawn_on: the day it was withdrawn, if it was.
    """

    standing: Standing
    because: str
    counted_to: date
    withdrawn_on: date | None = None

    @property
    def is_late(self) -> bool:
        """Whether it is past its deadline, or was answered after it."""
        return self.standing in (Standing.OVERDUE, Standing.ANSWERED_LATE)

    @property
    def can_be_late(self) -> bool:
        """Whether there is a deadline by which it is late, or could be yet."""
        return self.standing in _MEASURED


_MEASURED = frozenset(
    {
        Standing.OVERDUE,
        Standing.ANSWERED_LATE,
        Standing.ANSWERED_ON_TIME,
        Standing.AWAITING,
        Standing.DUE_SOON,
        Standing.DUE_TODAY,
        Standing.PAUSED,
    }
)


def verdict_on(
    file: AdviceFile, reading: Reading, siblings: Iterable[Reading], as_at: date
) -> Verdict:
    """Where an obligation stands, by its clock as it was read and all that were of its paper."""
    settled = _settled_otherwise(file, reading, siblings, as_at)
    if reading.met is not None and (settled is None or settled.counted_to >= reading.met.on.last):
        if _supersedes(reading.obligation, reading.met.response):
            return Verdict(
                Standing.NOT_OWED, f"superseded, says {reading.met.response.reference}", as_at
            )
        return _answered(reading, reading.met)
    if settled is not None:
        overdue = reading.deadline is not None and reading.deadline < settled.counted_to
        if settled.standing is Standing.WITHDRAWN and overdue:
            why = f"{settled.because}, when overdue"
            return attrs.evolve(settled, standing=Standing.OVERDUE, because=why)
        return settled
    position = latest_position(reading.obligation, file, as_at)
    if position is not None and position[1].kind is DispositionKind.SUPERSEDED:
        # What was superseded needs no update either.
        return Verdict(Standing.NOT_OWED, f"superseded, says {position[0].reference}", as_at)
    return _unanswered(reading, as_at)


def _supersedes(obligation: Obligation, response: Response) -> bool:
    part = obligation.recommendation
    decided = None if part is None else response.disposition_of(part)
    return decided is not None and decided.kind is DispositionKind.SUPERSEDED


def _answered(reading: Reading, meeting: Meeting) -> Verdict:
    counted_to = meeting.on.last
    if reading.unknown:
        return Verdict(Standing.CANNOT_BE_WORKED_OUT, f"answered; {reading.unknown}", counted_to)
    if reading.deadline is None:
        if reading.paused:
            return Verdict(Standing.ANSWERED_ON_TIME, "answered while paused", counted_to)
        return Verdict(Standing.ANSWERED_NO_DATE, "", counted_to)
    match meeting.in_time_for(reading.deadline):
        case True:
            return Verdict(Standing.ANSWERED_ON_TIME, "", counted_to)
        case False:
            return Verdict(Standing.ANSWERED_LATE, "", counted_to)
        case None:
            known = "known by" if meeting.response.known_by else "came between"
            span = in_words(meeting.on.last)
            if not meeting.response.known_by:
                span = f"{in_words(meeting.on.first)} and {span}"
            why = f"answered, {known} {span}; deadline {in_words(reading.deadline)}"
            return Verdict(Standing.CANNOT_BE_WORKED_OUT, why, counted_to)


def _unanswered(reading: Reading, as_at: date) -> Verdict:
    if reading.unknown:
        return Verdict(Standing.CANNOT_BE_WORKED_OUT, reading.unknown, as_at)
    if reading.rules is not None and reading.clock is None:
        waiting = f"not yet {reading.terms.counts_from}"
        return Verdict(Standing.NOT_STARTED, waiting, as_at)
    if reading.deadline is None:
        if reading.clock is not None:
            held = ", ".join(reading.clock.open_labels()) or "suspended without end"
            return Verdict(Standing.PAUSED, held, as_at)
        return Verdict(Standing.UNANSWERED_NO_DATE, "", as_at)
    standing = standing_on(as_at, reading.deadline, reading.calendar, warn=reading.warn)
    return Verdict(standing, "", as_at)


def _settled_otherwise(
    file: AdviceFile, reading: Reading, siblings: Iterable[Reading], as_at: date
) -> Verdict | None:
    """Withdrawn, waived, or settled by somebody else's answer; the first of these counts."""
    obligation = reading.obligation
    if obligation.lead not in (None, obligation.addressee):
        return Verdict(Standing.NOT_OWED, f"{obligation.lead} answers for all asked", date.min)
    ended = [each for each in (reading.ended, _named_ahead(file, reading, as_at)) if each]
    if ended:
        return _ended(min(ended, key=attrgetter("order")).fact)
    if file.advice.answered_by is AnsweredBy.ANY and obligation.commitment is None:
        return _answered_by_another(reading, siblings)
    return None


def _named_ahead(file: AdviceFile, reading: Reading, as_at: date) -> Entry | None:
    """What named the office that owes it, perhaps before it was handed to that office."""
    obligation, slug = reading.obligation, reading.responsible
    if slug == obligation.addressee:
        return None
    for entry in file.entries_by(as_at):
        fact = entry.fact
        if isinstance(fact, AdviceWithdrawn | ObligationWaived) and obligation.concerns(fact, slug):
            return entry
    return None


def _ended(fact: Fact) -> Verdict | None:
    match fact:
        case AdviceWithdrawn(withdrawn_on=on):
            return Verdict(Standing.WITHDRAWN, f"withdrawn on {in_words(on)}", on, on)
        case ObligationWaived(waived_on=on, reason=reason):
            return Verdict(Standing.NOT_OWED, f"waived on {in_words(on)}: {reason}", on)
        case CommitmentDone(done_on=on):
            return Verdict(Standing.NOT_OWED, f"done on {in_words(on)}", latest(on))
        case CommitmentDropped(dropped_on=on):
            return Verdict(Standing.NOT_OWED, f"dropped on {in_words(on)}", latest(on))
        case _:
            return None


def _answered_by_another(reading: Reading, siblings: Iterable[Reading]) -> Verdict | None:
    mine = reading.obligation
    for other in siblings:
        theirs = other.obligation
        if (
            other.met is not None
            and theirs.addressee != mine.addressee
            and (theirs.recommendation, theirs.stage, theirs.period)
            == (mine.recommendation, mine.stage, mine.period)
        ):
            why = f"{theirs.addressee} answered, and the paper asks for any one answer"
            return Verdict(Standing.NOT_OWED, why, other.met.on.last)
    return None

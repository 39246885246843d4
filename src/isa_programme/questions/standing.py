"""Where every obligation stands as at a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs
from attrs import frozen

from isa_programme.calendars.dates import in_words
from isa_programme.calendars.months import latest
from isa_programme.clock.meeting import Meeting, latest_position
from isa_programme.clock.obligations import Obligation
from isa_programme.clock.periods import readings
from isa_programme.clock.reading import Reading
from isa_programme.errors import FaultsError, OutsideCalendarError
from isa_programme.questions.lateness import WARN, calendar_days, standing_on, working_days
from isa_programme.questions.lines import Line
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.commitments import Commitment
from isa_programme.record.entries import Entry
from isa_programme.record.facts import (
    AdviceWithdrawn,
    CommitmentDone,
    CommitmentDropped,
    ObligationWaived,
    ResponseReceived,
)
from isa_programme.record.register import Register
from isa_programme.record.responses import Response
from isa_programme.record.vocabulary import (
    AnsweredBy,
    Basis,
    DispositionKind,
    ResponseKind,
    Standing,
)


@frozen
class _Verdict:
    """A standing, why, and the day up to which lateness is counted."""

    standing: Standing
    because: str
    counted_to: date
    withdrawn_on: date | None = None


def standings(register: Register, *, as_at: date) -> tuple[Line, ...]:
    """A line for every obligation of every paper issued by the end of a day.

    A paper of which only the month is known counts as issued from that month's last day.
    In order of paper, recommendation, addressee, stage and period.
    """
    return tuple(line for _, line in standings_read(register, as_at=as_at))


def standings_read(register: Register, *, as_at: date) -> Iterator[tuple[Reading, Line]]:
    """The same lines, each with its clock as it was read."""
    for file in register.files.values():
        if latest(file.advice.issued_on) <= as_at:
            yield from lines_read(register, file, as_at=as_at)


def standings_of(register: Register, file: AdviceFile, *, as_at: date) -> tuple[Line, ...]:
    """A line for every obligation of one paper."""
    return tuple(line for _, line in lines_read(register, file, as_at=as_at))


def lines_read(
    register: Register, file: AdviceFile, *, as_at: date
) -> tuple[tuple[Reading, Line], ...]:
    """Every obligation of one paper: its clock as it was read, and the line that came of it."""
    found = readings(register, file, as_at)
    return tuple((each, line_read(register, file, each, found, as_at)) for each in found)


def line_read(
    register: Register,
    file: AdviceFile,
    reading: Reading,
    siblings: Iterable[Reading],
    as_at: date,
) -> Line:
    """The line that comes of one clock as it was read, beside all that were read of its paper."""
    obligation, advice = reading.obligation, file.advice
    slug = reading.responsible
    verdict = _verdict(file, reading, siblings, slug, as_at)
    position = latest_position(obligation, file, as_at)
    holding = _holding(file, obligation, as_at)
    held_on = latest(holding[0].received_on) if holding else None
    promise = next((each for each in reversed(holding) if each.promised_for), None)
    late = verdict.standing in (Standing.OVERDUE, Standing.ANSWERED_LATE)
    calendar = reading.calendar
    return Line(
        reference=obligation.reference,
        own_reference=advice.own_reference,
        advice=advice.reference,
        recommendation=obligation.recommendation,
        title=advice.title,
        text=_text(register, file, obligation),
        addressee=slug,
        addressee_name=register.addressee(slug).name_on(as_at),
        ours=register.addressee(slug).ours,
        transferred_from=None if slug == obligation.addressee else obligation.addressee,
        stage=obligation.stage,
        commitment=obligation.commitment,
        period=obligation.period,
        standing=verdict.standing,
        because=verdict.because,
        basis=_basis(reading),
        protocol=None if reading.protocol is None else str(reading.protocol),
        calendar=None if calendar is None else calendar.name,
        day_zero=reading.day_zero.on,
        deadline=reading.deadline,
        original_deadline=reading.original_deadline,
        outside_protocol=reading.outside_protocol,
        falls_in=reading.falls_in,
        requested_by=reading.requested_by,
        assumption=reading.assumption,
        held_on=held_on,
        working_days_held=_held(reading, held_on, as_at),
        promised_for=None if promise is None else promise.promised_for,
        promised_by=None if promise is None else promise.reference,
        met_on=None if reading.met is None else reading.met.on.last,
        met_by=None if reading.met is None else reading.met.response.reference,
        withdrawn_on=verdict.withdrawn_on,
        disposition=position[1].kind if position and position[0].shown else None,
        working_days_left=_left(reading, verdict, as_at),
        working_days_late=working_days(calendar, reading.deadline, verdict.counted_to)
        if late
        else 0,
        days_late=calendar_days(reading.deadline, verdict.counted_to) if late else 0,
        working_days_late_original=working_days(
            calendar, reading.original_deadline, verdict.counted_to
        )
        if _can_be_late(verdict)
        else 0,
        days_late_original=calendar_days(reading.original_deadline, verdict.counted_to)
        if _can_be_late(verdict)
        else 0,
        earliest_if_resumed=_if_resumed(reading, as_at)
        if verdict.standing is Standing.PAUSED
        else None,
        age=(as_at - latest(advice.issued_on)).days,
        function=advice.function,
        priority=advice.priority_of(obligation.recommendation),
        visibility=advice.visibility,
        lead=advice.lead,
    )


def _verdict(
    file: AdviceFile, reading: Reading, siblings: Iterable[Reading], slug: str, as_at: date
) -> _Verdict:
    settled = _settled_otherwise(file, reading, siblings, slug, as_at)
    if reading.met is not None and (settled is None or settled.counted_to >= reading.met.on.last):
        if _supersedes(reading.obligation, reading.met.response):
            return _Verdict(
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
        return _Verdict(Standing.NOT_OWED, f"superseded, says {position[0].reference}", as_at)
    return _unanswered(reading, as_at)


def _supersedes(obligation: Obligation, response: Response) -> bool:
    part = obligation.recommendation
    decided = None if part is None else response.disposition_of(part)
    return decided is not None and decided.kind is DispositionKind.SUPERSEDED


def _answered(reading: Reading, meeting: Meeting) -> _Verdict:
    counted_to = meeting.on.last
    if reading.unknown:
        return _Verdict(Standing.CANNOT_BE_WORKED_OUT, f"answered; {reading.unknown}", counted_to)
    if reading.deadline is None:
        if reading.paused:
            return _Verdict(Standing.ANSWERED_ON_TIME, "answered while paused", counted_to)
        return _Verdict(Standing.ANSWERED_NO_DATE, "", counted_to)
    match meeting.in_time_for(reading.deadline):
        case True:
            return _Verdict(Standing.ANSWERED_ON_TIME, "", counted_to)
        case False:
            return _Verdict(Standing.ANSWERED_LATE, "", counted_to)
        case None:
            known = "known by" if meeting.response.known_by else "came between"
            span = in_words(meeting.on.last)
            if not meeting.response.known_by:
                span = f"{in_words(meeting.on.first)} and {span}"
            why = f"answered, {known} {span}; deadline {in_words(reading.deadline)}"
            return _Verdict(Standing.CANNOT_BE_WORKED_OUT, why, counted_to)


def _unanswered(reading: Reading, as_at: date) -> _Verdict:
    if reading.unknown:
        return _Verdict(Standing.CANNOT_BE_WORKED_OUT, reading.unknown, as_at)
    if reading.rules is not None and reading.clock is None:
        waiting = f"not yet {reading.terms.counts_from}"
        return _Verdict(Standing.NOT_STARTED, waiting, as_at)
    deadline = reading.deadline
    if deadline is None:
        if reading.clock is not None:
            held = ", ".join(reading.clock.open_labels()) or "suspended without end"
            return _Verdict(Standing.PAUSED, held, as_at)
        return _Verdict(Standing.UNANSWERED_NO_DATE, "", as_at)
    warn = reading.rules.warn if reading.rules else WARN
    return _Verdict(standing_on(as_at, deadline, reading.calendar, warn=warn), "", as_at)


def _settled_otherwise(
    file: AdviceFile, reading: Reading, siblings: Iterable[Reading], slug: str, as_at: date
) -> _Verdict | None:
    """Withdrawn, waived, or settled by somebody else's answer; the first of these counts."""
    obligation = reading.obligation
    if obligation.lead not in (None, obligation.addressee):
        return _Verdict(Standing.NOT_OWED, f"{obligation.lead} answers for all asked", date.min)
    for entry in file.entries_by(as_at):
        if verdict := _ended(entry, obligation, slug):
            return verdict
    if file.advice.answered_by is AnsweredBy.ANY and obligation.commitment is None:
        return _answered_by_another(reading, siblings)
    return None


def _ended(entry: Entry, obligation: Obligation, slug: str) -> _Verdict | None:
    match entry.fact:
        case AdviceWithdrawn(withdrawn_on=on) as fact if obligation.concerns(fact, slug):
            return _Verdict(Standing.WITHDRAWN, f"withdrawn on {in_words(on)}", on, on)
        case ObligationWaived(waived_on=on) as fact if obligation.concerns(fact, slug):
            return _Verdict(Standing.NOT_OWED, f"waived on {in_words(on)}: {fact.reason}", on)
        case CommitmentDone(commitment=name, done_on=on) if name == obligation.commitment:
            return _Verdict(Standing.NOT_OWED, f"done on {in_words(on)}", latest(on))
        case CommitmentDropped(commitment=name, dropped_on=on) if name == obligation.commitment:
            return _Verdict(Standing.NOT_OWED, f"dropped on {in_words(on)}", latest(on))
        case _:
            return None


def _answered_by_another(reading: Reading, siblings: Iterable[Reading]) -> _Verdict | None:
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
            return _Verdict(Standing.NOT_OWED, why, other.met.on.last)
    return None


def _basis(reading: Reading) -> Basis | None:
    if reading.protocol is not None:
        return reading.protocol.basis
    return None if reading.deadline is None else Basis.REQUESTED


def _text(register: Register, file: AdviceFile, obligation: Obligation) -> str:
    if obligation.commitment is not None:
        return register.one_of(Commitment, obligation.commitment).noun.text
    if obligation.recommendation is None:
        return ""
    return file.advice.recommendations[obligation.recommendation - 1].text


def _holding(file: AdviceFile, obligation: Obligation, as_at: date) -> list[Response]:
    """The holding replies of the office that owed the answer when each came, in order."""
    entries = file.entries_by(as_at)
    return [
        fact.response
        for entry in entries
        if isinstance(fact := entry.fact, ResponseReceived)
        and fact.response.kind is ResponseKind.HOLDING
        and obligation.responsible(entries, entry) in fact.response.speaks_for
    ]


def _held(reading: Reading, held_on: date | None, as_at: date) -> int | None:
    if held_on is None:
        return None
    until = as_at if reading.met is None else reading.met.on.last
    return working_days(reading.calendar, held_on, until)


def _can_be_late(verdict: _Verdict) -> bool:
    return verdict.standing in (
        Standing.OVERDUE,
        Standing.ANSWERED_LATE,
        Standing.ANSWERED_ON_TIME,
        Standing.AWAITING,
        Standing.DUE_SOON,
        Standing.DUE_TODAY,
        Standing.PAUSED,
    )


def _left(reading: Reading, verdict: _Verdict, as_at: date) -> int | None:
    if verdict.standing in (Standing.AWAITING, Standing.DUE_SOON, Standing.DUE_TODAY):
        return working_days(reading.calendar, as_at, reading.deadline or as_at)
    if verdict.standing is Standing.PAUSED and (resumed := _if_resumed(reading, as_at)):
        return working_days(reading.calendar, as_at, resumed)
    return None


def _if_resumed(reading: Reading, as_at: date) -> date | None:
    """The deadline if every pause and question open on a day ended that day."""
    if reading.clock is None:
        return None
    try:
        return reading.clock.if_resumed(as_at).deadline
    except (OutsideCalendarError, FaultsError):
        return None

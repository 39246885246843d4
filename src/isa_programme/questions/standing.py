"""Where every obligation stands as at a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from isa_programme.calendars.months import latest
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.meeting import latest_position
from isa_programme.clock.obligations import Obligation
from isa_programme.clock.periods import readings
from isa_programme.clock.reading import Reading
from isa_programme.errors import FaultsError, OutsideCalendarError
from isa_programme.questions.lateness import calendar_days, working_days
from isa_programme.questions.lines import Line
from isa_programme.questions.standing_words import Standing
from isa_programme.questions.verdicts import Verdict, verdict_on
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.commitments import Commitment
from isa_programme.record.facts import ResponseReceived
from isa_programme.record.register import Register
from isa_programme.record.responses import Response
from isa_programme.record.vocabulary import ResponseKind


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
    verdict = verdict_on(file, reading, siblings, as_at)
    position = latest_position(obligation, file, as_at)
    holding = _holding(file, obligation, as_at)
    held_on = latest(holding[0].received_on) if holding else None
    promise = next((each for each in reversed(holding) if each.promised_for), None)
    calendar, until = reading.calendar, verdict.counted_to
    late = late_original = _NOT_LATE
    if verdict.is_late:
        late = _late(calendar, reading.deadline, until)
    if verdict.can_be_late:
        late_original = _late(calendar, reading.original_deadline, until)
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
        basis=reading.basis,
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
        working_days_late=late[0],
        days_late=late[1],
        working_days_late_original=late_original[0],
        days_late_original=late_original[1],
        earliest_if_resumed=_if_resumed(reading, as_at)
        if verdict.standing is Standing.PAUSED
        else None,
        age=(as_at - latest(advice.issued_on)).days,
        function=advice.function,
        priority=advice.priority_of(obligation.recommendation),
        visibility=advice.visibility,
        lead=advice.lead,
    )


_NOT_LATE: tuple[int | None, int] = (0, 0)


def _late(
    calendar: WorkingCalendar | None, deadline: date | None, until: date
) -> tuple[int | None, int]:
    """Working days, and calendar days, past a deadline."""
    return working_days(calendar, deadline, until), calendar_days(deadline, until)


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


def _left(reading: Reading, verdict: Verdict, as_at: date) -> int | None:
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

"""How a date was worked out: as typed steps, and as sentences anyone can check by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from attrs import field, frozen

from isa_programme.calendars.dates import in_words, in_words_with_day
from isa_programme.calendars.months import CivilDate
from isa_programme.clock.day_walk import counted_days, reason_passed_over
from isa_programme.clock.day_zero import DayZero
from isa_programme.clock.reading import Reading
from isa_programme.clock.response_clock import ResponseClock
from isa_programme.clock.steps import Happened, PassedOver, Rolled, Step, Told
from isa_programme.record.counting_rules import FirstDay
from isa_programme.record.vocabulary import Basis, StageName

_ONE_DAY = timedelta(days=1)


@frozen
class Explanation:
    """How the deadline of one obligation was worked out.

    ``str()`` gives the sentences, one to a line. Counting the days of the :class:`Counted` steps
    by hand gives the deadline.

    Attributes:
        reference: the paper or recommendation.
        addressee: the slug of the office that owes the answer.
        stage: the step owed.
        basis: what the deadline rests on, or None where there is no date.
        deadline: the last good day, if there is one.
        original_deadline: what it was before anything happened to the clock.
        steps: the steps, in order.
    """

    reference: str
    addressee: str
    stage: StageName
    basis: Basis | None
    deadline: date | None
    original_deadline: date | None
    steps: tuple[Step, ...] = field(default=())

    @property
    def sentences(self) -> tuple[str, ...]:
        """The steps as sentences."""
        return tuple(step.sentence for step in self.steps)

    def __str__(self) -> str:
        head = f"{self.reference}, owed by {self.addressee}: {self.stage}"
        return "\n".join([head, *(f"  {sentence}" for sentence in self.sentences)])


def explain(reading: Reading, addressee: str) -> Explanation:
    """Explain a reading, for the office that owes the answer as it was read."""
    obligation = reading.obligation
    basis = None
    if obligation.protocol is not None:
        basis = obligation.protocol.basis
    elif reading.deadline is not None:
        basis = Basis.REQUESTED
    return Explanation(
        reference=obligation.reference,
        addressee=addressee,
        stage=obligation.stage,
        basis=basis,
        deadline=reading.deadline,
        original_deadline=reading.original_deadline,
        steps=(*_steps(reading), *_met(reading)),
    )


def _steps(reading: Reading) -> Iterator[Step]:
    obligation, clock = reading.obligation, reading.clock
    if obligation.protocol is None or obligation.rules is None:
        yield from _requested(reading)
        return
    rules, protocol = obligation.rules, obligation.protocol
    clause = f" ({rules.clause})" if rules.clause else ""
    yield Told(
        "rule", f"rule: {rules.allowance}{clause}, under {protocol}, {_basis(protocol.basis)}"
    )
    if reading.calendar is not None:
        calendar = reading.calendar
        yield Told(
            "calendar",
            f"calendar: {calendar.name}, {calendar.first} to {calendar.last},"
            f" fingerprint {calendar.fingerprint[:12]} ({calendar.source or 'no source given'})",
        )
    yield from _day_zero(reading.day_zero, rules.first_day)
    yield from map(Happened, reading.changes)
    if clock is not None and not reading.unknown:
        yield from _count(clock, reading.deadline)
    yield from _outcome(reading)
    if reading.requested_by is not None:
        yield _asked_for(reading.requested_by, reading.assumption, "the paper itself asks for")


def _met(reading: Reading) -> Iterator[Told]:
    if reading.met is not None:
        response, on = reading.met.response, reading.met.on
        came = "known by" if response.known_by else "received"
        day = in_words(response.received_on) if on.first != on.last else in_words_with_day(on.last)
        yield Told("met", f"met by {response.reference}, {came} {day}")


def _basis(basis: Basis) -> str:
    return {
        Basis.AGREED: "agreed",
        Basis.BORROWED_EXAMPLE: "a borrowed example, not agreed",
        Basis.REQUESTED: "requested, not agreed",
    }[basis]


def _waiting_for(counts_from: str) -> str:
    return "reached: the previous stage" if "stage" in counts_from else counts_from


def _requested(reading: Reading) -> Iterator[Step]:
    yield Told("rule", "rule: no protocol governed it on the day of issue")
    if reading.requested_by is None or reading.clock is None:
        yield Told("no-date", "the paper asks for no date, so there is none to be late by")
        return
    yield _asked_for(reading.requested_by, reading.assumption, "requested, not agreed:")
    yield from map(Happened, reading.changes)
    yield from _outcome(reading)


def _outcome(reading: Reading) -> Iterator[Step]:
    if reading.unknown:
        yield Told("unknown", f"cannot be worked out: {reading.unknown}")
    elif reading.deadline is not None:
        yield from _result(reading.deadline, reading.original_deadline)
    elif reading.clock is not None:
        held = ", ".join(reading.clock.open_labels()) or "a suspension without end"
        yield Told("paused", f"no deadline while open: {held}")
    elif reading.obligation.rules is not None:
        waiting = _waiting_for(reading.obligation.rules.counts_from)
        yield Told("not-started", f"not started: not yet {waiting}")


def _asked_for(when: CivilDate, assumption: str, lead: str) -> Told:
    by = in_words_with_day(when) if isinstance(when, date) else in_words(when)
    note = f" (assumed: {assumption})" if assumption else ""
    return Told("requested", f"{lead} an answer by {by}{note}")


def _day_zero(day_zero: DayZero, first_day: FirstDay) -> Iterator[Told]:
    if day_zero.on is None:
        return
    counted = "the first day counted" if first_day is FirstDay.SAME else "not counted itself"
    yield Told("day-zero", f"day zero: {'; '.join(day_zero.because)}; {counted}")


def _count(clock: ResponseClock, deadline: date | None) -> Iterator[Step]:
    if deadline is None:
        return
    track = clock.governing
    ends = clock.unrolled_ends(track)
    start, first_day = track.day_zero, clock.stage.first_day
    heeded = clock.heeded_by(track)
    if start != clock.day_zero:
        yield Told("restart", f"counted anew from {in_words_with_day(start)}")
    for leg, end in zip(track.legs, ends, strict=True):
        if end is None:
            continue  # a pause held it open when a date was agreed in its place
        if leg.allowance is None:
            yield Told("agreed", _agreed(leg.agreed, end))
        else:
            if start != track.day_zero:
                yield Told("leg", f"then {leg.allowance} from {in_words_with_day(start)}")
            yield from counted_days(
                leg.allowance, start, clock.calendar, exclusions=heeded, first_day=first_day
            )
        start, first_day = end, FirstDay.AFTER
    if deadline != start:
        yield from _roll(clock, start, deadline)


def _agreed(agreed: date | None, end: date) -> str:
    said = f"until the date agreed, {agreed}"
    return said if end == agreed else f"{said}, moved by later pauses to {end}"


def _roll(clock: ResponseClock, fell_on: date, to: date) -> Iterator[Step]:
    yield Rolled(fell_on, to, clock.stage.roll.value)
    step = _ONE_DAY if to > fell_on else -_ONE_DAY
    day = fell_on
    while day != to:
        reason = reason_passed_over(day, clock.calendar, clock.exclusions)
        yield PassedOver(day, day, reason or "no working day")
        day += step


def _result(deadline: date, original: date | None) -> Iterator[Told]:
    said = f"deadline: {in_words_with_day(deadline)}, to midnight"
    said += f"; late from {in_words_with_day(deadline + _ONE_DAY)}"
    if original is not None and original != deadline:
        said += f"; the original deadline was {in_words_with_day(original)}"
    yield Told("deadline", said)

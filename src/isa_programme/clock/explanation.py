"""How a date was worked out: as typed steps, and as sentences anyone can check by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import field, frozen

from isa_programme.calendars.dates import in_words, in_words_with_day
from isa_programme.calendars.months import CivilDate
from isa_programme.clock.reading import Reading
from isa_programme.clock.steps import Happened, Step, Told
from isa_programme.clock.workings import (
    calendar_steps,
    counting_steps,
    day_zero_steps,
    result_step,
    rule_steps,
)
from isa_programme.record.vocabulary import Basis, StageName


@frozen
class Explanation:
    """How the deadline of one obligation was worked out.

    ``str()`` gives the sentences, one to a line. Counting the days of the :class:`Counted` steps
    by hand gives the deadline.

    Attributes:
        reference: the paper or recommendation.
        addressee: the slug of the office that owes the answer.
        stage: the step owed.
        period: which period of a step that recurs, from 1; None for a step owed once.
        basis: what the deadline rests on, or None where there is no date.
        deadline: the last good day, if there is one.
        original_deadline: what it was before anything happened to the clock.
        steps: the steps, in order.
    """

    reference: str
    addressee: str
    stage: StageName
    period: int | None
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
        if self.period is not None:
            head += f", period {self.period}"
        return "\n".join([head, *(f"  {sentence}" for sentence in self.sentences)])


def explain(reading: Reading, addressee: str) -> Explanation:
    """Explain a reading, for the office that owes the answer as it was read."""
    obligation = reading.obligation
    return Explanation(
        reference=obligation.reference,
        addressee=addressee,
        stage=obligation.stage,
        period=obligation.period,
        basis=reading.basis,
        deadline=reading.deadline,
        original_deadline=reading.original_deadline,
        steps=(*_steps(reading), *_met(reading)),
    )


def _steps(reading: Reading) -> Iterator[Step]:
    clock, protocol, rules = reading.clock, reading.protocol, reading.rules
    if reading.reissue_of:
        yield Told("reissue", f"a re-issue of {reading.reissue_of}, on a clock of its own")
    if protocol is None or rules is None:
        yield from _requested(reading)
        return
    if reading.supposed:
        yield Told("what-if", f"what if {protocol} governed this: that is only supposed here")
    yield from rule_steps(reading.obligation.rules or rules, rules, protocol)
    yield from calendar_steps(reading.calendar_at_issue, reading.calendar)
    yield from day_zero_steps(reading.day_zero, rules.first_day)
    if reading.obligation.since is not None:
        since = in_words_with_day(reading.obligation.since)
        yield Told("period", f"this period begins after {since}, the deadline of the one before")
    yield from map(Happened, reading.changes)
    if clock is not None and not reading.unknown:
        yield from counting_steps(clock, reading.deadline)
    yield from _outcome(reading)
    if reading.falls_in:
        named = ", ".join(reading.falls_in)
        yield Told("falls-in", f"the deadline falls in {named}, which does not stop this clock")
    if reading.requested_by is not None:
        yield _asked_for(reading.requested_by, reading.assumption, "the paper itself asks for")


def _met(reading: Reading) -> Iterator[Told]:
    if reading.met is not None:
        response, on = reading.met.response, reading.met.on
        came = "known by" if response.known_by else "received"
        day = in_words(response.received_on) if on.first != on.last else in_words_with_day(on.last)
        yield Told("met", f"met by {response.reference}, {came} {day}")


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
        yield result_step(reading.deadline, reading.original_deadline)
    elif reading.clock is not None:
        held = ", ".join(reading.clock.open_labels()) or "a suspension without end"
        yield Told("paused", f"no deadline while open: {held}")
    elif reading.rules is not None:
        yield Told("not-started", f"not started: not yet {reading.terms.counts_from}")


def _asked_for(when: CivilDate, assumption: str, lead: str) -> Told:
    by = in_words_with_day(when) if isinstance(when, date) else in_words(when)
    note = f" (assumed: {assumption})" if assumption else ""
    return Told("requested", f"{lead} an answer by {by}{note}")

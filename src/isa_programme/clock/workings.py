"""The workings of a date as typed steps: rule, calendar, day zero, every day counted, result."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from isa_programme.calendars.dates import in_words_with_day
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.day_walk import counted_days, reason_passed_over
from isa_programme.clock.day_zero import DayZero
from isa_programme.clock.response_clock import ResponseClock
from isa_programme.clock.steps import PassedOver, Rolled, Step, Told
from isa_programme.clock.tracks import Track
from isa_programme.record.allowance import Unit
from isa_programme.record.counting_rules import (
    FirstDay,
    OnClarification,
    PauseExcludes,
    Receipt,
    Roll,
)
from isa_programme.record.protocols import Protocol
from isa_programme.record.stages import Stage
from isa_programme.record.vocabulary import Basis

_ONE_DAY = timedelta(days=1)


def rule_in_words(stage: Stage) -> str:
    """The allowance of a stage, with every rule of counting that is not the usual one."""
    said = [str(stage.allowance)]
    if stage.every is not None:
        said.append(f"and every {stage.every} after that")
    if stage.first_day is FirstDay.SAME:
        said.append("beginning with day zero itself")
    if stage.cut_off is not None:
        said.append(f"after {stage.cut_off:%H:%M} counts as the next working day")
    if stage.receipt_rule is Receipt.NEXT_WORKING_DAY:
        said.append("a start on no working day counts as the next one")
    if stage.allowance.unit is not Unit.WORKING_DAYS:
        said.append(_ROLLS[stage.roll])
    if stage.pause_excludes is PauseExcludes.FROM:
        said.append("the day a pause begins is not counted either")
    if stage.clarification is OnClarification.PAUSE:
        said.append("a question pauses the clock until it is answered")
    if stage.clarification is OnClarification.IGNORE:
        said.append("a question does not stop the clock")
    return "; ".join(said)


_ROLLS = {
    Roll.FOLLOWING: "a last day that is no working day moves to the next one",
    Roll.PRECEDING: "a last day that is no working day moves to the one before",
    Roll.MODIFIED_FOLLOWING: "a last day that is no working day moves to the next one of its month",
    Roll.NONE: "the last day may be any day",
}


def rule_steps(first: Stage, now: Stage, protocol: Protocol | None) -> Iterator[Told]:
    """The rule counted by, the protocol version it is taken from, and the rule at first."""
    said = f"rule: {rule_in_words(now)}"
    if protocol is None:
        said += ", as given here, under no protocol"
    elif now in protocol.stages:
        clause = f" ({now.clause})" if now.clause else ""
        said += f"{clause}, under {protocol}, {BASES[protocol.basis]}"
    else:
        said += f", given here in place of what {protocol} says, {BASES[protocol.basis]}"
    yield Told("rule", said)
    if first.allowance != now.allowance:
        yield Told("rule-at-first", f"the rule at first: {rule_in_words(first)}")


BASES = {
    Basis.AGREED: "agreed",
    Basis.BORROWED_EXAMPLE: "a borrowed example, not agreed",
    Basis.REQUESTED: "requested, not agreed",
}
"""What a deadline rests on, as a sentence has it."""


def calendar_steps(first: WorkingCalendar | None, now: WorkingCalendar | None) -> Iterator[Told]:
    """The calendar counted by, where its days come from, its fingerprint; and the one at first."""
    if now is not None:
        yield Told("calendar", f"calendar: {_calendar(now)}")
    if first is not None and first != now:
        yield Told("calendar-at-first", f"the calendar at first: {_calendar(first)}")


def _calendar(calendar: WorkingCalendar) -> str:
    source = calendar.source or "no source given"
    return (
        f"{calendar.name}, {calendar.first} to {calendar.last},"
        f" fingerprint {calendar.fingerprint[:12]} ({source})"
    )


def period_steps(clock: ResponseClock) -> Iterator[Told]:
    """Which period of a rule that recurs it is, where it is not the first."""
    if clock.period > 1:
        legs = " and then ".join(str(leg.allowance) for leg in clock.tracks[0].own)
        yield Told("period", f"period {clock.period}: {legs} from day zero")


def day_zero_steps(day_zero: DayZero, first_day: FirstDay) -> Iterator[Told]:
    """Day zero and why, if there is one."""
    if day_zero.on is None:
        return
    counted = "the first day counted" if first_day is FirstDay.SAME else "not counted itself"
    yield Told("day-zero", f"day zero: {'; '.join(day_zero.because)}; {counted}")


def counting_steps(clock: ResponseClock, deadline: date | None) -> Iterator[Step]:
    """Every day counted or passed over, by the way of counting that gives the deadline."""
    if deadline is None:
        return
    track = clock.governing
    ends = clock.unrolled_ends(track)
    start, first_day = track.day_zero, clock.stage.first_day
    heeded = tuple(track.heeds(clock.exclusions))
    if len(clock.tracks) > 1:
        yield from _ways(clock, track)
    for place, (leg, end) in enumerate(zip(track.legs, ends, strict=True)):
        if end is None:
            continue  # held open, or beyond the calendar; a date was agreed in its place
        if leg.agreed is not None:
            yield Told("agreed", _agreed(leg.agreed, end))
        elif leg.allowance is not None:
            if place:
                yield Told("leg", f"then {leg.allowance} from {in_words_with_day(start)}")
            yield from counted_days(
                leg.allowance, start, clock.calendar, exclusions=heeded, first_day=first_day
            )
        start, first_day = end, FirstDay.AFTER
    if deadline != start:
        yield from _roll(clock, start, deadline)


def _ways(clock: ResponseClock, governing: Track) -> Iterator[Told]:
    """Which way of counting gives the deadline, and what the others give."""
    if governing.restarted:
        yield Told("restart", f"counted anew from {in_words_with_day(governing.day_zero)}")
    for other in clock.tracks:
        if other is governing or (end := clock.end_of(other)) is None:
            continue
        way = "counted anew from" if other.restarted else "counted on from"
        same = end == clock.end_of(governing)
        stands = "which is the same" if same else "the later date stands"
        day_zero, end_day = in_words_with_day(other.day_zero), in_words_with_day(end)
        yield Told("other-way", f"{way} {day_zero} it would end on {end_day}; {stands}")


def _agreed(agreed: date, end: date) -> str:
    said = f"until the date agreed, {in_words_with_day(agreed)}"
    return said if end == agreed else f"{said}, moved by later pauses to {in_words_with_day(end)}"


def _roll(clock: ResponseClock, fell_on: date, to: date) -> Iterator[Step]:
    yield Rolled(fell_on, to, clock.stage.roll.value)
    step = _ONE_DAY if to > fell_on else -_ONE_DAY
    day = fell_on
    while day != to:
        reason = reason_passed_over(day, clock.calendar, clock.exclusions)
        yield PassedOver(day, day, reason or "no working day")
        day += step


def result_step(deadline: date, original: date | None) -> Told:
    """The deadline, the day from which it is late, and what it was at first if it moved."""
    said = f"deadline: {in_words_with_day(deadline)}, to midnight"
    if deadline < date.max:
        said += f"; late from {in_words_with_day(deadline + _ONE_DAY)}"
    if original is not None and original != deadline:
        said += f"; the original deadline was {in_words_with_day(original)}"
    return Told("deadline", said)

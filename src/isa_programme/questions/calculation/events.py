"""What happens to the clock of a calculation: when, in what words, and what it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

import attrs

from isa_programme.calendars.dates import in_words_with_day, require_day
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.changes import TOO_EARLY, Change
from isa_programme.clock.response_clock import ResponseClock
from isa_programme.clock.workings import rule_in_words
from isa_programme.errors import FaultsError
from isa_programme.record.allowance import Allowance
from isa_programme.record.counting_rules import OnClarification
from isa_programme.record.stages import Stage

Agreed = Allowance | str | date
"""How much more time was agreed: an allowance, or until which date."""

Other = Stage | Allowance | str | WorkingCalendar
"""What may come to govern instead: another rule, or another calendar."""

Spans = Iterable[tuple[date, date | None]]
"""Stretches by the day they begin and the day they end, None for one still open."""


class Event(NamedTuple):
    """Something that happens to the clock: when, in what words, what it does, and why it may not.

    The last is what to say where it came in time and moved nothing all the same.
    """

    on: date
    what: str
    act: Callable[[ResponseClock], bool]
    refused: str = ""


_Labelled = Callable[[ResponseClock, date, str], bool]


class Span(NamedTuple):
    """A stretch that stops the clock: its name, its two ends in words, and what they do."""

    noun: str
    begun: str
    ended: str
    begin: _Labelled
    end: _Labelled


PAUSE = Span("pause", "begun", "ended", ResponseClock.pause, ResponseClock.resume)
QUESTIONS = {
    rule: Span("question", "asked", ended, ResponseClock.ask, ResponseClock.answer)
    for rule, ended in {
        OnClarification.RESTART: "answered, and counted anew from then",
        OnClarification.PAUSE: "answered, and counted on",
        OnClarification.IGNORE: "answered",
    }.items()
}


def held(days: Iterable[date]) -> Iterator[Event]:
    """Holding replies."""
    return (Event(on, "holding reply", partial(ResponseClock.hold, on=on)) for on in days)


def restarted(days: Iterable[date]) -> Iterator[Event]:
    """Days from which the whole allowance runs anew."""
    return (Event(on, "counted anew", partial(ResponseClock.restart, on=on)) for on in days)


def stopped(spans: Spans, kind: Span) -> Iterator[Event]:
    """Pauses, or questions: each begins, and ends unless it is still open.

    Raises:
        FaultsError: one ends before it begins.
    """
    for number, (first, last) in enumerate(spans, start=1):
        label = f"{kind.noun} {number}"
        yield Event(first, f"{label} {kind.begun}", _labelled(kind.begin, first, label))
        if last is not None:
            if last < first:
                raise FaultsError(f"{label}: it can't end on {last}, before it began on {first}")
            yield Event(last, f"{label} {kind.ended}", _labelled(kind.end, last, label))


def _labelled(act: _Labelled, on: date, label: str) -> Callable[[ResponseClock], bool]:
    return lambda clock: act(clock, on, label)


def extended(
    extensions: Iterable[tuple[Agreed, date]], *, outside_protocol: bool = False
) -> Iterator[Event]:
    """More time agreed: how much or until when, and the day it was agreed."""
    outside = ", outside the protocol" if outside_protocol else ""
    for agreed, on in extensions:
        if isinstance(agreed, date):
            said = f"extended to {in_words_with_day(agreed)}{outside}"
            act = partial(ResponseClock.extend_to, on=on, until=agreed)
        else:
            by = Allowance.taken(agreed)
            said = f"extended by {by}{outside}"
            act = partial(ResponseClock.extend, on=on, by=by)
        yield Event(on, said, partial(act, outside_protocol=outside_protocol))


class Rules(NamedTuple):
    """What a clock counts by."""

    stage: Stage
    calendar: WorkingCalendar | None

    def renewed(self, other: Other) -> Rules:
        """The rules with another rule, or another calendar, instead."""
        if isinstance(other, WorkingCalendar):
            return self._replace(calendar=other)
        return self._replace(stage=_with(self.stage, other))


def recounted(redated: Iterable[tuple[Other, date]], stage: Stage) -> Iterator[Event]:
    """Other rules than those of a stage, or another calendar, each from its day on."""
    for other, on in redated:
        if isinstance(other, WorkingCalendar):
            said = f"the calendar {other.name} adopted anew"
            act = partial(ResponseClock.change_rules, on=on, calendar=other)
        else:
            stage = _with(stage, other)
            said = f"other rules: {rule_in_words(stage)}"
            act = partial(ResponseClock.change_rules, on=on, stage=stage)
        yield Event(on, said, act, refused=TOO_EARLY)


def _with(stage: Stage, other: Stage | Allowance | str) -> Stage:
    if isinstance(other, Stage):
        return other
    return attrs.evolve(stage, allowance=Allowance.taken(other))


def happened(clock: ResponseClock, events: Iterable[Event], until: date) -> tuple[Change, ...]:
    """Let events happen to a clock in order of date, until the end of a day.

    Raises:
        DateError: the day of one is no date, or a time too.
        RefusedError: an extension shortens the time, or breaks a bound of the rule.
    """
    changes = []
    for event in sorted(events, key=lambda each: require_day(each.on, "what happens")):
        if event.on > until:
            break
        acted = event.act(clock)
        untimely = "" if acted else clock.untimely(event.on)
        changes.append(
            Change(
                entry=None,
                on=event.on,
                what=event.what,
                acted=acted,
                deadline=clock.end_known(),
                held=bool(clock.open_labels()),
                refused="" if acted or untimely else event.refused,
                untimely=untimely,
            )
        )
    return tuple(changes)

"""Days a clock does not count though the calendar does: pauses, clarifications, suspensions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

_ONE_DAY = timedelta(days=1)
_NEVER = date.max


class Why(StrEnum):
    """What excludes a run of days."""

    PAUSE = "pause"
    CLARIFICATION = "clarification"
    SUSPENSION = "suspension"


class Exclusion(NamedTuple):
    """A run of days not counted, from `first` to `last`; without end while `last` is None.

    A tuple, since a register makes one for every pause of every clock.

    Attributes:
        first: the first day excluded.
        last: the last day excluded, or None while it is still open.
        why: what excludes them.
        began_on: the day it happened; None for a suspension, which a protocol lists beforehand.
        label: how it is named in an explanation, such as "pause 12" or "summer recess".
    """

    first: date
    last: date | None
    why: Why
    began_on: date | None
    label: str


Run = tuple[date, date | None]
"""A run of excluded days as the counting uses it: first and last, None for no end."""


def runs(exclusions: Iterable[Exclusion]) -> tuple[Run, ...]:
    """The days excluded as runs in order, overlapping and touching ones made one.

    An exclusion whose last day lies before its first (a pause ended on the day it began) has none.
    """
    spans = [(each.first, each.last or _NEVER) for each in exclusions]
    if not spans:
        return ()
    spans.sort()
    merged: list[Run] = []
    for first, last in spans:
        if last < first:
            continue
        end = None if last == _NEVER else last
        if merged:
            before, until = merged[-1]
            if until is None:
                break
            if first <= until + _ONE_DAY:
                merged[-1] = before, end and max(until, end)
                continue
        merged.append((first, end))
    return tuple(merged)


def is_excluded(day: date, excluded: Sequence[Run]) -> bool:
    """Whether one of the runs holds `day`."""
    return any(first <= day and (last is None or day <= last) for first, last in excluded)

"""Days a clock does not count though the calendar does: pauses, clarifications, suspensions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum

from attrs import frozen

_ONE_DAY = timedelta(days=1)


class Why(StrEnum):
    """What excludes a run of days."""

    PAUSE = "pause"
    CLARIFICATION = "clarification"
    SUSPENSION = "suspension"


@frozen
class Exclusion:
    """A run of days not counted, from `first` to `last`; without end while `last` is None.

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
    merged: list[Run] = []
    spans = sorted((e.first, e.last or date.max) for e in exclusions)
    for first, last in spans:
        if last < first:
            continue
        if merged and merged[-1][1] is not None and first <= merged[-1][1] + _ONE_DAY:
            merged[-1] = merged[-1][0], max(merged[-1][1], last)
        elif not merged or merged[-1][1] is not None:
            merged.append((first, last))
        if merged[-1][1] == date.max:
            merged[-1] = merged[-1][0], None
    return tuple(merged)


def is_excluded(day: date, excluded: Sequence[Run]) -> bool:
    """Whether one of the runs holds `day`."""
    return any(first <= day and (last is None or day <= last) for first, last in excluded)

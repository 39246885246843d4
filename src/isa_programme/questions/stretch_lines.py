"""Where a stretch stands on one of its days: counted from the stretch alone, as plain data.

What answers here has to be quick from a standing start, for a script that asks once a day: plain
values in and out, and nothing imported that the counting does not need. Dates are text, which
compares as dates do. The lines are those of :func:`isa_programme.questions.standing.standings`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from isa_programme.questions.stretch_rows import CalendarDays, OfficeName, Plain, Stretch

_OVERDUE, _DUE_TODAY, _DUE_SOON, _AWAITING = "overdue", "due-today", "due-soon", "awaiting"
_PAUSED = "paused"
_NO_LATENESS = frozenset({"not-started", "unanswered-no-date", "cannot-be-worked-out"})


class StretchLines:
    """Stretches as lines, all as at one day.

    Args:
        as_at: the day asked about, to its end.
        calendars: the calendars that the stretches name.
        offices: the names of every office, in order of day.
    """

    def __init__(
        self,
        as_at: date,
        calendars: Iterable[CalendarDays],
        offices: Iterable[OfficeName],
    ) -> None:
        self._as_at = str(as_at)
        self._ordinal = as_at.toordinal()
        self._calendars = {each.fingerprint: each for each in calendars}
        self._today = {each: days.place(self._as_at) for each, days in self._calendars.items()}
        self._names: dict[str, str] = {}
        self._ours: set[str] = set()
        for slug, since, name, ours in offices:
            if since <= self._as_at:
                self._names[slug] = name
            if ours:
                self._ours.add(slug)

    def line(self, stretch: Stretch) -> Plain:
        """The line of a stretch, its fields in the order of a line's."""
        standing, left, earliest = self._standing(stretch)
        today = self._today[stretch.fingerprint] if stretch.fingerprint else None
        late = standing == _OVERDUE
        can_be_late = standing not in _NO_LATENESS
        to, place = stretch.counted_to, stretch.counted_place
        ordinal = self._ordinal
        if to is None:
            to, place = self._as_at, today
        else:
            ordinal = date.fromisoformat(to).toordinal()
        return {
            "reference": stretch.reference,
            "own_reference": stretch.own_reference,
            "advice": stretch.advice,
            "recommendation": stretch.recommendation,
            "title": stretch.title,
            "text": stretch.text,
            "addressee": stretch.addressee,
            "addressee_name": self._names[stretch.addressee],
            "ours": stretch.addressee in self._ours,
            "transferred_from": stretch.transferred_from,
            "stage": stretch.stage,
            "commitment": stretch.commitment,
            "period": stretch.period,
            "standing": standing,
            "because": stretch.because,
            "basis": stretch.basis,
            "protocol": stretch.protocol,
            "calendar": stretch.calendar,
            "day_zero": stretch.day_zero,
            "deadline": stretch.deadline,
            "original_deadline": stretch.original_deadline,
            "outside_protocol": bool(stretch.outside_protocol),
            "falls_in": json.loads(stretch.falls_in) if stretch.falls_in else [],
            "requested_by": stretch.requested_by,
            "assumption": stretch.assumption,
            "held_on": stretch.held_on,
            "working_days_held": None
            if stretch.held_on is None
            else self._held(stretch.held_on, stretch, today),
            "promised_for": stretch.promised_for,
            "promised_by": stretch.promised_by,
            "met_on": stretch.met_on,
            "met_by": stretch.met_by,
            "withdrawn_on": stretch.withdrawn_on,
            "disposition": stretch.disposition,
            "working_days_left": left,
            "working_days_late": _between(stretch.deadline, stretch.deadline_place, to, place)
            if late
            else 0,
            "days_late": _days(stretch.deadline, ordinal) if late else 0,
            "working_days_late_original": _between(
                stretch.original_deadline, stretch.original_place, to, place
            )
            if can_be_late
            else 0,
            "days_late_original": _days(stretch.original_deadline, ordinal) if can_be_late else 0,
            "earliest_if_resumed": earliest,
            "age": self._ordinal - date.fromisoformat(stretch.begun_on).toordinal(),
            "function": stretch.function,
            "priority": stretch.priority,
            "visibility": stretch.visibility,
            "lead": stretch.lead,
        }

    def _standing(self, stretch: Stretch) -> tuple[str, int | None, str | None]:
        """Where it stands, the working days left, and the deadline if it went on today."""
        calendar = None if stretch.fingerprint is None else self._calendars[stretch.fingerprint]
        if stretch.settled == _PAUSED:
            from isa_programme.questions.calendar_bits import (  # noqa: PLC0415 - rarely, and slow
                resumed,
            )

            earliest = resumed(stretch, calendar, self._as_at)
            left = None if earliest is None else self._left(calendar, earliest)
            return _PAUSED, left, earliest
        if stretch.settled is not None:
            return stretch.settled, None, None
        deadline = stretch.deadline or ""
        if self._as_at > deadline:
            return _OVERDUE, None, None
        today = self._today[stretch.fingerprint] if stretch.fingerprint else None
        left = _between(self._as_at, today, deadline, stretch.deadline_place)
        if self._as_at == deadline:
            return _DUE_TODAY, left, None
        soon = left is not None and left <= stretch.warn
        return (_DUE_SOON if soon else _AWAITING), left, None

    def _held(self, since: str, stretch: Stretch, today: int | None) -> int | None:
        """The working days since the first holding reply; only what was withdrawn can be met."""
        until, place = stretch.met_on, stretch.met_place
        if until is None:
            until, place = self._as_at, today
        return _between(since, stretch.held_place, until, place)

    def _left(self, calendar: CalendarDays | None, until: str) -> int | None:
        if calendar is None:
            return None if until > self._as_at else 0
        today = self._today[calendar.fingerprint]
        return _between(self._as_at, today, until, calendar.place(until))


def _between(since: str | None, from_: int | None, until: str, to: int | None) -> int | None:
    """Working days in (since, until], 0 where it is empty; None where no calendar covers it."""
    if since is None or until <= since:
        return 0
    return None if from_ is None or to is None else to - from_


def _days(since: str | None, until: int) -> int:
    """Calendar days from a date to the day of an ordinal; 0 where that is not later."""
    return 0 if since is None else max(0, until - date.fromisoformat(since).toordinal())


def soonest_first(lines: Iterable[Plain]) -> list[Plain]:
    """Lines by deadline, those without one last, then by reference and office."""
    return sorted(lines, key=_order)


def _order(line: Plain) -> tuple[str, str, str]:
    return line["deadline"] or "9999-12-31", line["reference"], line["addressee"]

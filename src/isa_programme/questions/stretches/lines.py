"""Where a stretch stands on one of its days: counted from the stretch alone, as plain data.

What answers here has to be quick from a standing start, for a script that asks once a day: plain
values in and out, and nothing imported that the counting does not need. Dates are text, which
compares as dates do. The lines are those of :func:`isa_programme.questions.standing.standings`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from isa_programme.questions.stretches.rows import CalendarDays, OfficeName, Plain, Stretch

_OVERDUE, _DUE_TODAY, _DUE_SOON, _AWAITING = "overdue", "due-today", "due-soon", "awaiting"
_PAUSED = "paused"
_IN_TIME: tuple[int | None, int] = (0, 0)
"""Late by no working day, and by no day."""
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
        # Taken apart at once: asking a named tuple for each of its fields takes as long again.
        # fmt: off
        (
            _, _, _, _, _, _, settled, warn, counted_to, counted_place, deadline_place,
            original_place, held_place, met_place, fingerprint, begun_on, _, reference,
            own_reference, advice, recommendation, title, text, addressee, transferred_from, stage,
            commitment, period, because, basis, protocol, calendar, day_zero, deadline,
            original_deadline, outside_protocol, falls_in, requested_by, assumption, held_on,
            promised_for, promised_by, met_on, met_by, withdrawn_on, disposition, function,
            priority, visibility, lead,
        ) = stretch
        # fmt: on
        as_at, today = self._as_at, self._today[fingerprint] if fingerprint else None
        standing, left, earliest = settled, None, None
        if standing is None:
            standing, left = self._by_deadline(deadline or "", deadline_place, today, warn)
        elif standing == _PAUSED:
            earliest = self._resumed(stretch)
            left = None if earliest is None else self._left(fingerprint, earliest)
        to, place, ordinal = as_at, today, self._ordinal
        if counted_to is not None:
            to, place, ordinal = counted_to, counted_place, _ordinal(counted_to)
        late = late_original = _IN_TIME
        if standing == _OVERDUE:
            late = _between(deadline, deadline_place, to, place), _days(deadline, ordinal)
            late_original = late
        if standing not in _NO_LATENESS and original_deadline != deadline:
            late_original = (
                _between(original_deadline, original_place, to, place),
                _days(original_deadline, ordinal),
            )
        held = None
        if held_on is not None:
            held_to = (as_at, today) if met_on is None else (met_on, met_place)
            held = _between(held_on, held_place, *held_to)
        return {
            "reference": reference,
            "own_reference": own_reference,
            "advice": advice,
            "recommendation": recommendation,
            "title": title,
            "text": text,
            "addressee": addressee,
            "addressee_name": self._names[addressee],
            "ours": addressee in self._ours,
            "transferred_from": transferred_from,
            "stage": stage,
            "commitment": commitment,
            "period": period,
            "standing": standing,
            "because": because,
            "basis": basis,
            "protocol": protocol,
            "calendar": calendar,
            "day_zero": day_zero,
            "deadline": deadline,
            "original_deadline": original_deadline,
            "outside_protocol": bool(outside_protocol),
            "falls_in": json.loads(falls_in) if falls_in else [],
            "requested_by": requested_by,
            "assumption": assumption,
            "held_on": held_on,
            "working_days_held": held,
            "promised_for": promised_for,
            "promised_by": promised_by,
            "met_on": met_on,
            "met_by": met_by,
            "withdrawn_on": withdrawn_on,
            "disposition": disposition,
            "working_days_left": left,
            "working_days_late": late[0],
            "days_late": late[1],
            "working_days_late_original": late_original[0],
            "days_late_original": late_original[1],
            "earliest_if_resumed": earliest,
            "age": self._ordinal - _ordinal(begun_on),
            "function": function,
            "priority": priority,
            "visibility": visibility,
            "lead": lead,
        }

    def _by_deadline(
        self, deadline: str, place: int | None, today: int | None, warn: int
    ) -> tuple[str, int | None]:
        """Where it stands where its deadline decides, and the working days left."""
        if self._as_at > deadline:
            return _OVERDUE, None
        left = _between(self._as_at, today, deadline, place)
        if self._as_at == deadline:
            return _DUE_TODAY, left
        soon = left is not None and left <= warn
        return (_DUE_SOON if soon else _AWAITING), left

    def _resumed(self, stretch: Stretch) -> str | None:
        """The deadline of what is paused if it went on today."""
        from isa_programme.questions.stretches.calendar_bits import (  # noqa: PLC0415 - rarely, and slow
            resumed,
        )

        calendar = self._calendars[stretch.fingerprint] if stretch.fingerprint else None
        return resumed(stretch, calendar, self._as_at)

    def _left(self, fingerprint: str | None, until: str) -> int | None:
        if fingerprint is None:
            return None if until > self._as_at else 0
        place = self._calendars[fingerprint].place(until)
        return _between(self._as_at, self._today[fingerprint], until, place)


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _between(since: str | None, from_: int | None, until: str, to: int | None) -> int | None:
    """Working days in (since, until], 0 where it is empty; None where no calendar covers it."""
    if since is None or until <= since:
        return 0
    return None if from_ is None or to is None else to - from_


def _days(since: str | None, until: int) -> int:
    """Calendar days from a date to the day of an ordinal; 0 where that is not later."""
    return 0 if since is None else max(0, until - _ordinal(since))


def soonest_first(lines: Iterable[Plain]) -> list[Plain]:
    """Lines by deadline, those without one last, then by reference and office."""
    return sorted(lines, key=_order)


def _order(line: Plain) -> tuple[str, str, str]:
    return line["deadline"] or "9999-12-31", line["reference"], line["addressee"]

"""An axis of days: where on a picture a day stands, and which days are written under it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isa_programme.calendars.months import Month
from isa_programme.report.dashboard.days import short
from isa_programme.report.dashboard.drawing import Drawing

_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)
_ROOM = 72
_CLEAR = 34


class TimeAxis:
    """Days from one edge of a picture to the other.

    Attributes:
        first: the first day on it.
        last: the last.
    """

    def __init__(self, first: date, last: date, left: float, right: float) -> None:
        self.first: date = first
        self.last: date = max(first, last)
        self._left, self._right = left, right
        self._days = max(1, (self.last - first).days)

    def at(self, day: date) -> float:
        """Where a day stands; a day beyond an edge stands on it."""
        within = min(max(day, self.first), self.last)
        return self._left + (self._right - self._left) * (within - self.first).days / self._days

    def marks(self) -> Iterator[date]:
        """The first days of months that are written under it: few enough to be read."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        most = max(1, int((self._right - self._left) // _ROOM))
        step = next((each for each in _STEPS if months / each <= most), _STEPS[-1])
        month = self.first.year * 12 + self.first.month - 1
        for number in range(month - month % step, month + months + 1, step):
            if number // 12 <= date.max.year:
                day = date(max(1, number // 12), number % 12 + 1, 1)
                if self.first <= day <= self.last:
                    yield day

    def draw(self, drawing: Drawing, top: float, bottom: float, today: date) -> None:
        """Upright lines at the days written above them, and the line of the day asked about."""
        now = self.at(today)
        for day in self.marks():
            x = self.at(day)
            drawing.line(x, top, x, bottom, "rule")
            words = short(Month(day.year, day.month))
            if self._left + 24 <= x <= self._right - 24 and abs(x - now) > _CLEAR:
                drawing.text(x, top - 6, words, "quiet", at="middle")
        if self.first <= today <= self.last:
            drawing.line(now, top - 18, now, bottom, "today")
            edge = (
                "end" if now > self._right - 44 else "start" if now < self._left + 44 else "middle"
            )
            drawing.text(now, top - 24, f"{short(today)}", "strong", at=edge)

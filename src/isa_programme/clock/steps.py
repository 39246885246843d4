"""The typed steps of an explanation, each with its sentence."""

from __future__ import annotations

from datetime import date, timedelta

from attrs import field, frozen

from isa_programme.calendars.dates import in_words, in_words_with_day
from isa_programme.clock.changes import Change

_ONE_DAY = timedelta(days=1)


@frozen
class Counted:
    """Days that count, in a row but for the weekends between them.

    Attributes:
        first: the first day counted.
        last: the last day counted.
        from_number: the number of the first within its leg, from 1.
        to_number: the number of the last.
        weekends: the weekend days passed over in between.
        unit: what is counted: "working day" or "day".
    """

    first: date
    last: date
    from_number: int
    to_number: int
    weekends: tuple[date, ...]
    unit: str
    kind: str = field(default="counted", init=False)

    @property
    def sentence(self) -> str:
        """The step as a sentence."""
        if self.first == self.last:
            return f"{in_words_with_day(self.first)}: {self.unit} {self.from_number}"
        said = (
            f"{in_words_with_day(self.first)} to {in_words_with_day(self.last)}:"
            f" {self.unit}s {self.from_number} to {self.to_number}"
        )
        if self.weekends:
            said += f"; not counted: {_weekends(self.weekends)}"
        return said


@frozen
class PassedOver:
    """Days that do not count, in a row and for one reason."""

    first: date
    last: date
    reason: str
    kind: str = field(default="passed-over", init=False)

    @property
    def sentence(self) -> str:
        """The step as a sentence."""
        days = in_words_with_day(self.first)
        if self.last != self.first:
            days += f" to {in_words_with_day(self.last)}"
        return f"{days}: not counted, {self.reason}"


@frozen
class Rolled:
    """A day in calendar units that fell on no working day, and where it went."""

    fell_on: date
    to: date
    rule: str
    kind: str = field(default="rolled", init=False)

    @property
    def sentence(self) -> str:
        """The step as a sentence."""
        return (
            f"{in_words_with_day(self.fell_on)} is no working day;"
            f" rolled ({self.rule}) to {in_words_with_day(self.to)}"
        )


@frozen
class Told:
    """A step that is a sentence of its own: the rule, the calendar, day zero, the result."""

    kind: str
    sentence: str


@frozen
class Happened:
    """Something that happened to the clock, whether or not it moved it."""

    change: Change
    kind: str = field(default="happened", init=False)

    @property
    def sentence(self) -> str:
        """The step as a sentence."""
        change = self.change
        said = f"{in_words_with_day(change.on)}: {change.what}"
        if change.entry is not None:
            said += f" (entry {change.entry}{_later(change.days_late)})"
        if not change.acted:
            why = f": {change.why_not}" if change.why_not else ""
            return f"{said}; it moved nothing{why}"
        if change.deadline is not None:
            return f"{said}; deadline {in_words_with_day(change.deadline)}"
        if change.held:
            return f"{said}; no deadline while this is open"
        return f"{said}; the calendar does not reach the deadline"


Step = Counted | PassedOver | Rolled | Told | Happened
"""One step of an explanation."""


def _later(days: int) -> str:
    if not days:
        return ""
    return ", recorded 1 day later" if days == 1 else f", recorded {days} days later"


def _weekends(days: tuple[date, ...]) -> str:
    runs: list[list[date]] = []
    for day in days:
        if runs and day == runs[-1][-1] + _ONE_DAY:
            runs[-1].append(day)
        else:
            runs.append([day])
    noun = "the weekend of" if len(runs) == 1 else "the weekends of"
    return f"{noun} {', '.join(_run(run[0], run[-1]) for run in runs)}"


def _run(first: date, last: date) -> str:
    if first == last:
        return in_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}-{in_words(last)}"
    return f"{in_words(first)} to {in_words(last)}"

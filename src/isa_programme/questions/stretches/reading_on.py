"""Reading on: what is owed on a paper, read on one day after another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from isa_programme.clock.obligations import obligations
from isa_programme.clock.periods import periods_since, unsettled_readings
from isa_programme.clock.reading import Reading
from isa_programme.questions.lines import Line
from isa_programme.questions.standing import line_read
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.register import Register

_ONE_DAY = timedelta(days=1)


class ReadingOn:
    """What is owed on a paper, read day after day.

    A step that recurs adds a period now and then, and leaves alone what is owed besides. Only on a
    day on which something happens is everything read again.

    Attributes:
        is_open: whether anything is still owed, or will be.
        next_begins: the day on which the next period begins; None where none is known.
    """

    def __init__(self, register: Register, file: AdviceFile) -> None:
        self._register, self._file = register, file
        self._owed = obligations(register, file)
        self._readings: list[Reading] = []
        self._waiting: list[Reading] = []
        self.is_open: bool = False
        self.next_begins: date | None = None

    def on(self, day: date) -> Sequence[tuple[Reading, Line]]:
        """Everything that is not answered for good, on a day on which something happens."""
        read = unsettled_readings(self._register, self._file, self._owed, day)
        found = [(each, line_read(self._register, self._file, each, read, day)) for each in read]
        self._readings, self._waiting = [*read], []
        self.is_open = False
        self._look_ahead(self._readings, found)
        return found

    def begun(self, day: date) -> Sequence[tuple[Reading, Line]]:
        """What begins on a day on which nothing else happens."""
        waiting, self._waiting = self._waiting, []
        new: list[Reading] = []
        for each in waiting:
            newest = each
            if _begins(each) == day:
                _, *begun = read = periods_since(self._register, self._file, each, day)
                newest, new = read[-1], [*new, *begun]
            self._waiting.append(newest)
        self._readings += new
        found = [
            (each, line_read(self._register, self._file, each, self._readings, day)) for each in new
        ]
        self._look_ahead(self._waiting, found)
        return found

    def _look_ahead(self, newest: Sequence[Reading], found: Sequence[tuple[Reading, Line]]) -> None:
        self._waiting = [each for each in newest if _begins(each) is not None]
        self.next_begins = min(filter(None, map(_begins, self._waiting)), default=None)
        self.is_open |= bool(self._waiting) or any(line.owed for _, line in found)


def _begins(reading: Reading) -> date | None:
    """The day on which the period after one begins; None where there is none, or no such day."""
    after = reading.next_begins_after
    return None if after is None or after == date.max else after + _ONE_DAY

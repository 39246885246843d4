"""What the deadline table asks of the place where a record is kept."""

# Annotations are no text here, which would have to be compiled again for each tuple.

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from isa_programme.questions.stretches.rows import CalendarDays, OfficeName, Stretch


class DeadlineRows(NamedTuple):
    """What was found in the table, all of it at one moment.

    Attributes:
        rules: the rules by which the table was made.
        number: the number of the newest entry, which the table is up to.
        hash: its hash.
        recorded_at: the instant at which it was recorded.
        raw: its bytes.
        stretches: the stretches asked for, in any order.
        calendars: those by which stretches are counted.
        offices: the names of every office, each office's in order of day.
    """

    rules: int
    number: int
    hash: str
    recorded_at: str
    raw: bytes
    stretches: list[Stretch]
    calendars: list[CalendarDays]
    offices: list[OfficeName]


class DeadlinesRead(Protocol):
    """The table, to be read. Each method gives None where it is not up to the newest entry."""

    def overdue(self, day: str, since: str) -> DeadlineRows | None:
        """What is overdue at the end of a day, by a deadline on another day or after it."""
        ...

    def due(self, day: str) -> DeadlineRows | None:
        """What is owed and not overdue at the end of a day."""
        ...

    def every(self) -> DeadlineRows | None:
        """All there is."""
        ...


class DeadlinesKept(DeadlinesRead, Protocol):
    """The table, to be read and written in the transaction that appends."""

    def is_up_to(self, rules: int, number: int, hashed: str) -> bool:
        """Whether it was made by certain rules, up to a certain entry."""
        ...

    def now_up_to(self, rules: int, number: int, hashed: str) -> None:
        """From now on it is."""
        ...

    def clear(self) -> None:
        """Take everything out of it."""
        ...

    def remove(self, file: str) -> None:
        """Take out the stretches of a paper or commitment."""
        ...

    def add(self, stretches: Iterable[Stretch]) -> None:
        """Put in stretches."""
        ...

    def add_calendars(self, calendars: Iterable[CalendarDays]) -> None:
        """Put in calendars; one that is there stays."""
        ...

    def replace_offices(self, offices: Iterable[OfficeName]) -> None:
        """Put the names of every office in place of those there are."""
        ...

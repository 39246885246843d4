"""The deadline table in a record's file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from isa_programme.journal.derived.deadline_rows import DeadlineRows
from isa_programme.questions.stretches.rows import CalendarDays, OfficeName, Stretch

_STATE = """
SELECT state.rules, state.number, state.hash, entry.recorded_at, entry.bytes
FROM deadline_state AS state JOIN entry ON entry.number = state.number
  AND entry.hash = state.hash AND entry.number = (SELECT max(number) FROM entry)"""

# What is open still is found by the one index, what was open then by the other.
OVERDUE = """
SELECT * FROM deadline WHERE until_day IS NULL AND first_day <= :day
  AND deadline < :day AND deadline >= :since AND (settled IS NULL OR settled = 'overdue')
UNION ALL
SELECT * FROM deadline WHERE until_day > :day AND first_day <= :day
  AND deadline < :day AND deadline >= :since AND (settled IS NULL OR settled = 'overdue')"""
_DUE = """
SELECT * FROM deadline WHERE until_day IS NULL AND first_day <= :day
  AND (deadline IS NULL OR deadline >= :day) AND (settled IS NULL OR settled <> 'overdue')
UNION ALL
SELECT * FROM deadline WHERE until_day > :day AND first_day <= :day
  AND (deadline IS NULL OR deadline >= :day) AND (settled IS NULL OR settled <> 'overdue')"""
_CALENDARS = "SELECT fingerprint, first, last, working FROM deadline_calendar"
_OFFICES = "SELECT slug, since, name, ours FROM deadline_office ORDER BY slug, since"
_ADD = f"INSERT INTO deadline VALUES ({', '.join('?' * len(Stretch._fields))})"  # noqa: S608 - marks
_CLEAR = (
    "DELETE FROM deadline_state",
    "DELETE FROM deadline",
    "DELETE FROM deadline_calendar",
    "DELETE FROM deadline_office",
)
_EVERY = "SELECT * FROM deadline"
_THERE = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'deadline_state'"


class SqliteDeadlines:
    """The table, read and written through a connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def overdue(self, day: str, since: str) -> DeadlineRows | None:
        """What is overdue at the end of a day, by a deadline on another day or after it."""
        return self._found(OVERDUE, {"day": day, "since": since})

    def due(self, day: str) -> DeadlineRows | None:
        """What is owed and not overdue at the end of a day."""
        return self._found(_DUE, {"day": day})

    def every(self) -> DeadlineRows | None:
        """All there is."""
        return self._found(_EVERY, {})

    def _found(self, question: str, asked: dict[str, str]) -> DeadlineRows | None:
        execute, factory = self._connection.execute, self._connection.text_factory
        execute("BEGIN")  # so that all is read as it is at one moment
        self._connection.text_factory = str  # to decode 4,000 texts by hand takes a third of it all
        try:
            # The tables of an older record have none of this.
            state = execute(_STATE).fetchone() if execute(_THERE).fetchone() else None
            if state is None:
                return None
            rules, number, hashed, recorded_at, raw = state
            return DeadlineRows(
                rules=rules,
                number=number,
                hash=hashed,
                recorded_at=recorded_at,
                raw=raw,
                stretches=list(map(Stretch._make, execute(question, asked))),
                calendars=[CalendarDays._make(row) for row in execute(_CALENDARS)],
                offices=[OfficeName._make(row) for row in execute(_OFFICES)],
            )
        except sqlite3.OperationalError as error:
            if "decode" not in str(error):
                raise
            return None  # damaged words, which nobody is told
        finally:
            self._connection.text_factory = factory
            if self._connection.in_transaction:  # a failure of the disk may have ended it
                execute("COMMIT")

    def is_up_to(self, rules: int, number: int, hashed: str) -> bool:
        """Whether it was made by certain rules, up to a certain entry."""
        found = self._connection.execute(
            "SELECT rules, number, hash FROM deadline_state"
        ).fetchall()
        return found == [(rules, number, hashed)]

    def now_up_to(self, rules: int, number: int, hashed: str) -> None:
        """From now on it is."""
        self._connection.execute(
            "INSERT OR REPLACE INTO deadline_state VALUES (1, ?, ?, ?)", (rules, number, hashed)
        )

    def clear(self) -> None:
        """Take everything out of it."""
        for statement in _CLEAR:
            self._connection.execute(statement)

    def remove(self, file: str) -> None:
        """Take out the stretches of a paper or commitment."""
        self._connection.execute("DELETE FROM deadline WHERE file = ?", (file,))

    def add(self, stretches: Iterable[Stretch]) -> None:
        """Put in stretches."""
        self._connection.executemany(_ADD, stretches)

    def add_calendars(self, calendars: Iterable[CalendarDays]) -> None:
        """Put in calendars; one that is there stays."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO deadline_calendar VALUES (?, ?, ?, ?)", calendars
        )

    def replace_offices(self, offices: Iterable[OfficeName]) -> None:
        """Put the names of every office in place of those there are."""
        self._connection.execute("DELETE FROM deadline_office")
        self._connection.executemany("INSERT INTO deadline_office VALUES (?, ?, ?, ?)", offices)

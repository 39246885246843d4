"""The deadline table of a record on a server."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from isa_programme.journal.derived.deadline_rows import DeadlineRows
from isa_programme.journal.postgres.session import Session
from isa_programme.questions.stretches.rows import CalendarDays, OfficeName, Stretch

_STATE = """
SELECT state.rules, state.number, state.hash, entry.recorded_at, entry.bytes
FROM {s}.deadline_state AS state JOIN {s}.entry ON entry.number = state.number
  AND entry.hash = state.hash AND entry.number = (SELECT max(number) FROM {s}.entry)"""

# What is open still is found by the one index, what was open then by the other.
_OVERDUE = """
SELECT * FROM {s}.deadline WHERE until_day IS NULL AND first_day <= %(day)s
  AND deadline < %(day)s AND deadline >= %(since)s AND (settled IS NULL OR settled = 'overdue')
UNION ALL
SELECT * FROM {s}.deadline WHERE until_day > %(day)s AND first_day <= %(day)s
  AND deadline < %(day)s AND deadline >= %(since)s AND (settled IS NULL OR settled = 'overdue')"""
_DUE = """
SELECT * FROM {s}.deadline WHERE until_day IS NULL AND first_day <= %(day)s
  AND (deadline IS NULL OR deadline >= %(day)s) AND (settled IS NULL OR settled <> 'overdue')
UNION ALL
SELECT * FROM {s}.deadline WHERE until_day > %(day)s AND first_day <= %(day)s
  AND (deadline IS NULL OR deadline >= %(day)s) AND (settled IS NULL OR settled <> 'overdue')"""
_EVERY = "SELECT * FROM {s}.deadline"
_CALENDARS = "SELECT fingerprint, first, last, working FROM {s}.deadline_calendar"
_OFFICES = "SELECT slug, since, name, ours FROM {s}.deadline_office ORDER BY slug, since"
_MARKS = ", ".join(["%s"] * len(Stretch._fields))
_ADD = f"INSERT INTO {{s}}.deadline VALUES ({_MARKS})"  # noqa: S608 - marks and a fixed name
_ADD_OFFICES = """
INSERT INTO {s}.deadline_office (slug, since, name, ours) VALUES (%s, %s, %s, %s)"""
_NEW_STATE = "INSERT INTO {s}.deadline_state (one, rules, number, hash) VALUES (1, %s, %s, %s)"
_NO_STATE, _NO_OFFICES = "DELETE FROM {s}.deadline_state", "DELETE FROM {s}.deadline_office"
_CLEAR = (
    _NO_STATE,
    _NO_OFFICES,
    "DELETE FROM {s}.deadline",
    "DELETE FROM {s}.deadline_calendar",
)


class PostgresDeadlines:
    """The table, read and written through a session."""

    def __init__(self, session: Session, schema: str) -> None:
        self._session = session
        self._schema = schema

    def overdue(self, day: str, since: str) -> DeadlineRows | None:
        """What is overdue at the end of a day, by a deadline on another day or after it."""
        return self._found(_OVERDUE, {"day": day, "since": since})

    def due(self, day: str) -> DeadlineRows | None:
        """What is owed and not overdue at the end of a day."""
        return self._found(_DUE, {"day": day})

    def every(self) -> DeadlineRows | None:
        """All there is."""
        return self._found(_EVERY, {})

    def _found(self, question: str, asked: dict[str, object]) -> DeadlineRows | None:
        state = self._ask(_STATE)
        stretches, calendars = self._ask(question, asked), self._ask(_CALENDARS)
        offices = self._ask(_OFFICES)
        # In a transaction of the caller's, others may have written between two statements.
        if not state or state != self._ask(_STATE):
            return None
        ((rules, number, hashed, recorded_at, raw),) = state
        return DeadlineRows(
            rules=rules,
            number=number,
            hash=hashed,
            recorded_at=recorded_at,
            raw=raw,
            stretches=[Stretch._make(row) for row in stretches],
            calendars=[CalendarDays._make(row) for row in calendars],
            offices=[OfficeName._make(row) for row in offices],
        )

    def _ask(self, statement: str, asked: dict[str, object] | tuple[object, ...] = ()) -> list[Any]:
        return self._session.ask(statement.format(s=self._schema), asked)

    def _do(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        self._session.do_each(statement.format(s=self._schema), map(_plain, rows))

    def is_up_to(self, rules: int, number: int, hashed: str) -> bool:
        """Whether it was made by certain rules, up to a certain entry."""
        found = self._ask("SELECT rules, number, hash FROM {s}.deadline_state")
        return found == [(rules, number, hashed)]

    def now_up_to(self, rules: int, number: int, hashed: str) -> None:
        """From now on it is."""
        self._do(_NO_STATE, [()])
        self._do(_NEW_STATE, [(rules, number, hashed)])

    def clear(self) -> None:
        """Take everything out of it."""
        self._session.do(*(each.format(s=self._schema) for each in _CLEAR))

    def remove(self, file: str) -> None:
        """Take out the stretches of a paper or commitment."""
        self._do("DELETE FROM {s}.deadline WHERE file = %s", [(file,)])

    def add(self, stretches: Iterable[Stretch]) -> None:
        """Put in stretches."""
        self._do(_ADD, stretches)

    def add_calendars(self, calendars: Iterable[CalendarDays]) -> None:
        """Put in calendars; one that is there stays."""
        self._do(
            "INSERT INTO {s}.deadline_calendar (fingerprint, first, last, working)"
            " VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING",
            calendars,
        )

    def replace_offices(self, offices: Iterable[OfficeName]) -> None:
        """Put the names of every office in place of those there are."""
        self._do(_NO_OFFICES, [()])
        self._do(_ADD_OFFICES, offices)


def _plain(row: tuple[object, ...]) -> tuple[object, ...]:
    """A row in the types of its columns: fixed words are text, and yes and no are figures."""
    return tuple(
        int(each) if isinstance(each, bool) else str(each) if isinstance(each, str) else each
        for each in row
    )

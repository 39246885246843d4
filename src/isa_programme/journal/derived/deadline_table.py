"""The deadline table: what is due and what is overdue, without a look at what was ever recorded.

It is derived from the entries, written in the transaction that appends them, and says up to which
entry and by which rules it was made. Where that is not the newest entry and the rules of this
release, nothing is read from it.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from isa_programme.journal.derived.deadline_rows import DeadlineRows, DeadlinesRead
from isa_programme.journal.derived.digesting import sha256
from isa_programme.questions.stretches.lines import StretchLines, soonest_first
from isa_programme.questions.stretches.rows import RULES, Plain, Stretch

if TYPE_CHECKING:
    from isa_programme.record.allowance import Allowance


class KeptLines(NamedTuple):
    """Lines as the table has them, and what they rest on.

    Attributes:
        head: the receipt of the newest entry.
        known_at: the instant at which that was recorded.
        lines: the lines, as JSON has them.
    """

    head: str
    known_at: datetime
    lines: list[Plain]


def overdue_lines(
    table: DeadlinesRead, *, as_at: date, since: date | None = None
) -> KeptLines | None:
    """What is overdue at the end of a day, the longest overdue first; None out of step.

    Args:
        table: the table.
        as_at: the day asked about.
        since: only what became overdue after this day.
    """
    found = _in_step(table.overdue(str(as_at), str(since or date.min)))
    return None if found is None else _lines(found, as_at)


def due_lines(
    table: DeadlinesRead, *, as_at: date, within: Allowance | None = None
) -> KeptLines | None:
    """What is owed and not overdue at the end of a day, the soonest first; None out of step.

    Args:
        table: the table.
        as_at: the day asked about.
        within: only what has a deadline at most so far ahead.
    """
    found = _in_step(table.due(str(as_at)))
    return None if found is None else _lines(found, as_at, within)


def rows_up_to(table: DeadlinesRead, head: str) -> DeadlineRows | None:
    """Everything in a table that is up to a head; None where it is not."""
    found = _in_step(table.every())
    return None if found is None or _head(found) != head else found


def _in_step(found: DeadlineRows | None) -> DeadlineRows | None:
    """What was found, if this release would have made it of the newest entry."""
    if found is None or found.rules != RULES:
        return None
    return found if sha256(found.raw).hexdigest() == found.hash else None


def _head(found: DeadlineRows) -> str:
    return f"{found.number}:{found.hash}"


def _lines(found: DeadlineRows, as_at: date, within: Allowance | None = None) -> KeptLines | None:
    """The lines of what was found; None where somebody altered it so that it can't be read."""
    try:
        stretches = found.stretches if within is None else _within(found, within, as_at)
        told = StretchLines(as_at, found.calendars, found.offices)
        lines = soonest_first(map(told.line, sorted(stretches, key=_told)))
    except UNREADABLE:
        return None
    return KeptLines(_head(found), datetime.fromisoformat(found.recorded_at), lines)


UNREADABLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What comes of a row that no release wrote. The entries tell what it should say."""


def _within(found: DeadlineRows, within: Allowance, as_at: date) -> list[Stretch]:
    from isa_programme.questions.stretches.calendar_bits import is_within  # noqa: PLC0415 - slow to import

    named = {each.fingerprint: each for each in found.calendars}
    return [
        each
        for each in found.stretches
        if is_within(each, within, named.get(each.fingerprint or ""), as_at)
    ]


def _told(stretch: Stretch) -> tuple[int, int, int, int]:
    """The order in which lines of one deadline, reference and office are told."""
    return stretch.kind, stretch.place, stretch.part, stretch.period or 0

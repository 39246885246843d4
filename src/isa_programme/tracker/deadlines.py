"""Deadlines: what is due and overdue in a record's file, for whoever asks nothing else of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from typing import TYPE_CHECKING

from isa_programme.journal.derived.deadline_table import KeptLines, due_lines, overdue_lines
from isa_programme.journal.heads import HeadsSeen
from isa_programme.journal.replaced import lacking, remember
from isa_programme.journal.sqlite.connection import reading
from isa_programme.journal.sqlite.reading import SqliteReading
from isa_programme.questions.since import refuse_since_ahead

if TYPE_CHECKING:
    from isa_programme.record.allowance import Allowance


class Deadlines:
    """The deadline table of a record's file, read from a standing start in little time.

    What a :class:`Tracker` answers to the same questions is told as JSON has it. Where the table is
    out of step with the entries (an older release wrote last) the answer is None, and a tracker has
    to be asked.

    Args:
        path: where the record is.
        heads: the folder in which this machine remembers what it has seen; see
            :meth:`Tracker.open`.
    """

    def __init__(
        self, path: str | os.PathLike[str], *, heads: str | os.PathLike[str] | None = None
    ) -> None:
        self._path = os.path.abspath(path)  # noqa: PTH100 - pathlib is slow to import
        self._seen = None if heads is None else HeadsSeen(heads)
        self.is_replaced: bool = False

    def overdue(self, *, as_at: date, since: date | None = None) -> KeptLines | None:
        """What is overdue at the end of a day, the longest overdue first.

        Args:
            as_at: the day asked about.
            since: only what became overdue after this day.

        Raises:
            FaultsError: `since` lies after `as_at`.
            RecordError: the record can't be read; the concrete class says why.
        """
        refuse_since_ahead(since, as_at)
        with self._held() as held:
            return overdue_lines(held.deadlines, as_at=as_at, since=since)

    def due(self, *, as_at: date, within: Allowance | None = None) -> KeptLines | None:
        """What is owed and not overdue at the end of a day, the soonest first.

        Args:
            as_at: the day asked about.
            within: only what has a deadline at most so far ahead.

        Raises:
            RecordError: the record can't be read; the concrete class says why.
        """
        with self._held() as held:
            return due_lines(held.deadlines, as_at=as_at, within=within)

    @contextmanager
    def _held(self) -> Iterator[SqliteReading]:
        """The record, held against what this machine has seen of it, which is then remembered."""
        with reading(self._path) as connected:
            held = SqliteReading(connected)
            if self._seen is not None:
                self.is_replaced = bool(lacking(self._seen, held))
                with suppress(OSError):
                    remember(self._seen, held)
            yield held

"""Importing an office's own log: its rows recorded, its changed cells corrected."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import attrs

from isa_programme.exchange.log.log import Log
from isa_programme.tracker.kept_record import KeptRecord
from isa_programme.tracker.log.lines import ImportedLog
from isa_programme.tracker.log.recording import Through, record_log
from isa_programme.tracker.viewing import View


class Importing(KeptRecord):
    """Takes in an office's log, once or every week."""

    def import_log(
        self, log: Log, *, because: str | None = None, through: Through = iter
    ) -> ImportedLog:
        """Record what an office's log says, in one transaction: all of it, or nothing.

        The same log may be imported again: rows that are new are recorded, letters that have come
        since are recorded with their paper, and cells that changed since the last import are
        corrected, if `because` says why. What the record corrected by hand is not taken back by a
        log that still says what it said. Papers that are in the log no longer stay as they are.

        Args:
            log: the log, as :func:`read_log` gives it.
            because: why cells changed; without it a log with changed cells is refused.
            through: gives back the rows it is given, one by one; for showing how far it has come.

        Raises:
            FaultsError: rows are wrong, or changed without a reason, or say something else than
                the record where it was corrected by hand; all of it is reported together.
        """
        with self._recording() as recording:
            return record_log(recording, log, because=because, through=through)

    def foresee_log(
        self, log: Log, *, as_at: date, because: str | None = None, through: Through = iter
    ) -> ImportedLog:
        """What :meth:`import_log` would record, and how many deadlines would then be overdue.

        Everything is done as when it is recorded, and undone again: nothing is written.

        Args:
            log: the log.
            as_at: the day for which overdue deadlines are counted.
            because: why cells changed; to be looked at, a changed cell needs no reason.
            through: see :meth:`import_log`.

        Raises:
            FaultsError: as :meth:`import_log`, save that cells may have changed without a reason.
        """
        found = ImportedLog(rows=0)
        with suppress(_UndoneError), self._journal.appending() as appending:
            recording = self._begun(appending)
            found = record_log(recording, log, because=because or _TO_SEE, through=through)
            late = View(recording.register).overdue(as_at=as_at)
            found = attrs.evolve(found, overdue=len(late))
            raise _UndoneError
        return found


_TO_SEE = "to be seen"
"""Why cells changed, in a correction that is undone."""


class _UndoneError(Exception):
    """Ends a transaction of which nothing is kept."""

"""Keeping the record: proving it, copying it, giving it out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from isa_programme.calendars.dates import civil_day
from isa_programme.journal.copying import back_up_store
from isa_programme.journal.json_lines import exported
from isa_programme.journal.restore import RestoreDrill, newest_backup, restore_drill
from isa_programme.journal.sqlite.backup import Backup
from isa_programme.journal.verify import is_replaced, verified
from isa_programme.questions.backups import backup_overdue
from isa_programme.questions.disclosure import Disclosure, disclosure
from isa_programme.record.facts import HoldSet
from isa_programme.record.findings import Finding
from isa_programme.record.receipts import number_of
from isa_programme.record.requests import InformationRequest
from isa_programme.tracker.kept_record import KeptRecord
from isa_programme.tracker.viewing import Viewing


class Keeping(KeptRecord, Viewing):
    """Proves the record, copies it and gives it out."""

    def verify(self, *, receipt: str | None = None) -> tuple[Finding, ...]:
        """Whether the bytes on disk are what was recorded: no error among the findings means so.

        Args:
            receipt: a receipt kept elsewhere; it must be part of the chain.

        Raises:
            FaultsError: the receipt is no receipt.
        """
        return verified(self._journal, receipt=receipt)

    def is_replaced(self) -> bool:
        """Whether the record lacks entries this machine has seen: it is an older or other copy."""
        return is_replaced(self._journal)

    def accept_head(self) -> str:
        """Go on with this record, though this machine has seen entries that it does not hold.

        Give back the receipt of its newest entry, from which writing is allowed again. For use
        after an older backup was put back because nothing newer is left.
        """
        return self._journal.accept_head()

    def check(self, *, as_at: date) -> tuple[Finding, ...]:
        """Everything in the record that somebody should look at, as at a day.

        Where the heads this machine has seen are remembered, a backup that is overdue too.
        """
        found = super().check(as_at=as_at)
        seen = self._journal.machine_knows()
        if seen is None:
            return found
        return (*found, *backup_overdue(self.register, number_of(seen.backed_up), as_at))

    def backup(self, folder: str | os.PathLike[str]) -> Backup:
        """Copy the record into a folder, under a new name with the instant in it.

        It is a file, whether the record is one or lies on a server. Others may go on writing
        meanwhile. The copy is synced and verified in full before it gets
        its name; no older one is replaced.

        Raises:
            FileError: the folder is missing, or can't be written to.
            RecordDamagedError: the record is not whole; no backup was made.
        """
        made = back_up_store(self._journal.store, Path(folder), now=self._journal.now)
        self._journal.made_backup(made, civil_day(self._journal.now()))
        return made

    def restore_drill(self, backup: str | os.PathLike[str] | None = None) -> RestoreDrill:
        """Put a backup back in a temporary place, verify it, and compare it with the record.

        Args:
            backup: the file, or a folder, of which the newest backup of this record is taken;
                None for one made for the drill.

        Raises:
            FileError: the backup can't be read, or there is none.
            RecordError: the record, or the copy, can't be read.
        """
        if backup is None:
            with TemporaryDirectory(prefix="isa-backup-") as folder:
                fresh = back_up_store(self._journal.store, Path(folder), now=self._journal.now)
                return restore_drill(self._journal, fresh.path)
        place = Path(backup)
        return restore_drill(
            self._journal, newest_backup(self._journal, place) if place.is_dir() else place
        )

    def export(self) -> Iterator[str]:
        """The whole record as JSON Lines, its exact bytes and chain included.

        :func:`import_record` makes the same record of it.
        """
        return exported(self._journal)

    def foresee_disclosure(self, request: InformationRequest) -> Disclosure:
        """What :meth:`disclose` would give out; nothing is recorded.

        Raises:
            FaultsError: it asks about something, or withholds something, that was not held then.
        """
        return disclosure(self.register, request)

    def disclose(self, request: InformationRequest) -> Disclosure:
        """The copy that an information request is answered with, and the schedule of what is not.

        As held at the end of the day the request was received. A hold is set for the request, if
        there is none yet, so that nothing is erased before it is lifted.

        Raises:
            FaultsError: it asks about something, or withholds something, that was not held that
                day; nothing is recorded.
        """
        found = disclosure(self.register, request)
        if request.reference not in self.register.holds:
            self.record(
                HoldSet(
                    request=request.reference,
                    received_on=request.received_on,
                    reason=request.asked_for,
                )
            )
        return found

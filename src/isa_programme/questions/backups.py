"""Backups: whether what was recorded is in one that was made on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from isa_programme.record.findings import Finding
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import Severity

AT_MOST = timedelta(days=7)
"""Calendar days that an entry may go without being in a backup."""


def backup_overdue(register: Register, backed_up: int, as_at: date) -> Iterator[Finding]:
    """Entries that have been in no backup for longer than a week.

    Args:
        register: the record.
        backed_up: the number of the last entry in the newest backup; 0 for none.
        as_at: the day asked about.
    """
    without = register.entries[backed_up:]
    if without and as_at - without[0].recorded_on > AT_MOST:
        entries = "1 entry is" if len(without) == 1 else f"{len(without)} entries are"
        yield Finding(
            rule="backup-overdue",
            severity=Severity.WARNING,
            sentence=f"{entries} in no backup made on this machine, the first of them recorded on"
            f" {without[0].recorded_on}; isa backup makes one",
            entry=without[0].number,
        )

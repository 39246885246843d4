"""The restore drill: a backup is put back in a temporary place and held against the record."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import field, frozen

from isa_programme.errors import FileError
from isa_programme.journal.journal import Journal
from isa_programme.journal.json_lines import exported
from isa_programme.journal.proving import proved
from isa_programme.journal.sqlite.store import SqliteStore
from isa_programme.record.findings import Finding
from isa_programme.record.vocabulary import Severity

_NAMED = re.compile(
    r"(.*)-(\d{4}-\d\d-\d\dT\d{6}Z)(?:-before-format-\d+)?(?:-(\d+))?\.db", re.DOTALL
)


@frozen(kw_only=True)
class RestoreDrill:
    """What came of putting a backup back.

    Attributes:
        backup: the name of its file.
        entries: how many entries it holds.
        head: the receipt of the last of them.
        entries_since: how many entries the record has that it has not.
        findings: what shows that it would not do, or should be known of it.
    """

    backup: str
    entries: int
    head: str
    entries_since: int
    findings: tuple[Finding, ...] = field(default=())

    @property
    def passed(self) -> bool:
        """Whether the backup restores to what the record held when it was made."""
        return all(found.severity is not Severity.ERROR for found in self.findings)


def newest_backup(journal: Journal, folder: Path) -> Path:
    """The newest backup of a record in a folder, by the instant in its name, then its number.

    Raises:
        FileError: there is none.
    """
    try:
        found = [
            (named[2], int(named[3] or 1), path)
            for path in folder.iterdir()
            if (named := _NAMED.fullmatch(path.name)) and named[1] == journal.store.label
        ]
    except OSError as error:
        raise FileError(f"{folder} can't be read: {error.strerror}") from error
    if not found:
        raise FileError(f"there is no backup of {_name(journal)} in {folder}; isa backup makes one")
    return max(found)[2]


def _name(journal: Journal) -> str:
    store = journal.store
    return store.path.name if isinstance(store, SqliteStore) else store.shown


def restore_drill(journal: Journal, backup: Path) -> RestoreDrill:
    """Put a backup back in a temporary place, verify it, and compare it with the record.

    Every entry it holds has to be exactly what the record holds. Nothing is changed.

    Raises:
        FileError: the backup can't be read, or there is no room to put it.
        RecordError: the record can't be read.
    """
    if backup.exists() and not backup.is_file():
        raise FileError(f"{backup} is a folder or a device, not a backup's file")
    store = journal.store
    if backup.exists() and isinstance(store, SqliteStore) and backup.samefile(store.path):
        raise FileError(f"{backup} is the record itself, not a backup of it")
    with TemporaryDirectory(prefix="isa-restore-drill-") as folder:
        place = Path(folder) / "restored.db"
        try:
            shutil.copyfile(backup, place)
        except OSError as error:
            raise FileError(f"{backup} can't be restored: {error.strerror}") from error
        findings = proved(place)
        if findings:
            return RestoreDrill(
                backup=backup.name, entries=0, head="", entries_since=0, findings=findings
            )
        (_, *restored), (_, *held) = exported(Journal(place)), exported(journal)
        entries = Journal(place).entries()
    return RestoreDrill(
        backup=backup.name,
        entries=len(restored),
        head=entries[-1].receipt if entries else "",
        entries_since=max(0, len(held) - len(restored)),
        findings=tuple(_differences(restored, held)),
    )


def _differences(restored: list[str], held: list[str]) -> Iterator[Finding]:
    if restored and held and _first(restored) != _first(held):
        yield _finding(Severity.ERROR, "the backup is of another record")
        return
    if len(restored) > len(held):
        yield _finding(
            Severity.ERROR,
            "the backup holds more entries than the record: the end of the record was lost",
        )
    for number, (ours, theirs) in enumerate(zip(held, restored, strict=False), start=1):
        if ours == theirs:
            continue
        entry = ours.removesuffix('"content":null}')
        if entry != ours and theirs.startswith(entry):
            sentence = (
                f"the backup still holds the words of entry {number}, which were erased since;"
                " make a new backup and delete this one"
            )
            yield _finding(Severity.WARNING, sentence, number)
        else:
            sentence = f"entry {number} of the backup is not entry {number} of the record"
            yield _finding(Severity.ERROR, sentence, number)


def _first(lines: list[str]) -> str:
    """What the first entry is known by; its words may have been erased on one side only."""
    return lines[0].partition(',"content":')[0]


def _finding(severity: Severity, sentence: str, entry: int | None = None) -> Finding:
    rule = "backup-differs" if severity is Severity.ERROR else "backup-keeps-erased-words"
    return Finding(rule=rule, severity=severity, sentence=sentence, entry=entry)

"""Publishing: files put in a folder for others to read, each whole, or the one before it.

Each is written beside its place, synced, made read-only, and only then takes its place. What
belongs together is in :mod:`isa_programme.journal.published`.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path

from isa_programme.errors import FaultsError, FileError, RecordDamagedError
from isa_programme.journal.copies import refuse_overtaken, temporary_folder
from isa_programme.journal.copying import back_up_store
from isa_programme.journal.journal import Journal
from isa_programme.journal.published import MANIFEST, RECORD, Manifest, Published, read_manifest
from isa_programme.journal.sqlite.making import place_beside
from isa_programme.journal.sqlite.store import SqliteStore
from isa_programme.journal.syncing import sync
from isa_programme.journal.verify import verified
from isa_programme.record.findings import Finding
from isa_programme.record.vocabulary import Severity

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


def refuse_unfit(journal: Journal, folder: Path) -> tuple[Finding, ...]:
    """Refuse to publish a record in a folder; what else is worth knowing of the record.

    Raises:
        FaultsError: the record itself lies in the folder.
        FileError: the folder can't be written to, or holds what is published of another record.
        RecordDamagedError: the record is not whole, or an older or other copy of it.
        RecordError: the copy in the folder was gone on with; the concrete class says how.
    """
    store = journal.store
    if isinstance(store, SqliteStore) and store.path.resolve().is_relative_to(folder.resolve()):
        raise FaultsError(
            f"the record itself lies in {folder}; keep it on this machine's own disk, and name a"
            " folder for others to read"
        )
    found = verified(journal)
    errors = [each.sentence for each in found if each.severity is Severity.ERROR]
    if errors:
        raise RecordDamagedError(
            f"{journal.store.shown} is not fit to be published: {errors[0]}; isa verify tells more"
        )
    refuse_overtaken(journal, folder)
    probe = place_beside(folder / MANIFEST)
    try:
        probe.touch(exist_ok=False)
        probe.unlink()
    except OSError as error:
        raise FileError(f"nothing can be published in {folder}: {error.strerror}") from error
    return found


def copied(journal: Journal) -> tuple[str, str, bytes]:
    """A verified copy of a record: the hash of its first entry, its newest receipt, its bytes.

    Raises:
        RecordDamagedError: the record is not whole.
        FileError: there is no room for it.
    """
    with temporary_folder() as temporary:
        made = back_up_store(journal.store, temporary, now=journal.now)
        try:
            return made.first, made.head, made.path.read_bytes()
        except OSError as error:
            raise FileError(
                f"a copy of {journal.store.shown} can't be read: {error.strerror}"
            ) from error


def put_in_place(
    folder: Path, record: str, edition: Published, contents: Mapping[str, bytes]
) -> None:
    """Put an edition in a folder, file by file; what is there already stays as it is.

    Args:
        folder: the folder.
        record: the hash of the record's first entry.
        edition: what is published.
        contents: the content of each of its files.

    Raises:
        FaultsError: a name is not fit for a file here.
        FileError: a file of one of the names was not published, or was changed since; or the
            folder can't be written to. Each file in it is then whole, and of an edition that
            ``published.json`` names.
    """
    _refuse_names(contents)
    manifest = read_manifest(folder) or Manifest(record=record, published=None)
    changed = [
        name for name in _in_order(contents) if _is_changed(folder / name, contents[name], manifest)
    ]
    staged: dict[str, Path] = {}
    try:
        for name in changed:
            staged[name] = _staged(folder / name, contents[name])
        if changed:
            _write(folder, manifest.beginning(edition))
        for name in changed:
            _take_place(staged[name], folder / name)
        _write(folder, manifest.complete(edition))
        _sync(folder)
    finally:
        for left in staged.values():
            _remove(left)
        with contextlib.suppress(OSError):  # what somebody who was killed has left
            for left in folder.glob(".isa-*.part"):
                _remove(left)


def _in_order(names: Mapping[str, bytes]) -> list[str]:
    # A spreadsheet is the file most likely to be open somewhere. Where it can't be replaced,
    # nothing else has been yet.
    return sorted(names, key=lambda name: (not name.endswith(".xlsx"), name))


def _refuse_names(contents: Mapping[str, bytes]) -> None:
    faults = [
        f"files: {name!a} is no bare name of a file, of letters, figures, dots and hyphens"
        for name in contents
        if not _NAME.fullmatch(name) or name.casefold() == MANIFEST
    ]
    if len({name.casefold() for name in contents}) != len(contents):
        faults.append("files: two names differ in nothing but capitals")
    if faults:
        raise FaultsError(*faults)


def _is_changed(place: Path, content: bytes, manifest: Manifest) -> bool:
    """Whether a file is to be replaced: it is not there, or of an edition before.

    Raises:
        FileError: it is there, and of no edition; somebody put it there, or typed into it.
    """
    try:
        there = place.read_bytes()
    except FileNotFoundError:
        return True
    except OSError as error:
        raise FileError(f"{place} can't be read: {error.strerror}") from error
    if there == content:
        return False
    # The copy of the record was held against the record itself, entry by entry.
    if place.name != RECORD and manifest.holding(place.name, there) is None:
        raise FileError(
            f"{place} is not what was published under that name: somebody put it there, or typed"
            " into it; move it aside and publish again"
        )
    return True


def _staged(place: Path, content: bytes) -> Path:
    beside = place_beside(place)
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _make_read_only(beside)
    except OSError as error:
        _remove(beside)
        raise _unwritten(place, error) from error
    return beside


def _write(folder: Path, manifest: Manifest) -> None:
    place, written = folder / MANIFEST, manifest.written()
    with contextlib.suppress(OSError):
        if place.read_bytes() == written:
            return
    beside = _staged(place, written)
    try:
        _sync(folder)  # the files it is about are in place before it says so
        _take_place(beside, place)
    finally:
        _remove(beside)
    _sync(folder)


def _take_place(beside: Path, place: Path) -> None:
    try:
        _make_writable(place)
        beside.replace(place)
    except OSError as error:
        with contextlib.suppress(OSError):
            _make_read_only(place)
        raise _unwritten(place, error) from error


def _sync(folder: Path) -> None:
    try:
        sync(folder)
    except OSError as error:
        raise _unwritten(folder, error) from error


def _unwritten(place: Path, error: OSError) -> FileError:
    return FileError(
        f"{place} can't be written: {error.strerror}; if it is open in another program, close it"
        " there and publish again"
    )


def _make_read_only(path: Path) -> None:
    if os.name == "posix":
        path.chmod(0o444)
    else:
        path.chmod(stat.S_IREAD)


def _make_writable(path: Path) -> None:
    # Windows replaces and removes no file that is marked as read-only.
    if os.name != "posix" and path.exists():
        path.chmod(stat.S_IREAD | stat.S_IWRITE)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        _make_writable(path)
        path.unlink()

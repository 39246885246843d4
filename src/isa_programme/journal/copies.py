"""The copy of a record that lies in a folder for others, read without ever being opened there.

Its bytes are read and put in a temporary place of this machine's own, for SQLite is not to open a
file that other machines see.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import frozen

from isa_programme.errors import (
    FileError,
    RecordBusyError,
    RecordDamagedError,
    RecordReplacedError,
)
from isa_programme.journal.forking import forked, forks_at, is_in, receipt_in
from isa_programme.journal.journal import Journal
from isa_programme.journal.proving import proved
from isa_programme.journal.published import MANIFEST, RECORD, Manifest, Published, read_manifest
from isa_programme.journal.sqlite.store import SqliteStore
from isa_programme.record.receipts import number_of, refuse_no_receipt


@frozen(kw_only=True)
class Copy:
    """A whole copy of a record.

    Attributes:
        path: the temporary place in which it can be opened.
        chain: the hash of each of its entries, in order.
        edition: what it was published with, where the folder says so.
    """

    path: Path
    chain: tuple[str, ...]
    edition: Published | None

    @property
    def head(self) -> str:
        """The receipt of its last entry."""
        return receipt_in(self.chain, len(self.chain))


def chain_of(path: Path) -> tuple[str, ...]:
    """The hash of every entry of a record, in order.

    Raises:
        RecordError: it can't be read.
    """
    with SqliteStore(path).reading() as held:
        return held.hashes()


def absolute(folder: str | os.PathLike[str]) -> Path:
    """A folder by its whole name, which must be there.

    Raises:
        FileError: it is not there, or is none.
    """
    place = Path(os.path.abspath(folder))  # noqa: PTH100 - Path.absolute() keeps ".." steps
    if not place.is_dir():
        raise FileError(f"{place} is no folder, or can't be reached; name one that is there")
    return place


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder of this machine's own, gone afterwards.

    Raises:
        FileError: there is no room for it.
    """
    try:
        made = TemporaryDirectory(prefix="isa-published-")
    except OSError as error:
        raise FileError(f"there is no room for a copy of the record: {error.strerror}") from error
    with made:
        yield Path(made.name)


@contextmanager
def copy_in(folder: Path, manifest: Manifest | None) -> Iterator[Copy | None]:
    """The whole copy that lies in a folder; None where there is none.

    Raises:
        FileError: it can't be read, or is no record and nothing says that it was published.
        RecordBusyError: it is not whole, so the folder may still be on its way here.
        RecordNewerError: a newer release wrote it.
    """
    place = folder / RECORD
    try:
        content = place.read_bytes()
    except FileNotFoundError:
        yield None
        return
    except OSError as error:
        raise FileError(f"{place} can't be read: {error.strerror}") from error
    edition = None if manifest is None else manifest.holding(RECORD, content)
    with temporary_folder() as temporary:
        path = temporary / RECORD
        try:
            path.write_bytes(content)
        except OSError as error:
            raise FileError(f"there is no room to look at {place}: {error.strerror}") from error
        if proved(path):
            if manifest is None:
                raise FileError(
                    f"{place} is no whole record, and nothing says that it was published; move it"
                    " aside, or name another folder"
                )
            raise _not_arrived(place)
        yield Copy(path=path, chain=chain_of(path), edition=edition)


def _not_arrived(place: Path) -> RecordBusyError:
    return RecordBusyError(
        f"{place} is not what {MANIFEST} says was published: the folder is not yet synced; try"
        " again in a few minutes"
    )


@contextmanager
def published_copy(folder: Path, receipt: str | None = None) -> Iterator[Copy]:
    """The copy in a folder, with what it was published with: to go on from.

    Args:
        folder: the folder.
        receipt: a receipt that was told; the copy must hold its entry.

    Raises:
        FaultsError: the receipt is no receipt.
        FileError: nothing was published there, or no copy of the record.
        RecordBusyError: what is there is not what was published; it may still be on its way here.
        RecordReplacedError: the copy lacks the entry of the receipt.
    """
    if receipt is not None:
        refuse_no_receipt(receipt)
    manifest = read_manifest(folder)
    if manifest is None:
        raise FileError(
            f"nothing was published in {folder}, or it has not arrived here yet: it holds no"
            f" {MANIFEST}"
        )
    if all(edition.named(RECORD) is None for edition in manifest.editions):
        raise FileError(
            f"what was published in {folder} is without a copy of the record;"
            " whoever publishes it leaves out --without-record"
        )
    with copy_in(folder, manifest) as copy:
        if copy is None or copy.edition is None or copy.edition.head != copy.head:
            raise _not_arrived(folder / RECORD)
        if receipt is not None and not is_in(copy.chain, receipt):
            raise RecordReplacedError(
                f"the copy in {folder} ends at entry {len(copy.chain)} and does not hold entry"
                f" {number_of(receipt)} as the receipt gives it: it is older than what was handed"
                " over, or another; try again when the folder is synced"
            )
        yield copy


def refuse_overtaken(journal: Journal, folder: Path) -> None:
    """Refuse to publish over a copy that a record does not hold all of.

    This machine then remembers that copy, and writes no more to its own until that holds it too.

    Raises:
        RecordReplacedError: the copy goes on from this record; it is the newer one.
        RecordForkedError: both were gone on with, so that neither holds the other.
        FileError: the copy is of another record, or the folder can't be read.
        RecordBusyError: the copy is not whole; it may still be on its way here.
    """
    manifest = read_manifest(folder)
    with journal.store.reading() as held:
        ours = held.hashes()
    with copy_in(folder, manifest) as copy:
        heads = [] if copy is None else [copy.head]
        if manifest is not None:
            heads += [edition.head for edition in manifest.editions]
        others = [manifest.record] if manifest is not None else []
        others += [] if copy is None else copy.chain[:1]
        if any(first not in ours[:1] for first in others):
            raise FileError(f"{folder} holds what was published of another record; name another")
        unheld = next((head for head in heads if head and not is_in(ours, head)), None)
        if unheld is None:
            return
        if journal.seen is not None:
            journal.seen.saw_elsewhere(ours[0], unheld)
        theirs = () if copy is None else copy.chain
        parted, number = forks_at(ours, theirs), number_of(unheld)
        if parted is None and number > len(ours):
            raise RecordReplacedError(
                f"{folder} holds a newer copy, up to entry {number}, and this record ends at entry"
                f" {len(ours)}: it was gone on with on another machine, and is written there"
            )
        raise forked("this record", f"the copy in {folder}", parted or number)


def refuse_damaged(path: Path) -> None:
    """Refuse a record that is not whole.

    Raises:
        RecordDamagedError: it is not.
    """
    if proved(path):
        raise RecordDamagedError(f"{path} is not whole; isa verify tells more")

"""What lies in a folder for others to read, and which of its files belong together.

``published.json`` says so. Files are replaced one by one, each whole, so for a moment some are new
and some are not; whoever is killed in between leaves them so. Therefore it names each edition of
which a file may be there: the one that is complete, and those being put in its place.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from attrs import evolve, field, frozen

from isa_programme.errors import FileError
from isa_programme.record.converter import structured, unstructured
from isa_programme.record.receipts import RECEIPT
from isa_programme.record.vocabulary import Visibility

RECORD = "record.db"
"""The name of the read-only copy of the record."""
MANIFEST = "published.json"
"""The name of the file that says which files belong together."""
SCHEMA = "isa-programme/published.v1"
_LONGEST = 1_048_576
_HASH = re.compile("[0-9a-f]{64}")


@frozen(kw_only=True)
class PublishedFile:
    """A file that was published.

    Attributes:
        name: its name in the folder.
        size: how many bytes it has.
        sha256: their SHA-256.
    """

    name: str
    size: int
    sha256: str

    def is_of(self, content: bytes) -> bool:
        """Whether a content is the one that was published."""
        return len(content) == self.size and hashlib.sha256(content).hexdigest() == self.sha256


@frozen(kw_only=True)
class Published:
    """Files that were published together.

    Attributes:
        as_at: the day they are about, to its end.
        head: the receipt of the newest entry they rest on.
        visibility: who may see them, the copy of the record excepted, which is the whole of it.
        published_by: who published them.
        files: the files, in the order of their names.
    """

    as_at: date
    head: str
    visibility: Visibility
    published_by: str
    files: tuple[PublishedFile, ...]

    def named(self, name: str) -> PublishedFile | None:
        """The file of a name, if it was published."""
        return next((each for each in self.files if each.name == name), None)


@frozen(kw_only=True)
class Manifest:
    """What ``published.json`` says.

    Attributes:
        schema: its form.
        record: the hash of the record's first entry, by which the record is known.
        published: the edition that is complete; None while the first is being put in place.
        under_way: editions being put in its place, the newest last; several where some were cut
            off on the way.
    """

    schema: str = field(default=SCHEMA)
    record: str
    published: Published | None
    under_way: tuple[Published, ...] = ()

    @property
    def editions(self) -> tuple[Published, ...]:
        """Its editions, the newest first."""
        complete = () if self.published is None else (self.published,)
        return (*reversed(self.under_way), *complete)

    def beginning(self, edition: Published) -> Manifest:
        """What it says while an edition is being put in place."""
        others = (each for each in self.under_way if each != edition)
        return evolve(self, under_way=(*others, edition))

    def complete(self, edition: Published) -> Manifest:
        """What it says once an edition is in place."""
        return evolve(self, published=edition, under_way=())

    def holding(self, name: str, content: bytes) -> Published | None:
        """The edition that a file with this content belongs to, if one is."""
        return next(
            (
                edition
                for edition in self.editions
                if (file := edition.named(name)) is not None and file.is_of(content)
            ),
            None,
        )

    def written(self) -> bytes:
        """Its bytes."""
        return f"{json.dumps(unstructured(self), indent=2)}\n".encode("ascii")


def listed(files: Mapping[str, bytes]) -> tuple[PublishedFile, ...]:
    """Files by their names and contents, as a manifest lists them."""
    return tuple(
        PublishedFile(
            name=name, size=len(files[name]), sha256=hashlib.sha256(files[name]).hexdigest()
        )
        for name in sorted(files)
    )


def read_manifest(folder: Path) -> Manifest | None:
    """What a folder says was published in it; None where it says nothing.

    Raises:
        FileError: it can't be read, or is not what was written here.
    """
    place = folder / MANIFEST
    try:
        with place.open("rb") as file:
            raw = file.read(_LONGEST + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise FileError(f"{place} can't be read: {error.strerror}") from error
    found = _parsed(raw)
    if found is None:
        raise FileError(
            f"{place} is not what isa report publish writes, or has not arrived whole yet; try"
            " again in a few minutes, and if it stays so, move it aside"
        )
    return found


def _parsed(raw: bytes) -> Manifest | None:
    if len(raw) > _LONGEST:
        return None
    try:
        found = structured(json.loads(raw.decode("ascii")), Manifest)
    except (ValueError, RecursionError):  # a FaultsError is a ValueError too
        return None
    return found if found.schema == SCHEMA and _is_sound(found) else None


def _is_sound(manifest: Manifest) -> bool:
    editions = manifest.editions
    digests = (file.sha256 for edition in editions for file in edition.files)
    return all(map(_HASH.fullmatch, (manifest.record, *digests))) and all(
        RECEIPT.fullmatch(edition.head) for edition in editions
    )

"""Documents: the papers themselves, which are kept elsewhere and only pointed at."""

from __future__ import annotations

import re

from attrs import field, frozen

from isa_programme.errors import FaultsError
from isa_programme.record.words import words

_SHA256 = re.compile(r"[0-9a-f]{64}")
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))]
)


@frozen(kw_only=True)
class Document:
    """A file that belongs to a paper or a response: its name, digest, size and whereabouts.

    Nothing is copied and no address is ever fetched.

    Attributes:
        name: the file's name, without any folder.
        sha256: the SHA-256 of its bytes, 64 small hexadecimal figures.
        size: its length in bytes.
        kept_at: where it is kept, in words.
    """

    name: str = words(line=True, internal=True)
    sha256: str = field()
    size: int = field()
    kept_at: str = words(default="", internal=True)

    def __attrs_post_init__(self) -> None:
        faults = []
        bare = self.name.split(".", 1)[0].strip().lower()
        if set(self.name) & set("/\\:\0") or self.name in {".", ".."} or bare in _DEVICES:
            faults.append("document name: a file's bare name is needed, with no folder in it")
        if not _SHA256.fullmatch(self.sha256):
            faults.append("document sha256: 64 hexadecimal figures in small letters are needed")
        if self.size < 0:
            faults.append("document size: a number of bytes is needed, 0 or more")
        if faults:
            raise FaultsError(*faults)

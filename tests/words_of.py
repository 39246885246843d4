"""What stands in something that was handed over, however it is packed, encoded or folded."""

from __future__ import annotations

import base64
import binascii
import html
import io
import re
import zipfile
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import unquote_to_bytes

_MAIL = re.compile(
    rb"\A(?:x-unsent|mime-version|from|to|subject|date|content-type):[^\n]*\n", re.IGNORECASE
)
_DATA = re.compile(r"data:[\w/+.;=-]*?(;base64)?,([A-Za-z0-9+/=%_.~!*'()-]*)")
_TAG = re.compile(r"<[^<>]*>")
_BLOCK = re.compile(r"</(?:w:p|p|td|th|li|tr|si|h\d|div|title)>|<(?:br|w:br|w:tab)\s*/?>")


def words_of(made: bytes) -> str:
    """All words in it: as they stand, and as whoever opens it reads them.

    Files of files (Word, Excel) are unpacked, mails decoded part by part, folded lines made whole,
    elements taken away from what stands between them, references and escapes read.
    """
    return "\n".join(_told(made))


def words_in(place: Path) -> str:
    """The same of a file, or of every file in a folder, with their names."""
    files = [place] if place.is_file() else sorted(each for each in place.rglob("*"))
    return "\n".join(
        "\n".join((each.name, words_of(each.read_bytes()) if each.is_file() else ""))
        for each in files
    )


def _told(made: bytes) -> Iterator[str]:
    if zipfile.is_zipfile(io.BytesIO(made)):
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            yield archive.comment.decode("utf-8", "replace")
            for each in archive.infolist():
                yield from (each.filename, each.comment.decode("utf-8", "replace"))
                yield from _told(archive.read(each))
        return
    if _MAIL.match(made):
        yield from _mailed(message_from_bytes(made, policy=policy.default))
    yield from _written(_text(made))


def _mailed(mail: EmailMessage) -> Iterator[str]:
    for part in mail.walk():
        yield from (f"{name}: {value}" for name, value in part.items())
        held = part.get_payload(decode=True)
        if isinstance(held, bytes):
            yield from _told(held)


def _text(made: bytes) -> str:
    if made.startswith((b"\xff\xfe", b"\xfe\xff")):
        return made.decode("utf-16", "replace")
    return made.decode("utf-8-sig", "replace")


def _written(text: str) -> Iterator[str]:
    yield text
    whole = re.sub(r"\r?\n[ \t]", "", text)  # as calendars fold their lines, and mails their heads
    if whole != text:
        yield whole
    if "\\" in whole:
        # A calendar's escapes, and Markdown's.
        yield re.sub(r"\\(\W|_)", r"\1", whole.replace("\\n", "\n"))
    if _TAG.search(text):
        # Words may be cut into runs, each an element of its own.
        yield html.unescape(_TAG.sub("", _BLOCK.sub("\n", text)))
        yield html.unescape(text)
    for encoded, held in _DATA.findall(text):
        yield from _told(_data(held, is_base64=bool(encoded)))


def _data(held: str, *, is_base64: bool) -> bytes:
    plain = unquote_to_bytes(held)
    if not is_base64:
        return plain
    try:
        return base64.b64decode(plain)
    except binascii.Error:
        return b""

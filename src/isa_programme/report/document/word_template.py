"""A Word template as an office gives it: looked at before anything in it is believed."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from isa_programme.errors import FaultsError

LARGEST = 30_000_000
"""The most bytes of a template as it lies on the disk."""
_LARGEST_UNPACKED = 200_000_000
_MOST_PARTS = 2_000
TYPES = "[Content_Types].xml"
"""The part of a Word file that says what the others are."""
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest instant a zip file can tell of."""


def as_document(template: bytes) -> bytes:
    """A template (.docx or .dotx) as a document that may be opened.

    Raises:
        FaultsError: it is no Word file, is damaged, holds macros, or is larger unpacked than any
            template is.
    """
    try:
        parts = _parts(template)
    except FaultsError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        # What is damaged, pressed in another way or locked with a word fails under many names.
        raise _no_word_file() from error
    types = parts.get(TYPES, b"")
    if b"macroEnabled" in types or any(name.lower().endswith("vbaproject.bin") for name in parts):
        raise FaultsError("template: it holds macros; save it in Word as .dotx or .docx")
    if any(b"<!DOCTYPE" in content for name, content in parts.items() if _is_xml(name)):
        raise _no_word_file()
    if _TEMPLATE.encode() in types:
        parts[TYPES] = types.replace(_TEMPLATE.encode(), DOCUMENT.encode())
    elif DOCUMENT.encode() not in types:
        raise _no_word_file()
    return packed(parts)


def _no_word_file() -> FaultsError:
    return FaultsError("template: it is no Word file (.docx or .dotx), or it is damaged")


def _is_xml(name: str) -> bool:
    return bool(re.search(r"\.(xml|rels)$", name, re.IGNORECASE))


def _parts(content: bytes) -> dict[str, bytes]:
    """What is in a zip file, by name, if it is no more than a template can hold."""
    with zipfile.ZipFile(io.BytesIO(content)) as zipped:
        members = zipped.infolist()
        unpacked = sum(member.file_size for member in members)
        too_large = len(content) > LARGEST or unpacked > _LARGEST_UNPACKED
        if too_large or len(members) > _MOST_PARTS:
            raise FaultsError("template: it is far larger than any template is")
        return {member.filename: zipped.read(member) for member in members if not member.is_dir()}


def packed(parts: dict[str, bytes]) -> bytes:
    """A zip file of these parts: what it says of its making is the same at any time and place.

    They are stored as they are: how a part is pressed differs between machines.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as zipped:
        for name, content in parts.items():
            member = zipfile.ZipInfo(name, _EPOCH)
            member.create_system = 0
            zipped.writestr(member, content)
    return made.getvalue()

"""Files of files (Word, Excel) as text, so that a change in one can be read in a diff."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePath

from isa_programme import read_workbook

_ENDINGS = frozenset({".docx", ".xlsx"})
_TEXT = (".xml", ".rels")


def is_zip(name: str) -> bool:
    """Whether a file of that name is a zip archive."""
    return PurePath(name).suffix in _ENDINGS


def listed(archive: bytes) -> str:
    """Every member in its order, with its date and how it is stored, and what stands in it.

    How well a member was compressed is left out: that is up to the machine.
    """
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        members = [line for each in opened.infolist() for line in _member(each, opened.read(each))]
    return "\n".join(members) + "\n"


def cells(workbook: bytes) -> str:
    """Every cell of a workbook that is not empty: texts in quotes, dates and numbers without.

    The XML around them is up to the version of the package that writes it.
    """
    lines = []
    for sheet in read_workbook(workbook):
        lines.append(f"== {sheet.name}")
        for number, row in enumerate(sheet.rows, start=1):
            told = (
                f"{place}: {_plain(cell)}" for place, cell in enumerate(row, 1) if cell is not None
            )
            lines.append(f"{number} | {' | '.join(told)}")
    return "\n".join(lines) + "\n"


def _plain(cell: object) -> str:
    return json.dumps(cell, ensure_ascii=False) if isinstance(cell, str) else str(cell)


def _member(info: zipfile.ZipInfo, held: bytes) -> Iterator[str]:
    stored = "stored" if info.compress_type == zipfile.ZIP_STORED else "compressed"
    date = "-".join(f"{part:02}" for part in info.date_time)
    yield f"== {info.filename} ({date}, {stored}, {info.external_attr:#x})"
    if info.filename.endswith(_TEXT):
        # An element a line; where the text is one element's own, it stays as it is.
        yield from re.sub(r">\s*<", ">\n<", held.decode("utf-8")).splitlines()
    else:
        yield f"sha256 {hashlib.sha256(held).hexdigest()}"

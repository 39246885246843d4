"""The parts of a workbook (XLSX): told from other files, and unpacked within bounds."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from isa_programme.errors import FaultsError

UNPACKED = 512 * 1024 * 1024
"""The most bytes that all parts of a workbook may unpack to."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_READ = (".xml", ".rels")
_HOW = "save it in Excel as .xlsx"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def workbook_parts(content: bytes) -> Mapping[str, bytes]:
    """The parts of a workbook that hold text or cells, by name; pictures and the like are left out.

    Raises:
        FaultsError: the file is no XLSX, is protected by a password, holds macros, is damaged, or
            unpacks to more than 512 MiB.
    """
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise FaultsError(
                "the file is protected by a password; save a copy of it without one, as .xlsx"
            )
        raise FaultsError(f"the file is of the older kind, .xls; {_HOW}")
    if not content.startswith(b"PK\x03\x04"):
        raise FaultsError(f"the file is no Excel workbook; {_HOW}, or as CSV in UTF-8")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = dict(_unpacked(packed))
    except FaultsError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise FaultsError("the workbook is damaged; open it in Excel and save it again") from error
    types = parts.get("[Content_Types].xml", b"")
    if b"macroEnabled" in types:
        raise FaultsError(f"the workbook holds macros; {_HOW}, which holds none")
    if "xl/workbook.xml" not in parts or b"spreadsheetml.sheet.main+xml" not in types:
        raise FaultsError(f"the file is no workbook of the kind .xlsx; {_HOW}")
    return parts


def repacked(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a workbook again, not compressed: what is read of it is what was unpacked."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for name, part in parts.items():
            made.writestr(zipfile.ZipInfo(name), part)
    return packed.getvalue()


def _unpacked(packed: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    left, seen = UNPACKED, set[str]()
    for each in packed.infolist():
        name = each.filename.replace("\\", "/").removeprefix("/")
        if name in seen:
            raise zipfile.BadZipFile(name)
        seen.add(name)
        if not name.endswith(_READ):
            continue
        if each.flag_bits & 1 or each.compress_type not in _METHODS:
            raise zipfile.BadZipFile(name)
        if each.file_size > left:
            most = UNPACKED // 1024**2
            raise FaultsError(
                f"the workbook unpacks to more than {most} MiB; split it into several"
            )
        part = packed.read(each)
        if part.startswith(_UTF_16):
            raise zipfile.BadZipFile(name)
        left -= len(part)
        yield name, part

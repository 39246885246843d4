"""The sheet that holds an office's log: of a workbook, or of a CSV."""

from __future__ import annotations

from isa_programme.errors import FaultsError
from isa_programme.exchange.csv_cells import grid_of, unguarded
from isa_programme.exchange.workbook.reading import GivenSheet, read_workbook

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def is_workbook(content: bytes) -> bool:
    """Whether a file is a workbook, or seems to be one of some kind."""
    return content.startswith(_WORKBOOKS)


def log_sheet(content: bytes, *, name: str = "", from_excel: bool = False) -> GivenSheet:
    """The sheet of a file.

    Args:
        content: the file: a workbook (.xlsx), or a CSV in UTF-8.
        name: the sheet of a workbook; it may be left out where only one is to be seen.
        from_excel: strip exactly one apostrophe from the beginning of each cell of a CSV.

    Raises:
        FaultsError: the file can't be read, or it has no such sheet.
        ExtraMissingError: it is a workbook, and the extra `xlsx` is not installed.
    """
    if is_workbook(content):
        return _chosen(read_workbook(content), name)
    rows = grid_of(_text(content))
    if from_excel:
        rows = [list(map(unguarded, row)) for row in rows]
    return GivenSheet(name="", rows=tuple(map(tuple, rows)))


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FaultsError(
            "the file is not UTF-8; save it as UTF-8 (in Excel: CSV UTF-8), or as .xlsx"
        ) from None


def _chosen(sheets: tuple[GivenSheet, ...], name: str) -> GivenSheet:
    there = (
        ", ".join(f"{sheet.name!r}{' (hidden)' if sheet.hidden else ''}" for sheet in sheets)
        or "none"
    )
    if name:
        for sheet in sheets:
            if sheet.name == name:
                return sheet
        raise FaultsError(f"sheet: there is no sheet {name!r}; there is {there}")
    shown = [sheet for sheet in sheets if not sheet.hidden]
    if len(shown) != 1:
        raise FaultsError(
            f"sheet: name the one to read, in the map or with --sheet; there is {there}"
        )
    return shown[0]

"""The cells of a CSV, by the names of their columns.

The columns are named in the first row, in any order; some are needed, the others may be left out.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from isa_programme.errors import FaultsError
from isa_programme.record.words import TEXT

COLUMNS = (
    "kind",
    "id",
    "date",
    "from",
    "to",
    "about",
    "title",
    "text",
    "function",
    "priority",
    "visibility",
    "answered_by",
    "copied_to",
    "requested_by",
    "assumption",
    "assumed_day",
    "addressed_as",
    "lead",
    "response_kind",
    "dispositions",
    "on_behalf_of",
    "dated_on",
    "known_by",
    "promised_for",
    "promise",
    "delay_reason",
    "offices",
    "source",
)
"""Every column an import may have."""

NEEDED = ("kind", "date")
"""The columns an import must have."""

LONGEST = 4 * TEXT
"""The most characters a cell is read with; the rules of the record then say how much is kept."""

Cells = Mapping[str, str]
"""The cells of one row: every column is there, empty where the file has none."""


def read_cells(
    text: str,
    *,
    faults: list[tuple[int, str]],
    columns: Sequence[str] = COLUMNS,
    needed: Sequence[str] = NEEDED,
    from_excel: bool = False,
) -> Iterator[tuple[int, Cells]]:
    """Each row with its number, the row of column names being 1; blank rows are passed over.

    Args:
        text: the CSV, with or without a byte order mark.
        faults: takes the faults of rows that have too few or too many cells.
        columns: the columns the file may have.
        needed: the columns it must have.
        from_excel: strip exactly one apostrophe from the beginning of each cell.

    Raises:
        FaultsError: the file is no CSV, or its columns are wrong.
    """
    grid = grid_of(text)
    names = grid[0] if grid else []
    _check_columns(names, columns, needed)
    blank = dict.fromkeys(columns, "")
    for number, row in enumerate(grid[1:], start=2):
        if not any(row):
            continue
        if len(row) != len(names):
            faults.append((number, f"{len(names)} cells are expected, {len(row)} found"))
            continue
        plain = map(unguarded, row) if from_excel else row
        yield number, blank | dict(zip(names, plain, strict=True))


def grid_of(text: str) -> list[list[str]]:
    """The cells of every row of a CSV, with or without a byte order mark.

    Raises:
        FaultsError: it is no CSV.
    """
    if "\0" in text:
        raise FaultsError("row 1: the file holds NUL characters, so it is no CSV in UTF-8")
    rows: list[list[str]] = []
    before = csv.field_size_limit(LONGEST)
    try:
        rows.extend(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    except csv.Error as error:
        raise FaultsError(f"row {len(rows) + 1}: {error}") from None
    finally:
        csv.field_size_limit(before)
    return rows


def _check_columns(names: list[str], columns: Sequence[str], needed: Sequence[str]) -> None:
    faults = [f"row 1: no such column {name!a}" for name in names if name not in columns]
    faults += [
        f"row 1: the column {name} is there twice"
        for name in dict.fromkeys(names)
        if names.count(name) > 1
    ]
    faults += [f"row 1: the column {name} is missing" for name in needed if name not in names]
    if faults:
        raise FaultsError(*faults, f"row 1: the columns are {', '.join(columns)}")


def guarded(cell: str) -> str:
    """A cell for a CSV meant for Excel: with one apostrophe before it where it needs a guard."""
    return f"'{cell}" if needs_guard(cell) else cell


def unguarded(cell: str) -> str:
    """A cell of such a CSV as it was: without exactly one apostrophe from its beginning."""
    return cell.removeprefix("'")


def needs_guard(cell: str) -> bool:
    """Whether Excel would take the text of a cell of a CSV for something else than that text.

    It takes for a formula what begins with ``=``, ``+``, ``-`` or ``@``, in any width, also after
    blanks, line breaks or what can't be seen; it drops a tab or a line break at the beginning; and
    it makes numbers and dates of what looks like one: ``1e5`` becomes 100000, ``3-4`` a day in
    April. A text that begins with an apostrophe is guarded too, so that one can always be stripped.
    """
    if not cell or cell.isalpha():
        return cell.casefold() in _LOGICAL
    begins = next((each for each in cell if not _is_passed_over(each)), "")
    return (
        cell[0] == "'"
        or unicodedata.category(cell[0]) == "Cc"
        or unicodedata.normalize("NFKC", begins)[:1] in _LIVE
        or (len(cell) <= _LONGEST_COUNTED and bool(_LOOKS_COUNTED.fullmatch(cell)))
    )


_LIVE = ("=", "+", "-", "@", "\N{MINUS SIGN}")
_LOGICAL = ("true", "false")
_LONGEST_COUNTED = 255
_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_LOOKS_COUNTED = re.compile(
    r"[\s\d.,:/%()£$€-]*\d[\s\d.,:/%()£$€e+-]*(?:am?|pm?)?\s*"
    rf"|\s*(?:[\d\s,./-]*\d)?[\s,./-]*{_MONTH}(?:[\s,./-]*\d[\s\d,./:-]*)?\s*",
    re.IGNORECASE,
)
"""What is made of figures and the marks that stand between them, or of these and a month."""


def _is_passed_over(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp")

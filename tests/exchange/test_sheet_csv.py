"""A sheet as CSV for Excel: no cell is live, and each is read back as it was."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isa_programme import Sheet, SheetColumn, sheet_csv
from isa_programme.calendars.months import Month
from isa_programme.errors import FaultsError
from isa_programme.exchange.csv_cells import read_cells, unguarded
from isa_programme.exchange.desk.sheet_csv import written_sheet
from isa_programme.exchange.desk.sheets import CellType, SheetCell
from isa_programme.record.vocabulary import Visibility
from isa_programme.tracker.viewing import View
from registers import ground, issued, paper, register
from strategies import NASTY

COLUMNS = tuple(
    SheetColumn(name=kind, heading=kind.title(), type=kind, meaning="", width=12)
    for kind in CellType
)
TEXTS = (
    st.text(st.characters(exclude_categories=["Cs"]))
    | st.sampled_from(NASTY)
    | st.text("'\"=+-@,;\t\r\n 1e5\uff1da", max_size=20)
)
CELLS = st.tuples(
    TEXTS | st.none(),
    st.dates() | st.builds(Month, st.integers(1, 9999), st.integers(1, 12)) | st.none(),
    st.integers() | st.none(),
)


def one(*rows: tuple[SheetCell, ...]) -> Sheet:
    return Sheet(name="one", title="One", columns=COLUMNS, rows=rows)


def read(content: bytes) -> list[list[str]]:
    """The cells as the standard library has them, the guard taken off."""
    text = content.decode("utf-8-sig")
    return [[unguarded(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""))]


@given(st.lists(CELLS, max_size=5))
def test_any_cells_are_read_back_as_they_were(rows: list[tuple[SheetCell, ...]]) -> None:
    expected = [["" if cell is None else str(cell) for cell in row] for row in rows]
    assert [["Text", "Date", "Number"], *expected] == read(written_sheet(one(*rows)))


@given(st.lists(CELLS, max_size=5))
def test_no_cell_is_live_when_the_file_is_opened(rows: list[tuple[SheetCell, ...]]) -> None:
    text = written_sheet(one(*rows)).decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline="")):
        for cell in row:
            first = unicodedata.normalize("NFKC", cell.strip())[:1]
            assert first not in ("=", "+", "-", "@") or re.fullmatch("-[0-9]+", cell)


def test_our_own_reader_reads_it_with_the_guard_taken_off() -> None:
    content = written_sheet(one(("'=1+1", Month(2025, 9), -5), ("=1", date(2025, 9, 1), 0)))
    faults: list[tuple[int, str]] = []
    found = read_cells(
        content.decode(),
        faults=faults,
        columns=("Text", "Date", "Number"),
        needed=(),
        from_excel=True,
    )
    assert [
        (2, {"Text": "'=1+1", "Date": "2025-09", "Number": "-5"}),
        (3, {"Text": "=1", "Date": "2025-09-01", "Number": "0"}),
    ] == [*found]
    assert [] == faults


def test_its_bytes_are_what_excel_takes_for_utf_8_and_its_lines_end_as_on_windows() -> None:
    content = written_sheet(one(('é "x"\na', Month(2025, 9), 7), (None, date(2025, 9, 1), None)))
    assert (
        b'\xef\xbb\xbfText,Date,Number\r\n"\xc3\xa9 ""x""\na",\'2025-09,7\r\n,2025-09-01,\r\n'
    ) == content


def test_half_a_character_is_refused() -> None:
    with pytest.raises(FaultsError) as refused:
        written_sheet(one(("\ud83d", None, None)))
    assert (
        "the sheet one holds half a character (a lone surrogate), which can't be written;"
        " correct the entry"
    ) == str(refused.value)


def test_it_holds_what_is_public_unless_told_otherwise() -> None:
    view = View(register(*ground(), issued(paper(date(2025, 11, 3)))))
    day = date(2026, 1, 5)
    assert 1 == len(read(sheet_csv(view, "advice", as_at=day)))
    restricted = read(sheet_csv(view, "advice", as_at=day, visibility=Visibility.RESTRICTED))
    assert ["Reference", "ADV-2025-001"] == [row[0] for row in restricted]

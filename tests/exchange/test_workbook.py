"""Workbooks, read back by calamine and by an XML parser: each cell is what the sheet has."""

from __future__ import annotations

import io
import re
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import attrs
import pytest
import python_calamine
from hypothesis import given, settings
from hypothesis import strategies as st

from golden.records import OFFICE, PUBLIC, FrozenRecord
from isa_programme import Sheet, SheetColumn, Tracker, read_workbook, workbook
from isa_programme.calendars.months import Month
from isa_programme.errors import ExtraMissingError, FaultsError
from isa_programme.exchange.desk.sheets import CellType, SheetCell
from isa_programme.exchange.workbook import writing as workbook_writing
from isa_programme.exchange.workbook.reading import GivenCell
from isa_programme.exchange.workbook.text import held
from isa_programme.exchange.workbook.writing import Page, written_pages
from isa_programme.record.entries import Entry
from isa_programme.record.facts import AdviceIssued, Fact, ResponseReceived
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import Visibility
from isa_programme.record.words import NOT_SHOWN, with_every_word
from isa_programme.tracker.viewing import View
from registers import ground, issued, paper, register
from strategies import NASTY

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
THEN = datetime(2026, 3, 2, 12, tzinfo=UTC)
COLUMNS = (
    SheetColumn(name="text", heading="Text", type=CellType.TEXT, meaning="", width=15),
    SheetColumn(name="long", heading="Long text", type=CellType.TEXT, meaning="", width=40),
    SheetColumn(name="on", heading="On", type=CellType.DATE, meaning="", width=12),
    SheetColumn(name="number", heading="Number", type=CellType.NUMBER, meaning="", width=12),
)
HOSTILE = (
    *NASTY,
    *("<r>x</r>", "<r><t>x</t></r>", "_x0041_", "_x005F_x000D_", "_x0041\x07", "]]>", "&amp;"),
    *("text:0", "text:1", "{=1+1}", "https://x.invalid", "mailto:a@b.example", "internal:A1"),
    *("=HYPERLINK('x')", "+1", "\uff1d1+1", " =1", "\n=1", "1e5", "007", "TRUE", "#N/A", "a" * 300),
)


def one(*rows: tuple[SheetCell, ...]) -> Sheet:
    return Sheet(name="one", title="One", columns=COLUMNS, rows=rows)


def written(sheet: Sheet) -> bytes:
    page = Page(sheet=sheet, above=("One", "A line above."))
    return written_pages([page], title="One", subject="made up for a test", made_at=THEN)


def as_read(cell: SheetCell) -> GivenCell:
    """What is read back of a cell of a sheet."""
    match cell:
        case None | "":
            return None
        case int() if abs(cell) < 10**15:
            return cell
        case date() if cell >= date(1900, 3, 1):
            return cell
        case _:
            return held(str(cell))


def table(rows: Sequence[Sequence[GivenCell]]) -> list[list[GivenCell]]:
    """The rows below the headings of what is read of a sheet; a table of none has an empty one."""
    head = next(place for place, row in enumerate(rows) if place and row[0] is None) + 1
    return [list(row) for row in rows[head + 1 :]]


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def read_by_hand(content: bytes) -> Iterator[list[str]]:
    """The texts of the first sheet by an XML parser and the standard, none of our libraries."""
    found = parts(content)
    strings = [
        re.sub(
            "_x([0-9A-Fa-f]{4})_",
            lambda code: chr(int(code[1], 16)),
            each.findtext(f"{MAIN}t", ""),
        )
        for each in ET.fromstring(found["xl/sharedStrings.xml"])
    ]
    for row in ET.fromstring(found["xl/worksheets/sheet1.xml"]).iter(f"{MAIN}row"):
        yield [strings[int(cell.findtext(f"{MAIN}v", ""))] for cell in row if cell.get("t") == "s"]


# Any cell


texts = st.text() | st.sampled_from(HOSTILE) | st.text("_x005FAD\r\n\x07=é<r>&", max_size=30)
cells = st.tuples(
    texts | st.none(),
    texts | st.none(),
    st.dates() | st.builds(Month, st.integers(1, 9999), st.integers(1, 12)) | st.none(),
    st.integers() | st.none(),
)


@given(st.lists(cells, min_size=1, max_size=5))
def test_any_cells_are_read_back_with_their_types_and_texts(
    rows: list[tuple[SheetCell, ...]],
) -> None:
    (sheet,) = read_workbook(written(one(*rows)))
    expected = [[as_read(cell) for cell in row] for row in rows]
    while expected and not any(each is not None for each in expected[-1]):
        expected.pop()
    found = table(sheet.rows)
    assert expected == found
    assert [[type(cell) for cell in row] for row in expected] == [
        [type(cell) for cell in row] for row in found
    ]


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_is_text_to_every_reader(text: str) -> None:
    content = written(one((text, text, None, None)))
    kept = held(text)
    assert [kept, kept] == [*read_by_hand(content)][-1]
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert kept == book.get_sheet_by_index(0).to_python(skip_empty_area=False)[-1][0]
    sheet = parts(content)["xl/worksheets/sheet1.xml"]
    assert b"<f" not in sheet
    assert b"hyperlink" not in sheet


def test_days_before_march_1900_and_months_are_text_and_all_others_dates() -> None:
    days = (
        *(date(1, 1, 1), date(1899, 12, 31), date(1900, 1, 1), date(1900, 2, 28)),
        *(date(1900, 3, 1), date(2025, 9, 1), date(9999, 12, 31)),
    )
    (sheet,) = read_workbook(
        written(one(*((None, None, day, None) for day in (*days, Month(2025, 9)))))
    )
    assert ["0001-01-01", "1899-12-31", "1900-01-01", "1900-02-28", *days[4:], "2025-09"] == [
        row[2] for row in table(sheet.rows)
    ]


def test_a_day_is_the_number_that_excel_counts_it_by_and_is_shown_as_year_month_day() -> None:
    content = written(
        one((None, None, date(1900, 3, 1), 61), (None, None, date(2025, 9, 1), 45901))
    )
    found = parts(content)
    for column in (b"C", b"D"):
        counted = rb'<c r="' + column + rb'[56]" s="[0-9]+"><v>([0-9]+)'
        assert [b"61", b"45901"] == re.findall(counted, found["xl/worksheets/sheet1.xml"])
    assert b'formatCode="yyyy-mm-dd"' in found["xl/styles.xml"]
    assert b"date1904" not in found["xl/workbook.xml"]


def test_a_number_of_which_excel_would_keep_a_part_is_text() -> None:
    numbers = (10**15 - 1, -(10**15) + 1, 10**15, -(10**300))
    (sheet,) = read_workbook(written(one(*((None, None, None, each) for each in numbers))))
    assert [10**15 - 1, -(10**15) + 1, "1000000000000000", str(-(10**300))] == [
        row[3] for row in table(sheet.rows)
    ]


# The file


def test_each_sheet_is_one_named_table_with_headings_and_a_filter_and_its_title_in_a1() -> None:
    found = parts(written(one(("a", None, None, 1))))
    made = ET.fromstring(found["xl/tables/table1.xml"])
    assert ("One", "A4:D5") == (made.get("displayName"), made.get("ref"))
    assert ["A4:D5"] == [each.get("ref") for each in made.iter(f"{MAIN}autoFilter")]
    assert ["Text", "Long text", "On", "Number"] == [
        each.get("name") for each in made.iter(f"{MAIN}tableColumn")
    ]
    sheet = found["xl/worksheets/sheet1.xml"].decode()
    assert "mergeCell" not in sheet
    assert '<pane xSplit="1" ySplit="4" topLeftCell="B5" activePane="bottomRight"' in sheet
    assert ["One"] == next(read_by_hand(written(one())))


def test_a_table_without_rows_is_one_all_the_same() -> None:
    content = written(one())
    assert "A4:D5" == ET.fromstring(parts(content)["xl/tables/table1.xml"]).get("ref")
    (sheet,) = read_workbook(content)
    assert [] == table(sheet.rows)


def test_no_part_is_dated_by_the_machine_that_made_it() -> None:
    content = written(one(("a", None, None, 1)))
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        assert {((1980, 1, 1, 0, 0, 0), 0)} == {
            (each.date_time, each.create_system) for each in opened.infolist()
        }
    core = parts(content)["docProps/core.xml"].decode()
    assert {"2026-03-02T12:00:00Z"} == {*re.findall("[0-9-]{10}T[0-9:]{8}Z", core)}
    assert content == written(one(("a", None, None, 1)))


def test_a_text_that_was_edited_stays_text() -> None:
    found = parts(written(one(("1e5", "=1+1", None, None))))
    styles = ET.fromstring(found["xl/styles.xml"]).find(f"{MAIN}cellXfs")
    assert styles is not None
    short, long = re.findall(rb'<c r="[AB]5" s="([0-9]+)"', found["xl/worksheets/sheet1.xml"])
    assert "49" == styles[int(short)].get("numFmtId")
    assert "1" == styles[int(long)].get("quotePrefix")


def test_more_rows_than_a_sheet_can_have_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_writing, "MOST_ROWS", 2)
    with pytest.raises(FaultsError) as refused:
        written(one(*[("a", None, None, None)] * 3))
    said = "the sheet one has 3 rows; a workbook holds at most 2: write it as CSV"
    assert said == str(refused.value)


def test_without_the_extra_one_sentence_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(ExtraMissingError) as refused:
        written(one())
    said = "a workbook needs the extra xlsx: pip install 'isa-programme[xlsx]'"
    assert said == str(refused.value)


# Whole records


@pytest.fixture(scope="module", params=[OFFICE, PUBLIC], ids=lambda record: record.name)
def kept(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[FrozenRecord, Path]:
    return request.param, request.param.put(tmp_path_factory.mktemp("kept"))


@pytest.mark.parametrize("level", Visibility)
def test_a_whole_record_is_read_back_cell_for_cell(
    kept: tuple[FrozenRecord, Path], level: Visibility
) -> None:
    record, path = kept
    with Tracker.open(path) as tracker:
        made = workbook(tracker, as_at=record.as_at, visibility=level)
        sheets = tracker.seen_at(level).sheets(as_at=record.as_at)
    about, *found = read_workbook(made.content)
    assert "About" == about.name
    assert [(sheet.title, [column.heading for column in sheet.columns]) for sheet in sheets] == [
        (sheet.name, list(sheet.rows[3])) for sheet in found
    ]
    for sheet, given_ in zip(sheets, found, strict=True):
        assert [[as_read(cell) for cell in row] for row in sheet.rows] == table(given_.rows)
    assert () == made.lost


@cache
def office() -> tuple[Entry, ...]:
    """The entries of the invented office, without documents, whose names can't be any text."""
    with tempfile.TemporaryDirectory() as folder, Tracker.open(OFFICE.put(Path(folder))) as tracker:
        return tuple(_without_documents(each) for each in tracker.entries())


def _without_documents(entry: Entry) -> Entry:
    bare: Fact
    match entry.fact:
        case AdviceIssued(advice=advice):
            bare = AdviceIssued(advice=attrs.evolve(advice, documents=()))
        case ResponseReceived(response=response):
            bare = attrs.evolve(entry.fact, response=attrs.evolve(response, documents=()))
        case _:
            return entry
    return attrs.evolve(entry, fact=bare)


@settings(max_examples=20)
@given(texts.filter(lambda text: text and not re.search("[\0\ud800-\udfff]", text)))
def test_a_record_with_any_text_in_all_its_words_is_read_back_cell_for_cell(text: str) -> None:
    told = [attrs.evolve(each, fact=with_every_word(each.fact, text)) for each in office()]
    view = View(Register().folded(told))
    made = workbook(view, as_at=OFFICE.as_at, visibility=Visibility.CONFIDENTIAL)
    _, *found = read_workbook(made.content)
    for sheet, given_ in zip(view.sheets(as_at=OFFICE.as_at), found, strict=True):
        assert [[as_read(cell) for cell in row] for row in sheet.rows] == table(given_.rows)
    assert (held(text) == text) == (made.lost == ())


def test_the_first_sheet_says_what_it_is_and_what_each_column_means() -> None:
    view = View(register(*ground(), issued(attrs.evolve(paper(date(2025, 11, 3)), title="\ufffe"))))
    made = workbook(view, as_at=date(2026, 1, 5), visibility=Visibility.RESTRICTED)
    about, advice, *_ = read_workbook(made.content)
    lost = (
        "Advice C5, Title: 1 character that no workbook can hold is shown as a mark",
        "Obligations U5, Title: 1 character that no workbook can hold is shown as a mark",
    )
    assert (
        "Advice and answers",
        "As at 5 January 2026.",
        f"From the record up to the entry with the receipt {view.head}."
        if view.head
        else "From a record that holds nothing yet.",
        "Only what is public or restricted; the rest is left out.",
        "Made with isa export OUT.xlsx --visibility restricted --as-at 2026-01-05.",
        "Dates stand as year-month-day. Where only a month is known it stands as text: 2025-09.",
        (
            "Every text is kept as it was typed; none is a formula."
            " Nothing typed here changes the record."
        ),
        *lost,
        None,
        "Sheet",
    ) == tuple(row[0] for row in about.rows[:11])
    assert lost == made.lost
    assert "<U+FFFE>" == advice.rows[4][2]
    meanings = table(about.rows)
    assert ["Advice", "Reference", "text", "The paper, as the record numbers it"] == meanings[0]
    assert sum(len(sheet.columns) for sheet in view.sheets(as_at=date(2026, 1, 5))) == len(meanings)


def test_a_date_that_rests_on_an_example_rule_says_so_beside_it_and_on_the_first_sheet() -> None:
    view = View(Register().folded(office()))
    about, _, obligations, *_ = read_workbook(workbook(view, as_at=OFFICE.as_at).content)
    assert "Dates marked as an example rule are counted by one that nobody agreed." in [
        row[0] for row in about.rows
    ]
    headings = obligations.rows[3]
    beside = headings.index("Deadline")
    assert "The date rests on" == headings[beside + 1]
    assert "an example rule, not agreed" in {row[beside + 1] for row in table(obligations.rows)}


def test_a_paper_that_speaks_of_an_example_rule_makes_no_date_rest_on_one() -> None:
    titled = attrs.evolve(paper(date(2025, 11, 3)), title="an example rule, not agreed")
    view = View(register(*ground(), issued(titled)))
    about, *_ = read_workbook(
        workbook(view, as_at=date(2026, 1, 5), visibility=Visibility.RESTRICTED).content
    )
    assert "Dates marked as an example rule are counted by one that nobody agreed." not in [
        row[0] for row in about.rows
    ]


def test_the_first_sheet_says_where_nothing_is_left_out() -> None:
    view = View(register(*ground()))
    about, *_ = read_workbook(
        workbook(view, as_at=date(2026, 1, 5), visibility=Visibility.CONFIDENTIAL).content
    )
    said = "Nothing is left out: what is confidential, and what is never public, is in it."
    assert said in [row[0] for row in about.rows]


def test_only_what_may_be_seen_is_in_it_and_the_public_see_it_unless_told_otherwise() -> None:
    view = View(Register().folded(office()))
    public = parts(workbook(view, as_at=OFFICE.as_at).content)
    held_back = parts(
        workbook(view, as_at=OFFICE.as_at, visibility=Visibility.CONFIDENTIAL).content
    )
    marks = (b"For the office only", b"For the eyes of two", b"First desk")
    assert [False] * 3 == [any(mark in part for part in public.values()) for mark in marks]
    assert [True] * 3 == [any(mark in part for part in held_back.values()) for mark in marks]
    assert any(NOT_SHOWN.encode() in part for part in public.values())


def test_the_same_record_and_day_give_the_same_bytes_and_another_day_others() -> None:
    first, again = (View(Register().folded(office())) for _ in range(2))
    day = OFFICE.as_at
    assert workbook(first, as_at=day).content == workbook(again, as_at=day).content
    assert workbook(first, as_at=day).content != workbook(first, as_at=day + timedelta(1)).content


def test_a_record_that_holds_nothing_makes_a_workbook_dated_by_its_day() -> None:
    made = workbook(View(Register()), as_at=date(1979, 1, 1))
    core = parts(made.content)["docProps/core.xml"].decode()
    assert {"1979-01-01T00:00:00Z"} == {*re.findall("[0-9-]{10}T[0-9:]{8}Z", core)}
    assert [0] * 5 == [len(table(sheet.rows)) for sheet in read_workbook(made.content)[1:]]

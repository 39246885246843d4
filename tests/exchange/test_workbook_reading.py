"""Workbooks are read with the types of their cells; what can't be read is refused."""

from __future__ import annotations

import contextlib
import io
import sys
import zipfile
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isa_programme.errors import ExtraMissingError, FaultsError
from isa_programme.exchange.workbook import parts as workbook_parts
from isa_programme.exchange.workbook.marks import UNWORKED, CellFault
from isa_programme.exchange.workbook.reading import (
    GivenCell,
    GivenSheet,
    MergedArea,
    read_workbook,
)
from workbooks import DAY, HOUR, HOURS, KIND, MOMENT, cell, inline, packed, row, workbook

DAMAGED = "the workbook is damaged; open it in Excel and save it again"


def the_sheet(content: bytes) -> GivenSheet:
    (sheet,) = read_workbook(content)
    return sheet


def cells(*given: str, strings: str = "") -> tuple[GivenCell, ...]:
    """What is read of the cells of a first row."""
    (found,) = the_sheet(workbook(row(1, *given), strings=strings)).rows
    return found


def refused(content: bytes) -> str:
    with pytest.raises(FaultsError) as error:
        read_workbook(content)
    return str(error.value)


# What cells hold


def test_numbers_are_whole_where_they_are_and_as_exact_as_the_file() -> None:
    given = ("5", "-0", "5.5", "9007199254740991", "9007199254740993", "1E300", "0.1")
    found = cells(
        *(cell(f"{letter}1", each) for letter, each in zip("ABCDEFG", given, strict=True))
    )
    assert (5, 0, 5.5, 9007199254740991, 9007199254740992.0, 1e300, 0.1) == found
    assert [int, int, float, int, float, float, float] == [type(each) for each in found]


def test_true_and_false_are_no_numbers() -> None:
    found = cells(cell("A1", 1, kind="b"), cell("B1", 0, kind="b"), cell("C1", 1))
    assert [True, False, 1] == list(found)
    assert [bool, bool, int] == [type(each) for each in found]


def test_days_are_days_and_times_are_times() -> None:
    assert (
        date(2025, 1, 2),
        date(2025, 1, 2),
        datetime(2025, 1, 2, 13, 4, 5),  # noqa: DTZ001 - a workbook knows no zones
        time(12, 0),
        timedelta(days=1, hours=12),
        date(1900, 3, 1),
        date(9999, 12, 31),
        45659,
    ) == cells(
        cell("A1", 45659, style=DAY),
        cell("B1", 45659, style=MOMENT),
        cell("C1", 45659.544502314814, style=MOMENT),
        cell("D1", 0.5, style=HOUR),
        cell("E1", 1.5, style=HOURS),
        cell("F1", 61, style=DAY),
        cell("G1", 2958465, style=DAY),
        cell("H1", 45659),
    )


def test_days_counted_from_1904_come_out_right() -> None:
    content = workbook(row(1, cell("A1", 45659 - 1462, style=DAY)), date1904=True)
    assert ((date(2025, 1, 2),),) == the_sheet(content).rows


def test_a_day_written_as_a_day_is_read_too() -> None:
    assert (date(2025, 1, 2),) == cells(cell("A1", "2025-01-02", kind="d"))


def test_text_is_text_whatever_it_looks_like() -> None:
    texts = ("5", "2025-01-02", "=1+1", "'=1+1", " a ", "\ta\nb", "TRUE", "#N/A", "\u202e", "😀")
    letters = "ABCDEFGHIJ"
    given = (inline(f"{letter}1", text) for letter, text in zip(letters, texts, strict=True))
    assert texts == cells(*given)


def test_escapes_of_excel_are_the_characters_they_stand_for() -> None:
    found = cells(
        inline("A1", "a_x000D_b"), inline("B1", "a_x005F_x000D_b"), inline("C1", "_x0007_")
    )
    assert ("a\rb", "a_x000D_b", "\x07") == found


def test_text_in_several_fonts_is_one_text_and_readings_of_it_are_not_in_it() -> None:
    two = '<r><t xml:space="preserve"> two</t></r>'
    strings = f'<si><r><t>One</t></r>{two}<rPh sb="0" eb="1"><t>x</t></rPh></si>'
    assert ("One two",) == cells(cell("A1", 0, kind="s"), strings=strings)


def test_an_empty_text_is_an_empty_cell() -> None:
    assert (None, None, 1) == cells(inline("A1", ""), cell("C1", 1))


def test_of_a_formula_the_result_saved_with_it_counts() -> None:
    found = cells(
        '<c r="A1"><f>1+1</f><v>2</v></c>',
        '<c r="B1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>',
        '<c r="C1" s="1"><f>TODAY()</f><v>45659</v></c>',
    )
    assert (2, "ab", date(2025, 1, 2)) == found


def test_errors_and_formulas_never_worked_out_are_told_of_and_are_not_empty() -> None:
    content = workbook(
        row(2, cell("B2", 1), cell("C2", "#N/A", kind="e"), '<c r="D2"><f>1+1</f></c>'),
        row(3, '<c r="A3"><f>1+1</f><v></v></c>', '<c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
        '<row><c><v>1</v></c><c t="e"><v>#REF!</v></c></row>',
        row(6, "<c r='E6' t='e'><v>#NAME?</v></c>"),
    )
    none, unworked = (None,) * 5, CellFault(UNWORKED)
    assert (
        none,
        (None, 1, CellFault("#N/A"), unworked, None),
        (unworked, CellFault("#DIV/0!"), None, None, None),
        (1, CellFault("#REF!"), None, None, None),
        none,
        (None, None, None, None, CellFault("#NAME?")),
    ) == the_sheet(content).rows
    assert "#N/A" == str(CellFault("#N/A"))


def test_text_that_tells_of_an_error_is_none() -> None:
    text = '&lt;c r="A1" t="e"&gt;&lt;f&gt; hidden="1"'
    assert ('<c r="A1" t="e"><f> hidden="1"',) == cells(inline("A1", text))


def test_a_number_that_is_none_is_told_of() -> None:
    assert (CellFault("a number that is none"),) * 2 == cells(
        cell("A1", "NaN"), cell("B1", "1E400")
    )


# Sheets


def test_rows_and_columns_stand_where_they_stand_in_the_sheet() -> None:
    content = workbook(row(3, cell("B3", 1)), row(5, cell("C5", 2)))
    none = (None, None, None)
    assert (none, none, (None, 1, None), none, (None, None, 2)) == the_sheet(content).rows


def test_a_sheet_without_a_value_has_no_rows() -> None:
    assert () == the_sheet(workbook(row(7, '<c r="XFD7" s="1"/>'))).rows
    assert () == the_sheet(workbook()).rows


def test_hidden_sheets_and_rows_are_read_and_told_of() -> None:
    content = workbook(
        row(1, cell("A1", 1)),
        row(2, cell("A2", 2), hidden="1"),
        row(4, cell("A4", 4), hidden="true"),
        row(5, cell("A5", 5), hidden="0"),
        others={"Old": row(1, cell("A1", 7)), "New": ""},
        hidden=("Old",),
    )
    log, old, new = read_workbook(content)
    assert ("Log", False, [2, 4], 5) == (
        *(log.name, log.hidden, sorted(log.hidden_rows), len(log.rows)),
    )
    assert ("Old", True, ((7,),)) == (old.name, old.hidden, old.rows)
    assert GivenSheet(name="New", rows=()) == new


def test_merged_cells_have_their_value_in_the_first_and_are_told_of() -> None:
    merged = '<mergeCells count="1"><mergeCell ref="A1:B3"/></mergeCells>'
    content = workbook(row(1, cell("A1", 1)), row(3, cell("C3", 2)), after=merged)
    sheet = the_sheet(content)
    assert (MergedArea(first=(1, 1), last=(3, 2)),) == sheet.merged
    assert ((1, None, None), (None, None, None), (None, None, 2)) == sheet.rows


def test_names_of_parts_with_backslashes_or_a_slash_before_are_read_too() -> None:
    renamed = {}
    with zipfile.ZipFile(io.BytesIO(workbook(row(1, cell("A1", 1))))) as given_:
        for name in given_.namelist():
            renamed[name.replace("xl/work", "/xl\\work")] = given_.read(name)
    assert ((1,),) == the_sheet(packed(renamed)).rows


def test_parts_with_a_prefix_for_every_name_are_read_too() -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    part = (
        f'<x:worksheet xmlns:x="{main}"><x:sheetData><x:row r="1" hidden="1">'
        '<x:c r="A1"><x:v>1</x:v></x:c><x:c r="B1" t="e"><x:v>#N/A</x:v></x:c>'
        '<x:c r="C1"><x:f>1</x:f></x:c></x:row></x:sheetData></x:worksheet>'
    )
    sheet = the_sheet(workbook(parts={"xl/worksheets/sheet1.xml": part}))
    assert ((1, CellFault("#N/A"), CellFault(UNWORKED)),) == sheet.rows
    assert {1} == sheet.hidden_rows


# What is no workbook


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
NO_WORKBOOK = "the file is no workbook of the kind .xlsx; save it in Excel as .xlsx"
OTHER_FILES = {
    "nothing": (
        b"",
        "the file is no Excel workbook; save it in Excel as .xlsx, or as CSV in UTF-8",
    ),
    "CSV": (
        b"kind,date\r\n",
        "the file is no Excel workbook; save it in Excel as .xlsx, or as CSV in UTF-8",
    ),
    "xls": (OLE, "the file is of the older kind, .xls; save it in Excel as .xlsx"),
    "password": (
        OLE + "EncryptedPackage".encode("utf-16-le"),
        "the file is protected by a password; save a copy of it without one, as .xlsx",
    ),
    "xlsm": (
        workbook(
            parts={
                "[Content_Types].xml": (
                    '<Override PartName="/xl/workbook.xml" ContentType='
                    '"application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>'
                )
            }
        ),
        "the workbook holds macros; save it in Excel as .xlsx, which holds none",
    ),
    "ods": (packed({"content.xml": "<a/>"}), NO_WORKBOOK),
    "xlsb": (
        packed({"[Content_Types].xml": f"{KIND}.sheet.main+xml", "xl/workbook.bin": b""}),
        NO_WORKBOOK,
    ),
    "cut": (workbook(row(1, cell("A1", 1)))[:-40], DAMAGED),
    "head alone": (b"PK\x03\x04", DAMAGED),
    "cut XML": (
        workbook(parts={"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row"}),
        DAMAGED,
    ),
    "no XML": (workbook(parts={"xl/workbook.xml": b"\x00\x01"}), DAMAGED),
    "UTF-16": (workbook(parts={"xl/styles.xml": "<a/>".encode("utf-16")}), DAMAGED),
    "entities": (
        workbook(parts={"xl/workbook.xml": b'<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'}),
        DAMAGED,
    ),
    "no such encoding": (
        workbook(parts={"xl/workbook.xml": b'<?xml version="1.0" encoding="UTF-77"?><a/>'}),
        DAMAGED,
    ),
    "string not there": (workbook(row(1, cell("A1", 7, kind="s"))), DAMAGED),
    "number that is text": (workbook(row(1, cell("A1", "x"))), DAMAGED),
    "duration without end": (workbook(row(1, cell("A1", "1e12", style=HOURS))), DAMAGED),
    "part not there": (
        workbook(parts={"xl/_rels/workbook.xml.rels": b"<Relationships/>"}),
        DAMAGED,
    ),
}


@pytest.mark.parametrize(("content", "said"), OTHER_FILES.values(), ids=OTHER_FILES)
def test_what_is_no_workbook_is_refused_in_a_sentence(content: bytes, said: str) -> None:
    assert said == refused(content)


def test_a_part_there_twice_is_refused() -> None:
    content = io.BytesIO(workbook())
    with zipfile.ZipFile(content, "a") as made, pytest.warns(UserWarning, match="Duplicate"):
        made.writestr("xl/workbook.xml", "<a/>")
    assert DAMAGED == refused(content.getvalue())


def test_a_part_locked_on_its_own_is_refused() -> None:
    content = bytearray(workbook())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert DAMAGED == refused(bytes(content))


def test_a_byte_changed_within_a_part_is_refused() -> None:
    content = bytearray(workbook(row(1, *(cell(f"{letter}1", 12345) for letter in "ABCDE"))))
    content[content.index(b"sheet1.xml") + 40] ^= 0xFF
    assert DAMAGED == refused(bytes(content))


def test_what_unpacks_to_too_much_is_refused_before_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workbook_parts, "UNPACKED", 2 * 1024**2)
    content = workbook(parts={"xl/worksheets/sheet1.xml": b" " * (2 * 1024**2)})
    assert len(content) < 10_000
    said = "the workbook unpacks to more than 2 MiB; split it into several"
    assert said == refused(content)


def test_a_part_that_unpacks_to_more_than_it_says_is_refused() -> None:
    big = b" " * 1_000_000
    content = bytearray(workbook(parts={"xl/styles.xml": big}))
    for signature, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = content.index(b"xl/styles.xml")
        at = content.rindex(signature, 0, content.rindex(b"xl/styles.xml") if place == 24 else at)
        content[at + place : at + place + 4] = (10).to_bytes(4, "little")
    assert DAMAGED == refused(bytes(content))


FAR = {
    "a cell in the last corner": (row(1048576, cell("XFD1048576", 1)), 16384, 1048576),
    "two cells": (row(1, cell("ZZ1", 1)) + row(99999, cell("A99999", 1)), 702, 99999),
    "no places": (
        "<row>" + "<c><v>1</v></c>" * 50 + "</row>" + row(299999, "<c><v>1</v></c>"),
        50,
        299999,
    ),
    "many rows": (row(1, cell("Z1", 1)) + row(400000, cell("A400000", 1)), 26, 400000),
}


@pytest.mark.parametrize(("rows", "columns", "down"), FAR.values(), ids=FAR)
def test_a_sheet_that_reaches_too_far_is_refused(rows: str, columns: int, down: int) -> None:
    assert (
        f"the sheet 'Log' reaches {columns} columns to the right and {down} rows down; at most"
        " 10000000 cells are read; delete what stands far from its table"
    ) == refused(workbook(rows))


@pytest.mark.parametrize("place", ["A99999999", "AAAA1", "d999999999991"])
def test_a_cell_where_there_can_be_none_is_refused(place: str) -> None:
    said = "the sheet 'Log' has a cell beyond the last row and column there is"
    assert said == refused(workbook(row(1, cell(place, 1))))


def test_cells_far_out_that_are_only_coloured_are_no_cells() -> None:
    rows = (row(1, cell("A1", 1)), row(1048576, '<c r="XFD1048576" s="1"/>'))
    assert ((1,),) == the_sheet(workbook(*rows)).rows


def test_a_long_sheet_and_a_wide_one_are_read() -> None:
    long = the_sheet(workbook(row(1, cell("A1", 1)), row(1048576, cell("B1048576", 2))))
    wide = the_sheet(workbook(row(1, cell("XFD1", 1)), row(100, cell("A100", 2))))
    assert (1048576, 2) == (len(long.rows), long.rows[-1][-1])
    assert (100, 16384) == (len(wide.rows), len(wide.rows[0]))


@given(st.data())
def test_no_change_of_bytes_within_the_parts_brings_it_down(data: st.DataObject) -> None:
    parts = {}
    content = workbook(
        row(1, cell("A1", 0, kind="s"), cell("B1", 45659, style=DAY), cell("C1", "#N/A", kind="e")),
        strings="<si><t>text</t></si>",
        after='<mergeCells count="1"><mergeCell ref="A1:B3"/></mergeCells>',
    )
    with zipfile.ZipFile(io.BytesIO(content)) as given_:
        parts = {name: given_.read(name) for name in given_.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    part = bytearray(parts[name])
    for _ in range(data.draw(st.integers(1, 3))):
        part[data.draw(st.integers(0, len(part) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(FaultsError):
        assert all(
            isinstance(each, GivenSheet)
            for each in read_workbook(packed({**parts, name: bytes(part)}))
        )


def test_without_the_extra_one_sentence_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(ExtraMissingError) as error:
        read_workbook(workbook())
    said = "reading a workbook needs the extra xlsx: pip install 'isa-programme[xlsx]'"
    assert said == str(error.value)

"""The rows of an office's log: each a paper with its letters, or a fault by row and column."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date, datetime, time

import pytest

from isa_programme.errors import FaultsError
from isa_programme.exchange.log.log import Log, log_of, read_log
from isa_programme.exchange.log.map_file import read_log_map
from isa_programme.exchange.log.rows import LogRow
from isa_programme.exchange.workbook.marks import CellFault
from isa_programme.exchange.workbook.reading import GivenCell, GivenSheet, MergedArea
from isa_programme.record.advice import Advice, Recommendation
from isa_programme.record.facts import AdviceIssued, ResponseReceived
from isa_programme.record.responses import Disposition, Response
from isa_programme.record.vocabulary import (
    DispositionKind,
    Function,
    Priority,
    ResponseKind,
    Visibility,
)

MAP = """
name = "log"
dates = "dmy"
empty = ["n/a"]
ignore = ["RAG"]
skip = [{ column = "Ref", value = "total" }]

[offices]
"Minister" = "minister"
"COSLA" = "cosla"

[advice]
own_reference = "Ref"
title = "Subject"
issued_on = "Sent"
addressees = { column = "To", split = [";", "lines"] }
recommendations = { column = "Advice", split = ["numbered"] }
function = { column = "Function", words = { "Engagement" = "relationships" } }
visibility = { always = "public" }
priority = { column = "Urgent?", words = { "yes" = "urgent" }, otherwise = "routine" }

[acknowledgement]
received_on = "Ack"
sent_by = { same_as = "addressees" }

[substantive]
received_on = "Answered"
sent_by = "By"
dispositions = { column = "Outcome", split = ["numbered", ";"], words = { "Awaited" = "" } }
reasons = { column = "Why", split = ["numbered"] }
"""
HEADINGS = (
    *("Ref", "Sent", "To", "Subject", "Advice", "Function", "Urgent?", "Ack", "Answered", "By"),
    *("Outcome", "Why", "RAG"),
)
ROW = {"Ref": "L-1", "Sent": "03/04/2025", "To": "COSLA", "Subject": "Care", "Advice": "Do it"}


def sheet(*rows: Mapping[str, GivenCell]) -> GivenSheet:
    cells = [tuple(row.get(heading) for heading in HEADINGS) for row in rows]
    return GivenSheet(name="Log", rows=(HEADINGS, *cells))


def read(*rows: Mapping[str, GivenCell], text: str = MAP) -> Log:
    return log_of(sheet(*rows), read_log_map(text))


def faults(*rows: Mapping[str, GivenCell], text: str = MAP) -> list[str]:
    return [f"{number}: {fault}" for number, fault in read(*rows, text=text).faults]


def test_a_row_makes_a_paper_its_acknowledgement_and_its_answer() -> None:
    log = read(
        {
            "Ref": " L-7 ",
            "Sent": date(2025, 4, 3),
            "To": "Minister ;\ncosla",
            "Subject": "=SUM(A1): C\u00e0rn \N{EN DASH} 'now'",
            "Advice": "1. Publish a plan\n2. Name a director 3. Report",
            "Function": "ENGAGEMENT",
            "Urgent?": "Yes",
            "Ack": "05/04/2025",
            "Answered": datetime(2025, 5, 1),  # noqa: DTZ001 - a workbook knows no zone
            "By": "COSLA",
            "Outcome": "1. Accepted 2. not accepted 3. Awaited",
            "Why": "1. under way 2. no money 3. soon",
            "RAG": "red",
        }
    )

    assert log.faults == ()
    assert [*log.rows] == [
        LogRow(
            number=2,
            advice=AdviceIssued(
                advice=Advice(
                    own_reference="L-7",
                    title="=SUM(A1): C\u00e0rn \N{EN DASH} 'now'",
                    issued_on=date(2025, 4, 3),
                    issued_by="",
                    addressees=("minister", "cosla"),
                    recommendations=tuple(
                        Recommendation(text=text, addressees=("minister", "cosla"))
                        for text in ("Publish a plan", "Name a director", "Report")
                    ),
                    function=Function.RELATIONSHIPS,
                    priority=Priority.URGENT,
                    visibility=Visibility.PUBLIC,
                )
            ),
            responses={
                "acknowledgement": ResponseReceived(
                    response=Response(
                        advice="",
                        kind=ResponseKind.ACKNOWLEDGEMENT,
                        sent_by=("minister", "cosla"),
                        received_on=date(2025, 4, 5),
                    )
                ),
                "substantive": ResponseReceived(
                    response=Response(
                        advice="",
                        kind=ResponseKind.SUBSTANTIVE,
                        sent_by=("cosla",),
                        received_on=date(2025, 5, 1),
                        dispositions=(
                            Disposition(
                                recommendation=1, kind=DispositionKind.ACCEPTED, reason="under way"
                            ),
                            Disposition(
                                recommendation=2,
                                kind=DispositionKind.NOT_ACCEPTED,
                                reason="no money",
                            ),
                        ),
                    )
                ),
            },
        )
    ]


def test_one_decision_and_one_reason_are_those_of_every_recommendation() -> None:
    (row,) = read(
        {**ROW, "Advice": "1. A 2. B", "Answered": "04/05/2025", "Outcome": "Noted", "Why": "late"}
    ).rows

    assert row.responses["substantive"].response.dispositions == tuple(
        Disposition(recommendation=number, kind=DispositionKind.NOTED, reason="late")
        for number in (1, 2)
    )


def test_rows_that_are_no_papers_are_passed_over() -> None:
    log = read(
        ROW,
        {},
        {"Subject": "  "},
        {"RAG": "green"},
        {"Ref": " TOTAL ", "Subject": "120"},
    )

    assert ([2], ()) == ([row.number for row in log.rows], log.faults)


def test_a_reference_that_is_a_number_is_kept_as_it_is_typed() -> None:
    log = read({**ROW, "Ref": 2301}, {**ROW, "Ref": 2.5}, {**ROW, "Ref": "007"})

    assert ["2301", "2.5", "007"] == [row.reference for row in log.rows]


def test_a_letter_without_a_sender_is_from_the_one_office_asked() -> None:
    (row,) = read({**ROW, "Answered": "04/05/2025", "Outcome": "Noted"}).rows

    assert ("cosla",) == row.responses["substantive"].response.sent_by


def test_the_names_of_columns_are_told_and_what_is_filled() -> None:
    log = read(ROW)

    assert ("Sent", "issued_by", "Ack") == (
        log.heading("advice", "issued_on"),
        log.heading("advice", "issued_by"),
        log.heading("acknowledgement", "received_on"),
    )
    assert log.mapped["acknowledgement"] == ("received_on", "sent_by")
    assert (log.name, log.is_known_by_reference) == ("log", True)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"Sent": "04/13/2025"}, ["Sent: '04/13/2025' is not a date here: there is no such day;"]),
        ({"Sent": None}, ["Sent: it can't be blank"]),
        ({"Subject": " "}, ["Subject: it can't be blank"]),
        ({"Ref": "n/a"}, ["Ref: it can't be blank"]),
        ({"Ref": "x" * 101}, ["Ref: 101 characters; a reference has at most 100"]),
        ({"Ref": date(2025, 1, 2)}, ["Ref: Excel took it for the day 2025-01-02; format its"]),
        ({"Ref": "L\n1"}, ["Ref: it is one line; leave out line breaks and control characters"]),
        ({"Ref": True}, ["Ref: true is no text; format its column as text"]),
        ({"Ref": 10**15}, ["Ref: it is a number so large that Excel loses figures of it; type"]),
        ({"Ref": 1e300}, ["Ref: it is a number so large that Excel loses figures of it; type"]),
        ({"Ref": float("nan")}, ["Ref: it is a number so large that Excel loses figures of it"]),
        ({"Subject": time(9, 30)}, ["Subject: a time is no text; format its column as text"]),
        ({"Subject": CellFault("#REF!")}, ["Subject: it holds #REF!; put the formula right, or"]),
        ({"Subject": "#N/A"}, ["Subject: it holds #N/A; put the formula right, or type the"]),
        ({"To": "Minster"}, ["To: 'Minster' is not among the offices of the map, and is no slug"]),
        (
            {"To": "A; B"},
            [
                "To: 'A' is not among the offices of the map, and is no slug; add it there",
                "To: 'B' is not among the offices of the map, and is no slug; add it there",
            ],
        ),
        ({"To": 7}, ["To: the number 7 is no text"]),
        ({"Function": "tactics"}, ["Function: 'tactics' is none of strategy, delivery, relation"]),
        ({"Advice": "1. A 3. C\n3. D"}, ["Advice: its parts are not numbered 1, 2, 3 in order"]),
        ({"Advice": "1. A\n2. \n"}, ["Advice: a number has nothing after it"]),
        (
            {"Answered": "04/05/2025", "To": "Minister; COSLA", "Outcome": "Noted"},
            ["Answered: sent_by in the map has to say from which of minister, cosla it is"],
        ),
        (
            {"Answered": "04/05/2025", "Outcome": "Noted", "Advice": None},
            ["Outcome: the row holds no recommendation that this could be decided about"],
        ),
        (
            {"Answered": "04/05/2025", "Outcome": "Noted; Noted; Noted", "Advice": "1. A 2. B"},
            ["Outcome: 3 decisions, and 2 recommendations they could be about"],
        ),
        (
            {"Answered": "04/05/2025", "Outcome": "Noted", "Why": "1. A 2. B 3. C"},
            ["Why: 3 reasons, and 1 recommendations they could be about"],
        ),
        (
            {"Answered": "04/05/2025", "Why": "no money"},
            ["Why: a reason needs what it is for, in 'Outcome'"],
        ),
        ({"Outcome": "Accepted"}, ["Outcome: it is filled, and 'Answered' is not"]),
        (
            {"Why": "no", "By": "COSLA", "Answered": "n/a"},
            [
                "By: it is filled, and 'Answered' is not",
                "Why: it is filled, and 'Answered' is not",
            ],
        ),
        ({"Outcome": "Awaited"}, []),
        ({"Answered": "soon", "Outcome": "Noted"}, ["Answered: 'soon' is not a date here: write"]),
    ],
)
def test_a_cell_that_is_wrong_is_told_by_its_row_and_its_own_heading(
    changes: dict[str, GivenCell], said: list[str]
) -> None:
    told = faults({**ROW, **changes})

    assert [f"2: {fault}" for fault in said] == [
        each[: len(begin) + 3] for each, begin in zip(told, said, strict=True)
    ]


def test_the_faults_of_all_rows_are_told_and_the_other_rows_read() -> None:
    log = read({**ROW, "Sent": "soon"}, {**ROW, "Ref": "L-2"}, {**ROW, "Ref": "L-3", "To": "?"})

    assert [2, 4] == [number for number, _ in log.faults]
    assert ["L-2"] == [row.reference for row in log.rows]


def test_a_reference_that_two_rows_have_is_refused() -> None:
    assert ["3: Ref: 'L-1' is in row 2 too; rows are known by it"] == faults(ROW, ROW)


@pytest.mark.parametrize(
    ("area", "said"),
    [
        (((2, 1), (3, 1)), ["2: cells are merged over rows 2 to 3; unmerge them, and fill each"]),
        (((3, 3), (3, 4)), ["3: cells are merged over several columns; unmerge them, and fill"]),
        (((2, 13), (3, 13)), []),
        (((5, 1), (6, 4)), []),
    ],
)
def test_merged_cells_are_refused_where_they_touch_a_paper(
    area: tuple[tuple[int, int], tuple[int, int]], said: list[str]
) -> None:
    given = sheet(ROW, {**ROW, "Ref": "L-2"}, {"Ref": "Total"})
    merged = (MergedArea(first=area[0], last=area[1]),)
    log = log_of(GivenSheet(name="Log", rows=given.rows, merged=merged), read_log_map(MAP))

    told = [f"{number}: {fault}" for number, fault in log.faults]
    assert said == [each[: len(begin)] for each, begin in zip(told, said, strict=True)]


# Columns


def columns_said(
    headings: tuple[GivenCell, ...], text: str, *rows: tuple[GivenCell, ...]
) -> list[str]:
    try:
        log = log_of(GivenSheet(name="Log", rows=(headings, *rows)), read_log_map(text))
    except FaultsError as error:
        return [*error.faults]
    return [f"{number}: {fault}" for number, fault in log.faults]


PLAIN = 'name = "log"\n[advice]\ntitle = "T"\nissued_on = "D"\n'


@pytest.mark.parametrize(
    ("headings", "text", "said"),
    [
        (("T", "D"), PLAIN, []),
        ((" T ", "D\n"), PLAIN, []),
        (("t", "D"), PLAIN, ["row 1: advice.title: there is no heading 'T'; there is 't', 'D'"]),
        (
            ("T", "D", "More"),
            PLAIN,
            ["row 1: the column 'More' (C) is not in the map; map it, or name it under ignore"],
        ),
        (
            ("T", "D", "T"),
            PLAIN,
            [
                (
                    "row 1: advice.title: the heading 'T' is there twice, in A and C; name the"
                    " column by its letter"
                )
            ],
        ),
        (("T", "D", "T"), PLAIN.replace('"T"', '{ letter = "C" }'), ["column A"]),
        (("T", "D", "X", "X"), 'ignore = [{letter = "C"}, {letter = "D"}]\n' + PLAIN, []),
        (("T", "D"), 'ignore = [{letter = "Z"}]\n' + PLAIN, ["row 1: ignore[0]: there is no"]),
        (("T", "D"), 'ignore = ["X"]\n' + PLAIN, ["row 1: ignore[0]: there is no heading 'X'"]),
        (
            ("T", "D"),
            'skip = [{column = "X", value = "a"}]\n' + PLAIN,
            ["row 1: skip[0]: there is no heading 'X'; there is 'T', 'D'"],
        ),
        ((None, None), PLAIN, ["row 1: advice.title: there is no heading 'T'; there is none"] * 1),
        (
            ("T", "D"),
            PLAIN + 'function = { always = "tactics" }\n',
            ["advice.function.always: 'tactics' is none of strategy, delivery, relationships"],
        ),
        (
            ("T", "D"),
            "heading_row = 3\n" + PLAIN,
            ["row 3: no headings are there; the sheet has 1 rows"],
        ),
    ],
)
def test_every_column_is_mapped_or_left_out_by_name(
    headings: tuple[GivenCell, ...], text: str, said: list[str]
) -> None:
    told = columns_said(headings, text)

    assert len(told) >= len(said)
    assert all(begin in fault for begin, fault in zip(said, told, strict=False)), told
    assert bool(said) == bool(told)


def test_a_filled_cell_below_no_heading_is_refused() -> None:
    told = columns_said(
        ("T", "D", None, None), PLAIN, ("A", "2025-01-05", "x", None), ("B", "2025-01-05", " ", 0)
    )

    assert told == [
        "2: column C: it has no heading; give it one, or name it by its letter",
        "3: column D: it has no heading; give it one, or name it by its letter",
    ]


# Files


def as_csv(*rows: tuple[str, ...]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


TABLE = (("T", "D"), ("'=SUM", "2025-01-05"), ("", ""))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_csv_is_read_with_or_without_a_mark_in_front(encoding: str) -> None:
    log = read_log(as_csv(*TABLE).encode(encoding), read_log_map(PLAIN))

    assert ["'=SUM"] == [row.advice.advice.title for row in log.rows]


def test_the_apostrophe_that_guards_a_cell_is_stripped_where_that_is_said() -> None:
    log = read_log(as_csv(*TABLE).encode(), read_log_map(PLAIN), from_excel=True)

    assert ["=SUM"] == [row.advice.advice.title for row in log.rows]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (as_csv(*TABLE).encode("utf-16"), "the file is not UTF-8; save it as UTF-8 (in Excel:"),
        ("T,D\n\u00e9,2025-01-05\n".encode("latin-1"), "the file is not UTF-8; save it as UTF-8"),
        (b"T,D\nA\0,2025-01-05\n", "row 1: the file holds NUL characters, so it is no CSV"),
        (b'T,D\n"A,2025-01-05\n', "row 2: unexpected end of data"),
        (b"", "row 1: no headings are there; the sheet has 0 rows"),
        (b"PK\x03\x04", "the workbook is damaged; open it in Excel and save it again"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "the file is of the older kind, .xls; save it in"),
    ],
)
def test_a_file_that_is_no_log_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(FaultsError) as caught:
        read_log(content, read_log_map(PLAIN))

    assert said == caught.value.faults[0][: len(said)]


def test_rows_of_another_width_are_refused_each_by_its_number() -> None:
    log = read_log(b"T,D\nA\nB,2025-01-05,x\n\nC,2025-01-05\n,\n", read_log_map(PLAIN))

    assert ((2, "2 cells are expected, 1 found"), (3, "2 cells are expected, 3 found")) == (
        log.faults
    )
    assert [5] == [row.number for row in log.rows]

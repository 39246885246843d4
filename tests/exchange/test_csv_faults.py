"""What is wrong with the rows of a spreadsheet: each fault by its row and its column."""

from __future__ import annotations

from pathlib import Path

import pytest

from isa_programme.errors import FaultsError
from isa_programme.exchange.csv_cells import COLUMNS
from isa_programme.exchange.csv_rows import read_rows
from isa_programme.tracker.tracker import Tracker
from spreadsheet_rows import (
    ANSWER,
    ASKS,
    PAPER,
    Row,
    table,
)

THE_COLUMNS = f"row 1: the columns are {', '.join(COLUMNS)}"


NONE_OF: dict[str, tuple[str, Row]] = {
    "recommendation": (
        (
            "function visibility answered_by copied_to assumed_day addressed_as lead response_kind"
            " dispositions on_behalf_of dated_on known_by promised_for promise delay_reason offices"
        ),
        ASKS,
    ),
    "response": (
        (
            "to function priority answered_by copied_to requested_by assumption assumed_day"
            " addressed_as lead offices"
        ),
        ANSWER,
    ),
    "fact": (
        (
            "from to priority visibility answered_by copied_to requested_by assumption assumed_day"
            " addressed_as lead response_kind dispositions on_behalf_of dated_on known_by"
            " promised_for promise delay_reason"
        ),
        {"kind": "fact", "date": "2026-02", "title": "Debate"},
    ),
    "note": (
        (
            "id from to function priority visibility answered_by copied_to requested_by assumption"
            " assumed_day addressed_as lead response_kind dispositions on_behalf_of dated_on"
            " known_by promised_for promise delay_reason offices source"
        ),
        {"kind": "note", "date": "2026-02-03", "about": "A1", "text": "rang"},
    ),
}
"""The columns that a kind of row has no use for, with a row that is right without them."""


@pytest.mark.parametrize(("kind", "found"), NONE_OF.items(), ids=NONE_OF)
def test_a_filled_cell_that_its_kind_of_row_does_not_use_is_refused(
    kind: str, found: tuple[str, Row]
) -> None:
    columns, row = found
    lost = columns.split()

    read = read_rows(table(PAPER, {**row, **dict.fromkeys(lost, "x")}))

    assert read.faults == tuple(
        (3, f"{column}: a row of the kind {kind} has none") for column in lost
    )
    assert read_rows(table(PAPER, {**row, **dict.fromkeys(lost, "")})).faults == ()


@pytest.mark.parametrize(
    ("fault", "given"),
    [
        ("date: it is the paper's own; leave it empty here", {"date": "2025-11-14"}),
        ("from: it is the paper's own; leave it empty here", {"from": "cosla"}),
    ],
    ids=["date", "from"],
)
def test_a_recommendation_may_repeat_the_date_and_sender_of_its_paper_and_give_no_other(
    fault: str, given: Row
) -> None:
    paper = {**PAPER, "from": "board"}
    same = {**ASKS, "date": "2025-11-13", "from": "board"}

    assert read_rows(table(paper, same)).faults == ()
    assert read_rows(table(paper, {**same, **given})).faults == ((3, fault),)


WRONG_FILES: dict[str, tuple[tuple[str, ...], str]] = {
    "NUL": (("row 1: the file holds NUL characters, so it is no CSV in UTF-8",), "kind,date\n\0"),
    "UTF-16 read as if it were text": (
        ("row 1: the file holds NUL characters, so it is no CSV in UTF-8",),
        "k\0i\0n\0d\0,\0d\0a\0t\0e\0",
    ),
    "empty": (
        (
            "row 1: the column kind is missing",
            "row 1: the column date is missing",
            THE_COLUMNS,
        ),
        "",
    ),
    "unknown column": (
        ("row 1: no such column 'colour'", "row 1: no such column 'Title'", THE_COLUMNS),
        "kind,date,colour,Title\n",
    ),
    "duplicate column": (
        ("row 1: the column title is there twice", THE_COLUMNS),
        "kind,date,title,title\n",
    ),
    "missing column": (("row 1: the column date is missing", THE_COLUMNS), "kind,title\n"),
    "blank in a column's name": (
        ("row 1: no such column ' date'", "row 1: the column date is missing", THE_COLUMNS),
        "kind, date\n",
    ),
    "semicolons instead of commas": (
        (
            "row 1: no such column 'kind;date;title'",
            "row 1: the column kind is missing",
            "row 1: the column date is missing",
            THE_COLUMNS,
        ),
        "kind;date;title\n",
    ),
    "open quote": (("row 2: unexpected end of data",), 'kind,date,title\nnote,2026-01-01,"open\n'),
    "quote in the middle": (
        ("row 2: ',' expected after '\"'",),
        'kind,date,title\nnote,2026-01-01,"a"b"\n',
    ),
}


@pytest.mark.parametrize(("faults", "text"), WRONG_FILES.values(), ids=WRONG_FILES)
def test_a_file_that_is_no_such_csv_is_refused_whole(faults: tuple[str, ...], text: str) -> None:
    with pytest.raises(FaultsError) as refused:
        read_rows(text)
    assert refused.value.faults == faults


WRONG_ROWS: dict[str, tuple[tuple[str, ...], Row]] = {
    "kind": (
        ("kind: 'letter' is none of advice, recommendation, response, fact, note",),
        {**PAPER, "kind": "letter"},
    ),
    "kind of a response as the kind of a row": (
        ("kind: 'substantive' is none of advice, recommendation, response, fact, note",),
        {**PAPER, "kind": "substantive"},
    ),
    "no kind": (
        ("kind: '' is none of advice, recommendation, response, fact, note",),
        {**PAPER, "kind": ""},
    ),
    "date": (
        ("date: '13/11/2025' is not a date here: write it year-month-day, as in 2026-01-05",),
        {**PAPER, "date": "13/11/2025"},
    ),
    "typed date": (
        ("date: '5 Jan 2026' is not a date here: write it year-month-day, as in 2026-01-05",),
        {**PAPER, "date": "5 Jan 2026"},
    ),
    "no date": (
        ("date: '' is not a date here: write it year-month-day, as in 2026-01-05",),
        {**PAPER, "date": ""},
    ),
    "month of a note": (
        ("date: '2026-01' is not a date here: write it year-month-day, as in 2026-01-05",),
        {"kind": "note", "date": "2026-01", "about": "A1", "text": "x"},
    ),
    "several choices": (
        (
            "function: 'x' is none of strategy, delivery, relationships",
            "priority: 'y' is none of routine, urgent",
            "visibility: 'z' is none of public, restricted, confidential",
            "answered_by: 'w' is none of all, any, lead",
            "requested_by: 'soon' is not a date here: write it year-month-day, as in 2026-01-05",
        ),
        {
            **PAPER,
            "function": "x",
            "priority": "y",
            "visibility": "z",
            "answered_by": "w",
            "requested_by": "soon",
        },
    ),
    "assumed day": (
        ("assumed_day: 'x' is no day of a month",),
        {**PAPER, "assumed_day": "x"},
    ),
    "assumed day in other figures": (
        ("assumed_day: '\\u0661' is no day of a month",),
        {**PAPER, "assumed_day": "\u0661"},
    ),
    "response kind": (
        (
            (
                "response_kind: 'yes' is none of acknowledgement, holding,"
                " clarification-request, substantive, update"
            ),
        ),
        {**ANSWER, "response_kind": "yes"},
    ),
    "known by": (("known_by: 'YES' is neither yes nor no",), {**ANSWER, "known_by": "YES"}),
    "dispositions": (
        ("dispositions: 'accepted' can't be read; write 1=accepted; 2=not-accepted: why",),
        {**ANSWER, "dispositions": "accepted"},
    ),
    "disposition nought": (
        ("dispositions: '0=accepted' can't be read; write 1=accepted; 2=not-accepted: why",),
        {**ANSWER, "dispositions": "0=accepted"},
    ),
    "disposition twice": (
        ("dispositions: recommendation 1 is named twice",),
        {**ANSWER, "dispositions": "1=accepted; 1=noted"},
    ),
    "disposition word": (
        (
            (
                "disposition 1: 'agreed' is none of accepted, accepted-in-part,"
                " accepted-with-conditions, to-be-explored, not-accepted, noted, not-addressed,"
                " superseded"
            ),
        ),
        {**ANSWER, "dispositions": "1=agreed"},
    ),
    "recommendation of no paper": (
        ("about: no advice row above has the id 'A1'",),
        ASKS,
    ),
    "function of a fact": (
        ("function: 'x' is none of strategy, delivery, relationships",),
        {"kind": "fact", "date": "2026-01-01", "title": "T", "function": "x"},
    ),
}


@pytest.mark.parametrize(("faults", "row"), WRONG_ROWS.values(), ids=WRONG_ROWS)
def test_a_wrong_row_is_a_fault_with_its_number(faults: tuple[str, ...], row: Row) -> None:
    read = read_rows(table(row))

    assert read.rows == ()
    assert read.faults == tuple((2, fault) for fault in faults)


def test_a_ragged_row_is_a_fault_with_its_number() -> None:
    text = "kind,date,title\nfact,2026-01-01\nfact,2026-01-01,T,more\nfact,2026-01-01,T\n"
    read = read_rows(text)

    assert read.faults == (
        (2, "3 cells are expected, 2 found"),
        (3, "3 cells are expected, 4 found"),
    )
    assert [row.number for row in read.rows] == [4]


def test_the_faults_of_all_rows_are_listed_in_row_order_and_nothing_is_imported(
    tracker: Tracker, tmp_path: Path
) -> None:
    before = (tmp_path / "isa.db").read_bytes()
    text = table(
        {**PAPER, "to": "nobody"},  # row 2: by the record's rules
        {**ANSWER, "about": "A9"},  # row 3: by the record's rules
        {"kind": "letter", "date": "2026-01-01"},  # row 4: in reading
        {**PAPER, "id": "A2", "copied_to": "cosla"},  # row 5: by the record's rules
        {**ASKS, "about": "A7"},  # row 6: in reading
        {**PAPER, "id": "A3", "date": "2027-01-01"},  # row 7: by the record's rules
        {**PAPER, "id": "A4"},  # row 8: nothing wrong with it
    )

    with pytest.raises(FaultsError) as refused:
        tracker.import_csv(text)

    assert refused.value.faults == (
        (
            "row 2: to: no addressee 'nobody' in this record; isa addressee list shows them"
            " all, isa addressee add makes one"
        ),
        "row 3: about: no advice 'A9' in this record: isa advice list shows them all",
        "row 4: kind: 'letter' is none of advice, recommendation, response, fact, note",
        "row 5: copied_to: cosla is asked as well; name it once",
        "row 6: about: no advice row above has the id 'A7'",
        "row 7: date: 2027-01-01 has not come yet; today is 2026-11-23",
    )
    assert (tmp_path / "isa.db").read_bytes() == before


def test_what_is_about_a_faulty_paper_repeats_no_fault_of_it(tracker: Tracker) -> None:
    text = table(
        {**PAPER, "date": "never"},
        ASKS,
        ANSWER,
        {**PAPER, "id": "A2", "to": "nobody"},
        {**ASKS, "about": "A2"},
        {**ANSWER, "about": "A2"},
    )

    with pytest.raises(FaultsError) as refused:
        tracker.import_csv(text)

    assert refused.value.faults == (
        "row 2: date: 'never' is not a date here: write it year-month-day, as in 2026-01-05",
        (
            "row 5: to: no addressee 'nobody' in this record; isa addressee list shows them"
            " all, isa addressee add makes one"
        ),
    )


def test_a_fault_found_by_the_rules_names_the_column_too(tracker: Tracker) -> None:
    with pytest.raises(FaultsError) as refused:
        tracker.import_csv(table({**PAPER, "title": ""}))

    assert refused.value.faults == ("row 2: title: it can't be blank",)


def test_a_fault_of_a_recommendation_found_by_the_rules_names_its_own_row(
    tracker: Tracker,
) -> None:
    with pytest.raises(FaultsError) as refused:
        tracker.import_csv(table(PAPER, ASKS, {**ASKS, "to": "nobody"}))

    assert [fault.partition(": ")[0] for fault in refused.value.faults] == ["row 4"]


def test_a_second_paper_of_the_same_id_is_refused_by_its_row(tracker: Tracker) -> None:
    with pytest.raises(FaultsError) as refused:
        tracker.import_csv(table(PAPER, {**PAPER, "title": "Another"}))

    assert refused.value.faults == ("row 3: id: 'A1' is ADV-2025-001 already",)


def test_a_recommendation_that_names_no_paper_joins_none() -> None:
    rows = read_rows(table({**PAPER, "id": ""}, {**ASKS, "about": ""}))

    assert rows.faults == ((3, "about: no advice row above has the id ''"),)


def test_what_is_about_a_faulty_recommendation_repeats_no_fault_of_it(tracker: Tracker) -> None:
    text = table(PAPER, {**ASKS, "requested_by": "soon"}, {**ANSWER, "dispositions": "1=accepted"})

    with pytest.raises(FaultsError) as refused:
        tracker.import_csv(text)

    assert refused.value.faults == (
        "row 3: requested_by: 'soon' is not a date here: write it year-month-day, as in 2026-01-05",
    )


def test_a_row_that_cannot_be_read_has_its_number_though_cells_above_hold_line_breaks() -> None:
    text = 'kind,date,text\nnote,2026-01-01,"two\nlines"\nnote,2026-01-01,"a"b"\n'

    with pytest.raises(FaultsError) as refused:
        read_rows(text)
    assert refused.value.faults == ("row 3: ',' expected after '\"'",)

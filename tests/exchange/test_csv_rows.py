from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from isa_programme.calendars.months import Month
from isa_programme.errors import FaultsError
from isa_programme.exchange.csv_cells import COLUMNS
from isa_programme.exchange.csv_facts import KINDS
from isa_programme.exchange.csv_rows import CsvRow, CsvRows, read_rows
from isa_programme.record.advice import Advice, Recommendation
from isa_programme.record.facts import AdviceIssued, FactNoted, NoteTaken, ResponseReceived
from isa_programme.record.responses import Disposition, Response
from isa_programme.record.vocabulary import (
    AnsweredBy,
    DispositionKind,
    Function,
    Priority,
    ResponseKind,
    Visibility,
)
from isa_programme.tracker.tracker import Tracker

THE_COLUMNS = f"row 1: the columns are {', '.join(COLUMNS)}"

Row = Mapping[str, str]


def table(*rows: Row) -> str:
    """A CSV with the columns that the rows use."""
    names = [name for name in COLUMNS if any(name in row for row in rows)]
    text = io.StringIO()
    writer = csv.DictWriter(text, names, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


PAPER = {"kind": "advice", "id": "A1", "date": "2025-11-13", "to": "cosla", "title": "Two"}
ASKS = {"kind": "recommendation", "date": "", "about": "A1", "text": "Publish a plan"}
ANSWER = {
    "kind": "response",
    "date": "2025-12-01",
    "from": "cosla",
    "about": "A1",
    "response_kind": "substantive",
}

EVERY_ADVICE_COLUMN = {
    "kind": "advice",
    "id": "A1",
    "date": "2025-11",
    "from": "board",
    "to": "minister; cosla",
    "title": "One strategy, not two",
    "text": "First line\nsecond line",
    "function": "strategy",
    "priority": "urgent",
    "visibility": "public",
    "answered_by": "lead",
    "copied_to": "solace; board",
    "requested_by": "2025-12-31",
    "assumption": "read from its date",
    "assumed_day": "13",
    "addressed_as": "all of Scotland",
    "lead": "the second office",
    "source": "a page",
}
EVERY_RECOMMENDATION_COLUMN = {
    "kind": "recommendation",
    "id": "A1.1",
    "date": "2025-11",
    "from": "board",
    "to": "cosla;solace;",
    "about": "A1",
    "title": "Recommendation 1",
    "text": "Publish a plan",
    "priority": "routine",
    "requested_by": "2026-01",
    "assumption": "counted here",
    "source": "page 9",
}
EVERY_RESPONSE_COLUMN = {
    "kind": "response",
    "id": "R1",
    "date": "2025-12-10",
    "from": "minister; cosla",
    "about": "A1",
    "title": "Their reply",
    "text": "A letter",
    "visibility": "confidential",
    "response_kind": "substantive",
    "dispositions": "1=accepted; 2=not-accepted: costs too much; 3=noted",
    "on_behalf_of": "solace",
    "dated_on": "2025-12-08",
    "known_by": "yes",
    "promised_for": "2026-03",
    "promise": "by Easter",
    "delay_reason": "illness",
    "source": "a letter",
}


def test_every_column_of_advice_and_of_its_recommendations_is_read() -> None:
    rows = read_rows(table(EVERY_ADVICE_COLUMN, EVERY_RECOMMENDATION_COLUMN, ASKS))

    advice = Advice(
        own_reference="A1",
        title="One strategy, not two",
        text="First line\nsecond line",
        issued_on=Month(2025, 11),
        assumed_day=13,
        issued_by="board",
        function=Function.STRATEGY,
        priority=Priority.URGENT,
        visibility=Visibility.PUBLIC,
        addressees=("minister", "cosla"),
        addressed_as="all of Scotland",
        copied_to=("solace", "board"),
        answered_by=AnsweredBy.LEAD,
        requested_by=date(2025, 12, 31),
        assumption="read from its date",
        lead="the second office",
        recommendations=(
            Recommendation(
                own_reference="A1.1",
                text="Recommendation 1\nPublish a plan",
                addressees=("cosla", "solace"),
                requested_by=Month(2026, 1),
                assumption="counted here",
                priority=Priority.ROUTINE,
                source="page 9",
            ),
            Recommendation(text="Publish a plan"),
        ),
        source="a page",
    )
    assert rows == CsvRows(
        rows=(
            CsvRow(
                number=2,
                fact=AdviceIssued(advice=advice),
                own_reference="A1",
                about="",
                parts=(3, 4),
            ),
        ),
        faults=(),
        faulty=frozenset(),
    )


def test_every_column_of_a_response_is_read() -> None:
    rows = read_rows(table(EVERY_RESPONSE_COLUMN))

    response = Response(
        own_reference="R1",
        advice="A1",
        kind=ResponseKind.SUBSTANTIVE,
        sent_by=("minister", "cosla"),
        on_behalf_of=("solace",),
        received_on=date(2025, 12, 10),
        known_by=True,
        dated_on=date(2025, 12, 8),
        promised_for=Month(2026, 3),
        promise="by Easter",
        delay_reason="illness",
        dispositions=(
            Disposition(recommendation=1, kind=DispositionKind.ACCEPTED),
            Disposition(
                recommendation=2, kind=DispositionKind.NOT_ACCEPTED, reason="costs too much"
            ),
            Disposition(recommendation=3, kind=DispositionKind.NOTED),
        ),
        text="Their reply\nA letter",
        visibility=Visibility.CONFIDENTIAL,
        source="a letter",
    )
    fact = ResponseReceived(response=response)
    assert rows == CsvRows(
        rows=(CsvRow(number=2, fact=fact, own_reference="R1", about="A1"),),
        faults=(),
        faulty=frozenset(),
    )


def test_every_column_of_a_fact_and_of_a_note_is_read() -> None:
    fact = {
        "kind": "fact",
        "id": "F1",
        "date": "2026-02",
        "about": "A1",
        "title": "Debate",
        "text": "In the chamber",
        "function": "delivery",
        "offices": "The Parliament; the King",
        "source": "Official Report",
    }
    note = {
        "kind": "note",
        "date": "2026-02-03",
        "about": "A1",
        "title": "A call",
        "text": "rang",
    }

    assert [row.fact for row in read_rows(table(fact, note)).rows] == [
        FactNoted(
            own_reference="F1",
            noted_for=Month(2026, 2),
            title="Debate",
            text="In the chamber",
            function=Function.DELIVERY,
            offices="The Parliament; the King",
            advice="A1",
            source="Official Report",
        ),
        NoteTaken(advice="A1", noted_on=date(2026, 2, 3), text="A call\nrang"),
    ]


def test_no_column_is_left_unread() -> None:
    used = {*EVERY_ADVICE_COLUMN, *EVERY_RECOMMENDATION_COLUMN, *EVERY_RESPONSE_COLUMN, "offices"}

    assert used == {*COLUMNS}
    assert KINDS == ("advice", "recommendation", "response", "fact", "note")


def test_columns_come_in_any_order_and_a_title_stands_in_for_a_missing_text() -> None:
    text = "title,date,kind,about\r\nA letter,2026-02-03,note,A1\r\n"

    assert [row.fact for row in read_rows(text).rows] == [
        NoteTaken(advice="A1", noted_on=date(2026, 2, 3), text="A letter")
    ]


@pytest.mark.parametrize(
    ("text", "title", "cell"),
    [
        ("A call\nThey will look", "A call", "They will look"),
        ("A call", "A call", ""),
        ("They will look", "", "They will look"),
        ("A call: they will look", "A call", "A call: they will look"),
        ("A call", "A call", "A call"),
    ],
    ids=["both", "title", "text", "title in the text", "twice the same"],
)
def test_a_title_and_a_text_are_both_kept_and_neither_twice(
    text: str, title: str, cell: str
) -> None:
    words = {"title": title, "text": cell}
    rows = (
        PAPER,
        {**ASKS, **words},
        {**ANSWER, **words},
        {"kind": "note", "date": "2026-02-03", "about": "A1", **words},
    )

    paper, answer, note = (row.fact for row in read_rows(table(*rows)).rows)

    assert isinstance(paper, AdviceIssued)
    assert isinstance(answer, ResponseReceived)
    assert isinstance(note, NoteTaken)
    kept = [paper.advice.recommendations[0].text, answer.response.text, note.text]
    assert kept == [text, text, text]


def test_recommendations_join_the_paper_they_name_in_the_order_of_their_rows() -> None:
    other = {**PAPER, "id": "A2", "title": "Three"}
    asks = [
        {**ASKS, "about": about, "text": text}
        for about, text in (("A2", "second paper"), ("A1", "first"), ("A1", "second"))
    ]
    rows = read_rows(table(PAPER, other, *asks)).rows

    texts = [
        [asked.text for asked in row.fact.advice.recommendations]
        for row in rows
        if isinstance(row.fact, AdviceIssued)
    ]
    assert texts == [["first", "second"], ["second paper"]]


@pytest.mark.parametrize(
    ("decided", "cell"),
    [
        ([], ""),
        ([], "  "),
        ([(1, "accepted", "")], "1=accepted"),
        ([(2, "noted", "")], " 2 = noted "),
        ([(1, "accepted", ""), (2, "noted", "")], "1=accepted;2=noted"),
        ([(1, "accepted", ""), (2, "noted", "")], "1=accepted\n2=noted"),
        ([(1, "not-accepted", "costs; too much")], "1=not-accepted: costs; too much"),
        ([(1, "not-accepted", "a=b: c")], "1=not-accepted:a=b: c"),
        (
            [(1, "not-accepted", "two\nlines"), (2, "noted", "")],
            "1=not-accepted: two\nlines\n2=noted",
        ),
    ],
)
def test_dispositions_are_written_with_their_reasons_in_one_cell(
    decided: list[tuple[int, str, str]], cell: str
) -> None:
    (row,) = read_rows(table({**ANSWER, "dispositions": cell})).rows

    assert isinstance(row.fact, ResponseReceived)
    found = [(d.recommendation, d.kind.value, d.reason) for d in row.fact.response.dispositions]
    assert found == decided


def test_a_byte_order_mark_does_no_harm() -> None:
    assert read_rows(f"\ufeff{table(PAPER)}") == read_rows(table(PAPER))


def test_blank_rows_are_passed_over_and_still_counted() -> None:
    text = f"{table(PAPER)}\r\n,,,,\r\nnonsense,,,,\r\n"

    assert read_rows(text).faults == (
        (5, "kind: 'nonsense' is none of advice, recommendation, response, fact, note"),
    )


FORMULAS = (
    "=1+1",
    "+44 131",
    "-5",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "\uff1d1+1",
    " =1+1",
    "'quoted",
    "1e5",
)


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_would_take_for_a_formula_is_kept_as_typed(text: str) -> None:
    (row,) = read_rows(table({**PAPER, "title": "T", "text": text})).rows

    assert isinstance(row.fact, AdviceIssued)
    assert row.fact.advice.text == text


@pytest.mark.parametrize(
    ("kept", "cell"),
    [("=1+1", "'=1+1"), ("'quoted", "''quoted"), ("plain", "plain"), ("", "'"), (" 'x", " 'x")],
)
def test_from_excel_strips_exactly_one_apostrophe(kept: str, cell: str) -> None:
    (row,) = read_rows(table({**PAPER, "text": cell}), from_excel=True).rows

    assert isinstance(row.fact, AdviceIssued)
    assert row.fact.advice.text == kept


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


def test_a_text_of_a_whole_mebibyte_is_read() -> None:
    (row,) = read_rows(table({**PAPER, "text": "x" * 1_048_576})).rows

    assert isinstance(row.fact, AdviceIssued)
    assert len(row.fact.advice.text) == 1_048_576


def test_rows_are_recorded_in_order_with_the_references_given_to_them(tracker: Tracker) -> None:
    recorded = tracker.import_csv(
        table(PAPER, ASKS, {**ANSWER, "dispositions": "1=accepted"}, {**PAPER, "id": "A2"})
    )

    assert [(each.number, each.reference, each.already) for each in recorded] == [
        (9, "ADV-2025-001", False),
        (10, "RSP-2025-001", False),
        (11, "ADV-2025-002", False),
    ]


def test_importing_the_same_file_twice_adds_nothing(tracker: Tracker, tmp_path: Path) -> None:
    text = table(
        EVERY_ADVICE_COLUMN,
        {**EVERY_RECOMMENDATION_COLUMN, "to": "cosla"},
        ASKS,
        ASKS,
        EVERY_RESPONSE_COLUMN,
        {"kind": "fact", "date": "2026-02", "title": "Debate"},
        {"kind": "note", "date": "2026-02-03", "about": "A1", "text": "rang"},
    )
    first = tracker.import_csv(text)
    before = (tmp_path / "isa.db").read_bytes()

    again = tracker.import_csv(text)

    assert [each.already for each in first] == [False] * 4
    assert [(each.number, each.reference, each.already) for each in again] == [
        (each.number, each.reference, True) for each in first
    ]
    assert (tmp_path / "isa.db").read_bytes() == before


def test_a_file_that_grew_adds_only_its_new_rows(tracker: Tracker) -> None:
    tracker.import_csv(table(PAPER))

    recorded = tracker.import_csv(table(PAPER, {**PAPER, "id": "A2", "title": "Three"}))

    assert [(each.reference, each.already) for each in recorded] == [
        ("ADV-2025-001", True),
        ("ADV-2025-002", False),
    ]

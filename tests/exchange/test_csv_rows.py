"""The rows of a spreadsheet: every column read, each row the fact it makes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from isa_programme.calendars.months import Month
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
from spreadsheet_rows import (
    ANSWER,
    ASKS,
    EVERY_ADVICE_COLUMN,
    EVERY_RECOMMENDATION_COLUMN,
    EVERY_RESPONSE_COLUMN,
    PAPER,
    table,
)


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

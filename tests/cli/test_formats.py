from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import attrs
import pytest

from isa_programme.questions.escalation import EscalationDue
from isa_programme.questions.lines import RecordLine
from isa_programme.questions.offices import HolderRow
from isa_programme.questions.papers import PaperRow
from isa_programme.questions.responses import ResponseRow
from isa_programme.report import columns
from isa_programme.report.cells import cell
from isa_programme.report.plain_pages import Column

Isa = Callable[..., CompletedProcess[str]]

AS_AT = ("--as-at", "2026-01-05")

READS: dict[tuple[str, ...], tuple[Column, ...]] = {
    ("addressee", "list", *AS_AT): columns.OFFICES,
    ("advice", "list", *AS_AT): columns.PAPERS,
    ("advice", "show", "ADV-2025-003", *AS_AT): columns.COVERAGE,
    ("calendar", "list"): columns.CALENDARS,
    ("calendar", "show"): columns.CLOSED_DAYS,
    ("check", *AS_AT): columns.FINDINGS,
    ("due", *AS_AT): columns.DUE,
    ("escalation", "list", *AS_AT): columns.ESCALATIONS,
    ("history", "ADV-2025-003"): columns.HISTORY,
    ("overdue", *AS_AT): columns.OVERDUE,
    ("protocol", "list"): columns.STAGES,
    ("protocol", "show", "fai-like"): columns.STAGES,
    ("response", "list", *AS_AT): columns.RESPONSES,
    ("response", "list", "ADV-2025-003", *AS_AT): columns.RESPONSES,
}
"""Questions that find rows in the demonstration's record, with the columns shown to people."""

ONLY_IF_ANY = {
    *("because", "requested_by", "period", "told_on", "outside_protocol", "falls_in"),
    *("ours", "presses", "pressed_again_by", "stance", "judged"),
    *("reissued_as", "corrected_by", "voided_by", "erased_by"),
}
"""Fields that have a column for people only where a row has one."""

EXPLAIN = ("explain", "ADV-2025-003", *AS_AT)

NOTHING: dict[tuple[str, ...], tuple[str, type[attrs.AttrsInstance]]] = {
    ("addressee", "show", "cosla"): (
        "COSLA (cosla)\n\nno holder recorded; isa addressee holder records one\n",
        HolderRow,
    ),
    ("due", "--as-at", "2019-01-01"): ("nothing is due as at 2019-01-01\n", RecordLine),
    ("due", "--within", "5 working days", "--as-at", "2019-01-01"): (
        "nothing is due within 5 working days as at 2019-01-01\n",
        RecordLine,
    ),
    ("overdue", "--as-at", "2019-01-01"): ("nothing is overdue as at 2019-01-01\n", RecordLine),
    ("escalation", "list", "--as-at", "2019-01-01"): (
        "no step has fallen due as at 2019-01-01\n",
        EscalationDue,
    ),
    ("response", "list", "--as-at", "2019-01-01"): (
        "no response yet; isa response record logs it\n",
        ResponseRow,
    ),
    ("advice", "list", "--as-at", "2019-01-01"): (
        "no advice yet; isa advice issue logs it\n",
        PaperRow,
    ),
}
"""Questions that find nothing there, with what is said to people."""

DUE_TABLE = """\
reference       addressee    stage        standing    deadline    working days left    \
rests on          what
--------------  -----------  -----------  ----------  ----------  -------------------  \
----------------  ---------------
ADV-2025-001.1  cosla        substantive  awaiting    2025-12-12  9                    \
borrowed-example  Publish a plan
ADV-2025-001.2  cosla        substantive  awaiting    2025-12-12  9                    \
borrowed-example  Name a director
"""
DUE_MARKDOWN = """\
| reference      | addressee   | stage       | standing   | deadline   | working days left   \
| rests on         | what            |
|:---------------|:------------|:------------|:-----------|:-----------|:--------------------\
|:-----------------|:----------------|
| ADV-2025-001.1 | cosla       | substantive | awaiting   | 2025-12-12 | 9                   \
| borrowed-example | Publish a plan  |
| ADV-2025-001.2 | cosla       | substantive | awaiting   | 2025-12-12 | 9                   \
| borrowed-example | Name a director |
"""
DUE_ROWS: list[dict[str, object]] = [
    {
        "reference": f"ADV-2025-001.{number}",
        "own_reference": "1e5",
        "advice": "ADV-2025-001",
        "recommendation": number,
        "title": "One strategy, not two",
        "text": text,
        "addressee": "cosla",
        "addressee_name": "COSLA",
        "ours": False,
        "transferred_from": None,
        "stage": "substantive",
        "commitment": None,
        "period": None,
        "standing": "awaiting",
        "because": "",
        "basis": "borrowed-example",
        "protocol": "foisa-like version 1",
        "calendar": "scotland",
        "day_zero": "2025-11-13",
        "deadline": "2025-12-12",
        "original_deadline": "2025-12-12",
        "outside_protocol": False,
        "falls_in": [],
        "requested_by": None,
        "assumption": "",
        "held_on": None,
        "working_days_held": None,
        "promised_for": None,
        "promised_by": None,
        "met_on": None,
        "met_by": None,
        "withdrawn_on": None,
        "disposition": None,
        "working_days_left": 9,
        "working_days_late": 0,
        "days_late": 0,
        "working_days_late_original": 0,
        "days_late_original": 0,
        "earliest_if_resumed": None,
        "age": 18,
        "function": None,
        "priority": "routine",
        "visibility": "restricted",
        "lead": "",
        "record": None,
    }
    for number, text in ((1, "Publish a plan"), (2, "Name a director"))
]
DUE_CSV = "".join(
    (
        ",".join(DUE_ROWS[0]) + "\r\n",
        *(
            f'ADV-2025-001.{number},1e5,ADV-2025-001,{number},"One strategy, not two",{text},cosla,'
            "COSLA,no,,substantive,,,awaiting,,borrowed-example,foisa-like version 1,scotland,"
            "2025-11-13,2025-12-12,2025-12-12,no,,,,,,,,,,,,9,0,0,0,0,,18,,routine,restricted,,\r\n"
            for number, text in ((1, "Publish a plan"), (2, "Name a director"))
        ),
    )
)


def answer(isa: Isa, record: Path, command: tuple[str, ...], form: str) -> str:
    found = isa("--record", record, *command, "--format", form)
    assert found.stderr == ""
    assert found.returncode in {0, 10}
    return found.stdout


def newest(isa: Isa, record: Path) -> tuple[str, str]:
    """The receipt of the newest entry, and the instant at which it was recorded."""
    page = json.loads(answer(isa, record, ("verify",), "json"))
    return page["head"], page["known_at"]


def test_one_answer_is_written_whole_in_every_format(small: Path, isa: Isa) -> None:
    due = ("due", "--as-at", "2025-12-01")

    assert answer(isa, small, due, "table") == DUE_TABLE
    assert answer(isa, small, due, "markdown") == DUE_MARKDOWN
    assert answer(isa, small, due, "csv") == DUE_CSV
    assert answer(isa, small, due, "jsonl") == "".join(f"{json.dumps(row)}\n" for row in DUE_ROWS)
    head, recorded_at = newest(isa, small)
    page = {
        "schema": "isa-programme/due.v1",
        "question": "due",
        "as_at": "2025-12-01",
        "known_at": recorded_at,
        "visibility": "confidential",
        "under": None,
        "head": head,
        "data": DUE_ROWS,
        "records": None,
    }
    assert answer(isa, small, due, "json") == f"{json.dumps(page, indent=2)}\n"


def test_without_a_word_an_answer_is_a_table(small: Path, isa: Isa) -> None:
    assert isa("--record", small, "due", "--as-at", "2025-12-01").stdout == DUE_TABLE


@pytest.mark.parametrize("command", [*READS, EXPLAIN], ids=" ".join)
def test_json_lines_are_the_bare_rows_of_json(
    demo: Path, isa: Isa, command: tuple[str, ...]
) -> None:
    page = json.loads(answer(isa, demo, command, "json"))
    lines = answer(isa, demo, command, "jsonl").splitlines()

    assert page["data"]
    assert (page["head"], page["known_at"]) == newest(isa, demo)
    assert [json.loads(line) for line in lines] == page["data"]


@pytest.mark.parametrize("command", [*READS, EXPLAIN], ids=" ".join)
def test_csv_has_every_field_of_json_as_a_column(
    demo: Path, isa: Isa, command: tuple[str, ...]
) -> None:
    rows = json.loads(answer(isa, demo, command, "json"))["data"]
    text = answer(isa, demo, command, "csv")

    assert [*csv.reader(io.StringIO(text, newline=""), strict=True)] == [
        [*rows[0]],
        *([cell(value) for value in row.values()] for row in rows),
    ]
    assert text.endswith("\r\n")


@pytest.mark.parametrize(("command", "shown"), READS.items(), ids=map(" ".join, READS))
def test_tables_and_markdown_have_a_line_for_every_row_under_the_same_headings(
    demo: Path, isa: Isa, command: tuple[str, ...], shown: tuple[Column, ...]
) -> None:
    rows = json.loads(answer(isa, demo, command, "json"))["data"]
    heading, table = body(answer(isa, demo, command, "table"))
    same_heading, markdown = body(answer(isa, demo, command, "markdown"))

    titles = [
        title
        for title, field in shown
        if field not in ONLY_IF_ANY or any(row[field] for row in rows)
    ]
    widths = [len(dashes) + 2 for dashes in table[1].split()]
    starts = [sum(widths[:place]) for place in range(len(widths))]
    assert [table[0][start:].split("  ")[0] for start in starts] == titles
    assert [part.strip() for part in markdown[0].strip("|").split("|")] == titles
    assert (len(table) - 2, len(markdown) - 2) == (len(rows), len(rows))
    assert heading == same_heading


def body(text: str) -> tuple[str, list[str]]:
    """The heading of a page, if it has one, and the lines of its table."""
    above, _, table = text.rpartition("\n\n")
    return above, table.splitlines()


def test_an_explanation_is_read_as_sentences_not_as_a_table(small: Path, isa: Isa) -> None:
    calendar = json.loads(answer(isa, small, ("explain", "1e5"), "json"))["data"][0]["sentences"][1]

    assert answer(isa, small, ("explain", "1e5"), "table") == "\n".join(
        (
            "ADV-2025-001.1, owed by cosla: substantive",
            *explained(calendar),
            "",
            "ADV-2025-001.2, owed by cosla: substantive",
            *explained(calendar),
            "",
        )
    )


def explained(calendar: str) -> tuple[str, ...]:
    return (
        (
            "  rule: 20 working days (s.10(1)), under foisa-like version 1, a borrowed example,"
            " not agreed"
        ),
        f"  {calendar}",
        "  day zero: issued on Thursday 13 November 2025; not counted itself",
        (
            "  Friday 14 November 2025 to Friday 28 November 2025: working days 1 to 11;"
            " not counted: the weekends of 15-16 November 2025, 22-23 November 2025"
        ),
        "  Saturday 29 November 2025: not counted, weekend",
        "  Sunday 30 November 2025: not counted, Saint Andrew's Day",
        "  Monday 1 December 2025: not counted, Saint Andrew's Day (observed)",
        (
            "  Tuesday 2 December 2025 to Friday 12 December 2025: working days 12 to 20;"
            " not counted: the weekend of 6-7 December 2025"
        ),
        "  deadline: Friday 12 December 2025, to midnight; late from Saturday 13 December 2025",
    )


@pytest.mark.parametrize(("command", "expected"), NOTHING.items(), ids=map(" ".join, NOTHING))
def test_an_empty_answer_is_a_sentence_for_people_and_no_rows_for_programs(
    demo: Path,
    isa: Isa,
    command: tuple[str, ...],
    expected: tuple[str, type[attrs.AttrsInstance]],
) -> None:
    said, row = expected
    assert answer(isa, demo, command, "table") == said
    assert answer(isa, demo, command, "markdown") == said
    assert answer(isa, demo, command, "jsonl") == ""
    assert json.loads(answer(isa, demo, command, "json"))["data"] == []
    assert answer(isa, demo, command, "csv") == (
        f"{','.join(field.name for field in attrs.fields(row))}\r\n"
    )


def test_a_whole_record_verifies_with_no_rows_and_its_receipt(small: Path, isa: Isa) -> None:
    receipt, _ = newest(isa, small)

    assert receipt.startswith("6:")
    assert answer(isa, small, ("verify",), "table") == (
        f"every entry is as it was recorded (receipt {receipt})\n"
    )
    assert answer(isa, small, ("verify", "--receipt", receipt), "csv") == (
        "rule,severity,sentence,reference,entry\r\n"
    )


def test_an_export_is_the_whole_record_as_json_lines(small: Path, isa: Isa) -> None:
    exported = isa("--record", small, "export")

    assert (exported.returncode, exported.stderr) == (0, "")
    lines = [json.loads(line) for line in exported.stdout.splitlines()]
    assert lines[0] == {
        "format": "isa-programme-record.v1",
        "entries": 6,
        "head": newest(isa, small)[0],
    }
    assert [line["entry"]["number"] for line in lines[1:]] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "markdown"])
def test_output_puts_the_very_same_answer_in_a_file_and_nothing_on_standard_output(
    tmp_path: Path, demo: Path, isa: Isa, form: str
) -> None:
    shown = answer(isa, demo, ("advice", "list", *AS_AT), form)
    file = tmp_path / "advice.txt"
    file.write_text("what was there before", encoding="utf-8")

    put = isa("--record", demo, "advice", "list", *AS_AT, "--format", form, "--output", file)

    assert (put.returncode, put.stdout, put.stderr) == (0, "", "")
    assert file.read_bytes() == shown.encode("utf-8")
    assert "…" in shown or form not in {"table", "markdown"}
    assert sorted(each.name for each in tmp_path.glob("*advice*")) == ["advice.txt"]


def test_output_refuses_to_take_the_place_of_the_record(small: Path, isa: Isa) -> None:
    before = small.read_bytes()

    for command in (("due",), ("export",), ("verify",)):
        put = isa("--record", small, *command, "--output", small)
        assert (put.returncode, put.stdout, put.stderr) == (
            2,
            "",
            f"isa: {small} is the record itself, or belongs to it; name another file\n",
        )
    assert small.read_bytes() == before


def test_output_that_is_refused_is_refused_before_anything_is_recorded(
    small: Path, isa: Isa
) -> None:
    before = small.read_bytes()

    put = isa("--record", small, "note", "1e5", "rang", "--output", small)

    assert put.returncode == 2
    assert small.read_bytes() == before


def test_output_does_not_take_the_place_of_the_record_that_demo_makes(isa: Isa) -> None:
    put = isa("demo", "shown.db", "--output", "shown.db")

    assert (put.returncode, put.stdout, put.stderr) == (
        2,
        "",
        "isa: shown.db is the record itself, or belongs to it; name another file\n",
    )


def test_options_stand_before_the_command_or_after_it_and_the_later_one_counts(
    small: Path, isa: Isa
) -> None:
    due = ("due", "--as-at", "2025-12-01")
    after = isa("due", "--record", small, "--as-at", "2025-12-01", "--format", "csv")
    before = isa("--format", "csv", "--as-at", "2025-12-01", "--record", small, "due")
    both = isa("--format", "json", "--as-at", "2019-01-01", "--record", small, *due, "--format=csv")

    assert [after.stdout, before.stdout, both.stdout] == [DUE_CSV, DUE_CSV, DUE_CSV]


def test_options_before_a_noun_count_for_its_verbs(small: Path, isa: Isa) -> None:
    early = isa("--record", small, "--format", "csv", *AS_AT, "advice", "list")
    late = isa("advice", "list", "--record", small, "--format", "csv", *AS_AT)

    assert early.stdout == late.stdout
    assert early.stdout.count("\r\n") == 2


def test_a_format_that_does_not_exist_is_refused_with_those_that_do(small: Path, isa: Isa) -> None:
    found = isa("--record", small, "due", "--format", "xml")

    assert (found.returncode, found.stdout, found.stderr) == (
        2,
        "",
        (
            "isa: invalid value for '--format': 'xml' is not one of 'table', 'json', 'jsonl',"
            " 'csv', 'markdown' (isa due --help says more)\n"
        ),
    )

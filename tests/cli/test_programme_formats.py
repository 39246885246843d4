"""What is asked about the programme, in every format: the same rows, whole for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import attrs
import pytest

from isa_programme.questions.agenda import AgendaRow
from isa_programme.questions.alignment import AlignmentMove, AlignmentRow
from isa_programme.questions.around import ReferenceRow
from isa_programme.questions.cadences import CadenceRow
from isa_programme.questions.changes.rows import ChangeRow
from isa_programme.questions.commitments import CommitmentRow
from isa_programme.questions.engagements import EngagementRow, ImpactRow, InsightRow
from isa_programme.questions.judgements import JudgementRow, StanceRow
from isa_programme.questions.linked import PointerRow, TopicRow
from isa_programme.questions.policies import AimRow, GroupRow, PolicyRow, PoolRow
from isa_programme.questions.programme.milestones import MilestoneRow
from isa_programme.questions.programme.objectives import ObjectiveRow, RouteMapRow
from isa_programme.questions.succession import OpenRow
from isa_programme.report import columns, programme_columns
from isa_programme.report.cells import cell
from isa_programme.report.plain_pages import Column

Isa = Callable[..., CompletedProcess[str]]

AS_AT = ("--as-at", "2026-03-02")
FORMS = ("json", "jsonl", "csv")
"""The formats for programs."""
READS: dict[tuple[str, ...], tuple[Column, ...]] = {
    ("addressee", "open"): programme_columns.OPEN,
    ("agenda", "cosla"): programme_columns.AGENDA,
    ("weekly",): columns.WEEK,
    ("aim", "list"): programme_columns.AIMS,
    ("alignment",): programme_columns.ALIGNMENT,
    ("alignment", "--groups"): programme_columns.GROUPS,
    ("alignment", "--pools"): programme_columns.POOLS,
    ("alignment", "--since", "2025-11-01"): programme_columns.ALIGNMENT_MOVED,
    ("bodies",): programme_columns.BODIES,
    ("commitment", "list"): programme_columns.COMMITMENTS,
    ("engagement", "cadences"): programme_columns.CADENCES,
    ("engagement", "list"): programme_columns.ENGAGEMENTS,
    ("impact", "list"): programme_columns.IMPACTS,
    ("insight", "list"): programme_columns.INSIGHTS,
    ("milestone", "list"): programme_columns.MILESTONES,
    ("milestone", "list", "--route-map", "openly-map"): programme_columns.MILESTONES,
    ("policy", "list"): programme_columns.POLICIES,
    ("programme", "route-maps"): programme_columns.ROUTE_MAPS,
    ("programme", "show", "--route-map", "openly-map"): programme_columns.OBJECTIVES,
    ("refs",): programme_columns.REFERENCES,
    ("refs", "our-papers:1"): programme_columns.POINTERS,
    ("response", "judgements"): programme_columns.JUDGEMENTS,
    ("response", "list"): columns.RESPONSES,
    ("response", "stances"): programme_columns.STANCES,
    ("topic",): programme_columns.TOPICS,
    ("topic", "openly-topic"): programme_columns.POINTERS,
}
"""Questions that find rows in the record of programmes, with the columns shown to people."""
PAGES: dict[tuple[str, ...], str] = {
    ("progress",): "Progress of the programme as at 2 March 2026",
    ("changes", "2025-11-01", "2026-03-02"): "Changes after 1 November 2025, to 2 March 2026",
}
"""Questions that are answered to people by a page, with its first line."""
ONLY_IF_ANY = {
    *("because", "tag", "owners", "waits_for", "holder_then", "holder_now", "fully_populated"),
    *("dropped", "stance", "judged"),
}
"""Fields that have a column for people only where a row has one."""


def answer(isa: Isa, record: Path, question: tuple[str, ...], form: str) -> str:
    found = isa("--record", record, *question, *AS_AT, "--format", form)
    assert (found.returncode, found.stderr) == (0, "")
    return found.stdout


def in_columns(row: dict[str, Any], names: Sequence[str]) -> list[tuple[str, str]]:
    """A row of JSON as CSV has it: an object stands in one column, or in one for each field."""
    return [
        column
        for name, value in row.items()
        for column in (
            [(name, cell(value))]
            if name in names
            else [(f"{name}_{inner}", cell(each)) for inner, each in value.items()]
        )
    ]


@pytest.mark.parametrize("question", [*READS, *PAGES], ids=" ".join)
def test_json_lines_and_csv_hold_the_rows_of_json(
    programmes: Path, isa: Isa, question: tuple[str, ...]
) -> None:
    page = json.loads(answer(isa, programmes, question, "json"))
    lines = answer(isa, programmes, question, "jsonl").splitlines()
    text = answer(isa, programmes, question, "csv")

    rows = page["data"] if isinstance(page["data"], list) else [page["data"]]
    assert rows
    assert [json.loads(line) for line in lines] == rows
    names, *cells = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert [in_columns(row, names) for row in rows] == [
        [*zip(names, values, strict=True)] for values in cells
    ]
    assert page["as_at"] == "2026-03-02"


@pytest.mark.parametrize(("question", "shown"), READS.items(), ids=map(" ".join, READS))
def test_tables_and_markdown_have_a_line_for_every_row_under_the_same_headings(
    programmes: Path, isa: Isa, question: tuple[str, ...], shown: tuple[Column, ...]
) -> None:
    rows = json.loads(answer(isa, programmes, question, "json"))["data"]
    table = answer(isa, programmes, question, "table").rpartition("\n\n")[2].splitlines()
    markdown = answer(isa, programmes, question, "markdown").rpartition("\n\n")[2].splitlines()

    titles = [
        title
        for title, field in shown
        if field not in ONLY_IF_ANY or any(row[field] for row in rows)
    ]
    widths = [len(dashes) + 2 for dashes in table[1].split()]
    starts = [sum(widths[:place]) for place in range(len(widths))]
    assert [table[0][start:].split("  ")[0].strip() for start in starts] == titles
    assert [part.strip() for part in markdown[0].strip("|").split("|")] == titles
    assert (len(table) - 2, len(markdown) - 2) == (len(rows), len(rows))


@pytest.mark.parametrize(("question", "first"), PAGES.items(), ids=map(" ".join, PAGES))
def test_a_page_says_the_same_as_text_and_as_markdown(
    programmes: Path, isa: Isa, question: tuple[str, ...], first: str
) -> None:
    text = answer(isa, programmes, question, "table").splitlines()
    markdown = answer(isa, programmes, question, "markdown").splitlines()

    assert text[0] == first
    bare = [line.lstrip(" ").removeprefix("- ").removeprefix("## ") for line in markdown]
    assert [line.replace("\\", "") for line in bare] == [line.lstrip(" ") for line in text]


NOTHING: dict[tuple[str, ...], tuple[str, type[attrs.AttrsInstance]]] = {
    ("addressee", "open"): ("nothing is open", OpenRow),
    ("agenda", "cosla"): ("nothing to raise with cosla", AgendaRow),
    ("aim", "list"): ("no aim to list; isa aim add makes one", AimRow),
    ("alignment",): ("nothing found yet; isa policy align records a finding", AlignmentRow),
    ("alignment", "--groups"): ("no group of people named yet", GroupRow),
    ("alignment", "--pools"): ("no two policies have money for one group in one year", PoolRow),
    ("alignment", "--since", "2018-01-01"): ("nothing moved after 2018-01-01", AlignmentMove),
    ("commitment", "list"): (
        "no commitment to list; isa commitment make records one",
        CommitmentRow,
    ),
    ("engagement", "cadences"): (
        "no cadence set; isa engagement cadence sets one",
        CadenceRow,
    ),
    ("engagement", "list"): (
        "no meeting to list; isa engagement record logs one",
        EngagementRow,
    ),
    ("impact", "list"): ("no claim of impact yet; isa impact record logs one", ImpactRow),
    ("insight", "list"): ("no insight yet; isa insight record logs one", InsightRow),
    ("milestone", "list"): (
        "no milestone to list; isa programme load adds a programme",
        MilestoneRow,
    ),
    ("policy", "list"): ("no policy yet; isa policy add makes one", PolicyRow),
    ("programme", "route-maps"): ("no route map yet; isa programme load adds one", RouteMapRow),
    ("programme", "show", "--route-map", "openly-map"): (
        "no objective yet; isa programme load adds a programme",
        ObjectiveRow,
    ),
    ("refs", "--scheme", "vision-statement"): (
        "no reference yet; isa reference note makes one",
        ReferenceRow,
    ),
    ("refs", "--sector", "health"): ("nothing is tagged with health", PointerRow),
    ("response", "judgements"): (
        "no judgement recorded; isa response judge records one",
        JudgementRow,
    ),
    ("response", "stances"): (
        "no stance recorded; isa response stance records one",
        StanceRow,
    ),
    ("topic",): ("nothing is tagged with a topic yet", TopicRow),
}
LONG_AGO = ("--as-at", "2019-01-01")


@pytest.mark.parametrize(("question", "expected"), NOTHING.items(), ids=map(" ".join, NOTHING))
def test_an_empty_answer_is_a_sentence_for_people_and_no_rows_for_programs(
    programmes: Path,
    isa: Isa,
    question: tuple[str, ...],
    expected: tuple[str, type[attrs.AttrsInstance]],
) -> None:
    said, row = expected
    shown = {
        form: isa("--record", programmes, *question, *LONG_AGO, "--format", form)
        for form in ("table", "markdown", "json", "jsonl", "csv")
    }

    assert {(each.returncode, each.stderr) for each in shown.values()} == {(0, "")}
    below = [shown[form].stdout.rpartition("\n\n")[2] for form in ("table", "markdown")]
    assert below == [f"{said}\n"] * 2
    assert json.loads(shown["json"].stdout)["data"] == []
    assert shown["jsonl"].stdout == ""
    fields = ",".join(field.name for field in attrs.fields(row))
    assert shown["csv"].stdout == f"{fields}\r\n"


@pytest.mark.parametrize("form", ["csv", "json", "jsonl"])
def test_where_nothing_changed_programs_find_no_rows(programmes: Path, isa: Isa, form: str) -> None:
    told = isa("--record", programmes, "changes", "2018-01-01", "2018-02-01", "--format", form)

    assert (told.returncode, told.stderr) == (0, "")
    match form:
        case "json":
            assert json.loads(told.stdout)["data"] == []
        case "csv":
            fields = ",".join(field.name for field in attrs.fields(ChangeRow))
            assert told.stdout == f"{fields}\r\n"
        case _:
            assert told.stdout == ""


@pytest.mark.usefixtures("plan")
def test_a_file_that_adds_nothing_leaves_programs_no_rows(isa: Isa) -> None:
    loaded = {form: isa("programme", "load", "plan.toml", "--format", form) for form in FORMS}

    assert {(each.returncode, each.stderr) for each in loaded.values()} == {(0, "")}
    assert json.loads(loaded["json"].stdout)["data"] == []
    assert loaded["jsonl"].stdout == ""
    assert loaded["csv"].stdout == "number,reference,receipt,already,findings\r\n"

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import attrs
import pytest

from isa_programme import Line, RecordLine, Tracker, due_across, overdue_across
from isa_programme.report.plain import plain_row

Isa = Callable[..., CompletedProcess[str]]

AS_AT = ("--as-at", "2026-01-05")
THEN = datetime(2026, 1, 5, 12, tzinfo=UTC)
SEVERAL = ("due", "overdue")
"""The commands that take several records."""


@pytest.fixture(scope="module")
def councils_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("councils")
    papers = {"fife": ("Data", 3), "glasgow": ("Homes", 13)}
    for name, (title, day) in papers.items():
        path = folder / f"{name}.db"
        with Tracker.create(path, example="foisa-like", now=lambda: THEN) as tracker:
            tracker.add_addressee("council", "The council")
            tracker.issue_advice(
                title, issued_on=date(2025, 11, day), addressees=["council"], lead="Morag"
            )
            tracker.issue_advice(
                f"{title} again", issued_on=date(2026, 1, 5), addressees=["council"]
            )
    (folder / "moray.db").write_text("this is no record", encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def councils(councils_once: Path) -> None:
    """Records ``glasgow.db`` and ``fife.db`` here, and ``moray.db``, which is none."""
    for each in councils_once.iterdir():
        shutil.copy(each, Path.cwd())


BOTH = ("--record", "glasgow.db", "--record", "fife.db")


def page(isa: Isa, *words: str) -> dict[str, Any]:
    shown = isa(*words, "--format", "json")
    assert (shown.returncode, shown.stderr) == (0, "")
    found: dict[str, Any] = json.loads(shown.stdout)
    return found


def test_a_table_names_the_record_of_each_line(isa: Isa) -> None:
    shown = isa("overdue", *BOTH, *AS_AT)

    assert (0, "") == (shown.returncode, shown.stderr)
    asked, blank, names, _, *rows = shown.stdout.splitlines()
    assert ("of 2 records: glasgow, fife", "") == (asked, blank)
    assert [
        *("record", "reference", "addressee", "stage", "deadline", "working days late"),
        *("rests on", "what"),
    ] == re.split("  +", names)
    assert [
        "fife ADV-2025-001 council substantive 2025-12-02 20 borrowed-example Data",
        "glasgow ADV-2025-001 council substantive 2025-12-12 12 borrowed-example Homes",
    ] == [" ".join(row.split()) for row in rows]


def test_records_may_be_named_before_the_command_too_and_those_after_it_count(isa: Isa) -> None:
    before = isa(*BOTH, "due", *AS_AT)
    after = isa("due", *BOTH, *AS_AT)
    one = isa(*BOTH, "due", "--record", "fife.db", *AS_AT)

    assert (0, after.stdout) == (before.returncode, before.stdout)
    assert "Homes again" not in one.stdout
    assert "record" not in one.stdout


def test_markdown_can_be_pasted(isa: Isa) -> None:
    shown = isa("overdue", *BOTH, *AS_AT, "--format", "markdown")

    assert "| fife     | ADV-2025-001 |" in shown.stdout


def test_json_has_what_each_record_rests_on(isa: Isa) -> None:
    found = page(isa, "overdue", *BOTH, *AS_AT)
    heads = {}
    for name in ("glasgow", "fife"):
        with Tracker.open(f"{name}.db") as tracker:
            heads[name] = tracker.head

    assert [
        {"record": name, "read": True, "head": heads[name], "known_at": "2026-01-05T12:00:00+00:00"}
        for name in ("glasgow", "fife")
    ] == found["records"]
    assert [None, None, "2026-01-05", "confidential"] == [
        found[name] for name in ("head", "known_at", "as_at", "visibility")
    ]
    assert ["fife", "glasgow"] == [row["record"] for row in found["data"]]


def test_of_one_record_the_fields_are_there_and_say_nothing(isa: Isa) -> None:
    for question in SEVERAL:
        found = page(isa, question, "--record", "fife.db", *AS_AT)

        assert found["records"] is None
        assert found["head"] is not None
        assert [None] == [row["record"] for row in found["data"]]


def test_every_format_holds_the_same_rows(isa: Isa) -> None:
    for question in SEVERAL:
        rows = page(isa, question, *BOTH, *AS_AT)["data"]
        lines = isa(question, *BOTH, *AS_AT, "--format", "jsonl").stdout.splitlines()
        table = isa(question, *BOTH, *AS_AT, "--format", "csv").stdout

        assert rows == [json.loads(line) for line in lines]
        names, *cells = csv.reader(table.splitlines())
        assert [each.name for each in attrs.fields(RecordLine)] == names == [*rows[0]]
        assert [*(each.name for each in attrs.fields(Line)), "record"] == names
        assert [row["record"] for row in rows] == [row[-1] for row in cells]


def test_a_csv_with_no_row_has_the_names_of_the_fields(isa: Isa) -> None:
    shown = isa("overdue", *BOTH, "--as-at", "2019-01-01", "--format", "csv")

    assert [[each.name for each in attrs.fields(RecordLine)]] == [
        *csv.reader(shown.stdout.splitlines())
    ]


def test_python_gives_the_same(isa: Isa) -> None:
    for question, across in (("overdue", overdue_across), ("due", due_across)):
        found = across(["glasgow.db", "fife.db"], as_at=date(2026, 1, 5))

        assert page(isa, question, *BOTH, *AS_AT)["data"] == [plain_row(line) for line in found]


def test_what_narrows_one_record_narrows_all(isa: Isa) -> None:
    def titles(*words: str) -> list[str]:
        return [row["title"] for row in page(isa, *words)["data"]]

    assert ["Homes"] == titles("overdue", *BOTH, *AS_AT, "--since", "2025-12-05")
    assert [] == titles("overdue", *BOTH, *AS_AT, "--ours")
    assert [] == titles("due", *BOTH, *AS_AT, "--visibility", "public")
    assert [] == titles("due", *BOTH, *AS_AT, "--within", "5 working days")
    assert ["Data", "Homes"] == titles("overdue", *BOTH, *AS_AT, "--lead", "Morag")
    assert [] == titles("overdue", *BOTH, *AS_AT, "--known-at", "2026-01-04")
    supposed = page(isa, "overdue", *BOTH, *AS_AT, "--under", "foisa-like.1")
    assert ("foisa-like version 1", 2) == (supposed["under"], len(supposed["data"]))


def test_a_lead_that_no_record_knows_is_told_once(isa: Isa) -> None:
    shown = isa("overdue", *BOTH, *AS_AT, "--lead", "Mroag")

    assert "no paper names Mroag as its lead\n" == shown.stderr
    assert (
        "of 2 records: glasgow, fife\n\n"
        "nothing that Mroag looks after is overdue as at 2026-01-05\n"
    ) == shown.stdout


def test_lines_found_leave_with_10_where_that_is_asked(isa: Isa) -> None:
    codes = [
        isa("overdue", *BOTH, "--exit-code", "--as-at", day).returncode
        for day in ("2026-01-05", "2019-01-01")
    ]

    assert [10, 0] == codes


def test_a_record_that_cannot_be_read_hides_no_other(isa: Isa) -> None:
    words = ("overdue", *BOTH, "--record", "moray.db", "--record", "angus.db", *AS_AT)
    here = Path.cwd()
    told = (
        f"isa: moray: {here / 'moray.db'} is some other kind of file, not a record\n"
        f"isa: angus: there is no record at {here / 'angus.db'}; isa init makes one\n"
    )
    table = isa(*words)
    as_json = isa(*words, "--format", "json", "--exit-code")

    assert (4, told) == (table.returncode, table.stderr)
    assert table.stdout.startswith(
        "of 2 records: glasgow, fife\nmissing, for it can't be read: moray, angus\n\n"
    )
    assert isa("overdue", *BOTH, *AS_AT).stdout.splitlines()[2:] == table.stdout.splitlines()[3:]
    assert (4, told) == (as_json.returncode, as_json.stderr)
    found = json.loads(as_json.stdout)
    assert [True, True, False, False] == [each["read"] for each in found["records"]]
    assert {"record": "angus", "read": False, "head": None, "known_at": None} == found["records"][3]
    assert ["fife", "glasgow"] == [row["record"] for row in found["data"]]


@pytest.mark.parametrize(
    ("code", "names"),
    [(5, ("glasgow", "angus")), (4, ("angus", "moray", "fife")), (5, ("angus", "nairn"))],
)
def test_the_code_is_that_of_the_gravest_fault(isa: Isa, code: int, names: tuple[str, ...]) -> None:
    records = [word for name in names for word in ("--record", f"{name}.db")]

    assert [code, code] == [
        isa("overdue", *records, *more).returncode for more in ((), ("--exit-code",))
    ]


def test_where_none_can_be_read_there_is_no_answer(isa: Isa) -> None:
    for form in ("table", "json", "csv"):
        shown = isa("due", "--record", "moray.db", "--record", "angus.db", "--format", form)

        assert (4, "") == (shown.returncode, shown.stdout)
        assert 2 == len(shown.stderr.splitlines())


def test_records_of_one_name_are_told_apart_by_their_folders(isa: Isa) -> None:
    for name in ("glasgow", "fife"):
        Path(name).mkdir()
        shutil.copy(f"{name}.db", Path(name, "isa.db"))
    found = page(isa, "overdue", "--record", "glasgow/isa.db", "--record", "fife/isa.db", *AS_AT)

    assert ["fife/isa", "glasgow/isa"] == [row["record"] for row in found["data"]]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            (*BOTH, "--record", "./fife.db", *AS_AT),
            "record: fife.db: name each record once",
        ),
        (
            (*BOTH, "--known-at", "3"),
            (
                "known_at: '3' is a moment of one record; of several, write a day as 2026-01-05"
                " or an instant as 2026-01-05T12:00:00Z"
            ),
        ),
        (
            (*BOTH, "--under", "none.1"),
            ("record glasgow: no protocol version 'none.1' in this record: there is foisa-like.1"),
        ),
        (
            ("--record", "fife.db", "--record", " "),
            "the record's place is blank: --record or ISA_RECORD names a file, or an address",
        ),
        (
            (*BOTH, "--output", "fife.db"),
            "fife.db is the record itself, or belongs to it; name another file",
        ),
    ],
)
def test_what_cannot_be_asked_of_several_is_refused(
    isa: Isa, words: tuple[str, ...], said: str
) -> None:
    before = Path("fife.db").read_bytes()
    refused = isa("overdue", *words)

    assert (2, "", f"isa: {said}\n") == (refused.returncode, refused.stdout, refused.stderr)
    assert before == Path("fife.db").read_bytes()


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("verify",),
        ("advice", "list"),
        ("advice", "issue", "--title", "No", "--on", "2026-01-05", "--to", "council"),
        ("init", "--example", "foisa-like"),
        ("export",),
        ("import", "rows.csv"),
        ("explain", "ADV-2025-001"),
        ("report", "weekly"),
    ],
)
def test_every_other_command_takes_one_record(isa: Isa, words: tuple[str, ...]) -> None:
    Path("rows.csv").write_text("kind\n", encoding="utf-8")
    before = {each.name: each.read_bytes() for each in Path.cwd().iterdir()}
    name = " ".join(word for word in words[:2] if word.isalpha() and word != "rows")
    for order in ((*BOTH, *words), (*words, *BOTH)):
        refused = isa(*order)

        assert (2, "") == (refused.returncode, refused.stdout)
        assert refused.stderr.startswith(
            "isa: this takes one --record; due and overdue alone take several (isa"
        ), name
    assert before == {each.name: each.read_bytes() for each in Path.cwd().iterdir()}


def test_an_answer_goes_to_the_file_named(isa: Isa) -> None:
    shown = isa("overdue", *BOTH, *AS_AT, "--output", "both.txt")

    assert (0, "", "") == (shown.returncode, shown.stdout, shown.stderr)
    assert isa("overdue", *BOTH, *AS_AT).stdout == Path("both.txt").read_text(encoding="utf-8")


def test_an_older_copy_in_the_place_of_a_record_is_told_by_its_name(isa: Isa) -> None:
    older = Path(shutil.copy("fife.db", "older.db"))
    assert isa("note", "ADV-2025-001", "Rang.", "--record", "fife.db").returncode == 0
    shutil.copy(older, "fife.db")
    shown = isa("overdue", *BOTH, *AS_AT)

    assert (
        "warning: fife: an older or other copy of the record; isa verify tells\n"
    ) == shown.stderr
    assert 0 == shown.returncode


def test_what_was_restricted_since_is_told_by_its_record(isa: Isa) -> None:
    for day, level in ((6, "public"), (8, "restricted")):
        then = datetime(2026, 1, day, 12, tzinfo=UTC)
        with Tracker.open("fife.db", now=iter([then] * 9).__next__) as tracker:
            tracker.change_visibility("ADV-2025-001", level, changed_on=then.date())
    shown = isa("overdue", *BOTH, *AS_AT, "--known-at", "2026-01-07", "--visibility", "public")

    assert "fife: shown as it was known then, and restricted since: ADV-2025-001\n" == shown.stderr
    assert shown.stdout.startswith("of 2 records: glasgow, fife\nwhat is public; the rest is left")


def test_where_a_part_is_hidden_nothing_is_said_not_to_be_there(isa: Isa) -> None:
    shown = isa("overdue", *BOTH, *AS_AT, "--visibility", "public")

    assert (
        "of 2 records: glasgow, fife\nwhat is public; the rest is left out\n\nnothing to show\n"
    ) == shown.stdout


def test_what_is_hidden_in_a_name_is_shown_as_marks(isa: Isa) -> None:
    shutil.copy("fife.db", "fi\u202efe.db")
    shown = isa("overdue", "--record", "fi\u202efe.db", "--record", "glasgow.db", *AS_AT)

    assert "\u202e" not in shown.stdout
    assert "of 2 records: fi<U+202E>fe, glasgow\n" in shown.stdout

"""The public JSON: what the schemas say, of one moment, whole, and nothing that is hidden."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import jsonschema
import pytest

from example_programs import run
from hidden_papers import HIDDEN, REFERENCES, keep_hidden_papers
from hidden_programmes import CONFIDENTIAL, INTERNAL, POUNDS, RESTRICTED, everything
from isa_programme import Tracker

NAME = "public_json.py"
SCHEMAS = Path(__file__).parents[2] / "docs" / "reference" / "schemas"
FILES = ["advice", "commitments", "compliance", "due", "milestones", "overdue"]


def keep_hidden_programmes(path: Path) -> None:
    then = datetime(2026, 3, 2, 12, tzinfo=UTC)
    with Tracker.create(
        path, example="foisa-like", adopted_on=date(2025, 1, 1), now=lambda: then
    ) as tracker:
        tracker.add_addressee("cosla", "COSLA", kind="government")
        for fact in everything():
            tracker.record(fact)


def published(record: Path) -> dict[str, str]:
    """Every file that is made, by its name without the ending."""
    folder = record.parent / "web" / "data"
    ran = run(NAME, record, folder)
    assert (0, "") == (ran.returncode, ran.stderr)
    said = [line.partition(".json: ")[0] for line in ran.stdout.splitlines()]
    made = {each.stem: each.read_text(encoding="utf-8") for each in folder.iterdir()}
    assert (FILES, FILES) == (sorted(made), sorted(said))
    return made


@pytest.mark.parametrize(
    ("keep", "marks"),
    [
        (keep_hidden_papers, (*HIDDEN["public"], *REFERENCES["public"])),
        (
            keep_hidden_programmes,
            (INTERNAL, RESTRICTED, CONFIDENTIAL, "3000003", "20002", "ADV-2025-001"),
        ),
    ],
)
def test_a_mark_in_every_hidden_field_is_in_no_file(
    tmp_path: Path, keep: Callable[[Path], None], marks: tuple[str, ...]
) -> None:
    assert {*POUNDS.values()} == {3_000_003, 20_002, 100}
    path = tmp_path / "isa.db"
    keep(path)
    made = published(path)
    assert [] == [(name, mark) for name in made for mark in marks if mark in made[name]]
    assert [] != json.loads(made["advice"])["data"]
    with Tracker.open(path) as tracker:
        whole = str([entry.fact for entry in tracker.entries()])
    assert [] == [mark for mark in marks if mark in {*HIDDEN["public"]} and mark not in whole]


def test_each_file_is_as_its_schema_says_and_rests_on_the_same_entry_and_day(
    tmp_path: Path,
) -> None:
    path = tmp_path / "isa.db"
    keep_hidden_programmes(path)
    pages = {name: json.loads(text) for name, text in published(path).items()}
    for name, page in pages.items():
        schema = json.loads((SCHEMAS / f"{name}.v1.json").read_text(encoding="utf-8"))
        jsonschema.validate(page, schema, cls=jsonschema.Draft202012Validator)
    with Tracker.open(path) as tracker:
        head = tracker.head
    assert {(head, "public")} == {(page["head"], page["visibility"]) for page in pages.values()}
    assert 1 == len({page["as_at"] for page in pages.values()})


def test_where_a_question_fails_what_was_there_stays_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "web"
    folder.mkdir()
    (folder / "overdue.json").write_text("{}", encoding="utf-8")
    ran = run(NAME, tmp_path / "absent.db", folder)
    assert (5, "") == (ran.returncode, ran.stdout)
    assert "isa: there is no record" in ran.stderr
    assert ["{}"] == [each.read_text(encoding="utf-8") for each in folder.iterdir()]


def test_where_it_can_not_write_it_says_so_in_a_sentence(tmp_path: Path) -> None:
    record = tmp_path / "isa.db"
    keep_hidden_papers(record)
    there = tmp_path / "a file"
    there.write_text("kept", encoding="utf-8")
    ran = run(NAME, record, there)
    assert (1, "", f"{there}: File exists\n") == (ran.returncode, ran.stdout, ran.stderr)
    assert "kept" == there.read_text(encoding="utf-8")


def test_without_its_two_words_it_says_how_it_is_used() -> None:
    ran = run(NAME)
    assert (1, "usage: python public_json.py RECORD FOLDER\n") == (ran.returncode, ran.stderr)

"""The tool that embeds the package: what it says, and that it uses public names alone."""

from __future__ import annotations

import ast
import json
import re
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import isa_programme
from example_programs import EXAMPLES, run
from isa_programme import Tracker

NAME = "steps/steps.py"
EMBEDDING = [
    EXAMPLES / NAME,
    *sorted((EXAMPLES / "django-letters").rglob("*.py")),
]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A paper that is answered in one part of two, and one that asks for a date of its own."""
    path = tmp_path / "isa.db"
    then = datetime(2025, 12, 11, 12, tzinfo=UTC)
    with Tracker.create(path, example="foisa-like", now=lambda: then) as tracker:
        tracker.add_addressee("comhairle", "Comhairle nan Eilean Beò")
        tracker.issue_advice(
            "One strategy",
            issued_on=date(2025, 11, 13),
            addressees=["comhairle"],
            recommendations=["Publish a plan", "Name a director"],
            own_reference="OEA/7",
        )
        tracker.record_response(
            "ADV-2025-001",
            sent_by="comhairle",
            kind="substantive",
            received_on=date(2025, 12, 10),
            dispositions={1: "accepted"},
        )
    return path


def steps(folder: Path, *waits_for: str) -> Path:
    path = folder / "steps.json"
    kept = [{"step": f"After {each}", "waits_for": each} for each in waits_for]
    path.write_text(json.dumps(kept), encoding="utf-8")
    return path


def test_a_step_waits_for_what_is_still_owed_by_any_name_of_the_paper(
    record: Path, tmp_path: Path
) -> None:
    file = steps(tmp_path, "ADV-2025-001.1", "ADV-2025-001.2", "ADV-2025-001", "OEA/7")
    owed = (
        "    Comhairle nan Eilean Beò: Name a director (overdue; due 2025-12-12, borrowed-example)"
    )
    ran = run(NAME, record, file, "2025-12-15")
    assert (0, "") == (ran.returncode, ran.stderr)
    assert [
        "After ADV-2025-001.1: waits for nothing",
        *("After ADV-2025-001.2: waits for", owed),
        *("After ADV-2025-001: waits for", owed),
        *("After OEA/7: waits for", owed),
    ] == ran.stdout.splitlines()


def test_what_is_not_overdue_yet_says_where_it_stands(record: Path, tmp_path: Path) -> None:
    ran = run(NAME, record, steps(tmp_path, "ADV-2025-001.2"), "2025-12-12")
    assert "(due-today; due 2025-12-12, borrowed-example)" in ran.stdout


def test_a_clock_that_stands_still_has_no_date(record: Path, tmp_path: Path) -> None:
    with Tracker.open(record, now=lambda: datetime(2025, 12, 12, tzinfo=UTC)) as tracker:
        tracker.pause_clock("ADV-2025-001", paused_on=date(2025, 12, 11), reason="recess")
    ran = run(NAME, record, steps(tmp_path, "ADV-2025-001.2"), "2025-12-12")
    assert "Name a director (paused; without a date)" in ran.stdout


def test_a_slip_in_a_reference_does_not_look_like_an_answer(record: Path, tmp_path: Path) -> None:
    ran = run(NAME, record, steps(tmp_path, "ADV-2025-010"), "2025-12-15")
    told = "this can't be told: After ADV-2025-010: the record asks for no ADV-2025-010\n"
    assert (1, "", told) == (ran.returncode, ran.stdout, ran.stderr)


@pytest.mark.parametrize("text", ["[", '{"step": "1"}', '[{"step": "1"}]', "[1]"])
def test_steps_that_are_none_are_told_in_a_sentence(
    record: Path, tmp_path: Path, text: str
) -> None:
    kept = tmp_path / "steps.json"
    kept.write_text(text, encoding="utf-8")
    ran = run(NAME, record, kept, "2025-12-15")
    assert (1, "") == (ran.returncode, ran.stdout)
    assert re.fullmatch("this can't be told: .+\n", ran.stderr)


def test_a_record_that_is_not_there_is_told_and_not_made(tmp_path: Path) -> None:
    ran = run(NAME, tmp_path / "absent.db", steps(tmp_path, "ADV-2025-001"))
    assert (1, "") == (ran.returncode, ran.stdout)
    assert "there is no record at" in ran.stderr
    assert not (tmp_path / "absent.db").exists()


def from_the_package(path: Path) -> set[str]:
    """What a file takes from the package, as its imports say; a module of it is a whole name."""
    taken: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [each.name for each in node.names]
            prefix = node.module.removeprefix("isa_programme")
            if node.module == "isa_programme":
                taken |= {*names}
            elif node.module.startswith("isa_programme."):
                taken |= {f"{prefix}.{name}" for name in names}
        elif isinstance(node, ast.Import):
            taken |= {each.name for each in node.names if each.name.startswith("isa_programme.")}
    return taken


@pytest.mark.parametrize("path", EMBEDDING, ids=lambda path: path.name)
def test_a_program_that_embeds_the_package_takes_public_names_alone(path: Path) -> None:
    assert set() == from_the_package(path) - {*isa_programme.__all__}


def test_the_tool_takes_something_of_the_package_and_else_python_alone() -> None:
    tree = ast.parse((EXAMPLES / NAME).read_text(encoding="utf-8"))
    modules = {
        str(node.module) if isinstance(node, ast.ImportFrom) else node.names[0].name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert {"isa_programme"} == {each.partition(".")[0] for each in modules} - {
        *sys.stdlib_module_names
    }
    assert "Tracker" in from_the_package(EXAMPLES / NAME)


def test_a_name_that_is_not_public_would_be_seen(tmp_path: Path) -> None:
    path = tmp_path / "tool.py"
    path.write_text(
        "import isa_programme.journal\nfrom isa_programme.cli import main\n"
        "from isa_programme import Tracker, secrets\n",
        encoding="utf-8",
    )
    assert {"isa_programme.journal", ".cli.main", "secrets"} == from_the_package(path) - {
        *isa_programme.__all__
    }

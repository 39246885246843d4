"""The README's program prints what the README says it prints, and its commands are there."""

from __future__ import annotations

import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

README = Path(__file__).parents[2] / "README.md"
TEXT = README.read_text(encoding="utf-8")


def _block(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[1]


def _without_versions(text: str) -> str:
    return re.sub(r"holidays package [0-9.]+", "holidays package N", text)


def test_the_program_prints_what_the_readme_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    printed = StringIO()
    with redirect_stdout(printed):
        exec(compile(_block("python"), "README.md", "exec"), {})
    assert _without_versions(_block("text")) == _without_versions(printed.getvalue())


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("the main job", "sh"),
        ("the main job on Windows", "powershell"),
        ("the tests", "sh"),
        ("the tests on Windows", "powershell"),
    ],
)
def test_each_command_is_one_line_below_its_name(name: str, language: str) -> None:
    found = re.search(rf"<!-- {name} -->\n```{language}\n(.*)\n```\n", TEXT)
    assert found is not None
    if language == "powershell":
        assert "&&" not in found[1]


def test_the_readme_uses_no_fence_that_is_silently_not_run() -> None:
    assert "```pycon" not in TEXT

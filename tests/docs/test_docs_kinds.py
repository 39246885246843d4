"""Four kinds of pages, kept apart: lessons, recipes, things to look up, and reasons."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
KINDS = ("tutorial", "how-to", "reference", "explanation")
VERBS = frozenset(
    [
        "Adopt",
        "Answer",
        "Ask",
        "Back",
        "Brief",
        "Chase",
        "Check",
        "Compare",
        "Complete",
        "Decide",
        "Embed",
        "Erase",
        "Follow",
        "Import",
        "Issue",
        "Keep",
        "Load",
        "Log",
        "Look",
        "Make",
        "Move",
        "Prepare",
        "Put",
        "Share",
        "Show",
        "Take",
        "Work",
        "Write",
    ]
)
"""What a reader of a how-to is about to do. A new page may need a new one."""

_FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)


def _pages(kind: str) -> list[Path]:
    return sorted((DOCS / kind).rglob("*.md"))


def _title(page: Path) -> str:
    first = page.read_text(encoding="utf-8").partition("\n")[0]
    assert first.startswith("# "), f"{page.name} begins with its title"
    return first.removeprefix("# ")


def _ids(page: Path) -> str:
    return page.relative_to(DOCS).as_posix()


def test_every_page_but_the_index_is_of_one_of_the_four_kinds() -> None:
    apart = {page for kind in KINDS for page in _pages(kind)}

    assert {*DOCS.rglob("*.md")} - apart == {DOCS / "index.md"}


@pytest.mark.parametrize("page", _pages("how-to"), ids=_ids)
def test_a_how_to_is_called_by_what_its_reader_does(page: Path) -> None:
    assert _title(page).split()[0] in VERBS


@pytest.mark.parametrize(
    "page", [*_pages("tutorial"), *_pages("reference"), *_pages("explanation")], ids=_ids
)
def test_no_other_page_is_called_by_something_to_do(page: Path) -> None:
    assert _title(page).split()[0] not in VERBS


@pytest.mark.parametrize("page", _pages("reference"), ids=_ids)
def test_a_page_to_look_up_gives_no_numbered_steps(page: Path) -> None:
    prose = _FENCED.sub("", page.read_text(encoding="utf-8"))

    assert re.findall(r"^[0-9]+\. .*$", prose, re.MULTILINE) == []


@pytest.mark.parametrize("page", _pages("tutorial"), ids=_ids)
def test_a_step_of_the_tutorial_has_something_to_type(page: Path) -> None:
    _, *steps = page.read_text(encoding="utf-8").split("\n## ")
    without = [step.partition("\n")[0] for step in steps if "\n```" not in step]

    assert set(without) <= {"How to type what follows", "What next"}

"""The format page names every table, column, key, kind and field, and says which hold words."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, get_args

import attrs
import pytest

from isa_programme.calendars.working import WorkingCalendar
from isa_programme.journal import chain, json_lines
from isa_programme.journal.sqlite.schema import lay_out
from isa_programme.record.allowance import Allowance
from isa_programme.record.facts import FACTS, Fact
from isa_programme.record.words import holds_words
from isa_programme.report import view_lines

_PAGE = Path(__file__).parents[2] / "docs" / "reference" / "record-format.md"
TEXT = _PAGE.read_text(encoding="utf-8")
_ROW = re.compile(r"^\| `(\w+)` \| ([^|]+) \|", re.MULTILINE)
_DERIVED = {"working", "ordinals"}
"""Fields of a calendar that are worked out when it is read, and are not stored."""
_TITLES = {
    "WorkingCalendar": "Calendar",
    "HoldingExtends": "Holding rule",
    "ExtensionCap": "Extension rule",
    "EscalationStep": "Escalation step",
    "AppliesTo": "Applies to",
    "FieldChange": "Field change",
}


def _section(title: str) -> str:
    found = re.search(rf"^### {re.escape(title)}\n(.*?)(?=^##|\Z)", TEXT, re.DOTALL | re.MULTILINE)
    assert found is not None, f"there is no heading {title}"
    return found[1]


def _parts(annotation: Any) -> Iterator[type[attrs.AttrsInstance]]:  # noqa: ANN401 - any annotation
    if isinstance(annotation, type) and attrs.has(annotation):
        if annotation is not Allowance and annotation.__name__ != "Month":
            yield annotation
        return
    for each in get_args(annotation):
        yield from _parts(each)


def _nouns() -> Iterator[tuple[str, type[attrs.AttrsInstance]]]:
    waiting: list[tuple[str, type[attrs.AttrsInstance]]] = list(FACTS.items())
    seen = set()
    while waiting:
        title, noun = waiting.pop(0)
        yield title, noun
        for attribute in attrs.fields(attrs.resolve_types(noun)):
            for part in _parts(attribute.type):
                if part not in seen:
                    seen.add(part)
                    waiting.append((_TITLES.get(part.__name__, part.__name__), part))


NOUNS = tuple(pytest.param(title, noun, id=title) for title, noun in _nouns())


@pytest.mark.parametrize(("title", "noun"), NOUNS)
def test_every_field_of_every_kind_and_part_stands_on_the_page(
    title: str, noun: type[attrs.AttrsInstance]
) -> None:
    said = dict(_ROW.findall(_section(title)))
    fields = {each.name: each for each in attrs.fields(noun)}
    if noun is WorkingCalendar:
        fields = {name: each for name, each in fields.items() if name not in _DERIVED}

    assert said.keys() == fields.keys()
    for name, each in fields.items():
        words = re.match(r"words(,|$)", said[name]) is not None
        assert words == holds_words(each), f"{name}: {said[name]}"
        needed = holds_words(each) and each.default != ""
        assert said[name].endswith("never empty") == needed, f"{name}: {said[name]}"


@pytest.mark.parametrize("kind", FACTS)
def test_every_kind_says_what_it_is_about_and_when(kind: str) -> None:
    fact: type[Fact] = FACTS[kind]
    section = _section(kind)
    dated = {"protocol.decided_on": "protocol.effective_from"}.get(fact.dated_by, fact.dated_by)

    assert f"About: {f'`{fact.named_by}`' if fact.named_by else 'nothing'}." in section
    assert f"`{dated}`" in section if dated else "the day of recording" in section


def test_every_table_column_index_and_guard_stands_on_the_page() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        lay_out(connection)
        named = connection.execute(
            "SELECT type, name FROM sqlite_schema WHERE name NOT LIKE 'sqlite%'"
        ).fetchall()
        for kind, name in named:
            assert f"`{name}`" in TEXT
            if kind == "table":
                for _, column, type_, *_ in connection.execute(f"PRAGMA table_info({name})"):
                    assert re.search(rf"^\| `{column}` \| {type_}", TEXT, re.MULTILINE)


def test_every_key_and_format_stands_on_the_page() -> None:
    for name in (*chain.KEYS, "salt", "words", "content", "head", "entries"):
        assert f"`{name}`" in TEXT
    for form in (chain.FORMAT, json_lines.FORMAT, view_lines.FORMAT):
        assert f"`{form}`" in TEXT


def test_the_keys_stand_on_the_page_in_their_order() -> None:
    section = TEXT.split("\n## The bytes of an entry\n")[1].split("\n## ")[0]

    assert tuple(name for name, _ in _ROW.findall(section)) == chain.KEYS


def test_a_kind_that_is_taken_away_or_renamed_would_be_missed() -> None:
    assert set(re.findall(r"^### ([a-z-]+\.v[0-9]+)$", TEXT, re.MULTILINE)) == set(FACTS)

"""The reference leaves nothing out, and no link leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from enum import EnumMeta, StrEnum
from pathlib import Path
from types import ModuleType

import attrs
import click
import pytest

import isa_programme
from isa_programme import (
    Addressee,
    AppliesTo,
    EscalationStep,
    ExtensionCap,
    Holder,
    HoldingExtends,
    IsaProgrammeError,
    Programme,
    Protocol,
    Stage,
    Suspension,
    Tracker,
)
from isa_programme.cli import exit_codes
from isa_programme.cli.commands import isa
from isa_programme.exchange.csv_cells import COLUMNS
from isa_programme.exchange.csv_facts import KINDS
from isa_programme.exchange.desk.desk import sheets
from isa_programme.exchange.log.fields import FIELDS
from isa_programme.exchange.log.map import Ignored, LogMap, Skipped, Source
from isa_programme.exchange.programme_sections import SECTIONS
from isa_programme.journal import proving, restore, verify
from isa_programme.questions import backups, disclosure
from isa_programme.questions.check import CHECKS
from isa_programme.record.register import Register
from isa_programme.record.rules import RULES

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"
PAGES = (ROOT / "README.md", *sorted(DOCS.rglob("*.md")))

_LINK = re.compile(r"\[[^]]*\]\(([^)\s]+)\)")
_FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^#+ +(.*)$", re.MULTILINE)


def _text(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


def _quoted(name: str) -> set[str]:
    """Everything that a page of reference writes as code, tables and prose alike."""
    return set(re.findall(r"`([^`\n]+)`", _FENCED.sub("", _text(name))))


def _commands(group: click.Group, path: str = "") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        here = f"{path} {name}".strip()
        if isinstance(command, click.Group):
            yield from _commands(command, here)
        else:
            yield here, command


COMMANDS = tuple(pytest.param(name, command, id=name) for name, command in _commands(isa))


def _sections() -> dict[str, str]:
    """The sections of commands.md, by the words of the heading that name the command."""
    sections = {}
    for part in re.split(r"^#+ +", _text("commands.md"), flags=re.MULTILINE)[1:]:
        heading, _, body = part.partition("\n")
        words = [word for word in heading.split() if re.fullmatch("[a-z]+(-[a-z]+)?", word)]
        sections[" ".join(words[1:]) if words[:1] == ["isa"] else heading] = body
    return sections


@pytest.mark.parametrize(("name", "command"), COMMANDS)
def test_every_command_stands_in_the_reference_with_each_of_its_options(
    name: str, command: click.Command
) -> None:
    sections = _sections()
    assert name in sections, f"commands.md has no heading for isa {name}"
    section = sections[name] + sections["Options of many commands"]
    for parameter in command.params:
        if isinstance(parameter, click.Option) and not parameter.hidden:
            for option in parameter.opts:
                assert f"`{option}`" in section, f"isa {name} takes {option}"


def test_the_reference_names_no_option_that_no_command_takes() -> None:
    taken = {
        option
        for _, command in (*_commands(isa), ("", isa))
        for parameter in command.params
        for option in (*parameter.opts, *parameter.secondary_opts)
    }
    named = set(re.findall(r"`(--?[a-z][a-z-]*)`", _text("commands.md")))

    assert named - taken - {"-h", "--help"} == set()


def test_every_public_name_stands_in_the_reference() -> None:
    assert set(isa_programme.__all__) - _quoted("python.md") == set()


def test_everything_a_tracker_can_do_stands_in_the_reference() -> None:
    named = {each.partition("(")[0] for each in _quoted("python.md")}
    can = {name for name in dir(Tracker) if not name.startswith("_")}

    assert can - named == set()


@pytest.mark.parametrize(
    ("page", "nouns"),
    [
        (
            "protocol-file.md",
            (
                Protocol,
                Stage,
                AppliesTo,
                EscalationStep,
                Suspension,
                HoldingExtends,
                ExtensionCap,
            ),
        ),
        ("programme-file.md", (Programme, Addressee, Holder)),
        ("import-map.md", (Source, Skipped, Ignored)),
    ],
)
def test_every_key_of_a_file_stands_in_the_reference(
    page: str, nouns: tuple[type[attrs.AttrsInstance], ...]
) -> None:
    text = " ".join(_quoted(page))
    keys = {each.name for noun in nouns for each in attrs.fields(noun)}

    assert {key for key in keys if not re.search(rf"\b{key}\b", text)} == set()


def _table_of_keys(page: str, name: str) -> dict[str, str]:
    """The keys that a page lists below the heading of a table, each with its default."""
    heading = rf"^##+ `\[+{re.escape(name)}\]+`$"
    found = re.split(heading, _text(page), maxsplit=1, flags=re.MULTILINE)
    assert len(found) == 2, f"{page} has no heading for {name}"
    section = re.split(r"^#", found[1], maxsplit=1, flags=re.MULTILINE)[0]
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]+) \|", section, flags=re.MULTILINE)
    return dict(rows)


def _keys_of_tables() -> Iterator[tuple[str, dict[str, bool]]]:
    """Every table of a programme file, with its keys, and whether each is needed."""
    for section in SECTIONS:
        fact = attrs.fields_dict(attrs.resolve_types(section.fact))
        dated = [section.dated] if section.dated in fact else []
        below = dict.fromkeys((*dated, *section.below), False)
        yield section.key, {**_needed(fact[section.noun].type), **below}
        for key, cls in section.below.items():
            needed = _needed(cls)
            del needed[cls.named_by]
            yield f"{section.key}.{key}", needed


def _needed(cls: type[attrs.AttrsInstance] | None) -> dict[str, bool]:
    assert cls is not None
    return {each.name: each.default is attrs.NOTHING for each in attrs.fields(cls)}


@pytest.mark.parametrize(
    ("table", "keys"), [pytest.param(*each, id=each[0]) for each in _keys_of_tables()]
)
def test_every_table_of_a_programme_file_stands_in_the_reference_with_just_its_keys(
    table: str, keys: dict[str, bool]
) -> None:
    listed = _table_of_keys("programme-file.md", table)

    assert keys == {key: default == "needed" for key, default in listed.items()}


def test_every_field_of_a_map_stands_in_the_reference() -> None:
    above = {each.name for each in attrs.fields(LogMap)} - {"fields"}
    assert above - _quoted("import-map.md") == set()
    assert {*FIELDS, *(name for fields in FIELDS.values() for name in fields)} - {
        each.strip("[]") for each in _quoted("import-map.md")
    } == set()


def test_every_column_and_kind_of_row_stands_in_the_reference() -> None:
    assert {*COLUMNS, *KINDS} - _quoted("import-csv.md") == set()


def _vocabularies() -> Iterator[type[StrEnum]]:
    for name in isa_programme.__all__:
        found = getattr(isa_programme, name)
        if isinstance(found, EnumMeta) and issubclass(found, StrEnum):
            yield found


@pytest.mark.parametrize("words", tuple(_vocabularies()), ids=lambda words: words.__name__)
def test_every_fixed_word_stands_in_the_glossary(words: type[StrEnum]) -> None:
    assert words.__name__ in _text("words.md")
    assert {word.value for word in words} - _quoted("words.md") == set()


def test_every_exception_stands_in_the_reference() -> None:
    raised = {
        name
        for name in isa_programme.__all__
        if isinstance(found := getattr(isa_programme, name), type)
        and issubclass(found, IsaProgrammeError)
    }

    assert raised - _quoted("errors.md") == set()


def test_every_exit_code_stands_in_the_reference() -> None:
    codes = {value for name, value in vars(exit_codes).items() if name.isupper()}
    listed = {
        int(code) for code in re.findall(r"^\| ([0-9]+) \|", _text("errors.md"), re.MULTILINE)
    }

    assert listed == codes | {0}


def test_every_rule_and_every_check_stands_in_the_reference() -> None:
    names = {each.name for each in RULES}
    names |= {each.__name__.replace("_", "-") for each in CHECKS}

    assert names - _quoted("rules.md") == set()


@pytest.mark.parametrize("module", [proving, verify, restore, backups, disclosure])
def test_everything_that_is_found_outside_the_rules_stands_in_the_reference(
    module: ModuleType,
) -> None:
    source = Path(str(module.__file__)).read_text(encoding="utf-8")
    found = {name for name in re.findall(r'"([a-z]+(?:-[a-z]+)+)"', source) if name != "utf-8"}

    assert found
    assert found - _quoted("rules.md") == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_no_page_shows_a_python_session_that_nothing_runs(page: Path) -> None:
    assert "```pycon" not in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere_in_the_repository_or_to_https(page: Path) -> None:
    for link in _LINK.findall(_FENCED.sub("", page.read_text(encoding="utf-8"))):
        if "://" in link:
            assert link.startswith("https://"), f"{page.name}: {link}"
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.is_relative_to(ROOT), f"{page.name}: {link} leads out of the repository"
        assert target.exists(), f"{page.name}: {link} leads nowhere"
        if anchor:
            assert anchor in _anchors(target), f"{page.name}: {link} names no heading"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_row_stands_in_a_table_and_has_its_columns(page: Path) -> None:
    text = _FENCED.sub("", page.read_text(encoding="utf-8"))
    rows = re.compile(r"(?:^\|.*\n?)+", re.MULTILINE)
    for table in rows.findall(text):
        lines = table.splitlines()
        head = "\n".join(lines[:2])
        assert re.search(r"\n\|( -+ \|)+$", head), f"{page.name}: no table holds {head!a}"
        columns = {len(re.findall(r"(?<!\\)\|", line)) for line in lines}
        assert len(columns) == 1, f"{page.name}: a row is short or long below {head!a}"


def _anchors(page: Path) -> set[str]:
    text = _FENCED.sub("", page.read_text(encoding="utf-8"))
    return {
        re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
        for heading in _HEADING.findall(text)
    }


def test_every_page_is_reached_from_the_index() -> None:
    links = _LINK.findall((DOCS / "index.md").read_text(encoding="utf-8"))
    reached = {(DOCS / link).resolve() for link in links if "://" not in link}

    assert {page for page in PAGES[1:] if page.name != "index.md"} - reached == set()


def test_every_column_of_every_sheet_stands_in_the_reference_as_it_is() -> None:
    holds = {"text": "text", "date": "date", "number": "whole number"}
    text = _text("spreadsheets.md")
    for sheet in sheets(Register(), as_at=date(2026, 1, 5)):
        section = re.split(rf"^## {sheet.title}$", text, flags=re.MULTILINE)[1]
        table = re.split("^## ", section, maxsplit=1, flags=re.MULTILINE)[0]
        assert [
            (column.heading, holds[column.type], f"{column.meaning}.", column.name)
            for column in sheet.columns
        ] == re.findall(
            r"^\| (.+?) \| (text|date|whole number) \| (.+?) \| `(\w+)` \|$", table, re.MULTILINE
        )

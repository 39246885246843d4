"""Public names are listed once and alike, and each says what a program needs to know of it."""

from __future__ import annotations

import ast
import builtins
import collections.abc
import inspect
import re
from collections.abc import Callable
from enum import Enum
from pathlib import Path

import pytest

import isa_programme
from isa_programme import public_names
from public_surface import (
    callables,
    classes,
    counts_of_days,
    fields,
    items,
    kinds,
    said,
    sections,
    written,
)

STUB = ast.parse(Path(str(isa_programme.__file__)).with_suffix(".pyi").read_text(encoding="utf-8"))
WRITTEN = tuple(pytest.param(thing, id=name) for name, thing in written())
CALLED = tuple(pytest.param(thing, id=name) for name, thing in callables())
CLASSES = tuple(pytest.param(cls, id=name) for name, cls in classes())
TYPED = Path(__file__).parent / "typed"

# The lists


def test_names_are_listed_in_order_and_once() -> None:
    assert sorted({*isa_programme.__all__}) == isa_programme.__all__


def test_names_that_dir_shows_are_those_listed() -> None:
    assert isa_programme.__all__ == dir(isa_programme)


def test_names_that_type_checkers_see_are_those_listed_in_the_same_order() -> None:
    (listed,) = (node.value for node in STUB.body if isinstance(node, ast.Assign))
    seen = [
        alias.asname
        for node in STUB.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    ]
    assert isa_programme.__all__ == ast.literal_eval(listed)
    assert isa_programme.__all__ == sorted(map(str, seen))


def test_modules_are_listed_in_order_and_so_are_the_names_of_each() -> None:
    assert sorted(public_names.NAMES) == [*public_names.NAMES]
    assert {module: sorted(names.split()) for module, names in public_names.NAMES.items()} == {
        module: names.split() for module, names in public_names.NAMES.items()
    }


def test_every_public_thing_is_a_class_or_a_function_or_a_union_of_classes() -> None:
    documented = {each.id for each in (*CLASSES, *CALLED)}
    assert {"CivilDate", "DateLike", "DayLike", "Fact", "KnownAt"} == {
        *isa_programme.__all__
    } - documented


def test_nothing_public_is_known_by_two_names() -> None:
    found = [id(thing) for thing in map(isa_programme.__getattr__, isa_programme.__all__)]
    assert len({*found}) == len(found) == len(isa_programme.__all__)


NAMELESS = {
    "Agreed": "of what a call takes: an allowance or a day",
    "Other": "of what a call takes: a stage, an allowance or a calendar",
    "Pages": "of what a call takes: a function",
    "Place": "of what a call takes: a path, an address, an engine, a connection",
    "Records": "of what a call takes: places, or trackers by name",
    "Spans": "of what a call takes: pairs of days",
    "Story": "of what a call takes: triples",
    "Through": "of what a call takes: a function",
    "Step": "has a sentence and a kind, of which the reference lists all",
    "_Row": "the cells of a row: plain values",
    "SheetCell": "a plain value",
    "AdviceFile": "in a register, which is handed on",
    "Folding": "in a register, which is handed on",
    "Target": "in a register, which is handed on",
    "Touched": "in a register, which is handed on",
    "Block": "in a document, which is handed on",
    "Worded": "in a document, which is handed on",
    "FieldKey": "in a log: two names, of a section and of what it holds",
    "DateForms": "in a map, which is read from its file",
    "DateOrder": "in a map, which is read from its file",
    "Ignored": "in a map, which is read from its file",
    "Skipped": "in a map, which is read from its file",
    "Source": "in a map, which is read from its file",
    "Exclusion": "in a clock, to be looked at",
    "Track": "in a clock, to be looked at",
}
"""Kinds that public calls take or give and that have no public name, and why they need none."""


def test_what_calls_take_and_give_has_a_public_name_or_a_reason_to_have_none() -> None:
    named = {
        name
        for _, kind in kinds()
        for name in re.findall(r"(?<![\w.'])_?[A-Z]\w+(?![\w.'])", kind)
        if name not in {"Any", "Callable", "ClassVar", "ForwardRef", "Literal", "Path", "Self"}
    }
    standard = set(collections.abc.__all__) | {
        "None",
        "True",
        "False",
        "PathLike",
        "N_co",
        "Unpack",
    }
    assert {*NAMELESS} == named - standard - {*isa_programme.__all__}


# What they say


def test_there_is_much_to_say() -> None:
    assert min(len(WRITTEN) // 700, len(CALLED) // 250, len(CLASSES) // 200) >= 1


@pytest.mark.parametrize("thing", WRITTEN)
def test_it_says_what_it_is_in_a_sentence(thing: object) -> None:
    first = said(thing).partition("\n\n")[0]
    assert re.match(r'[A-Z"`]', first)
    assert re.search(r'[.:?]"?$', first)


@pytest.mark.parametrize("thing", WRITTEN)
def test_what_it_says_it_raises_can_be_caught_by_a_public_name(thing: object) -> None:
    raised = items(said(thing), "Raises")
    assert ("Raises" in sections(said(thing))) == bool(raised)
    for name in raised:
        found = getattr(isa_programme, name, None) or getattr(builtins, name)
        assert issubclass(found, Exception)


@pytest.mark.parametrize("function", CALLED)
def test_arguments_are_described_all_of_them_or_none_in_the_order_of_the_call(
    function: Callable[..., object],
) -> None:
    taken = [each for each in inspect.signature(function).parameters if each not in {"self", "cls"}]
    assert [*items(said(function), "Args")] in ([], taken)


@pytest.mark.parametrize("cls", CLASSES)
def test_every_field_is_described(cls: type) -> None:
    assert [name for name, told in fields(cls).items() if not told] == []


@pytest.mark.parametrize("cls", CLASSES)
def test_every_word_is_described(cls: type) -> None:
    if issubclass(cls, Enum):
        told = said(cls)
        assert [word.name for word in cls if not re.search(rf"\b{word.name}\b", told)] == []


@pytest.mark.parametrize("cls", CLASSES)
def test_no_field_is_described_that_is_not_there(cls: type) -> None:
    told = {*items(said(cls), "Attributes")}
    assert {name for name in told if not _has(cls, name)} == set()


def _has(cls: type, name: str) -> bool:
    if hasattr(cls, name) or name in fields(cls):
        return True
    source = inspect.getsource(cls).replace(str(cls.__doc__), "")
    return bool(re.search(rf"\bself\.{name}: ", source))


@pytest.mark.parametrize("told", [pytest.param(each, id=name) for name, each in counts_of_days()])
def test_a_count_of_days_says_which_days_it_counts(told: str) -> None:
    assert re.search(r"(working|calendar) days?\b", " ".join(told.split()))


@pytest.mark.parametrize("function", CALLED)
def test_a_day_or_an_allowance_that_may_be_text_may_be_wrong(
    function: Callable[..., object],
) -> None:
    kinds = {str(each.annotation) for each in inspect.signature(function).parameters.values()}
    texts = {"DayLike", "DateLike", "Allowance | str", "Visibility | str"}
    if texts & {kind.removesuffix(" | None") for kind in kinds}:
        assert _faults(function), "it says of no fault that it raises"


def _faults(function: Callable[..., object]) -> list[str]:
    """Which of what a function says it raises is a fault of what was given."""
    return [
        name
        for name in items(said(function), "Raises")
        if issubclass(getattr(isa_programme, name), isa_programme.FaultsError)
        and not issubclass(getattr(isa_programme, name), isa_programme.RefusedError)
    ]


# How they are used


@pytest.mark.parametrize("path", [pytest.param(each, id=each.stem) for each in TYPED.glob("*.py")])
def test_a_call_that_has_to_be_wrong_has_to_stay_wrong(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "\n# pyright: reportUnnecessaryTypeIgnoreComment=true\n" in text
    assert "type: ignore[" in text
    assert "isa_programme." not in text.replace("isa_programme import", "")

"""Facts into what is stored and back: their structure and, apart from it, their words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, get_args

import attrs
from attrs import frozen

from isa_programme.errors import FaultsError, RecordNewerError
from isa_programme.journal.joining import rejoined
from isa_programme.record.converter import structured, unstructured
from isa_programme.record.facts import FACTS, Fact
from isa_programme.record.words import ERASED, holds_words

Structure = dict[str, Any]
Words = dict[str, str]
Settle = Callable[[Structure, "attrs.Attribute[Any]", str], None]


def split(fact: Fact) -> tuple[Structure, Words]:
    """The structure of a fact, and its words by their path: ``advice.recommendations.0.text``.

    Every field of the structure is written out, whatever its default is today. Empty words are
    left out.
    """
    words: Words = {}

    def take(node: Structure, attribute: attrs.Attribute[Any], path: str) -> None:
        if text := node.pop(attribute.name):
            words[path] = text

    return _settled(type(fact), unstructured(fact), "", take), words


def joined(kind: str, structure: Mapping[str, Any], words: Mapping[str, str] | None) -> Fact:
    """The fact of a kind from its structure and its words.

    Args:
        kind: the tag, such as ``advice-issued.v1``.
        structure: what :func:`split` gave.
        words: what :func:`split` gave, or None where they were erased: a field that can't be
            empty then says so.

    Raises:
        RecordNewerError: the kind is unknown here.
        FaultsError: the structure or the words do not fit the kind.
    """
    cls = FACTS.get(kind)
    if cls is None:
        raise RecordNewerError(
            f"entries of the kind {kind!a} are unknown here: a newer release of isa-programme"
            " reads them"
        )
    seen = rejoined(cls, structure, words)
    return joined_by_converter(cls, structure, words) if seen is None else seen


def joined_by_converter(
    cls: type[Fact], structure: Mapping[str, Any], words: Mapping[str, str] | None
) -> Fact:
    """The fact of a class from its structure and its words, by what all is written down in.

    Raises:
        FaultsError: the structure or the words do not fit the class; every fault is told.
    """
    unplaced = dict(words or {})

    def put(node: Structure, attribute: attrs.Attribute[Any], path: str) -> None:
        if attribute.name in node:
            raise FaultsError(f"{path}: words stand where only structure may")
        erased = ERASED if words is None and attribute.default != "" else ""
        node[attribute.name] = unplaced.pop(path, erased)

    whole = _settled(cls, structure, "", put)
    if unplaced:
        raise FaultsError(f"{cls.kind}: some of the words belong to no field of it")
    return structured(whole, cls)


@frozen
class _Layout:
    """Which fields of a class hold words, and which lead to classes that may hold some."""

    words: tuple[attrs.Attribute[Any], ...]
    parts: tuple[tuple[str, type[attrs.AttrsInstance]], ...]


@cache
def _layout(cls: type[attrs.AttrsInstance]) -> _Layout:
    fields = attrs.fields(attrs.resolve_types(cls))
    found = ((field.name, _part(field.type)) for field in fields if not holds_words(field))
    return _Layout(
        tuple(field for field in fields if holds_words(field)),
        tuple((name, part) for name, part in found if part is not None and _wordy(part)),
    )


def _part(annotation: Any) -> type[attrs.AttrsInstance] | None:  # noqa: ANN401 - any annotation
    if isinstance(annotation, type) and attrs.has(annotation):
        return annotation
    return next(filter(None, map(_part, get_args(annotation))), None)


def _wordy(cls: type[attrs.AttrsInstance]) -> bool:
    layout = _layout(cls)
    return bool(layout.words or layout.parts)


def _settled(
    cls: type[attrs.AttrsInstance], node: Mapping[str, Any], path: str, settle: Settle
) -> Structure:
    """A copy of plain data in which each field of words, at any depth, was settled."""
    made, layout = dict(node), _layout(cls)
    for name, part in layout.parts:
        below = made.get(name)
        if isinstance(below, Mapping):
            made[name] = _settled(part, below, f"{path}{name}.", settle)
        elif isinstance(below, list):
            made[name] = [
                _settled(part, each, f"{path}{name}.{index}.", settle)
                if isinstance(each, Mapping)
                else each
                for index, each in enumerate(below)
            ]
    for attribute in layout.words:
        settle(made, attribute, f"{path}{attribute.name}")
    return made

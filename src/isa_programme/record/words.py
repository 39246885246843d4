"""Words: the text people write into the record, kept apart from its structure so that it can go.

A field made with :func:`words` holds such text. Everything else in an entry is structure
(references, kinds, dates, offices), which stays when words are erased, so that no deadline moves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeVar, get_args

import attrs

LINE = 200
"""The most characters a title or a name may have."""
TEXT = 1_048_576
"""The most bytes, as UTF-8, that a text may have: 1 MiB."""
ERASED = "[words erased]"
"""What stands in the place of words that were erased."""

NOT_SHOWN = "[not shown]"
"""What stands in the place of what the visibility asked for leaves out."""

T = TypeVar("T")

_WORDS = "words"
_INTERNAL = "internal"
_TITLE = "title"
_REQUIRED: Any = attrs.NOTHING
CONTROLS = re.compile("[\0-\x1f\x7f-\x9f]")
"""A line break, a tab or another control character: all that Unicode puts in its category Cc."""
SURROGATES = re.compile("[\ud800-\udfff]")
"""Half a character: all that Unicode puts in its category Cs."""
BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""A control of the direction of text, which can make a name read as another."""


def words(*, line: bool = False, default: Any = _REQUIRED, internal: bool = False) -> Any:  # noqa: ANN401 - attrs.field gives Any
    """A field of words.

    Args:
        line: a title or a name: one line, at most 200 characters, no text-direction controls.
        default: the value where none is given; without it the field is required.
        internal: it is never public, whatever the visibility of what it belongs to: our own
            notes and judgement, the lead, reasons for delay, names of files.
    """
    kind = "line" if line else "text"
    return attrs.field(default=default, metadata={_WORDS: kind, _INTERNAL: internal})


def title() -> Any:  # noqa: ANN401 - attrs.field gives Any
    """A field of structure that is typed like a title: what it names is found again by it."""
    return attrs.field(metadata={_TITLE: True})


def holds_words(attribute: attrs.Attribute[Any]) -> bool:
    """Whether a field was made with :func:`words`."""
    return _WORDS in attribute.metadata


def is_internal(attribute: attrs.Attribute[Any]) -> bool:
    """Whether a field of words is never public."""
    return bool(attribute.metadata.get(_INTERNAL))


def every_word(_: attrs.Attribute[Any]) -> bool:
    """Names every field of words, for :func:`without_words`."""
    return True


def without_words(
    thing: T, mark: str, leaves: Callable[[attrs.Attribute[Any]], bool] = every_word
) -> T:
    """A copy in which fields of words, at any depth, are empty; those that can't be hold a mark.

    Args:
        thing: what holds them.
        mark: what stands in the place of required words.
        leaves: which fields of words go.
    """

    def left(attribute: attrs.Attribute[Any], text: str) -> str:
        if not leaves(attribute):
            return text
        return "" if attribute.default == "" else mark

    return _reworded(thing, left)


def with_every_word(thing: T, mark: str) -> T:
    """A copy in which each field of words, at any depth, holds a mark."""
    return _reworded(thing, lambda _attribute, _text: mark)


def _reworded(thing: T, new: Callable[[attrs.Attribute[Any], str], str]) -> T:
    holder: Any = thing
    changes: dict[str, Any] = {}
    for attribute in attrs.fields(type(holder)):
        value = getattr(thing, attribute.name)
        if holds_words(attribute):
            changes[attribute.name] = new(attribute, value)
        elif attrs.has(type(value)):
            changes[attribute.name] = _reworded(value, new)
        elif isinstance(value, tuple) and any(attrs.has(type(part)) for part in value):
            changes[attribute.name] = tuple(_reworded(part, new) for part in value)
    changed = {name: new for name, new in changes.items() if new != getattr(thing, name)}
    whole: T = attrs.evolve(holder, **changed) if changed else thing
    return whole


def faults_in_words(thing: attrs.AttrsInstance) -> Iterator[str]:
    """A sentence for each field of words, at any depth, that can't be kept as it was given."""
    cls: type[attrs.AttrsInstance] = type(thing)
    for name, words in _fields(cls):
        value = getattr(thing, name)
        if words is not None:
            if isinstance(value, str):
                yield from _faults(value, name, words)
        elif _is_noun(type(value)):
            # The noun a fact is about goes without saying: "title", not "advice.title".
            yield from faults_in_words(value)
        elif value and isinstance(value, tuple):
            for number, part in enumerate(value, start=1):
                if _is_noun(type(part)):
                    for fault in faults_in_words(part):
                        yield f"{name} {number}: {fault}"


def faults_in_field(cls: type[attrs.AttrsInstance], name: str, text: str) -> Iterator[str]:
    """A sentence for each reason why a text can't be kept as one field of words of a class."""
    yield from _faults(text, name, attrs.fields_dict(cls)[name])


@cache
def _fields(cls: type[attrs.AttrsInstance]) -> tuple[tuple[str, attrs.Attribute[Any] | None], ...]:
    """The fields in which somebody types text, each with its attribute; None where it lies deeper.

    Those that can hold no such text, at any depth, are left out.
    """
    fields = attrs.fields(attrs.resolve_types(cls))
    return tuple(
        (each.name, each if _is_typed(each) else None)
        for each in fields
        if _is_typed(each) or _leads_to_typed(each.type)
    )


def _is_typed(attribute: attrs.Attribute[Any]) -> bool:
    return holds_words(attribute) or _TITLE in attribute.metadata


def _leads_to_typed(annotation: Any) -> bool:  # noqa: ANN401 - any annotation
    if isinstance(annotation, type) and attrs.has(annotation):
        return bool(_fields(annotation))
    return any(map(_leads_to_typed, get_args(annotation)))


_is_noun: Callable[[type], bool] = cache(attrs.has)


def _faults(text: str, where: str, attribute: attrs.Attribute[Any]) -> Iterator[str]:
    if not text and attribute.default is not attrs.NOTHING:
        return
    if len(text) <= LINE and text.isascii() and text.isprintable() and text.strip():
        return  # as most are: nothing in it that any rule below looks for
    if attribute.default is attrs.NOTHING and not text.strip():
        yield f"{where}: it can't be blank"
    if SURROGATES.search(text):
        yield f"{where}: it holds half a character (a lone surrogate); type it again"
        return
    if "\0" in text:
        yield f"{where}: it holds a NUL character; leave it out"
    if attribute.metadata.get(_WORDS, "line") == "line":
        if len(text) > LINE:
            yield f"{where}: {len(text)} characters; at most {LINE} fit"
        if CONTROLS.search(text):
            yield f"{where}: it is one line; leave out line breaks and control characters"
        if BIDI.search(text):
            yield f"{where}: it holds invisible text-direction characters; leave them out"
    elif len(text.encode("utf-8")) > TEXT:
        yield f"{where}: more than 1 MiB of text; keep it as a document and name that"

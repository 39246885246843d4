"""Facts parted into structure and words in one walk, where all plainly fits.

How a fact is written as plain data is said once: by the converter, as the codec uses it. It is
slow, for it is made to tell every fault. Here the same is done many times quicker for what has
none: where every value is exactly of the simple type its field declares. For anything else the
answer is that it can't be seen here, and the codec has to look. Joined again it is in
:mod:`~isa_programme.journal.joining`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import attrs

from isa_programme.calendars.months import Month
from isa_programme.record.allowance import Allowance, Unit
from isa_programme.record.words import holds_words

UNWRITABLE = re.compile("[\0\ud800-\udfff]")
"""What no text may hold that is kept: a NUL, or half a character."""
LARGE = 10**100
"""So large a number needs a second look: JSON does not read back what has thousands of figures."""

Part = Callable[[Any, str, dict[str, str]], Any]
"""Gives the plain data of a value at a path; its words go among the words."""


class _UnseenError(Exception):
    """Raised where it can't be seen here whether a value fits."""


def parted(thing: attrs.AttrsInstance) -> tuple[dict[str, Any], dict[str, str]] | None:
    """The structure and words of a fact that is sure to be joined again to what it is, or None."""
    words: dict[str, str] = {}
    try:
        return _part(type(thing))(thing, "", words), words
    except _UnseenError:
        return None


def is_plain(attribute: attrs.Attribute[Any]) -> bool:
    """Whether a field takes whatever it is given, and is text and nothing else if of words."""
    return (
        attribute.init
        and attribute.alias == attribute.name
        and attribute.converter is None
        and attribute.validator is None
        and (attribute.type is str or not holds_words(attribute))
    )


@cache
def _part(annotation: Any) -> Part:  # noqa: ANN401 - any annotation
    inside, origin = get_args(annotation), get_origin(annotation)
    if annotation in _SIMPLE:
        return _SIMPLE[annotation]
    if origin in (Union, UnionType):
        return _one_of(inside)
    if origin is tuple and inside[1:] == (...,):
        return _several(_part(inside[0]))
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return _fixed_word(annotation)
    if isinstance(annotation, type) and attrs.has(annotation):
        return _noun(annotation)
    return _unseen


def _unseen(_value: object, _path: str, _words: object) -> object:
    raise _UnseenError


def _just(cls: type) -> Part:
    def same(value: object, _path: str, _words: object) -> object:
        if type(value) is not cls:
            raise _UnseenError
        return value

    return same


def _text(value: object, _path: str, _words: object) -> str:
    if type(value) is str and (value.isprintable() or not UNWRITABLE.search(value)):
        return value
    raise _UnseenError


def _number(value: object, _path: str, _words: object) -> int:
    if type(value) is not int or not -LARGE <= value < LARGE:
        raise _UnseenError
    return value


def _day(value: object, _path: str, _words: object) -> str:
    if type(value) is not date:
        raise _UnseenError
    return value.isoformat()


def _month(value: object, _path: str, _words: object) -> str:
    if type(value) is not Month or not type(value.year) is type(value.month) is int:
        raise _UnseenError
    if not (1 <= value.year <= 9999 and 1 <= value.month <= 12):
        raise _UnseenError
    return str(value)


def _allowance(value: object, _path: str, _words: object) -> str:
    if type(value) is not Allowance or type(value.unit) is not Unit:
        raise _UnseenError
    return str(value)


_SIMPLE: dict[Any, Part] = {
    NoneType: _just(NoneType),
    str: _text,
    int: _number,
    bool: _just(bool),
    date: _day,
    Month: _month,
    Allowance: _allowance,
}


def _fixed_word(cls: type[StrEnum]) -> Part:
    def part(value: object, _path: str, _words: object) -> str:
        if type(value) is not cls:
            raise _UnseenError
        return value.value

    return part


def _one_of(kinds: tuple[type, ...]) -> Part:
    parts = {kind: _part(kind) for kind in kinds}

    def part(value: object, path: str, words: dict[str, str]) -> object:
        return parts.get(type(value), _unseen)(value, path, words)

    return part


def _several(each: Part) -> Part:
    def part(value: object, path: str, words: dict[str, str]) -> list[Any]:
        if type(value) is not tuple:
            raise _UnseenError
        if not value:
            return []
        return [each(one, f"{path}.{index}", words) for index, one in enumerate(value)]

    return part


def _noun(cls: type[attrs.AttrsInstance]) -> Part:
    attributes = attrs.fields(attrs.resolve_types(cls))
    if hasattr(cls, "__attrs_post_init__") or not all(map(is_plain, attributes)):
        return _unseen
    parts = [(each.name, holds_words(each), _part(each.type)) for each in attributes]

    def part(value: object, path: str, words: dict[str, str]) -> dict[str, Any]:
        if type(value) is not cls:
            raise _UnseenError
        made: dict[str, Any] = {}
        before = f"{path}." if path else ""
        for name, is_words, part_field in parts:
            plain = part_field(getattr(value, name), before + name, words)
            if not is_words:
                made[name] = plain
            elif plain:
                words[before + name] = plain
        return made

    return part

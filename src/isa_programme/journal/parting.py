"""Facts parted into structure and words, and joined again, in one walk where all plainly fits.

How a fact is written as plain data, and which data make a fact, is said once: by the converter, as
the codec uses it. It is slow, for it is made to tell every fault. Here the same is done many times
quicker for what has none: where every value is exactly of the simple type its field declares. For
anything else the answer is that it can't be seen here, and the codec has to look.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

import attrs
from attrs import frozen

from isa_programme.calendars.dates import parse_date, parse_day
from isa_programme.calendars.months import CivilDate, Month
from isa_programme.errors import DateError
from isa_programme.record.words import ERASED, holds_words

T = TypeVar("T", bound=attrs.AttrsInstance)

_UNWRITABLE = re.compile("[\0\ud800-\udfff]")
_LARGE = 10**100
"""So large a number needs a second look: JSON does not read back what has thousands of figures."""


class _UnseenError(Exception):
    """Raised where it can't be seen here whether a value fits."""


def parted(thing: attrs.AttrsInstance) -> tuple[dict[str, Any], dict[str, str]] | None:
    """The structure and words of a fact that is sure to be joined again to what it is, or None."""
    words: dict[str, str] = {}
    try:
        return _form(type(thing)).part(thing, "", words), words
    except _UnseenError:
        return None


def rejoined(cls: type[T], structure: object, words: Mapping[str, str] | None) -> T | None:
    """The fact of a class from its structure and words, None for erased words; or None."""
    unplaced = None if words is None else dict(words)
    try:
        made: T = _form(cls).join(structure, "", unplaced)
    except _UnseenError:
        return None
    return None if unplaced else made


@frozen
class _Form:
    """How values of one type are written as plain data.

    Attributes:
        part: gives the plain data of a value at a path; its words go among the words.
        join: gives the value of plain data at a path; its words are taken from among the words.
    """

    part: Callable[[Any, str, dict[str, str]], Any]
    join: Callable[[Any, str, dict[str, str] | None], Any]


@cache
def _form(annotation: Any) -> _Form:  # noqa: ANN401 - any annotation
    inside, origin = get_args(annotation), get_origin(annotation)
    if annotation in _SIMPLE:
        return _SIMPLE[annotation]
    if origin in (Union, UnionType):
        return _one_of(inside)
    if origin is tuple and inside[1:] == (...,):
        return _several(_form(inside[0]))
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return _fixed_word(annotation)
    if isinstance(annotation, type) and attrs.has(annotation):
        return _noun(annotation)
    return _UNSEEN


def _unseen(_value: object, _path: str, _words: object) -> object:
    raise _UnseenError


def _just(cls: type) -> Callable[[Any, str, Any], Any]:
    def same(value: object, _path: str, _words: object) -> object:
        if type(value) is not cls:
            raise _UnseenError
        return value

    return same


def _text(value: object, _path: str, _words: object) -> str:
    if type(value) is str and (value.isprintable() or not _UNWRITABLE.search(value)):
        return value
    raise _UnseenError


def _number(value: object, _path: str, _words: object) -> int:
    if type(value) is not int or not -_LARGE <= value < _LARGE:
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


def _read(parse: Callable[[str], object]) -> Callable[[Any, str, Any], Any]:
    def join(value: object, _path: str, _words: object) -> object:
        if type(value) is not str:
            raise _UnseenError
        try:
            return parse(value)
        except DateError:
            raise _UnseenError from None

    return join


_UNSEEN = _Form(_unseen, _unseen)
_SIMPLE: dict[Any, _Form] = {
    NoneType: _Form(_just(NoneType), _just(NoneType)),
    str: _Form(_text, _text),
    int: _Form(_number, _number),
    bool: _Form(_just(bool), _just(bool)),
    date: _Form(_day, _read(parse_day)),
    Month: _Form(_month, _unseen),
}


def _fixed_word(cls: type[StrEnum]) -> _Form:
    members = {member.value: member for member in cls}

    def part(value: object, _path: str, _words: object) -> str:
        if type(value) is not cls:
            raise _UnseenError
        return value.value

    def join(value: object, _path: str, _words: object) -> StrEnum:
        if type(value) is not str or value not in members:
            raise _UnseenError
        return members[value]

    return _Form(part, join)


def _one_of(kinds: tuple[type, ...]) -> _Form:
    parts = {kind: _form(kind).part for kind in kinds}
    rest = set(kinds) - {NoneType}
    if rest == set(get_args(CivilDate)):
        join_rest = _read(parse_date)
    else:
        join_rest = _form(*rest).join if len(rest) == 1 else _unseen
    optional = NoneType in kinds

    def part(value: object, path: str, words: dict[str, str]) -> object:
        return parts.get(type(value), _unseen)(value, path, words)

    def join(value: object, path: str, words: dict[str, str] | None) -> object:
        if value is None and optional:
            return None
        return join_rest(value, path, words)

    return _Form(part, join)


def _several(each: _Form) -> _Form:
    part_each, join_each = each.part, each.join

    def part(value: object, path: str, words: dict[str, str]) -> list[Any]:
        if type(value) is not tuple:
            raise _UnseenError
        if not value:
            return []
        return [part_each(one, f"{path}.{index}", words) for index, one in enumerate(value)]

    def join(value: object, path: str, words: dict[str, str] | None) -> tuple[Any, ...]:
        if type(value) is not list:
            raise _UnseenError
        if not value:
            return ()
        return tuple([join_each(one, f"{path}.{index}", words) for index, one in enumerate(value)])

    return _Form(part, join)


def _noun(cls: type[attrs.AttrsInstance]) -> _Form:
    attributes = attrs.fields(attrs.resolve_types(cls))
    if hasattr(cls, "__attrs_post_init__") or not all(map(_is_plain, attributes)):
        return _UNSEEN
    fields = [(each.name, holds_words(each), _form(each.type)) for each in attributes]
    parts = [(name, is_words, form.part) for name, is_words, form in fields]
    joins = [(name, form.join) for name, is_words, form in fields if not is_words]
    erased = {
        each.name: "" if each.default == "" else ERASED for each in attributes if holds_words(each)
    }

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

    def join(value: object, path: str, words: dict[str, str] | None) -> object:
        if type(value) is not dict or len(value) != len(joins):
            raise _UnseenError
        before = f"{path}." if path else ""
        made: dict[str, Any] = {}
        for name, join_field in joins:
            if name not in value:
                raise _UnseenError
            made[name] = join_field(value[name], before + name, words)
        if words is None:
            return cls(**made, **erased)
        for name in erased:
            made[name] = _text(words.pop(before + name, ""), path, words)
        return cls(**made)

    return _Form(part, join)


def _is_plain(attribute: attrs.Attribute[Any]) -> bool:
    """Whether a field takes whatever it is given, and is text and nothing else if of words."""
    return (
        attribute.init
        and attribute.alias == attribute.name
        and attribute.converter is None
        and attribute.validator is None
        and (attribute.type is str or not holds_words(attribute))
    )

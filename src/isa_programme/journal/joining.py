"""Facts joined again from their structure and words, by a function written out for their class.

Which plain data make a fact is said once: by the converter, as the codec uses it. It is slow, for
it is made to tell every fault. Here the same is done many times quicker for what has none: where
every value is exactly of the simple type its field declares. For anything else the answer is that
it can't be seen here, and the codec has to look.

From the fields of a class follows the source of a function that makes its nouns, as attrs writes
their ``__init__``: one line for each thing to look at, and no walk from field to field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from textwrap import indent
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

import attrs

from isa_programme.calendars.dates import parse_date, parse_day, parse_instant
from isa_programme.calendars.months import CivilDate
from isa_programme.journal.parting import LARGE, UNWRITABLE, is_plain
from isa_programme.record.allowance import Allowance
from isa_programme.record.words import ERASED, holds_words

T = TypeVar("T", bound=attrs.AttrsInstance)
V = TypeVar("V")


class UnseenError(Exception):
    """Raised where it can't be seen here whether a value fits."""


UNSEEN = (UnseenError, KeyError, TypeError, ValueError)
"""What a :data:`Join` raises: a value is not there, or not of its type, or no date."""


class _Read(dict[str, V]):
    """What texts say, each read once."""

    def __init__(self, parse: Callable[[str], V]) -> None:
        super().__init__()
        self._parse = parse

    def __missing__(self, text: str) -> V:
        if type(text) is not str:
            raise UnseenError
        made = self[text] = self._parse(text)
        return made


class Shared:
    """What the facts of one reading share, instead of holding the same again and again.

    Attributes:
        share: gives the text that was met first for one that is the same.
        days: days by their text.
        dates: days and months by their text.
        instants: instants by their text.
        allowances: allowances by their text.
    """

    def __init__(self) -> None:
        texts: dict[str, str] = {}
        self.share: Callable[[str, str], str] = texts.setdefault
        self.days: _Read[date] = _Read(parse_day)
        self.dates: _Read[CivilDate] = _Read(parse_date)
        self.instants: _Read[datetime] = _Read(parse_instant)
        self.allowances: _Read[Allowance] = _Read(Allowance.parse)
        self._names: dict[tuple[str, ...], tuple[str, ...]] = {}

    def names(self, given: list[Any]) -> tuple[str, ...]:
        """Some texts as a tuple; the same one for the same texts.

        Raises:
            UnseenError: one of them is no text.
        """
        for each in given:
            if type(each) is not str:
                raise UnseenError
        share = self.share
        known = tuple(given)
        return self._names.get(known) or self._names.setdefault(
            known, tuple([share(each, each) for each in given])
        )


Join = Callable[[object, str, dict[str, str], Shared], Any]
"""Gives the noun of plain data at a path; its words are taken out from among the words."""


def rejoined(cls: type[T], structure: object, words: Mapping[str, str] | None) -> T | None:
    """The fact of a class from its structure and words, None for erased words; or None."""
    join = _join(cls, "", erased=words is None)
    unplaced = dict(words or {})
    try:
        if not _is_writable(structure) or not _are_texts(unplaced):
            return None
        made: T = join(structure, "", unplaced, Shared())
    except UNSEEN:
        return None
    return None if unplaced else made


def join_of(cls: type[attrs.AttrsInstance]) -> Join:
    """What joins facts of a class whose words were not erased.

    Words have to be texts. A text that can't be written, with a NUL or half a character, is not
    looked for; nor are words that are left over.
    """
    return _join(cls, "", erased=False)


def _is_writable(plain: object) -> bool:
    if isinstance(plain, str):
        return plain.isprintable() or not UNWRITABLE.search(plain)
    if isinstance(plain, dict):
        return all(map(_is_writable, plain.values()))
    return not isinstance(plain, list) or all(map(_is_writable, plain))


def _are_texts(words: Mapping[str, object]) -> bool:
    return all(type(text) is str and _is_writable(text) for text in words.values())


def _raising(_node: object, _path: str, _words: object, _shared: Shared) -> object:
    raise UnseenError


@cache
def _join(cls: type[attrs.AttrsInstance], path: str | None, *, erased: bool) -> Join:
    """What joins nouns of a class at a path, or at one that is given when it is called."""
    fields = attrs.fields(attrs.resolve_types(cls))
    if hasattr(cls, "__attrs_post_init__") or not all(map(is_plain, fields)):
        return _raising
    source = _Source(path, erased=erased)
    body = "\n".join(source.lines(fields))
    text = f"def join(node, path, words, shared):\n{indent(body, '    ')}"
    known: dict[str, Any] = {**source.known, "made": cls, "LARGE": LARGE, "Unseen": UnseenError}
    exec(compile(text, f"<join of {cls.__qualname__}>", "exec"), known)  # noqa: S102 - the text follows from the fields of our own classes alone
    join: Join = known["join"]
    return join


_SIMPLE: dict[Any, tuple[str, ...]] = {
    NoneType: ("if {0} is not None: raise Unseen",),
    str: ("if type({0}) is not str: raise Unseen", "{0} = shared.share({0}, {0})"),
    int: ("if type({0}) is not int or not -LARGE <= {0} < LARGE: raise Unseen",),
    bool: ("if type({0}) is not bool: raise Unseen",),
    date: ("{0} = shared.days[{0}]",),
    CivilDate: ("{0} = shared.dates[{0}]",),
    Allowance: ("{0} = shared.allowances[{0}]",),
    tuple[str, ...]: (
        "if type({0}) is not list: raise Unseen",
        "{0} = shared.names({0}) if {0} else ()",
    ),
}
"""Lines after which a variable that held plain data holds the value of a simple type."""


class _Source:
    """The source of a function that joins nouns of one class.

    Attributes:
        known: what its lines name besides what they are given.
    """

    def __init__(self, path: str | None, *, erased: bool) -> None:
        self._path = path
        self._erased = erased
        self.known: dict[str, Any] = {}

    def lines(self, fields: Iterable[attrs.Attribute[Any]]) -> Iterator[str]:
        """Its lines: each field into a variable of its name, then the noun of them all."""
        told = [each.name for each in fields if not holds_words(each)]
        yield f"if type(node) is not dict or len(node) != {len(told)}: raise Unseen"
        for each in fields:
            variable, fixed = f"_{each.name}", None
            at = f"path + {each.name!r}"
            if self._path is not None:
                fixed = self._path + each.name
                at = repr(fixed)
            if not holds_words(each):
                yield f"{variable} = node[{each.name!r}]"
                yield from self._looks(each.type, variable, at, fixed)
            elif self._erased:
                yield f"{variable} = {'' if each.default == '' else ERASED!r}"
            else:
                yield f"{variable} = words.pop({at}, '')"
        yield f"return made({', '.join(f'{each.name}=_{each.name}' for each in fields)})"

    def _looks(
        self,
        annotation: Any,  # noqa: ANN401 - any annotation
        variable: str,
        at: str,
        fixed: str | None,
    ) -> Iterator[str]:
        """Lines after which a variable that held plain data holds what they stand for.

        Args:
            annotation: the type of its field.
            variable: its name.
            at: its path, as source.
            fixed: its path, where that is the same for every noun.
        """
        inside, origin = get_args(annotation), get_origin(annotation)
        if annotation in _SIMPLE:
            yield from (line.format(variable) for line in _SIMPLE[annotation])
        elif origin in (Union, UnionType):
            yield from self._looks_for_one(inside, variable, at, fixed)
        elif origin is tuple and inside[1:] == (...,):
            yield from self._looks_at_each(inside[0], variable, at)
        elif isinstance(annotation, type) and issubclass(annotation, StrEnum):
            self.known[f"of{variable}"] = {member.value: member for member in annotation}
            yield f"{variable} = of{variable}[{variable}]"
        elif isinstance(annotation, type) and attrs.has(annotation):
            below = None if fixed is None else f"{fixed}."
            self.known[f"join{variable}"] = _join(annotation, below, erased=self._erased)
            yield f"{variable} = join{variable}({variable}, {at} + '.', words, shared)"
        else:
            yield "raise Unseen"

    def _looks_for_one(
        self, kinds: tuple[type, ...], variable: str, at: str, fixed: str | None
    ) -> Iterator[str]:
        rest = [kind for kind in kinds if kind is not NoneType]
        if set(rest) == set(get_args(CivilDate)):
            lines = self._looks(CivilDate, variable, at, fixed)
        elif len(rest) == 1:
            lines = self._looks(rest[0], variable, at, fixed)
        else:
            lines = iter(["raise Unseen"])
        if NoneType in kinds:
            yield f"if {variable} is not None:"
            yield from (f"    {line}" for line in lines)
        else:
            yield from lines

    def _looks_at_each(self, annotation: type, variable: str, at: str) -> Iterator[str]:
        yield f"if type({variable}) is not list: raise Unseen"
        yield f"{variable}_found = []"
        yield f"for {variable}_number, {variable}_each in enumerate({variable}):"
        below = f"{at} + '.' + str({variable}_number)"
        for line in self._looks(annotation, f"{variable}_each", below, None):
            yield f"    {line}"
        yield f"    {variable}_found.append({variable}_each)"
        yield f"{variable} = tuple({variable}_found)"

"""Links: fields that name something else in the record, said where the field is declared.

From the declaration alone follow the rule that what is named is known, what points at a reference,
and what vanishes with something that may not be seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

import attrs
from attrs import frozen

T = TypeVar("T")

_LINK = "link"
_REQUIRED: Any = attrs.NOTHING


class LinkTo(StrEnum):
    """What a field may name."""

    ADDRESSEE = "addressee"
    ADVICE = "advice"
    AIM = "aim"
    ANSWER = "what has to come first"
    COMMITMENT = "commitment"
    MILESTONE = "milestone"
    OBJECTIVE = "objective"
    POLICY = "policy"
    REFERENCE = "reference"
    RESPONSE = "response"
    ROUTE_MAP = "route map"


@frozen
class Link:
    """Something named by a field.

    Attributes:
        to: what kind of thing it names.
        name: its reference or slug.
        field: the field, as a sentence about it begins.
        alone: whether the field names this one thing and no more.
    """

    to: LinkTo
    name: str
    field: str
    alone: bool = False


def link(to: LinkTo, *, default: Any = _REQUIRED) -> Any:  # noqa: ANN401 - attrs.field gives Any
    """A field that names one thing, or several; "" or None name none."""
    return attrs.field(default=default, metadata={_LINK: to})


def links(to: LinkTo) -> Any:  # noqa: ANN401 - attrs.field gives Any
    """A field that names any number of things."""
    return link(to, default=())


def links_of(thing: attrs.AttrsInstance) -> Iterator[Link]:
    """Everything that something names, at any depth, in the order of its fields."""
    cls: type[attrs.AttrsInstance] = type(thing)
    for name, to in _fields(cls):
        value = getattr(thing, name)
        if to is not None:
            alone = isinstance(value, str)
            for each in (value,) if alone else value or ():
                if each:
                    yield Link(to, each, name, alone=alone)
        elif attrs.has(type(value)):
            yield from links_of(value)


def relinked(thing: T, new: Callable[[Link], str | None]) -> T:
    """A copy in which each thing named is named anew; None leaves it out."""
    holder: Any = thing
    changes: dict[str, Any] = {}
    cls: type[attrs.AttrsInstance] = type(holder)
    for name, to in _fields(cls):
        value = getattr(thing, name)
        if to is None:
            changed = relinked(value, new) if attrs.has(type(value)) else value
        elif isinstance(value, str):
            changed = (new(Link(to, value, name, alone=True)) or "") if value else value
        else:
            named = (new(Link(to, each, name)) for each in value or ())
            changed = tuple(dict.fromkeys(each for each in named if each))
        if changed != value:
            changes[name] = changed
    again: T = attrs.evolve(holder, **changes) if changes else thing
    return again


@cache
def _fields(cls: type[attrs.AttrsInstance]) -> tuple[tuple[str, LinkTo | None], ...]:
    """The fields of a class by name, each with what it names, if it names anything."""
    return tuple((each.name, each.metadata.get(_LINK)) for each in attrs.fields(cls))

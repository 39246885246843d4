"""Hypothesis strategies for the nouns of the record, worked out from the fields of each class."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from enum import StrEnum
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin

import attrs
from hypothesis import strategies as st

from isa_programme.calendars.months import CivilDate, Month
from isa_programme.calendars.periods import Period
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.record.advice import Advice
from isa_programme.record.allowance import Allowance, Unit
from isa_programme.record.documents import Document
from isa_programme.record.facts import FACTS, Fact
from isa_programme.record.responses import Response
from isa_programme.record.words import holds_words

T = TypeVar("T")

NASTY = (
    "=1+1",
    "@cmd",
    "\ttab first",
    "'quoted",
    "<script>alert(1)</script>",
    "a | b\n| - |",
    "{0} %s ${x} {{ y }}",
    "\x1b[31mred\x07",
    "line\r\nBEGIN:VEVENT",
    "caf\u00e9 cafe\u0301",
    "\u202egnirts\u202c",
    "zero\u200bwidth",
    "\U0001f3f4\U000e0067\U000e0062",
    "\ufeffmark",
    "\ufffe\uffff",
    "null",
    " ",
)
"""Texts that somebody, some day, will paste in."""

days = st.dates(date(1, 1, 1), date(9999, 12, 31))
months = st.builds(Month, st.integers(1, 9999), st.integers(1, 12))
civil_dates: st.SearchStrategy[CivilDate] = st.one_of(days, months)
slugs = st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True)
texts = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
)
lines = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200).filter(
    str.strip
)
names = st.one_of(slugs, lines)
allowances = st.builds(Allowance, st.integers(1, 9999), st.sampled_from(Unit))
times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
periods = st.tuples(days, days).map(lambda pair: Period(min(pair), max(pair)))


@st.composite
def calendars(draw: st.DrawFn) -> WorkingCalendar:
    """A calendar of one year with some days closed."""
    year = draw(st.integers(1900, 2100))
    in_year = st.dates(date(year, 1, 1), date(year, 12, 31))
    return WorkingCalendar(
        name=draw(slugs),
        first=date(year, 1, 1),
        last=date(year, 12, 31),
        closed=draw(st.dictionaries(in_year, texts, max_size=5)),
        week=draw(st.frozensets(st.integers(0, 6), min_size=1)),
        source=draw(texts),
        provisional_from=draw(st.none() | in_year),
    )


documents = st.builds(
    Document,
    name=lines.filter(lambda name: not set(name) & set("/\\:.")).map(lambda name: f"x{name}"),
    sha256=st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
    size=st.integers(0, 2**40),
    kept_at=texts,
)

_KNOWN: dict[Any, st.SearchStrategy[Any]] = {
    str: names,
    int: st.integers(-(2**40), 2**70),
    bool: st.booleans(),
    date: days,
    time: times,
    Allowance: allowances,
    Period: periods,
    WorkingCalendar: calendars(),
    Document: documents,
}


def things(cls: type[T]) -> st.SearchStrategy[T]:
    """Any instance of an attrs class, each field filled as its type and its words ask for."""
    attributes = attrs.fields(attrs.resolve_types(cls))  # type: ignore[arg-type,type-var]  # attrs.has(cls)
    return st.builds(cls, **{each.alias: _field(each) for each in attributes if each.init})


def _field(attribute: attrs.Attribute[Any]) -> st.SearchStrategy[Any]:
    if not holds_words(attribute):
        return _values(attribute.type)
    if "line" in attribute.metadata.values():
        return lines if attribute.default is attrs.NOTHING else lines | st.just("")
    return texts.filter(str.strip) if attribute.default is attrs.NOTHING else texts


def _values(annotation: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - any annotation
    if annotation in _KNOWN:
        return _KNOWN[annotation]
    inner, origin = get_args(annotation), get_origin(annotation)
    if origin is tuple:
        return st.lists(_values(inner[0]), max_size=3).map(tuple)
    if origin is frozenset:
        return st.frozensets(_values(inner[0]), max_size=3)
    if origin is Mapping:
        return st.dictionaries(_values(inner[0]), _values(inner[1]), max_size=3)
    if inner:
        parts = [
            months if part is Month else _values(part) for part in inner if part is not NoneType
        ]
        return st.one_of(*([st.none()] if NoneType in inner else []), *parts)
    if issubclass(annotation, StrEnum):
        return st.sampled_from(annotation)
    return st.deferred(lambda: things(annotation))


advice: st.SearchStrategy[Advice] = things(Advice)
responses: st.SearchStrategy[Response] = things(Response)
facts_by_kind: dict[str, st.SearchStrategy[Fact]] = {
    kind: things(cls) for kind, cls in FACTS.items()
}
facts: st.SearchStrategy[Fact] = st.one_of(*facts_by_kind.values())
"""Any fact of any kind, its words as nasty as they come."""

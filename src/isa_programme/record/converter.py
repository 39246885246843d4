"""Plain data into the record's nouns and back: one converter, and a strict one.

Left to itself a converter is obliging: 7 becomes "7", null becomes "None", "false" becomes true.
Here each kind of value is taken in one form only, and every fault is reported with its path.
Slow to import, so only the rooms that read or write use it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from enum import StrEnum
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.cols import is_mapping, list_structure_factory, mapping_structure_factory
from cattrs.gen import make_dict_structure_fn

from isa_programme.calendars.dates import parse_date, parse_day, parse_time
from isa_programme.calendars.months import CivilDate, Month
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.errors import CalendarError, FaultsError
from isa_programme.record.allowance import Allowance
from isa_programme.record.misfits import misfits, shown

T = TypeVar("T")
Hook = Callable[[Any, Any], Any]


def structured(data: object, cls: type[T]) -> T:
    """A noun of the record from plain data: dicts, lists, texts, whole numbers, booleans, None.

    Dates are texts (``2026-01-05``, or ``2026-01`` where a month will do), times are ``09:30``,
    allowances ``20 working days``. Keys that have a default may be left out; no key may be added.

    Raises:
        FaultsError: the data does not fit; one sentence for each fault, each with its path.
    """
    try:
        return _CONVERTER.structure(data, cls)
    except Exception as error:  # noqa: BLE001 - misfits raises again what is no fault of the data
        faults = tuple(misfits(error))
    raise FaultsError(*faults)


def unstructured(thing: object) -> Any:  # noqa: ANN401 - as deep as JSON goes
    """The plain data of a noun: JSON types only, every field written out.

    Sets come out sorted, so the same noun always gives the same data.
    """
    return _CONVERTER.unstructure(thing)


def _only(cls: type, right: str) -> Hook:
    def structure(value: object, _: object) -> object:
        if type(value) is not cls:
            raise FaultsError(f"{shown(value)} is not {right}")
        return value

    return structure


def _text(value: object, _: object = str) -> str:
    if not isinstance(value, str):
        raise FaultsError(f"{shown(value)} is not a text")
    if "\0" in value or (not value.isascii() and any("\ud800" <= c <= "\udfff" for c in value)):
        raise FaultsError("it holds a NUL or half a character (a lone surrogate); type it again")
    return str(value)


def _read(parse: Callable[[str], object]) -> Hook:
    return lambda value, _: parse(_text(value))


def _month(text: str) -> Month:
    found = parse_date(text)
    if not isinstance(found, Month):
        raise FaultsError(f"{shown(text)} is not a month: write it as 2026-01")
    return found


def _is_civil_date(cls: Any) -> bool:  # noqa: ANN401 - any annotation is asked about
    return set(get_args(cls)) - {NoneType} == set(get_args(CivilDate))


def _civil_date(value: object, cls: object) -> CivilDate | None:
    if value is None and NoneType in get_args(cls):
        return None
    return parse_date(_text(value))


def _fixed_word(value: object, cls: type[StrEnum]) -> StrEnum:
    if isinstance(value, str) and value in set(cls):
        return cls(value)
    raise FaultsError(f"{shown(value)} is none of {', '.join(cls)}")


def _table(cls: type[attrs.AttrsInstance], converter: Converter) -> Hook:
    return _of_keys(make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True))


def _mapping(cls: Any, converter: Converter) -> Hook:  # noqa: ANN401 - a parametrised type
    return _of_keys(mapping_structure_factory(cls, converter, dict))


def _of_keys(inside: Callable[..., Any]) -> Hook:
    def structure(value: object, cls: object) -> object:
        if not isinstance(value, Mapping):
            raise FaultsError(f"{shown(value)} is not a table of keys")
        return inside(value, cls)

    return structure


def _is_list(cls: Any) -> bool:  # noqa: ANN401 - any annotation is asked about
    return get_origin(cls) in (tuple, frozenset)


def _list(cls: Any, converter: Converter) -> Hook:  # noqa: ANN401 - a parametrised type
    inside, made = list_structure_factory(cls, converter), get_origin(cls)

    def structure(value: object, _: object) -> object:
        # A text is no list, though Python would walk through its characters.
        if not isinstance(value, list | tuple):
            raise FaultsError(f"{shown(value)} is not a list")
        return made(inside(value, cls))

    return structure


@attrs.frozen(kw_only=True)
class _CalendarForm:
    """What a calendar looks like as plain data; its fingerprint is stated, and then checked."""

    name: str
    first: date
    last: date
    week: frozenset[int]
    closed: Mapping[date, str]
    source: str
    provisional_from: date | None
    fingerprint: str


_FORM_FIELDS = tuple(attribute.name for attribute in attrs.fields(_CalendarForm))


def _calendar(value: object, _: object) -> WorkingCalendar:
    form = _CONVERTER.structure(value, _CalendarForm)
    parts = {name: getattr(form, name) for name in _FORM_FIELDS}
    stated = parts.pop("fingerprint")
    calendar = WorkingCalendar(**parts)
    if calendar.fingerprint != stated:
        raise CalendarError("fingerprint: it is not that of these days; the list was altered")
    return calendar


def _plain_calendar(calendar: WorkingCalendar) -> Any:  # noqa: ANN401 - plain data
    return _CONVERTER.unstructure(
        _CalendarForm(**{name: getattr(calendar, name) for name in _FORM_FIELDS})
    )


def _made() -> Converter:
    made = Converter(
        forbid_extra_keys=True, unstruct_collection_overrides={frozenset: sorted, tuple: list}
    )
    # What is registered later is asked first.
    made.register_structure_hook_factory(attrs.has)(_table)
    made.register_structure_hook_factory(is_mapping)(_mapping)
    made.register_structure_hook_factory(_is_list)(_list)
    made.register_structure_hook(StrEnum, _fixed_word)
    forms: dict[type, tuple[Hook, Callable[[Any], Any]]] = {
        str: (_text, str),
        int: (_only(int, "a whole number"), int),
        bool: (_only(bool, "true or false"), bool),
        date: (_read(parse_day), date.isoformat),
        time: (_read(parse_time), lambda at: str(at).removesuffix(":00")),
        Month: (_read(_month), str),
        Allowance: (_read(Allowance.parse), str),
        WorkingCalendar: (_calendar, _plain_calendar),
    }
    for cls, (structure, unstructure) in forms.items():
        made.register_structure_hook(cls, structure)
        made.register_unstructure_hook(cls, unstructure)
    made.register_structure_hook_func(_is_civil_date, _civil_date)
    made.register_unstructure_hook_func(_is_civil_date, lambda when: when and str(when))
    return made


_CONVERTER = _made()

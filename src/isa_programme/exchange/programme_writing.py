"""A programme written as TOML, to be read again by :func:`read_programme`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

import attrs

from isa_programme.calendars.months import Month
from isa_programme.exchange.programme_sections import SECTIONS, Section
from isa_programme.record.allowance import Allowance
from isa_programme.record.commitments import Commitment
from isa_programme.record.followed import Followed
from isa_programme.record.milestones import Milestone
from isa_programme.record.names import looks_assigned
from isa_programme.record.objectives import Objective
from isa_programme.record.register import Register
from isa_programme.record.route_maps import RouteMap

_ONCE = ("reached", "done", "dropped")
"""What can happen only once, and so stands in one table."""


def written_programme(register: Register, *, route_map: str | None = None) -> str:
    """The programme and everything around it as TOML, with all that happened to it since.

    Commitments that arise from responses are not in it: they belong with the responses.

    Args:
        register: the record, or what somebody may see of it.
        route_map: only this route map, with its objectives, commitments and milestones.

    Raises:
        UnknownReferenceError: the record holds no such route map.
    """
    from tomli_w import dumps  # noqa: PLC0415 - only a file written needs it

    if route_map is not None:
        register.one_of(RouteMap, route_map)
    file: dict[str, Any] = {}
    if route_map is None and register.programme is not None:
        file["programme"] = _plain(register.programme)
        file["addressees"] = [_plain(each) for each in register.addressees.values()]
    for section in SECTIONS:
        tables = list(_tables(register, section, route_map))
        if tables:
            file[section.key] = tables
    return dumps(file, multiline_strings=True)


def _tables(register: Register, section: Section, route_map: str | None) -> Iterator[Any]:
    if section.key == "bodies":
        if route_map is None:
            for entries in register.bodies.values():
                for entry in entries:
                    yield _dated(section, entry.fact, _plain(getattr(entry.fact, section.noun)))
        return
    for followed in register.followed.values():
        if type(followed.recorded.fact) is section.fact and _belongs(register, followed, route_map):
            table = _plain(followed.noun)
            if looks_assigned(str(table.get("reference"))):
                del table["reference"]
            yield {**_dated(section, followed.recorded.fact, table), **_below(section, followed)}


def _belongs(register: Register, followed: Followed[Any], route_map: str | None) -> bool:
    noun = followed.noun
    if isinstance(noun, Commitment) and not noun.route_map:
        return False
    if route_map is None:
        return True
    match noun:
        case RouteMap(slug=slug):
            return slug == route_map
        case Objective() | Commitment():
            return noun.route_map == route_map
        case Milestone():
            return register.one_of(Objective, noun.objective).noun.route_map == route_map
        case _:
            return False


def _dated(section: Section, fact: object, table: dict[str, Any]) -> dict[str, Any]:
    on = getattr(fact, section.dated) if section.dated else None
    return table if on is None else {**table, section.dated: _value(on)}


def _below(section: Section, followed: Followed[Any]) -> Mapping[str, Any]:
    found: dict[str, list[Any]] = {}
    for entry in followed.entries:
        for key, cls in section.below.items():
            if isinstance(entry.fact, cls):
                said = _plain(entry.fact)
                del said[cls.named_by]
                found.setdefault(key, []).append(said)
    return {key: said[-1] if key in _ONCE else said for key, said in found.items()}


def _plain(thing: attrs.AttrsInstance) -> dict[str, Any]:
    """The fields of a noun that are not what they are by default."""
    said = {}
    for each in attrs.fields(type(thing)):
        value = getattr(thing, each.name)
        if value is not None and value not in (each.default, ()):
            said[each.name] = _value(value)
    return said


def _value(value: object) -> Any:  # noqa: ANN401 - as deep as TOML goes
    match value:
        case StrEnum() | Month() | Allowance():
            return str(value)
        case tuple():
            return [_value(each) for each in value]
        case bool() | int() | str() | date():
            return value
        case _ if attrs.has(type(value)):
            return _plain(value)  # type: ignore[arg-type]  # it was asked just above
        case _:
            return str(value)

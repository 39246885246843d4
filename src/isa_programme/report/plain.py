"""Rows as plain values, as JSON and CSV hold them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any

import attrs

from isa_programme.calendars.months import Month
from isa_programme.report.cells import Plain


def plain(value: Any) -> Plain:  # noqa: ANN401 - any field of any row
    """A value of a row as JSON holds it: dates as text, choices as their words."""
    match value:
        case None | bool():
            return value
        case Enum():
            return str(value.value)
        case str() | int() | float():
            return value
        case datetime():
            return value.isoformat()
        case date() | Month():
            return str(value)
        case Mapping():
            return {str(key): plain(each) for key, each in value.items()}
        case tuple() | list():
            return [plain(each) for each in value]
        case _ if attrs.has(type(value)):
            return plain_row(value)
        case _:
            return str(value)


def plain_row(row: attrs.AttrsInstance) -> dict[str, Plain]:
    """A row with every field, in the order its class gives them."""
    return {each.name: plain(getattr(row, each.name)) for each in attrs.fields(type(row))}


def flat_names(row: type[attrs.AttrsInstance]) -> list[str]:
    """The fields of a class of rows; one that always holds fields itself stands as those.

    So a field ``rate`` with ``on_time`` in it is ``rate_on_time``, a column of its own.
    """
    names = []
    for name, held in _fields(row):
        inner = [""] if held is None else [f"_{each}" for each in flat_names(held)]
        names += [f"{name}{each}" for each in inner]
    return names


def flat_row(row: attrs.AttrsInstance) -> list[Plain]:
    """The values of a row, as :func:`flat_names` names them."""
    values: list[Plain] = []
    for name, held in _fields(type(row)):
        value = getattr(row, name)
        values += [plain(value)] if held is None else flat_row(value)
    return values


@cache
def _fields(
    row: type[attrs.AttrsInstance],
) -> tuple[tuple[str, type[attrs.AttrsInstance] | None], ...]:
    """The fields of a class, each with the class of what it holds where that has fields too."""
    return tuple(
        (each.name, each.type if _has_fields(each.type) else None)
        for each in attrs.fields(attrs.resolve_types(row))
    )


def _has_fields(held: type[Any] | None) -> bool:
    # A month has fields too, and is written as one text.
    return held is not None and held is not Month and attrs.has(held)

"""Rows as plain values, as JSON and CSV hold them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any

import attrs

from isa_programme.calendars.months import Month

Plain = None | bool | int | str | list["Plain"] | dict[str, "Plain"]
"""What JSON can hold; no number here is ever a fraction."""


def plain(value: Any) -> Plain:  # noqa: ANN401 - any field of any row
    """A value of a row as JSON holds it: dates as text, choices as their words."""
    match value:
        case None | bool():
            return value
        case Enum():
            return str(value.value)
        case str() | int():
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


def cell(value: Plain) -> str:
    """A plain value as the text of one cell: nothing for None, semicolons between several."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return "; ".join(cell(each) for each in value)
        case dict():
            return "; ".join(f"{key}={cell(each)}" for key, each in value.items())
        case _:
            return str(value)

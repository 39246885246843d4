"""Lines as the deadline table has them, made the lines of an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from isa_programme.calendars.dates import parse_date
from isa_programme.questions.lines import Line
from isa_programme.questions.standing_words import Standing
from isa_programme.questions.stretches.rows import Plain
from isa_programme.record.vocabulary import (
    Basis,
    DispositionKind,
    Function,
    Priority,
    StageName,
    Visibility,
)

_day = date.fromisoformat
_READ: tuple[tuple[str, Callable[[str], Any]], ...] = (
    ("stage", {each.value: each for each in StageName}.__getitem__),
    ("standing", {each.value: each for each in Standing}.__getitem__),
    ("basis", {each.value: each for each in Basis}.__getitem__),
    ("day_zero", _day),
    ("deadline", _day),
    ("original_deadline", _day),
    ("falls_in", tuple),
    ("requested_by", parse_date),
    ("held_on", _day),
    ("promised_for", parse_date),
    ("met_on", _day),
    ("withdrawn_on", _day),
    ("disposition", {each.value: each for each in DispositionKind}.__getitem__),
    ("earliest_if_resumed", _day),
    ("function", {each.value: each for each in Function}.__getitem__),
    ("priority", {each.value: each for each in Priority}.__getitem__),
    ("visibility", {each.value: each for each in Visibility}.__getitem__),
)
"""How each field that is no plain value is read."""


def told_line(plain: Plain) -> Line:
    """The line that plain data tell."""
    read: Mapping[str, Any] = {
        name: value(plain[name]) for name, value in _READ if plain[name] is not None
    }
    return Line(**{**plain, **read})

"""The invented office, with every text in it replaced by one of our choosing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

import attrs

from golden.records import OFFICE
from isa_programme import Tracker
from isa_programme.record.documents import Document
from isa_programme.record.entries import Entry
from isa_programme.record.register import Register
from isa_programme.record.words import holds_words
from isa_programme.tracker.viewing import View

HARM = (
    "=1+1 <img src=x onerror=\"document.title='HARMED'\"><script>document.title='HARMED'</script>"
    " </p></td></table> \"' onclick=alert(1) x= & &lt; {{ 7 * 7 }} ${alert(1)} javascript:alert(1)"
)
"""A line of up to 200 characters that is more than text, wherever it is taken for more."""
_STRUCTURE_TYPED_FREELY = frozenset({"own_reference", "step", "channel"})

T = TypeVar("T")


def office_saying(text: str, folder: Path) -> View:
    """The office's record with one text in the place of every word, name and old reference."""
    with Tracker.open(OFFICE.put(folder)) as tracker:
        return View(Register().folded(_saying(text, tracker.entries())))


def _saying(text: str, entries: Iterable[Entry]) -> list[Entry]:
    return [
        attrs.evolve(entry, fact=_reworded(entry.fact, text), recorded_by=text) for entry in entries
    ]


def _reworded(thing: T, text: str) -> T:
    if isinstance(thing, Document):
        return thing  # the name of a file is held to be one
    holder: Any = thing
    changes: dict[str, Any] = {}
    for each in attrs.fields(type(holder)):
        value = getattr(thing, each.name)
        if value and (holds_words(each) or each.name in _STRUCTURE_TYPED_FREELY):
            changes[each.name] = text
        elif attrs.has(type(value)):
            changes[each.name] = _reworded(value, text)
        elif isinstance(value, tuple) and any(attrs.has(type(part)) for part in value):
            changes[each.name] = tuple(_reworded(part, text) for part in value)
    made: T = attrs.evolve(holder, **changes)
    return made

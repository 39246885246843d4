"""A part of the record as plain JSON Lines: what may be seen, or what was known then.

It says in its first line that it is a view, so that it is not taken for a record.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from isa_programme.record.converter import unstructured
from isa_programme.record.entries import Entry
from isa_programme.record.held import Held
from isa_programme.report.plain import plain

FORMAT = "isa-programme-view.v1"


def view_lines(entries: Sequence[Entry], held: Held) -> Iterator[str]:
    """The lines, each without its line ending: what they are, then an entry each."""
    yield _line(
        {
            "format": FORMAT,
            "entries": len(entries),
            "head": held.head or None,
            "known_at": plain(held.known_at),
            "visibility": held.visibility.value,
        }
    )
    for entry in entries:
        yield _line(
            {
                "number": entry.number,
                "kind": entry.fact.kind,
                "happened_on": str(entry.happened_on),
                "recorded_on": str(entry.recorded_on),
                "recorded_by": entry.recorded_by,
                "fact": unstructured(entry.fact),
            }
        )


def _line(thing: dict[str, object]) -> str:
    return json.dumps(thing, ensure_ascii=False)

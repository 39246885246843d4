"""The whole record as JSON Lines, to be kept or read without this program.

The first line says how many entries follow and gives the receipt of the last. Each line after it
is one entry: the exact bytes stored, their hash, and the words with their salt, or null where the
words were erased.
"""

from __future__ import annotations

from collections.abc import Iterator

from isa_programme.journal.chain import canonical
from isa_programme.journal.connection import reading
from isa_programme.journal.journal import Journal
from isa_programme.journal.reading import Row, rows_between

FORMAT = "isa-programme-record.v1"


def exported(journal: Journal) -> Iterator[str]:
    """The lines of the record, each without its line ending, as it was when the first was asked.

    Entries of kinds that are unknown here come out as they are.

    Raises:
        RecordError: the record can't be read; a damaged one is not exported.
    """
    with reading(journal.path) as connected:
        rows = rows_between(connected, 0)
    head = f"{rows[-1].number}:{rows[-1].hash}" if rows else ""
    yield canonical({"format": FORMAT, "entries": len(rows), "head": head}).decode("ascii")
    yield from map(_line, rows)


def _line(row: Row) -> str:
    _, words = row.said()
    content = None
    if words is not None and row.salt is not None:
        content = {"salt": row.salt.hex(), "words": words}
    rest = canonical({"hash": row.hash, "content": content}).decode("ascii")
    # Put together as text, so that the entry's bytes come out exactly as they are stored.
    return f'{{"entry":{row.raw.decode("ascii")},{rest[1:]}'

"""Flips: one byte of a record changed, and what is then read from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from attrs import frozen

from isa_programme.errors import RecordError
from isa_programme.journal.journal import Journal
from isa_programme.journal.json_lines import exported
from isa_programme.journal.verify import verified
from isa_programme.record.entries import Entry

BIT = 0x04


@frozen
class Reading:
    """Everything that can be read from a record, and whether anything of it was refused.

    Attributes:
        entries: the entries, or None where they were refused.
        export: the lines of the export, or None where it was refused.
        findings: how many things verifying found; at least one where it was refused.
    """

    entries: tuple[Entry, ...] | None
    export: tuple[str, ...] | None
    findings: int


def read(path: Path) -> Reading:
    """Read everything, each thing by itself.

    No failure but one of the record is caught: any other is a fault of the reader.
    """
    entries: tuple[Entry, ...] | None = None
    export: tuple[str, ...] | None = None
    findings = 1
    with suppress(RecordError):
        journal = Journal.open(path)
        with suppress(RecordError):
            entries = journal.entries()
        with suppress(RecordError):
            export = tuple(exported(journal))
        findings = len(verified(journal))
    return Reading(entries, export, findings)


def silent(path: Path, places: Iterable[int], *, mask: int = BIT) -> Iterator[str]:
    """What of a record changes unseen, or is changed by the reading, when a byte is flipped.

    The record is as it was in the end.
    """
    whole = path.read_bytes()
    before = read(path)
    try:
        for place in places:
            flipped = bytearray(whole)
            flipped[place] ^= mask
            path.write_bytes(flipped)
            stamp = path.stat().st_mtime_ns
            try:
                after = read(path)
            except Exception as error:  # noqa: BLE001 - any is a finding of its own
                yield f"byte {place}: {type(error).__name__}: {error}"
                continue
            yield from (f"byte {place}: {each}" for each in _told(before, after))
            if path.read_bytes() != flipped or path.stat().st_mtime_ns != stamp:
                yield f"byte {place}: reading has changed the file"
    finally:
        path.write_bytes(whole)


def _told(before: Reading, after: Reading) -> Iterator[str]:
    refused = after.entries is None or after.export is None
    if after.entries is not None and after.entries != before.entries and not after.findings:
        yield "entries read otherwise, and nothing was found"
    if after.export is not None and after.export != before.export and not after.findings:
        yield "the export reads otherwise, and nothing was found"
    if refused and not after.findings:
        yield "it is refused, but verifying finds nothing"

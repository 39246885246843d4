"""The files that answer an information request: a copy to read, a copy for machines, a schedule."""

from __future__ import annotations

import json
from collections.abc import Iterator

from isa_programme.questions.disclosure import DisclosedEntry, Disclosure, ScheduleRow
from isa_programme.report.answers import Answer, written
from isa_programme.report.cells import cell
from isa_programme.report.formats import Format
from isa_programme.report.plain import plain_row
from isa_programme.report.visible import escaped

_SCHEDULE = (
    ("entry", "entry"),
    ("kind", "kind"),
    ("field", "field"),
    ("exemption", "exemption"),
)


def disclosure_files(disclosure: Disclosure) -> dict[str, str]:
    """The text of each file by its name: ``copy.md``, ``copy.jsonl``, ``schedule.csv``."""
    schedule = Answer(
        question="schedule",
        row=ScheduleRow,
        rows=disclosure.schedule,
        columns=_SCHEDULE,
        nothing="Nothing is withheld.",
    )
    return {
        "copy.md": "\n".join(_page(disclosure, written(schedule, Format.MARKDOWN))),
        "copy.jsonl": "".join(
            f"{json.dumps(plain_row(entry), ensure_ascii=False)}\n" for entry in disclosure.entries
        ),
        "schedule.csv": written(schedule, Format.CSV),
    }


def _page(disclosure: Disclosure, schedule: str) -> Iterator[str]:
    request = disclosure.request
    yield f"# {escaped(request.reference)}: information held on {request.received_on}"
    yield ""
    if request.asked_for:
        yield f"Asked for: {escaped(request.asked_for)}"
        yield ""
    count = len(disclosure.entries)
    entries = "1 entry, as it was" if count == 1 else f"{count} entries, as they were"
    yield (
        f"{entries} recorded by the end of that day; each"
        " correction made by then is an entry of its own. The record then ended with receipt"
        f" {disclosure.head or 'none'}."
    )
    yield ""
    yield "## What is withheld"
    yield ""
    yield schedule
    for entry in disclosure.entries:
        yield from _entry(entry)


def _entry(entry: DisclosedEntry) -> Iterator[str]:
    yield f"## Entry {entry.number}: {entry.kind}"
    yield ""
    if entry.withheld:
        yield f"Withheld: {escaped(entry.withheld)}"
        yield ""
        return
    if entry.happened_on is not None:
        yield f"* happened: {entry.happened_on}"
    yield f"* recorded: {entry.recorded_on}, by {escaped(entry.recorded_by)}"
    for path, value in entry.content.items():
        if shown := cell(value):
            yield f"* {path}: {escaped(shown)}"
    yield ""

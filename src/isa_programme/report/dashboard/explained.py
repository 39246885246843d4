"""How each line was worked out: answers as `isa explain` tells it, and what else is dated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from isa_programme.calendars.dates import in_words
from isa_programme.clock.explanation import explain
from isa_programme.questions.cadences import CadenceRow
from isa_programme.questions.commitments import CommitmentRow
from isa_programme.questions.programme.milestones import MilestoneRow
from isa_programme.record.courses import Slip
from isa_programme.report.dashboard.anchors import anchor, explains, line_of
from isa_programme.report.dashboard.contact import lapse
from isa_programme.report.dashboard.gathered import Gathered, Owed
from isa_programme.report.dashboard.page import Explained, ExplainedLine
from isa_programme.report.dashboard.pictures.contact import stands
from isa_programme.report.dashboard.pictures.timeline import state


def explained(known: Gathered, kept: Sequence[CadenceRow]) -> Iterator[Explained]:
    """Everything that the lines of the page lead to, in their order.

    The lines of one paper that were worked out alike are explained together.
    """
    for _, owed in groupby(known.owed, key=lambda each: each.file.advice.reference):
        yield from _paper(owed)
    for row in known.commitments:
        yield _made(row.reference, _commitment(row), row.reference)
    for milestone in known.milestones:
        said = _milestone(milestone)
        yield _made(f"Milestone: {milestone.title}", said, "milestone", milestone.slug)
    for cadence in kept:
        said = _cadence(cadence)
        yield _made(f"Contact with {cadence.addressee_name}", said, "cadence", cadence.slug)


def _made(heading: str, said: Iterator[str], *name: str) -> Explained:
    place = anchor(*name)
    line = ExplainedLine(name=explains(place), line=line_of(place), heading=heading, sentences=())
    return Explained(lines=(line,), sentences=tuple(said))


def _paper(owed: Iterable[Owed]) -> Iterator[Explained]:
    """The lines of one paper, those alike in every step but the last together."""
    alike: dict[tuple[str, ...], list[ExplainedLine]] = {}
    for each in owed:
        steps = explain(each.reading, each.line.addressee).steps
        shared = tuple(step.sentence for step in steps if step.kind != _OWN)
        own = tuple(step.sentence for step in steps if step.kind == _OWN)
        alike.setdefault(shared, []).append(_line(each, own))
    for sentences, lines in alike.items():
        yield Explained(lines=tuple(lines), sentences=sentences)


_OWN = "met"
"""The step that tells what met a line, which is said of each line by itself."""


def _line(owed: Owed, own: tuple[str, ...]) -> ExplainedLine:
    line = owed.line
    period = "" if line.period is None else f", period {line.period}"
    because = f": {line.because}" if line.because else ""
    return ExplainedLine(
        name=explains(owed.name),
        line=line_of(owed.name),
        heading=f"{line.reference}, {line.addressee_name}: {line.stage}{period}",
        sentences=(*own, f"it stands as {line.standing}{because}"),
    )


def _commitment(row: CommitmentRow) -> Iterator[str]:
    said_in = f" in {row.response}" if row.response else ""
    yield f"made by {row.owner_name}{said_in} on {in_words(row.made_on)}: {row.text}"
    if row.promise:
        yield f"its date in its own words: {row.promise}"
    if row.first_promised_for is None:
        yield "no date was named, so there is none to be late by"
    else:
        yield f"first promised for {in_words(row.first_promised_for)}"
    yield from map(_slip, row.slips)
    if row.updated_on is not None:
        yield f"told on {in_words(row.updated_on)}: {row.update}"
    if row.done_on is not None:
        shown = f", shown by {row.shown_by}" if row.shown_by else ""
        yield f"done on {in_words(row.done_on)}{shown}"
    because = f": {row.because}" if row.because else ""
    yield f"it stands as {row.standing}{because}"
    if row.source:
        yield f"source: {row.source}"


def _milestone(row: MilestoneRow) -> Iterator[str]:
    yield f"first planned for {in_words(row.first_planned_for)}"
    yield from map(_slip, row.slips)
    if row.condition:
        yield f"it depends on {row.condition}"
    for wait in row.waits:
        yield f"{wait.sentence}{', late' if wait.late else ''}"
    if row.evidence:
        yield f"what will show it: {row.evidence}"
    if row.shown_by:
        yield f"what showed it: {row.shown_by}"
    because = f": {row.because}" if row.because else ""
    yield f"it stands as {state(row)}{because}"
    if row.source:
        yield f"source: {row.source}"


def _cadence(row: CadenceRow) -> Iterator[str]:
    yield f"{row.often}, counted from {in_words(row.since)}"
    yield f"contacts since: {row.contacts}"
    if row.last_on is not None:
        yield f"the last on {in_words(row.last_on)}"
    for each in row.lapses:
        yield f"lapsed {lapse(each)}"
    if row.because:
        yield row.because
    yield f"it stands as {stands(row)}"
    if row.source:
        yield f"source: {row.source}"


def _slip(slip: Slip) -> str:
    before = "no date" if slip.before is None else in_words(slip.before)
    why = f": {slip.reason}" if slip.reason else ""
    return f"moved on {in_words(slip.moved_on)} from {before} to {in_words(slip.after)}{why}"

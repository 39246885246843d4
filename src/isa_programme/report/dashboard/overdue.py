"""What is overdue: with whom, how long, the next step, and the promises that passed."""

from __future__ import annotations

from collections.abc import Iterator

from isa_programme.questions.commitment_lines import commitment_lines
from isa_programme.questions.escalation import proposed_steps
from isa_programme.questions.imprint import by_what
from isa_programme.questions.lateness import told_days
from isa_programme.questions.lines import Line
from isa_programme.questions.promises import PromisePassed, promise_passed
from isa_programme.questions.standing_words import Standing
from isa_programme.report.dashboard.anchors import anchor, explains
from isa_programme.report.dashboard.days import short
from isa_programme.report.dashboard.gathered import Gathered, Owed
from isa_programme.report.dashboard.page import Part
from isa_programme.report.dashboard.tables import (
    Cell,
    Column,
    ColumnKind,
    Dated,
    Linked,
    Row,
    Several,
    Table,
)

NAME = "overdue"
_COLUMNS = (
    Column("Reference"),
    Column("What was asked"),
    Column("With"),
    Column("Was due", ColumnKind.DATE),
    Column("Working days late", ColumnKind.NUMBER),
    Column("Days late", ColumnKind.NUMBER),
    Column("Next step"),
    Column("Promised for", ColumnKind.DATE, optional=True),
)
_PROMISE_COLUMNS = (
    Column("Reference"),
    Column("Promised by"),
    Column("In its own words"),
    Column("Said in"),
    Column("Promised for", ColumnKind.DATE),
    Column("Days passed", ColumnKind.NUMBER),
    Column("Deadline", ColumnKind.DATE),
)


def overdue_lines(known: Gathered) -> tuple[Line, ...]:
    """Every line that is overdue, commitments among them, the longest overdue first."""
    found = [owed.line for owed in _overdue(known)]
    found += (line for line, _ in _commitments(known))
    return tuple(sorted(found, key=_longest_first))


def passed(known: Gathered) -> tuple[tuple[Owed, PromisePassed], ...]:
    """Every promise that passed, the oldest first."""
    found = ((owed, promise_passed(owed.file, owed.line, known.as_at)) for owed in known.owed)
    told = [(owed, promise) for owed, promise in found if promise is not None]
    return tuple(sorted(told, key=lambda each: (-each[1].days_passed, each[1].reference)))


def overdue_part(known: Gathered) -> Part:
    """The part of the page."""
    rows = [(owed.line, _row(known, owed)) for owed in _overdue(known)]
    rows += _commitments(known)
    rows.sort(key=lambda each: _longest_first(each[0]))
    promises = passed(known)
    return Part(
        name=NAME,
        heading="Overdue",
        said=_said([line for line, _ in rows]),
        tables=(
            Table(
                name="overdue-lines",
                caption="What is overdue, the longest first",
                columns=_COLUMNS,
                rows=tuple(row for _, row in rows),
                nothing="Nothing is overdue.",
                filtered_by="afsl",
            ),
            Table(
                name="promises-passed",
                caption="Answers promised for a day that has passed",
                columns=_PROMISE_COLUMNS,
                rows=tuple(_promise(owed, promise) for owed, promise in promises),
                nothing="No promised day has passed without the answer.",
                filtered_by="afsl",
            ),
        ),
    )


def _said(lines: list[Line]) -> tuple[str, ...]:
    if not lines:
        return ()
    offices = len({line.addressee for line in lines})
    named = "one office" if offices == 1 else f"{offices} offices"
    counted = "1 line is" if len(lines) == 1 else f"{len(lines)} lines are"
    longest = max(line.days_late for line in lines)
    return (f"{counted} overdue, with {named}; the longest by {told_days(longest)}.",)


def _overdue(known: Gathered) -> Iterator[Owed]:
    return (owed for owed in known.owed if owed.line.standing is Standing.OVERDUE)


def _longest_first(line: Line) -> tuple[object, ...]:
    return line.deadline, line.reference, line.addressee, line.stage


def _row(known: Gathered, owed: Owed) -> Row:
    line = owed.line
    return _made(line, explains(owed.name), _next_step(known, owed), owed.tags)


def _made(line: Line, to: str, step: Cell, tags: str) -> Row:
    what = line.text or line.title
    stage = "" if line.stage == "substantive" else f" ({line.stage})"
    return Row(
        cells=(
            Linked(line.reference, to),
            f"{what}{stage}",
            line.addressee_name,
            Dated(line.deadline, by_what(line.basis).strip()),
            line.working_days_late,
            line.days_late,
            step,
            Dated(line.promised_for) if line.promised_for and not line.commitment else None,
        ),
        tags=tags,
    )


def _commitments(known: Gathered) -> Iterator[tuple[Line, Row]]:
    rows = {each.reference: each for each in known.commitments}
    for line in commitment_lines(known.register, as_at=known.as_at):
        if line.standing is Standing.OVERDUE:
            tags = known.tags(
                addressees=(line.addressee,),
                function=line.function,
                sectors=rows[line.reference].sectors,
                lead=line.lead,
            )
            to = explains(anchor(line.reference))
            yield line, _made(line, to, "a commitment; no step is proposed", tags)


def _next_step(known: Gathered, owed: Owed) -> Cell:
    """The steps made, those that fell due and were not made, and the next one to fall due."""
    as_at = owed.line.withdrawn_on or known.as_at
    steps = proposed_steps(owed.file, owed.reading, owed.line.addressee, as_at=as_at)
    if owed.line.withdrawn_on is not None:
        return "withdrawn when overdue"
    said = []
    for step in sorted(steps, key=lambda step: step.after):
        to = f" ({known.name_of(step.to)})" if step.to else ""
        named = f"{step.step}{to}"
        if step.made_on is not None:
            said.append(f"{named}: made {short(step.made_on)}")
        elif step.falls_due_on is None:
            said.append(f"{named}: no calendar reaches the day it falls due")
            break
        elif step.falls_due_on <= as_at:
            said.append(f"{named}: proposed, fell due {short(step.falls_due_on)}")
        else:
            said.append(f"{named}: falls due {short(step.falls_due_on)}")
            break  # the next one; those after it come in their turn
    if not said:
        return "no protocol proposes one" if owed.line.protocol is None else "none is proposed"
    return said[0] if len(said) == 1 else Several(tuple(said))


def _promise(owed: Owed, promise: PromisePassed) -> Row:
    line = owed.line
    return Row(
        cells=(
            Linked(promise.reference, explains(owed.name)),
            line.addressee_name,
            promise.promise,
            promise.response,
            Dated(promise.promised_for),
            promise.days_passed,
            Dated(promise.deadline, by_what(line.basis).strip() if promise.deadline else ""),
        ),
        tags=owed.tags,
    )

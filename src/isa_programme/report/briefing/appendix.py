"""The appendix of a briefing: everything that its front counts, whole and in the words recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from isa_programme.calendars.dates import in_words
from isa_programme.calendars.months import CivilDate
from isa_programme.questions.briefing import Briefing
from isa_programme.questions.coverage import coverage
from isa_programme.questions.papers import PaperRow
from isa_programme.record.register import Register
from isa_programme.record.words import NOT_SHOWN
from isa_programme.report.briefing import lines as told
from isa_programme.report.days_in_words import on
from isa_programme.report.document.document import Block, Heading, Listed, Paragraph, Table

_Rows = Iterable[tuple[str, ...]]


def appendix(found: Briefing, register: Register) -> Iterator[Block]:
    """The appendix, part by part as the front has them; what is empty is left out."""
    yield Heading(text="Appendix: all of it, in full", level=1)
    yield from _asked(found, register)
    yield from _advised(found, register)
    yield from _came_back(found, register)
    yield from _late(found)
    yield from _promised(found, register)
    yield from _committed(found)


def _table(caption: str, heads: tuple[str, ...], rows: _Rows) -> Iterator[Block]:
    held = tuple(rows)
    if held:
        yield Heading(text=caption)
        yield Table(caption="", heads=heads, rows=held)


def _asked(found: Briefing, register: Register) -> Iterator[Block]:
    yield from _table(
        "What is asked of the meeting",
        ("about", "of", "stands", "in full"),
        (
            (
                line.reference,
                line.addressee_name,
                told.due_when(line) + told.promised_too(line),
                line.text or line.title,
            )
            for line in found.asked
        ),
    )
    if steps := told.steps_told(found.escalated, register, found.as_at):
        yield Heading(text="Steps that fell due and go to this office or its body")
        yield Listed(items=steps)
    raised = tuple(f"{row.reference}: {row.sentence}" for row in found.raised)
    if raised:
        yield Heading(text="What else there is to raise with this office")
        yield Listed(items=raised)


def _advised(found: Briefing, register: Register) -> Iterator[Block]:
    if found.advised:
        yield Heading(text="What was advised")
    for row in found.advised:
        yield Heading(text=f"{row.reference}: {row.title}", level=3)
        yield Paragraph(text=_issued(row, found, register))
        if text := register.file(row.reference).advice.text:
            yield Paragraph(text=text)
        lines = coverage(register, register.file(row.reference), as_at=found.as_at)
        if lines:
            yield Table(
                caption="",
                heads=("about", "asked of", "stands", "decided", "why", "in full"),
                rows=tuple(
                    (
                        line.reference,
                        told.names_of(register, (line.addressee,), found.as_at),
                        line.standing.replace("-", " "),
                        "" if line.disposition is None else line.disposition.replace("-", " "),
                        "" if line.response == NOT_SHOWN else line.reason,
                        line.text,
                    )
                    for line in lines
                ),
            )


def _issued(row: PaperRow, found: Briefing, register: Register) -> str:
    by = told.names_of(register, (row.issued_by,), found.as_at)
    asked = told.names_of(register, row.addressees, found.as_at) or "nobody by name"
    own = f"; own reference {row.own_reference}" if row.own_reference else ""
    requested = (
        f" It asks for an answer by {in_words(row.requested_by)}." if row.requested_by else ""
    )
    source = f" Source: {row.source}." if row.source else ""
    return f"Issued {on(row.issued_on)} by {by} to {asked}{own}.{requested}{source}"


def _came_back(found: Briefing, register: Register) -> Iterator[Block]:
    yield from _table(
        "What came back",
        ("about", "what it says", "from", "when", "why, or what it promised", "about what"),
        (
            (
                row.reference,
                told.what_it_says(row),
                told.names_of(register, row.sent_by, found.as_at),
                f"{'by ' if row.known_by else ''}{in_words(row.received_on)} ({row.response})",
                "; ".join(part for part in (row.reason, told.promise_of(row)) if part),
                row.what,
            )
            for row in found.came_back
        ),
    )


def _late(found: Briefing) -> Iterator[Block]:
    yield from _table(
        "What is overdue, and the next step",
        ("about", "owed by", "what", "stands", "next step", "in full"),
        (
            (
                each.line.reference,
                told.owing(each.line),
                told.stage_of(each.line),
                told.due_when(each.line),
                told.next_step_told(each.step, found.as_at),
                each.line.text or each.line.title,
            )
            for each in found.late
        ),
    )


def _promised(found: Briefing, register: Register) -> Iterator[Block]:
    yield from _table(
        "Promises of an answer that passed",
        ("about", "owed by", "promised for", "in its words", "reply", "days ago"),
        (
            (
                row.reference,
                told.names_of(register, (row.addressee,), found.as_at),
                in_words(row.promised_for),
                row.promise,
                row.response,
                str(row.days_passed),
            )
            for row in found.promises
        ),
    )


def _committed(found: Briefing) -> Iterator[Block]:
    yield from _table(
        "Commitments due or moved",
        ("commitment", "of", "stands", "how it was moved", "last heard", "in full"),
        (
            (
                row.reference,
                row.owner_name,
                f"{row.standing.replace('-', ' ')}; {told.when_promised(row)}",
                "; ".join(
                    f"{on(slip.moved_on)} to {in_words(slip.after)}: {slip.reason}"
                    for slip in row.slips
                ),
                _heard(row.updated_on, row.update),
                row.text,
            )
            for row in found.commitments
        ),
    )


def _heard(when: CivilDate | None, what: str) -> str:
    return "" if when is None else f"{on(when)}: {what}"

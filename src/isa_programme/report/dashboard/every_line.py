"""Every line: what is owed, answered or settled, and every commitment."""

from __future__ import annotations

from isa_programme.questions.commitments import CommitmentRow
from isa_programme.questions.imprint import by_what
from isa_programme.report.dashboard.anchors import anchor, explains, line_of
from isa_programme.report.dashboard.gathered import Gathered, Owed
from isa_programme.report.dashboard.page import Part
from isa_programme.report.dashboard.tables import (
    Cell,
    Column,
    ColumnKind,
    Dated,
    Linked,
    Row,
    Table,
)

NAME = "every-line"
_ANSWERS = (
    Column("Reference"),
    Column("What was asked"),
    Column("Of"),
    Column("Step"),
    Column("Stands"),
    Column("Due", ColumnKind.DATE),
    Column("Answered", ColumnKind.DATE),
    Column("Working days late", ColumnKind.NUMBER),
    Column("Decided", optional=True),
)
_LEAD = Column("Lead")
_COMMITMENTS = (
    Column("Reference"),
    Column("What was promised"),
    Column("By"),
    Column("Stands"),
    Column("Promised for", ColumnKind.DATE),
    Column("First promised for", ColumnKind.DATE, optional=True),
    Column("Done", ColumnKind.DATE),
    Column("Days late", ColumnKind.NUMBER),
)


def every_line_part(known: Gathered) -> Part:
    """The part of the page."""
    tells_leads = known.tells_leads and any(owed.line.lead for owed in known.owed)
    columns = (*_ANSWERS, _LEAD) if tells_leads else _ANSWERS
    return Part(
        name=NAME,
        heading="Every line",
        said=("Each line leads to how it was worked out.",) if known.owed else (),
        tables=(
            Table(
                name="lines",
                caption="Every answer owed, given or settled",
                columns=columns,
                rows=tuple(_answer(owed, lead=tells_leads) for owed in known.owed),
                nothing="No answer is owed or was given.",
                filtered_by="afsl",
            ),
            Table(
                name="commitments",
                caption="Every commitment",
                columns=_COMMITMENTS,
                rows=tuple(_commitment(known, row) for row in known.commitments),
                nothing="No commitment was made.",
                filtered_by="as",
            ),
        ),
    )


def _answer(owed: Owed, *, lead: bool) -> Row:
    line = owed.line
    period = f", period {line.period}" if line.period is not None else ""
    because = f": {line.because}" if line.because else ""
    deadline = line.deadline
    cells: tuple[Cell, ...] = (
        Linked(line.reference, explains(owed.name)),
        line.text or line.title,
        line.addressee_name,
        f"{line.stage}{period}" if period else line.stage.value,
        f"{_words(line.standing)}{because}" if because else _words(line.standing),
        None if deadline is None else Dated(deadline, by_what(line.basis).strip()),
        None if line.met_on is None else Dated(line.met_on, line.met_by or ""),
        line.working_days_late if line.days_late else None,
        "" if line.disposition is None else _words(line.disposition),
    )
    return Row(
        cells=(*cells, line.lead) if lead else cells,
        name=line_of(owed.name),
        tags=owed.tags,
    )


def _words(value: str) -> str:
    return value.replace("-", " ")


def _commitment(known: Gathered, row: CommitmentRow) -> Row:
    name = anchor(row.reference)
    because = f": {row.because}" if row.because else ""
    return Row(
        cells=(
            Linked(row.reference, explains(name)),
            row.text,
            row.owner_name,
            f"{_words(row.standing)}{because}",
            Dated(row.promised_for),
            Dated(row.first_promised_for) if row.slips else None,
            Dated(row.done_on),
            row.days_late or None,
        ),
        name=line_of(name),
        tags=known.tags(addressees=(row.owner,), sectors=row.sectors),
    )

"""Answers by addressee: how many were on time, late, overdue, not yet due, without a date."""

from __future__ import annotations

from isa_programme.questions.compliance import ComplianceBy, ComplianceRow, Rate, compliance_of
from isa_programme.questions.imprint import RESTS_ON
from isa_programme.record.vocabulary import Basis, StageName
from isa_programme.report.compliance_table import DEFINITIONS, told_rate
from isa_programme.report.dashboard.drawing import Picture
from isa_programme.report.dashboard.gathered import Gathered
from isa_programme.report.dashboard.page import Part
from isa_programme.report.dashboard.pictures.answers import answers_picture
from isa_programme.report.dashboard.pictures.rates import rates_picture
from isa_programme.report.dashboard.tables import Column, ColumnKind, Measured, Row, Table

NAME = "answers"
_NUMBER = ColumnKind.NUMBER
_COLUMNS = (
    Column("Office"),
    Column("On time", _NUMBER),
    Column("Late", _NUMBER),
    Column("Overdue", _NUMBER),
    Column("Not yet due", _NUMBER),
    Column("No date", _NUMBER),
    Column("Answered in time", _NUMBER),
    Column("By the dates at issue", _NUMBER),
    Column("Dates rest on"),
)
EVERYBODY = "All offices"


def by_addressee(known: Gathered) -> tuple[ComplianceRow, ...]:
    """How each office did, in order of its name."""
    rows = compliance_of(known.read, as_at=known.as_at, by=ComplianceBy.ADDRESSEE)
    return tuple(sorted(rows, key=lambda row: (row.name.casefold(), row.group)))


def all_together(known: Gathered) -> ComplianceRow | None:
    """How all offices did together; None where nothing is counted."""
    rows = compliance_of(known.read, as_at=known.as_at, by=ComplianceBy.STAGE)
    return next((row for row in rows if row.group == StageName.SUBSTANTIVE), None)


def answers_part(
    known: Gathered, rows: tuple[ComplianceRow, ...], total: ComplianceRow | None
) -> Part:
    """The part of the page, of how each office did and all of them together."""
    shown = () if total is None else (*rows, total)
    bases = {basis for row in rows for basis in row.basis}
    pictures: tuple[Picture, ...] = ()
    if total is not None:
        pictures = (answers_picture(rows, total), rates_picture(rows, total))
    return Part(
        name=NAME,
        heading="Answers by addressee",
        said=(*_said(total), *_rests_on(bases)),
        pictures=pictures,
        tables=(
            Table(
                name="answers-by-addressee",
                caption="Substantive answers by addressee",
                columns=_COLUMNS,
                rows=tuple(_row(known, row, total) for row in shown),
                nothing="No answer is owed or was given yet.",
                filtered_by="a",
            ),
        ),
    )


def _said(total: ComplianceRow | None) -> tuple[str, ...]:
    if total is None:
        return ()
    return (
        "Counted are substantive answers, each recommendation put to each office once.",
        f"Definitions. {DEFINITIONS[0].capitalize()}. {DEFINITIONS[1].capitalize()}.",
    )


def _rests_on(bases: set[Basis]) -> tuple[str, ...]:
    unagreed = [RESTS_ON[each] for each in Basis if each in bases and each is not Basis.AGREED]
    part = " in part" if len(unagreed) < len(bases) else ""
    on = ", and on ".join(unagreed)
    return (f"The dates counted here rest{part} on {on}.",) if unagreed else ()


def _row(known: Gathered, row: ComplianceRow, total: ComplianceRow | None) -> Row:
    rate = row.rate
    everybody = row is total
    return Row(
        cells=(
            EVERYBODY if everybody else row.name,
            rate.on_time,
            rate.late,
            rate.overdue,
            row.not_yet_due,
            row.undated,
            _measured(rate),
            _measured(row.original),
            "; ".join(RESTS_ON[basis] for basis in row.basis),
        ),
        tags="" if everybody else known.tags(addressees=(row.group,)),
    )


def _measured(rate: Rate) -> Measured:
    return Measured(told_rate(rate), rate.percent)

"""Questions: how much was answered in time, how a date was worked out, what was recorded."""

from __future__ import annotations

from datetime import date

import attrs
import click
from attrs import frozen

from isa_programme.cli.options import asks, supposes
from isa_programme.cli.settings import settings
from isa_programme.cli.showing import put, show, viewed
from isa_programme.cli.supposing import version_supposed
from isa_programme.cli.values import ENTRY, choice
from isa_programme.clock.explanation import Explanation
from isa_programme.questions.compliance import ComplianceBy, ComplianceRow
from isa_programme.questions.fields import FieldRow
from isa_programme.record.vocabulary import Basis, StageName
from isa_programme.report import columns
from isa_programme.report.answers import Answer
from isa_programme.report.compliance_table import COMPLIANCE, DEFINITIONS, shown_compliance
from isa_programme.report.formats import Format
from isa_programme.report.sentences import HistoryRow, history_row
from isa_programme.report.visible import visible


@click.command()
@click.option(
    "--by",
    "grouped",
    type=choice(ComplianceBy),
    default=ComplianceBy.ADDRESSEE.value,
    help="What each line is about; the addressee unless given.",
)
@click.option(
    "--stage",
    "step",
    type=click.Choice([each.value for each in StageName if each is not StageName.COMMITMENT]),
    default=StageName.SUBSTANTIVE.value,
    help="The stage that is counted; the substantive one unless given.",
)
@asks
def compliance(grouped: str, step: str) -> None:
    """How much was answered in time, and how long answers take."""
    day, by, stage = settings().day, ComplianceBy(grouped), StageName(step)
    with viewed() as tracker:
        rows = tracker.compliance(as_at=day, by=by, stage=stage)
        held = tracker.held
    counted = "every stage" if by is ComplianceBy.STAGE else f"stage {stage}"
    show(
        Answer(
            question="compliance",
            row=ComplianceRow,
            rows=rows,
            shown=shown_compliance(rows),
            columns=((by.value, "name"), *COMPLIANCE),
            as_at=day,
            held=held,
            heading=(f"by {by}, {counted}, as at {day}", *DEFINITIONS),
            nothing=f"nothing was owed by {day}",
        )
    )


@frozen(kw_only=True)
class _ExplanationRow:
    reference: str
    addressee: str
    stage: StageName
    period: int | None
    basis: Basis | None
    deadline: date | None
    original_deadline: date | None
    sentences: tuple[str, ...]
    steps: tuple[attrs.AttrsInstance, ...]


@click.command()
@click.argument("reference")
@click.option("--addressee", help="Only what this office owes.")
@click.option("--stage", type=choice(StageName), help="Only this step.")
@supposes
@asks
def explain(reference: str, addressee: str | None, stage: str | None, under: str | None) -> None:
    """How each date of the paper REFERENCE was worked out, day by day."""
    kept = settings()
    with viewed() as tracker:
        supposed = version_supposed(tracker, under)
        found = tracker.explain(
            reference, addressee=addressee, stage=stage, as_at=kept.as_at, under=supposed
        )
        held = tracker.held
    if kept.format == Format.TABLE:
        above = [left_out, ""] if (left_out := held.left_out) else []
        put("".join(f"{visible(line)}\n" for line in (*above, *str(found).splitlines())))
        return
    show(
        Answer(
            question="explain",
            row=_ExplanationRow,
            rows=[_explanation_row(each) for each in found],
            columns=columns.EXPLANATIONS,
            under=None if supposed is None else str(supposed),
            as_at=kept.as_at,
            held=held,
        )
    )


def _explanation_row(explanation: Explanation) -> _ExplanationRow:
    return _ExplanationRow(
        reference=explanation.reference,
        addressee=explanation.addressee,
        stage=explanation.stage,
        period=explanation.period,
        basis=explanation.basis,
        deadline=explanation.deadline,
        original_deadline=explanation.original_deadline,
        sentences=explanation.sentences,
        steps=explanation.steps,
    )


@click.command()
@click.argument("number", type=ENTRY)
@asks
def entry(number: int) -> None:
    """What entry NUMBER says, field by field, under the names that `isa correct` takes."""
    with viewed() as tracker:
        rows = tracker.fields(number)
        held = tracker.held
    show(
        Answer(
            question="entry",
            row=FieldRow,
            rows=rows,
            columns=columns.FIELDS,
            shown=[row for row in rows if row.value or row.corrected],
            held=held,
            nothing="every field of it is empty",
        )
    )


@click.command()
@click.argument("reference")
@asks
def history(reference: str) -> None:
    """Every entry about a paper, office, protocol or calendar, with its number."""
    with viewed() as tracker:
        rows = [history_row(entry, tracker.register) for entry in tracker.history(reference)]
        held = tracker.held
    show(Answer(question="history", row=HistoryRow, rows=rows, columns=columns.HISTORY, held=held))

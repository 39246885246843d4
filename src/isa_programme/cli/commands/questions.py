"""Questions: what is due, what is overdue, how a date was worked out, what was recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import attrs
import click
from attrs import frozen

from isa_programme.cli.exit_codes import FOUND
from isa_programme.cli.settings import asks, settings
from isa_programme.cli.showing import put, show, viewed
from isa_programme.cli.values import ALLOWANCE, DAY, ENTRY, choice, is_file, read_text
from isa_programme.clock.explanation import Explanation
from isa_programme.exchange.shipped import EXAMPLES, example_protocol
from isa_programme.exchange.toml_files import read_protocol
from isa_programme.questions.compliance import ComplianceBy, ComplianceRow
from isa_programme.questions.fields import FieldRow
from isa_programme.questions.lines import Line
from isa_programme.questions.papers import PaperRow
from isa_programme.record.allowance import Allowance
from isa_programme.record.protocols import Protocol
from isa_programme.record.vocabulary import Basis, StageName
from isa_programme.report import columns
from isa_programme.report.answers import Answer, Format, what_is_left_out
from isa_programme.report.compliance_table import COMPLIANCE, DEFINITIONS, shown_compliance
from isa_programme.report.sentences import HistoryRow, history_row
from isa_programme.report.visible import visible
from isa_programme.tracker.viewing import Viewing


@click.command()
@click.option("--within", type=ALLOWANCE, help="Only deadlines so far ahead: '10 working days'.")
@click.option("--ours", is_flag=True, help="Only what is ours to answer or carry out.")
@click.option("--exit-code", is_flag=True, help="Leave with 10 if there is any line.")
@click.option(
    "--under", metavar="NAME.VERSION|FILE", help="What if this protocol version governed it?"
)
@asks
def due(within: Allowance | None, ours: bool, exit_code: bool, under: str | None) -> None:
    """What is owed and not overdue, the soonest deadline first."""
    day = settings().day
    with viewed() as tracker:
        supposed = _supposed(tracker, under)
        rows = tracker.due(as_at=day, within=within, under=supposed, ours=ours)
        held = tracker.held
    show(
        Answer(
            question="due",
            row=Line,
            rows=rows,
            columns=columns.DUE,
            under=_named(supposed),
            as_at=day,
            held=held,
            nothing=f"{_nothing(ours=ours)} is due as at {day}",
        )
    )
    _leave_if(exit_code, rows)


@click.command()
@click.option("--since", type=DAY, help="Only what became overdue after this day.")
@click.option("--lead", metavar="NAME", help="Only papers this person looks after.")
@click.option("--mine", is_flag=True, help="Only papers that you look after, by your name.")
@click.option("--ours", is_flag=True, help="Only what is ours to answer or carry out.")
@click.option("--exit-code", is_flag=True, help="Leave with 10 if there is any line.")
@click.option(
    "--under", metavar="NAME.VERSION|FILE", help="What if this protocol version governed it?"
)
@asks
def overdue(
    since: date | None,
    lead: str | None,
    mine: bool,
    ours: bool,
    exit_code: bool,
    under: str | None,
) -> None:
    """What is overdue, the longest overdue first."""
    if mine and lead is not None:
        raise click.UsageError("give either --mine or --lead")
    lead = settings().by if mine else lead
    day = settings().day
    with viewed() as tracker:
        if lead is not None:
            _warn_of_unknown(lead, tracker.papers(as_at=day))
        supposed = _supposed(tracker, under)
        rows = tracker.overdue(as_at=day, since=since, lead=lead, under=supposed, ours=ours)
        held = tracker.held
    show(
        Answer(
            question="overdue",
            row=Line,
            rows=rows,
            columns=columns.OVERDUE,
            under=_named(supposed),
            as_at=day,
            held=held,
            nothing=_nothing_overdue(_nothing(ours=ours, lead=lead), day, since),
        )
    )
    _leave_if(exit_code, rows)


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


def _warn_of_unknown(lead: str, papers: Sequence[PaperRow]) -> None:
    # A name mistyped in a script would otherwise find nothing overdue for ever.
    if lead.casefold() not in {paper.lead.casefold() for paper in papers}:
        click.echo(f"no paper names {visible(lead)} as its lead", err=True)


def _nothing(*, ours: bool, lead: str | None = None) -> str:
    whose = "nothing of ours" if ours else "nothing"
    return whose if lead is None else f"{whose} that {lead} looks after"


def _nothing_overdue(whose: str, day: date, since: date | None) -> str:
    if since is not None:
        return f"{whose} became overdue after {since}, as at {day}"
    return f"{whose} is overdue as at {day}"


def _supposed(tracker: Viewing, named: str | None) -> Protocol | None:
    """The version meant: of the record, else in a file, else a borrowed example."""
    if named is None:
        return None
    register = tracker.register
    if named in EXAMPLES and all(each.name != named for each in register.protocols):
        return example_protocol(named)
    return read_protocol(read_text(Path(named))) if is_file(named) else register.version(named)


def _named(supposed: Protocol | None) -> str | None:
    return None if supposed is None else str(supposed)


def _leave_if(asked: bool, rows: Sequence[object]) -> None:
    if asked and rows:
        click.get_current_context().exit(FOUND)


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
@click.option(
    "--under", metavar="NAME.VERSION|FILE", help="What if this protocol version governed it?"
)
@asks
def explain(reference: str, addressee: str | None, stage: str | None, under: str | None) -> None:
    """How each date of the paper REFERENCE was worked out, day by day."""
    kept = settings()
    with viewed() as tracker:
        supposed = _supposed(tracker, under)
        found = tracker.explain(
            reference, addressee=addressee, stage=stage, as_at=kept.as_at, under=supposed
        )
        held = tracker.held
    if kept.format == Format.TABLE:
        above = [left_out, ""] if (left_out := what_is_left_out(held)) else []
        put("".join(f"{visible(line)}\n" for line in (*above, *str(found).splitlines())))
        return
    show(
        Answer(
            question="explain",
            row=_ExplanationRow,
            rows=[_explanation_row(each) for each in found],
            columns=columns.EXPLANATIONS,
            under=_named(supposed),
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

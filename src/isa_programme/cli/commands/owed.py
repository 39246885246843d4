"""What is owed: what is due, and what is overdue.

These two are asked most, by people and by other programs; so each imports what its answer needs
when it needs it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from isa_programme.cli.settings import asks, settings
from isa_programme.cli.showing import show, viewed
from isa_programme.cli.typed_dates import DAY
from isa_programme.cli.values import ALLOWANCE

if TYPE_CHECKING:
    from isa_programme.questions.lines import Line
    from isa_programme.questions.papers import PaperRow
    from isa_programme.record.allowance import Allowance
    from isa_programme.record.held import Held
    from isa_programme.record.protocols import Protocol
    from isa_programme.report.plain_pages import Column


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
    from isa_programme.cli.supposing import version_supposed  # noqa: PLC0415 - see above
    from isa_programme.report.columns import DUE  # noqa: PLC0415 - see above

    day = settings().day
    with viewed() as tracker:
        supposed = version_supposed(tracker, under)
        rows = tracker.due(as_at=day, within=within, under=supposed, ours=ours)
        held = tracker.held
    nothing = f"{_nothing(ours=ours)} is due as at {day}"
    _show_lines("due", DUE, rows, held=held, supposed=supposed, nothing=nothing)
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
    from isa_programme.cli.supposing import version_supposed  # noqa: PLC0415 - see above
    from isa_programme.report.columns import OVERDUE  # noqa: PLC0415 - see above

    if mine and lead is not None:
        raise click.UsageError("give either --mine or --lead")
    lead = settings().by if mine else lead
    day = settings().day
    with viewed() as tracker:
        if lead is not None:
            _warn_of_unknown(lead, tracker.papers(as_at=day))
        supposed = version_supposed(tracker, under)
        rows = tracker.overdue(as_at=day, since=since, lead=lead, under=supposed, ours=ours)
        held = tracker.held
    nothing = _nothing_overdue(_nothing(ours=ours, lead=lead), day, since)
    _show_lines("overdue", OVERDUE, rows, held=held, supposed=supposed, nothing=nothing)
    _leave_if(exit_code, rows)


def _show_lines(
    question: str,
    columns: Sequence[Column],
    rows: Sequence[Line],
    *,
    held: Held,
    supposed: Protocol | None,
    nothing: str,
) -> None:
    from isa_programme.questions.lines import Line  # noqa: PLC0415 - see above
    from isa_programme.report.answers import Answer  # noqa: PLC0415 - see above

    show(
        Answer(
            question=question,
            row=Line,
            rows=rows,
            columns=columns,
            under=None if supposed is None else str(supposed),
            as_at=settings().day,
            held=held,
            nothing=nothing,
        )
    )


def _warn_of_unknown(lead: str, papers: Sequence[PaperRow]) -> None:
    from isa_programme.report.visible import visible  # noqa: PLC0415 - see above

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


def _leave_if(asked: bool, rows: Sequence[object]) -> None:
    from isa_programme.cli.exit_codes import FOUND  # noqa: PLC0415 - see above

    if asked and rows:
        click.get_current_context().exit(FOUND)

"""Progress, changes, and what to raise next."""

from __future__ import annotations

from datetime import date

import click

from isa_programme.cli.asking import ask
from isa_programme.cli.exit_codes import FOUND
from isa_programme.cli.options import asks
from isa_programme.cli.settings import settings
from isa_programme.cli.showing import put, show, viewed
from isa_programme.cli.typed_dates import DAY
from isa_programme.questions.agenda import AgendaRow
from isa_programme.questions.changes.rows import ChangeRow
from isa_programme.questions.programme.progress import Progress
from isa_programme.report import programme_columns
from isa_programme.report.answers import Answer
from isa_programme.report.changes_page import changes_page
from isa_programme.report.formats import Format
from isa_programme.report.progress_page import progress_page

_FOR_PEOPLE = (Format.TABLE, Format.MARKDOWN)


@click.command()
@click.option("--route-map", default="", help="A route map instead of the programme.")
@click.option("--pace", is_flag=True, help="Tell too how far it has come by its first plan.")
@asks
def progress(route_map: str, pace: bool) -> None:
    """Is the work being done, is it fast enough, is it answered?"""
    kept = settings()
    with viewed() as tracker:
        found = tracker.progress(as_at=kept.day, route_map=route_map, with_pace=pace)
        held = tracker.held
    form = Format(kept.format)
    if form in _FOR_PEOPLE:
        put(progress_page(found, held, markdown=form is Format.MARKDOWN))
        return
    show(
        Answer(
            question="progress",
            row=Progress,
            rows=(found,),
            columns=(),
            as_at=kept.day,
            held=held,
            single=True,
        )
    )


@click.command()
@click.argument("since", metavar="FROM", type=DAY)
@click.argument("until", metavar="TO", type=DAY)
@click.option("--exit-code", is_flag=True, help="Leave with 10 if anything changed.")
@asks
def changes(since: date, until: date, exit_code: bool) -> None:
    """What changed after the day FROM, by the end of the day TO."""
    kept = settings()
    with viewed() as tracker:
        found = tracker.changes(since, until)
        held = tracker.held
    form = Format(kept.format)
    if form in _FOR_PEOPLE:
        put(changes_page(found, held, since, until, markdown=form is Format.MARKDOWN))
    else:
        show(
            Answer(
                question="changes",
                row=ChangeRow,
                rows=found,
                columns=(),
                as_at=until,
                held=held,
            )
        )
    if exit_code and found:
        click.get_current_context().exit(FOUND)


@click.command()
@click.argument("addressee")
@asks
def agenda(addressee: str) -> None:
    """What to raise next with the office ADDRESSEE, the most pressing first."""
    ask(
        "agenda",
        AgendaRow,
        programme_columns.AGENDA,
        lambda tracker, day: tracker.agenda(addressee, as_at=day),
        nothing=f"nothing to raise with {addressee}",
    )

"""The week: as a question, and as Monday's page."""

from __future__ import annotations

from datetime import date

import click

from isa_programme.calendars.dates import in_words
from isa_programme.cli.making_documents import make_document
from isa_programme.cli.options import asks, makes_documents
from isa_programme.cli.settings import settings
from isa_programme.cli.showing import show, viewed
from isa_programme.cli.typed_dates import DAY
from isa_programme.questions.week_rows import WeekRow
from isa_programme.report import columns
from isa_programme.report.answers import Answer
from isa_programme.report.weekly_page import weekly_page

_SINCE = click.option(
    "--since", type=DAY, help="The day of the last list; seven days before unless given."
)


@click.command()
@_SINCE
@asks
def weekly(since: date | None) -> None:
    """What is overdue, coming, promised, answered and waiting on us, by lead."""
    day = settings().day
    with viewed() as tracker:
        week = tracker.weekly(as_at=day, since=since)
        held = tracker.held
    show(
        Answer(
            question="weekly",
            row=WeekRow,
            rows=week.rows,
            columns=columns.WEEK,
            as_at=day,
            held=held,
            heading=f"answered after {in_words(week.since)}; coming by {in_words(week.until)}",
            nothing="nothing is overdue, coming, answered or waiting on us",
        )
    )


@click.command("weekly")
@_SINCE
@makes_documents
def report_weekly(since: date | None) -> None:
    """Monday's page: the week on one side of A4, by lead.

    For your own office, add --visibility confidential: the public are told of no lead.
    """
    kept = settings()
    make_document(
        lambda shown: weekly_page(shown, as_at=kept.day, visibility=kept.audience, since=since)
    )

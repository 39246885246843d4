"""The briefing: two pages for an office that is about to meet the adviser."""

from __future__ import annotations

from datetime import date

import click

from isa_programme.cli.making_documents import make_document
from isa_programme.cli.options import makes_documents
from isa_programme.cli.settings import settings
from isa_programme.cli.typed_dates import DAY
from isa_programme.report.briefing.briefing import briefing_document


@click.command()
@click.option("--for", "addressee", required=True, metavar="SLUG", help="The office it is for.")
@click.option(
    "--since", type=DAY, help="Tell what happened after this day; else since the last engagement."
)
@makes_documents
def briefing(addressee: str, since: date | None) -> None:
    """Two pages for an office about to be met, and an appendix that holds everything."""
    make_document(
        lambda shown: briefing_document(
            shown,
            addressee=addressee,
            as_at=settings().day,
            since=since,
            visibility=settings().audience,
            on_template=settings().template is not None,
        )
    )

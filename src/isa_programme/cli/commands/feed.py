"""The calendar feed."""

from __future__ import annotations

import click

from isa_programme.cli.options import hands_over
from isa_programme.cli.settings import settings
from isa_programme.cli.showing import put, viewed_for_others
from isa_programme.cli.values import choice
from isa_programme.record.vocabulary import Function
from isa_programme.report.calendar_feed import calendar_feed


@click.command()
@click.option("--addressee", help="Only what this office owes or owns.")
@click.option("--function", type=choice(Function), help="Only what belongs to this function.")
@click.option("--lead", help="Only what this person in our office looks after.")
@hands_over
def feed(addressee: str | None, function: str | None, lead: str | None) -> None:
    """The dates owed as a calendar OUT.ics, to import or to subscribe to."""
    with viewed_for_others() as tracker:
        made = calendar_feed(
            tracker,
            as_at=settings().day,
            visibility=settings().audience,
            addressee=addressee,
            function=None if function is None else Function(function),
            lead=lead,
        )
    put(made)

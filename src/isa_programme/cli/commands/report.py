"""Reports: what is made to be handed over. Only what is public stands in it, unless said."""

from __future__ import annotations

import click

from isa_programme.cli.settings import hands_over, settings
from isa_programme.cli.showing import put, viewed
from isa_programme.cli.values import choice
from isa_programme.record.vocabulary import Function, Visibility
from isa_programme.report.calendar_feed import calendar_feed


def _level() -> str:
    return settings().visibility or Visibility.PUBLIC


@click.group()
def report() -> None:
    """Make what others look at: calendars, and pages.

    OUT is the file to write. Only what is public is in it; --visibility says who else may see it.
    """


@report.command()
@click.option("--addressee", help="Only what this office owes or owns.")
@click.option("--function", type=choice(Function), help="Only what belongs to this function.")
@click.option("--lead", help="Only what this person in our office looks after.")
@hands_over
def feed(addressee: str | None, function: str | None, lead: str | None) -> None:
    """The dates owed as a calendar OUT.ics, to import or to subscribe to."""
    with viewed() as tracker:
        made = calendar_feed(
            tracker,
            as_at=settings().day,
            visibility=_level(),
            addressee=addressee,
            function=None if function is None else Function(function),
            lead=lead,
        )
    put(made)

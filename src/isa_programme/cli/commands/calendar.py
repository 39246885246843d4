"""Calendars: the days that count."""

from __future__ import annotations

import click

from isa_programme.cli.settings import asks
from isa_programme.cli.showing import opened, show
from isa_programme.questions.listing import ClosedDay
from isa_programme.report import columns
from isa_programme.report.answers import Answer


@click.group()
def calendar() -> None:
    """Calendars adopted into the record: the days that count."""


@calendar.command("show")
@click.argument("name", required=False)
@click.option("--year", type=int, help="Only this year.")
@asks
def show_calendar(name: str | None, year: int | None) -> None:
    """The days besides weekends that the calendar NAME does not count, and why.

    Without a NAME, the calendar adopted first.
    """
    with opened() as tracker:
        register = tracker.register
        chosen = name or next(iter(register.calendars))
        rows = tracker.closed_days(chosen, year=year)
    found = register.calendars[chosen][-1]
    projected = f"; projected from {found.provisional_from} on" if found.provisional_from else ""
    show(
        Answer(
            question="calendar",
            row=ClosedDay,
            rows=rows,
            columns=columns.CLOSED_DAYS,
            head=register.head,
            heading=f"{chosen}: {found.first} to {found.last}{projected};"
            f" {found.source or 'no source given'}; fingerprint {found.fingerprint}",
            nothing="no closed day but weekends",
        )
    )

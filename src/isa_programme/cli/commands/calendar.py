"""Calendars: the days that count."""

from __future__ import annotations

import click

from isa_programme.cli.settings import asks
from isa_programme.cli.showing import opened, show
from isa_programme.errors import UnknownReferenceError
from isa_programme.questions.listing import closed_days
from isa_programme.report import columns
from isa_programme.report.answers import Answer


@click.group()
def calendar() -> None:
    """Calendars adopted into the record: the days that count."""


@calendar.command("show")
@click.argument("name", default="scotland")
@click.option("--year", type=int, help="Only this year.")
@asks
def show_calendar(name: str, year: int | None) -> None:
    """The days besides weekends that a calendar does not count, and why."""
    with opened() as tracker:
        register = tracker.register
    found = register.calendar(name)
    if found is None:
        known = ", ".join(register.calendars) or "none"
        raise UnknownReferenceError("calendar", name, f"there is {known}")
    projected = f"; projected from {found.provisional_from} on" if found.provisional_from else ""
    show(
        Answer(
            question="calendar",
            rows=closed_days(register, name, year=year),
            columns=columns.CLOSED_DAYS,
            head=register.head,
            heading=f"{name}: {found.first} to {found.last}{projected}; {found.source};"
            f" fingerprint {found.fingerprint}",
            nothing="no closed day but weekends",
        )
    )

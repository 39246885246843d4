"""Notes: a call, a chase, a thought."""

from __future__ import annotations

from datetime import date

import click

from isa_programme.cli.options import writes
from isa_programme.cli.saving import save
from isa_programme.cli.settings import settings
from isa_programme.cli.typed_dates import DAY
from isa_programme.record.facts import NoteTaken


@click.command()
@click.argument("reference")
@click.argument("text")
@click.option("--on", "day", type=DAY, help="The day; today unless given.")
@writes
def note(reference: str, text: str, day: date | None) -> None:
    """Note TEXT about the paper REFERENCE; it moves nothing."""
    save(NoteTaken(advice=reference, text=text, noted_on=day or settings().day))

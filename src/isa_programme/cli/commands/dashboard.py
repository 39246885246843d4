"""The dashboard."""

from __future__ import annotations

import click

from isa_programme.cli.options import hands_over
from isa_programme.cli.settings import settings
from isa_programme.cli.showing import put, viewed_for_others
from isa_programme.report.dashboard import dashboard as made


@click.command()
@hands_over
def dashboard() -> None:
    """What is overdue, with whom, and how all of it stands, as a page OUT.html."""
    with viewed_for_others() as tracker:
        page = made(tracker, as_at=settings().day, visibility=settings().audience)
    put(page)

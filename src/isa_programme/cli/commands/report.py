"""Reports: what is made to be handed over. Only what is public stands in it, unless said."""

from __future__ import annotations

import click

from isa_programme.cli.commands.briefing import briefing
from isa_programme.cli.commands.dashboard import dashboard
from isa_programme.cli.commands.feed import feed
from isa_programme.cli.commands.letter import letter, letters
from isa_programme.cli.commands.publish import publish
from isa_programme.cli.commands.weekly import report_weekly


@click.group()
def report() -> None:
    """Make what others look at: calendars, and pages.

    OUT is the file to write. Only what is public is in it; --visibility says who else may see it.
    """


for _command in (briefing, dashboard, feed, letter, letters, publish, report_weekly):
    report.add_command(_command)

"""Completion: what a shell is to run so that it completes commands and names."""

from __future__ import annotations

import click

from isa_programme.cli.completing.shells import SHELLS, script
from isa_programme.cli.options import calculates
from isa_programme.cli.showing import put


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@calculates
def completion(shell: str) -> None:
    """Write the script by which SHELL completes commands, options and names from the record."""
    put(script(shell))

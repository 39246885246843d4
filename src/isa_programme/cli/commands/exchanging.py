"""Giving out copies for information requests."""

from __future__ import annotations

from pathlib import Path

import click

from isa_programme.cli.new_folder import new_folder, refuse_folder
from isa_programme.cli.options import writes
from isa_programme.cli.settings import settings
from isa_programme.cli.showing import opened, put
from isa_programme.cli.values import FILE, FOLDER, read_text
from isa_programme.exchange.toml_files import read_request
from isa_programme.report.disclosure_files import disclosure_files
from isa_programme.report.visible import visible


@click.command()
@click.argument("request", type=FILE)
@click.argument("folder", type=FOLDER)
@writes
def disclose(request: Path, folder: Path) -> None:
    """Make the copy that answers an information request, in a new FOLDER, and set a hold for it.

    REQUEST is a TOML file with the request's reference, the day it was received, what it is about
    and what is withheld under which exemption. The copy is of what was held at the end of that
    day; the schedule lists what is withheld. The record stays as it is, but for the hold.
    """
    asked = read_request(read_text(request))
    kept = settings()
    refuse_folder(folder)
    with opened() as tracker:
        found = tracker.foresee_disclosure(asked)
        entries = _many(len(found.entries), "entry", "entries")
        for finding in found.findings:
            click.echo(f"{finding.severity}: {visible(finding.sentence)}", err=True)
        if kept.asks_back:
            withheld = _many(len(found.schedule), "item", "items")
            click.confirm(f"Give out {entries}, with {withheld} withheld?", abort=True, err=True)
        with new_folder(folder):
            for name, text in disclosure_files(found).items():
                (folder / name).write_bytes(text.encode("utf-8"))
            tracker.disclose(asked)
    put(f"{visible(asked.reference)}: {entries} and the schedule are in {visible(str(folder))}\n")


def _many(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"

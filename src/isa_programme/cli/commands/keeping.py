"""Keeping the record: checking, verifying, taking in and giving out."""

from __future__ import annotations

from pathlib import Path

import click

from isa_programme.cli.exit_codes import DAMAGED, FOUND
from isa_programme.cli.saving import tell
from isa_programme.cli.settings import asks, exports, settings, writes
from isa_programme.cli.showing import opened, put, show
from isa_programme.cli.values import read_text
from isa_programme.record.findings import Finding
from isa_programme.record.vocabulary import Severity
from isa_programme.report import columns
from isa_programme.report.answers import Answer
from isa_programme.report.visible import visible


@click.command()
@asks
def check() -> None:
    """Everything in the record that somebody should look at; leaves with 10 if there is any.

    Notes alone leave with 0.
    """
    day = settings().day
    with opened() as tracker:
        found = tracker.check(as_at=day)
        head = tracker.head
    show(
        Answer(
            question="check",
            row=Finding,
            rows=found,
            columns=columns.FINDINGS,
            as_at=day,
            head=head,
            nothing="nothing to look at",
        )
    )
    if any(each.severity is not Severity.NOTE for each in found):
        click.get_current_context().exit(FOUND)


@click.command()
@click.option("--receipt", metavar="N:HASH", help="A receipt kept elsewhere, to be in the chain.")
@asks
def verify(receipt: str | None) -> None:
    """Whether the bytes on disk are what was recorded; leaves with 4 if they are not."""
    with opened() as tracker:
        found = tracker.verify(receipt=receipt)
        head = "" if found else tracker.head
    show(
        Answer(
            question="verify",
            row=Finding,
            rows=found,
            columns=columns.FINDINGS,
            head=head,
            nothing=f"every entry is as it was recorded (receipt {head})",
        )
    )
    if found:
        click.get_current_context().exit(DAMAGED)


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--from-excel", is_flag=True, help="Strip the apostrophe that guards a cell.")
@writes
def import_file(file: Path, from_excel: bool) -> None:
    """Record the rows of a CSV FILE: all of them, or none if one is wrong."""
    text = read_text(file)
    with opened() as tracker:
        if settings().interactive and not settings().yes:
            click.confirm(f"Record the rows of {visible(file.name)}?", abort=True, err=True)
        tell(*tracker.import_csv(text, from_excel=from_excel))


@click.command("export")
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@exports
def export_record(file: Path | None) -> None:
    """The whole record as JSON Lines, to FILE: its exact bytes, words and chain."""
    if file is not None:
        settings().output = file
    with opened() as tracker:
        put("".join(f"{line}\n" for line in tracker.export()))

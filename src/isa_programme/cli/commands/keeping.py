"""Keeping the record: checking it, verifying it, backing it up."""

from __future__ import annotations

from pathlib import Path

import click
from attrs import frozen

from isa_programme.cli.exit_codes import DAMAGED, FOUND
from isa_programme.cli.options import asks, keeps, mends
from isa_programme.cli.settings import settings
from isa_programme.cli.showing import opened, show, viewed
from isa_programme.cli.values import FOLDER, choice
from isa_programme.journal.restore import RestoreDrill
from isa_programme.record.findings import Finding
from isa_programme.record.held import Held
from isa_programme.record.vocabulary import Severity
from isa_programme.report import columns
from isa_programme.report.answers import Answer

_GRAVITY = tuple(Severity)


@click.command()
@click.option(
    "--at-least",
    type=choice(Severity),
    help="Only findings as grave as this; leave with 10 if there is any.",
)
@asks
def check(at_least: str | None) -> None:
    """Everything in the record that somebody should look at; leaves with 10 if there is any.

    Notes alone leave with 0, unless --at-least asks for them.
    """
    day = settings().day
    with viewed() as tracker:
        found = tracker.check(as_at=day)
        held = tracker.held
    shown = [each for each in found if _is_as_grave(each, at_least or Severity.NOTE)]
    show(
        Answer(
            question="check",
            row=Finding,
            rows=shown,
            columns=columns.FINDINGS,
            as_at=day,
            held=held,
            nothing="nothing to look at",
        )
    )
    if any(_is_as_grave(each, at_least or Severity.WARNING) for each in shown):
        click.get_current_context().exit(FOUND)


def _is_as_grave(found: Finding, severity: str) -> bool:
    return _GRAVITY.index(found.severity) <= _GRAVITY.index(Severity(severity))


@click.command()
@click.option("--receipt", metavar="N:HASH", help="A receipt kept elsewhere, to be in the chain.")
@click.option(
    "--accept-head",
    is_flag=True,
    help="Go on with this record, though this machine has seen a newer one.",
)
@keeps
def verify(receipt: str | None, accept_head: bool) -> None:
    """Whether the bytes on disk are what was recorded; leaves with 4 if they are not."""
    with opened() as tracker:
        if accept_head:
            head = tracker.accept_head()
            click.echo(f"from here on, this machine goes on from receipt {head}", err=True)
        found = tracker.verify(receipt=receipt)
        damaged = any(each.severity is Severity.ERROR for each in found)
        held = Held() if damaged else tracker.held
    show(
        Answer(
            question="verify",
            row=Finding,
            rows=found,
            columns=columns.FINDINGS,
            held=held,
            nothing=f"every entry is as it was recorded (receipt {held.head})",
        )
    )
    if damaged:
        click.get_current_context().exit(DAMAGED)


@frozen(kw_only=True)
class _BackupRow:
    backup: str
    entries: int
    receipt: str


@click.command()
@click.argument("folder", type=FOLDER)
@keeps
def backup(folder: Path) -> None:
    """Copy the record into FOLDER, under a new name with the instant in it, and verify the copy.

    Others may go on writing meanwhile. No older backup is replaced.
    """
    with opened() as tracker:
        made = tracker.backup(folder)
        held = tracker.held
    row = _BackupRow(backup=str(made.path), entries=made.entries, receipt=made.head)
    show(
        Answer(
            question="backup",
            row=_BackupRow,
            rows=(row,),
            columns=columns.BACKUPS,
            held=held,
            single=True,
        )
    )


@click.command("restore-drill")
@click.argument("backup", required=False, type=click.Path(path_type=Path))
@keeps
def restore_drill(backup: Path | None) -> None:
    """Put a BACKUP back in a temporary place, verify it, and compare it with the record.

    BACKUP is a file, or a folder of which the newest is taken; without it, one made for the
    drill. Leaves with 4 if it would not do. Nothing is changed.
    """
    with opened() as tracker:
        drill = tracker.restore_drill(backup)
        held = tracker.held
    show(
        Answer(
            question="restore-drill",
            row=RestoreDrill,
            rows=(drill,),
            columns=columns.FINDINGS,
            shown=drill.findings,
            single=True,
            held=held,
            heading=_in_words(drill),
            nothing="every entry of it is as the record holds it",
        )
    )
    if not drill.passed:
        click.get_current_context().exit(DAMAGED)


def _in_words(drill: RestoreDrill) -> str:
    if not drill.head and drill.findings:
        return f"{drill.backup} is not whole"
    since = "1 entry was" if drill.entries_since == 1 else f"{drill.entries_since} entries were"
    return f"{drill.backup}: {drill.entries} entries (receipt {drill.head}); {since} recorded since"


@click.command()
@mends
def rebuild() -> None:
    """Make the table of deadlines anew from the entries; nothing else is written.

    `isa due` and `isa overdue` answer from it. It is only needed where `isa check` says so.
    """
    with opened() as tracker:
        rows = tracker.rebuild()
    click.echo(
        f"the table of deadlines was made anew; it has {rows} {'row' if rows == 1 else 'rows'}"
    )

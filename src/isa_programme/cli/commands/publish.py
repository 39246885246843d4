"""Publishing: the record and the pages made from it, in a folder for others to read."""

from __future__ import annotations

from pathlib import Path

import click

from isa_programme.cli.options import publishes
from isa_programme.cli.pages import WORDS, pages, tell_who_reads
from isa_programme.cli.settings import settings
from isa_programme.cli.showing import opened, put
from isa_programme.cli.values import FOLDER
from isa_programme.report.visible import visible


@click.command()
@click.argument("folder", type=FOLDER)
@click.option("--without-record", is_flag=True, help="Leave out the copy of the record.")
@click.option(
    "--without", type=click.Choice(WORDS), multiple=True, help="Leave out this page; repeatable."
)
@publishes
def publish(folder: Path, *, without_record: bool, without: tuple[str, ...]) -> None:
    """Put a read-only copy of the record, and the pages made from it, in FOLDER.

    Each file is replaced whole. The pages hold what is public, unless --visibility says who else
    may see them; the copy of the record holds everything. A newer copy, or one that was gone on
    with elsewhere, is not replaced.
    """
    kept = settings()
    with opened() as tracker:
        made = tracker.publish(
            folder,
            as_at=kept.day,
            visibility=kept.audience,
            pages=pages(kept.day, kept.audience, without),
            with_record=not without_record,
        )
    names = ", ".join(each.name for each in made.published.files) or "nothing"
    put(f"published in {visible(str(folder))}: {names} (receipt {made.published.head})\n")
    for found in made.findings:
        click.echo(f"{found.severity}: {visible(found.sentence)}", err=True)
    tell_who_reads(folder, made.published)

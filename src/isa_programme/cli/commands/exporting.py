"""Giving out: the whole record as it is kept, and what an office wants of it on its desk."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from isa_programme.cli.options import exports
from isa_programme.cli.settings import settings
from isa_programme.cli.showing import opened, put, viewed, viewed_for_others
from isa_programme.errors import FaultsError
from isa_programme.exchange.desk.desk import SHEETS
from isa_programme.exchange.desk.sheet_csv import sheet_csv
from isa_programme.exchange.workbook.workbook import workbook
from isa_programme.record.vocabulary import Visibility
from isa_programme.report.view_lines import view_lines
from isa_programme.report.visible import visible

_NOT_WRITTEN = (".ods", ".xls", ".xlsb", ".xlsm")
"""Endings of workbooks of kinds that are not written."""


@click.command("export")
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--sheet", type=click.Choice(SHEETS), help="The sheet that a CSV holds.")
@exports
def export_record(file: Path | None, sheet: str | None) -> None:
    """The whole record as JSON Lines, to FILE: its exact bytes, words and chain.

    With --visibility or --known-at, only what that shows, as plain JSON Lines that are no record.

    If FILE ends in .xlsx, a workbook of advice, obligations, responses, commitments and
    milestones; if it ends in .csv, the one of these that --sheet names. Only what is public is in
    them; --visibility says who else may see it.
    """
    kept = settings()
    if file is not None:
        kept.output = file
    ending = kept.output.suffix.lower() if kept.output else ""
    if ending in _NOT_WRITTEN:
        raise FaultsError(f"no file of the kind {ending} is written; name one that ends in .xlsx")
    if ending == ".xlsx":
        _put_workbook(sheet)
    elif ending == ".csv" or (sheet is not None and kept.output is None):
        _put_sheet(sheet)
    elif sheet is not None:
        raise FaultsError("--sheet: a sheet is written as CSV; name a file that ends in .csv")
    elif kept.as_at is not None:
        raise FaultsError(
            "--as-at is for a workbook or a sheet of it; --known-at gives what the record held then"
        )
    else:
        _put_record()


def _put_record() -> None:
    kept = settings()
    if kept.visibility is None and kept.known_at is None:
        with opened() as tracker:
            lines: Sequence[str] = tuple(tracker.export())
    else:
        with viewed() as view:
            lines = tuple(view_lines(view.entries(), view.held))
    put("".join(f"{line}\n" for line in lines), private=True)


def _put_workbook(sheet: str | None) -> None:
    if sheet is not None:
        raise FaultsError("--sheet is for a CSV; a workbook holds every sheet")
    kept = settings()
    with viewed_for_others() as tracker:
        made = workbook(tracker, as_at=kept.day, visibility=kept.audience)
    put(made.content, private=_is_private())
    for sentence in made.lost:
        click.echo(f"warning: {visible(sentence)}", err=True)


def _put_sheet(sheet: str | None) -> None:
    if sheet is None:
        raise FaultsError(f"a CSV holds one sheet; name it with --sheet: {', '.join(SHEETS)}")
    kept = settings()
    with viewed_for_others() as tracker:
        made = sheet_csv(tracker, sheet, as_at=kept.day, visibility=kept.audience)
    put(made, private=_is_private())


def _is_private() -> bool:
    return settings().audience is not Visibility.PUBLIC

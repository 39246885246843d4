"""Taking in spreadsheets and whole records; giving out copies for information requests."""

from __future__ import annotations

from pathlib import Path

import click

from isa_programme.cli.new_folder import new_folder, refuse_folder
from isa_programme.cli.saving import tell
from isa_programme.cli.settings import HERE, settings, writes
from isa_programme.cli.showing import made_for_sure, opened, put, refuse_output
from isa_programme.cli.values import FILE, FOLDER, read_text
from isa_programme.exchange.toml_files import read_request
from isa_programme.journal.json_lines import import_record, is_json_lines
from isa_programme.report.disclosure_files import disclosure_files
from isa_programme.report.visible import visible


@click.command("import")
@click.argument("file", type=FILE)
@click.option("--from-excel", is_flag=True, help="Strip the apostrophe that guards a cell.")
@writes
def import_file(file: Path, from_excel: bool) -> None:
    """Record the rows of a CSV FILE: all of them, or none if one is wrong.

    If FILE is a whole record as `isa export` wrote it, the same record is made of it, where there
    is none yet.
    """
    text = read_text(file)
    if is_json_lines(text):
        _import_record(text)
        return
    with opened() as tracker:
        if settings().interactive and not settings().yes:
            click.confirm(f"Record the rows of {visible(file.name)}?", abort=True, err=True)
        tell(*tracker.import_csv(text, from_excel=from_excel))


def _import_record(text: str) -> None:
    path = settings().named or HERE
    refuse_output(path)
    import_record(text, path)
    with made_for_sure(path), opened() as tracker:
        put(f"the record is at {visible(str(path.resolve()))} (receipt {tracker.head})\n")


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
        found = tracker.disclosed(asked)
        entries = _many(len(found.entries), "entry", "entries")
        for finding in found.findings:
            click.echo(f"{finding.severity}: {visible(finding.sentence)}", err=True)
        if kept.interactive and not kept.yes:
            withheld = _many(len(found.schedule), "item", "items")
            click.confirm(f"Give out {entries}, with {withheld} withheld?", abort=True, err=True)
        with new_folder(folder):
            for name, text in disclosure_files(found).items():
                (folder / name).write_bytes(text.encode("utf-8"))
            tracker.disclose(asked)
    put(f"{visible(asked.reference)}: {entries} and the schedule are in {visible(str(folder))}\n")


def _many(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"

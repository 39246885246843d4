"""Starting a record: an office's own, or the public one to look at."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from isa_programme.calendars.published import read_toml
from isa_programme.cli.options import everything, writes
from isa_programme.cli.remembering import heads, holds_secret, place_of, remember, remembered
from isa_programme.cli.settings import HERE, settings
from isa_programme.cli.showing import made_for_sure, put, refuse_output, shown_place
from isa_programme.cli.switching_on import how_to_switch_on
from isa_programme.cli.typed_dates import DAY
from isa_programme.cli.values import FILE, read_text
from isa_programme.errors import FaultsError
from isa_programme.exchange.programme_file import read_programme
from isa_programme.exchange.shipped import EXAMPLES
from isa_programme.exchange.toml_files import read_protocol
from isa_programme.record.programme import UNNAMED
from isa_programme.report.demo_page import demo_page
from isa_programme.report.visible import visible
from isa_programme.tracker.demonstration import AS_AT, demonstrate
from isa_programme.tracker.tracker import Tracker


@click.command()
@click.argument("programme", required=False, type=FILE)
@click.option("--example", type=click.Choice(EXAMPLES), help="Adopt a borrowed-example protocol.")
@click.option("--protocol", "protocols", type=FILE, multiple=True, help="A protocol file.")
@click.option("--calendar", type=FILE, help="A calendar file (TOML), instead of Scotland's.")
@click.option("--adopted-on", type=DAY, help="From which day its days count; today unless given.")
@writes
def init(
    programme: Path | None,
    example: str | None,
    protocols: tuple[Path, ...],
    calendar: Path | None,
    adopted_on: date | None,
) -> None:
    """Start a new record, and remember where it is.

    PROGRAMME is a TOML file with the programme and its offices. Without a protocol, dates are
    those the letters ask for.
    """
    kept = settings()
    place = place_of(kept.named or HERE)
    refuse_output(place)
    file = read_programme(read_text(programme)) if programme else None
    if file is not None and file.programme is None:
        raise click.UsageError(
            "the file holds no [programme]; isa programme load adds it to a record"
        )
    with (
        Tracker.create(
            place,
            programme=(file and file.programme) or UNNAMED,
            addressees=file.addressees if file else (),
            calendar=read_toml(read_text(calendar)) if calendar else None,
            adopted_on=adopted_on,
            protocols=[read_protocol(read_text(each)) for each in protocols],
            example=example,
            facts=file.facts if file else (),
            recorded_by=kept.by,
            heads=heads(),
        ) as tracker,
        made_for_sure(place),
    ):
        head, findings = tracker.head, tracker.verify()
    known = remembered()
    before = None if known is None else place_of(known)
    remembers = remember(place)
    put(f"a new record is at {shown_place(place)} (receipt {head})\n")
    if not remembers:
        why = _NOT_KEPT if isinstance(place, str) and holds_secret(place) else _NOT_REMEMBERED
        click.echo(why, err=True)
    elif before is not None and not _is_same(before, place):
        click.echo(
            f"commands that name no record now use it, no longer {shown_place(before)}", err=True
        )
    for found in findings:
        click.echo(f"{found.severity}: {visible(found.sentence)}", err=True)
    if example:
        click.echo(f"{example} is a borrowed example: its dates are not agreed ones", err=True)


_NOT_REMEMBERED = "where it is could not be remembered: name it with --record"
_NOT_KEPT = (
    "its address holds a password, so it was not remembered: name it with --record or ISA_RECORD,"
    " or leave the password to a password file (PGPASSFILE) and name it without"
)


def _is_same(before: Path | str, place: Path | str) -> bool:
    if isinstance(before, str) or isinstance(place, str):
        return before == place
    try:
        return before.samefile(place)
    except OSError:
        return False


@click.command()
@click.argument("path", required=False, type=click.Path(path_type=Path), default="isa-demo.db")
@everything
def demo(path: Path) -> None:
    """Build a record of the real public chronology, and show what is owed, answered, overdue.

    It is left in PATH (isa-demo.db unless given) to look at and go on with.
    """
    kept = settings()
    if isinstance(place_of(str(path)), str):
        raise FaultsError("the demonstration is a file; isa copy takes it to a server from there")
    refuse_output(path)
    as_at = kept.as_at or AS_AT
    with demonstrate(path, recorded_by=kept.by) as tracker, made_for_sure(path):
        put(demo_page(tracker.standings(as_at=as_at), as_at=as_at, path=str(path)))
    if command := how_to_switch_on():
        click.echo(f"to run isa by its name, switch its environment on first: {command}", err=True)

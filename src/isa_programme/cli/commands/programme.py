"""The programme: loaded from a file, shown, written again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from isa_programme.cli.asking import ask
from isa_programme.cli.options import asks, writes
from isa_programme.cli.saving import tell
from isa_programme.cli.settings import settings
from isa_programme.cli.showing import opened, put, show, viewed
from isa_programme.cli.typed_dates import DAY
from isa_programme.cli.values import FILE, read_text
from isa_programme.exchange.programme_file import read_programme
from isa_programme.exchange.programme_writing import written_programme
from isa_programme.questions.programme.objectives import ObjectiveRow, RouteMapRow
from isa_programme.record.programme import Programme
from isa_programme.report import programme_columns
from isa_programme.report.answers import Answer
from isa_programme.report.formats import Format
from isa_programme.report.visible import visible


@click.command("load")
@click.argument("file", type=FILE)
@click.option("--because", help="Why milestones moved that the file dates otherwise.")
@click.option("--on", "day", type=DAY, help="The day they moved; today unless given.")
@writes
def load(file: Path, because: str | None, day: date | None) -> None:
    """Add the programme or route map in FILE (TOML) to the record; all of it or nothing.

    What is recorded already is recognised, so that a file can be loaded again.
    """
    read = read_programme(read_text(file))
    kept = settings()
    with opened() as tracker:
        if kept.asks_back:
            facts = "1 fact" if len(read.facts) == 1 else f"{len(read.facts)} facts"
            click.confirm(
                f"Add what {visible(str(file))} says, {facts}?",
                default=True,
                abort=True,
                err=True,
            )
        loaded = tracker.load_programme(read, because=because, on=day)
    new = [each for each in loaded.recorded if not each.already]
    if new or kept.format != Format.TABLE:
        tell(*new)
    else:
        put("everything in it is recorded already; nothing was added\n")
    for slug in loaded.missing:
        click.echo(f"not in the file, and left as it is: {slug}", err=True)


@click.command("show")
@click.option("--route-map", help="Only this route map.")
@click.option("--toml", is_flag=True, help="As a file that can be loaded again.")
@asks
def show_programme(route_map: str | None, toml: bool) -> None:
    """The objectives, with how far their milestones have come."""
    day = settings().day
    with viewed() as tracker:
        if toml:
            put(written_programme(tracker.register, route_map=route_map))
            return
        rows = tracker.objectives(as_at=day, route_map=route_map)
        held, adopted = tracker.held, tracker.register.programme
    show(
        Answer(
            question="objectives",
            row=ObjectiveRow,
            rows=rows,
            columns=programme_columns.OBJECTIVES,
            as_at=day,
            held=held,
            heading=_heading(adopted),
            nothing="no objective yet; isa programme load adds a programme",
        )
    )


def _heading(adopted: Programme | None) -> tuple[str, ...]:
    if adopted is None:
        return ()
    runs = f", {adopted.period}" if adopted.period else ""
    length = f", {adopted.length}" if adopted.length else ""
    return (adopted.title, f"{adopted.adviser_name}{length}{runs}")


@click.command("route-maps")
@asks
def list_route_maps() -> None:
    """Every route map as it was seen last, with how far its milestones have come."""
    ask(
        "route-maps",
        RouteMapRow,
        programme_columns.ROUTE_MAPS,
        lambda tracker, day: tracker.route_maps(as_at=day),
        nothing="no route map yet; isa programme load adds one",
    )

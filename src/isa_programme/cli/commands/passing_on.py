"""Handing the writing over to a colleague, and taking it over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from isa_programme.cli.options import hands_on, keeps, writes
from isa_programme.cli.pages import WORDS, pages, tell_who_reads
from isa_programme.cli.prompting import asked
from isa_programme.cli.remembering import heads, remember
from isa_programme.cli.saving import tell
from isa_programme.cli.settings import settings
from isa_programme.cli.showing import opened, refuse_output, show, shown_place
from isa_programme.cli.typed_dates import DAY
from isa_programme.cli.values import FOLDER
from isa_programme.errors import FaultsError
from isa_programme.report import columns
from isa_programme.report.answers import Answer
from isa_programme.report.sentences import HistoryRow, history_row
from isa_programme.report.visible import visible
from isa_programme.tracker import taking


@click.command("hand-over")
@click.argument("folder", type=FOLDER)
@asked("--to", ask="To whom", help="To whom, in words.")
@click.option("--on", "day", type=DAY, help="The day; today unless given.")
@click.option("--because", default="", help="Why.")
@click.option(
    "--without", type=click.Choice(WORDS), multiple=True, help="Leave out this page; repeatable."
)
@hands_on
def hand_over(
    folder: Path, to: str, day: date | None, because: str, without: tuple[str, ...]
) -> None:
    """Hand the writing of the record over to a colleague, and publish it in FOLDER for them.

    From then on nothing is recorded on this machine. Tell them the receipt: with it,
    isa take-over knows that the copy is the newest. Run it again if it was interrupted.
    """
    kept = settings()
    on = day or kept.day
    if kept.asks_back:
        click.confirm(
            f"Hand the writing over to {visible(to)}? Nothing is recorded here afterwards.",
            abort=True,
            err=True,
        )
    with opened() as tracker:
        made = tracker.hand_over(
            to,
            folder,
            handed_over_on=on,
            reason=because,
            visibility=kept.audience,
            pages=pages(on, kept.audience, without),
        )
    tell(made.recorded)
    click.echo(
        f"tell {visible(to)} the receipt {made.recorded.receipt}; the record is published in"
        f" {visible(str(folder))}",
        err=True,
    )
    tell_who_reads(folder, made.published)


@click.command("take-over")
@click.argument("folder", type=FOLDER)
@click.option("--receipt", metavar="N:HASH", help="The receipt you were told.")
@click.option("--on", "day", type=DAY, help="The day; today unless given.")
@click.option("--because", default="", help="Why; needed where nobody handed it over.")
@click.option(
    "--without-hand-over", is_flag=True, help="Go on though nobody handed the writing over."
)
@click.option(
    "--back", is_flag=True, help="Take it back: this machine handed it over, and nobody took it."
)
@click.option(
    "--accept-head",
    is_flag=True,
    help="Go on though this machine has seen entries that the copy lacks.",
)
@writes
def take_over(
    folder: Path,
    receipt: str | None,
    day: date | None,
    because: str,
    *,
    without_hand_over: bool,
    back: bool,
    accept_head: bool,
) -> None:
    """Take over the writing of the record published in FOLDER, and go on with it on this machine.

    The record is kept where --record or ISA_RECORD says, else where one was kept before, else as
    isa.db in this folder; it has to be on this machine's own disk. An older copy of it there takes
    in what it lacks.
    """
    kept = settings()
    path = kept.place
    if isinstance(path, str):
        raise FaultsError(
            "the writing is taken over into a file of this machine's own, and"
            f" {shown_place(path)} is on a server: name a file (--record), and isa copy takes it to"
            " the server from there"
        )
    refuse_output(path)
    if kept.asks_back:
        published = taking.published_in(folder)
        click.confirm(
            f"Take over the writing from the copy that {visible(published.published_by)} published"
            f" as at {published.as_at}, up to receipt {published.head}?",
            abort=True,
            err=True,
        )
    taken = taking.take_over(
        folder,
        path,
        taken_over_on=day or kept.day,
        receipt=receipt,
        without_hand_over=without_hand_over,
        back=back,
        reason=because,
        accept_head=accept_head,
        recorded_by=kept.by,
        heads=heads(),
    )
    remembers = remember(taken.path)
    tell(taken.recorded)
    click.echo(f"the record is written at {visible(str(taken.path))} from now on", err=True)
    if not remembers:
        click.echo("where it is could not be remembered: name it with --record", err=True)
    if not taken.handed_over:
        click.echo(
            "warning: nobody handed it over: what the other machine recorded after it last"
            " published is not in it, and that machine must not write on",
            err=True,
        )
    click.echo(
        f"publish it soon (isa report publish {visible(str(folder))}), so that nobody takes over"
        " the same copy",
        err=True,
    )


@click.command()
@click.argument("folder", type=FOLDER)
@keeps
def unpublished(folder: Path) -> None:
    """The entries of the record that the copy published in FOLDER does not hold.

    Where both were gone on with, these are the ones to record again where the other is written.
    """
    with opened() as tracker:
        register = tracker.register
        rows = [history_row(entry, register) for entry in tracker.unpublished(folder)]
        held = tracker.held
    show(
        Answer(
            question="history",
            row=HistoryRow,
            rows=rows,
            columns=columns.HISTORY,
            held=held,
            nothing="everything in the record is in the copy",
        )
    )

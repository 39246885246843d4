"""Putting right: corrections, erasures, holds, who may see what."""

from __future__ import annotations

from datetime import date

import click

from isa_programme.cli.options import asks, writes
from isa_programme.cli.prompting import asked
from isa_programme.cli.saving import save, show_past
from isa_programme.cli.settings import settings
from isa_programme.cli.showing import opened, show, viewed
from isa_programme.cli.typed_dates import DAY
from isa_programme.cli.values import ENTRY, SETTING, choice
from isa_programme.questions.holds import HoldRow
from isa_programme.record.correcting import draft_correction, draft_voiding
from isa_programme.record.facts import HoldLifted, HoldSet
from isa_programme.record.vocabulary import Visibility
from isa_programme.report import columns
from isa_programme.report.answers import Answer
from isa_programme.tracker.amending import draft_erasure, draft_visibility


@click.command()
@click.argument("entry", type=ENTRY)
@click.option(
    "--set",
    "settings_given",
    type=SETTING,
    multiple=True,
    help="A field and its right value: issued_on=2026-01-05; repeatable.",
)
@click.option("--void", is_flag=True, help="It counts as never recorded.")
@asked("--because", ask="Why it was wrong", help="Why it was wrong.")
@writes
def correct(
    entry: int, settings_given: tuple[tuple[str, str], ...], void: bool, because: str
) -> None:
    """Put ENTRY right: it stays as it is, and the correction stands beside it.

    Which past standings change, and which deadlines, is shown before anything is saved.
    """
    if void == bool(settings_given):
        raise click.UsageError("give either --set with a field and its value, or --void")
    fields = dict(settings_given)
    if len(fields) != len(settings_given):
        raise click.UsageError("--set names a field twice; give each field once")
    with opened() as tracker:
        standing = tracker.register.entry(entry)
        fact = (
            draft_voiding(standing, because=because)
            if void
            else draft_correction(standing, fields, because=because)
        )
        show_past(tracker, fact)
    save(fact, shows_moves=True)


@click.command()
@click.argument("entries", type=ENTRY, nargs=-1, required=True)
@asked("--because", ask="Why the words go", help="Why the words go.")
@asked("--authority", ask="On whose authority", help="Who decided it, or under which rule.")
@writes
def erase(entries: tuple[int, ...], because: str, authority: str) -> None:
    """Erase the words of ENTRIES for good; their structure stays, so no deadline moves.

    Who, when, why and on whose authority is kept. Refused while an information request holds the
    record. Backups and exports made before still hold the words.
    """
    kept = settings()
    if not kept.interactive and not kept.yes:
        raise click.UsageError("words that are erased can't be had back: say --yes to erase them")
    with opened() as tracker:
        register = tracker.register
    save(
        *(
            draft_erasure(register, entry, reason=because, authority=authority)
            for entry in dict.fromkeys(entries)
        )
    )
    click.echo("backups and exports made before still hold the words", err=True)


@click.command("list")
@asks
def list_holds() -> None:
    """Every hold that is open."""
    with viewed() as tracker:
        rows = tracker.holds()
        held = tracker.held
    show(
        Answer(
            question="holds",
            row=HoldRow,
            rows=rows,
            columns=columns.HOLDS,
            held=held,
            nothing="no hold is open",
        )
    )


@click.command("set")
@click.argument("request")
@asked("--received", ask="Day it was received", type=DAY, help="The day it was received.")
@click.option("--because", default="", help="What it asks for, or why there is a hold.")
@writes
def set_hold(request: str, received: date, because: str) -> None:
    """Hold the record for the information request REQUEST: nothing is erased until it is lifted."""
    save(HoldSet(request=request, received_on=received, reason=because))


@click.command("lift")
@click.argument("request")
@click.option("--on", "day", type=DAY, help="The day; today unless given.")
@asked("--because", ask="Why it ends", help="Why it ends.")
@writes
def lift_hold(request: str, day: date | None, because: str) -> None:
    """End the hold of the information request REQUEST."""
    save(HoldLifted(request=request, lifted_on=day or settings().day, reason=because))


@click.command()
@click.argument("reference")
@click.argument("level", type=choice(Visibility))
@click.option("--on", "day", type=DAY, help="The day it was decided; today unless given.")
@click.option("--because", default="", help="Why.")
@writes
def visibility(reference: str, level: str, day: date | None, because: str) -> None:
    """Decide who may see the paper or response REFERENCE from now on."""
    with opened() as tracker:
        decided = day or settings().day
        fact = draft_visibility(tracker.register, reference, Visibility(level), decided, because)
    save(fact)

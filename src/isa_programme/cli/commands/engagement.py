"""Engagement: meetings and letters, and how often there is to be one."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from isa_programme.cli.asking import ask
from isa_programme.cli.linking import published, submitted, tagged
from isa_programme.cli.options import asks, writes
from isa_programme.cli.prompting import asked
from isa_programme.cli.saving import save
from isa_programme.cli.typed_allowances import ALLOWANCE
from isa_programme.cli.typed_dates import DATE, DAY
from isa_programme.cli.values import choice
from isa_programme.questions.cadences import CadenceRow
from isa_programme.questions.engagements import EngagementRow
from isa_programme.record.engagements import Cadence, Engagement
from isa_programme.record.facts import CadenceSet, EngagementHeld
from isa_programme.record.vocabulary import EngagementKind, Visibility
from isa_programme.report import programme_columns


@click.command("record")
@click.argument("addressees", nargs=-1, required=True)
@asked("--on", "held_on", ask="Day", type=DATE, help="Day (or month) it took place.")
@click.option(
    "--kind",
    type=choice(EngagementKind),
    default=EngagementKind.MEETING.value,
    show_default=True,
    help="What it was.",
)
@click.option("--title", default="", help="What it was about, in a line.")
@click.option("--advice", multiple=True, help="Advice that was raised; repeatable.")
@click.option("--present", default="", help="Who was there; never public.")
@click.option("--text", default="", help="What was said; never public.")
@tagged(sectors=False, milestones=True)
@published
@submitted
@writes
def record(
    kind: str,
    visibility: str,
    identity: str | None,
    again: bool,
    **details: Any,  # noqa: ANN401 - the options above, by name
) -> None:
    """Log a meeting, letter or call with the offices ADDRESSEES; its reference is assigned."""
    held = Engagement(kind=EngagementKind(kind), visibility=Visibility(visibility), **details)
    save(EngagementHeld(engagement=held), identity=identity, again=again)


@click.command("list")
@click.option("--with", "addressee", help="Only those with this office.")
@asks
def list_engagements(addressee: str | None) -> None:
    """Every meeting, letter and call, the oldest first."""
    ask(
        "engagements",
        EngagementRow,
        programme_columns.ENGAGEMENTS,
        lambda tracker, day: tracker.engagements(as_at=day, addressee=addressee),
        nothing="no meeting to list; isa engagement record logs one",
    )


@click.command("cadence")
@click.argument("slug")
@click.argument("addressee")
@asked("--since", ask="First day that counts", type=DAY, help="The day it counts from.")
@click.option("--every", type=ALLOWANCE, help="The longest time between contacts: '6 weeks'.")
@click.option("--times", type=click.IntRange(1), help="How many contacts each period is to have.")
@click.option("--per", type=ALLOWANCE, help="How long each period is: '12 months'.")
@click.option("--until", type=DAY, help="The last day it counts on.")
@click.option(
    "--kind", "kinds", type=choice(EngagementKind), multiple=True, help="Only this kind keeps it."
)
@click.option("--title", default="", help="What it is, in prose.")
@click.option("--on", "set_on", type=DAY, help="The day it was set; today unless given.")
@published
@writes
def cadence(
    kinds: tuple[str, ...],
    visibility: str,
    since: date,
    set_on: date | None,
    **details: Any,  # noqa: ANN401 - the options above, by name
) -> None:
    """Set how often there is to be contact with an office; SLUG is your name for it.

    Either --every, or --times and --per together: 4 in '12 months'.
    """
    often = Cadence(
        kinds=tuple(map(EngagementKind, kinds)),
        visibility=Visibility(visibility),
        since=since,
        **details,
    )
    save(CadenceSet(cadence=often, set_on=set_on))


@click.command("cadences")
@asks
def list_cadences() -> None:
    """Whether contact is kept as often as was set, and where it lapsed."""
    ask(
        "cadences",
        CadenceRow,
        programme_columns.CADENCES,
        lambda tracker, day: tracker.cadences(as_at=day),
        nothing="no cadence set; isa engagement cadence sets one",
    )

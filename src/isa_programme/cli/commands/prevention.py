"""Prevention: aims, policies, and how far they are aligned."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from isa_programme.calendars.months import CivilDate
from isa_programme.cli.asking import ask
from isa_programme.cli.linking import classified, published
from isa_programme.cli.options import asks, writes
from isa_programme.cli.prompting import asked
from isa_programme.cli.saving import save
from isa_programme.cli.typed_dates import DATE, DAY
from isa_programme.cli.values import choice
from isa_programme.questions.alignment import AlignmentMove, AlignmentRow
from isa_programme.questions.policies import AimRow, GroupRow, PolicyRow, PoolRow
from isa_programme.record.facts import AimSet, AlignmentFound, InvestmentNoted, PolicyNoted
from isa_programme.record.prevention import Aim, Policy
from isa_programme.record.vocabulary import AlignmentStatus, InvestmentKind, Relation, Visibility
from isa_programme.report import programme_columns

_GROUP = click.option(
    "--group", "groups", multiple=True, help="A group of people it touches, as a slug; repeatable."
)
_SYSTEM = click.option(
    "--system", "systems", multiple=True, help="A system they meet, as a slug; repeatable."
)
_RESTS_ON = click.option(
    "--rests-on", "references", multiple=True, help="What around the promise it rests on."
)
_TEXT = click.option("--text", default="", help="What it says, or a summary.")


@click.command("add")
@click.argument("slug")
@click.argument("title")
@_GROUP
@_SYSTEM
@_RESTS_ON
@_TEXT
@click.option("--on", "set_on", type=DATE, help="Day (or month) it was set; today unless given.")
@published
@writes
def add_aim(visibility: str, set_on: CivilDate | None, **details: Any) -> None:  # noqa: ANN401 - the options above
    """Add an aim: SLUG for commands, TITLE for people."""
    save(AimSet(aim=Aim(visibility=Visibility(visibility), **details), set_on=set_on))


@click.command("list")
@click.option("--without-policy", is_flag=True, help="Only those that no policy bears on.")
@asks
def list_aims(without_policy: bool) -> None:
    """Every aim, with the policies found to bear on it."""
    ask(
        "aims",
        AimRow,
        programme_columns.AIMS,
        lambda tracker, day: [
            row for row in tracker.aims(as_at=day) if not (without_policy and row.has_policy)
        ],
        nothing="no aim to list; isa aim add makes one",
    )


@click.command("add")
@click.argument("slug")
@click.argument("title")
@click.option("--owner", default="", help="The office or body whose policy it is.")
@_GROUP
@_SYSTEM
@_RESTS_ON
@_TEXT
@click.option("--on", "noted_on", type=DATE, help="Day (or month) noted; today unless given.")
@published
@writes
def add_policy(visibility: str, noted_on: CivilDate | None, **details: Any) -> None:  # noqa: ANN401 - the options above
    """Add a policy: SLUG for commands, TITLE for people."""
    noted = Policy(visibility=Visibility(visibility), **details)
    save(PolicyNoted(policy=noted, noted_on=noted_on))


@click.command("list")
@asks
def list_policies() -> None:
    """Every policy, with whom it touches and what is spent."""
    ask(
        "policies",
        PolicyRow,
        programme_columns.POLICIES,
        lambda tracker, day: tracker.policies(as_at=day),
        nothing="no policy yet; isa policy add makes one",
    )


@click.command("align")
@click.argument("policy")
@click.argument("aim")
@asked("--relation", ask="Relationship", type=choice(Relation), help="In which relationship.")
@asked("--status", ask="Status", type=choice(AlignmentStatus), help="How far they are aligned.")
@asked("--on", "found_on", ask="Day", type=DATE, help="Day (or month) it was found so.")
@click.option("--tag", default="", help="A finer label of your own, as a slug.")
@click.option("--evidence", default="", help="What it rests on.")
@published
@writes
def align(relation: str, status: str, visibility: str, **details: Any) -> None:  # noqa: ANN401 - the options above
    """Record how far POLICY and AIM are aligned."""
    save(
        AlignmentFound(
            relation=Relation(relation),
            status=AlignmentStatus(status),
            visibility=Visibility(visibility),
            **details,
        )
    )


@click.command("fund")
@click.argument("policy")
@asked("--pounds", ask="Whole pounds", type=click.IntRange(1), help="How much, in whole pounds.")
@asked("--year", ask="Financial year", help="The financial year: 2026-27.")
@asked("--on", "noted_on", ask="Day it was read", type=DATE, help="Day (or month) it was read.")
@asked("--source", ask="Where it is published", help="Where the figure is published.")
@click.option("--disinvestment", is_flag=True, help="It is taken out, not put in.")
@click.option("--purpose", default="", help="What for.")
@classified
@writes
def fund(disinvestment: bool, visibility: str, **details: Any) -> None:  # noqa: ANN401 - the options above
    """Note a figure of POLICY for a financial year."""
    way = InvestmentKind.DISINVESTMENT if disinvestment else InvestmentKind.INVESTMENT
    save(InvestmentNoted(direction=way, visibility=Visibility(visibility), **details))


@click.command()
@click.option("--groups", is_flag=True, help="Which policies meet the same group of people.")
@click.option("--pools", is_flag=True, help="Where money for one group stands side by side.")
@click.option("--since", type=DAY, help="What moved after this day.")
@asks
def alignment(groups: bool, pools: bool, since: date | None) -> None:
    """How far aims and policies on prevention are aligned, as found last."""
    if groups + pools + (since is not None) > 1:
        raise click.UsageError("give one of --groups, --pools and --since")
    nothing = "nothing found yet; isa policy align records a finding"
    if groups:
        ask(
            "groups",
            GroupRow,
            programme_columns.GROUPS,
            lambda tracker, day: tracker.groups(as_at=day),
            nothing="no group of people named yet",
        )
    elif pools:
        ask(
            "pools",
            PoolRow,
            programme_columns.POOLS,
            lambda tracker, day: tracker.pools(as_at=day),
            nothing="no two policies have money for one group in one year",
        )
    elif since is not None:
        ask(
            "alignment-moved",
            AlignmentMove,
            programme_columns.ALIGNMENT_MOVED,
            lambda tracker, day: tracker.alignment_moved(since, day),
            nothing=f"nothing moved after {since}",
        )
    else:
        ask(
            "alignment",
            AlignmentRow,
            programme_columns.ALIGNMENT,
            lambda tracker, day: tracker.alignment(as_at=day),
            nothing=nothing,
        )

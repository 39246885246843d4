"""Insights and claims of impact."""

from __future__ import annotations

from typing import Any

import click

from isa_programme.cli.asking import ask
from isa_programme.cli.linking import published, tagged
from isa_programme.cli.options import asks, writes
from isa_programme.cli.prompting import asked
from isa_programme.cli.saving import save
from isa_programme.cli.typed_dates import DATE
from isa_programme.cli.values import choice
from isa_programme.questions.engagements import ImpactRow, InsightRow
from isa_programme.record.facts import ImpactClaimed, InsightStated
from isa_programme.record.insights import Impact, Insight
from isa_programme.record.vocabulary import InsightKind, Visibility
from isa_programme.report import programme_columns


@click.command("record")
@click.argument("title")
@asked("--kind", ask="Kind", type=choice(InsightKind), help="What it is about.")
@asked("--on", "stated_on", ask="Day", type=DATE, help="Day (or month) it was stated.")
@asked("--evidence", ask="What it rests on", help="What it rests on.")
@click.option("--concerns", multiple=True, help="An office it concerns; repeatable.")
@click.option("--text", default="", help="More of it.")
@tagged(milestones=True)
@published
@writes
def record(kind: str, visibility: str, **details: Any) -> None:  # noqa: ANN401 - the options above
    """Log what was learned, TITLE in a line; its reference is assigned."""
    stated = Insight(kind=InsightKind(kind), visibility=Visibility(visibility), **details)
    save(InsightStated(insight=stated))


@click.command("list")
@asks
def list_insights() -> None:
    """Every insight, the oldest first."""
    ask(
        "insights",
        InsightRow,
        programme_columns.INSIGHTS,
        lambda tracker, day: tracker.insights(as_at=day),
        nothing="no insight yet; isa insight record logs one",
    )


@click.command("record")
@click.argument("title")
@asked("--on", "claimed_on", ask="Day", type=DATE, help="Day (or month) of the claim.")
@asked("--evidence", ask="What shows it", help="What shows it.")
@click.option("--advice", multiple=True, help="Advice it followed from; repeatable.")
@click.option("--text", default="", help="More of it.")
@tagged(sectors=False, milestones=True)
@published
@writes
def record_impact(visibility: str, **details: Any) -> None:  # noqa: ANN401 - the options above
    """Log a claim that something changed, TITLE in a line; its reference is assigned."""
    save(ImpactClaimed(impact=Impact(visibility=Visibility(visibility), **details)))


@click.command("list")
@asks
def list_impacts() -> None:
    """Every claim of impact, the oldest first."""
    ask(
        "impacts",
        ImpactRow,
        programme_columns.IMPACTS,
        lambda tracker, day: tracker.impacts(as_at=day),
        nothing="no claim of impact yet; isa impact record logs one",
    )

"""Milestones: listed, reached, replanned, dropped."""

from __future__ import annotations

from datetime import date

import click

from isa_programme.calendars.months import CivilDate
from isa_programme.cli.asking import ask
from isa_programme.cli.options import asks, writes
from isa_programme.cli.prompting import asked
from isa_programme.cli.saving import save
from isa_programme.cli.typed_dates import DATE, DAY
from isa_programme.cli.values import choice
from isa_programme.questions.programme.milestones import MilestoneRow
from isa_programme.record.facts import (
    MilestoneDropped,
    MilestoneLinked,
    MilestoneMarked,
    MilestoneReached,
    MilestoneReplanned,
)
from isa_programme.record.vocabulary import DocumentMark
from isa_programme.report import programme_columns


@click.command("list")
@click.option("--route-map", help="Only those of this route map.")
@click.option("--open", "only_open", is_flag=True, help="Only those still to be reached.")
@asks
def list_milestones(route_map: str | None, only_open: bool) -> None:
    """Every milestone, by the date it is planned for, with what it waits for."""
    ask(
        "milestones",
        MilestoneRow,
        programme_columns.MILESTONES,
        lambda tracker, day: [
            row
            for row in tracker.milestones(as_at=day, route_map=route_map)
            if row.is_open or not only_open
        ],
        nothing="no milestone to list; isa programme load adds a programme",
    )


@click.command("reach")
@click.argument("slug")
@asked("--on", "reached_on", ask="Day reached", type=DATE, help="Day (or month) it was reached.")
@click.option("--evidence", default="", help="What shows it.")
@click.option("--source", default="", help="Where that is published.")
@writes
def reach(slug: str, reached_on: CivilDate, evidence: str, source: str) -> None:
    """Record that the milestone SLUG was reached; of a document, that it was published."""
    save(MilestoneReached(milestone=slug, reached_on=reached_on, evidence=evidence, source=source))


@click.command("replan")
@click.argument("slug")
@asked("--for", "planned_for", ask="New date", type=DATE, help="The new day (or month).")
@asked("--on", "replanned_on", ask="Day it was moved", type=DATE, help="Day it was moved.")
@asked("--because", "reason", ask="Why", help="Why it was moved.")
@writes
def replan(slug: str, planned_for: CivilDate, replanned_on: CivilDate, reason: str) -> None:
    """Plan the milestone SLUG for another date; every earlier one is kept."""
    save(
        MilestoneReplanned(
            milestone=slug, planned_for=planned_for, replanned_on=replanned_on, reason=reason
        )
    )


@click.command("drop")
@click.argument("slug")
@asked("--on", "dropped_on", ask="Day it was dropped", type=DAY, help="Day it was dropped.")
@asked("--because", "reason", ask="Why", help="Why it was dropped.")
@writes
def drop(slug: str, dropped_on: date, reason: str) -> None:
    """Record that the milestone SLUG will not be reached."""
    save(MilestoneDropped(milestone=slug, dropped_on=dropped_on, reason=reason))


@click.command("link")
@click.argument("slug")
@click.option(
    "--after",
    "depends_on",
    multiple=True,
    help="A milestone, a commitment, or an answer (ADV-2026-004.2@minister); repeatable.",
)
@click.option("--nothing", is_flag=True, help="It waits for nothing.")
@asked("--on", "linked_on", ask="Day that was decided", type=DAY, help="Day that was decided.")
@click.option("--because", "reason", default="", help="Why.")
@writes
def link(
    slug: str, depends_on: tuple[str, ...], nothing: bool, linked_on: date, reason: str
) -> None:
    """Say all that has to come before the milestone SLUG, in place of what was said."""
    if nothing == bool(depends_on):
        raise click.UsageError("give --after with each thing it waits for, or --nothing")
    save(MilestoneLinked(milestone=slug, depends_on=depends_on, linked_on=linked_on, reason=reason))


@click.command("mark")
@click.argument("slug")
@click.argument("mark", type=choice(DocumentMark))
@asked("--on", "marked_on", ask="Day", type=DATE, help="Day (or month).")
@click.option("--with", "shared_with", multiple=True, help="An office it was shared with.")
@click.option("--because", "reason", default="", help="Why, where it was held back.")
@click.option("--source", default="", help="Where that is stated.")
@writes
def mark_document(
    slug: str,
    mark: str,
    marked_on: CivilDate,
    shared_with: tuple[str, ...],
    reason: str,
    source: str,
) -> None:
    """Record that the document of the milestone SLUG was drafted, shared or held back."""
    save(
        MilestoneMarked(
            milestone=slug,
            mark=DocumentMark(mark),
            marked_on=marked_on,
            shared_with=shared_with,
            reason=reason,
            source=source,
        )
    )

"""The sheet of milestones: a row for each that is planned."""

from __future__ import annotations

from attrs import frozen

from isa_programme.exchange.desk.sheet_surroundings import Surroundings, slips_told
from isa_programme.exchange.desk.sheets import (
    Filled,
    Sheet,
    dated,
    number,
    several,
    sheet,
    text,
    yes,
)
from isa_programme.questions.programme.milestones import MilestoneRow, milestones


@frozen(kw_only=True)
class _Mark:
    """A milestone with what a row of it shows."""

    row: MilestoneRow
    about: Surroundings


_COLUMNS: tuple[Filled[_Mark], ...] = (
    text("slug", "Milestone", "Its slug in the record", lambda mark: mark.row.slug, width=20),
    text("title", "Title", "Its title", lambda mark: mark.row.title, width=40),
    text(
        "function",
        "Function",
        "The function of the programme it belongs to; empty in a route map",
        lambda mark: mark.row.function,
    ),
    text(
        "objective",
        "Objective",
        "The slug of its objective",
        lambda mark: mark.row.objective,
        width=18,
    ),
    text(
        "route_map",
        "Route map",
        "The slug of its route map; empty for the programme's own",
        lambda mark: mark.row.route_map,
        width=18,
    ),
    text(
        "owners_by_name",
        "Owned by",
        "The offices that own it, the accountable one first",
        lambda mark: mark.about.named(mark.row.owners),
        width=30,
    ),
    text(
        "owners",
        "Owned by (slugs)",
        "Their slugs in the record",
        lambda mark: several(mark.row.owners),
        width=20,
    ),
    dated(
        "planned_for",
        "Planned for",
        "The date it is planned for now; a month is to its last day",
        lambda mark: mark.row.planned_for,
    ),
    dated(
        "first_planned_for",
        "First planned for",
        "The date it was planned for first",
        lambda mark: mark.row.first_planned_for,
    ),
    number(
        "times_moved",
        "Times moved",
        "How often its date was moved",
        lambda mark: len(mark.row.slips),
    ),
    number(
        "days_slipped",
        "Calendar days moved",
        "Calendar days from the first date to the one now; less than nothing where it is earlier",
        lambda mark: mark.row.days_slipped,
    ),
    text(
        "moved",
        "How it moved",
        "Each time it was moved, with the reason, on a line of its own",
        lambda mark: slips_told(mark.row.slips),
        width=40,
    ),
    text("standing", "Standing", "Where it stands", lambda mark: mark.row.standing, width=18),
    text(
        "because",
        "Because",
        "Why it stands so, where the standing alone does not say",
        lambda mark: mark.row.because,
        width=30,
    ),
    dated("reached_on", "Reached", "The date it was reached", lambda mark: mark.row.reached_on),
    number(
        "days_late",
        "Calendar days late",
        "Calendar days past the date it is planned for now",
        lambda mark: mark.row.days_late,
    ),
    number(
        "days_late_first",
        "Calendar days late by the first date",
        "Calendar days past the date it was planned for first",
        lambda mark: mark.row.days_late_first,
    ),
    text(
        "blocked",
        "Blocked",
        "yes, where something that has to come first has not come",
        lambda mark: yes(mark.row.blocked),
    ),
    text(
        "waits_for",
        "Waits for",
        "What has to come first and has not come",
        lambda mark: several(mark.row.waits_for),
        width=24,
    ),
    text(
        "depends_on",
        "Depends on",
        "Everything that has to come first, come or not",
        lambda mark: several(mark.row.depends_on),
        width=24,
    ),
    text(
        "condition",
        "Condition",
        "What it depends on that no record can tell",
        lambda mark: mark.row.condition,
        width=30,
    ),
    text(
        "publishes",
        "Publishes",
        "The document whose publication it is",
        lambda mark: mark.row.publishes,
        width=30,
    ),
    text(
        "evidence",
        "Will be shown by",
        "What will show that it is reached",
        lambda mark: mark.row.evidence,
        width=30,
    ),
    text("shown_by", "Shown by", "What showed it", lambda mark: mark.row.shown_by, width=30),
    text(
        "advice",
        "Advice",
        "References of the advice that serves it",
        lambda mark: several(mark.row.advice),
        width=18,
    ),
    text(
        "responses",
        "Responses",
        "References of responses that concern it",
        lambda mark: several(mark.row.responses),
        width=18,
    ),
    text(
        "commitments",
        "Commitments",
        "References of commitments that serve it",
        lambda mark: several(mark.row.commitments),
        width=18,
    ),
    text(
        "references",
        "Rests on",
        "What around the promise it rests on",
        lambda mark: several(mark.row.references),
        width=20,
    ),
    text("topics", "Topics", "What it is about", lambda mark: several(mark.row.topics)),
    text("sectors", "Sectors", "The sectors it concerns", lambda mark: several(mark.row.sectors)),
    text("visibility", "Visibility", "Who may see it", lambda mark: mark.row.visibility),
    number(
        "entry",
        "Entry",
        "The number of the entry that recorded it",
        lambda mark: mark.row.entry,
    ),
    text("source", "Source", "Where it is published", lambda mark: mark.row.source, width=40),
)


def milestones_sheet(about: Surroundings) -> Sheet:
    """Every milestone planned by the end of a day, of the programme and of route maps, by date."""
    found = milestones(about.register, as_at=about.as_at)
    return sheet(
        "milestones", "Milestones", _COLUMNS, [_Mark(row=row, about=about) for row in found]
    )

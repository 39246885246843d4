"""The sheet of commitments: a row for each, open or not."""

from __future__ import annotations

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
from isa_programme.questions.commitments import CommitmentRow

_COLUMNS: tuple[Filled[CommitmentRow], ...] = (
    text(
        "reference",
        "Reference",
        "The commitment, as the record numbers it; in a route map, its slug",
        lambda row: row.reference,
        width=18,
    ),
    text(
        "text",
        "What is promised",
        "What was promised",
        lambda row: row.text,
        width=50,
    ),
    text(
        "owner_name",
        "Owned by",
        "The office that is to do it",
        lambda row: row.owner_name,
        width=30,
    ),
    text(
        "owner",
        "Owned by (slug)",
        "Its slug in the record",
        lambda row: row.owner,
        width=18,
    ),
    text(
        "ours",
        "Ours to do",
        "yes, where that is our own office",
        lambda row: yes(row.ours),
    ),
    text(
        "response",
        "Made in",
        "The response it arises from",
        lambda row: row.response,
    ),
    text(
        "answers",
        "Carries out",
        "The recommendation, or paper, that the response answers",
        lambda row: row.answers,
        width=18,
    ),
    text(
        "route_map",
        "Route map",
        "The slug of the route map that holds it",
        lambda row: row.route_map,
        width=18,
    ),
    dated(
        "made_on",
        "Made",
        "The day it was made; a month where no day is known",
        lambda row: row.made_on,
    ),
    dated(
        "promised_for",
        "Promised for",
        "The date it is promised for now; a month is to its last day",
        lambda row: row.promised_for,
    ),
    dated(
        "first_promised_for",
        "First promised for",
        "The date it was promised for first",
        lambda row: row.first_promised_for,
    ),
    text(
        "promise",
        "That date in its own words",
        "How the date is worded",
        lambda row: row.promise,
        width=24,
    ),
    number(
        "days_slipped",
        "Calendar days moved",
        "Calendar days from the first date to the one now; less than nothing where it is earlier",
        lambda row: row.days_slipped,
    ),
    text(
        "moved",
        "How it moved",
        "Each time it was moved, with the reason, on a line of its own",
        lambda row: slips_told(row.slips),
        width=40,
    ),
    text(
        "standing",
        "Standing",
        "Where it stands",
        lambda row: row.standing,
        width=18,
    ),
    text(
        "because",
        "Because",
        "Why it stands so, where the standing alone does not say",
        lambda row: row.because,
        width=30,
    ),
    dated("done_on", "Done", "The date it was done", lambda row: row.done_on),
    number(
        "days_late",
        "Calendar days late",
        "Calendar days past the date now, to the day it was done or to the day of the sheet",
        lambda row: row.days_late,
    ),
    dated(
        "updated_on",
        "Last told of",
        "The date its owner last told of it",
        lambda row: row.updated_on,
    ),
    text(
        "update",
        "What was told",
        "What its owner told then",
        lambda row: row.update,
        width=40,
    ),
    text(
        "evidence",
        "Will be shown by",
        "What will show that it is done",
        lambda row: row.evidence,
        width=30,
    ),
    text(
        "shown_by",
        "Shown by",
        "What showed it",
        lambda row: row.shown_by,
        width=30,
    ),
    text(
        "references",
        "Rests on",
        "What around the promise it rests on",
        lambda row: several(row.references),
        width=20,
    ),
    text("topics", "Topics", "What it is about", lambda row: several(row.topics)),
    text(
        "sectors",
        "Sectors",
        "The sectors it concerns",
        lambda row: several(row.sectors),
    ),
    text("visibility", "Visibility", "Who may see it", lambda row: row.visibility),
    number(
        "entry",
        "Entry",
        "The number of the entry that recorded it",
        lambda row: row.entry,
    ),
    text("source", "Source", "Where it is published", lambda row: row.source, width=40),
)


def commitments_sheet(about: Surroundings) -> Sheet:
    """Every commitment made by the end of a day, by the date it is promised for; undated last."""
    return sheet("commitments", "Commitments", _COLUMNS, about.commitments)

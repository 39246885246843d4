"""Changes as a page: what changed, in prose, by kind and then by date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from isa_programme.calendars.dates import in_words
from isa_programme.questions.changes.rows import Changed, ChangeRow
from isa_programme.record.held import Held
from isa_programme.report.visible import escaped, visible

_HEADINGS = {
    Changed.ADVICE_GIVEN: "Advice given",
    Changed.ADVICE_WITHDRAWN: "Advice withdrawn",
    Changed.ANSWER_COME: "Answers come",
    Changed.FALLEN_OVERDUE: "Fallen overdue",
    Changed.MILESTONE_PLANNED: "Milestones planned",
    Changed.MILESTONE_REACHED: "Milestones reached",
    Changed.MILESTONE_MOVED: "Milestones moved",
    Changed.MILESTONE_DROPPED: "Milestones dropped",
    Changed.MILESTONE_OVERDUE: "Milestones past their date",
    Changed.COMMITMENT_MADE: "Commitments made",
    Changed.COMMITMENT_MOVED: "Commitments moved",
    Changed.COMMITMENT_DONE: "Commitments done",
    Changed.COMMITMENT_DROPPED: "Commitments dropped",
    Changed.COMMITMENT_OVERDUE: "Commitments past their date",
    Changed.CONTACT_KEPT: "Contact kept",
    Changed.CONTACT_LAPSED: "Contact lapsed",
    Changed.INSIGHT_STATED: "Insights",
    Changed.IMPACT_CLAIMED: "Impact claimed",
    Changed.ALIGNMENT_FOUND: "Alignment found",
}


def changes_page(
    rows: Sequence[ChangeRow], held: Held, since: date, until: date, *, markdown: bool = False
) -> str:
    """The page, ending in a line break.

    Args:
        rows: what changed, by kind and then by date.
        held: what that rests on.
        since: the day after which it counts.
        until: the last day that counts.
        markdown: whether it is to be pasted as Markdown; plain text else.
    """
    show = escaped if markdown else visible
    page = [show(f"Changes after {in_words(since)}, to {in_words(until)}")]
    if left_out := held.left_out:
        page.append(show(left_out))
    if not rows:
        page += ["", "nothing changed"]
    for what, each in groupby(rows, key=lambda row: row.what):
        told = list(each)
        heading = f"{_HEADINGS[what]} ({len(told)})"
        page += ["", f"## {heading}" if markdown else heading, ""]
        page += [f"{'- ' if markdown else '  '}{show(_sentence(row))}" for row in told]
    return "\n".join(page) + "\n"


def _sentence(row: ChangeRow) -> str:
    with_whom = f" ({', '.join(row.offices)})" if row.offices else ""
    end = "" if row.sentence.endswith((".", "!", "?", "\u2026")) else "."
    return f"{in_words(row.on)}: {row.reference}{with_whom}: {row.sentence}{end}"

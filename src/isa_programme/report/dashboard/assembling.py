"""Assembling the dashboard: the page as data, from a record as it is seen."""

from __future__ import annotations

from datetime import date

import attrs

from isa_programme.calendars.dates import in_words_with_day
from isa_programme.questions.cadences import CadenceRow, cadences
from isa_programme.questions.compliance import ComplianceRow
from isa_programme.questions.imprint import EXAMPLE_RULE, imprint
from isa_programme.questions.lateness import told_days
from isa_programme.questions.standing_words import CadenceStanding, MilestoneStanding
from isa_programme.record.held import Held
from isa_programme.record.shown import Shown
from isa_programme.record.vocabulary import Basis
from isa_programme.report.dashboard import (
    aligned,
    answers,
    contact,
    covered,
    every_line,
    overdue,
    taken,
    timeline,
)
from isa_programme.report.dashboard.explained import explained
from isa_programme.report.dashboard.gathered import Gathered, gathered
from isa_programme.report.dashboard.page import Glance, Page, Part

MADE_WITH = "isa report dashboard"
_SOON = 10


def assembled(seen: Shown, as_at: date) -> Page:
    """The page as data, of a record as somebody sees it."""
    known = gathered(seen, as_at)
    programme = known.register.programme
    titled = programme is not None and not programme.is_unnamed
    kept = cadences(known.register, as_at=as_at)
    counted, total = answers.by_addressee(known), answers.all_together(known)
    bases = {owed.line.basis for owed in known.owed}
    parts = (
        overdue.overdue_part(known),
        answers.answers_part(known, counted, total),
        timeline.timeline_part(known),
        taken.taken_part(known, counted, total),
        covered.covered_part(known),
        contact.contact_part(known, kept),
        aligned.aligned_part(known),
        every_line.every_line_part(known),
    )
    return Page(
        title=programme.title if programme is not None and titled else "Advice and its answers",
        as_at=in_words_with_day(as_at),
        said=_said(known),
        notices=_notices(bases),
        glances=_glances(known, total, kept),
        filters=known.filters.each(),
        parts=tuple(_of_what_is_seen(part, known.held) for part in parts),
        explained=tuple(explained(known, kept)),
        imprint=imprint(known.held, as_at=as_at, made_with=MADE_WITH, bases=bases),
    )


def _of_what_is_seen(part: Part, held: Held) -> Part:
    """A part that says of nothing that it is not there where it may only be hidden."""
    if not held.seen:
        return part
    return attrs.evolve(
        part,
        tables=tuple(
            attrs.evolve(
                table, nothing=f"{table.nothing.removesuffix('.')}, among what is {held.seen}."
            )
            for table in part.tables
        ),
    )


def _said(known: Gathered) -> tuple[str, ...]:
    said = []
    programme = known.register.programme
    if programme is not None and not programme.is_unnamed:
        length = f", {programme.length}" if programme.length else ""
        said.append(f"{programme.adviser_name}{length}.")
    if left_out := known.held.left_out:
        said.append(f"Shown is {left_out}.")
    return tuple(said)


def _notices(bases: set[Basis | None]) -> tuple[str, ...]:
    said = []
    if Basis.BORROWED_EXAMPLE in bases:
        said.append(f"{EXAMPLE_RULE} Each such date says so beside it.")
    if Basis.REQUESTED in bases:
        said.append("Dates marked as requested are those that a paper itself asks for, not agreed.")
    return tuple(said)


def _glances(
    known: Gathered, total: ComplianceRow | None, kept: tuple[CadenceRow, ...]
) -> tuple[Glance, ...]:
    late, promises = overdue.overdue_lines(known), overdue.passed(known)
    most = max((line.days_late for line in late), default=0)
    left = (owed.line.working_days_left for owed in known.owed if owed.line.owed)
    soon = sum(days is not None and days <= _SOON for days in left)
    behind = sum(row.standing is MilestoneStanding.OVERDUE for row in known.milestones)
    lapsed = sum(row.standing is CadenceStanding.LAPSED for row in kept)
    rate = None if total is None else total.rate
    return (
        Glance(
            what="Overdue",
            figure=str(len(late)),
            said=f"the longest by {told_days(most)}"
            if late
            else f"nothing{known.held.that_is_seen} is late",
            to=overdue.NAME,
            grave=bool(late),
        ),
        Glance(
            what="Promises passed",
            figure=str(len(promises)),
            said="answers promised for a day now past",
            to=overdue.NAME,
            grave=bool(promises),
        ),
        Glance(
            what="Due soon",
            figure=str(soon),
            said=f"within {_SOON} working days",
            to=every_line.NAME,
        ),
        Glance(
            what="Answered in time",
            figure=f"{rate.percent:g} %" if rate and rate.percent is not None else "none",
            said=f"{rate.on_time} of {rate.counted} that fell due" if rate else "nothing fell due",
            to=answers.NAME,
        ),
        Glance(
            what="Milestones overdue",
            figure=str(behind),
            said=f"of {len(known.milestones)} planned",
            to=timeline.NAME,
            grave=bool(behind),
        ),
        Glance(
            what="Contact lapsed",
            figure=str(lapsed),
            said=f"of {len(kept)} set",
            to=contact.NAME,
            grave=bool(lapsed),
        ),
    )

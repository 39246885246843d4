"""Engagement: whether contact is kept as often as was set, and when it lapsed."""

from __future__ import annotations

from isa_programme.questions.cadences import CadenceRow, Lapse, contacts
from isa_programme.questions.lateness import told_days
from isa_programme.questions.standing_words import CadenceStanding
from isa_programme.report.dashboard.anchors import anchor, explains, line_of
from isa_programme.report.dashboard.days import short
from isa_programme.report.dashboard.gathered import Gathered
from isa_programme.report.dashboard.page import Part
from isa_programme.report.dashboard.pictures.contact import contact_picture, stands
from isa_programme.report.dashboard.tables import (
    Column,
    ColumnKind,
    Dated,
    Linked,
    Row,
    Several,
    Table,
)

NAME = "contact"
_COLUMNS = (
    Column("With"),
    Column("How often"),
    Column("Since", ColumnKind.DATE),
    Column("Stands"),
    Column("Contacts", ColumnKind.NUMBER),
    Column("Last", ColumnKind.DATE),
    Column("Next by", ColumnKind.DATE),
    Column("Times it lapsed", optional=True),
)


def contact_part(known: Gathered, rows: tuple[CadenceRow, ...]) -> Part:
    """The part of the page."""
    held = [(row, contacts(known.register, row.slug, as_at=known.as_at)) for row in rows]
    lapsed = sum(row.standing is CadenceStanding.LAPSED for row in rows)
    return Part(
        name=NAME,
        heading="Contact kept",
        said=(f"Contact has lapsed with {lapsed} of {len(rows)}.",) if rows else (),
        pictures=(contact_picture(held, as_at=known.as_at),) if rows else (),
        tables=(
            Table(
                name="cadences",
                caption="Contact as often as it was set",
                columns=_COLUMNS,
                rows=tuple(_row(known, row) for row in rows),
                nothing="No cadence of contact is set.",
                filtered_by="a",
            ),
        ),
    )


def _row(known: Gathered, row: CadenceRow) -> Row:
    name = anchor("cadence", row.slug)
    return Row(
        cells=(
            Linked(row.addressee_name, explains(name)),
            f"{row.often}{f': {row.title}' if row.title else ''}",
            Dated(row.since),
            stands(row),
            row.contacts,
            Dated(row.last_on),
            Dated(row.next_by),
            Several(tuple(map(lapse, row.lapses))),
        ),
        name=line_of(name),
        tags=known.tags(addressees=(row.addressee,)),
    )


def lapse(found: Lapse) -> str:
    """A time in which contact lapsed, in a few words."""
    if found.wanted is not None:
        return f"{short(found.first)} to {short(found.last)}: {found.held} of {found.wanted}"
    if found.ended_on is None:
        return f"from {short(found.last)} on, {told_days(found.days)} so far"
    return f"from {short(found.last)} until {short(found.ended_on)}, {told_days(found.days)}"

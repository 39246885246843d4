"""Alignment: the adviser's aims and Government's policies, in each of the five relationships."""

from __future__ import annotations

from isa_programme.questions.alignment import AlignmentRow, alignment
from isa_programme.questions.policies import aims, policies
from isa_programme.record.vocabulary import AlignmentStatus
from isa_programme.report.dashboard.gathered import Gathered
from isa_programme.report.dashboard.page import Part
from isa_programme.report.dashboard.pictures.aligned import aligned_picture, in_words
from isa_programme.report.dashboard.tables import Column, ColumnKind, Dated, Row, Table

NAME = "alignment"
_COLUMNS = (
    Column("Aim"),
    Column("Policy"),
    Column("Whose policy"),
    Column("Relationship"),
    Column("Found"),
    Column("Found on", ColumnKind.DATE),
    Column("It rests on"),
    Column("Source", optional=True),
)


def aligned_part(known: Gathered) -> Part:
    """The part of the page."""
    found = alignment(known.register, as_at=known.as_at)
    aimed = {each.slug: each.title for each in aims(known.register, as_at=known.as_at)}
    noted = {each.slug: each.title for each in policies(known.register, as_at=known.as_at)}
    without = sum(not each.has_policy for each in aims(known.register, as_at=known.as_at))
    said = [_said(found)] if found else []
    if without:
        said.append(f"No policy is known to bear on {without} of {len(aimed)} aims.")
    return Part(
        name=NAME,
        heading="Alignment on prevention",
        said=tuple(said),
        pictures=(aligned_picture(found, {**aimed, **noted}),) if found else (),
        tables=(
            Table(
                name="alignment-found",
                caption="Aims and policies, and how far they are aligned",
                columns=_COLUMNS,
                rows=tuple(
                    _row(known, row, aimed.get(row.aim, row.aim), noted.get(row.policy, row.policy))
                    for row in found
                ),
                nothing="No finding on alignment is recorded.",
                filtered_by="a",
            ),
        ),
    )


def _said(found: tuple[AlignmentRow, ...]) -> str:
    counted = (
        (str(status).replace("-", " "), sum(row.status is status for row in found))
        for status in AlignmentStatus
    )
    return f"Findings: {', '.join(f'{words} {number}' for words, number in counted)}."


def _row(known: Gathered, row: AlignmentRow, aim: str, policy: str) -> Row:
    tag = f" ({row.tag})" if row.tag else ""
    return Row(
        cells=(
            aim,
            policy,
            known.name_of(row.owner) if row.owner else "",
            f"{in_words(row.relation)}{tag}",
            in_words(row.status),
            Dated(row.found_on),
            row.evidence,
            row.source,
        ),
        tags=known.tags(addressees=(row.owner,) if row.owner else ()),
    )

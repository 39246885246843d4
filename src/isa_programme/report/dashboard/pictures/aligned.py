"""Alignment as a grid: an aim and a policy a row, a relationship a column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from isa_programme.questions.alignment import AlignmentRow
from isa_programme.record.vocabulary import AlignmentStatus, Relation
from isa_programme.report.dashboard.drawing import MOST, WIDTH, Drawing, Picture, fitted

_NAMES, _CELL, _ROW, _HEAD = 290, 100, 44, 44


def aligned_picture(found: Sequence[AlignmentRow], titles: Mapping[str, str]) -> Picture:
    """The picture: in each field a mark and a word for what was found."""
    pairs = list(dict.fromkeys((row.aim, row.policy) for row in found))
    shown = pairs[:MOST]
    drawing = Drawing()
    for place, relation in enumerate(Relation):
        first, _, rest = in_words(relation).partition(" and ")
        middle = _NAMES + place * _CELL + _CELL / 2
        drawing.text(middle, 14, f"{first} and" if rest else first, "strong", at="middle")
        drawing.text(middle, 30, rest, "strong", at="middle")
    for number, (aim, policy) in enumerate(shown):
        y = _HEAD + number * _ROW
        drawing.text(0, y + 15, fitted(titles.get(aim, aim), _NAMES - 12))
        drawing.text(
            0, y + 31, fitted(titles.get(policy, policy), _NAMES - 12, small=True), "quiet"
        )
        for place, relation in enumerate(Relation):
            here = [r for r in found if (r.aim, r.policy, r.relation) == (aim, policy, relation)]
            if here:
                _field(drawing, _NAMES + place * _CELL + _CELL / 2, y, [r.status for r in here])
        drawing.line(0, y + _ROW - 4, WIDTH, y + _ROW - 4, "rule")
    said = (
        f"{in_words(status)} {sum(r.status is status for r in found)}" for status in AlignmentStatus
    )
    return drawing.picture(
        name="picture-alignment",
        title="Alignment of aims and policies",
        described=(
            "A row for each aim, with a policy under it, and a column for each of the five"
            f" relationships between provision and prevention. Findings: {', '.join(said)}."
        ),
        note=""
        if len(shown) == len(pairs)
        else f"The picture shows the first {MOST} of {len(pairs)}.",
        height=_HEAD + len(shown) * _ROW,
    )


def in_words(value: Relation | AlignmentStatus) -> str:
    """A relationship or a finding as people write it."""
    return value.value.replace("-", " ")


def _field(drawing: Drawing, x: float, y: float, found: Sequence[AlignmentStatus]) -> None:
    shown = found[:4]
    for number, status in enumerate(shown):
        _mark(drawing, x + (number - (len(shown) - 1) / 2) * 20, y + 11, status)
    words = in_words(found[0]) if len(set(found)) == 1 else f"{len(found)} findings"
    drawing.text(x, y + 33, words, at="middle")


def _mark(drawing: Drawing, x: float, y: float, status: AlignmentStatus) -> None:
    match status:
        case AlignmentStatus.ALIGNED:
            drawing.dot(x, y, 7, "good")
        case AlignmentStatus.PARTLY:
            drawing.dot(x, y, 7, "good hollow")
            drawing.dot(x, y, 3, "good")
        case AlignmentStatus.AT_ODDS:
            drawing.cross(x, y, "grave stroke", 6)
        case AlignmentStatus.NOT_KNOWN:
            drawing.dot(x, y, 7, "plain hollow")

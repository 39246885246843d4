"""Contact on a line of time: when there was some, and when it lapsed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from isa_programme.questions.cadences import CadenceRow
from isa_programme.questions.standing_words import CadenceStanding
from isa_programme.report.dashboard.days import short
from isa_programme.report.dashboard.drawing import MOST, Drawing, Picture, fitted
from isa_programme.report.dashboard.pictures.time_axis import TimeAxis

_LEFT, _RIGHT, _ROW, _HEAD = 310, 786, 40, 40


def contact_picture(rows: Sequence[tuple[CadenceRow, Sequence[date]]], *, as_at: date) -> Picture:
    """The picture: a line for each cadence, broken where it lapsed, with a dot for each contact."""
    shown = rows[:MOST]
    drawing = Drawing()
    days = [as_at, *(row.since for row, _ in shown)]
    days += [row.next_by for row, _ in shown if row.next_by is not None]
    last = max(days)
    room = timedelta(days=max(7, (last - min(days)).days // 40))
    axis = TimeAxis(min(days), last + min(room, date.max - last), _LEFT, _RIGHT)
    bottom = _HEAD + len(shown) * _ROW
    axis.draw(drawing, _HEAD, bottom, as_at)
    for number, (row, held) in enumerate(shown):
        y = float(_HEAD + number * _ROW)
        drawing.text(0, y + 15, fitted(f"{row.addressee_name}, {row.often}", _LEFT - 12))
        drawing.text(0, y + 31, fitted(stands(row), _LEFT - 12, small=True), "quiet")
        _cadence(drawing, axis, y + 19, row, held, as_at)
    lapsed = sum(row.standing is CadenceStanding.LAPSED for row, _ in rows)
    return drawing.picture(
        name="picture-contact",
        title="Contact kept and lapsed",
        described=(
            "A line of time for each office: full while contact was kept, broken while it had"
            " lapsed, with a dot for each contact and an upright stroke at the last good day for"
            f" the next. Contact has lapsed with {lapsed} of {len(rows)}."
        ),
        note="" if len(shown) == len(rows) else f"The picture shows the first {MOST}.",
        height=bottom,
    )


def stands(row: CadenceRow) -> str:
    """Where a cadence stands, in a few words."""
    standing = row.standing.value.replace("-", " ")
    if row.standing not in (CadenceStanding.LAPSED, CadenceStanding.KEPT):
        return standing
    if row.wanted is not None and row.held is not None:
        until = f" to {short(row.next_by)}" if row.next_by is not None else ""
        return f"{standing}; {row.held} of {row.wanted} in the period{until}"
    if row.next_by is None:
        return standing
    was = "was due" if row.standing is CadenceStanding.LAPSED else "is due"
    return f"{standing}; the next {was} by {short(row.next_by)}"


def _cadence(  # noqa: PLR0917 - what a line of the picture is made of
    drawing: Drawing, axis: TimeAxis, y: float, row: CadenceRow, held: Sequence[date], as_at: date
) -> None:
    until = as_at if row.until is None else min(as_at, row.until)
    day = row.since
    for lapsed in row.lapses:
        begins = lapsed.last if lapsed.wanted is None else lapsed.first
        ends = lapsed.last if lapsed.wanted is not None else lapsed.ended_on or until
        if begins > day:
            drawing.line(axis.at(day), y, axis.at(begins), y, "good stroke")
        drawing.line(axis.at(begins), y, axis.at(ends), y, "grave dashed")
        day = max(day, ends)
    if until > day:
        looks = "grave dashed" if row.standing is CadenceStanding.LAPSED else "good stroke"
        drawing.line(axis.at(day), y, axis.at(until), y, looks)
    for x in sorted({round(axis.at(each)) for each in held}):
        drawing.dot(x, y, 5, "good")
    if row.next_by is not None:
        by = axis.at(row.next_by)
        drawing.line(by, y - 9, by, y + 9, "plain stroke")

"""The programme by function: milestones planned, moved and reached, and what happened meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from attrs import frozen

from isa_programme.calendars.months import latest
from isa_programme.questions.lateness import told_days
from isa_programme.questions.programme.milestones import MilestoneRow
from isa_programme.questions.standing_words import MilestoneStanding
from isa_programme.questions.timeline import Event, EventKind
from isa_programme.report.dashboard.days import short
from isa_programme.report.dashboard.drawing import MOST, Drawing, Picture, fitted
from isa_programme.report.dashboard.pictures.time_axis import TimeAxis

_LEFT, _RIGHT = 310, 786
_HEAD, _LANE, _ROW, _BAND = 40, 26, 36, 30
_LANES = (EventKind.ADVICE, EventKind.ANSWER, EventKind.FACT)
_NAMED = {
    EventKind.ADVICE: "Advice issued",
    EventKind.ANSWER: "Answers received",
    EventKind.FACT: "Public facts",
}
_CLOSE = 18


@frozen(kw_only=True)
class Band:
    """What the timeline shows of one function.

    Attributes:
        name: its name.
        events: advice, answers and public facts.
        milestones: its milestones.
    """

    name: str
    events: tuple[Event, ...]
    milestones: tuple[MilestoneRow, ...]


def timeline_picture(
    bands: Sequence[Band], *, as_at: date, first: date, last: date, note: str
) -> Picture:
    """The picture, from one day to another.

    Args:
        bands: what it shows of each function, in order.
        as_at: the day asked about, which has a line of its own.
        first: the first day on it; what came before is left out.
        last: the last day on it.
        note: a sentence under it.
    """
    drawing = Drawing()
    axis = TimeAxis(first, last, _LEFT, _RIGHT)
    height = _HEAD + sum(map(_height, bands))
    axis.draw(drawing, _HEAD, height, as_at)
    y = float(_HEAD)
    for band in bands:
        drawing.line(0, y + 4, 800, y + 4, "rule firm")
        drawing.text(0, y + 22, fitted(band.name, _LEFT - 10), "strong")
        y += _BAND
        for kind in _lanes(band):
            drawing.text(12, y + 13, _NAMED[kind])
            days = [latest(event.on) for event in band.events if event.what is kind]
            _lane(drawing, axis, y + 9, kind, [day for day in days if first <= day <= last])
            y += _LANE
        for row in _shown(band):
            drawing.text(12, y + 12, fitted(row.title, _LEFT - 20))
            drawing.text(12, y + 27, fitted(state(row), _LEFT - 20, small=True), "quiet")
            _milestone(drawing, axis, y + 15, row, as_at)
            y += _ROW
        y += 6
    return drawing.picture(
        name="picture-timeline",
        title="Timeline of the programme by function",
        described=_described(bands, first, last),
        note=note,
        height=height,
    )


def state(row: MilestoneRow) -> str:
    """Where a milestone stands, in a few words."""
    late = f", {told_days(row.days_late)} late" if row.days_late else ""
    match row.standing:
        case MilestoneStanding.DROPPED:
            return "dropped"
        case MilestoneStanding.OVERDUE:
            return f"planned for {short(row.planned_for)}, {told_days(row.days_late)} overdue"
        case MilestoneStanding.PLANNED:
            moved = f", first {short(row.first_planned_for)}" if row.slips else ""
            return f"planned for {short(row.planned_for)}{moved}"
        case MilestoneStanding.CANNOT_BE_WORKED_OUT if row.reached_on is not None:
            return f"reached {short(row.reached_on)}, perhaps late"
        case _ if row.reached_on is not None:
            return f"reached {short(row.reached_on)}{late}"
        case _:
            return str(row.standing)


def left_out(bands: Sequence[Band]) -> int:
    """How many milestones the picture has no room for."""
    return sum(len(band.milestones) - len(_shown(band)) for band in bands)


def _shown(band: Band) -> tuple[MilestoneRow, ...]:
    if len(band.milestones) <= MOST:
        return band.milestones
    opened = [row for row in band.milestones if row.is_open][:MOST]
    others = [row for row in band.milestones if not row.is_open]
    kept = {row.slug for row in (*opened, *others[len(opened) - MOST :])[:MOST]}
    return tuple(row for row in band.milestones if row.slug in kept)


def _lanes(band: Band) -> list[EventKind]:
    return [kind for kind in _LANES if any(event.what is kind for event in band.events)]


def _height(band: Band) -> float:
    return _BAND + _LANE * len(_lanes(band)) + _ROW * len(_shown(band)) + 6


def _lane(
    drawing: Drawing, axis: TimeAxis, y: float, kind: EventKind, days: Sequence[date]
) -> None:
    """Marks along a line; those too near each other are one, with their number in it."""
    for x, number in _together([axis.at(day) for day in sorted(days)]):
        if number > 1:
            room = 12 + 7 * len(str(number))
            drawing.box(x - room / 2, y - 9, room, 18, f"plain {_LOOKS[kind]}")
            drawing.text(x, y + 4.5, str(number), f"on-{_LOOKS[kind]}", at="middle")
        elif kind is EventKind.ADVICE:
            drawing.box(x - 5, y - 5, 10, 10, "plain full")
        elif kind is EventKind.ANSWER:
            drawing.dot(x, y, 5.5, "good")
        else:
            drawing.shape([(x, y - 6), (x + 6.5, y + 5), (x - 6.5, y + 5)], "plain hollow")


_LOOKS = {EventKind.ADVICE: "full", EventKind.ANSWER: "good-full", EventKind.FACT: "hollow"}


def _together(places: Sequence[float]) -> list[tuple[float, int]]:
    """Places on a line, those nearer than a mark is wide taken together, with how many they are."""
    groups: list[list[float]] = []
    for x in places:
        if groups and x - groups[-1][0] < 12 + 7 * len(str(len(groups[-1]) + 1)) + 9:
            groups[-1].append(x)
        else:
            groups.append([x])
    return [(sum(group) / len(group), len(group)) for group in groups]


def _milestone(drawing: Drawing, axis: TimeAxis, y: float, row: MilestoneRow, as_at: date) -> None:
    first, now = axis.at(latest(row.first_planned_for)), axis.at(latest(row.planned_for))
    if now != first:
        drawing.line(first, y, now, y, "plain dashed")
        drawing.diamond(first, y, "plain hollow", 4)
    if row.standing is MilestoneStanding.DROPPED:
        drawing.diamond(now, y, "plain hollow")
        drawing.cross(now, y, "plain stroke", 7)
        return
    if row.reached_on is not None:
        reached = axis.at(latest(row.reached_on))
        if reached != now:
            drawing.diamond(now, y, "plain hollow", 5)
            drawing.line(now, y, reached, y, "grave stroke" if row.days_late else "good stroke")
        drawing.diamond(reached, y, "good", 7)
        return
    if row.standing is MilestoneStanding.OVERDUE:
        today = axis.at(as_at)
        drawing.line(now, y, today, y, "grave stroke")
        drawing.diamond(now, y, "grave hollow", 7)
        if today - now > _CLOSE:
            drawing.arrow(today - 8, y, "grave")
        return
    drawing.diamond(now, y, "plain hollow", 7)


def _described(bands: Sequence[Band], first: date, last: date) -> str:
    counted = []
    for band in bands:
        reached = sum(row.reached_on is not None for row in band.milestones)
        late = sum(row.standing is MilestoneStanding.OVERDUE for row in band.milestones)
        moved = sum(bool(row.slips) for row in band.milestones)
        counted.append(
            f"{band.name}: {len(band.milestones)} milestones, {reached} reached, {late} overdue,"
            f" {moved} moved"
        )
    return (
        f"From {short(first)} to {short(last)}. A filled diamond is a milestone reached, an open"
        " one a milestone planned; a broken line leads from the date first planned to the one now,"
        f" and an arrow to today from a milestone that is overdue. {'; '.join(counted)}."
    )

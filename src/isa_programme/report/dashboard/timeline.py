"""The timeline of the programme by function."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from isa_programme.calendars.months import Month, latest
from isa_programme.questions.programme.milestones import MilestoneRow
from isa_programme.questions.standing_words import MilestoneStanding
from isa_programme.questions.timeline import Event, EventKind, timeline
from isa_programme.record.courses import Slip
from isa_programme.record.route_maps import RouteMap
from isa_programme.record.vocabulary import Function
from isa_programme.report.dashboard.anchors import anchor, explains, line_of
from isa_programme.report.dashboard.days import short
from isa_programme.report.dashboard.drawing import Picture
from isa_programme.report.dashboard.gathered import Gathered
from isa_programme.report.dashboard.page import Part
from isa_programme.report.dashboard.pictures.timeline import (
    Band,
    left_out,
    state,
    timeline_picture,
)
from isa_programme.report.dashboard.tables import (
    Column,
    ColumnKind,
    Dated,
    Linked,
    Row,
    Several,
    Table,
)

NAME = "timeline"
_BACK, _AHEAD = timedelta(days=3 * 366), timedelta(days=2 * 366)
_MILESTONES = (
    Column("Milestone"),
    Column("Part of the programme"),
    Column("Owned by", optional=True),
    Column("Planned for", ColumnKind.DATE),
    Column("First planned for", ColumnKind.DATE, optional=True),
    Column("Moved", optional=True),
    Column("Reached", ColumnKind.DATE),
    Column("Stands"),
    Column("Days late", ColumnKind.NUMBER),
)
_FACTS = (
    Column("Public fact"),
    Column("Day", ColumnKind.DATE),
    Column("Function", optional=True),
    Column("Source"),
)
_MONTHS = (
    Column("Month", ColumnKind.DATE),
    Column("Function"),
    Column("Advice issued", ColumnKind.NUMBER),
    Column("Answers received", ColumnKind.NUMBER),
)


def timeline_part(known: Gathered) -> Part:
    """The part of the page."""
    events = timeline(known.register, as_at=known.as_at)
    bands = _bands(known, events)
    return Part(
        name=NAME,
        heading="The programme on a timeline",
        said=_said(known),
        pictures=_pictures(known, bands),
        tables=(
            Table(
                name="milestones",
                caption="Milestones, by the date each is planned for",
                columns=_MILESTONES,
                rows=tuple(_milestone(known, row) for row in known.milestones),
                nothing="No milestone is planned.",
                filtered_by="afs",
            ),
            Table(
                name="exchanged",
                caption="Advice issued and answers received, by month and function",
                columns=_MONTHS,
                rows=tuple(_months(known, events)),
                nothing="No advice has been issued.",
                filtered_by="f",
            ),
            Table(
                name="public-facts",
                caption="Public facts",
                columns=_FACTS,
                rows=tuple(_fact(known, each) for each in events if each.what is EventKind.FACT),
                nothing="No public fact is noted.",
                filtered_by="f",
            ),
        ),
    )


def _said(known: Gathered) -> tuple[str, ...]:
    rows = known.milestones
    if not rows:
        return ()
    reached = sum(row.reached_on is not None for row in rows)
    overdue = sum(row.standing is MilestoneStanding.OVERDUE for row in rows)
    moved = sum(bool(row.slips) for row in rows)
    return (
        f"{reached} of {len(rows)} milestones reached, {overdue} overdue; {moved} moved.",
        "A month is to its last day.",
    )


def _bands(known: Gathered, events: Sequence[Event]) -> tuple[Band, ...]:
    programme = known.register.programme
    functions = programme.functions if programme else tuple(Function)
    bands = [
        Band(
            name=each.value.capitalize(),
            events=tuple(event for event in events if event.function is each),
            milestones=tuple(row for row in known.milestones if row.function is each),
        )
        for each in Function
        if each in functions or any(event.function is each for event in events)
    ]
    rest = tuple(event for event in events if event.function is None)
    own = [r for r in known.milestones if r.function is None and not r.route_map]
    bands.append(Band(name="Not tied to one function", events=rest, milestones=tuple(own)))
    for slug in dict.fromkeys(row.route_map for row in known.milestones if row.route_map):
        mine = tuple(row for row in known.milestones if row.route_map == slug)
        bands.append(Band(name=part_of(known, mine[0]), events=(), milestones=mine))
    return tuple(band for band in bands if band.events or band.milestones)


def part_of(known: Gathered, row: MilestoneRow) -> str:
    """The function a milestone belongs to, or its route map."""
    if row.function is not None:
        return row.function.value
    if row.route_map:
        title = known.register.one_of(RouteMap, row.route_map).noun.title
        return title if title.casefold().startswith("route map") else f"Route map: {title}"
    return ""


def _pictures(known: Gathered, bands: Sequence[Band]) -> tuple[Picture, ...]:
    if not bands:
        return ()
    days = [*_days(bands), known.as_at]
    earliest = known.as_at - min(_BACK, known.as_at - date.min)
    furthest = known.as_at + min(_AHEAD, date.max - known.as_at)
    first, last = max(min(days), earliest), min(max(days), furthest)
    room = timedelta(days=max(7, (last - first).days // 40))
    if last <= date.max - room:
        last += room
    if first >= date.min + room:
        first -= room
    before = sum(latest(event.on) < first for band in bands for event in band.events)
    after = sum(latest(event.on) > last for band in bands for event in band.events)
    said = [
        f"{number} {'is' if number == 1 else 'are'} {where} than the picture reaches"
        for number, where in ((before, "earlier"), (after, "later"))
        if number
    ]
    note = f"Of advice, answers and public facts {' and '.join(said)}." if said else ""
    if rest := left_out(bands):
        more = "1 more milestone stands" if rest == 1 else f"{rest} more milestones stand"
        note = f"{note} {more} in the table alone.".strip()
    return (timeline_picture(bands, as_at=known.as_at, first=first, last=last, note=note),)


def _days(bands: Iterable[Band]) -> Iterable[date]:
    for band in bands:
        yield from (latest(event.on) for event in band.events)
        for row in band.milestones:
            yield latest(row.planned_for)
            yield latest(row.first_planned_for)
            if row.reached_on is not None:
                yield latest(row.reached_on)


def _milestone(known: Gathered, row: MilestoneRow) -> Row:
    name = anchor("milestone", row.slug)
    owners = known.names_of(row.owners)
    return Row(
        cells=(
            Linked(row.title, explains(name)),
            part_of(known, row),
            owners[0] if len(owners) == 1 else Several(owners),
            Dated(row.planned_for),
            Dated(row.first_planned_for) if row.slips else None,
            Several(tuple(map(moved, row.slips))),
            Dated(row.reached_on),
            state(row),
            row.days_late,
        ),
        name=line_of(name),
        tags=known.tags(addressees=row.owners, function=row.function, sectors=row.sectors),
    )


def moved(slip: Slip) -> str:
    """How a date moved: when, to when, and why."""
    why = f": {slip.reason}" if slip.reason else ""
    return f"{short(slip.moved_on)}, to {short(slip.after)}{why}"


def _fact(known: Gathered, event: Event) -> Row:
    return Row(
        cells=(
            event.title,
            Dated(event.on),
            event.function.value if event.function else "",
            event.source,
        ),
        tags=known.tags(function=event.function),
    )


def _months(known: Gathered, events: Iterable[Event]) -> Iterable[Row]:
    counted: Counter[tuple[date, Function | None, EventKind]] = Counter()
    months: dict[tuple[date, str], Function | None] = {}
    for event in events:
        if event.what is not EventKind.FACT:
            month = latest(event.on).replace(day=1)
            counted[month, event.function, event.what] += 1
            months[month, event.function.value if event.function else ""] = event.function
    for (month, words), function in sorted(months.items(), key=lambda each: each[0]):
        yield Row(
            cells=(
                Dated(Month(month.year, month.month)),
                words or "not tied to one function",
                counted[month, function, EventKind.ADVICE],
                counted[month, function, EventKind.ANSWER],
            ),
            tags=known.tags(function=function),
        )

"""What is linked: papers by topic, sector and reference, and everything that points at one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from attrs import field, frozen

from isa_programme.calendars.months import CivilDate, latest
from isa_programme.errors import UnknownReferenceError
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.commitments import Commitment
from isa_programme.record.engagements import Engagement
from isa_programme.record.entries import Entry
from isa_programme.record.facts import AdviceLinked, ResponseReceived
from isa_programme.record.insights import Impact, Insight
from isa_programme.record.links import LinkTo, links_of
from isa_programme.record.milestones import Milestone
from isa_programme.record.names import reference_of
from isa_programme.record.objectives import Objective
from isa_programme.record.prevention import Aim, Policy
from isa_programme.record.references import Reference
from isa_programme.record.register import Register
from isa_programme.record.responses import Response
from isa_programme.record.route_maps import RouteMap


@frozen(kw_only=True)
class PointerRow:
    """Something tagged by a topic or sector, or that points at a reference.

    Attributes:
        what: what it is: advice, response, milestone, commitment, engagement and the like.
        reference: its reference or slug.
        on: the day (or month) it is dated by.
        title: what it says, in a line.
        offices: slugs of the offices it is from, to, with, or owned by.
        entry: the number of the entry that recorded it.
    """

    what: str
    reference: str
    on: CivilDate
    title: str
    offices: tuple[str, ...]
    entry: int


@frozen(kw_only=True)
class Tags:
    """What something is tagged with."""

    topics: frozenset[str] = field(default=frozenset())
    sectors: frozenset[str] = field(default=frozenset())
    references: frozenset[str] = field(default=frozenset())


def pointers(register: Register, *, as_at: date) -> Iterator[tuple[PointerRow, Tags]]:
    """Everything that can be tagged, recorded by the end of a day, with its tags.

    A response carries the tags of the paper it answers, and of the recommendations it decides on.
    """
    for file in register.files.values():
        if latest(file.advice.issued_on) <= as_at:
            yield from _advice(file, as_at)
    for name, followed in register.followed.items():
        noun = followed.noun_by(as_at)
        if not followed.is_there(as_at) or (row := _row(name, noun, followed.recorded)) is None:
            continue
        yield (
            row,
            Tags(
                topics=frozenset(getattr(noun, "topics", ())),
                sectors=frozenset(getattr(noun, "sectors", ())),
                references=frozenset(
                    each.name for each in links_of(noun) if each.to is LinkTo.REFERENCE
                ),
            ),
        )


def _advice(file: AdviceFile, as_at: date) -> Iterator[tuple[PointerRow, Tags]]:
    advice, entries = file.advice, file.entries_by(as_at)
    linked = [entry.fact for entry in entries if isinstance(entry.fact, AdviceLinked)]
    parts: tuple[int | None, ...] = (None, *range(1, len(advice.recommendations) + 1))
    tags = {part: _tags(linked, part) for part in parts}
    for part in parts:
        yield (
            PointerRow(
                what="advice",
                reference=reference_of(advice.reference, part),
                on=advice.issued_on,
                title=advice.title if part is None else advice.recommendations[part - 1].text,
                offices=advice.asked(part),
                entry=file.issued.number,
            ),
            tags[part],
        )
    for entry in entries:
        if isinstance(fact := entry.fact, ResponseReceived) and fact.response.shown:
            yield _answer(fact.response, entry.number, tags)


def _answer(
    response: Response, entry: int, tags: Mapping[int | None, Tags]
) -> tuple[PointerRow, Tags]:
    """A response with the tags of the paper, and of the recommendations it is about."""
    decided = response.dispositions
    about = (None, *response.recommendations, *(each.recommendation for each in decided))
    found = [tags[part] for part in about if part in tags]
    said = "; ".join(f"{each.recommendation} {each.kind}" for each in decided)
    row = PointerRow(
        what="response",
        reference=response.reference,
        on=response.received_on,
        title=f"{response.kind} to {response.advice}" + (f": {said}" if said else ""),
        offices=response.sent_by,
        entry=entry,
    )
    return row, Tags(
        topics=frozenset().union(*(each.topics for each in found)),
        sectors=frozenset().union(*(each.sectors for each in found)),
        references=frozenset().union(*(each.references for each in found)),
    )


def _tags(linked: list[AdviceLinked], part: int | None) -> Tags:
    """The tags of a paper, or of one recommendation of it, apart from those of the whole."""
    mine = [
        each
        for each in linked
        if (part is None and not each.recommendations) or part in each.recommendations
    ]
    return Tags(
        topics=frozenset(topic for each in mine for topic in each.topics),
        sectors=frozenset(sector for each in mine for sector in each.sectors),
        references=frozenset(name for each in mine for name in each.references),
    )


def _row(name: str, noun: object, recorded: Entry) -> PointerRow | None:
    offices: tuple[str, ...] = ()
    on: CivilDate = recorded.happened_on
    match noun:
        case Milestone():
            what, on, title, offices = "milestone", noun.planned_for, noun.title, noun.owners
        case Commitment():
            what, title, offices = "commitment", noun.text, (noun.owner,)
        case Engagement():
            what, title, offices = str(noun.kind), noun.title, noun.addressees
        case Insight():
            what, title, offices = "insight", noun.title, noun.concerns
        case Impact():
            what, title = "impact", noun.title
        case Objective():
            what, title = "objective", noun.title
        case RouteMap():
            what, title, offices = "route map", noun.title, noun.responsible
        case Aim():
            what, title = "aim", noun.title
        case Policy():
            what, title, offices = "policy", noun.title, (noun.owner,) if noun.owner else ()
        case Reference():
            what, title, offices = "reference", noun.title, (noun.lead,) if noun.lead else ()
        case _:
            return None
    return PointerRow(
        what=what, reference=name, on=on, title=title, offices=offices, entry=recorded.number
    )


@frozen(kw_only=True)
class TopicRow:
    """A topic, with how much is tagged with it and when last.

    Attributes:
        topic: the topic.
        items: how many papers, answers, meetings and the like are tagged with it.
        last_on: the day (or month) of the newest of them.
    """

    topic: str
    items: int
    last_on: CivilDate


def topics(register: Register, *, as_at: date) -> tuple[TopicRow, ...]:
    """Every topic that something recorded by the end of a day is tagged with, by name."""
    found: dict[str, list[CivilDate]] = {}
    for row, tags in pointers(register, as_at=as_at):
        for topic in tags.topics:
            found.setdefault(topic, []).append(row.on)
    return tuple(
        TopicRow(topic=topic, items=len(dates), last_on=max(dates, key=latest))
        for topic, dates in sorted(found.items())
    )


def thread(register: Register, topic: str, *, as_at: date) -> tuple[PointerRow, ...]:
    """Everything on a topic: meetings, advice, answers, insights and the like, by date.

    Raises:
        UnknownReferenceError: nothing is tagged with it.
    """
    found = [row for row, tags in pointers(register, as_at=as_at) if topic in tags.topics]
    if not found:
        raise UnknownReferenceError("topic", topic, "isa topic shows them all")
    return _by_date(found)


def pointing_at(register: Register, reference: str, *, as_at: date) -> tuple[PointerRow, ...]:
    """Everything that rests on a reference, or on a part of it, by date.

    Args:
        register: the record.
        reference: its name, or one of its aliases.
        as_at: the day asked about, to its end.

    Raises:
        UnknownReferenceError: nothing is noted under it, and nothing names it.
    """
    name = known_reference(register, reference)
    within = parts_of(register, name, as_at=as_at)
    found = [row for row, tags in pointers(register, as_at=as_at) if tags.references & within]
    if not found and all(name != each.noun.name for each in register.all_of(Reference)):
        raise UnknownReferenceError("reference", reference, "isa refs shows them all")
    return _by_date(found)


def in_sector(register: Register, sector: str, *, as_at: date) -> tuple[PointerRow, ...]:
    """Everything tagged with a sector, by date; nothing where nothing is."""
    return _by_date(
        [row for row, tags in pointers(register, as_at=as_at) if sector in tags.sectors]
    )


def known_reference(register: Register, given: str) -> str:
    """The name of a reference that was given by its name or by one of its aliases."""
    references = register.all_of(Reference)
    if any(given == each.noun.name for each in references):
        return given
    for each in references:
        if given in each.noun.aliases:
            return each.noun.name
    return given


def parts_of(register: Register, name: str, *, as_at: date) -> frozenset[str]:
    """A reference and everything that is a part of it by the end of a day, however deep."""
    found, waiting = {name}, [name]
    below: dict[str, list[str]] = {}
    for each in register.all_of(Reference):
        below.setdefault(each.noun_by(as_at).part_of, []).append(each.noun.name)
    while waiting:
        fresh = [part for part in below.get(waiting.pop(), ()) if part not in found]
        found.update(fresh)
        waiting += fresh
    return frozenset(found)


def _by_date(rows: list[PointerRow]) -> tuple[PointerRow, ...]:
    return tuple(sorted(rows, key=lambda row: (latest(row.on), row.entry, row.reference)))

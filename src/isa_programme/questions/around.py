"""What stands around the programme: references by scheme, and who is responsible for what."""

from __future__ import annotations

from collections import Counter
from datetime import date

from attrs import frozen

from isa_programme.errors import UnknownReferenceError
from isa_programme.questions.commitment_lines import commitment_lines
from isa_programme.questions.linked import pointers
from isa_programme.questions.programme.milestones import milestones
from isa_programme.questions.programme.objectives import route_maps_seen
from isa_programme.questions.standing import standings
from isa_programme.questions.standing_words import Standing
from isa_programme.record.bodies import BodyRole
from isa_programme.record.facts import BodyDescribed
from isa_programme.record.references import KnownScheme, Reference, Scheme
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import BodyLevel


@frozen(kw_only=True)
class ReferenceRow:
    """Something around the promise, as it was seen last.

    Attributes:
        name: its scheme and its id.
        scheme: its scheme.
        title: what it is called.
        text: what it says.
        part_of: the reference it is a part of; "" for none.
        lead: the slug of the office or body that leads it; "" where none is known.
        aliases: other names and addresses it was seen under.
        sectors: the sectors it concerns.
        seen_on: the day it was seen so last; None where that is not known.
        noted: whether it was noted at all, or is only named by something else.
        pointed_at_by: how many things recorded by the day asked about rest on it.
        source: where it was seen.
        entry: the number of the entry that noted it first; None where none did.
    """

    name: str
    scheme: str
    title: str
    text: str
    part_of: str
    lead: str
    aliases: tuple[str, ...]
    sectors: tuple[str, ...]
    seen_on: date | None
    noted: bool
    pointed_at_by: int
    source: str
    entry: int | None


def references(
    register: Register, *, as_at: date, scheme: str | None = None
) -> tuple[ReferenceRow, ...]:
    """Every reference noted or named, whatever day it was seen, in the order first met.

    Raises:
        UnknownReferenceError: there is no such scheme.
    """
    own = [each.noun.slug for each in register.all_of(Scheme)]
    if scheme is not None and scheme not in (known := (*KnownScheme, *own)):
        raise UnknownReferenceError("scheme", scheme, f"there are {', '.join(known)}")
    counted: Counter[str] = Counter()
    for _, tags in pointers(register, as_at=as_at):
        counted.update(tags.references)
    rows = [
        _noted(each.noun_by(as_at), counted.pop(name, 0), each.recorded.number)
        for name, each in register.followed.items()
        if isinstance(each.noun, Reference)
    ]
    rows += [_only_named(name, counted[name]) for name in sorted(counted)]
    return tuple(row for row in rows if scheme in (None, row.scheme))


def _noted(seen: Reference, times: int, entry: int) -> ReferenceRow:
    return ReferenceRow(
        name=seen.name,
        scheme=seen.scheme,
        title=seen.title,
        text=seen.text,
        part_of=seen.part_of,
        lead=seen.lead,
        aliases=seen.aliases,
        sectors=seen.sectors,
        seen_on=seen.seen_on,
        noted=True,
        pointed_at_by=times,
        source=seen.source,
        entry=entry,
    )


def _only_named(name: str, times: int) -> ReferenceRow:
    return ReferenceRow(
        name=name,
        scheme=name.partition(":")[0],
        title="",
        text="",
        part_of="",
        lead="",
        aliases=(),
        sectors=(),
        seen_on=None,
        noted=False,
        pointed_at_by=times,
        source="",
        entry=None,
    )


@frozen(kw_only=True)
class BodyRow:
    """An office or body, with its part in keeping the promise and what is asked of it.

    Attributes:
        slug: its slug.
        name: its name.
        kind: the class it belongs to, by which a protocol chooses.
        body: the slug of the body it belongs to; None for none.
        level: where it stands; None where nobody described it.
        role: what it does.
        sectors: the sectors it works in.
        since: the first day of that part; None where it is not known.
        until: the last day; None while it lasts, or where it is not known.
        leads: references that it leads.
        route_maps: slugs of the route maps it is responsible for.
        milestones: slugs of the open milestones it owns.
        commitments: references of the open commitments it made.
        owes: references of what it is asked and has not answered.
        overdue: how many of those are overdue.
        source: where its part is stated.
    """

    slug: str
    name: str
    kind: str
    body: str | None
    level: BodyLevel | None
    role: str
    sectors: tuple[str, ...]
    since: date | None
    until: date | None
    leads: tuple[str, ...]
    route_maps: tuple[str, ...]
    milestones: tuple[str, ...]
    commitments: tuple[str, ...]
    owes: tuple[str, ...]
    overdue: int
    source: str


def bodies(
    register: Register,
    *,
    as_at: date,
    sector: str | None = None,
    level: BodyLevel | None = None,
) -> tuple[BodyRow, ...]:
    """Every office and body, with what is asked of it at the end of a day.

    Args:
        register: the record.
        as_at: the day asked about, to its end.
        sector: only those that work in this sector.
        level: only those of this level.
    """
    lines = [line for line in standings(register, as_at=as_at) if line.owed]
    made = [*commitment_lines(register, as_at=as_at)]
    planned = [row for row in milestones(register, as_at=as_at) if row.is_open]
    seen = [route_map for route_map, _ in route_maps_seen(register, as_at=as_at)]
    rows = []
    for slug, office in register.addressees.items():
        part = role_on(register, slug, as_at)
        rows.append(
            BodyRow(
                slug=slug,
                name=office.name_on(as_at),
                kind=office.kind,
                body=office.body,
                level=part.level if part else None,
                role=part.role if part else "",
                sectors=part.sectors if part else (),
                since=part.since if part else None,
                until=part.until if part else None,
                leads=tuple(
                    each.noun.name
                    for each in register.all_of(Reference)
                    if each.noun_by(as_at).lead == slug
                ),
                route_maps=tuple(each.slug for each in seen if slug in each.responsible),
                milestones=tuple(row.slug for row in planned if slug in row.owners),
                commitments=tuple(line.reference for line in made if line.addressee == slug),
                owes=tuple(
                    dict.fromkeys(line.reference for line in lines if line.addressee == slug)
                ),
                overdue=sum(
                    line.standing is Standing.OVERDUE for line in lines if line.addressee == slug
                ),
                source=part.source if part else "",
            )
        )
    return tuple(
        row
        for row in rows
        if (sector is None or sector in row.sectors) and level in (None, row.level)
    )


def role_on(register: Register, slug: str, day: date) -> BodyRole | None:
    """The part an office or body has on a day, as described last; None where none is known."""
    described = [
        entry.fact.body
        for entry in register.bodies.get(slug, ())
        if isinstance(entry.fact, BodyDescribed)
    ]
    current = [
        each
        for each in described
        if (each.since is None or each.since <= day) and (each.until is None or day <= each.until)
    ]
    return current[-1] if current else None

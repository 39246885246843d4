"""Offices and bodies as rows, with who holds them."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from isa_programme.calendars.months import CivilDate
from isa_programme.record.register import Register


@frozen(kw_only=True)
class OfficeRow:
    """An office or body, with who holds it on the day asked about.

    Attributes:
        slug: its slug.
        name: its name on that day.
        kind: what kind of office or body it is.
        body: the slug of the body it belongs to, if to any.
        holder: who holds it on that day; None where nobody is known to.
        answers_for: slugs of those for whom it answers too.
        ours: whether it is our own office.
        closed_on: its last day; None while it is open.
        successor: the slug of what took its place, if anything did.
    """

    slug: str
    name: str
    kind: str
    body: str | None
    holder: str | None
    answers_for: tuple[str, ...]
    ours: bool
    closed_on: date | None
    successor: str | None


@frozen(kw_only=True)
class HolderRow:
    """A term in an office.

    Attributes:
        addressee: the slug of the office.
        name: who held it.
        first: the first day (or month) of the term.
        last: its last day (or month); None while it lasts.
        source: where it is published.
    """

    addressee: str
    name: str
    first: CivilDate
    last: CivilDate | None
    source: str


def offices(register: Register, *, as_at: date) -> tuple[OfficeRow, ...]:
    """Every office and body, with who holds it at the end of a day."""
    rows = []
    for addressee in register.addressees.values():
        holder = addressee.holder_on(as_at)
        rows.append(
            OfficeRow(
                slug=addressee.slug,
                name=addressee.name_on(as_at),
                kind=addressee.kind,
                body=addressee.body,
                holder=None if holder is None else holder.name,
                answers_for=addressee.answers_for,
                ours=addressee.ours,
                closed_on=addressee.closed_on,
                successor=addressee.successor,
            )
        )
    return tuple(rows)


def holders(register: Register, slug: str) -> tuple[HolderRow, ...]:
    """Every term recorded in an office, in order.

    Raises:
        UnknownReferenceError: the record holds no such office.
    """
    return tuple(
        HolderRow(
            addressee=slug,
            name=held.name,
            first=held.first,
            last=held.last,
            source=held.source,
        )
        for held in register.addressee(slug).terms
    )

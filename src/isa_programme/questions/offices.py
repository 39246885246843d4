"""Offices and bodies as rows, with who holds them."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from isa_programme.calendars.months import CivilDate
from isa_programme.record.register import Register


@frozen(kw_only=True)
class OfficeRow:
    """An office or body, with who holds it on the day asked about."""

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
    """A term in an office."""

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

"""Rules about offices: every slug is well formed and known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from isa_programme.calendars.months import earliest, latest
from isa_programme.errors import FaultsError
from isa_programme.record.facts import (
    AddresseeAdded,
    AddresseeClosed,
    AddresseeRenamed,
    AdviceIssued,
    AdviceMarked,
    AdviceTransferred,
    CalendarAdopted,
    Fact,
    HolderAppointed,
    ProgrammeAdopted,
    ResponseReceived,
    Scoped,
)
from isa_programme.record.findings import Finding
from isa_programme.record.names import check_slug
from isa_programme.record.register import Register
from isa_programme.record.rules.found import refusal, warning
from isa_programme.record.rules.rule import rule


@rule
def slugs_are_slugs(
    _register: Register, fact: AddresseeAdded | CalendarAdopted | ProgrammeAdopted, _on: date
) -> Iterator[Finding]:
    """New slugs, kinds and calendars' names are small ASCII letters, figures and hyphens."""
    match fact:
        case AddresseeAdded(addressee=addressee):
            pairs = [("slug", addressee.slug), ("kind", addressee.kind)]
        case ProgrammeAdopted(programme=programme):
            pairs = [("adviser", programme.adviser)]
        case CalendarAdopted(calendar=calendar):
            pairs = [("name", calendar.name)]
    for field, slug in pairs:
        try:
            check_slug(slug, field)
        except FaultsError as error:
            yield refusal("slugs-are-slugs", str(error), fact)


@rule
def offices_are_new(register: Register, fact: AddresseeAdded, _on: date) -> Iterator[Finding]:
    """An office is added once."""
    if fact.addressee.slug in register.addressees:
        slug = fact.addressee.slug
        yield refusal("offices-are-new", f"slug: {slug} is an addressee already", fact)


@rule
def offices_are_known(register: Register, fact: Fact, _on: date) -> Iterator[Finding]:
    """Every office named has been added before."""
    for field, slug in _named(fact):
        if slug not in register.addressees:
            yield refusal(
                "offices-are-known",
                f"{field}: no addressee {slug!a} in this record;"
                " isa addressee list shows them all, isa addressee add makes one",
                fact,
            )


def _named(fact: Fact) -> Iterator[tuple[str, str]]:
    match fact:
        case AddresseeAdded(addressee=addressee):
            if addressee.body is not None:
                yield "body", addressee.body
            yield from _each("answers_for", addressee.answers_for)
        case HolderAppointed(addressee=slug) | AddresseeRenamed(addressee=slug):
            yield "addressee", slug
        case AddresseeClosed(addressee=slug, successor=successor):
            yield "addressee", slug
            if successor is not None:
                yield "successor", successor
        case AdviceIssued(advice=advice):
            yield "issued_by", advice.issued_by
            yield from _each("addressees", advice.addressees)
            yield from _each("copied_to", advice.copied_to)
            for number, recommendation in enumerate(advice.recommendations, start=1):
                own = (s for s in recommendation.addressees if s not in advice.addressees)
                yield from _each(f"recommendation {number}: addressees", own)
        case AdviceMarked(addressee=str(slug)):
            yield "addressee", slug
        case ResponseReceived(response=response):
            yield from _each("sent_by", response.sent_by)
            yield from _each("on_behalf_of", response.on_behalf_of)
        case _ if isinstance(fact, Scoped):
            yield from _each("addressees", fact.scope.addressees)
            if isinstance(fact, AdviceTransferred):
                yield "to", fact.to


def _each(field: str, slugs: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((field, slug) for slug in slugs)


@rule
def offices_are_open(
    register: Register, fact: AddresseeClosed | AdviceIssued, _on: date
) -> Iterator[Finding]:
    """Advice to an office that no longer existed is worth a second look; it closes once."""
    match fact:
        case AdviceIssued(advice=advice):
            for slug in advice.everyone_asked:
                known = register.addressees.get(slug)
                if known and known.closed_on and known.closed_on < earliest(advice.issued_on):
                    heir = f"; its successor is {known.successor}" if known.successor else ""
                    yield warning(
                        "offices-are-open",
                        f"addressees: {slug} was closed on {known.closed_on}{heir}",
                        fact,
                    )
        case AddresseeClosed(addressee=slug):
            known = register.addressees.get(slug)
            if known and known.closed_on:
                yield refusal(
                    "offices-are-open", f"addressee: {slug} was closed on {known.closed_on}", fact
                )


@rule
def terms_run_forward(register: Register, fact: HolderAppointed, _on: date) -> Iterator[Finding]:
    """A term does not end before it begins, nor begin twice on one day."""
    held = fact.holder
    if held.last is not None and latest(held.last) < earliest(held.first):
        yield refusal("terms-run-forward", f"last: {held.last} lies before {held.first}", fact)
    known = register.addressees.get(fact.addressee)
    if known and any(past.first == held.first for past in known.holders):
        yield refusal(
            "terms-run-forward",
            f"first: a term of {fact.addressee} from {held.first} is recorded already",
            fact,
        )


OFFICE_RULES = (
    slugs_are_slugs,
    offices_are_new,
    offices_are_known,
    offices_are_open,
    terms_run_forward,
)

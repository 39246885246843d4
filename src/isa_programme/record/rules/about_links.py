"""Rules about links: what is named is known, and one name names one thing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from isa_programme.errors import FaultsError, UnknownReferenceError
from isa_programme.record.answer_to import answer_to
from isa_programme.record.commitments import Commitment
from isa_programme.record.facts import (
    AddresseeAdded,
    AdviceLinked,
    CadenceSet,
    CommitmentMade,
    Fact,
    Linking,
    ReferenceNoted,
    ResponseJudged,
    RouteMapSeen,
)
from isa_programme.record.findings import Finding
from isa_programme.record.links import Link, LinkTo, links_of
from isa_programme.record.milestones import Milestone
from isa_programme.record.names import check_slug, looks_assigned, reference_of
from isa_programme.record.objectives import Objective
from isa_programme.record.prevention import Aim, Policy
from isa_programme.record.references import KnownScheme, Reference, Scheme, is_reference
from isa_programme.record.register import Register
from isa_programme.record.route_maps import RouteMap
from isa_programme.record.rules.found import note, refusal
from isa_programme.record.rules.rule import rule

_FOLLOWED = {
    LinkTo.AIM: Aim,
    LinkTo.COMMITMENT: Commitment,
    LinkTo.MILESTONE: Milestone,
    LinkTo.OBJECTIVE: Objective,
    LinkTo.POLICY: Policy,
    LinkTo.ROUTE_MAP: RouteMap,
}
_SEEN_AGAIN = (CadenceSet, ReferenceNoted, RouteMapSeen)
_TAGS = ("topics", "sectors", "groups", "systems")


@rule
def links_are_known(register: Register, fact: Linking, _on: date) -> Iterator[Finding]:
    """Whatever is named has been recorded before; a reference may be new in a scheme known."""
    for link in links_of(fact):
        if fault := _unknown(register, link):
            yield refusal("links-are-known", f"{link.field}: {fault}", fact)
        elif link.to is LinkTo.REFERENCE and link.name not in register.followed:
            yield note(
                "links-are-known", f"{link.field}: nothing is noted under {link.name} yet", fact
            )


def _unknown(register: Register, link: Link) -> str:
    name = link.name
    match link.to:
        case LinkTo.ADDRESSEE:
            return "" if name in register.addressees else f"no addressee {name!a} in this record"
        case LinkTo.ADVICE:
            return _unknown_paper(register, name)
        case LinkTo.ANSWER if not isinstance(
            _noun(register, name), Milestone | Commitment
        ) and not looks_like_answer(register, name):
            return f"no milestone, commitment or advice {name!a} in this record"
        case LinkTo.ANSWER if name not in register.followed:
            office = answer_to(name).office
            paper = name.partition("@")[0]
            if office and office not in register.addressees:
                return f"no addressee {office!a} in this record"
            return _unknown_paper(register, paper)
        case LinkTo.RESPONSE:
            return "" if name in register.responses else f"no response {name!a} in this record"
        case LinkTo.REFERENCE:
            return _unfit_reference(register, name)
        case to if to in _FOLLOWED and not isinstance(_noun(register, name), _FOLLOWED[to]):
            return f"no {to} {name!a} in this record"
        case _:
            return ""


def looks_like_answer(register: Register, name: str) -> bool:
    """Whether a name means an answer to advice, were the advice known."""
    reference = name.partition("@")[0]
    paper = answer_to(reference).target.paper
    return looks_assigned(paper) or reference in register.aliases or paper in register.aliases


def _noun(register: Register, name: str) -> object:
    found = register.followed.get(name)
    return None if found is None else found.noun


def _unknown_paper(register: Register, reference: str) -> str:
    try:
        register.target(reference)
    except UnknownReferenceError as error:
        return str(error)
    return ""


def _unfit_reference(register: Register, name: str) -> str:
    if not is_reference(name):
        return (
            f"{name!a} is no reference; write a scheme, a colon and an id in small letters, as in"
            " vision-statement:3"
        )
    scheme = name.partition(":")[0]
    if scheme in set(KnownScheme) or isinstance(_noun(register, scheme), Scheme):
        return ""
    return f"no scheme {scheme!a}; there are {', '.join(KnownScheme)}, and those you name"


@rule
def names_name_one_thing(
    register: Register, fact: AddresseeAdded | Linking, _on: date
) -> Iterator[Finding]:
    """A slug names one thing in a record, whatever its kind."""
    if isinstance(fact, AddresseeAdded):
        if fact.addressee.slug in register.followed:
            yield _taken(fact, f"slug: {fact.addressee.slug} names something else already")
        return
    if not fact.opens:
        return
    name = str(fact.about)
    if looks_assigned(name) and fact.named_by.endswith(".reference"):
        return
    if isinstance(fact, ReferenceNoted):
        if fault := _unfit_reference(register, name):
            yield _taken(fact, f"name: {fault}")
    else:
        try:
            check_slug(name, "slug")
        except FaultsError as error:
            yield _taken(fact, str(error))
    known = register.followed.get(name)
    same = known is not None and type(known.noun) is type(getattr(fact, fact.opens))
    if _names_another(register, name) or (known is not None and not same):
        yield _taken(fact, f"slug: {name} names something else in this record already")
    elif same and not isinstance(fact, _SEEN_AGAIN):
        yield _taken(fact, f"slug: {name} is there already")


def _names_another(register: Register, name: str) -> bool:
    """Whether a name is that of an office, calendar, scheme, paper or protocol."""
    held = (register.addressees, register.calendars, register.aliases, set(KnownScheme))
    return any(name in each for each in held) or any(
        protocol.name == name for protocol in register.protocols
    )


def _taken(fact: Fact, sentence: str) -> Finding:
    return refusal("names-name-one-thing", sentence, fact)


@rule
def nothing_names_itself(
    register: Register, fact: AdviceLinked | ReferenceNoted, _on: date
) -> Iterator[Finding]:
    """A paper does not press itself, and a reference is no part of itself, by whatever way."""
    match fact:
        case AdviceLinked(advice=paper, presses=pressed):
            own = [each for each in pressed if _paper(register, each) == paper]
            faults = [f"presses: {each} is of this paper itself" for each in own]
        case ReferenceNoted(reference=reference) if reference.name in _wholes(register, reference):
            faults = [f"part_of: {reference.part_of} is itself a part of {reference.name}"]
        case _:
            return
    for fault in faults:
        yield refusal("nothing-names-itself", fault, fact)


def _paper(register: Register, reference: str) -> str:
    """The paper that a reference, ours or the office's own, names; "" where there is none."""
    try:
        return register.target(reference).paper
    except UnknownReferenceError:
        return ""


def _wholes(register: Register, reference: Reference) -> list[str]:
    """What a reference is a part of, from the nearest whole outwards."""
    wholes: list[str] = []
    above = reference.part_of
    while above and above not in wholes:
        wholes.append(above)
        noted = _noun(register, above)
        above = noted.part_of if isinstance(noted, Reference) else ""
    return wholes


@rule
def tags_are_slugs(_register: Register, fact: Linking, _on: date) -> Iterator[Finding]:
    """Topics, sectors, groups and systems are slugs, so that each is written one way."""
    for holder in (fact, getattr(fact, fact.opens, None), getattr(fact, "body", None)):
        if holder is None or not attrs.has(type(holder)):
            continue
        for field in _TAGS:
            for tag in getattr(holder, field, ()):
                try:
                    check_slug(tag, field)
                except FaultsError as error:
                    yield refusal("tags-are-slugs", str(error), fact)


@rule
def parts_named_exist(
    register: Register, fact: AdviceLinked | CommitmentMade | ResponseJudged, _on: date
) -> Iterator[Finding]:
    """A recommendation named beside a paper is one that the paper has."""
    named: tuple[int | None, ...]
    match fact:
        case AdviceLinked(advice=paper, recommendations=named):
            pass
        case ResponseJudged(advice=paper, recommendation=number):
            named = (number,)
        case CommitmentMade(commitment=commitment):
            paper, named = commitment.advice, (commitment.recommendation,)
    for number in named:
        if number is None:
            continue
        try:
            register.target(reference_of(paper, number))
        except UnknownReferenceError as error:
            yield refusal("parts-named-exist", f"recommendation: {error}", fact)


@rule
def aliases_are_names(_register: Register, fact: ReferenceNoted, _on: date) -> Iterator[Finding]:
    """An alias is one visible line, kept as it was seen."""
    for alias in fact.reference.aliases:
        if (
            not alias.strip()
            or alias != alias.strip()
            or not alias.isprintable()
            or len(alias) > 500
        ):
            yield refusal(
                "aliases-are-names",
                "aliases: one line of at most 500 visible characters, no blanks around",
                fact,
            )


LINK_RULES = (
    links_are_known,
    names_name_one_thing,
    nothing_names_itself,
    tags_are_slugs,
    parts_named_exist,
    aliases_are_names,
)

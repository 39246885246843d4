"""Rules about protocols: what can be counted, in order, and without two governing one paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product

from isa_programme.calendars.combined import combined
from isa_programme.errors import CalendarError, FaultsError, RefusedError
from isa_programme.record.counting_rules import (
    ProtocolStatus,
)
from isa_programme.record.facts import Fact, ProtocolAgreed
from isa_programme.record.findings import Finding
from isa_programme.record.governing import governing, ties
from isa_programme.record.names import check_slug
from isa_programme.record.protocols import Protocol
from isa_programme.record.register import Register
from isa_programme.record.rules.about_stages import stages_are_sound
from isa_programme.record.rules.found import refusal
from isa_programme.record.rules.rule import rule
from isa_programme.record.vocabulary import Severity


@rule
def versions_follow(register: Register, fact: ProtocolAgreed, _on: date) -> Iterator[Finding]:
    """Versions are numbered 1, 2, 3, and each begins after the one before."""
    protocol = fact.protocol
    try:
        check_slug(protocol.name, "name")
    except FaultsError as error:
        yield refusal("versions-follow", str(error), fact)
    earlier = [known for known in register.protocols if known.name == protocol.name]
    if protocol.version != len(earlier) + 1:
        yield refusal(
            "versions-follow",
            f"version: the next version of {protocol.name} is {len(earlier) + 1},"
            f" not {protocol.version}",
            fact,
        )
    if earlier and protocol.effective_from <= earlier[-1].effective_from:
        yield refusal(
            "versions-follow",
            f"effective_from: {protocol.effective_from} is not after the version before,"
            f" {earlier[-1].effective_from}",
            fact,
        )
    if protocol.status is ProtocolStatus.AGREED and protocol.adopted_on is None:
        yield refusal("versions-follow", "adopted_on: the day it was agreed is needed", fact)


@rule
def calendars_are_adopted(register: Register, fact: ProtocolAgreed, _on: date) -> Iterator[Finding]:
    """A protocol counts by calendars that the record holds, with working days in common."""
    protocol = fact.protocol
    if not protocol.calendars:
        yield refusal("calendars-are-adopted", "calendars: at least one is needed", fact)
    for name in (name for name, times in Counter(protocol.calendars).items() if times > 1):
        yield refusal("calendars-are-adopted", f"calendars: {name} is there twice", fact)
    known = ", ".join(register.calendars) or "none"
    for name in dict.fromkeys(protocol.calendars):
        if name not in register.calendars:
            yield refusal(
                "calendars-are-adopted",
                f"calendars: no calendar {name!a} was adopted here; there is {known}",
                fact,
            )
    if fault := _nothing_in_common(register, protocol.calendars):
        yield refusal("calendars-are-adopted", f"calendars: {fault}", fact)


def _nothing_in_common(register: Register, names: Iterable[str]) -> str:
    """Why calendars can't be counted by together; "" if they can, or are not all adopted."""
    newest = [register.calendar(name) for name in names]
    known = tuple(calendar for calendar in newest if calendar is not None)
    if not known or len(known) < len(newest):
        return ""
    try:
        combined(known)
    except CalendarError as error:
        return str(error)
    return ""


@rule
def one_protocol_governs(register: Register, fact: ProtocolAgreed, _on: date) -> Iterator[Finding]:
    """Two protocols that could govern one paper with as many criteria are refused now.

    Refusing later, when advice is logged, would be too late.
    """
    for rival in ties(fact.protocol, register.protocols):
        yield refusal(
            "one-protocol-governs",
            f"applies_to: {rival} could govern the same paper with as many criteria;"
            " name a further criterion in one of them",
            fact,
        )


@rule
def nothing_issued_is_redated(
    register: Register, fact: ProtocolAgreed, on: date
) -> Iterator[Finding]:
    """A version that begins before papers governed otherwise would re-date them: refused.

    Papers that no protocol governed so far take its dates; that is worth knowing.
    """
    if not _can_be_agreed(register, fact, on):
        return  # what is refused anyway re-dates nothing
    protocol = fact.protocol
    for file in register.files.values():
        advice = file.advice
        parts = range(1, len(advice.recommendations) + 1)
        for slug, part in product(advice.everyone_asked, (None, *parts)):
            kind = register.addressees[slug].kind
            before = governing(register.protocols, advice, part, kind)
            if governing((*register.protocols, protocol), advice, part, kind) != protocol:
                continue
            if before is not None:
                yield refusal(
                    "nothing-issued-is-redated",
                    f"effective_from: {advice.reference}, issued {advice.issued_on}, is governed"
                    f" by {before}; a version changes nothing already issued",
                    fact,
                )
            else:
                yield Finding(
                    rule="nothing-issued-is-redated",
                    severity=Severity.WARNING,
                    sentence=f"{advice.reference}, issued {advice.issued_on} with no protocol in"
                    f" force, takes its dates from {protocol} now",
                    reference=advice.reference,
                )
            break


def refuse_uncountable(protocol: Protocol, register: Register | None = None) -> None:
    """Refuse a protocol version that nothing can be counted by, though it need not be agreed.

    Args:
        protocol: the version, which is only supposed to govern.
        register: the record whose calendars it counts by; None where it counts by others.

    Raises:
        RefusedError: a stage of it is unsound, or its calendars are not there.
    """
    fact, since = ProtocolAgreed(protocol=protocol), protocol.effective_from
    known = register or Register()
    found = [*stages_are_sound(known, fact, since)]
    if register is not None:
        found += calendars_are_adopted(register, fact, since)
    if faults := [each.sentence for each in found if each.severity is Severity.ERROR]:
        raise RefusedError(*faults)


def _can_be_agreed(register: Register, fact: Fact, on: date) -> bool:
    rules = (
        versions_follow,
        calendars_are_adopted,
        stages_are_sound,
        one_protocol_governs,
    )
    return all(
        found.severity is not Severity.ERROR for rule in rules for found in rule(register, fact, on)
    )


PROTOCOL_RULES = (
    versions_follow,
    calendars_are_adopted,
    one_protocol_governs,
    nothing_issued_is_redated,
)

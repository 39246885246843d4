"""Rules about protocols: what can be counted, in order, and without two governing one paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import product

from isa_programme.errors import FaultsError
from isa_programme.record.allowance import Unit
from isa_programme.record.counting_rules import (
    CountsFrom,
    OnTransfer,
    OwedPer,
    ProtocolStatus,
    Receipt,
)
from isa_programme.record.facts import CalendarAdopted, Fact, ProtocolAgreed
from isa_programme.record.findings import Finding
from isa_programme.record.governing import governing, ties
from isa_programme.record.names import check_slug
from isa_programme.record.protocols import Protocol
from isa_programme.record.register import Register
from isa_programme.record.stages import Stage
from isa_programme.record.vocabulary import Severity


def _error(rule: str, sentence: str, protocol: Protocol) -> Finding:
    return Finding(rule=rule, severity=Severity.ERROR, sentence=sentence, reference=protocol.name)


def versions_follow(register: Register, fact: Fact, _on: date) -> Iterator[Finding]:
    """Versions are numbered 1, 2, 3, and each begins after the one before."""
    if not isinstance(fact, ProtocolAgreed):
        return
    protocol = fact.protocol
    try:
        check_slug(protocol.name, "name")
    except FaultsError as error:
        yield _error("versions-follow", str(error), protocol)
    earlier = [known for known in register.protocols if known.name == protocol.name]
    if protocol.version != len(earlier) + 1:
        yield _error(
            "versions-follow",
            f"version: the next version of {protocol.name} is {len(earlier) + 1},"
            f" not {protocol.version}",
            protocol,
        )
    if earlier and protocol.effective_from <= earlier[-1].effective_from:
        yield _error(
            "versions-follow",
            f"effective_from: {protocol.effective_from} is not after the version before,"
            f" {earlier[-1].effective_from}",
            protocol,
        )
    if protocol.status is ProtocolStatus.AGREED and protocol.adopted_on is None:
        yield _error("versions-follow", "adopted_on: the day it was agreed is needed", protocol)


def calendars_are_adopted(register: Register, fact: Fact, _on: date) -> Iterator[Finding]:
    """A protocol counts by one calendar that the record holds."""
    if not isinstance(fact, ProtocolAgreed):
        return
    protocol = fact.protocol
    if len(protocol.calendars) != 1:
        yield _error(
            "calendars-are-adopted",
            f"calendars: this release counts by one calendar, not {len(protocol.calendars)}",
            protocol,
        )
    for name in protocol.calendars:
        if name not in register.calendars:
            known = ", ".join(register.calendars) or "none"
            yield _error(
                "calendars-are-adopted",
                f"calendars: no calendar {name!a} was adopted here; there is {known}",
                protocol,
            )


def calendars_stay(register: Register, fact: Fact, _on: date) -> Iterator[Finding]:
    """A calendar is adopted once under its name: this release does not re-date what is open."""
    if isinstance(fact, CalendarAdopted) and fact.calendar.name in register.calendars:
        yield Finding(
            rule="calendars-stay",
            severity=Severity.ERROR,
            sentence=f"calendar: {fact.calendar.name} was adopted already; this release can't"
            " replace it",
            reference=fact.calendar.name,
        )


def stages_are_sound(_register: Register, fact: Fact, _on: date) -> Iterator[Finding]:
    """Each step is there once, and its rules can be counted."""
    if not isinstance(fact, ProtocolAgreed):
        return
    protocol = fact.protocol
    if not protocol.stages:
        yield _error("stages-are-sound", "stages: at least one step is needed", protocol)
    steps = Counter(stage.name for stage in protocol.stages)
    for name in (name for name, times in steps.items() if times > 1):
        yield _error("stages-are-sound", f"stages: {name} is there twice", protocol)
    listed = {suspension.name for suspension in protocol.suspensions}
    for number, stage in enumerate(protocol.stages, start=1):
        for sentence in _unsound(stage, first=number == 1, listed=listed):
            yield _error("stages-are-sound", f"{stage.name}: {sentence}", protocol)
    proposed = Counter(step.name for step in protocol.escalation)
    for twice in (step for step, times in proposed.items() if times > 1):
        yield _error("stages-are-sound", f"escalation: {twice!a} is there twice", protocol)
    for step in protocol.escalation:
        if step.after < 1:
            yield _error("stages-are-sound", "escalation: after is 1 working day or more", protocol)
        if step.stage not in steps:
            yield _error(
                "stages-are-sound", f"escalation: there is no stage {step.stage}", protocol
            )


def _unsound(stage: Stage, *, first: bool, listed: set[str]) -> Iterator[str]:
    if stage.warn < 0:
        yield "warn: 0 working days or more"
    for name in stage.suspended_in:
        if name not in listed:
            yield f"suspended_in: no suspension {name!a} is listed"
    for channel, delay in stage.channel.items():
        if delay.unit is not Unit.WORKING_DAYS:
            yield f"channel {channel}: the delay is in working days"
    if first and stage.counts_from is CountsFrom.PREVIOUS_STAGE_MET:
        yield "counts_from: the first stage has none before it"
    if stage.counts_from is CountsFrom.COMMITMENT_MADE and stage.owed_per is not OwedPer.COMMITMENT:
        yield "counts_from: only what is owed per commitment counts from one"
    if stage.holding is not None and stage.holding.at_most < 1:
        yield "holding: at_most is 1 or more"
    if stage.every is None and (stage.times is not None or stage.until is not None):
        yield "every: times and until belong to a stage that recurs"
    if not stage.met_by:
        yield "met_by: at least one kind of response meets it"


def one_protocol_governs(register: Register, fact: Fact, _on: date) -> Iterator[Finding]:
    """Two protocols that could govern one paper with as many criteria are refused now.

    Refusing later, when advice is logged, would be too late.
    """
    if not isinstance(fact, ProtocolAgreed):
        return
    for rival in ties(fact.protocol, register.protocols):
        yield _error(
            "one-protocol-governs",
            f"applies_to: {rival} could govern the same paper with as many criteria;"
            " name a further criterion in one of them",
            fact.protocol,
        )


def nothing_issued_is_redated(register: Register, fact: Fact, on: date) -> Iterator[Finding]:
    """A version that begins before papers governed otherwise would re-date them: refused.

    Papers that no protocol governed so far take its dates; that is worth knowing.
    """
    if not isinstance(fact, ProtocolAgreed):
        return
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
                yield _error(
                    "nothing-issued-is-redated",
                    f"effective_from: {advice.reference}, issued {advice.issued_on}, is governed"
                    f" by {before}; a version changes nothing already issued",
                    protocol,
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


def cut_offs_move_receipt(_register: Register, fact: Fact, _on: date) -> Iterator[Finding]:
    """With a cut-off and receipt that stands, Friday evening is later than Saturday morning."""
    if not isinstance(fact, ProtocolAgreed):
        return
    for stage in fact.protocol.stages:
        if stage.cut_off is not None and stage.receipt is Receipt.STANDS:
            yield Finding(
                rule="cut-offs-move-receipt",
                severity=Severity.WARNING,
                sentence=f"{stage.name}: receipt stands beside a cut-off, so what comes late on a"
                " Friday is dated after what comes on the Saturday",
                reference=fact.protocol.name,
            )


def everything_asked_is_counted(_register: Register, fact: Fact, _on: date) -> Iterator[Finding]:
    """A rule this release does not count is refused: a wrong date is worse than none."""
    if not isinstance(fact, ProtocolAgreed):
        return
    protocol = fact.protocol
    asks = [
        ("governs_open: re-dating what is open", protocol.governs_open),
        ("transfer: a clock that restarts", protocol.transfer is OnTransfer.RESTARTS),
        *(
            (f"{stage.name}: every, a stage that recurs", stage.every is not None)
            for stage in protocol.stages
        ),
        *(
            (f"{stage.name}: extension, a bound on extensions", stage.extension is not None)
            for stage in protocol.stages
        ),
        *(
            (f"{stage.name}: owed_per, what is owed per commitment", _per_commitment(stage))
            for stage in protocol.stages
        ),
    ]
    for what, asked in asks:
        if asked:
            yield _error(
                "everything-asked-is-counted", f"{what} is not counted by this release", protocol
            )


def _per_commitment(stage: Stage) -> bool:
    return stage.owed_per is OwedPer.COMMITMENT


def _can_be_agreed(register: Register, fact: Fact, on: date) -> bool:
    rules = (
        versions_follow,
        calendars_are_adopted,
        stages_are_sound,
        one_protocol_governs,
        everything_asked_is_counted,
    )
    return all(
        found.severity is not Severity.ERROR for rule in rules for found in rule(register, fact, on)
    )


PROTOCOL_RULES = (
    versions_follow,
    calendars_are_adopted,
    calendars_stay,
    stages_are_sound,
    one_protocol_governs,
    nothing_issued_is_redated,
    cut_offs_move_receipt,
    everything_asked_is_counted,
)

"""Rules about the record itself: corrections, erasures, holds, who may see what."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from isa_programme.errors import FaultsError
from isa_programme.record.assigning import assigned
from isa_programme.record.converter import unstructured
from isa_programme.record.correcting import name_of
from isa_programme.record.corrections import attribute_at, corrected, value_at
from isa_programme.record.entries import Entry
from isa_programme.record.facts import (
    AdviceIssued,
    EntryCorrected,
    Fact,
    HandedOver,
    HoldLifted,
    HoldSet,
    ResponseReceived,
    TakenOver,
    VisibilityChanged,
    WordsErased,
)
from isa_programme.record.findings import Finding
from isa_programme.record.register import Register
from isa_programme.record.requests import REQUEST_NEEDED, is_request
from isa_programme.record.rules.found import refusal, warning
from isa_programme.record.rules.rule import rule
from isa_programme.record.vocabulary import Severity
from isa_programme.record.words import ERASED, without_words

_ACTS = (WordsErased, HoldSet, HoldLifted)


@rule
def corrections_can_be_made(
    register: Register, fact: EntryCorrected, _on: date
) -> Iterator[Finding]:
    """A correction names an entry that stands, and either voids it or sets fields it has."""
    for sentence in _faults_of_correction(register, fact):
        yield refusal("corrections-can-be-made", sentence, fact)


def _faults_of_correction(register: Register, fact: EntryCorrected) -> Iterator[str]:
    number = fact.entry
    found = _entry(register, number)
    if found is None:
        yield f"entry: there is no entry {number}; isa history shows their numbers"
    elif isinstance(found.fact, _ACTS):
        yield f"entry {number}: an erasure or a hold is not corrected; what was done stays"
    elif isinstance(found.fact, HandedOver | TakenOver):
        yield f"entry {number}: who wrote on is not corrected; what was done stays"
    elif (by := register.voided.get(number)) is not None:
        yield f"entry {number}: it was voided by entry {by}; void that entry to go on with it"
    elif fact.voids == bool(fact.changes):
        yield "set: name a field and its new value, or void the entry; one of the two"
    elif fact.changes and isinstance(found.fact, EntryCorrected | VisibilityChanged):
        yield f"entry {number}: it can be voided, or followed by another, but not changed"
    else:
        yield from _faults_of_changes(register, fact)


def _faults_of_changes(register: Register, fact: EntryCorrected) -> Iterator[str]:
    standing = register.entry(fact.entry)
    if fact.reference != standing.fact.about:
        yield f"reference: entry {fact.entry} is about {standing.fact.about}"
    given = {standing.fact.named_by, "advice.reference", "response.reference"}
    for change in fact.changes:
        if change.field in given:
            yield f"{change.field}: what an entry is about stays; void it, and record it anew"
        else:
            try:
                attribute_at(standing.fact, change.field)
            except FaultsError as error:
                yield from error.faults
    try:
        right = corrected(standing.fact, fact.changes)
    except FaultsError as error:
        yield from error.faults
    except (ValueError, RecursionError):
        yield "value: it is no JSON"
    else:
        yield from _unchanged(standing.fact, fact)
        if given.isdisjoint(change.field for change in fact.changes):
            yield from _decided_since(register, standing.fact, fact)
            yield from _unsettled(register, right, fact)


def _unchanged(standing: Fact, fact: EntryCorrected) -> Iterator[str]:
    for change in fact.changes:
        try:
            alone = corrected(standing, [change])
        except FaultsError:
            continue  # it fits only with the others, so it changes something
        if alone == standing:
            yield f"{name_of(change.field)}: it is that already"


def _decided_since(register: Register, standing: Fact, fact: EntryCorrected) -> Iterator[str]:
    """A visibility that was decided anew since, so that correcting the first would do nothing."""
    fields = {change.field for change in fact.changes}
    for entry in register.entries:
        match entry.fact, standing:
            case VisibilityChanged(advice=advice, response=None), AdviceIssued(advice=issued):
                meant = advice == issued.reference and "advice.visibility" in fields
            case VisibilityChanged(response=str(named)), ResponseReceived(response=received):
                meant = named == received.reference and "response.visibility" in fields
            case _:
                continue
        if meant and entry.number not in register.voided:
            yield f"visibility: entry {entry.number} decided it since; isa visibility changes it"


def _unsettled(register: Register, right: Fact, fact: EntryCorrected) -> Iterator[str]:
    """What the record would have settled when it was recorded so: references of its own."""
    meant, settled = unstructured(right), unstructured(assigned(right, register))
    for change in fact.changes:
        known = value_at(settled, change.field)
        if known != value_at(meant, change.field):
            yield f"{name_of(change.field)}: the record knows it as {json.dumps(known)}"


@rule
def erasures_can_be_made(register: Register, fact: WordsErased, _on: date) -> Iterator[Finding]:
    """An erasure names an entry that still has its words, and no information request holds them.

    Erasing what was requested is an offence under section 65 of the Freedom of Information
    (Scotland) Act 2002.
    """
    for sentence in _faults_of_erasure(register, fact):
        yield refusal("erasures-can-be-made", sentence, fact)
    for entry in register.entries:
        about_it = isinstance(entry.fact, EntryCorrected) and entry.fact.entry == fact.entry
        if about_it and entry.erased_by is None:
            yield warning(
                "erasures-can-be-made",
                f"entry {entry.number} corrects entry {fact.entry}, and keeps its own"
                " words; erase it too if they are the same",
                fact,
            )


def _faults_of_erasure(register: Register, fact: WordsErased) -> Iterator[str]:
    number = fact.entry
    found = _entry(register, number)
    if register.holds:
        requests = ", ".join(register.holds)
        yield f"hold: nothing is erased while an information request holds the record: {requests}"
    if found is None:
        yield f"entry: there is no entry {number}; isa history shows their numbers"
    elif isinstance(found.fact, WordsErased):
        yield f"entry {number}: it says what was erased and why, and stays"
    elif (by := register.erased.get(number)) is not None:
        yield f"entry {number}: its words were erased by entry {by}"
    elif without_words(found.fact, ERASED) == found.fact:
        yield f"entry {number}: it holds no words"
    elif fact.reference != found.fact.about:
        yield f"reference: entry {number} is about {found.fact.about}"


@rule
def holds_open_and_close(
    register: Register, fact: HoldSet | HoldLifted, _on: date
) -> Iterator[Finding]:
    """A hold is set once for a request, and lifted once it is set."""
    match fact:
        case HoldSet(request=request) if (held := register.holds.get(request)) is not None:
            sentence = f"request: there is a hold for {request!a} already (entry {held.number})"
        case HoldLifted(request=request) if request not in register.holds:
            known = ", ".join(register.holds) or "none"
            sentence = f"request: there is no hold for {request!a}; there is {known}"
        case HoldLifted(request=request, lifted_on=on) if on < _received(register, request):
            received = _received(register, request)
            sentence = f"lifted_on: {on} lies before {received}, when {request!a} was received"
        case HoldSet(request=request) if not is_request(request):
            sentence = f"request: {REQUEST_NEEDED}"
        case _:
            return
    yield Finding(rule="holds-open-and-close", severity=Severity.ERROR, sentence=sentence)


def _received(register: Register, request: str) -> date:
    held = register.holds[request].fact
    return held.received_on if isinstance(held, HoldSet) else date.min


@rule
def visibility_is_of_something(
    register: Register, fact: VisibilityChanged, _on: date
) -> Iterator[Finding]:
    """Visibility is changed of a paper, or of a response to it, that the record holds."""
    file = register.files.get(fact.advice)
    if file is None:
        sentence = f"reference: no advice {fact.advice!a} in this record"
    elif fact.response is not None and register.responses.get(fact.response) != fact.advice:
        sentence = f"reference: no response {fact.response!a} to {fact.advice} in this record"
    elif file.visibility_of(fact.response) is fact.visibility:
        sentence = f"visibility: {fact.response or fact.advice} is {fact.visibility} already"
    else:
        return
    yield refusal("visibility-is-of-something", sentence, fact)


def _entry(register: Register, number: int) -> Entry | None:
    held = register.entries
    return held[number - 1] if 1 <= number <= len(held) else None


KEEPING_RULES = (
    corrections_can_be_made,
    erasures_can_be_made,
    holds_open_and_close,
    visibility_is_of_something,
)

"""Disclosure: a copy of what was held on the day a request came, less what is exempt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from attrs import frozen

from isa_programme.calendars.months import CivilDate
from isa_programme.errors import FaultsError
from isa_programme.questions.fields import leaves
from isa_programme.record.correcting import name_of, path_of
from isa_programme.record.entries import Entry
from isa_programme.record.facts import AdviceIssued, ResponseReceived
from isa_programme.record.findings import Finding
from isa_programme.record.known import known
from isa_programme.record.register import Register
from isa_programme.record.requests import InformationRequest, Withheld
from isa_programme.record.vocabulary import Severity, Visibility

_BY = "recorded_by"

_Paths = dict[tuple[int, str], Withheld]
"""What is withheld, by the number of the entry and the path in it; "" is the whole entry."""


@frozen(kw_only=True)
class DisclosedEntry:
    """An entry as it is given out.

    Attributes:
        number: its number.
        kind: its tag.
        happened_on: the day (or month) it is about.
        recorded_on: the day it was recorded, in London.
        recorded_by: who recorded it.
        withheld: the exemption, where the whole entry is withheld; "" otherwise.
        content: every field by its name; "[withheld: ...]" with the exemption where it is exempt.
    """

    number: int
    kind: str
    happened_on: CivilDate | None
    recorded_on: date
    recorded_by: str
    withheld: str
    content: Mapping[str, Any]


@frozen(kw_only=True)
class ScheduleRow:
    """A line of the schedule of what is withheld.

    Attributes:
        entry: the number of the entry that holds it.
        kind: the kind of that entry.
        field: the field that is withheld.
        exemption: the exemption relied on, as the request names it.
    """

    entry: int
    kind: str
    field: str
    exemption: str


@frozen(kw_only=True)
class Disclosure:
    """The copy for an information request, and the schedule of what is withheld.

    Attributes:
        request: the request.
        head: the receipt of the last entry held on the day it was received.
        entries: what is given out, in the order recorded.
        schedule: what is withheld, with the exemption of each.
        findings: what somebody should look at before it is sent.
    """

    request: InformationRequest
    head: str
    entries: tuple[DisclosedEntry, ...]
    schedule: tuple[ScheduleRow, ...]
    findings: tuple[Finding, ...]


def disclosure(register: Register, request: InformationRequest) -> Disclosure:
    """The copy that a request is answered with.

    Entries stand as they were recorded, each correction as an entry of its own. Words that were
    erased since are gone; nothing else of what was held that day is missing.

    Raises:
        FaultsError: it asks about something, or withholds something, that was not held that day;
            all faults are reported together.
    """
    held = known(register.entries, request.received_on)
    references = {_own(register, each) for each in request.about}
    asked = [entry for entry in held if not references or references & _names(entry)]
    faults = [
        f"about: nothing held on {request.received_on} is about {each!a}"
        for each in request.about
        if not any(_own(register, each) in _names(entry) for entry in asked)
    ]
    by_number = {entry.number: entry for entry in asked}
    paths = _withheld(request.withhold, by_number, faults)
    if faults:
        raise FaultsError(*faults)
    return Disclosure(
        request=request,
        head=held[-1].receipt if held else "",
        entries=tuple(_given(entry, paths) for entry in asked),
        schedule=tuple(
            ScheduleRow(
                entry=number,
                kind=by_number[number].fact.kind,
                field=name_of(path),
                exemption=each.exemption,
            )
            for (number, path), each in sorted(paths.items())
        ),
        findings=tuple(
            _unclaimed(entry)
            for entry in asked
            if _is_confidential(register, entry) and (entry.number, "") not in paths
        ),
    )


def _own(register: Register, named: str) -> str:
    target = register.aliases.get(named)
    paper = named if target is None else target.paper
    return register.responses.get(paper, paper)


def _names(entry: Entry) -> set[str]:
    fact = entry.fact
    again = fact.advice.reissue_of if isinstance(fact, AdviceIssued) else ""
    return {name for name in (fact.about, again) if name}


def _withheld(
    withhold: Iterable[Withheld], by_number: Mapping[int, Entry], faults: list[str]
) -> _Paths:
    """What is withheld of the entries given out, by entry and path; what can't be is a fault."""
    paths: _Paths = {}
    for each in withhold:
        entry = by_number.get(each.entry)
        if entry is None:
            faults.append(f"withhold: entry {each.entry} is not among what was asked for and held")
            continue
        try:
            path = _path(entry, each.field)
        except FaultsError as error:
            faults += [f"withhold: entry {each.entry}: {fault}" for fault in error.faults]
            continue
        if (each.entry, path) in paths:
            faults.append(f"withhold: entry {each.entry}: {each.field} is withheld twice")
        paths[each.entry, path] = each
    return paths


def _path(entry: Entry, name: str) -> str:
    return name if name in {"", _BY} else path_of(entry.fact, name)


def _given(entry: Entry, paths: _Paths) -> DisclosedEntry:
    whole = paths.get((entry.number, ""))
    marked = {
        path: f"[withheld: {each.exemption}]"
        for (number, path), each in paths.items()
        if number == entry.number
    }
    fields = {} if whole else dict(leaves(entry))
    return DisclosedEntry(
        number=entry.number,
        kind=entry.fact.kind,
        happened_on=None if whole or entry.fact.dated_by in marked else entry.happened_on,
        recorded_on=entry.recorded_on,
        recorded_by="" if whole else marked.get(_BY, entry.recorded_by),
        withheld=whole.exemption if whole else "",
        content={name_of(path): marked.get(path, value) for path, value in fields.items()},
    )


def _is_confidential(register: Register, entry: Entry) -> bool:
    """Whether a paper or response was recorded as confidential, or is so by now."""
    match entry.fact:
        case AdviceIssued(advice=advice):
            paper, item, response = advice.reference, advice.visibility, None
        case ResponseReceived(response=letter):
            paper, item, response = letter.advice, letter.visibility, letter.reference
        case _:
            return False
    found = {item}
    if (file := register.files.get(paper)) is not None:
        found |= {file.advice.visibility, file.visibility_of(response)}
    return Visibility.CONFIDENTIAL in found


def _unclaimed(entry: Entry) -> Finding:
    return Finding(
        rule="confidential-is-disclosed",
        severity=Severity.WARNING,
        sentence=f"entry {entry.number} is confidential, and is given out but for the fields"
        " withheld",
        reference=entry.fact.about,
        entry=entry.number,
    )

"""The timeline: what happened, day by day: advice issued, answers received, public facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from attrs import frozen

from isa_programme.calendars.months import CivilDate, latest
from isa_programme.record.facts import FactNoted, ResponseReceived
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import Function, ResponseKind


class EventKind(StrEnum):
    """What an event on the timeline is."""

    ADVICE = "advice issued"
    ANSWER = "answer received"
    FACT = "public fact"


@frozen(kw_only=True)
class Event:
    """Something that happened, as it stands on the timeline.

    Attributes:
        what: what it is.
        on: the day, or month.
        function: the function of the programme it belongs to; None for none.
        reference: the paper, or the response; "" for a public fact.
        paper: the paper it is about; "" for none.
        offices: slugs of the offices asked, or of those that answered.
        title: the paper's title, or the fact's.
        source: where it is published.
        entry: the number of the entry that recorded it.
    """

    what: EventKind
    on: CivilDate
    function: Function | None
    reference: str
    paper: str
    offices: tuple[str, ...]
    title: str
    source: str
    entry: int


def timeline(register: Register, *, as_at: date) -> tuple[Event, ...]:
    """Every paper, substantive answer and public fact by the end of a day, in order of date.

    A public fact of a later day stands there too if it was recorded by then: an election whose day
    is set, say. An answer that is not shown at a visibility is left out.
    """
    found = (*_exchanged(register, as_at), *_facts(register, as_at))
    return tuple(sorted(found, key=lambda each: (latest(each.on), each.entry)))


def _exchanged(register: Register, as_at: date) -> Iterator[Event]:
    for file in register.files.values():
        advice = file.advice
        if latest(advice.issued_on) > as_at:
            continue
        yield Event(
            what=EventKind.ADVICE,
            on=advice.issued_on,
            function=advice.function,
            reference=advice.reference,
            paper=advice.reference,
            offices=advice.everyone_asked,
            title=advice.title,
            source=advice.source,
            entry=file.issued.number,
        )
        for entry in file.entries_by(as_at):
            if not isinstance(entry.fact, ResponseReceived):
                continue
            response = entry.fact.response
            if response.kind is ResponseKind.SUBSTANTIVE and response.shown:
                yield Event(
                    what=EventKind.ANSWER,
                    on=response.received_on,
                    function=advice.function,
                    reference=response.reference,
                    paper=advice.reference,
                    offices=response.sent_by,
                    title=advice.title,
                    source=response.source,
                    entry=entry.number,
                )


def _facts(register: Register, as_at: date) -> Iterator[Event]:
    for entry in register.public_facts:
        fact = entry.fact
        if not isinstance(fact, FactNoted):
            continue
        if latest(fact.noted_for) <= as_at or entry.recorded_on <= as_at:
            yield Event(
                what=EventKind.FACT,
                on=fact.noted_for,
                function=fact.function,
                reference="",
                paper=fact.advice or "",
                offices=(),
                title=fact.title,
                source=fact.source,
                entry=entry.number,
            )

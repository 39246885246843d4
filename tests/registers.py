"""Registers built by hand: entries from facts, and the shortest papers, answers and protocols."""

from __future__ import annotations

from datetime import UTC, date, datetime

from isa_programme.calendars.months import CivilDate
from isa_programme.calendars.scotland import scotland
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.questions.lines import Line
from isa_programme.questions.standing import standings
from isa_programme.record.addressees import Addressee
from isa_programme.record.advice import Advice, Recommendation
from isa_programme.record.allowance import Allowance
from isa_programme.record.counting_rules import ProtocolStatus
from isa_programme.record.entries import Entry
from isa_programme.record.facts import (
    AddresseeAdded,
    AdviceIssued,
    CalendarAdopted,
    Fact,
    ProtocolAgreed,
    ResponseReceived,
)
from isa_programme.record.protocols import Protocol
from isa_programme.record.register import Register
from isa_programme.record.responses import Disposition, Response
from isa_programme.record.scope import Scope
from isa_programme.record.stages import Stage
from isa_programme.record.vocabulary import DispositionKind, ResponseKind, StageName

BEFORE_ALL = date(2018, 1, 1)
"""The day on which the ground of every register here was laid."""

PAPER = "ADV-2025-001"
MINISTER, COSLA, COUNCIL = "minister", "cosla", "council"
OFFICES = (MINISTER, COSLA, COUNCIL)
WHOLE_PAPER = Scope(advice=PAPER)

SUBSTANTIVE = Stage(name=StageName.SUBSTANTIVE, allowance=Allowance.parse("20 working days"))
ACKNOWLEDGEMENT = Stage(name=StageName.ACKNOWLEDGEMENT, allowance=Allowance.parse("5 working days"))


def entries(*facts: Fact) -> tuple[Entry, ...]:
    """The facts as entries, numbered from 1 in the order given."""
    return tuple(
        Entry(
            number=number,
            fact=fact,
            happened_on=fact.happened_on or BEFORE_ALL,
            recorded_at=datetime(2030, 1, 1, tzinfo=UTC),
            recorded_by="a test",
        )
        for number, fact in enumerate(facts, start=1)
    )


def register(*facts: Fact) -> Register:
    """The register the facts add up to."""
    return Register().folded(entries(*facts))


def ground(*protocols: Protocol, calendar: WorkingCalendar | None = None) -> tuple[Fact, ...]:
    """What every register needs: a calendar (entry 1), three offices (2 to 4), then protocols."""
    return (
        CalendarAdopted(calendar=calendar or scotland(), adopted_on=BEFORE_ALL),
        *(AddresseeAdded(addressee=Addressee(slug=slug, name=slug.upper())) for slug in OFFICES),
        *(ProtocolAgreed(protocol=protocol) for protocol in protocols),
    )


def protocol(*stages: Stage, version: int = 1, effective_from: date = BEFORE_ALL) -> Protocol:
    """An agreed protocol of these stages."""
    return Protocol(
        name="answers",
        version=version,
        status=ProtocolStatus.AGREED,
        title="Answering advice",
        effective_from=effective_from,
        adopted_on=effective_from,
        source="made up for a test",
        stages=stages,
    )


def paper(
    issued_on: CivilDate, *asked: str, items: int = 1, requested_by: CivilDate | None = None
) -> Advice:
    """A paper with so many recommendations, each put to the offices asked."""
    offices = asked or (MINISTER,)
    return Advice(
        reference=PAPER,
        title="One strategy, not two",
        issued_on=issued_on,
        issued_by="adviser",
        addressees=offices,
        requested_by=requested_by,
        recommendations=tuple(
            Recommendation(text=f"Recommendation {number}", addressees=offices)
            for number in range(1, items + 1)
        ),
    )


def issued(advice: Advice) -> AdviceIssued:
    """The paper as a fact."""
    return AdviceIssued(advice=advice)


def letter(
    received_on: CivilDate,
    *senders: str,
    decided: DispositionKind | None = DispositionKind.ACCEPTED,
    number: int = 1,
) -> Response:
    """A substantive answer that decides recommendation 1, or nothing at all."""
    return Response(
        reference=f"RSP-2025-{number:03d}",
        advice=PAPER,
        kind=ResponseKind.SUBSTANTIVE,
        sent_by=senders or (MINISTER,),
        received_on=received_on,
        dispositions=() if decided is None else (Disposition(recommendation=1, kind=decided),),
    )


def came(response: Response) -> ResponseReceived:
    """The response as a fact."""
    return ResponseReceived(response=response)


def lines(known: Register, as_at: date) -> dict[tuple[str, str, StageName], Line]:
    """Every line as at a day, by reference, office asked first, and stage."""
    return {
        (line.reference, line.transferred_from or line.addressee, line.stage): line
        for line in standings(known, as_at=as_at)
    }


def the_line(known: Register, as_at: date, addressee: str = MINISTER) -> Line:
    """The line of the first recommendation's substantive answer."""
    return lines(known, as_at)[f"{PAPER}.1", addressee, StageName.SUBSTANTIVE]

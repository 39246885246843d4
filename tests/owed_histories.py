"""Random histories of everything that moves what is owed: papers, offices, promises, rules."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import attrs
from hypothesis import strategies as st

import registers
from isa_programme.calendars.months import CivilDate, Month, latest
from isa_programme.calendars.periods import Period
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.record.addressees import Addressee
from isa_programme.record.advice import Recommendation
from isa_programme.record.allowance import Allowance
from isa_programme.record.commitments import Commitment
from isa_programme.record.counting_rules import (
    CountsFrom,
    OnTransfer,
    OwedPer,
    ProtocolStatus,
    Roll,
)
from isa_programme.record.facts import (
    AddresseeAdded,
    AddresseeClosed,
    AddresseeRenamed,
    AdviceIssued,
    AdviceMarked,
    AdviceTransferred,
    AdviceWithdrawn,
    CalendarAdopted,
    ClarificationAnswered,
    ClarificationAsked,
    ClockPaused,
    ClockResumed,
    CommitmentDone,
    CommitmentDropped,
    CommitmentMade,
    CommitmentRevised,
    CommitmentUpdated,
    ExtensionAgreed,
    Fact,
    ObligationWaived,
    ProtocolAgreed,
    VisibilityChanged,
)
from isa_programme.record.protocols import AppliesTo, Protocol, Suspension
from isa_programme.record.scope import Scope
from isa_programme.record.stages import HoldingExtends, Stage
from isa_programme.record.vocabulary import (
    AnsweredBy,
    DispositionKind,
    Mark,
    Priority,
    ResponseKind,
    StageName,
    Visibility,
)

OFFICES = ("minister", "cosla", "council", "charity")
KINDS = {"minister": "government", "cosla": "local", "council": "local", "charity": "charity"}
"""Of a charity no protocol is in force, unless it governs everybody."""


class Span(NamedTuple):
    """The days on which a history plays, and the calendars it is counted by."""

    first: date
    last: date
    covered: tuple[date, date]


USUAL = Span(date(2027, 3, 1), date(2027, 7, 31), (date(2027, 1, 1), date(2028, 12, 31)))
SPANS = (
    USUAL,
    Span(date(2027, 3, 1), date(2027, 7, 31), (date(2027, 2, 1), date(2027, 6, 15))),
    Span(date(1, 1, 1), date(1, 4, 30), (date(1, 1, 1), date(1, 12, 31))),
    Span(date(9999, 9, 1), date(9999, 12, 31), (date(9999, 8, 1), date(9999, 12, 31))),
)
"""An ordinary year; one whose calendar runs out; the first of all years, and the last."""

allowances = st.builds(
    Allowance.parse, st.sampled_from(["3 working days", "10 working days", "9 days", "1 months"])
)
_numbers = st.sampled_from([(), (1,), (2,)])


@st.composite
def protocols(draw: st.DrawFn, version: int, since: date, span: Span) -> Protocol:
    """A version of rules with up to four stages, one of which recurs."""
    recess = Suspension(
        name="recess",
        period=Period(_later(span.first, 30, span), _later(span.first, 45, span)),
    )
    before = draw(st.booleans())
    events = [CountsFrom.ISSUED, CountsFrom.RECEIVED]
    events += [CountsFrom.PREVIOUS_STAGE_MET] if before else []
    stages = [
        Stage(
            name=StageName.SUBSTANTIVE,
            allowance=draw(allowances),
            counts_from=draw(st.sampled_from(events)),
            roll=draw(st.sampled_from(Roll)),
            holding=draw(
                st.none() | st.builds(HoldingExtends, extends=allowances, at_most=st.just(1))
            ),
            suspended_in=draw(st.sampled_from([(), ("recess",)])),
            warn=draw(st.integers(0, 6)),
        ),
    ]
    if before:
        stages.insert(0, Stage(name=StageName.ACKNOWLEDGEMENT, allowance=draw(allowances)))
    if draw(st.booleans()):
        stages.append(
            Stage(
                name=StageName.UPDATE,
                allowance=draw(allowances),
                owed_per=draw(st.sampled_from(OwedPer)),
                every=draw(allowances),
                times=draw(st.integers(1, 4)),
            )
        )
    return Protocol(
        name="answers",
        version=version,
        status=ProtocolStatus.AGREED,
        title="Answering advice",
        effective_from=since,
        source="made up for a test",
        calendars=draw(st.sampled_from([("drawn",), ("drawn", "second")])),
        applies_to=AppliesTo(
            kinds=draw(st.sampled_from([frozenset[str](), frozenset({"government", "local"})]))
        ),
        stages=tuple(stages),
        suspensions=(recess,),
        transfer=draw(st.sampled_from(OnTransfer)),
        governs_open=version > 1 and draw(st.booleans()),
    )


def _later(day: date, by: int, span: Span) -> date:
    return date.fromordinal(min(day.toordinal() + by, span.last.toordinal()))


@st.composite
def calendars(draw: st.DrawFn, name: str, span: Span) -> WorkingCalendar:
    """A calendar of a span, some of its days closed."""
    first, last = span.covered
    shut = draw(st.sets(st.dates(max(first, span.first), min(last, span.last)), max_size=9))
    return WorkingCalendar(
        name=name, first=first, last=last, closed=dict.fromkeys(shut, "closed"), week=_WEEK
    )


_WEEK = frozenset(range(5))


@st.composite
def papers(draw: st.DrawFn, number: int, span: Span) -> AdviceIssued:
    """A paper with one or two recommendations to one or two offices."""
    day = draw(st.dates(span.first, _later(span.first, 60, span)))
    asked = tuple(draw(st.lists(st.sampled_from(OFFICES), min_size=1, max_size=2, unique=True)))
    dated: CivilDate = Month(day.year, day.month) if draw(_seldom) else day
    return AdviceIssued(
        advice=attrs.evolve(
            registers.paper(dated, *asked, items=draw(st.integers(1, 2))),
            reference=_paper(number),
            own_reference=draw(st.sampled_from(["", f"old {number}"])),
            title=f"Paper {number}",
            addressees=asked,
            answered_by=draw(st.sampled_from(AnsweredBy)),
            requested_by=draw(st.none() | st.just(_later(day, 21, span))),
            priority=draw(st.sampled_from(Priority)),
            lead=draw(st.sampled_from(["", "Ann", "Bob"])),
            recommendations=tuple(
                Recommendation(text=f"Do {part}", addressees=asked)
                for part in range(1, draw(st.integers(1, 2)) + 1)
            ),
        )
    )


_seldom = st.sampled_from([False, False, False, False, True])


def _paper(number: int) -> str:
    return f"ADV-2027-{number:03d}"


@st.composite
def happenings(draw: st.DrawFn, number: int, paper: AdviceIssued, span: Span) -> list[Fact]:
    """One thing that happens to a paper, recorded under a number; or a promise and its course."""
    advice = paper.advice
    begun = latest(advice.issued_on)
    days = st.dates(max(begun, span.first), max(begun, span.last))
    day = draw(days)
    scope = Scope(
        advice=advice.reference,
        recommendations=draw(_numbers) if len(advice.recommendations) > 1 else (),
        addressees=draw(st.sampled_from([(), advice.everyone_asked[:1]])),
    )
    earlier = draw(st.integers(max(1, number - 6), max(1, number - 1)))
    slug, other = advice.everyone_asked[0], draw(st.sampled_from(OFFICES))
    reference = f"CMT-2027-{number:03d}"
    promised = CommitmentMade(
        commitment=Commitment(
            reference=reference,
            response="",
            advice=draw(st.sampled_from([advice.reference, ""])),
            recommendation=draw(st.sampled_from([None, 1])),
            owner=other,
            text="Publish it",
            made_on=draw(st.just(day) | st.just(Month(day.year, day.month))),
            promised_for=draw(st.none() | st.just(_later(day, 20, span))),
        )
    )
    course: list[Fact] = [
        CommitmentUpdated(commitment=reference, updated_on=draw(days), text="so far"),
        CommitmentRevised(
            commitment=reference,
            promised_for=_later(day, 40, span),
            revised_on=draw(days),
            reason="held up",
        ),
        attrs.evolve(
            promised, commitment=attrs.evolve(promised.commitment, text="again", made_on=draw(days))
        ),
        CommitmentDone(commitment=reference, done_on=draw(days)),
        CommitmentDropped(commitment=reference, dropped_on=draw(days), reason="no"),
    ]
    kind = draw(st.sampled_from(ResponseKind))
    decided = draw(st.none() | st.sampled_from(DispositionKind))
    answer = attrs.evolve(
        registers.letter(
            draw(st.just(day) | st.just(Month(day.year, day.month))),
            draw(st.sampled_from([slug, other])),
            decided=decided if kind is ResponseKind.SUBSTANTIVE else None,
            number=number,
        ),
        advice=advice.reference,
        kind=kind,
        promised_for=_later(day, 15, span) if kind is ResponseKind.HOLDING else None,
    )
    made: list[list[Fact]] = [
        [ClockPaused(scope=scope, paused_on=day, reason="recess")],
        [ClockResumed(advice=advice.reference, resumed_on=day, pause=earlier)],
        [ClarificationAsked(scope=scope, asked_on=day)],
        [ClarificationAnswered(advice=advice.reference, answered_on=day, question=earlier)],
        [
            ExtensionAgreed(
                scope=scope, agreed_on=day, agreed_by="us", by=draw(allowances), reason="asked"
            )
        ],
        [AdviceMarked(advice=advice.reference, mark=Mark.RECEIVED, marked_on=day, addressee=other)],
        [AdviceTransferred(scope=scope, to=other, transferred_on=day, reason="theirs")],
        [AdviceWithdrawn(scope=scope, withdrawn_on=day, reason="done with")],
        [ObligationWaived(scope=scope, waived_on=day, reason="done with")],
        [registers.came(answer)],
        [
            VisibilityChanged(
                advice=advice.reference,
                visibility=draw(st.sampled_from(Visibility)),
                changed_on=day,
                reason="",
            )
        ],
        [promised, *draw(st.lists(st.sampled_from(course), max_size=3))],
    ]
    return draw(st.sampled_from(made))


@st.composite
def _around(draw: st.DrawFn, version: int, span: Span) -> Fact:
    """What happens to offices, or is agreed for all."""
    day, slug = draw(st.dates(span.first, span.last)), draw(st.sampled_from(OFFICES))
    name = draw(st.sampled_from(["drawn", "second"]))
    made = st.one_of(
        st.builds(
            AddresseeRenamed,
            addressee=st.just(slug),
            name=st.sampled_from(["One name", "Another name"]),
            renamed_on=st.just(day),
        ),
        st.builds(
            AddresseeClosed,
            addressee=st.just(slug),
            closed_on=st.just(day),
            successor=st.sampled_from(OFFICES),
        ),
        st.builds(CalendarAdopted, calendar=calendars(name, span), adopted_on=st.just(day)),
        st.builds(ProtocolAgreed, protocol=protocols(version, day, span)),
    )
    return draw(made)


@st.composite
def histories(draw: st.DrawFn, spans: tuple[Span, ...] = SPANS) -> tuple[Fact, ...]:
    """A calendar or two, four offices, rules or none, papers, and whatever then happens."""
    span = draw(st.sampled_from(spans))
    facts: list[Fact] = [
        CalendarAdopted(calendar=draw(calendars("drawn", span)), adopted_on=span.first),
        CalendarAdopted(calendar=draw(calendars("second", span)), adopted_on=span.first),
        *(
            AddresseeAdded(
                addressee=Addressee(
                    slug=slug, name=slug.upper(), kind=KINDS[slug], ours=slug == "council"
                )
            )
            for slug in OFFICES
        ),
    ]
    if draw(st.integers(0, 4)):
        facts.append(ProtocolAgreed(protocol=draw(protocols(1, span.first, span))))
    issued = [draw(papers(number, span)) for number in (1, 2)]
    facts += issued
    for place in range(draw(st.integers(0, 9))):
        if draw(st.integers(0, 3)):
            facts += draw(happenings(len(facts) + 1, draw(st.sampled_from(issued)), span))
        else:
            facts.append(draw(_around(place + 2, span)))
    return tuple(facts)

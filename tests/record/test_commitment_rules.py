"""Rules of commitments, contact and prevention: each fault once, in its own words."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from isa_programme.calendars.months import CivilDate, Month
from isa_programme.errors import RefusedError
from isa_programme.record.allowance import Allowance
from isa_programme.record.bodies import BodyRole
from isa_programme.record.commitments import Commitment
from isa_programme.record.engagements import Cadence, Engagement
from isa_programme.record.facts import (
    AimSet,
    AlignmentFound,
    BodyDescribed,
    CadenceSet,
    CommitmentDone,
    CommitmentDropped,
    CommitmentMade,
    CommitmentRevised,
    CommitmentUpdated,
    EngagementHeld,
    Fact,
    InvestmentNoted,
    PolicyNoted,
    StanceTaken,
)
from isa_programme.record.prevention import Aim, Policy
from isa_programme.record.rules import refuse_errors
from isa_programme.record.vocabulary import (
    AlignmentStatus,
    BodyLevel,
    DispositionKind,
    InvestmentKind,
    Relation,
)
from registers import MINISTER, PAPER, came, ground, issued, letter, paper, register

TODAY = date(2026, 1, 10)
MADE = date(2025, 12, 15)
RESPONSE = "RSP-2025-001"
DONE, GONE, NEW = "CMT-2025-002", "CMT-2025-003", "CMT-2025-004"


def _made(reference: str = "CMT-2025-001", **fields: object) -> CommitmentMade:
    made = Commitment(
        reference=reference,
        response=RESPONSE,
        advice=PAPER,
        recommendation=1,
        owner=MINISTER,
        text="Set up the fund",
        made_on=MADE,
        promised_for=Month(2026, 3),
    )
    changed: dict[str, Any] = fields
    return CommitmentMade(commitment=attrs.evolve(made, **changed))


KNOWN: tuple[Fact, ...] = (
    *ground(),
    issued(paper(date(2025, 11, 13), items=2)),
    came(letter(MADE)),
    _made(),
    _made(DONE),
    _made(GONE),
    CommitmentDone(commitment=DONE, done_on=date(2026, 1, 5)),
    CommitmentDropped(commitment=GONE, dropped_on=date(2026, 1, 6), reason="no money"),
    AimSet(aim=Aim(slug="aim", title="Aim")),
    PolicyNoted(policy=Policy(slug="policy", title="Policy")),
)


def _updated(on: CivilDate = TODAY, commitment: str = "CMT-2025-001") -> CommitmentUpdated:
    return CommitmentUpdated(commitment=commitment, updated_on=on, text="Begun")


def _revised(to: CivilDate, commitment: str = "CMT-2025-001") -> CommitmentRevised:
    return CommitmentRevised(
        commitment=commitment, promised_for=to, revised_on=TODAY, reason="held up"
    )


def _cadence(**fields: object) -> CadenceSet:
    every = Allowance.parse("6 weeks")
    cadence = Cadence(slug="talks", addressee=MINISTER, since=date(2026, 1, 1), every=every)
    changed: dict[str, Any] = fields
    return CadenceSet(cadence=attrs.evolve(cadence, **changed))


def _stance(stance: DispositionKind, response: str = RESPONSE, reason: str = "") -> StanceTaken:
    return StanceTaken(response=response, advice=PAPER, stance=stance, taken_on=MADE, reason=reason)


def _figure(pounds: int = 100, year: str = "2026-27") -> InvestmentNoted:
    return InvestmentNoted(
        policy="policy",
        direction=InvestmentKind.INVESTMENT,
        pounds=pounds,
        year=year,
        noted_on=TODAY,
        source="the budget",
    )


def _body(since: date | None, until: date | None) -> BodyDescribed:
    return BodyDescribed(
        body=BodyRole(addressee=MINISTER, level=BodyLevel.NATIONAL, since=since, until=until)
    )


def _aligned(tag: str) -> AlignmentFound:
    return AlignmentFound(
        aim="aim",
        policy="policy",
        relation=Relation.DATA,
        tag=tag,
        status=AlignmentStatus.PARTLY,
        found_on=TODAY,
    )


ENDED = "if that is wrong, isa correct puts it right"
ONE_FORM = "every: give either every, as in '6 weeks', or times and per, as in 4 and '12 months'"
YEAR, MONTHS = "year: a financial year is written as in 2026-27", Allowance.parse("12 months")
POUNDS = "pounds: a whole number from 1 to 1000000000000000"
WORKING_DAYS = Allowance.parse("20 working days")
NO_SLUG = "is no slug; use small letters a-z, figures and hyphens, as in minister-promise"
NO_PART = "no recommendation 'ADV-2025-001.3' in this record: ADV-2025-001 has 2 of them"
WRONG: dict[str, tuple[Fact, str]] = {
    "a commitment from nowhere": (
        _made(NEW, response="", advice="", recommendation=None),
        "response: name the response, or a route_map",
    ),
    "a commitment on no such recommendation": (
        _made(NEW, recommendation=3),
        f"recommendation: {NO_PART}",
    ),
    "a promise for a day before it was made": (
        _made(NEW, promised_for=date(2025, 12, 14)),
        "promised_for: 2025-12-14 lies before it was made, 2025-12-15",
    ),
    "told of before it was made": (
        _updated(date(2025, 12, 14)),
        "date: 2025-12-14 lies before CMT-2025-001 was made, on 2025-12-15",
    ),
    "told of once done": (
        _updated(commitment=DONE),
        f"commitment: {DONE} was done on 2026-01-05; {ENDED}",
    ),
    "moved once dropped": (
        _revised(date(2026, 4, 1), GONE),
        f"commitment: {GONE} was dropped on 2026-01-06; {ENDED}",
    ),
    "moved to the month it has": (
        _revised(Month(2026, 3)),
        "promised_for: CMT-2025-001 is promised for 2026-03 already",
    ),
    "a cadence of no form": (_cadence(every=None), ONE_FORM),
    "a cadence of both forms": (_cadence(times=4, per=MONTHS), ONE_FORM),
    "a cadence of half a form": (
        _cadence(every=None, times=4),
        "times: give times and per together, as in 4 and '12 months'",
    ),
    "contact never": (_cadence(every=None, times=0, per=MONTHS), "times: from 1 to 366"),
    "contact all the time": (_cadence(every=None, times=367, per=MONTHS), "times: from 1 to 366"),
    "contact every so many working days": (
        _cadence(every=WORKING_DAYS),
        "every: count it in days, weeks or months",
    ),
    "contact so often in so many working days": (
        _cadence(every=None, times=4, per=WORKING_DAYS),
        "per: count it in days, weeks or months",
    ),
    "a cadence that runs backwards": (
        _cadence(until=date(2025, 12, 31)),
        "until: 2025-12-31 lies before 2026-01-01",
    ),
    "a meeting with nobody": (
        EngagementHeld(
            engagement=Engagement(reference="ENG-2026-001", addressees=(), held_on=TODAY)
        ),
        "addressees: name who it was with",
    ),
    "not accepted for no reason": (
        _stance(DispositionKind.NOT_ACCEPTED),
        "reason: say why it was not accepted",
    ),
    "a label that is no slug": (_aligned("Shared Data"), f"tag: 'Shared Data' {NO_SLUG}"),
    "no pounds": (_figure(0), POUNDS),
    "more pounds than there are": (_figure(10**15 + 1), POUNDS),
    "a calendar year": (_figure(year="2026"), YEAR),
    "a financial year of two years": (_figure(year="2026-28"), YEAR),
    "a part that ends before it begins": (
        _body(date(2026, 1, 2), date(2026, 1, 1)),
        "until: 2026-01-01 lies before 2026-01-02",
    ),
}


@pytest.mark.parametrize(("fact", "fault"), WRONG.values(), ids=WRONG)
def test_what_does_not_hold_is_refused_in_one_sentence(fact: Fact, fault: str) -> None:
    with pytest.raises(RefusedError) as refused:
        refuse_errors(register(*KNOWN), fact, TODAY)
    assert (fault,) == refused.value.faults


SOUND: dict[str, Fact] = {
    "a promise for the day it was made": _made(NEW, promised_for=MADE),
    "a promise for the month it was made in": _made(NEW, promised_for=Month(2025, 12)),
    "a promise of no date": _made(NEW, promised_for=None),
    "told of on the day it was made": _updated(MADE),
    "told of in the month it was made in": _updated(Month(2025, 12)),
    "moved to a day of the month it has": _revised(date(2026, 3, 31)),
    "a cadence from one to the next": _cadence(),
    "a cadence of periods": _cadence(every=None, times=366, per=MONTHS),
    "a cadence of one day": _cadence(until=date(2026, 1, 1)),
    "accepted for no reason said": _stance(DispositionKind.ACCEPTED),
    "not accepted for a reason": _stance(DispositionKind.NOT_ACCEPTED, reason="no money"),
    "a label": _aligned("shared-data"),
    "no label": _aligned(""),
    "one pound": _figure(1),
    "as many pounds as there are": _figure(10**15),
    "the last financial year of a century": _figure(year="2099-00"),
    "a part of one day": _body(TODAY, TODAY),
}


@pytest.mark.parametrize("fact", SOUND.values(), ids=SOUND)
def test_what_holds_is_taken_without_a_word(fact: Fact) -> None:
    assert () == refuse_errors(register(*KNOWN), fact, TODAY)


def test_a_stance_of_no_response_is_told_so() -> None:
    with pytest.raises(RefusedError) as refused:
        refuse_errors(register(*KNOWN), _stance(DispositionKind.ACCEPTED, response=""), TODAY)
    assert "response: name the response" in refused.value.faults

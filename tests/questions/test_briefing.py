"""A briefing as data: what it covers, from when on, and what it leaves to others."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from isa_programme.calendars.months import Month
from isa_programme.calendars.periods import Period
from isa_programme.errors import FaultsError, UnknownReferenceError
from isa_programme.questions.briefing import BriefedSince, Briefing, briefing
from isa_programme.questions.standing_words import CommitmentStanding
from isa_programme.record.engagements import Engagement
from isa_programme.record.facts import (
    AdviceWithdrawn,
    CommitmentRevised,
    EngagementHeld,
    Fact,
    ProgrammeAdopted,
    ResponseJudged,
    StanceTaken,
)
from isa_programme.record.programme import Programme
from isa_programme.record.register import Register
from isa_programme.record.responses import Disposition
from isa_programme.record.seen import seen_at
from isa_programme.record.vocabulary import DispositionKind, Judgement, ResponseKind, Visibility
from letters_due import ADVISER, GOVERNMENT, HIGHER, ISSUED, REMINDER, SECRETARY, late, promise
from registers import COSLA, MINISTER, PAPER, WHOLE_PAPER, came, issued, letter, paper

DAY = date(2025, 12, 16)
ONE, TWO = f"{PAPER}.1", f"{PAPER}.2"


def asked(*facts: Fact, of: tuple[str, ...] = (MINISTER,)) -> Register:
    """A paper with two recommendations, and what followed."""
    return late(issued(paper(ISSUED, *of, items=2)), *facts)


def held(on: date | Month, *, number: int = 1, whom: str = MINISTER) -> EngagementHeld:
    return EngagementHeld(
        engagement=Engagement(reference=f"ENG-2025-{number:03d}", addressees=(whom,), held_on=on)
    )


BEGUN = ProgrammeAdopted(
    programme=Programme(
        title="Work programme",
        adviser=ADVISER,
        period=Period(date(2025, 10, 1), date(2027, 3, 31)),
    )
)


def since(known: Register, given: date | None = None) -> tuple[date | None, BriefedSince]:
    found = briefing(known, MINISTER, as_at=DAY, since=given)
    return found.since, found.since_what


def test_it_tells_what_happened_since_the_last_engagement_before_the_day() -> None:
    known = asked(
        BEGUN,
        held(date(2025, 11, 5)),
        held(Month(2025, 11), number=2),
        held(DAY, number=3),
        held(date(2025, 12, 1), number=4, whom=COSLA),
    )
    assert (date(2025, 11, 30), BriefedSince.LAST_ENGAGEMENT) == since(known)
    found = briefing(known, MINISTER, as_at=DAY)
    assert found.engagement is not None
    assert "ENG-2025-002" == found.engagement.reference


def test_without_one_it_tells_what_happened_since_the_programme_began_that_day_included() -> None:
    assert (date(2025, 9, 30), BriefedSince.PROGRAMME_BEGUN) == since(asked(BEGUN))


def test_without_either_it_tells_everything() -> None:
    assert (None, BriefedSince.WHOLE_RECORD) == since(asked())
    later = attrs.evolve(
        BEGUN,
        programme=attrs.evolve(BEGUN.programme, period=Period(date(2026, 1, 5), date(2027, 3, 31))),
    )
    assert (None, BriefedSince.WHOLE_RECORD) == since(asked(later))


def test_a_day_that_is_given_counts_before_all() -> None:
    known = asked(BEGUN, held(date(2025, 11, 5)))
    assert (date(2025, 12, 1), BriefedSince.GIVEN) == since(known, date(2025, 12, 1))
    assert (DAY, BriefedSince.GIVEN) == since(known, DAY)
    with pytest.raises(FaultsError) as refused:
        since(known, date(2025, 12, 17))
    assert "since: 2025-12-17 lies after 2025-12-16, the day asked about" == str(refused.value)


def test_an_office_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownReferenceError):
        briefing(asked(), "nobody", as_at=DAY)


@pytest.mark.parametrize(("given", "expected"), [(date(2025, 11, 2), [PAPER]), (ISSUED, [])])
def test_papers_of_the_days_after_are_told(given: date, expected: list[str]) -> None:
    found = briefing(asked(), MINISTER, as_at=DAY, since=given)
    assert expected == [row.reference for row in found.advised]


def test_what_came_back_is_told_per_recommendation_with_the_reason() -> None:
    answer = attrs.evolve(
        letter(date(2025, 12, 1), MINISTER, COSLA),
        dispositions=(
            Disposition(recommendation=1, kind=DispositionKind.ACCEPTED),
            Disposition(
                recommendation=2, kind=DispositionKind.NOT_ACCEPTED, reason="there is a post"
            ),
        ),
    )
    holding = attrs.evolve(
        letter(date(2025, 11, 20), decided=None, number=2),
        kind=ResponseKind.HOLDING,
        promised_for=Month(2025, 12),
        promise="by Christmas",
    )
    whole = StanceTaken(
        advice=PAPER, response="RSP-2025-001", stance=DispositionKind.NOTED, reason="as a whole"
    )
    found = briefing(asked(came(answer), came(holding), whole), MINISTER, as_at=DAY)
    assert [
        (PAPER, "RSP-2025-002", None, "", Month(2025, 12)),
        (PAPER, "RSP-2025-001", DispositionKind.NOTED, "as a whole", None),
        (ONE, "RSP-2025-001", DispositionKind.ACCEPTED, "", None),
        (TWO, "RSP-2025-001", DispositionKind.NOT_ACCEPTED, "there is a post", None),
    ] == [
        (row.reference, row.response, row.disposition, row.reason, row.promised_for)
        for row in found.came_back
    ]
    assert ("Recommendation 2", (MINISTER, COSLA)) == (
        found.came_back[3].what,
        found.came_back[3].sent_by,
    )
    later = briefing(asked(came(answer), came(holding)), MINISTER, as_at=DAY, since=ISSUED)
    assert 3 == len(later.came_back)
    assert () == briefing(asked(came(answer)), MINISTER, as_at=DAY, since=DAY).came_back


def test_what_may_not_be_seen_did_not_come_back() -> None:
    public = attrs.evolve(paper(ISSUED), visibility=Visibility.PUBLIC)
    known = late(issued(public), came(letter(date(2025, 12, 1))))
    assert 1 == len(briefing(known, MINISTER, as_at=DAY).came_back)
    assert () == briefing(seen_at(known, Visibility.PUBLIC), MINISTER, as_at=DAY).came_back


def steps(found: Briefing) -> list[tuple[str, str | None]]:
    return [
        (each.line.reference, None if each.step is None else each.step.step) for each in found.late
    ]


def test_what_is_overdue_stands_with_the_next_step_the_longest_overdue_first() -> None:
    found = briefing(asked(), GOVERNMENT, as_at=date(2025, 12, 15))
    assert [(PAPER, "chaser"), (ONE, REMINDER), (TWO, REMINDER)] == steps(found)
    assert [(PAPER, "chaser"), (ONE, HIGHER), (TWO, HIGHER)] == steps(
        briefing(asked(), GOVERNMENT, as_at=DAY)
    )


def test_what_was_withdrawn_when_overdue_has_no_next_step() -> None:
    withdrawn = AdviceWithdrawn(scope=WHOLE_PAPER, withdrawn_on=date(2025, 12, 9), reason="x")
    assert [(PAPER, None), (ONE, None), (TWO, None)] == steps(
        briefing(asked(withdrawn), MINISTER, as_at=DAY)
    )


def test_what_is_asked_is_what_the_office_its_body_and_its_offices_have_not_answered() -> None:
    known = asked(of=(SECRETARY, GOVERNMENT, COSLA))
    expected = {
        SECRETARY: {SECRETARY, GOVERNMENT},
        GOVERNMENT: {SECRETARY, GOVERNMENT},
        COSLA: {COSLA},
        MINISTER: set(),
    }
    for slug, offices in expected.items():
        found = briefing(known, slug, as_at=date(2025, 11, 10))
        assert offices == {line.addressee for line in found.asked}
    answered = asked(came(letter(date(2025, 11, 20))))
    assert [TWO] == [line.reference for line in briefing(answered, MINISTER, as_at=DAY).asked]


def test_steps_that_fell_due_and_go_to_the_office_or_its_body_are_told() -> None:
    found = briefing(asked(), SECRETARY, as_at=DAY)
    assert [(HIGHER, ONE), (HIGHER, TWO)] == [
        (step.step, step.reference) for step in found.escalated
    ]
    assert 2 == len(briefing(asked(), GOVERNMENT, as_at=DAY).escalated)
    assert () == briefing(asked(), COSLA, as_at=DAY).escalated
    assert () == briefing(asked(), SECRETARY, as_at=date(2025, 12, 15)).escalated


def test_what_is_raised_besides_is_neither_asked_already_nor_our_judgement() -> None:
    answer = came(letter(date(2025, 12, 1)))
    judged = ResponseJudged(
        advice=PAPER,
        response="RSP-2025-001",
        judgement=Judgement.NOT_RESPONSIVE,
        judged_on=date(2025, 12, 2),
        reason="HIDDEN",
    )
    found = briefing(
        asked(answer, judged, promise(promised_for=date(2025, 12, 12))), MINISTER, as_at=DAY
    )
    assert ["CMT-2025-001"] == [row.reference for row in found.raised]
    assert "HIDDEN" not in str(found)


def test_commitments_are_told_that_are_overdue_due_in_90_days_or_moved() -> None:
    days = (date(2025, 12, 15), date(2026, 3, 16), date(2026, 3, 17), date(2026, 6, 1), None)
    moved = CommitmentRevised(
        commitment="CMT-2025-004",
        promised_for=date(2026, 9, 1),
        revised_on=date(2025, 12, 12),
        reason="more time",
    )
    made = (promise(number=n, promised_for=day) for n, day in enumerate(days, start=1))
    known = asked(came(letter(date(2025, 12, 1))), *made, moved)
    found = briefing(known, MINISTER, as_at=DAY)
    assert [
        ("CMT-2025-001", CommitmentStanding.OVERDUE),
        ("CMT-2025-002", CommitmentStanding.PROMISED),
        ("CMT-2025-004", CommitmentStanding.PROMISED),
    ] == [(row.reference, row.standing) for row in found.commitments]


def test_a_promise_that_passed_is_told() -> None:
    holding = attrs.evolve(
        letter(date(2025, 11, 20), decided=None),
        kind=ResponseKind.HOLDING,
        promised_for=date(2025, 12, 15),
    )
    found = briefing(asked(came(holding)), COSLA, as_at=DAY)
    assert [ONE, TWO] == [row.reference for row in found.promises]


def test_the_last_day_there_is_can_be_asked_about() -> None:
    assert date.max == briefing(asked(), MINISTER, as_at=date.max).as_at

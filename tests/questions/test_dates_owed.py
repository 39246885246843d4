"""Dates owed: every deadline, promise and milestone under a name that no move changes."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from isa_programme.calendars.months import Month
from isa_programme.errors import UnknownReferenceError
from isa_programme.questions.dates_owed import DateOwed, dates_owed
from isa_programme.record.commitments import Commitment
from isa_programme.record.facts import (
    AdviceTransferred,
    AdviceWithdrawn,
    ClockPaused,
    ClockResumed,
    CommitmentDone,
    CommitmentDropped,
    CommitmentMade,
    Fact,
    MilestoneReached,
    ObligationWaived,
)
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import Basis, Function
from plans import planned
from registers import (
    COSLA,
    MINISTER,
    PAPER,
    SUBSTANTIVE,
    WHOLE_PAPER,
    came,
    ground,
    issued,
    letter,
    paper,
    protocol,
    register,
)

ISSUED = date(2025, 11, 3)
DEADLINE = date(2025, 12, 2)  # 20 working days, of which 1 December is none
PROMISE = "CMT-2025-001"
DELIVERY, STRATEGY = Function.DELIVERY, Function.STRATEGY
NAME = f"{PAPER}.1/{MINISTER}/substantive"


def known(*facts: Fact) -> Register:
    return register(*ground(protocol(SUBSTANTIVE)), issued(paper(ISSUED)), *facts)


def the_date(found: Register, as_at: date) -> DateOwed:
    (only,) = dates_owed(found, as_at=as_at)
    return only


def test_an_answer_that_is_owed_has_its_deadline_and_what_that_rests_on() -> None:
    expected = DateOwed(
        name=NAME,
        kind="substantive",
        reference=f"{PAPER}.1",
        what="Recommendation 1",
        addressees=(MINISTER,),
        handed_on_by=None,
        who=("MINISTER",),
        function=None,
        lead="",
        on=DEADLINE,
        basis=Basis.AGREED,
        ended="",
        overdue=False,
        days_late=0,
    )
    assert expected == the_date(known(), DEADLINE)


def test_what_is_overdue_says_so_and_stays_on_its_day() -> None:
    late = the_date(known(), date(2025, 12, 5))
    assert (NAME, DEADLINE, "", True, 3) == (
        *(late.name, late.on, late.ended, late.overdue, late.days_late),
    )


ENDED: dict[str, tuple[Fact, ...]] = {
    "answered": (came(letter(date(2025, 12, 5))),),
    "withdrawn": (
        AdviceWithdrawn(scope=WHOLE_PAPER, withdrawn_on=date(2025, 12, 5), reason="made up"),
    ),
    "not owed": (
        ObligationWaived(scope=WHOLE_PAPER, waived_on=date(2025, 11, 5), reason="made up"),
    ),
    "paused": (ClockPaused(scope=WHOLE_PAPER, paused_on=date(2025, 11, 5), reason="made up"),),
}


@pytest.mark.parametrize(("why", "facts"), ENDED.items(), ids=ENDED)
def test_what_is_owed_no_longer_keeps_its_name_and_is_not_overdue(
    why: str, facts: tuple[Fact, ...]
) -> None:
    ended = the_date(known(*facts), date(2025, 12, 9))
    assert (NAME, DEADLINE, why, False, 0) == (
        *(ended.name, ended.on, ended.ended, ended.overdue, ended.days_late),
    )


def test_a_deadline_that_moved_keeps_its_name() -> None:
    paused = ClockPaused(scope=WHOLE_PAPER, paused_on=date(2025, 11, 10), reason="made up")
    resumed = ClockResumed(advice=PAPER, resumed_on=date(2025, 11, 12), pause=7)
    moved = the_date(known(paused, resumed), ISSUED)
    later = the_date(known(paused, resumed), date(2025, 11, 12))
    assert (NAME, DEADLINE) == (moved.name, moved.on)
    assert (NAME, date(2025, 12, 4), "") == (later.name, later.on, later.ended)


def test_what_was_handed_on_keeps_the_name_of_the_office_first_asked() -> None:
    handed = AdviceTransferred(
        scope=WHOLE_PAPER, transferred_on=date(2025, 11, 5), to=COSLA, reason="made up"
    )
    owed = the_date(known(handed), date(2025, 11, 5))
    assert (NAME, (COSLA,), MINISTER, "") == (
        *(owed.name, owed.addressees, owed.handed_on_by, owed.ended),
    )


@pytest.mark.parametrize(("office", "ended"), [(MINISTER, "transferred"), (COSLA, "")])
def test_what_was_handed_on_is_ended_for_the_office_first_asked(office: str, ended: str) -> None:
    handed = AdviceTransferred(
        scope=WHOLE_PAPER, transferred_on=date(2025, 11, 5), to=COSLA, reason="made up"
    )
    (only,) = dates_owed(known(handed), as_at=date(2025, 12, 5), addressee=office)
    assert (NAME, ended, not ended) == (only.name, only.ended, only.overdue)


COMMITTED: dict[str, tuple[tuple[Fact, ...], str, bool, int]] = {
    "open": ((), "", False, 0),
    "passed": ((), "", True, 3),
    "done late": (
        (CommitmentDone(commitment=PROMISE, done_on=date(2026, 1, 4)),),
        "done",
        False,
        0,
    ),
    "dropped": (
        (CommitmentDropped(commitment=PROMISE, dropped_on=date(2026, 1, 4), reason="made up"),),
        *("dropped", False, 0),
    ),
}


@pytest.mark.parametrize("story", COMMITTED)
def test_a_commitment_stands_by_the_date_it_was_promised_for(story: str) -> None:
    facts, ended, overdue, days_late = COMMITTED[story]
    made = Commitment(
        reference=PROMISE,
        owner=COSLA,
        text="The fund",
        made_on=date(2025, 12, 15),
        promised_for=date(2026, 1, 2),
    )
    found = register(*ground(), CommitmentMade(commitment=made), *facts)
    as_at = date(2026, 1, 2) if story == "open" else date(2026, 1, 5)
    assert the_date(found, as_at) == DateOwed(
        name=f"{PROMISE}/commitment",
        kind="commitment",
        reference=PROMISE,
        what="The fund",
        addressees=(COSLA,),
        handed_on_by=None,
        who=("COSLA",),
        function=None,
        lead="",
        on=date(2026, 1, 2),
        basis=Basis.PROMISED,
        ended=ended,
        overdue=overdue,
        days_late=days_late,
    )


def test_only_what_belongs_to_a_function_or_a_lead_is_found_where_that_is_asked_for() -> None:
    advice = attrs.evolve(paper(ISSUED), function=Function.DELIVERY, lead="Ann")
    found = register(*ground(protocol(SUBSTANTIVE)), issued(advice))
    assert [1, 0, 1, 0] == [
        *(len(dates_owed(found, as_at=ISSUED, function=each)) for each in (DELIVERY, STRATEGY)),
        *(len(dates_owed(found, as_at=ISSUED, lead=each)) for each in ("ann", "Bob")),
    ]


def test_milestones_stand_among_them_by_the_last_day_planned() -> None:
    plan = planned({"a": Month(2026, 2)})
    found = [the_date(plan, day) for day in (date(2026, 2, 28), date(2026, 3, 2))]
    last = date(2026, 2, 28)
    assert [
        ("a/milestone", "milestone", last, "", False, 0),
        ("a/milestone", "milestone", last, "", True, 2),
    ] == [
        (each.name, each.kind, each.on, each.ended, each.overdue, each.days_late) for each in found
    ]


def test_a_milestone_that_was_reached_late_is_ended_and_not_overdue() -> None:
    reached = MilestoneReached(milestone="a", reached_on=date(2026, 3, 5))
    only = the_date(planned({"a": Month(2026, 2)}, facts=(reached,)), date(2026, 3, 9))
    assert ("reached", False, 0) == (only.ended, only.overdue, only.days_late)


def test_only_what_an_office_owes_is_found_where_that_is_asked_for() -> None:
    asks_two = register(*ground(protocol(SUBSTANTIVE)), issued(paper(ISSUED, MINISTER, COSLA)))
    found = dates_owed(asks_two, as_at=ISSUED, addressee=COSLA)
    assert [(COSLA,)] == [each.addressees for each in found]


def test_an_office_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownReferenceError, match="no addressee 'nobody' in this record"):
        dates_owed(known(), as_at=ISSUED, addressee="nobody")

"""The week: each part of Monday's page, worked out by hand for one small paper."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import attrs
import pytest

from isa_programme.calendars.months import Month
from isa_programme.calendars.working import weekdays
from isa_programme.errors import FaultsError
from isa_programme.questions.escalation import escalations_due
from isa_programme.questions.owed import due, overdue
from isa_programme.questions.promises import promises_passed
from isa_programme.questions.week_rows import Week, WeekPart, WeekRow
from isa_programme.questions.weekly import weekly
from isa_programme.record import facts
from isa_programme.record.addressees import Addressee
from isa_programme.record.commitments import Commitment
from isa_programme.record.facts import (
    AddresseeAdded,
    AdviceWithdrawn,
    ClarificationAnswered,
    ClarificationAsked,
    EscalationMade,
    Fact,
)
from isa_programme.record.milestones import Milestone
from isa_programme.record.objectives import Objective
from isa_programme.record.protocols import EscalationStep
from isa_programme.record.register import Register
from isa_programme.record.responses import Response
from isa_programme.record.scope import Scope
from isa_programme.record.seen import seen_at
from isa_programme.record.vocabulary import (
    Basis,
    DispositionKind,
    Function,
    ResponseKind,
    StageName,
    Visibility,
)
from isa_programme.record.words import NOT_SHOWN
from registers import (
    COSLA,
    MINISTER,
    PAPER,
    SUBSTANTIVE,
    WHOLE_PAPER,
    came,
    entries,
    ground,
    issued,
    letter,
    paper,
    protocol,
    register,
)

ISSUED = date(2025, 11, 3)
DEADLINE = date(2025, 12, 2)
"""Twenty working days on, by Scotland's calendar, which does not count Monday 1 December."""
MONDAY = date(2025, 12, 8)
PART = f"{PAPER}.1"
REMINDER = EscalationStep(name="a reminder", after=2, to=COSLA)


def told(*happened: Fact, lead: str = "", asked: tuple[str, ...] = (MINISTER,)) -> Register:
    """A paper of one recommendation under a protocol with one escalation step."""
    rules = attrs.evolve(protocol(SUBSTANTIVE), escalation=(REMINDER,))
    advice = attrs.evolve(paper(ISSUED, *asked), lead=lead)
    return register(*ground(rules), issued(advice), *happened)


def rows(week: Week, part: WeekPart) -> list[WeekRow]:
    return [row for row in week.rows if row.part is part]


ROW = WeekRow(
    lead="",
    part=WeekPart.OVERDUE,
    reference=PART,
    kind="substantive",
    what="Recommendation 1",
    title="One strategy, not two",
    addressees=(MINISTER,),
    who=("MINISTER",),
    on=DEADLINE,
    basis=Basis.AGREED,
    days_late=6,
    working_days_late=4,
)


def test_what_is_overdue_stands_there_with_the_step_to_chase_it_by() -> None:
    step = attrs.evolve(
        ROW, part=WeekPart.TO_CHASE, on=date(2025, 12, 4), step="a reminder", step_to="COSLA"
    )
    assert Week(
        as_at=MONDAY,
        since=date(2025, 12, 1),
        until=date(2025, 12, 22),
        calendar="scotland",
        rows=(ROW, step),
    ) == weekly(told(), as_at=MONDAY)


def test_a_step_that_was_made_is_not_proposed_again() -> None:
    made = EscalationMade(scope=WHOLE_PAPER, step="a reminder", made_on=date(2025, 12, 5))
    assert [ROW] == [*weekly(told(made), as_at=MONDAY).rows]


@pytest.mark.parametrize(
    ("day", "parts"),
    [
        (date(2025, 11, 16), []),
        (date(2025, 11, 17), [WeekPart.COMING]),  # ten working days before the deadline
        (DEADLINE, [WeekPart.COMING]),
        (DEADLINE + timedelta(days=1), [WeekPart.OVERDUE]),
        (date(2025, 12, 4), [WeekPart.OVERDUE, WeekPart.TO_CHASE]),
    ],
)
def test_a_deadline_is_coming_ten_working_days_ahead_until_it_has_passed(
    day: date, parts: list[WeekPart]
) -> None:
    assert parts == [row.part for row in weekly(told(), as_at=day).rows]


def test_where_no_calendar_reaches_so_far_fourteen_days_are_looked_ahead() -> None:
    short = weekdays(date(2018, 1, 1), date(2025, 11, 10), name="scotland")
    known = register(*ground(protocol(SUBSTANTIVE), calendar=short), issued(paper(ISSUED)))
    week = weekly(known, as_at=date(2025, 11, 5))
    assert (date(2025, 11, 19), "") == (week.until, week.calendar)
    week = weekly(Register(), as_at=MONDAY)
    assert (date(2025, 12, 22), "", ()) == (week.until, week.calendar, week.rows)


def test_the_first_and_the_last_day_there_are_can_be_asked_about() -> None:
    assert date.min == weekly(Register(), as_at=date.min).since
    assert date.max == weekly(Register(), as_at=date.max).until


def test_what_was_answered_since_the_last_list_is_told_once() -> None:
    answer = letter(date(2025, 12, 4))
    found = attrs.evolve(
        ROW,
        part=WeekPart.ANSWERED,
        on=date(2025, 12, 4),
        days_late=2,
        working_days_late=2,
        response="RSP-2025-001",
        disposition=DispositionKind.ACCEPTED,
    )
    known = told(came(answer))
    assert (found,) == weekly(known, as_at=MONDAY).rows
    assert (found,) == weekly(known, as_at=MONDAY, since=date(2025, 12, 3)).rows
    assert () == weekly(known, as_at=MONDAY, since=date(2025, 12, 4)).rows
    assert () == weekly(known, as_at=MONDAY + timedelta(days=7)).rows


def test_an_answer_too_vaguely_dated_to_be_on_time_or_late_is_an_answer() -> None:
    known = told(came(letter(Month(2025, 12))))
    (found,) = weekly(known, as_at=date(2026, 1, 5)).rows
    assert (WeekPart.ANSWERED, date(2025, 12, 31), 0, "RSP-2025-001") == (
        *(found.part, found.on, found.days_late, found.response),
    )


@pytest.mark.parametrize(
    ("recorded_on", "on_the_list"),
    [
        (date(2025, 12, 7), False),  # the list of Monday the 8th held it
        (date(2025, 12, 8), True),  # it may have been recorded after that list was made
        (date(2025, 12, 15), True),
        (date(2025, 12, 16), False),  # not known by the day asked about
    ],
)
def test_what_came_before_the_last_list_and_was_recorded_since_is_not_lost(
    recorded_on: date, *, on_the_list: bool
) -> None:
    known = told()
    (late,) = entries(came(letter(date(2025, 12, 4))))
    then = datetime(recorded_on.year, recorded_on.month, recorded_on.day, 12, tzinfo=UTC)
    number = known.entries[-1].number + 1
    known = known.folded([attrs.evolve(late, number=number, recorded_at=then)])
    assert on_the_list == bool(weekly(known, as_at=date(2025, 12, 15)).rows)


def test_a_promise_that_passed_stands_beside_the_answer_it_was_of() -> None:
    reply = Response(
        reference="RSP-2025-001",
        advice=PAPER,
        kind=ResponseKind.HOLDING,
        sent_by=(MINISTER,),
        received_on=date(2025, 11, 20),
        promised_for=Month(2025, 11),
        promise="by the end of the month",
    )
    (found,) = rows(weekly(told(came(reply)), as_at=MONDAY), WeekPart.PROMISE_PASSED)
    assert (
        attrs.evolve(
            ROW,
            part=WeekPart.PROMISE_PASSED,
            on=Month(2025, 11),
            basis=None,
            days_late=8,
            working_days_late=None,
            response="RSP-2025-001",
        )
        == found
    )


def test_a_question_waits_on_us_until_it_is_answered() -> None:
    asked = ClarificationAsked(
        scope=Scope(advice=PAPER, recommendations=(1,)), asked_on=date(2025, 12, 1), text="Which?"
    )
    question = len(told().entries) + 1
    answered = ClarificationAnswered(advice=PAPER, answered_on=date(2025, 12, 9), question=question)
    known = told(asked, answered)
    (found,) = rows(weekly(known, as_at=MONDAY), WeekPart.TO_CLARIFY)
    assert (
        WeekRow(
            lead="",
            part=WeekPart.TO_CLARIFY,
            reference=PART,
            kind="clarification",
            what="Which?",
            title="One strategy, not two",
            addressees=(MINISTER,),
            who=("MINISTER",),
            on=date(2025, 12, 1),
        )
        == found
    )
    assert [] == rows(weekly(known, as_at=date(2025, 12, 9)), WeekPart.TO_CLARIFY)


def test_a_question_by_letter_waits_too_and_one_that_moves_nothing_does_not() -> None:
    asked = attrs.evolve(
        letter(date(2025, 12, 1), decided=None), kind=ResponseKind.CLARIFICATION_REQUEST
    )
    by_the_way = ClarificationAsked(
        scope=WHOLE_PAPER, asked_on=date(2025, 12, 1), moves_nothing=True
    )
    week = weekly(told(came(asked), by_the_way), as_at=MONDAY)
    assert [("RSP-2025-001", PAPER, (MINISTER,))] == [
        (row.response, row.reference, row.addressees) for row in rows(week, WeekPart.TO_CLARIFY)
    ]


def test_what_is_withdrawn_is_nobodys_to_answer_clarify_or_chase() -> None:
    asked = ClarificationAsked(scope=WHOLE_PAPER, asked_on=date(2025, 12, 4))
    gone = AdviceWithdrawn(scope=WHOLE_PAPER, withdrawn_on=date(2025, 12, 5), reason="made up")
    known = told(asked, gone)
    assert () == weekly(known, as_at=MONDAY).rows


def test_what_our_own_office_owes_waits_on_us_and_stands_nowhere_else() -> None:
    us = AddresseeAdded(addressee=Addressee(slug="us", name="Us", ours=True))
    rules = attrs.evolve(protocol(SUBSTANTIVE), escalation=(REMINDER,))
    known = register(*ground(rules), us, issued(paper(ISSUED, "us")))
    (found,) = weekly(known, as_at=MONDAY).rows
    assert attrs.evolve(ROW, part=WeekPart.OURS, addressees=("us",), who=("Us",)) == found
    (early,) = weekly(known, as_at=ISSUED).rows
    assert (WeekPart.OURS, DEADLINE) == (early.part, early.on)


def test_commitments_and_milestones_stand_with_the_answers() -> None:
    promised = Commitment(
        reference="CMT-2025-001",
        response="RSP-2025-001",
        advice=PAPER,
        recommendation=1,
        owner=MINISTER,
        text="Publish it",
        made_on=date(2025, 11, 20),
        promised_for=date(2025, 12, 5),
    )
    goal = Objective(slug="goal", title="Goal", function=Function.STRATEGY)
    stones = [
        Milestone(slug=slug, objective="goal", title=slug, planned_for=planned)
        for slug, planned in (("late", Month(2025, 11)), ("soon", date(2025, 12, 22)))
    ]
    known = told(
        came(letter(date(2025, 11, 20))),
        facts.CommitmentMade(commitment=promised),
        facts.ObjectiveSet(objective=goal, set_on=ISSUED),
        *(facts.MilestonePlanned(milestone=each, planned_on=ISSUED) for each in stones),
        facts.CommitmentDone(commitment="CMT-2025-001", done_on=date(2025, 12, 9)),
        facts.MilestoneReached(milestone="late", reached_on=date(2025, 12, 10)),
        lead="Ann",
    )
    stands = [
        [(row.lead, row.part, row.kind, row.reference, row.days_late) for row in week.rows]
        for week in (weekly(known, as_at=day) for day in (MONDAY, date(2025, 12, 15)))
    ]
    assert [
        [
            ("Ann", WeekPart.OVERDUE, "commitment", "CMT-2025-001", 3),
            ("", WeekPart.OVERDUE, "milestone", "late", 8),
            ("", WeekPart.COMING, "milestone", "soon", 0),
        ],
        [
            ("Ann", WeekPart.ANSWERED, "commitment", "CMT-2025-001", 4),
            ("", WeekPart.COMING, "milestone", "soon", 0),
            ("", WeekPart.ANSWERED, "milestone", "late", 10),
        ],
    ] == stands


def test_rows_are_by_lead_however_a_name_is_written_and_the_office_comes_last() -> None:
    papers = [
        attrs.evolve(paper(ISSUED), reference=f"ADV-2025-00{number}", lead=lead)
        for number, lead in enumerate(("", "bob", "Ann", "Bob"), start=1)
    ]
    known = register(*ground(protocol(SUBSTANTIVE)), *map(issued, papers))
    by_lead = weekly(known, as_at=MONDAY).by_lead()
    assert {
        "Ann": ["ADV-2025-003.1"],
        "bob": ["ADV-2025-002.1", "ADV-2025-004.1"],
        "": ["ADV-2025-001.1"],
    } == {lead: [row.reference for row in found] for lead, found in by_lead.items()}
    assert ["Ann", "bob", ""] == [*by_lead]


def test_the_public_are_told_of_no_lead_no_question_and_no_letter_that_is_not_theirs() -> None:
    hidden = attrs.evolve(letter(date(2025, 12, 4)), visibility=Visibility.RESTRICTED)
    asked = attrs.evolve(
        letter(date(2025, 12, 4), COSLA, decided=None, number=2),
        kind=ResponseKind.CLARIFICATION_REQUEST,
        visibility=Visibility.RESTRICTED,
    )
    rules = attrs.evolve(protocol(SUBSTANTIVE), escalation=(REMINDER,))
    advice = attrs.evolve(paper(ISSUED, MINISTER, COSLA), lead="Ann", visibility=Visibility.PUBLIC)
    known = register(*ground(rules), issued(advice), came(hidden), came(asked))
    assert {"Ann"} == {row.lead for row in weekly(known, as_at=MONDAY).rows}

    public = weekly(seen_at(known, Visibility.PUBLIC), as_at=MONDAY).rows

    assert ["overdue", "answered", "to-chase"] == [row.part for row in public]
    assert all(row.lead == "" and row.response == "" for row in public)
    assert NOT_SHOWN not in str(public)


def test_the_last_list_can_not_be_of_a_later_day() -> None:
    with pytest.raises(FaultsError) as refused:
        weekly(told(), as_at=MONDAY, since=date(2025, 12, 9))
    assert "since: 2025-12-09 lies after 2025-12-08, the day asked about" == str(refused.value)


@pytest.mark.parametrize("day", [MONDAY, date(2025, 12, 15), date(2026, 3, 2)])
def test_every_part_holds_what_its_own_question_finds(day: date) -> None:
    papers = [
        attrs.evolve(paper(ISSUED + timedelta(days=9 * number), MINISTER, COSLA, items=2))
        for number in range(8)
    ]
    papers = [
        attrs.evolve(each, reference=f"ADV-2025-{number:03d}")
        for number, each in enumerate(papers, start=1)
    ]
    rules = attrs.evolve(protocol(SUBSTANTIVE), escalation=(REMINDER,))
    known = register(*ground(rules), *map(issued, papers), came(letter(date(2025, 12, 10))))
    week = weekly(known, as_at=day)
    assert [(line.reference, line.addressee) for line in overdue(known, as_at=day)] == [
        (row.reference, *row.addressees) for row in rows(week, WeekPart.OVERDUE)
    ]
    assert [
        (line.reference, line.addressee)
        for line in due(known, as_at=day)
        if line.deadline is not None and line.deadline <= week.until
    ] == [(row.reference, *row.addressees) for row in rows(week, WeekPart.COMING)]
    assert len(escalations_due(known, as_at=day)) == len(rows(week, WeekPart.TO_CHASE))
    assert len(promises_passed(known, as_at=day)) == len(rows(week, WeekPart.PROMISE_PASSED))
    assert StageName.SUBSTANTIVE in {row.kind for row in week.rows}

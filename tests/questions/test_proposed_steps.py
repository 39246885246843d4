"""Steps that a protocol proposes: when each falls due, which was made, and which comes next."""

from __future__ import annotations

from datetime import date

import pytest

from isa_programme.questions.escalation import ProposedStep, next_step, proposed_steps
from isa_programme.questions.standing import standings_read
from isa_programme.record.facts import EscalationMade, Fact
from isa_programme.record.scope import Scope
from isa_programme.record.vocabulary import StageName
from letters_due import ANSWERS, HIGHER, ISSUED, REMINDER, SECRETARY, late
from registers import MINISTER, PAPER, WHOLE_PAPER, issued, paper

FIRST = ProposedStep(step=REMINDER, to=None, after=1, falls_due_on=date(2025, 12, 3), made_on=None)
SECOND = ProposedStep(
    step=HIGHER, to=SECRETARY, after=10, falls_due_on=date(2025, 12, 16), made_on=None
)


def steps(as_at: date, *facts: Fact) -> tuple[ProposedStep, ...]:
    """What is proposed for the answer to the first recommendation."""
    known = late(issued(paper(ISSUED)), *facts)
    (reading,) = (
        reading
        for reading, line in standings_read(known, as_at=as_at)
        if line.stage is StageName.SUBSTANTIVE
    )
    return proposed_steps(known.files[PAPER], reading, MINISTER, as_at=as_at)


def made(step: str, on: date, scope: Scope = WHOLE_PAPER) -> EscalationMade:
    return EscalationMade(scope=scope, step=step, made_on=on)


@pytest.mark.parametrize("day", [ISSUED, date(2025, 12, 2), date(2026, 2, 2)])
def test_each_step_has_its_day_before_it_falls_due_and_after(day: date) -> None:
    assert (FIRST, SECOND) == steps(day)


def test_a_step_that_was_made_has_the_day_on_which_it_was() -> None:
    day = date(2025, 12, 4)
    story = (made(REMINDER, date(2025, 12, 4)),)
    assert [day, None] == [step.made_on for step in steps(day, *story)]
    assert [None, None] == [step.made_on for step in steps(date(2025, 12, 3), *story)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 12, 2), FIRST),
        (date(2025, 12, 3), FIRST),
        (date(2025, 12, 15), FIRST),
        (date(2025, 12, 16), SECOND),
        (date(2026, 6, 1), SECOND),
    ],
)
def test_the_next_step_is_the_newest_that_fell_due_else_the_first_to_come(
    day: date, expected: ProposedStep
) -> None:
    assert expected == next_step(steps(day), day)


def test_what_was_made_is_not_the_next_step() -> None:
    first, day = made(REMINDER, date(2025, 12, 4)), date(2025, 12, 10)
    assert SECOND == next_step(steps(day, first), day)
    both = (first, made(HIGHER, date(2025, 12, 17)))
    assert None is next_step(steps(date(2025, 12, 18), *both), date(2025, 12, 18))


def test_a_day_beyond_the_calendar_is_not_guessed() -> None:
    last = ANSWERS.escalation[1]
    far = ProposedStep(step=last.name, to=None, after=1, falls_due_on=None, made_on=None)
    assert not far.is_due(date.max)
    assert None is next_step([far], date(2025, 12, 10))
    assert FIRST == next_step([far, FIRST], date(2025, 12, 10))

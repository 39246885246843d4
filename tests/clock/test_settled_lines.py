"""What was met, withdrawn or waived stays as it was: whoever owed it, and to which date."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from isa_programme.calendars.closures import Closure
from isa_programme.calendars.scotland import scotland
from isa_programme.clock.periods import readings
from isa_programme.questions.calendar_change import calendar_change
from isa_programme.questions.moves import moves
from isa_programme.questions.standing_words import Standing
from isa_programme.record.allowance import Allowance
from isa_programme.record.counting_rules import OnTransfer, OwedPer
from isa_programme.record.facts import (
    AdviceTransferred,
    AdviceWithdrawn,
    CalendarAdopted,
    ExtensionAgreed,
    Fact,
    ObligationWaived,
    ResponseReceived,
)
from isa_programme.record.register import Register
from isa_programme.record.scope import Scope
from isa_programme.record.stages import Stage
from isa_programme.record.vocabulary import ResponseKind, StageName
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
    the_line,
)

CHRISTMAS_EVE = date(2025, 12, 24)
DEADLINE = date(2026, 1, 27)
WITHDRAWN = AdviceWithdrawn(scope=WHOLE_PAPER, withdrawn_on=date(2026, 1, 12), reason="done")
WAIVED = ObligationWaived(scope=WHOLE_PAPER, waived_on=date(2026, 1, 12), reason="done")
HANDED_ON = AdviceTransferred(
    scope=Scope(advice=PAPER, addressees=(MINISTER,)),
    to=COSLA,
    transferred_on=date(2026, 1, 19),
    reason="it is theirs now",
)
EXTENDED = ExtensionAgreed(
    scope=WHOLE_PAPER,
    agreed_on=date(2026, 1, 19),
    agreed_by="both",
    by=Allowance.parse("10 working days"),
    reason="more time",
)
SHUT = scotland().with_closures(
    added=[Closure(date(2026, 1, 22), date(2026, 1, 23), "the office moves")]
)
QUARTERS = Stage(
    name=StageName.UPDATE,
    allowance=Allowance.parse("3 months"),
    owed_per=OwedPer.ADVICE,
    every=Allowance.parse("3 months"),
    times=4,
)
SETTLED: dict[str, tuple[Fact, Standing]] = {
    "answered": (came(letter(date(2026, 1, 12))), Standing.ANSWERED_ON_TIME),
    "withdrawn": (WITHDRAWN, Standing.WITHDRAWN),
    "waived": (WAIVED, Standing.NOT_OWED),
}


def _known(*facts: Fact, stage: Stage = SUBSTANTIVE) -> Register:
    agreed = attrs.evolve(protocol(stage), transfer=OnTransfer.RESTARTS)
    return register(*ground(agreed), issued(paper(CHRISTMAS_EVE)), *facts)


def _responsible(known: Register, as_at: date) -> list[str]:
    return [reading.responsible for reading in readings(known, known.files[PAPER], as_at)]


@pytest.mark.parametrize(("settling", "standing"), SETTLED.values(), ids=SETTLED)
def test_a_transfer_afterwards_leaves_it_with_the_office_that_owed_it(
    settling: Fact, standing: Standing
) -> None:
    before, after = _known(settling), _known(settling, HANDED_ON)
    line = the_line(after, date(2026, 3, 2))
    assert (MINISTER, None, standing, DEADLINE) == (
        line.addressee,
        line.transferred_from,
        line.standing,
        line.deadline,
    )
    assert [MINISTER] == _responsible(after, date(2026, 3, 2))
    assert () == moves(before, after, PAPER, date(2026, 3, 2))


@pytest.mark.parametrize("waived_on", [date(2026, 1, 12), date(2026, 1, 19), date(2026, 1, 20)])
@pytest.mark.parametrize("is_recorded_first", [True, False])
def test_a_waiver_that_names_the_office_it_is_handed_to_holds_whichever_came_first(
    waived_on: date, is_recorded_first: bool
) -> None:
    theirs = Scope(advice=PAPER, addressees=(COSLA,))
    waived = ObligationWaived(scope=theirs, waived_on=waived_on, reason="done")
    facts = (waived, HANDED_ON) if is_recorded_first else (HANDED_ON, waived)
    line = the_line(_known(*facts), date(2026, 3, 2))
    assert (COSLA, Standing.NOT_OWED, f"waived on {waived_on.day} January 2026: done") == (
        line.addressee,
        line.standing,
        line.because,
    )


def test_a_waiver_that_names_an_office_that_never_owed_it_changes_nothing() -> None:
    theirs = Scope(advice=PAPER, addressees=(COSLA,))
    waived = ObligationWaived(scope=theirs, waived_on=date(2026, 1, 12), reason="done")
    assert Standing.OVERDUE == the_line(_known(waived), date(2026, 3, 2)).standing


def test_a_transfer_before_the_answer_still_moves_it() -> None:
    answered = came(letter(date(2026, 1, 20), COSLA))
    known = _known(HANDED_ON, answered)
    # Counted anew from 19 January: 16 February is working day 20.
    line = the_line(known, date(2026, 3, 2))
    assert (COSLA, MINISTER, Standing.ANSWERED_ON_TIME, date(2026, 2, 16)) == (
        line.addressee,
        line.transferred_from,
        line.standing,
        line.deadline,
    )


def test_of_a_step_that_recurs_only_the_periods_still_owed_are_handed_on() -> None:
    update = attrs.evolve(letter(date(2026, 1, 12), decided=None), kind=ResponseKind.UPDATE)
    handed_on = attrs.evolve(HANDED_ON, transferred_on=date(2026, 7, 1))
    known = _known(ResponseReceived(response=update), handed_on, stage=QUARTERS)
    # 24 March was met, 24 June was not.
    assert [MINISTER, COSLA, COSLA] == _responsible(known, date(2026, 7, 1))


@pytest.mark.parametrize(("settling", "standing"), SETTLED.values(), ids=SETTLED)
@pytest.mark.parametrize(
    "later", [EXTENDED, CalendarAdopted(calendar=SHUT, adopted_on=date(2026, 1, 19))]
)
def test_neither_an_extension_nor_a_calendar_moves_it_afterwards(
    settling: Fact, standing: Standing, later: Fact
) -> None:
    line = the_line(_known(settling, later), date(2026, 3, 2))
    assert (standing, DEADLINE) == (line.standing, line.deadline)


@pytest.mark.parametrize("settling", [None, *(fact for fact, _ in SETTLED.values())])
def test_a_comparison_of_calendars_lists_only_what_is_open(settling: Fact | None) -> None:
    known = _known(*([] if settling is None else [settling]))
    change = calendar_change(known, SHUT, as_at=date(2026, 1, 19))
    expected = [f"{PAPER}.1"] if settling is None else []
    assert expected == [move.reference for move in change.moves]

"""What an entry did to a clock, in words; and which of several marks a clock starts from.

Each test starts from a paper issued on Wednesday 24 December 2025 under a protocol that asks for an
answer in 20 working days, so that the deadline is Tuesday 27 January 2026.
"""

from __future__ import annotations

from datetime import date, time

import attrs
import pytest

from isa_programme.calendars.closures import Closure
from isa_programme.calendars.scotland import scotland
from isa_programme.clock.changes import Change
from isa_programme.clock.obligations import obligations
from isa_programme.clock.reading import Reading, read
from isa_programme.record.allowance import Allowance
from isa_programme.record.counting_rules import CountsFrom, OnTransfer
from isa_programme.record.facts import (
    AdviceMarked,
    AdviceTransferred,
    CalendarAdopted,
    ClarificationAsked,
    ClockPaused,
    ExtensionAgreed,
    Fact,
)
from isa_programme.record.scope import Scope
from isa_programme.record.stages import ExtensionCap, Stage
from isa_programme.record.vocabulary import Mark, ResponseKind
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

CHRISTMAS_EVE = date(2025, 12, 24)
AS_AT = date(2026, 3, 2)
NONE_BOUND = attrs.evolve(SUBSTANTIVE, extension=ExtensionCap(at_most=0))
RECEIVED = attrs.evolve(SUBSTANTIVE, counts_from=CountsFrom.RECEIVED, cut_off=time(16))


def _jan(day: int) -> date:
    return date(2026, 1, day)


def _feb(day: int) -> date:
    return date(2026, 2, day)


def _read(stage: Stage, *facts: Fact, transfer: OnTransfer = OnTransfer.RUNS_ON) -> Reading:
    agreed = attrs.evolve(protocol(stage), transfer=transfer)
    known = register(*ground(agreed), issued(paper(CHRISTMAS_EVE)), *facts)
    file = known.files[PAPER]
    (first, *_) = obligations(known, file)
    return read(known, file, first, AS_AT)


def _extended(*, by: str | None = None, until: date | None = None, outside: bool) -> Fact:
    return ExtensionAgreed(
        scope=WHOLE_PAPER,
        agreed_on=_jan(5),
        agreed_by="us",
        by=None if by is None else Allowance.parse(by),
        until=until,
        reason="asked for",
        outside_protocol=outside,
    )


@pytest.mark.parametrize(
    ("stage", "extended", "expected"),
    [
        pytest.param(
            SUBSTANTIVE,
            _extended(by="5 working days", outside=False),
            (True, "extended by 5 working days", _feb(3)),
            id="by so much",
        ),
        pytest.param(
            SUBSTANTIVE,
            _extended(until=_feb(20), outside=False),
            (True, "extended to 2026-02-20", _feb(20)),
            id="to a date",
        ),
        pytest.param(
            NONE_BOUND,
            _extended(by="5 working days", outside=True),
            (True, "extended by 5 working days, outside the protocol", _feb(3)),
            id="by so much, where the protocol allows none",
        ),
        pytest.param(
            NONE_BOUND,
            _extended(until=_feb(20), outside=True),
            (True, "extended to 2026-02-20, outside the protocol", _feb(20)),
            id="to a date, where the protocol allows none",
        ),
        pytest.param(
            NONE_BOUND,
            _extended(by="5 working days", outside=False),
            (False, "extended by 5 working days", date(2026, 1, 27)),
            id="refused, where the protocol allows none",
        ),
    ],
)
def test_an_extension_says_what_was_agreed_and_whether_it_moved_the_deadline(
    stage: Stage, extended: Fact, expected: tuple[bool, str, date]
) -> None:
    (change,) = _read(stage, extended).changes
    assert expected == (change.acted, change.what, change.deadline)


def test_what_happened_to_a_clock_is_told_with_its_entry_and_whether_it_is_held() -> None:
    paused = ClockPaused(scope=WHOLE_PAPER, paused_on=_jan(12), reason="a flood")
    asked = ClarificationAsked(scope=WHOLE_PAPER, asked_on=_jan(13))
    first = Change(entry=7, on=_jan(12), what="paused", acted=True, deadline=None, held=True)
    second = Change(
        entry=8, on=_jan(13), what="clarification asked", acted=True, deadline=None, held=True
    )
    found = _read(SUBSTANTIVE, paused, asked).changes
    assert (first, second) == tuple(attrs.evolve(each, days_late=0) for each in found)


def test_what_came_too_late_says_so_with_its_entry() -> None:
    late = ClockPaused(scope=WHOLE_PAPER, paused_on=_jan(28), reason="a flood")
    (change,) = _read(SUBSTANTIVE, late).changes
    assert attrs.evolve(change, days_late=0) == Change(
        entry=7,
        on=_jan(28),
        what="paused",
        acted=False,
        deadline=date(2026, 1, 27),
        untimely="it came after the deadline, 2026-01-27",
    )


@pytest.mark.parametrize(
    ("rule", "expected"), [(OnTransfer.RESTARTS, _feb(9)), (OnTransfer.RUNS_ON, _jan(27))]
)
def test_a_transfer_restarts_a_clock_where_the_protocol_says_so(
    rule: OnTransfer, expected: date
) -> None:
    handed_on = AdviceTransferred(
        scope=Scope(advice=PAPER, addressees=(MINISTER,)),
        to=COSLA,
        transferred_on=_jan(12),
        reason="theirs",
    )
    assert expected == _read(SUBSTANTIVE, handed_on, transfer=rule).deadline


def test_a_letter_that_asks_is_named_where_it_stops_the_clock() -> None:
    asks = attrs.evolve(letter(_jan(12), decided=None), kind=ResponseKind.CLARIFICATION_REQUEST)
    (change,) = _read(SUBSTANTIVE, came(asks)).changes
    expected = (True, f"clarification asked in {asks.reference}", None, True)
    assert expected == (change.acted, change.what, change.deadline, change.held)


@pytest.mark.parametrize(
    "marks",
    [
        pytest.param([(_jan(6), None), (_jan(5), None)], id="of two days, the earlier"),
        pytest.param([(_jan(5), "17:00"), (_jan(5), "09:00")], id="of two times, the earlier"),
    ],
)
def test_a_clock_starts_from_the_first_of_several_marks_however_they_were_entered(
    marks: list[tuple[date, str | None]],
) -> None:
    marked = [
        AdviceMarked(advice=PAPER, mark=Mark.RECEIVED, marked_on=on, at=at) for on, at in marks
    ]
    assert _feb(2) == _read(RECEIVED, *marked).deadline


def test_a_first_step_that_counts_from_the_one_before_says_why_it_has_no_day_zero() -> None:
    following = attrs.evolve(SUBSTANTIVE, counts_from=CountsFrom.PREVIOUS_STAGE_MET)
    reading = _read(following)
    expected = (None, "it counts from the previous stage, and there is none")
    assert expected == (reading.deadline, reading.unknown)


def test_a_calendar_adopted_anew_is_told_with_its_entry() -> None:
    shut = scotland().with_closures(added=[Closure(_jan(26), _jan(26), "a flood")])
    (change,) = _read(SUBSTANTIVE, CalendarAdopted(calendar=shut, adopted_on=_jan(5))).changes
    assert (7, _jan(5), True, _jan(28)) == (change.entry, change.on, change.acted, change.deadline)

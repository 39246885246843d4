"""Calendars and rules that come into force after issue: on which days they act, and on what.

Most tests start from the same paper: issued on Wednesday 24 December 2025 under a protocol that
asks for an answer in 20 working days, so that the deadline is Tuesday 27 January 2026; with
Monday 26 January closed as well it is Wednesday 28.
"""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from isa_programme.calendars.closures import Closure
from isa_programme.calendars.combined import combined
from isa_programme.calendars.months import CivilDate, Month
from isa_programme.calendars.periods import Period
from isa_programme.calendars.scotland import scotland
from isa_programme.calendars.working import WorkingCalendar, weekdays
from isa_programme.clock.explanation import explain
from isa_programme.clock.obligations import obligations
from isa_programme.clock.reading import read
from isa_programme.errors import CalendarError
from isa_programme.questions.check import checked
from isa_programme.questions.lines import Line
from isa_programme.questions.standing_words import Standing
from isa_programme.record.allowance import Allowance
from isa_programme.record.counting_rules import CountsFrom, Receipt
from isa_programme.record.facts import (
    AdviceMarked,
    CalendarAdopted,
    ClockPaused,
    ClockResumed,
    ExtensionAgreed,
    Fact,
    ProtocolAgreed,
)
from isa_programme.record.protocols import Protocol, Suspension
from isa_programme.record.register import Register
from isa_programme.record.stages import ExtensionCap, Stage
from isa_programme.record.vocabulary import Mark
from registers import (
    ACKNOWLEDGEMENT,
    BEFORE_ALL,
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
TWENTY = protocol(SUBSTANTIVE)


def _jan(day: int) -> date:
    return date(2026, 1, day)


def _feb(day: int) -> date:
    return date(2026, 2, day)


SHUT = scotland().with_closures(added=[Closure(_jan(26), _jan(26), "a flood")])


def _extended(on: date, *, by: str | None = None, until: date | None = None) -> ExtensionAgreed:
    return ExtensionAgreed(
        scope=WHOLE_PAPER,
        agreed_on=on,
        agreed_by="us",
        by=None if by is None else Allowance.parse(by),
        until=until,
        reason="asked for",
    )


def _adopted(on: date, calendar: WorkingCalendar = SHUT) -> CalendarAdopted:
    return CalendarAdopted(calendar=calendar, adopted_on=on)


def _known(
    *facts: Fact, agreed: Protocol = TWENTY, issued_on: CivilDate = CHRISTMAS_EVE
) -> Register:
    return register(*ground(agreed), issued(paper(issued_on)), *facts)


def _dates(line: Line) -> tuple[date | None, date | None]:
    return line.deadline, line.original_deadline


def _found(known: Register, as_at: date) -> list[str]:
    return [
        each.sentence
        for each in checked(known, as_at=as_at)
        if each.rule == "clocks-were-moved-in-time"
    ]


# A calendar adopted anew


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(
            date(2025, 12, 23), (_jan(28), _jan(28)), id="before issue: it was in force then"
        ),
        pytest.param(CHRISTMAS_EVE, (_jan(28), _jan(28)), id="on the day of issue: the same"),
        pytest.param(date(2025, 12, 25), (_jan(28), DEADLINE), id="the day after"),
        pytest.param(_jan(26), (_jan(28), DEADLINE), id="on the day it closes"),
        pytest.param(DEADLINE, (_jan(28), DEADLINE), id="on the deadline"),
        pytest.param(_jan(28), (DEADLINE, DEADLINE), id="the day after the deadline"),
    ],
)
def test_a_calendar_acts_from_its_day_on_what_is_not_past_its_deadline(
    on: date, expected: tuple[date, date]
) -> None:
    line = the_line(_known(_adopted(on)), _feb(2))
    assert (expected, Standing.OVERDUE) == (_dates(line), line.standing)


def test_before_its_day_a_calendar_is_not_known() -> None:
    known = _known(_adopted(_jan(12)))
    assert [(DEADLINE, DEADLINE), (_jan(28), DEADLINE)] == [
        _dates(the_line(known, day)) for day in (_jan(11), _jan(12))
    ]


@pytest.mark.parametrize(
    ("answered_on", "expected"),
    [
        pytest.param(_jan(11), DEADLINE, id="the day before"),
        pytest.param(_jan(12), DEADLINE, id="that very day: it is met, and no longer open"),
        pytest.param(_jan(13), _jan(28), id="the day after"),
    ],
)
def test_a_calendar_adopted_the_day_it_is_met_comes_too_late(
    answered_on: date, expected: date
) -> None:
    known = _known(came(letter(answered_on)), _adopted(_jan(12)))
    assert expected == the_line(known, _feb(2)).deadline


def test_a_calendar_that_opens_a_day_again_never_makes_what_is_open_late() -> None:
    opened = scotland()
    known = register(
        *ground(TWENTY, calendar=SHUT), issued(paper(CHRISTMAS_EVE)), _adopted(_jan(28), opened)
    )
    line = the_line(known, _jan(28))
    assert ((_jan(28), _jan(28)), Standing.DUE_TODAY) == (_dates(line), line.standing)
    assert [
        (
            f"{PAPER}.1, {MINISTER}, substantive: the calendar scotland adopted anew on 2026-01-28"
            " moved nothing; the deadline would lie before that day, so the old one stands"
        )
    ] == _found(known, _jan(28))


def test_a_calendar_that_dates_it_to_its_own_first_day_does_move_it() -> None:
    known = register(
        *ground(TWENTY, calendar=SHUT), issued(paper(CHRISTMAS_EVE)), _adopted(DEADLINE, scotland())
    )
    assert (DEADLINE, _jan(28)) == _dates(the_line(known, DEADLINE))
    assert [] == _found(known, DEADLINE)


def test_other_days_that_it_does_not_count_say_nothing() -> None:
    summer = scotland().with_closures(
        added=[Closure(date(2026, 7, 1), date(2026, 7, 31), "summer")]
    )
    known = _known(_adopted(_jan(12), summer))
    (obligation,) = obligations(known, known.files[PAPER])
    reading = read(known, known.files[PAPER], obligation, _feb(2))
    assert (DEADLINE, ()) == (reading.deadline, reading.changes)
    assert reading.calendar == summer


def test_a_deadline_beyond_the_old_calendar_can_be_counted_by_the_new() -> None:
    short = weekdays(date(2025, 1, 1), _jan(9), name="scotland")
    known = register(
        *ground(TWENTY, calendar=short), issued(paper(CHRISTMAS_EVE)), _adopted(_jan(8), scotland())
    )
    before, after = the_line(known, _jan(7)), the_line(known, _jan(8))
    assert (Standing.CANNOT_BE_WORKED_OUT, (None, None)) == (before.standing, _dates(before))
    assert (Standing.AWAITING, (DEADLINE, None)) == (after.standing, _dates(after))


def test_even_where_its_deadline_then_has_passed() -> None:
    short = weekdays(date(2025, 1, 1), _jan(9), name="scotland")
    known = register(
        *ground(TWENTY, calendar=short), issued(paper(CHRISTMAS_EVE)), _adopted(_feb(9), scotland())
    )
    line = the_line(known, _feb(9))
    assert (Standing.OVERDUE, DEADLINE, 9) == (
        line.standing,
        line.deadline,
        line.working_days_late,
    )


def test_while_paused_a_calendar_takes_over_too() -> None:
    paused = ClockPaused(scope=WHOLE_PAPER, paused_on=_jan(12), reason="fees")
    resumed = ClockResumed(advice=PAPER, resumed_on=_jan(15), pause=len(ground(TWENTY)) + 2)
    known = _known(paused, resumed, _adopted(_jan(13)))
    assert (_jan(30), DEADLINE) != _dates(the_line(known, _jan(15)))
    assert (_feb(2), DEADLINE) == _dates(the_line(known, _jan(15)))


def test_a_clock_that_starts_later_starts_by_the_calendar_then_in_force() -> None:
    received = protocol(attrs.evolve(SUBSTANTIVE, counts_from=CountsFrom.RECEIVED))
    marked = AdviceMarked(advice=PAPER, mark=Mark.RECEIVED, marked_on=CHRISTMAS_EVE)
    late = attrs.evolve(marked, marked_on=_jan(5))
    closing = SHUT.with_closures(added=[Closure(_jan(6), _jan(7), "the office moves")])
    known = _known(late, _adopted(_jan(4), closing), agreed=received, issued_on=date(2025, 12, 1))
    # 20 working days from 5 January are 2 February; three more are closed.
    assert (_feb(5), _feb(2)) == _dates(the_line(known, _feb(2)))


def test_receipt_is_not_moved_anew_by_a_calendar_adopted_later() -> None:
    moves = protocol(attrs.evolve(SUBSTANTIVE, receipt=Receipt.NEXT_WORKING_DAY))
    closing = scotland().with_closures(added=[Closure(CHRISTMAS_EVE, CHRISTMAS_EVE, "a flood")])
    line = the_line(_known(_adopted(_jan(12), closing), agreed=moves), _jan(12))
    assert (CHRISTMAS_EVE, DEADLINE) == (line.day_zero, line.deadline)


def test_a_calendar_no_protocol_names_moves_nothing() -> None:
    other = attrs.evolve(SHUT, name="elsewhere")
    known = _known(
        _adopted(date(2025, 12, 1), other), _adopted(_jan(12), attrs.evolve(other, closed={}))
    )
    assert (DEADLINE, DEADLINE) == _dates(the_line(known, _feb(2)))


def test_without_a_protocol_a_pause_is_made_good_in_the_days_then_in_force() -> None:
    asked = paper(CHRISTMAS_EVE, requested_by=_jan(23))
    before = (*ground(), issued(asked))
    pauses: tuple[Fact, ...] = (
        ClockPaused(scope=WHOLE_PAPER, paused_on=_jan(12), reason="fees"),
        ClockResumed(advice=PAPER, resumed_on=_jan(13), pause=len(before) + 1),
    )
    known = register(*before, *pauses, _adopted(_jan(14)))
    # One working day after Friday 23 January: Monday 26, or Tuesday with the Monday closed.
    assert [_jan(26), DEADLINE] == [the_line(known, day).deadline for day in (_jan(13), _jan(14))]


# Several calendars as one


def test_no_calendars_at_all_are_refused() -> None:
    with pytest.raises(CalendarError) as refused:
        combined(())
    assert str(refused.value) == "there is no calendar to combine; give at least one"


# Another version of the rules


def _version(allowance: str, since: date, number: int = 2) -> ProtocolAgreed:
    changed = attrs.evolve(SUBSTANTIVE, allowance=Allowance.parse(allowance))
    return _of_stage(changed, since, number)


def _of_stage(stage: Stage, since: date, number: int = 2) -> ProtocolAgreed:
    agreed = protocol(stage, version=number, effective_from=since)
    return ProtocolAgreed(protocol=attrs.evolve(agreed, governs_open=True))


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        pytest.param(date(2025, 12, 24), (_feb(10), _feb(10)), id="on the day of issue it governs"),
        pytest.param(date(2025, 12, 25), (_feb(10), DEADLINE), id="the day after it takes over"),
        pytest.param(DEADLINE, (_feb(10), DEADLINE), id="on the deadline"),
        pytest.param(_jan(28), (DEADLINE, DEADLINE), id="the day after the deadline"),
    ],
)
def test_a_version_takes_over_what_is_open_on_its_first_day(
    since: date, expected: tuple[date, date]
) -> None:
    known = _known(_version("30 working days", since))
    assert expected == _dates(the_line(known, date(2026, 3, 2)))


def test_what_governs_on_the_day_of_issue_takes_nothing_over() -> None:
    known = _known(_version("30 working days", CHRISTMAS_EVE), _adopted(CHRISTMAS_EVE))
    (obligation,) = obligations(known, known.files[PAPER])
    assert read(known, known.files[PAPER], obligation, _feb(2)).changes == ()


def test_a_version_takes_over_before_anything_else_that_day_holds() -> None:
    extended = ExtensionAgreed(
        scope=WHOLE_PAPER,
        agreed_on=_jan(12),
        agreed_by="both",
        by=Allowance.parse("1 week"),
        reason="more time",
    )
    known = _known(extended, _version("2 months", _jan(12)))
    # Two months are Tuesday 24 February; a week more, in a unit of its own, Tuesday 3 March.
    assert date(2026, 3, 3) == the_line(known, _jan(12)).deadline


def test_a_version_that_would_date_it_in_the_past_leaves_the_old_date() -> None:
    known = _known(_version("10 working days", _jan(20)))
    line = the_line(known, _jan(20))
    assert ((DEADLINE, DEADLINE), "answers version 1") == (_dates(line), line.protocol)
    assert [
        (
            f"{PAPER}.1, {MINISTER}, substantive: answers version 2 governs what is open on"
            " 2026-01-20 moved nothing; the deadline would lie before that day, so the old one"
            " stands"
        )
    ] == _found(known, _jan(20))


def test_a_version_may_date_it_to_its_own_first_day() -> None:
    # 15 working days from 24 December.
    known = _known(_version("15 working days", _jan(20)))
    line = the_line(known, _jan(20))
    assert (Standing.DUE_TODAY, (_jan(20), DEADLINE)) == (line.standing, _dates(line))


def test_a_version_without_that_stage_leaves_it_as_it_was() -> None:
    known = _known(_of_stage(ACKNOWLEDGEMENT, _jan(12)))
    line = the_line(known, _feb(2))
    assert ((DEADLINE, DEADLINE), "answers version 1") == (_dates(line), line.protocol)
    assert [] == _found(known, _feb(2))


def test_a_version_in_which_the_stage_recurs_does_not_take_over_what_is_owed_once() -> None:
    recurring = attrs.evolve(SUBSTANTIVE, every=Allowance.parse("3 months"), times=4)
    known = _known(_of_stage(recurring, _jan(12)))
    line = the_line(known, _feb(2))
    assert (DEADLINE, "answers version 1", None) == (line.deadline, line.protocol, line.period)


def test_two_versions_take_over_one_after_the_other() -> None:
    known = _known(
        _version("30 working days", _jan(12)), _version("25 working days", _jan(19), number=3)
    )
    found = [_dates(the_line(known, day)) for day in (_jan(11), _jan(12), _jan(19))]
    assert [(DEADLINE, DEADLINE), (_feb(10), DEADLINE), (_feb(3), DEADLINE)] == found


def test_a_version_refused_for_one_is_followed_by_one_that_is_not() -> None:
    known = _known(
        _version("5 working days", _jan(12)), _version("30 working days", _jan(19), number=3)
    )
    line = the_line(known, _jan(19))
    assert (_feb(10), "answers version 3") == (line.deadline, line.protocol)


def test_a_version_brings_its_own_periods_in_which_the_clock_stands_still() -> None:
    recess = Suspension(name="recess", period=Period(_jan(19), _jan(23)))
    stage = attrs.evolve(SUBSTANTIVE, suspended_in=("recess",))
    agreed = _of_stage(stage, _jan(12)).protocol
    known = _known(ProtocolAgreed(protocol=attrs.evolve(agreed, suspensions=(recess,))))
    assert (_feb(3), DEADLINE) == _dates(the_line(known, _jan(12)))


def test_a_version_that_governs_other_kinds_takes_nothing_over() -> None:
    agreed = _version("30 working days", _jan(12)).protocol
    councils = attrs.evolve(agreed.applies_to, kinds=frozenset({"local-government"}))
    known = _known(ProtocolAgreed(protocol=attrs.evolve(agreed, applies_to=councils)))
    assert (DEADLINE, DEADLINE) == _dates(the_line(known, _feb(2)))


# A paper of which only the month is known


SEPTEMBER = Month(2025, 9)


def test_a_version_takes_over_a_paper_of_an_unknown_day_and_can_count_it_no_better() -> None:
    known = _known(_version("30 working days", date(2025, 10, 6)), issued_on=SEPTEMBER)
    line = the_line(known, date(2025, 10, 6))
    assert (Standing.CANNOT_BE_WORKED_OUT, "answers version 2") == (line.standing, line.protocol)
    assert line.because == "issued in September 2025: the source gives no day"


def test_with_an_assumed_day_it_is_dated_anew_from_that_day() -> None:
    assumed = attrs.evolve(paper(SEPTEMBER), assumed_day=15)
    known = register(
        *ground(TWENTY), issued(assumed), _version("30 working days", date(2025, 10, 6))
    )
    line = the_line(known, date(2025, 10, 6))
    assert (date(2025, 9, 15), (date(2025, 10, 27), date(2025, 10, 13))) == (
        line.day_zero,
        _dates(line),
    )


def test_a_version_that_begins_within_the_month_of_issue_is_no_version_of_issue() -> None:
    # The day of issue may have been the first: then the first version governed it.
    assumed = attrs.evolve(paper(SEPTEMBER), assumed_day=1)
    known = register(
        *ground(TWENTY), issued(assumed), _version("30 working days", date(2025, 9, 15))
    )
    line = the_line(known, date(2025, 9, 30))
    assert ((date(2025, 10, 13), date(2025, 9, 29)), "answers version 2") == (
        _dates(line),
        line.protocol,
    )


# What no protocol governed


def test_what_only_a_letter_dated_is_taken_over_from_the_day_of_issue() -> None:
    first = _version("30 working days", _jan(12), number=1)
    known = register(*ground(), issued(paper(CHRISTMAS_EVE, requested_by=_jan(23))), first)
    before, after = the_line(known, _jan(11)), the_line(known, _jan(12))
    assert ((_jan(23), _jan(23)), None, None) == (_dates(before), before.protocol, before.day_zero)
    assert ((_feb(10), _jan(23)), "answers version 1", CHRISTMAS_EVE) == (
        _dates(after),
        after.protocol,
        after.day_zero,
    )


def test_what_has_passed_the_date_its_letter_asked_for_is_not_taken_over() -> None:
    first = _version("30 working days", _jan(26), number=1)
    known = register(*ground(), issued(paper(CHRISTMAS_EVE, requested_by=_jan(23))), first)
    line = the_line(known, _jan(26))
    assert (Standing.OVERDUE, _jan(23), None) == (line.standing, line.deadline, line.protocol)


def test_what_waits_for_receipt_is_not_taken_over_and_says_why() -> None:
    stage = attrs.evolve(SUBSTANTIVE, counts_from=CountsFrom.RECEIVED)
    first = _of_stage(stage, _jan(12), number=1)
    known = register(*ground(), issued(paper(CHRISTMAS_EVE, requested_by=_jan(23))), first)
    (obligation,) = obligations(known, known.files[PAPER])
    reading = read(known, known.files[PAPER], obligation, _jan(12))
    assert (_jan(23), None, ["not yet received"]) == (
        reading.deadline,
        reading.protocol,
        [change.refused for change in reading.changes],
    )


def test_a_paper_without_a_date_is_taken_over_by_a_version_that_dates_it_ahead() -> None:
    first = _version("30 working days", _jan(12), number=1)
    known = register(*ground(), issued(paper(CHRISTMAS_EVE)), first)
    before, after = the_line(known, _jan(11)), the_line(known, _jan(12))
    assert (Standing.UNANSWERED_NO_DATE, (None, None)) == (before.standing, _dates(before))
    assert (Standing.AWAITING, (_feb(10), None)) == (after.standing, _dates(after))


def test_an_old_paper_without_a_date_is_not_made_overdue_by_a_new_protocol() -> None:
    first = _version("30 working days", _jan(12), number=1)
    known = register(*ground(), issued(paper(date(2025, 1, 6))), first)
    line = the_line(known, _jan(12))
    assert (Standing.UNANSWERED_NO_DATE, (None, None)) == (line.standing, _dates(line))
    assert len(_found(known, _jan(12))) == 1


def test_the_explanation_tells_of_both_protocols() -> None:
    known = _known(_version("30 working days", _jan(12)))
    (obligation,) = obligations(known, known.files[PAPER])
    explained = explain(read(known, known.files[PAPER], obligation, _feb(2)), MINISTER)
    expected = [
        "rule: 30 working days, under answers version 2, agreed",
        "the rule at first: 20 working days",
        (
            "Monday 12 January 2026: answers version 2 governs what is open;"
            " deadline Tuesday 10 February 2026"
        ),
        (
            "deadline: Tuesday 10 February 2026, to midnight; late from Wednesday 11 February 2026;"
            " the original deadline was Tuesday 27 January 2026"
        ),
    ]
    assert expected == [each for each in explained.sentences if each in expected]


def test_the_day_of_the_first_adoption_makes_no_difference_to_what_came_before_it() -> None:
    # The first calendar of a name also serves the days before it was adopted.
    known = register(
        CalendarAdopted(calendar=SHUT, adopted_on=date(2030, 1, 1)),
        *ground(TWENTY)[1:],
        issued(paper(CHRISTMAS_EVE)),
    )
    assert (_jan(28), _jan(28)) == _dates(the_line(known, BEFORE_ALL.replace(year=2026, month=2)))


# A calendar that ends too soon, and one adopted later that does not

TO_THE_END_OF_2026 = scotland(2018, 2026)
MID_DECEMBER = date(2026, 12, 14)
FIVE_BOUNDED = protocol(
    attrs.evolve(SUBSTANTIVE, extension=ExtensionCap(up_to=Allowance.parse("10 working days")))
)
BEYOND_ITS_END: dict[str, tuple[Protocol, tuple[Fact, ...], date]] = {
    "nothing happened": (TWENTY, (), date(2027, 1, 15)),
    "extended until a date": (
        TWENTY,
        (_extended(date(2026, 12, 21), until=date(2027, 2, 26)),),
        date(2027, 2, 26),
    ),
    "extended within a bound": (
        FIVE_BOUNDED,
        (_extended(date(2026, 12, 21), by="5 working days"),),
        date(2027, 1, 22),
    ),
    "paused after its end": (
        TWENTY,
        (
            ClockPaused(scope=WHOLE_PAPER, paused_on=date(2027, 1, 5), reason="asked to"),
            ClockResumed(advice=PAPER, resumed_on=date(2027, 1, 7), pause=7),
        ),
        date(2027, 1, 19),
    ),
}


@pytest.mark.parametrize(
    ("rules", "happened", "deadline"), BEYOND_ITS_END.values(), ids=BEYOND_ITS_END
)
def test_what_a_calendar_could_not_tell_is_told_by_the_next_one_adopted(
    rules: Protocol, happened: tuple[Fact, ...], deadline: date
) -> None:
    known = register(
        *ground(rules, calendar=TO_THE_END_OF_2026),
        issued(paper(MID_DECEMBER)),
        *happened,
        _adopted(date(2027, 1, 11), scotland()),
    )
    line = the_line(known, date(2027, 1, 12))
    assert (deadline, None) == (line.deadline, line.original_deadline)


def test_an_agreed_date_needs_no_calendar_to_be_known() -> None:
    known = register(
        *ground(TWENTY, calendar=TO_THE_END_OF_2026),
        issued(paper(MID_DECEMBER)),
        _extended(date(2026, 12, 21), until=date(2027, 2, 26)),
    )
    assert date(2027, 2, 26) == the_line(known, date(2026, 12, 22)).deadline


def test_no_date_is_agreed_before_a_deadline_that_lies_beyond_the_calendar() -> None:
    known = register(
        *ground(TWENTY, calendar=TO_THE_END_OF_2026),
        issued(paper(MID_DECEMBER)),
        _extended(date(2026, 12, 21), until=date(2026, 12, 30)),
    )
    assert Standing.CANNOT_BE_WORKED_OUT is the_line(known, date(2026, 12, 22)).standing

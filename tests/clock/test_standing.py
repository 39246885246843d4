"""Where an obligation stands as at a day, through registers built by hand.

Most tests start from the same paper: issued on Wednesday 24 December 2025 under a protocol that
asks for a substantive answer in 20 working days, so that the deadline is Tuesday 27 January 2026.
"""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from isa_programme.calendars.months import Month
from isa_programme.calendars.scotland import scotland
from isa_programme.questions.lines import STILL_OWED, Line
from isa_programme.questions.standing import standings
from isa_programme.questions.standing_words import Standing
from isa_programme.record.advice import Advice
from isa_programme.record.allowance import Allowance
from isa_programme.record.counting_rules import CountsFrom, MetOn, OnClarification, PauseExcludes
from isa_programme.record.facts import (
    AdviceMarked,
    AdviceTransferred,
    AdviceWithdrawn,
    ClarificationAnswered,
    ClarificationAsked,
    ClockPaused,
    ClockResumed,
    ExtensionAgreed,
    Fact,
    ObligationWaived,
)
from isa_programme.record.register import Register
from isa_programme.record.responses import Disposition, Response
from isa_programme.record.scope import Scope
from isa_programme.record.stages import HoldingExtends, Stage
from isa_programme.record.vocabulary import (
    AnsweredBy,
    Basis,
    DispositionKind,
    Mark,
    ResponseKind,
    StageName,
)
from registers import (
    ACKNOWLEDGEMENT,
    BEFORE_ALL,
    COSLA,
    COUNCIL,
    MINISTER,
    PAPER,
    SUBSTANTIVE,
    WHOLE_PAPER,
    came,
    ground,
    issued,
    letter,
    lines,
    paper,
    protocol,
    register,
    the_line,
)

CHRISTMAS_EVE = date(2025, 12, 24)
DEADLINE = date(2026, 1, 27)
TWENTY = protocol(SUBSTANTIVE)
GROUND = ground(TWENTY)
PAPER_ENTRY = len(GROUND) + 1
FIRST_ENTRY = PAPER_ENTRY + 1
"""The number of the first entry after the paper."""


def _jan(day: int) -> date:
    return date(2026, 1, day)


def _feb(day: int) -> date:
    return date(2026, 2, day)


def _known(*facts: Fact, advice: Advice | None = None) -> Register:
    return register(*GROUND, issued(advice or paper(CHRISTMAS_EVE)), *facts)


def _under(stage: Stage, *facts: Fact, advice: Advice | None = None) -> Register:
    return register(*ground(protocol(stage)), issued(advice or paper(CHRISTMAS_EVE)), *facts)


def _paused(on: date) -> ClockPaused:
    return ClockPaused(scope=WHOLE_PAPER, paused_on=on, reason="fees")


def _withdrawn(on: date) -> AdviceWithdrawn:
    return AdviceWithdrawn(scope=WHOLE_PAPER, withdrawn_on=on, reason="overtaken")


def _standing(line: Line) -> tuple[Standing, str]:
    return line.standing, line.because


def _late(line: Line) -> tuple[int | None, int]:
    return line.working_days_late, line.days_late


# Unanswered


@pytest.mark.parametrize(
    ("as_at", "expected"),
    [
        pytest.param(CHRISTMAS_EVE, (Standing.AWAITING, 20), id="on the day of issue"),
        pytest.param(_jan(19), (Standing.AWAITING, 6), id="six working days before"),
        pytest.param(_jan(20), (Standing.DUE_SOON, 5), id="five working days before: due soon"),
        pytest.param(_jan(26), (Standing.DUE_SOON, 1), id="the day before"),
        pytest.param(DEADLINE, (Standing.DUE_TODAY, 0), id="due today is not overdue"),
        pytest.param(_jan(28), (Standing.OVERDUE, None), id="the day after"),
    ],
)
def test_an_unanswered_paper_stands_by_its_deadline(
    as_at: date, expected: tuple[Standing, int | None]
) -> None:
    line = the_line(_known(), as_at)
    assert expected == (line.standing, line.working_days_left)


@pytest.mark.parametrize(
    ("as_at", "expected"),
    [
        pytest.param(_jan(20), Standing.AWAITING, id="five working days before"),
        pytest.param(_jan(22), Standing.DUE_SOON, id="three working days before"),
    ],
)
def test_a_protocol_says_how_soon_is_soon(as_at: date, expected: Standing) -> None:
    assert expected == the_line(_under(attrs.evolve(SUBSTANTIVE, warn=3)), as_at).standing


def test_lateness_is_counted_in_working_days_and_in_days() -> None:
    line = the_line(_known(), _feb(2))
    assert (line.standing, *_late(line)) == (Standing.OVERDUE, 4, 6)


def test_a_paper_that_has_not_been_issued_has_no_line() -> None:
    assert standings(_known(), as_at=date(2025, 12, 23)) == ()


def test_a_clock_that_waits_for_receipt_has_not_started() -> None:
    stage = attrs.evolve(SUBSTANTIVE, counts_from=CountsFrom.RECEIVED)
    marked = AdviceMarked(advice=PAPER, mark=Mark.RECEIVED, marked_on=_jan(5))
    known = _under(stage, marked)
    before, after = the_line(known, _jan(4)), the_line(known, _jan(5))
    assert _standing(before) == (Standing.NOT_STARTED, "not yet received")
    assert (before.day_zero, before.deadline) == (None, None)
    assert (Standing.AWAITING, _jan(5), _feb(2)) == (after.standing, after.day_zero, after.deadline)


def test_receipt_by_one_office_does_not_start_the_clock_of_another() -> None:
    stage = attrs.evolve(SUBSTANTIVE, counts_from=CountsFrom.RECEIVED)
    marked = AdviceMarked(advice=PAPER, mark=Mark.RECEIVED, marked_on=_jan(5), addressee=MINISTER)
    known = _under(stage, marked, advice=paper(CHRISTMAS_EVE, MINISTER, COSLA))
    found = [the_line(known, _jan(6), office).standing for office in (MINISTER, COSLA)]
    assert found == [Standing.AWAITING, Standing.NOT_STARTED]


def test_without_a_protocol_the_date_is_the_one_the_paper_asks_for() -> None:
    known = register(*ground(), issued(paper(CHRISTMAS_EVE, requested_by=_jan(23))))
    line = the_line(known, _jan(26))
    assert (Standing.OVERDUE, _jan(23), Basis.REQUESTED, None) == (
        line.standing,
        line.deadline,
        line.basis,
        line.protocol,
    )


def test_without_a_protocol_a_month_asked_for_lasts_to_its_last_day() -> None:
    known = register(*ground(), issued(paper(CHRISTMAS_EVE, requested_by=Month(2026, 1))))
    found = [the_line(known, day).standing for day in (_jan(31), _feb(1))]
    assert found == [Standing.DUE_TODAY, Standing.OVERDUE]


def test_without_a_protocol_and_a_date_a_paper_is_unanswered_with_its_age() -> None:
    line = the_line(register(*ground(), issued(paper(CHRISTMAS_EVE))), _jan(26))
    assert (
        line.standing,
        line.age,
        line.deadline,
        line.basis,
    ) == (Standing.UNANSWERED_NO_DATE, 33, None, None)


def test_without_a_protocol_and_a_date_an_answer_is_neither_late_nor_on_time() -> None:
    known = register(*ground(), issued(paper(CHRISTMAS_EVE)), came(letter(_jan(5))))
    line = the_line(known, _jan(26))
    assert (Standing.ANSWERED_NO_DATE, _jan(5)) == (line.standing, line.met_on)


def _requested(*facts: Fact) -> Register:
    return register(*ground(), issued(paper(CHRISTMAS_EVE, requested_by=_jan(23))), *facts)


_AGREED = ExtensionAgreed(
    scope=WHOLE_PAPER, agreed_on=_jan(5), agreed_by="both", reason="more time"
)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param((attrs.evolve(_AGREED, until=_feb(20)),), _feb(20), id="extended to a date"),
        pytest.param(
            (attrs.evolve(_AGREED, by=Allowance.parse("10 working days")),),
            _feb(6),
            id="extended by working days",
        ),
        pytest.param(
            (attrs.evolve(_AGREED, agreed_on=_jan(26), until=_feb(20)),),
            _jan(23),
            id="extended too late",
        ),
        pytest.param(
            (
                ClockPaused(scope=WHOLE_PAPER, paused_on=_jan(12), reason="fees"),
                ClockResumed(advice=PAPER, resumed_on=_jan(15), pause=len(ground()) + 2),
            ),
            _jan(28),
            id="paused for three working days",
        ),
        pytest.param(
            (
                ClarificationAsked(scope=WHOLE_PAPER, asked_on=_jan(12)),
                ClarificationAnswered(
                    advice=PAPER, answered_on=_jan(15), question=len(ground()) + 2
                ),
            ),
            _jan(28),
            id="a question only pauses, there being no allowance to run anew",
        ),
    ],
)
def test_without_a_protocol_what_is_agreed_later_moves_the_date_asked_for(
    facts: tuple[Fact, ...], expected: date
) -> None:
    line = the_line(_requested(*facts), _feb(2))
    assert (expected, _jan(23), _jan(23), Basis.REQUESTED) == (
        line.deadline,
        line.original_deadline,
        line.requested_by,
        line.basis,
    )


def test_without_a_protocol_a_pause_holds_the_date_asked_for_open() -> None:
    line = the_line(_requested(_paused(_jan(12))), _jan(15))
    assert (Standing.PAUSED, None, _jan(28)) == (
        line.standing,
        line.deadline,
        line.earliest_if_resumed,
    )


def test_the_date_asked_for_stands_beside_the_deadline_of_a_protocol() -> None:
    line = the_line(_known(advice=paper(CHRISTMAS_EVE, requested_by=_jan(9))), _jan(12))
    assert (Standing.AWAITING, DEADLINE, _jan(9), Basis.AGREED) == (
        line.standing,
        line.deadline,
        line.requested_by,
        line.basis,
    )


# Answered


@pytest.mark.parametrize(
    ("received_on", "expected"),
    [
        pytest.param(CHRISTMAS_EVE, (Standing.ANSWERED_ON_TIME, 0, 0), id="the same day"),
        pytest.param(DEADLINE, (Standing.ANSWERED_ON_TIME, 0, 0), id="on the deadline"),
        pytest.param(_jan(28), (Standing.ANSWERED_LATE, 1, 1), id="the day after"),
        pytest.param(_feb(2), (Standing.ANSWERED_LATE, 4, 6), id="over a weekend"),
    ],
)
def test_an_answer_is_on_time_up_to_the_deadline(
    received_on: date, expected: tuple[Standing, int, int]
) -> None:
    line = the_line(_known(came(letter(received_on))), date(2026, 6, 1))
    assert expected == (line.standing, *_late(line))
    assert (received_on, "RSP-2025-001") == (line.met_on, line.met_by)


def test_a_saturday_answer_to_a_friday_deadline_is_late_by_no_working_day_and_one_day() -> None:
    friday, saturday = _jan(9), _jan(10)
    known = register(
        *ground(), issued(paper(CHRISTMAS_EVE, requested_by=friday)), came(letter(saturday))
    )
    line = the_line(known, saturday)
    assert (line.standing, *_late(line)) == (Standing.ANSWERED_LATE, 0, 1)


def test_an_answer_does_not_count_before_it_came() -> None:
    known = _known(came(letter(_jan(30))))
    found = [the_line(known, day).standing for day in (_jan(29), _jan(30))]
    assert found == [Standing.OVERDUE, Standing.ANSWERED_LATE]


def test_lateness_is_counted_against_the_original_deadline_too() -> None:
    more = ExtensionAgreed(
        scope=WHOLE_PAPER,
        agreed_on=_jan(5),
        agreed_by="both",
        by=Allowance.parse("10 working days"),
        reason="a wide question",
    )
    line = the_line(_known(more, came(letter(_jan(30)))), _jan(30))
    assert (Standing.ANSWERED_ON_TIME, _feb(10), DEADLINE) == (
        line.standing,
        line.deadline,
        line.original_deadline,
    )
    assert (
        *_late(line),
        line.working_days_late_original,
        line.days_late_original,
    ) == (0, 0, 3, 3)


def test_by_sent_the_date_of_the_letter_decides() -> None:
    answer = attrs.evolve(letter(_jan(30)), dated_on=DEADLINE)
    found = [
        the_line(_under(attrs.evolve(SUBSTANTIVE, met_on=rule), came(answer)), _jan(30)).standing
        for rule in (MetOn.RECEIVED, MetOn.SENT)
    ]
    assert found == [Standing.ANSWERED_LATE, Standing.ANSWERED_ON_TIME]


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(
            letter(_jan(5), decided=DispositionKind.NOT_ADDRESSED), id="it does not address it"
        ),
        pytest.param(letter(_jan(5), decided=None), id="it does not mention it"),
        pytest.param(letter(_jan(5), COSLA), id="it comes from somebody else"),
        pytest.param(
            attrs.evolve(letter(_jan(5)), kind=ResponseKind.HOLDING), id="it is a holding reply"
        ),
        pytest.param(
            attrs.evolve(letter(_jan(5)), kind=ResponseKind.ACKNOWLEDGEMENT),
            id="it is an acknowledgement",
        ),
    ],
)
def test_what_does_not_answer_leaves_the_paper_unanswered(answer: Response) -> None:
    line = the_line(_known(came(answer)), _jan(28))
    assert (line.standing, line.met_by) == (Standing.OVERDUE, None)


@pytest.mark.parametrize(
    "kind", [kind for kind in DispositionKind if kind is not DispositionKind.SUPERSEDED]
)
def test_any_decision_answers_but_that_it_was_not_addressed(kind: DispositionKind) -> None:
    line = the_line(_known(came(letter(_jan(5), decided=kind))), _jan(5))
    expected = (
        Standing.AWAITING if kind is DispositionKind.NOT_ADDRESSED else Standing.ANSWERED_ON_TIME
    )
    assert (expected, kind) == (line.standing, line.disposition)


def test_one_letter_may_answer_three_of_five() -> None:
    decided = tuple(
        Disposition(recommendation=number, kind=DispositionKind.ACCEPTED) for number in (1, 3, 5)
    )
    answer = attrs.evolve(letter(_jan(5)), dispositions=decided)
    found = standings(
        _known(came(answer), advice=paper(CHRISTMAS_EVE, items=5)), as_at=date(2026, 1, 28)
    )
    assert [
        (f"{PAPER}.1", Standing.ANSWERED_ON_TIME),
        (f"{PAPER}.2", Standing.OVERDUE),
        (f"{PAPER}.3", Standing.ANSWERED_ON_TIME),
        (f"{PAPER}.4", Standing.OVERDUE),
        (f"{PAPER}.5", Standing.ANSWERED_ON_TIME),
    ] == [(line.reference, line.standing) for line in found]


def test_the_first_letter_met_the_obligation_and_the_newest_says_what_is_decided() -> None:
    later = letter(_feb(9), decided=DispositionKind.NOT_ACCEPTED, number=2)
    line = the_line(_known(came(letter(_jan(5))), came(later)), _feb(9))
    assert (
        line.standing,
        line.met_by,
        line.disposition,
    ) == (Standing.ANSWERED_ON_TIME, "RSP-2025-001", DispositionKind.NOT_ACCEPTED)


def test_a_joint_response_meets_the_obligation_of_each_sender() -> None:
    known = _known(
        came(letter(_jan(5), MINISTER, COSLA)), advice=paper(CHRISTMAS_EVE, MINISTER, COSLA)
    )
    found = [the_line(known, _jan(5), office).standing for office in (MINISTER, COSLA)]
    assert found == [Standing.ANSWERED_ON_TIME] * 2


def test_an_office_may_answer_on_behalf_of_another_that_it_names() -> None:
    answer = attrs.evolve(letter(_jan(5), COSLA), on_behalf_of=(MINISTER,))
    assert the_line(_known(came(answer)), _jan(5)).standing is Standing.ANSWERED_ON_TIME


@pytest.mark.parametrize("kind", [*ResponseKind])
def test_an_acknowledgement_is_met_by_any_response(kind: ResponseKind) -> None:
    known = register(
        *ground(protocol(ACKNOWLEDGEMENT, SUBSTANTIVE)),
        issued(paper(CHRISTMAS_EVE)),
        came(attrs.evolve(letter(_jan(5), decided=None), kind=kind)),
    )
    acknowledged = lines(known, _jan(5))[PAPER, MINISTER, StageName.ACKNOWLEDGEMENT]
    assert (Standing.ANSWERED_ON_TIME, _jan(5)) == (acknowledged.standing, acknowledged.met_on)


def test_a_stage_may_count_from_when_the_one_before_it_was_met() -> None:
    then = attrs.evolve(SUBSTANTIVE, counts_from=CountsFrom.PREVIOUS_STAGE_MET)
    known = register(
        *ground(protocol(ACKNOWLEDGEMENT, then)),
        issued(paper(CHRISTMAS_EVE)),
        came(attrs.evolve(letter(_jan(6), decided=None), kind=ResponseKind.ACKNOWLEDGEMENT)),
    )
    before, after = the_line(known, _jan(5)), the_line(known, _jan(6))
    assert Standing.NOT_STARTED is before.standing
    assert (Standing.AWAITING, _jan(6), _feb(3)) == (after.standing, after.day_zero, after.deadline)


# Months, and days by which something was known


def test_a_paper_issued_in_a_month_has_no_deadline_to_be_late_by() -> None:
    line = the_line(_known(advice=paper(Month(2025, 12))), date(2026, 6, 1))
    assert _standing(line) == (
        Standing.CANNOT_BE_WORKED_OUT,
        "issued in December 2025: the source gives no day",
    )
    assert (line.day_zero, line.deadline, *_late(line)) == (None, None, 0, 0)


def test_a_paper_issued_in_a_month_counts_as_issued_from_its_last_day() -> None:
    known = _known(advice=paper(Month(2025, 12)))
    found = [len(standings(known, as_at=date(2025, 12, day))) for day in (30, 31)]
    assert found == [0, 1]


def test_a_paper_issued_in_a_month_is_counted_from_an_assumed_day() -> None:
    advice = attrs.evolve(paper(Month(2025, 12)), assumed_day=24)
    line = the_line(_known(advice=advice), _jan(28))
    assert (
        line.standing,
        line.day_zero,
        line.deadline,
    ) == (Standing.OVERDUE, CHRISTMAS_EVE, DEADLINE)


def test_an_answer_to_a_paper_issued_in_a_month_is_neither_late_nor_on_time() -> None:
    line = the_line(_known(came(letter(_feb(2))), advice=paper(Month(2025, 12))), _feb(2))
    assert _standing(line) == (
        Standing.CANNOT_BE_WORKED_OUT,
        "answered; issued in December 2025: the source gives no day",
    )


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        pytest.param(Month(2025, 12), (Standing.ANSWERED_ON_TIME, ""), id="all of it on time"),
        pytest.param(Month(2026, 2), (Standing.ANSWERED_LATE, ""), id="none of it on time"),
        pytest.param(
            Month(2026, 1),
            (
                Standing.CANNOT_BE_WORKED_OUT,
                (
                    "answered, came between 1 January 2026 and 31 January 2026;"
                    " deadline 27 January 2026"
                ),
            ),
            id="some of it",
        ),
    ],
)
def test_an_answer_of_which_only_the_month_is_known(
    month: Month, expected: tuple[Standing, str]
) -> None:
    assert expected == _standing(the_line(_known(came(letter(month))), date(2026, 6, 1)))


def test_an_answer_of_which_only_the_month_is_known_counts_from_its_last_day() -> None:
    known = _known(came(letter(Month(2026, 2))))
    found = [the_line(known, day).standing for day in (_feb(27), _feb(28))]
    assert found == [Standing.OVERDUE, Standing.ANSWERED_LATE]


@pytest.mark.parametrize(
    ("known_by", "expected"),
    [
        pytest.param(DEADLINE, (Standing.ANSWERED_ON_TIME, ""), id="by the deadline"),
        pytest.param(
            _feb(9),
            (
                Standing.CANNOT_BE_WORKED_OUT,
                "answered, known by 9 February 2026; deadline 27 January 2026",
            ),
            id="only later",
        ),
    ],
)
def test_an_answer_of_which_only_is_known_by_when_it_was_known(
    known_by: date, expected: tuple[Standing, str]
) -> None:
    answer = attrs.evolve(letter(known_by), known_by=True)
    assert expected == _standing(the_line(_known(came(answer)), date(2026, 6, 1)))


# Calendars


def test_what_is_overdue_stays_overdue_when_the_calendar_has_run_out() -> None:
    known = register(*ground(TWENTY, calendar=scotland(2025, 2026)), issued(paper(CHRISTMAS_EVE)))
    line = the_line(known, date(2027, 1, 4))
    assert (line.standing, *_late(line)) == (Standing.OVERDUE, None, 342)


def test_a_deadline_beyond_the_calendar_cannot_be_worked_out() -> None:
    known = register(*ground(TWENTY, calendar=scotland(2025, 2025)), issued(paper(CHRISTMAS_EVE)))
    line = the_line(known, _jan(5))
    assert _standing(line) == (
        Standing.CANNOT_BE_WORKED_OUT,
        (
            "the count runs past the end of the calendar 'scotland',"
            " which covers 2025-01-01 to 2025-12-31"
        ),
    )
    assert line.deadline is None


def test_a_protocol_whose_calendar_was_not_adopted_gives_no_date() -> None:
    elsewhere = attrs.evolve(TWENTY, calendars=("elsewhere",))
    known = register(*ground(elsewhere), issued(paper(CHRISTMAS_EVE)))
    assert _standing(the_line(known, _jan(5))) == (
        Standing.CANNOT_BE_WORKED_OUT,
        "a calendar is needed to tell working days from others",
    )


# Pauses and questions


def test_a_paused_clock_has_the_days_left_and_the_earliest_date() -> None:
    line = the_line(_known(_paused(_jan(12))), _jan(15))
    assert (Standing.PAUSED, f"pause {FIRST_ENTRY}") == _standing(line)
    assert (None, _jan(30), 11) == (
        line.deadline,
        line.earliest_if_resumed,
        line.working_days_left,
    )


def test_a_resumed_clock_runs_on() -> None:
    resumed = ClockResumed(advice=PAPER, resumed_on=_jan(15), pause=FIRST_ENTRY)
    line = the_line(_known(_paused(_jan(12)), resumed), _jan(15))
    assert (Standing.AWAITING, _jan(30), None) == (
        line.standing,
        line.deadline,
        line.earliest_if_resumed,
    )


def test_a_pause_with_nothing_left_to_exclude_does_not_hide_that_an_answer_is_overdue() -> None:
    known = _known(_paused(DEADLINE))
    found = [the_line(known, day).standing for day in (DEADLINE, _jan(28))]
    assert found == [Standing.DUE_TODAY, Standing.OVERDUE]


def test_a_pause_that_came_after_the_deadline_does_not_hide_it_either() -> None:
    assert the_line(_known(_paused(_jan(28))), _jan(29)).standing is Standing.OVERDUE


def test_an_answer_while_paused_is_on_time() -> None:
    line = the_line(_known(_paused(_jan(12)), came(letter(_feb(20)))), _feb(20))
    assert _standing(line) == (Standing.ANSWERED_ON_TIME, "answered while paused")


def test_a_pause_of_one_office_leaves_the_clock_of_another() -> None:
    paused = attrs.evolve(_paused(_jan(12)), scope=Scope(advice=PAPER, addressees=(COSLA,)))
    known = _known(paused, advice=paper(CHRISTMAS_EVE, MINISTER, COSLA))
    found = [the_line(known, _jan(15), office).standing for office in (MINISTER, COSLA)]
    assert found == [Standing.AWAITING, Standing.PAUSED]


def _asked(on: date) -> ClarificationAsked:
    return ClarificationAsked(scope=WHOLE_PAPER, asked_on=on)


def _answered(on: date) -> ClarificationAnswered:
    return ClarificationAnswered(advice=PAPER, answered_on=on, question=FIRST_ENTRY)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        pytest.param(OnClarification.RESTART, _feb(12), id="restart"),
        pytest.param(OnClarification.PAUSE, _jan(30), id="pause"),
        pytest.param(OnClarification.IGNORE, DEADLINE, id="ignore"),
    ],
)
def test_a_clarification_moves_the_deadline_as_the_protocol_says(
    rule: OnClarification, expected: date
) -> None:
    stage = attrs.evolve(SUBSTANTIVE, clarification=rule)
    line = the_line(_under(stage, _asked(_jan(12)), _answered(_jan(15))), _jan(15))
    assert (Standing.AWAITING, expected, DEADLINE) == (
        line.standing,
        line.deadline,
        line.original_deadline,
    )


def test_an_open_question_pauses_a_clock() -> None:
    line = the_line(_known(_asked(_jan(12))), _jan(15))
    assert (Standing.PAUSED, f"question {FIRST_ENTRY}") == _standing(line)


def test_the_earliest_date_of_an_open_question_is_that_of_a_restart() -> None:
    line = the_line(_known(_asked(_jan(12))), _jan(15))
    answered = the_line(_known(_asked(_jan(12)), _answered(_jan(15))), _jan(15))
    assert _feb(12) == answered.deadline == line.earliest_if_resumed


def test_a_question_settled_in_passing_moves_nothing() -> None:
    told = attrs.evolve(_asked(_jan(12)), moves_nothing=True)
    assert the_line(_known(told), _jan(15)).deadline == DEADLINE


def test_a_question_that_came_as_a_letter_pauses_the_clock_of_its_sender() -> None:
    asked = attrs.evolve(letter(_jan(12), decided=None), kind=ResponseKind.CLARIFICATION_REQUEST)
    known = _known(came(asked), advice=paper(CHRISTMAS_EVE, MINISTER, COSLA))
    found = [the_line(known, _jan(15), office).standing for office in (MINISTER, COSLA)]
    assert found == [Standing.PAUSED, Standing.AWAITING]


def test_an_answer_given_after_the_clock_ran_out_does_not_cure_lateness() -> None:
    known = _known(_asked(DEADLINE), _answered(_jan(30)))
    line = the_line(known, _jan(30))
    assert (line.standing, line.deadline) == (Standing.OVERDUE, DEADLINE)


def test_a_holding_reply_promises_and_moves_no_deadline() -> None:
    held = attrs.evolve(
        letter(_jan(12), decided=None), kind=ResponseKind.HOLDING, promised_for=_feb(27)
    )
    line = the_line(_known(came(held)), _jan(28))
    assert (Standing.OVERDUE, DEADLINE, _feb(27)) == (
        line.standing,
        line.deadline,
        line.promised_for,
    )


def test_a_holding_reply_extends_where_the_protocol_says_so() -> None:
    held = attrs.evolve(letter(_jan(12), decided=None), kind=ResponseKind.HOLDING)
    rule = HoldingExtends(extends=Allowance.parse("20 working days"), at_most=1)
    line = the_line(_under(attrs.evolve(SUBSTANTIVE, holding=rule), came(held)), _jan(28))
    assert (Standing.AWAITING, _feb(24), DEADLINE) == (
        line.standing,
        line.deadline,
        line.original_deadline,
    )


def test_what_is_recorded_late_acts_by_the_day_it_happened() -> None:
    resumed = ClockResumed(advice=PAPER, resumed_on=_jan(15), pause=FIRST_ENTRY + 1)
    extended = ExtensionAgreed(
        scope=WHOLE_PAPER, agreed_on=_feb(2), agreed_by="both", until=_feb(20), reason="late"
    )
    # The extension came first into the record, after the deadline it found there.
    known = _known(extended, _paused(_jan(9)), resumed)
    assert _feb(2) == the_line(known, _jan(30)).deadline
    assert _feb(20) == the_line(known, _feb(2)).deadline


# Withdrawn, waived, transferred, superseded


def test_a_paper_withdrawn_before_its_deadline_is_withdrawn() -> None:
    line = the_line(_known(_withdrawn(_jan(12))), _feb(20))
    assert _standing(line) == (Standing.WITHDRAWN, "withdrawn on 12 January 2026")
    assert _late(line) == (0, 0)


def test_a_paper_withdrawn_on_its_deadline_was_not_overdue() -> None:
    assert the_line(_known(_withdrawn(DEADLINE)), _feb(20)).standing is Standing.WITHDRAWN


def test_a_paper_withdrawn_while_overdue_stays_overdue_by_what_it_was_then() -> None:
    line = the_line(_known(_withdrawn(_feb(2))), _feb(20))
    assert _standing(line) == (Standing.OVERDUE, "withdrawn on 2 February 2026, when overdue")
    assert _late(line) == (4, 6)


def test_a_withdrawal_does_not_undo_an_answer_that_came_before() -> None:
    known = _known(came(letter(_jan(5))), _withdrawn(_jan(12)))
    assert the_line(known, _jan(12)).standing is Standing.ANSWERED_ON_TIME


def test_a_withdrawal_acts_from_its_date() -> None:
    assert the_line(_known(_withdrawn(_jan(12))), _jan(9)).standing is Standing.AWAITING


def test_a_withdrawal_of_one_recommendation_leaves_the_other() -> None:
    one = attrs.evolve(_withdrawn(_jan(12)), scope=Scope(advice=PAPER, recommendations=(1,)))
    known = _known(one, advice=paper(CHRISTMAS_EVE, items=2))
    found = [line.standing for line in standings(known, as_at=_jan(12))]
    assert found == [Standing.WITHDRAWN, Standing.AWAITING]


def test_what_is_waived_is_not_owed() -> None:
    waived = ObligationWaived(
        scope=WHOLE_PAPER, waived_on=_jan(12), reason="it took no part in the inquiry"
    )
    line = the_line(_known(waived), _feb(20))
    assert _standing(line) == (
        Standing.NOT_OWED,
        "waived on 12 January 2026: it took no part in the inquiry",
    )


def _transferred(on: date) -> AdviceTransferred:
    return AdviceTransferred(
        scope=WHOLE_PAPER, to=COUNCIL, transferred_on=on, reason="a local matter"
    )


def test_what_is_transferred_is_owed_by_the_other_office_by_the_same_day() -> None:
    known = _known(_transferred(_jan(12)))
    before, after = the_line(known, _jan(9)), the_line(known, _jan(12))
    assert (
        before.addressee,
        before.transferred_from,
        before.deadline,
    ) == (MINISTER, None, DEADLINE)
    assert (
        after.addressee,
        after.addressee_name,
        after.transferred_from,
        after.deadline,
    ) == (COUNCIL, "COUNCIL", MINISTER, DEADLINE)


@pytest.mark.parametrize(
    ("sender", "expected"),
    [
        pytest.param(COUNCIL, Standing.ANSWERED_ON_TIME, id="the office that owes it"),
        pytest.param(MINISTER, Standing.AWAITING, id="the office first asked"),
    ],
)
def test_after_a_transfer_the_other_office_answers(sender: str, expected: Standing) -> None:
    known = _known(_transferred(_jan(12)), came(letter(_jan(13), sender)))
    assert expected == the_line(known, _jan(13)).standing


def test_an_answer_from_before_a_transfer_stands() -> None:
    known = _known(came(letter(_jan(5))), _transferred(_jan(12)))
    assert the_line(known, _jan(13)).standing is Standing.ANSWERED_ON_TIME


def test_what_is_superseded_is_not_owed() -> None:
    known = _known(came(letter(_jan(5), decided=DispositionKind.SUPERSEDED)))
    line = the_line(known, _jan(5))
    assert _standing(line) == (Standing.NOT_OWED, "superseded, says RSP-2025-001")


# Several addressees

BOTH = paper(CHRISTMAS_EVE, MINISTER, COSLA)
ANY = attrs.evolve(BOTH, answered_by=AnsweredBy.ANY)
LEAD = attrs.evolve(BOTH, answered_by=AnsweredBy.LEAD)


@pytest.mark.parametrize(
    ("advice", "sender", "expected"),
    [
        pytest.param(
            BOTH,
            MINISTER,
            [(Standing.ANSWERED_ON_TIME, ""), (Standing.AWAITING, "")],
            id="all: each owes an answer",
        ),
        pytest.param(
            ANY,
            COSLA,
            [
                (
                    Standing.NOT_OWED,
                    "cosla answered, and the paper asks for any one answer",
                ),
                (Standing.ANSWERED_ON_TIME, ""),
            ],
            id="any: one settles it",
        ),
        pytest.param(
            LEAD,
            MINISTER,
            [
                (Standing.ANSWERED_ON_TIME, ""),
                (Standing.NOT_OWED, "minister answers for all asked"),
            ],
            id="lead: the first asked answers",
        ),
        pytest.param(
            LEAD,
            COSLA,
            [
                (Standing.AWAITING, ""),
                (Standing.NOT_OWED, "minister answers for all asked"),
            ],
            id="lead: another's answer is kept and settles nothing",
        ),
    ],
)
def test_whose_answer_settles_a_recommendation_put_to_several(
    advice: Advice, sender: str, expected: list[tuple[Standing, str]]
) -> None:
    known = _known(came(letter(_jan(5), sender)), advice=advice)
    assert expected == [_standing(the_line(known, _jan(5), slug)) for slug in (MINISTER, COSLA)]


def test_where_any_answers_and_both_do_on_one_day_both_have_answered() -> None:
    known = _known(came(letter(_jan(5), MINISTER, COSLA)), advice=ANY)
    found = [the_line(known, _jan(5), slug).standing for slug in (MINISTER, COSLA)]
    assert found == [Standing.ANSWERED_ON_TIME] * 2


def test_where_any_may_answer_and_none_did_all_are_overdue() -> None:
    found = [the_line(_known(advice=ANY), _jan(28), slug).standing for slug in (MINISTER, COSLA)]
    assert found == [Standing.OVERDUE] * 2


def test_who_only_got_a_copy_owes_nothing() -> None:
    advice = attrs.evolve(paper(CHRISTMAS_EVE), copied_to=(COSLA,))
    found = standings(_known(advice=advice), as_at=_jan(28))
    assert [line.addressee for line in found] == [MINISTER]


# Protocols


def test_a_paper_is_pinned_to_the_version_in_force_on_its_day_of_issue() -> None:
    ten = attrs.evolve(SUBSTANTIVE, allowance=Allowance.parse("10 working days"))
    versions = (TWENTY, protocol(ten, version=2, effective_from=_jan(5)))
    found = [
        the_line(register(*ground(*versions), issued(paper(day))), _jan(9))
        for day in (date(2025, 12, 24), _jan(5))
    ]
    assert [("answers version 1", DEADLINE), ("answers version 2", _jan(19))] == [
        (line.protocol, line.deadline) for line in found
    ]


def test_a_version_agreed_later_changes_nothing_already_issued() -> None:
    ten = attrs.evolve(SUBSTANTIVE, allowance=Allowance.parse("10 working days"))
    second = ground(protocol(ten, version=2, effective_from=_jan(5)))[-1]
    assert the_line(_known(second), _jan(5)).deadline == DEADLINE


def test_a_paper_issued_before_any_protocol_is_governed_by_none() -> None:
    first = protocol(SUBSTANTIVE, effective_from=_jan(5))
    line = the_line(register(*ground(first), issued(paper(CHRISTMAS_EVE))), _jan(28))
    assert (line.standing, line.protocol) == (Standing.UNANSWERED_NO_DATE, None)


# The vocabulary


def test_what_still_awaits_an_answer_is_owed() -> None:
    assert (
        set(Standing)
        - {
            Standing.ANSWERED_ON_TIME,
            Standing.ANSWERED_LATE,
            Standing.ANSWERED_NO_DATE,
            Standing.NOT_OWED,
            Standing.WITHDRAWN,
        }
        == STILL_OWED
    )


def test_with_from_a_pause_on_the_deadline_itself_holds_the_clock() -> None:
    stage = attrs.evolve(SUBSTANTIVE, pause_excludes=PauseExcludes.FROM)
    line = the_line(_under(stage, _paused(DEADLINE)), DEADLINE)
    assert (Standing.PAUSED, _jan(28)) == (line.standing, line.earliest_if_resumed)


def test_lines_come_in_order_of_recommendation_and_office() -> None:
    known = register(
        *ground(protocol(ACKNOWLEDGEMENT, SUBSTANTIVE)),
        issued(paper(BEFORE_ALL, MINISTER, COSLA, items=2)),
    )
    found = standings(known, as_at=BEFORE_ALL)
    assert [
        (PAPER, MINISTER, "acknowledgement"),
        (PAPER, COSLA, "acknowledgement"),
        (f"{PAPER}.1", MINISTER, "substantive"),
        (f"{PAPER}.1", COSLA, "substantive"),
        (f"{PAPER}.2", MINISTER, "substantive"),
        (f"{PAPER}.2", COSLA, "substantive"),
    ] == [(line.reference, line.addressee, line.stage) for line in found]

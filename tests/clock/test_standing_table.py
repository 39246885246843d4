"""The table of standings, asked day after day, gives what is worked out anew each day."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest

from isa_programme.calendars.closures import Closure
from isa_programme.calendars.months import Month
from isa_programme.calendars.scotland import scotland
from isa_programme.errors import DateError
from isa_programme.questions.standing import standings
from isa_programme.questions.standing_table import StandingRow, standing_table
from isa_programme.questions.standing_words import Standing
from isa_programme.record.allowance import Allowance
from isa_programme.record.counting_rules import OwedPer
from isa_programme.record.facts import (
    AdviceWithdrawn,
    CalendarAdopted,
    ClockPaused,
    Fact,
    ProtocolAgreed,
)
from isa_programme.record.register import Register
from isa_programme.record.stages import Stage
from isa_programme.record.vocabulary import ResponseKind, StageName
from registers import (
    BEFORE_ALL,
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
QUARTERLY = Stage(
    name=StageName.UPDATE,
    owed_per=OwedPer.RECOMMENDATION,
    allowance=Allowance.parse("3 months"),
    every=Allowance.parse("3 months"),
    times=4,
)


def _answered_by_one() -> Register:
    return register(
        *ground(protocol(SUBSTANTIVE)),
        issued(paper(CHRISTMAS_EVE, MINISTER, COSLA)),
        came(letter(date(2026, 1, 12))),
    )


def test_a_row_holds_what_its_standing_depends_on() -> None:
    table = standing_table(_answered_by_one(), as_at=date(2026, 1, 14))
    answered = StandingRow(
        reference=f"{PAPER}.1",
        addressee=MINISTER,
        stage=StageName.SUBSTANTIVE,
        period=None,
        settled=Standing.ANSWERED_ON_TIME,
    )
    waiting = attrs.evolve(
        answered,
        addressee=COSLA,
        settled=None,
        deadline=date(2026, 1, 27),
        soon_from=date(2026, 1, 20),
    )
    assert (answered, waiting) == table.rows


def test_it_holds_from_the_newest_thing_that_happened_for_good() -> None:
    table = standing_table(_answered_by_one(), as_at=date(2026, 1, 14))
    assert (date(2026, 1, 12), date.max) == (table.first, table.last)


def test_made_for_a_day_in_the_past_it_holds_until_the_next_thing_happens() -> None:
    table = standing_table(_answered_by_one(), as_at=date(2025, 12, 30))
    assert (CHRISTMAS_EVE, date(2026, 1, 11)) == (table.first, table.last)


def test_a_day_it_does_not_hold_for_is_refused() -> None:
    table = standing_table(_answered_by_one(), as_at=date(2026, 1, 14))
    with pytest.raises(DateError, match="the table holds from 2026-01-12"):
        table.standings(as_at=date(2026, 1, 11))


def test_it_ends_where_the_next_period_of_a_step_that_recurs_begins() -> None:
    known = register(*ground(protocol(QUARTERLY)), issued(paper(date(2025, 8, 29))))
    table = standing_table(known, as_at=date(2025, 10, 1))
    assert (date(2025, 8, 29), date(2025, 12, 2)) == (table.first, table.last)


def test_an_empty_record_has_an_empty_table() -> None:
    table = standing_table(Register(), as_at=CHRISTMAS_EVE)
    assert [] == table.standings(as_at=CHRISTMAS_EVE)


def _of_june(first: Stage, second: Stage, since: date, *facts: Fact) -> Register:
    later = protocol(second, version=2, effective_from=since)
    taking_over = ProtocolAgreed(protocol=attrs.evolve(later, governs_open=True))
    return register(*ground(protocol(first)), issued(paper(date(2025, 6, 2))), *facts, taking_over)


def _shut_in_june() -> Register:
    weekly = attrs.evolve(
        QUARTERLY, allowance=Allowance.parse("1 week"), every=Allowance.parse("1 week")
    )
    shut = scotland().with_closures(added=[Closure(date(2025, 6, 9), date(2025, 7, 4), "shut")])
    return register(
        *ground(protocol(weekly)),
        issued(paper(date(2025, 6, 2))),
        CalendarAdopted(calendar=shut, adopted_on=date(2025, 6, 5)),
    )


MONTHLY = attrs.evolve(
    QUARTERLY, allowance=Allowance.parse("1 month"), every=Allowance.parse("1 month")
)
UPDATE = attrs.evolve(letter(date(2025, 6, 20), decided=None), kind=ResponseKind.UPDATE)
MET_EARLY = _of_june(QUARTERLY, MONTHLY, date(2025, 7, 1), came(UPDATE))


def test_it_holds_only_from_the_begin_of_the_newest_period() -> None:
    # By the version of 1 July the second period begins on the 3rd and ends on 5 August.
    held = [
        (table.first, table.last)
        for table in (
            standing_table(MET_EARLY, as_at=date(2025, 7, 1)),
            standing_table(MET_EARLY, as_at=date(2025, 7, 10)),
        )
    ]
    assert [
        (date(2025, 7, 1), date(2025, 7, 2)),
        (date(2025, 7, 3), date(2025, 8, 5)),
    ] == held


RECORDS = {
    "monthly instead of quarterly, once met": MET_EARLY,
    "monthly before the first period ends": _of_june(
        attrs.evolve(QUARTERLY, every=Allowance.parse("1 month")), MONTHLY, date(2025, 8, 1)
    ),
    "weekly updates in a closure": _shut_in_june(),
    "answered by one": _answered_by_one(),
    "paused": register(
        *ground(protocol(SUBSTANTIVE)),
        issued(paper(CHRISTMAS_EVE)),
        ClockPaused(scope=WHOLE_PAPER, paused_on=date(2026, 1, 12), reason="asked to"),
    ),
    "withdrawn when overdue": register(
        *ground(protocol(SUBSTANTIVE)),
        issued(paper(CHRISTMAS_EVE)),
        AdviceWithdrawn(scope=WHOLE_PAPER, withdrawn_on=date(2026, 2, 2), reason="no need"),
    ),
    "quarterly": register(*ground(protocol(QUARTERLY)), issued(paper(date(2025, 8, 29)))),
    "asks for a date": register(
        *ground(), issued(paper(CHRISTMAS_EVE, requested_by=date(2026, 1, 31)))
    ),
    "asks for no date": register(*ground(), issued(paper(CHRISTMAS_EVE))),
    "of a month": register(*ground(protocol(SUBSTANTIVE)), issued(paper(Month(2025, 12)))),
    "never soon": register(
        *ground(protocol(attrs.evolve(SUBSTANTIVE, warn=0))), issued(paper(CHRISTMAS_EVE))
    ),
    "always soon": register(
        *ground(protocol(attrs.evolve(SUBSTANTIVE, warn=4000))), issued(paper(CHRISTMAS_EVE))
    ),
    "not issued yet": register(*ground(protocol(SUBSTANTIVE))),
}


@pytest.mark.parametrize("known", RECORDS.values(), ids=RECORDS)
def test_a_table_asked_on_every_day_it_holds_for_agrees_with_each_day(known: Register) -> None:
    day = BEFORE_ALL if not known.files else date(2025, 6, 1)
    end = date(2026, 7, 31)
    while day <= end:
        table = standing_table(known, as_at=day)
        while day <= min(table.last, end):
            expected = [line.standing for line in standings(known, as_at=day)]
            assert expected == table.standings(as_at=day)
            day += timedelta(days=1)

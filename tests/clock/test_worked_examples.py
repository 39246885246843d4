"""The worked examples of the design, row by row, through the parts that programs embed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import attrs
import pytest

from isa_programme.calendars.dates import weekday_name
from isa_programme.calendars.periods import Period
from isa_programme.calendars.scotland import scotland
from isa_programme.clock.counting import deadline
from isa_programme.clock.day_zero import work_out
from isa_programme.clock.response_clock import ResponseClock
from isa_programme.record.allowance import Allowance
from isa_programme.record.counting_rules import FirstDay, PauseExcludes, Receipt, Roll
from isa_programme.record.stages import Stage
from registers import SUBSTANTIVE


class Example(NamedTuple):
    """A row: day zero, the stage, what happened, and the deadline."""

    weekday: str
    day_zero: date
    rules: Stage
    expected: date
    happened: Callable[[ResponseClock], None] = lambda _clock: None
    suspended: tuple[Period, ...] = ()


TWENTY = SUBSTANTIVE
NO_ROLL = attrs.evolve(SUBSTANTIVE, roll=Roll.NONE)


def _asks(text: str, stage: Stage = SUBSTANTIVE) -> Stage:
    return attrs.evolve(stage, allowance=Allowance.parse(text))


def _pauses(*spans: tuple[date, date | None]) -> Callable[[ResponseClock], None]:
    def happen(clock: ResponseClock) -> None:
        events = [(first, 0, f"pause {number}") for number, (first, _) in enumerate(spans)]
        events += [(last, 1, f"pause {number}") for number, (_, last) in enumerate(spans) if last]
        for on, resumes, label in sorted(events):
            assert (clock.resume if resumes else clock.pause)(on, label)

    return happen


def _clarified(clock: ResponseClock) -> None:
    assert clock.ask(date(2026, 1, 12), "question 1")
    assert clock.answer(date(2026, 1, 15), "question 1")


def _extended(clock: ResponseClock) -> None:
    assert clock.extend(date(2026, 1, 5), Allowance.parse("10 working days"))


def _extended_then_clarified(clock: ResponseClock) -> None:
    _extended(clock)
    _clarified(clock)


CHRISTMAS_EVE = date(2025, 12, 24)
JANUARY = _pauses((date(2026, 1, 12), date(2026, 1, 15)))

EXAMPLES = {
    "St Andrew's substitute": Example("Thu", date(2025, 11, 13), TWENTY, date(2025, 12, 12)),
    "Christmas and New Year": Example("Wed", CHRISTMAS_EVE, TWENTY, date(2026, 1, 27)),
    "World Cup day": Example("Mon", date(2026, 5, 18), TWENTY, date(2026, 6, 17)),
    "Saturday receipt stands": Example(
        "Sat",
        date(2023, 11, 18),
        attrs.evolve(TWENTY, receipt=Receipt.STANDS),
        date(2023, 12, 18),
    ),
    "Saturday receipt moves": Example(
        "Sat",
        date(2023, 11, 18),
        attrs.evolve(TWENTY, receipt=Receipt.NEXT_WORKING_DAY),
        date(2023, 12, 19),
    ),
    "a real reply": Example("Mon", date(2024, 12, 16), TWENTY, date(2025, 1, 17)),
    "clamp": Example("Sun", date(2025, 8, 31), _asks("6 months", NO_ROLL), date(2026, 2, 28)),
    "clamp, then roll": Example("Sun", date(2025, 8, 31), _asks("6 months"), date(2026, 3, 2)),
    "preceding": Example(
        "Mon",
        date(2026, 3, 2),
        attrs.evolve(_asks("2 months"), roll=Roll.PRECEDING),
        date(2026, 5, 1),
    ),
    "following": Example("Mon", date(2026, 3, 2), _asks("2 months"), date(2026, 5, 5)),
    "modified following": Example(
        "Wed",
        date(2025, 12, 31),
        attrs.evolve(_asks("2 months"), roll=Roll.MODIFIED_FOLLOWING),
        date(2026, 2, 27),
    ),
    "56 days": Example("Thu", date(2025, 11, 13), _asks("56 days", NO_ROLL), date(2026, 1, 8)),
    "56 days beginning with": Example(
        "Thu",
        date(2025, 11, 13),
        attrs.evolve(_asks("56 days", NO_ROLL), first_day=FirstDay.SAME),
        date(2026, 1, 7),
    ),
    "1 month beginning with": Example(
        "Sat",
        date(2026, 1, 31),
        attrs.evolve(_asks("1 month", NO_ROLL), first_day=FirstDay.SAME),
        date(2026, 2, 27),
    ),
    "can't roll back to day zero": Example(
        "Fri",
        date(2026, 5, 1),
        attrs.evolve(_asks("1 day"), roll=Roll.PRECEDING),
        date(2026, 5, 5),
    ),
    "paused 12 to 15 January": Example("Wed", CHRISTMAS_EVE, TWENTY, date(2026, 1, 30), JANUARY),
    "paused from 12 January": Example(
        "Wed",
        CHRISTMAS_EVE,
        attrs.evolve(TWENTY, pause_excludes=PauseExcludes.FROM),
        date(2026, 2, 2),
        JANUARY,
    ),
    "suspended 12 to 15 January": Example(
        "Wed",
        CHRISTMAS_EVE,
        TWENTY,
        date(2026, 2, 2),
        suspended=(Period(date(2026, 1, 12), date(2026, 1, 15)),),
    ),
    "paused on the deadline": Example(
        "Wed", CHRISTMAS_EVE, TWENTY, date(2026, 1, 27), _pauses((date(2026, 1, 27), None))
    ),
    "paused and resumed on one day": Example(
        "Mon",
        date(2025, 11, 3),
        TWENTY,
        date(2025, 12, 2),
        _pauses((date(2025, 11, 10), date(2025, 11, 10))),
    ),
    "overlapping pauses": Example(
        "Mon",
        date(2026, 1, 5),
        TWENTY,
        date(2026, 2, 12),
        _pauses(
            (date(2026, 1, 12), date(2026, 1, 20)),
            (date(2026, 1, 16), date(2026, 1, 22)),
        ),
    ),
    "a paused month": Example(
        "Mon",
        date(2026, 1, 5),
        _asks("2 months"),
        date(2026, 3, 16),
        _pauses((date(2026, 1, 12), date(2026, 1, 22))),
    ),
    "restart": Example("Wed", CHRISTMAS_EVE, TWENTY, date(2026, 2, 12), _clarified),
    "extended": Example("Wed", CHRISTMAS_EVE, TWENTY, date(2026, 2, 10), _extended),
    "extended, then clarified": Example(
        "Wed", CHRISTMAS_EVE, TWENTY, date(2026, 2, 13), _extended_then_clarified
    ),
}

each_example = pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)


@each_example
def test_the_deadline_is_that_of_the_design(example: Example) -> None:
    day_zero = work_out("received", example.day_zero, example.rules, scotland()).on
    assert day_zero is not None
    clock = ResponseClock(
        stage=example.rules,
        calendar=scotland(),
        day_zero=day_zero,
        suspensions=[("recess", period) for period in example.suspended],
    )
    example.happened(clock)
    assert example.expected == clock.deadline


@each_example
def test_the_weekday_is_that_of_the_design(example: Example) -> None:
    assert example.weekday == weekday_name(example.day_zero)[:3]


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(example, id=name)
        for name, example in EXAMPLES.items()
        if not example.suspended
        and example.happened.__name__ == "<lambda>"
        and example.rules.receipt is None
    ],
)
def test_where_nothing_happens_the_deadline_is_one_call(example: Example) -> None:
    rules = example.rules
    assert example.expected == deadline(
        rules.allowance,
        example.day_zero,
        scotland(),
        first_day=rules.first_day,
        roll=rules.roll,
    )


_DOMAIN = {
    "St Andrew's substitute": (date(2025, 11, 13), date(2025, 12, 12)),
    "the turn of the year": (date(2025, 12, 24), date(2026, 1, 27)),
    "Easter Monday counts": (date(2026, 3, 16), date(2026, 4, 14)),
    "the pre-election period by itself stops nothing": (date(2026, 3, 25), date(2026, 4, 23)),
    "World Cup day": (date(2026, 5, 18), date(2026, 6, 17)),
    "a Sunday before World Cup day": (date(2026, 6, 14), date(2026, 7, 13)),
    "St Andrew's Day": (date(2026, 11, 2), date(2026, 12, 1)),
    "two substitutes": (date(2026, 12, 11), date(2027, 1, 14)),
    "Good Friday": (date(2027, 3, 1), date(2027, 3, 30)),
}


@pytest.mark.parametrize(("day_zero", "expected"), _DOMAIN.values(), ids=_DOMAIN)
def test_twenty_working_days_are_those_of_the_domain_notes(day_zero: date, expected: date) -> None:
    assert expected == deadline(Allowance.parse("20 working days"), day_zero, scotland())

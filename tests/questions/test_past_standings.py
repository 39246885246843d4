"""Which past standings a correction changes, held against asking both records every day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

import registers
from amendments import DAY_ZERO, GROUND, amendments, histories, open_to_amendment
from isa_programme.questions.past_standings import StandingChange, standing_changes
from isa_programme.questions.standing import standings
from isa_programme.questions.standing_words import Standing
from isa_programme.record.correcting import draft_correction, draft_voiding
from isa_programme.record.entries import Entry
from isa_programme.record.facts import Fact
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import StageName

UNTIL = date(2026, 1, 20)
CAME = registers.came(registers.letter(date(2025, 12, 15)))
FIRST = len(GROUND) + 1

Key = tuple[str, str, StageName, int | None]
Differences = dict[tuple[Key, date], tuple[Standing | None, Standing | None]]


def changes(
    before: Register, after: Register, until: date = UNTIL, paper: str = registers.PAPER
) -> list[tuple[str, str, date, date, Standing | None, Standing | None]]:
    return [
        (
            each.addressee,
            each.stage.value,
            each.first,
            each.last,
            each.standing_before,
            each.standing_after,
        )
        for each in standing_changes(before, after, [paper], until=until)
    ]


def test_an_answer_that_came_earlier_changes_the_days_between_and_all_after() -> None:
    before = registers.register(*GROUND, CAME)
    right = draft_correction(before.entry(FIRST), {"received_on": "2025-12-10"}, because="a slip")
    after = registers.register(*GROUND, CAME, right)
    on_time, late = Standing.ANSWERED_ON_TIME, Standing.ANSWERED_LATE
    soon, today, over = Standing.DUE_SOON, Standing.DUE_TODAY, Standing.OVERDUE
    assert [
        ("minister", "substantive", date(2025, 12, 10), date(2025, 12, 11), soon, on_time),
        ("minister", "substantive", date(2025, 12, 12), date(2025, 12, 12), today, on_time),
        ("minister", "substantive", date(2025, 12, 13), date(2025, 12, 14), over, on_time),
        ("minister", "substantive", date(2025, 12, 15), UNTIL, late, on_time),
    ] == [each for each in changes(before, after) if each[1] == "substantive"]


def test_words_put_right_change_no_standing() -> None:
    before = registers.register(*GROUND, CAME)
    right = draft_correction(before.entry(FIRST), {"text": "in full"}, because="a slip")
    assert () == standing_changes(
        before, registers.register(*GROUND, CAME, right), [registers.PAPER], until=UNTIL
    )


def test_a_voided_paper_was_never_owed() -> None:
    before = registers.register(*GROUND)
    after = registers.register(*GROUND, draft_voiding(before.entry(6), because="a twin"))
    found = standing_changes(before, after, [registers.PAPER], until=DAY_ZERO)
    owed = {(line.reference, line.addressee, line.stage) for line in _lines(before, DAY_ZERO)}
    assert owed == {(each.reference, each.addressee, each.stage) for each in found}
    assert {(DAY_ZERO, DAY_ZERO, None)} == {
        (each.first, each.last, each.standing_after) for each in found
    }


def test_nothing_after_the_last_day_asked_about_is_told() -> None:
    before = registers.register(*GROUND, CAME)
    right = draft_correction(before.entry(FIRST), {"received_on": "2025-12-16"}, because="a slip")
    after = registers.register(*GROUND, CAME, right)
    assert [] == changes(before, after, date(2025, 12, 14))
    assert {date(2025, 12, 15)} == {each[3] for each in changes(before, after, date(2025, 12, 15))}


@given(histories(), st.data())
def test_the_runs_are_the_days_on_which_both_records_asked_alone_differ(
    made: tuple[Entry, ...], data: st.DataObject
) -> None:
    facts: list[Fact] = [entry.fact for entry in made]
    before = registers.register(*facts)
    if not open_to_amendment(before):
        return
    after = registers.register(*facts, data.draw(amendments(before)))
    found = standing_changes(before, after, [registers.PAPER], until=UNTIL)
    assert _day_by_day(before, after) == _by_day(found)
    assert _longest(found)


def _lines(register: Register, day: date) -> list[StandingChange]:
    return [
        StandingChange(
            reference=line.reference,
            addressee=line.addressee,
            stage=line.stage,
            period=line.period,
            first=day,
            last=day,
            standing_before=line.standing,
            standing_after=None,
        )
        for line in standings(register, as_at=day)
    ]


def _key(change: StandingChange) -> Key:
    return change.reference, change.addressee, change.stage, change.period


def _day_by_day(before: Register, after: Register) -> Differences:
    found: Differences = {}
    day = DAY_ZERO
    while day <= UNTIL:
        old = {_key(each): each.standing_before for each in _lines(before, day)}
        new = {_key(each): each.standing_before for each in _lines(after, day)}
        for key in {*old, *new}:
            if old.get(key) is not new.get(key):
                found[key, day] = old.get(key), new.get(key)
        day += timedelta(days=1)
    return found


def _by_day(changes: tuple[StandingChange, ...]) -> Differences:
    return {
        (_key(each), each.first + timedelta(days=days)): (
            each.standing_before,
            each.standing_after,
        )
        for each in changes
        for days in range((each.last - each.first).days + 1)
    }


def _longest(changes: tuple[StandingChange, ...]) -> bool:
    """Whether no run could be joined to another."""
    ends = {(_key(each), each.last, each.standing_before, each.standing_after) for each in changes}
    return not any(
        (
            _key(each),
            each.first - timedelta(days=1),
            each.standing_before,
            each.standing_after,
        )
        in ends
        for each in changes
    )

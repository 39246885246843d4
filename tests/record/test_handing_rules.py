"""Rules of who writes: after a hand-over nothing is recorded but a take-over of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isa_programme.errors import RefusedError
from isa_programme.record.facts import (
    EntryCorrected,
    Fact,
    HandedOver,
    NoteTaken,
    TakenOver,
    WordsErased,
)
from isa_programme.record.rules import refuse_errors
from isa_programme.record.rules.about_handing import refuse_after_a_hand_over
from isa_programme.record.seen import seen_at
from isa_programme.record.vocabulary import Visibility
from isa_programme.record.words import ERASED
from registers import ground, issued, paper, register
from strategies import facts

TODAY = date(2026, 1, 10)
HANDED = HandedOver(handed_over_on=date(2026, 1, 5), to="A. Colleague")
GROUND = (*ground(), issued(paper(date(2025, 11, 13))))
NUMBER = len(GROUND) + 1
OURS = register(*GROUND)
THEIRS = register(*GROUND, HANDED)
TAKEN = TakenOver(taken_over_on=date(2026, 1, 6), handed_over=NUMBER)
LATER = (
    f"the writing was handed over on 2026-01-05 (entry {NUMBER}), so nothing is recorded here;"
    " isa take-over takes it up again (--back if nobody took it)"
)


def refused(known: tuple[Fact, ...], fact: Fact) -> tuple[str, ...]:
    try:
        refuse_errors(register(*known), fact, TODAY)
    except RefusedError as error:
        return error.faults
    return ()


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(facts)
def test_whatever_follows_a_hand_over_is_refused_but_a_take_over(fact: Fact) -> None:
    told = LATER in refused((*GROUND, HANDED), fact)
    assert told is not isinstance(fact, TakenOver)


def test_a_take_over_names_the_hand_over_that_is_open() -> None:
    assert () == refused((*GROUND, HANDED), TAKEN)


@pytest.mark.parametrize(
    ("known", "fact", "fault"),
    [
        (
            (*GROUND, HANDED),
            TakenOver(taken_over_on=TODAY, reason="a train"),
            f"handed_over: it is entry {NUMBER} that handed the writing over",
        ),
        (
            (*GROUND, HANDED),
            TakenOver(taken_over_on=TODAY, handed_over=3),
            f"handed_over: it is entry {NUMBER} that handed the writing over",
        ),
        (
            (*GROUND, HANDED),
            TakenOver(taken_over_on=date(2026, 1, 4), handed_over=NUMBER),
            "taken_over_on: 2026-01-04 lies before 2026-01-05, when it was handed over",
        ),
        (
            (*GROUND, HANDED),
            TakenOver(taken_over_on=date(2026, 1, 11), handed_over=NUMBER),
            "date: 2026-01-11 has not come yet; today is 2026-01-10",
        ),
        (
            GROUND,
            TakenOver(taken_over_on=TODAY, handed_over=3, reason="a train"),
            "handed_over: entry 3 is no hand-over that is open",
        ),
        (
            (*GROUND, HANDED, TAKEN),
            TakenOver(taken_over_on=TODAY, handed_over=NUMBER, reason="again"),
            f"handed_over: entry {NUMBER} is no hand-over that is open",
        ),
        (
            GROUND,
            TakenOver(taken_over_on=TODAY, reason=" "),
            "reason: nobody handed the writing over; say why it is taken over all the same",
        ),
    ],
)
def test_a_take_over_that_says_something_else_is_refused(
    known: tuple[Fact, ...], fact: TakenOver, fault: str
) -> None:
    assert (fault,) == refused(known, fact)


def test_without_a_hand_over_it_gives_its_reason() -> None:
    assert () == refused(GROUND, TakenOver(taken_over_on=TODAY, reason="a train"))


@pytest.mark.parametrize("number", [NUMBER, NUMBER + 1])
@pytest.mark.parametrize("voids", [True, False])
def test_who_wrote_on_is_not_corrected(number: int, *, voids: bool) -> None:
    correction = EntryCorrected(entry=number, voids=voids, because="a slip")
    assert (f"entry {number}: who wrote on is not corrected; what was done stays",) == refused(
        (*GROUND, HANDED, TAKEN), correction
    )


def test_the_name_of_a_colleague_can_be_erased_and_the_hand_over_stays() -> None:
    erased = WordsErased(entry=NUMBER, reason="asked", authority="the office")
    assert () == refused((*GROUND, HANDED, TAKEN), erased)
    after = register(*GROUND, HANDED, TAKEN, erased)
    assert HandedOver(handed_over_on=date(2026, 1, 5), to=ERASED) == after.entry(NUMBER).fact


@given(st.lists(st.sampled_from(["over", "taken", "without", "note"]), max_size=12))
def test_it_is_open_from_a_hand_over_to_the_next_take_over(course: list[str]) -> None:
    known: list[Fact] = [*GROUND]
    open_now = None
    for step in course:
        match step:
            case "over" if open_now is None:
                known.append(HANDED)
                open_now = len(known)
            case "taken" if open_now is not None:
                known.append(TakenOver(taken_over_on=TODAY, handed_over=open_now))
                open_now = None
            case "without" if open_now is None:
                known.append(TakenOver(taken_over_on=TODAY, reason="a train"))
            case "note" if open_now is None:
                known.append(NoteTaken(advice="ADV-2025-001", noted_on=TODAY, text="rang"))
            case _:
                continue
        held = register(*known).handed_over
        assert open_now == (None if held is None else held.number)


def test_many_are_refused_in_one_sentence() -> None:
    refuse_after_a_hand_over(OURS)
    with pytest.raises(RefusedError) as caught:
        refuse_after_a_hand_over(THEIRS)
    assert (LATER,) == caught.value.faults


def test_it_is_never_public_who_writes() -> None:
    public = seen_at(register(*GROUND, HANDED, TAKEN), Visibility.PUBLIC)
    assert not any(isinstance(entry.fact, HandedOver | TakenOver) for entry in public.entries)
    assert seen_at(THEIRS, Visibility.PUBLIC).handed_over is None
    assert seen_at(THEIRS, Visibility.RESTRICTED).handed_over == THEIRS.handed_over


def test_the_day_of_the_take_over_may_be_that_of_the_hand_over() -> None:
    on = HANDED.handed_over_on
    assert () == refused((*GROUND, HANDED), TakenOver(taken_over_on=on, handed_over=NUMBER))
    before = TakenOver(taken_over_on=on - timedelta(days=1), handed_over=NUMBER)
    assert refused((*GROUND, HANDED), before)


def test_every_fact_was_tried() -> None:
    assert {HandedOver, TakenOver} <= set(get_args(Fact))

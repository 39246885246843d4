"""Corrections and voidings as they add up: nothing is edited, the last one counts."""

from __future__ import annotations

from datetime import date
from functools import reduce

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import registers
from amendments import GROUND, histories
from isa_programme.errors import UnknownReferenceError
from isa_programme.questions.standing_words import Standing
from isa_programme.record.correcting import draft_correction, draft_voiding
from isa_programme.record.corrections import put_right
from isa_programme.record.entries import Entry
from isa_programme.record.facts import (
    ClockPaused,
    EntryCorrected,
    Fact,
    NoteTaken,
    WordsErased,
)
from isa_programme.record.known import known
from isa_programme.record.register import Register
from isa_programme.record.words import ERASED

FIRST = len(GROUND) + 1
CAME = registers.came(registers.letter(date(2025, 12, 15)))
PAUSED = ClockPaused(
    scope=registers.WHOLE_PAPER, paused_on=date(2025, 12, 1), reason="for the recess"
)


def on(register: Register, day: date) -> tuple[Standing, date | None]:
    line = registers.the_line(register, day)
    return line.standing, line.deadline


def corrected(*facts: Fact, number: int = FIRST, **settings: object) -> EntryCorrected:
    standing = registers.register(*GROUND, *facts).entry(number)
    return draft_correction(standing, settings, because="misread")


def voided(*facts: Fact, number: int) -> EntryCorrected:
    return draft_voiding(registers.register(*GROUND, *facts).entry(number), because="a twin")


def test_a_corrected_date_counts_from_the_corrected_day() -> None:
    # The 20 working days after 13 November 2025 end on 12 December.
    register = registers.register(*GROUND, CAME, corrected(CAME, received_on="2025-12-10"))
    assert (Standing.DUE_SOON, date(2025, 12, 12)) == on(register, date(2025, 12, 9))
    assert (Standing.ANSWERED_ON_TIME, date(2025, 12, 12)) == on(register, date(2025, 12, 10))


def test_the_entry_stays_as_it_was_and_the_correction_beside_it() -> None:
    right = corrected(CAME, received_on="2025-12-10")
    register = registers.register(*GROUND, CAME, right)
    assert (CAME, right) == tuple(entry.fact for entry in register.entries[FIRST - 1 :])
    assert date(2025, 12, 15) == register.entries[FIRST - 1].happened_on
    assert date(2025, 12, 10) == register.entry(FIRST).happened_on
    assert register.entries[FIRST:] == register.corrections_of(FIRST)


def test_what_was_known_before_a_correction_is_what_was_recorded() -> None:
    whole = registers.entries(*GROUND, CAME, corrected(CAME, received_on="2025-12-10"))
    before = Register().folded(known(whole, FIRST))
    assert registers.register(*GROUND, CAME) == before
    assert (Standing.ANSWERED_LATE, date(2025, 12, 12)) == on(before, date(2025, 12, 15))
    assert Standing.OVERDUE is on(before, date(2025, 12, 13))[0]


def test_of_several_corrections_of_a_field_the_last_counts() -> None:
    first = corrected(CAME, received_on="2025-12-10")
    second = corrected(CAME, first, received_on="2025-12-16")
    register = registers.register(*GROUND, CAME, first, second)
    assert Standing.ANSWERED_LATE is on(register, date(2025, 12, 16))[0]
    assert (FIRST + 1, FIRST + 2) == tuple(e.number for e in register.corrections_of(FIRST))


def test_corrections_of_different_fields_all_count() -> None:
    first = corrected(CAME, received_on="2025-12-10")
    second = corrected(CAME, first, text="in full", known_by="yes")
    expected = attrs.evolve(
        CAME.response, received_on=date(2025, 12, 10), text="in full", known_by=True
    )
    register = registers.register(*GROUND, CAME, first, second)
    assert registers.came(expected) == register.entry(FIRST).fact


def test_a_voided_correction_leaves_the_one_before_it() -> None:
    first = corrected(CAME, received_on="2025-12-10")
    second = corrected(CAME, first, received_on="2025-12-16")
    third = voided(CAME, first, second, number=FIRST + 2)
    register = registers.register(*GROUND, CAME, first, second, third)
    assert date(2025, 12, 10) == register.entry(FIRST).happened_on
    assert {FIRST + 2: FIRST + 3} == register.voided


def test_a_voided_entry_counts_as_never_recorded() -> None:
    register = registers.register(*GROUND, CAME, voided(CAME, number=FIRST))
    assert registers.register(*GROUND).files == register.files
    assert {FIRST: FIRST + 1} == register.voided
    assert CAME == register.entries[FIRST - 1].fact


def test_a_voided_voiding_gives_the_entry_back() -> None:
    first = voided(CAME, number=FIRST)
    second = voided(CAME, first, number=FIRST + 1)
    third = voided(CAME, first, second, number=FIRST + 2)
    assert registers.register(*GROUND, CAME).files == (
        registers.register(*GROUND, CAME, first, second).files
    )
    assert {FIRST + 1: FIRST + 2} == registers.register(*GROUND, CAME, first, second).voided
    again = registers.register(*GROUND, CAME, first, second, third)
    assert {FIRST: FIRST + 1, FIRST + 2: FIRST + 3} == again.voided
    assert registers.register(*GROUND).files == again.files


def test_a_voided_pause_never_stopped_the_clock() -> None:
    paused = registers.register(*GROUND, PAUSED)
    after = registers.register(*GROUND, PAUSED, voided(PAUSED, number=FIRST))
    assert (Standing.PAUSED, None) == on(paused, date(2025, 12, 15))
    assert (Standing.OVERDUE, date(2025, 12, 12)) == on(after, date(2025, 12, 15))


def test_a_reference_of_a_voided_response_or_paper_is_taken() -> None:
    other = registers.issued(
        attrs.evolve(registers.paper(date(2025, 11, 20)), reference="ADV-2025-007")
    )
    register = registers.register(
        *GROUND, CAME, other, voided(CAME, number=FIRST), voided(CAME, other, number=FIRST + 1)
    )
    assert {("ADV", 2025): 7, ("RSP", 2025): 1} == register.numbered
    assert {registers.PAPER} == register.files.keys()
    assert {} == register.responses


def test_the_number_of_an_entry_that_is_not_there_is_told() -> None:
    register = registers.register(*GROUND)
    for number in (0, -1, FIRST):
        with pytest.raises(UnknownReferenceError, match=f"no entry '{number}' .*the last is 6"):
            register.entry(number)


def test_erased_words_of_a_correction_leave_a_mark_where_words_are_needed() -> None:
    note = NoteTaken(advice=registers.PAPER, noted_on=date(2025, 12, 1), text="rang")
    change = corrected(note, text="wrote")
    gone = WordsErased(
        entry=FIRST + 1, reference=registers.PAPER, reason="time", authority="a rule"
    )
    register = registers.register(*GROUND, note, change, gone)
    assert attrs.evolve(note, text=ERASED) == register.entry(FIRST).fact


def test_erased_words_that_were_corrected_since_stay_corrected() -> None:
    note = NoteTaken(advice=registers.PAPER, noted_on=date(2025, 12, 1), text="rang")
    change = corrected(note, text="wrote")
    gone = WordsErased(entry=FIRST, reference=registers.PAPER, reason="time", authority="a rule")
    register = registers.register(*GROUND, note, change, gone)
    assert attrs.evolve(note, text=ERASED) == register.entries[FIRST - 1].fact
    assert attrs.evolve(note, text="wrote") == register.entry(FIRST).fact


# Laws


@given(histories(), st.data())
def test_any_record_adds_up_to_the_same_wherever_it_is_cut(
    made: tuple[Entry, ...], data: st.DataObject
) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(made)), max_size=4)))
    folded = Register()
    for first, last in zip([0, *cuts], [*cuts, len(made)], strict=True):
        folded = folded.folded(made[first:last])
    assert Register().folded(made) == folded
    assert folded == reduce(lambda register, entry: register.folded([entry]), made, Register())


@given(histories())
def test_what_was_recorded_is_never_changed_but_for_erased_words(made: tuple[Entry, ...]) -> None:
    register = Register().folded(made)
    kept = [entry for entry in made if entry.number not in register.erased]
    assert kept == [entry for entry in register.entries if entry.number not in register.erased]
    assert [entry.number for entry in made] == [entry.number for entry in register.entries]


@given(histories())
def test_what_was_voided_has_left_no_trace_but_its_place(made: tuple[Entry, ...]) -> None:
    right = put_right(made)
    without = Register().folded(right.entries)
    whole = Register().folded(made)
    for name in ("files", "responses", "letters", "aliases", "addressees", "holds"):
        assert getattr(without, name) == getattr(whole, name)
    assert {entry.number for entry in made} - {*whole.voided} == {e.number for e in right.entries}


@given(histories())
def test_each_entry_is_the_same_whether_asked_for_or_folded(made: tuple[Entry, ...]) -> None:
    register = Register().folded(made)
    assert {
        entry.number: register.entry(entry.number)
        for entry in register.entries
        if entry.number not in register.voided
    } == {entry.number: entry for entry in put_right(made).entries}


@given(histories(), st.data())
def test_what_was_known_is_always_what_the_first_entries_add_up_to(
    made: tuple[Entry, ...], data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, len(made)))
    held = known(Register().folded(made).entries, number)
    erased_since = {e.fact.entry for e in made[number:] if isinstance(e.fact, WordsErased)}
    expected = Register().folded(made[:number])
    found = Register().folded(held)
    if not erased_since & {*range(number + 1)}:
        assert expected == found
    assert registers.lines(expected, date(2026, 1, 5)).keys() == (
        registers.lines(found, date(2026, 1, 5)).keys()
    )

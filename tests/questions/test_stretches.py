"""Stretches: what is open, in runs of days on which nothing happens, worked out by hand.

A stretch and the day asked about give the line; the laws say that the lines are those of the
record on every day that matters, whatever happened.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import amendments
import clock_stories
import owed_histories
import recorded_clock_stories
import registers
from isa_programme.calendars.months import Month
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.journal.derived.deadline_schema import DEADLINE_TABLES
from isa_programme.questions.stretches.calendar_bits import calendar_days, calendar_of
from isa_programme.questions.stretches.rows import CalendarDays, OfficeName, Stretch
from isa_programme.questions.stretches.stretches import Stretching, office_names
from isa_programme.record.allowance import Allowance
from isa_programme.record.commitments import Commitment
from isa_programme.record.counting_rules import OwedPer
from isa_programme.record.entries import Entry
from isa_programme.record.facts import (
    AddresseeRenamed,
    AdviceWithdrawn,
    CalendarAdopted,
    ClockPaused,
    ClockResumed,
    CommitmentDone,
    CommitmentMade,
    CommitmentRevised,
    Fact,
    FactNoted,
    ObligationWaived,
    ProtocolAgreed,
)
from isa_programme.record.register import Register
from isa_programme.record.stages import Stage
from isa_programme.record.vocabulary import StageName
from registers import COSLA, MINISTER, PAPER, SUBSTANTIVE, WHOLE_PAPER
from stretches_asked import assert_told_alike, days_that_matter

MARCH = WorkingCalendar(
    name="scotland", first=date(2026, 3, 2), last=date(2026, 5, 29), closed={date(2026, 4, 3): ""}
)
"""Monday 2 March to Friday 29 May, shut on Good Friday: working day 0 is 2 March."""
TEN_DAYS = attrs.evolve(SUBSTANTIVE, allowance=Allowance.parse("10 working days"))
ISSUED_ON = date(2026, 3, 4)
GROUND: tuple[Fact, ...] = (
    *registers.ground(registers.protocol(TEN_DAYS), calendar=MARCH),
    registers.issued(attrs.evolve(registers.paper(ISSUED_ON), lead="Ann", own_reference="old 7")),
)
"""Five entries, and the paper: entry 6."""

OPEN = Stretch(
    file=PAPER,
    kind=0,
    place=6,
    part=0,
    first_day="2026-03-04",
    until_day=None,
    settled=None,
    warn=5,
    counted_to=None,
    counted_place=None,
    deadline_place=12,
    original_place=12,
    held_place=None,
    met_place=None,
    fingerprint=MARCH.fingerprint,
    begun_on="2026-03-04",
    clock=None,
    reference=f"{PAPER}.1",
    own_reference="old 7",
    advice=PAPER,
    recommendation=1,
    title="One strategy, not two",
    text="Recommendation 1",
    addressee=MINISTER,
    transferred_from=None,
    stage="substantive",
    commitment=None,
    period=None,
    because="",
    basis="agreed",
    protocol="answers version 1",
    calendar="scotland",
    day_zero="2026-03-04",
    deadline="2026-03-18",
    original_deadline="2026-03-18",
    outside_protocol=0,
    falls_in="",
    requested_by=None,
    assumption="",
    held_on=None,
    promised_for=None,
    promised_by=None,
    met_on=None,
    met_by=None,
    withdrawn_on=None,
    disposition=None,
    function=None,
    priority="routine",
    visibility="restricted",
    lead="Ann",
)
"""Ten working days from Wednesday 4 March, working day 2, are Wednesday 18 March, day 12."""


def stretches(*happened: Fact, before: tuple[Fact, ...] = GROUND) -> list[Stretch]:
    return sorted(Stretching(registers.register(*before, *happened)).every(), key=_in_order)


def _in_order(stretch: Stretch) -> tuple[object, ...]:
    return stretch.kind, stretch.place, stretch.part, stretch.period or 0, stretch.first_day


# Worked out by hand


def test_a_paper_that_nothing_happens_to_is_one_stretch_without_an_end() -> None:
    assert [OPEN] == stretches()


def test_a_row_of_the_table_is_a_stretch_column_by_column() -> None:
    columns = [line.split()[0] for line in DEADLINE_TABLES[0].splitlines()[1:-1]]
    assert [*Stretch._fields] == columns


def test_a_warning_of_more_days_than_there_are_is_one_of_all_of_them() -> None:
    early = registers.protocol(attrs.evolve(TEN_DAYS, warn=10**30))
    (found,) = stretches(before=(*registers.ground(early, calendar=MARCH), GROUND[-1]))
    assert OPEN._replace(warn=date.max.toordinal()) == found


def test_what_tells_nothing_new_cuts_no_stretch() -> None:
    note = FactNoted(noted_for=date(2026, 3, 10), title="A debate", advice=PAPER)
    assert [OPEN] == stretches(note)


def test_an_answer_ends_what_was_open_the_day_it_came() -> None:
    answered = OPEN._replace(until_day="2026-03-20")
    assert [answered] == stretches(registers.came(registers.letter(date(2026, 3, 20))))


def test_an_answer_the_day_a_paper_is_issued_leaves_nothing_that_was_open() -> None:
    assert [] == stretches(registers.came(registers.letter(ISSUED_ON)))


def test_an_answer_known_by_its_month_ends_it_on_the_last_day_of_that() -> None:
    answered = OPEN._replace(until_day="2026-03-31")
    assert [answered] == stretches(registers.came(registers.letter(Month(2026, 3))))


def test_a_paper_known_by_its_month_is_open_from_the_last_day_of_that() -> None:
    (found,) = stretches(before=(*GROUND[:-1], registers.issued(registers.paper(Month(2026, 3)))))
    assert ("2026-03-31", "2026-03-31") == (found.first_day, found.begun_on)


def test_a_pause_keeps_its_clock_and_what_goes_on_ends_later() -> None:
    found = stretches(
        ClockPaused(scope=WHOLE_PAPER, paused_on=date(2026, 3, 10), reason="recess"),
        ClockResumed(advice=PAPER, resumed_on=date(2026, 3, 13), pause=7),
    )
    before, paused, after = found
    assert OPEN._replace(until_day="2026-03-10") == before
    assert paused.clock is not None
    assert OPEN._replace(
        first_day="2026-03-10",
        until_day="2026-03-13",
        settled="paused",
        because="the pause of 10 March 2026",
        deadline=None,
        deadline_place=None,
    ) == paused._replace(clock=None, because="the pause of 10 March 2026")
    assert OPEN._replace(first_day="2026-03-13", deadline="2026-03-23", deadline_place=15) == after


def test_what_is_waived_is_open_no_longer_and_what_is_withdrawn_in_time_neither() -> None:
    on = date(2026, 3, 11)
    waived = ObligationWaived(scope=WHOLE_PAPER, waived_on=on, reason="done with")
    withdrawn = AdviceWithdrawn(scope=WHOLE_PAPER, withdrawn_on=on, reason="done with")
    ended = [OPEN._replace(until_day="2026-03-11")]
    assert (ended, ended) == (stretches(waived), stretches(withdrawn))


def test_what_is_withdrawn_when_overdue_stays_so_and_is_counted_to_that_day() -> None:
    withdrawn = AdviceWithdrawn(
        scope=WHOLE_PAPER, withdrawn_on=date(2026, 3, 20), reason="done with"
    )
    answer = registers.came(registers.letter(date(2026, 3, 25)))
    stays = OPEN._replace(
        first_day="2026-03-20",
        settled="overdue",
        because="withdrawn on 20 March 2026, when overdue",
        withdrawn_on="2026-03-20",
        counted_to="2026-03-20",
        counted_place=14,
    )
    assert [OPEN._replace(until_day="2026-03-20"), stays] == stretches(withdrawn)
    reference = answer.response.reference
    assert [
        OPEN._replace(until_day="2026-03-20"),
        stays._replace(until_day="2026-03-25"),
        stays._replace(
            first_day="2026-03-25",
            met_on="2026-03-25",
            met_by=reference,
            met_place=17,
            disposition="accepted",
        ),
    ] == stretches(withdrawn, answer)


def test_a_calendar_adopted_anew_cuts_what_is_open_that_day_and_nothing_that_is_answered() -> None:
    on = date(2026, 3, 16)
    shut = attrs.evolve(MARCH, closed={**MARCH.closed, date(2026, 3, 17): "a flood"})
    adopted = CalendarAdopted(calendar=shut, adopted_on=on)
    assert [
        OPEN._replace(until_day="2026-03-16"),
        OPEN._replace(
            first_day="2026-03-16",
            fingerprint=shut.fingerprint,
            deadline="2026-03-19",
            deadline_place=12,
            original_place=11,
        ),
    ] == stretches(adopted)
    answered = OPEN._replace(until_day="2026-03-12")
    assert [answered] == stretches(registers.came(registers.letter(date(2026, 3, 12))), adopted)


def test_a_version_of_the_rules_that_governs_what_is_open_cuts_it_on_its_first_day() -> None:
    more = attrs.evolve(TEN_DAYS, allowance=Allowance.parse("12 working days"))
    second = attrs.evolve(
        registers.protocol(more, version=2, effective_from=date(2026, 3, 9)), governs_open=True
    )
    first, after = stretches(ProtocolAgreed(protocol=second))
    assert OPEN._replace(until_day="2026-03-09") == first
    assert ("2026-03-09", None, "2026-03-20", "answers version 2") == (
        after.first_day,
        after.until_day,
        after.deadline,
        after.protocol,
    )


WEEKLY = Stage(
    name=StageName.UPDATE,
    allowance=Allowance.parse("1 weeks"),
    every=Allowance.parse("1 weeks"),
    times=3,
    owed_per=OwedPer.ADVICE,
)


def test_a_step_that_recurs_adds_a_stretch_when_a_period_begins_and_cuts_no_other() -> None:
    ground = (
        *registers.ground(registers.protocol(TEN_DAYS, WEEKLY), calendar=MARCH),
        registers.issued(registers.paper(ISSUED_ON, MINISTER, COSLA)),
    )
    assert [
        (PAPER, MINISTER, 1, "2026-03-04", "2026-03-11"),
        (PAPER, MINISTER, 2, "2026-03-12", "2026-03-18"),
        (PAPER, MINISTER, 3, "2026-03-19", "2026-03-25"),
        (PAPER, COSLA, 1, "2026-03-04", "2026-03-11"),
        (PAPER, COSLA, 2, "2026-03-12", "2026-03-18"),
        (PAPER, COSLA, 3, "2026-03-19", "2026-03-25"),
        (f"{PAPER}.1", MINISTER, None, "2026-03-04", "2026-03-18"),
        (f"{PAPER}.1", COSLA, None, "2026-03-04", "2026-03-18"),
    ] == [
        (each.reference, each.addressee, each.period, each.first_day, each.deadline)
        for each in stretches(before=ground)
        if each.until_day is None
    ]


def test_thirty_years_of_quarters_are_as_many_stretches_as_periods() -> None:
    quarterly = attrs.evolve(
        WEEKLY, allowance=Allowance.parse("3 months"), every=Allowance.parse("3 months"), times=120
    )
    years = attrs.evolve(MARCH, last=date(2056, 12, 29))
    ground = (
        *registers.ground(registers.protocol(quarterly), calendar=years),
        registers.issued(registers.paper(ISSUED_ON, MINISTER, COSLA)),
    )
    assert 240 == len(stretches(before=ground))


PROMISED = CommitmentMade(
    commitment=Commitment(
        reference="CMT-2026-001",
        advice=PAPER,
        recommendation=1,
        owner=COSLA,
        text="Set up the fund",
        made_on=date(2026, 3, 16),
        promised_for=date(2026, 3, 25),
    )
)


def test_a_commitment_is_open_from_the_day_it_was_made_and_moves_with_its_date() -> None:
    revised = CommitmentRevised(
        commitment="CMT-2026-001",
        promised_for=date(2026, 4, 7),
        revised_on=date(2026, 3, 27),
        reason="held up",
    )
    done = CommitmentDone(commitment="CMT-2026-001", done_on=date(2026, 4, 10))
    first, second = stretches(PROMISED, revised, done)[1:]
    expected = OPEN._replace(
        file="CMT-2026-001",
        kind=1,
        place=7,
        first_day="2026-03-16",
        until_day="2026-03-27",
        deadline_place=17,
        original_place=17,
        begun_on="2026-03-16",
        reference="CMT-2026-001",
        text="Set up the fund",
        addressee=COSLA,
        stage="commitment",
        commitment="CMT-2026-001",
        basis="promised",
        protocol=None,
        day_zero=None,
        deadline="2026-03-25",
        original_deadline="2026-03-25",
        promised_for="2026-03-25",
    )
    assert expected == first
    assert (
        expected._replace(
            first_day="2026-03-27",
            until_day="2026-04-10",
            deadline="2026-04-07",
            deadline_place=25,
            promised_for="2026-04-07",
        )
        == second
    )


def test_an_update_on_a_commitment_seen_again_is_owed_once() -> None:
    per_commitment = attrs.evolve(WEEKLY, owed_per=OwedPer.COMMITMENT, every=None, times=None)
    ground = (
        *registers.ground(registers.protocol(per_commitment), calendar=MARCH),
        registers.issued(registers.paper(ISSUED_ON)),
    )
    again = attrs.evolve(PROMISED.commitment, text="Set up a fund", made_on=date(2026, 3, 23))
    found = stretches(PROMISED, CommitmentMade(commitment=again), before=ground)
    assert [("update", "Set up a fund"), ("commitment", "Set up a fund")] == [
        (each.stage, each.text) for each in found
    ]
    known = registers.register(*ground, PROMISED, CommitmentMade(commitment=again))
    assert_told_alike(known, days_that_matter(known))


def test_of_two_names_taken_on_a_day_the_first_recorded_counts() -> None:
    renamed = [
        AddresseeRenamed(addressee=MINISTER, name=name, renamed_on=on)
        for name, on in (
            ("Last", date(2026, 3, 20)),
            ("First", date(2026, 3, 10)),
            ("Never", date(2026, 3, 10)),
        )
    ]
    known = registers.register(*GROUND, *renamed)
    assert [
        OfficeName(MINISTER, "", "MINISTER", 0),
        OfficeName(MINISTER, "2026-03-10", "First", 0),
        OfficeName(MINISTER, "2026-03-20", "Last", 0),
    ] == [each for each in office_names(known) if each.slug == MINISTER]
    assert_told_alike(known, days_that_matter(known))


# Calendars


def test_the_working_days_of_a_calendar_are_bits_from_its_first_day_on() -> None:
    week = WorkingCalendar(
        name="short", first=date(2026, 4, 2), last=date(2026, 4, 7), closed={date(2026, 4, 3): ""}
    )
    kept = CalendarDays(week.fingerprint, "2026-04-02", "2026-04-07", f"{0b110001:x}")
    assert kept == calendar_days(week)
    assert [None, 0, 0, 0, 0, 1, 2, None] == [kept.place(f"2026-04-0{day}") for day in range(1, 9)]


@given(clock_stories.working_calendars())
def test_a_calendar_kept_as_bits_counts_as_it_did(calendar: WorkingCalendar) -> None:
    kept = calendar_days(calendar)
    again = calendar_of(kept)
    assert again is not None
    assert (calendar.working, calendar.ordinals) == (again.working, again.ordinals)
    assert all(place == kept.place(str(day)) for day, place in calendar.ordinals.items())


def test_a_calendar_of_all_years_is_kept_in_little_time() -> None:
    always = WorkingCalendar(name="always", first=date.min, last=date.max, closed={})
    again = calendar_of(calendar_days(always))
    assert again is not None
    assert always.working == again.working


# Laws


@given(owed_histories.histories())
def test_stretches_tell_what_the_record_tells_whatever_happened(facts: tuple[Fact, ...]) -> None:
    known = registers.register(*facts)
    assert_told_alike(known, days_that_matter(known))


@given(clock_stories.cases())
def test_stretches_tell_what_the_record_tells_of_any_clock(case: clock_stories.Case) -> None:
    known = recorded_clock_stories.register_of(recorded_clock_stories.for_a_register(case))
    assert_told_alike(known, days_that_matter(known))


@given(amendments.histories(), st.data())
def test_stretches_tell_what_the_record_tells_of_what_was_put_right(
    entries: tuple[Entry, ...], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(len(amendments.GROUND), len(entries)))
    known = Register().folded(entries[:cut])
    assert_told_alike(known, days_that_matter(known))


@given(owed_histories.histories())
def test_no_two_stretches_of_one_thing_hold_on_one_day(facts: tuple[Fact, ...]) -> None:
    known = registers.register(*facts)
    runs: dict[tuple[object, ...], list[Stretch]] = {}
    for each in Stretching(known).every():
        runs.setdefault((each.file, each.kind, each.part, each.period), []).append(each)
    for found in runs.values():
        found.sort(key=lambda each: each.first_day)
        for one, other in pairwise(found):
            assert one.until_day is not None
            assert one.first_day < one.until_day <= other.first_day


@pytest.mark.parametrize("span", owed_histories.SPANS)
@given(st.data())
def test_the_first_and_the_last_of_all_days_can_be_asked_about(
    span: owed_histories.Span, data: st.DataObject
) -> None:
    known = registers.register(*data.draw(owed_histories.histories(spans=(span,))))
    assert_told_alike(known, (date.min, date.max))

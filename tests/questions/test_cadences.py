"""Cadences: both forms worked by hand, and held against a model that walks day by day."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import attrs
from hypothesis import given
from hypothesis import strategies as st

from isa_programme.calendars.months import CivilDate, Month
from isa_programme.questions.cadences import CadenceRow, Lapse, cadences, contacts
from isa_programme.questions.standing_words import CadenceStanding
from isa_programme.record.allowance import Allowance, Unit
from isa_programme.record.engagements import Cadence, Engagement
from isa_programme.record.facts import CadenceSet, EngagementHeld, Fact
from isa_programme.record.vocabulary import EngagementKind, Visibility
from registers import COSLA, MINISTER, ground
from registers import register as register_of

SINCE = date(2026, 1, 31)
ONE_DAY = timedelta(days=1)
MONTHLY = Cadence(slug="talks", addressee=MINISTER, since=SINCE, every=Allowance(1, Unit.MONTHS))
TWICE = attrs.evolve(MONTHLY, every=None, times=2, per=Allowance(3, Unit.MONTHS))


def _set(cadence: Cadence, on: date | None = None) -> CadenceSet:
    return CadenceSet(cadence=cadence, set_on=on)


def _met(
    on: CivilDate, *addressees: str, kind: EngagementKind = EngagementKind.MEETING, number: int = 1
) -> EngagementHeld:
    return EngagementHeld(
        engagement=Engagement(
            reference=f"ENG-2026-{number:03d}",
            kind=kind,
            addressees=addressees or (MINISTER,),
            held_on=on,
        )
    )


def _rows(as_at: date, *facts: Fact) -> tuple[CadenceRow, ...]:
    return cadences(register_of(*ground(), *facts), as_at=as_at)


def _row(as_at: date, cadence: Cadence, *held: CivilDate) -> CadenceRow:
    contacts = (_met(on, number=number) for number, on in enumerate(held, start=1))
    (row,) = _rows(as_at, _set(cadence), *contacts)
    return row


def _gap(first: date, last: date, ended_on: date | None, days: int) -> Lapse:
    return Lapse(first=first, last=last, ended_on=ended_on, held=None, wanted=None, days=days)


def test_from_one_contact_to_the_next_a_row_tells_when_it_lapsed_and_for_how_long() -> None:
    """A month after 31 January is 28 February; met on 3 March, 3 days late; then 3 April."""
    assert CadenceRow(
        slug="talks",
        addressee=MINISTER,
        addressee_name="MINISTER",
        title="",
        often="every 1 month",
        since=SINCE,
        until=None,
        standing=CadenceStanding.LAPSED,
        contacts=1,
        last_on=date(2026, 3, 3),
        next_by=date(2026, 4, 3),
        days_left=-2,
        held=None,
        wanted=None,
        lapses=(
            _gap(SINCE, date(2026, 2, 28), date(2026, 3, 3), 3),
            _gap(date(2026, 3, 3), date(2026, 4, 3), None, 2),
        ),
        because="",
        visibility=Visibility.RESTRICTED,
        source="",
        entry=5,
    ) == _row(date(2026, 4, 5), MONTHLY, date(2026, 3, 3))


def test_it_stands_kept_through_its_last_good_day_and_lapsed_the_day_after() -> None:
    expected = {
        date(2026, 1, 30): ("not-begun", None, None),
        SINCE: ("kept", date(2026, 2, 28), 28),
        date(2026, 2, 28): ("kept", date(2026, 2, 28), 0),
        date(2026, 3, 1): ("lapsed", date(2026, 2, 28), -1),
        date(2026, 3, 2): ("kept", date(2026, 4, 2), 31),
    }
    rows = {day: _row(day, MONTHLY, date(2026, 3, 2)) for day in expected}
    assert expected == {
        day: (row.standing.value, row.next_by, row.days_left) for day, row in rows.items()
    }


def test_periods_count_by_the_same_day_of_the_month_from_the_first_day() -> None:
    """Three months on from 31 January: periods begin on 30 April, 31 July and 31 October.

    The first has two contacts, on its first and its last day; the second has one.
    """
    held = (SINCE, date(2026, 4, 29), date(2026, 4, 30))
    fell_short = Lapse(
        first=date(2026, 4, 30), last=date(2026, 7, 30), ended_on=None, held=1, wanted=2, days=0
    )
    expected = {
        SINCE: ("kept", date(2026, 4, 29), 1, ()),
        date(2026, 4, 29): ("kept", None, 2, ()),
        date(2026, 7, 30): ("kept", date(2026, 7, 30), 1, ()),
        date(2026, 7, 31): ("lapsed", date(2026, 10, 30), 0, (fell_short,)),
    }
    rows = {day: _row(day, TWICE, *held) for day in expected}
    assert expected == {
        day: (row.standing.value, row.next_by, row.held, row.lapses) for day, row in rows.items()
    }


def test_a_period_running_that_has_enough_makes_good_the_one_before() -> None:
    held = (date(2026, 5, 1), date(2026, 5, 2))
    assert ["lapsed", "kept"] == [_row(day, TWICE, *held).standing.value for day in held]


def test_a_cadence_counts_through_its_last_day_and_what_comes_after_is_no_lapse() -> None:
    ending = attrs.evolve(MONTHLY, until=date(2026, 3, 1))
    lapse = _gap(SINCE, date(2026, 2, 28), None, 1)
    assert {"lapsed": (lapse,), "ended": (lapse,)} == {
        row.standing.value: row.lapses
        for row in (_row(day, ending) for day in (date(2026, 3, 1), date(2026, 6, 1)))
    }
    assert 0 == _row(date(2026, 6, 1), ending, date(2026, 3, 2)).contacts


def test_a_cadence_that_ends_before_its_first_period_does_asks_for_nothing() -> None:
    found = _row(date(2026, 3, 1), attrs.evolve(TWICE, until=date(2026, 4, 28)))
    assert ("kept", None, None, ()) == (
        found.standing.value,
        found.next_by,
        found.days_left,
        found.lapses,
    )


def test_a_month_of_contact_counts_by_its_last_day_and_is_said_to_be_vague() -> None:
    row = _row(date(2026, 2, 28), MONTHLY, Month(2026, 2))
    vague = "ENG-2026-001: only the month is known; its last day is counted"
    assert (date(2026, 2, 28), vague) == (row.last_on, row.because)
    assert 0 == _row(date(2026, 2, 27), MONTHLY, Month(2026, 2)).contacts


def test_only_contact_of_its_kind_with_its_office_since_its_first_day_keeps_it() -> None:
    letter = EngagementKind.LETTER
    facts = (
        _met(SINCE, kind=EngagementKind.CALL),
        _met(SINCE, COSLA, kind=letter, number=2),
        _met(SINCE - ONE_DAY, kind=letter, number=3),
        _met(SINCE, COSLA, MINISTER, kind=letter, number=4),
    )
    (row,) = _rows(date(2026, 2, 1), _set(attrs.evolve(MONTHLY, kinds=(letter,))), *facts)
    assert (1, SINCE) == (row.contacts, row.last_on)


def test_set_again_the_newest_counts_from_its_day() -> None:
    weekly = attrs.evolve(MONTHLY, every=Allowance(1, Unit.WEEKS))
    facts = (_set(MONTHLY, date(2026, 1, 1)), _set(weekly, date(2026, 2, 2)))
    expected = {
        date(2025, 12, 31): [],
        date(2026, 2, 1): ["every 1 month"],
        date(2026, 2, 2): ["every 1 week"],
    }
    assert expected == {day: [row.often for row in _rows(day, *facts)] for day in expected}


# Day by day


def _later(day: date, length: Allowance, times: int) -> date:
    """So many lengths later, worked out without the library."""
    number = length.number * times
    if length.unit is Unit.MONTHS:
        years, month = divmod(day.month - 1 + number, 12)
        last = calendar.monthrange(day.year + years, month + 1)[1]
        return date(day.year + years, month + 1, min(day.day, last))
    return day + timedelta(weeks=number) if length.unit is Unit.WEEKS else day + number * ONE_DAY


lengths = st.builds(
    Allowance, st.integers(1, 3), st.sampled_from([Unit.WEEKS, Unit.MONTHS])
) | st.builds(Allowance, st.integers(1, 20), st.just(Unit.DAYS))
offsets = st.lists(st.integers(-5, 120), max_size=8)
ends_after = st.none() | st.integers(0, 100)


@given(lengths, offsets, st.integers(0, 130), ends_after)
def test_lapses_between_contacts_are_those_of_a_walk_through_the_days(
    every: Allowance, held: list[int], asked: int, ends: int | None
) -> None:
    until = None if ends is None else SINCE + ends * ONE_DAY
    as_at, cadence = SINCE + asked * ONE_DAY, attrs.evolve(MONTHLY, every=every, until=until)
    expected: list[Lapse] = []
    before = day = SINCE
    while day <= min(as_at, until or as_at):
        by, met = _later(before, every, 1), (day - SINCE).days in held
        if day > by:
            if expected and (expected[-1].first, expected[-1].last) == (before, by):
                expected.pop()
            expected.append(_gap(before, by, day if met else None, (day - by).days))
        before = day if met else before
        day += ONE_DAY
    row = _row(as_at, cadence, *(SINCE + on * ONE_DAY for on in held))
    assert tuple(expected) == row.lapses
    lapsed = bool(expected) and expected[-1].ended_on is None
    over = until is not None and as_at > until
    assert ("ended" if over else "lapsed" if lapsed else "kept") == row.standing.value


@given(lengths, st.integers(1, 3), offsets, st.integers(0, 130), ends_after)
def test_periods_that_fell_short_are_those_counted_one_by_one(
    per: Allowance, times: int, held: list[int], asked: int, ends: int | None
) -> None:
    until = None if ends is None else SINCE + ends * ONE_DAY
    as_at = SINCE + asked * ONE_DAY
    met = [SINCE + on * ONE_DAY for on in held]
    expected = []
    for number in range(140):
        first, last = _later(SINCE, per, number), _later(SINCE, per, number + 1) - ONE_DAY
        had = sum(first <= day <= last for day in met)
        if last < as_at and (until is None or last <= until) and had < times:
            expected.append((first, last, had))
    row = _row(as_at, attrs.evolve(TWICE, times=times, per=per, until=until), *met)
    assert expected == [(lapse.first, lapse.last, lapse.held) for lapse in row.lapses]


def test_the_contacts_of_a_cadence_are_those_that_keep_it_in_order_by_their_last_days() -> None:
    held = (
        _met(date(2026, 3, 2), number=1),
        _met(Month(2026, 2), number=2),
        _met(date(2026, 1, 30), number=3),
        _met(date(2026, 2, 9), COSLA, number=4),
    )
    known = register_of(*ground(), _set(MONTHLY), *held)
    assert (date(2026, 2, 28), date(2026, 3, 2)) == contacts(known, "talks", as_at=date(2026, 3, 2))
    assert (date(2026, 2, 28),) == contacts(known, "talks", as_at=date(2026, 3, 1))

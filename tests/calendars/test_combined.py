"""Several calendars as one: which days count, what is told of them, what can't be combined."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from isa_programme.calendars.combined import combined
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.errors import CalendarError


def _jan(day: int) -> date:
    return date(2026, 1, day)


SCOTLAND = WorkingCalendar(
    name="scotland",
    first=_jan(1),
    last=_jan(29),
    closed={_jan(1): "New Year's Day", _jan(2): "2 January", _jan(26): "a day of mourning"},
    source="the official list",
    provisional_from=_jan(28),
)
COSLA = WorkingCalendar(
    name="cosla",
    first=_jan(2),
    last=_jan(30),
    closed={_jan(2): "winter closure", _jan(5): "winter closure", _jan(26): "a day of mourning"},
    source="their letter",
)
COUNCIL = attrs.evolve(
    COSLA,
    name="council",
    closed={_jan(2): "2 January", _jan(7): ""},
    week=frozenset({0, 1, 2, 3, 5}),
    source="",
    provisional_from=_jan(20),
)


def _all_of(calendar: WorkingCalendar) -> dict[str, object]:
    told = attrs.asdict(calendar, filter=lambda attribute, _: attribute.init)
    return {**told, "closed": dict(calendar.closed)}


def test_two_calendars_are_told_as_one() -> None:
    expected = {
        "name": "scotland + cosla",
        "first": _jan(2),
        "last": _jan(29),
        "closed": {
            _jan(2): "scotland: 2 January; cosla: winter closure",
            _jan(5): "winter closure",
            _jan(26): "a day of mourning",
        },
        "week": frozenset(range(5)),
        "source": "scotland: the official list; cosla: their letter",
        "provisional_from": _jan(28),
    }
    assert expected == _all_of(combined([SCOTLAND, COSLA]))


def test_three_calendars_are_told_as_one() -> None:
    expected = {
        "name": "scotland + cosla + council",
        "first": _jan(2),
        "last": _jan(29),
        "closed": {
            _jan(2): "scotland, council: 2 January; cosla: winter closure",
            _jan(5): "winter closure",
            _jan(7): "closed",
            _jan(26): "a day of mourning",
        },
        "week": frozenset(range(4)),
        "source": ("scotland: the official list; cosla: their letter; council: no source given"),
        "provisional_from": _jan(20),
    }
    assert expected == _all_of(combined((SCOTLAND, COSLA, COUNCIL)))


def test_a_day_outside_one_week_is_closed_for_the_day_of_the_week_it_is() -> None:
    both = combined([SCOTLAND, COUNCIL])
    assert ["Friday", "Saturday"] == [both.reason_closed(_jan(day)) for day in (9, 10)]


def test_one_calendar_alone_is_given_back_as_it_is() -> None:
    assert SCOTLAND is combined([SCOTLAND])


def test_the_same_calendars_are_combined_once() -> None:
    assert combined([SCOTLAND, COSLA]) is combined([SCOTLAND, COSLA])


def test_calendars_of_the_same_days_keep_their_own_sources() -> None:
    other = attrs.evolve(COSLA, source="another letter")
    assert other == COSLA
    expected = [
        "scotland: the official list; cosla: their letter",
        "scotland: the official list; cosla: another letter",
    ]
    assert expected == [combined([SCOTLAND, each]).source for each in (COSLA, other)]


LATER = attrs.evolve(COSLA, name="later", first=date(2027, 1, 1), last=date(2027, 1, 31))
SATURDAYS = attrs.evolve(COSLA, name="saturdays", week=frozenset({5}))
NOT_COMBINED: dict[str, tuple[list[WorkingCalendar], str]] = {
    "none": ([], "there is no calendar to combine; give at least one"),
    "no day in common": (
        [SCOTLAND, COSLA, LATER],
        (
            "no day is covered by all the calendars: 'scotland' (2026-01-01 to 2026-01-29),"
            " 'cosla' (2026-01-02 to 2026-01-30), 'later' (2027-01-01 to 2027-01-31)"
        ),
    ),
    "no working day in common": (
        [SCOTLAND, SATURDAYS],
        "the calendar 'scotland + saturdays' has no working day in it",
    ),
}


@pytest.mark.parametrize(("calendars", "expected"), NOT_COMBINED.values(), ids=NOT_COMBINED)
def test_calendars_without_a_working_day_in_common_are_not_combined(
    calendars: list[WorkingCalendar], expected: str
) -> None:
    with pytest.raises(CalendarError) as refused:
        combined(calendars)
    assert expected == str(refused.value)


offsets = st.integers(0, 40)


@st.composite
def calendars(draw: st.DrawFn) -> WorkingCalendar:
    """A calendar of some weeks around January, with a Wednesday that counts in every one."""
    first = _jan(1) + timedelta(days=draw(st.integers(-10, 5)))
    closed = draw(st.sets(offsets)) - {6}
    return WorkingCalendar(
        name=draw(st.sampled_from("abc")),
        first=first,
        last=_jan(20) + timedelta(days=draw(offsets)),
        closed={_jan(1) + timedelta(days=on): draw(st.sampled_from("xy")) for on in closed},
        week=draw(st.frozensets(st.integers(0, 6))) | {2},
    )


@given(st.lists(calendars(), min_size=1, max_size=4))
def test_a_day_counts_where_it_counts_in_every_calendar(several: list[WorkingCalendar]) -> None:
    found = combined(several)
    for day in (_jan(1) + timedelta(days=on) for on in range(-15, 65)):
        assert (day in found) == all(day in each for each in several)
        if day in found:
            assert found.is_working_day(day) == all(each.is_working_day(day) for each in several)

"""The critical chain: worked by hand, and against every path enumerated one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from isa_programme.calendars.months import CivilDate, Month
from isa_programme.errors import UnknownReferenceError
from isa_programme.questions.programme.chain import ChainRow, critical_chain
from isa_programme.record.commitments import Commitment
from isa_programme.record.facts import (
    CommitmentDone,
    CommitmentMade,
    Fact,
    MilestoneDropped,
    MilestoneLinked,
    MilestonePlanned,
    MilestoneReached,
    ObjectiveSet,
    RouteMapSeen,
)
from isa_programme.record.milestones import Milestone
from isa_programme.record.objectives import Objective
from isa_programme.record.route_maps import RouteMap
from isa_programme.record.vocabulary import Function
from registers import MINISTER, SUBSTANTIVE, came, ground, issued, letter, paper, protocol
from registers import register as register_of

OBJECTIVE = ObjectiveSet(objective=Objective(slug="o", title="O", function=Function.STRATEGY))
AS_AT = date(2026, 1, 1)
MARCH, APRIL, JUNE = date(2026, 3, 1), date(2026, 4, 1), date(2026, 6, 1)
PROMISE = "CMT-2025-001"
ONE_DAY = timedelta(days=1)
DATES: tuple[tuple[CivilDate, date], ...] = (
    *((date(2025, 12, 30) + n * ONE_DAY, date(2025, 12, 30) + n * ONE_DAY) for n in range(6)),
    (Month(2025, 12), date(2025, 12, 31)),
    (Month(2026, 2), date(2026, 2, 28)),
    (date(2026, 2, 28), date(2026, 2, 28)),
)
"""Dates a milestone may be planned for, each with its last day."""


def planned(
    slug: str, planned_for: CivilDate, *depends_on: str, objective: str = "o"
) -> MilestonePlanned:
    return MilestonePlanned(
        milestone=Milestone(
            slug=slug,
            objective=objective,
            title=f"Title of {slug}",
            planned_for=planned_for,
            depends_on=depends_on,
        )
    )


def _linked(slug: str, *depends_on: str) -> Fact:
    return MilestoneLinked(milestone=slug, depends_on=depends_on, linked_on=AS_AT)


def reached(slug: str, on: date) -> Fact:
    return MilestoneReached(milestone=slug, reached_on=on)


def dropped(slug: str, on: date) -> Fact:
    return MilestoneDropped(milestone=slug, dropped_on=on, reason="not needed")


def promised(when: CivilDate | None) -> CommitmentMade:
    return CommitmentMade(
        commitment=Commitment(
            reference=PROMISE,
            owner=MINISTER,
            text="Set up the fund",
            made_on=date(2025, 12, 1),
            promised_for=when,
        )
    )


def _chain(*facts: Fact, as_at: date = AS_AT, route_map: str = "") -> tuple[ChainRow, ...]:
    return critical_chain(
        register_of(*ground(protocol(SUBSTANTIVE)), OBJECTIVE, *facts),
        as_at=as_at,
        route_map=route_map,
    )


def _row(name: str, due: CivilDate, between: int | None, *, room: int | None = None) -> ChainRow:
    """The link of a milestone of nobody's, before its date."""
    return ChainRow(
        name=name,
        what=f"Title of {name}",
        office=None,
        due=due,
        late=False,
        days_between=between,
        room=room,
    )


def _names(rows: Sequence[ChainRow]) -> tuple[str, ...]:
    return tuple(row.name for row in rows)


def test_a_straight_chain_is_told_from_its_beginning() -> None:
    """From 1 to 31 March are 30 days and 1 more to 1 April; April and May have 30 and 31."""
    facts = (planned("a", MARCH), planned("b", APRIL, "a"), planned("c", JUNE, "b"))
    expected = (_row("a", MARCH, 31), _row("b", APRIL, 61), _row("c", JUNE, None))
    assert expected == _chain(*facts)


def test_of_two_branches_the_later_counts_and_says_the_room_of_the_other() -> None:
    """`c` waits for `a` (1 March) and `b` (1 April): `a` could come 31 days later."""
    facts = (planned("a", MARCH), planned("b", APRIL), planned("c", JUNE, "a", "b"))
    assert (_row("b", APRIL, 61, room=31), _row("c", JUNE, None)) == _chain(*facts)


def test_an_answer_stands_in_the_chain_with_its_deadline() -> None:
    """20 working days after 13 November 2025 end on 12 December; 19 days more to New Year's Eve."""
    facts = (
        issued(paper(date(2025, 11, 13))),
        planned("a", date(2025, 12, 31), "ADV-2025-001.1"),
    )
    answer = attrs.evolve(
        _row("ADV-2025-001.1", date(2025, 12, 12), 19),
        what="waiting for the response to ADV-2025-001.1 from MINISTER, due 12 December 2025",
        office=MINISTER,
    )
    end = _row("a", date(2025, 12, 31), None)
    assert (answer, end) == _chain(*facts, as_at=date(2025, 12, 1))


def test_an_answer_past_its_deadline_is_late_and_one_that_came_holds_nothing_up() -> None:
    """The deadline is 12 December 2025: on the 13th the answer is late; on the 15th it came."""
    facts = (
        issued(paper(date(2025, 11, 13))),
        planned("a", MARCH, "ADV-2025-001"),
        came(letter(date(2025, 12, 15))),
    )
    expected = {
        date(2025, 12, 12): (("ADV-2025-001.1", False), ("a", False)),
        date(2025, 12, 13): (("ADV-2025-001.1", True), ("a", False)),
        date(2025, 12, 15): (("a", False),),
    }
    assert expected == {
        day: tuple((row.name, row.late) for row in _chain(*facts, as_at=day)) for day in expected
    }


def test_a_commitment_stands_in_the_chain_with_the_date_promised() -> None:
    """Promised for February 2026, to its 28th; `a` is planned for the next day, 1 March."""
    february = Month(2026, 2)
    facts = (promised(february), planned("a", MARCH, PROMISE))
    answer = attrs.evolve(
        _row(PROMISE, february, 1),
        what="waiting for MINISTER to carry out CMT-2025-001, promised for February 2026",
        office=MINISTER,
    )
    assert (answer, _row("a", MARCH, None)) == _chain(*facts)


def test_a_commitment_of_no_date_or_done_holds_up_nothing() -> None:
    """One without a date can't be compared; one done on the day asked about has come."""
    done = CommitmentDone(commitment=PROMISE, done_on=AS_AT)
    end = (_row("a", MARCH, None),)
    assert end == _chain(promised(None), planned("a", MARCH, PROMISE))
    assert end == _chain(promised(APRIL), planned("a", MARCH, PROMISE), done)


def test_a_month_counts_to_its_last_day() -> None:
    """March ends 30 days before 30 April, and `b`, planned for 30 March, a day before it does."""
    facts = (
        planned("a", Month(2026, 3)),
        planned("b", date(2026, 3, 30)),
        planned("c", Month(2026, 4), "a", "b"),
    )
    expected = (_row("a", Month(2026, 3), 30, room=1), _row("c", Month(2026, 4), None))
    assert expected == _chain(*facts)


def test_what_is_reached_or_dropped_is_no_link_from_its_day_on() -> None:
    """`b` is reached on 1 January and `a` dropped on 2 January; a link of a link goes with it."""
    facts = (
        planned("first", date(2026, 2, 1)),
        planned("a", MARCH, "first"),
        planned("b", APRIL),
        planned("c", JUNE, "a", "b"),
        reached("b", date(2026, 1, 1)),
        dropped("a", date(2026, 1, 2)),
    )
    expected = {
        date(2025, 12, 31): ("b", "c"),
        date(2026, 1, 1): ("first", "a", "c"),
        date(2026, 1, 2): ("c",),
    }
    assert expected == {day: _names(_chain(*facts, as_at=day)) for day in expected}


def test_without_a_milestone_that_is_open_there_is_no_chain() -> None:
    """None is planned; all are reached; all are reached or dropped."""
    two = (planned("a", MARCH), planned("b", APRIL, "a"))
    assert () == _chain()
    assert () == _chain(*two, reached("a", AS_AT), reached("b", AS_AT))
    assert () == _chain(*two, reached("a", AS_AT), dropped("b", AS_AT))


def test_of_two_ends_or_two_links_on_one_day_the_first_by_name_counts() -> None:
    """June is to its 30th, so it ties with that day; `a` and `b` tie, with no room between."""
    facts = (
        planned("z", Month(2026, 6)),
        planned("b", MARCH),
        planned("a", MARCH),
        planned("y", date(2026, 6, 30), "b", "a"),
    )
    found = _chain(*facts)
    # 1 March to 30 June: 30 days to the 31st, then 30, 31 and 30.
    assert (_row("a", MARCH, 121, room=0), _row("y", date(2026, 6, 30), None)) == found


def test_a_link_planned_after_what_waits_for_it_is_less_than_no_days_before_it() -> None:
    """`a`, planned for 1 March, waits for 1 April: 31 days the wrong way; then 92 to 1 June."""
    facts = (planned("b", APRIL), planned("a", MARCH, "b"), planned("c", JUNE, "a"))
    expected = (_row("b", APRIL, -31), _row("a", MARCH, 92), _row("c", JUNE, None))
    assert expected == _chain(*facts)


def test_a_route_map_has_a_chain_of_its_own_that_leads_out_of_it() -> None:
    """Its end is its own; what that waits for may stand in the programme."""
    facts = (
        RouteMapSeen(route_map=RouteMap(slug="map", title="Map")),
        ObjectiveSet(objective=Objective(slug="far", title="Far", route_map="map")),
        planned("a", MARCH),
        planned("m", APRIL, "a", objective="far"),
        planned("z", JUNE),
    )
    assert ("z",) == _names(_chain(*facts))
    assert ("a", "m") == _names(_chain(*facts, route_map="map"))
    with pytest.raises(UnknownReferenceError, match="route map"):
        _chain(*facts, route_map="a")


def test_a_ring_that_no_rule_was_asked_of_is_gone_through_once() -> None:
    facts = (planned("a", MARCH), planned("b", APRIL, "a"), _linked("a", "b"))
    assert ("a", "b") == _names(_chain(*facts))
    assert ("a",) == _names(_chain(planned("a", MARCH), _linked("a", "a")))


# Against every path


@st.composite
def programmes(draw: st.DrawFn) -> tuple[list[Fact], dict[str, date], dict[str, tuple[str, ...]]]:
    """Facts; the last day each open milestone is planned for; the open ones it waits for."""
    names = draw(st.permutations("abcdefgh"))[: draw(st.integers(0, 8))]
    facts: list[Fact] = []
    ends: list[Fact] = []
    due: dict[str, date] = {}
    awaits: dict[str, tuple[str, ...]] = {}
    for place, name in enumerate(names):
        before = st.lists(st.sampled_from(names[:place]), unique=True) if place else st.just([])
        (when, last), needs = draw(st.sampled_from(DATES)), tuple(draw(before))
        facts.append(planned(name, when, *needs))
        if draw(st.booleans()):
            needs = tuple(draw(before))
            ends.append(_linked(name, *needs))
        due[name], awaits[name] = last, needs
        if draw(st.integers(0, 3)) == 0:
            on = draw(st.sampled_from([AS_AT - ONE_DAY, AS_AT, AS_AT + ONE_DAY]))
            ends.append(draw(st.sampled_from([reached(name, on), dropped(name, on)])))
            if on <= AS_AT:
                del due[name], awaits[name]
    still = {name: tuple(each for each in needs if each in due) for name, needs in awaits.items()}
    return facts + ends, due, still


def _paths(end: str, awaits: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Every path back from a milestone to one that waits for nothing."""
    if not awaits[end]:
        yield (end,)
    for name in awaits[end]:
        for path in _paths(name, awaits):
            yield (end, *path)


@given(programmes())
def test_the_chain_is_of_all_paths_that_whose_every_link_comes_last(
    drawn: tuple[list[Fact], dict[str, date], dict[str, tuple[str, ...]]],
) -> None:
    facts, due, awaits = drawn
    paths = [path for end in due for path in _paths(end, awaits)]
    back = min(
        paths, key=lambda path: [(-due[name].toordinal(), name) for name in path], default=()
    )
    expected: list[tuple[str, bool, int | None, int | None]] = [
        (name, due[name] < AS_AT, None, None) for name in back[:1]
    ]
    for then, name in pairwise(back):
        others = [due[each] for each in awaits[then] if each != name]
        room = (due[name] - max(others)).days if others else None
        expected.append((name, due[name] < AS_AT, (due[then] - due[name]).days, room))
    found = [(row.name, row.late, row.days_between, row.room) for row in _chain(*facts)]
    assert expected[::-1] == found

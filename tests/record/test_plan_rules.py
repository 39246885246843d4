"""Rules of plans: each fault once, in its own words, and what is no fault."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from isa_programme import Addressee, Tracker
from isa_programme.errors import RefusedError
from isa_programme.record.facts import (
    Fact,
    MilestoneDropped,
    MilestoneLinked,
    MilestoneMarked,
    MilestonePlanned,
    MilestoneReached,
    MilestoneReplanned,
    ObjectiveSet,
    ProgrammeAdopted,
)
from isa_programme.record.milestones import Milestone
from isa_programme.record.objectives import Objective
from isa_programme.record.programme import Programme
from isa_programme.record.rules import refuse_errors
from isa_programme.record.vocabulary import DocumentMark, Function
from registers import MINISTER, ground, register

TODAY = date(2026, 1, 10)
SPRING = date(2026, 3, 1)
OBJECTIVE = ObjectiveSet(objective=Objective(slug="o", title="O", function=Function.STRATEGY))


def _planned(slug: str, *depends_on: str, publishes: str = "") -> MilestonePlanned:
    return MilestonePlanned(
        milestone=Milestone(
            slug=slug,
            objective="o",
            title=slug.upper(),
            planned_for=SPRING,
            depends_on=depends_on,
            publishes=publishes,
        )
    )


KNOWN: tuple[Fact, ...] = (
    *ground(),
    ProgrammeAdopted(programme=Programme(title="P", functions=(Function.STRATEGY,))),
    OBJECTIVE,
    _planned("a"),
    _planned("b", "a"),
    _planned("c", "b"),
    _planned("paper", publishes="The paper"),
    _planned("gone"),
    MilestoneDropped(milestone="gone", dropped_on=date(2026, 1, 5), reason="no use"),
    _planned("done"),
    MilestoneReached(milestone="done", reached_on=date(2026, 1, 6)),
)


def _refused(fact: Fact) -> tuple[str, ...]:
    with pytest.raises(RefusedError) as refused:
        refuse_errors(register(*KNOWN), fact, TODAY)
    return refused.value.faults


def _linked(slug: str, *depends_on: str) -> MilestoneLinked:
    return MilestoneLinked(milestone=slug, depends_on=depends_on, linked_on=TODAY)


def _reached(slug: str, on: date = TODAY) -> MilestoneReached:
    return MilestoneReached(milestone=slug, reached_on=on)


def _replanned(slug: str, to: date, on: date = TODAY) -> MilestoneReplanned:
    return MilestoneReplanned(milestone=slug, planned_for=to, replanned_on=on, reason="held up")


def _marked(
    mark: DocumentMark, slug: str = "paper", *shared_with: str, reason: str = ""
) -> MilestoneMarked:
    return MilestoneMarked(
        milestone=slug, mark=mark, marked_on=TODAY, shared_with=shared_with, reason=reason
    )


def _objective(function: Function | None) -> ObjectiveSet:
    return ObjectiveSet(objective=Objective(slug="new", title="New", function=function))


ENDED = "if that is wrong, isa correct puts it right"
WRONG: dict[str, tuple[Fact, str]] = {
    "an objective without a place": (
        _objective(None),
        "function: name a function of the programme, or a route_map",
    ),
    "an objective of a function that is none of the programme's": (
        _objective(Function.DELIVERY),
        "function: delivery is none of the programme's; it has strategy",
    ),
    "reached twice": (_reached("done"), f"milestone: done was reached on 2026-01-06; {ENDED}"),
    "moved once reached": (
        _replanned("done", date(2026, 4, 1)),
        f"milestone: done was reached on 2026-01-06; {ENDED}",
    ),
    "reached once dropped": (
        _reached("gone"),
        f"milestone: gone was dropped on 2026-01-05; {ENDED}",
    ),
    "linked once dropped": (
        _linked("gone", "a"),
        f"milestone: gone was dropped on 2026-01-05; {ENDED}",
    ),
    "moved to the date it has": (
        _replanned("a", SPRING),
        "planned_for: a is planned for 2026-03-01 already",
    ),
    "a mark of what is no document": (
        _marked(DocumentMark.DRAFTED, "a"),
        "milestone: a is not the publication of a document",
    ),
    "shared with nobody": (
        _marked(DocumentMark.SHARED),
        "shared_with: name the offices it was shared with",
    ),
    "drafted with somebody": (
        _marked(DocumentMark.DRAFTED, "paper", MINISTER),
        "shared_with: what is drafted is not shared; leave it out",
    ),
    "held back for no reason": (
        _marked(DocumentMark.HELD_BACK),
        "reason: say why it was held back",
    ),
    "a ring of two": (
        _linked("a", "b"),
        "depends_on: each would wait for the next for ever: a -> b -> a",
    ),
    "a ring of three": (
        _linked("a", "c"),
        "depends_on: each would wait for the next for ever: a -> c -> b -> a",
    ),
    "a ring of one": (
        _linked("a", "a"),
        "depends_on: each would wait for the next for ever: a -> a",
    ),
}


@pytest.mark.parametrize(("fact", "fault"), WRONG.values(), ids=WRONG)
def test_a_plan_that_does_not_hold_is_refused_in_one_sentence(fact: Fact, fault: str) -> None:
    assert (fault,) == _refused(fact)


@pytest.mark.parametrize(
    "fact",
    [_reached("a", date(2026, 1, 11)), _replanned("a", date(2026, 4, 1), date(2026, 1, 11))],
    ids=["reached", "moved"],
)
def test_what_happens_after_the_day_of_recording_has_not_happened(fact: Fact) -> None:
    assert () == refuse_errors(register(*KNOWN), fact, date(2026, 1, 11))
    (fault,) = _refused(fact)
    assert "2026-01-11" in fault


def _told_of(*links: tuple[str, int, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The faults of links of B and C, which wait for nothing at first, recorded one by one."""
    facts: list[Fact] = [*KNOWN[:6], _planned("c"), _planned("b")]
    found: list[tuple[str, ...]] = []
    for slug, day, depends_on in links:
        fact = MilestoneLinked(milestone=slug, depends_on=depends_on, linked_on=date(2026, 1, day))
        try:
            found.append(
                tuple(each.sentence for each in refuse_errors(register(*facts), fact, TODAY))
            )
        except RefusedError as error:
            found.append(error.faults)
        else:
            facts.append(fact)
    return found


RING_OF_TWO = "depends_on: each would wait for the next for ever: {0} -> {1} -> {0}"


def test_a_ring_that_lasted_only_some_days_is_a_ring() -> None:
    """B waits for C from the 2nd to the 5th; C is to have waited for B since the 4th."""
    links = (("b", 2, ("c",)), ("b", 6, ()), ("c", 4, ("b",)))
    assert [(), (), (RING_OF_TWO.format("c", "b"),)] == _told_of(*links)


def test_a_ring_that_begins_on_a_later_day_is_a_ring() -> None:
    """C waits for B from the 5th; B is to have waited for C since the 2nd."""
    assert [(), (RING_OF_TWO.format("b", "c"),)] == _told_of(("c", 5, ("b",)), ("b", 2, ("c",)))


def test_what_waited_for_each_other_on_other_days_is_no_ring() -> None:
    """B is to have waited for C from the 2nd to the 4th; C waits for B from the 5th."""
    assert [(), (), ()] == _told_of(("b", 5, ()), ("c", 5, ("b",)), ("b", 2, ("c",)))
    assert [(), (), ()] == _told_of(("b", 2, ("c",)), ("b", 5, ()), ("c", 5, ("b",)))


SOUND: dict[str, Fact] = {
    "a mark with whom it was shared": _marked(DocumentMark.SHARED, "paper", MINISTER),
    "held back for a reason": _marked(DocumentMark.HELD_BACK, reason="an election"),
    "moved to another date": _replanned("a", date(2026, 3, 2)),
    "linked anew": _linked("c", "a"),
    "linked to nothing": _linked("b"),
    "what was reached linked anew": _linked("done", "a"),
    "reached, waiting for nothing": _reached("a"),
}


@pytest.mark.parametrize("fact", SOUND.values(), ids=SOUND)
def test_a_plan_that_holds_is_taken_without_a_word(fact: Fact) -> None:
    assert () == refuse_errors(register(*KNOWN), fact, TODAY)


def test_one_reached_before_what_it_waits_for_is_taken_with_a_note() -> None:
    found = refuse_errors(register(*KNOWN), _reached("b"), TODAY)
    assert [("reached-in-turn", "note", "b waited for a, which is not reached yet")] == [
        (each.rule, each.severity.value, each.sentence) for each in found
    ]


def test_what_another_waits_for_is_neither_voided_nor_corrected_away(tmp_path: Path) -> None:
    facts = (OBJECTIVE, _planned("a"), _planned("b", "a"))
    office = Addressee(slug="minister", name="Minister")
    with Tracker.create(tmp_path / "isa.db", addressees=[office], facts=facts) as tracker:
        number = tracker.register.followed["a"].recorded.number
        second = tracker.register.followed["b"].recorded.number
        before = tracker.entries()
        unknown = (
            f"entry {second} would no longer fit: depends_on: no milestone, commitment or advice"
            " 'a' in this record"
        )
        with pytest.raises(RefusedError) as voiding:
            tracker.void(number, because="a twin")
        with pytest.raises(RefusedError) as dangling:
            tracker.correct(second, {"depends_on": "z"}, because="a slip")
        assert (unknown,) == voiding.value.faults
        assert (unknown.replace("'a'", "'z'"),) == dangling.value.faults
        assert before == tracker.entries()

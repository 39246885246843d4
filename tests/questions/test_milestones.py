"""Milestones as they stand: on the days around their dates, moved, marked, waiting."""

from __future__ import annotations

from datetime import date

import pytest

from isa_programme.calendars.months import CivilDate, Month
from isa_programme.questions.programme.milestones import MarkRow, MilestoneRow, milestones
from isa_programme.questions.programme.plan import Wait
from isa_programme.questions.standing_words import MilestoneStanding
from isa_programme.record.commitments import Commitment
from isa_programme.record.courses import Slip
from isa_programme.record.facts import (
    CommitmentDropped,
    CommitmentMade,
    Fact,
    MilestoneDropped,
    MilestoneLinked,
    MilestoneMarked,
    MilestonePlanned,
    MilestoneReached,
    MilestoneReplanned,
    ObjectiveSet,
)
from isa_programme.record.milestones import Milestone
from isa_programme.record.objectives import Objective
from isa_programme.record.vocabulary import DocumentMark, Function, Visibility
from registers import COSLA, MINISTER, SUBSTANTIVE, came, ground, issued, letter, paper, protocol
from registers import register as register_of

OBJECTIVE = ObjectiveSet(objective=Objective(slug="o", title="O", function=Function.STRATEGY))
MARCH = date(2026, 3, 10)
PROMISE = "CMT-2025-001"


def _planned(
    slug: str,
    planned_for: CivilDate,
    *depends_on: str,
    owners: tuple[str, ...] = (),
    on: CivilDate | None = None,
) -> MilestonePlanned:
    return MilestonePlanned(
        milestone=Milestone(
            slug=slug,
            objective="o",
            title=f"Title of {slug}",
            planned_for=planned_for,
            depends_on=depends_on,
            owners=owners,
            publishes="A paper",
        ),
        planned_on=on,
    )


def _reached(on: CivilDate, slug: str = "a") -> MilestoneReached:
    return MilestoneReached(milestone=slug, reached_on=on, evidence="seen")


def _dropped(on: date, slug: str = "a") -> MilestoneDropped:
    return MilestoneDropped(milestone=slug, dropped_on=on, reason="no use")


def _rows(as_at: date, *facts: Fact) -> dict[str, MilestoneRow]:
    known = register_of(*ground(protocol(SUBSTANTIVE)), OBJECTIVE, *facts)
    return {row.slug: row for row in milestones(known, as_at=as_at)}


def test_a_milestone_with_all_that_happened_to_it_is_one_whole_row() -> None:
    """From 10 March to 9 April are 30 days; reached on 12 April, 3 days after and 33 in all."""
    april = date(2026, 4, 9)
    facts = (
        _planned("a", MARCH, owners=(COSLA, MINISTER)),
        MilestoneMarked(
            milestone="a",
            mark=DocumentMark.SHARED,
            marked_on=Month(2026, 2),
            shared_with=(MINISTER,),
            source="a letter",
        ),
        MilestoneReplanned(
            milestone="a", planned_for=april, replanned_on=date(2026, 3, 1), reason="an election"
        ),
        _reached(date(2026, 4, 12)),
    )
    mark = MarkRow(
        mark=DocumentMark.SHARED,
        marked_on=Month(2026, 2),
        shared_with=(MINISTER,),
        reason="",
        source="a letter",
    )
    slip = Slip(before=MARCH, after=april, moved_on=date(2026, 3, 1), reason="an election")
    assert 30 == slip.days
    assert {
        "a": MilestoneRow(
            slug="a",
            title="Title of a",
            function=Function.STRATEGY,
            objective="o",
            route_map="",
            owners=(COSLA, MINISTER),
            planned_for=april,
            first_planned_for=MARCH,
            slips=(slip,),
            days_slipped=30,
            standing=MilestoneStanding.REACHED_LATE,
            because="",
            reached_on=date(2026, 4, 12),
            days_late=3,
            days_late_first=33,
            blocked=False,
            waits_for=(),
            waits=(),
            publishes="A paper",
            marks=(mark,),
            evidence="",
            shown_by="seen",
            condition="",
            depends_on=(),
            advice=(),
            responses=(),
            commitments=(),
            references=(),
            topics=(),
            sectors=(),
            visibility=Visibility.RESTRICTED,
            source="",
            entry=7,
        )
    } == _rows(date(2026, 4, 12), *facts)


NEXT, THIS = date(2026, 3, 11), Month(2026, 3)
STANDINGS: dict[str, tuple[CivilDate, Fact | None, date, str, int]] = {
    "on its day": (MARCH, None, MARCH, "planned", 0),
    "on the day after": (MARCH, None, NEXT, "overdue", 1),
    "on the last day of its month": (Month(2026, 2), None, date(2026, 2, 28), "planned", 0),
    "after its month": (Month(2026, 2), None, date(2026, 3, 1), "overdue", 1),
    "reached on its day": (MARCH, _reached(MARCH), MARCH, "reached-on-time", 0),
    "reached the day after": (MARCH, _reached(NEXT), date(2026, 5, 1), "reached-late", 1),
    "reached tomorrow": (MARCH, _reached(date(2026, 3, 12)), NEXT, "overdue", 1),
    "reached in its month": (THIS, _reached(THIS), date(2026, 3, 31), "reached-on-time", 0),
    "reached on some day of the month of its day": (
        MARCH,
        _reached(THIS),
        date(2026, 3, 31),
        "cannot-be-worked-out",
        0,
    ),
    "reached in the month after": (
        MARCH,
        _reached(Month(2026, 4)),
        date(2026, 4, 30),
        "reached-late",
        22,
    ),
    "dropped once overdue": (MARCH, _dropped(date(2026, 3, 20)), date(2026, 4, 1), "dropped", 0),
    "dropped tomorrow": (MARCH, _dropped(date(2026, 3, 12)), NEXT, "overdue", 1),
}


@pytest.mark.parametrize(
    ("planned_for", "fact", "as_at", "standing", "late"), STANDINGS.values(), ids=STANDINGS
)
def test_where_it_stands_turns_on_the_day_after_its_date(
    planned_for: CivilDate, fact: Fact | None, as_at: date, standing: str, late: int
) -> None:
    row = _rows(as_at, _planned("a", planned_for), *([] if fact is None else [fact]))["a"]
    assert (standing, late) == (row.standing.value, row.days_late)
    assert (standing in {"planned", "overdue"}) == row.is_open


def test_why_it_stands_so_is_said_where_the_standing_alone_does_not() -> None:
    unknown = _rows(date(2026, 3, 31), _planned("a", MARCH), _reached(THIS))["a"]
    assert "reached in March 2026, planned for 10 March 2026" == unknown.because
    assert "no use" == _rows(MARCH, _planned("a", MARCH), _dropped(MARCH))["a"].because


def test_a_milestone_planned_later_is_not_there_yet_and_rows_come_by_date() -> None:
    facts = (
        _planned("c", THIS),
        _planned("b", date(2026, 3, 31)),
        _planned("a", MARCH, on=date(2026, 1, 2)),
    )
    assert ["b", "c"] == list(_rows(date(2026, 1, 1), *facts))
    assert ["a", "b", "c"] == list(_rows(date(2026, 1, 2), *facts))


def _waits(as_at: date, *facts: Fact) -> list[str]:
    return [wait.sentence for wait in _rows(as_at, *facts)["a"].waits]


def test_a_wait_for_an_answer_says_from_whom_and_by_when_until_it_comes() -> None:
    """20 working days after 13 November 2025 end on 12 December."""
    facts = (
        _planned("a", MARCH, "ADV-2025-001.2"),
        issued(paper(date(2025, 11, 13), MINISTER, COSLA, items=2)),
    )
    due = date(2025, 12, 12)
    said = "waiting for the response to ADV-2025-001.2 from"
    assert (
        tuple(
            Wait(
                name="ADV-2025-001.2",
                office=office,
                due=due,
                late=True,
                sentence=f"{said} {office.upper()}, due 12 December 2025",
            )
            for office in (MINISTER, COSLA)
        )
        == _rows(date(2025, 12, 13), *facts)["a"].waits
    )
    assert ["waiting for ADV-2025-001 to be issued"] == _waits(date(2025, 11, 12), *facts)
    assert not any(wait.late for wait in _rows(due, *facts)["a"].waits)


def test_an_answer_ends_the_wait_for_it_and_for_nothing_else() -> None:
    """The letter decides on recommendation 1 alone."""
    facts = (
        _planned("a", MARCH, "ADV-2025-001"),
        _planned("b", MARCH, "ADV-2025-001.1"),
        issued(paper(date(2025, 11, 13), items=2)),
        came(letter(date(2025, 12, 1))),
    )
    rows = _rows(date(2025, 12, 1), *facts)
    assert (("ADV-2025-001.2",), ()) == (rows["a"].waits_for, rows["b"].waits_for)


def test_a_paper_named_beside_a_part_of_it_is_waited_for_once() -> None:
    facts = (
        _planned("a", MARCH, "ADV-2025-001", "ADV-2025-001.1", "ADV-2025-001@minister"),
        issued(paper(date(2025, 11, 13))),
    )
    said = "waiting for the response to ADV-2025-001.1 from MINISTER, due 12 December 2025"
    assert [said] == _waits(date(2025, 12, 1), *facts)


def test_a_wait_for_an_office_that_was_not_asked_is_said_to_be_so() -> None:
    facts = (
        _planned("a", MARCH, "ADV-2025-001.1@cosla"),
        issued(paper(date(2025, 11, 13), MINISTER)),
    )
    said = "waiting for an answer to ADV-2025-001.1 that nobody was asked for"
    assert [said] == _waits(date(2025, 12, 1), *facts)


def test_a_wait_for_a_commitment_or_a_milestone_tells_its_date_or_that_it_was_dropped() -> None:
    made = Commitment(
        reference=PROMISE, owner=MINISTER, text="T", made_on=MARCH, promised_for=Month(2026, 4)
    )
    facts = (
        _planned("b", Month(2026, 4)),
        CommitmentMade(commitment=made),
        _planned("a", MARCH, "b", PROMISE),
        CommitmentDropped(commitment=PROMISE, dropped_on=date(2026, 5, 2), reason="no money"),
        _dropped(date(2026, 5, 2), "b"),
    )
    b, promise = "waiting for b, Title of b,", f"waiting for MINISTER to carry out {PROMISE},"
    expected = {
        date(2026, 5, 1): [f"{b} planned for April 2026", f"{promise} promised for April 2026"],
        date(2026, 5, 2): [f"{b} dropped on 2 May 2026", f"{promise} dropped on 2 May 2026"],
    }
    assert expected == {day: _waits(day, *facts) for day in expected}


def test_what_was_linked_anew_counts_from_its_day_on() -> None:
    anew = MilestoneLinked(milestone="a", depends_on=("c",), linked_on=date(2026, 1, 2))
    facts = (_planned("b", MARCH), _planned("c", MARCH), _planned("a", MARCH, "b"), anew)
    found = [_rows(date(2026, 1, day), *facts)["a"].waits_for for day in (1, 2)]
    assert [("b",), ("c",)] == found

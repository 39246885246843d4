"""Changes: what lies after the one day and by the other, so that adjacent windows add up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isa_programme.errors import FaultsError
from isa_programme.questions.changes.changes import changes
from isa_programme.questions.changes.rows import Changed, ChangeRow
from isa_programme.record.allowance import Allowance
from isa_programme.record.commitments import Commitment
from isa_programme.record.engagements import Cadence
from isa_programme.record.facts import (
    CadenceSet,
    CommitmentDone,
    CommitmentMade,
    Fact,
    MilestonePlanned,
    MilestoneReached,
    ObjectiveSet,
)
from isa_programme.record.milestones import Milestone
from isa_programme.record.objectives import Objective
from isa_programme.record.vocabulary import Function
from registers import COSLA, MINISTER, SUBSTANTIVE, came, ground, issued, letter, paper, protocol
from registers import register as register_of

OBJECTIVE = ObjectiveSet(objective=Objective(slug="o", title="O", function=Function.STRATEGY))
FIRST = date(2025, 11, 1)
ONE_DAY = timedelta(days=1)
PLANNED = MilestonePlanned(
    milestone=Milestone(
        slug="a", objective="o", title="A", planned_for=date(2025, 12, 1), owners=(COSLA,)
    ),
    planned_on=date(2025, 11, 3),
)
PROMISED = CommitmentMade(
    commitment=Commitment(
        reference="CMT-2025-001",
        owner=MINISTER,
        text="The fund",
        made_on=date(2025, 12, 15),
        promised_for=date(2026, 1, 2),
    )
)
TALKS = CadenceSet(
    cadence=Cadence(
        slug="talks", addressee=COSLA, since=date(2025, 11, 10), every=Allowance.parse("30 days")
    )
)
STORY: tuple[Fact, ...] = (
    *ground(protocol(SUBSTANTIVE)),
    OBJECTIVE,
    PLANNED,
    issued(paper(date(2025, 11, 13))),
    came(letter(date(2025, 12, 15))),
    MilestoneReached(milestone="a", reached_on=date(2025, 12, 10), evidence="seen"),
    PROMISED,
    CommitmentDone(commitment="CMT-2025-001", done_on=date(2026, 1, 10)),
    TALKS,
)
"""The answer was due on 12 December 2025 and contact by the 10th; each came late, or never."""


def _changes(since: date, until: date) -> tuple[ChangeRow, ...]:
    return changes(register_of(*STORY), since, until)


def test_what_happened_and_what_a_day_passing_brought_about_is_told_by_kind() -> None:
    expected = [
        (Changed.ADVICE_GIVEN, date(2025, 11, 13), "ADV-2025-001", (MINISTER,)),
        (Changed.ANSWER_COME, date(2025, 12, 15), "RSP-2025-001", (MINISTER,)),
        (Changed.FALLEN_OVERDUE, date(2025, 12, 13), "ADV-2025-001.1", (MINISTER,)),
        (Changed.MILESTONE_PLANNED, date(2025, 11, 3), "a", (COSLA,)),
        (Changed.MILESTONE_REACHED, date(2025, 12, 10), "a", ()),
        (Changed.MILESTONE_OVERDUE, date(2025, 12, 2), "a", (COSLA,)),
        (Changed.COMMITMENT_MADE, date(2025, 12, 15), "CMT-2025-001", (MINISTER,)),
        (Changed.COMMITMENT_DONE, date(2026, 1, 10), "CMT-2025-001", ()),
        (Changed.COMMITMENT_OVERDUE, date(2026, 1, 3), "CMT-2025-001", (MINISTER,)),
        (Changed.CONTACT_LAPSED, date(2025, 12, 11), "talks", (COSLA,)),
    ]
    found = _changes(FIRST, date(2026, 1, 31))
    assert expected == [(row.what, row.on, row.reference, row.offices) for row in found]


@pytest.mark.parametrize("row", _changes(FIRST, date(2026, 1, 31)), ids=lambda row: row.what.value)
def test_a_window_begins_after_its_first_day_and_ends_with_its_last(row: ChangeRow) -> None:
    assert isinstance(row.on, date)
    told = [
        [(each.what, each.reference) for each in _changes(since, since + ONE_DAY)]
        for since in (row.on - 2 * ONE_DAY, row.on - ONE_DAY, row.on)
    ]
    assert [False, True, False] == [(row.what, row.reference) in each for each in told]


def test_a_window_of_no_day_is_empty_and_one_that_runs_backwards_is_refused() -> None:
    assert () == _changes(date(2025, 12, 10), date(2025, 12, 10))
    with pytest.raises(FaultsError, match="to: 2025-11-30 lies before 2025-12-01"):
        _changes(date(2025, 12, 1), date(2025, 11, 30))


@given(st.lists(st.integers(0, 90), min_size=3, max_size=3))
def test_two_adjacent_windows_tell_together_what_the_whole_tells(offsets: list[int]) -> None:
    since, between, until = (FIRST + days * ONE_DAY for days in sorted(offsets))

    def told(*windows: tuple[date, date]) -> list[tuple[str, str, str]]:
        return sorted(
            (row.what.value, row.reference, str(row.on))
            for window in windows
            for row in _changes(*window)
        )

    assert told((since, until)) == told((since, between), (between, until))

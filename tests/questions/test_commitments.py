"""Commitments as they stand: on the days around their dates, and among what is owed."""

from __future__ import annotations

from datetime import date

import pytest

from isa_programme.calendars.months import CivilDate, Month
from isa_programme.questions.commitment_lines import commitment_lines
from isa_programme.questions.commitments import CommitmentRow, commitments
from isa_programme.record.addressees import Addressee
from isa_programme.record.commitments import Commitment
from isa_programme.record.facts import (
    AddresseeAdded,
    CommitmentDone,
    CommitmentDropped,
    CommitmentMade,
    CommitmentRevised,
    CommitmentUpdated,
    Fact,
)
from isa_programme.record.vocabulary import StageName
from registers import MINISTER, ground
from registers import register as register_of

MADE, MARCH = date(2026, 1, 5), date(2026, 3, 10)
ONE = "CMT-2026-001"


def _made(
    promised_for: CivilDate | None, reference: str = ONE, owner: str = MINISTER
) -> CommitmentMade:
    return CommitmentMade(
        commitment=Commitment(
            reference=reference,
            owner=owner,
            text="Set up the fund",
            made_on=MADE,
            promised_for=promised_for,
        )
    )


def _done(on: CivilDate) -> CommitmentDone:
    return CommitmentDone(commitment=ONE, done_on=on)


def _dropped(on: date) -> CommitmentDropped:
    return CommitmentDropped(commitment=ONE, dropped_on=on, reason="no money")


def _revised(to: CivilDate, on: date) -> CommitmentRevised:
    return CommitmentRevised(commitment=ONE, promised_for=to, revised_on=on, reason="held up")


def _rows(as_at: date, *facts: Fact) -> tuple[CommitmentRow, ...]:
    return commitments(register_of(*ground(), *facts), as_at=as_at)


NEXT, THIS = date(2026, 3, 11), Month(2026, 3)
TOLD = CommitmentUpdated(commitment=ONE, updated_on=MARCH, text="Begun")
STANDINGS: dict[str, tuple[CivilDate | None, Fact | None, date, str, int]] = {
    "on its day": (MARCH, None, MARCH, "promised", 0),
    "on the day after": (MARCH, None, NEXT, "overdue", 1),
    "on the last day of its month": (THIS, None, date(2026, 3, 31), "promised", 0),
    "after its month": (THIS, None, date(2026, 4, 1), "overdue", 1),
    "of no date": (None, None, date(2027, 1, 1), "promised", 0),
    "told of today": (MARCH, TOLD, MARCH, "under-way", 0),
    "told of and overdue": (MARCH, TOLD, NEXT, "overdue", 1),
    "done on its day": (MARCH, _done(MARCH), MARCH, "done-on-time", 0),
    "done the day after": (MARCH, _done(NEXT), date(2026, 5, 1), "done-late", 1),
    "done tomorrow": (MARCH, _done(date(2026, 3, 12)), NEXT, "overdue", 1),
    "done, of no date": (None, _done(MARCH), MARCH, "done-no-date", 0),
    "done in its month": (THIS, _done(THIS), date(2026, 3, 31), "done-on-time", 0),
    "done on some day of the month of its day": (
        MARCH,
        _done(THIS),
        date(2026, 3, 31),
        "cannot-be-worked-out",
        0,
    ),
    "dropped once overdue": (MARCH, _dropped(NEXT), NEXT, "dropped", 0),
    "moved on the day it was due": (MARCH, _revised(Month(2026, 4), MARCH), NEXT, "promised", 0),
    "moved tomorrow": (MARCH, _revised(Month(2026, 4), date(2026, 3, 12)), NEXT, "overdue", 1),
}


@pytest.mark.parametrize(
    ("promised_for", "fact", "as_at", "standing", "late"), STANDINGS.values(), ids=STANDINGS
)
def test_where_it_stands_turns_on_the_day_after_its_date(
    promised_for: CivilDate | None, fact: Fact | None, as_at: date, standing: str, late: int
) -> None:
    (row,) = _rows(as_at, _made(promised_for), *([] if fact is None else [fact]))
    assert (standing, late) == (row.standing.value, row.days_late)
    assert (standing in {"promised", "under-way", "overdue"}) == row.is_open


def test_the_days_it_slipped_are_from_the_first_date_named_and_none_where_none_was() -> None:
    """From 10 March to 30 April are 51 days."""
    moved = _revised(Month(2026, 4), date(2026, 3, 1))
    (dated,) = _rows(MARCH, _made(MARCH), moved)
    (undated,) = _rows(MARCH, _made(None), moved)
    assert [(51, 51), (0, 0)] == [(row.days_slipped, row.slips[0].days) for row in (dated, undated)]


def test_commitments_come_by_date_undated_last_and_not_before_they_were_made() -> None:
    facts = (_made(None, "CMT-2026-001"), _made(THIS, "CMT-2026-002"), _made(MARCH, "CMT-2026-003"))
    assert () == _rows(date(2026, 1, 4), *facts)
    assert ["CMT-2026-003", "CMT-2026-002", "CMT-2026-001"] == [
        row.reference for row in _rows(MADE, *facts)
    ]


def test_one_that_is_open_stands_among_what_is_owed_with_the_working_days_left() -> None:
    """9 March 2026 is a Monday: of the days to Tuesday the 10th one is left, then one late."""
    expected = {
        date(2026, 3, 9): ("due-soon", MARCH, 1, 0),
        MARCH: ("due-today", MARCH, 0, 0),
        NEXT: ("overdue", MARCH, None, 1),
    }
    found = {}
    for day in expected:
        (line,) = commitment_lines(register_of(*ground(), _made(MARCH)), as_at=day)
        assert (StageName.COMMITMENT, ONE, MINISTER) == (
            line.stage,
            line.commitment,
            line.addressee,
        )
        found[day] = (
            line.standing.value,
            line.deadline,
            line.working_days_left,
            line.working_days_late,
        )
    assert expected == found


@pytest.mark.parametrize("end", [_done(MARCH), _dropped(MARCH)], ids=["done", "dropped"])
def test_one_that_is_done_or_dropped_is_owed_no_more_from_that_day(end: Fact) -> None:
    known = register_of(*ground(), _made(MARCH), end)
    assert [1, 0] == [
        len(list(commitment_lines(known, as_at=day))) for day in (date(2026, 3, 9), MARCH)
    ]


def test_what_our_own_office_promised_is_ours() -> None:
    office = AddresseeAdded(addressee=Addressee(slug="us", name="Us", ours=True))
    facts = (office, _made(MARCH), _made(MARCH, "CMT-2026-002", "us"))
    lines = [*commitment_lines(register_of(*ground(), *facts), as_at=MARCH)]
    expected = [(ONE, False), ("CMT-2026-002", True)]
    assert expected == [(row.reference, row.ours) for row in _rows(MARCH, *facts)]
    assert expected == [(line.reference, line.ours) for line in lines]

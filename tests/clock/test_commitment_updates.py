"""Updates owed on each commitment: its periods, what meets them, what ends them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import attrs
import pytest

from isa_programme import Addressee, Tracker
from isa_programme.calendars.months import CivilDate, Month
from isa_programme.questions.standing import standings
from isa_programme.record.allowance import Allowance
from isa_programme.record.commitments import Commitment
from isa_programme.record.counting_rules import Roll
from isa_programme.record.facts import (
    AdviceWithdrawn,
    CommitmentDone,
    CommitmentDropped,
    CommitmentMade,
    CommitmentUpdated,
    Fact,
    ResponseReceived,
)
from isa_programme.record.stages import Stage
from isa_programme.record.vocabulary import ResponseKind, StageName
from registers import (
    COSLA,
    MINISTER,
    PAPER,
    WHOLE_PAPER,
    came,
    ground,
    issued,
    letter,
    paper,
    protocol,
    register,
)

MADE = date(2025, 11, 30)
FIRST, SECOND = date(2026, 2, 28), date(2026, 5, 30)
ONE, TWO = "CMT-2025-001", "CMT-2025-002"
QUARTERS = Stage(
    name=StageName.UPDATE,
    allowance=Allowance.parse("3 months"),
    roll=Roll.NONE,
    every=Allowance.parse("3 months"),
    times=4,
)
Told = list[tuple[str, int | None, str, date | None]]


def _made(
    reference: str = ONE, recommendation: int | None = 1, owner: str = MINISTER
) -> CommitmentMade:
    return CommitmentMade(
        commitment=Commitment(
            reference=reference,
            response="RSP-2025-001",
            advice=PAPER,
            recommendation=recommendation,
            owner=owner,
            text="Set up the fund",
            made_on=MADE,
        )
    )


def _told(as_at: date, *facts: Fact, stage: Stage = QUARTERS) -> Told:
    """Each period: of which commitment, which, where it stands, its deadline."""
    known = register(
        *ground(protocol(stage)),
        issued(paper(date(2025, 11, 13), MINISTER, COSLA, items=2)),
        came(letter(MADE)),
        *facts,
    )
    return [
        (line.reference, line.period, line.standing.value, line.deadline)
        for line in standings(known, as_at=as_at)
    ]


def _updated(on: CivilDate, commitment: str = ONE) -> CommitmentUpdated:
    return CommitmentUpdated(commitment=commitment, updated_on=on, text="Begun")


def _letter(on: date, *recommendations: int, sender: str = MINISTER) -> ResponseReceived:
    answer = letter(on, sender, decided=None, number=2)
    return came(attrs.evolve(answer, kind=ResponseKind.UPDATE, recommendations=recommendations))


def test_without_a_commitment_no_update_is_owed_and_with_one_from_the_day_it_was_made() -> None:
    assert [] == _told(FIRST)
    assert [] == _told(date(2025, 11, 29), _made())
    assert [(ONE, 1, "awaiting", FIRST)] == _told(MADE, _made())


def test_each_period_ends_so_many_months_after_the_commitment_was_made() -> None:
    assert [
        (ONE, 1, "overdue", FIRST),
        (ONE, 2, "overdue", SECOND),
        (ONE, 3, "overdue", date(2026, 8, 30)),
        (ONE, 4, "overdue", date(2026, 11, 30)),
    ] == _told(date(2027, 6, 1), _made())
    once = attrs.evolve(QUARTERS, every=None, times=None)
    assert [(ONE, None, "overdue", FIRST)] == _told(date(2027, 6, 1), _made(), stage=once)


@pytest.mark.parametrize("update", [_updated(FIRST), _letter(FIRST, 1)], ids=["told", "a letter"])
def test_a_period_is_met_on_its_last_day_and_the_next_begins_after_it(update: Fact) -> None:
    met = (ONE, 1, "answered-on-time", FIRST)
    expected = {
        date(2026, 2, 27): [(ONE, 1, "due-soon", FIRST)],
        FIRST: [met],
        date(2026, 3, 1): [met, (ONE, 2, "awaiting", SECOND)],
        date(2026, 5, 31): [
            met,
            (ONE, 2, "overdue", SECOND),
            (ONE, 3, "awaiting", date(2026, 8, 30)),
        ],
    }
    assert expected == {day: _told(day, _made(), update) for day in expected}


@pytest.mark.parametrize(
    "update",
    [
        _letter(FIRST, 2),
        _letter(FIRST),
        _letter(FIRST, 1, sender=COSLA),
        _updated(FIRST, TWO),
        came(attrs.evolve(letter(FIRST, number=2), recommendations=(1,))),
    ],
    ids=["another part", "no part", "another office", "another commitment", "no update"],
)
def test_an_update_on_something_else_or_from_somebody_else_meets_nothing(update: Fact) -> None:
    assert (ONE, 1, "overdue", FIRST) in _told(date(2026, 3, 1), _made(), _made(TWO), update)


def test_one_letter_on_a_recommendation_meets_every_commitment_on_it() -> None:
    facts = (_made(), _made(TWO), _made("CMT-2025-003", 2), _letter(FIRST, 1))
    assert [
        (ONE, 1, "answered-on-time", FIRST),
        (TWO, 1, "answered-on-time", FIRST),
        ("CMT-2025-003", 1, "due-today", FIRST),
    ] == _told(FIRST, *facts)


def test_each_office_owes_updates_on_what_it_promised_itself() -> None:
    facts = (_made(), _made(TWO, owner=COSLA), _letter(FIRST, 1, sender=COSLA))
    assert [
        (ONE, 1, "due-today", FIRST),
        (TWO, 1, "answered-on-time", FIRST),
    ] == _told(FIRST, *facts)


ENDS: dict[str, tuple[Fact, str]] = {
    "done": (CommitmentDone(commitment=ONE, done_on=date(2026, 3, 10)), "not-owed"),
    "dropped": (
        CommitmentDropped(commitment=ONE, dropped_on=date(2026, 3, 10), reason="no money"),
        "not-owed",
    ),
    "withdrawn": (
        AdviceWithdrawn(scope=WHOLE_PAPER, withdrawn_on=date(2026, 3, 10), reason="no use"),
        "withdrawn",
    ),
}


@pytest.mark.parametrize(("end", "standing"), ENDS.values(), ids=ENDS)
def test_what_ends_a_commitment_ends_the_periods_to_come(end: Fact, standing: str) -> None:
    met, facts = (ONE, 1, "answered-on-time", FIRST), (_made(), _updated(FIRST), end)
    assert [met, (ONE, 2, "awaiting", SECOND)] == _told(date(2026, 3, 9), *facts)
    ended = _told(date(2026, 3, 10), *facts)
    assert [(ONE, 1, "answered-on-time"), (ONE, 2, standing)] == [each[:3] for each in ended]
    assert ended == _told(date(2027, 6, 1), *facts)


def test_another_commitment_is_not_ended_with_the_one_that_is_done() -> None:
    done = CommitmentDone(commitment=TWO, done_on=FIRST)
    found = _told(date(2026, 3, 1), _made(), _made(TWO), done)
    assert [(ONE, 1, "overdue", FIRST), (ONE, 2, "awaiting", SECOND)] == [
        each for each in found if each[0] == ONE
    ]


def test_told_in_the_month_a_period_ends_in_it_can_not_be_known_to_be_in_time() -> None:
    facts = (_made(), _updated(FIRST), _updated(Month(2026, 5)))
    assert [
        (ONE, 1, "answered-on-time", FIRST),
        (ONE, 2, "cannot-be-worked-out", SECOND),
    ] == _told(date(2026, 5, 31), *facts)[:2]


def test_the_library_records_and_explains_an_update_that_is_owed(tmp_path: Path) -> None:
    with Tracker.create(
        tmp_path / "isa.db",
        addressees=[Addressee(slug=MINISTER, name="Minister")],
        protocols=[protocol(QUARTERS)],
        now=lambda: datetime(2026, 6, 1, 12, tzinfo=UTC),
    ) as tracker:
        asking = attrs.evolve(
            paper(date(2025, 11, 13)), reference="", issued_by="independent-strategic-advisor"
        )
        tracker.record(issued(asking))
        tracker.record(came(attrs.evolve(letter(MADE), reference="")))
        made = tracker.make_commitment(
            "Set up the fund",
            owner=MINISTER,
            response="RSP-2025-001",
            recommendation=1,
            made_on=MADE,
        )
        assert ONE == made.reference
        tracker.update_commitment(ONE, "Begun", updated_on="2026-02-28")
        periods = [(line.period, line.standing.value) for line in tracker.standings(as_at=SECOND)]
        assert [(1, "answered-on-time"), (2, "due-today")] == periods
        # December, January and February have 31, 31 and 28 days; March, April and May 31, 30, 30.
        rule = "rule: 3 months; and every 3 months after that; the last day may be any day, under"
        assert [
            f"{rule} answers version 1, agreed",
            "day zero: committed on Sunday 30 November 2025; not counted itself",
            "this period begins after Saturday 28 February 2026, the deadline of the one before",
            "Monday 1 December 2025 to Saturday 30 May 2026: days 1 to 181",
            "deadline: Saturday 30 May 2026, to midnight; late from Sunday 31 May 2026",
        ] == [
            sentence
            for sentence in list(tracker.explain(ONE, as_at=SECOND))[1].sentences
            if not sentence.startswith("calendar:")
        ]

"""The sheets hold what the questions answer, row for row, under headings that say what it is."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import attrs
import pytest

from golden.records import OFFICE
from isa_programme import Tracker
from isa_programme.calendars.months import Month
from isa_programme.errors import FaultsError
from isa_programme.exchange.desk.desk import SHEETS, one_sheet, sheets
from isa_programme.exchange.desk.sheets import CellType, Sheet, SheetCell
from isa_programme.record.facts import (
    AdviceTransferred,
    ClockPaused,
    EscalationMade,
    Fact,
)
from isa_programme.record.protocols import EscalationStep
from isa_programme.record.register import Register
from isa_programme.record.scope import Scope
from isa_programme.record.vocabulary import DispositionKind, Visibility
from isa_programme.tracker.viewing import View
from registers import (
    COSLA,
    MINISTER,
    PAPER,
    SUBSTANTIVE,
    WHOLE_PAPER,
    came,
    ground,
    issued,
    letter,
    paper,
    protocol,
    register,
)

ISSUED = date(2025, 11, 3)
DEADLINE = date(2025, 12, 2)
LATER = date(2025, 12, 9)


def by_heading(sheet: Sheet) -> list[dict[str, SheetCell]]:
    """The rows of a sheet by heading, without the empty cells."""
    headings = [column.heading for column in sheet.columns]
    return [
        {name: cell for name, cell in zip(headings, row, strict=True) if cell is not None}
        for row in sheet.rows
    ]


def by_name(sheet: Sheet) -> list[dict[str, SheetCell]]:
    """The rows of a sheet by the names of the columns."""
    names = [column.name for column in sheet.columns]
    return [dict(zip(names, row, strict=True)) for row in sheet.rows]


def of(known: Register, name: str, as_at: date = LATER) -> list[dict[str, SheetCell]]:
    return by_heading(one_sheet(known, name, as_at=as_at))


def asked(*facts: Fact, steps: Sequence[EscalationStep] = ()) -> Register:
    """A paper with one recommendation to one office, due in 20 working days, and what followed."""
    agreed = attrs.evolve(protocol(SUBSTANTIVE), escalation=tuple(steps))
    return register(*ground(agreed), issued(paper(ISSUED)), *facts)


def the_obligation(known: Register, as_at: date = LATER) -> dict[str, SheetCell]:
    (row,) = of(known, "obligations", as_at)
    return row


def test_an_answer_that_is_overdue_stands_with_its_dates_and_how_late_it_is() -> None:
    assert {
        "Reference": "ADV-2025-001.1",
        "What is asked": "Recommendation 1",
        "Owed by": "MINISTER",
        "Stage": "substantive",
        "Standing": "overdue",
        "Deadline": DEADLINE,
        "The date rests on": "an agreed protocol",
        "Working days late": 5,
        "Calendar days late": 7,
        "Title": "One strategy, not two",
        "Paper": "ADV-2025-001",
        "Recommendation": 1,
        "Owed by (slug)": "minister",
        "Priority": "routine",
        "Issued": ISSUED,
        "Counted from": ISSUED,
        "Original deadline": DEADLINE,
        "Working days late by the original deadline": 5,
        "Calendar days late by the original deadline": 7,
        "Protocol": "answers version 1",
        "Age in calendar days": 36,
        "Visibility": "restricted",
    } == the_obligation(asked())


def test_an_answer_that_came_stands_with_its_day_and_what_it_decides() -> None:
    row = the_obligation(asked(came(letter(DEADLINE, decided=DispositionKind.ACCEPTED))))
    assert ("answered-on-time", DEADLINE, "RSP-2025-001", "accepted", 0) == tuple(
        row[name]
        for name in ("Standing", "Answered", "Answered in", "Decided", "Working days late")
    )
    assert "Working days left" not in row


def test_a_clock_that_is_paused_has_no_deadline_but_one_if_it_went_on() -> None:
    pause = ClockPaused(scope=WHOLE_PAPER, paused_on=date(2025, 11, 10), reason="made up")
    row = the_obligation(asked(pause))
    assert "Deadline" not in row
    # Four days are counted before 10 November; sixteen follow from 9 December, of which Christmas
    # Day, Boxing Day, New Year's Day and 2 January are none.
    assert ("paused", DEADLINE, date(2026, 1, 5)) == (
        *(row["Standing"], row["Original deadline"], row["Deadline if resumed"]),
    )


def test_an_office_that_handed_it_on_stands_beside_the_one_that_owes_it() -> None:
    handed = AdviceTransferred(
        scope=WHOLE_PAPER, transferred_on=date(2025, 11, 5), to=COSLA, reason="made up"
    )
    row = the_obligation(asked(handed))
    assert ("COSLA", "cosla", "MINISTER") == (
        *(row["Owed by"], row["Owed by (slug)"], row["Handed on by"]),
    )


STEPS = (
    EscalationStep(name="a letter to the minister", after=10),
    EscalationStep(name="a reminder", after=2),
)


def made(step: str) -> EscalationMade:
    scope = Scope(advice=PAPER, addressees=(MINISTER,))
    return EscalationMade(scope=scope, step=step, made_on=date(2025, 12, 5))


def test_of_what_is_overdue_the_next_step_is_the_newest_that_fell_due_and_nobody_made() -> None:
    def step(*facts: Fact, as_at: date = LATER) -> tuple[SheetCell, SheetCell]:
        row = the_obligation(asked(*facts, steps=STEPS), as_at)
        return row.get("Next escalation step"), row.get("That step falls due")

    letter_due = ("a letter to the minister", date(2025, 12, 16))
    assert ("a reminder", date(2025, 12, 4)) == step()
    assert letter_due == step(made("a reminder"))
    assert letter_due == step(as_at=date(2025, 12, 16))
    assert (None, None) == step(made("a reminder"), made("a letter to the minister"))
    assert (None, None) == step(as_at=DEADLINE)


def test_a_month_stands_as_a_month() -> None:
    known = register(*ground(), issued(paper(Month(2025, 9), requested_by=Month(2025, 12))))
    (row,) = of(known, "advice")
    assert (Month(2025, 9), Month(2025, 12)) == (row["Issued"], row["Answer asked for by"])


def test_a_paper_stands_with_all_that_it_recommends() -> None:
    (row,) = of(asked(came(letter(LATER))), "advice")
    assert {
        "Reference": "ADV-2025-001",
        "Title": "One strategy, not two",
        "Issued": ISSUED,
        "Issued by": "adviser",
        "Issued by (slug)": "adviser",
        "Asks": "MINISTER",
        "Asks (slugs)": "minister",
        "Priority": "routine",
        "Recommendations": 1,
        "What it recommends": "1. Recommendation 1",
        "Whose answer settles it": "all",
        "Answers owed": 0,
        "Of them overdue": 0,
        "Answered": 1,
        "Visibility": "restricted",
    } == row


def test_a_response_stands_with_the_paper_it_answers() -> None:
    (row,) = of(asked(came(letter(LATER, decided=DispositionKind.NOTED))), "responses")
    assert {
        "Reference": "RSP-2025-001",
        "Answers": "ADV-2025-001",
        "Title of the paper": "One strategy, not two",
        "Kind": "substantive",
        "From": "MINISTER",
        "From (slugs)": "minister",
        "Received": LATER,
        "Decides": "1=noted",
        "Visibility": "restricted",
        "Entry": 7,
    } == row


@cache
def office() -> Register:
    with tempfile.TemporaryDirectory() as folder, Tracker.open(OFFICE.put(Path(folder))) as tracker:
        return tracker.register


DAYS = (OFFICE.as_at, OFFICE.as_at - timedelta(60), date(2026, 12, 1))


@pytest.mark.parametrize("day", DAYS)
def test_what_a_filter_on_the_standing_finds_is_what_the_question_answers(day: date) -> None:
    view = View(office())
    rows = by_name(one_sheet(office(), "obligations", as_at=day))
    overdue = Counter(
        (line.reference, line.addressee, str(line.stage), line.period)
        for line in view.overdue(as_at=day)
    )
    assert overdue
    assert overdue == Counter(
        (row["reference"], row["addressee"], row["stage"], row["period"])
        for row in rows
        if row["standing"] == "overdue"
    )


@pytest.mark.parametrize("day", DAYS)
def test_each_sheet_has_a_row_for_everything_its_question_answers(day: date) -> None:
    view = View(office())
    obligations = [line.reference for line in view.standings(as_at=day)]
    promised = {row.reference for row in view.commitments(as_at=day) if row.is_open}
    found = {sheet.name: [row[0] for row in sheet.rows] for sheet in view.sheets(as_at=day)}
    assert obligations == found["obligations"][: len(obligations)]
    assert promised == {*found.pop("obligations")[len(obligations) :]}
    assert {
        "advice": [row.reference for row in view.papers(as_at=day)],
        "responses": [row.reference for row in view.responses(as_at=day)],
        "commitments": [row.reference for row in view.commitments(as_at=day)],
        "milestones": [row.slug for row in view.milestones(as_at=day)],
    } == found


def test_the_steps_proposed_are_those_that_the_question_answers() -> None:
    day = OFFICE.as_at
    due = View(office()).escalations_due(as_at=day)
    rows = by_name(one_sheet(office(), "obligations", as_at=day))
    next_steps = {
        (row["reference"], row["addressee"], row["period"], row["step"], row["step_falls_due_on"])
        for row in rows
    }
    newest = {
        (each.reference, each.addressee, each.period, each.step, each.fell_due_on)
        for each in due
        if not any(
            other.fell_due_on > each.fell_due_on
            and (other.reference, other.addressee, other.period, other.deadline)
            == (each.reference, each.addressee, each.period, each.deadline)
            for other in due
        )
    }
    assert newest
    assert newest <= next_steps


@pytest.mark.parametrize("level", Visibility)
def test_a_sheet_holds_what_its_view_may_see_and_cells_of_the_types_it_says(
    level: Visibility,
) -> None:
    kinds: dict[CellType, type | tuple[type, ...]] = {
        CellType.TEXT: str,
        CellType.NUMBER: int,
        CellType.DATE: (date, Month),
    }
    view = View(office(), level)
    for sheet in view.sheets(as_at=OFFICE.as_at):
        for row in sheet.rows:
            for cell, column in zip(row, sheet.columns, strict=True):
                assert cell is None or isinstance(cell, kinds[column.type])
                assert type(cell) is not bool
                assert cell != ""
    told = repr([sheet.rows for sheet in view.sheets(as_at=OFFICE.as_at)])
    assert [level is not Visibility.PUBLIC, level is Visibility.CONFIDENTIAL] == [
        mark in told for mark in ("For the office only", "For the eyes of two")
    ]


def test_names_and_headings_are_each_there_once_and_a_heading_is_words() -> None:
    for sheet in sheets(Register(), as_at=LATER):
        for what in ("name", "heading"):
            said = [getattr(column, what).casefold() for column in sheet.columns]
            assert len(said) == len({*said})
        assert all(column.heading[0].isupper() for column in sheet.columns)
        assert not any(column.meaning.endswith(".") for column in sheet.columns)


def test_a_sheet_there_is_not_is_refused() -> None:
    assert ("advice", "obligations", "responses", "commitments", "milestones") == SHEETS
    with pytest.raises(FaultsError) as refused:
        one_sheet(Register(), "advise", as_at=LATER)
    said = f"sheet: 'advise' is none of {', '.join(SHEETS)}"
    assert said == str(refused.value)

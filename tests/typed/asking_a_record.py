"""How a program asks a record, as type checkers see it. Nothing here is run."""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import assert_type

from isa_programme import (
    Across,
    Allowance,
    Basis,
    ComplianceBy,
    ComplianceRow,
    Coverage,
    EscalationDue,
    Explanation,
    Explanations,
    Held,
    Line,
    MilestoneRow,
    Progress,
    Rate,
    RecordAsked,
    RecordLine,
    RecordMissingError,
    Register,
    Sheet,
    StageName,
    Standing,
    StandingTable,
    Tracker,
    UnknownReferenceError,
    View,
    Visibility,
    due_across,
    example_protocol,
    overdue_across,
    standing_table,
)

MONDAY = date(2026, 1, 5)


def what_is_owed_is_asked(tracker: Tracker) -> None:
    lines = tracker.overdue(as_at=MONDAY, since=date(2025, 12, 29), lead="desk", ours=True)
    assert_type(lines, tuple[Line, ...])
    assert_type(tracker.due(as_at=MONDAY, within="10 working days"), tuple[Line, ...])
    assert_type(tracker.due(as_at=MONDAY, within=Allowance.parse("2 weeks")), tuple[Line, ...])
    assert_type(
        tracker.standings(as_at=MONDAY, under=example_protocol("foisa-like")), tuple[Line, ...]
    )
    tracker.overdue()  # type: ignore[call-arg]  # every question says as at which day
    tracker.overdue(MONDAY)  # type: ignore[call-arg]  # by name
    tracker.overdue(as_at="2026-01-05")  # type: ignore[arg-type]  # a text is no day
    tracker.overdue(as_at=None)  # type: ignore[arg-type]  # today is not known here
    tracker.due(as_at=MONDAY, within=10)  # type: ignore[arg-type]  # ten of what?
    tracker.standings(as_at=MONDAY, under="foisa-like")  # type: ignore[arg-type]  # which rules?


def a_line_says_where_it_stands(line: Line) -> None:
    assert_type(line.reference, str)
    assert_type(line.addressee, str)
    assert_type(line.stage, StageName)
    assert_type(line.standing, Standing)
    assert_type(line.deadline, date | None)
    assert_type(line.original_deadline, date | None)
    assert_type(line.working_days_late, int | None)
    assert_type(line.basis, Basis | None)
    line.deadline.isoformat()  # type: ignore[union-attr]  # there may be none
    line.deadline = MONDAY  # type: ignore[misc]  # it is worked out
    _ = line.due_date  # type: ignore[attr-defined]  # it is called deadline


def dates_are_explained(tracker: Tracker) -> None:
    told = tracker.explain("ADV-2025-001", addressee="cosla", stage="substantive", as_at=MONDAY)
    assert_type(told, Explanations)
    assert_type(list(told), list[Explanation])
    assert_type(str(told), str)
    tracker.explain()  # type: ignore[call-arg]  # what?
    tracker.explain(1)  # type: ignore[arg-type]  # a reference is a text
    try:
        tracker.explain("ADV-2099-001")
    except UnknownReferenceError as error:
        assert_type(error.given, str)
        assert_type(error.hint, str)


def an_office_is_measured(tracker: Tracker) -> None:
    rows = tracker.compliance(as_at=MONDAY, by=ComplianceBy.STAGE, stage=None)
    assert_type(rows, tuple[ComplianceRow, ...])
    for row in rows:
        assert_type(row.rate, Rate)
    tracker.compliance(as_at=MONDAY, by="stage")  # type: ignore[arg-type]  # one of the five words
    assert_type(tracker.coverage("ADV-2025-001", as_at=MONDAY), tuple[Coverage, ...])
    assert_type(tracker.escalations_due(as_at=MONDAY), tuple[EscalationDue, ...])


def the_programme_is_asked(tracker: Tracker) -> None:
    assert_type(tracker.progress(as_at=MONDAY, with_pace=True), Progress)
    assert_type(tracker.milestones(as_at=MONDAY), tuple[MilestoneRow, ...])
    assert_type(tracker.sheets(as_at=MONDAY), tuple[Sheet, ...])


def a_record_is_seen_otherwise(tracker: Tracker) -> None:
    public = tracker.seen_at(Visibility.PUBLIC)
    assert_type(public, View)
    assert_type(public.overdue(as_at=MONDAY), tuple[Line, ...])
    assert_type(tracker.known_at(MONDAY).seen_at("public"), View)
    assert_type(tracker.register, Register)
    assert_type(tracker.held, Held)
    assert_type(tracker.head, str)
    assert_type(standing_table(tracker.register, as_at=MONDAY), StandingTable)
    public.issue_advice("x", issued_on=MONDAY)  # type: ignore[attr-defined]  # a view only answers
    tracker.seen_at(1)  # type: ignore[arg-type]  # one of the three words
    tracker.head = ""  # type: ignore[misc]  # it follows from the record


def many_records_are_asked_as_one(trackers: Mapping[str, Tracker]) -> None:
    across = overdue_across(trackers, as_at=MONDAY, under="foisa-like.1")
    assert_type(across, Across)
    assert_type(across.lines, tuple[RecordLine, ...])
    assert_type(across.records, tuple[RecordAsked, ...])
    assert_type(across.unread, tuple[RecordAsked, ...])
    assert_type(due_across(["a.db", "b.db"], as_at=MONDAY, within="2 weeks"), Across)
    overdue_across(["a.db"])  # type: ignore[call-arg]  # every question says as at which day
    overdue_across([1, 2], as_at=MONDAY)  # type: ignore[list-item]  # a number is no place


def a_record_that_is_not_there(path: Path) -> None:
    try:
        Tracker.open(path)
    except RecordMissingError as error:
        assert_type(error, RecordMissingError)
    except OSError:
        raise

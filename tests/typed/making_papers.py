"""How a program makes pages and files of a record, as type checkers see it. Nothing here is run."""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from datetime import date
from typing import assert_type

from isa_programme import (
    DocumentForm,
    DraftedLetters,
    GivenSheet,
    Log,
    LogMap,
    ProgrammeFile,
    ReportDocument,
    Shown,
    Tracker,
    View,
    Workbook,
    briefing_document,
    calendar_feed,
    dashboard,
    document_file,
    drafted_letters,
    read_log,
    read_log_map,
    read_programme,
    read_workbook,
    sheet_csv,
    suggest_log_map,
    weekly_page,
    workbook,
    written_programme,
)

MONDAY = date(2026, 1, 5)


def a_tracker_and_a_view_of_one_can_be_shown(tracker: Tracker, view: View) -> tuple[Shown, ...]:
    return tracker, view


def pages_are_made(tracker: Tracker) -> None:
    assert_type(dashboard(tracker, as_at=MONDAY), str)
    assert_type(calendar_feed(tracker, as_at=MONDAY, visibility="public"), bytes)
    assert_type(weekly_page(tracker, as_at=MONDAY), ReportDocument)
    briefing = briefing_document(tracker.seen_at("public"), addressee="cosla", as_at=MONDAY)
    assert_type(briefing, ReportDocument)
    assert_type(document_file(briefing, DocumentForm.WORD), bytes)
    assert_type(drafted_letters(tracker, as_at=MONDAY), DraftedLetters)
    dashboard(tracker)  # type: ignore[call-arg]  # every page says as at which day
    dashboard("isa.db", as_at=MONDAY)  # type: ignore[arg-type]  # a path is no record
    document_file(briefing, "word")  # type: ignore[arg-type]  # by its word
    document_file(dashboard(tracker, as_at=MONDAY), DocumentForm.WORD)  # type: ignore[arg-type]


def files_are_written(tracker: Tracker) -> None:
    assert_type(workbook(tracker, as_at=MONDAY), Workbook)
    assert_type(sheet_csv(tracker, "obligations", as_at=MONDAY), bytes)
    assert_type(written_programme(tracker.register), str)
    sheet_csv(tracker, as_at=MONDAY)  # type: ignore[call-arg]  # which sheet?


def files_are_read(content: bytes, text: str) -> None:
    assert_type(read_workbook(content), tuple[GivenSheet, ...])
    assert_type(read_log_map(text), LogMap)
    assert_type(read_log(content, read_log_map(text)), Log)
    assert_type(suggest_log_map(content), str)
    assert_type(read_programme(text), ProgrammeFile)
    read_workbook(text)  # type: ignore[arg-type]  # a workbook is bytes
    read_programme(content)  # type: ignore[arg-type]  # a programme is text
    read_log(content)  # type: ignore[call-arg]  # which column is what?

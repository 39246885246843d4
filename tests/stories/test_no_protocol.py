"""A charity is asked, and no protocol binds it: the only date is the one the letter asks for."""

from __future__ import annotations

from datetime import date

from isa_programme import (
    Basis,
    Finding,
    Line,
    Priority,
    Severity,
    StageName,
    Standing,
    Tracker,
    Visibility,
)


def issue(tracker: Tracker, requested_by: str | None) -> str:
    return tracker.issue_advice(
        "A word about volunteers",
        issued_on="2025-11-13",
        addressees="charity",
        recommendations=["Say how many there are"],
        requested_by=requested_by,
    ).reference


def line(standing: Standing, *, basis: Basis | None, by: date | None, late: int, days: int) -> Line:
    return Line(
        reference="ADV-2025-001.1",
        own_reference="",
        advice="ADV-2025-001",
        recommendation=1,
        title="A word about volunteers",
        text="Say how many there are",
        addressee="charity",
        addressee_name="A charity",
        ours=False,
        transferred_from=None,
        commitment=None,
        stage=StageName.SUBSTANTIVE,
        period=None,
        standing=standing,
        because="",
        basis=basis,
        protocol=None,
        calendar="scotland",
        day_zero=None,
        deadline=by,
        original_deadline=by,
        outside_protocol=False,
        falls_in=(),
        requested_by=by,
        assumption="",
        held_on=None,
        working_days_held=None,
        promised_for=None,
        promised_by=None,
        withdrawn_on=None,
        met_on=None,
        met_by=None,
        disposition=None,
        working_days_left=None,
        working_days_late=late,
        days_late=days,
        working_days_late_original=late,
        days_late_original=days,
        earliest_if_resumed=None,
        age=25,
        function=None,
        priority=Priority.ROUTINE,
        visibility=Visibility.RESTRICTED,
        lead="",
    )


def test_the_date_asked_for_counts_and_says_what_it_is(tracker: Tracker) -> None:
    issue(tracker, "2025-12-05")
    expected = line(Standing.OVERDUE, basis=Basis.REQUESTED, by=date(2025, 12, 5), late=1, days=3)
    assert tracker.overdue(as_at=date(2025, 12, 8)) == (expected,)
    assert Basis.REQUESTED.value == "requested, not agreed"


def test_without_a_date_the_paper_only_grows_older(tracker: Tracker) -> None:
    issue(tracker, None)
    expected = line(Standing.UNANSWERED_NO_DATE, basis=None, by=None, late=0, days=0)
    assert tracker.standings(as_at=date(2025, 12, 8)) == (expected,)
    assert tracker.overdue(as_at=date(2026, 12, 8)) == ()


def test_the_explanation_says_that_nothing_was_agreed(tracker: Tracker) -> None:
    issue(tracker, "2025-12-05")
    expected = (
        "ADV-2025-001.1, owed by charity: substantive\n"
        "  rule: no protocol governed it on the day of issue\n"
        "  requested, not agreed: an answer by Friday 5 December 2025\n"
        "  deadline: Friday 5 December 2025, to midnight; late from Saturday 6 December 2025"
    )
    assert expected == str(tracker.explain("ADV-2025-001"))


def test_the_explanation_of_a_paper_without_a_date_says_there_is_none(tracker: Tracker) -> None:
    issue(tracker, None)
    expected = (
        "ADV-2025-001.1, owed by charity: substantive\n"
        "  rule: no protocol governed it on the day of issue\n"
        "  the paper asks for no date, so there is none to be late by"
    )
    assert expected == str(tracker.explain("ADV-2025-001"))


def test_check_reports_the_gap_once_and_not_for_each_paper(tracker: Tracker) -> None:
    before = tracker.check(as_at=date(2025, 12, 8))
    issue(tracker, "2025-12-05")
    tracker.issue_advice("Another word", issued_on="2025-11-14", addressees="charity")
    expected = [
        Finding(
            rule="protocols-are-in-force",
            severity=Severity.WARNING,
            sentence="no protocol governs what charity was asked in 2 papers:"
            " the dates are those the letters ask for, if any",
            reference="charity",
        )
    ]
    assert expected == [
        found
        for found in tracker.check(as_at=date(2025, 12, 8))
        if found not in before and found.rule != "recorded-late"
    ]


def test_an_answer_to_an_undated_request_is_neither_late_nor_on_time(tracker: Tracker) -> None:
    reference = issue(tracker, None)
    tracker.record_response(
        reference,
        sent_by="charity",
        kind="substantive",
        received_on="2025-12-08",
        dispositions={1: "accepted"},
    )
    (answered,) = tracker.standings(as_at=date(2025, 12, 8))
    assert (answered.standing, answered.met_by) == (Standing.ANSWERED_NO_DATE, "RSP-2025-001")

"""15 June 2026 became a bank holiday on 4 February 2026: what was open then moved, the rest not.

The record was begun in December 2025 with the days then published, on which 15 June still worked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from isa_programme import (
    CalendarChange,
    DayChange,
    Line,
    Move,
    Protocol,
    RefusedError,
    StageName,
    Standing,
    Tracker,
    WorkingCalendar,
    scotland,
)

JUNE_15 = date(2026, 6, 15)
WITH_IT = scotland()
WITHOUT_IT = WITH_IT.with_closures(removed=[JUNE_15])
ANNOUNCED = date(2026, 2, 4)

LONG = "ADV-2026-001"  # issued 20 January, extended to 110 working days
ANSWERED = "ADV-2026-002"  # the same, and answered on 3 February
MAY = "ADV-2026-003"  # issued 18 May, 20 working days


@pytest.fixture
def now() -> list[datetime]:
    """The instant of recording, as the last of a list: the story goes on."""
    return [datetime(2025, 12, 8, 10, tzinfo=UTC)]


@pytest.fixture
def tracker(tmp_path: Path, answers: Protocol, now: list[datetime]) -> Iterator[Tracker]:
    with Tracker.create(
        tmp_path / "isa.db", calendar=WITHOUT_IT, protocols=[answers], now=lambda: now[-1]
    ) as made:
        made.add_addressee("minister", "Minister", kind="government")
        now.append(datetime(2026, 7, 1, 10, tzinfo=UTC))
        yield made


def issue(tracker: Tracker, issued_on: str) -> str:
    return tracker.issue_advice(
        f"A paper of {issued_on}",
        issued_on=issued_on,
        addressees="minister",
        recommendations=["Publish one strategy"],
        again=True,
    ).reference


def issue_long(tracker: Tracker) -> str:
    reference = issue(tracker, "2026-01-20")
    tracker.extend_clock(
        reference,
        agreed_on="2026-01-27",
        agreed_by="both",
        by="90 working days",
        reason="a long inquiry",
    )
    return reference


def adopt(tracker: Tracker, adopted_on: str = "2026-02-04") -> None:
    tracker.adopt_calendar(WITH_IT, adopted_on=adopted_on)


def both_dates(tracker: Tracker, as_at: date) -> dict[str, tuple[date | None, date | None]]:
    return {
        line.advice: (line.deadline, line.original_deadline)
        for line in tracker.standings(as_at=as_at)
    }


def the_line(tracker: Tracker, as_at: date) -> Line:
    (line,) = tracker.standings(as_at=as_at)
    return line


def test_a_paper_of_may_is_due_on_the_seventeenth(
    tracker: Tracker, standing: Callable[[str], list[str]]
) -> None:
    adopt(tracker)
    issue(tracker, "2026-05-18")
    expected = {
        "2026-06-16": ["ADV-2026-001.1 minister substantive: due-soon, 2026-06-17"],
        "2026-06-17": ["ADV-2026-001.1 minister substantive: due-today, 2026-06-17"],
        "2026-06-18": ["ADV-2026-001.1 minister substantive: overdue, 2026-06-17"],
    }
    assert expected == {day: standing(day) for day in expected}
    assert the_line(tracker, date(2026, 6, 18)).original_deadline == date(2026, 6, 17)


def test_without_the_announcement_it_is_due_on_the_sixteenth(tracker: Tracker) -> None:
    issue(tracker, "2026-05-18")
    assert the_line(tracker, date(2026, 6, 1)).deadline == date(2026, 6, 16)


def test_what_is_open_moves_and_what_was_answered_does_not(tracker: Tracker) -> None:
    issue_long(tracker)
    issue_long(tracker)
    tracker.record_response(
        ANSWERED,
        sent_by="minister",
        kind="substantive",
        received_on="2026-02-03",
        dispositions={1: "accepted"},
    )
    adopt(tracker)
    issue(tracker, "2026-05-18")
    first, june, june_17 = date(2026, 2, 17), date(2026, 6, 26), date(2026, 6, 17)
    expected = {
        date(2026, 2, 3): {LONG: (june, first), ANSWERED: (june, first)},
        date(2026, 2, 4): {LONG: (date(2026, 6, 29), first), ANSWERED: (june, first)},
        date(2026, 6, 1): {
            LONG: (date(2026, 6, 29), first),
            ANSWERED: (june, first),
            MAY: (june_17, june_17),
        },
    }
    assert expected == {day: both_dates(tracker, day) for day in expected}


@pytest.mark.parametrize(
    ("adopted_on", "expected"),
    [
        pytest.param("2026-06-15", date(2026, 6, 17), id="the day before the deadline"),
        pytest.param("2026-06-16", date(2026, 6, 17), id="on the deadline itself"),
        pytest.param("2026-06-17", date(2026, 6, 16), id="the day after it: judged already"),
    ],
)
def test_a_paper_past_its_deadline_keeps_the_days_it_was_judged_by(
    tracker: Tracker, adopted_on: str, expected: date
) -> None:
    issue(tracker, "2026-05-18")
    adopt(tracker, adopted_on)
    line = the_line(tracker, date(2026, 6, 30))
    assert (expected, date(2026, 6, 16), Standing.OVERDUE) == (
        line.deadline,
        line.original_deadline,
        line.standing,
    )


def test_what_adopting_it_would_change_is_told_before_with_who_was_told_what(
    tracker: Tracker,
) -> None:
    issue_long(tracker)
    issue_long(tracker)
    tracker.tell_deadline(LONG, deadline="2026-06-26", told_on="2026-01-28")
    # Told before the extension, and so of a deadline that is no longer the one that moves.
    tracker.tell_deadline(ANSWERED, deadline="2026-02-17", told_on="2026-01-21")
    before = tracker.entries()

    def move(advice: str, told_on: date | None) -> Move:
        return Move(
            reference=f"{advice}.1",
            addressee="minister",
            stage=StageName.SUBSTANTIVE,
            period=None,
            deadline_before=date(2026, 6, 26),
            deadline_after=date(2026, 6, 29),
            standing_before=Standing.AWAITING,
            standing_after=Standing.AWAITING,
            addressee_after="minister",
            told_on=told_on,
        )

    expected = CalendarChange(
        calendar="scotland",
        fingerprint_before=WITHOUT_IT.fingerprint,
        fingerprint_after=WITH_IT.fingerprint,
        first_before=WITHOUT_IT.first,
        last_before=WITHOUT_IT.last,
        first_after=WITH_IT.first,
        last_after=WITH_IT.last,
        source_after=WITH_IT.source,
        days=(
            DayChange(day=JUNE_15, closed_before=None, closed_after=WITH_IT.reason_closed(JUNE_15)),
        ),
        moves=(move(LONG, date(2026, 1, 28)), move(ANSWERED, None)),
    )
    assert expected == tracker.calendar_change(WITH_IT, as_at=ANNOUNCED)
    assert before == tracker.entries()


def test_once_the_deadline_has_passed_there_is_nothing_left_to_move(tracker: Tracker) -> None:
    issue(tracker, "2026-05-18")
    moves = [
        tracker.calendar_change(WITH_IT, as_at=day).moves
        for day in (date(2026, 5, 17), date(2026, 6, 16), date(2026, 6, 17))
    ]
    assert [0, 1, 0] == list(map(len, moves))


def test_the_move_explains_itself_with_the_entry_that_adopted_the_days(tracker: Tracker) -> None:
    issue_long(tracker)
    adopt(tracker)
    (explained,) = tracker.explain(LONG)
    number = tracker.calendars()[1].entry
    expected = (
        f"Wednesday 4 February 2026: the calendar scotland adopted anew (entry {number});"
        " deadline Monday 29 June 2026"
    )
    assert expected in explained.sentences
    assert (date(2026, 6, 29), date(2026, 2, 17)) == (
        explained.deadline,
        explained.original_deadline,
    )
    assert f"fingerprint {WITH_IT.fingerprint[:12]}" in explained.sentences[1]


def test_a_day_closed_by_the_office_itself_is_one_call(tracker: Tracker) -> None:
    issue(tracker, "2026-05-18")
    tracker.close_days("2026-06-15", reason="World Cup", adopted_on="2026-06-01")
    line = the_line(tracker, date(2026, 6, 1))
    assert (date(2026, 6, 17), date(2026, 6, 16)) == (line.deadline, line.original_deadline)
    assert ["World Cup"] == [
        closed.reason
        for closed in tracker.closed_days("scotland", as_at=date(2026, 6, 1), year=2026)
        if closed.day == JUNE_15
    ]


def test_the_days_before_an_adoption_are_those_of_the_calendar_before(tracker: Tracker) -> None:
    adopt(tracker)
    listed = [
        JUNE_15 in {closed.day for closed in tracker.closed_days("scotland", as_at=day, year=2026)}
        for day in (date(2026, 2, 3), ANNOUNCED)
    ]
    assert [False, True] == listed


@pytest.mark.parametrize(
    ("calendar", "adopted_on", "fault"),
    [
        pytest.param(
            WITHOUT_IT,
            "2026-02-04",
            "calendar: the days of scotland are those adopted already",
            id="the same days",
        ),
        pytest.param(
            WITH_IT,
            "2025-12-07",
            "adopted_on: 2025-12-07 lies before scotland was adopted last, on 2025-12-08",
            id="before the first",
        ),
        pytest.param(
            WITH_IT,
            "2026-07-02",
            "date: 2026-07-02 has not come yet; today is 2026-07-01",
            id="before its day",
        ),
    ],
)
def test_what_adopts_nothing_new_is_refused(
    tracker: Tracker, calendar: WorkingCalendar, adopted_on: str, fault: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        tracker.adopt_calendar(calendar, adopted_on=adopted_on)
    assert (fault,) == refused.value.faults


def test_a_day_opened_again_that_would_date_what_is_open_before_that_day_leaves_it(
    tracker: Tracker,
) -> None:
    tracker.close_days("2026-06-08", "2026-06-12", reason="a flood", adopted_on="2026-05-11")
    issue(tracker, "2026-05-18")
    # 16 June with the week open; 23 June with it closed.
    tracker.adopt_calendar(WITH_IT, adopted_on="2026-06-18")
    line = the_line(tracker, date(2026, 6, 18))
    assert (date(2026, 6, 23), date(2026, 6, 23)) == (line.deadline, line.original_deadline)
    number = tracker.calendars()[-1].entry
    findings = [
        (each.entry, each.sentence)
        for each in tracker.check(as_at=date(2026, 6, 18))
        if each.rule == "clocks-were-moved-in-time"
    ]
    assert [
        (
            number,
            (
                "ADV-2026-001.1, minister, substantive: the calendar scotland adopted anew on"
                " 2026-06-18 moved nothing; the deadline would lie before that day, so the old one"
                " stands"
            ),
        )
    ] == findings

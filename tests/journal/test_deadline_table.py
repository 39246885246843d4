"""The deadline table in a record's file: in step or not read at all, and never in the way."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NoReturn

import pytest

from isa_programme import Addressee, Tracker
from isa_programme.journal.derived import deadline_table
from isa_programme.journal.journal import Journal
from isa_programme.journal.sqlite.connection import reading
from isa_programme.journal.sqlite.deadlines import SqliteDeadlines
from isa_programme.questions.stretches import stretches
from isa_programme.questions.stretches.rows import RULES
from isa_programme.record.facts import NoteTaken
from isa_programme.tracker.viewing import View
from journal_samples import NOW, record
from stretches_asked import assert_the_table_tells_it

LATE = date(2026, 2, 2)
PAPER = "ADV-2025-001"


@pytest.fixture
def tracker(path: Path) -> Iterator[Tracker]:
    """A record of one paper to an office, overdue since December."""
    with Tracker.create(
        path,
        addressees=[Addressee(slug="cosla", name="COSLA", kind="government")],
        example="foisa-like",
        adopted_on=date(2025, 1, 1),
        recorded_by="clerk",
        now=lambda: NOW,
    ) as made:
        made.issue_advice(
            "One strategy, not two",
            issued_on=date(2025, 11, 13),
            addressees="cosla",
            recommendations=["Publish a marked plan"],
        )
        yield made


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The file, for somebody who does not come through the library."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


def alter(path: Path, statement: str, *values: object) -> None:
    with opened(path) as connection:
        changed = connection.execute(statement, values).rowcount
    assert changed, "nothing was altered"


def counts(path: Path) -> dict[str, int]:
    with opened(path) as connection:
        return {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in (
                *("deadline", "deadline_calendar", "deadline_office", "deadline_state"),
                "entry",
            )
        }


def assert_told_from_the_entries(tracker: Tracker) -> None:
    """The table has nothing to say, and the answers are the same; nothing is written."""
    path = tracker._journal.path
    before, whole = path.read_bytes(), View(tracker.register)
    assert tracker._journal.overdue(as_at=LATE) is None
    assert whole.overdue(as_at=LATE) == tracker.overdue(as_at=LATE) != ()
    assert whole.due(as_at=date(2025, 11, 20)) == tracker.due(as_at=date(2025, 11, 20)) != ()
    assert before == path.read_bytes()


# In step


def test_a_new_record_is_in_step_and_so_is_each_that_goes_on(tracker: Tracker) -> None:
    assert_the_table_tells_it(tracker)
    tracker.note(PAPER, "rang", noted_on=date(2026, 1, 5))
    assert_the_table_tells_it(tracker)


def test_the_answer_carries_the_head_and_the_instant_of_the_newest_entry(tracker: Tracker) -> None:
    kept = tracker._journal.overdue(as_at=LATE)
    assert kept is not None
    assert (tracker.held.head, NOW) == (kept.head, kept.known_at)
    assert [(f"{PAPER}.1", 32)] == [
        (line["reference"], line["working_days_late"]) for line in kept.lines
    ]


def test_it_says_up_to_which_entry_and_by_which_rules_it_was_made(
    tracker: Tracker, path: Path
) -> None:
    number, _, hashed = tracker.register.head.partition(":")
    with reading(path) as connection:
        table = SqliteDeadlines(connection)
        assert table.is_up_to(RULES, int(number), hashed)
        assert not table.is_up_to(RULES + 1, int(number), hashed)
        assert not table.is_up_to(RULES, int(number) - 1, hashed)
        assert not table.is_up_to(RULES, int(number), "0" * 64)


# Out of step


def test_entries_from_elsewhere_leave_it_out_of_step_until_the_next_is_recorded(
    tracker: Tracker, path: Path
) -> None:
    note = NoteTaken(advice=PAPER, noted_on=date(2026, 1, 5), text="rang")
    with Journal.open(path, now=lambda: NOW) as bare:
        record(bare, note)
    assert_told_from_the_entries(tracker)
    with Tracker.open(path, now=lambda: NOW) as again:
        assert_told_from_the_entries(again)
        again.note(PAPER, "rang again", noted_on=date(2026, 1, 6))
        assert_the_table_tells_it(again)


def test_a_table_made_by_other_rules_is_not_read_and_the_next_entry_makes_it_anew(
    tracker: Tracker, path: Path
) -> None:
    alter(path, "UPDATE deadline_state SET rules = rules + 1")
    alter(path, "UPDATE deadline SET deadline = '2030-01-01'")
    assert_told_from_the_entries(tracker)
    tracker.note(PAPER, "rang", noted_on=date(2026, 1, 5))
    assert_the_table_tells_it(tracker)


def test_a_table_that_says_nothing_of_itself_is_not_read(tracker: Tracker, path: Path) -> None:
    alter(path, "DELETE FROM deadline_state")
    assert_told_from_the_entries(tracker)


def test_a_table_up_to_an_entry_that_was_altered_is_not_read(tracker: Tracker, path: Path) -> None:
    with opened(path) as connection:
        connection.execute("DROP TRIGGER entry_is_never_changed")
    alter(
        path,
        "UPDATE entry SET bytes = CAST(bytes || ' ' AS BLOB)"
        " WHERE number = (SELECT max(number) FROM entry)",
    )
    assert tracker._journal.overdue(as_at=LATE) is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE deadline SET stage = 'elsewhere'",
        "UPDATE deadline SET addressee = 'nobody'",
        "UPDATE deadline SET fingerprint = 'none'",
        "UPDATE deadline SET begun_on = ''",
        "UPDATE deadline SET falls_in = '{'",
        "UPDATE deadline SET basis = ''",
        "UPDATE deadline_calendar SET working = 'no number'",
        "DELETE FROM deadline_calendar",
        "DELETE FROM deadline_office",
    ],
)
def test_rows_that_nobody_can_read_are_told_from_the_entries(
    tracker: Tracker, path: Path, statement: str
) -> None:
    alter(path, statement)
    whole = View(tracker.register)
    for day in (LATE, date(2025, 11, 20)):
        assert whole.due(as_at=day) == tracker.due(as_at=day)
        assert whole.due(as_at=day, within="3 months") == tracker.due(as_at=day, within="3 months")
    assert whole.overdue(as_at=LATE) == tracker.overdue(as_at=LATE)


# In the transaction that appends


def test_what_is_given_up_leaves_the_table_as_it_was(tracker: Tracker, path: Path) -> None:
    before = counts(path)

    def until_it_breaks() -> Iterator[NoteTaken]:
        yield NoteTaken(advice=PAPER, noted_on=date(2026, 1, 5), text="lost")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tracker.record_all(until_it_breaks())
    assert before == counts(path)
    assert_the_table_tells_it(tracker)


def test_what_can_not_be_worked_out_keeps_nobody_from_recording(
    tracker: Tracker, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> NoReturn:
        raise RuntimeError("a fault of ours")

    with monkeypatch.context() as patched:
        patched.setattr(stretches.Stretching, "of_paper", fails)
        done = tracker.note(PAPER, "rang", noted_on=date(2026, 1, 5))
        assert tracker.entries()[-1].number == done.number
        assert (0, 0) == (counts(path)["deadline"], counts(path)["deadline_state"])
        assert_told_from_the_entries(tracker)
        assert 0 == tracker.rebuild()
    assert_told_from_the_entries(tracker)
    tracker.note(PAPER, "rang again", noted_on=date(2026, 1, 6))
    assert_the_table_tells_it(tracker)


def test_a_calendar_that_nothing_is_counted_by_is_not_kept_twice(
    tracker: Tracker, path: Path
) -> None:
    assert 1 == counts(path)["deadline_calendar"]
    tracker.close_days(date(2026, 3, 2), adopted_on=date(2025, 12, 1), reason="a flood")
    assert 2 == counts(path)["deadline_calendar"]
    assert_the_table_tells_it(tracker)


def test_an_erasure_leaves_no_erased_word_in_the_file(tracker: Tracker, path: Path) -> None:
    assert b"marked plan" in path.read_bytes()
    number = tracker.register.files[PAPER].issued.number
    tracker.erase(number, reason="her request", authority="a rule")
    assert b"marked plan" not in path.read_bytes()
    assert_the_table_tells_it(tracker)


def test_an_erasure_by_the_journal_alone_empties_it(tracker: Tracker, path: Path) -> None:
    from isa_programme.record.facts import WordsErased  # noqa: PLC0415 - beside its only use

    number = tracker.register.files[PAPER].issued.number
    fact = WordsErased(entry=number, reference=PAPER, reason="her request", authority="a rule")
    with Journal.open(path, now=lambda: NOW).appending() as appending:
        appending.append(fact, happened_on=NOW.date(), recorded_by="clerk")
    assert (0, 0, 0) == tuple(
        counts(path)[each] for each in ("deadline", "deadline_office", "deadline_state")
    )
    assert b"marked plan" not in path.read_bytes()
    assert_told_from_the_entries(tracker)


# Two programs


def test_an_answer_is_of_one_moment_whatever_somebody_does_meanwhile(
    tracker: Tracker, path: Path
) -> None:
    expected = tracker._journal.overdue(as_at=LATE)
    met: list[str] = []

    def meddle(statement: str) -> None:
        if "deadline_state" in statement or "SELECT" not in statement:
            return  # nothing is read before the state is
        with opened(path) as other:
            other.execute("PRAGMA busy_timeout = 0")
            try:
                other.execute("DELETE FROM deadline_office")
            except sqlite3.OperationalError as error:
                met.append(str(error))

    with reading(path) as connection:
        connection.set_trace_callback(meddle)
        found = deadline_table.overdue_lines(SqliteDeadlines(connection), as_at=LATE)
        connection.set_trace_callback(None)
    assert expected == found
    assert {"database is locked"} == {*met}


def test_what_another_program_records_is_told_at_once(tracker: Tracker, path: Path) -> None:
    assert 1 == len(tracker.overdue(as_at=LATE))
    with Tracker.open(path, now=lambda: NOW) as other:
        other.waive(PAPER, waived_on=date(2026, 1, 5), reason="done with")
    assert () == tracker.overdue(as_at=LATE)
    tracker.issue_advice("Another", issued_on=date(2025, 12, 1), addressees="cosla")
    assert_the_table_tells_it(tracker)

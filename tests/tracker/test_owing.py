"""What is due and overdue, told from the deadline table as from the whole record."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from isa_programme import (
    Addressee,
    Finding,
    Severity,
    Tracker,
    import_record,
    overdue_across,
)
from isa_programme.journal.journal import Journal
from isa_programme.record.facts import AdviceIssued
from isa_programme.tracker.viewing import View
from journal_samples import NOW
from stretches_asked import assert_the_table_tells_it

ISSUED_ON, LATE = date(2025, 11, 13), date(2026, 2, 2)
PAPER = "ADV-2025-001"
DIFFERS = Finding(
    rule="deadline-table-differs",
    severity=Severity.ERROR,
    sentence="the deadline table is not what the entries come to, so that isa due and isa overdue"
    " may be wrong; isa rebuild makes it anew",
)

Doing = Callable[[Tracker], object]


@pytest.fixture
def tracker(path: Path) -> Iterator[Tracker]:
    """A record of two papers, one of them paused, and a promise past its date."""
    with Tracker.create(
        path,
        addressees=[
            Addressee(slug="cosla", name="COSLA", kind="government"),
            Addressee(slug="us", name="Our office", kind="government", ours=True),
        ],
        example="foisa-like",
        adopted_on=date(2025, 1, 1),
        recorded_by="clerk",
        now=lambda: NOW,
    ) as made:
        for number, title in enumerate(("One strategy, not two", "A paper that waits"), start=1):
            made.issue_advice(
                title,
                own_reference=f"old/{number}",
                issued_on=ISSUED_ON,
                addressees=["cosla", "us"],
                recommendations=["Publish a plan", "Name a director"],
                lead="Ann" if number == 1 else "Bob",
            )
        made.pause_clock("ADV-2025-002", paused_on=date(2025, 11, 20), reason="in recess")
        answer = made.record_response(
            PAPER, sent_by="us", kind="holding", received_on=date(2025, 11, 25)
        )
        made.make_commitment(
            "To say which plan",
            response=answer.reference,
            owner="us",
            made_on=date(2025, 11, 25),
            promised_for=date(2025, 12, 19),
        )
        yield made


def everything(tracker: Tracker) -> View:
    """The same record with no table to look at."""
    return View(tracker.register)


# The same answers


@pytest.mark.parametrize("day", [date(2025, 11, 12), ISSUED_ON, date(2025, 12, 12), LATE])
@pytest.mark.parametrize("within", [None, "1 working days", "3 weeks", "9999 months"])
@pytest.mark.parametrize("ours", [False, True])
def test_what_is_due_is_the_same(
    tracker: Tracker, day: date, within: str | None, *, ours: bool
) -> None:
    assert everything(tracker).due(as_at=day, within=within, ours=ours) == tracker.due(
        as_at=day, within=within, ours=ours
    )


@pytest.mark.parametrize("since", [None, date.min, date(2025, 12, 12), date(2025, 12, 19), LATE])
@pytest.mark.parametrize("lead", [None, "ann", "BOB", "nobody"])
@pytest.mark.parametrize("ours", [False, True])
def test_what_is_overdue_is_the_same(
    tracker: Tracker, since: date | None, lead: str | None, *, ours: bool
) -> None:
    assert everything(tracker).overdue(as_at=LATE, since=since, lead=lead, ours=ours) == (
        tracker.overdue(as_at=LATE, since=since, lead=lead, ours=ours)
    )


def test_no_entry_is_read_for_what_is_owed_and_what_it_rests_on(
    tracker: Tracker, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(of: Tracker) -> tuple[object, ...]:
        across = overdue_across([path], as_at=LATE, lead="Ann")
        late = of.overdue(as_at=LATE, lead="Ann")
        soon = of.due(as_at=ISSUED_ON, within="30 working days", ours=True)
        assert all((late, soon, across.lines))
        return late, soon, of.held, of.head, across

    expected = asked(tracker)

    def read(*_: object, **__: object) -> object:
        raise AssertionError("the entries are read")

    monkeypatch.setattr(Journal, "entries", read)
    monkeypatch.setattr(Journal, "entries_since", read)
    with Tracker.open(path) as opened:
        assert expected == asked(opened)


def test_what_is_overdue_since_a_day_fell_overdue_after_it(tracker: Tracker) -> None:
    told = [
        [line.reference for line in tracker.overdue(as_at=LATE, since=since, ours=True)]
        for since in (date(2025, 12, 12), date(2025, 12, 13), date(2025, 12, 20))
    ]
    assert [[f"{PAPER}.1", f"{PAPER}.2", "CMT-2025-001"], ["CMT-2025-001"], []] == told


def test_what_if_another_version_governed_it_is_asked_of_the_whole_record(
    tracker: Tracker,
) -> None:
    (rules,) = tracker.register.protocols
    day = date(2025, 12, 1)
    supposed = everything(tracker).due(as_at=day, under=rules)
    assert supposed == tracker.due(as_at=day, under=rules)
    assert everything(tracker).overdue(as_at=LATE, under=rules) == tracker.overdue(
        as_at=LATE, under=rules
    )


def test_a_question_about_an_earlier_record_is_answered_by_that(tracker: Tracker) -> None:
    then = tracker.known_at(tracker.register.size - 1)
    assert ["CMT-2025-001"] == [
        line.reference
        for line in tracker.overdue(as_at=LATE)
        if line not in then.overdue(as_at=LATE) and line.commitment
    ]


def test_who_sees_only_public_items_is_told_of_no_other(tracker: Tracker) -> None:
    assert tracker.overdue(as_at=LATE)
    assert () == tracker.seen_at("public").overdue(as_at=LATE)


# Every kind of write


WRITES: dict[str, Doing] = {
    "a note": lambda it: it.note(PAPER, "rang", noted_on=LATE),
    "an answer": lambda it: it.record_response(
        PAPER,
        sent_by="cosla",
        kind="substantive",
        received_on=date(2025, 12, 10),
        dispositions={1: "accepted"},
    ),
    "a clock that goes on": lambda it: it.resume_clock("ADV-2025-002", resumed_on=LATE, reason=""),
    "more time": lambda it: it.extend_clock(
        PAPER, agreed_on=ISSUED_ON, agreed_by="us", by="5 working days", reason="asked"
    ),
    "a waiver": lambda it: it.waive(PAPER, waived_on=LATE, reason="done with"),
    "a withdrawal": lambda it: it.withdraw_advice(PAPER, withdrawn_on=LATE, reason="done with"),
    "a transfer": lambda it: it.transfer_advice(
        PAPER, sender="cosla", to="us", transferred_on=LATE, reason="ours"
    ),
    "another paper": lambda it: it.issue_advice("New", issued_on=LATE, addressees="us"),
    "a new name": lambda it: it.rename_addressee("cosla", "Councils", renamed_on=LATE),
    "an office closed": lambda it: it.close_addressee("cosla", closed_on=LATE, successor="us"),
    "another office": lambda it: it.add_addressee("sfha", "Housing", kind="charity"),
    "days closed": lambda it: it.close_days(
        date(2025, 12, 3), adopted_on=date(2025, 12, 1), reason="a flood"
    ),
    "who may see it": lambda it: it.change_visibility(PAPER, "public", changed_on=LATE),
    "a promise moved": lambda it: it.revise_commitment(
        "CMT-2025-001", promised_for=LATE, revised_on=date(2025, 12, 1), reason="held up"
    ),
    "a promise kept": lambda it: it.finish_commitment("CMT-2025-001", done_on=LATE),
    "an entry put right": lambda it: it.correct(
        issue(it), {"title": "Another title", "own_reference": "new/1"}, because="a slip"
    ),
    "an entry made void": lambda it: it.void(it.register.size, because="a twin"),
    "an office of another kind": lambda it: it.correct(
        added(it), {"addressee.kind": "charity"}, because="a slip"
    ),
    "words erased": lambda it: it.erase(issue(it), reason="her request", authority="a rule"),
    "a hold": lambda it: it.set_hold("FOI/1", received_on=LATE, reason="all of it"),
    "rows of a sheet": lambda it: it.import_csv(
        "kind,date,id,title,to\nadvice,2025-12-01,row-1,From a sheet,cosla\n"
    ),
}


def issue(tracker: Tracker) -> int:
    return tracker.register.files[PAPER].issued.number


def added(tracker: Tracker) -> int:
    facts = ((entry.number, entry.fact) for entry in tracker.entries())
    return next(number for number, fact in facts if "cosla" in str(fact.about or fact))


@pytest.mark.parametrize("write", WRITES)
def test_every_kind_of_write_keeps_the_table_in_step(
    tracker: Tracker, path: Path, write: str
) -> None:
    before = tracker.register.size
    WRITES[write](tracker)
    assert tracker.register.size > before
    assert_the_table_tells_it(tracker)
    with Tracker.open(path, now=lambda: NOW) as again:
        assert_the_table_tells_it(again)
        again.rebuild()
        assert_the_table_tells_it(again)


def test_a_record_made_of_its_export_is_in_step(tracker: Tracker, tmp_path: Path) -> None:
    import_record("\n".join(tracker.export()), tmp_path / "again.db")
    with Tracker.open(tmp_path / "again.db") as made:
        assert_the_table_tells_it(made)
        assert tracker.overdue(as_at=LATE) == made.overdue(as_at=LATE)


# Out of step, and made anew


def alter(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        one = connection.execute("SELECT min(rowid) FROM deadline").fetchone()[0]
        statement = statement.replace("rowid = 0", f"rowid = {one}")
        assert connection.execute(statement).rowcount, "nothing was altered"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE deadline SET deadline = '2030-01-01' WHERE rowid = 0",
        "UPDATE deadline SET deadline_place = deadline_place + 1 WHERE rowid = 0",
        "UPDATE deadline SET title = 'Another' WHERE rowid = 0",
        "UPDATE deadline SET until_day = '2025-12-01' WHERE rowid = 0",
        "DELETE FROM deadline WHERE rowid = 0",
        "INSERT INTO deadline SELECT * FROM deadline WHERE rowid = 0",
        "UPDATE deadline_calendar SET working = '1' || working",
        "DELETE FROM deadline_calendar",
        "UPDATE deadline_office SET name = 'Nobody' WHERE slug = 'cosla'",
        "UPDATE deadline_office SET ours = 1 - ours WHERE slug = 'us'",
        "DELETE FROM deadline_office WHERE slug = 'cosla'",
        "INSERT INTO deadline_office VALUES ('cosla', '2026-01-01', 'Later', 0)",
    ],
)
def test_a_table_that_was_tampered_with_is_found_and_made_anew(
    tracker: Tracker, path: Path, statement: str
) -> None:
    assert DIFFERS not in tracker.check(as_at=LATE)
    alter(path, statement)
    assert DIFFERS in tracker.check(as_at=LATE)
    assert () == tracker.verify(), "no entry is altered"
    rows = tracker.rebuild()
    assert DIFFERS not in tracker.check(as_at=LATE)
    kept = tracker._journal.deadlines(tracker.register.head)
    assert kept is not None
    assert rows == len(kept.stretches) > 0
    assert_the_table_tells_it(tracker)


@pytest.mark.usefixtures("tracker")
def test_a_table_out_of_step_is_no_finding_and_is_left_as_it_is(path: Path) -> None:
    alter(path, "UPDATE deadline_state SET rules = rules - 1")
    before = path.read_bytes()
    with Tracker.open(path) as opened:
        assert everything(opened).overdue(as_at=LATE) == opened.overdue(as_at=LATE) != ()
        assert everything(opened).due(as_at=ISSUED_ON) == opened.due(as_at=ISSUED_ON) != ()
        assert DIFFERS not in opened.check(as_at=LATE)
    assert before == path.read_bytes()


def test_a_table_made_anew_adds_no_entry(tracker: Tracker, path: Path) -> None:
    entries, export = tracker.entries(), [*tracker.export()]
    alter(path, "DELETE FROM deadline_state")
    tracker.rebuild()
    tracker.rebuild()
    assert (entries, export) == (tracker.entries(), [*tracker.export()])
    assert_the_table_tells_it(tracker)


def test_a_table_made_anew_takes_in_what_another_program_recorded(
    tracker: Tracker, path: Path
) -> None:
    with Tracker.open(path, now=lambda: NOW) as other:
        other.issue_advice("Another", issued_on=LATE, addressees="us")
    tracker.rebuild()
    assert_the_table_tells_it(tracker)
    assert any(isinstance(each.fact, AdviceIssued) for each in tracker.entries()[-1:])

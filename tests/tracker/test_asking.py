"""Every question, put to one small record."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest

from isa_programme import FaultsError, Finding, Severity, Tracker, UnknownReferenceError


@pytest.fixture(autouse=True)
def told(tracker: Tracker) -> None:
    """Two papers of two offices, entries 7 to 11: the Minister answers one part of the first."""
    tracker.issue_advice(
        "One strategy, not two",
        issued_on="2025-11-13",
        addressees=["minister", "cosla"],
        recommendations=["Publish one strategy"],
        own_reference="ISA/07",
        lead="Ann",
    )
    tracker.issue_advice(
        "A second paper",
        issued_on="2025-11-27",
        addressees="minister",
        recommendations=["First", "Second"],
        lead="Bob",
    )
    tracker.note("ADV-2025-001", "rang, no answer", noted_on="2025-12-01")
    tracker.record_response(
        "ADV-2025-001",
        sent_by="minister",
        kind="substantive",
        received_on="2025-12-05",
        dispositions={1: "accepted"},
    )
    tracker.record_response(
        "ADV-2025-002",
        sent_by="minister",
        kind="substantive",
        received_on="2025-12-29",
        dispositions={2: "noted"},
    )


COSLA = ("ADV-2025-001.1", "cosla", date(2025, 12, 12))
ANSWERED = ("ADV-2025-001.1", "minister", date(2025, 12, 12))
FIRST = ("ADV-2025-002.1", "minister", date(2025, 12, 30))
SECOND = ("ADV-2025-002.2", "minister", date(2025, 12, 30))

Rows = list[tuple[str, str, date | None]]


@pytest.fixture
def due(tracker: Tracker) -> Callable[..., Rows]:
    return lambda as_at, within=None: [
        (line.reference, line.addressee, line.deadline)
        for line in tracker.due(as_at=as_at, within=within)
    ]


@pytest.fixture
def overdue(tracker: Tracker) -> Callable[..., Rows]:
    return lambda as_at, since=None, lead=None: [
        (line.reference, line.addressee, line.deadline)
        for line in tracker.overdue(as_at=as_at, since=since, lead=lead)
    ]


# Due


def test_due_lists_the_soonest_deadline_first(due: Callable[..., Rows]) -> None:
    assert due(date(2025, 12, 11)) == [COSLA, FIRST, SECOND]


def test_what_is_due_today_is_due_and_not_overdue(
    due: Callable[..., Rows], overdue: Callable[..., Rows]
) -> None:
    assert due(date(2025, 12, 12)) == [COSLA, FIRST, SECOND]
    assert overdue(date(2025, 12, 12)) == []
    assert due(date(2025, 12, 13)) == [FIRST, SECOND]
    assert overdue(date(2025, 12, 13)) == [COSLA]


@pytest.mark.parametrize(
    ("as_at", "within", "expected"),
    [
        (date(2025, 12, 8), "3 working days", []),
        (date(2025, 12, 8), "4 working days", [COSLA]),
        (date(2025, 12, 8), "13 working days", [COSLA]),
        (date(2025, 12, 8), "14 working days", [COSLA, FIRST, SECOND]),
        (date(2025, 12, 6), "5 days", []),
        (date(2025, 12, 6), "6 days", [COSLA]),
        (date(2025, 12, 9), "3 weeks", [COSLA, FIRST, SECOND]),
        (date(2025, 11, 29), "1 months", [COSLA, ANSWERED]),
        (date(2025, 11, 30), "1 months", [COSLA, ANSWERED, FIRST, SECOND]),
    ],
)
def test_due_within_looks_so_far_ahead_and_no_further(
    due: Callable[..., Rows], as_at: date, within: str, expected: Rows
) -> None:
    assert expected == due(as_at, within)


def test_due_within_what_is_no_allowance_is_refused(tracker: Tracker) -> None:
    with pytest.raises(FaultsError) as caught:
        tracker.due(as_at=date(2025, 12, 8), within="soon")
    expected = (
        (
            "within: 'soon' is no allowance: write a whole number and working days, days, weeks or"
            " months, as in '20 working days'"
        ),
    )
    assert expected == caught.value.faults


# Overdue


def test_overdue_lists_the_longest_overdue_first(overdue: Callable[..., Rows]) -> None:
    assert overdue(date(2026, 1, 5)) == [COSLA, FIRST]


def test_overdue_since_a_day_lists_what_has_become_so_after_it(
    overdue: Callable[..., Rows],
) -> None:
    expected = {
        date(2025, 12, 11): [COSLA, FIRST],
        date(2025, 12, 12): [COSLA, FIRST],
        date(2025, 12, 13): [FIRST],
        date(2025, 12, 30): [FIRST],
        date(2025, 12, 31): [],
    }
    assert expected == {day: overdue(date(2026, 1, 5), since=day) for day in expected}


def test_overdue_for_one_lead_lists_that_persons_papers(overdue: Callable[..., Rows]) -> None:
    expected = {"Ann": [COSLA], "Bob": [FIRST], "ann": [COSLA], "An": []}
    assert expected == {name: overdue(date(2026, 1, 5), lead=name) for name in expected}


# Explain


def explained(tracker: Tracker, reference: str, **narrowed: str) -> list[tuple[str, str]]:
    found = tracker.explain(
        reference, addressee=narrowed.get("addressee"), stage=narrowed.get("stage")
    )
    assert len(found) == len(found.each)
    return [(each.reference, each.addressee) for each in found]


def test_explain_gives_every_obligation_of_a_paper(tracker: Tracker) -> None:
    expected = [("ADV-2025-001.1", "minister"), ("ADV-2025-001.1", "cosla")]
    assert expected == explained(tracker, "ADV-2025-001")
    assert expected == explained(tracker, "ISA/07.1")
    assert expected == explained(tracker, "ISA/07", stage="substantive")


def test_explain_narrows_to_a_part_or_an_office(tracker: Tracker) -> None:
    assert explained(tracker, "ADV-2025-002.2") == [("ADV-2025-002.2", "minister")]
    assert explained(tracker, "ADV-2025-001", addressee="cosla") == [("ADV-2025-001.1", "cosla")]


def test_explanations_read_one_below_the_other(tracker: Tracker) -> None:
    found = tracker.explain("ADV-2025-002")
    calendar = tracker.register.calendar("scotland")
    assert calendar is not None

    def closed(month: int, day: int) -> str:
        return calendar.closed[date(2025, month, day)]

    one = (
        "ADV-2025-002.{}, owed by minister: substantive\n"
        "  rule: 20 working days, under answers version 1, agreed\n"
        f"  calendar: scotland, {calendar.first} to {calendar.last},"
        f" fingerprint {calendar.fingerprint[:12]} ({calendar.source})\n"
        "  day zero: issued on Thursday 27 November 2025; not counted itself\n"
        "  Friday 28 November 2025: working day 1\n"
        "  Saturday 29 November 2025: not counted, weekend\n"
        f"  Sunday 30 November 2025: not counted, {closed(11, 30)}\n"
        f"  Monday 1 December 2025: not counted, {closed(12, 1)}\n"
        "  Tuesday 2 December 2025 to Wednesday 24 December 2025: working days 2 to 18;"
        " not counted: the weekends of 6-7 December 2025, 13-14 December 2025,"
        " 20-21 December 2025\n"
        f"  Thursday 25 December 2025: not counted, {closed(12, 25)}\n"
        f"  Friday 26 December 2025: not counted, {closed(12, 26)}\n"
        "  Saturday 27 December 2025 to Sunday 28 December 2025: not counted, weekend\n"
        "  Monday 29 December 2025 to Tuesday 30 December 2025: working days 19 to 20\n"
        "  deadline: Tuesday 30 December 2025, to midnight; late from Wednesday 31 December 2025"
        "{}"
    )
    met = {1: "", 2: "\n  met by RSP-2025-002, received Monday 29 December 2025"}
    expected = "\n\n".join(one.format(number, met[number]) for number in (1, 2))
    assert expected == str(found)


@pytest.mark.parametrize(
    ("reference", "narrowed", "sentence"),
    [
        (
            "ADV-2025-009",
            {},
            "no advice 'ADV-2025-009' in this record: isa advice list shows them all",
        ),
        (
            "ADV-2025-002.3",
            {},
            "no recommendation 'ADV-2025-002.3' in this record: ADV-2025-002 has 2 of them",
        ),
        (
            "ADV-2025-002",
            {"addressee": "cosla"},
            "no obligation 'ADV-2025-002' in this record: ADV-2025-002 asks minister",
        ),
        (
            "ISA/07",
            {"stage": "acknowledgement"},
            "no obligation 'ISA/07' in this record: ADV-2025-001 asks minister, cosla",
        ),
    ],
)
def test_explaining_what_is_not_there_says_what_is(
    tracker: Tracker, reference: str, narrowed: dict[str, str], sentence: str
) -> None:
    with pytest.raises(UnknownReferenceError) as caught:
        explained(tracker, reference, **narrowed)
    assert (str(caught.value), caught.value.given) == (sentence, reference)


# History


@pytest.mark.parametrize(
    ("reference", "numbers"),
    [
        ("ADV-2025-001", [7, 9, 10]),
        ("ISA/07", [7, 9, 10]),
        ("ISA/07.1", [7, 9, 10]),
        ("ADV-2025-001.1", [7, 9, 10]),
        ("RSP-2025-001", [7, 9, 10]),
        ("ADV-2025-002.2", [8, 11]),
        ("RSP-2025-002", [8, 11]),
        ("cosla", [5]),
        ("answers", [6]),
        ("scotland", [2]),
    ],
)
def test_history_finds_every_entry_by_every_kind_of_reference(
    tracker: Tracker, reference: str, numbers: list[int]
) -> None:
    assert numbers == [entry.number for entry in tracker.history(reference)]


@pytest.mark.parametrize(
    "reference", ["ADV-2025-003", "RSP-2025-003", "adv-2025-001", "", "nobody"]
)
def test_history_of_what_is_not_there_is_refused(tracker: Tracker, reference: str) -> None:
    with pytest.raises(UnknownReferenceError) as caught:
        tracker.history(reference)
    assert str(caught.value) == f"no entry about '{reference}' in this record"


def test_history_is_in_the_order_recorded_not_in_that_of_events(tracker: Tracker) -> None:
    tracker.note("ADV-2025-001", "the day before it went out: proofs read", noted_on="2025-11-12")
    expected = [(7, 13), (9, 1), (10, 5), (12, 12)]
    found = tracker.history("ADV-2025-001")
    assert expected == [(entry.number, getattr(entry.happened_on, "day", 0)) for entry in found]


# Check and verify


def test_check_names_what_somebody_should_look_at(tracker: Tracker) -> None:
    calendar = tracker.register.calendar("scotland")
    assert calendar is not None
    before = tracker.check(as_at=date(2026, 1, 5))
    tracker.record_response(
        "ADV-2025-002", sent_by="cosla", kind="update", received_on="2025-12-30"
    )
    expected = [
        Finding(
            rule="senders-were-asked",
            severity=Severity.NOTE,
            sentence="RSP-2025-003 is from cosla, which ADV-2025-002 does not ask:"
            " it meets nothing",
            reference="ADV-2025-002",
            entry=12,
        ),
        Finding(
            rule="recorded-late",
            severity=Severity.NOTE,
            sentence="7 entries were recorded later than on the day they are about;"
            " isa history says by how many days",
        ),
    ]
    after = tracker.check(as_at=date(2026, 1, 5))
    assert expected == [found for found in after if found not in before]
    assert {found.rule for found in before} <= {"calendars-reach-ahead", "recorded-late"}


def test_check_warns_before_the_calendar_runs_out(tracker: Tracker) -> None:
    calendar = tracker.register.calendar("scotland")
    assert calendar is not None
    expected = Finding(
        rule="calendars-reach-ahead",
        severity=Severity.WARNING,
        sentence=f"the calendar scotland ends on {calendar.last}",
        reference="scotland",
    )
    in_time = date(calendar.last.year - 2, 12, 31)
    assert expected not in tracker.check(as_at=in_time)
    assert expected in tracker.check(as_at=date(calendar.last.year, 1, 2))


def test_verify_finds_nothing_in_a_record_that_is_whole(tracker: Tracker) -> None:
    assert tracker.verify() == ()
    assert [tracker.verify(receipt=entry.receipt) for entry in tracker.entries()] == [()] * 11


def test_verify_misses_an_entry_that_a_receipt_proves(tracker: Tracker) -> None:
    expected = (
        Finding(
            rule="receipt-not-found",
            severity=Severity.ERROR,
            sentence="the record does not hold entry 12 as the receipt gives it: its end was cut"
            " off, or another or older record was put in its place",
        ),
    )
    assert expected == tracker.verify(receipt=f"12:{'0' * 64}")


@pytest.mark.parametrize("receipt", ["", "11", "0:" + "0" * 64, "11:" + "g" * 64])
def test_verify_refuses_what_is_no_receipt(tracker: Tracker, receipt: str) -> None:
    with pytest.raises(FaultsError) as caught:
        tracker.verify(receipt=receipt)
    expected = ("receipt: write it as it was given, the number, a colon, 64 figures",)
    assert expected == caught.value.faults


# Export


def test_export_gives_every_entry_with_its_hash_and_its_words(tracker: Tracker) -> None:
    head, *lines = (json.loads(line) for line in tracker.export())
    assert {"format": "isa-programme-record.v1", "entries": 11, "head": tracker.head} == head
    assert [entry.hash for entry in tracker.entries()] == [line["hash"] for line in lines]
    assert lines[8]["content"]["words"] == {"text": "rang, no answer"}
    assert lines[8]["entry"]["happened_on"] == "2025-12-01"


def test_asking_changes_nothing_in_the_file(tracker: Tracker) -> None:
    path = tracker._journal.path
    before = path.read_bytes(), path.stat().st_mtime_ns
    day = date(2026, 1, 5)
    tracker.standings(as_at=day), tracker.due(as_at=day), tracker.overdue(as_at=day)
    tracker.coverage("ADV-2025-001", as_at=day), tracker.promises_passed(as_at=day)
    tracker.escalations_due(as_at=day), tracker.explain("ADV-2025-001")
    tracker.history("ADV-2025-001"), tracker.check(as_at=day), tracker.verify()
    tuple(tracker.export())
    assert before == (path.read_bytes(), path.stat().st_mtime_ns)

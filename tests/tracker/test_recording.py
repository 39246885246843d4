"""What happens when something is recorded: references, twins, refusals, and nothing by halves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import attrs
import pytest

from isa_programme import (
    Addressee,
    AlreadyRecordedError,
    FaultsError,
    Finding,
    IsaProgrammeError,
    Move,
    Programme,
    Recommendation,
    Recorded,
    RecordExistsError,
    RecordMovedOnError,
    RefusedError,
    Scope,
    Severity,
    StageName,
    Standing,
    Tracker,
    UnknownReferenceError,
)
from isa_programme.record.drafts import draft_advice, draft_response
from isa_programme.record.facts import ClockPaused, ClockResumed, NoteTaken
from journal_samples import NOW


def issue(tracker: Tracker, issued_on: str = "2025-11-13", own: str = "") -> Recorded:
    return tracker.issue_advice(
        "One strategy, not two",
        issued_on=issued_on,
        addressees="minister",
        recommendations=["Publish one strategy", "Name a director"],
        own_reference=own,
    )


def answer(tracker: Tracker, reference: str = "ADV-2025-001", **changed: str) -> Recorded:
    return tracker.record_response(
        reference,
        sent_by=changed.get("sent_by", "minister"),
        kind="substantive",
        received_on=changed.get("received_on", "2025-12-10"),
        dispositions={1: "accepted"},
        early_reason=changed.get("early_reason", ""),
    )


def refused(act: Callable[[], object]) -> tuple[str, ...]:
    with pytest.raises(RefusedError) as caught:
        act()
    return caught.value.faults


# References


def test_references_are_assigned_in_order_for_each_year_of_issue(tracker: Tracker) -> None:
    days = ("2025-11-13", "2026-01-05", "2025-02-03", "2026-02-02", "2024-05")
    expected = ["ADV-2025-001", "ADV-2026-001", "ADV-2025-002", "ADV-2026-002", "ADV-2024-001"]
    assert expected == [issue(tracker, day).reference for day in days]


def test_responses_are_numbered_by_their_own_year_of_receipt(tracker: Tracker) -> None:
    issue(tracker)
    days = ("2025-12-10", "2026-01-05", "2025-12-11")
    expected = ["RSP-2025-001", "RSP-2026-001", "RSP-2025-002"]
    assert expected == [answer(tracker, received_on=day).reference for day in days]


def test_a_reference_refused_is_given_to_the_next(tracker: Tracker) -> None:
    with pytest.raises(RefusedError):
        tracker.issue_advice("A paper", issued_on="2025-11-13", addressees="nobody")
    assert issue(tracker).reference == "ADV-2025-001"


def test_after_999_papers_the_reference_simply_grows(tracker: Tracker) -> None:
    recorded = tracker.record_all(
        draft_advice(f"Paper {number}", issued_on="2025-11-13") for number in range(1, 1002)
    )
    expected = ["ADV-2025-001", "ADV-2025-999", "ADV-2025-1000", "ADV-2025-1001"]
    assert expected == [recorded[at].reference for at in (0, 998, 999, 1000)]
    assert issue(tracker).reference == "ADV-2025-1002"


def test_a_paper_is_found_by_its_older_reference_too(tracker: Tracker) -> None:
    issue(tracker, own="ISA/2025/07 (b)")
    register = tracker.register
    assert register.file("ISA/2025/07 (b)") is register.file("ADV-2025-001")
    assert answer(tracker, "ISA/2025/07 (b)").reference == "RSP-2025-001"
    tracker.note("ISA/2025/07 (b)", "rang", noted_on="2025-12-01")
    assert [entry.fact.about for entry in tracker.entries()[6:]] == ["ADV-2025-001"] * 3
    assert tracker.explain("ISA/2025/07 (b).2").each == tracker.explain("ADV-2025-001.2").each


@pytest.mark.parametrize(
    ("own", "fault"),
    [
        ("ISA/07", "own_reference: 'ISA/07' is ADV-2025-001 already"),
        (
            "ADV-2031-004",
            (
                "own_reference: ADV-2031-004 has the form of the record's own references;"
                " leave it out"
            ),
        ),
        (
            " ISA/08",
            "own_reference: one line of at most 64 visible characters, no blanks at its ends",
        ),
        (
            "x" * 65,
            "own_reference: one line of at most 64 visible characters, no blanks at its ends",
        ),
    ],
)
def test_an_older_reference_that_would_mislead_is_refused(
    tracker: Tracker, own: str, fault: str
) -> None:
    issue(tracker, own="ISA/07")
    assert refused(lambda: issue(tracker, "2025-11-14", own)) == (fault,)


# The same again


def test_a_duplicate_is_recognised_and_adds_nothing(tracker: Tracker, path: Path) -> None:
    first = issue(tracker, own="ISA/07")
    before = path.read_bytes()
    expected = attrs.evolve(first, already=True)
    assert expected == issue(tracker, own="ISA/07")
    assert (before, 7) == (path.read_bytes(), len(tracker.entries()))


def test_a_duplicate_by_the_older_reference_is_the_same_response(tracker: Tracker) -> None:
    issue(tracker, own="ISA/07")
    first = answer(tracker)
    assert attrs.evolve(first, already=True) == answer(tracker, "ISA/07")


def test_a_duplicate_is_recognised_through_another_tracker(tracker: Tracker, path: Path) -> None:
    first = issue(tracker)
    with Tracker.open(path, recorded_by="somebody else", now=lambda: NOW) as other:
        assert attrs.evolve(first, already=True) == issue(other)


PAUSED = ClockPaused(
    scope=Scope(advice="ADV-2025-001"), paused_on=date(2025, 11, 20), reason="recess"
)
RESUMED = ClockResumed(advice="ADV-2025-001", resumed_on=date(2025, 11, 24))


def test_a_resume_sent_twice_is_recorded_once(tracker: Tracker) -> None:
    issue(tracker)
    tracker.record(PAUSED)
    first = tracker.record(RESUMED)
    assert attrs.evolve(first, already=True) == tracker.record(RESUMED)


def test_a_resume_sent_twice_with_its_identity_is_recorded_once(tracker: Tracker) -> None:
    issue(tracker)
    tracker.record(PAUSED)
    first = tracker.record(RESUMED, identity="form-7")
    assert attrs.evolve(first, already=True) == tracker.record(RESUMED, identity="form-7")


def test_the_same_identity_with_other_content_is_refused(tracker: Tracker) -> None:
    draft = draft_advice("A paper", issued_on="2025-11-13", addressees="minister")
    first = tracker.record(draft, identity="form-7")
    assert attrs.evolve(first, already=True) == tracker.record(draft, identity="form-7")
    other = draft_advice("Another paper", issued_on="2025-11-13", addressees="minister")
    with pytest.raises(AlreadyRecordedError) as caught:
        tracker.record(other, identity="form-7")
    assert caught.value.faults == (
        "this identity was used for other content in entry 7; give what is new one of its own",
    )
    assert len(tracker.entries()) == 7


def test_the_same_content_under_another_identity_is_another_entry(tracker: Tracker) -> None:
    draft = draft_advice("A paper", issued_on="2025-11-13", addressees="minister")
    recorded = [tracker.record(draft, identity=name) for name in ("form-7", "form-8")]
    assert [(each.number, each.already) for each in recorded] == [(7, False), (8, False)]


def test_a_deliberate_twin_is_recorded_again(tracker: Tracker) -> None:
    draft = draft_advice("A paper", issued_on="2025-11-13", addressees="minister")
    recorded = [tracker.record(draft), tracker.record(draft, again=True), tracker.record(draft)]
    expected = [("ADV-2025-001", False), ("ADV-2025-002", False), ("ADV-2025-001", True)]
    assert expected == [(each.reference, each.already) for each in recorded]


# Refusals


def test_all_faults_of_values_are_told_together(tracker: Tracker) -> None:
    with pytest.raises(FaultsError) as caught:
        tracker.issue_advice(
            "A paper",
            issued_on="13/11/2025",
            function="strategie",
            priority="high",
            visibility="secret",
            requested_by="2025-02-30",
        )
    expected = (
        "issued_on: '13/11/2025' is not a date here: write it year-month-day, as in 2026-01-05",
        "function: 'strategie' is none of strategy, delivery, relationships",
        "priority: 'high' is none of routine, urgent",
        "visibility: 'secret' is none of public, restricted, confidential",
        (
            "requested_by: '2025-02-30' is not a date here: there is no such day;"
            " write a real one, as in 2026-01-05"
        ),
    )
    assert expected == caught.value.faults
    assert "; ".join(expected) == str(caught.value)


def test_all_faults_against_the_record_are_told_together(tracker: Tracker) -> None:
    expected = (
        "title: it can't be blank",
        "date: 2026-11-24 has not come yet; today is 2026-11-23",
        "time: write it as HH:MM, as in 17:30",
        "requested_by: 2026-11-01 lies before the letter itself, 2026-11-24",
        (
            "issued_by: no addressee 'somebody' in this record; isa addressee list shows them all,"
            " isa addressee add makes one"
        ),
        (
            "addressees: no addressee 'Minister' in this record; isa addressee list shows them all,"
            " isa addressee add makes one"
        ),
        "see_also: no advice 'ADV-2020-001' in this record: isa advice list shows them all",
    )
    assert expected == refused(
        lambda: tracker.issue_advice(
            " ",
            issued_on="2026-11-24",
            issued_at="5pm",
            issued_by="somebody",
            addressees="Minister",
            recommendations=["Do"],
            requested_by="2026-11-01",
            see_also="ADV-2020-001",
        )
    )


def test_a_refused_fact_leaves_the_file_as_it_was(tracker: Tracker, path: Path) -> None:
    issue(tracker)
    before = path.read_bytes(), path.stat().st_mtime_ns, tracker.head
    refused(lambda: answer(tracker, sent_by="nobody"))
    assert before == (path.read_bytes(), path.stat().st_mtime_ns, tracker.head)
    assert [path.name] == [file.name for file in path.parent.iterdir()]
    assert len(tracker.entries()) == 7


@pytest.mark.parametrize(
    "reference", ["ADV-2025-002", "adv-2025-001", "ADV-2025-01", "RSP-2025-001"]
)
def test_a_response_to_unknown_advice_is_refused(tracker: Tracker, reference: str) -> None:
    issue(tracker)
    expected = (f"advice: no advice '{reference}' in this record: isa advice list shows them all",)
    assert expected == refused(lambda: answer(tracker, reference))


def test_a_look_alike_of_a_reference_is_no_reference(tracker: Tracker) -> None:
    issue(tracker)
    expected = (
        "advice: no advice '\\u0410DV-2025-001' in this record: isa advice list shows them all",
    )
    assert expected == refused(lambda: answer(tracker, "\u0410DV-2025-001"))


def test_a_response_before_the_advice_is_refused_without_a_reason(tracker: Tracker) -> None:
    issue(tracker)
    expected = (
        (
            "received_on: 2025-11-12 lies before ADV-2025-001 was issued, on 2025-11-13;"
            " give a reason if that is right"
        ),
    )
    assert expected == refused(lambda: answer(tracker, received_on="2025-11-12"))
    assert len(tracker.entries()) == 7


def test_a_response_before_the_advice_is_kept_with_its_reason(tracker: Tracker) -> None:
    issue(tracker)
    recorded = answer(
        tracker, received_on="2025-11-12", early_reason="an advance copy was sent on the 10th"
    )
    assert (recorded.reference, recorded.number) == ("RSP-2025-001", 8)
    (first, _) = tracker.standings(as_at=date(2025, 11, 13))
    assert (first.met_on, first.standing) == (date(2025, 11, 12), "answered-on-time")


def test_dispositions_name_recommendations_that_exist(tracker: Tracker) -> None:
    issue(tracker)
    expected = (
        "recommendation: ADV-2025-001 has no recommendation 3; they are numbered 1 to 2",
        "recommendation: ADV-2025-001 has no recommendation 9; they are numbered 1 to 2",
    )
    assert expected == refused(
        lambda: tracker.record_response(
            "ADV-2025-001",
            sent_by="minister",
            kind="substantive",
            received_on="2025-12-10",
            dispositions={1: "accepted", 3: "noted", 9: "noted"},
        )
    )


@pytest.mark.parametrize("reason", ["", "  "])
def test_what_is_not_accepted_needs_a_reason(tracker: Tracker, reason: str) -> None:
    issue(tracker)
    expected = (
        "reason: recommendation 2 is not accepted; the reason given is needed, or 'none given'",
    )
    assert expected == refused(
        lambda: tracker.record_response(
            "ADV-2025-001",
            sent_by="minister",
            kind="substantive",
            received_on="2025-12-10",
            dispositions={1: "accepted", 2: "not-accepted"},
            reasons={2: reason},
        )
    )


def test_a_reason_for_what_is_not_decided_is_refused(tracker: Tracker) -> None:
    issue(tracker)
    with pytest.raises(FaultsError) as caught:
        tracker.record_response(
            "ADV-2025-001",
            sent_by="minister",
            kind="answer",
            received_on="2025-12",
            dispositions={1: "yes"},
            reasons={2: "why not"},
        )
    expected = (
        "reasons: recommendation 2 has a reason and no disposition",
        (
            "kind: 'answer' is none of acknowledgement, holding, clarification-request,"
            " substantive, update"
        ),
        (
            "disposition 1: 'yes' is none of accepted, accepted-in-part, accepted-with-conditions,"
            " to-be-explored, not-accepted, noted, not-addressed, superseded"
        ),
    )
    assert expected == caught.value.faults


def test_a_resume_with_several_pauses_open_is_refused_and_lists_them(tracker: Tracker) -> None:
    issue(tracker)
    for day, addressee in (("2025-11-20", "minister"), ("2025-11-24", "cosla")):
        tracker.pause_clock("ADV-2025-001", paused_on=day, reason="recess", addressees=addressee)
    expected = ("pause: several are open, name one of 8 of 2025-11-20, 9 of 2025-11-24",)
    resume = tracker.resume_clock
    assert expected == refused(lambda: resume("ADV-2025-001", resumed_on="2025-11-28"))
    expected = ("pause: 7 is not open; open are 8 of 2025-11-20, 9 of 2025-11-24",)
    assert expected == refused(lambda: resume("ADV-2025-001", resumed_on="2025-11-28", pause=7))
    expected = ("date: 2025-11-21 lies before the pause of 2025-11-24",)
    assert expected == refused(lambda: resume("ADV-2025-001", resumed_on="2025-11-21", pause=9))
    resume("ADV-2025-001", resumed_on="2025-11-28", pause=8)
    recorded = resume("ADV-2025-001", resumed_on="2025-11-28")
    assert tracker.entries()[recorded.number - 1].fact == ClockResumed(
        advice="ADV-2025-001", resumed_on=date(2025, 11, 28), pause=9
    )


# All or nothing


def test_several_facts_are_recorded_together_or_not_at_all(tracker: Tracker, path: Path) -> None:
    issue(tracker)
    before = path.read_bytes(), tracker.register
    good = NoteTaken(advice="ADV-2025-001", noted_on=date(2025, 12, 1), text="rang")
    bad = attrs.evolve(good, advice="ADV-2025-009")
    expected = ("advice: no advice 'ADV-2025-009' in this record: isa advice list shows them all",)
    assert expected == refused(lambda: tracker.record_all([good, bad, good]))
    assert before == (path.read_bytes(), tracker.register)
    following = draft_advice("Next", issued_on="2025-12-01")
    assert [each.number for each in tracker.record_all([good, following])] == [8, 9]


def test_facts_of_one_transaction_may_build_on_each_other(tracker: Tracker) -> None:
    recorded = tracker.record_all(
        [
            draft_advice("A paper", issued_on="2025-11-13", addressees="minister"),
            draft_response(
                "ADV-2025-001", sent_by="minister", kind="substantive", received_on="2025-12-10"
            ),
        ]
    )
    assert [each.reference for each in recorded] == ["ADV-2025-001", "RSP-2025-001"]
    (line,) = tracker.standings(as_at=date(2025, 12, 10))
    assert line.met_by == "RSP-2025-001"


MINISTER = Addressee(slug="minister", name="Minister")


@pytest.mark.parametrize(
    ("addressees", "adviser", "fault"),
    [
        (
            [Addressee(slug="Min", name="M")],
            "isa",
            (
                "slug: 'Min' is no slug; use small letters a-z, figures and hyphens,"
                " as in minister-promise"
            ),
        ),
        (
            [attrs.evolve(MINISTER, body="gov")],
            "isa",
            (
                "body: no addressee 'gov' in this record; isa addressee list shows them all,"
                " isa addressee add makes one"
            ),
        ),
        (
            [MINISTER],
            "The Adviser",
            (
                "adviser: 'The Adviser' is no slug; use small letters a-z, figures and hyphens,"
                " as in minister-promise"
            ),
        ),
        (
            [MINISTER, attrs.evolve(MINISTER, name="Another")],
            "isa",
            "slug: minister is an addressee already",
        ),
    ],
    ids=["slug", "body", "adviser", "twice"],
)
def test_a_record_that_can_not_be_made_leaves_no_file(
    path: Path, addressees: list[Addressee], adviser: str, fault: str
) -> None:
    programme = Programme(title="Work", adviser=adviser)
    with pytest.raises(RefusedError) as caught:
        Tracker.create(path, programme=programme, addressees=addressees)
    assert caught.value.faults == (fault,)
    assert [*path.parent.iterdir()] == []


def test_an_unknown_example_leaves_no_file(path: Path) -> None:
    with pytest.raises(UnknownReferenceError) as caught:
        Tracker.create(path, example="agreed-like")
    expected = (
        "no example protocol 'agreed-like' in this record:"
        " there are committee-like, fai-like, foisa-like"
    )
    assert expected == str(caught.value)
    assert [*path.parent.iterdir()] == []


def test_a_record_is_never_made_over_another(tracker: Tracker, path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(RecordExistsError) as caught:
        Tracker.create(path)
    assert str(caught.value) == f"there is a file at {path} already"
    assert (before, 6) == (path.read_bytes(), len(tracker.entries()))


def test_a_new_record_begins_with_what_it_rests_on(tracker: Tracker) -> None:
    expected = [
        (1, "programme-adopted.v1", None),
        (2, "calendar-adopted.v1", "scotland"),
        (3, "addressee-added.v1", "independent-strategic-advisor"),
        (4, "addressee-added.v1", "minister"),
        (5, "addressee-added.v1", "cosla"),
        (6, "protocol-agreed.v1", "answers"),
    ]
    assert expected == [
        (entry.number, entry.fact.kind, entry.fact.about) for entry in tracker.entries()
    ]


# Looking ahead


def test_foreseeing_writes_nothing_and_says_what_would_move(tracker: Tracker, path: Path) -> None:
    issue(tracker)
    before = path.read_bytes(), path.stat().st_mtime_ns, tracker.head
    expected = tuple(
        Move(
            reference=f"ADV-2025-001.{number}",
            addressee="minister",
            stage=StageName.SUBSTANTIVE,
            period=None,
            deadline_before=date(2025, 12, 12),
            deadline_after=None,
            standing_before=Standing.OVERDUE,
            standing_after=Standing.PAUSED,
            addressee_after="minister",
            told_on=None,
        )
        for number in (1, 2)
    )
    assert expected == tracker.foresee(PAUSED)
    assert tracker.foresee(attrs.evolve(PAUSED, paused_on=date(2025, 12, 15))) == ()
    assert before == (path.read_bytes(), path.stat().st_mtime_ns, tracker.head)


def test_what_could_not_be_recorded_is_not_foreseen(tracker: Tracker) -> None:
    issue(tracker)
    fault = ("pause: none is open on ADV-2025-001",)
    assert (
        fault
        == refused(lambda: tracker.foresee(RESUMED))
        == refused(lambda: tracker.record(RESUMED))
    )


def test_what_is_foreseen_is_what_then_moves(tracker: Tracker) -> None:
    issue(tracker)
    tracker.record(PAUSED)
    moves = {(move.reference, move.deadline_after) for move in tracker.foresee(RESUMED)}
    tracker.record(RESUMED)
    lines = tracker.standings(as_at=date(2025, 12, 1))
    assert moves == {(line.reference, line.deadline) for line in lines}
    assert moves == {(f"ADV-2025-001.{number}", date(2025, 12, 16)) for number in (1, 2)}


def test_a_foreseen_record_answers_as_the_record_then_does_and_writes_nothing(
    tracker: Tracker, path: Path
) -> None:
    issue(tracker)
    day = date(2025, 12, 1)
    before = path.read_bytes(), tracker.head, tracker.standings(as_at=day)
    foreseen = tracker.foreseen(PAUSED)
    assert before == (path.read_bytes(), tracker.head, tracker.standings(as_at=day))
    tracker.record(PAUSED)
    assert tracker.standings(as_at=day) == foreseen.standings(as_at=day)


# What is worth knowing


def test_what_is_short_of_an_error_comes_back_with_the_receipt(tracker: Tracker) -> None:
    issue(tracker)
    recorded = tracker.record_response(
        "ADV-2025-001",
        sent_by="cosla",
        on_behalf_of="independent-strategic-advisor",
        kind="substantive",
        received_on="2025-12-10",
    )
    expected = Recorded(
        number=8,
        reference="RSP-2025-001",
        receipt=tracker.head,
        findings=(
            Finding(
                rule="senders-were-asked",
                severity=Severity.NOTE,
                sentence="RSP-2025-001 is from cosla, independent-strategic-advisor, which"
                " ADV-2025-001 does not ask: it meets nothing",
                reference="ADV-2025-001",
            ),
            Finding(
                rule="senders-may-speak",
                severity=Severity.WARNING,
                sentence="on_behalf_of: no sender is recorded as one that answers for"
                " independent-strategic-advisor",
                reference="ADV-2025-001",
            ),
            Finding(
                rule="answers-mention-something",
                severity=Severity.WARNING,
                sentence="RSP-2025-001 has no disposition for any recommendation of ADV-2025-001,"
                " so it answers none of them",
                reference="ADV-2025-001",
            ),
        ),
    )
    assert expected == recorded


def test_a_recommendation_that_asks_nobody_is_worth_a_note(tracker: Tracker) -> None:
    recorded = tracker.issue_advice(
        "A paper",
        issued_on="2025-11-13",
        addressees="minister",
        recommendations=["Do", Recommendation(text="Somebody should")],
    )
    expected = (
        Finding(
            rule="somebody-is-asked",
            severity=Severity.NOTE,
            sentence="ADV-2025-001 recommendation 2 names no addressee, so nobody owes it",
            reference="ADV-2025-001",
        ),
    )
    assert expected == recorded.findings


def test_what_is_in_order_comes_back_with_no_findings(tracker: Tracker) -> None:
    recorded = issue(tracker)
    expected = Recorded(number=7, reference="ADV-2025-001", receipt=tracker.head)
    assert expected == recorded


# Who and when


def test_an_entry_says_who_recorded_it_and_when(tracker: Tracker) -> None:
    issue(tracker)
    entry = tracker.entries()[-1]
    expected = (7, date(2025, 11, 13), NOW, "clerk", 375, tracker.head)
    assert expected == (
        entry.number,
        entry.happened_on,
        entry.recorded_at,
        entry.recorded_by,
        entry.days_late,
        entry.receipt,
    )


def test_the_day_of_recording_is_the_day_in_london(path: Path) -> None:
    just_after_midnight = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    with Tracker.create(path, addressees=[MINISTER], now=lambda: just_after_midnight) as made:
        assert issue(made, "2026-07-01").reference == "ADV-2026-001"
        expected = ("date: 2026-07-02 has not come yet; today is 2026-07-01",)
        assert expected == refused(lambda: issue(made, "2026-07-02"))


@pytest.mark.usefixtures("tracker")
def test_a_clock_set_back_never_makes_an_entry_earlier(path: Path) -> None:
    with Tracker.open(path, now=lambda: NOW - timedelta(days=40)) as late:
        issue(late)
        assert [entry.recorded_at for entry in late.entries()] == [NOW] * 7


def test_a_tracker_that_was_closed_answers_nothing(tracker: Tracker, path: Path) -> None:
    tracker.close()
    for act in (tracker.entries, lambda: issue(tracker)):
        with pytest.raises(IsaProgrammeError) as caught:
            act()
        assert str(caught.value) == f"the journal of {path} was closed; open it again"


def test_two_trackers_on_one_file_see_each_others_entries(tracker: Tracker, path: Path) -> None:
    with Tracker.open(path, now=lambda: NOW) as other:
        issue(tracker)
        assert answer(other).number == 8
        assert tracker.register == other.register
        assert len(tracker.entries()) == 8


def test_what_was_decided_from_an_older_head_is_refused_and_writes_nothing(
    tracker: Tracker, path: Path
) -> None:
    looked_at = tracker.head
    issue(tracker)
    before = path.read_bytes()
    fact = draft_advice("Another", issued_on="2025-11-14", addressees="minister")

    with pytest.raises(RecordMovedOnError) as caught:
        tracker.record_all([fact], looked_at=looked_at)
    assert (
        f"the record has moved on from {looked_at} to {tracker.head}; look again",
    ) == caught.value.faults
    assert before == path.read_bytes()
    (recorded,) = tracker.record_all([fact], looked_at=tracker.head)
    assert recorded.reference == "ADV-2025-002"

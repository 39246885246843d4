"""Stories that once went wrong: each is what an attacker or a new user did."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import attrs
import pytest

from isa_programme import (
    Allowance,
    FirstDay,
    Line,
    OwedPer,
    Protocol,
    ProtocolStatus,
    RecordDamagedError,
    RefusedError,
    ResponseClock,
    Roll,
    Scope,
    Severity,
    Stage,
    StageName,
    Standing,
    Tracker,
    WorkingCalendar,
    scotland,
    weekdays,
)
from isa_programme.record.counting_rules import CountsFrom
from isa_programme.record.facts import AdviceTransferred
from isa_programme.record.stages import HoldingExtends
from journal_samples import NOW

FIVE_DAYS = Stage(name=StageName.SUBSTANTIVE, allowance=Allowance.parse("5 days"), roll=Roll.NONE)


def issue(tracker: Tracker, addressee: str = "minister", day: str = "2026-01-05") -> str:
    return tracker.issue_advice(
        f"A paper to {addressee} of {day}",
        issued_on=day,
        addressees=addressee,
        recommendations=["Publish it", "Name a lead"],
    ).reference


def standing(tracker: Tracker, day: date, reference: str) -> Line:
    return next(line for line in tracker.standings(as_at=day) if line.reference == reference)


def under(tmp_path: Path, answers: Protocol, *stages: Stage) -> Tracker:
    made = Tracker.create(
        tmp_path / "other.db", protocols=[attrs.evolve(answers, stages=stages, escalation=())]
    )
    made.add_addressee("minister", "Minister", kind="government")
    return made


def test_one_date_that_cannot_be_counted_leaves_every_other_line_answered(
    tmp_path: Path, answers: Protocol
) -> None:
    with under(tmp_path, answers, FIVE_DAYS) as tracker:
        endless, other = issue(tracker), issue(tracker, day="2026-01-06")
        tracker.extend_clock(
            endless,
            agreed_on="2026-01-07",
            agreed_by="the office",
            reason="no end",
            until="9999-12-31",
        )
        tracker.pause_clock(endless, paused_on="2026-01-08", reason="their figures")
        tracker.resume_clock(endless, resumed_on="2026-01-12")
        day = date(2026, 1, 20)
        assert Standing.CANNOT_BE_WORKED_OUT == standing(tracker, day, f"{endless}.1").standing
        assert standing(tracker, day, f"{other}.1").standing is Standing.OVERDUE
        assert "beyond the year 9999" in str(tracker.explain(endless))


def test_extensions_beyond_all_counting_leave_every_other_line_answered(
    tmp_path: Path, answers: Protocol
) -> None:
    with under(tmp_path, answers, FIVE_DAYS) as tracker:
        endless, other = issue(tracker), issue(tracker, day="2026-01-06")
        for reason in ("once", "twice"):
            tracker.extend_clock(
                endless,
                agreed_on="2026-01-07",
                agreed_by="the office",
                reason=reason,
                by="9999 months",
            )
        day = date(2026, 1, 20)
        assert Standing.CANNOT_BE_WORKED_OUT == standing(tracker, day, f"{endless}.1").standing
        assert standing(tracker, day, f"{other}.1").standing is Standing.OVERDUE


def test_a_date_agreed_while_a_pause_is_open_explains_itself_and_is_warned_of(
    tracker: Tracker,
) -> None:
    reference = issue(tracker)
    paused = tracker.pause_clock(reference, paused_on="2026-01-12", reason="their figures")
    agreed = tracker.extend_clock(
        reference,
        agreed_on="2026-01-14",
        agreed_by="the office",
        reason="more time",
        until="2026-03-20",
    )
    warnings = [(each.rule, each.severity) for each in agreed.findings]
    assert [("agreed-dates-wait-for-nothing", Severity.WARNING)] == warnings
    assert f"entry {paused.number}" in agreed.findings[0].sentence
    for explanation in tracker.explain(reference):
        assert date(2026, 3, 20) == explanation.deadline
        assert "until the date agreed, Friday 20 March 2026" in explanation.sentences


def test_a_version_that_begins_before_papers_already_governed_is_refused(
    tracker: Tracker, answers: Protocol
) -> None:
    reference = issue(tracker)
    before = tracker.standings(as_at=date(2026, 1, 20))
    back_dated = attrs.evolve(answers, version=2, effective_from=date(2025, 12, 1))
    with pytest.raises(RefusedError) as refused:
        tracker.agree_protocol(back_dated)
    assert (
        (
            f"effective_from: {reference}, issued 2026-01-05, is governed by answers version 1;"
            " a version changes nothing already issued"
        ),
    ) == refused.value.faults
    assert before == tracker.standings(as_at=date(2026, 1, 20))


def test_a_protocol_for_papers_that_none_governed_is_warned_of(
    tracker: Tracker, answers: Protocol
) -> None:
    reference = issue(tracker, "charity")
    charities = attrs.evolve(
        answers,
        name="charities",
        applies_to=attrs.evolve(answers.applies_to, kinds=frozenset({"third-sector"})),
    )
    agreed = tracker.agree_protocol(charities)
    assert [
        (
            f"{reference}, issued 2026-01-05 with no protocol in force, takes its dates from"
            " charities version 1 now"
        )
    ] == [each.sentence for each in agreed.findings]


def test_a_stage_after_one_owed_per_paper_starts_for_every_recommendation(
    tmp_path: Path, answers: Protocol
) -> None:
    whole = attrs.evolve(FIVE_DAYS, owed_per=OwedPer.ADVICE)
    update = Stage(
        name=StageName.UPDATE,
        allowance=Allowance.parse("2 months"),
        owed_per=OwedPer.RECOMMENDATION,
        counts_from=CountsFrom.PREVIOUS_STAGE_MET,
    )
    with under(tmp_path, answers, whole, update) as tracker:
        reference = issue(tracker)
        tracker.record_response(
            reference,
            sent_by="minister",
            kind="substantive",
            received_on="2026-01-08",
            dispositions={1: "accepted"},
        )
        found = [
            (line.reference, line.day_zero)
            for line in tracker.standings(as_at=date(2026, 1, 9))
            if line.stage is StageName.UPDATE
        ]
        assert [(f"{reference}.{part}", date(2026, 1, 8)) for part in (1, 2)] == found


def test_two_questions_answered_on_one_day_that_counts_itself_cost_no_day_more() -> None:
    five = Stage(
        name=StageName.SUBSTANTIVE,
        allowance=Allowance.parse("5 working days"),
        first_day=FirstDay.SAME,
    )
    clock = ResponseClock(stage=five, calendar=scotland(), day_zero=date(2026, 1, 5))
    assert clock.ask(date(2026, 1, 6), "question 1")
    assert clock.ask(date(2026, 1, 7), "question 2")
    assert clock.answer(date(2026, 1, 14), "question 1")
    assert clock.answer(date(2026, 1, 14), "question 2")
    assert date(2026, 1, 20) == clock.deadline


def test_a_pause_like_one_that_has_ended_is_not_taken_for_it(tracker: Tracker) -> None:
    reference = issue(tracker)
    first = tracker.pause_clock(reference, paused_on="2026-01-12", reason="their figures")
    again = tracker.pause_clock(reference, paused_on="2026-01-12", reason="their figures")
    assert again.already
    tracker.resume_clock(reference, resumed_on="2026-01-12")
    with pytest.raises(RefusedError) as refused:
        tracker.pause_clock(reference, paused_on="2026-01-12", reason="their figures")
    assert (
        (
            f"pause: the very same is entry {first.number}, and has ended;"
            " say again=True (--again) if the clock was paused once more"
        ),
    ) == refused.value.faults


def test_an_answer_that_was_late_stays_late_when_a_later_letter_supersedes_it(
    tracker: Tracker,
) -> None:
    reference = issue(tracker)
    for day, word in (("2026-02-05", "accepted"), ("2026-02-20", "superseded")):
        tracker.record_response(
            reference,
            sent_by="minister",
            kind="substantive",
            received_on=day,
            dispositions={1: word},
        )
    line = standing(tracker, date(2026, 2, 21), f"{reference}.1")
    assert (Standing.ANSWERED_LATE, 3) == (line.standing, line.working_days_late)
    assert line.disposition == "superseded"


def test_an_office_is_called_by_the_name_it_had_that_day(tracker: Tracker) -> None:
    reference = issue(tracker)
    tracker.rename_addressee("minister", "Minister for the Promise", renamed_on="2026-02-01")
    names = [
        standing(tracker, day, f"{reference}.1").addressee_name
        for day in (date(2026, 1, 31), date(2026, 2, 1))
    ]
    assert ["Minister", "Minister for the Promise"] == names


def test_a_response_with_a_reference_that_another_has_is_refused(tracker: Tracker) -> None:
    reference = issue(tracker)
    letter = {"sent_by": "minister", "kind": "holding", "own_reference": "C-1"}
    tracker.record_response(reference, received_on="2026-01-08", text="Yes", **letter)  # type: ignore[arg-type] # one table for both letters
    with pytest.raises(RefusedError) as refused:
        tracker.record_response(reference, received_on="2026-01-08", text="No", **letter)  # type: ignore[arg-type] # the same
    assert ("own_reference: 'C-1' is RSP-2026-001 already, with other content",) == (
        refused.value.faults
    )


def test_a_record_with_an_entry_missing_is_damaged_for_readers_too(
    tracker: Tracker, tmp_path: Path
) -> None:
    issue(tracker)
    connection = sqlite3.connect(tmp_path / "isa.db")
    try:
        guards = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("DELETE FROM content WHERE number = 3")
        connection.execute("DELETE FROM entry WHERE number = 3")
        for _, sql in guards:
            connection.execute(sql)
        connection.commit()
    finally:
        connection.close()
    with Tracker.open(tmp_path / "isa.db") as damaged:
        with pytest.raises(RecordDamagedError) as refused:
            damaged.standings(as_at=date(2026, 1, 20))
        assert "entry 3 is missing; isa verify tells more" == str(refused.value)


def test_a_date_agreed_at_the_end_of_all_days_leaves_the_day_after_it_out(
    tracker: Tracker,
) -> None:
    reference = issue(tracker)
    tracker.extend_clock(
        reference,
        agreed_on="2026-01-07",
        agreed_by="the office",
        reason="no end",
        until="9999-12-31",
    )
    last = (
        "deadline: Friday 31 December 9999, to midnight; the original deadline was Monday"
        " 2 February 2026"
    )
    assert [last] * 2 == [each.sentences[-1] for each in tracker.explain(reference)]
    assert standing(tracker, date(2026, 3, 2), f"{reference}.1").standing is Standing.AWAITING


def test_what_came_before_the_clock_started_moved_nothing_and_says_so(
    tmp_path: Path, answers: Protocol
) -> None:
    received = attrs.evolve(FIVE_DAYS, counts_from=CountsFrom.RECEIVED)
    with under(tmp_path, answers, received) as tracker:
        reference = issue(tracker)
        tracker.mark_advice(reference, "received", on="2026-01-12")
        tracker.extend_clock(
            reference,
            agreed_on="2026-01-07",
            agreed_by="the office",
            reason="early",
            by="1 week",
        )
        said = [
            sentence
            for explained in tracker.explain(f"{reference}.1")
            for sentence in explained.sentences
            if "moved nothing" in sentence
        ]
        assert len(said) == 1
        assert said[0].endswith("; it moved nothing: it came before the clock started")
        assert [
            f"{reference}.{part}, minister, substantive: extended by 1 week on 2026-01-07 moved"
            " nothing; it came before the clock started"
            for part in (1, 2)
        ] == [
            found.sentence
            for found in tracker.check(as_at=date(2026, 1, 13))
            if found.rule == "clocks-were-moved-in-time"
        ]


@pytest.mark.parametrize("name", [StageName.ACKNOWLEDGEMENT, StageName.UPDATE])
def test_only_a_substantive_answer_is_held(
    tracker: Tracker, answers: Protocol, name: StageName
) -> None:
    stage = Stage(
        name=name,
        allowance=Allowance.parse("5 days"),
        owed_per=OwedPer.ADVICE,
        holding=HoldingExtends(extends=Allowance.parse("1 week")),
    )
    held = attrs.evolve(
        answers,
        version=2,
        effective_from=date(2026, 6, 1),
        adopted_on=date(2026, 5, 1),
        stages=(stage,),
        escalation=(),
    )
    with pytest.raises(RefusedError) as refused:
        tracker.agree_protocol(held)
    assert (f"{name}: holding: only a substantive answer is held",) == refused.value.faults


OFFICE = weekdays(date(2026, 1, 1), date(2026, 12, 31), name="office")
SLUGS = "use small letters a-z, figures and hyphens, as in minister-promise"


@pytest.mark.parametrize(
    ("calendar", "faults"),
    [
        pytest.param(
            attrs.evolve(OFFICE, source="x" * 1_001),
            ("source: 1001 characters; 1000 are the most",),
            id="a long source",
        ),
        pytest.param(
            attrs.evolve(OFFICE, closed={date(2026, 12, 4): "x" * 1_001}),
            ("closed 2026-12-04: 1001 characters; 1000 are the most",),
            id="a long reason",
        ),
        pytest.param(
            attrs.evolve(OFFICE, name="My Office"),
            ("name: 'My Office' is no slug; " + SLUGS,),
            id="a name that is no slug",
        ),
    ],
)
def test_a_calendar_of_too_many_words_is_refused(
    tracker: Tracker, calendar: WorkingCalendar, faults: tuple[str, ...]
) -> None:
    before = tracker.entries()
    with pytest.raises(RefusedError) as refused:
        tracker.adopt_calendar(calendar)
    assert faults == refused.value.faults
    assert before == tracker.entries()


def test_a_calendar_of_just_so_many_words_is_adopted(tracker: Tracker) -> None:
    calendar = attrs.evolve(OFFICE, source="x" * 1_000, closed={date(2026, 12, 4): "x" * 1_000})
    assert not tracker.adopt_calendar(calendar).already


def _next_version(answers: Protocol, adopted_on: date | None) -> Protocol:
    return attrs.evolve(
        answers,
        version=2,
        status=ProtocolStatus.BORROWED_EXAMPLE,
        effective_from=date(2026, 12, 1),
        adopted_on=adopted_on,
        stages=(FIVE_DAYS,),
        escalation=(),
    )


def test_a_protocol_of_a_day_to_come_says_when_it_was_agreed(
    tracker: Tracker, answers: Protocol
) -> None:
    with pytest.raises(RefusedError) as refused:
        tracker.agree_protocol(_next_version(answers, None))
    assert (
        (
            "effective_from: 2026-12-01 has not come yet; today is 2026-11-23; adopted_on says"
            " when it was agreed for then"
        ),
    ) == refused.value.faults


def test_a_protocol_agreed_today_governs_from_the_day_it_names(
    tracker: Tracker, answers: Protocol
) -> None:
    reference = issue(tracker, day="2026-11-20")
    month = attrs.evolve(FIVE_DAYS, allowance=Allowance.parse("1 month"))
    later = attrs.evolve(_next_version(answers, NOW.date()), status=ProtocolStatus.AGREED)
    tracker.agree_protocol(attrs.evolve(later, stages=(month,), governs_open=True))
    assert ["answers version 1", "answers version 2"] == [
        standing(tracker, day, f"{reference}.1").protocol
        for day in (date(2026, 11, 30), date(2026, 12, 1))
    ]


def test_a_transfer_foreseen_after_the_answer_moves_nothing(tracker: Tracker) -> None:
    reference = issue(tracker)
    tracker.record_response(
        reference,
        sent_by="minister",
        kind="substantive",
        received_on="2026-01-12",
        dispositions={1: "accepted"},
    )
    handed_on = AdviceTransferred(
        scope=Scope(advice=reference, addressees=("minister",)),
        to="cosla",
        transferred_on=date(2026, 1, 19),
        reason="theirs",
    )
    assert [f"{reference}.2"] == [move.reference for move in tracker.foresee(handed_on)]
    tracker.transfer_advice(
        reference, sender="minister", to="cosla", transferred_on="2026-01-19", reason="theirs"
    )
    owed_by = [
        standing(tracker, date(2026, 1, 20), f"{reference}.{part}").addressee for part in (1, 2)
    ]
    assert ["minister", "cosla"] == owed_by

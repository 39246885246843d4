"""A programme loaded, answered, talked about: what each question then says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import attrs
import pytest

from isa_programme import Protocol, ProtocolStatus, Tracker, read_programme, written_programme
from isa_programme.errors import FaultsError, RefusedError
from isa_programme.questions.standing_words import CadenceStanding, CommitmentStanding, Standing
from isa_programme.record.allowance import Allowance
from isa_programme.record.stages import Stage
from isa_programme.record.vocabulary import Severity, StageName

FILE = """
dated_on = 2025-10-01
[programme]
title = "A programme"
period = {first = 2025-10-01, last = 2027-03-31}
[[addressees]]
slug = "minister"
name = "Minister"
kind = "government"
[[references]]
name = "vision-statement:3"
title = "Education"
aliases = ["example.org/three"]
[[objectives]]
slug = "one-plan"
title = "One plan"
function = "strategy"
visibility = "public"
[[milestones]]
slug = "end"
objective = "one-plan"
title = "The end"
planned_for = 2026-03-02
depends_on = ["draft"]
[[milestones]]
slug = "draft"
objective = "one-plan"
title = "A draft"
planned_for = "2025-11"
publishes = "The plan"
visibility = "public"
references = ["vision-statement:3"]
[[cadences]]
slug = "minister-often"
addressee = "minister"
every = "6 weeks"
since = 2025-10-01
"""
PROTOCOL = Protocol(
    name="answers",
    version=1,
    status=ProtocolStatus.AGREED,
    title="Answers",
    effective_from=date(2025, 1, 1),
    adopted_on=date(2024, 12, 2),
    source="a letter",
    calendars=("scotland",),
    stages=(
        Stage(name=StageName.SUBSTANTIVE, allowance=Allowance.parse("20 working days")),
        Stage(
            name=StageName.UPDATE,
            allowance=Allowance.parse("1 month"),
            every=Allowance.parse("1 month"),
            times=3,
        ),
    ),
)
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
AS_AT = date(2026, 1, 5)


@pytest.fixture
def tracker(tmp_path: Path) -> Iterator[Tracker]:
    file = read_programme(FILE)
    assert file.programme is not None
    with Tracker.create(
        tmp_path / "isa.db",
        programme=file.programme,
        addressees=file.addressees,
        protocols=[PROTOCOL],
        adopted_on=date(2025, 1, 1),
        facts=file.facts,
        now=lambda: NOW,
    ) as made:
        yield made


def test_loading_a_file_again_adds_nothing(tracker: Tracker) -> None:
    before = tracker.head
    loaded = tracker.load_programme(read_programme(FILE))
    assert ((), (), before) == (loaded.recorded, loaded.missing, tracker.head)


def test_a_date_that_moved_is_refused_without_a_reason_and_replanned_with_one(
    tracker: Tracker,
) -> None:
    moved = read_programme(FILE.replace("2026-03-02", "2026-05-04"))
    with pytest.raises(RefusedError) as refused:
        tracker.load_programme(moved)
    assert refused.value.faults[0].startswith(
        "end: its date, or what it waits for, is another than recorded; say why it moved"
    )
    tracker.load_programme(moved, because="the election", on="2026-01-02")
    (row,) = (row for row in tracker.milestones(as_at=AS_AT) if row.slug == "end")
    assert (date(2026, 5, 4), date(2026, 3, 2), 63) == (
        row.planned_for,
        row.first_planned_for,
        row.days_slipped,
    )
    assert ["the election"] == [slip.reason for slip in row.slips]
    assert () == tracker.load_programme(moved).recorded


def test_what_else_the_file_says_otherwise_is_refused_and_nothing_is_recorded(
    tracker: Tracker,
) -> None:
    before = tracker.head
    other = FILE.replace('title = "A draft"', 'title = "Another"').replace(
        'objective = "one-plan"\ntitle = "The end"', 'objective = "none"\ntitle = "The end"'
    )
    with pytest.raises(RefusedError) as refused:
        tracker.load_programme(read_programme(other), because="x")
    assert [
        "draft: the record has another title; isa correct 8 puts it right",
        "end: the record has another objective; isa correct 9 puts it right",
    ] == list(refused.value.faults)
    assert before == tracker.head


def test_a_milestone_that_the_file_leaves_out_is_named(tracker: Tracker) -> None:
    less = FILE[: FILE.index('[[milestones]]\nslug = "end"')] + FILE[FILE.index("[[cadences]]") :]
    assert ("draft", "end") == tracker.load_programme(read_programme(less)).missing


def test_a_milestone_is_named_too_where_the_file_has_milestones_of_its_plan_alone(
    tracker: Tracker,
) -> None:
    begun = FILE.index('[[milestones]]\nslug = "draft"')
    draft = "dated_on = 2025-10-01\n" + FILE[begun : FILE.index("[[cadences]]")]
    assert ("end",) == tracker.load_programme(read_programme(draft)).missing


def test_what_is_written_reads_as_the_same_programme(tracker: Tracker, tmp_path: Path) -> None:
    tracker.mark_document("draft", "shared", marked_on="2025-11", shared_with="minister")
    tracker.reach_milestone("draft", reached_on="2025-12-02", evidence="it came")
    again = read_programme(written_programme(tracker.register))
    assert again.programme is not None
    with Tracker.create(
        tmp_path / "again.db",
        programme=again.programme,
        addressees=again.addressees[1:],
        facts=again.facts,
        now=lambda: NOW,
    ) as other:
        bare = [
            [attrs.evolve(row, entry=0) for row in each.milestones(as_at=AS_AT)]
            for each in (tracker, other)
        ]
        assert bare[0] == bare[1]
        assert tracker.progress(as_at=AS_AT).work == other.progress(as_at=AS_AT).work


def test_a_ring_is_refused_by_its_name(tracker: Tracker) -> None:
    with pytest.raises(RefusedError) as refused:
        tracker.link_milestone("draft", depends_on=["end"], linked_on="2026-01-02")
    assert (
        "depends_on: each would wait for the next for ever: draft -> end -> draft",
    ) == refused.value.faults
    ring = FILE.replace('slug = "draft"\n', 'slug = "draft"\ndepends_on = ["end"]\n')
    with pytest.raises(FaultsError) as read:
        read_programme(ring)
    assert (
        "milestones: each would wait for the next for ever: draft -> end -> draft",
    ) == read.value.faults


@pytest.mark.parametrize(
    ("depends_on", "fault"),
    [
        ("nothing", "depends_on: no milestone, commitment or advice 'nothing' in this record"),
        ("ADV-2025-009", "depends_on: no advice 'ADV-2025-009' in this record"),
    ],
)
def test_a_link_to_nothing_is_refused(tracker: Tracker, depends_on: str, fault: str) -> None:
    with pytest.raises(RefusedError) as refused:
        tracker.link_milestone("end", depends_on=[depends_on], linked_on="2026-01-02")
    assert refused.value.faults[0].startswith(fault)


def test_a_milestone_others_wait_for_is_not_voided(tracker: Tracker) -> None:
    (planned,) = (e.number for e in tracker.history("draft"))
    with pytest.raises(RefusedError, match="no milestone, commitment or advice 'draft'"):
        tracker.void(planned, because="a slip")


@pytest.fixture
def answered(tracker: Tracker) -> Tracker:
    """Advice issued on 13 November 2025, answered in part, with a commitment for March."""
    advice = tracker.issue_advice(
        "Advice",
        issued_on="2025-11-13",
        addressees=["minister"],
        recommendations=["Publish", "Pay"],
        visibility="public",
    )
    tracker.link_advice(
        f"{advice.reference}.1",
        linked_on="2025-11-13",
        topics=["plans"],
        sectors=["schools"],
        references=["vision-statement:3"],
    )
    answer = tracker.record_response(
        advice.reference,
        sent_by="minister",
        kind="substantive",
        received_on="2025-12-01",
        dispositions={1: "accepted"},
    )
    tracker.take_stance(answer.reference, "accepted-in-part", taken_on="2025-12-01")
    tracker.judge_response(
        answer.reference, "partly", judged_on="2025-12-02", reason="SECRET nothing on money"
    )
    tracker.make_commitment(
        "Publish the plan",
        owner="minister",
        response=answer.reference,
        made_on="2025-12-01",
        recommendation=1,
        promised_for="2026-03-02",
    )
    tracker.link_milestone("end", depends_on=["ADV-2025-001.2@minister"], linked_on="2026-01-02")
    return tracker


def test_a_milestone_waits_for_an_answer_by_its_date(answered: Tracker) -> None:
    (row,) = (row for row in answered.milestones(as_at=AS_AT) if row.slug == "end")
    assert ["waiting for the response to ADV-2025-001.2 from Minister, due 12 December 2025"] == [
        wait.sentence for wait in row.waits
    ]
    assert [True] == [wait.late for wait in row.waits]
    links = answered.critical_chain(as_at=AS_AT)
    assert [("ADV-2025-001.2", 80), ("end", None)] == [(x.name, x.days_between) for x in links]


def test_updates_owed_on_a_commitment_recur_until_it_is_done(answered: Tracker) -> None:
    def owed(as_at: date) -> list[tuple[int | None, Standing, date | None]]:
        return [
            (line.period, line.standing, line.deadline)
            for line in answered.standings(as_at=as_at)
            if line.commitment == "CMT-2025-001"
        ]

    # One month after 1 December 2025 is 1 January 2026, a holiday, as is the 2nd: Monday the 5th.
    assert [(1, Standing.DUE_TODAY, date(2026, 1, 5))] == owed(AS_AT)
    answered.update_commitment("CMT-2025-001", "It goes on", updated_on="2026-01-04")
    assert [(1, Standing.ANSWERED_ON_TIME, date(2026, 1, 5))] == owed(AS_AT)
    assert (2, Standing.AWAITING, date(2026, 2, 2)) == owed(date(2026, 1, 6))[1]
    answered.finish_commitment("CMT-2025-001", done_on="2026-01-20", evidence="it is there")
    assert Standing.NOT_OWED == owed(date(2026, 1, 20))[1][1]
    assert "commitment" in str(answered.explain("CMT-2025-001")) or answered.explain("CMT-2025-001")


def test_a_commitment_stands_among_what_is_overdue_from_the_day_after_its_date(
    answered: Tracker,
) -> None:
    def stages(as_at: date) -> set[StageName]:
        return {
            line.stage for line in answered.overdue(as_at=as_at) if line.commitment is not None
        } - {StageName.UPDATE}

    assert set() == stages(date(2026, 3, 2))
    assert {StageName.COMMITMENT} == stages(date(2026, 3, 3))
    answered.revise_commitment(
        "CMT-2025-001", promised_for="2026-06", revised_on="2026-03-03", reason="the election"
    )
    (row,) = answered.commitments(as_at=date(2026, 6, 30))
    assert (CommitmentStanding.PROMISED, 120, 1) == (
        row.standing,
        row.days_slipped,
        len(row.slips),
    )
    assert CommitmentStanding.OVERDUE == answered.commitments(as_at=date(2026, 7, 1))[0].standing


def test_contact_lapses_the_day_after_its_last_good_day(tracker: Tracker) -> None:
    def standing(as_at: date) -> CadenceStanding:
        return tracker.cadences(as_at=as_at)[0].standing

    # Six weeks after 1 October 2025 is 12 November.
    assert CadenceStanding.KEPT == standing(date(2025, 11, 12))
    assert CadenceStanding.LAPSED == standing(date(2025, 11, 13))
    tracker.record_engagement("minister", held_on="2025-11-20")
    (row,) = tracker.cadences(as_at=date(2025, 11, 20))
    assert (CadenceStanding.KEPT, date(2026, 1, 1)) == (row.standing, row.next_by)
    assert [(date(2025, 11, 12), date(2025, 11, 20), 8)] == [
        (lapse.last, lapse.ended_on, lapse.days) for lapse in row.lapses
    ]


def test_four_in_a_year_is_counted_in_years_from_the_first_day(tracker: Tracker) -> None:
    tracker.set_cadence(
        "two-in-six", "minister", since="2025-08-31", times=2, per="6 months", set_on="2025-08-31"
    )
    for day in ("2025-09-01", "2026-03-01"):
        tracker.record_engagement("minister", held_on=day)
    (row,) = (r for r in tracker.cadences(as_at=date(2026, 3, 1)) if r.slug == "two-in-six")
    # The first period ends on 27 February: six months from 31 August is 28 February.
    assert [(date(2025, 8, 31), date(2026, 2, 27), 1, 2)] == [
        (lapse.first, lapse.last, lapse.held, lapse.wanted) for lapse in row.lapses
    ]
    assert (CadenceStanding.LAPSED, 1, date(2026, 8, 30)) == (row.standing, row.held, row.next_by)


def test_what_to_raise_next_is_told_the_most_pressing_first(answered: Tracker) -> None:
    assert [
        ("overdue", "ADV-2025-001.2"),
        ("due-soon", "CMT-2025-001"),
        ("not-responsive", "ADV-2025-001"),
        ("milestone-waiting", "end"),
        ("contact-lapsed", "minister-often"),
    ] == [(row.why.value, row.reference) for row in answered.agenda("minister", as_at=AS_AT)]


def test_what_we_judge_is_never_public_nor_what_hangs_on_what_is_hidden(answered: Tracker) -> None:
    public = answered.seen_at("public")
    assert () == public.judgements(as_at=AS_AT)
    assert () == public.commitments(as_at=AS_AT)
    assert ["draft"] == [row.slug for row in public.milestones(as_at=AS_AT)]
    told = repr(
        [
            public.progress(as_at=AS_AT),
            public.agenda("minister", as_at=AS_AT),
            public.changes(date(2025, 1, 1), AS_AT),
            public.bodies(as_at=AS_AT),
            public.entries(),
        ]
    )
    assert [] == [
        word for word in ("SECRET", "Publish the plan", "The end", "CMT-", "RSP-") if word in told
    ]


def test_what_rests_on_a_reference_is_found_by_its_alias_and_by_sector(answered: Tracker) -> None:
    by_alias = answered.pointing_at("example.org/three", as_at=AS_AT)
    assert ["ADV-2025-001.1", "RSP-2025-001", "draft"] == sorted(row.reference for row in by_alias)
    assert ["ADV-2025-001.1", "RSP-2025-001"] == [
        row.reference for row in answered.in_sector("schools", as_at=AS_AT)
    ]
    assert ["ADV-2025-001.1", "RSP-2025-001"] == [
        row.reference for row in answered.thread("plans", as_at=AS_AT)
    ]


def test_two_windows_of_changes_add_up_to_the_whole(answered: Tracker) -> None:
    first, between, last = date(2025, 9, 30), date(2025, 12, 12), date(2026, 4, 1)
    whole = answered.changes(first, last)
    parts = (*answered.changes(first, between), *answered.changes(between, last))
    assert sorted(map(repr, whole)) == sorted(map(repr, parts))
    assert "fallen-overdue" in {row.what.value for row in answered.changes(between, last)}
    assert "fallen-overdue" not in {row.what.value for row in answered.changes(first, between)}


def test_a_gap_and_two_holders_at_once_are_found(tracker: Tracker) -> None:
    tracker.appoint_holder("minister", "A", first="2024-01-01", last="2025-03-31")
    tracker.appoint_holder("minister", "B", first="2025-06-01", last="2025-12-31")
    tracker.appoint_holder("minister", "C", first="2025-12-01")
    found = [each for each in tracker.check(as_at=AS_AT) if each.rule == "offices-are-held"]
    assert [
        (
            Severity.WARNING,
            "minister: nobody is recorded as holding it from 2025-04-01 to 2025-05-31",
        ),
        (
            Severity.WARNING,
            (
                "minister: two are recorded as holding it, one until 2025-12-31 and one from"
                " 2025-12-01"
            ),
        ),
    ] == [(each.severity, each.sentence) for each in found]


def test_a_milestone_before_the_programme_and_a_month_beside_a_day_are_found(
    tracker: Tracker,
) -> None:
    tracker.replan_milestone(
        "end", planned_for="2025-11-15", replanned_on="2025-10-02", reason="sooner"
    )
    tracker.replan_milestone(
        "draft", planned_for="2025-09", replanned_on="2025-10-02", reason="was done"
    )
    said = {each.rule: each.sentence for each in tracker.check(as_at=date(2025, 10, 3))}
    assert (
        "draft: planned for 2025-09, lies before the programme's first day, 2025-10-01"
        == said["milestones-lie-in-the-programme"]
    )
    tracker.replan_milestone(
        "draft", planned_for="2025-11", replanned_on="2025-10-03", reason="later"
    )
    (found,) = (
        each
        for each in tracker.check(as_at=date(2025, 10, 3))
        if each.rule == "dependencies-come-first"
    )
    assert (Severity.NOTE, True) == (
        found.severity,
        found.sentence.endswith("which may be later: a month is not a day"),
    )


def test_a_new_holder_finds_what_is_open_and_how_to_issue_it_again(answered: Tracker) -> None:
    answered.appoint_holder("minister", "A", first="2024-01-01")
    answered.appoint_holder("minister", "B", first="2026-05-20")
    rows = answered.open_with("minister", as_at=date(2026, 5, 21))
    (row,) = (row for row in rows if row.reference == "ADV-2025-001.2")
    assert ("A", "B", True) == (row.holder_then, row.holder_now, row.changed)
    assert "isa advice reissue ADV-2025-001.2 --to minister --on 2026-05-21" == row.reissue
    assert "successors-are-asked" in {each.rule for each in answered.check(as_at=date(2026, 5, 21))}


def test_a_commitment_of_a_plan_is_named_where_the_file_says_what_became_of_it() -> None:
    with pytest.raises(FaultsError) as refused:
        read_programme(
            """
[[commitments]]
route_map = "map"
owner = "minister"
text = "Do it"
made_on = 2025-10-01
[commitments.done]
done_on = 2025-11-01
"""
        )
    assert ["commitments[0].reference: name it, so that what became of it can be told"] == list(
        refused.value.faults
    )

"""Aims and policies on prevention: what meets whom, what has no policy, what moved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from isa_programme import Aim, BodyRole, Policy, Reference, Tracker
from isa_programme.errors import FaultsError, RefusedError, UnknownReferenceError
from isa_programme.record.vocabulary import AlignmentStatus, BodyLevel

AS_AT = date(2026, 1, 31)


@pytest.fixture
def tracker(tmp_path: Path) -> Iterator[Tracker]:
    """Two aims; two policies for one group with money in one year; findings that moved."""
    now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    with Tracker.create(tmp_path / "isa.db", now=lambda: now) as made:
        made.add_addressee("health", "Health")
        made.add_addressee("schools", "Schools")
        made.set_aim(
            Aim(slug="early-help", title="Early help", groups=("babies",), systems=("clinics",)),
            set_on="2026-01-01",
        )
        made.set_aim(Aim(slug="no-moves", title="No moves"), set_on="2026-01-01")
        for slug, owner, system in (
            ("visits", "health", "clinics"),
            ("meals", "schools", "schools"),
        ):
            policy = Policy(
                slug=slug, title=slug, owner=owner, groups=("babies",), systems=(system,)
            )
            made.note_policy(policy, noted_on="2026-01-02")
            for pounds, on in ((100, "2026-01-03"), (150, "2026-01-04")):
                made.note_investment(
                    slug, pounds=pounds, year="2026-27", noted_on=on, source="a budget"
                )
        made.note_investment(
            "meals",
            pounds=70,
            year="2026-27",
            noted_on="2026-01-04",
            source="a budget",
            direction="disinvestment",
        )
        for status, on in (("at-odds", "2026-01-05"), ("partly", "2026-01-20")):
            made.find_alignment(
                "early-help", "visits", relation="financial", status=status, found_on=on
            )
        made.find_alignment(
            "no-moves", "meals", relation="data", status="not-known", found_on="2026-01-06"
        )
        yield made


def test_the_newest_finding_counts_and_what_moved_is_told(tracker: Tracker) -> None:
    assert [("early-help", "visits", "partly"), ("no-moves", "meals", "not-known")] == [
        (row.aim, row.policy, row.status.value) for row in tracker.alignment(as_at=AS_AT)
    ]
    (moved,) = tracker.alignment_moved(date(2026, 1, 10), AS_AT)
    assert (AlignmentStatus.AT_ODDS, AlignmentStatus.PARTLY) == (moved.before, moved.after)
    first = tracker.alignment_moved(date(2025, 12, 31), date(2026, 1, 5))
    assert [(None, AlignmentStatus.AT_ODDS)] == [(row.before, row.after) for row in first]
    assert () == tracker.alignment_moved(AS_AT, AS_AT)


def test_an_aim_of_which_nothing_is_known_has_no_policy(tracker: Tracker) -> None:
    assert [
        ("early-help", True, ("visits",), ()),
        ("no-moves", False, (), ("meals",)),
    ] == [
        (row.slug, row.has_policy, row.policies, row.unknown) for row in tracker.aims(as_at=AS_AT)
    ]
    assert ("visits",) == tracker.aims(as_at=date(2026, 1, 5))[0].at_odds


def test_policies_that_meet_one_group_at_once_stand_together(tracker: Tracker) -> None:
    (row,) = tracker.groups(as_at=AS_AT)
    assert ("babies", ("early-help",), ("visits", "meals"), ("health", "schools")) == (
        row.group,
        row.aims,
        row.policies,
        row.owners,
    )
    assert ("clinics", "schools") == row.systems
    assert [("visits", ("early-help",), 2), ("meals", ("no-moves",), 3)] == [
        (each.slug, each.aims, len(each.investments)) for each in tracker.policies(as_at=AS_AT)
    ]


def test_what_could_be_pooled_is_the_sum_of_the_newest_figures_put_in(tracker: Tracker) -> None:
    (row,) = tracker.pools(as_at=AS_AT)
    assert ("babies", "2026-27", ("meals", "visits"), ("schools", "health"), 300) == (
        row.group,
        row.year,
        row.policies,
        row.owners,
        row.pounds,
    )
    assert 200 == tracker.pools(as_at=date(2026, 1, 3))[0].pounds
    assert () == tracker.pools(as_at=date(2026, 1, 2))


@pytest.mark.parametrize(
    ("pounds", "year", "fault"),
    [
        (0, "2026-27", "pounds: a whole number from 1 to 1000000000000000"),
        (1, "2026-28", "year: a financial year is written as in 2026-27"),
        (1, "2026", "year: a financial year is written as in 2026-27"),
    ],
)
def test_a_figure_that_is_none_is_refused(
    tracker: Tracker, pounds: int, year: str, fault: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        tracker.note_investment(
            "visits", pounds=pounds, year=year, noted_on="2026-01-05", source="a budget"
        )
    assert (fault,) == refused.value.faults


def test_a_body_is_listed_by_what_it_does_and_by_sector(tracker: Tracker) -> None:
    tracker.describe_body(
        BodyRole(
            addressee="health",
            level=BodyLevel.NATIONAL,
            role="Runs clinics",
            sectors=("health",),
            since=date(2025, 1, 1),
        ),
        described_on="2026-01-05",
    )
    assert [("health", BodyLevel.NATIONAL, "Runs clinics")] == [
        (row.slug, row.level, row.role)
        for row in tracker.bodies(as_at=AS_AT, sector="health", level="national")
    ]
    assert () == tracker.bodies(as_at=date(2024, 12, 31), sector="health")
    with pytest.raises(FaultsError, match="level: 'high' is none of"):
        tracker.bodies(as_at=AS_AT, level="high")


def test_a_reference_seen_again_is_as_it_was_seen_last_by_the_day_asked(tracker: Tracker) -> None:
    tracker.name_scheme("ours", "Papers of our own")
    for title, day in (("First", date(2026, 1, 5)), ("Then", date(2026, 1, 25))):
        tracker.note_reference(Reference(name="ours:one", title=title, seen_on=day))
    assert [["First"], ["Then"]] == [
        [row.title for row in tracker.references(as_at=day, scheme="ours")]
        for day in (date(2026, 1, 24), AS_AT)
    ]
    assert () == tracker.pointing_at("ours:one", as_at=AS_AT)
    with pytest.raises(UnknownReferenceError):
        tracker.pointing_at("ours:two", as_at=AS_AT)
    with pytest.raises(UnknownReferenceError):
        tracker.thread("nothing", as_at=AS_AT)
    with pytest.raises(RefusedError, match="no scheme 'theirs'"):
        tracker.note_reference(Reference(name="theirs:one", title="One"))


def test_insights_and_impact_are_listed_the_oldest_first(tracker: Tracker) -> None:
    for day in ("2026-01-20", "2026-01-10"):
        tracker.record_insight(
            f"A gap of {day}", kind="gap", stated_on=day, evidence="a study", concerns="health"
        )
        tracker.record_impact(f"A change of {day}", claimed_on=day, evidence="a count")
    assert ["A gap of 2026-01-10", "A gap of 2026-01-20"] == [
        row.title for row in tracker.insights(as_at=AS_AT)
    ]
    assert ["A change of 2026-01-10", "A change of 2026-01-20"] == [
        row.title for row in tracker.impacts(as_at=AS_AT)
    ]
    assert ["insight", "insight"] == [
        row.why.value for row in tracker.agenda("health", as_at=AS_AT)
    ]
    tracker.record_engagement("health", held_on="2026-01-21", kind="letter", topics="help")
    assert ["ENG-2026-001"] == [
        row.reference for row in tracker.engagements(as_at=AS_AT, addressee="health")
    ]
    assert ["help"] == [row.topic for row in tracker.topics(as_at=AS_AT)]

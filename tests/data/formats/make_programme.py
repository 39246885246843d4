"""Makes the frozen record of the programme in a folder: an entry of every kind it brought.

Run once, from the folder ``tests``: ``python -m data.formats.make_programme FOLDER``.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from data.formats.make import CALENDAR, FIRST, OFFICES, PROGRAMME, PROTOCOL, freeze
from isa_programme import Tracker
from isa_programme.calendars.months import Month
from isa_programme.record.bodies import BodyRole
from isa_programme.record.facts import (
    CommitmentUpdated,
    MilestonePlanned,
    ObjectiveSet,
    RouteMapSeen,
)
from isa_programme.record.milestones import Milestone
from isa_programme.record.objectives import Objective
from isa_programme.record.prevention import Aim, Policy
from isa_programme.record.references import Reference
from isa_programme.record.route_maps import RouteMap
from isa_programme.record.vocabulary import BodyLevel, Function, Visibility


def make(folder: Path) -> None:
    """Make the record, its export and its standings."""
    minutes = count()
    with Tracker.create(
        folder / "record.db",
        programme=PROGRAMME,
        addressees=OFFICES,
        calendar=CALENDAR,
        adopted_on=date(2025, 1, 1),
        protocols=[PROTOCOL],
        recorded_by="Caf\u00e9 clerk",
        now=lambda: FIRST + timedelta(minutes=next(minutes)),
    ) as tracker:
        for happens in (_around, _plans, _answers, _contact, _prevention, _put_right):
            happens(tracker)
        freeze(tracker, folder)


def _around(tracker: Tracker) -> None:
    tracker.name_scheme("our-papers", "Papers of our own", source="a shelf")
    tracker.note_reference(
        Reference(
            name="vision-statement:3",
            title="Education",
            text="What it says",
            lead="government",
            aliases=("example.org/3", "the third"),
            sectors=("education",),
            seen_on=date(2025, 10, 1),
            source="a page",
        )
    )
    body = BodyRole(
        addressee="cosla",
        level=BodyLevel.LOCAL,
        role="Speaks for councils",
        sectors=("education",),
        since=date(2024, 1, 1),
        source="a page",
    )
    tracker.describe_body(body, described_on="2025-10-02")


def _plans(tracker: Tracker) -> None:
    tracker.record(
        RouteMapSeen(
            route_map=RouteMap(
                slug="stability",
                title="Stability",
                reference="plan-24-30:care.stability",
                starting_position="Many moves",
                destination="Few moves",
                how_known="Fewer are counted",
                responsible=("cosla",),
                fully_populated=False,
                seen_on=date(2025, 10, 3),
                source="a page",
            )
        )
    )
    objective = Objective(slug="one-plan", title="One plan", function=Function.STRATEGY, text="It")
    tracker.record(ObjectiveSet(objective=objective, set_on=date(2025, 10, 4)))
    for milestone in (
        Milestone(
            slug="draft",
            objective="one-plan",
            title="A draft",
            planned_for=Month(2025, 11),
            owners=("government", "cosla"),
            evidence="It is there",
            publishes="The plan",
            condition="A new Parliament",
            references=("vision-statement:3",),
            topics=("plans",),
            visibility=Visibility.PUBLIC,
        ),
        Milestone(
            slug="end",
            objective="one-plan",
            title="The end",
            planned_for=date(2026, 3, 2),
            depends_on=("draft",),
        ),
    ):
        tracker.record(MilestonePlanned(milestone=milestone, planned_on=date(2025, 10, 4)))
    tracker.mark_document("draft", "shared", marked_on="2025-11-03", shared_with="government")
    tracker.replan_milestone(
        "draft", planned_for="2025-12-01", replanned_on="2025-11-28", reason="=1+1 \U0001f4c5"
    )
    tracker.reach_milestone("draft", reached_on="2025-12-02", evidence="It came", source="a page")


def _answers(tracker: Tracker) -> None:
    paper = tracker.issue_advice(
        "One plan",
        issued_on="2025-11-13",
        addressees=["minister"],
        recommendations=["Publish it", "Pay for it"],
    ).reference
    tracker.link_advice(
        f"{paper}.1",
        linked_on="2025-11-13",
        topics=["plans"],
        sectors=["education"],
        references=["vision-statement:3"],
        milestones=["end"],
        presses=[paper],
    )
    answer = tracker.record_response(
        paper,
        sent_by="minister",
        kind="substantive",
        received_on="2025-12-01",
        dispositions={1: "accepted"},
    ).reference
    tracker.take_stance(answer, "accepted-in-part", taken_on="2025-12-01", reason="Money")
    tracker.judge_response(
        answer, "partly", judged_on="2025-12-03", reason="Nothing on money", recommendation=2
    )
    made = [
        tracker.make_commitment(
            text,
            owner="minister",
            response=answer,
            made_on="2025-12-01",
            recommendation=1,
            promised_for=Month(2026, 2),
            promise="early next year",
            evidence="A page",
        ).reference
        for text in ("Publish the plan", "Name a director")
    ]
    tracker.update_commitment(made[0], "Under way", updated_on="2026-01-05")
    tracker.revise_commitment(
        made[0], promised_for="2026-03-02", revised_on="2026-02-02", reason="The election"
    )
    tracker.finish_commitment(made[0], done_on=Month(2026, 3), evidence="It is there")
    tracker.drop_commitment(made[1], dropped_on="2026-03-03", reason="The post went")
    tracker.link_milestone(
        "end", depends_on=[made[0], f"{paper}.2@minister"], linked_on="2026-01-06"
    )
    tracker.drop_milestone("end", dropped_on="2026-03-04", reason="No use")


def _contact(tracker: Tracker) -> None:
    tracker.set_cadence(
        "minister-often", "minister", since="2025-11-13", every="6 weeks", kinds=["meeting"]
    )
    tracker.record_engagement(
        ["minister"],
        held_on="2025-12-15",
        title="The plan",
        topics=["plans"],
        advice=["ADV-2025-001.1"],
        present="A. Person",
        text="They agreed",
    )
    tracker.record_insight(
        "Plans work",
        kind="what-works",
        stated_on=Month(2026, 1),
        evidence="A study",
        concerns=["cosla"],
        references=["vision-statement:3"],
    )
    tracker.record_impact(
        "Fewer moves", claimed_on="2026-02-02", evidence="A count", milestones=["draft"]
    )


def _prevention(tracker: Tracker) -> None:
    aim = Aim(slug="early-help", title="Early help", groups=("babies",), systems=("health",))
    tracker.set_aim(aim, set_on="2026-01-07")
    policy = Policy(slug="home-visits", title="Home visits", owner="government", groups=("babies",))
    tracker.note_policy(policy, noted_on="2026-01-07")
    tracker.find_alignment(
        "early-help",
        "home-visits",
        relation="financial",
        status="at-odds",
        found_on="2026-01-08",
        tag="short-funding",
        evidence="A budget",
    )
    tracker.note_investment(
        "home-visits", pounds=1_250_000, year="2026-27", noted_on="2026-01-08", source="a budget"
    )


def _put_right(tracker: Tracker) -> None:
    insight, impact = (tracker.history(name)[0].number for name in ("INS-2026-001", "IMP-2026-001"))
    (told,) = (
        entry.number
        for entry in tracker.history("CMT-2025-001")
        if isinstance(entry.fact, CommitmentUpdated)
    )
    tracker.correct(insight, {"title": "Plans work at times"}, because="too much was said")
    tracker.void(impact, because="the count was wrong")
    tracker.erase(told, reason="a person asked", authority="the office")


if __name__ == "__main__":
    make(Path(sys.argv[1]))

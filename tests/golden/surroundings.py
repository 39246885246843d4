"""What stands around the papers of the invented office: its plan, its contacts, prevention."""

from __future__ import annotations

from datetime import date

from golden import hostile
from golden.story import Happening
from isa_programme.calendars.months import Month
from isa_programme.record.facts import FactNoted, MilestonePlanned, ObjectiveSet
from isa_programme.record.milestones import Milestone
from isa_programme.record.objectives import Objective
from isa_programme.record.prevention import Aim, Policy
from isa_programme.record.references import Reference
from isa_programme.record.vocabulary import Function, Visibility

_OBJECTIVES = (
    Objective(
        slug="one-plan", title="One plan", function=Function.STRATEGY, visibility=Visibility.PUBLIC
    ),
    Objective(
        slug="on-time",
        title="Answers on time",
        function=Function.DELIVERY,
        visibility=Visibility.PUBLIC,
    ),
    Objective(
        slug="in-touch",
        title="A\u2019 cumail ann an conaltradh",
        function=Function.RELATIONSHIPS,
        visibility=Visibility.PUBLIC,
    ),
)
_MILESTONES = (
    Milestone(
        slug="plan-drafted",
        objective="one-plan",
        title="The plan is drafted",
        planned_for=Month(2025, 11),
        owners=("government",),
        visibility=Visibility.PUBLIC,
    ),
    Milestone(
        slug="plan-published",
        objective="one-plan",
        title="The plan is published",
        planned_for=date(2026, 1, 30),
        owners=("minister", "councils"),
        depends_on=("plan-drafted",),
        publishes="The plan",
        visibility=Visibility.PUBLIC,
    ),
    Milestone(
        slug="plan-at-work",
        objective="one-plan",
        title="The plan is at work",
        planned_for=Month(2026, 9),
        depends_on=("plan-published",),
        condition="A new Parliament",
        visibility=Visibility.PUBLIC,
    ),
    Milestone(
        slug="desk-open",
        objective="on-time",
        title="A desk for answers is open",
        planned_for=date(2025, 12, 1),
        owners=("invented-adviser",),
        visibility=Visibility.PUBLIC,
    ),
    Milestone(
        slug="list-weekly",
        objective="on-time",
        title="A list goes round each week",
        planned_for=date(2026, 2, 13),
        visibility=Visibility.PUBLIC,
    ),
    Milestone(
        slug="portal",
        objective="on-time",
        title="A portal",
        planned_for=Month(2026, 6),
        visibility=Visibility.PUBLIC,
    ),
    Milestone(
        slug="visits",
        objective="in-touch",
        title=hostile.TITLE,
        planned_for=date(2026, 4, 30),
        evidence=hostile.TEXT,
        visibility=Visibility.PUBLIC,
    ),
    Milestone(
        slug="map-made",
        objective="in-touch",
        title="A map of who is whom",
        planned_for=date(2026, 1, 15),
        visibility=Visibility.PUBLIC,
    ),
    Milestone(
        slug="quiet",
        objective="in-touch",
        title="Kept to ourselves",
        planned_for=date(2026, 2, 2),
    ),
)


def _objective(each: Objective) -> Happening:
    return (
        "2025-09-02",
        lambda tracker, on: tracker.record(ObjectiveSet(objective=each, set_on=on)),
    )


def _milestone(each: Milestone) -> Happening:
    return (
        "2025-09-02",
        lambda tracker, on: tracker.record(MilestonePlanned(milestone=each, planned_on=on)),
    )


PLAN: tuple[Happening, ...] = (
    *map(_objective, _OBJECTIVES),
    *map(_milestone, _MILESTONES),
    (
        "2025-11-27",
        lambda tracker, on: tracker.reach_milestone(
            "plan-drafted", reached_on=on, evidence="A draft came", source="made up for tests"
        ),
    ),
    (
        "2025-12-09",
        lambda tracker, on: tracker.reach_milestone("desk-open", reached_on=on),
    ),
    (
        "2026-01-30",
        lambda tracker, _: tracker.reach_milestone("map-made", reached_on=Month(2026, 1)),
    ),
    (
        "2026-01-20",
        lambda tracker, on: tracker.replan_milestone(
            "plan-published", planned_for="2026-03-13", replanned_on=on, reason="The printer"
        ),
    ),
    (
        "2026-02-02",
        lambda tracker, on: tracker.drop_milestone("portal", dropped_on=on, reason="No money"),
    ),
    (
        "2025-11-03",
        lambda tracker, on: tracker.mark_document(
            "plan-published", "shared", marked_on=on, shared_with="government"
        ),
    ),
)
CONTACT: tuple[Happening, ...] = (
    (
        "2025-09-02",
        lambda tracker, on: tracker.set_cadence(
            "with-minister",
            "minister",
            since=on,
            every="6 weeks",
            title="Every six weeks",
            set_on=on,
            visibility="public",
        ),
    ),
    (
        "2025-09-02",
        lambda tracker, on: tracker.set_cadence(
            "with-councils",
            "councils",
            since=on,
            times=4,
            per="12 months",
            title="Four times a year",
            set_on=on,
            visibility="public",
        ),
    ),
    (
        "2025-09-02",
        lambda tracker, on: tracker.set_cadence(
            "with-health", "health", since=on, every="3 months", set_on=on, visibility="public"
        ),
    ),
    (
        "2025-09-29",
        lambda tracker, on: tracker.record_engagement(
            "minister",
            held_on=on,
            title="First meeting",
            advice="INV/1",
            present="Two of us",
            text="Nothing of note",
            visibility="public",
        ),
    ),
    (
        "2025-10-27",
        lambda tracker, on: tracker.record_engagement(
            ["minister", "councils"],
            held_on=on,
            kind="event",
            title="Coinneamh",
            visibility="public",
        ),
    ),
    (
        "2026-02-16",
        lambda tracker, on: tracker.record_engagement(
            "health", held_on=on, kind="call", title=hostile.TITLE, visibility="public"
        ),
    ),
    (
        "2026-02-10",
        lambda tracker, on: tracker.record_insight(
            "Families ring three times",
            kind="gap",
            stated_on=on,
            evidence="Twelve calls",
            concerns="health",
            sectors=["health"],
            visibility="public",
        ),
    ),
    (
        "2026-02-12",
        lambda tracker, on: tracker.record_impact(
            "One number to ring",
            claimed_on=on,
            evidence="A poster",
            advice="INV/2",
            visibility="public",
        ),
    ),
)
PUBLIC_FACTS: tuple[Happening, ...] = (
    (
        "2025-09-24",
        lambda tracker, _: tracker.record(
            FactNoted(
                noted_for=Month(2025, 9),
                title="A debate (invented)",
                function=Function.STRATEGY,
                source="made up for tests",
            )
        ),
    ),
    (
        "2026-02-17",
        lambda tracker, on: tracker.record(
            FactNoted(noted_for=on, title=hostile.TITLE, source=hostile.TEXT)
        ),
    ),
)
AROUND: tuple[Happening, ...] = (
    (
        "2025-09-02",
        lambda tracker, _: tracker.appoint_holder(
            "minister", "First Holder (invented)", first=Month(2025, 5), source="made up for tests"
        ),
    ),
    (
        "2025-12-01",
        lambda tracker, on: tracker.rename_addressee(
            "councils", "Councils of Nowhere, together", renamed_on=on
        ),
    ),
    (
        "2025-09-02",
        lambda tracker, on: tracker.note_reference(
            Reference(
                name="vision-statement:3",
                title="Education",
                sectors=("education",),
                seen_on=on,
                source="made up for tests",
            )
        ),
    ),
)
PREVENTION: tuple[Happening, ...] = (
    (
        "2025-10-01",
        lambda tracker, on: tracker.set_aim(
            Aim(
                slug="early-help",
                title="Help before harm",
                groups=("babies",),
                systems=("health",),
                visibility=Visibility.PUBLIC,
            ),
            set_on=on,
        ),
    ),
    (
        "2025-10-01",
        lambda tracker, on: tracker.note_policy(
            Policy(
                slug="health-visits",
                title="A visit in each month",
                owner="health",
                groups=("babies",),
                systems=("health",),
                visibility=Visibility.PUBLIC,
            ),
            noted_on=on,
        ),
    ),
    (
        "2025-10-15",
        lambda tracker, on: tracker.find_alignment(
            "early-help",
            "health-visits",
            relation="policy-and-system",
            status="at-odds",
            found_on=on,
            evidence="Visits stop at a year",
            visibility="public",
        ),
    ),
    (
        "2026-02-10",
        lambda tracker, on: tracker.find_alignment(
            "early-help",
            "health-visits",
            relation="policy-and-system",
            status="partly",
            found_on=on,
            evidence=hostile.TEXT,
            visibility="public",
        ),
    ),
    (
        "2026-02-11",
        lambda tracker, on: tracker.note_investment(
            "health-visits",
            pounds=1_250_000,
            year="2026-27",
            noted_on=on,
            source="made up for tests",
            visibility="public",
        ),
    ),
)
SURROUNDINGS: tuple[Happening, ...] = (
    *PLAN,
    *CONTACT,
    *PUBLIC_FACTS,
    *AROUND,
    *PREVENTION,
)

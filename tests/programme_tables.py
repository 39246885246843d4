"""Tables of a programme file with the facts they make: with every key, and with none to spare."""

from __future__ import annotations

from datetime import date

from isa_programme.calendars.months import Month
from isa_programme.record.allowance import Allowance, Unit
from isa_programme.record.bodies import BodyRole
from isa_programme.record.commitments import Commitment
from isa_programme.record.engagements import Cadence, Engagement
from isa_programme.record.facts import (
    AimSet,
    AlignmentFound,
    BodyDescribed,
    CadenceSet,
    CommitmentDone,
    CommitmentDropped,
    CommitmentMade,
    CommitmentRevised,
    CommitmentUpdated,
    EngagementHeld,
    Fact,
    ImpactClaimed,
    InsightStated,
    InvestmentNoted,
    MilestoneDropped,
    MilestoneLinked,
    MilestoneMarked,
    MilestonePlanned,
    MilestoneReached,
    MilestoneReplanned,
    ObjectiveSet,
    PolicyNoted,
    ReferenceNoted,
    RouteMapSeen,
    SchemeNamed,
)
from isa_programme.record.insights import Impact, Insight
from isa_programme.record.milestones import Milestone
from isa_programme.record.objectives import Objective
from isa_programme.record.prevention import Aim, Policy
from isa_programme.record.references import Reference, Scheme
from isa_programme.record.route_maps import RouteMap
from isa_programme.record.vocabulary import (
    AlignmentStatus,
    BodyLevel,
    DocumentMark,
    EngagementKind,
    Function,
    InsightKind,
    InvestmentKind,
    Relation,
    Visibility,
)

DAY = date(2025, 11, 13)

EVERY_TABLE = """\
[[schemes]]
slug = "ours"
title = "Names of our own"
source = "a page"
named_on = 2025-11-13

[[references]]
name = "plan-24-30:care"
title = "Care"
text = "A foundation."
part_of = "plan-24-30:plan"
lead = "minister"
aliases = ["plan.example/care", "plan.example/the-care"]
sectors = ["social-work"]
seen_on = 2025-11-13
source = "a page"

[[bodies]]
addressee = "minister"
level = "national"
role = "Decides."
sectors = ["social-work"]
since = 2025-11-13
until = 2026-11-13
source = "a page"
described_on = 2025-11-13

[[route_maps]]
slug = "map"
title = "A map"
reference = "plan-24-30:care"
starting_position = "Here."
destination = "There."
how_known = "By looking."
responsible = ["minister", "cosla"]
sectors = ["social-work"]
fully_populated = false
seen_on = 2025-11-13
visibility = "public"
source = "a page"

[[objectives]]
slug = "one-strategy"
title = "One strategy"
function = "strategy"
route_map = "map"
text = "Not two."
references = ["plan-24-30:care"]
visibility = "public"
source = "a page"
set_on = "2025-11"

[[aims]]
slug = "start-well"
title = "Start well"
text = "Every baby."
groups = ["babies"]
systems = ["health"]
references = ["vision-statement:1"]
visibility = "public"
source = "a page"
set_on = "2025-11"

[[policies]]
slug = "visits"
title = "Visits"
owner = "minister"
text = "At home."
groups = ["babies"]
systems = ["health"]
references = ["vision-statement:1"]
visibility = "public"
source = "a page"
noted_on = "2025-11"

[[policies.alignments]]
aim = "start-well"
relation = "financial"
tag = "rent"
status = "at-odds"
found_on = "2025-11"
evidence = "The figures."
visibility = "confidential"
source = "a page"

[[policies.investments]]
direction = "disinvestment"
pounds = 12_000_000
year = "2026-27"
noted_on = 2025-10-31
purpose = "Crisis care"
visibility = "public"
source = "a page"

[[commitments]]
reference = "more-visits"
response = "RSP-2025-001"
advice = "ADV-2025-001"
recommendation = 2
route_map = "map"
owner = "minister"
text = "More visits."
made_on = "2025-10"
promised_for = 2025-11-13
promise = "by winter"
evidence = "A count"
references = ["vision-statement:1"]
topics = ["visits"]
sectors = ["health"]
visibility = "public"
source = "a page"

[[commitments.revised]]
promised_for = "2026-03"
promise = "by spring"
revised_on = 2025-11-12
reason = "No staff."

[[commitments.updated]]
updated_on = 2025-11-11
text = "Half of them."
evidence = "The count"
source = "a page"

[commitments.done]
done_on = "2026-02"
evidence = "The last count"
source = "a page"

[commitments.dropped]
dropped_on = "2026-01"
reason = "Another plan."

[[milestones]]
slug = "paper"
objective = "one-strategy"
title = "The paper"
planned_for = "2025-10"
owners = ["minister", "cosla"]
evidence = "The paper itself"
publishes = "One strategy: a paper"
condition = "The Minister stays."
depends_on = ["more-visits", "ADV-2025-001.2@minister"]
advice = ["ADV-2025-001"]
responses = ["RSP-2025-001"]
commitments = ["more-visits"]
references = ["vision-statement:1"]
topics = ["visits"]
sectors = ["health"]
text = "A first paper."
visibility = "public"
source = "a page"
planned_on = "2025-09"

[[milestones.marked]]
mark = "drafted"
marked_on = "2025-09"
source = "a page"

[[milestones.marked]]
mark = "shared"
marked_on = 2025-10-01
shared_with = ["cosla"]
reason = "To be read."

[[milestones.replanned]]
planned_for = 2025-11-13
replanned_on = 2025-10-20
reason = "Held back."

[[milestones.linked]]
depends_on = ["more-visits"]
linked_on = 2025-09-15
reason = "Answered."

[milestones.reached]
reached_on = 2025-11-13
evidence = "The news page"
source = "a page"

[milestones.dropped]
dropped_on = 2025-10-25
reason = "No more."

[[cadences]]
slug = "minister-often"
addressee = "minister"
title = "The Minister"
kinds = ["meeting", "call"]
every = "6 weeks"
times = 4
per = "12 months"
since = 2025-11-13
until = 2026-11-13
visibility = "public"
source = "a page"
set_on = 2025-11-13

[[engagements]]
reference = "ENG-2025-001"
kind = "letter"
addressees = ["minister", "cosla"]
held_on = "2025-11"
title = "On visits"
topics = ["visits"]
advice = ["ADV-2025-001.2"]
milestones = ["paper"]
references = ["vision-statement:1"]
present = "Two people"
text = "What was said."
visibility = "public"
source = "a page"

[[insights]]
reference = "INS-2025-001"
kind = "what-works"
stated_on = "2025-11"
title = "Visits work"
text = "At home."
evidence = "Eleven families"
concerns = ["minister"]
milestones = ["paper"]
references = ["vision-statement:1"]
topics = ["visits"]
sectors = ["health"]
visibility = "public"
source = "a page"

[[impacts]]
reference = "IMP-2025-001"
claimed_on = "2025-11"
title = "More babies at home"
text = "Than before."
evidence = "The count"
advice = ["ADV-2025-001"]
milestones = ["paper"]
references = ["vision-statement:1"]
topics = ["visits"]
visibility = "public"
source = "a page"
"""

EVERY_FACT: tuple[Fact, ...] = (
    SchemeNamed(
        scheme=Scheme(slug="ours", title="Names of our own", source="a page"), named_on=DAY
    ),
    ReferenceNoted(
        reference=Reference(
            name="plan-24-30:care",
            title="Care",
            text="A foundation.",
            part_of="plan-24-30:plan",
            lead="minister",
            aliases=("plan.example/care", "plan.example/the-care"),
            sectors=("social-work",),
            seen_on=DAY,
            source="a page",
        )
    ),
    BodyDescribed(
        body=BodyRole(
            addressee="minister",
            level=BodyLevel.NATIONAL,
            role="Decides.",
            sectors=("social-work",),
            since=DAY,
            until=date(2026, 11, 13),
            source="a page",
        ),
        described_on=DAY,
    ),
    RouteMapSeen(
        route_map=RouteMap(
            slug="map",
            title="A map",
            reference="plan-24-30:care",
            starting_position="Here.",
            destination="There.",
            how_known="By looking.",
            responsible=("minister", "cosla"),
            sectors=("social-work",),
            fully_populated=False,
            seen_on=DAY,
            visibility=Visibility.PUBLIC,
            source="a page",
        )
    ),
    ObjectiveSet(
        objective=Objective(
            slug="one-strategy",
            title="One strategy",
            function=Function.STRATEGY,
            route_map="map",
            text="Not two.",
            references=("plan-24-30:care",),
            visibility=Visibility.PUBLIC,
            source="a page",
        ),
        set_on=Month(2025, 11),
    ),
    AimSet(
        aim=Aim(
            slug="start-well",
            title="Start well",
            text="Every baby.",
            groups=("babies",),
            systems=("health",),
            references=("vision-statement:1",),
            visibility=Visibility.PUBLIC,
            source="a page",
        ),
        set_on=Month(2025, 11),
    ),
    PolicyNoted(
        policy=Policy(
            slug="visits",
            title="Visits",
            owner="minister",
            text="At home.",
            groups=("babies",),
            systems=("health",),
            references=("vision-statement:1",),
            visibility=Visibility.PUBLIC,
            source="a page",
        ),
        noted_on=Month(2025, 11),
    ),
    CommitmentMade(
        commitment=Commitment(
            reference="more-visits",
            response="RSP-2025-001",
            advice="ADV-2025-001",
            recommendation=2,
            route_map="map",
            owner="minister",
            text="More visits.",
            made_on=Month(2025, 10),
            promised_for=DAY,
            promise="by winter",
            evidence="A count",
            references=("vision-statement:1",),
            topics=("visits",),
            sectors=("health",),
            visibility=Visibility.PUBLIC,
            source="a page",
        )
    ),
    MilestonePlanned(
        milestone=Milestone(
            slug="paper",
            objective="one-strategy",
            title="The paper",
            planned_for=Month(2025, 10),
            owners=("minister", "cosla"),
            evidence="The paper itself",
            publishes="One strategy: a paper",
            condition="The Minister stays.",
            depends_on=("more-visits", "ADV-2025-001.2@minister"),
            advice=("ADV-2025-001",),
            responses=("RSP-2025-001",),
            commitments=("more-visits",),
            references=("vision-statement:1",),
            topics=("visits",),
            sectors=("health",),
            text="A first paper.",
            visibility=Visibility.PUBLIC,
            source="a page",
        ),
        planned_on=Month(2025, 9),
    ),
    CadenceSet(
        cadence=Cadence(
            slug="minister-often",
            addressee="minister",
            title="The Minister",
            kinds=(EngagementKind.MEETING, EngagementKind.CALL),
            every=Allowance(6, Unit.WEEKS),
            times=4,
            per=Allowance(12, Unit.MONTHS),
            since=DAY,
            until=date(2026, 11, 13),
            visibility=Visibility.PUBLIC,
            source="a page",
        ),
        set_on=DAY,
    ),
    EngagementHeld(
        engagement=Engagement(
            reference="ENG-2025-001",
            kind=EngagementKind.LETTER,
            addressees=("minister", "cosla"),
            held_on=Month(2025, 11),
            title="On visits",
            topics=("visits",),
            advice=("ADV-2025-001.2",),
            milestones=("paper",),
            references=("vision-statement:1",),
            present="Two people",
            text="What was said.",
            visibility=Visibility.PUBLIC,
            source="a page",
        )
    ),
    InsightStated(
        insight=Insight(
            reference="INS-2025-001",
            kind=InsightKind.WHAT_WORKS,
            stated_on=Month(2025, 11),
            title="Visits work",
            text="At home.",
            evidence="Eleven families",
            concerns=("minister",),
            milestones=("paper",),
            references=("vision-statement:1",),
            topics=("visits",),
            sectors=("health",),
            visibility=Visibility.PUBLIC,
            source="a page",
        )
    ),
    ImpactClaimed(
        impact=Impact(
            reference="IMP-2025-001",
            claimed_on=Month(2025, 11),
            title="More babies at home",
            text="Than before.",
            evidence="The count",
            advice=("ADV-2025-001",),
            milestones=("paper",),
            references=("vision-statement:1",),
            topics=("visits",),
            visibility=Visibility.PUBLIC,
            source="a page",
        )
    ),
    # What happened since comes last: table by table, and by date below each.
    InvestmentNoted(
        policy="visits",
        direction=InvestmentKind.DISINVESTMENT,
        pounds=12_000_000,
        year="2026-27",
        noted_on=date(2025, 10, 31),
        purpose="Crisis care",
        visibility=Visibility.PUBLIC,
        source="a page",
    ),
    AlignmentFound(
        aim="start-well",
        policy="visits",
        relation=Relation.FINANCIAL,
        tag="rent",
        status=AlignmentStatus.AT_ODDS,
        found_on=Month(2025, 11),
        evidence="The figures.",
        visibility=Visibility.CONFIDENTIAL,
        source="a page",
    ),
    CommitmentUpdated(
        commitment="more-visits",
        updated_on=date(2025, 11, 11),
        text="Half of them.",
        evidence="The count",
        source="a page",
    ),
    CommitmentRevised(
        commitment="more-visits",
        promised_for=Month(2026, 3),
        promise="by spring",
        revised_on=date(2025, 11, 12),
        reason="No staff.",
    ),
    CommitmentDropped(commitment="more-visits", dropped_on=Month(2026, 1), reason="Another plan."),
    CommitmentDone(
        commitment="more-visits",
        done_on=Month(2026, 2),
        evidence="The last count",
        source="a page",
    ),
    MilestoneLinked(
        milestone="paper",
        depends_on=("more-visits",),
        linked_on=date(2025, 9, 15),
        reason="Answered.",
    ),
    MilestoneMarked(
        milestone="paper", mark=DocumentMark.DRAFTED, marked_on=Month(2025, 9), source="a page"
    ),
    MilestoneMarked(
        milestone="paper",
        mark=DocumentMark.SHARED,
        marked_on=date(2025, 10, 1),
        shared_with=("cosla",),
        reason="To be read.",
    ),
    MilestoneReplanned(
        milestone="paper",
        planned_for=DAY,
        replanned_on=date(2025, 10, 20),
        reason="Held back.",
    ),
    MilestoneDropped(milestone="paper", dropped_on=date(2025, 10, 25), reason="No more."),
    MilestoneReached(milestone="paper", reached_on=DAY, evidence="The news page", source="a page"),
)


NEEDED = """\
[[schemes]]
slug = "ours"
title = "T"
[[references]]
name = "ours:1"
title = "T"
[[bodies]]
addressee = "minister"
level = "local"
[[route_maps]]
slug = "map"
title = "T"
[[objectives]]
slug = "objective"
title = "T"
[[aims]]
slug = "aim"
title = "T"
[[policies]]
slug = "policy"
title = "T"
[[commitments]]
owner = "minister"
text = "T"
made_on = 2025-11-13
[[milestones]]
slug = "milestone"
objective = "objective"
title = "T"
planned_for = 2025-11-13
[[cadences]]
slug = "cadence"
addressee = "minister"
since = 2025-11-13
[[engagements]]
addressees = ["minister"]
held_on = 2025-11-13
[[insights]]
kind = "gap"
stated_on = 2025-11-13
title = "T"
evidence = "E"
[[impacts]]
claimed_on = 2025-11-13
title = "T"
evidence = "E"
"""


def facts_needed(visibility: Visibility, dated_on: date | None) -> tuple[Fact, ...]:
    """What the tables of :data:`NEEDED` say, with the two defaults that stand above them."""
    return (
        SchemeNamed(scheme=Scheme(slug="ours", title="T"), named_on=dated_on),
        ReferenceNoted(reference=Reference(name="ours:1", title="T", seen_on=None)),
        BodyDescribed(
            body=BodyRole(addressee="minister", level=BodyLevel.LOCAL), described_on=dated_on
        ),
        RouteMapSeen(
            route_map=RouteMap(slug="map", title="T", seen_on=None, visibility=visibility)
        ),
        ObjectiveSet(
            objective=Objective(slug="objective", title="T", visibility=visibility),
            set_on=dated_on,
        ),
        AimSet(aim=Aim(slug="aim", title="T", visibility=visibility), set_on=dated_on),
        PolicyNoted(
            policy=Policy(slug="policy", title="T", visibility=visibility), noted_on=dated_on
        ),
        CommitmentMade(
            commitment=Commitment(owner="minister", text="T", made_on=DAY, visibility=visibility)
        ),
        MilestonePlanned(
            milestone=Milestone(
                slug="milestone",
                objective="objective",
                title="T",
                planned_for=DAY,
                visibility=visibility,
            ),
            planned_on=dated_on,
        ),
        CadenceSet(
            cadence=Cadence(slug="cadence", addressee="minister", since=DAY, visibility=visibility),
            set_on=dated_on,
        ),
        EngagementHeld(
            engagement=Engagement(
                kind=EngagementKind.MEETING,
                addressees=("minister",),
                held_on=DAY,
                visibility=visibility,
            )
        ),
        InsightStated(
            insight=Insight(
                kind=InsightKind.GAP,
                stated_on=DAY,
                title="T",
                evidence="E",
                visibility=visibility,
            )
        ),
        ImpactClaimed(
            impact=Impact(claimed_on=DAY, title="T", evidence="E", visibility=visibility)
        ),
    )

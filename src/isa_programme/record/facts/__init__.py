"""Everything that can be recorded: past participles, each with its kind and version in a tag."""

from __future__ import annotations

from isa_programme.record.facts.agreed import (
    AddresseeAdded,
    AddresseeClosed,
    AddresseeRenamed,
    CalendarAdopted,
    HolderAppointed,
    ProgrammeAdopted,
    ProtocolAgreed,
)
from isa_programme.record.facts.aligned import (
    AimSet,
    AlignmentFound,
    InvestmentNoted,
    PolicyNoted,
)
from isa_programme.record.facts.around import (
    BodyDescribed,
    ReferenceNoted,
    SchemeNamed,
)
from isa_programme.record.facts.clocks import (
    ClarificationAnswered,
    ClarificationAsked,
    ClockPaused,
    ClockResumed,
    DeadlineTold,
    ExtensionAgreed,
    ObligationWaived,
)
from isa_programme.record.facts.committed import (
    CommitmentDone,
    CommitmentDropped,
    CommitmentMade,
    CommitmentRevised,
    CommitmentUpdated,
)
from isa_programme.record.facts.engaged import (
    CadenceSet,
    EngagementHeld,
    ImpactClaimed,
    InsightStated,
)
from isa_programme.record.facts.exchanged import (
    AdviceIssued,
    AdviceLinked,
    AdviceMarked,
    AdviceTransferred,
    AdviceWithdrawn,
    ResponseJudged,
    ResponseReceived,
    StanceTaken,
)
from isa_programme.record.facts.handed import (
    HandedOver,
    TakenOver,
)
from isa_programme.record.facts.kept import (
    EntryCorrected,
    FieldChange,
    HoldLifted,
    HoldSet,
    VisibilityChanged,
    WordsErased,
)
from isa_programme.record.facts.noted import (
    EscalationMade,
    FactNoted,
    NoteTaken,
)
from isa_programme.record.facts.planned import (
    MilestoneDropped,
    MilestoneLinked,
    MilestoneMarked,
    MilestonePlanned,
    MilestoneReached,
    MilestoneReplanned,
    ObjectiveSet,
    RouteMapSeen,
)

Linking = (
    RouteMapSeen
    | ObjectiveSet
    | MilestonePlanned
    | MilestoneReplanned
    | MilestoneLinked
    | MilestoneMarked
    | MilestoneReached
    | MilestoneDropped
    | CommitmentMade
    | CommitmentUpdated
    | CommitmentRevised
    | CommitmentDone
    | CommitmentDropped
    | CadenceSet
    | EngagementHeld
    | InsightStated
    | ImpactClaimed
    | AdviceLinked
    | StanceTaken
    | ResponseJudged
    | AimSet
    | PolicyNoted
    | AlignmentFound
    | InvestmentNoted
    | SchemeNamed
    | ReferenceNoted
    | BodyDescribed
)
"""A fact about the programme or what stands around it: it may name other things by links."""

Fact = (
    ProgrammeAdopted
    | CalendarAdopted
    | ProtocolAgreed
    | AddresseeAdded
    | HolderAppointed
    | AddresseeRenamed
    | AddresseeClosed
    | AdviceIssued
    | AdviceMarked
    | AdviceWithdrawn
    | AdviceTransferred
    | ResponseReceived
    | ClockPaused
    | ClockResumed
    | ClarificationAsked
    | ClarificationAnswered
    | ExtensionAgreed
    | ObligationWaived
    | DeadlineTold
    | EscalationMade
    | FactNoted
    | NoteTaken
    | EntryCorrected
    | WordsErased
    | HoldSet
    | HoldLifted
    | VisibilityChanged
    | HandedOver
    | TakenOver
    | Linking
)
"""Any fact."""

FACTS: dict[str, type[Fact]] = {fact.kind: fact for fact in Fact.__args__}
"""Each kind of fact by its tag."""

Scoped = (
    AdviceWithdrawn
    | AdviceTransferred
    | ClockPaused
    | ClarificationAsked
    | ExtensionAgreed
    | ObligationWaived
    | DeadlineTold
    | EscalationMade
)
"""A fact that names the obligations it concerns."""

__all__ = [
    "FACTS",
    "AddresseeAdded",
    "AddresseeClosed",
    "AddresseeRenamed",
    "AdviceIssued",
    "AdviceLinked",
    "AdviceMarked",
    "AdviceTransferred",
    "AdviceWithdrawn",
    "AimSet",
    "AlignmentFound",
    "BodyDescribed",
    "CadenceSet",
    "CalendarAdopted",
    "ClarificationAnswered",
    "ClarificationAsked",
    "ClockPaused",
    "ClockResumed",
    "CommitmentDone",
    "CommitmentDropped",
    "CommitmentMade",
    "CommitmentRevised",
    "CommitmentUpdated",
    "DeadlineTold",
    "EngagementHeld",
    "EntryCorrected",
    "EscalationMade",
    "ExtensionAgreed",
    "Fact",
    "FactNoted",
    "FieldChange",
    "HandedOver",
    "HoldLifted",
    "HoldSet",
    "HolderAppointed",
    "ImpactClaimed",
    "InsightStated",
    "InvestmentNoted",
    "Linking",
    "MilestoneDropped",
    "MilestoneLinked",
    "MilestoneMarked",
    "MilestonePlanned",
    "MilestoneReached",
    "MilestoneReplanned",
    "NoteTaken",
    "ObjectiveSet",
    "ObligationWaived",
    "PolicyNoted",
    "ProgrammeAdopted",
    "ProtocolAgreed",
    "ReferenceNoted",
    "ResponseJudged",
    "ResponseReceived",
    "RouteMapSeen",
    "SchemeNamed",
    "Scoped",
    "StanceTaken",
    "TakenOver",
    "VisibilityChanged",
    "WordsErased",
]

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
from isa_programme.record.facts.clocks import (
    ClarificationAnswered,
    ClarificationAsked,
    ClockPaused,
    ClockResumed,
    DeadlineTold,
    ExtensionAgreed,
    ObligationWaived,
)
from isa_programme.record.facts.exchanged import (
    AdviceIssued,
    AdviceMarked,
    AdviceTransferred,
    AdviceWithdrawn,
    ResponseReceived,
)
from isa_programme.record.facts.kept import (
    EntryCorrected,
    FieldChange,
    HoldLifted,
    HoldSet,
    VisibilityChanged,
    WordsErased,
)
from isa_programme.record.facts.noted import EscalationMade, FactNoted, NoteTaken

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
    "AdviceMarked",
    "AdviceTransferred",
    "AdviceWithdrawn",
    "CalendarAdopted",
    "ClarificationAnswered",
    "ClarificationAsked",
    "ClockPaused",
    "ClockResumed",
    "DeadlineTold",
    "EntryCorrected",
    "EscalationMade",
    "ExtensionAgreed",
    "Fact",
    "FactNoted",
    "FieldChange",
    "HoldLifted",
    "HoldSet",
    "HolderAppointed",
    "NoteTaken",
    "ObligationWaived",
    "ProgrammeAdopted",
    "ProtocolAgreed",
    "ResponseReceived",
    "Scoped",
    "VisibilityChanged",
    "WordsErased",
]

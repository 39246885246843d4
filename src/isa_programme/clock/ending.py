"""What ends an obligation without an answer: a paper withdrawn, a waiver, a commitment ended."""

from __future__ import annotations

from datetime import date

from isa_programme.clock.obligations import Obligation
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.entries import Entry
from isa_programme.record.facts import (
    AdviceWithdrawn,
    CommitmentDone,
    CommitmentDropped,
    ObligationWaived,
)


def ended_by(obligation: Obligation, file: AdviceFile, as_at: date) -> Entry | None:
    """The first entry by the end of a day that ends what is owed; None if nothing has."""
    entries = file.entries_by(as_at)
    for entry in entries:
        fact = entry.fact
        if isinstance(fact, AdviceWithdrawn | ObligationWaived) and obligation.concerns(
            fact, obligation.responsible(entries, entry)
        ):
            return entry
        if isinstance(fact, CommitmentDone | CommitmentDropped) and (
            fact.commitment == obligation.commitment
        ):
            return entry
    return None

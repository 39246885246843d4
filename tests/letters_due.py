"""Papers by hand that are late, under a protocol that says what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from isa_programme.record.addressees import Addressee, Holder
from isa_programme.record.allowance import Allowance
from isa_programme.record.commitments import Commitment
from isa_programme.record.counting_rules import ProtocolStatus
from isa_programme.record.facts import (
    AddresseeAdded,
    CommitmentMade,
    Fact,
    HolderAppointed,
    ProgrammeAdopted,
)
from isa_programme.record.programme import Programme
from isa_programme.record.protocols import EscalationStep, Protocol
from isa_programme.record.register import Register
from isa_programme.record.stages import Stage
from isa_programme.record.vocabulary import StageName, Visibility
from registers import ACKNOWLEDGEMENT, MINISTER, PAPER, SUBSTANTIVE, ground, protocol, register

ADVISER, SECRETARY, GOVERNMENT = "adviser", "secretary", "government"
REMINDER, HIGHER, CHASER, PROD = (
    "reminder",
    "letter to the Permanent Secretary",
    "chaser",
    "prod",
)
ISSUED = date(2025, 11, 3)
"""A Monday: 5 working days end on 10 November and 20 on 2 December, since 1 December is closed."""
UPDATE = Stage(
    name=StageName.UPDATE,
    allowance=Allowance.parse("3 months"),
    every=Allowance.parse("3 months"),
    times=4,
    clause="clause 5",
)
STEPS = (
    EscalationStep(name=CHASER, stage=StageName.ACKNOWLEDGEMENT, after=1),
    EscalationStep(name=REMINDER, after=1),
    EscalationStep(name=HIGHER, after=10, to=SECRETARY),
    EscalationStep(name=PROD, stage=StageName.UPDATE, after=1),
)
"""A chaser on 11 November, a reminder on 3 December, and the Permanent Secretary on 16 December."""
ANSWERS: Protocol = attrs.evolve(
    protocol(
        attrs.evolve(ACKNOWLEDGEMENT, clause="clause 2"),
        attrs.evolve(SUBSTANTIVE, clause="clause 3"),
        UPDATE,
    ),
    escalation=STEPS,
)
EXAMPLE: Protocol = attrs.evolve(
    protocol(SUBSTANTIVE), status=ProtocolStatus.BORROWED_EXAMPLE, escalation=STEPS[1:3]
)
HERE: tuple[Fact, ...] = (
    ProgrammeAdopted(programme=Programme(title="Work programme", adviser=ADVISER)),
    AddresseeAdded(addressee=Addressee(slug=ADVISER, name="Adviser", kind="adviser", ours=True)),
    AddresseeAdded(addressee=Addressee(slug=GOVERNMENT, name="Government")),
    AddresseeAdded(
        addressee=Addressee(slug=SECRETARY, name="Permanent Secretary", body=GOVERNMENT)
    ),
    HolderAppointed(
        addressee=SECRETARY, holder=Holder(name="P. Secretary", first=date(2025, 1, 6))
    ),
)


def late(*facts: Fact, rules: Iterable[Protocol] = (ANSWERS,)) -> Register:
    """A register of the offices, the rules, and what happened."""
    return register(*ground(*rules), *HERE, *facts)


def promise(
    text: str = "Publish it",
    *,
    number: int = 1,
    owner: str = MINISTER,
    made_on: date = date(2025, 12, 10),
    promised_for: date | None = None,
) -> CommitmentMade:
    """A commitment made in the first response about the first recommendation."""
    return CommitmentMade(
        commitment=Commitment(
            reference=f"CMT-2025-{number:03d}",
            response="RSP-2025-001",
            advice=PAPER,
            recommendation=1,
            owner=owner,
            text=text,
            made_on=made_on,
            promised_for=promised_for,
            visibility=Visibility.PUBLIC,
        )
    )

"""What an entry would move, before it is saved."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from isa_programme.questions.standing import standings_of
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import StageName, Standing


@frozen(kw_only=True)
class Move:
    """An obligation that an entry changes.

    Attributes:
        reference: the paper or recommendation.
        addressee: the slug of the office that owes it now.
        stage: the step owed.
        deadline_before: the deadline without the entry; None while paused or not started.
        deadline_after: the deadline with it.
        standing_before: where it stands without the entry.
        standing_after: where it stands with it.
        addressee_after: the slug of the office that owes it with the entry.
    """

    reference: str
    addressee: str
    stage: StageName
    deadline_before: date | None
    deadline_after: date | None
    standing_before: Standing
    standing_after: Standing
    addressee_after: str


def moves(before: Register, after: Register, reference: str, as_at: date) -> tuple[Move, ...]:
    """Every obligation of one paper that differs between two registers, as at a day."""
    lines = zip(
        standings_of(before, before.files[reference], as_at=as_at),
        standings_of(after, after.files[reference], as_at=as_at),
        strict=True,
    )
    return tuple(
        Move(
            reference=old.reference,
            addressee=old.addressee,
            stage=old.stage,
            deadline_before=old.deadline,
            deadline_after=new.deadline,
            standing_before=old.standing,
            standing_after=new.standing,
            addressee_after=new.addressee,
        )
        for old, new in lines
        if (old.deadline, old.standing) != (new.deadline, new.standing)
        or (old.owed and old.addressee != new.addressee)
    )

"""What an entry would move, before it is saved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from isa_programme.clock.obligations import obligations
from isa_programme.clock.reading import Reading, read
from isa_programme.errors import RefusedError
from isa_programme.record.facts import ExtensionAgreed, Fact
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import StageName


@frozen(kw_only=True)
class Move:
    """A deadline that an entry moves.

    Attributes:
        reference: the paper or recommendation.
        addressee: the slug of the office that owes it.
        stage: the step owed.
        before: the deadline before the entry; None while paused or not started.
        after: the deadline after it.
    """

    reference: str
    addressee: str
    stage: StageName
    before: date | None
    after: date | None


def moves(before: Register, after: Register, reference: str, as_at: date) -> tuple[Move, ...]:
    """Every deadline of one paper that differs between two registers, as at a day."""
    return tuple(
        Move(
            reference=old.obligation.reference,
            addressee=old.obligation.addressee,
            stage=old.obligation.stage,
            before=old.deadline,
            after=new.deadline,
        )
        for old, new in _pairs(before, after, reference, as_at)
        if old.deadline != new.deadline
    )


def refuse_shortening(before: Register, after: Register, fact: Fact, as_at: date) -> None:
    """Refuse an extension to a date that lies before a deadline it should extend.

    Raises:
        RefusedError: it does, naming each obligation concerned.
    """
    if not isinstance(fact, ExtensionAgreed) or fact.until is None:
        return
    faults = []
    for old, _new in _pairs(before, after, fact.scope.advice, as_at):
        owed = old.obligation
        if old.clock is None or old.met is not None or not owed.concerns(fact, owed.addressee):
            continue
        floor = old.clock.earliest(fact.agreed_on)
        if floor is not None and fact.agreed_on <= floor and fact.until < floor:
            faults.append(
                f"until: {fact.until} lies before the deadline of {owed.reference}"
                f" ({owed.addressee}), {floor}; an extension can't shorten the time"
            )
    if faults:
        raise RefusedError(*faults)


def _pairs(
    before: Register, after: Register, reference: str, as_at: date
) -> Iterator[tuple[Reading, Reading]]:
    old_file, new_file = before.files[reference], after.files[reference]
    for old, new in zip(obligations(before, old_file), obligations(after, new_file), strict=True):
        yield read(before, old_file, old, as_at), read(after, new_file, new, as_at)

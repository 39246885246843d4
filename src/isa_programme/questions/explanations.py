"""Explanations: how each date of a paper, or of one part of it, was worked out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from isa_programme.clock.explanation import Explanation, explain
from isa_programme.clock.periods import readings
from isa_programme.errors import UnknownReferenceError
from isa_programme.record.commitments import Commitment
from isa_programme.record.names import Target
from isa_programme.record.register import Register


@frozen
class Explanations:
    """The explanations of several obligations; ``str()`` gives them one below the other.

    Attributes:
        each: one for each obligation.
    """

    each: tuple[Explanation, ...]

    def __iter__(self) -> Iterator[Explanation]:
        return iter(self.each)

    def __len__(self) -> int:
        return len(self.each)

    def __str__(self) -> str:
        return "\n\n".join(map(str, self.each))


def explanations(
    register: Register,
    reference: str,
    *,
    addressee: str | None = None,
    stage: str | None = None,
    as_at: date,
) -> Explanations:
    """How each date of a paper, one recommendation of it, or a commitment was worked out.

    Args:
        register: the record.
        reference: the paper, one recommendation of it, or a commitment from a response to it.
        addressee: only what this office owes.
        stage: only this step.
        as_at: with what had happened by the end of this day.

    Raises:
        UnknownReferenceError: the record holds no such paper or office, or nothing is owed there.
    """
    target, commitment = _meant(register, reference)
    if addressee is not None:
        register.addressee(addressee)
    file = register.file(target.paper)
    found = []
    for reading in readings(register, file, as_at):
        obligation = reading.obligation
        slug = reading.responsible
        if (
            target.recommendation in (None, obligation.recommendation)
            and commitment in (None, obligation.commitment)
            and addressee in (None, slug, obligation.addressee)
            and stage in (None, obligation.stage.value)
        ):
            found.append(explain(reading, slug))
    if not found:
        asked = ", ".join(file.advice.everyone_asked) or "nobody"
        why = f"{file.advice.reference} asks {asked}" if commitment is None else _ONLY_PROMISED
        raise UnknownReferenceError("obligation", reference, why)
    return Explanations(tuple(found))


def _meant(register: Register, reference: str) -> tuple[Target, str | None]:
    """The paper meant, and the commitment where it is one."""
    followed = register.followed.get(reference)
    if followed is None or not isinstance(made := followed.noun, Commitment):
        return register.target(reference), None
    if not made.advice:
        raise UnknownReferenceError("obligation", reference, _ONLY_PROMISED)
    return Target(made.advice, made.recommendation), made.reference


_ONLY_PROMISED = "nothing is owed on it but what it promises; isa commitment list tells for when"

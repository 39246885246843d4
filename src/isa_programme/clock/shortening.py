"""Refusing an extension that would shorten the time."""

from __future__ import annotations

from datetime import date

from isa_programme.clock.obligations import obligations
from isa_programme.clock.reading import read
from isa_programme.errors import RefusedError
from isa_programme.record.facts import ExtensionAgreed, Fact
from isa_programme.record.register import Register


def refuse_shortening(register: Register, fact: Fact, as_at: date) -> None:
    """Refuse an extension to a date that lies before a deadline it should extend.

    Raises:
        RefusedError: it does, naming each obligation concerned.
    """
    if not isinstance(fact, ExtensionAgreed) or fact.until is None:
        return
    faults = []
    file = register.files[fact.scope.advice]
    for owed in obligations(register, file):
        reading = read(register, file, owed, as_at)
        slug = owed.responsible(file.entries_by(as_at))
        if reading.clock is None or reading.met is not None or not owed.concerns(fact, slug):
            continue
        floor = reading.clock.earliest(fact.agreed_on)
        if floor is not None and fact.agreed_on <= floor and fact.until < floor:
            faults.append(
                f"until: {fact.until} lies before the deadline of {owed.reference}"
                f" ({slug}), {floor}; an extension can't shorten the time"
            )
    if faults:
        raise RefusedError(*faults)

"""What the clocks refuse of an extension before it is recorded."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from isa_programme.calendars.scotland import scotland
from isa_programme.clock.refusing import refuse_extension
from isa_programme.errors import RefusedError
from isa_programme.record.allowance import Allowance
from isa_programme.record.facts import ExtensionAgreed, Fact
from registers import SUBSTANTIVE, WHOLE_PAPER, ground, issued, paper, protocol, register

HALF_A_YEAR = protocol(attrs.evolve(SUBSTANTIVE, allowance=Allowance.parse("6 months")))
BEFORE: tuple[Fact, ...] = (
    *ground(HALF_A_YEAR, calendar=scotland(2018, 2026)),
    issued(paper(date(2026, 9, 30))),
)


def _until(day: date) -> ExtensionAgreed:
    return ExtensionAgreed(
        scope=WHOLE_PAPER,
        agreed_on=date(2026, 11, 2),
        agreed_by="us",
        until=day,
        reason="asked for",
    )


def test_a_date_that_shortens_is_refused_though_the_calendar_does_not_reach_the_deadline() -> None:
    fact = _until(date(2026, 12, 30))
    with pytest.raises(RefusedError, match="2026-12-30 lies before the deadline in force"):
        refuse_extension(register(*BEFORE), register(*BEFORE, fact), fact)


def test_a_date_beyond_the_calendar_can_be_agreed() -> None:
    fact = _until(date(2027, 5, 30))
    refuse_extension(register(*BEFORE), register(*BEFORE, fact), fact)

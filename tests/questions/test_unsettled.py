"""What is answered for good need not be read again: nothing open is ever left out with it."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given

import registers
from amendments import DAY_ZERO, histories
from isa_programme.clock.obligations import obligations
from isa_programme.clock.periods import readings, unsettled_readings
from isa_programme.questions.standing import lines_read
from isa_programme.questions.standing_words import Standing
from isa_programme.record.entries import Entry
from isa_programme.record.register import Register

DAYS = [DAY_ZERO + timedelta(days=7 * week) for week in range(17)]


@given(histories())
def test_what_is_left_unread_is_neither_owed_nor_overdue(made: tuple[Entry, ...]) -> None:
    register = Register().folded(made)
    if registers.PAPER not in register.files:
        return
    file = register.files[registers.PAPER]
    owed = obligations(register, file)
    for day in DAYS:
        kept = unsettled_readings(register, file, owed, day)
        assert kept == tuple(each for each in readings(register, file, day) if each in kept)
        for reading, line in lines_read(register, file, as_at=day):
            assert reading in kept or not (line.owed or line.standing is Standing.OVERDUE)


def test_what_was_answered_is_left_unread_from_that_day() -> None:
    came = date(2025, 12, 10)
    register = registers.register(
        *registers.ground(registers.protocol(registers.SUBSTANTIVE)),
        registers.issued(registers.paper(DAY_ZERO, registers.MINISTER, registers.COSLA)),
        registers.came(registers.letter(came, registers.COSLA)),
    )
    file = register.files[registers.PAPER]
    owed = obligations(register, file)
    before, after = (
        unsettled_readings(register, file, owed, day) for day in (came - timedelta(days=1), came)
    )
    assert ["minister", "cosla"] == [each.responsible for each in before]
    assert ["minister"] == [each.responsible for each in after]

"""What an entry would move, before it is saved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from isa_programme.calendars.months import latest
from isa_programme.clock.reading import Reading
from isa_programme.questions.lines import Line
from isa_programme.questions.standing import lines_read
from isa_programme.questions.standing_words import Standing
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.facts import DeadlineTold
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import StageName


@frozen(kw_only=True)
class Move:
    """An obligation that an entry changes.

    Attributes:
        reference: the paper or recommendation.
        addressee: the slug of the office that owes it now.
        stage: the step owed.
        period: which period of a step that recurs; None for one owed once.
        deadline_before: the deadline without the entry; None while paused or not started.
        deadline_after: the deadline with it.
        standing_before: where it stands without the entry.
        standing_after: where it stands with it.
        addressee_after: the slug of the office that owes it with the entry.
        told_on: the day the deadline before was told to the office, by the letter itself or as the
            record says; None if it was not, or does not move.
    """

    reference: str
    addressee: str
    stage: StageName
    period: int | None
    deadline_before: date | None
    deadline_after: date | None
    standing_before: Standing
    standing_after: Standing
    addressee_after: str
    told_on: date | None


def moves(before: Register, after: Register, reference: str, as_at: date) -> tuple[Move, ...]:
    """Every obligation of one paper that differs between two registers, as at a day."""
    file = before.files[reference]
    was, then = (
        {reading.obligation.key: (reading, line) for reading, line in found}
        for found in (
            lines_read(before, file, as_at=as_at),
            lines_read(after, after.files[reference], as_at=as_at),
        )
    )
    return tuple(
        move
        for key in dict.fromkeys((*was, *then))
        for move in _moved(file, was.get(key), then.get(key), as_at)
    )


_Read = tuple[Reading, Line]


def _moved(file: AdviceFile, was: _Read | None, then: _Read | None, as_at: date) -> Iterator[Move]:
    """How one obligation differs; a period that has not begun on one side stands as not started."""
    old, new = was and was[1], then and then[1]
    either = old or new
    assert either is not None, "the key is that of one of them"
    before = (old.deadline, old.standing) if old else (None, Standing.NOT_STARTED)
    after = (new.deadline, new.standing) if new else (None, Standing.NOT_STARTED)
    taken_over = old is not None and new is not None and old.addressee != new.addressee
    if before == after and not (taken_over and old and old.owed):
        return
    yield Move(
        reference=either.reference,
        addressee=either.addressee,
        stage=either.stage,
        period=either.period,
        deadline_before=before[0],
        deadline_after=after[0],
        standing_before=before[1],
        standing_after=after[1],
        addressee_after=(new or either).addressee,
        told_on=_told(file, was[0], was[1], as_at) if was and before[0] != after[0] else None,
    )


def _told(file: AdviceFile, reading: Reading, line: Line, as_at: date) -> date | None:
    told = [
        fact.told_on
        for fact in told_of(file, reading, line.addressee, as_at)
        if fact.deadline == line.deadline
    ]
    if line.requested_by is not None and line.requested_by == line.deadline:
        told.append(latest(file.advice.issued_on))
    return min(told, default=None)


def told_of(
    file: AdviceFile, reading: Reading, responsible: str, as_at: date
) -> tuple[DeadlineTold, ...]:
    """What the office that owes an obligation was told of its deadline by the end of a day."""
    return tuple(
        entry.fact
        for entry in file.entries_by(as_at)
        if isinstance(entry.fact, DeadlineTold)
        and reading.obligation.concerns(entry.fact, responsible)
    )

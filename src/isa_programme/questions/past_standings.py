"""Past standings: where obligations stood on days gone by, by one register and by another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import attrs
from attrs import frozen

from isa_programme.calendars.months import earliest
from isa_programme.questions.standing_table import StandingTable, standing_table
from isa_programme.questions.standing_words import Standing
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import StageName

_ONE_DAY = timedelta(days=1)

_Key = tuple[str, str, StageName, int | None]


@frozen(kw_only=True)
class StandingChange:
    """A run of days on which an obligation stands otherwise than was said before.

    Attributes:
        reference: the paper or recommendation.
        addressee: the slug of the office that owes it.
        stage: the step owed.
        period: which period of a step that recurs; None for one owed once.
        first: the first of the days.
        last: the last of them.
        standing_before: where it stood by the record so far; None if it was not owed at all.
        standing_after: where it stands once the record is put right; None likewise.
    """

    reference: str
    addressee: str
    stage: StageName
    period: int | None
    first: date
    last: date
    standing_before: Standing | None
    standing_after: Standing | None


def standing_changes(
    before: Register, after: Register, references: Iterable[str], *, until: date
) -> tuple[StandingChange, ...]:
    """Every run of days, up to a day, on which two registers differ about some papers.

    In order of paper, then of obligation, then of day.
    """
    return tuple(
        change
        for reference in references
        for change in _joined(_compared(_only(before, reference), _only(after, reference), until))
    )


def _only(register: Register, reference: str) -> Register:
    file = register.files.get(reference)
    return attrs.evolve(register, files={} if file is None else {reference: file})


def _compared(before: Register, after: Register, until: date) -> Iterator[StandingChange]:
    """Each obligation that differs, day by day but for days on which nothing can change."""
    files = [file for each in (before, after) for file in each.files.values()]
    day = min(earliest(file.advice.issued_on) for file in files)
    while day <= until:
        was, then = standing_table(before, as_at=day), standing_table(after, as_at=day)
        last = min(was.last, then.last, until)
        starts = sorted({day, *_thresholds(was, day, last), *_thresholds(then, day, last)})
        ends = [start - _ONE_DAY for start in starts[1:]] + [last]
        for start, end in zip(starts, ends, strict=True):
            old, new = _standings(was, start), _standings(then, start)
            for key in dict.fromkeys((*old, *new)):
                if old.get(key) is not new.get(key):
                    yield _change(key, start, end, old.get(key), new.get(key))
        if last == date.max:
            return
        day = last + _ONE_DAY


def _thresholds(table: StandingTable, first: date, last: date) -> Iterator[date]:
    for row in table.rows:
        for day in (row.soon_from, row.deadline):
            if first < day <= last:
                yield day
        if first <= row.deadline < last:
            yield row.deadline + _ONE_DAY


def _standings(table: StandingTable, as_at: date) -> dict[_Key, Standing]:
    found = table.standings(as_at=as_at)
    return {
        (row.reference, row.addressee, row.stage, row.period): standing
        for row, standing in zip(table.rows, found, strict=True)
    }


def _change(
    key: _Key, first: date, last: date, before: Standing | None, after: Standing | None
) -> StandingChange:
    reference, addressee, stage, period = key
    return StandingChange(
        reference=reference,
        addressee=addressee,
        stage=stage,
        period=period,
        first=first,
        last=last,
        standing_before=before,
        standing_after=after,
    )


def _joined(changes: Iterable[StandingChange]) -> list[StandingChange]:
    """The same with runs that follow on from each other made one."""
    runs: dict[_Key, list[StandingChange]] = {}
    for change in changes:
        key = (change.reference, change.addressee, change.stage, change.period)
        known = runs.setdefault(key, [])
        if known and _follows(known[-1], change):
            known[-1] = attrs.evolve(known[-1], last=change.last)
        else:
            known.append(change)
    return [change for known in runs.values() for change in known]


def _follows(earlier: StandingChange, later: StandingChange) -> bool:
    return earlier.last + _ONE_DAY == later.first and (
        (earlier.standing_before, earlier.standing_after)
        == (later.standing_before, later.standing_after)
    )

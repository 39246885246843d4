"""What is due and overdue told from stretches, beside the same told from the whole record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date

from isa_programme import Tracker
from isa_programme.calendars.months import latest
from isa_programme.questions.owed import due, overdue
from isa_programme.questions.stretches.calendar_bits import calendar_days
from isa_programme.questions.stretches.lines import StretchLines, soonest_first
from isa_programme.questions.stretches.rows import Plain, Stretch
from isa_programme.questions.stretches.stretches import Stretching, office_names
from isa_programme.questions.stretches.told_lines import told_line
from isa_programme.record.register import Register
from isa_programme.report.plain import plain_row
from isa_programme.tracker.viewing import View


def days_that_matter(register: Register) -> list[date]:
    """The days on which something happens or falls due, and those around them."""
    found = {
        date.fromordinal(number)
        for day in (*_happened(register), *_fallen_due(register))
        for by in (-1, 0, 1, 4)
        if 1 <= (number := day.toordinal() + by) <= date.max.toordinal()
    }
    return sorted(found)


def _happened(register: Register) -> Iterator[date]:
    for file in register.files.values():
        yield latest(file.advice.issued_on)
        yield from (latest(entry.happened_on) for entry in file.entries)
    for followed in register.followed.values():
        yield from (latest(entry.happened_on) for entry in (followed.recorded, *followed.entries))


def _fallen_due(register: Register) -> Iterator[date]:
    for stretch in Stretching(register).every():
        for text in (stretch.deadline, stretch.original_deadline, stretch.until_day):
            with suppress(TypeError):
                yield date.fromisoformat(text or None)  # type: ignore[arg-type] # None is left out


def told_from_stretches(register: Register, as_at: date) -> tuple[list[Plain], list[Plain]]:
    """What is overdue and what is due, from the stretches alone."""
    stretching = Stretching(register)
    every = list(stretching.every())
    lines = StretchLines(
        as_at, map(calendar_days, stretching.calendars.values()), office_names(register)
    )
    live = sorted(
        (each for each in every if _holds(each, str(as_at))),
        key=lambda each: (each.kind, each.place, each.part, each.period or 0),
    )
    told = soonest_first(map(lines.line, live))
    late = [line for line in told if line["standing"] == "overdue"]
    return late, [line for line in told if line["standing"] != "overdue"]


def _holds(stretch: Stretch, day: str) -> bool:
    return stretch.first_day <= day and (stretch.until_day is None or day < stretch.until_day)


def told_from_the_record(register: Register, as_at: date) -> tuple[list[Plain], list[Plain]]:
    """The same from everything that was recorded."""
    found = (overdue(register, as_at=as_at), due(register, as_at=as_at))
    late, owed = ([dict(plain_row(line)) for line in lines] for lines in found)
    return late, owed


def assert_told_alike(register: Register, days: Iterable[date]) -> None:
    """Stretches tell what the record tells, and a line told by them is the line itself."""
    for day in days:
        expected = told_from_the_record(register, day)
        found = told_from_stretches(register, day)
        assert (day, expected) == (day, found)
        lines = (*overdue(register, as_at=day), *due(register, as_at=day))
        assert lines == tuple(map(told_line, (*found[0], *found[1])))


def assert_the_table_tells_it(tracker: Tracker, days: Sequence[date] = ()) -> None:
    """The table of a record is in step with it, and answers as the whole record does."""
    journal, register = tracker._journal, tracker.register
    kept = journal.deadlines(register.head)
    assert kept is not None, "the table is out of step"
    assert () == tuple(tracker._amiss_in_table())
    assert sorted(map(repr, Stretching(register).every())) == sorted(map(repr, kept.stretches))
    whole = View(register)
    for day in days or days_that_matter(register):
        assert whole.overdue(as_at=day) == tracker.overdue(as_at=day)
        assert whole.due(as_at=day) == tracker.due(as_at=day)

"""Check: everything in the record that somebody should look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from isa_programme.calendars.months import latest
from isa_programme.clock.obligations import obligations
from isa_programme.clock.periods import readings
from isa_programme.questions.escalation import escalations_due
from isa_programme.questions.lateness import told_days
from isa_programme.questions.lines import Line
from isa_programme.questions.moves import told_of
from isa_programme.questions.programme.plan_checks import PLAN_CHECKS
from isa_programme.questions.promises import promises_passed
from isa_programme.questions.standing import standings, standings_read
from isa_programme.questions.standing_words import Standing
from isa_programme.record.findings import Finding
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import Severity

AHEAD = timedelta(days=365)
"""A calendar that ends sooner than this is worth a warning: deadlines will soon run past it."""

Check = Callable[[Register, date], Iterable[Finding]]
"""A question of meaning put to the whole register as at a day."""


def protocols_are_in_force(register: Register, as_at: date) -> Iterator[Finding]:
    """The lack of a protocol, once per office and not per paper."""
    without = [
        obligation
        for file in register.files.values()
        if latest(file.advice.issued_on) <= as_at
        for obligation in obligations(register, file)
        if obligation.protocol is None
    ]
    for slug in dict.fromkeys(obligation.addressee for obligation in without):
        papers = {each.advice for each in without if each.addressee == slug}
        yield Finding(
            rule="protocols-are-in-force",
            severity=Severity.WARNING,
            sentence=f"no protocol governs what {slug} was asked in {_papers(len(papers))}:"
            " the dates are those the letters ask for, if any",
            reference=slug,
        )


def _papers(number: int) -> str:
    return "1 paper" if number == 1 else f"{number} papers"


def clocks_have_started(register: Register, as_at: date) -> Iterator[Finding]:
    """What can't be dated yet, with what is missing."""
    for line in standings(register, as_at=as_at):
        if line.standing in (Standing.NOT_STARTED, Standing.CANNOT_BE_WORKED_OUT):
            yield Finding(
                rule="clocks-have-started",
                severity=Severity.WARNING,
                sentence=f"{line.reference}, {line.addressee}, {line.stage}:"
                f" {line.standing}, {line.because}",
                reference=line.advice,
            )


def clocks_were_moved_in_time(register: Register, as_at: date) -> Iterator[Finding]:
    """What moved no clock, since it came too late or too early, or what it asks can't be."""
    for file in register.files.values():
        for reading in readings(register, file, as_at):
            obligation = reading.obligation
            for change in reading.unmoved:
                why = change.why_not or "it does not stop or lengthen this clock"
                yield Finding(
                    rule="clocks-were-moved-in-time",
                    severity=Severity.WARNING,
                    sentence=f"{obligation.reference}, {obligation.addressee},"
                    f" {obligation.stage}: {change.what} on {change.on} moved nothing; {why}",
                    reference=obligation.advice,
                    entry=change.entry,
                )


def calendars_reach_ahead(register: Register, as_at: date) -> Iterator[Finding]:
    """A calendar that ends within a year, or whose days are projected."""
    for name in register.calendars:
        calendar = register.calendar(name, as_at)
        assert calendar is not None, "it was adopted under this name"
        if calendar.last - as_at < AHEAD:
            yield Finding(
                rule="calendars-reach-ahead",
                severity=Severity.WARNING,
                sentence=f"the calendar {name} ends on {calendar.last}",
                reference=name,
            )
        if calendar.provisional_from is not None:
            yield Finding(
                rule="calendars-reach-ahead",
                severity=Severity.NOTE,
                sentence=f"the calendar {name} is projected from {calendar.provisional_from} on",
                reference=name,
            )


def promise_passed(register: Register, as_at: date) -> Iterator[Finding]:
    """An answer promised for a date that passed without one."""
    for passed in promises_passed(register, as_at=as_at):
        yield Finding(
            rule="promise-passed",
            severity=Severity.WARNING,
            sentence=f"{passed.reference}, {passed.addressee}: {passed.response} promised an"
            f" answer for {passed.promised_for}, {told_days(passed.days_passed)} ago",
            reference=passed.reference,
        )


def escalation_due(register: Register, as_at: date) -> Iterator[Finding]:
    """A step that the protocol proposes and that nobody recorded as made."""
    for step in escalations_due(register, as_at=as_at):
        yield Finding(
            rule="escalation-due",
            severity=Severity.WARNING,
            sentence=f"{step.reference}, {step.addressee}: {step.step}, which {step.protocol}"
            f" proposes, fell due on {step.fell_due_on}",
            reference=step.reference,
        )


def told_deadlines_hold(register: Register, as_at: date) -> Iterator[Finding]:
    """A deadline that an office was told, newest word first, and that is not its deadline."""
    for reading, line in standings_read(register, as_at=as_at):
        told = told_of(register.files[line.advice], reading, line.addressee, as_at)
        if not line.owed or not told or told[-1].deadline == line.deadline:
            continue
        now = line.deadline or line.standing
        yield Finding(
            rule="told-deadlines-hold",
            severity=Severity.WARNING,
            sentence=f"{line.reference}, {line.addressee}, {_step(line)}: told on"
            f" {told[-1].told_on} that its deadline is {told[-1].deadline}; it is {now}",
            reference=line.advice,
        )


def _step(line: Line) -> str:
    return line.stage if line.period is None else f"{line.stage}, period {line.period}"


def recorded_late(register: Register, _as_at: date) -> Iterator[Finding]:
    """How many entries were recorded later than on the day they are about, once for all."""
    late = [entry for entry in register.entries if entry.days_late]
    if late:
        few = "1 entry was recorded later than on the day it is about"
        many = f"{len(late)} entries were recorded later than on the day they are about"
        yield Finding(
            rule="recorded-late",
            severity=Severity.NOTE,
            sentence=f"{few if len(late) == 1 else many}; isa history says by how many days",
        )


CHECKS: tuple[Check, ...] = (
    protocols_are_in_force,
    clocks_have_started,
    clocks_were_moved_in_time,
    calendars_reach_ahead,
    promise_passed,
    escalation_due,
    told_deadlines_hold,
    *PLAN_CHECKS,
    recorded_late,
)
"""Every check of meaning. A new one is a function and a line."""


def checked(register: Register, *, as_at: date) -> tuple[Finding, ...]:
    """What every check finds in the register as at a day."""
    return tuple(found for check in CHECKS for found in check(register, as_at))

"""A calculation as a person reads it: the deadline, where it stands, and the workings if asked."""

from __future__ import annotations

from datetime import date

from isa_programme.calendars.dates import in_words, in_words_with_day
from isa_programme.clock.steps import Happened
from isa_programme.clock.workings import BASES
from isa_programme.questions.calculation.calculation import Calculation
from isa_programme.questions.lateness import told_days
from isa_programme.questions.standing_words import Standing
from isa_programme.report.days_in_words import working_days
from isa_programme.report.visible import visible


def calculation_page(found: Calculation, as_at: date | None, *, explain: bool) -> str:
    """The deadline, where it stands and what moved nothing, a line each; the workings if asked."""
    lines = [_deadline(found)]
    if found.original_deadline not in (None, found.deadline):
        lines.append(f"originally: {in_words_with_day(found.original_deadline)}")
    if as_at is not None:
        lines.append(f"as at {in_words(as_at)}: {_standing(found)}")
    if found.protocol is not None and found.basis is not None:
        lines.append(f"rests on: {found.protocol}, {BASES[found.basis]}")
    if found.start_by is not None:
        lines.append(f"start by: {in_words_with_day(found.start_by)}")
    if not explain:
        lines += [
            step.sentence
            for step in found.steps
            if isinstance(step, Happened) and not step.change.acted
        ]
    else:
        lines += ["", "how it was worked out:", *(f"  {said}" for said in found.explanation)]
    return "".join(f"{visible(line)}\n" for line in lines)


def _deadline(found: Calculation) -> str:
    if found.deadline is None:
        return "deadline: none while the clock is stopped"
    said = f"deadline: {in_words_with_day(found.deadline)}, to midnight"
    if found.overdue_from is not None:
        said += f"; late from {in_words_with_day(found.overdue_from)}"
    return said


def _standing(found: Calculation) -> str:
    match found.standing:
        case Standing.OVERDUE:
            return f"{found.standing}, by {_days(found)}"
        case Standing.ANSWERED_LATE if found.answered_on is not None:
            return f"{found.standing}, on {in_words_with_day(found.answered_on)}, by {_days(found)}"
        case Standing.ANSWERED_ON_TIME if found.answered_on is not None:
            return f"{found.standing}, on {in_words_with_day(found.answered_on)}"
        case Standing.PAUSED if found.earliest_if_resumed is not None:
            resumed = in_words_with_day(found.earliest_if_resumed)
            return f"paused; going on that day, the deadline would be {resumed}"
        case _ if found.working_days_left is not None:
            return f"{found.standing}, {working_days(found.working_days_left)} left"
        case _:
            return str(found.standing)


def _days(found: Calculation) -> str:
    days = told_days(found.days_late or 0)
    if found.working_days_late is None:
        return f"{days}; the calendar has run out, so working days can't be counted"
    return f"{working_days(found.working_days_late)} ({days})"

"""When a clock starts, and by which terms."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from attrs import frozen

from isa_programme.calendars.months import latest
from isa_programme.clock.case import Case
from isa_programme.clock.changes import TOO_EARLY, Change
from isa_programme.clock.day_zero import DayZero, day_zero_of
from isa_programme.clock.response_clock import ResponseClock
from isa_programme.clock.terms import NewTerms, Terms
from isa_programme.errors import FaultsError, OutsideCalendarError
from isa_programme.record.allowance import Allowance, Unit
from isa_programme.record.counting_rules import OnClarification
from isa_programme.record.stages import Stage
from isa_programme.record.vocabulary import StageName

REQUESTED = Stage(
    name=StageName.SUBSTANTIVE,
    allowance=Allowance(1, Unit.WORKING_DAYS),
    clarification=OnClarification.PAUSE,
)
"""The rules of a date that a letter asks for, where no protocol is in force.

It has no allowance to run anew; the unit says that what a pause excludes is made good in working
days.
"""


@frozen
class Start:
    """A clock as it starts under some terms; no clock where it has not, or can't be told when."""

    terms: Terms
    day_zero: DayZero
    clock: ResponseClock | None = None

    @property
    def end(self) -> date | None:
        """Its deadline, with nothing having happened to it yet."""
        return None if self.clock is None else self.clock.end_known()


def started(case: Case, terms: Terms, as_at: date) -> Start:
    """The clock of an obligation as it starts under some terms, as at the end of a day."""
    advice, obligation = case.file.advice, case.obligation
    if terms.rules is None:
        requested_by, _ = advice.request_of(obligation.recommendation)
        if requested_by is None:
            return Start(terms, DayZero(None))
        by = latest(requested_by)
        issued = min(latest(advice.issued_on), by)
        clock = ResponseClock(stage=REQUESTED, calendar=terms.calendar, day_zero=issued, until=by)
        return Start(terms, DayZero(None), clock)
    try:
        day_zero = day_zero_of(case, terms, as_at)
    except (OutsideCalendarError, FaultsError) as error:
        return Start(terms, DayZero(None, unknown=str(error)))
    if day_zero.on is None:
        return Start(terms, day_zero)
    clock = ResponseClock(
        stage=terms.rules,
        calendar=terms.calendar,
        day_zero=day_zero.on,
        suspensions=terms.suspensions,
        period=obligation.period or 1,
    )
    return Start(terms, day_zero, clock)


def before_its_start(
    case: Case, start: Start, news: Sequence[NewTerms], as_at: date
) -> tuple[Start, tuple[Change, ...], Sequence[NewTerms]]:
    """The start under the terms then in force, what was left alone, and the terms still to come.

    Terms that come into force before a clock starts are the ones it starts by.
    """
    left_alone: list[Change] = []
    for place, each in enumerate(news):
        if start.clock is not None and start.clock.day_zero < each.on:
            return start, tuple(left_alone), news[place:]
        renewed = each.taking_over(case, start.terms)
        if renewed is None:
            continue
        anew = started(case, renewed, as_at)
        if anew.end is not None and anew.end < each.on:
            left_alone.append(
                Change(
                    entry=each.entry,
                    on=each.on,
                    what=each.what,
                    acted=False,
                    deadline=start.end,
                    refused=TOO_EARLY,
                )
            )
        else:
            start = anew
    return start, tuple(left_alone), ()

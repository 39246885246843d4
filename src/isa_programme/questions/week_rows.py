"""The rows of Monday's page, by who looks after them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from itertools import groupby

from attrs import frozen

from isa_programme.calendars.months import CivilDate
from isa_programme.record.vocabulary import Basis, DispositionKind


class WeekPart(StrEnum):
    """Why something stands on Monday's page, in the order in which it does.

    Attributes:
        OVERDUE: it is past its date, and somebody else's to do.
        COMING: somebody else is to do it by the tenth working day from then.
        PROMISE_PASSED: an answer was promised for a date that passed.
        ANSWERED: it was answered, done or reached since the last list.
        TO_CLARIFY: a question about our advice that we have not answered.
        OURS: our own office owes it.
        TO_CHASE: a step fell due that nobody has recorded as made.
    """

    OVERDUE = "overdue"
    COMING = "coming"
    PROMISE_PASSED = "promise-passed"
    ANSWERED = "answered"
    TO_CLARIFY = "to-clarify"
    OURS = "ours"
    TO_CHASE = "to-chase"


@frozen(kw_only=True)
class WeekRow:
    """Something that stands on Monday's page.

    Attributes:
        lead: who in our office looks after it; "" where nobody is named, and for the public.
        part: why it stands there.
        reference: the paper, recommendation, commitment or milestone.
        kind: the step owed (``acknowledgement``, ``substantive``, ``update``), ``commitment``,
            ``milestone`` or ``clarification``.
        what: what it asks or promises; its title.
        title: the title of the paper it belongs to, or its own; "" for none.
        addressees: slugs of the offices that owe, own, answered or asked.
        who: their names.
        on: overdue, coming and ours: the deadline, None for none; a promise passed: the day (or
            month) it was for; answered: the day it was; to clarify: the day it was asked; to
            chase: the working day the step fell due.
        basis: what that date rests on, where somebody could have agreed it: None else.
        days_late: calendar days past it, of what is overdue or was answered late, and of a
            promise; 0 else.
        working_days_late: working days likewise; None where they can't be counted.
        response: the reference of the response that promised, answered or asked; "" for none.
        disposition: what it decided, of an answer to a recommendation.
        step: to chase: the step that the protocol proposes; "" else.
        step_to: the name of the office that step goes to; "" where it names none.
    """

    lead: str
    part: WeekPart
    reference: str
    kind: str
    what: str
    title: str
    addressees: tuple[str, ...]
    who: tuple[str, ...]
    on: CivilDate | None
    basis: Basis | None = None
    days_late: int = 0
    working_days_late: int | None = None
    response: str = ""
    disposition: DispositionKind | None = None
    step: str = ""
    step_to: str = ""


@frozen(kw_only=True)
class Week:
    """What an office looks at on Monday.

    Attributes:
        as_at: the day asked about.
        since: the day of the last list; what was answered after it, or recorded since, is new.
        until: the last day looked ahead to.
        calendar: the calendar by which that is the tenth working day; "" where none reaches so
            far, and it is the fourteenth day.
        rows: what there is: by lead, what has none last, then by part, the most pressing first.
    """

    as_at: date
    since: date
    until: date
    calendar: str
    rows: tuple[WeekRow, ...]

    def by_lead(self) -> Mapping[str, tuple[WeekRow, ...]]:
        """The rows by who in our office looks after them; "" is the office as a whole."""
        return {lead: tuple(rows) for lead, rows in groupby(self.rows, key=lambda row: row.lead)}

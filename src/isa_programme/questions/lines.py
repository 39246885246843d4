"""A line of an answer: one obligation with its standing, dates and lateness as at a day."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from isa_programme.calendars.months import CivilDate
from isa_programme.questions.standing_words import Standing
from isa_programme.record.vocabulary import (
    Basis,
    DispositionKind,
    Function,
    Priority,
    StageName,
    Visibility,
)


@frozen(kw_only=True)
class Line:
    """One obligation as it stands.

    Attributes:
        reference: ``ADV-2026-014.2``, the recommendation, or the paper where it has none.
        own_reference: the office's older reference of the paper, as typed.
        advice: the paper's reference.
        recommendation: the number of the recommendation, or None.
        title: the paper's title.
        text: what the recommendation asks.
        addressee: the slug of the office that owes the answer on that day.
        addressee_name: its name.
        ours: whether that is our own office, so that it is ours to answer.
        transferred_from: the slug of the office first asked, where it was handed on.
        stage: the step owed.
        commitment: the reference of the commitment it belongs to; None for an answer to advice.
        period: which period of a step that recurs, from 1; None for a step owed once.
        standing: where it stands.
        because: why it stands so, where the standing alone does not say.
        basis: what the deadline rests on; None where there is no date.
        protocol: the protocol version that governs it; None where none is in force.
        calendar: the name of the calendar it counts by.
        day_zero: the day counted from.
        deadline: the last good day; None while paused, not started, or without a date.
        original_deadline: the deadline at issue, before anything happened to the clock.
        outside_protocol: whether an extension that breaks the protocol's bounds moved it.
        falls_in: names of the protocol's periods the deadline falls in though they stop nothing.
        requested_by: the date the paper itself asks for.
        assumption: why that date is an assumption, where it is one.
        held_on: the day the first holding reply came, if one did.
        working_days_held: working days from then to the answer, or to the day asked about.
        promised_for: the date the newest promise in a holding reply is for.
        promised_by: the reference of that reply.
        met_on: the day it was met (the last day it can have been, where its source is vague).
        met_by: the reference of the response that met it.
        withdrawn_on: the day it was withdrawn, if it was while still unanswered.
        disposition: the newest decision on the recommendation by the office that owes it.
        working_days_left: working days in (as at, deadline]; None once passed or unknown.
        working_days_late: working days in (deadline, met or as at], 0 where not late; None where
            the calendar has run out.
        days_late: calendar days, likewise.
        working_days_late_original: working days late against the original deadline.
        days_late_original: calendar days late against the original deadline.
        earliest_if_resumed: while paused, the deadline if the clock went on this day.
        age: calendar days since the paper was issued.
        function: the function of the programme the paper belongs to.
        priority: how pressing it is.
        visibility: who may see the paper.
        lead: who in our office looks after it.
    """

    reference: str
    own_reference: str
    advice: str
    recommendation: int | None
    title: str
    text: str
    addressee: str
    addressee_name: str
    ours: bool
    transferred_from: str | None
    stage: StageName
    commitment: str | None
    period: int | None
    standing: Standing
    because: str
    basis: Basis | None
    protocol: str | None
    calendar: str | None
    day_zero: date | None
    deadline: date | None
    original_deadline: date | None
    outside_protocol: bool
    falls_in: tuple[str, ...]
    requested_by: CivilDate | None
    assumption: str
    held_on: date | None
    working_days_held: int | None
    promised_for: CivilDate | None
    promised_by: str | None
    met_on: date | None
    met_by: str | None
    withdrawn_on: date | None
    disposition: DispositionKind | None
    working_days_left: int | None
    working_days_late: int | None
    days_late: int
    working_days_late_original: int | None
    days_late_original: int
    earliest_if_resumed: date | None
    age: int
    function: Function | None
    priority: Priority
    visibility: Visibility
    lead: str

    @property
    def owed(self) -> bool:
        """Whether an answer is still awaited."""
        return self.standing in STILL_OWED and self.met_by is None and self.withdrawn_on is None

    @property
    def by_deadline(self) -> bool:
        """Whether from day to day its deadline alone decides where it stands."""
        decides = self.deadline is not None and self.withdrawn_on is None
        return decides and self.standing in _BY_DEADLINE


@frozen(kw_only=True)
class RecordLine(Line):
    """A line of an answer from several records.

    Attributes:
        record: the name of the record it stands in; None where only one was asked.
    """

    record: str | None = None


STILL_OWED = frozenset(
    {
        Standing.NOT_STARTED,
        Standing.AWAITING,
        Standing.DUE_SOON,
        Standing.DUE_TODAY,
        Standing.OVERDUE,
        Standing.PAUSED,
        Standing.UNANSWERED_NO_DATE,
        Standing.CANNOT_BE_WORKED_OUT,
    }
)
"""Standings of what is not settled yet."""

_BY_DEADLINE = frozenset(
    {Standing.AWAITING, Standing.DUE_SOON, Standing.DUE_TODAY, Standing.OVERDUE}
)

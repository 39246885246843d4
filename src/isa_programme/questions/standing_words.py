"""The words for where something stands: worked out as at a day, and recorded nowhere."""

from __future__ import annotations

from enum import StrEnum


class Standing(StrEnum):
    """Where an obligation stands as at a date.

    Attributes:
        NOT_STARTED: the clock counts from something that has not happened yet.
        AWAITING: owed, with more time left than the protocol warns about.
        DUE_SOON: owed, with few working days left: 5, unless the protocol says otherwise.
        DUE_TODAY: the deadline is the day asked about.
        OVERDUE: the deadline has passed, and no answer was recorded by that day.
        PAUSED: a pause or an open question holds the clock; there is no deadline while it does.
        ANSWERED_ON_TIME: answered by the deadline, or while the clock was paused.
        ANSWERED_LATE: answered after the deadline.
        ANSWERED_NO_DATE: answered; there was no date to be late by.
        UNANSWERED_NO_DATE: not answered; no protocol governs it, and the paper asks for no date.
        NOT_OWED: waived, superseded, or settled by somebody else's answer.
        WITHDRAWN: the paper or recommendation was taken back.
        CANNOT_BE_WORKED_OUT: a date is too vague, or the calendar has run out; the line says which.
    """

    NOT_STARTED = "not-started"
    AWAITING = "awaiting"
    DUE_SOON = "due-soon"
    DUE_TODAY = "due-today"
    OVERDUE = "overdue"
    PAUSED = "paused"
    ANSWERED_ON_TIME = "answered-on-time"
    ANSWERED_LATE = "answered-late"
    ANSWERED_NO_DATE = "answered-no-date"
    UNANSWERED_NO_DATE = "unanswered-no-date"
    NOT_OWED = "not-owed"
    WITHDRAWN = "withdrawn"
    CANNOT_BE_WORKED_OUT = "cannot-be-worked-out"


class MilestoneStanding(StrEnum):
    """Where a milestone stands as at a date.

    Attributes:
        PLANNED: its date has not passed, and it is not reached.
        OVERDUE: its date has passed, and it is not reached. A month is to its last day.
        REACHED_ON_TIME: reached by the date it was then planned for.
        REACHED_LATE: reached after that date.
        CANNOT_BE_WORKED_OUT: reached in a month, planned for a day of it: it may have been in time
            or not.
        DROPPED: it will not be reached.
    """

    PLANNED = "planned"
    OVERDUE = "overdue"
    REACHED_ON_TIME = "reached-on-time"
    REACHED_LATE = "reached-late"
    CANNOT_BE_WORKED_OUT = "cannot-be-worked-out"
    DROPPED = "dropped"


class CommitmentStanding(StrEnum):
    """Where a commitment stands as at a date.

    Attributes:
        PROMISED: not done yet, and nothing was told of it.
        UNDER_WAY: not done yet, and its owner has told of it.
        OVERDUE: not done by the date promised.
        DONE_ON_TIME: done by the date promised.
        DONE_LATE: done after it.
        DONE_NO_DATE: done; no date had been promised.
        CANNOT_BE_WORKED_OUT: done in a month, promised for a day of it.
        DROPPED: it will not be done.
    """

    PROMISED = "promised"
    UNDER_WAY = "under-way"
    OVERDUE = "overdue"
    DONE_ON_TIME = "done-on-time"
    DONE_LATE = "done-late"
    DONE_NO_DATE = "done-no-date"
    CANNOT_BE_WORKED_OUT = "cannot-be-worked-out"
    DROPPED = "dropped"


class CadenceStanding(StrEnum):
    """Where contact on a cadence stands as at a date.

    Attributes:
        NOT_BEGUN: it counts from a later day.
        KEPT: contact is as often as was set.
        LAPSED: the next contact is overdue, or the last whole period fell short.
        ENDED: its last day has passed.
    """

    NOT_BEGUN = "not-begun"
    KEPT = "kept"
    LAPSED = "lapsed"
    ENDED = "ended"

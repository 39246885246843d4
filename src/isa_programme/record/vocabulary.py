"""The field's fixed words. A value reads the same in prose, on the command line and on the wire."""

from __future__ import annotations

from enum import StrEnum


class Function(StrEnum):
    """The three functions of the work programme."""

    STRATEGY = "strategy"
    DELIVERY = "delivery"
    RELATIONSHIPS = "relationships"


class Priority(StrEnum):
    """How pressing a paper is; a protocol may give each its own clock."""

    ROUTINE = "routine"
    URGENT = "urgent"


class Visibility(StrEnum):
    """Who may see an item."""

    PUBLIC = "public"
    RESTRICTED = "restricted"
    CONFIDENTIAL = "confidential"


class StageName(StrEnum):
    """The steps that can be owed."""

    ACKNOWLEDGEMENT = "acknowledgement"
    SUBSTANTIVE = "substantive"
    UPDATE = "update"


class ResponseKind(StrEnum):
    """What a response is."""

    ACKNOWLEDGEMENT = "acknowledgement"
    HOLDING = "holding"
    CLARIFICATION_REQUEST = "clarification-request"
    SUBSTANTIVE = "substantive"
    UPDATE = "update"


class DispositionKind(StrEnum):
    """What was decided about one recommendation; never merely yes or no."""

    ACCEPTED = "accepted"
    ACCEPTED_IN_PART = "accepted-in-part"
    ACCEPTED_WITH_CONDITIONS = "accepted-with-conditions"
    TO_BE_EXPLORED = "to-be-explored"
    NOT_ACCEPTED = "not-accepted"
    NOTED = "noted"
    NOT_ADDRESSED = "not-addressed"
    SUPERSEDED = "superseded"


class AnsweredBy(StrEnum):
    """Whose answer settles a recommendation put to several addressees."""

    ALL = "all"
    ANY = "any"
    LEAD = "lead"


class Mark(StrEnum):
    """A dated step in a paper's way to its addressee, from which a clock may count."""

    RECEIVED = "received"
    LOGGED = "logged"
    PUBLISHED = "published"


class Standing(StrEnum):
    """Where an obligation stands as at a date."""

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


class Basis(StrEnum):
    """What a deadline rests on; shown wherever the deadline is."""

    AGREED = "agreed"
    BORROWED_EXAMPLE = "borrowed-example"
    REQUESTED = "requested, not agreed"


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

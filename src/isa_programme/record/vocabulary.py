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
    """The steps that can be owed; a commitment is dated by its promise, not by a protocol."""

    ACKNOWLEDGEMENT = "acknowledgement"
    SUBSTANTIVE = "substantive"
    UPDATE = "update"
    COMMITMENT = "commitment"


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
    PROMISED = "promised"


class DocumentMark(StrEnum):
    """A dated step in a document's way to its publication."""

    DRAFTED = "drafted"
    SHARED = "shared"
    HELD_BACK = "held-back"


class MilestoneStanding(StrEnum):
    """Where a milestone stands as at a date."""

    PLANNED = "planned"
    OVERDUE = "overdue"
    REACHED_ON_TIME = "reached-on-time"
    REACHED_LATE = "reached-late"
    CANNOT_BE_WORKED_OUT = "cannot-be-worked-out"
    DROPPED = "dropped"


class CommitmentStanding(StrEnum):
    """Where a commitment stands as at a date."""

    PROMISED = "promised"
    UNDER_WAY = "under-way"
    OVERDUE = "overdue"
    DONE_ON_TIME = "done-on-time"
    DONE_LATE = "done-late"
    DONE_NO_DATE = "done-no-date"
    CANNOT_BE_WORKED_OUT = "cannot-be-worked-out"
    DROPPED = "dropped"


class EngagementKind(StrEnum):
    """How contact was kept."""

    MEETING = "meeting"
    LETTER = "letter"
    CALL = "call"
    EVENT = "event"


class CadenceStanding(StrEnum):
    """Where contact on a cadence stands as at a date."""

    NOT_BEGUN = "not-begun"
    KEPT = "kept"
    LAPSED = "lapsed"
    ENDED = "ended"


class InsightKind(StrEnum):
    """What an insight is about."""

    WHAT_WORKS = "what-works"
    GAP = "gap"
    EXPERIENCE = "experience"


class Judgement(StrEnum):
    """Whether a response answers what was advised, as an office judges it."""

    RESPONSIVE = "responsive"
    PARTLY = "partly"
    NOT_RESPONSIVE = "not-responsive"


class Relation(StrEnum):
    """The five relationships between provision and prevention."""

    POLICY_AND_SYSTEM = "policy-and-system"
    DATA = "data"
    SCRUTINY_AND_LEGISLATIVE = "scrutiny-and-legislative"
    RISK = "risk"
    FINANCIAL = "financial"


class AlignmentStatus(StrEnum):
    """How far an aim and a policy are aligned."""

    ALIGNED = "aligned"
    PARTLY = "partly"
    AT_ODDS = "at-odds"
    NOT_KNOWN = "not-known"


class InvestmentKind(StrEnum):
    """Which way money moves."""

    INVESTMENT = "investment"
    DISINVESTMENT = "disinvestment"


class BodyLevel(StrEnum):
    """Where a body stands among those responsible for keeping the promise."""

    PROMISE_BODY = "promise-body"
    NATIONAL = "national"
    LOCAL = "local"
    PLAN_OR_REPORT = "plan-or-report"


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

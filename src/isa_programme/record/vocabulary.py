"""The field's fixed words. A value reads the same in prose, on the command line and on the wire."""

from __future__ import annotations

from enum import StrEnum


class Function(StrEnum):
    """The three functions of the work programme.

    Attributes:
        STRATEGY: advice on strategy.
        DELIVERY: how the work is carried out.
        RELATIONSHIPS: contact with those who keep the promise.
    """

    STRATEGY = "strategy"
    DELIVERY = "delivery"
    RELATIONSHIPS = "relationships"


class Priority(StrEnum):
    """How pressing a paper is; a protocol may give each its own clock.

    Attributes:
        ROUTINE: a paper like any other.
        URGENT: one that presses.
    """

    ROUTINE = "routine"
    URGENT = "urgent"


class Visibility(StrEnum):
    """Who may see an item.

    Attributes:
        PUBLIC: everybody.
        RESTRICTED: whom the office says; the default.
        CONFIDENTIAL: only those who may see everything.
    """

    PUBLIC = "public"
    RESTRICTED = "restricted"
    CONFIDENTIAL = "confidential"


class StageName(StrEnum):
    """The steps that can be owed; a commitment is dated by its promise, not by a protocol.

    Attributes:
        ACKNOWLEDGEMENT: that the paper was received.
        SUBSTANTIVE: the answer itself.
        UPDATE: news of what was done.
        COMMITMENT: a commitment, among what is owed; it is dated by its promise, and no protocol
            has such a stage.
    """

    ACKNOWLEDGEMENT = "acknowledgement"
    SUBSTANTIVE = "substantive"
    UPDATE = "update"
    COMMITMENT = "commitment"


class ResponseKind(StrEnum):
    """What a response is.

    Attributes:
        ACKNOWLEDGEMENT: "We have it."
        HOLDING: "We will answer", perhaps with a date. It answers nothing.
        CLARIFICATION_REQUEST: a question about what the advice means.
        SUBSTANTIVE: the answer itself.
        UPDATE: news of what was done.
    """

    ACKNOWLEDGEMENT = "acknowledgement"
    HOLDING = "holding"
    CLARIFICATION_REQUEST = "clarification-request"
    SUBSTANTIVE = "substantive"
    UPDATE = "update"


class DispositionKind(StrEnum):
    """What was decided about one recommendation; never merely yes or no.

    Attributes:
        ACCEPTED: accepted.
        ACCEPTED_IN_PART: a part of it is accepted.
        ACCEPTED_WITH_CONDITIONS: accepted, if something else comes about.
        TO_BE_EXPLORED: to be looked into or consulted on.
        NOT_ACCEPTED: declined; the reason given is needed, or ``none given``.
        NOTED: taken note of, and no more.
        NOT_ADDRESSED: the letter plainly leaves it open. This does not answer it.
        SUPERSEDED: overtaken by something else; it is no longer owed.
    """

    ACCEPTED = "accepted"
    ACCEPTED_IN_PART = "accepted-in-part"
    ACCEPTED_WITH_CONDITIONS = "accepted-with-conditions"
    TO_BE_EXPLORED = "to-be-explored"
    NOT_ACCEPTED = "not-accepted"
    NOTED = "noted"
    NOT_ADDRESSED = "not-addressed"
    SUPERSEDED = "superseded"


class AnsweredBy(StrEnum):
    """Whose answer settles a recommendation put to several addressees.

    Attributes:
        ALL: each office asked.
        ANY: any one of them.
        LEAD: the first one named.
    """

    ALL = "all"
    ANY = "any"
    LEAD = "lead"


class Mark(StrEnum):
    """A dated step in a paper's way to its addressee, from which a clock may count.

    Attributes:
        RECEIVED: it arrived.
        LOGGED: it was entered in the addressee's books.
        PUBLISHED: it was published.
    """

    RECEIVED = "received"
    LOGGED = "logged"
    PUBLISHED = "published"


class Basis(StrEnum):
    """What a deadline rests on; shown wherever the deadline is.

    Attributes:
        AGREED: a protocol recorded as agreed.
        BORROWED_EXAMPLE: a protocol borrowed to show how one works. Nobody agreed to it.
        REQUESTED: the date that the paper itself asks for; no protocol governs it.
        PROMISED: the date for which a commitment is promised.
    """

    AGREED = "agreed"
    BORROWED_EXAMPLE = "borrowed-example"
    REQUESTED = "requested, not agreed"
    PROMISED = "promised"


class DocumentMark(StrEnum):
    """A dated step in a document's way to its publication.

    Attributes:
        DRAFTED: a draft was there.
        SHARED: it was shared, with whom is said.
        HELD_BACK: its publication was held back, for a reason.
    """

    DRAFTED = "drafted"
    SHARED = "shared"
    HELD_BACK = "held-back"


class EngagementKind(StrEnum):
    """How contact was kept.

    Attributes:
        MEETING: a meeting.
        LETTER: a letter.
        CALL: a call.
        EVENT: an event: evidence given, a visit.
    """

    MEETING = "meeting"
    LETTER = "letter"
    CALL = "call"
    EVENT = "event"


class InsightKind(StrEnum):
    """What an insight is about.

    Attributes:
        WHAT_WORKS: something that works.
        GAP: something that is missing.
        EXPERIENCE: how people experience change.
    """

    WHAT_WORKS = "what-works"
    GAP = "gap"
    EXPERIENCE = "experience"


class Judgement(StrEnum):
    """Whether a response answers what was advised, as an office judges it.

    Attributes:
        RESPONSIVE: it answers what was advised.
        PARTLY: it answers a part of it.
        NOT_RESPONSIVE: it does not, whatever it decides.
    """

    RESPONSIVE = "responsive"
    PARTLY = "partly"
    NOT_RESPONSIVE = "not-responsive"


class Relation(StrEnum):
    """The five relationships between provision and prevention.

    Attributes:
        POLICY_AND_SYSTEM: policy, and the systems that carry it.
        DATA: data.
        SCRUTINY_AND_LEGISLATIVE: scrutiny and legislation.
        RISK: risk.
        FINANCIAL: money.
    """

    POLICY_AND_SYSTEM = "policy-and-system"
    DATA = "data"
    SCRUTINY_AND_LEGISLATIVE = "scrutiny-and-legislative"
    RISK = "risk"
    FINANCIAL = "financial"


class AlignmentStatus(StrEnum):
    """How far an aim and a policy are aligned.

    Attributes:
        ALIGNED: they work the same way.
        PARTLY: they do in part.
        AT_ODDS: they work against each other.
        NOT_KNOWN: it was looked at, and is not known.
    """

    ALIGNED = "aligned"
    PARTLY = "partly"
    AT_ODDS = "at-odds"
    NOT_KNOWN = "not-known"


class InvestmentKind(StrEnum):
    """Which way money moves.

    Attributes:
        INVESTMENT: it is put in.
        DISINVESTMENT: it is taken out.
    """

    INVESTMENT = "investment"
    DISINVESTMENT = "disinvestment"


class BodyLevel(StrEnum):
    """Where a body stands among those responsible for keeping the promise.

    Attributes:
        PROMISE_BODY: one of the promise bodies.
        NATIONAL: a national body.
        LOCAL: a local body.
        PLAN_OR_REPORT: a plan or a report rather than a body.
    """

    PROMISE_BODY = "promise-body"
    NATIONAL = "national"
    LOCAL = "local"
    PLAN_OR_REPORT = "plan-or-report"


class Severity(StrEnum):
    """How much a finding matters.

    Attributes:
        ERROR: refused when it is to be recorded.
        WARNING: kept, and listed by ``isa check``, which then leaves with 10.
        NOTE: kept and listed.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

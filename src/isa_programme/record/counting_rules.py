"""The choices a protocol makes about counting; the first named in each is the default."""

from __future__ import annotations

from enum import StrEnum


class ProtocolStatus(StrEnum):
    """Whether a protocol was agreed, or is borrowed from elsewhere to show how one works."""

    AGREED = "agreed"
    BORROWED_EXAMPLE = "borrowed-example"


class CountsFrom(StrEnum):
    """The event whose date is day zero."""

    ISSUED = "issued"
    RECEIVED = "received"
    LOGGED = "logged"
    PUBLISHED = "published"
    PREVIOUS_STAGE_MET = "previous-stage-met"
    COMMITMENT_MADE = "commitment-made"


class FirstDay(StrEnum):
    """Whether day zero is itself the first day counted."""

    AFTER = "after"
    SAME = "same"


class Receipt(StrEnum):
    """What receipt on a day that is no working day does to day zero."""

    STANDS = "stands"
    NEXT_WORKING_DAY = "next-working-day"


class Roll(StrEnum):
    """Where a deadline in days, weeks or months goes when it falls on no working day."""

    FOLLOWING = "following"
    PRECEDING = "preceding"
    MODIFIED_FOLLOWING = "modified-following"
    NONE = "none"


class PauseExcludes(StrEnum):
    """Whether the day a pause begins is itself excluded."""

    AFTER = "after"
    FROM = "from"


class OnClarification(StrEnum):
    """What the answer to a clarification request does to the clock."""

    RESTART = "restart"
    PAUSE = "pause"
    IGNORE = "ignore"


class MetOn(StrEnum):
    """Which date of a response decides whether it was in time."""

    RECEIVED = "received"
    SENT = "sent"


class OwedPer(StrEnum):
    """What each obligation of a stage belongs to."""

    ADVICE = "advice"
    RECOMMENDATION = "recommendation"
    COMMITMENT = "commitment"


class OnTransfer(StrEnum):
    """What handing an obligation to another office does to its clock."""

    RUNS_ON = "runs-on"
    RESTARTS = "restarts"

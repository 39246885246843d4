"""The choices a protocol makes about counting; the first named in each is the default."""

from __future__ import annotations

from enum import StrEnum


class ProtocolStatus(StrEnum):
    """Whether a protocol was agreed, or is borrowed from elsewhere to show how one works.

    Attributes:
        AGREED: both sides have agreed it.
        BORROWED_EXAMPLE: it shows how one works, and nobody agreed it: each date it gives says so.
    """

    AGREED = "agreed"
    BORROWED_EXAMPLE = "borrowed-example"


class CountsFrom(StrEnum):
    """The event whose date is day zero.

    Attributes:
        ISSUED: the day of issue; the default for what is owed on a paper.
        RECEIVED: the day it was received, as in the Freedom of Information (Scotland) Act 2002,
            s.10.
        LOGGED: the day it was logged, as for ministerial correspondence.
        PUBLISHED: the day it was published, as for reports of parliamentary committees.
        PREVIOUS_STAGE_MET: the day the stage before was met.
        COMMITMENT_MADE: the day the commitment was made; the default for what is owed on one.
    """

    ISSUED = "issued"
    RECEIVED = "received"
    LOGGED = "logged"
    PUBLISHED = "published"
    PREVIOUS_STAGE_MET = "previous-stage-met"
    COMMITMENT_MADE = "commitment-made"


class FirstDay(StrEnum):
    """Whether day zero is itself the first day counted.

    Attributes:
        AFTER: day zero is not counted: Freedom of Information (Scotland) Act 2002, s.10, notes from
            paragraph 45 on. The default.
        SAME: day zero is the first day counted: the form "beginning with the day".
    """

    AFTER = "after"
    SAME = "same"


class Receipt(StrEnum):
    """What receipt on a day that is no working day does to day zero.

    Attributes:
        STANDS: day zero may be a day that is no working day; that fits the dates of releases under
            the Freedom of Information (Scotland) Act 2002. The default where there is no cut-off.
        NEXT_WORKING_DAY: it then moves to the next working day. The default where there is a
            cut-off.
    """

    STANDS = "stands"
    NEXT_WORKING_DAY = "next-working-day"


class Roll(StrEnum):
    """Where a deadline in days, weeks or months goes when it falls on no working day.

    Attributes:
        FOLLOWING: to the next working day; the default.
        PRECEDING: to the working day before.
        MODIFIED_FOLLOWING: to the next day that is neither closed nor suspended, unless that leaves
            the month; then to the one before.
        NONE: it stays, and no calendar is needed.
    """

    FOLLOWING = "following"
    PRECEDING = "preceding"
    MODIFIED_FOLLOWING = "modified-following"
    NONE = "none"


class PauseExcludes(StrEnum):
    """Whether the day a pause begins is itself excluded.

    Attributes:
        AFTER: the day a pause begins is counted; the default.
        FROM: it is not, as with a fees notice under the Freedom of Information (Scotland) Act 2002,
            notes paragraph 47.
    """

    AFTER = "after"
    FROM = "from"


class OnClarification(StrEnum):
    """What the answer to a clarification request does to the clock.

    Attributes:
        RESTART: our answer is the new day zero: Freedom of Information (Scotland) Act 2002, s.10,
            notes paragraph 45. The default.
        PAUSE: only the days between question and answer are left out.
        IGNORE: nothing moves.
    """

    RESTART = "restart"
    PAUSE = "pause"
    IGNORE = "ignore"


class MetOn(StrEnum):
    """Which date of a response decides whether it was in time.

    Attributes:
        RECEIVED: the day a response arrived decides; the default.
        SENT: the date it bears decides.
    """

    RECEIVED = "received"
    SENT = "sent"


class OwedPer(StrEnum):
    """What each obligation of a stage belongs to.

    Attributes:
        ADVICE: owed once for the paper; the default of an acknowledgement.
        RECOMMENDATION: owed for each recommendation; the default of a substantive response.
        COMMITMENT: owed for each commitment that a response makes; only an update is.
    """

    ADVICE = "advice"
    RECOMMENDATION = "recommendation"
    COMMITMENT = "commitment"


class OnTransfer(StrEnum):
    """What handing an obligation to another office does to its clock.

    Attributes:
        RUNS_ON: the clock runs on; the default.
        RESTARTS: the whole allowance runs anew from the day of transfer; never to an earlier
            deadline.
    """

    RUNS_ON = "runs-on"
    RESTARTS = "restarts"

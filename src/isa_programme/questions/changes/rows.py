"""A line of what changed between two days, whether somebody did it or a day passed."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from isa_programme.calendars.months import CivilDate


class Changed(StrEnum):
    """What changed, in the order a report tells it.

    Attributes:
        ADVICE_GIVEN: advice was issued.
        ADVICE_WITHDRAWN: advice was withdrawn.
        ANSWER_COME: a response came.
        FALLEN_OVERDUE: an answer fell overdue, whether or not it has come since.
        MILESTONE_PLANNED: a milestone was planned.
        MILESTONE_REACHED: a milestone was reached.
        MILESTONE_MOVED: a milestone was moved.
        MILESTONE_DROPPED: a milestone was dropped.
        MILESTONE_OVERDUE: a milestone passed its date.
        COMMITMENT_MADE: a commitment was made.
        COMMITMENT_MOVED: a commitment was moved.
        COMMITMENT_DONE: a commitment was done.
        COMMITMENT_DROPPED: a commitment was dropped.
        COMMITMENT_OVERDUE: a commitment passed its date.
        CONTACT_KEPT: a meeting was held, a letter or call exchanged.
        CONTACT_LAPSED: contact lapsed.
        INSIGHT_STATED: an insight was stated.
        IMPACT_CLAIMED: impact was claimed.
        ALIGNMENT_FOUND: an aim and a policy were looked at together.
    """

    ADVICE_GIVEN = "advice-given"
    ADVICE_WITHDRAWN = "advice-withdrawn"
    ANSWER_COME = "answer-come"
    FALLEN_OVERDUE = "fallen-overdue"
    MILESTONE_PLANNED = "milestone-planned"
    MILESTONE_REACHED = "milestone-reached"
    MILESTONE_MOVED = "milestone-moved"
    MILESTONE_DROPPED = "milestone-dropped"
    MILESTONE_OVERDUE = "milestone-overdue"
    COMMITMENT_MADE = "commitment-made"
    COMMITMENT_MOVED = "commitment-moved"
    COMMITMENT_DONE = "commitment-done"
    COMMITMENT_DROPPED = "commitment-dropped"
    COMMITMENT_OVERDUE = "commitment-overdue"
    CONTACT_KEPT = "contact-kept"
    CONTACT_LAPSED = "contact-lapsed"
    INSIGHT_STATED = "insight-stated"
    IMPACT_CLAIMED = "impact-claimed"
    ALIGNMENT_FOUND = "alignment-found"


@frozen(kw_only=True)
class ChangeRow:
    """Something that changed.

    Attributes:
        what: what changed.
        on: the day (or month) it did; what falls overdue or lapses does on the day after its last
            good day, or on the day it was dated so, where that day had passed.
        reference: what it is about.
        offices: slugs of the offices concerned.
        sentence: what happened, in a sentence; its full stop only where somebody wrote one.
        entry: the number of the entry that says so; None for what came about by a day passing.
    """

    what: Changed
    on: CivilDate
    reference: str
    offices: tuple[str, ...]
    sentence: str
    entry: int | None

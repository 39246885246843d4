"""Courses: where a milestone or a commitment went from the day it was first dated."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from isa_programme.calendars.months import CivilDate, latest
from isa_programme.record.commitments import Commitment
from isa_programme.record.entries import Entry
from isa_programme.record.facts import (
    CommitmentDone,
    CommitmentDropped,
    CommitmentRevised,
    CommitmentUpdated,
    MilestoneDropped,
    MilestoneLinked,
    MilestoneMarked,
    MilestoneReached,
    MilestoneReplanned,
)
from isa_programme.record.followed import Followed
from isa_programme.record.milestones import Milestone


@frozen(kw_only=True)
class Slip:
    """A date that was moved.

    Attributes:
        before: the date until then; None where none had been named.
        after: the date since.
        moved_on: the day (or month) it was moved.
        reason: why.
    """

    before: CivilDate | None
    after: CivilDate
    moved_on: CivilDate
    reason: str

    @property
    def days(self) -> int:
        """By how many calendar days it moved, later being more; months count to their last day."""
        return 0 if self.before is None else (latest(self.after) - latest(self.before)).days


@frozen(kw_only=True)
class MilestoneCourse:
    """A milestone as at a day.

    Attributes:
        planned_for: the day (or month) it is planned for now.
        slips: every time it was moved, in order.
        depends_on: what has to come first.
        marks: the steps of a document on its way to its publication, in order.
        reached: the fact that it was reached, or None.
        dropped: the fact that it was dropped, or None.
    """

    planned_for: CivilDate
    slips: tuple[Slip, ...] = ()
    depends_on: tuple[str, ...] = ()
    marks: tuple[MilestoneMarked, ...] = ()
    reached: MilestoneReached | None = None
    dropped: MilestoneDropped | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be reached."""
        return self.reached is None and self.dropped is None


def milestone_course(milestone: Followed[Milestone], as_at: date = date.max) -> MilestoneCourse:
    """A milestone as it stands at the end of a day, with everything recorded unless given."""
    planned_for, depends_on = milestone.noun.planned_for, milestone.noun.depends_on
    slips: list[Slip] = []
    marks: list[MilestoneMarked] = []
    reached = dropped = None
    for fact in _facts(milestone, as_at):
        match fact:
            case MilestoneReplanned():
                slips.append(
                    Slip(
                        before=planned_for,
                        after=fact.planned_for,
                        moved_on=fact.replanned_on,
                        reason=fact.reason,
                    )
                )
                planned_for = fact.planned_for
            case MilestoneLinked():
                depends_on = fact.depends_on
            case MilestoneMarked():
                marks.append(fact)
            case MilestoneReached():
                reached = fact
            case MilestoneDropped():
                dropped = fact
            case _:
                pass
    return MilestoneCourse(
        planned_for=planned_for,
        slips=tuple(slips),
        depends_on=depends_on,
        marks=tuple(marks),
        reached=reached,
        dropped=dropped,
    )


@frozen(kw_only=True)
class CommitmentCourse:
    """A commitment as at a day.

    Attributes:
        promised_for: the day (or month) it is promised for now; None where none was named.
        promise: that date in its own words.
        slips: every time it was moved, in order.
        updates: what its owner told of it, in order.
        done: the fact that it was done, or None.
        dropped: the fact that it was dropped, or None.
    """

    promised_for: CivilDate | None
    promise: str = ""
    slips: tuple[Slip, ...] = ()
    updates: tuple[CommitmentUpdated, ...] = ()
    done: CommitmentDone | None = None
    dropped: CommitmentDropped | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.done is None and self.dropped is None


def commitment_course(commitment: Followed[Commitment], as_at: date = date.max) -> CommitmentCourse:
    """A commitment as it stands at the end of a day, with everything recorded unless given."""
    promised_for, promise = commitment.noun.promised_for, commitment.noun.promise
    slips: list[Slip] = []
    updates: list[CommitmentUpdated] = []
    done = dropped = None
    for fact in _facts(commitment, as_at):
        match fact:
            case CommitmentRevised():
                slips.append(
                    Slip(
                        before=promised_for,
                        after=fact.promised_for,
                        moved_on=fact.revised_on,
                        reason=fact.reason,
                    )
                )
                promised_for, promise = fact.promised_for, fact.promise
            case CommitmentUpdated():
                updates.append(fact)
            case CommitmentDone():
                done = fact
            case CommitmentDropped():
                dropped = fact
            case _:
                pass
    return CommitmentCourse(
        promised_for=promised_for,
        promise=promise,
        slips=tuple(slips),
        updates=tuple(updates),
        done=done,
        dropped=dropped,
    )


def _facts(followed: Followed[object], as_at: date) -> list[object]:
    entries: tuple[Entry, ...] = followed.entries_by(as_at)
    return [entry.fact for entry in entries]

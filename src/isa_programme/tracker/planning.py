"""One method for each thing that happens to the programme: loaded, reached, replanned, dropped."""

from __future__ import annotations

from collections.abc import Iterable

from isa_programme.exchange.programme_file import ProgrammeFile
from isa_programme.record.facts import (
    MilestoneDropped,
    MilestoneLinked,
    MilestoneMarked,
    MilestoneReached,
    MilestoneReplanned,
)
from isa_programme.record.intake import DateLike, DayLike, Intake, taken_day
from isa_programme.record.vocabulary import DocumentMark
from isa_programme.tracker.kept_record import KeptRecord
from isa_programme.tracker.loading import Loaded, added_by, left_out
from isa_programme.tracker.recorded import Recorded


class Planning(KeptRecord):
    """Records the programme, and what becomes of its milestones."""

    def load_programme(
        self, file: ProgrammeFile, *, because: str | None = None, on: DayLike | None = None
    ) -> Loaded:
        """Record what a programme file, or the file of a route map, adds; all of it or nothing.

        What is recorded already is recognised. A milestone that the file plans for another date,
        or that waits for something else, is replanned or linked anew where a reason is given.

        Args:
            file: the file, as :func:`read_programme` gives it.
            because: why milestones moved.
            on: the day they were moved; the day of recording unless given.

        Raises:
            FaultsError: the day is no date.
            RefusedError: it says something else of what is recorded, or breaks rules; the faults
                are reported together.
        """
        day = None if on is None else taken_day("on", on)
        with self._recording() as recording:
            added = added_by(
                recording.register, file, because=because, on=day or recording.recorded_on
            )
            missing = left_out(recording.register, file)
            return Loaded(recorded=recording.record_each(added), missing=missing)

    def reach_milestone(
        self, milestone: str, *, reached_on: DateLike, evidence: str = "", source: str = ""
    ) -> Recorded:
        """Record that a milestone was reached; of a document, that it was published.

        Raises:
            FaultsError: the day is no date.
            RefusedError: it is unknown, or was reached or dropped before.
        """
        intake = Intake()
        on = intake.date("reached_on", reached_on)
        intake.done()
        return self.record(
            MilestoneReached(milestone=milestone, reached_on=on, evidence=evidence, source=source)
        )

    def replan_milestone(
        self, milestone: str, *, planned_for: DateLike, replanned_on: DateLike, reason: str
    ) -> Recorded:
        """Record that a milestone is planned for another date; every earlier one is kept.

        Raises:
            FaultsError: a value is wrong; all of them are reported together.
            RefusedError: it is unknown, no longer open, or planned for that date already.
        """
        intake = Intake()
        fact = MilestoneReplanned(
            milestone=milestone,
            planned_for=intake.date("planned_for", planned_for),
            replanned_on=intake.date("replanned_on", replanned_on),
            reason=reason,
        )
        intake.done()
        return self.record(fact)

    def link_milestone(
        self,
        milestone: str,
        *,
        depends_on: str | Iterable[str],
        linked_on: DayLike,
        reason: str = "",
    ) -> Recorded:
        """Record what has to come before a milestone: all of it, in place of what was recorded.

        Args:
            milestone: its slug.
            depends_on: milestones, commitments and answers; see :class:`Milestone`.
            linked_on: the day that was decided.
            reason: why.

        Raises:
            FaultsError: the day is no date.
            RefusedError: something named is unknown, or they would wait for each other in a ring.
        """
        intake = Intake()
        fact = MilestoneLinked(
            milestone=milestone,
            depends_on=intake.names("depends_on", depends_on),
            linked_on=intake.day("linked_on", linked_on),
            reason=reason,
        )
        intake.done()
        return self.record(fact)

    def mark_document(
        self,
        milestone: str,
        mark: str,
        *,
        marked_on: DateLike,
        shared_with: str | Iterable[str] = (),
        reason: str = "",
        source: str = "",
    ) -> Recorded:
        """Record that a document was ``drafted``, ``shared`` or ``held-back`` before publication.

        Raises:
            FaultsError: a value is wrong; all of them are reported together.
            RefusedError: the milestone is not the publication of a document, or with whom it was
                shared, or why it was held back, is not said.
        """
        intake = Intake()
        fact = MilestoneMarked(
            milestone=milestone,
            mark=intake.choice("mark", DocumentMark, mark),
            marked_on=intake.date("marked_on", marked_on),
            shared_with=intake.names("shared_with", shared_with),
            reason=reason,
            source=source,
        )
        intake.done()
        return self.record(fact)

    def drop_milestone(self, milestone: str, *, dropped_on: DayLike, reason: str) -> Recorded:
        """Record that a milestone will not be reached.

        Raises:
            FaultsError: the day is no date.
            RefusedError: it is unknown, or was reached or dropped before.
        """
        day = taken_day("dropped_on", dropped_on)
        return self.record(MilestoneDropped(milestone=milestone, dropped_on=day, reason=reason))

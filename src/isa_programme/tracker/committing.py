"""One method for each thing that becomes of an answer: committed, done, judged, linked."""

from __future__ import annotations

from collections.abc import Iterable

from isa_programme.record.commitments import Commitment
from isa_programme.record.facts import (
    AdviceLinked,
    CommitmentDone,
    CommitmentDropped,
    CommitmentMade,
    CommitmentRevised,
    CommitmentUpdated,
    ResponseJudged,
    StanceTaken,
)
from isa_programme.record.intake import DateLike, DayLike, Intake
from isa_programme.record.vocabulary import DispositionKind, Judgement, Visibility
from isa_programme.tracker.kept_record import KeptRecord
from isa_programme.tracker.recorded import Recorded


class Committing(KeptRecord):
    """Records what responses commit to, what became of it, and what they are worth."""

    def make_commitment(
        self,
        text: str,
        *,
        owner: str,
        response: str,
        made_on: DateLike,
        recommendation: int | None = None,
        promised_for: DateLike | None = None,
        promise: str = "",
        evidence: str = "",
        references: str | Iterable[str] = (),
        topics: str | Iterable[str] = (),
        sectors: str | Iterable[str] = (),
        visibility: str = Visibility.RESTRICTED,
        source: str = "",
    ) -> Recorded:
        """Record what a response commits to; its reference ``CMT-<year>-<number>`` is assigned.

        See :class:`Commitment` for each value.

        Raises:
            FaultsError: values are wrong; all of them are reported together.
            RefusedError: it breaks rules of the record.
        """
        intake = Intake()
        made = Commitment(
            text=text,
            owner=owner,
            response=response,
            made_on=intake.date("made_on", made_on),
            recommendation=recommendation,
            promised_for=intake.maybe_date("promised_for", promised_for),
            promise=promise,
            evidence=evidence,
            references=intake.names("references", references),
            topics=intake.names("topics", topics),
            sectors=intake.names("sectors", sectors),
            visibility=intake.choice("visibility", Visibility, visibility),
            source=source,
        )
        intake.done()
        return self.record(CommitmentMade(commitment=made))

    def update_commitment(
        self,
        commitment: str,
        text: str,
        *,
        updated_on: DateLike,
        evidence: str = "",
        source: str = "",
    ) -> Recorded:
        """Record what its owner told of a commitment; it meets an update owed for it.

        Raises:
            FaultsError: the day is no date.
            RefusedError: it is unknown, or was done or dropped before.
        """
        intake = Intake()
        fact = CommitmentUpdated(
            commitment=commitment,
            updated_on=intake.date("updated_on", updated_on),
            text=text,
            evidence=evidence,
            source=source,
        )
        intake.done()
        return self.record(fact)

    def revise_commitment(
        self,
        commitment: str,
        *,
        promised_for: DateLike,
        revised_on: DateLike,
        reason: str,
        promise: str = "",
    ) -> Recorded:
        """Record that a commitment is promised for another date; every earlier one is kept.

        Raises:
            FaultsError: a value is wrong; all of them are reported together.
            RefusedError: it is unknown, no longer open, or promised for that date already.
        """
        intake = Intake()
        fact = CommitmentRevised(
            commitment=commitment,
            promised_for=intake.date("promised_for", promised_for),
            promise=promise,
            revised_on=intake.date("revised_on", revised_on),
            reason=reason,
        )
        intake.done()
        return self.record(fact)

    def finish_commitment(
        self, commitment: str, *, done_on: DateLike, evidence: str = "", source: str = ""
    ) -> Recorded:
        """Record that a commitment was carried out, and what shows it.

        Raises:
            FaultsError: the day is no date.
            RefusedError: it is unknown, or was done or dropped before.
        """
        intake = Intake()
        fact = CommitmentDone(
            commitment=commitment,
            done_on=intake.date("done_on", done_on),
            evidence=evidence,
            source=source,
        )
        intake.done()
        return self.record(fact)

    def drop_commitment(self, commitment: str, *, dropped_on: DateLike, reason: str) -> Recorded:
        """Record that a commitment will not be carried out.

        Raises:
            FaultsError: the day is no date.
            RefusedError: it is unknown, or was done or dropped before.
        """
        intake = Intake()
        on = intake.date("dropped_on", dropped_on)
        intake.done()
        return self.record(CommitmentDropped(commitment=commitment, dropped_on=on, reason=reason))

    def take_stance(
        self, response: str, stance: str, *, taken_on: DateLike | None = None, reason: str = ""
    ) -> Recorded:
        """Record what a response says of the paper as a whole, apart from its parts.

        Args:
            response: its reference.
            stance: accepted, accepted-in-part and so on, as for one recommendation.
            taken_on: the day (or month); the day of recording unless given.
            reason: why; needed where it is not accepted.

        Raises:
            FaultsError: a value is wrong; all of them are reported together.
            RefusedError: the response is unknown, or the reason is missing.
        """
        intake = Intake()
        fact = StanceTaken(
            response=response,
            stance=intake.choice("stance", DispositionKind, stance),
            taken_on=intake.maybe_date("taken_on", taken_on),
            reason=reason,
        )
        intake.done()
        return self.record(fact)

    def judge_response(
        self,
        response: str,
        judgement: str,
        *,
        judged_on: DayLike,
        reason: str,
        recommendation: int | None = None,
    ) -> Recorded:
        """Record our own judgement of a response, as a whole or on one recommendation.

        It is never public. The newest on each thing judged counts.

        Args:
            response: its reference.
            judgement: responsive, partly or not-responsive.
            judged_on: the day.
            reason: why.
            recommendation: the number of the recommendation; the response as a whole unless given.

        Raises:
            FaultsError: a value is wrong; all of them are reported together.
            RefusedError: the response is unknown, or its paper has no such recommendation.
        """
        intake = Intake()
        fact = ResponseJudged(
            response=response,
            recommendation=recommendation,
            judgement=intake.choice("judgement", Judgement, judgement),
            judged_on=intake.day("judged_on", judged_on),
            reason=reason,
        )
        intake.done()
        return self.record(fact)

    def link_advice(
        self,
        reference: str,
        *,
        linked_on: DateLike | None = None,
        topics: str | Iterable[str] = (),
        sectors: str | Iterable[str] = (),
        references: str | Iterable[str] = (),
        milestones: str | Iterable[str] = (),
        presses: str | Iterable[str] = (),
    ) -> Recorded:
        """Record what a paper, or one recommendation, rests on, serves and presses again.

        See :class:`AdviceLinked`; what was linked before stays.

        Raises:
            FaultsError: the day is no date.
            RefusedError: something named is unknown or malformed.
        """
        intake = Intake()
        fact = AdviceLinked(
            advice=reference,
            linked_on=intake.maybe_date("linked_on", linked_on),
            topics=intake.names("topics", topics),
            sectors=intake.names("sectors", sectors),
            references=intake.names("references", references),
            milestones=intake.names("milestones", milestones),
            presses=intake.names("presses", presses),
        )
        intake.done()
        return self.record(fact)

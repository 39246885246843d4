"""One method for each thing that moves a clock, or says what it came to."""

from __future__ import annotations

from typing import Unpack

from isa_programme.record.allowance import Allowance
from isa_programme.record.drafts import ScopeDetails, draft_scope
from isa_programme.record.facts import (
    ClarificationAnswered,
    ClarificationAsked,
    ClockPaused,
    ClockResumed,
    DeadlineTold,
    ExtensionAgreed,
    ObligationWaived,
)
from isa_programme.record.intake import DayLike, Intake, taken_day
from isa_programme.tracker.kept_record import KeptRecord
from isa_programme.tracker.recorded import Recorded


class Timing(KeptRecord):
    """Records what moves the clocks of a paper: pauses, clarifications, more time, waivers."""

    def pause_clock(
        self, reference: str, *, paused_on: DayLike, reason: str, **scope: Unpack[ScopeDetails]
    ) -> Recorded:
        """Stop the clocks of a paper, or some of them; the pause has its entry's number.

        Args:
            reference: the paper, or one recommendation of it.
            paused_on: the day the pause begins; whether that day still counts is for the protocol
                to say (:class:`PauseExcludes`).
            reason: why.
            **scope: which of its obligations; all that are open unless narrowed. See
                :class:`ScopeDetails`.

        Raises:
            FaultsError: a value is wrong; all of them are reported together.
            RefusedError: what is in scope is not in the record, or it breaks another rule of it.
        """
        day = taken_day("paused_on", paused_on)
        return self.record(
            ClockPaused(scope=draft_scope(reference, **scope), paused_on=day, reason=reason)
        )

    def resume_clock(
        self, reference: str, *, resumed_on: DayLike, pause: int | None = None, reason: str = ""
    ) -> Recorded:
        """End a pause: the one named, or the only one open.

        Args:
            reference: the paper.
            resumed_on: the last day that is not counted.
            pause: the number of the entry that began it; the only one open unless given.
            reason: why.

        Raises:
            FaultsError: the day is no date.
            RefusedError: the record holds no such paper, or no such pause that is open, or not just
                one.
        """
        day = taken_day("resumed_on", resumed_on)
        return self.record(
            ClockResumed(advice=reference, resumed_on=day, pause=pause, reason=reason)
        )

    def ask_clarification(
        self,
        reference: str,
        *,
        asked_on: DayLike,
        moves_nothing: bool = False,
        text: str = "",
        **scope: Unpack[ScopeDetails],
    ) -> Recorded:
        """Record that an addressee asked what the advice means, other than by letter.

        What the clock does until it is answered, and then, is for the protocol to say
        (:class:`OnClarification`).

        Args:
            reference: the paper, or one recommendation of it.
            asked_on: the day of the question.
            moves_nothing: whether it was settled in passing, and moves no clock.
            text: the question.
            **scope: which of its obligations; all that are open unless narrowed. See
                :class:`ScopeDetails`.

        Raises:
            FaultsError: a value is wrong; all of them are reported together.
            RefusedError: what is in scope is not in the record, or it breaks another rule of it.
        """
        day = taken_day("asked_on", asked_on)
        fact = ClarificationAsked(
            scope=draft_scope(reference, **scope),
            asked_on=day,
            moves_nothing=moves_nothing,
            text=text,
        )
        return self.record(fact)

    def answer_clarification(
        self,
        reference: str,
        *,
        answered_on: DayLike,
        question: int | None = None,
        text: str = "",
    ) -> Recorded:
        """Record that we answered a question: the one named, or the only one open.

        Args:
            reference: the paper.
            answered_on: the day we answered; where the protocol restarts the clock, the new day
                zero.
            question: the number of the entry with the question; the only one open unless given.
            text: the answer.

        Raises:
            FaultsError: the day is no date.
            RefusedError: the record holds no such paper, or no such question that is open, or not
                just one.
        """
        day = taken_day("answered_on", answered_on)
        return self.record(
            ClarificationAnswered(advice=reference, answered_on=day, question=question, text=text)
        )

    def extend_clock(
        self,
        reference: str,
        *,
        agreed_on: DayLike,
        agreed_by: str,
        reason: str,
        by: Allowance | str | None = None,
        until: DayLike | None = None,
        outside_protocol: bool = False,
        **scope: Unpack[ScopeDetails],
    ) -> Recorded:
        """Record agreed extra time: `by` an allowance, or `until` a date, one of the two.

        Args:
            reference: the paper, or one recommendation of it.
            agreed_on: the day it was agreed; it moves what had not run out by then.
            agreed_by: who agreed it, in words.
            reason: why.
            by: how much more, in working days or a calendar unit.
            until: the new last good day; it is never rolled.
            outside_protocol: whether it goes beyond the bounds that the protocol sets.
            **scope: which of its obligations; all that are open unless narrowed. See
                :class:`ScopeDetails`.

        Raises:
            FaultsError: a value is wrong; all are reported together.
            RefusedError: it would shorten the time, or breaks a bound that the protocol sets on
                extensions and is not recorded as `outside_protocol`.
        """
        intake = Intake()
        fact = ExtensionAgreed(
            scope=draft_scope(reference, **scope),
            agreed_on=intake.day("agreed_on", agreed_on),
            agreed_by=agreed_by,
            by=intake.maybe_allowance("by", by),
            until=intake.maybe_day("until", until),
            outside_protocol=outside_protocol,
            reason=reason,
        )
        intake.done()
        return self.record(fact)

    def waive(
        self, reference: str, *, waived_on: DayLike, reason: str, **scope: Unpack[ScopeDetails]
    ) -> Recorded:
        """Record that what is in scope is not owed, and why.

        Args:
            reference: the paper, or one recommendation of it.
            waived_on: from which day.
            reason: why.
            **scope: which of its obligations; all that are open unless narrowed. See
                :class:`ScopeDetails`.

        Raises:
            FaultsError: a value is wrong; all of them are reported together.
            RefusedError: what is in scope is not in the record, or it breaks another rule of it.
        """
        day = taken_day("waived_on", waived_on)
        return self.record(
            ObligationWaived(scope=draft_scope(reference, **scope), waived_on=day, reason=reason)
        )

    def tell_deadline(
        self,
        reference: str,
        *,
        deadline: DayLike,
        told_on: DayLike,
        **scope: Unpack[ScopeDetails],
    ) -> Recorded:
        """Record that a deadline was told to the offices in scope; it moves nothing.

        When a calendar or protocol later moves that deadline, the list of what moves says so.

        Args:
            reference: the paper, or one recommendation of it.
            deadline: the last good day that was told.
            told_on: the day it was told.
            **scope: which of its obligations; all that are open unless narrowed. See
                :class:`ScopeDetails`.

        Raises:
            FaultsError: a value is wrong; all of them are reported together.
            RefusedError: what is in scope is not in the record, or it breaks another rule of it.
        """
        intake = Intake()
        fact = DeadlineTold(
            scope=draft_scope(reference, **scope),
            deadline=intake.day("deadline", deadline),
            told_on=intake.day("told_on", told_on),
        )
        intake.done()
        return self.record(fact)

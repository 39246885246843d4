"""One method for each thing that can happen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Unpack

from isa_programme.calendars.months import latest
from isa_programme.record.allowance import Allowance
from isa_programme.record.drafts import (
    AdviceDetails,
    ReissueDetails,
    ResponseDetails,
    ScopeDetails,
    draft_advice,
    draft_reissue,
    draft_response,
    draft_scope,
)
from isa_programme.record.facts import (
    AdviceMarked,
    AdviceTransferred,
    AdviceWithdrawn,
    ClarificationAnswered,
    ClarificationAsked,
    ClockPaused,
    ClockResumed,
    DeadlineTold,
    EscalationMade,
    ExtensionAgreed,
    Fact,
    NoteTaken,
    ObligationWaived,
)
from isa_programme.record.intake import DateLike, DayLike, Intake, taken_day
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import Mark
from isa_programme.tracker.kept_record import KeptRecord
from isa_programme.tracker.recorded import Recorded


def reissue(
    register: Register,
    reference: str,
    *,
    issued_on: DateLike,
    **details: Unpack[ReissueDetails],
) -> list[Fact]:
    """The facts of issuing a paper again; see :meth:`Writing.reissue_advice`.

    Raises:
        UnknownReferenceError: the record holds no such paper.
        FaultsError: a value is wrong; all are reported together.
    """
    target = register.target(reference)
    parts = () if target.recommendation is None else (target.recommendation,)
    first = register.file(target.paper).advice
    fact = draft_reissue(first, issued_on=issued_on, recommendations=parts, **details)
    reason = details.get("withdraw")
    if reason is None:
        return [fact]
    scope = draft_scope(target.paper, recommendations=parts)
    day = latest(fact.advice.issued_on)
    return [fact, AdviceWithdrawn(scope=scope, withdrawn_on=day, reason=reason)]


class Writing(KeptRecord):
    """Records what happens, one method for each kind of fact."""

    def issue_advice(
        self,
        title: str,
        *,
        issued_on: DateLike,
        identity: str | None = None,
        again: bool = False,
        **details: Unpack[AdviceDetails],
    ) -> Recorded:
        """Record a paper; its reference ``ADV-<year>-<number>`` is assigned here.

        Args:
            title: its title, one line.
            issued_on: the day of issue, or the month where no day is known.
            identity: see :meth:`record`.
            again: see :meth:`record`.
            **details: see :class:`AdviceDetails`.

        Raises:
            FaultsError: values are wrong; all of them are reported together.
            RefusedError: it breaks rules of the record.
            AlreadyRecordedError: the identity stands for other content.
        """
        fact = draft_advice(title, issued_on=issued_on, **details)
        return self.record(fact, identity=identity, again=again)

    def mark_advice(
        self,
        reference: str,
        mark: str,
        *,
        on: DayLike,
        at: str | None = None,
        addressee: str | None = None,
    ) -> Recorded:
        """Record that a paper was ``received``, ``logged`` or ``published``, by one or by all.

        Raises:
            FaultsError: a value is wrong; all of them are reported together.
            RefusedError: the record holds no such paper or office, or it breaks another rule of it.
        """
        intake = Intake()
        fact = AdviceMarked(
            advice=reference,
            mark=intake.choice("mark", Mark, mark),
            marked_on=intake.day("on", on),
            at=at,
            addressee=addressee,
        )
        intake.done()
        return self.record(fact)

    def withdraw_advice(
        self,
        reference: str,
        *,
        withdrawn_on: DayLike,
        reason: str,
        recommendations: Iterable[int] = (),
    ) -> Recorded:
        """Record that a paper, or some of its recommendations, was taken back.

        Raises:
            FaultsError: the day is no date.
            RefusedError: the record holds no such paper or recommendation.
        """
        day = taken_day("withdrawn_on", withdrawn_on)
        scope = draft_scope(reference, recommendations=recommendations)
        return self.record(AdviceWithdrawn(scope=scope, withdrawn_on=day, reason=reason))

    def reissue_advice(
        self, reference: str, *, issued_on: DateLike, **details: Unpack[ReissueDetails]
    ) -> Recorded:
        """Issue a paper again, to a successor after an election, say: a new paper, a new clock.

        What the first issue asks stays owed, unless it is withdrawn in the same step.

        Args:
            reference: the paper, or the one recommendation of it to be issued again.
            issued_on: the day (or month) it is issued again.
            **details: see :class:`ReissueDetails`.

        Raises:
            UnknownReferenceError: the record holds no such paper.
            FaultsError: a value is wrong; all are reported together.
            RefusedError: it breaks rules of the record.
        """
        facts = reissue(self.register, reference, issued_on=issued_on, **details)
        return self.record_all(facts)[0]

    def transfer_advice(
        self,
        reference: str,
        *,
        sender: str,
        to: str,
        transferred_on: DayLike,
        reason: str,
        recommendations: Iterable[int] = (),
    ) -> Recorded:
        """Record that what `sender` owes was moved to the office `to`.

        The clock runs on, unless the protocol says that a transfer restarts it.

        Raises:
            FaultsError: the day is no date.
            RefusedError: the paper or one of the offices is unknown.
        """
        day = taken_day("transferred_on", transferred_on)
        scope = draft_scope(reference, recommendations=recommendations, addressees=sender)
        return self.record(AdviceTransferred(scope=scope, to=to, transferred_on=day, reason=reason))

    def record_response(
        self,
        reference: str,
        *,
        sent_by: str | Iterable[str],
        kind: str,
        received_on: DateLike,
        identity: str | None = None,
        again: bool = False,
        **details: Unpack[ResponseDetails],
    ) -> Recorded:
        """Record what came back; its reference ``RSP-<year>-<number>`` is assigned here.

        Args:
            reference: the paper it answers.
            sent_by: the office it is from, or several for a joint response.
            kind: acknowledgement, holding, clarification-request, substantive or update.
            received_on: the day it arrived, or the month where no day is known.
            identity: see :meth:`record`.
            again: see :meth:`record`.
            **details: see :class:`ResponseDetails`.

        Raises:
            FaultsError: values are wrong; all of them are reported together.
            RefusedError: it breaks rules of the record.
            AlreadyRecordedError: the identity stands for other content.
        """
        fact = draft_response(
            reference, sent_by=sent_by, kind=kind, received_on=received_on, **details
        )
        return self.record(fact, identity=identity, again=again)

    def pause_clock(
        self, reference: str, *, paused_on: DayLike, reason: str, **scope: Unpack[ScopeDetails]
    ) -> Recorded:
        """Stop the clocks of a paper, or some of them; the pause has its entry's number.

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

    def note(self, reference: str, text: str, *, noted_on: DayLike) -> Recorded:
        """Record a call, a chase or a thought about a paper; it moves nothing.

        Raises:
            FaultsError: the day is no date.
            RefusedError: the record holds no such paper.
        """
        day = taken_day("noted_on", noted_on)
        return self.record(NoteTaken(advice=reference, text=text, noted_on=day))

    def escalate(
        self,
        reference: str,
        step: str,
        *,
        made_on: DayLike,
        text: str = "",
        **scope: Unpack[ScopeDetails],
    ) -> Recorded:
        """Record that somebody took an escalation step, by the name the protocol gives it.

        One that no protocol proposes is recorded too; `findings` of what comes back say so.

        Raises:
            FaultsError: a value is wrong; all of them are reported together.
            RefusedError: what is in scope is not in the record.
        """
        day = taken_day("made_on", made_on)
        fact = EscalationMade(
            scope=draft_scope(reference, **scope), step=step, made_on=day, text=text
        )
        return self.record(fact)

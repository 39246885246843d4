"""One method for each thing that happens to a paper: issued, marked, answered, chased."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Unpack

from isa_programme.calendars.months import latest
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
    EscalationMade,
    Fact,
    NoteTaken,
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


class Advising(KeptRecord):
    """Records papers, what came back on them, and what was done about them."""

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

        Args:
            reference: the paper.
            mark: received, logged or published.
            on: the day.
            at: the time in London as ``HH:MM``, where a cut-off needs it.
            addressee: the office that received or logged it; all of them unless given.

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

        Nothing of it is owed from that day on.

        Args:
            reference: the paper, or one recommendation of it.
            withdrawn_on: from which day.
            reason: why.
            recommendations: the numbers of those taken back; the whole paper unless given.

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

        Args:
            reference: the paper, or one recommendation of it.
            sender: the office that owes it.
            to: the office that owes it from then on.
            transferred_on: from which day.
            reason: why.
            recommendations: the numbers of those moved; everything it owes unless given.

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

    def note(self, reference: str, text: str, *, noted_on: DayLike) -> Recorded:
        """Record a call, a chase or a thought about a paper; it moves nothing.

        Args:
            reference: the paper.
            text: the note.
            noted_on: the day it is of.

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

        Args:
            reference: the paper, or one recommendation of it.
            step: the name of the step.
            made_on: the day it was made.
            text: what was sent or said.
            **scope: which of its obligations; all that are open unless narrowed. See
                :class:`ScopeDetails`.

        Raises:
            FaultsError: a value is wrong; all of them are reported together.
            RefusedError: what is in scope is not in the record.
        """
        day = taken_day("made_on", made_on)
        fact = EscalationMade(
            scope=draft_scope(reference, **scope), step=step, made_on=day, text=text
        )
        return self.record(fact)

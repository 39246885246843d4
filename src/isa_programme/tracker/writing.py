"""One method for each thing that can happen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Unpack

from isa_programme.record.addressees import Addressee, Holder
from isa_programme.record.allowance import Allowance
from isa_programme.record.drafts import (
    AdviceDetails,
    ResponseDetails,
    ScopeDetails,
    draft_advice,
    draft_response,
    draft_scope,
)
from isa_programme.record.facts import (
    AddresseeAdded,
    AddresseeClosed,
    AddresseeRenamed,
    AdviceMarked,
    AdviceTransferred,
    AdviceWithdrawn,
    ClarificationAnswered,
    ClarificationAsked,
    ClockPaused,
    ClockResumed,
    EscalationMade,
    ExtensionAgreed,
    HolderAppointed,
    NoteTaken,
    ObligationWaived,
    ProtocolAgreed,
)
from isa_programme.record.intake import DateLike, DayLike, Intake, taken_day
from isa_programme.record.protocols import Protocol
from isa_programme.record.vocabulary import Mark
from isa_programme.tracker.kept_record import KeptRecord
from isa_programme.tracker.recording import Recorded


class Writing(KeptRecord):
    """Records what happens, one method for each kind of fact."""

    def add_addressee(
        self,
        slug: str,
        name: str,
        *,
        kind: str = "office",
        body: str | None = None,
        answers_for: Iterable[str] = (),
        ours: bool = False,
    ) -> Recorded:
        """Add an office or body; see :class:`Addressee`.

        Raises:
            RefusedError: the slug is taken or malformed, or an office named is unknown.
        """
        addressee = Addressee(
            slug=slug,
            name=name,
            kind=kind,
            body=body,
            answers_for=tuple(answers_for),
            ours=ours,
        )
        return self.record(AddresseeAdded(addressee=addressee))

    def appoint_holder(
        self,
        addressee: str,
        name: str,
        *,
        first: DateLike,
        last: DateLike | None = None,
        source: str = "",
    ) -> Recorded:
        """Record who holds an office from a day (or month); the term before ends the day before.

        Raises:
            RefusedError: the office is unknown, or a term begins twice on one day.
        """
        intake = Intake()
        holder = Holder(
            name=name,
            first=intake.date("first", first),
            last=intake.maybe_date("last", last),
            source=source,
        )
        intake.done()
        return self.record(HolderAppointed(addressee=addressee, holder=holder))

    def rename_addressee(self, slug: str, name: str, *, renamed_on: DayLike) -> Recorded:
        """Give an office or body a new name from a day on; its slug stays."""
        day = taken_day("renamed_on", renamed_on)
        return self.record(AddresseeRenamed(addressee=slug, name=name, renamed_on=day))

    def close_addressee(
        self, slug: str, *, closed_on: DayLike, successor: str | None = None
    ) -> Recorded:
        """Record the last day of an office or body, and its successor where there is one."""
        day = taken_day("closed_on", closed_on)
        return self.record(AddresseeClosed(addressee=slug, closed_on=day, successor=successor))

    def agree_protocol(self, protocol: Protocol) -> Recorded:
        """Put a protocol version in force from its effective day, for advice issued from then.

        Raises:
            RefusedError: it can't be counted, or could govern a paper beside another.
        """
        return self.record(ProtocolAgreed(protocol=protocol))

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
        """Record that a paper was ``received``, ``logged`` or ``published``, by one or by all."""
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
        """Record that a paper, or some of its recommendations, was taken back."""
        day = taken_day("withdrawn_on", withdrawn_on)
        scope = draft_scope(reference, recommendations=recommendations)
        return self.record(AdviceWithdrawn(scope=scope, withdrawn_on=day, reason=reason))

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
        """Record that what `sender` owes was moved to the office `to`; the clock runs on."""
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
        """
        fact = draft_response(
            reference, sent_by=sent_by, kind=kind, received_on=received_on, **details
        )
        return self.record(fact, identity=identity, again=again)

    def pause_clock(
        self, reference: str, *, paused_on: DayLike, reason: str, **scope: Unpack[ScopeDetails]
    ) -> Recorded:
        """Stop the clocks of a paper, or some of them; the pause has its entry's number."""
        day = taken_day("paused_on", paused_on)
        return self.record(
            ClockPaused(scope=draft_scope(reference, **scope), paused_on=day, reason=reason)
        )

    def resume_clock(
        self, reference: str, *, resumed_on: DayLike, pause: int | None = None, reason: str = ""
    ) -> Recorded:
        """End a pause: the one named, or the only one open."""
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
        """Record that an addressee asked what the advice means, other than by letter."""
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
        """Record that we answered a question: the one named, or the only one open."""
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
        **scope: Unpack[ScopeDetails],
    ) -> Recorded:
        """Record agreed extra time: `by` an allowance, or `until` a date, one of the two."""
        intake = Intake()
        fact = ExtensionAgreed(
            scope=draft_scope(reference, **scope),
            agreed_on=intake.day("agreed_on", agreed_on),
            agreed_by=agreed_by,
            by=intake.maybe_allowance("by", by),
            until=intake.maybe_day("until", until),
            reason=reason,
        )
        intake.done()
        return self.record(fact)

    def waive(
        self, reference: str, *, waived_on: DayLike, reason: str, **scope: Unpack[ScopeDetails]
    ) -> Recorded:
        """Record that what is in scope is not owed, and why."""
        day = taken_day("waived_on", waived_on)
        return self.record(
            ObligationWaived(scope=draft_scope(reference, **scope), waived_on=day, reason=reason)
        )

    def note(self, reference: str, text: str, *, noted_on: DayLike) -> Recorded:
        """Record a call, a chase or a thought about a paper; it moves nothing."""
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
        """Record that somebody took an escalation step, by the name the protocol gives it."""
        day = taken_day("made_on", made_on)
        fact = EscalationMade(
            scope=draft_scope(reference, **scope), step=step, made_on=day, text=text
        )
        return self.record(fact)

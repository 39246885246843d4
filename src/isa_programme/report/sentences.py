"""Entries as sentences, for a history."""

from __future__ import annotations

import json
from datetime import date

from attrs import frozen

from isa_programme.calendars.months import CivilDate
from isa_programme.record.correcting import name_of
from isa_programme.record.entries import Entry
from isa_programme.record.facts import (
    AddresseeAdded,
    AddresseeClosed,
    AddresseeRenamed,
    AdviceIssued,
    AdviceMarked,
    AdviceTransferred,
    AdviceWithdrawn,
    CalendarAdopted,
    ClarificationAnswered,
    ClarificationAsked,
    ClockPaused,
    ClockResumed,
    DeadlineTold,
    EntryCorrected,
    EscalationMade,
    ExtensionAgreed,
    Fact,
    FactNoted,
    FieldChange,
    HandedOver,
    HolderAppointed,
    HoldLifted,
    HoldSet,
    NoteTaken,
    ObligationWaived,
    ProgrammeAdopted,
    ProtocolAgreed,
    ResponseReceived,
    TakenOver,
    VisibilityChanged,
    WordsErased,
)
from isa_programme.record.register import Register
from isa_programme.record.responses import Response
from isa_programme.record.scope import Scope
from isa_programme.record.words import ERASED
from isa_programme.report.cells import cell
from isa_programme.report.programme_sentences import programme_sentence


@frozen(kw_only=True)
class HistoryRow:
    """An entry as a line of a history.

    `days_late` says how many calendar days after it happened it was recorded. The sentence is what
    was recorded; `corrected_by`, `voided_by` and `erased_by` are the numbers of the entries that
    set fields of it anew, void it, or erased its words.
    """

    number: int
    kind: str
    happened_on: CivilDate
    recorded_on: date
    recorded_at: str
    days_late: int
    recorded_by: str
    reference: str | None
    sentence: str
    receipt: str
    corrected_by: tuple[int, ...]
    voided_by: int | None
    erased_by: int | None


def history_row(entry: Entry, register: Register) -> HistoryRow:
    """One entry of a register as a line of a history."""
    voided_by = register.voided.get(entry.number)
    corrections = (each.number for each in register.corrections_of(entry.number))
    return HistoryRow(
        number=entry.number,
        kind=entry.fact.kind,
        happened_on=entry.happened_on,
        recorded_on=entry.recorded_on,
        recorded_at=entry.recorded_at.isoformat(),
        days_late=entry.days_late,
        recorded_by=entry.recorded_by,
        reference=entry.fact.about,
        sentence=sentence(entry.fact),
        receipt=entry.receipt,
        corrected_by=tuple(number for number in corrections if number != voided_by),
        voided_by=voided_by,
        erased_by=entry.erased_by,
    )


def sentence(fact: Fact) -> str:
    """What a fact says, in one sentence without a full stop."""
    match fact:
        case ProgrammeAdopted(programme=programme):
            return f"programme adopted: {programme.title}"
        case CalendarAdopted(calendar=calendar):
            return f"calendar adopted: {calendar.name}, {calendar.first} to {calendar.last}"
        case ProtocolAgreed(protocol=protocol):
            return f"protocol {protocol}, {protocol.status}: {protocol.title}"
        case AddresseeAdded(addressee=addressee):
            return f"addressee added: {addressee.name} ({addressee.slug})"
        case HolderAppointed(addressee=slug, holder=holder):
            until = f" to {holder.last}" if holder.last else ""
            return f"{slug} held by {holder.name} from {holder.first}{until}"
        case AddresseeRenamed(addressee=slug, name=name):
            return f"{slug} renamed {name}"
        case AddresseeClosed(addressee=slug, successor=successor):
            return f"{slug} closed" + (f"; its successor is {successor}" if successor else "")
        case AdviceIssued(advice=advice):
            asked = ", ".join(advice.everyone_asked) or "nobody by name"
            again = f" (a re-issue of {advice.reissue_of})" if advice.reissue_of else ""
            return (
                f"{advice.reference} issued by {advice.issued_by} to {asked}{again}: {advice.title}"
            )
        case AdviceMarked(mark=mark, addressee=slug):
            return f"{mark} by {slug}" if slug else str(mark)
        case AdviceWithdrawn(scope=scope, reason=reason):
            return f"withdrawn{_narrowed(scope)}: {reason}"
        case AdviceTransferred(scope=scope, to=to, reason=reason):
            return f"transferred to {to}{_narrowed(scope)}: {reason}"
        case ResponseReceived(response=response):
            return _response(response)
        case ClockPaused(scope=scope, reason=reason):
            return f"clock paused{_narrowed(scope)}: {reason}"
        case ClockResumed(pause=pause):
            return f"clock resumed (pause {pause})"
        case ClarificationAsked(scope=scope, moves_nothing=moves_nothing, text=text):
            moved = ", moves nothing" if moves_nothing else ""
            return f"clarification asked{_narrowed(scope)}{moved}{_said(text)}"
        case ClarificationAnswered(question=question, text=text):
            return f"clarification answered (question {question}){_said(text)}"
        case ExtensionAgreed(scope=scope, by=by, until=until, reason=reason):
            more = f"by {by}" if by else f"until {until}"
            outside = ", outside the protocol" if fact.outside_protocol else ""
            who = fact.agreed_by
            return f"extended {more}{_narrowed(scope)}{outside}, agreed by {who}: {reason}"
        case ObligationWaived(scope=scope, reason=reason):
            return f"not owed{_narrowed(scope)}: {reason}"
        case DeadlineTold(scope=scope, deadline=deadline):
            return f"deadline told{_narrowed(scope)}: {deadline}"
        case EscalationMade(scope=scope, step=step, text=text):
            return f"escalation step made{_narrowed(scope)}: {step}{_said(text)}"
        case FactNoted(title=title):
            return title
        case NoteTaken(text=text):
            return f"note: {text}"
        case EntryCorrected():
            return _correction(fact)
        case WordsErased(entry=number, reason=reason, authority=authority):
            return f"words of entry {number} erased, on the authority of {authority}: {reason}"
        case HoldSet(request=request, received_on=on, reason=reason):
            return f"hold set for {request}, received {on}{_said(reason)}"
        case HoldLifted(request=request, reason=reason):
            return f"hold for {request} lifted: {reason}"
        case HandedOver(to=to, reason=reason):
            return f"writing handed over to {to}{_said(reason)}"
        case TakenOver(handed_over=number, reason=reason):
            whence = "without a hand-over" if number is None else f"from entry {number}"
            return f"writing taken over {whence}{_said(reason)}"
        case VisibilityChanged(advice=advice, response=response, visibility=visibility):
            return f"{response or advice} is {visibility} from now on{_said(fact.reason)}"
        case fact:
            return programme_sentence(fact)


def _correction(fact: EntryCorrected) -> str:
    if fact.voids:
        return f"entry {fact.entry} voided: {fact.because}"
    set_to = ", ".join(
        f"{name_of(change.field)} set to {_new_value(change, fact)}" for change in fact.changes
    )
    what = f"corrected, {set_to}" if set_to else "corrected"
    return f"entry {fact.entry} {what}: {fact.because}"


def _new_value(change: FieldChange, fact: EntryCorrected) -> str:
    if change.value is None:
        return change.text or (ERASED if fact.because == ERASED else "nothing")
    return cell(json.loads(change.value)) or "nothing"


def _said(text: str) -> str:
    return f": {text}" if text else ""


def _narrowed(scope: Scope) -> str:
    parts = [
        *(f"recommendation {number}" for number in scope.recommendations),
        *scope.addressees,
        *scope.stages,
        *(f"period {number}" for number in scope.periods),
    ]
    return f" for {', '.join(parts)}" if parts else ""


def _response(response: Response) -> str:
    known = " (known by this date)" if response.known_by else ""
    said = f"{response.reference}: {response.kind} from {', '.join(response.sent_by)}{known}"
    if response.on_behalf_of:
        said += f" for {', '.join(response.on_behalf_of)}"
    if response.dispositions:
        decided = (f"{each.recommendation} {each.kind}" for each in response.dispositions)
        said += f"; decides {', '.join(decided)}"
    if response.promised_for is not None:
        said += f"; promises an answer for {response.promised_for}"
    return said

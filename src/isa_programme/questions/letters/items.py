"""What a letter says of each thing overdue: its rule, what moved its date, what came back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from isa_programme.calendars.dates import in_words
from isa_programme.clock.changes import Change
from isa_programme.clock.obligations import Obligation
from isa_programme.clock.reading import Reading
from isa_programme.clock.workings import rule_in_words
from isa_programme.questions.commitments import CommitmentRow, commitment_row
from isa_programme.questions.escalation import ProposedStep, next_step
from isa_programme.questions.letters.letters import (
    Correspondent,
    DateMoved,
    HandedOn,
    LetterDue,
    LetterItem,
    ReceivedReply,
)
from isa_programme.questions.lines import Line
from isa_programme.questions.standing_words import Standing
from isa_programme.record.advice import Advice
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.entries import Entry
from isa_programme.record.facts import (
    AdviceTransferred,
    ClarificationAnswered,
    ClarificationAsked,
    ClockPaused,
    ClockResumed,
    ExtensionAgreed,
    Fact,
    ResponseReceived,
)
from isa_programme.record.register import Register
from isa_programme.record.responses import Response
from isa_programme.record.route_maps import RouteMap
from isa_programme.record.vocabulary import AnsweredBy, Basis, ResponseKind, Visibility


class Owed(NamedTuple):
    """Something owed, with its clock and the steps proposed for it; it need not be overdue.

    A commitment itself has no clock, and one of a route map no paper.
    """

    line: Line
    file: AdviceFile | None
    reading: Reading | None
    steps: tuple[ProposedStep, ...]

    @property
    def asks(self) -> bool:
        """Whether it is overdue, and an answer is still wanted."""
        return self.line.standing is Standing.OVERDUE and self.line.owed


Chosen = tuple[Owed, ProposedStep | None]
"""What a letter is about, with the step that it is drafted from."""


def letter_about(register: Register, chosen: Sequence[Chosen], *, as_at: date) -> LetterDue:
    """The letter about some things that one office owes on one paper, from one step."""
    (first, step), *_ = chosen
    advice = None if first.file is None else first.file.advice
    owed_by = correspondent(register, first.line.addressee, as_at)
    to = owed_by
    if step is not None and step.to is not None:
        to = correspondent(register, step.to, as_at)
    issuer = None if advice is None else correspondent(register, advice.issued_by, as_at)
    programme = register.programme
    sender = issuer if programme is None else correspondent(register, programme.adviser, as_at)
    replies = _replies(chosen, as_at)
    return LetterDue(
        as_at=as_at,
        advice="" if advice is None else advice.reference,
        own_reference="" if advice is None else advice.own_reference,
        title="" if advice is None else advice.title,
        issued_on=None if advice is None else advice.issued_on,
        issued_by=issuer,
        asked=()
        if advice is None
        else tuple(_named(register, slug, as_at) for slug in advice.everyone_asked),
        reissue_of="" if advice is None else advice.reissue_of,
        answered_by=AnsweredBy.ALL if advice is None else advice.answered_by,
        stage=first.line.stage,
        step="" if step is None else step.step,
        sender=sender or Correspondent(slug="", name=""),
        to=to,
        owed_by=owed_by,
        items=tuple(_item(register, each, found, as_at) for each, found in chosen),
        received=tuple(_received(register, each, as_at) for each in replies if each.shown),
        unseen=_unseen(replies),
    )


def correspondent(register: Register, slug: str, as_at: date) -> Correspondent:
    """An office as it is named in a letter of a day."""
    office = register.addressees.get(slug)
    if office is None:
        return Correspondent(slug=slug, name=slug)
    holder = office.holder_on(as_at)
    return Correspondent(
        slug=slug,
        name=office.name_on(as_at),
        holder="" if holder is None else holder.name,
        body="" if office.body is None else register.addressee(office.body).name_on(as_at),
        ours=office.ours,
    )


def _named(register: Register, slug: str, as_at: date) -> str:
    return correspondent(register, slug, as_at).name


def _item(register: Register, owed: Owed, step: ProposedStep | None, as_at: date) -> LetterItem:
    line, file, reading = owed.line, owed.file, owed.reading
    promised = None
    if line.commitment is not None:
        promised = commitment_row(register, line.commitment, as_at=as_at)
    if file is None or reading is None:
        return LetterItem(
            line=line, commitment=promised, route_map=_route_map(register, promised, as_at)
        )
    obligation, rules = reading.obligation, reading.obligation.rules
    protocol = obligation.protocol
    later = [each for each in owed.steps if each.falls_due_on and each.falls_due_on > as_at]
    return LetterItem(
        line=line,
        own_reference=_own_reference(file.advice, line.recommendation),
        rule="" if rules is None else rule_in_words(rules),
        clause="" if rules is None else rules.clause,
        protocol="" if protocol is None else str(protocol),
        protocol_title="" if protocol is None else protocol.title,
        basis=_basis(reading),
        counted_from=reading.day_zero.because,
        moved=tuple(_moved(register, file, reading, as_at)),
        handed_on=tuple(_handed_on(register, file, obligation, as_at)),
        step=step,
        next_step=next_step(later, as_at),
        made=tuple(each for each in owed.steps if each.made_on is not None),
        also_asked=tuple(
            _named(register, slug, as_at)
            for slug in _asked(file.advice, line)
            if slug not in (obligation.addressee, line.addressee)
        ),
        commitment=promised,
        route_map=_route_map(register, promised, as_at),
    )


def _basis(reading: Reading) -> Basis | None:
    if reading.obligation.protocol is not None:
        return reading.obligation.protocol.basis
    return None if reading.requested_by is None else Basis.REQUESTED


def _own_reference(advice: Advice, recommendation: int | None) -> str:
    if recommendation is None:
        return ""
    return advice.recommendations[recommendation - 1].own_reference


def _asked(advice: Advice, line: Line) -> tuple[str, ...]:
    return () if line.commitment is not None else advice.asked(line.recommendation)


def _route_map(register: Register, promised: CommitmentRow | None, as_at: date) -> str:
    if promised is None or not promised.route_map:
        return ""
    return register.one_of(RouteMap, promised.route_map).noun_by(as_at).title


def _moved(
    register: Register, file: AdviceFile, reading: Reading, as_at: date
) -> Iterator[DateMoved]:
    facts = {entry.number: entry.fact for entry in file.entries}
    for change in reading.changes:
        if change.acted:
            fact = None if change.entry is None else facts.get(change.entry)
            yield DateMoved(
                on=change.on,
                what=_what(register, change, fact, as_at),
                deadline=change.deadline,
            )


def _what(register: Register, change: Change, fact: Fact | None, as_at: date) -> str:
    """What moved a date, in words of which none was typed as a reason."""
    match fact:
        case ClockPaused():
            return "the clock was paused"
        case ClockResumed():
            return "the clock was resumed"
        case ClarificationAsked():
            return "a clarification was asked for"
        case ClarificationAnswered():
            return "the clarification was given"
        case ExtensionAgreed(by=by, until=until):
            more = f"by {by}" if by is not None else f"to {in_words(until or change.on)}"
            outside = ", outside the bounds of the protocol" if fact.outside_protocol else ""
            return f"an extension {more} was agreed{outside}"
        case AdviceTransferred(to=to):
            return f"it was transferred to {_named(register, to, as_at)}, and the clock restarted"
        case ResponseReceived(response=response):
            if response.kind is ResponseKind.HOLDING:
                return f"the holding reply {response.reference} extended it, as the protocol says"
            return f"a clarification was asked for in {response.reference}"
        case _:
            return change.what


def _handed_on(
    register: Register, file: AdviceFile, obligation: Obligation, as_at: date
) -> Iterator[HandedOn]:
    slug = obligation.addressee
    for transfer in obligation.transfers(file.entries_by(as_at)):
        yield HandedOn(
            on=transfer.transferred_on,
            by=_named(register, slug, as_at),
            to=_named(register, transfer.to, as_at),
        )
        slug = transfer.to


def _replies(chosen: Sequence[Chosen], as_at: date) -> tuple[Response, ...]:
    """What came from the office that owes the answer, or owed it when it came, in order."""
    file = chosen[0][0].file
    if file is None:
        return ()
    entries = file.entries_by(as_at)
    return tuple(
        fact.response
        for entry in entries
        if isinstance(fact := entry.fact, ResponseReceived)
        and any(_owed_then(each, entries, entry) in fact.response.speaks_for for each, _ in chosen)
    )


def _owed_then(owed: Owed, entries: Sequence[Entry], entry: Entry) -> str:
    if owed.reading is None:
        return owed.line.addressee
    return owed.reading.obligation.responsible(entries, entry)


def _received(register: Register, response: Response, as_at: date) -> ReceivedReply:
    return ReceivedReply(
        response=response.reference,
        own_reference=response.own_reference,
        kind=response.kind,
        sent_by=tuple(_named(register, slug, as_at) for slug in response.sent_by),
        on_behalf_of=tuple(_named(register, slug, as_at) for slug in response.on_behalf_of),
        received_on=response.received_on,
        known_by=response.known_by,
        dated_on=response.dated_on if response.dated_on != response.received_on else None,
        promised_for=response.promised_for,
        promise=response.promise,
        decided={each.recommendation: each.kind for each in response.dispositions},
    )


def _unseen(replies: Sequence[Response]) -> Visibility | None:
    levels = tuple(Visibility)
    hidden = [each.visibility for each in replies if not each.shown]
    return max(hidden, key=levels.index) if hidden else None

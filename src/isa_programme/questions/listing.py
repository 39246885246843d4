"""What is in the record: papers, responses, offices, protocols, as rows."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from isa_programme.calendars.months import CivilDate, latest
from isa_programme.errors import UnknownReferenceError
from isa_programme.questions.standing import standings_of
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.allowance import Allowance, Unit
from isa_programme.record.counting_rules import (
    CountsFrom,
    FirstDay,
    MetOn,
    OnClarification,
    OnTransfer,
    OwedPer,
    PauseExcludes,
    Receipt,
    Roll,
)
from isa_programme.record.facts import ResponseReceived
from isa_programme.record.protocols import Protocol
from isa_programme.record.register import Register
from isa_programme.record.stages import Stage
from isa_programme.record.vocabulary import (
    Basis,
    DispositionKind,
    Function,
    Priority,
    ResponseKind,
    StageName,
    Standing,
    Visibility,
)


@frozen(kw_only=True)
class PaperRow:
    """A paper, with how many of its obligations stand how.

    `owed`, `overdue` and `answered` count obligations, not recommendations.
    """

    reference: str
    own_reference: str
    issued_on: CivilDate
    issued_by: str
    title: str
    function: Function | None
    priority: Priority
    visibility: Visibility
    addressees: tuple[str, ...]
    addressed_as: str
    recommendations: int
    requested_by: CivilDate | None
    owed: int
    overdue: int
    answered: int
    lead: str
    reissue_of: str
    reissued_as: tuple[str, ...]
    source: str


@frozen(kw_only=True)
class ResponseRow:
    """A response, with what it decides by the number of the recommendation."""

    reference: str
    own_reference: str
    advice: str
    kind: ResponseKind
    sent_by: tuple[str, ...]
    on_behalf_of: tuple[str, ...]
    received_on: CivilDate
    known_by: bool
    dated_on: CivilDate | None
    promised_for: CivilDate | None
    promise: str
    dispositions: dict[int, DispositionKind]
    text: str
    visibility: Visibility
    source: str
    entry: int


@frozen(kw_only=True)
class OfficeRow:
    """An office or body, with who holds it on the day asked about."""

    slug: str
    name: str
    kind: str
    body: str | None
    holder: str | None
    answers_for: tuple[str, ...]
    ours: bool
    closed_on: date | None
    successor: str | None


@frozen(kw_only=True)
class HolderRow:
    """A term in an office."""

    addressee: str
    name: str
    first: CivilDate
    last: CivilDate | None
    source: str


@frozen(kw_only=True)
class StageRow:
    """A stage of a protocol version, with the rules of its clock."""

    protocol: str
    version: int
    basis: Basis
    title: str
    effective_from: date
    kinds: tuple[str, ...]
    priorities: tuple[Priority, ...]
    functions: tuple[Function, ...]
    stage: StageName
    owed_per: OwedPer
    allowance: str
    clause: str
    counts_from: CountsFrom
    first_day: FirstDay
    receipt: Receipt
    cut_off: str | None
    channel: dict[str, str]
    roll: Roll
    pause_excludes: PauseExcludes
    clarification: OnClarification
    holding_extends: str | None
    extension_at_most: int | None
    extension_up_to: str | None
    every: str | None
    times: int | None
    until: date | None
    suspended_in: tuple[str, ...]
    met_on: MetOn
    met_by: tuple[ResponseKind, ...]
    warn: int
    escalation: tuple[str, ...]
    calendars: tuple[str, ...]
    transfer: OnTransfer
    governs_open: bool
    source: str


_ANSWERED = frozenset(
    {Standing.ANSWERED_ON_TIME, Standing.ANSWERED_LATE, Standing.ANSWERED_NO_DATE}
)


def papers(register: Register, *, as_at: date) -> tuple[PaperRow, ...]:
    """Every paper issued by the end of a day, in the order recorded."""
    return tuple(
        paper(register, file, as_at=as_at)
        for file in register.files.values()
        if latest(file.advice.issued_on) <= as_at
    )


def paper(register: Register, file: AdviceFile, *, as_at: date) -> PaperRow:
    """One paper as it stands at the end of a day."""
    advice, lines = file.advice, standings_of(register, file, as_at=as_at)
    return PaperRow(
        reference=advice.reference,
        own_reference=advice.own_reference,
        issued_on=advice.issued_on,
        issued_by=advice.issued_by,
        title=advice.title,
        function=advice.function,
        priority=advice.priority,
        visibility=advice.visibility,
        addressees=advice.everyone_asked,
        addressed_as=advice.addressed_as,
        recommendations=len(advice.recommendations),
        requested_by=advice.requested_by,
        owed=sum(line.owed for line in lines),
        overdue=sum(line.standing is Standing.OVERDUE for line in lines),
        answered=sum(line.standing in _ANSWERED for line in lines),
        lead=advice.lead,
        reissue_of=advice.reissue_of,
        reissued_as=file.reissued_by(as_at),
        source=advice.source,
    )


def responses(
    register: Register, *, as_at: date, reference: str | None = None
) -> tuple[ResponseRow, ...]:
    """Every response received by the end of a day, to all papers or to one.

    Raises:
        UnknownReferenceError: the record holds no such paper.
    """
    files = register.files.values() if reference is None else (register.file(reference),)
    return tuple(
        _response_row(entry.fact, entry.number)
        for file in files
        for entry in file.entries_by(as_at)
        if isinstance(entry.fact, ResponseReceived) and entry.fact.response.shown
    )


def _response_row(fact: ResponseReceived, entry: int) -> ResponseRow:
    response = fact.response
    return ResponseRow(
        reference=response.reference,
        own_reference=response.own_reference,
        advice=response.advice,
        kind=response.kind,
        sent_by=response.sent_by,
        on_behalf_of=response.on_behalf_of,
        received_on=response.received_on,
        known_by=response.known_by,
        dated_on=response.dated_on,
        promised_for=response.promised_for,
        promise=response.promise,
        dispositions={d.recommendation: d.kind for d in response.dispositions},
        text=response.text,
        visibility=response.visibility,
        source=response.source,
        entry=entry,
    )


def offices(register: Register, *, as_at: date) -> tuple[OfficeRow, ...]:
    """Every office and body, with who holds it at the end of a day."""
    rows = []
    for addressee in register.addressees.values():
        holder = addressee.holder_on(as_at)
        rows.append(
            OfficeRow(
                slug=addressee.slug,
                name=addressee.name_on(as_at),
                kind=addressee.kind,
                body=addressee.body,
                holder=None if holder is None else holder.name,
                answers_for=addressee.answers_for,
                ours=addressee.ours,
                closed_on=addressee.closed_on,
                successor=addressee.successor,
            )
        )
    return tuple(rows)


def holders(register: Register, slug: str) -> tuple[HolderRow, ...]:
    """Every term recorded in an office, in order.

    Raises:
        UnknownReferenceError: the record holds no such office.
    """
    return tuple(
        HolderRow(
            addressee=slug,
            name=held.name,
            first=held.first,
            last=held.last,
            source=held.source,
        )
        for held in register.addressee(slug).terms
    )


def protocol_stages(register: Register, name: str | None = None) -> tuple[StageRow, ...]:
    """Every stage of every protocol version, or of one protocol's.

    Raises:
        UnknownReferenceError: the record holds no such protocol.
    """
    found = [each for each in register.protocols if name in (None, each.name)]
    if name is not None and not found:
        known = ", ".join(dict.fromkeys(each.name for each in register.protocols)) or "none"
        raise UnknownReferenceError("protocol", name, f"there is {known}")
    return tuple(_stage_row(protocol, stage) for protocol in found for stage in protocol.stages)


def _stage_row(protocol: Protocol, stage: Stage) -> StageRow:
    return StageRow(
        protocol=protocol.name,
        version=protocol.version,
        basis=protocol.basis,
        title=protocol.title,
        effective_from=protocol.effective_from,
        kinds=tuple(sorted(protocol.applies_to.kinds)),
        priorities=tuple(sorted(protocol.applies_to.priorities)),
        functions=tuple(sorted(protocol.applies_to.functions)),
        stage=stage.name,
        owed_per=stage.owed_per,
        allowance=str(stage.allowance),
        clause=stage.clause,
        counts_from=stage.counts_from,
        first_day=stage.first_day,
        receipt=stage.receipt_rule,
        cut_off=None if stage.cut_off is None else f"{stage.cut_off:%H:%M}",
        channel={name: str(delay) for name, delay in stage.channel.items()},
        roll=stage.roll,
        pause_excludes=stage.pause_excludes,
        clarification=stage.clarification,
        holding_extends=None if stage.holding is None else str(stage.holding.extends),
        extension_at_most=None if stage.extension is None else stage.extension.at_most,
        extension_up_to=_extends_up_to(stage),
        every=None if stage.every is None else str(stage.every),
        times=stage.times,
        until=stage.until,
        suspended_in=stage.suspended_in,
        met_on=stage.met_on,
        met_by=stage.met_by,
        warn=stage.warn,
        escalation=tuple(
            f"{step.name} after {Allowance(step.after, Unit.WORKING_DAYS)}"
            for step in protocol.escalation
            if step.stage is stage.name
        ),
        calendars=protocol.calendars,
        transfer=protocol.transfer,
        governs_open=protocol.governs_open,
        source=protocol.source,
    )


def _extends_up_to(stage: Stage) -> str | None:
    cap = stage.extension
    return None if cap is None or cap.up_to is None else str(cap.up_to)

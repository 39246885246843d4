"""Stages of protocols as rows, with the rules of their clocks."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from isa_programme.errors import UnknownReferenceError
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
from isa_programme.record.protocols import Protocol
from isa_programme.record.register import Register
from isa_programme.record.stages import Stage
from isa_programme.record.vocabulary import Basis, Function, Priority, ResponseKind, StageName


@frozen(kw_only=True)
class StageRow:
    """A stage of a protocol version, with the rules of its clock.

    Attributes:
        protocol: the name of the protocol.
        version: which version of it.
        basis: whether it was agreed or is a borrowed example.
        title: its title.
        effective_from: the first day of issue that it governs.
        kinds: the kinds of addressee it applies to; empty for all.
        priorities: the priorities it applies to; empty for all.
        functions: the functions it applies to; empty for all.
        stage: the step that is owed.
        owed_per: whether it is owed per paper, per recommendation or per commitment.
        allowance: how long there is, in working days or a calendar unit, as text.
        clause: where the rule stands in its source: section and subsection, say.
        counts_from: the event that is day zero.
        first_day: whether day zero itself is the first day counted.
        receipt: whether receipt on a non-working day stands as day zero, or moves to the next
            working day.
        cut_off: the time in London, ``HH:MM``, later than which on a working day day zero is the
            next working day; None for none.
        channel: for each way of sending, how many working days after sending day zero lies.
        roll: where a deadline in calendar units goes that falls on no working day.
        pause_excludes: whether the day a pause begins is excluded too.
        clarification: what the answer to a clarification request does.
        holding_extends: by how much a holding reply moves the deadline, as text; None where it
            moves nothing.
        extension_at_most: how many extensions there may be; None for no bound.
        extension_up_to: how much they may add in all, as text; None for no bound.
        every: how often it recurs, as text; None where it does not.
        times: how often it is owed; None where only a day ends it, or it does not recur.
        until: the last day on which it is owed; None where it has another end, or does not recur.
        suspended_in: names of the protocol's periods that stop this clock.
        met_on: which date of a response decides.
        met_by: the kinds of response that meet it.
        warn: due soon means at most this many working days left.
        escalation: the steps of the protocol, each with when it falls due.
        calendars: the calendars by which it counts; a day counts that counts in all of them.
        transfer: whether the clock runs on through a transfer, or starts anew.
        governs_open: whether it governs what was open on its first day too.
        source: the document the rules are from.
    """

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

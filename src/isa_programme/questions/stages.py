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

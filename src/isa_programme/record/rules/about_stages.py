"""Rules about the stages of a protocol: each can be counted, and comes to an end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from isa_programme.record.allowance import Allowance, Unit
from isa_programme.record.counting_rules import CountsFrom, OwedPer, Receipt
from isa_programme.record.facts import ProtocolAgreed
from isa_programme.record.findings import Finding
from isa_programme.record.register import Register
from isa_programme.record.rules.found import refusal, warning
from isa_programme.record.rules.rule import rule
from isa_programme.record.stages import Stage
from isa_programme.record.vocabulary import StageName


@rule
def stages_are_sound(_register: Register, fact: ProtocolAgreed, _on: date) -> Iterator[Finding]:
    """Each step is there once, and its rules can be counted."""
    protocol = fact.protocol
    if not protocol.stages:
        yield refusal("stages-are-sound", "stages: at least one step is needed", fact)
    steps = Counter(stage.name for stage in protocol.stages)
    for name in (name for name, times in steps.items() if times > 1):
        yield refusal("stages-are-sound", f"stages: {name} is there twice", fact)
    listed = {suspension.name for suspension in protocol.suspensions}
    for before, stage in zip((None, *protocol.stages), protocol.stages, strict=False):
        for sentence in _unsound(
            stage, before=before, listed=listed, since=protocol.effective_from
        ):
            yield refusal("stages-are-sound", f"{stage.name}: {sentence}", fact)
    proposed = Counter(step.name for step in protocol.escalation)
    for twice in (step for step, times in proposed.items() if times > 1):
        yield refusal("stages-are-sound", f"escalation: {twice!a} is there twice", fact)
    for step in protocol.escalation:
        if step.after < 1:
            yield refusal("stages-are-sound", "escalation: after is 1 working day or more", fact)
        if step.stage not in steps:
            yield refusal("stages-are-sound", f"escalation: there is no stage {step.stage}", fact)


def _unsound(stage: Stage, *, before: Stage | None, listed: set[str], since: date) -> Iterator[str]:
    if stage.warn < 0:
        yield "warn: 0 working days or more"
    for name in stage.suspended_in:
        if name not in listed:
            yield f"suspended_in: no suspension {name!a} is listed"
    for channel, delay in stage.channel.items():
        if delay.unit is not Unit.WORKING_DAYS:
            yield f"channel {channel}: the delay is in working days"
    if stage.counts_from is CountsFrom.PREVIOUS_STAGE_MET:
        if before is None:
            yield "counts_from: the first stage has none before it"
        elif before.every is not None:
            yield "counts_from: the stage before it recurs, so it is never met for good"
    if stage.counts_from is CountsFrom.COMMITMENT_MADE and stage.owed_per is not OwedPer.COMMITMENT:
        yield "counts_from: only what is owed per commitment counts from one"
    if stage.name is StageName.COMMITMENT:
        yield "name: a commitment is dated by its promise; a protocol asks for updates on it"
    elif stage.owed_per is OwedPer.COMMITMENT and stage.name is not StageName.UPDATE:
        yield "owed_per: only an update is owed per commitment"
    if stage.holding is not None and stage.holding.at_most < 1:
        yield "holding: at_most is 1 or more"
    if stage.holding is not None and stage.name is not StageName.SUBSTANTIVE:
        yield "holding: only a substantive answer is held"
    if not stage.met_by:
        yield "met_by: at least one kind of response meets it"
    yield from _unbounded(stage)
    yield from _endless(stage, since)


def _unbounded(stage: Stage) -> Iterator[str]:
    cap = stage.extension
    if cap is None:
        return
    if cap.at_most is None and cap.up_to is None:
        yield "extension: at_most or up_to says what its bound is"
    if cap.at_most is not None and cap.at_most < 0:
        yield "extension: at_most is 0 or more"


def _endless(stage: Stage, since: date) -> Iterator[str]:
    if stage.every is None:
        if stage.times is not None or stage.until is not None:
            yield "every: times and until belong to a stage that recurs"
        return
    if stage.name is not StageName.UPDATE:
        yield "every: only an update recurs"
    if (stage.times is None) == (stage.until is None):
        yield "every: give either times or until, so that it comes to an end"
    if stage.times is not None and not 1 <= stage.times <= MOST_PERIODS:
        yield f"times: from 1 to {MOST_PERIODS}"
    if stage.until is not None and stage.until <= since:
        yield f"until: {stage.until} is not after {since}, so it would never be owed"
    if stage.until is not None and _days(stage.every) * MOST_PERIODS < (stage.until - since).days:
        yield f"until: at most {MOST_PERIODS} periods lie between {since} and {stage.until}"


def _days(every: Allowance) -> int:
    """About how many calendar days an allowance is, never too many."""
    return every.number * {Unit.WEEKS: 7, Unit.MONTHS: 28}.get(every.unit, 1)


MOST_PERIODS = 120
"""The most periods of a stage that recurs: ten years of months."""


@rule
def cut_offs_move_receipt(
    _register: Register, fact: ProtocolAgreed, _on: date
) -> Iterator[Finding]:
    """With a cut-off and receipt that stands, Friday evening is later than Saturday morning."""
    for stage in fact.protocol.stages:
        if stage.cut_off is not None and stage.receipt is Receipt.STANDS:
            yield warning(
                "cut-offs-move-receipt",
                f"{stage.name}: receipt stands beside a cut-off, so what comes late on a"
                " Friday is dated after what comes on the Saturday",
                fact,
            )


STAGE_RULES = (stages_are_sound, cut_offs_move_receipt)

"""A stage: one step a protocol asks for, with every rule of its clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from attrs import Factory, field, frozen

from isa_programme.record.allowance import Allowance
from isa_programme.record.counting_rules import (
    CountsFrom,
    FirstDay,
    MetOn,
    OnClarification,
    OwedPer,
    PauseExcludes,
    Receipt,
    Roll,
)
from isa_programme.record.vocabulary import ResponseKind, StageName
from isa_programme.record.words import words


@frozen(kw_only=True)
class HoldingExtends:
    """A holding reply that moves the deadline: by how much, and how often at most.

    Attributes:
        extends: how much later the deadline is for each, in working days or a calendar unit.
        at_most: how many holding replies move it; a further one moves nothing.
    """

    extends: Allowance
    at_most: int = 1


@frozen(kw_only=True)
class ExtensionCap:
    """The bounds the protocol sets on extensions: how many, and how much in all.

    Attributes:
        at_most: how many extensions there may be; None for no bound.
        up_to: how much they may add in all, in working days or a calendar unit; None for no bound.
    """

    at_most: int | None = None
    up_to: Allowance | None = None


def _usually_owed_per(stage: Stage) -> OwedPer:
    return {
        StageName.ACKNOWLEDGEMENT: OwedPer.ADVICE,
        StageName.SUBSTANTIVE: OwedPer.RECOMMENDATION,
        StageName.UPDATE: OwedPer.COMMITMENT,
        StageName.COMMITMENT: OwedPer.COMMITMENT,
    }[stage.name]


def _usually_counts_from(stage: Stage) -> CountsFrom:
    per_commitment = stage.owed_per is OwedPer.COMMITMENT
    return CountsFrom.COMMITMENT_MADE if per_commitment else CountsFrom.ISSUED


def _usually_met_by(stage: Stage) -> tuple[ResponseKind, ...]:
    if stage.name is StageName.ACKNOWLEDGEMENT:
        return tuple(ResponseKind)
    return tuple(kind for kind in ResponseKind if kind.value == stage.name.value)


@frozen(kw_only=True)
class Stage:
    """One step owed, with every rule of its clock.

    Attributes:
        name: which step.
        owed_per: what each obligation belongs to; by default an acknowledgement is owed per
            advice, a substantive response per recommendation, an update per commitment.
        allowance: how long, in working days, days, weeks or months.
        clause: the clause of the source document that says so.
        counts_from: the event whose date is day zero; the day of issue by default, and for what is
            owed per commitment the day it was made.
        first_day: ``after`` counts from the day after day zero; ``same`` is the form
            "beginning with the day".
        receipt: whether receipt on a non-working day stands as day zero (the Freedom of
            Information (Scotland) Act 2002 reading) or moves to the next working day. Without a
            word, it stands, unless there is a cut-off.
        cut_off: later than this on a working day, day zero is the next working day.
        channel: for each way of sending, how many working days after sending day zero lies.
        roll: where a deadline in calendar units goes when it falls on no working day.
        pause_excludes: whether the day a pause begins is excluded too.
        clarification: what the answer to a clarification request does.
        holding: whether a holding reply moves the deadline; by default it never does.
        extension: bounds on extensions, if any.
        suspended_in: names of the protocol's suspension periods that stop this clock.
        met_on: which date of a response decides.
        met_by: which kinds of response meet the stage; the stage's own kind by default, and
            any response for an acknowledgement.
        warn: due soon means at most this many working days left.
        every: the stage recurs with this interval; needs `times` or `until`.
        times: how often a recurring stage is owed.
        until: the last day on which a recurring stage is owed.
    """

    name: StageName
    allowance: Allowance
    owed_per: OwedPer = Factory(_usually_owed_per, takes_self=True)
    clause: str = words(default="")
    counts_from: CountsFrom = Factory(_usually_counts_from, takes_self=True)
    first_day: FirstDay = FirstDay.AFTER
    receipt: Receipt | None = None
    cut_off: time | None = None
    channel: Mapping[str, Allowance] = field(factory=dict)
    roll: Roll = Roll.FOLLOWING
    pause_excludes: PauseExcludes = PauseExcludes.AFTER
    clarification: OnClarification = OnClarification.RESTART
    holding: HoldingExtends | None = None
    extension: ExtensionCap | None = None
    suspended_in: tuple[str, ...] = ()
    met_on: MetOn = MetOn.RECEIVED
    met_by: tuple[ResponseKind, ...] = Factory(_usually_met_by, takes_self=True)
    warn: int = 5
    every: Allowance | None = None
    times: int | None = None
    until: date | None = None

    @property
    def receipt_rule(self) -> Receipt:
        """The receipt rule in force.

        A cut-off changes the default, so that Friday evening is never later than Saturday morning.
        """
        if self.receipt is not None:
            return self.receipt
        return Receipt.STANDS if self.cut_off is None else Receipt.NEXT_WORKING_DAY

"""The agreed rules: who owes which step by when, counted how, and what follows when it is late.

No protocol for answering the Independent Strategic Advisor is public. A protocol is therefore
data; each rule it leaves out takes the default given here, and one that was only borrowed as an
example says so wherever it dates a line.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from enum import StrEnum

from attrs import field, frozen

from isa_programme.calendars.periods import Period
from isa_programme.record.allowance import Allowance
from isa_programme.record.vocabulary import (
    Basis,
    Function,
    Priority,
    ResponseKind,
    StageName,
)
from isa_programme.record.words import words


class ProtocolStatus(StrEnum):
    """Whether a protocol was agreed, or is borrowed from elsewhere to show how one works."""

    AGREED = "agreed"
    BORROWED_EXAMPLE = "borrowed-example"


class CountsFrom(StrEnum):
    """The event whose date is day zero."""

    ISSUED = "issued"
    RECEIVED = "received"
    LOGGED = "logged"
    PUBLISHED = "published"
    PREVIOUS_STAGE_MET = "previous-stage-met"
    COMMITMENT_MADE = "commitment-made"


class FirstDay(StrEnum):
    """Whether day zero is itself the first day counted."""

    AFTER = "after"
    SAME = "same"


class Receipt(StrEnum):
    """What receipt on a day that is no working day does to day zero."""

    STANDS = "stands"
    NEXT_WORKING_DAY = "next-working-day"


class Roll(StrEnum):
    """Where a deadline in days, weeks or months goes when it falls on no working day."""

    FOLLOWING = "following"
    PRECEDING = "preceding"
    MODIFIED_FOLLOWING = "modified-following"
    NONE = "none"


class PauseExcludes(StrEnum):
    """Whether the day a pause begins is itself excluded."""

    AFTER = "after"
    FROM = "from"


class OnClarification(StrEnum):
    """What the answer to a clarification request does to the clock."""

    RESTART = "restart"
    PAUSE = "pause"
    IGNORE = "ignore"


class MetOn(StrEnum):
    """Which date of a response decides whether it was in time."""

    RECEIVED = "received"
    SENT = "sent"


class OwedPer(StrEnum):
    """What each obligation of a stage belongs to."""

    ADVICE = "advice"
    RECOMMENDATION = "recommendation"
    COMMITMENT = "commitment"


class OnTransfer(StrEnum):
    """What handing an obligation to another office does to its clock."""

    RUNS_ON = "runs-on"
    RESTARTS = "restarts"


@frozen(kw_only=True)
class HoldingExtends:
    """A holding reply that moves the deadline: by how much, and how often at most."""

    extends: Allowance
    at_most: int = 1


@frozen(kw_only=True)
class ExtensionCap:
    """The bounds the protocol sets on extensions: how many, and how much in all."""

    at_most: int | None = None
    up_to: Allowance | None = None


@frozen(kw_only=True)
class Stage:
    """One step owed, with every rule of its clock.

    Attributes:
        name: which step.
        owed_per: what each obligation belongs to; by default an acknowledgement is owed per
            advice, a substantive response per recommendation, an update per commitment.
        allowance: how long, in working days, days, weeks or months.
        clause: the clause of the source document that says so.
        counts_from: the event whose date is day zero.
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
    owed_per: OwedPer = field()
    clause: str = words(default="")
    counts_from: CountsFrom = CountsFrom.ISSUED
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
    met_by: tuple[ResponseKind, ...] = field()
    warn: int = 5
    every: Allowance | None = None
    times: int | None = None
    until: date | None = None

    @owed_per.default
    def _owed_per(self) -> OwedPer:
        return {
            StageName.ACKNOWLEDGEMENT: OwedPer.ADVICE,
            StageName.SUBSTANTIVE: OwedPer.RECOMMENDATION,
            StageName.UPDATE: OwedPer.COMMITMENT,
        }[self.name]

    @met_by.default
    def _met_by(self) -> tuple[ResponseKind, ...]:
        if self.name is StageName.ACKNOWLEDGEMENT:
            return tuple(ResponseKind)
        return (ResponseKind(self.name.value),)

    @property
    def receipt_rule(self) -> Receipt:
        """The receipt rule in force: a cut-off changes the default, so Friday evening is never
        later than Saturday morning.
        """
        if self.receipt is not None:
            return self.receipt
        return Receipt.STANDS if self.cut_off is None else Receipt.NEXT_WORKING_DAY


@frozen(kw_only=True)
class EscalationStep:
    """A step proposed to a person once an answer is late by so many working days.

    Attributes:
        name: what the step is, such as "letter to the Permanent Secretary".
        stage: the stage it follows.
        after: working days past the deadline.
        to: the slug of the office it goes to, if one is named.
    """

    name: str = words(line=True)
    stage: StageName = StageName.SUBSTANTIVE
    after: int
    to: str | None = None


@frozen(kw_only=True)
class Suspension:
    """A named period, such as a recess, in which clocks that list it do not count."""

    name: str
    period: Period


@frozen(kw_only=True)
class AppliesTo:
    """Whom and what a protocol governs; a criterion left empty admits everything.

    Attributes:
        kinds: kinds of addressee.
        priorities: priorities of the advice.
        functions: functions of the programme the advice belongs to.
    """

    kinds: frozenset[str] = frozenset()
    priorities: frozenset[Priority] = frozenset()
    functions: frozenset[Function] = frozenset()

    def admits(self, kind: str, priority: Priority, function: Function | None) -> bool:
        """Whether all the criteria named are met."""
        return (
            (not self.kinds or kind in self.kinds)
            and (not self.priorities or priority in self.priorities)
            and (not self.functions or function in self.functions)
        )

    @property
    def criteria(self) -> int:
        """How many criteria are named; the protocol that names most of those met wins."""
        return sum(map(bool, (self.kinds, self.priorities, self.functions)))

    def could_meet(self, other: AppliesTo) -> bool:
        """Whether some advice could be governed by both."""
        return all(
            not mine or not theirs or mine & theirs
            for mine, theirs in (
                (self.kinds, other.kinds),
                (self.priorities, other.priorities),
                (self.functions, other.functions),
            )
        )


@frozen(kw_only=True)
class Protocol:
    """One version of the rules for answering advice.

    Attributes:
        name: the slug its versions share.
        version: 1, 2, 3 in order.
        status: whether it was agreed, or is a borrowed example.
        title: its name in prose.
        effective_from: advice issued on or after this day is governed by this version.
        adopted_on: the day it was agreed or adopted; the effective day unless said.
        source: the document it is written in.
        calendars: names of adopted calendars; a working day is one in all of them.
        applies_to: whom and what it governs.
        stages: the steps owed, in order.
        escalation: what is proposed when an answer is late.
        suspensions: named periods that stages may list.
        transfer: what handing over to another office does to the clock.
        governs_open: whether it also re-dates what was open on its first day.
    """

    name: str
    version: int
    status: ProtocolStatus
    title: str = words(line=True)
    effective_from: date
    adopted_on: date | None = None
    source: str = words()
    calendars: tuple[str, ...] = ("scotland",)
    applies_to: AppliesTo = field(factory=AppliesTo)
    stages: tuple[Stage, ...]
    escalation: tuple[EscalationStep, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    transfer: OnTransfer = OnTransfer.RUNS_ON
    governs_open: bool = False

    @property
    def basis(self) -> Basis:
        """What a deadline under this protocol rests on."""
        return Basis(self.status.value)

    def __str__(self) -> str:
        return f"{self.name} version {self.version}"

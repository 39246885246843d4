"""The agreed rules: who owes which step by when, counted how, and what follows when it is late.

No protocol for answering the Independent Strategic Advisor is public. A protocol is therefore
data; each rule it leaves out takes the default given here, and one that was only borrowed as an
example says so wherever it dates a line.
"""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from isa_programme.calendars.periods import Period
from isa_programme.record.counting_rules import OnTransfer, ProtocolStatus
from isa_programme.record.stages import Stage
from isa_programme.record.vocabulary import Basis, Function, Priority, StageName
from isa_programme.record.words import title, words


@frozen(kw_only=True)
class EscalationStep:
    """A step proposed to a person once an answer is late by so many working days.

    Attributes:
        name: what the step is, such as "letter to the Permanent Secretary".
        stage: the stage it follows.
        after: working days past the deadline.
        to: the slug of the office it goes to, if one is named.
    """

    name: str = title()
    stage: StageName = StageName.SUBSTANTIVE
    after: int
    to: str | None = None


@frozen(kw_only=True)
class Suspension:
    """A named period, such as a recess, in which clocks that list it do not count.

    Attributes:
        name: its name, unique in the protocol.
        period: its first and last day.
    """

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
    def decided_on(self) -> date:
        """The day it was agreed or adopted."""
        return self.adopted_on or self.effective_from

    @property
    def basis(self) -> Basis:
        """What a deadline under this protocol rests on."""
        return Basis(self.status.value)

    def __str__(self) -> str:
        return f"{self.name} version {self.version}"

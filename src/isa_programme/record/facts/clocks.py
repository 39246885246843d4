"""Facts about a clock: pauses, clarifications, extensions, waivers, and what was told of it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import frozen

from isa_programme.record.allowance import Allowance
from isa_programme.record.facts.recordable import Recordable
from isa_programme.record.scope import Scope
from isa_programme.record.words import words


@frozen(kw_only=True)
class ClockPaused(Recordable):
    """The clocks in scope stop; the pause is known by the number of its entry.

    Attributes:
        scope: which obligations it concerns.
        paused_on: the day the pause begins.
        reason: why.
    """

    kind: ClassVar[str] = "clock-paused.v1"
    dated_by: ClassVar[str] = "paused_on"
    named_by: ClassVar[str] = "scope.advice"
    scope: Scope
    paused_on: date
    reason: str = words(internal=True)


@frozen(kw_only=True)
class ClockResumed(Recordable):
    """A pause ends; `pause` is the number of its entry, None for the only one open.

    Attributes:
        advice: the reference of the paper.
        resumed_on: the last day not counted.
        pause: the number of the entry that began the pause; None for the only one open.
        reason: why.
    """

    kind: ClassVar[str] = "clock-resumed.v1"
    dated_by: ClassVar[str] = "resumed_on"
    named_by: ClassVar[str] = "advice"
    advice: str
    resumed_on: date
    pause: int | None = None
    reason: str = words(default="", internal=True)


@frozen(kw_only=True)
class ClarificationAsked(Recordable):
    """An addressee asked what the advice means; known by the number of its entry.

    A question settled in passing, say by telephone, may be recorded as moving nothing.

    Attributes:
        scope: which obligations it concerns.
        asked_on: the day the question was asked.
        moves_nothing: whether it was settled in passing, and moves no clock.
        text: the question.
    """

    kind: ClassVar[str] = "clarification-asked.v1"
    dated_by: ClassVar[str] = "asked_on"
    named_by: ClassVar[str] = "scope.advice"
    scope: Scope
    asked_on: date
    moves_nothing: bool = False
    text: str = words(default="", internal=True)


@frozen(kw_only=True)
class ClarificationAnswered(Recordable):
    """We answered; `question` is the number of its entry, None for the only one open.

    Attributes:
        advice: the reference of the paper.
        answered_on: the day we answered.
        question: the number of the entry with the question; None for the only one open.
        text: the answer.
    """

    kind: ClassVar[str] = "clarification-answered.v1"
    dated_by: ClassVar[str] = "answered_on"
    named_by: ClassVar[str] = "advice"
    advice: str
    answered_on: date
    question: int | None = None
    text: str = words(default="", internal=True)


@frozen(kw_only=True)
class ExtensionAgreed(Recordable):
    """More time was agreed: by an allowance, or until a date.

    `outside_protocol` records an extension that breaks the protocol's own bounds; it shows as
    such wherever it matters.

    Attributes:
        scope: which obligations it concerns.
        agreed_on: the day it was agreed.
        agreed_by: who agreed it.
        by: how much more; None where a date was agreed.
        until: until which day; None where an allowance was agreed.
        outside_protocol: whether it goes beyond the bounds of the protocol.
        reason: why.
    """

    kind: ClassVar[str] = "extension-agreed.v1"
    dated_by: ClassVar[str] = "agreed_on"
    named_by: ClassVar[str] = "scope.advice"
    scope: Scope
    agreed_on: date
    agreed_by: str = words(line=True, internal=True)
    by: Allowance | None = None
    until: date | None = None
    outside_protocol: bool = False
    reason: str = words(internal=True)


@frozen(kw_only=True)
class ObligationWaived(Recordable):
    """The obligations in scope are not owed, for a stated reason.

    Attributes:
        scope: which obligations it concerns.
        waived_on: from which day.
        reason: why.
    """

    kind: ClassVar[str] = "obligation-waived.v1"
    dated_by: ClassVar[str] = "waived_on"
    named_by: ClassVar[str] = "scope.advice"
    scope: Scope
    waived_on: date
    reason: str = words(internal=True)


@frozen(kw_only=True)
class DeadlineTold(Recordable):
    """A deadline was told to the offices in scope; it moves nothing.

    Kept so that, when a deadline moves, what has to be put right can be listed.

    Attributes:
        scope: which obligations it concerns.
        deadline: the deadline that was told.
        told_on: the day it was told.
    """

    kind: ClassVar[str] = "deadline-told.v1"
    dated_by: ClassVar[str] = "told_on"
    named_by: ClassVar[str] = "scope.advice"
    scope: Scope
    deadline: date
    told_on: date

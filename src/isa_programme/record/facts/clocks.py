"""Facts that move a clock: pauses, clarifications, extensions, waivers."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import frozen

from isa_programme.record.allowance import Allowance
from isa_programme.record.scope import Scope
from isa_programme.record.words import words


@frozen(kw_only=True)
class ClockPaused:
    """The clocks in scope stop; the pause is known by the number of its entry."""

    kind: ClassVar[str] = "clock-paused.v1"
    scope: Scope
    paused_on: date
    reason: str = words()

    @property
    def happened_on(self) -> date:
        """The day the pause began."""
        return self.paused_on

    @property
    def about(self) -> str | None:
        """The paper's reference."""
        return self.scope.advice


@frozen(kw_only=True)
class ClockResumed:
    """A pause ends; `pause` is the number of its entry, None for the only one open."""

    kind: ClassVar[str] = "clock-resumed.v1"
    advice: str
    resumed_on: date
    pause: int | None = None
    reason: str = words(default="")

    @property
    def happened_on(self) -> date:
        """The day the pause ended."""
        return self.resumed_on

    @property
    def about(self) -> str | None:
        """The paper's reference."""
        return self.advice


@frozen(kw_only=True)
class ClarificationAsked:
    """An addressee asked what the advice means; known by the number of its entry.

    A question settled in passing, say by telephone, may be recorded as moving nothing.
    """

    kind: ClassVar[str] = "clarification-asked.v1"
    scope: Scope
    asked_on: date
    moves_nothing: bool = False
    text: str = words(default="")

    @property
    def happened_on(self) -> date:
        """The day the question was asked."""
        return self.asked_on

    @property
    def about(self) -> str | None:
        """The paper's reference."""
        return self.scope.advice


@frozen(kw_only=True)
class ClarificationAnswered:
    """We answered; `question` is the number of its entry, None for the only one open."""

    kind: ClassVar[str] = "clarification-answered.v1"
    advice: str
    answered_on: date
    question: int | None = None
    text: str = words(default="")

    @property
    def happened_on(self) -> date:
        """The day the question was answered."""
        return self.answered_on

    @property
    def about(self) -> str | None:
        """The paper's reference."""
        return self.advice


@frozen(kw_only=True)
class ExtensionAgreed:
    """More time was agreed: by an allowance, or until a date.

    `outside_protocol` records an extension that breaks the protocol's own bounds; it shows as
    such wherever it matters.
    """

    kind: ClassVar[str] = "extension-agreed.v1"
    scope: Scope
    agreed_on: date
    agreed_by: str = words(line=True)
    by: Allowance | None = None
    until: date | None = None
    outside_protocol: bool = False
    reason: str = words()

    @property
    def happened_on(self) -> date:
        """The day the extension was agreed."""
        return self.agreed_on

    @property
    def about(self) -> str | None:
        """The paper's reference."""
        return self.scope.advice


@frozen(kw_only=True)
class ObligationWaived:
    """The obligations in scope are not owed, for a stated reason."""

    kind: ClassVar[str] = "obligation-waived.v1"
    scope: Scope
    waived_on: date
    reason: str = words()

    @property
    def happened_on(self) -> date:
        """The day from which nothing is owed."""
        return self.waived_on

    @property
    def about(self) -> str | None:
        """The paper's reference."""
        return self.scope.advice

"""Facts that move nothing: public facts, notes, escalation steps somebody made."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import frozen

from isa_programme.calendars.months import CivilDate
from isa_programme.record.scope import Scope
from isa_programme.record.vocabulary import Function
from isa_programme.record.words import words


@frozen(kw_only=True)
class FactNoted:
    """A dated public fact: a debate, an election, a plan. It stands on the timeline."""

    kind: ClassVar[str] = "fact-noted.v1"
    own_reference: str = ""
    noted_for: CivilDate
    title: str = words(line=True)
    text: str = words(default="")
    function: Function | None = None
    offices: str = words(default="")
    advice: str | None = None
    source: str = words(default="")

    @property
    def happened_on(self) -> CivilDate:
        """The day (or month) of the fact."""
        return self.noted_for

    @property
    def about(self) -> str | None:
        """The reference of the paper it concerns, if it concerns one."""
        return self.advice


@frozen(kw_only=True)
class NoteTaken:
    """A call, a chase, a thought, about a paper."""

    kind: ClassVar[str] = "note-taken.v1"
    advice: str
    noted_on: date
    text: str = words()

    @property
    def happened_on(self) -> date:
        """The day of the call, chase or thought."""
        return self.noted_on

    @property
    def about(self) -> str | None:
        """The paper's reference."""
        return self.advice


@frozen(kw_only=True)
class EscalationMade:
    """Somebody took a step that the protocol proposes; we never send anything ourselves."""

    kind: ClassVar[str] = "escalation-made.v1"
    scope: Scope
    step: str = words(line=True)
    made_on: date
    text: str = words(default="")

    @property
    def happened_on(self) -> date:
        """The day the step was taken."""
        return self.made_on

    @property
    def about(self) -> str | None:
        """The paper's reference."""
        return self.scope.advice

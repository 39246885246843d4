"""Facts about advice and what came back."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import frozen

from isa_programme.calendars.months import CivilDate
from isa_programme.record.advice import Advice
from isa_programme.record.responses import Response
from isa_programme.record.scope import Scope
from isa_programme.record.vocabulary import Mark
from isa_programme.record.words import words


@frozen(kw_only=True)
class AdviceIssued:
    """A paper went out, asking for what its recommendations say."""

    kind: ClassVar[str] = "advice-issued.v1"
    advice: Advice

    @property
    def happened_on(self) -> CivilDate:
        """The day (or month) of issue."""
        return self.advice.issued_on

    @property
    def about(self) -> str | None:
        """The paper's reference."""
        return self.advice.reference


@frozen(kw_only=True)
class AdviceMarked:
    """A paper was received, logged or published: by one addressee, or by all.

    `at` is the time in London as ``HH:MM``, where a cut-off needs it.
    """

    kind: ClassVar[str] = "advice-marked.v1"
    advice: str
    mark: Mark
    marked_on: date
    at: str | None = None
    addressee: str | None = None

    @property
    def happened_on(self) -> date:
        """The day it was received, logged or published."""
        return self.marked_on

    @property
    def about(self) -> str | None:
        """The paper's reference."""
        return self.advice


@frozen(kw_only=True)
class AdviceWithdrawn:
    """A paper, or some of its recommendations, was taken back: nothing is owed from then on."""

    kind: ClassVar[str] = "advice-withdrawn.v1"
    scope: Scope
    withdrawn_on: date
    reason: str = words()

    @property
    def happened_on(self) -> date:
        """The day it was withdrawn."""
        return self.withdrawn_on

    @property
    def about(self) -> str | None:
        """The paper's reference."""
        return self.scope.advice


@frozen(kw_only=True)
class AdviceTransferred:
    """What one office owes was moved to another; both stay in the record."""

    kind: ClassVar[str] = "advice-transferred.v1"
    scope: Scope
    to: str
    transferred_on: date
    reason: str = words()

    @property
    def happened_on(self) -> date:
        """The day it was transferred."""
        return self.transferred_on

    @property
    def about(self) -> str | None:
        """The paper's reference."""
        return self.scope.advice


@frozen(kw_only=True)
class ResponseReceived:
    """A response to a paper came back."""

    kind: ClassVar[str] = "response-received.v1"
    response: Response

    @property
    def happened_on(self) -> CivilDate:
        """The day (or month) it arrived."""
        return self.response.received_on

    @property
    def about(self) -> str | None:
        """The reference of the paper it answers."""
        return self.response.advice

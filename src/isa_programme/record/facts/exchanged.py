"""Facts about advice and what came back."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import frozen

from isa_programme.record.advice import Advice
from isa_programme.record.facts.recordable import Recordable
from isa_programme.record.responses import Response
from isa_programme.record.scope import Scope
from isa_programme.record.vocabulary import Mark
from isa_programme.record.words import words


@frozen(kw_only=True)
class AdviceIssued(Recordable):
    """A paper went out, asking for what its recommendations say."""

    kind: ClassVar[str] = "advice-issued.v1"
    dated_by: ClassVar[str] = "advice.issued_on"
    named_by: ClassVar[str] = "advice.reference"
    advice: Advice


@frozen(kw_only=True)
class AdviceMarked(Recordable):
    """A paper was received, logged or published: by one addressee, or by all.

    `at` is the time in London as ``HH:MM``, where a cut-off needs it.
    """

    kind: ClassVar[str] = "advice-marked.v1"
    dated_by: ClassVar[str] = "marked_on"
    named_by: ClassVar[str] = "advice"
    advice: str
    mark: Mark
    marked_on: date
    at: str | None = None
    addressee: str | None = None


@frozen(kw_only=True)
class AdviceWithdrawn(Recordable):
    """A paper, or some of its recommendations, was taken back: nothing is owed from then on."""

    kind: ClassVar[str] = "advice-withdrawn.v1"
    dated_by: ClassVar[str] = "withdrawn_on"
    named_by: ClassVar[str] = "scope.advice"
    scope: Scope
    withdrawn_on: date
    reason: str = words(internal=True)


@frozen(kw_only=True)
class AdviceTransferred(Recordable):
    """What one office owes was moved to another; both stay in the record."""

    kind: ClassVar[str] = "advice-transferred.v1"
    dated_by: ClassVar[str] = "transferred_on"
    named_by: ClassVar[str] = "scope.advice"
    scope: Scope
    to: str
    transferred_on: date
    reason: str = words(internal=True)


@frozen(kw_only=True)
class ResponseReceived(Recordable):
    """A response to a paper came back."""

    kind: ClassVar[str] = "response-received.v1"
    dated_by: ClassVar[str] = "response.received_on"
    named_by: ClassVar[str] = "response.advice"
    response: Response

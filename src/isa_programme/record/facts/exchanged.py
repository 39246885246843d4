"""Facts about advice and what came back."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import frozen

from isa_programme.calendars.months import CivilDate
from isa_programme.record.advice import Advice
from isa_programme.record.facts.recordable import Recordable
from isa_programme.record.links import LinkTo, link, links
from isa_programme.record.responses import Response
from isa_programme.record.scope import Scope
from isa_programme.record.vocabulary import DispositionKind, Judgement, Mark
from isa_programme.record.words import words


@frozen(kw_only=True)
class AdviceIssued(Recordable):
    """A paper went out, asking for what its recommendations say.

    Attributes:
        advice: the paper.
    """

    kind: ClassVar[str] = "advice-issued.v1"
    dated_by: ClassVar[str] = "advice.issued_on"
    named_by: ClassVar[str] = "advice.reference"
    advice: Advice


@frozen(kw_only=True)
class AdviceMarked(Recordable):
    """A paper was received, logged or published: by one addressee, or by all.

    `at` is the time in London as ``HH:MM``, where a cut-off needs it.

    Attributes:
        advice: the reference of the paper.
        mark: what happened to it.
        marked_on: the day it happened.
        at: the time in London, where it matters.
        addressee: the slug of the office that received or logged it; None for all.
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
    """A paper, or some of its recommendations, was taken back: nothing is owed from then on.

    Attributes:
        scope: which obligations it concerns.
        withdrawn_on: from which day.
        reason: why.
    """

    kind: ClassVar[str] = "advice-withdrawn.v1"
    dated_by: ClassVar[str] = "withdrawn_on"
    named_by: ClassVar[str] = "scope.advice"
    scope: Scope
    withdrawn_on: date
    reason: str = words(internal=True)


@frozen(kw_only=True)
class AdviceTransferred(Recordable):
    """What one office owes was moved to another; both stay in the record.

    Attributes:
        scope: which obligations it concerns.
        to: the slug of the office that takes over.
        transferred_on: from which day.
        reason: why.
    """

    kind: ClassVar[str] = "advice-transferred.v1"
    dated_by: ClassVar[str] = "transferred_on"
    named_by: ClassVar[str] = "scope.advice"
    scope: Scope
    to: str
    transferred_on: date
    reason: str = words(internal=True)


@frozen(kw_only=True)
class ResponseReceived(Recordable):
    """A response to a paper came back.

    Attributes:
        response: the response.
    """

    kind: ClassVar[str] = "response-received.v1"
    dated_by: ClassVar[str] = "response.received_on"
    named_by: ClassVar[str] = "response.advice"
    response: Response


@frozen(kw_only=True)
class AdviceLinked(Recordable):
    """What a paper, or some of its recommendations, rests on, serves and takes up again.

    Attributes:
        advice: the reference of the paper; "" for the one recorded just before it.
        recommendations: numbers of the recommendations meant; empty means the whole paper.
        linked_on: the day that was said; None for the day of recording.
        topics: its topics, as slugs.
        sectors: the sectors it concerns, as slugs.
        references: what around the promise it rests on: a report's action, evidence of voice.
        milestones: slugs of the milestones it serves.
        presses: references of earlier advice that it presses again.
    """

    kind: ClassVar[str] = "advice-linked.v1"
    dated_by: ClassVar[str] = "linked_on"
    named_by: ClassVar[str] = "advice"
    advice: str = ""
    recommendations: tuple[int, ...] = ()
    linked_on: CivilDate | None = None
    topics: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    references: tuple[str, ...] = links(LinkTo.REFERENCE)
    milestones: tuple[str, ...] = links(LinkTo.MILESTONE)
    presses: tuple[str, ...] = links(LinkTo.ADVICE)


@frozen(kw_only=True)
class StanceTaken(Recordable):
    """A response's stance on the paper as a whole, apart from what it decides on each part.

    Attributes:
        advice: the reference of the paper; that of the response unless given.
        response: the reference of the response; "" for the one recorded just before it.
        stance: what it says of the paper as a whole.
        taken_on: the day or month; None for the day of recording.
        reason: why, in its own words or a summary.
    """

    kind: ClassVar[str] = "stance-taken.v1"
    dated_by: ClassVar[str] = "taken_on"
    named_by: ClassVar[str] = "advice"
    advice: str = ""
    response: str = link(LinkTo.RESPONSE, default="")
    stance: DispositionKind
    taken_on: CivilDate | None = None
    reason: str = words(default="")


@frozen(kw_only=True)
class ResponseJudged(Recordable):
    """Our office's own judgement of a response; never public.

    Attributes:
        advice: the reference of the paper; that of the response unless given.
        response: the reference of the response.
        recommendation: the number of the recommendation judged; None for the response as a whole.
        judgement: responsive, partly, or not responsive.
        judged_on: the day it was judged.
        reason: why.
    """

    kind: ClassVar[str] = "response-judged.v1"
    dated_by: ClassVar[str] = "judged_on"
    named_by: ClassVar[str] = "advice"
    advice: str = ""
    response: str = link(LinkTo.RESPONSE)
    recommendation: int | None = None
    judgement: Judgement
    judged_on: date
    reason: str = words(internal=True)

"""Drafts: facts made from loose values, as a program, a form or a spreadsheet row gives them.

Each function gathers every fault of its values and raises one :class:`FaultsError` for all. A
draft is not recorded yet; the rules of the record look at it when it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypedDict, Unpack

import attrs

from isa_programme.record.advice import Advice, Recommendation
from isa_programme.record.documents import Document
from isa_programme.record.facts import AdviceIssued, ResponseReceived
from isa_programme.record.intake import DateLike, Intake
from isa_programme.record.responses import Disposition, Response
from isa_programme.record.scope import Scope
from isa_programme.record.vocabulary import (
    AnsweredBy,
    DispositionKind,
    Function,
    Priority,
    ResponseKind,
    StageName,
    Visibility,
)


class AdviceDetails(TypedDict, total=False):
    """What can be said about a paper besides its title and date; see :class:`Advice`.

    `recommendations` takes texts, which ask all the paper's addressees, or
    :class:`Recommendation` objects, which name their own.
    """

    issued_by: str
    addressees: str | Iterable[str]
    recommendations: Iterable[str | Recommendation]
    function: str | None
    priority: str
    visibility: str
    answered_by: str
    copied_to: str | Iterable[str]
    requested_by: DateLike | None
    assumption: str
    assumed_day: int | None
    issued_at: str | None
    channel: str | None
    capacity: str
    addressed_as: str
    lead: str
    text: str
    own_reference: str
    documents: Iterable[Document]
    see_also: str | Iterable[str]
    reissue_of: str
    source: str


class ResponseDetails(TypedDict, total=False):
    """What can be said about a response besides its paper, sender, kind and date.

    See :class:`Response`. `dispositions` and `reasons` are given by the number of the
    recommendation.
    """

    on_behalf_of: str | Iterable[str]
    dispositions: Mapping[int, str]
    reasons: Mapping[int, str]
    recommendations: Iterable[int]
    known_by: bool
    dated_on: DateLike | None
    promised_for: DateLike | None
    promise: str
    delay_reason: str
    early_reason: str
    own_reference: str
    text: str
    visibility: str
    documents: Iterable[Document]
    source: str


class ReissueDetails(TypedDict, total=False):
    """What can be said about a paper issued again, besides its date.

    `to` takes the offices asked now, those of the paper unless given; `withdraw` says why what the
    first issue asks is withdrawn from that day, and leaves it as it is unless given.
    """

    to: str | Iterable[str]
    requested_by: DateLike | None
    channel: str | None
    source: str
    withdraw: str | None


class ScopeDetails(TypedDict, total=False):
    """Which obligations of a paper are meant; see :class:`Scope`."""

    recommendations: Iterable[int]
    addressees: str | Iterable[str]
    stages: Iterable[str]
    periods: Iterable[int]


def draft_advice(
    title: str, *, issued_on: DateLike, **details: Unpack[AdviceDetails]
) -> AdviceIssued:
    """Advice ready to be recorded.

    Raises:
        FaultsError: a date, a word of a choice or a name is wrong; all are reported together.
    """
    intake = Intake()
    addressees = intake.names("addressees", details.get("addressees", ()))
    advice = Advice(
        title=title,
        issued_on=intake.date("issued_on", issued_on),
        issued_by=details.get("issued_by", ""),
        addressees=addressees,
        recommendations=tuple(
            each
            if isinstance(each, Recommendation)
            else Recommendation(text=each, addressees=addressees)
            for each in details.get("recommendations", ())
        ),
        function=intake.maybe_choice("function", Function, details.get("function")),
        priority=intake.choice("priority", Priority, details.get("priority", Priority.ROUTINE)),
        visibility=intake.choice(
            "visibility", Visibility, details.get("visibility", Visibility.RESTRICTED)
        ),
        answered_by=intake.choice(
            "answered_by", AnsweredBy, details.get("answered_by", AnsweredBy.ALL)
        ),
        copied_to=intake.names("copied_to", details.get("copied_to", ())),
        requested_by=intake.maybe_date("requested_by", details.get("requested_by")),
        assumption=details.get("assumption", ""),
        assumed_day=details.get("assumed_day"),
        issued_at=details.get("issued_at"),
        channel=details.get("channel"),
        capacity=details.get("capacity", ""),
        addressed_as=details.get("addressed_as", ""),
        lead=details.get("lead", ""),
        text=details.get("text", ""),
        own_reference=details.get("own_reference", ""),
        documents=tuple(details.get("documents", ())),
        see_also=intake.names("see_also", details.get("see_also", ())),
        reissue_of=details.get("reissue_of", ""),
        source=details.get("source", ""),
    )
    intake.done()
    return AdviceIssued(advice=advice)


def draft_reissue(
    advice: Advice,
    *,
    issued_on: DateLike,
    recommendations: Iterable[int] = (),
    **details: Unpack[ReissueDetails],
) -> AdviceIssued:
    """A paper issued again, to its addressees or to others, on a clock of its own.

    What it asks and says is carried over; what belonged to the first issue (dates asked for, how
    it was sent, where it is published, older references) is not.

    Args:
        advice: the paper as it was issued before.
        issued_on: the day (or month) it is issued again.
        recommendations: numbers of the recommendations to issue again; all unless given.
        **details: see :class:`ReissueDetails`; a withdrawal is a fact of its own.

    Raises:
        FaultsError: a value is wrong; all are reported together.
    """
    intake = Intake()
    to = intake.names("to", details.get("to", ()))
    chosen = tuple(dict.fromkeys(recommendations)) or range(1, len(advice.recommendations) + 1)
    parts = []
    for number in chosen:
        if not 1 <= number <= len(advice.recommendations):
            intake.fault("recommendations", f"{advice.reference} has no recommendation {number}")
            continue
        part = advice.recommendations[number - 1]
        parts.append(
            attrs.evolve(
                part,
                addressees=to or part.addressees,
                own_reference="",
                requested_by=None,
                assumption="",
                source="",
            )
        )
    again = attrs.evolve(
        advice,
        reference="",
        own_reference="",
        issued_on=intake.date("issued_on", issued_on),
        assumed_day=None,
        issued_at=None,
        channel=details.get("channel"),
        addressees=to or advice.addressees,
        addressed_as="" if to else advice.addressed_as,
        copied_to=tuple(slug for slug in advice.copied_to if slug not in to),
        requested_by=intake.maybe_date("requested_by", details.get("requested_by")),
        assumption="",
        recommendations=tuple(parts),
        reissue_of=advice.reference,
        source=details.get("source", ""),
    )
    intake.done()
    return AdviceIssued(advice=again)


def draft_response(
    advice: str,
    *,
    sent_by: str | Iterable[str],
    kind: str,
    received_on: DateLike,
    **details: Unpack[ResponseDetails],
) -> ResponseReceived:
    """A response ready to be recorded.

    Raises:
        FaultsError: a date, a word of a choice or a name is wrong; all are reported together.
    """
    intake = Intake()
    decided = intake.numbered("dispositions", details.get("dispositions", {}))
    reasons = intake.numbered("reasons", details.get("reasons", {}))
    for number in reasons.keys() - decided.keys():
        intake.fault("reasons", f"recommendation {number} has a reason and no disposition")
    response = Response(
        advice=advice,
        kind=intake.choice("kind", ResponseKind, kind),
        sent_by=intake.names("sent_by", sent_by),
        on_behalf_of=intake.names("on_behalf_of", details.get("on_behalf_of", ())),
        recommendations=tuple(details.get("recommendations", ())),
        received_on=intake.date("received_on", received_on),
        known_by=details.get("known_by", False),
        dated_on=intake.maybe_date("dated_on", details.get("dated_on")),
        promised_for=intake.maybe_date("promised_for", details.get("promised_for")),
        promise=details.get("promise", ""),
        delay_reason=details.get("delay_reason", ""),
        early_reason=details.get("early_reason", ""),
        dispositions=tuple(
            Disposition(
                recommendation=number,
                kind=intake.choice(f"disposition {number}", DispositionKind, word),
                reason=reasons.get(number, ""),
            )
            for number, word in sorted(decided.items())
        ),
        own_reference=details.get("own_reference", ""),
        text=details.get("text", ""),
        visibility=intake.choice(
            "visibility", Visibility, details.get("visibility", Visibility.RESTRICTED)
        ),
        documents=tuple(details.get("documents", ())),
        source=details.get("source", ""),
    )
    intake.done()
    return ResponseReceived(response=response)


def draft_scope(advice: str, **narrowed: Unpack[ScopeDetails]) -> Scope:
    """The obligations of a paper that a fact concerns; what is left out narrows nothing.

    Raises:
        FaultsError: a stage or a name is wrong; all are reported together.
    """
    intake = Intake()
    scope = Scope(
        advice=advice,
        recommendations=tuple(narrowed.get("recommendations", ())),
        addressees=intake.names("addressees", narrowed.get("addressees", ())),
        stages=intake.choices("stages", StageName, narrowed.get("stages", ())),
        periods=tuple(narrowed.get("periods", ())),
    )
    intake.done()
    return scope

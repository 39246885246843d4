"""Responses as rows, each with what it decides."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import frozen

from isa_programme.calendars.months import CivilDate
from isa_programme.questions.judgements import judgements, stances
from isa_programme.record.facts import ResponseReceived
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import DispositionKind, Judgement, ResponseKind, Visibility


@frozen(kw_only=True)
class ResponseRow:
    """A response, with what it decides by the number of the recommendation.

    `stance` is what it says of the paper as a whole; `judged` is our own judgement of the response
    as a whole, never public.

    Attributes:
        reference: its reference, ``RSP-<year>-<number>``.
        own_reference: the sender's or office's own reference of it, as typed.
        advice: the reference of the paper it answers.
        kind: what kind of response it is.
        sent_by: slugs of the offices it is from.
        on_behalf_of: slugs of others for whom it speaks.
        received_on: the day (or month) it arrived.
        known_by: whether `received_on` is the day by which it was known to have arrived, not the
            day it did.
        dated_on: the day (or month) it bears, if it bears any.
        promised_for: for when it promises more, if it does.
        promise: what it promises, in its own words.
        dispositions: what it decides, by the number of the recommendation.
        stance: what it says of the paper as a whole, if anything.
        judged: our own judgement of it as a whole; never public.
        text: what it says.
        visibility: who may see it.
        source: where it is published.
        entry: the number of the entry it rests on.
    """

    reference: str
    own_reference: str
    advice: str
    kind: ResponseKind
    sent_by: tuple[str, ...]
    on_behalf_of: tuple[str, ...]
    received_on: CivilDate
    known_by: bool
    dated_on: CivilDate | None
    promised_for: CivilDate | None
    promise: str
    dispositions: dict[int, DispositionKind]
    stance: DispositionKind | None
    judged: Judgement | None
    text: str
    visibility: Visibility
    source: str
    entry: int


def responses(
    register: Register, *, as_at: date, reference: str | None = None
) -> tuple[ResponseRow, ...]:
    """Every response received by the end of a day, to all papers or to one.

    Raises:
        UnknownReferenceError: the record holds no such paper.
    """
    files = register.files.values() if reference is None else (register.file(reference),)
    taken = {row.response: row.stance for row in stances(register, as_at=as_at)}
    judged = {
        row.response: row.judgement
        for row in judgements(register, as_at=as_at)
        if row.reference in register.files
    }
    return tuple(
        _response_row(entry.fact, entry.number, taken, judged)
        for file in files
        for entry in file.entries_by(as_at)
        if isinstance(entry.fact, ResponseReceived) and entry.fact.response.shown
    )


def _response_row(
    fact: ResponseReceived,
    entry: int,
    taken: Mapping[str, DispositionKind],
    judged: Mapping[str, Judgement],
) -> ResponseRow:
    response = fact.response
    return ResponseRow(
        reference=response.reference,
        own_reference=response.own_reference,
        advice=response.advice,
        kind=response.kind,
        sent_by=response.sent_by,
        on_behalf_of=response.on_behalf_of,
        received_on=response.received_on,
        known_by=response.known_by,
        dated_on=response.dated_on,
        promised_for=response.promised_for,
        promise=response.promise,
        dispositions={d.recommendation: d.kind for d in response.dispositions},
        stance=taken.get(response.reference),
        judged=judged.get(response.reference),
        text=response.text,
        visibility=response.visibility,
        source=response.source,
        entry=entry,
    )

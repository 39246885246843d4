"""Judgements: whether responses answer what was advised, as our own office sees it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from isa_programme.record.facts import ResponseJudged, StanceTaken
from isa_programme.record.names import reference_of
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import DispositionKind, Judgement


@frozen(kw_only=True)
class JudgementRow:
    """Our office's judgement of a response, the newest on each thing judged; never public.

    Attributes:
        response: the reference of the response.
        reference: the recommendation judged, or the paper for the response as a whole.
        judgement: responsive, partly, or not responsive.
        judged_on: the day it was judged.
        reason: why.
        entry: the number of its entry.
    """

    response: str
    reference: str
    judgement: Judgement
    judged_on: date
    reason: str
    entry: int


def judgements(register: Register, *, as_at: date) -> tuple[JudgementRow, ...]:
    """The newest judgement of each response, and of it on each recommendation, by a day."""
    newest: dict[tuple[str, str], JudgementRow] = {}
    for file in register.files.values():
        for entry in file.entries_by(as_at):
            if isinstance(fact := entry.fact, ResponseJudged):
                reference = reference_of(fact.advice, fact.recommendation)
                newest[fact.response, reference] = JudgementRow(
                    response=fact.response,
                    reference=reference,
                    judgement=fact.judgement,
                    judged_on=fact.judged_on,
                    reason=fact.reason,
                    entry=entry.number,
                )
    return tuple(newest.values())


@frozen(kw_only=True)
class StanceRow:
    """What a response says of a paper as a whole, apart from what it decides on each part.

    Attributes:
        response: the reference of the response.
        advice: the reference of the paper.
        stance: what it says of the paper as a whole.
        reason: why, in its own words or a summary.
        entry: the number of the entry it rests on.
    """

    response: str
    advice: str
    stance: DispositionKind
    reason: str
    entry: int


def stances(register: Register, *, as_at: date) -> tuple[StanceRow, ...]:
    """The stance of each response that takes one, the newest where it was recorded again."""
    newest = {row.response: row for row in _stances(register, as_at)}
    return tuple(newest.values())


def _stances(register: Register, as_at: date) -> Iterator[StanceRow]:
    for file in register.files.values():
        for entry in file.entries_by(as_at):
            if isinstance(fact := entry.fact, StanceTaken):
                yield StanceRow(
                    response=fact.response,
                    advice=fact.advice,
                    stance=fact.stance,
                    reason=fact.reason,
                    entry=entry.number,
                )

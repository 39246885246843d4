"""What commands record, from the options they take: one command may record several facts."""

from __future__ import annotations

from datetime import date
from typing import Any, Unpack

import click

from isa_programme.calendars.months import CivilDate
from isa_programme.cli.linking import LINKS
from isa_programme.cli.values import pairs
from isa_programme.record.drafts import ScopeDetails, draft_advice, draft_response, draft_scope
from isa_programme.record.facts import (
    AdviceLinked,
    ClarificationAnswered,
    ClarificationAsked,
    Fact,
    StanceTaken,
)
from isa_programme.record.vocabulary import DispositionKind


def advice_facts(
    title: str,
    *,
    issued_on: CivilDate,
    **details: Any,  # noqa: ANN401 - the options of isa advice issue, by the names of AdviceDetails
) -> tuple[Fact, ...]:
    """A paper issued, and what it rests on, serves and presses again."""
    tags = {name: details.pop(name) for name in LINKS if name in details}
    fact = draft_advice(title, issued_on=issued_on, **details)
    if not any(tags.values()):
        return (fact,)
    return fact, AdviceLinked(linked_on=issued_on, **tags)


def response_facts(
    reference: str,
    *,
    received_on: CivilDate,
    dispositions: tuple[tuple[int, str], ...] = (),
    reasons: tuple[tuple[int, str], ...] = (),
    stance: str | None = None,
    stance_reason: str = "",
    **details: Any,  # noqa: ANN401 - the options of isa response record, by those of ResponseDetails
) -> tuple[Fact, ...]:
    """A response received, and what it says of the paper as a whole."""
    fact = draft_response(
        reference,
        received_on=received_on,
        dispositions=pairs(dispositions, "--disposition"),
        reasons=pairs(reasons, "--reason"),
        **details,
    )
    if stance is None:
        return (fact,)
    return fact, stance_fact("", stance, received_on, stance_reason)


def stance_fact(response: str, stance: str, on: CivilDate | None, reason: str) -> StanceTaken:
    """What a response says of the paper as a whole."""
    kind = DispositionKind(stance)
    return StanceTaken(response=response, stance=kind, taken_on=on, reason=reason)


def clarification_facts(
    reference: str,
    *,
    asked_on: date | None = None,
    answered_on: date | None = None,
    question: int | None = None,
    moves_nothing: bool = False,
    text: str = "",
    **narrowing: Unpack[ScopeDetails],
) -> tuple[Fact, ...]:
    """A question about a paper, our answer to it, or both.

    Raises:
        click.UsageError: neither is given, or the two don't go together.
    """
    if asked_on is None and answered_on is None:
        raise click.UsageError("give --asked, --answered, or both")
    if asked_on is not None and answered_on is not None and answered_on < asked_on:
        raise click.UsageError(f"--answered {answered_on} lies before --asked {asked_on}")
    if moves_nothing and asked_on is None:
        raise click.UsageError("--moves-nothing goes with --asked")
    facts: list[Fact] = []
    if asked_on is not None:
        scope = draft_scope(reference, **narrowing)
        facts.append(
            ClarificationAsked(
                scope=scope, asked_on=asked_on, moves_nothing=moves_nothing, text=text
            )
        )
    if answered_on is not None and not moves_nothing:
        facts.append(
            ClarificationAnswered(
                advice=reference, answered_on=answered_on, question=question, text=text
            )
        )
    return tuple(facts)

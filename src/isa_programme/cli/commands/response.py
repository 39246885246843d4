"""Responses: what came back."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from isa_programme.calendars.months import CivilDate
from isa_programme.cli.asking import ask
from isa_programme.cli.drafting import response_facts, stance_fact
from isa_programme.cli.leading.about_response import LOG_RESPONSE
from isa_programme.cli.leading.lead import lead
from isa_programme.cli.leading.led import Led, Paper, is_led
from isa_programme.cli.linking import classified, submitted
from isa_programme.cli.options import asks, writes
from isa_programme.cli.prompting import asked
from isa_programme.cli.saving import save
from isa_programme.cli.typed_dates import DATE, DAY
from isa_programme.cli.values import DECISION, choice
from isa_programme.questions.judgements import JudgementRow, StanceRow
from isa_programme.questions.responses import ResponseRow
from isa_programme.record.facts import ResponseJudged
from isa_programme.record.vocabulary import DispositionKind, Judgement, ResponseKind
from isa_programme.report import columns, programme_columns


@click.command("record", cls=Led)
@click.argument("reference", cls=Paper)
@asked("--from", "sent_by", ask="Sender", multiple=True, help="The sender; repeatable if joint.")
@asked("--kind", ask="Kind", type=choice(ResponseKind), help="What it is.")
@asked("--on", "received_on", ask="Day received", type=DATE, help="Day (or month) received.")
@click.option(
    "--disposition",
    "-d",
    "dispositions",
    type=DECISION,
    multiple=True,
    help="What it decides: 2=not-accepted; repeatable.",
)
@click.option(
    "--reason", "reasons", type=DECISION, multiple=True, help="Why: 2=the reason; repeatable."
)
@click.option(
    "--recommendation",
    "recommendations",
    type=click.IntRange(1),
    multiple=True,
    help="What a clarification request asks about.",
)
@click.option("--on-behalf-of", multiple=True, help="An office it answers for; repeatable.")
@click.option("--dated", "dated_on", type=DATE, help="The date it bears.")
@click.option("--known-by", is_flag=True, help="It was known by that day; it may have come before.")
@click.option("--promised-for", type=DATE, help="The date for which it promises an answer.")
@click.option("--promise", default="", help="The promise in its own words.")
@click.option("--delay-reason", default="", help="Why it is late, as it says itself.")
@click.option("--early-reason", default="", help="Why it is dated before the paper.")
@click.option("--own-reference", default="", help="Its own reference, as typed.")
@click.option("--text", default="", help="What it says, or a summary.")
@classified
@click.option("--source", default="", help="Where it is published.")
@click.option("--stance", type=choice(DispositionKind), help="What it says of the whole paper.")
@click.option("--stance-reason", default="", help="Why, as it says itself.")
@submitted
@writes
def record(
    reference: str | None,
    identity: str | None,
    again: bool,
    **given: Any,  # noqa: ANN401 - the options above, by the names of ResponseDetails
) -> None:
    """Log a response to the paper REFERENCE.

    At a terminal and without options it leads you through, and shows what is met and what stays
    open.
    """
    if is_led():
        lead(LOG_RESPONSE, **({} if reference is None else {"reference": reference}))
        return
    assert reference is not None, "it is needed unless it is about to be asked for"
    save(*response_facts(reference, **given), identity=identity, again=again)


@click.command("list")
@click.argument("reference", required=False)
@asks
def list_responses(reference: str | None) -> None:
    """Every response, or those to the paper REFERENCE."""
    ask(
        "responses",
        ResponseRow,
        columns.RESPONSES,
        lambda tracker, day: tracker.responses(as_at=day, reference=reference),
        nothing="no response yet; isa response record logs it",
    )


@click.command("stance")
@click.argument("reference")
@click.argument("stance", type=choice(DispositionKind))
@click.option("--on", "taken_on", type=DATE, help="Day (or month) taken; today unless given.")
@click.option("--because", "reason", default="", help="Why, as it says itself.")
@writes
def take_stance(reference: str, stance: str, taken_on: CivilDate | None, reason: str) -> None:
    """Record what the response REFERENCE says of the paper as a whole."""
    save(stance_fact(reference, stance, taken_on, reason))


@click.command("stances")
@asks
def list_stances() -> None:
    """What responses say of papers as a whole, apart from what they decide on each part."""
    ask(
        "stances",
        StanceRow,
        programme_columns.STANCES,
        lambda tracker, day: tracker.stances(as_at=day),
        nothing="no stance recorded; isa response stance records one",
    )


@click.command("judge")
@click.argument("reference")
@click.argument("judgement", type=choice(Judgement))
@asked("--on", "judged_on", ask="Day", type=DAY, help="The day it was judged.")
@asked("--because", "reason", ask="Why", help="Why; never public.")
@click.option("--recommendation", type=click.IntRange(1), help="Judge its answer to this one.")
@writes
def judge(
    reference: str, judgement: str, judged_on: date, reason: str, recommendation: int | None
) -> None:
    """Judge whether the response REFERENCE answers what was advised; never public."""
    save(
        ResponseJudged(
            response=reference,
            judgement=Judgement(judgement),
            judged_on=judged_on,
            reason=reason,
            recommendation=recommendation,
        )
    )


@click.command("judgements")
@asks
def list_judgements() -> None:
    """Our own judgement of responses, the newest on each; never public."""
    ask(
        "judgements",
        JudgementRow,
        programme_columns.JUDGEMENTS,
        lambda tracker, day: tracker.judgements(as_at=day),
        nothing="no judgement recorded; isa response judge records one",
    )

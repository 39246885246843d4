"""Responses: what came back."""

from __future__ import annotations

from typing import Any

import click

from isa_programme.calendars.months import CivilDate
from isa_programme.cli.prompting import asked
from isa_programme.cli.saving import save
from isa_programme.cli.settings import asks, settings, writes
from isa_programme.cli.showing import show, viewed
from isa_programme.cli.values import DATE, DECISION, choice, pairs
from isa_programme.questions.listing import ResponseRow
from isa_programme.record.drafts import draft_response
from isa_programme.record.vocabulary import ResponseKind, Visibility
from isa_programme.report import columns
from isa_programme.report.answers import Answer


@click.group()
def response() -> None:
    """Responses: letters, statements and reports that came back."""


@response.command("record")
@click.argument("reference")
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
@click.option(
    "--visibility",
    type=choice(Visibility),
    default=Visibility.RESTRICTED.value,
    show_default=True,
    help="Who may see it.",
)
@click.option("--source", default="", help="Where it is published.")
@click.option("--id", "identity", help="Your own name for this submission; sent twice, kept once.")
@click.option("--again", is_flag=True, help="Record a twin of an entry that is there already.")
@writes
def record(
    reference: str,
    sent_by: tuple[str, ...],
    received_on: CivilDate,
    dispositions: tuple[tuple[int, str], ...],
    reasons: tuple[tuple[int, str], ...],
    identity: str | None,
    again: bool,
    **details: Any,  # noqa: ANN401 - the options above, by the names of ResponseDetails
) -> None:
    """Log a response to the paper REFERENCE."""
    fact = draft_response(
        reference,
        sent_by=sent_by,
        received_on=received_on,
        dispositions=pairs(dispositions, "--disposition"),
        reasons=pairs(reasons, "--reason"),
        **details,
    )
    save(fact, identity=identity, again=again)


@response.command("list")
@click.argument("reference", required=False)
@asks
def list_responses(reference: str | None) -> None:
    """Every response, or those to the paper REFERENCE."""
    day = settings().day
    with viewed() as tracker:
        rows = tracker.responses(as_at=day, reference=reference)
        held = tracker.held
    show(
        Answer(
            question="responses",
            row=ResponseRow,
            rows=rows,
            columns=columns.RESPONSES,
            as_at=day,
            held=held,
            nothing="no response yet; isa response record logs it",
        )
    )

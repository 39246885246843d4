"""Advice: papers issued, marked, withdrawn, transferred."""

from __future__ import annotations

from datetime import date
from typing import Any, Unpack

import click

from isa_programme.calendars.months import CivilDate
from isa_programme.cli.asking import ask
from isa_programme.cli.commands.scoping import narrows_to_periods
from isa_programme.cli.drafting import advice_facts
from isa_programme.cli.leading.about_advice import LOG_ADVICE
from isa_programme.cli.leading.lead import lead
from isa_programme.cli.leading.led import Led, is_led
from isa_programme.cli.linking import classified, linked, submitted
from isa_programme.cli.options import asks, writes
from isa_programme.cli.prompting import asked
from isa_programme.cli.saving import save
from isa_programme.cli.settings import settings
from isa_programme.cli.showing import opened, show, viewed
from isa_programme.cli.typed_dates import DATE, DAY
from isa_programme.cli.values import choice
from isa_programme.questions.coverage import Coverage
from isa_programme.questions.papers import PaperRow
from isa_programme.record.drafts import ScopeDetails, draft_scope
from isa_programme.record.facts import (
    AdviceLinked,
    AdviceMarked,
    AdviceTransferred,
    AdviceWithdrawn,
    DeadlineTold,
)
from isa_programme.record.vocabulary import AnsweredBy, Function, Mark, Priority
from isa_programme.report import columns
from isa_programme.report.answers import Answer
from isa_programme.tracker.advising import reissue


@click.command("issue", cls=Led)
@asked("--title", ask="Title", help="The paper's title.")
@asked("--on", "issued_on", ask="Day of issue", type=DATE, help="Day (or month) of issue.")
@click.option("--to", "addressees", multiple=True, help="An office asked; repeatable.")
@click.option(
    "--recommendation",
    "-r",
    "recommendations",
    multiple=True,
    help="What it asks all of them for; repeatable, numbered in order.",
)
@click.option("--function", type=choice(Function), help="The programme's function it serves.")
@click.option("--by", "issued_by", default="", help="Who issued it; our adviser unless given.")
@click.option("--requested-by", type=DATE, help="The date by which it asks for an answer.")
@click.option("--assumption", default="", help="Why that date is an assumption, if it is.")
@click.option("--copied-to", multiple=True, help="An office that got a copy; repeatable.")
@click.option(
    "--answered-by",
    type=choice(AnsweredBy),
    default=AnsweredBy.ALL.value,
    show_default=True,
    help="Whose answer settles it.",
)
@click.option(
    "--priority",
    type=choice(Priority),
    default=Priority.ROUTINE.value,
    show_default=True,
    help="How pressing it is.",
)
@classified
@click.option("--capacity", default="", help="In which capacity its author gave it.")
@click.option("--addressed-as", default="", help="The addressee as the paper words it.")
@click.option("--lead", default="", help="Who in our office looks after it.")
@click.option("--text", default="", help="What it says, or a summary.")
@click.option("--own-reference", default="", help="Your older reference of it, as typed.")
@click.option("--channel", help="How it was sent, as the protocol names it: post, e-mail.")
@click.option("--at", "issued_at", help="Time of issue in London, HH:MM.")
@click.option("--assumed-day", type=int, help="A day to count from, where only a month is known.")
@click.option("--see-also", multiple=True, help="A paper it belongs with; repeatable.")
@click.option("--source", default="", help="Where it is published.")
@linked
@submitted
@writes
def issue(
    identity: str | None,
    again: bool,
    **given: Any,  # noqa: ANN401 - the options above, by the names of AdviceDetails
) -> None:
    """Log a paper; its reference is assigned.

    At a terminal and without options it leads you through, and shows which dates follow.
    """
    if is_led():
        lead(LOG_ADVICE)
        return
    save(*advice_facts(**given), identity=identity, again=again)


@click.command("link")
@click.argument("reference")
@linked
@click.option(
    "--on", "linked_on", type=DATE, help="Day (or month) it was said; today if not given."
)
@writes
def link_advice(
    reference: str,
    linked_on: CivilDate | None,
    **tags: Any,  # noqa: ANN401 - the options above, by the fields of AdviceLinked
) -> None:
    """Say what the paper or recommendation REFERENCE rests on, serves, and presses again."""
    if not any(tags.values()):
        raise click.UsageError("give a --topic, --sector, --rests-on, --serves or --presses")
    save(AdviceLinked(advice=reference, linked_on=linked_on, **tags))


@click.command("list")
@asks
def list_advice() -> None:
    """Every paper, with how much of it is owed, overdue and answered."""
    ask(
        "advice",
        PaperRow,
        columns.PAPERS,
        lambda tracker, day: tracker.papers(as_at=day),
        nothing="no advice yet; isa advice issue logs it",
    )


@click.command("show")
@click.argument("reference")
@asks
def show_advice(reference: str) -> None:
    """Which recommendations of a paper are answered, and how."""
    day = settings().day
    with viewed() as tracker:
        rows = tracker.coverage(reference, as_at=day)
        register, held = tracker.register, tracker.held
    paper = register.file(register.target(reference).paper).advice
    show(
        Answer(
            question="coverage",
            row=Coverage,
            rows=rows,
            columns=columns.COVERAGE,
            as_at=day,
            held=held,
            heading=f"{paper.reference}, issued {paper.issued_on} by {paper.issued_by}",
            nothing="no answer to a recommendation is owed"
            if paper.everyone_asked
            else "it asks nobody by name, so nothing is owed",
        )
    )


@click.command("mark")
@click.argument("reference")
@click.option("--received", type=DAY, help="The day it was received.")
@click.option("--logged", type=DAY, help="The day it was logged.")
@click.option("--published", type=DAY, help="The day it was published.")
@click.option("--at", help="The time in London, HH:MM.")
@click.option("--addressee", help="By which office; by all unless given.")
@writes
def mark(
    reference: str,
    received: date | None,
    logged: date | None,
    published: date | None,
    at: str | None,
    addressee: str | None,
) -> None:
    """Record that a paper was received, logged or published."""
    given = [
        (word, day)
        for word, day in (
            (Mark.RECEIVED, received),
            (Mark.LOGGED, logged),
            (Mark.PUBLISHED, published),
        )
        if day is not None
    ]
    if len(given) != 1:
        raise click.UsageError("give one of --received, --logged and --published, with its day")
    word, day = given[0]
    save(
        AdviceMarked(advice=reference, mark=word, marked_on=day, at=at, addressee=addressee),
        shows_moves=True,
    )


@click.command("withdraw")
@click.argument("reference")
@asked("--on", "day", ask="Day of withdrawal", type=DAY, help="From which day.")
@asked("--because", "reason", ask="Reason", help="Why.")
@writes
def withdraw(reference: str, day: date, reason: str) -> None:
    """Take back a paper, or one recommendation of it (ADV-2026-014.2)."""
    scope = draft_scope(reference)
    save(AdviceWithdrawn(scope=scope, withdrawn_on=day, reason=reason), shows_moves=True)


@click.command("transfer")
@click.argument("reference")
@asked("--from", "sender", ask="Office that hands over", help="The office that hands over.")
@asked("--to", ask="Office that takes over", help="The office that takes over.")
@asked("--on", "day", ask="Day of transfer", type=DAY, help="From which day.")
@asked("--because", "reason", ask="Reason", help="Why.")
@writes
def transfer(reference: str, sender: str, to: str, day: date, reason: str) -> None:
    """Move what one office owes to another; the clock runs on, unless the protocol restarts it."""
    scope = draft_scope(reference, addressees=(sender,))
    fact = AdviceTransferred(scope=scope, to=to, transferred_on=day, reason=reason)
    save(fact, shows_moves=True)


@click.command("reissue")
@click.argument("reference")
@asked("--on", "issued_on", ask="Day of re-issue", type=DATE, help="Day (or month) of re-issue.")
@click.option("--to", multiple=True, help="An office asked now; the same ones unless given.")
@click.option("--requested-by", type=DATE, help="The date by which it now asks for an answer.")
@click.option("--channel", help="How it was sent, as the protocol names it: post, e-mail.")
@click.option("--source", default="", help="Where it is published now.")
@click.option(
    "--withdraw", metavar="REASON", help="Withdraw what the first issue asks, and say why."
)
@writes
def reissue_advice(reference: str, **details: Any) -> None:  # noqa: ANN401 - the options above
    """Issue a paper, or one recommendation of it, again: a new paper on a clock of its own."""
    with opened() as tracker:
        facts = reissue(tracker.register, reference, **details)
    save(*facts, shows_moves=len(facts) > 1)


@click.command("told")
@click.argument("reference")
@asked("--deadline", ask="Deadline told", type=DAY, help="The deadline that was told.")
@asked("--on", "day", ask="Day it was told", type=DAY, help="The day it was told.")
@narrows_to_periods
@writes
def told(reference: str, deadline: date, day: date, **narrowing: Unpack[ScopeDetails]) -> None:
    """Record that a deadline was told to an office, to know what to put right if it moves."""
    scope = draft_scope(reference, **narrowing)
    save(DeadlineTold(scope=scope, deadline=deadline, told_on=day))

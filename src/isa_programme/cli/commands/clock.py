"""What moves a clock."""

from __future__ import annotations

from datetime import date
from typing import Any, Unpack

import click

from isa_programme.cli.commands.scoping import narrows, narrows_to_periods
from isa_programme.cli.drafting import clarification_facts
from isa_programme.cli.leading.about_clarification import asked_whether_it_stops
from isa_programme.cli.options import writes
from isa_programme.cli.prompting import asked
from isa_programme.cli.saving import save
from isa_programme.cli.settings import settings
from isa_programme.cli.typed_allowances import ALLOWANCE
from isa_programme.cli.typed_dates import DAY
from isa_programme.record.allowance import Allowance
from isa_programme.record.drafts import ScopeDetails, draft_scope
from isa_programme.record.facts import (
    ClockPaused,
    ClockResumed,
    ExtensionAgreed,
    ObligationWaived,
)


@click.command("pause")
@click.argument("reference")
@asked("--on", "day", ask="First day of the pause", type=DAY, help="The day it begins.")
@asked("--because", "reason", ask="Reason", help="Why.")
@click.option("--again", is_flag=True, help="Pause once more, as an entry that is there already.")
@narrows
@writes
def pause(
    reference: str,
    day: date,
    reason: str,
    again: bool,
    **narrowing: Unpack[ScopeDetails],
) -> None:
    """Stop the open clocks of a paper; the pause is known by the number of its entry."""
    scope = draft_scope(reference, **narrowing)
    save(ClockPaused(scope=scope, paused_on=day, reason=reason), again=again, shows_moves=True)


@click.command("resume")
@click.argument("reference")
@asked("--on", "day", ask="Last day of the pause", type=DAY, help="The last day not counted.")
@click.option("--pause", "number", type=int, help="Its entry number; the only one open else.")
@click.option("--because", "reason", default="", help="Why.")
@writes
def resume(reference: str, day: date, number: int | None, reason: str) -> None:
    """End a pause."""
    fact = ClockResumed(advice=reference, resumed_on=day, pause=number, reason=reason)
    save(fact, shows_moves=True)


@click.command("clarified")
@click.argument("reference")
@click.option("--asked", "asked_on", type=DAY, help="The day the question was asked.")
@click.option("--answered", "answered_on", type=DAY, help="The day we answered it.")
@click.option("--question", type=int, help="Its entry number; the only one open else.")
@click.option(
    "--moves-nothing/--stops-clock",
    "moves_nothing",
    default=None,
    help="Settled in passing, say by telephone, or not; asked at a terminal, else it stops.",
)
@click.option("--text", default="", help="What was asked or answered.")
@narrows
@writes
def clarified(
    reference: str,
    moves_nothing: bool | None,
    **given: Any,  # noqa: ANN401 - the options above, by the names clarification_facts takes
) -> None:
    """Record a question about a paper, our answer to it, or both.

    --asked records a question that came other than by letter; --answered our answer to it, or to
    a clarification request logged as a response.
    """
    if moves_nothing is None and given["asked_on"] is not None and settings().asks_back:
        moves_nothing = not asked_whether_it_stops(reference, **given)
    facts = clarification_facts(reference, moves_nothing=bool(moves_nothing), **given)
    save(*facts, shows_moves=True)


@click.command("extend")
@click.argument("reference")
@asked("--on", "day", ask="Day it was agreed", type=DAY, help="The day it was agreed.")
@asked("--agreed-by", ask="Who agreed", help="Who agreed it.")
@asked("--because", "reason", ask="Reason", help="Why.")
@click.option("--by", type=ALLOWANCE, help="How much more: '10 working days'.")
@click.option("--until", type=DAY, help="Or until which date.")
@click.option("--outside-protocol", is_flag=True, help="It goes beyond the protocol's bounds.")
@narrows_to_periods
@writes
def extend(
    reference: str,
    day: date,
    agreed_by: str,
    reason: str,
    by: Allowance | None,
    until: date | None,
    outside_protocol: bool,
    **narrowing: Unpack[ScopeDetails],
) -> None:
    """Record more time that was agreed, by an allowance or until a date."""
    scope = draft_scope(reference, **narrowing)
    fact = ExtensionAgreed(
        scope=scope,
        agreed_on=day,
        agreed_by=agreed_by,
        by=by,
        until=until,
        outside_protocol=outside_protocol,
        reason=reason,
    )
    save(fact, shows_moves=True)


@click.command("waive")
@click.argument("reference")
@asked("--on", "day", ask="From which day", type=DAY, help="From which day.")
@asked("--because", "reason", ask="Reason", help="Why.")
@narrows_to_periods
@writes
def waive(
    reference: str,
    day: date,
    reason: str,
    **narrowing: Unpack[ScopeDetails],
) -> None:
    """Record that something is not owed, and why."""
    scope = draft_scope(reference, **narrowing)
    save(ObligationWaived(scope=scope, waived_on=day, reason=reason), shows_moves=True)

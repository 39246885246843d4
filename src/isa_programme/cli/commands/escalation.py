"""Escalation: steps that fell due, and steps that were made."""

from __future__ import annotations

from datetime import date
from typing import Unpack

import click

from isa_programme.cli.asking import ask
from isa_programme.cli.commands.scoping import narrows_to_periods
from isa_programme.cli.options import asks, writes
from isa_programme.cli.prompting import asked
from isa_programme.cli.saving import save
from isa_programme.cli.settings import settings
from isa_programme.cli.typed_dates import DAY
from isa_programme.questions.escalation import EscalationDue
from isa_programme.record.drafts import ScopeDetails, draft_scope
from isa_programme.record.facts import EscalationMade
from isa_programme.report import columns


@click.command("list")
@asks
def list_escalations() -> None:
    """Every step that fell due and was not recorded as made."""
    ask(
        "escalations",
        EscalationDue,
        columns.ESCALATIONS,
        lambda tracker, day: tracker.escalations_due(as_at=day),
        nothing=f"no step has fallen due as at {settings().day}",
    )


@click.command("record")
@click.argument("reference")
@asked("--step", ask="Step", help="The step, by the name the protocol gives it.")
@asked("--on", "day", ask="Day it was made", type=DAY, help="The day it was made.")
@click.option("--text", default="", help="What was sent or said.")
@narrows_to_periods
@writes
def record(
    reference: str,
    step: str,
    day: date,
    text: str,
    **narrowing: Unpack[ScopeDetails],
) -> None:
    """Record that somebody took a step about the paper REFERENCE."""
    scope = draft_scope(reference, **narrowing)
    save(EscalationMade(scope=scope, step=step, made_on=day, text=text))

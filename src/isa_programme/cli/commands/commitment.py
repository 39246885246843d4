"""Commitments: made, told of, moved, done, dropped."""

from __future__ import annotations

from typing import Any

import click

from isa_programme.calendars.months import CivilDate
from isa_programme.cli.asking import ask
from isa_programme.cli.linking import published, tagged
from isa_programme.cli.options import asks, writes
from isa_programme.cli.prompting import asked
from isa_programme.cli.saving import save
from isa_programme.cli.typed_dates import DATE
from isa_programme.questions.commitments import CommitmentRow
from isa_programme.record.commitments import Commitment
from isa_programme.record.facts import (
    CommitmentDone,
    CommitmentDropped,
    CommitmentMade,
    CommitmentRevised,
    CommitmentUpdated,
)
from isa_programme.record.vocabulary import Visibility
from isa_programme.report import programme_columns


@click.command("list")
@click.option("--open", "only_open", is_flag=True, help="Only those still to be carried out.")
@click.option("--owner", help="Only those of this office.")
@asks
def list_commitments(only_open: bool, owner: str | None) -> None:
    """Every commitment, by the date it is promised for."""
    ask(
        "commitments",
        CommitmentRow,
        programme_columns.COMMITMENTS,
        lambda tracker, day: [
            row
            for row in tracker.commitments(as_at=day)
            if (row.is_open or not only_open) and owner in (None, row.owner)
        ],
        nothing="no commitment to list; isa commitment make records one",
    )


@click.command("make")
@click.argument("response")
@click.argument("text")
@asked("--owner", ask="Office that is to do it", help="The office that is to do it.")
@asked("--on", "made_on", ask="Day it was made", type=DATE, help="Day (or month) it was made.")
@click.option("--for", "promised_for", type=DATE, help="The day (or month) it is promised for.")
@click.option("--promise", default="", help="That date in its own words: by Easter.")
@click.option("--recommendation", type=click.IntRange(1), help="The recommendation it carries out.")
@click.option("--evidence", default="", help="What will show that it is done.")
@tagged()
@published
@writes
def make(visibility: str, **details: Any) -> None:  # noqa: ANN401 - the options above, by name
    """Record what the response RESPONSE commits to; its reference is assigned."""
    made = Commitment(visibility=Visibility(visibility), **details)
    save(CommitmentMade(commitment=made))


@click.command("update")
@click.argument("reference")
@click.argument("text")
@asked("--on", "updated_on", ask="Day told", type=DATE, help="Day (or month) it was told.")
@click.option("--evidence", default="", help="What shows it.")
@click.option("--source", default="", help="Where that is published.")
@writes
def update(reference: str, text: str, updated_on: CivilDate, evidence: str, source: str) -> None:
    """Record what its owner told of the commitment REFERENCE; it meets an update owed."""
    save(
        CommitmentUpdated(
            commitment=reference,
            text=text,
            updated_on=updated_on,
            evidence=evidence,
            source=source,
        )
    )


@click.command("revise")
@click.argument("reference")
@asked("--for", "promised_for", ask="New date", type=DATE, help="The new day (or month).")
@asked("--on", "revised_on", ask="Day it was moved", type=DATE, help="Day it was moved.")
@asked("--because", "reason", ask="Why", help="Why it was moved.")
@click.option("--promise", default="", help="The new date in its own words.")
@writes
def revise(
    reference: str, promised_for: CivilDate, revised_on: CivilDate, reason: str, promise: str
) -> None:
    """Record that the commitment REFERENCE is promised for another date."""
    save(
        CommitmentRevised(
            commitment=reference,
            promised_for=promised_for,
            revised_on=revised_on,
            reason=reason,
            promise=promise,
        )
    )


@click.command("done")
@click.argument("reference")
@asked("--on", "done_on", ask="Day it was done", type=DATE, help="Day (or month) it was done.")
@click.option("--evidence", default="", help="What shows it.")
@click.option("--source", default="", help="Where that is published.")
@writes
def done(reference: str, done_on: CivilDate, evidence: str, source: str) -> None:
    """Record that the commitment REFERENCE was carried out."""
    save(CommitmentDone(commitment=reference, done_on=done_on, evidence=evidence, source=source))


@click.command("drop")
@click.argument("reference")
@asked("--on", "dropped_on", ask="Day it was dropped", type=DATE, help="Day it was dropped.")
@asked("--because", "reason", ask="Why", help="Why it was dropped.")
@writes
def drop(reference: str, dropped_on: CivilDate, reason: str) -> None:
    """Record that the commitment REFERENCE will not be carried out."""
    save(CommitmentDropped(commitment=reference, dropped_on=dropped_on, reason=reason))

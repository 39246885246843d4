"""Saving: what was typed is read back, what it moves is shown, and then it is recorded."""

from __future__ import annotations

from collections.abc import Sequence

import click

from isa_programme.cli.settings import settings
from isa_programme.cli.showing import opened, put
from isa_programme.errors import FileError
from isa_programme.questions.moves import Move
from isa_programme.questions.past_standings import StandingChange
from isa_programme.questions.succession import OpenRow
from isa_programme.record.facts import EntryCorrected, Fact
from isa_programme.record.findings import Finding
from isa_programme.record.held import Held
from isa_programme.report import columns, programme_columns
from isa_programme.report.answers import Answer, written
from isa_programme.report.formats import Format
from isa_programme.report.sentences import sentence
from isa_programme.report.visible import visible
from isa_programme.tracker.recorded import Recorded
from isa_programme.tracker.tracker import Tracker
from isa_programme.tracker.viewing import View


def save(
    *facts: Fact,
    identity: str | None = None,
    again: bool = False,
    shows_moves: bool = False,
    changes_hands: str | None = None,
) -> None:
    """Record one fact, or several that belong together, and say what came of it.

    What they would move is shown first, where that is asked for; what is open with an office
    that changes hands, after it is recorded: it is worked out before, so that a failure to read
    can't make what was recorded look refused.
    """
    with opened() as tracker:
        if shows_moves:
            _show_moves(tracker, facts)
        _confirm(tracker, facts)
        told = "" if changes_hands is None else _open_with(tracker.foreseen(*facts), changes_hands)
        tell(*tracker.record_all(facts, identity=identity, again=again))
        click.echo(told, nl=False, err=True)


def _confirm(tracker: Tracker, facts: Sequence[Fact]) -> None:
    """On a terminal, read back what is to be saved and ask whether it is right."""
    if not settings().asks_back:
        return
    read_back(tracker, facts)
    erases = any(fact.erases is not None for fact in facts)
    question = "Erase these words for good?" if erases else "Save this?"
    click.confirm(question, default=not erases, abort=True, err=True)


def read_back(tracker: Tracker, facts: Sequence[Fact]) -> None:
    """Say what is to be recorded as it will be, with its references and what to know about it."""
    for each in tracker.completed(*facts):
        when = f"{each.fact.happened_on}: " if each.fact.happened_on else ""
        if each.fact.erases is not None:
            gone = sentence(tracker.register.entry(each.fact.erases).fact)
            click.echo(visible(f"entry {each.fact.erases}: {gone}"), err=True)
        click.echo(visible(f"{when}{sentence(each.fact)}"), err=True)
        _warn(each.findings)


def tell(*recorded: Recorded) -> None:
    """Say which entries were made, or were there already; warnings go to standard error."""
    answer = Answer(
        question="recorded",
        row=Recorded,
        rows=recorded,
        columns=(("reference", "reference"), ("entry", "number"), ("receipt", "receipt")),
        held=Held(head=recorded[-1].receipt) if recorded else Held(),
    )
    told = "".join(f"{_told(each)}\n" for each in recorded)
    try:
        put(told if settings().format == Format.TABLE else written(answer, _form()))
    except FileError as error:
        raise FileError(f"{error}; all the same, {told.strip()}") from error
    for each in recorded:
        _warn(each.findings)


def _warn(findings: Sequence[Finding]) -> None:
    for found in findings:
        click.echo(f"{found.severity}: {visible(found.sentence)}", err=True)


def _form() -> Format:
    return Format(settings().format)


def _told(recorded: Recorded) -> str:
    name = f"{recorded.reference}: " if recorded.reference else ""
    if recorded.already:
        return f"{name}already recorded as entry {recorded.number}; nothing was added"
    return f"{name}recorded as entry {recorded.number} (receipt {recorded.receipt})"


def show_past(tracker: Tracker, correction: EntryCorrected) -> None:
    """Show, before a correction is saved, which past standings it changes."""
    found = tracker.foresee_past(correction)
    answer = Answer(
        question="past-standings",
        row=StandingChange,
        rows=found,
        columns=columns.PAST_STANDINGS,
        heading="past standings that change:" if found else "",
        nothing="no past standing changes",
    )
    click.echo(written(answer, Format.TABLE), nl=False, err=True)


def _open_with(foreseen: View, addressee: str) -> str:
    """What is open with an office, and how to issue it again; nothing where nothing is."""
    found = foreseen.open_with(addressee, as_at=settings().day)
    answer = Answer(
        question="open-with",
        row=OpenRow,
        rows=found,
        columns=programme_columns.OPEN,
        heading=f"open with {addressee}:",
    )
    return written(answer, Format.TABLE) if found else ""


def _show_moves(tracker: Tracker, facts: Sequence[Fact]) -> None:
    found = tracker.foresee(*facts)
    answer = Answer(
        question="moves",
        row=Move,
        rows=found,
        columns=columns.MOVES,
        nothing="no deadline or standing changes",
    )
    click.echo(written(answer, Format.TABLE), nl=False, err=True)

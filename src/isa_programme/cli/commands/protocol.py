"""Protocols: the agreed rules."""

from __future__ import annotations

from pathlib import Path

import click

from isa_programme.cli.options import asks, writes
from isa_programme.cli.saving import save
from isa_programme.cli.showing import show, viewed
from isa_programme.cli.values import FILE, read_text
from isa_programme.exchange.shipped import EXAMPLES, example_protocol
from isa_programme.exchange.toml_files import read_protocol
from isa_programme.questions.stages import StageRow
from isa_programme.record.facts import ProtocolAgreed
from isa_programme.report import columns
from isa_programme.report.answers import Answer


def _show(name: str | None) -> None:
    with viewed() as tracker:
        rows = tracker.protocols(name)
        held = tracker.held
    show(
        Answer(
            question="protocols",
            row=StageRow,
            rows=rows,
            columns=columns.STAGES,
            held=held,
            nothing="no protocol: dates are those the letters ask for, if any",
        )
    )


@click.command("list")
@asks
def list_protocols() -> None:
    """Every stage of every protocol version."""
    _show(None)


@click.command("show")
@click.argument("name")
@asks
def show_protocol(name: str) -> None:
    """The stages of one protocol, every version."""
    _show(name)


@click.command("agree")
@click.argument("file", required=False, type=FILE)
@click.option("--example", type=click.Choice(EXAMPLES), help="A borrowed example instead.")
@writes
def agree(file: Path | None, example: str | None) -> None:
    """Put the protocol version in FILE (TOML) in force from its effective day.

    A version that governs what is open shows what it would re-date first.
    """
    if (file is None) == (example is None):
        raise click.UsageError("give either a protocol file, or --example with a name")
    found = read_protocol(read_text(file)) if file else example_protocol(str(example))
    save(ProtocolAgreed(protocol=found), shows_moves=found.governs_open)

"""Showing an answer: to standard output, or to the file named."""

from __future__ import annotations

import os
from pathlib import Path

import click

from isa_programme.cli.settings import Settings, settings
from isa_programme.errors import FaultsError
from isa_programme.report.answers import Answer, Format, written
from isa_programme.tracker.tracker import Tracker


def opened() -> Tracker:
    """The record the command is about."""
    kept = settings()
    return Tracker.open(kept.path, recorded_by=kept.by)


def show(answer: Answer) -> None:
    """Write an answer in the format asked for."""
    put(written(answer, Format(settings().format)))


def put(text: str) -> None:
    """Put text on standard output, or in the file named with ``--output``, always as UTF-8."""
    kept = settings()
    if kept.output is None:
        click.echo(text, nl=False)
        return
    _refuse_the_record(kept, kept.output)
    # Beside its place first, so that a full disk leaves the older file as it was.
    beside = kept.output.with_name(f".{kept.output.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(text.encode("utf-8"))
        beside.replace(kept.output)
    finally:
        beside.unlink(missing_ok=True)


def _refuse_the_record(kept: Settings, output: Path) -> None:
    if output.exists() and kept.path.exists() and output.samefile(kept.path):
        raise FaultsError("--output: this is the record itself; name another file")

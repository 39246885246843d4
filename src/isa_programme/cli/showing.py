"""Showing an answer: to standard output, or to the file named."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

import click

from isa_programme.cli.settings import settings
from isa_programme.errors import FaultsError, FileError
from isa_programme.report.answers import Answer, Format, written
from isa_programme.tracker.tracker import Tracker


def opened() -> Tracker:
    """The record the command is about."""
    kept = settings()
    refuse_output(kept.path)
    return Tracker.open(kept.path, recorded_by=kept.by)


def show(answer: Answer) -> None:
    """Write an answer in the format asked for."""
    put(written(answer, Format(settings().format)))


def put(text: str) -> None:
    """Put text on standard output, or in the file named with ``--output``, always as UTF-8."""
    kept = settings()
    if kept.output is None:
        _print(text)
        return
    # Beside its place first, so that a full disk leaves the older file as it was.
    beside = kept.output.with_name(f".{kept.output.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(text.encode("utf-8"))
        beside.replace(kept.output)
    except OSError as error:
        raise FileError(f"--output: {kept.output} can't be written: {error.strerror}") from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _print(text: str) -> None:
    try:
        click.echo(text, nl=False)
    except BrokenPipeError:
        # Whoever was reading has had enough; Python would complain again when it closes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        click.get_current_context().exit(0)


def refuse_output(record: Path) -> None:
    """Refuse an ``--output`` that can't be, before anything is done.

    Raises:
        FaultsError: it names the record.
        FileError: its folder is missing, or can't be written to.
    """
    output = settings().output
    if output is None:
        return
    if os.path.realpath(output) == os.path.realpath(record):
        raise FaultsError("--output: this is the record itself; name another file")
    folder = output.resolve().parent
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise FileError(f"--output: {output} can't be written: no such folder, or no right to")

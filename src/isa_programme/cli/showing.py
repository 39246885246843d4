"""Showing an answer: to standard output, or to the file named."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from isa_programme.cli.remembering import heads
from isa_programme.cli.settings import settings
from isa_programme.errors import (
    FaultsError,
    FileError,
    OutcomeUnconfirmedError,
    RecordError,
)

if TYPE_CHECKING:
    from pathlib import Path

    from isa_programme.report.answers import Answer
    from isa_programme.tracker.tracker import Tracker
    from isa_programme.tracker.viewing import Viewing

# What not every answer needs is imported where it is used.

_KEPT_BESIDE = ("journal", "wal", "shm")
"""Endings of the files that SQLite keeps beside a record, by which it undoes a crashed write."""


def opened() -> Tracker:
    """The record the command is about."""
    from isa_programme.tracker.tracker import Tracker  # noqa: PLC0415 - see above

    kept = settings()
    refuse_output(kept.place)
    return Tracker.open(kept.place, recorded_by=kept.by, heads=heads())


def shown_place(place: Path | str) -> str:
    """Where a record is, as people are told it: a path in full, an address without a password."""
    from isa_programme.report.visible import visible  # noqa: PLC0415 - see above

    if not isinstance(place, str):
        return visible(str(place.resolve()))
    from isa_programme.journal.addresses import parse_address  # noqa: PLC0415 - seldom needed

    return visible(parse_address(place).shown)


@contextmanager
def made_for_sure(place: Path | str) -> Iterator[None]:
    """Tell what fails within as of a record that was made all the same."""
    try:
        yield
    except RecordError as error:
        raise OutcomeUnconfirmedError(
            f"a record was made at {shown_place(place)}, but could not be looked at again: {error}"
        ) from error


@contextmanager
def viewed() -> Iterator[Viewing]:
    """The record as the command asks about it: as it was known then, as somebody may see it."""
    kept = settings()
    with opened() as tracker:
        if tracker.is_replaced():
            click.echo("warning: an older or other copy of the record; isa verify tells", err=True)
        if kept.known_at is None and kept.visibility is None:
            yield tracker
            return
        view = tracker.known_at(kept.known_at) if kept.known_at is not None else None
        if view is not None and sys.stderr.isatty():
            click.echo(_known(view), err=True)
        from isa_programme.record.vocabulary import Visibility  # noqa: PLC0415 - see above

        level = kept.visibility or Visibility.CONFIDENTIAL
        seen = (tracker if view is None else view).seen_at(level)
        if since := seen.restricted_since(tracker.register):
            what = ", ".join(since)
            click.echo(f"shown as it was known then, and restricted since: {what}", err=True)
        yield seen


@contextmanager
def viewed_for_others() -> Iterator[Viewing]:
    """The record as a command asks about it that makes something for others.

    Where nobody said who may see that, it is what is public; whoever makes it is told if that is
    not everything, since a page can't say of what is hidden that it is there.
    """
    with viewed() as shown:
        yield shown
        if settings().visibility is None and _hides(shown):
            click.echo(
                "only what is public is in it, which is not everything;"
                " --visibility says who else may see it",
                err=True,
            )


def _hides(shown: Viewing) -> bool:
    from isa_programme.record.vocabulary import Visibility  # noqa: PLC0415 - see above

    public = shown.seen_at(Visibility.PUBLIC).register
    whole = shown.register
    return {*whole.files, *whole.responses, *whole.followed} != {
        *(*public.files, *public.responses, *public.followed)
    }


def _known(view: Viewing) -> str:
    entries = view.register.entries
    if not entries:
        return "nothing had been recorded by then"
    last = entries[-1]
    return f"as known from entries 1 to {last.number}, the last recorded on {last.recorded_on}"


def show(answer: Answer) -> None:
    """Write an answer in the format asked for."""
    from isa_programme.report.answers import written  # noqa: PLC0415 - see above
    from isa_programme.report.formats import Format  # noqa: PLC0415 - see above

    put(written(answer, Format(settings().format)))


def put(made: str | bytes, *, private: bool = False) -> None:
    """Put what was made on standard output, or in the file named; text always as UTF-8.

    A new file that is private is to be read by its owner alone, where the system knows of that.
    """
    kept = settings()
    if kept.output is None:
        _print(made)
        return
    import shutil  # noqa: PLC0415 - see above

    from isa_programme.cli.values import files_read  # noqa: PLC0415 - see above

    content = made.encode("utf-8") if isinstance(made, str) else made
    place = kept.output.resolve()
    if place in files_read():
        raise FileError(f"{kept.output} was read for this very answer; name another file")
    # Beside its place first, so that a full disk leaves the older file as it was.
    beside = _beside(place)
    try:
        if place.exists() and not place.is_file():
            place.write_bytes(content)  # a pipe or a device stays what it is
            return
        beside.touch(mode=0o600 if private else 0o666)
        beside.write_bytes(content)
        if place.exists():
            shutil.copymode(place, beside)
        beside.replace(place)
    except OSError as error:
        raise FileError(f"{kept.output} can't be written: {error.strerror}") from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _print(made: str | bytes) -> None:
    if sys.stdout is None:
        raise FileError("there is no standard output to write to")
    if isinstance(made, bytes) and sys.stdout.isatty():
        raise FaultsError("this is no text to read on a screen; name a file to write it to")
    try:
        click.echo(made, nl=False, color=True)  # else it drops what looks like an escape
    except BrokenPipeError:
        # Whoever was reading has had enough.
        _let_go_of_output()
        click.get_current_context().exit(0)
    except OSError as error:
        _let_go_of_output()
        raise FileError(f"standard output can't be written: {error.strerror}") from error


def _let_go_of_output() -> None:
    # Python would otherwise complain again when it closes.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def refuse_output(record: Path | str) -> None:
    """Refuse an ``--output`` that can't be, before anything is done.

    Raises:
        FaultsError: it names the record.
        FileError: its folder is missing, or can't be written to.
    """
    output = settings().output
    if output is None:
        return
    place = output.resolve()
    if not isinstance(record, str) and place in _files_of(record.resolve()):
        raise FaultsError(f"{output} is the record itself, or belongs to it; name another file")
    try:
        if not output.name or place.is_dir():
            raise FileError("the answer needs the name of a file to be written to")
        if place.exists() and not place.is_file():
            return
        # Made and removed again: whether a file can be made is asked of the disk, not guessed.
        _beside(place).touch(exist_ok=False)
        _beside(place).unlink()
    except OSError as error:
        raise FileError(f"{output} can't be written: {error.strerror}") from error


def _files_of(record: Path) -> set[Path]:
    return {record, *(record.with_name(f"{record.name}-{kind}") for kind in _KEPT_BESIDE)}


def _beside(place: Path) -> Path:
    return place.with_name(f".{place.name}.{os.getpid()}.part")

"""A command that fails: what is said of it, and the exit code of each kind of failure."""

from __future__ import annotations

import traceback

import click

from isa_programme.cli.exit_codes import BAD_INPUT, INTERRUPTED, UNEXPECTED, exit_code
from isa_programme.errors import FaultsError, IsaProgrammeError
from isa_programme.report.visible import visible


def told(error: BaseException, *, debug: bool) -> int:
    """Say on standard error what went wrong; the exit code to leave with.

    Args:
        error: what was raised.
        debug: whether to show where it came from.
    """
    match error:
        case click.exceptions.NoArgsIsHelpError():
            error.show()
            return BAD_INPUT
        case click.ClickException():
            say(_one_line(error))
            return BAD_INPUT
        case click.Abort() | KeyboardInterrupt():
            say("interrupted; nothing was saved")
            return INTERRUPTED
        case IsaProgrammeError():
            if debug:
                traceback.print_exception(error)
            for sentence in error.faults if isinstance(error, FaultsError) else (str(error),):
                say(sentence)
            return exit_code(error)
        case _:
            if debug:
                traceback.print_exception(error)
            else:
                # The message might quote the record, so only its kind is shown.
                say(f"unexpected failure ({type(error).__name__}); run it again with --debug")
            return UNEXPECTED


def say(sentence: str) -> None:
    """Say a sentence on standard error."""
    click.echo(f"isa: {visible(sentence)}", err=True)


def _one_line(error: click.ClickException) -> str:
    said = " ".join(error.format_message().split())
    said = said.removesuffix(".")
    if not said[1:2].isupper():
        said = said[:1].lower() + said[1:]
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{said} ({context.command_path} --help says more)" if context else said

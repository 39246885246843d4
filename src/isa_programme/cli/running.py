"""Running a command: UTF-8 whatever the code page, and one exit code for each kind of failure."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from io import TextIOWrapper

import click

from isa_programme.cli.exit_codes import BAD_INPUT, INTERRUPTED, UNEXPECTED, exit_code
from isa_programme.errors import FaultsError, IsaProgrammeError
from isa_programme.report.visible import visible

COMPLETES = "_ISA_COMPLETE"
"""In the environment, it says that a shell asks what could be typed next."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run ``isa`` with the command line's arguments and leave with its exit code."""
    _speak_utf8()
    if (asked := os.environ.get(COMPLETES)) is not None and arguments is None:
        from isa_programme.cli.completing.shells import answer  # noqa: PLC0415 - rarely asked

        sys.exit(answer(asked))
    from isa_programme.cli.commands import isa  # noqa: PLC0415 - streams are set up first

    given = list(sys.argv[1:] if arguments is None else arguments)
    sys.exit(_run(isa, given))


def _run(isa: click.Group, arguments: list[str]) -> int:
    debug = "--debug" in arguments
    try:
        code = isa.main(arguments, prog_name="isa", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return BAD_INPUT
    except click.ClickException as error:
        _say(_one_line(error))
        return BAD_INPUT
    except (click.Abort, KeyboardInterrupt):
        _say("interrupted; nothing was saved")
        return INTERRUPTED
    except IsaProgrammeError as error:
        if debug:
            traceback.print_exc()
        for sentence in error.faults if isinstance(error, FaultsError) else (str(error),):
            _say(sentence)
        return exit_code(error)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is not the user's
        if debug:
            traceback.print_exc()
        else:
            # The message might quote the record, so only its kind is shown.
            _say(f"unexpected failure ({type(error).__name__}); run it again with --debug")
        return UNEXPECTED


def _say(sentence: str) -> None:
    click.echo(f"isa: {visible(sentence)}", err=True)


def _one_line(error: click.ClickException) -> str:
    said = " ".join(error.format_message().split())
    said = said.removesuffix(".")
    if not said[1:2].isupper():
        said = said[:1].lower() + said[1:]
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{said} ({context.command_path} --help says more)" if context else said


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")

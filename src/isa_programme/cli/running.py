"""Running a command: UTF-8 whatever the code page, and an exit code whatever happens."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click

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
    try:
        code = isa.main(arguments, prog_name="isa", standalone_mode=False)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - each is told, and has its code
        from isa_programme.cli.failing import told  # noqa: PLC0415 - few commands fail

        return told(error, debug="--debug" in arguments)
    return code if isinstance(code, int) else 0


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")

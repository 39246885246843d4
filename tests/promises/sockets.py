"""Sockets: whether a command opened one, told by the interpreter itself."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from isa_programme.cli.running import main

_BESIDE = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.")


def heard(arguments: Sequence[str]) -> None:
    """Run a command, and name on standard error each thing it did with a network."""

    def hears(event: str, _: object) -> None:
        if event.startswith(_BESIDE):
            sys.stderr.write(f"network: {event}\n")

    sys.addaudithook(hears)
    main(arguments)

"""Writes the page of help anew: from the folder ``tests``, ``python -m help_page``."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import redirect_stdout, suppress
from pathlib import Path

import click

from isa_programme.cli.commands import isa
from isa_programme.cli.running import main

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "help.md"

_PREFACE = """\
# What each command says of itself

What `--help` shows of every command, word for word. More on each is in
[commands](commands.md). This page is written from the commands: `python -m help_page`, in the
folder `tests`.
"""


def commands(command: click.Command = isa, *words: str) -> Iterator[tuple[str, ...]]:
    """The words of every group and command, a group before what it holds."""
    yield words
    if isinstance(command, click.Group):
        for name in sorted(command.commands):
            yield from commands(command.commands[name], *words, name)


def said_of(words: tuple[str, ...]) -> str:
    """What a command says of itself, as wide as where nobody says how wide it is."""
    shown = io.StringIO()
    with redirect_stdout(shown), suppress(SystemExit):
        main([*words, "--help"])
    return "\n".join(line.rstrip() for line in shown.getvalue().splitlines())


def page() -> str:
    """The page as it should stand."""
    sections = (
        f"\n## {' '.join(('isa', *words))}\n\n```text\n{said_of(words)}\n```\n"
        for words in commands()
    )
    return _PREFACE + "".join(sections)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
